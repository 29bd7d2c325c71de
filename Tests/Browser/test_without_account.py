"""The whole way of somebody without an account: returned at every check, and granted in the end."""

import pages
import papers
from days import calendar_days_from_today
from people import KOMINFO
from town import eventually

MANAGER = {
    "nama": "Bening Rembulan",
    "nik": "0001014507900077",
    "surel": "bening@surel.contoh",
    "hp": "(000) 0000777",
    "instansi": "Paguyuban Telaga Rembulan",
}
UNSIGNED = "Surat permohonan belum ditandatangani ketua. Berkas lain sudah benar."
BLURRED = "Nama tidak sama dengan kartu identitas. Samakan dulu."
MAILBOX, DOMAIN = "rembulan@tirtaloka.contoh", "rembulan.tirtaloka.contoh"
PASSWORD = "kunci panjang rembulan"


def apply(applicant) -> str:
    """Sends the application, with every mistake that a newcomer makes; its number."""
    applicant.begin()
    assert applicant.heading == "Nama pengelola"
    assert "Pertanyaan 1 dari 8" in applicant.text
    applicant.answer(MANAGER["nama"], "pengelola.nama")
    applicant.answer("000101450790007", "pengelola.nik")
    assert pages.errors(applicant.page) == ["NIK berisi 15 angka, seharusnya 16"]
    assert applicant.page.input_value('[name="pengelola.nik"]') == "000101450790007", "nothing typed is lost"
    assert applicant.page.title().startswith("Galat: ")
    applicant.page.go_back()
    for name in ("nik", "surel", "hp", "instansi"):
        applicant.answer(MANAGER[name], f"pengelola.{name}")

    applicant.hand_in("sk", "sk.pdf", b"Ini bukan PDF")
    applicant.press("Simpan dan lanjutkan")
    assert "sk.pdf" in pages.errors(applicant.page)[0]
    applicant.press("Simpan, lanjutkan nanti")
    resumed = applicant.page.locator("main a, main code, main input").all()
    assert any("/lanjut/" in (item.get_attribute("href") or item.inner_text()) for item in resumed) or (
        "/lanjut/" in applicant.text)
    applicant.page.go_back()
    for paper, title in (("sk", "SK pengelola"), ("surat-permohonan", "Surat permohonan")):
        assert applicant.heading == title
        applicant.hand_in(paper, f"{paper}.pdf", papers.pdf(title))
        applicant.press("Simpan dan lanjutkan")
    applicant.hand_in("ktp", "ktp.png", papers.png(90))
    applicant.press("Simpan dan lanjutkan")

    applicant.prove(MANAGER["surel"])
    checked = pages.facts(applicant.page)
    assert checked["Nama pengelola"].startswith(MANAGER["nama"])
    receipt = applicant.send()
    assert receipt["Layanan"] == "Pendaftaran email dan domain perangkat daerah"
    assert receipt["Batas waktu"].startswith(calendar_days_from_today(10, year=True))
    return receipt["Nomor agenda"]
