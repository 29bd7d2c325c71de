"""Somebody who reports without a name and leaves no address: by pages alone they answer, assess, open again, withdraw."""

import re

import pages
from people import Applicant, Officer
from town import eventually

BASE = "/k/awan-biru"


def report(reporter, told: str) -> str:
    """By the form, to the receipt; keeps the code and the key that it shows, and gives the number."""
    reporter.open(f"{BASE}/layanan/pengaduan")
    reporter.press("Ajukan permohonan")
    reporter.choose("laporan.sifat", "anonim")
    reporter.press("Simpan dan lanjutkan")
    reporter.answer(told, "laporan.uraian")
    for _ in ("lokasi", "tanggal", "bukti"):
        reporter.press("Simpan dan lanjutkan")
    assert "Tidak ingin memberi alamat?" in reporter.text
    reporter.follow("Lanjut tanpa memberi alamat")
    assert reporter.heading == "Periksa sebelum mengirim"
    reporter.press("Kirim permohonan")
    assert reporter.heading == "Permohonan terkirim"
    assert "Kami tidak dapat mengabari Anda" in reporter.text and "mengabari lewat email" not in reporter.text
    reporter.code, reporter.key = (
        re.search(rf"{name} ([\dA-Z]{{4}}-[\dA-Z-]+)", reporter.text).group(1)
        for name in ("Kode permohonan", "Kunci Anda:"))
    return reporter.number


def come_back(reporter) -> None:
    """In another browser, from the page that follows a case."""
    reporter.context.clear_cookies()
    reporter.open(f"{BASE}/lacak?kode={reporter.code}")
    reporter.follow("tautan email atau kunci")
    reporter.write("kode-permohonan", reporter.code)
    reporter.write("kunci-permohonan", reporter.key)
    reporter.press("Buka dengan kunci")
    assert "/permohonan/" in reporter.page.url, reporter.text


def at_desk(town, looks, browser, name: str):
    return Officer(town, looks, browser).log_in(f"{name}.awan-biru")


def test_they_answer_and_open_again(town, looks, browser, applicant):
    number = report(applicant, "Lampu di tikungan mati sejak pekan lalu.")
    come_back(applicant)
    assert "kami tidak dapat mengabari Anda" in applicant.text and "mengabari lewat email" not in applicant.text
    takes = at_desk(town, looks, browser, "kasi-pelayanan")
    works = at_desk(town, looks, browser, "kasi-kesejahteraan")
    takes.take_up(number, "Menelaah")
    takes.choose("golongan.kelas", "biasa")
    takes.decide("lengkapi", "Sebut tikungan yang mana.")

    come_back(applicant)
    assert "Sebut tikungan yang mana." in applicant.text
    applicant.do_now()
    applicant.write("laporan.uraian", "Lampu di tikungan Jalan Melati mati.")
    applicant.press("Kirim perbaikan")
    for outcome in ("belum", "puas"):
        takes.take_up(number, "Menelaah")
        takes.choose("golongan.kelas", "biasa")
        takes.decide("tangani")
        works.take_up(number, "Menindaklanjuti")
        works.decide()
        takes.take_up(number, "Memberi jawaban")
        takes.write("jawaban-kami.isi", "Lampu sudah diganti.")
        takes.decide()
        come_back(applicant)
        applicant.do_now()
        applicant.choose("hasil", outcome)
        if outcome == "belum":
            applicant.write("alasan", "Masih mati.")
        applicant.press("Kirim isian")
    come_back(applicant)
    assert "Selesai" in applicant.text


def test_they_withdraw(applicant):
    report(applicant, "Pagar balai roboh.")
    come_back(applicant)
    applicant.follow("Cabut permohonan…")
    applicant.write("alasan", "Sudah diperbaiki.")
    applicant.press("Cabut permohonan")
    assert "Dicabut pelapor" in applicant.text


def test_a_wrong_key_opens_nothing(applicant):
    report(applicant, "Air keran keruh.")
    applicant.key = applicant.code
    applicant.context.clear_cookies()
    applicant.open(f"{BASE}/permohonan-saya")
    applicant.write("kode-permohonan", applicant.code)
    applicant.write("kunci-permohonan", applicant.code)
    applicant.press("Buka dengan kunci")
    assert pages.errors(applicant.page) == ["Kode dan kunci tidak cocok. Periksa lagi pada tanda terima Anda"]
