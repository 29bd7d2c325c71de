"""The units of systemd: understood by systemd, and as closed as they say."""

import re
import shutil
import subprocess

import pytest

from package import PROGRAM, ROOT, run

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


def settings(name, key):
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    return re.findall(rf"^{key}=(.*)$", text, re.MULTILINE)


def test_only_the_service_itself_is_told_to_stop():
    """The decoders of an upload that is being finished are not (`ChildProcess`)."""
    assert settings("balai.service", "KillMode") == ["mixed"]


def test_what_is_away_is_waited_for():
    assert settings("balai.service", "StartLimitIntervalSec") == ["0"]
    assert settings("balai.service", "Restart") == settings("balai-cadangan.service", "Restart") == ["on-failure"]
    assert "postgresql.service" in settings("balai-cadangan.service", "After")[0]


def test_wrong_settings_are_not_tried_again(tmp_path):
    """A database that is away, on the other hand, ends with another status."""
    final = settings("balai.service", "RestartPreventExitStatus")
    wrong = run(PROGRAM, "serve", BALAI_PORT="tujuh", HOME=tmp_path)
    assert [str(wrong.returncode)] == final and "BALAI_PORT" in wrong.stderr, wrong
    away = run(PROGRAM, "serve", BALAI_DATABASE="postgres://balai@127.0.0.1:1/balai", HOME=tmp_path, BALAI_DATA=tmp_path / "data")
    assert away.returncode != 0 and [str(away.returncode)] != final, away


@pytest.mark.skipif(not shutil.which("caddy"), reason="caddy is not installed")
def test_caddy_understands_its_configuration(tmp_path):
    checked = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", ROOT / "deploy/Caddyfile"],
        capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    assert checked.returncode == 0 and "Valid configuration" in checked.stdout + checked.stderr, checked.stderr
