"""After everything that people typed in this run: none of it is written down in clear (DESIGN §5, CLEAR.md).

Every byte is looked through that the towns, their backups and the commands left: database, log, copies, blobs, spool,
temporary files, what the program printed at its most talkative, metrics, health, roots of the audit; and the addresses
that browsers asked for, which is what a proxy would note.
"""

import base64
import contextlib
import email
import email.policy
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.parse

import pytest

from dumps import columns, dump_file, dump_server
from people import PASSWORD
from scanning import Scan
from server import ADDRESS
from town import ROOT, Town
from typed import BY_CHANCE, CLEAR, TYPED

MAILS = "surat-keluar"
LINK = re.compile(r"/(?:undangan|lanjut|tautan|kontak|sandi)/([A-Za-z0-9_-]{16,})")
# Each of these must have been typed, or the search proves nothing.
NEEDED = {
    "nik", "no-kk", "telepon", "tanggal", "alamat", "sandi", "kuki", "token-formulir", "tautan", "kode-lacak", "email",
    "teks", "kalimat", "nama", "nama-berkas", "isi-berkas",
}
# What a mail is for: it goes to the person that it is about, whose case it names, with a link and a reason.
MEANT_IN_MAILS = {"email", "tautan", "kode-lacak", "kalimat", "nama", "teks"}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Where everything of this run lies."""
    return tmp_path_factory.getbasetemp()


@pytest.fixture
def notes(tmp_path_factory):
    """A folder of the search itself, which is not searched."""
    folder = tmp_path_factory.mktemp("pencarian")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def dumps(base):
    """A folder with a dump of every database."""
    folder = base / "salinan"
    folder.mkdir()
    for number, file in enumerate(sorted(base.rglob("*.sqlite"))):
        dump_file(file, folder / f"{number}.sql")
    for number, town in enumerate(town for town in Town.all if town.database):
        dump_server(town.database, folder / f"server-{number}.sql")
    return folder


@pytest.fixture(scope="module")
def published(made, tmp_path_factory) -> set:
    """Names of offices and of who holds a public post, before anybody typed: an officer who applies types them too."""
    dump = tmp_path_factory.mktemp("semula") / "contoh.sql"
    if made.database:
        dump_server(made.database, dump)
    else:
        dump_file(made.data / "balai.sqlite", dump)
    return columns(dump, "offices", "name") | columns(dump, "accounts", "officer_name")


@pytest.fixture(scope="module")
def mails(base) -> list:
    files = base.rglob(f"{MAILS}/*.eml")
    return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]


@pytest.fixture(scope="module")
def secrets(published, mails) -> dict:
    """What was typed and given, without what CLEAR.md lets stand, and with the links that nobody opened."""
    values = {kind: set(texts) for kind, texts in TYPED.values.items() if kind not in CLEAR and kind not in BY_CHANCE}
    for kind in ("teks", "nama"):
        values[kind] = {text for text in values.get(kind, ()) if text not in published}
    for mail in mails:
        values.setdefault("tautan", set()).update(LINK.findall(mail.get_content()))
    return values


def everything(base) -> list:
    """All files but the mails, which are read by themselves: here they lie in a folder, elsewhere they are sent."""
    files = [file for file in base.rglob("*") if file.is_file() and file.parent.name != MAILS]
    if ADDRESS:
        server = re.search(r"host=([^&]+)", ADDRESS).group(1)
        files += [file for file in pathlib.Path(server).rglob("*") if file.is_file()]
    return files


@contextlib.contextmanager
def held_still():
    """While files are looked through: else a server's checkpointer renames and removes parts of its log meanwhile."""
    if not ADDRESS:
        yield
        return
    asked = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
    answer = subprocess.run(["psql", ADDRESS, "-Atc", asked], check=True, capture_output=True, text=True)
    checkpointer = int(answer.stdout)
    os.kill(checkpointer, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(checkpointer, signal.SIGCONT)


def found_everywhere(search: Scan, base, notes) -> list:
    with held_still():
        return search.of(everything(base), notes)


def told(found) -> str:
    """Each value once a file, where it stands first."""
    first = {(hit.file, hit.kind, hit.text, hit.writing): hit.offset for hit in reversed(found)}
    return "\n".join(f"{file} at {at}: {kind} “{text}”, {how}" for (file, kind, text, how), at in sorted(first.items()))


def is_the_demos_own(hit) -> bool:
    """The demonstration prints the password of its accounts, which is known to everybody."""
    return hit.text == PASSWORD and os.path.basename(hit.file) == "keluaran.txt"


def test_all_that_is_personal_was_typed(secrets):
    counts = Scan(secrets).counts
    assert not {kind for kind in NEEDED if not counts[kind]}, "run the whole folder: pytest Tests/Browser"


def test_what_is_left_out_may_be_clear():
    listed = (ROOT / "Sources/Store/CLEAR.md").read_text(encoding="utf-8")
    for kind, places in CLEAR.items():
        assert all(f"| `{column}` |" in listed for column in places), kind


def test_the_search_finds_all_that_it_has(secrets, notes):
    search = Scan(secrets).add_papers()
    file = notes / "planted"
    file.write_bytes(b"\n".join(b"\x00\xff" + needle + b"\xfe\x00" for needle in search.needles))
    found = {(hit.kind, hit.text) for hit in search.of([file], notes)}
    assert found == {(kind, text) for kind, text, _ in search.needles.values()}


@pytest.mark.parametrize("kind, typed, kept", [
    ("nik", "000171.120893.0041", ["0001711208930041", "000171 120893 0041", "0001-7112-0893-0041"]),
    ("telepon", "+62 812-3456-789", ["08123456789", "+628123456789", "0812 3456 789", "0812-3456-789"]),
    ("tanggal", "17-8-1993", ["1993-08-17", "17 Agustus 1993", "17/08/1993"]),
    ("alamat", "Gang Ombak 7\nKampung Segara", ["kampung segara", "GANG OMBAK 7"]),
    ("kode-lacak", "abcd-ef12-gh34-j", ["ABCDEF12GH34J"]),
])
def test_the_search_knows_how_a_value_may_be_put_down(kind, typed, kept, notes):
    search = Scan({kind: {typed}})
    for text in kept:
        plain = text.encode()
        around = [base64.b64encode(b"{" * before + plain + b"}") for before in range(3)]
        for written in (
            plain, plain.hex().encode(), text.encode("utf-16-le"), urllib.parse.quote(text, safe="").encode(),
            json.dumps({"a": text}).encode(), *around,
        ):
            assert search.of_bytes(b"\x00" + written + b"\n", notes), (text, written)
        assert not search.of_bytes(plain[:-1], notes), "a part of it is not it"


def test_what_may_be_clear_is_found_in_every_database(base, dumps, notes):
    """The same search over the same files: it does look into them."""
    search = Scan({"nama-akun": {"kabid-tata-kelola.kominfo"}})
    files = {hit.file for hit in found_everywhere(search, base, notes)}
    assert {dump.name for dump in dumps.glob("*.sql") if "kominfo" in dump.read_text(encoding="utf-8")} == {
        os.path.basename(file) for file in files if file.startswith(str(dumps))} != set()
    for town in Town.all:
        if not town.database and (town.data / "balai.sqlite").exists():
            assert any(file.startswith(str(town.data / "balai.sqlite")) for file in files), town.folder
    for name in ("metrics.txt", "healthz.txt", "galat.txt"):
        assert any(file.name == name and file.stat().st_size for file in base.rglob(name)), name


def test_nothing_is_written_in_clear(base, dumps, secrets, notes):
    found = found_everywhere(Scan(secrets).add_papers(), base, notes)
    found = [hit for hit in found if not is_the_demos_own(hit)]
    assert not found, told(found)


def test_nothing_is_in_an_address(secrets, notes):
    """But one-time links, which are an address, and tracking codes, which show the state of a case and no name."""
    values = {kind: texts for kind, texts in secrets.items() if kind not in ("tautan", "kode-lacak")}
    assert any("cari=" in address for address in TYPED.addresses), "somebody was looked for"
    found = Scan(values).of_bytes("\n".join(sorted(TYPED.addresses)).encode(), notes)
    assert not found, told(found)


def test_no_mail_tells_more_than_it_is_for(mails, secrets, notes):
    values = {kind: texts for kind, texts in secrets.items() if kind not in MEANT_IN_MAILS}
    text = "\n".join(f"{mail.items()}\n{mail.get_content()}" for mail in mails)
    assert TYPED.values["email"] and any(address in text for address in TYPED.values["email"])
    found = Scan(values).of_bytes(text.encode(), notes)
    assert not found, told(found)
