"""An administrator brings the next version of an SOP into force, and never sees a shell."""

import pathlib
import re

import pages
from people import Officer

SOURCE = pathlib.Path(__file__).parents[2] / "procedures" / "email-domain.sop.yaml"


def next_version(text: str) -> str:
    return re.sub(r"^versi: (\d+)", lambda found: f"versi: {int(found.group(1)) + 1}", text, flags=re.M)


def test_the_next_version_is_checked_tried_compared_and_dated_ahead(town, looks, browser, tmp_path):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    admin.open("/kelola/kominfo/sop")
    assert "Berlaku" in admin.text

    # A mistake stands beneath its line; what was typed stays.
    text = next_version(SOURCE.read_text())
    admin.follow("Unggah atau tulis SOP")
    admin.page.fill("[name=isi]", text.replace("    oleh: kabid\n", "    oleh: kabit\n"))
    admin.press("Periksa")
    line = admin.page.locator("ol.code li.hit").first
    assert "kabit" in line.inner_text() and "kabid" in line.inner_text()
    assert "oleh: kabit" in admin.page.input_value("[name=isi]")
    admin.page.locator(".errors a").first.click()
    assert re.search(r"#b\d+$", admin.page.url)

    # The right file, as a file.
    file = tmp_path / "email-domain.sop.yaml"
    file.write_text(text)
    admin.page.set_input_files("[name=berkas]", str(file))
    admin.press("Unggah dan periksa")
    assert "contoh berjalan" in admin.text and admin.page.locator("li.hit:not(.soon)").count() == 0
    admin.press("Simpan sebagai konsep")
    draft = admin.page.url.split("?")[0]
    assert "Konsep sudah disimpan" in admin.text

    # Tried: applied for, and let wait.
    admin.follow("Uji coba")
    assert "Bukan permohonan sungguhan" in admin.text
    admin.press("Ajukan")
    assert "mengajukan permohonan" in admin.text
    admin.press("Maju 1 hari kerja")
    admin.press("Kerjakan")
    assert admin.page.locator("aside li").count() >= 2

    # Compared with what is in force.
    admin.open(draft)
    admin.follow("Bandingkan dengan yang berlaku")
    assert admin.heading.startswith("Perbandingan")
    assert admin.page.locator("ol.code ins").count() >= 1

    # Adopted for a day to come, and taken back.
    admin.open(draft)
    admin.follow("Tetapkan")
    admin.page.fill("[name=nomor]", "")
    admin.press("Tetapkan SOP")
    assert any("nomor" in error.lower() for error in pages.errors(admin.page))
    admin.page.fill("[name=nomor]", "065/99/2199")
    admin.page.fill("[name=berlaku]", "31-12-2199")
    admin.press("Tetapkan SOP")
    assert "berlaku dengan sendirinya" in admin.text and "Belum mulai" in admin.text
    admin.follow("Batalkan penetapan…")
    admin.press("Batalkan penetapan")
    assert "Penetapan sudah dibatalkan" in admin.text
    admin.open("/kelola/kominfo/catatan")
    assert "SOP ditetapkan: email-domain" in admin.text and "Penetapan SOP dibatalkan" in admin.text
