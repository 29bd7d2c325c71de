"""An officer of a village asks for her office: her account is found, and nothing has to be registered."""

import re

import pages
from days import calendar_days_from_today
from people import KOMINFO, Officer

QUESTIONS = ("nama", "nik", "surel", "hp", "instansi")


def manager(applicant) -> dict:
    """What the officer wrote about herself in the draft that she left."""
    applicant.open(f"{KOMINFO}/permohonan")
    draft = applicant.page.locator(
        'main a[href*="/ajukan/"]', has_text="Pendaftaran email dan domain").first.get_attribute("href")
    told = {}
    for number, name in enumerate(QUESTIONS, 1):
        applicant.open(f"{draft}/{number}")
        told[name] = applicant.page.input_value(f'[name="pengelola.{name}"]')
    assert all(told.values()), "a draft keeps what was written"
    return told


def led_to_the_form(applicant, at_desk) -> str:
    """Through the heads of the office; the number."""
    told = manager(applicant)
    applicant.begin()
    applicant.fill_in(told)
    number = applicant.send()["Nomor agenda"]
    for login, task, outcome in (
        ("kepala", "Memerintahkan pemeriksaan", ""),
        ("kabid-tata-kelola", "Memeriksa kelengkapan berkas", "ya"),
        ("kasi-egov", "Menugaskan pelaksanaan teknis", ""),
        ("tim-teknis", "Memandu pemohon", ""),
    ):
        officer = at_desk(login)
        officer.take_up(number, task)
        officer.decide(outcome)
    assert applicant.wait_for("Mendaftarkan email")["Dipegang oleh"].startswith("Anda")
    return number


def made_mailbox(applicant, at_desk, number: str, mailbox: str) -> None:
    applicant.do_now()
    applicant.write("email.alamat", mailbox)
    applicant.press("Kirim isian")
    team = at_desk("tim-teknis")
    team.take_up(number, "Memeriksa kelengkapan dan keabsahan permintaan email")
    team.decide("ya")
    team.take_up(number, "Mengaktifkan akun email")
    team.record("berhasil", alamat=mailbox)


def test_an_account_that_is_known_is_not_registered_again(applicant, at_desk):
    applicant.log_in("operator.awan-biru")
    number = led_to_the_form(applicant, at_desk)
    history = pages.history(applicant.page)
    assert any("Sudah mempunyai akun" in entry for entry in history)
    assert not any("Mendaftarkan akun" in entry for entry in history)
    assert pages.current_step(applicant.page).startswith("8. Mendaftarkan email")
    made_mailbox(applicant, at_desk, number, "awan@tirtaloka.contoh")

    applicant.wait_for("Mendaftarkan domain")
    applicant.do_now()
    applicant.write("domain.nama", "awan.tirtaloka.contoh")
    applicant.press("Kirim isian")
    team = at_desk("tim-teknis-2")
    team.take_up(number, "Memeriksa kelengkapan dan keabsahan permintaan domain")
    team.decide("ya")
    team.take_up(number, "Mengalokasikan alamat IP")
    team.record()
    team.take_up(number, "Mengaktifkan domain")
    team.record("berhasil")
    assert applicant.look()["Sekarang"].startswith("Email dan domain aktif")


def test_the_tracking_code_shows_the_state_and_no_name(applicant, at_desk, town, looks, browser):
    applicant.log_in("operator.awan-biru")
    told = manager(applicant)
    applicant.begin()
    applicant.fill_in(told)
    applicant.send()
    code = re.search(r"Kode (\S+)", applicant.text).group(1)
    stranger = Officer(town, looks, browser)
    stranger.open(f"{KOMINFO}/lacak")
    stranger.write("kode", code.lower())
    stranger.press("Lacak permohonan")
    assert told["nama"] not in stranger.text and told["instansi"] not in stranger.text
    assert calendar_days_from_today(10) in stranger.text
    stranger.open(applicant.case)
    assert stranger.heading == "Masuk"
    stranger.context.close()


def test_every_page_of_this_way(looks):
    looks.inspect()
