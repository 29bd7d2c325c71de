"""The restore drill: a backup of a town in which people write and hand in papers becomes a town on another machine."""

import asyncio
import json
import re
import shutil
import threading
import urllib.request

import pytest

from drafts import draft_of, upload
from people import Applicant, Officer
from town import ROOT, Town
from wire import Client

MANAGER = {
    "nama": "Awan Telaga", "nik": "0001014507900088", "surel": "awan@surel.contoh", "hp": "(000) 0000788",
    "instansi": "Paguyuban Telaga Awan",
}


class Load(threading.Thread):
    """Does the same again and again until it is over; keeps what was answered."""

    def __init__(self, act):
        super().__init__(daemon=True)
        self.act, self.over, self.answers = act, threading.Event(), []

    def run(self) -> None:
        while not self.over.is_set():
            try:
                self.answers.append(self.act(len(self.answers)))
            except OSError as error:
                self.answers.append(getattr(error, "code", str(error)))

    def end(self) -> None:
        self.over.set()
        self.join()


@pytest.fixture
def busy(made, tmp_path):
    """A town that is asked for pages all the time, and in which drafts with papers come in all the time."""
    town = Town.copy_of(made, tmp_path / "lama")
    town.settings = {"BALAI_TRUSTED_PROXIES": "127.0.0.1"}
    town.start("serve")

    def look(_: int) -> int:
        return urllib.request.urlopen(f"{town.address}/k/kominfo", timeout=30).status

    def hand_in(number: int) -> int:
        async def scene() -> int:
            client = Client(town.port, f"203.0.113.{number % 200 + 1}")
            return (await client.send(upload(client, await draft_of(client), f"sk-{number}.pdf"))).status

        return asyncio.run(scene())

    loads = [Load(look), Load(hand_in)]
    for load in loads:
        load.start()
    yield town
    for load in loads:
        load.end()
    town.stop()
    told = [set(load.answers) for load in loads]
    assert told == [{200}, {303}], f"somebody was turned away meanwhile: {told}"


def manifest(snapshot) -> dict:
    return json.loads((snapshot / "manifes.json").read_text())


def machine(tmp_path, name: str, key) -> Town:
    """An empty one with the key."""
    new = Town(tmp_path / name)
    new.folder.mkdir()
    shutil.copy2(key, new.folder / "data.kunci")
    return new


