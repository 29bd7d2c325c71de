"""What the program tells the log, read from its sources."""

import re

from package import ROOT

CALL = re.compile(r'(?:\blogger\.(warning|error|notice|critical)|\b(leave))\(\s*"')
# What stands in a message for something that is not known before.
HOLE = "\0"


def literal(text, start):
    """A string literal whose contents begin at `start`, with a hole for each interpolation."""
    found = ""
    while text[start] != '"':
        if not text.startswith("\\(", start):
            found += text[start]
            start += 1
            continue
        depth, start = 1, start + 2
        while depth:
            depth += {"(": 1, ")": -1}.get(text[start], 0)
            start += 1
        found += HOLE
    return found


def messages():
    """Every message of level `notice` and above: file, level, text."""
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        for call in CALL.finditer(text):
            # How `Stopping` ends the process.
            level = "error" if call[2] else call[1].replace("critical", "error")
            yield path.name, level, literal(text, call.end())
