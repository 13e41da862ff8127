"""Plain code in Fieldbook and in CPython with NumPy: the case `plain-python`."""

import pathlib
import statistics
import subprocess

PROGRAM = pathlib.Path(__file__).parent / "loops.py"


def seconds(command):
    """Seconds and result of each piece."""
    output = subprocess.run([*command, PROGRAM], check=True, capture_output=True, text=True).stdout
    lines = [line.split(maxsplit=2) for line in output.splitlines()]
    return {name: (float(time), result) for name, time, result in lines}


def compare(fieldbook, python, rounds):
    """A Markdown table: for each piece the median seconds of both, and the median of CPython's over Fieldbook's. Behind it the
    seconds of both by piece, round by round."""
    runs = [(seconds([fieldbook, "run"]), seconds([python])) for _ in range(rounds)]
    lines = ["| plain code | Fieldbook, ms | CPython, ms | CPython / Fieldbook |", "| --- | ---: | ---: | ---: |"]
    ratios, figures = [], {}
    for name in runs[0][0]:
        own, other = [[run[side][name][0] for run in runs] for side in (0, 1)]
        results = {run[side][name][1] for run in runs for side in (0, 1)}
        if len(results) > 1:
            raise SystemExit(f"{name} gives different results: {', '.join(sorted(results))}")
        ratio = statistics.median(b / a for a, b in zip(own, other))
        ratios.append(ratio)
        figures[name] = {"Fieldbook": own, "CPython": other}
        lines.append(
            f"| {name.replace('_', ' ')} | {statistics.median(own) * 1e3:.1f} | {statistics.median(other) * 1e3:.1f} "
            f"| {ratio:.2f} |")
    lines.append(f"| geometric mean | | | {statistics.geometric_mean(ratios):.2f} |")
    return "\n".join(lines) + "\n", figures
