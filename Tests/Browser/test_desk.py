"""Several officers over one case: filing at the counter, taking a task, and who was first."""

import pages
import papers
from test_with_account import manager

FAMILY = {
    "nama": "Hening Kirana", "nik": "0002024508910033", "surel": "hening@surel.contoh", "hp": "(000) 0000333",
    "instansi": "Kelompok Tani Kirana",
}


def test_filed_at_the_counter(at_desk, town):
    clerk = at_desk("tim-teknis")
    clerk.open("/meja/kominfo/loket")
    clerk.press("Isi permohonan")
    assert len(pages.errors(clerk.page)) == 2, "a service and a name are needed"
    clerk.choose("layanan", "email-domain")
    clerk.write("nama", FAMILY["nama"])
    clerk.write("email", FAMILY["surel"])
    clerk.press("Isi permohonan")
    clerk.fill_in(FAMILY)
    clerk.choose("persetujuan", "lisan")
    clerk.press("Kirim permohonan")
    receipt = pages.facts(clerk.page)
    number = receipt["Nomor agenda"]
    assert receipt["Pemohon"] == FAMILY["nama"]
    assert receipt["Diajukan oleh"], "who filed it stands on the receipt"
    told = town.letter(FAMILY["surel"], f"Permohonan {number} diterima")
    assert "diajukan petugas loket" in told

    head = at_desk("kepala")
    head.take_up(number, "Memerintahkan pemeriksaan")
    assert any("Petugas loket (" in entry and "mengajukan permohonan" in entry for entry in pages.history(head.page))
    assert FAMILY["nama"] in head.text


class TestWhoIsFirst:
    """Two officers of the technical team at one task."""

    TASK = "Memandu pemohon"

    def number(self, applicant, at_desk) -> str:
        applicant.log_in("operator.awan-biru")
        told = manager(applicant)
        applicant.begin()
        applicant.fill_in(told)
        number = applicant.send()["Nomor agenda"]
        for login, task, outcome in (
            ("kepala", "Memerintahkan", ""), ("kabid-tata-kelola", "Memeriksa kelengkapan", "ya"),
            ("kasi-egov", "Menugaskan", ""),
        ):
            at_desk(login).take_up(number, task)
            at_desk(login).decide(outcome)
        return number

    def test_a_claimed_task_is_the_colleagues(self, applicant, at_desk):
        number = self.number(applicant, at_desk)
        first, second = at_desk("tim-teknis"), at_desk("tim-teknis-2")
        second.take_up(number, self.TASK)
        first.take_up(number, self.TASK)
        first.press("Ambil tugas ini")
        assert first.inbox(number)[0]["Dipegang"] == "Anda"

        second.write("catatan", "Sudah saya telepon.")
        second.press("Selesaikan tugas")
        assert "dipegang" in second.heading and "Sudah saya telepon." in second.text
        holder = second.inbox(number)[0]["Dipegang"]
        assert holder in second.heading or holder not in ("Anda", "")
        second.take_up(number, self.TASK)
        assert f"{holder} sedang mengerjakan tugas ini" in second.text
        assert second.page.get_by_role("button", name="Selesaikan tugas", exact=True).count() == 0

        first.take_up(number, self.TASK)
        first.press("Lepaskan tugas ini")
        assert second.inbox(number)[0]["Dipegang"] == ""
        second.take_up(number, self.TASK)
        first.take_up(number, self.TASK)
        second.decide()
        first.write("catatan", "Pemohon sudah dipandu.")
        first.press("Selesaikan tugas")
        assert first.heading == "Petugas lain lebih dulu"
        assert holder not in first.text.split("menyelesaikan")[0] and "Pemohon sudah dipandu." in first.text

    def test_an_old_page_decides_nothing(self, applicant, at_desk):
        applicant.log_in("operator.awan-biru")
        told = manager(applicant)
        applicant.begin()
        applicant.fill_in(told)
        number = applicant.send()["Nomor agenda"]
        at_desk("kepala").take_up(number, "Memerintahkan")
        at_desk("kepala").decide()
        division = at_desk("kabid-tata-kelola")
        division.take_up(number, "Memeriksa kelengkapan")
        old = division.context.new_page()
        old.goto(division.page.url)
        division.decide("tidak", reason="KTP buram. Berkas lain sudah benar.")
        applicant.look()
        applicant.do_now()
        applicant.hand_in("ktp", "ktp-jelas.png", papers.png(140))
        applicant.press("Kirim perbaikan")
        at_desk("kepala").take_up(number, "Memerintahkan")
        at_desk("kepala").decide()

        old.check('[name=hasil][value=tolak]')
        division.write("alasan", "KTP buram.", page=old)
        with old.expect_navigation() as answer:
            old.get_by_role("button", name="Simpan keputusan", exact=True).click()
        assert answer.value.status == 409
        assert "KTP buram." in pages.text(old), "what was written is not lost"
        assert applicant.look()["Dipegang oleh"].startswith("Kabid Tata Kelola")


def test_every_page_of_the_desk(at_desk, looks):
    clerk = at_desk("tim-teknis")
    for path in ("", "/kominfo/permohonan", "/kominfo/buku", "/kominfo/sop", "/kominfo/sop/email-domain"):
        clerk.open(f"/meja{path}")
    clerk.open("/akun")
    clerk.open("/meja/kominfo/tidak-ada")
    looks.inspect()
