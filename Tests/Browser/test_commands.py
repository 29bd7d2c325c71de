"""The commands as an official and an operator type them."""

import json
import os
import re
import subprocess

from town import PROGRAM, ROOT

SOUND = [ROOT / "procedures/akun-aplikasi.sop.yaml", ROOT / "procedures/email-domain.sop.yaml"]


def balai(*arguments, **environment):
    inherited = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "BALAI_CONFIG": ""}
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, env={**inherited, **environment})


def broken(folder):
    """One wrong target and one key that does not exist, each in its line."""
    text = SOUND[0].read_text(encoding="utf-8")
    text = text.replace("    lalu: cek\n\n  cek:", "    lalu: cekk\n\n  cek:", 1)
    text = text.replace("    unggah: [identitas]\n", "    ungah: [identitas]\n", 1)
    file = folder / "akun-aplikasi.sop.yaml"
    file.write_text(text, encoding="utf-8")
    return file, [number for number, line in enumerate(text.splitlines(), 1) if "cekk" in line or "ungah" in line]


def test_a_town_goes_by_no_settings_of_the_machine(made):
    """A package that is being tried, or lives here, has a file of settings with another place for keys."""
    assert made.environment["BALAI_CONFIG"] == "", "none, and not the one in /etc"
    told = made.run("config", "dump")
    assert told.returncode == 0 and "[berkas " not in told.stdout, told.stdout + told.stderr


def test_sound_files_are_accepted():
    checked = balai("sop", "check", *SOUND)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 galat" in checked.stdout.splitlines()[-1]


def test_a_broken_file_is_refused_line_by_line(tmp_path):
    file, lines = broken(tmp_path)
    checked = balai("sop", "check", file, SOUND[1])
    assert checked.returncode == 1
    form = rf"^{re.escape(str(file))}:(\d+):(\d+): galat\[(E\d{{3}})\]: (.+)$"
    found = re.findall(form, checked.stdout, re.MULTILINE)
    assert {int(line) for line, *_ in found} >= set(lines), checked.stdout
    assert "E104" in {code for *_, code, _ in found} and "cek" in checked.stdout, "the nearest word is offered"
    assert "E004" in {code for *_, code, _ in found} and "unggah" in checked.stdout


def test_the_same_as_data(tmp_path):
    file, lines = broken(tmp_path)
    checked = balai("sop", "check", "--json", file, SOUND[1])
    assert checked.returncode == 1
    text = json.dumps(json.loads(checked.stdout))
    assert "E104" in text and "E004" in text and all(str(line) in text for line in lines)


def test_a_deadline_with_its_reason():
    told = balai("batas", "--sejak", "2026-11-24T14:30", "--waktu", "2 hari kerja")
    assert told.returncode == 0, told.stderr
    assert re.match(r"paling lambat Kamis 26 November 2026 pukul 16\.00 WIB: .+", told.stdout)


def test_a_wrong_amount_is_explained():
    told = balai("batas", "--sejak", "2026-11-24T14:30", "--waktu", "2 harri kerja")
    assert told.returncode != 0
    assert "Seharusnya" in told.stderr + told.stdout


def test_no_start_without_data_or_with_a_wrong_setting(tmp_path):
    empty = balai("serve", BALAI_DATA=str(tmp_path / "kosong"), HOME=str(tmp_path))
    assert empty.returncode == 1 and "Belum ada data" in empty.stderr
    wrong = balai("serve", BALAI_PORT="delapan", HOME=str(tmp_path))
    # What no restart mends has a status of its own (deploy/balai.service).
    assert wrong.returncode == 78 and "BALAI_PORT" in wrong.stderr


def test_demo_accounts_open_nothing_in_real_data(tmp_path):
    real = {"BALAI_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)}
    made = balai(
        "init", "--nama", "Kabupaten Angin", "--slug", "angin", "--admin-nama", "Tirta Angin", "--admin-pengguna",
        "tirta", **real)
    assert made.returncode == 0, made.stderr
    assert "http://127.0.0.1:8080/undangan/" in made.stdout
    assert not any(path.name == "kunci" for path in (tmp_path / "data").rglob("*")), "the key is not in the data folder"
    assert (tmp_path / ".config/balai/kunci").stat().st_mode & 0o077 == 0
    for command in (("demo",), ("demo", "accounts", "--json")):
        refused = balai(*command, **real)
        assert refused.returncode == 1 and "data sungguhan" in refused.stderr
    (tmp_path / ".config/balai/kunci").unlink()
    keyless = balai("serve", **real)
    assert keyless.returncode == 1 and "kunci" in keyless.stderr.lower()