def test_a_backup_becomes_a_town_elsewhere(busy, tmp_path, glances, browser):
    folder = tmp_path / "cadangan"
    first = busy.run("backup", str(folder))
    assert first.returncode == 0, first.stderr
    key = busy.folder / "data.kunci"
    assert str(key) in first.stdout, "the command says where the key is"
    assert not any(path.name == "data.kunci" for path in folder.rglob("*"))

    # One backup after the other, while somebody applies: answers, papers and the sending fall into them.
    nightly = Load(lambda _: busy.run("backup", str(folder)))
    nightly.start()
    try:
        applicant = Applicant(busy, glances, browser).log_in("operator.awan-biru")
        applicant.begin()
        applicant.fill_in(MANAGER)
        number = applicant.send()["Nomor agenda"]
        applicant.context.close()
    finally:
        nightly.end()
    assert all(taken.returncode == 0 for taken in nightly.answers), [taken.stderr for taken in nightly.answers]
    last = busy.run("backup", str(folder))
    assert last.returncode == 0, last.stderr
    taken = sorted(folder.glob("*Z"))
    files = [manifest(snapshot)["counts"]["blobs"] for snapshot in taken]
    assert len(set(files)) > 2, f"papers came in between the backups: {files}"

    verified = busy.run("verify", str(folder), "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    for looked in json.loads(verified.stdout):
        # A snapshot of PostgreSQL is looked into once it is restored.
        found = looked["verification"]
        assert ("notLookedInto" not in found) == (busy.database is None) and (found["cases"] > 0 or busy.database)
    live = busy.run("verify")
    assert live.returncode == 0, live.stdout + live.stderr

    new = Town(tmp_path / "baru")
    new.folder.mkdir()
    keyless = new.run("restore", str(folder))
    assert keyless.returncode == 1 and "kunci" in keyless.stderr.lower()
    assert not new.data.exists(), "a refused restore leaves the folder as it was"
    shutil.copy2(key, new.folder / "data.kunci")
    restored = new.run("restore", str(folder))
    assert restored.returncode == 0, restored.stderr
    again = new.run("restore", str(folder))
    assert again.returncode == 1 and "tidak kosong" in again.stderr
    checked = new.run("verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr

    # One from the middle of it is as whole as the last.
    middle = machine(tmp_path, "tengah", key)
    brought = middle.run("restore", str(folder), "--pada", taken[len(taken) // 2].name)
    assert brought.returncode == 0, brought.stderr
    checked = middle.run("verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr

    # The case that came in meanwhile is there with its papers, and is worked on.
    new.start("serve")
    try:
        head = Officer(new, glances, browser).log_in("kepala.kominfo")
        head.take_up(number, "Memerintahkan pemeriksaan")
        head.decide()
        assert not head.has(number)
        checker = Officer(new, glances, browser).log_in("kabid-tata-kelola.kominfo")
        checker.take_up(number, "Memeriksa kelengkapan berkas")
        picture = re.search(r'src="?([^" >]+[.]jpg)', checker.page.content()).group(1)
        assert checker.context.request.get(new.address + picture).body().startswith(b"\xff\xd8"), "a paper is opened"
        for officer in (head, checker):
            officer.context.close()
    finally:
        new.stop()

    kept = busy.run("backup", str(folder), "--simpan", "1")
    assert kept.returncode == 0, kept.stderr
    assert len(list(folder.glob("*Z"))) == 1 and busy.run("verify", str(folder)).returncode == 0


def damage(path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_damaged_backup_is_named_and_restored_without_the_damage_when_asked(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "lama")
    folder = tmp_path / "cadangan"
    assert town.run("backup", str(folder)).returncode == 0
    blobs = [path for path in (folder / "berkas").rglob("*") if path.is_file()][:2]
    for blob in blobs:
        damage(blob)
    names = [str(blob.relative_to(folder)) for blob in blobs]
    verified = town.run("verify", str(folder))
    assert verified.returncode == 1 and all(name in verified.stdout for name in names)
    new = machine(tmp_path, "baru", town.folder / "data.kunci")
    refused = new.run("restore", str(folder))
    assert refused.returncode == 1 and all(name in refused.stderr for name in names)
    assert "--tanpa-berkas-rusak" in refused.stderr, "the way on is named"
    assert not (new.data / "balai.sqlite").exists(), "half a restore is no data"

    restored = new.run("restore", str(folder), "--tanpa-berkas-rusak")
    assert restored.returncode == 0, restored.stderr
    assert all(name in restored.stderr for name in names)
    lost = new.run("verify")
    named = re.findall(r"berkas/\w+/\w+", lost.stdout)
    assert lost.returncode == 1 and sorted(named) == sorted(names), lost.stdout


def test_a_backup_that_lacks_lost_files_is_whole_and_not_tried_again(made, tmp_path):
    """The same again every ten minutes would push the older nights out (`--simpan`); an alarm it is all the same."""
    unit = (ROOT / "deploy/balai-cadangan.service").read_text(encoding="utf-8")
    final = re.search(r"^RestartPreventExitStatus=(\d+)$", unit, re.MULTILINE)
    town = Town.copy_of(made, tmp_path / "lama")
    gone, cut = [path for path in (town.data / "berkas").rglob("*") if path.is_file()][:2]
    gone.unlink()
    cut.write_bytes(cut.read_bytes()[:40])
    names = sorted(f"berkas/{path.parent.name}/{path.name}" for path in (gone, cut))
    folder = tmp_path / "cadangan"
    taken = town.run("backup", str(folder))
    assert final and taken.returncode == int(final[1]) != 0, taken.stderr
    assert all(name in taken.stderr for name in names)
    assert sorted(manifest(next(folder.glob("*Z")))["missing"]) == names

    failed = town.run("backup", str(town.data / "cadangan"))
    assert failed.returncode not in (0, int(final[1])), "what can go well another time has another status"
    new = machine(tmp_path, "baru", town.folder / "data.kunci")
    restored = new.run("restore", str(folder))
    assert restored.returncode == 0 and all(name in restored.stderr for name in names), restored.stderr


def test_where_a_backup_may_not_lie(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "lama")
    inside = town.run("backup", str(town.data / "cadangan"))
    assert inside.returncode == 1 and "folder data" in inside.stderr
    beside_the_key = town.run("backup", str(town.folder))
    assert beside_the_key.returncode == 1
    nothing = town.run("restore", str(tmp_path / "tidak-ada"))
    assert nothing.returncode == 1
