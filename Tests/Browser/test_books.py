"""The books of an office: looked through, and taken away as other programs read them."""

import csv
import datetime
import io
import pathlib

import openpyxl

import pages
from test_with_account import manager

FORMULA = "=HYPERLINK(\"http://jahat.contoh\")"


def copy(officer, form: str, reason: str) -> pathlib.Path:
    """A copy of the book on view."""
    officer.follow("Cetak atau ambil salinan…")
    officer.choose("bentuk", form)
    officer.write("alasan", reason)
    with officer.page.expect_download() as download:
        officer.page.get_by_role("button", name="Ambil salinan", exact=True).click()
    return download.value.path()


def test_a_book_is_searched_and_taken_away(applicant, at_desk, looks):
    applicant.log_in("operator.awan-biru")
    told = manager(applicant) | {"nama": FORMULA}
    applicant.begin()
    applicant.fill_in(told)
    applicant.send()

    head = at_desk("kepala")
    address = "/meja/kominfo/buku/register-permohonan"
    head.open(address)
    assert "tanpa celah" in head.text
    head.write("q", "jahat")
    head.press("Cari")
    assert FORMULA in head.text and "jahat" not in head.page.url, "what is looked for is in no address"

    head.open(address)
    head.follow("Cetak atau ambil salinan…")
    head.press("Ambil salinan")
    assert pages.errors(head.page), "a reason is needed"

    head.open(address)
    lines = list(csv.reader(io.StringIO(copy(head, "csv", "Laporan CSV").read_text("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["Nomor", "Tanggal", "Pemohon", "Instansi", "Perihal", "Nomor agenda", "Keterangan"]
    row = next(line for line in lines if "jahat" in line[2])
    assert row[2] == "'" + FORMULA, "in a table of text it is guarded"

    head.open(address)
    sheet = openpyxl.load_workbook(io.BytesIO(copy(head, "xlsx", "Laporan XLSX").read_bytes())).active
    cells = next(row for row in sheet.iter_rows(min_row=2) if "jahat" in str(row[2].value))
    assert cells[0].data_type == "n" and cells[0].value == int(row[0])
    assert isinstance(cells[1].value, datetime.datetime) and f"{cells[1].value:%Y-%m-%d}" == row[1]
    assert cells[2].data_type == "s" and cells[2].value == FORMULA, "words, as they were typed"
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)

    for form in ("a4.pdf", "f4.pdf"):
        head.open(address)
        assert copy(head, form, f"Cetak {form}").read_bytes().startswith(b"%PDF-1.")

    head.open("/meja/kominfo/buku")
    head.follow("Siapa mengambil salinan buku")
    for reason in ("Laporan CSV", "Laporan XLSX", "Cetak a4.pdf", "Cetak f4.pdf"):
        assert reason in head.text
    looks.inspect()
