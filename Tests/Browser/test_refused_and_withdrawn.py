"""Cases that do not reach the end of their way: one refused, one withdrawn after its mailbox was made."""

import pages
from test_with_account import led_to_the_form, made_mailbox, manager

REFUSAL = "Layanan ini hanya untuk perangkat daerah dan lembaga desa."


def test_refused_at_the_check_of_the_papers(applicant, at_desk):
    applicant.log_in("operator.awan-biru")
    told = manager(applicant)
    applicant.begin()
    applicant.fill_in({**told, "instansi": "Toko Pelangi"})
    number = applicant.send()["Nomor agenda"]
    head, division = at_desk("kepala"), at_desk("kabid-tata-kelola")
    head.take_up(number, "Memerintahkan pemeriksaan")
    head.decide()
    division.take_up(number, "Memeriksa kelengkapan berkas")
    division.decide("tolak", reason=REFUSAL)

    assert applicant.look()["Sekarang"].startswith("Permohonan ditolak")
    assert REFUSAL in applicant.text
    assert "Cabut permohonan" not in applicant.text
    assert "Kerjakan sekarang" not in applicant.text
    assert division.has(number) == [] and head.has(number) == []
    division.open("/meja/kominfo/permohonan?keadaan=selesai")
    division.search(number)
    assert "Permohonan ditolak" in division.text


def test_withdrawn_after_the_mailbox_was_made(applicant, at_desk):
    applicant.log_in("operator.awan-biru")
    mailbox = "pelangi@tirtaloka.contoh"
    number = led_to_the_form(applicant, at_desk)
    made_mailbox(applicant, at_desk, number, mailbox)

    applicant.wait_for("Mendaftarkan domain")
    applicant.follow("Cabut permohonan…")
    assert "Mengaktifkan akun email dan mengabari pemohon" in applicant.text, "the page says what will be undone"
    applicant.write("alasan", "Salah memilih layanan.")
    applicant.press("Cabut permohonan")
    assert pages.place(applicant.page)["Sekarang"].startswith("Dicabut pemohon")
    assert "Anda mencabut permohonan" in pages.history(applicant.page)[1]

    team = at_desk("tim-teknis")
    team.take_up(number, "Membatalkan")
    assert f"Tutup akun email {mailbox}" in team.text
    team.record()
    assert team.has(number) == []
    assert any(mailbox in row.values() for row in team.book("register-email")), "a line of a book is never taken out"

    # What was given back can be asked for again.
    again = led_to_the_form(applicant, at_desk)
    made_mailbox(applicant, at_desk, again, mailbox)


def test_every_page_of_these_ways(looks):
    looks.inspect()
