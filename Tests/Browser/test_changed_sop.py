"""What runs is the file: another actor and another time in it, and the service follows."""

import pages
from people import SERVICE
from test_with_account import manager
from town import ROOT

STEP = """    kegiatan: Menugaskan pelaksanaan teknis pendaftaran email dan domain
    oleh: {actor}
    kelengkapan: [sk, surat-permohonan, ktp]
    waktu: {time}
"""


def changed() -> str:
    text = (ROOT / "procedures/email-domain.sop.yaml").read_text(encoding="utf-8")
    before = STEP.format(actor="kasi", time="30 menit")
    assert text.count("\nversi: 3\n") == 1 and text.count(before) == 1
    text = text.replace("\nversi: 3\n", "\nversi: 4\n").replace(before, STEP.format(actor="kabid", time="2 jam"))
    # The examples that name the step's deadline and its actor are the file's own: they follow the change.
    text = text.replace("batas: {tugaskan: 2026-03-02 09:30}", "batas: {tugaskan: 2026-03-02 11:00}")
    return text


def ordered(applicant, at_desk) -> str:
    told = manager(applicant)
    applicant.begin()
    applicant.fill_in(told)
    number = applicant.send()["Nomor agenda"]
    at_desk("kepala").take_up(number, "Memerintahkan")
    at_desk("kepala").decide()
    at_desk("kabid-tata-kelola").take_up(number, "Memeriksa kelengkapan")
    return number


def test_a_new_version_runs_new_cases_and_leaves_the_running_ones(applicant, at_desk, town):
    applicant.log_in("operator.awan-biru")
    running = ordered(applicant, at_desk)
    file = town.folder / "email-domain.sop.yaml"
    file.write_text(changed(), encoding="utf-8")
    checked = town.run("sop", "check", str(file), str(ROOT / "procedures/akun-aplikasi.sop.yaml"))
    assert checked.returncode == 0, checked.stdout
    adopted = town.run(
        "sop", "adopt", str(file), "--kantor", "kominfo", "--nomor", "000.8.3/9/Kominfo", "--disahkan", "Kepala Dinas")
    assert adopted.returncode == 0, adopted.stdout + adopted.stderr

    applicant.open(SERVICE)
    row = applicant.page.locator("ol.flow > li", has_text="Menugaskan pelaksanaan teknis").inner_text()
    assert "Kabid Tata Kelola" in row and "2 jam" in row and "Kasi" not in row
    assert "000.8.3/9/Kominfo" in applicant.text

    division, section = at_desk("kabid-tata-kelola"), at_desk("kasi-egov")
    division.decide("ya")
    assert division.has(running) == []
    section.take_up(running, "Menugaskan pelaksanaan teknis")
    assert "30 menit" in section.page.locator("ol.flow > li", has_text="Menugaskan").first.text_content()

    new = ordered(applicant, at_desk)
    division.decide("ya")
    assert section.has(new) == []
    division.take_up(new, "Menugaskan pelaksanaan teknis")
    assert "2 jam" in division.page.locator("ol.flow > li", has_text="Menugaskan").first.text_content()
    division.decide()
    section.take_up(running, "Menugaskan pelaksanaan teknis")
    section.decide()
    team = at_desk("tim-teknis")
    assert team.has(running) and team.has(new)


def test_every_page_of_the_change(at_desk, looks):
    at_desk("admin").open("/meja/kominfo/sop/email-domain")
    assert "versi 4" in at_desk("admin").text.lower() or "Versi : 4" in at_desk("admin").text
    looks.inspect()
