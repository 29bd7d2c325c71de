"""The last word of a test run: what failed, what was left out, and the sum."""

import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "scripts/count_results.py"


def counted(folder, cases, runner="0"):
    (folder / "one.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
    done = subprocess.run([sys.executable, PROGRAM, folder, runner], capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_what_is_skipped_is_named_with_its_reason(tmp_path):
    status, lines = counted(
        tmp_path, '<testcase classname="A" name="a"/>'
        '<testcase classname="B" name="b"><skipped message="man is not installed"/></testcase>')
    assert (status, lines) == (0, ["skipped: B b: man is not installed", "1 skipped", "1 passed, 0 failed"])


def test_a_failure_is_named(tmp_path):
    status, lines = counted(
        tmp_path, '<testcase classname="A" name="a"/><testcase classname="C" name="c"><failure/></testcase>', "1")
    assert (status, lines) == (1, ["failed: C c", "1 passed, 1 failed"])


def test_a_runner_that_broke_off_is_a_failure(tmp_path):
    assert counted(tmp_path, '<testcase classname="A" name="a"/>', "1") == (1, ["1 passed, 1 failed"])
    assert counted(tmp_path, "") == (1, ["0 passed, 1 failed"])
