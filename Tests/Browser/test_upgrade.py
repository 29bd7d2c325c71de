"""A newer Balai has changed the schema under a town that serves."""

import sqlite3

import pytest

from town import Town


@pytest.fixture
def town(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "kabupaten").start("serve")
    yield town
    town.stop()


def test_a_town_with_an_older_program_says_so_and_ends(town):
    if town.database:
        pytest.skip("changes the file of an embedded database")
    assert town.process.poll() is None
    database = sqlite3.connect(town.data / "balai.sqlite", timeout=30)
    with database:
        newest = database.execute("SELECT MAX(number) FROM schema_versions").fetchone()[0]
        database.execute("INSERT INTO schema_versions VALUES (?, 'lusa', '', 0)", [newest + 1])
    database.close()
    assert town.process.wait(timeout=60) == 1
    assert "versi Balai yang lebih baru" in town.errors()
    again = town.run("serve")
    assert again.returncode == 1 and "versi Balai yang lebih baru" in again.stderr
