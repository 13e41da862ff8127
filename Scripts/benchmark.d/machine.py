"""Describes the machine and its load."""

import os
import pathlib
import time


def processor():
    """The processor's name, its cores, and its widest relevant instruction set."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    fields = {name.strip(): value.strip() for name, value in fields.items()}
    flags = fields.get("flags", "").split()
    widest = "AVX-512" if "avx512f" in flags else "AVX2" if "avx2" in flags else "without AVX2"
    return f"{fields.get('model name', 'unknown processor')}, {len(os.sched_getaffinity(0))} cores, {widest}"


def busy_seconds():
    """Processor seconds that all processes together have used since the machine started."""
    user, nice, system, _, _, interrupt, soft, steal = map(int, open("/proc/stat").readline().split()[1:9])
    return (user + nice + system + interrupt + soft + steal) / os.sysconf("SC_CLK_TCK")


def load(seconds=2.0):
    """The fraction of the processors in use, 0 to 1."""
    start = busy_seconds()
    time.sleep(seconds)
    return (busy_seconds() - start) / seconds / os.cpu_count()
