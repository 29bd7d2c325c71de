"""A disk runs full under a running town: what was acknowledged stays, who sends something else is told so, and it goes
on by itself. On PostgreSQL the database has a disk of its own: the server's and that of the files fill up apart."""

import os
import pathlib
import secrets
import shutil
import sqlite3
import subprocess
import tempfile

import pytest

import papers
from drafts import PAPER, upload
from people import SERVICE, Applicant, Officer
from server import ADDRESS
from town import Town, eventually
from wire import Client, played

MANAGER = {
    "nama": "Sumber Telaga", "nik": "0001014507900099", "surel": "sumber@surel.contoh", "hp": "(000) 0000799",
    "instansi": "Paguyuban Sumber Telaga",
}
FULL = "Ruang penyimpanan kami penuh"


class Disk:
    """A small file system in memory; only root may mount one."""

    def __init__(self, size: int, holds_database: bool):
        # Not in the run's own folder, into which the database server may not go.
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="balai-disk-"))
        self.path.chmod(0o755)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "balai", self.path], capture_output=True)
        if mounted.returncode != 0:
            self.path.rmdir()
            pytest.skip("a small disk can be mounted by root only")
        self.ballast = self.path / "ganjal"
        self.holds_database = holds_database

    def fill(self) -> None:
        with self.ballast.open("ab", buffering=0) as ballast:
            for size in (1 << 20, 4096, 1):
                try:
                    while ballast.write(bytes(size)) == size:
                        pass
                except OSError:
                    pass

    def free(self) -> None:
        self.ballast.unlink(missing_ok=True)

    def remove(self) -> None:
        subprocess.run(["umount", "-l", self.path], check=True)
        self.path.rmdir()


class Tablespace:
    """Room on a disk for one database of the PostgreSQL server of this run."""

    def __init__(self, disk: Disk, town: Town):
        self.name, self.database = f"kecil_{secrets.token_hex(4)}", town.database.split("///")[1].split("?")[0]
        folder = disk.path / "server"
        folder.mkdir()
        # Whose the server is, its own folder tells.
        server = os.stat(ADDRESS.split("host=")[1].split("&")[0])
        os.chown(folder, server.st_uid, server.st_gid)
        self.said(f"CREATE TABLESPACE {self.name} LOCATION '{folder}'")
        self.said(f"ALTER DATABASE {self.database} SET TABLESPACE {self.name}")

    def leave(self) -> None:
        """The database goes back to the others: what it holds is still looked at."""
        self.said(f"ALTER DATABASE {self.database} SET TABLESPACE pg_default")
        self.said(f"DROP TABLESPACE {self.name}")

    @staticmethod
    def said(statement: str) -> None:
        subprocess.run(["psql", ADDRESS, "-qc", statement], check=True, capture_output=True)


@pytest.fixture(params=["berkas", "server"] if ADDRESS else ["semua"])
def cramped(request, made, tmp_path):
    """`(town, disk)`: a town of which all, or a part, lies on a disk that is hardly larger than its data."""
    needed = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    is_server = request.param == "server"
    disk = Disk(128 << 20 if is_server else needed * 2 + (24 << 20), holds_database=request.param != "berkas")
    try:
        town = Town.copy_of(made, (tmp_path if is_server else disk.path) / "kabupaten")
        town.settings = {"BALAI_TRUSTED_PROXIES": "127.0.0.1"}
        space = Tablespace(disk, town) if is_server else None
        if not town.database:
            with sqlite3.connect(town.data / "balai.sqlite") as database:
                # Room that the log has taken already would be written over first.
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()
        try:
            yield town.start("serve"), disk
        finally:
            town.stop()
            disk.free()
            if space:
                space.leave()
            else:
                shutil.copytree(town.folder, tmp_path / "isi-disk")
    finally:
        disk.remove()


class Callers:
    """People without an account who begin a draft and hand in a paper, one after the other."""

    def __init__(self, town: Town):
        self.town, self.count = town, 0
        # Client and draft of each paper that was acknowledged, by its name.
        self.kept = {}

    def begin(self):
        """The answer that is no success, or None."""
        return played(self._begin())[2]

    def hand_in(self):
        """The same, with a paper."""
        return played(self._hand_in())

    async def _begin(self) -> tuple:
        self.count += 1
        client = Client(self.town.port, f"203.0.113.{self.count % 250 + 1}")
        await client.get(SERVICE)
        begun = await client.post(f"{SERVICE}/ajukan")
        if begun.status != 303:
            return client, "", begun
        return client, begun.headers["location"].rsplit("/", 1)[0], None

    async def _hand_in(self):
        client, address, refused = await self._begin()
        if refused:
            return refused
        await client.get(f"{address}/{PAPER}")
        name = f"sk-{self.count}.pdf"
        answer = await client.send(upload(client, address, name))
        if answer.status != 303:
            return answer
        self.kept[name] = (client, address)
        return None

    def lost(self) -> list:
        """Papers that were acknowledged and that no draft shows."""
        async def shows(client, address: str, name: str) -> bool:
            return name.removesuffix(".pdf") in (await client.get(f"{address}/{PAPER}")).text

        return [name for name, (client, address) in self.kept.items() if not played(shows(client, address, name))]


def test_a_full_disk_is_told_and_passes(cramped, glances, browser):
    town, disk = cramped
    officer = Officer(town, glances, browser).log_in("kasi-egov.kominfo")
    applicant = Applicant(town, glances, browser).log_in("operator.awan-biru")
    applicant.begin()
    applicant.fill_in(MANAGER)
    assert applicant.heading == "Periksa sebelum mengirim"
    draft = applicant.page.url
    callers = Callers(town)
    assert callers.hand_in() is None

    disk.fill()
    # Some may still fit into what database and disk hold ready.
    refused = [eventually(callers.hand_in, "a full disk", seconds=120)]
    if disk.holds_database:
        refused.append(eventually(callers.begin, "a full database", seconds=120))
    else:
        assert callers.begin() is None, "what needs no file is kept as ever"
    for answer in refused:
        assert answer.status == 507 and FULL in answer.text and "belum tersimpan" in answer.text, answer.text
    officer.open("/meja")
    assert officer.heading, "who only looks is served"
    with applicant.page.expect_navigation() as answer:
        applicant.page.get_by_role("button", name="Kirim permohonan", exact=True).click()
    # The rows of one case may still find room.
    is_sent = answer.value.status != 507
    assert is_sent or disk.holds_database
    assert applicant.heading == ("Permohonan terkirim" if is_sent else FULL), applicant.text

    disk.free()
    assert callers.lost() == [], "what was acknowledged is there"
    assert callers.hand_in() is None, "it goes on by itself"
    if not is_sent:
        # Nothing of it was kept by halves: the draft is as it was, and is sent now.
        applicant.open(draft)
        applicant.send()
    else:
        applicant.follow("Lihat permohonan")
        assert MANAGER["instansi"] in applicant.text
    whole = town.run("verify")
    assert whole.returncode == 0, whole.stdout + whole.stderr
    # The browser notes the answer that was asked for here; it is no trouble of the pages.
    glances.noise.clear()
    glances.inspect()
    for visitor in (officer, applicant):
        visitor.context.close()

