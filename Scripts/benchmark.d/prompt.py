"""How long a prompt takes: from the start to the prompt, from a key to its paint, and to complete a name.

Each program runs on a pseudo-terminal of 80 columns; what it writes is read as a terminal would read it.
"""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

import environment

# The most seconds that anything is waited for.
LIMIT = 30
KEYS = 40
LINES = 200
# What is shown without a pause this long is one paint.
PAUSE = 0.05


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, command, settings):
        self.start = time.perf_counter()
        self.process, self.device = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, settings | {"TERM": "xterm-256color"})
        fcntl.ioctl(self.device, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))

    def read(self, seconds):
        """What it writes within so many seconds; empty where it writes nothing. Its questions are answered."""
        if not select.select([self.device], [], [], seconds)[0]:
            return b""
        try:
            output = os.read(self.device, 1 << 16)
        except OSError:
            return b""
        if b"\x1b[6n" in output:
            os.write(self.device, b"\x1b[1;1R")
        return output

    def until(self, wanted):
        """Reads until a text was written; the time when it was."""
        text, end = b"", time.perf_counter() + LIMIT
        while time.perf_counter() < end:
            text += self.read(0.2)
            # Colours may stand between the letters.
            if wanted in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", text):
                return time.perf_counter()
        raise TimeoutError(f"{wanted.decode()} did not appear, but {text[-200:]!r}")

    def settle(self, pause=0.3):
        while self.read(pause):
            pass

    def painted(self, key):
        """Seconds from a key to the last of what it makes the program write; `None` where it writes nothing."""
        self.settle(PAUSE)
        begin, last = time.perf_counter(), None
        os.write(self.device, key)
        while self.read(LIMIT if last is None else PAUSE):
            last = time.perf_counter()
        return None if last is None else last - begin

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.device)


def measured(command, prompt, settings, has_cells):
    """Seconds by what was measured. `has_cells`: whether several lines are edited as one text."""
    terminal = Terminal(command, settings)
    try:
        figures = {"start": terminal.until(prompt) - terminal.start}
        terminal.settle(1)
        figures["key"] = statistics.median(terminal.painted(b"x") for _ in range(KEYS))
        os.write(terminal.device, b"\x15")
        terminal.settle()
        figures["completion"] = completion(terminal)
        if has_cells:
            cell = "def f(x):\n" + "".join(f"    y{line} = max(x, {line}) + 1\n" for line in range(LINES - 2))
            os.write(terminal.device, b"\x1b[200~" + cell.encode() + b"    return x\x1b[201~")
            terminal.settle(1)
            figures["key_in_cell"] = statistics.median(terminal.painted(b"x") for _ in range(KEYS))
        return figures
    finally:
        terminal.close()


def completion(terminal):
    """The median of some completions of a name that only one fits."""
    times = []
    for _ in range(10):
        os.write(terminal.device, b"enumer")
        terminal.settle()
        begin = time.perf_counter()
        os.write(terminal.device, b"\t")
        times.append(terminal.until(b"ate") - begin)
        terminal.settle()
        os.write(terminal.device, b"\x15")
        terminal.settle()
    return statistics.median(times)


ROWS = [
    ("start to prompt, ms", "start"), ("key to paint, ms", "key"),
    (f"key to paint in a cell of {LINES} lines, ms", "key_in_cell"), ("completion of a name, ms", "completion"),
]


def table(programs, rounds, settings, say):
    """A Markdown table, and the seconds by program, round by round; `programs` are titles, commands, prompts, and whether they edit
    cells."""
    found = {title: [] for title, *_ in programs}
    for number in range(rounds):
        for title, command, prompt, has_cells in programs:
            found[title].append(measured(command, prompt, settings, has_cells))
            say(f"{title}, round {number + 1} of {rounds}: {found[title][-1]['start'] * 1000:.0f} ms to the prompt")
    lines = [["", *found], ["---"] + ["---:"] * len(found)]
    for label, name in ROWS:
        cells = []
        for figures in found.values():
            values = [round_[name] * 1000 for round_ in figures if name in round_]
            cells.append(spread(values))
        lines.append([label, *cells])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n", found


def compare(fieldbook, rounds, say):
    """The table beside IPython and python3."""
    ipython = environment.python(environment.IPYTHON)
    with tempfile.TemporaryDirectory() as home:
        settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONSTARTUP")}
        settings |= {"HOME": home, "XDG_DATA_HOME": home, "IPYTHONDIR": home}
        programs = [
            ("Fieldbook", [fieldbook], b"In [1]:", True),
            ("IPython", [ipython, "-m", "IPython", "--no-banner"], b"In [1]:", True),
            ("python3", [sys.executable], b">>> ", False),
        ]
        return table(programs, rounds, settings, say)


def spread(values):
    if not values:
        return "–"
    middle = f"{statistics.median(values):.1f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.1f}–{max(values):.1f})"
