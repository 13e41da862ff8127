"""How the time of built-in operations grows, in Fieldbook and in CPython: the case `costs`."""

import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).parent / "growth.py"
# Growth that may be measured beyond that of CPython: caches and other processes.
MARGIN = 0.5


def measured(command):
    """Expected power, measured power and seconds of each operation."""
    output = subprocess.run([*command, PROGRAM], check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in output.splitlines()]
    return {name: tuple(map(float, numbers)) for name, *numbers in rows}


def compare(fieldbook):
    """A Markdown table of the powers of the size by which each operation's time grows, and those that grow faster than in CPython."""
    own, other = measured([fieldbook, "run"]), measured([sys.executable])
    lines = [
        "| operation | grows by, expected | Fieldbook | CPython | CPython's time / Fieldbook's |",
        "| --- | ---: | ---: | ---: | ---: |"]
    worse = []
    for name, (expected, power, seconds) in own.items():
        if power > max(expected, other[name][1]) + MARGIN and seconds > 2e-3:
            worse.append(name)
        lines.append(f"| {name} | {expected:g} | {power:.2f} | {other[name][1]:.2f} | {other[name][2] / max(seconds, 1e-9):.2f} |")
    lines.append("\nGrows faster than in CPython: " + (", ".join(worse) or "nothing"))
    return "\n".join(lines) + "\n", {"Fieldbook": own, "CPython": other}
