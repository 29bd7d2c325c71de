"""Keys are changed while the town serves."""

import os
import re
import time

import pytest

from people import Officer
from town import Town


@pytest.fixture
def town(made, tmp_path):
    town = Town.copy_of(made, tmp_path / "kabupaten").start("serve")
    yield town
    town.stop()


def told(answer):
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def test_a_key_is_added_and_everything_moves_to_it(town, glances, browser):
    old = re.search(r"^([0-9a-f]{8})  menyegel: [1-9]\d* nilai$", told(town.run("keys", "status")), re.M).group(1)
    file = town.folder / "data.kunci"
    copy = file.read_bytes()
    new = re.search(r"Kunci ([0-9a-f]{8}) ditambahkan", told(town.run("keys", "add"))).group(1)
    assert file.stat().st_mode & 0o077 == 0
    # Nothing is sealed with it before it is everywhere.
    status = told(town.run("keys", "status"))
    assert re.search(rf"^{old}  menyegel: [1-9]\d* nilai$", status, re.M), status
    assert re.search(rf"^{new}  baru, belum menyegel .*: 0 nilai$", status, re.M), status
    # A minute ago, as `rotate` asks for where nodes have copies of their own.
    a_minute_ago = time.time() - 120
    os.utime(file, (a_minute_ago, a_minute_ago))
    assert re.search(r"^[1-9]\d* nilai disegel ulang", told(town.run("keys", "rotate")))
    status = told(town.run("keys", "status"))
    assert re.search(rf"^{old}  lama, masih membuka: 0 nilai$", status, re.M), status
    told(town.run("verify"))

    # The service was started before there was the new key.
    officer = Officer(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    assert officer.inbox()
    officer.context.close()

    early = town.run("keys", "remove", old)
    assert early.returncode == 1 and "satu menit" in early.stderr
    unknown = town.run("keys", "remove", new)
    assert unknown.returncode == 1 and "tidak berisi kunci lama" in unknown.stderr
    town.stop()

    # A machine that was not given the new key.
    later = file.read_bytes()
    file.write_bytes(copy)
    behind = town.run("serve")
    assert behind.returncode == 1 and new in behind.stderr
    file.write_bytes(later)


def test_people_are_found_under_a_new_index_key(town, glances, browser):
    file = town.folder / "data.kunci"
    before = Officer(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    old = re.search(r"^([0-9a-f]{8})  menulis: [1-9]\d* nilai$", told(town.run("keys", "status")), re.M).group(1)
    new = re.search(r"Kunci indeks ([0-9a-f]{8}) ditambahkan", told(town.run("keys", "add", "--indeks"))).group(1)
    early = town.run("keys", "rotate")
    assert early.returncode == 1 and "satu menit" in early.stderr
    # Of the minute, the service needs ten seconds to read the file again.
    time.sleep(12)
    a_minute_ago = time.time() - 120
    os.utime(file, (a_minute_ago, a_minute_ago))
    assert re.search(r"[1-9]\d* indeks dibuat ulang", told(town.run("keys", "rotate")))

    after = Officer(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    assert after.inbox() and before.inbox()
    status = told(town.run("keys", "status"))
    assert re.search(rf"^{new}  menulis: [1-9]\d* nilai$", status, re.M), status
    # What was begun before the change goes on, and is told of.
    early = town.run("keys", "remove", old)
    assert early.returncode == 1 and "Tunggu satu menit" in early.stderr
    time.sleep(61)
    kept = town.run("keys", "remove", old)
    assert kept.returncode == 1 and "sesi yang terbuka" in kept.stderr, kept.stderr
    told(town.run("keys", "remove", old, "--paksa"))
    told(town.run("verify"))
    for officer in (before, after):
        officer.context.close()
    again = Officer(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    assert again.inbox()
    again.context.close()
