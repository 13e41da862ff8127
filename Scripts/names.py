"""What the scripts that write tables of names have in common."""

import pathlib
import subprocess
import sys
import tempfile

from environment import ROOT


def program():
    """The fieldbook to ask: the argument, or that of a debug build."""
    return pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build" / "debug" / "fieldbook")


def ask(imports, expression):
    """The names that Fieldbook has in a module or an object, in its order; none where it has no such."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(
            f"{imports}\ntry:\n    space = {expression}\nexcept AttributeError:\n    pass\n"
            "else:\n    for name in dir(space): print(name)\n")
        file.flush()
        done = subprocess.run([program(), "run", file.name], capture_output=True, text=True, check=True)
    return done.stdout.split()


def listed(names):
    return " ".join(f"`{name}`" for name in names)


def table(heads, rows):
    """A table of two columns after a blank line; nothing without rows."""
    return ["", f"| {heads[0]} | {heads[1]} |", "|---|---|"] + [f"| {a} | {b} |" for a, b in rows] if rows else []


def by_reason(names, have, why):
    """The names that are absent on purpose, by the reason."""
    absent = {}
    for name in names:
        if name in why and name not in have:
            absent.setdefault(why[name], []).append(name)
    return absent


def write_page(name, lines):
    (ROOT / "Docs" / name).write_text("\n".join(lines).rstrip() + "\n")
    print(f"Docs/{name}")


def write_swift(library, script, public, absent):
    """The table for messages about names that are not here: `public` by module, `absent` by the reason."""
    lines = [
        f"// Written by `Scripts/{script}`.",
        "",
        f"/// The public names of {library}, for messages about those that are not here.",
        f"enum {library}Names {{",
        "  /// The names of each module.",
        "  static let all: [String: String] = [",
    ]
    for space, names in public.items():
        lines += [f'    "{space}": """'] + wrapped(names, 6) + ['      """,']
    lines += ["  ]", "", "  /// Why names are absent.", "  static let absentOnPurpose: [(names: String, reason: String)] = ["]
    for reason, names in absent.items():
        lines += ["    (", '      """'] + wrapped(names.split(), 6) + ['      """,', f'      "{reason}"', "    ),"]
    lines += ["  ]", "}"]
    path = ROOT / "Sources" / "Library" / library / f"{library}Names.swift"
    path.write_text("\n".join(lines) + "\n")
    subprocess.run(["swift", "format", "--in-place", path], check=True)
    print(path.relative_to(ROOT))


def wrapped(words, indent):
    """Lines of a Swift text of several lines."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > 108 - indent:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    lines.append(line)
    return [" " * indent + line + (" \\" if line is not lines[-1] else "") for line in lines]
