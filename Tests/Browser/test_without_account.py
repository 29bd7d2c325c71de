"""The whole way of somebody without an account: returned at every check, and granted in the end."""

import re

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
    assert "Pertanyaan 1 dari 10" in applicant.text
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
    back = re.search(r"http\S+/lanjut/\S+", applicant.page.content().replace('"', " ").replace("<", " ")).group(0)
    applicant.context.clear_cookies()
    applicant.open(back)
    applicant.press("Lanjutkan permohonan")
    for paper, title in (("sk", "SK pengelola"), ("surat-permohonan", "Surat permohonan")):
        assert applicant.heading == title
        applicant.hand_in(paper, f"{paper}.pdf", papers.pdf(f"{title} {MANAGER['instansi']}"))
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


def returned_for_a_paper(applicant, at_desk, number):
    """From the head of the office to the division, which sends it back for one paper."""
    seen = applicant.look()
    assert seen["Dipegang oleh"].startswith("Kepala Dinas")
    assert seen["Selesai paling lambat"].startswith(f"{calendar_days_from_today(10)}, 24.00")

    head = at_desk("kepala")
    head.take_up(number, "Memerintahkan pemeriksaan kelengkapan berkas")
    assert head.page.locator("figure img").evaluate("image => image.naturalWidth") > 300, "the paper is shown"
    head.decide(note="Periksa kelengkapannya.")
    assert head.has(number) == []
    assert applicant.look()["Dipegang oleh"].startswith("Kabid Tata Kelola")

    division = at_desk("kabid-tata-kelola")
    division.take_up(number, "Memeriksa kelengkapan berkas")
    assert any("Periksa kelengkapannya." in entry for entry in pages.history(division.page))
    division.decide("tidak")
    assert pages.errors(division.page) == ["Isi alasan"]
    assert division.page.is_checked('[name=hasil][value=tidak]'), "the choice is kept"
    division.decide("tidak", reason=UNSIGNED)
    assert division.has(number) == []

    seen = applicant.look()
    assert seen["Sekarang"].startswith("Memperbaiki permohonan")
    assert seen["Dipegang oleh"].startswith("Anda")
    assert seen["Selesai paling lambat"].startswith("Waktu berhenti, sisa 10 hari kalender")
    assert UNSIGNED in applicant.text
    assert UNSIGNED in applicant.town.letter(MANAGER["surel"], f"Permohonan {number} perlu diperbaiki")
    history = pages.history(applicant.page)
    assert any("Kabid Tata Kelola" in entry and UNSIGNED in entry for entry in history)
    assert not any("Periksa kelengkapannya." in entry for entry in history), "disposition notes are the officers'"
    replace_the_paper(applicant)

    head.take_up(number, "Memerintahkan pemeriksaan kelengkapan berkas")
    head.decide()
    division.take_up(number, "Memeriksa kelengkapan berkas")
    division.write("catatan", "Berkas lengkap.")
    division.press("Surat permohonan")
    assert "surat-bertanda-tangan.pdf" in division.text
    division.press("SK pengelola")
    assert "sk.pdf" in division.text, "the papers that were right are still there"
    assert division.page.input_value('[name="catatan"]') == "Berkas lengkap.", "looking at papers loses nothing"
    division.decide("ya")


def digits(text: str) -> str:
    """A number without what stands between its digits; +62 is the 0 before an area code."""
    return re.sub(r"[^0-9]", "", text.replace("+62", "0"))


def replace_the_paper(applicant):
    applicant.do_now()
    assert UNSIGNED in applicant.text
    for name, text in MANAGER.items():
        kept = applicant.page.input_value(f'[name="pengelola.{name}"]')
        assert digits(kept) == digits(text) if name == "hp" else kept == text, f"{name} need not be typed again"
    assert [name.split(".")[0] for name in pages.files(applicant.page)] == ["sk", "surat-permohonan", "ktp"]
    applicant.hand_in("surat-permohonan", "surat-bertanda-tangan.pdf", papers.pdf("Surat permohonan bertanda tangan"))
    applicant.press("Kirim perbaikan")
    assert pages.errors(applicant.page) == []
    assert pages.place(applicant.page)["Dipegang oleh"].startswith("Kepala Dinas"), applicant.text


def led_to_the_account(applicant, at_desk, number):
    section = at_desk("kasi-egov")
    section.take_up(number, "Menugaskan pelaksanaan teknis")
    section.decide(note="Laksanakan sesuai SOP.")
    team = at_desk("tim-teknis")
    team.take_up(number, "Memandu pemohon")
    team.decide()
    seen = applicant.wait_for("Mendaftarkan akun aplikasi")
    assert seen["Dipegang oleh"].startswith("Anda")
    history = pages.history(applicant.page)
    assert any("Belum mempunyai akun" in entry for entry in history), "the system looked for an account"
    eventually(lambda: applicant.look() and "Isi sekarang" in applicant.text, "the registration's draft")


