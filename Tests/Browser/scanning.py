"""Looks for values in every byte of files, whatever those are."""

import collections
import os
import pathlib
import re
import subprocess

from writings import encodings, spellings

Found = collections.namedtuple("Found", "file offset kind text writing")
# Marks that every paper of these kinds begins with.
PAPERS = {"PDF": b"%PDF-1.", "PNG": b"\x89PNG\r", "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF"}


class Scan:
    """For values by kind."""

    def __init__(self, values: dict):
        self.needles = {}
        self.counts = collections.Counter()
        for kind, texts in values.items():
            for text in texts:
                spelt = spellings(kind, text)
                self.counts[kind] += bool(spelt)
                for spelling in spelt:
                    for writing, forms in encodings(spelling).items():
                        self.needles |= {form: (kind, text, writing) for form in forms if form not in self.needles}

    def add_papers(self) -> "Scan":
        self.needles |= {mark: ("isi-berkas", kind, "as it is") for kind, mark in PAPERS.items()}
        return self

    def of(self, files, notes: pathlib.Path) -> list:
        """What is found, with where. The needles are noted in a file of that folder, and taken away again."""
        names = [os.fsencode(file) for file in files]
        if not names:
            return []
        patterns = notes / "needles"
        patterns.write_bytes(b"\n".join(self.needles) + b"\n")
        try:
            # One reading for all of them: `-o -b` gives file, offset and what stands there.
            looked = subprocess.run(
                ["xargs", "-0", "grep", "-F", "-a", "-o", "-b", "-H", "-Z", "-f", patterns],
                input=b"\0".join(names) + b"\0", capture_output=True, env={**os.environ, "LC_ALL": "C"})
        finally:
            patterns.unlink()
        assert not looked.stderr, looked.stderr
        lines = re.findall(rb"([^\0\n]+)\0(\d+):(.*)\n", looked.stdout)
        assert len(lines) == looked.stdout.count(b"\n"), "every line of grep's answer is understood"
        return [Found(os.fsdecode(name), int(at), *self.needles[form]) for name, at, form in lines]

    def of_bytes(self, content: bytes, notes: pathlib.Path) -> list:
        file = notes / "looked-at"
        file.write_bytes(content)
        found = self.of([file], notes)
        file.unlink()
        return found
