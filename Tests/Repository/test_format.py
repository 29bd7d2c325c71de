"""The format of the sources, as `make format` leaves it."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_sources_are_formatted():
    result = subprocess.run(
        ["swift", "format", "lint", "--strict", "--parallel", "--recursive", "--configuration", ".swift-format",
         "Sources", "Tests", "Package.swift"],
        cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-4000:]
