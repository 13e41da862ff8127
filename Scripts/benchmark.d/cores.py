"""What more cores would give in training: the case `cores`.

A step of k cores takes the time of one core for its share of the batch, and that in which gradients are added up and parameters
updated. The first is measured on one core, for each size of a share. The second is, for P parameters, P · (update / k + addition):
each core updates a part of the parameters, for which it reads every core's gradients. Both constants are measured on another
network, of dense layers alone. Steps of one and of two cores are measured besides, to compare. Not counted: meetings of the
cores (two a step, and those of each layer of batch normalization), clocks that fall when many cores work, and the memory that they share, for which the bytes of parameters that
are read are given.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(__file__).parent / "shares.py"
CORES = [1, 2, 4, 8, 16, 64]
# The networks of `shares.py`, and the images of a batch.
NETWORKS = {"exercise 9's": 64, "MobileNetV2": 32, "ResNet-50": 16}
# The network by which the constants are measured.
DENSE, DENSE_BATCH = "dense layers", 16


def measured(fieldbook, cores, name, batch, shares, settings):
    """The parameters, the seconds of a step of `fit`, and those of one worker for each size of a share."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    head = f"name, batch, shares = {name!r}, {batch}, {shares}\n"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "program.py"
        path.write_text(head + PROGRAM.read_text())
        output = subprocess.run(
            [fieldbook, "run", path], env=settings, check=True, capture_output=True, text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, allowed)).stdout
    lines = output.splitlines()
    [parameters, step] = next(line for line in lines if line.startswith("step ")).split()[1:]
    times = [line for line in lines if " on one worker" in line]
    seconds = [float(line.split()[0].replace(",", "")) * 1e-6 for line in times]
    return int(parameters), float(step), dict(zip(shares, seconds, strict=True))


def shares_of(batch):
    """The images of the busiest core, by the number of cores; no more cores than images."""
    return {cores: -(-batch // cores) for cores in CORES if cores <= batch}


def shown(speed):
    return f"{speed:,.0f}" if speed >= 100 else f"{speed:.3g}"


def medians(rounds, *task):
    """The medians of `measured` over some rounds."""
    results = [measured(*task) for _ in range(rounds)]
    shares = {share: statistics.median(result[2][share] for result in results) for share in results[0][2]}
    return results[0][0], statistics.median(result[1] for result in results), shares


def compare(fieldbook, rounds, settings, say):
    """A Markdown table for each network, and the figures."""
    if len(os.sched_getaffinity(0)) < 2:
        raise SystemExit("the case `cores` needs two cores to measure with")
    say("cores: the constants")
    count, one, times = medians(rounds, fieldbook, 1, DENSE, DENSE_BATCH, [DENSE_BATCH, DENSE_BATCH // 2], settings)
    _, two, _ = medians(rounds, fieldbook, 2, DENSE, DENSE_BATCH, [], settings)
    update = (one - times[DENSE_BATCH]) / count
    addition = (two - times[DENSE_BATCH // 2]) / count - update / 2
    lines = [f"For a parameter: update {update * 1e9:.2f} ns, addition {addition * 1e9:.2f} ns.", ""]
    figures = {"update": update, "addition": addition}
    for name, batch in NETWORKS.items():
        say(f"cores: {name}")
        shares = shares_of(batch)
        parameters, alone, times = medians(rounds, fieldbook, 1, name, batch, sorted(set(shares.values())), settings)
        _, pair, _ = medians(rounds, fieldbook, 2, name, batch, [], settings)
        own = {1: alone, 2: pair}
        lines += [
            f"{name[0].upper() + name[1:]}, {parameters:,} parameters, batches of {batch}:", "",
            "| cores | images of a core | images/s, predicted | measured | efficiency, % | parameters read, GB/s |",
            "| ---: | ---: | ---: | ---: | ---: | ---: |"]
        figures[name] = {}
        for cores, share in shares.items():
            seconds = times[share] + parameters * (update / cores + (addition if cores > 1 else 0))
            speed = batch / seconds
            if cores == 1:
                first = speed
            # Once forwards, and once for each of the two gradients.
            read = 3 * 4 * parameters * cores / seconds
            found = shown(batch / own[cores]) if cores in own else ""
            efficiency = 100 * speed / first / cores
            lines.append(f"| {cores} | {share} | {shown(speed)} | {found} | {efficiency:.0f} | {read / 1e9:.3g} |")
            figures[name][cores] = {"predicted": speed, "measured": batch / own[cores] if cores in own else None}
        lines.append("")
    return "\n".join(lines), figures
