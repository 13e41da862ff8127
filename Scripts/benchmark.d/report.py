"""The runs as a Markdown table."""

import statistics


def report(caption, cases, participants, runs, is_busy):
    """A caption, then a section per case. Failed runs are listed below their table."""
    parts = ["\n".join(f"- {line}" for line in caption)]
    for case in cases:
        own = [run for run in runs if run.case is case]
        parts.append(f"## {case.title}\n\n{case.sizes}\n\n" + table(case, participants, own, is_busy))
        failures = {(run.participant.name, run.failure) for run in own if run.failure}
        parts += [f"{name} did not get through: {failure}" for name, failure in sorted(failures)]
    return "\n\n".join(parts) + "\n"


def table(case, participants, runs, is_busy):
    pairs = [
        (a, b) for k, a in enumerate(participants) for b in participants[k + 1:] if k == 0 or b in participants[:3]]
    head = ["", *(p.title for p in participants), *(f"{a.name} / {b.name}" for a, b in pairs)]
    alone = [run for run in runs if not run.is_busy]
    beside = [run for run in runs if run.is_busy]
    rows = [
        ("training, images/s", alone, "training", 1),
        ("training by fit, images/s", alone, "fit", 1), ("loop's share of fit, %", alone, "fit_share", 0.01),
        ("prediction, images/s", alone, "prediction", 1),
        ("training, share of peak, %", alone, "training_share", 0.01),
        ("prediction, share of peak, %", alone, "prediction_share", 0.01),
        ("time to first batch, s", alone, "first_batch", 1), ("peak resident memory, MB", alone, "peak_memory", 1e6),
        ("loss of the last epoch", alone, "loss", 1),
    ]
    if is_busy:
        rows += [
            ("training beside a busy process, images/s", beside, "training", 1),
            ("prediction beside a busy process, images/s", beside, "prediction", 1),
            ("training kept beside it, %", beside, "training_kept", 0.01),
            ("prediction kept beside it, %", beside, "prediction_kept", 0.01),
        ]
    lines = [head, ["---"] + ["---:"] * (len(head) - 1)]
    for label, chosen, name, unit in rows:
        if name.startswith("fit") and not any(name in run.figures for run in chosen):
            continue
        by_round = {
            participant: {
                run.round: run.figures[name] / unit
                for run in chosen if run.participant is participant and name in run.figures
            }
            for participant in participants
        }
        cells = [spread(list(by_round[participant].values())) for participant in participants]
        has_ratio = name != "loss" and not name.endswith("_share")
        cells += [ratio(by_round[a], by_round[b]) if has_ratio else "" for a, b in pairs]
        lines.append([label, *cells])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def summary(facts, cases, runs):
    """The README's table: what Fieldbook reached, and how many times what Keras and PyTorch reached."""

    def of(case, participant, name):
        chosen = [run for run in runs if run.case is case and run.participant.name == participant and not run.is_busy]
        return {run.round: run.figures[name] for run in chosen if name in run.figures}

    lines = [
        "| images a second | training | / Keras | / PyTorch | prediction | / Keras | / PyTorch |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for case in cases:
        cells = []
        for name in ("training", "prediction"):
            own = of(case, "Fieldbook", name)
            cells.append(figure(statistics.median(own.values())) if own else "–")
            for peer in ("Keras", "PyTorch"):
                ratios = [own[number] / value for number, value in of(case, peer, name).items() if number in own]
                cells.append(figure(statistics.median(ratios)) if ratios else "–")
        lines.append(f"| {case.title} | " + " | ".join(cells) + " |")
    machine = f"{facts['date']}, {facts['machine']}, medians of {facts['rounds']} rounds"
    return "\n".join([*lines, "", f"{machine}: {'; '.join(facts['versions'])}."]) + "\n"


def ratio(a, b):
    """The ratios of consecutive runs of the same round."""
    return spread([a[number] / b[number] for number in sorted(a.keys() & b.keys()) if b[number]])


def spread(values):
    """The median, with minimum and maximum if there are several."""
    if not values:
        return "–"
    middle = figure(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} ({figure(min(values))}–{figure(max(values))})"


def figure(value):
    """Three significant digits, or all digits before the point."""
    if value >= 100:
        return f"{value:,.0f}"
    digits = 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}"
