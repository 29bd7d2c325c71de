"""A family tells of itself all that is personal: by itself, at the counter, put right, and looked for by name."""

import pathlib
import re

import pytest

import pages
import papers
from looking import Looks
from people import KOMINFO, Visitor

SOP = pathlib.Path(__file__).with_name("pembaruan-keluarga.sop.yaml")
FAMILY = {
    "nama": "Kejora Halimun", "nik": "000171.570893.0041", "kk": "0001 7120 0815 0062", "lahir": "17-8-1993",
    "hp": "+62 000-7771-4242", "surel": "kejora@surel.contoh",
    "rumah": "Lorong Kabut Ungu 12\nRT 000 RW 000, Dusun Halimun Wetan", "keterangan": "Bertambah seorang anak kembar",
}
AT_COUNTER = {
    "nama": "Wira Segara Jingga", "nik": "0001711203780043", "kk": "0001711706110064", "lahir": "12-3-1978",
    "hp": "(000) 6162434", "surel": "wira@surel.contoh", "rumah": "Gang Ombak Jingga 34, Kampung Segara",
    "keterangan": "Pindah dari kampung tetangga",
}


@pytest.fixture(scope="module")
def looks(browser):
    """The other walks look at the kinds of pages that this one passes; here are those that no other comes to."""
    return Looks(browser)


def answer_all(visitor, told: dict) -> None:
    for name, text in told.items():
        visitor.answer(text, f"keluarga.{name}")
    visitor.hand_in("kartu", "kartu-keluarga-kami.pdf", papers.pdf(f"Kartu keluarga {told['nama']}"))
    visitor.press("Simpan dan lanjutkan")


def put_right(visitor, consent: str | None = None, **told: str) -> None:
    """consent: how the family agreed, where somebody else puts it right."""
    visitor.follow("Perbaiki isian…")
    for name, text in told.items():
        visitor.write(f"keluarga.{name}", text)
    if consent:
        visitor.choose("persetujuan", consent)
    visitor.press("Simpan perbaikan")
    assert pages.errors(visitor.page) == []


def test_the_service_is_put_in_force(town):
    adopted = town.run(
        "sop", "adopt", str(SOP), "--kantor", "kominfo", "--nomor", "000.8.3/7/Kominfo", "--disahkan", "Kepala Dinas")
    assert adopted.returncode == 0, adopted.stdout + adopted.stderr


def test_a_family_by_itself(applicant, at_desk):
    applicant.open(f"{KOMINFO}/layanan/pembaruan-keluarga")
    applicant.press("Ajukan permohonan")
    answer_all(applicant, FAMILY)
    applicant.prove(FAMILY["surel"])
    number = applicant.send()["Nomor agenda"]
    put_right(applicant, hp="000 7771 4343", rumah="Lorong Kabut Ungu 21, Dusun Halimun Wetan", lahir="18-8-1993")

    team = at_desk("tim-teknis")
    team.open("/meja")
    assert [row["Nomor agenda"] for row in team.search("kejora halimun")] == [number]
    assert team.page.input_value("[name=q]") == "kejora halimun"
    team.follow("Memeriksa data keluarga", exact=False)
    team.decide("perlu-diperbaiki", reason="Nomor KK kurang jelas pada kartu.")
    applicant.look()
    applicant.do_now()
    applicant.write("keluarga.kk", "0001712008150066")
    applicant.press("Kirim perbaikan")
    team.take_up(number, "Memeriksa data keluarga")
    team.decide("ya", note="Sudah dicocokkan dengan kartu.")
    team.open("/meja/kominfo/permohonan?keadaan=selesai")
    assert [number in row["Nomor agenda"] for row in team.search("Kejora")] == [True]
    assert any(FAMILY["nama"] in row.values() for row in team.book("register-permohonan"))


def test_a_family_at_the_counter(at_desk, town):
    clerk = at_desk("tim-teknis")
    clerk.open("/meja/kominfo/loket")
    clerk.choose("layanan", "pembaruan-keluarga")
    clerk.write("nama", AT_COUNTER["nama"])
    clerk.write("email", AT_COUNTER["surel"])
    clerk.press("Isi permohonan")
    answer_all(clerk, AT_COUNTER)
    clerk.choose("persetujuan", "lisan")
    clerk.choose("kabar", AT_COUNTER["surel"])
    clerk.press("Kirim permohonan")
    number = pages.facts(clerk.page)["Nomor agenda"]
    town.letter(AT_COUNTER["surel"], f"Permohonan {number} diterima")
    other = at_desk("tim-teknis-2")
    other.take_up(number, "Memeriksa data keluarga")
    put_right(other, consent="lisan", rumah="Gang Ombak Jingga 43, Kampung Segara")
    assert "Gang Ombak Jingga 43" in other.text


def test_the_code_and_the_links_of_a_family(applicant, town, looks, browser):
    open_with_a_link(applicant)
    code = re.search(r"Kode (\S+)", applicant.text).group(1)
    stranger = Visitor(town, looks, browser)
    stranger.open(f"{KOMINFO}/lacak")
    stranger.write("kode", code)
    stranger.press("Lacak permohonan")
    assert FAMILY["nama"] not in stranger.text
    stranger.open(f"{KOMINFO}/masuk")
    stranger.write("pengenal", FAMILY["surel"])
    stranger.write("sandi", "halimun turun di pagi hari")
    stranger.press("Masuk")
    assert pages.errors(stranger.page)
    stranger.context.close()


def open_with_a_link(applicant):
    """The page of the case, by the link that is mailed to whoever has no account."""
    applicant.open(f"{KOMINFO}/permohonan-saya")
    applicant.write("email", FAMILY["surel"])
    applicant.press("Kirim tautan")
    applicant.open(applicant.town.link(FAMILY["surel"], "Tautan", "permohonan-saya/tautan/"))
    applicant.press("Buka permohonan")
    applicant.follow("Pembaruan data keluarga", exact=False)


def test_the_pages_of_a_correction(looks):
    looks.pages = {kind: page for kind, page in looks.pages.items() if page[0].endswith("/perbaikan")}
    assert len(looks.pages) == 2, "the applicant's and the officer's"
    looks.inspect()
