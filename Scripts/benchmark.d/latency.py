"""Prediction of one image a call, and of few, beside ONNX Runtime, OpenVINO and PyTorch: the case `latency`."""

import pathlib
import statistics
import subprocess
import tempfile

PROGRAMS = pathlib.Path(__file__).parent
# Networks and the images of a call.
ROWS = [
    ("exercise9", 1), ("exercise2", 1), ("mobilenetv2", 1), ("resnet50", 1),
    ("exercise2", 10), ("mobilenetv2", 32), ("resnet50", 16),
]
ENGINES = ["ONNX Runtime", "OpenVINO", "PyTorch", "torch.compile"]


def printed(command, settings):
    """Median and 99th percentile of a call in seconds, by what is called."""
    ended = subprocess.run(command, env=settings, capture_output=True, text=True)
    if ended.returncode != 0:
        return {}
    lines = [line.split("\t") for line in ended.stdout.splitlines() if line.count("\t") == 2]
    return {name: (float(median), float(late)) for name, median, late in lines}


def own(fieldbook, name, batch, settings):
    """Fieldbook's times: the case's network, then `calling.py`."""
    head = f"batch_size, images, predictions = {batch}, {batch}, {batch}\n"
    parts = [head, *((PROGRAMS / f"{part}.py").read_text() for part in (name, "calling"))]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write("\n".join(parts))
        program.flush()
        return printed([fieldbook, "run", program.name], settings)


def compare(fieldbook, peers, rounds, settings, say):
    """A Markdown table: images a second by the median call, and the 99th percentile of a call, of each engine. Behind it the
    seconds of both by network and engine, round by round."""
    columns = ["Fieldbook", *ENGINES]
    lines = [
        "| network, images a call | " + " | ".join(columns) + " | Fieldbook / best |",
        "| --- |" + " ---: |" * (len(columns) + 1),
    ]
    figures = {}
    for name, batch in ROWS:
        runs = []
        for number in range(rounds):
            times = own(fieldbook, name, batch, settings)
            for engine in ENGINES:
                times |= printed([peers, PROGRAMS / "engines.py", engine, name, str(batch)], settings)
            runs.append(times)
            say(f"{name}, {batch} a call, round {number + 1} of {rounds}")
        figures[f"{name}, {batch}"] = runs
        cells, rates = [], {}
        for engine in columns:
            found = [run[engine] for run in runs if engine in run]
            if not found:
                cells.append("failed")
                continue
            median, late = (statistics.median(times) for times in zip(*found))
            rates[engine] = batch / median
            cells.append(f"{rates[engine]:,.1f} ({late * 1e3:,.2f} ms)")
        best = max((rate for engine, rate in rates.items() if engine != "Fieldbook"), default=None)
        ratio = f"{rates['Fieldbook'] / best:.2f}" if best and "Fieldbook" in rates else ""
        lines.append(f"| {name}, {batch} | " + " | ".join(cells) + f" | {ratio} |")
    return "\n".join(lines) + "\n", figures