def registered(applicant, at_desk):
    """The sub-procedure: what is known is filled in, and only the consent is the applicant's."""
    case = applicant.case
    applicant.follow("Isi sekarang")
    assert applicant.page.input_value('[name="akun.nama"]') == MANAGER["nama"]
    for _ in range(3):
        applicant.press("Simpan dan lanjutkan")
    applicant.choose("akun.setuju", "ya")
    applicant.press("Simpan dan lanjutkan")
    assert pages.files(applicant.page)[0].startswith("identitas"), "the card came along from the application"
    applicant.press("Simpan dan lanjutkan")
    registration = applicant.send()["Nomor agenda"]
    assert pages.place(applicant.page)["Dipegang oleh"].startswith("Tim Teknis")

    team = at_desk("tim-teknis")
    team.take_up(registration, "Memeriksa akun yang didaftarkan")
    team.decide("perlu-diperbaiki", reason=BLURRED)
    assert applicant.look()["Dipegang oleh"].startswith("Anda")
    applicant.do_now()
    assert BLURRED in applicant.text
    applicant.write("akun.nama", "Bening Rembulan Jelita")
    applicant.press("Kirim perbaikan")
    team.take_up(registration, "Memeriksa akun yang didaftarkan")
    assert "Bening Rembulan Jelita" in team.text
    team.decide("sesuai")
    assert applicant.wait_for("Akun aktif")
    applicant.case = case


def enter_with_the_account(applicant):
    applicant.open(applicant.town.link(MANAGER["surel"], "Undangan", "undangan/"))
    applicant.write("sandi", PASSWORD)
    applicant.write("ulangi", "lain sama sekali")
    applicant.press("Aktifkan akun")
    assert pages.errors(applicant.page) == ["Kedua kata sandi tidak sama"]
    applicant.write("sandi", PASSWORD)
    applicant.write("ulangi", PASSWORD)
    applicant.press("Aktifkan akun")
    applicant.context.clear_cookies()
    applicant.log_in(MANAGER["surel"], KOMINFO, PASSWORD)
    assert applicant.wait_for("Mendaftarkan email dengan mengisi formulir")["Dipegang oleh"].startswith("Anda")


def given_a_mailbox(applicant, at_desk, number):
    applicant.do_now()
    applicant.write("email.alamat", "rem bulan@tirtaloka.contoh")
    applicant.press("Kirim isian")
    assert pages.errors(applicant.page) == ["Alamat email tidak memakai spasi"]
    assert applicant.page.input_value('[name="email.alamat"]') == "rem bulan@tirtaloka.contoh"
    applicant.write("email.alamat", "sanggar@tirtaloka.contoh")
    applicant.press("Kirim isian")
    team = at_desk("tim-teknis")
    team.take_up(number, "Memeriksa kelengkapan dan keabsahan permintaan email")
    team.decide("tidak", reason="Alamat harus memakai nama paguyuban.")
    applicant.look()
    applicant.do_now()
    assert "Alamat harus memakai nama paguyuban." in applicant.text
    assert applicant.page.input_value('[name="email.alamat"]') == "sanggar@tirtaloka.contoh"
    applicant.write("email.alamat", MAILBOX)
    applicant.press("Kirim perbaikan")
    team.take_up(number, "Memeriksa kelengkapan dan keabsahan permintaan email")
    team.decide("ya")

    team.take_up(number, "Mengaktifkan akun email")
    assert team.page.input_value('[name="keluaran.alamat"]') == MAILBOX
    team.record("berhasil", alamat="rembulan@lain.contoh")
    assert "tidak dilayani" in pages.errors(team.page)[0]
    team.record("berhasil", alamat=MAILBOX)
    assert any(MAILBOX in row.values() for row in team.book("register-email"))


def given_a_domain(applicant, at_desk, number):
    assert applicant.wait_for("Mendaftarkan domain")["Dipegang oleh"].startswith("Anda")
    team = at_desk("tim-teknis")
    tries = (("telaga.tirtaloka.contoh", "tidak", "Kirim isian"), (DOMAIN, "ya", "Kirim perbaikan"))
    for asked, outcome, button in tries:
        applicant.do_now()
        applicant.write("domain.nama", asked)
        applicant.press(button)
        team.take_up(number, "Memeriksa kelengkapan dan keabsahan permintaan domain")
        assert asked in team.text
        team.decide(outcome, reason="" if outcome == "ya" else "Nama domain harus memakai nama paguyuban.")
        applicant.look()
    team.take_up(number, "Mengalokasikan alamat IP")
    address = team.page.input_value('[name="keluaran.alamat"]')
    team.record(alamat="10.0.0.1")
    assert len(pages.errors(team.page)) == 1, "an address outside the pool is refused"
    team.record(alamat=address)
    assert "Cabut permohonan" not in (applicant.look() and applicant.text), "the SOP ends the right to withdraw here"
    team.take_up(number, "Mengaktifkan domain")
    team.record("berhasil")
    return address


def test_from_a_stranger_to_a_mailbox_and_a_domain(applicant, at_desk):
    number = apply(applicant)
    returned_for_a_paper(applicant, at_desk, number)
    led_to_the_account(applicant, at_desk, number)
    registered(applicant, at_desk)
    enter_with_the_account(applicant)
    given_a_mailbox(applicant, at_desk, number)
    address = given_a_domain(applicant, at_desk, number)

    assert applicant.look()["Sekarang"].startswith("Email dan domain aktif")
    assert "Email dan domain aktif" in applicant.town.letter(MANAGER["surel"], f"Permohonan {number} selesai")
    history = pages.history(applicant.page)
    assert history[0].startswith("Permohonan selesai: Email dan domain aktif")
    assert sum(" – Belum lengkap" in entry or " – Perlu diperbaiki" in entry for entry in history) == 4, "one return at each of the three checks, and one in the registration of the account"
    team = at_desk("tim-teknis")
    assert any({DOMAIN, address} <= set(row.values()) for row in team.book("register-domain"))
    assert any(MANAGER["nama"] in row.values() for row in team.book("register-permohonan"))


def test_every_page_of_this_way(looks):
    looks.inspect()
