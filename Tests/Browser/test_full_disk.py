"""The disk runs full under a running town: who sends something is told so, and it goes on by itself."""

import shutil
import sqlite3
import subprocess

import pytest

from people import PASSWORD, Officer
from town import Town, eventually


@pytest.fixture
def cramped(made, tmp_path):
    """A town on a disk of its own that is hardly larger than its data."""
    if made.database:
        pytest.skip("the database is not on this disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    needed = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    size = f"size={needed * 2 + (24 << 20)}"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "balai", disk], capture_output=True).returncode != 0:
        pytest.skip("a small disk can be mounted by root only")
    town = Town.copy_of(made, disk / "kabupaten")
    with sqlite3.connect(town.data / "balai.sqlite") as database:
        # Room that the log has taken already would be written over first.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    try:
        yield town.start("serve")
    finally:
        town.stop()
        shutil.copytree(town.folder, tmp_path / "isi-disk")
        subprocess.run(["umount", "-l", disk], check=True)


def fill(file) -> None:
    with file.open("wb", buffering=0) as ballast:
        for size in (1 << 20, 4096, 1):
            try:
                while ballast.write(bytes(size)) == size:
                    pass
            except OSError:
                pass


def test_a_full_disk_is_told_and_passes(cramped, glances, browser):
    before = Officer(cramped, glances, browser).log_in("kasi-egov.kominfo")
    ballast = cramped.folder / "ganjal"
    fill(ballast)

    other = Officer(cramped, glances, browser)

    def refused():
        other.page.goto(f"{cramped.address}/masuk")
        other.page.fill('[name="pengenal"]', "kabid-tata-kelola.kominfo")
        other.page.fill('[name="sandi"]', PASSWORD)
        with other.page.expect_navigation() as answer:
            other.page.get_by_role("button", name="Masuk", exact=True).click()
        if answer.value.status == 507:
            return other.heading
        other.context.clear_cookies()
        return None

    # A log-in may still fit into what the database holds ready.
    assert eventually(refused, "a full disk") == "Ruang penyimpanan kami penuh"
    assert "belum tersimpan" in other.text

    ballast.unlink()
    other.log_in("kabid-tata-kelola.kominfo")
    assert before.inbox() is not None, "who was in stays in"
    # The browser notes the answer that was asked for here; it is no trouble of the pages.
    glances.noise.clear()
    glances.inspect()
    for visitor in (before, other):
        visitor.context.close()
