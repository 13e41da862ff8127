"""Images on their way to a network, beside `tf.data`, torchvision and PIL: the cases `augmentation` and `decode`."""

import os
import pathlib
import statistics
import subprocess
import tempfile

PROGRAMS = pathlib.Path(__file__).parent
PEERS = {"augmentation": ["tf.data", "torchvision"], "decode": ["tf.data", "torchvision", "PIL"]}


def rows(case, is_quick):
    """What is measured: its title, and the names that its program finds."""
    share = 8 if is_quick else 1
    passes = 3 if is_quick else 6
    if case == "decode":
        yield "JPEG files of 500 × 375 to 224²", dict(images=512 // share, batch_size=32, passes=passes)
    else:
        yield "digits, 28²", dict(side=28, channels=1, images=25600 // share, batch_size=64, passes=passes)
        yield "photos, 224²", dict(side=224, channels=3, images=512 // share, batch_size=32, passes=passes)


def rate(command, images, settings):
    """Images a second of the median pass, the first not counted; `None` where it fails."""
    ended = subprocess.run([str(word) for word in command], env=settings, capture_output=True, text=True)
    times = [float(line.split()[1]) for line in ended.stdout.splitlines() if line.startswith("pass ")]
    return images / statistics.median(times[1:]) if ended.returncode == 0 and len(times) > 1 else None


def commands(case, names, program, fieldbook, tensorflow, torch):
    """What runs, by title."""
    folder = names.get("folder")
    access = ["--allow", folder] if folder else []
    found = {"Fieldbook": [fieldbook, "run", *access, program], "tf.data": [tensorflow, program]}
    for peer in PEERS[case][1:]:
        values = list(names.values())
        if folder:
            values.remove(names["images"])
        found[peer] = [torch, PROGRAMS / "torch_pipelines.py", case, peer, *values]
    return found


def compare(case, fieldbook, tensorflow, torch, rounds, is_quick, settings, say):
    """A Markdown table of images a second, and the rates of each row by who reached them, round by round."""
    columns = ["Fieldbook", *PEERS[case]]
    lines = ["| images | " + " | ".join(columns) + " | Fieldbook / best |", "| --- |" + " ---: |" * (len(columns) + 1)]
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for title, names in rows(case, is_quick):
            if case == "decode":
                photos = os.path.join(folder, "photos")
                os.mkdir(photos)
                names = dict(folder=photos, **names)
                subprocess.run(
                    [torch, PROGRAMS / "torch_pipelines.py", "photos", photos, str(names["images"])], check=True)
            program = os.path.join(folder, "program.py")
            head = "".join(f"{name} = {value!r}\n" for name, value in names.items())
            parts = [(PROGRAMS / name).read_text() for name in (f"{case}.py", "passes.py")]
            pathlib.Path(program).write_text(head + "\n".join(parts))
            found = {column: [] for column in columns}
            for number in range(rounds):
                for column, command in commands(case, names, program, fieldbook, tensorflow, torch).items():
                    reached = rate(command, names["images"], settings)
                    if reached is not None:
                        found[column].append(reached)
                say(f"{title}, round {number + 1} of {rounds}")
            middle = {column: statistics.median(rates) for column, rates in found.items() if rates}
            cells = [f"{middle[column]:,.0f}" if column in middle else "failed" for column in columns]
            best = max((value for column, value in middle.items() if column != "Fieldbook"), default=None)
            ratio = f"{middle['Fieldbook'] / best:.2f}" if best and "Fieldbook" in middle else ""
            lines.append(f"| {title} | " + " | ".join(cells) + f" | {ratio} |")
            figures[title] = found
    return "\n".join(lines) + "\n", figures
