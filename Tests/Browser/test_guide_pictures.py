"""Walks the demo as the guides tell it, and draws their pictures. `make pictures` puts them into docs/gambar."""

import shutil
import struct

import pytest

import pages
import papers
from guide_pictures import FOLDER, Easel, desk, phone
from people import KOMINFO, Applicant, Officer
from test_without_account import MANAGER

VILLAGE = "/k/awan-biru"
LETTER = f"{VILLAGE}/layanan/surat-layanan-mandiri"


@pytest.fixture(scope="module")
def easel(tmp_path_factory):
    """In a folder that goes with it: what lies there is looked through for pictures that a town left in clear."""
    folder = tmp_path_factory.mktemp("gambar")
    yield Easel(folder)
    shutil.rmtree(folder)


def test_somebody_applies(town, glances, browser, easel):
    visitor = phone(town, glances, browser, Applicant)
    visitor.open(f"{VILLAGE}/")
    easel.draw(visitor, "warga-beranda.png", "h1", 520, ["Apa yang ingin Anda urus?", "Semua layanan"])
    visitor.open(LETTER)
    easel.draw(
        visitor, "warga-layanan.png", "h1", 720, ["Ajukan permohonan", "Siapkan lebih dulu", "Standar pelayanan"])
    visitor.begin()
    easel.draw(visitor, "warga-pertanyaan.png", "main", 440, ["Simpan dan lanjutkan", "Simpan, lanjutkan nanti"])
    visitor.fill_in(MANAGER)
    visitor.prove(MANAGER["surel"])
    easel.draw(visitor, "warga-periksa.png", "h1", 640, ["Periksa sebelum mengirim", "Ubah"])
    visitor.send()
    easel.draw(visitor, "warga-permohonan.png", "h1", 520, ["Sekarang", "Dipegang oleh", "Selesai paling lambat"])
    visitor.open(f"{VILLAGE}/lacak")
    easel.draw(visitor, "warga-lacak.png", "h1", 330, ["Kode permohonan", "Kode hilang? Buka lewat email"])
    visitor.open(f"{VILLAGE}/privasi")
    easel.draw(visitor, "warga-data-pribadi.png", "aside", 400, ["Hak Anda", "Ajukan permintaan atas data Anda"])
    visitor.context.close()


def test_somebody_is_asked_to_repair(town, glances, browser, easel):
    """The application of the demo that was returned last."""
    clerk = phone(town, glances, browser).log_in("operator.padi-kencana")
    clerk.open(f"{KOMINFO}/permohonan")
    for link in [link.get_attribute("href") for link in clerk.page.locator("main a[href*='/permohonan/']").all()]:
        clerk.open(link)
        if "Perbaiki sekarang" in clerk.text:
            break
    easel.draw(clerk, "warga-perbaikan.png", "h1", 880, ["Yang perlu Anda lakukan", "Perbaiki sekarang"])
    clerk.context.close()


def test_an_officer_works(town, glances, browser, easel):
    officer = phone(town, glances, browser).log_in("tim-teknis.kominfo")
    officer.open("/meja")
    easel.draw(officer, "petugas-tugas-saya.png", "h1", 640, ["Tugas saya", "Cari tugas"])
    officer.open("/meja/kominfo/loket")
    easel.draw(officer, "petugas-loket.png", "h1", 620, ["Layanan apa yang diajukan?"])
    officer.open("/akun/kode-masuk")
    easel.draw(officer, "petugas-kode-masuk.png", "h1", 520, ["Kode masuk", "Mulai"])
    officer.open("/meja/kabar")
    easel.draw(officer, "petugas-kabar.png", "h1", 440, ["Kabar"])
    officer.context.close()

    division = desk(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    division.open("/meja")
    division.follow("Memeriksa kelengkapan berkas", exact=False)
    easel.draw(division, "petugas-permohonan.png", "main", 800, ["Berkas", "Isi permohonan", "Apa hasilnya?"])
    division.open("/meja/kominfo/buku/register-email")
    easel.draw(division, "petugas-buku.png", "main", 560, ["tanpa celah", "Cetak atau ambil salinan…"])
    division.context.close()


def test_a_decision_on_a_phone(town, glances, browser, easel):
    division = phone(town, glances, browser).log_in("kabid-tata-kelola.kominfo")
    division.open("/meja")
    division.follow("Memeriksa kelengkapan berkas", exact=False)
    easel.draw(division, "petugas-keputusan.png", "#putusan", 760, ["Apa hasilnya?", "Simpan keputusan"])
    division.context.close()


def test_a_head_decides_and_looks(town, glances, browser, easel):
    head = phone(town, glances, browser).log_in("kepala.kominfo")
    head.open("/meja")
    easel.draw(head, "kepala-tugas.png", "h1", 700, ["Tugas saya", "Selesaikan yang dipilih…"])
    head.page.locator("main input[type=checkbox]").first.check()
    head.press("Selesaikan yang dipilih…")
    easel.draw(head, "kepala-sekaligus.png", "h1", 640, ["permohonan sekaligus", "Catatan disposisi"])
    head.open("/meja/kominfo/cuti")
    easel.draw(head, "kepala-cuti.png", "h1", 760, ["Pengganti", "Hari pertama", "Hari terakhir"])
    head.open("/meja/kominfo/hapus-isi")
    easel.draw(head, "kepala-hapus-isi.png", "h1", 480, ["Nomor agenda", "Cari permohonan"])
    head.context.close()

    head = desk(town, glances, browser).log_in("kepala.kominfo")
    head.open("/meja/kominfo/laporan")
    easel.draw(head, "kepala-laporan.png", "main", 760, ["Laporan"])
    head.context.close()


def test_an_administrator_looks_after_the_office(town, glances, browser, easel):
    admin = phone(town, glances, browser).log_in("admin.tirtaloka")
    admin.open("/kelola")
    easel.draw(admin, "admin-kelola.png", "h1", 560, ["Dinas Komunikasi dan Informatika"])
    admin.open("/kelola/kominfo/petugas")
    easel.draw(admin, "admin-petugas.png", "h1", 600, ["Undang petugas"])
    admin.open("/kelola/kominfo/undang")
    easel.draw(admin, "admin-undang.png", "h1", 720, ["Nama lengkap", "Nama pengguna", "Peran"])
    admin.open("/kelola/kominfo/kalender")
    easel.draw(admin, "admin-kalender.png", "h1", 560, ["Kalender"])
    admin.context.close()

    admin = desk(town, glances, browser).log_in("admin.tirtaloka")
    admin.open("/kelola/kominfo/sop")
    easel.draw(admin, "admin-sop.png", "main", 640, ["SOP"])
    admin.context.close()


def test_the_pictures_are_those_of_the_guides(easel):
    """None is missing, none is left over, and each is of the size that the guides keep room for."""
    assert sorted(easel.drawn) == sorted(path.name for path in FOLDER.iterdir())
    for name, content in easel.drawn.items():
        kept = (FOLDER / name).read_bytes()
        assert struct.unpack(">II", content[16:24]) == struct.unpack(">II", kept[16:24]), f"{name}: make pictures"
