"""A town whose uploaded files lie in an S3 service: brought there by a restore, used, and brought back to a folder."""

import json
import shutil
import urllib.error
import urllib.request

import pytest

import papers
from bucket import SECRET, Bucket
from people import Applicant, Officer
from town import Town

MANAGER = {
    "nama": "Lintang Ember",
    "nik": "0001014507900088",
    "surel": "lintang@surel.contoh",
    "hp": "(000) 0000888",
    "instansi": "Paguyuban Ember Perak",
}


@pytest.fixture
def bucket(tmp_path):
    bucket = Bucket(tmp_path / "s3", "nanio")
    yield bucket
    bucket.stop()


def told(answer):
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert SECRET not in answer.stdout + answer.stderr
    return answer.stdout


def beside(town: Town, folder, **settings: str) -> Town:
    """Another machine with the same key."""
    folder.mkdir()
    shutil.copy2(town.folder / "data.kunci", folder / "data.kunci")
    new = Town(folder)
    new.settings = settings
    return new


def applied(town, looks, browser) -> str:
    visitor = Applicant(town, looks, browser, width=360)
    visitor.begin()
    visitor.fill_in(MANAGER)
    visitor.prove(MANAGER["surel"])
    number = visitor.send()["Nomor agenda"]
    visitor.context.close()
    return number


def sees_the_papers(town, number, looks, browser) -> None:
    """The head of the office opens the case: a page of a paper is drawn from the whole file."""
    head = Officer(town, looks, browser).log_in("kepala.kominfo")
    head.take_up(number, "Memerintahkan pemeriksaan kelengkapan berkas")
    assert head.page.locator("figure img").evaluate("image => image.naturalWidth") > 300
    head.context.close()


def health(town) -> tuple:
    try:
        answer = urllib.request.urlopen(f"{town.address}/healthz", timeout=30)
    except urllib.error.HTTPError as refused:
        answer = refused
    return answer.status, json.loads(answer.read())["bagian"]["berkas"]


def test_files_in_a_bucket(made, bucket, tmp_path, glances, browser):
    old = Town.copy_of(made, tmp_path / "lama")
    told(old.run("backup", str(tmp_path / "pertama")))
    town = beside(made, tmp_path / "baru", **bucket.settings("balai/satu"))
    told(town.run("restore", str(tmp_path / "pertama")))
    brought = bucket.keys("balai/satu")
    assert len(brought) == sum(path.is_file() for path in (old.data / "berkas").rglob("*")) > 0
    told(town.run("verify"))

    town.start("serve")
    try:
        assert health(town) == (200, "baik")
        number = applied(town, glances, browser)
        sees_the_papers(town, number, glances, browser)
        assert len(bucket.keys("balai/satu")) >= len(brought) + 3
        assert not (town.data / "berkas").exists(), "no file is kept on this machine"
        told(town.run("backup", str(tmp_path / "kedua")))
        told(town.run("verify"))
        writer = Applicant(town, glances, browser, width=360)
        writer.begin()
        for name, text in MANAGER.items():
            writer.answer(text, f"pengelola.{name}")
        question = writer.page.url
        bucket.stop()
        writer.hand_in("sk", "sk.pdf", papers.pdf("SK"))
        writer.press("Simpan dan lanjutkan")
        assert writer.heading == "Layanan sedang tidak dapat dipakai"
        assert bucket.endpoint in town.errors(), "the log names the cause"
        writer.open(question)
        assert "SK pengelola" in writer.heading, "what was answered before is kept"
        writer.context.close()
        status, cause = health(town)
        assert status == 503 and bucket.endpoint in cause
        assert urllib.request.urlopen(f"{town.address}/k/kominfo", timeout=30).status == 200
        missing = town.run("verify")
        assert missing.returncode == 1 and "tidak dapat dihubungi" in missing.stderr, "away is not missing"
    finally:
        town.stop()
    assert SECRET not in town.errors() and "mengabaikan If-None-Match" in town.errors()

    back = beside(made, tmp_path / "kembali")
    told(back.run("restore", str(tmp_path / "kedua")))
    told(back.run("verify"))
    back.start("serve")
    try:
        sees_the_papers(back, number, glances, browser)
    finally:
        back.stop()


def test_a_demo_in_a_bucket(tmp_path):
    bucket = Bucket(tmp_path / "s3", "moto")
    town = Town(tmp_path / "contoh")
    town.folder.mkdir()
    town.settings = bucket.settings("contoh")
    try:
        town.start()
        assert health(town) == (200, "baik")
        assert bucket.keys("contoh") and not (town.data / "berkas").exists()
        told(town.run("verify"))
    finally:
        town.stop()
        bucket.stop()


def test_what_is_refused_before_anything_is_touched(made, bucket, tmp_path):
    old = Town.copy_of(made, tmp_path / "lama")
    told(old.run("backup", str(tmp_path / "cadangan")))
    first = beside(made, tmp_path / "satu", **bucket.settings("balai"))
    told(first.run("restore", str(tmp_path / "cadangan")))
    keys = bucket.keys("balai")

    again = beside(made, tmp_path / "dua", **bucket.settings("balai"))
    used = again.run("restore", str(tmp_path / "cadangan"))
    assert used.returncode == 1 and "sudah ada berkas" in used.stderr
    assert not again.data.exists() and bucket.keys("balai") == keys

    first.settings = bucket.settings("balai", secret="bukan-rahasianya")
    wrong = first.run("serve")
    assert wrong.returncode == 1 and "kunci rahasia untuk KUNCI-UJI salah" in wrong.stderr
    assert "bukan-rahasianya" not in wrong.stdout + wrong.stderr
    shown = first.run("pengaturan")
    assert "BALAI_S3_SECRET_KEY=••••••" in shown.stdout and "bukan-rahasianya" not in shown.stdout
