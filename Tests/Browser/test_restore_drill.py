"""The restore drill: a backup of a town under requests becomes a town on another machine."""

import json
import shutil
import threading
import urllib.request

import pytest

from people import Officer
from town import Town


@pytest.fixture
def busy(made, tmp_path):
    """A town that is asked for pages all the time."""
    town = Town.copy_of(made, tmp_path / "lama").start("serve")
    over = threading.Event()
    answers = []

    def ask():
        while not over.is_set():
            try:
                answers.append(urllib.request.urlopen(f"{town.address}/k/kominfo", timeout=30).status)
            except OSError as error:
                answers.append(getattr(error, "code", str(error)))

    visitors = [threading.Thread(target=ask) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    yield town
    over.set()
    for visitor in visitors:
        visitor.join()
    town.stop()
    assert answers and set(answers) == {200}, "nobody was turned away meanwhile"


def test_a_backup_becomes_a_town_elsewhere(busy, tmp_path, glances, browser):
    folder = tmp_path / "cadangan"
    first = busy.run("backup", str(folder))
    assert first.returncode == 0, first.stderr
    assert str(busy.folder / "data.kunci") in first.stdout, "the command says where the key is"
    assert not any(path.name == "data.kunci" for path in folder.rglob("*"))

    # What happens between two backups is in the second, which shares the files of the first.
    head = Officer(busy, glances, browser).log_in("kabid-tata-kelola.kominfo")
    head.context.close()
    second = busy.run("backup", str(folder), "--simpan", "1")
    assert second.returncode == 0, second.stderr
    assert "; 0 berkas baru disalin" in second.stdout
    assert len(list(folder.glob("*Z"))) == 1

    verified = busy.run("verify", str(folder), "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    looked = json.loads(verified.stdout)[0]["verification"]
    # A snapshot of PostgreSQL is looked into once it is restored.
    assert ("notLookedInto" not in looked) == (busy.database is None) and (looked["cases"] > 0 or busy.database)
    live = busy.run("verify")
    assert live.returncode == 0, live.stdout + live.stderr

    new = Town(tmp_path / "baru")
    new.folder.mkdir()
    keyless = new.run("restore", str(folder))
    assert keyless.returncode == 1 and "kunci" in keyless.stderr.lower()
    assert not new.data.exists(), "a refused restore leaves the folder as it was"
    shutil.copy2(busy.folder / "data.kunci", new.folder / "data.kunci")
    restored = new.run("restore", str(folder))
    assert restored.returncode == 0, restored.stderr
    again = new.run("restore", str(folder))
    assert again.returncode == 1 and "tidak kosong" in again.stderr
    assert new.run("verify").returncode == 0

    new.start("serve")
    try:
        officer = Officer(new, glances, browser).log_in("kabid-tata-kelola.kominfo")
        assert officer.heading
        officer.context.close()
    finally:
        new.stop()


def test_a_damaged_backup_is_named_and_not_restored(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "lama")
    folder = tmp_path / "cadangan"
    assert town.run("backup", str(folder)).returncode == 0
    blob = next(path for path in (folder / "berkas").rglob("*") if path.is_file())
    damaged = bytearray(blob.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    blob.write_bytes(damaged)
    verified = town.run("verify", str(folder))
    assert verified.returncode == 1 and str(blob.relative_to(folder)) in verified.stdout
    new = Town(tmp_path / "baru")
    new.folder.mkdir()
    shutil.copy2(town.folder / "data.kunci", new.folder / "data.kunci")
    refused = new.run("restore", str(folder))
    assert refused.returncode == 1 and str(blob.relative_to(folder)) in refused.stderr
    assert not (new.data / "balai.sqlite").exists(), "half a restore is no data"


def test_where_a_backup_may_not_lie(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "lama")
    inside = town.run("backup", str(town.data / "cadangan"))
    assert inside.returncode == 1 and "folder data" in inside.stderr
    beside_the_key = town.run("backup", str(town.folder))
    assert beside_the_key.returncode == 1
    nothing = town.run("restore", str(tmp_path / "tidak-ada"))
    assert nothing.returncode == 1
