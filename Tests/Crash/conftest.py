"""How much is killed: `--kills`, by which seed: `--seed` (printed, and chosen anew each time)."""

import pathlib
import secrets
import signal
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from town import PROGRAM  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=5, help="how many kills each run has at least")
    parser.addoption("--least", type=int, default=0, help="how many kills must fall into each window")
    parser.addoption("--seed", default=secrets.token_hex(4), help="what happens at random follows from it")


def pytest_collection_modifyitems(config, items):
    """What is marked long is left to `make crash`."""
    if config.getoption("--kills") < 100:
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_configure(config):
    config.addinivalue_line("markers", "long: only in a long run")
    # Who stops the run stops the nodes too: they are in sessions of their own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if not PROGRAM.exists():
        pytest.exit(f"{PROGRAM} is missing: swift build --build-tests", returncode=2)
