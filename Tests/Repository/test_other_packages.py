"""What `make bench` and `make fuzz` build stands beside the package, so that its tests need not build it: its sources are
read by the compiler here, against the modules of the tests' own build."""

import json
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def flags():
    """How the program itself was compiled, without what it was compiled to."""
    plan = (ROOT / ".build/debug.yaml").read_text(encoding="utf-8")
    node = re.search(r'^  "C\.Program-[^"]*debug\.module":\n(?:    .*\n)*?    args: (\[.*\])$', plan, re.M)
    words = iter(json.loads(node.group(1))[1:])
    kept = ["-parse-as-library"]
    for word in words:
        if word in ("-Xcc", "-I", "-target", "-swift-version", "-enable-upcoming-feature", "-module-cache-path"):
            kept += [word, next(words)]
        elif word.startswith(("-I", "-D")):
            kept.append(word)
    return kept


def targets():
    """Linked folders are the house's own; `Inspection` is a module of the fuzzers alone."""
    for package in ("Benchmarks", "Fuzz"):
        for folder in sorted((ROOT / package / "Sources").iterdir()):
            if not folder.is_symlink() and any(folder.rglob("*.swift")) and folder.name != "FuzzInspection":
                yield folder


@pytest.mark.parametrize("folder", targets(), ids=lambda folder: folder.name)
def test_sources_fit_the_house(folder):
    """`make bench` once did not compile for a day, and nothing said so."""
    libraries = [f"-I{found.parent}" for found in folder.parent.glob("*/module.modulemap")]
    libpq = subprocess.run(["pkg-config", "--cflags", "libpq"], capture_output=True, text=True, check=True).stdout.split()
    done = subprocess.run(
        ["swiftc", "-typecheck", "-suppress-warnings", *flags(), *libraries, *libpq,
         *sorted(map(str, folder.rglob("*.swift")))],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
