"""The check of docs/sop.schema.json as tests: by itself, and against the reader's own keys."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = pathlib.Path(os.environ.get("BALAI_PROGRAM", HERE.parents[1] / ".build/debug/balai"))


def check(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, HERE / "check_schema.py", *arguments], capture_output=True, text=True, timeout=120)


def test_shipped_files_are_accepted_and_broken_ones_refused():
    checked = check()
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_keys_are_the_readers(tmp_path):
    keys = tmp_path / "kunci.json"
    keys.write_bytes(subprocess.run([PROGRAM, "sop", "kunci"], capture_output=True, check=True, timeout=60).stdout)
    checked = check(keys)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_key_too_many_is_found(tmp_path):
    keys = tmp_path / "kunci.json"
    keys.write_text('{"langkah": {"kunci": ["kegiatan"], "wajib": [], "terbuka": false}}', encoding="utf-8")
    assert check(keys).returncode == 1
