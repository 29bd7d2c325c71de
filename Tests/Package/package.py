"""The Debian package of the program that was built, made once for all tests."""

import functools
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/balai"
# Everything that this run makes; gone with the process.
FOLDER = tempfile.TemporaryDirectory(prefix="balai-paket-")


def run(*command, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BALAI_")}
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=300, cwd=FOLDER.name,
        env={**clean, "LC_ALL": "C.UTF-8", **environment})


def said(*command, **environment):
    """What a command prints that must go well."""
    done = run(*command, **environment)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@functools.cache
def package():
    path = said(ROOT / "scripts/deb.sh", "--binary", PROGRAM, "--output", FOLDER.name).strip().splitlines()[-1]
    return pathlib.Path(path)


@functools.cache
def unpacked():
    folder = pathlib.Path(FOLDER.name) / "isi"
    said("dpkg-deb", "--raw-extract", package(), folder)
    return folder
