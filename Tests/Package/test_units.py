"""The units of systemd: understood by systemd, and as closed as they say."""

import re
import shutil
import subprocess

import pytest

from package import ROOT

UNITS = ["balai.service", "balai-cadangan.service", "balai-cadangan.timer"]
analyze = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


@pytest.fixture
def units(tmp_path):
    """The units, with a program that is there: systemd looks whether it can be run."""
    for name in UNITS:
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/usr/bin/balai", "/bin/true"), encoding="utf-8")
    return tmp_path


@analyze
@pytest.mark.parametrize("name", UNITS)
def test_systemd_understands_it(units, name):
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", units / name], capture_output=True, text=True)
    ours = [line for line in checked.stderr.splitlines() if "balai" in line]
    assert not ours, ours


@analyze
@pytest.mark.parametrize("name", ["balai.service", "balai-cadangan.service"])
def test_it_is_exposed_to_little(units, name):
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", units / name], capture_output=True, text=True)
    overall = re.search(r"Overall exposure level for \S+: (\d+\.\d)", told.stdout)
    assert overall, told.stdout + told.stderr
    assert float(overall[1]) < 2, told.stdout


def test_it_runs_as_its_own_user_and_keeps_its_settings_apart():
    for name in ["balai.service", "balai-cadangan.service"]:
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        assert "\nUser=balai\n" in text and "\nProtectSystem=strict\n" in text and "\nCapabilityBoundingSet=\n" in text
        assert "EnvironmentFile" not in text, "the program reads its file itself, so that it can say where a value is from"
