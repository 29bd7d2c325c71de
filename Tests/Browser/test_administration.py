"""An administrator looks after the people of an office on a phone, and never sees a shell."""

import re

import pages
from people import PASSWORD, Officer, Visitor
from typed import TYPED

LIST = "/kelola/kominfo/petugas"
NAME = "Sekar Pratamasari"
FIRST, SECOND = "rusa melompati pagar", "tupai memetik kenari"


def rows_of_navigation(page) -> int:
    tops = page.locator("header nav li").evaluate_all("items => items.map(item => item.getBoundingClientRect().top)")
    return len({round(top) for top in tops})


def slip(admin) -> str:
    """The link on the slip, once."""
    link = re.search(r"https?://\S+", pages.facts(admin.page, "main .panel dl")["Tautan"]).group()
    TYPED.follow(link)
    return link


def administrator(town, looks, browser) -> Officer:
    return Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")


def set_password(town, looks, browser, link: str, password: str, button: str) -> Officer:
    officer = Officer(town, looks, browser, width=360)
    officer.open(link)
    officer.write("sandi", password)
    officer.write("ulangi", password)
    officer.press(button)
    return officer


def test_people_come_stand_in_and_go(town, looks, browser):
    admin = administrator(town, looks, browser)
    assert rows_of_navigation(admin.page) <= 2
    admin.page.locator("header nav").get_by_role("link", name="Kelola", exact=True).click()
    admin.see()
    admin.follow("Dinas Komunikasi dan Informatika", exact=False)
    assert "kominfo" in admin.page.url

    # Somebody comes.
    admin.follow("Undang petugas")
    admin.press("Undang petugas")
    assert any("nama" in error.lower() for error in pages.errors(admin.page)), pages.errors(admin.page)
    TYPED.add("nama-petugas", NAME)
    admin.page.fill("[name=nama]", NAME)
    admin.write("nama-pengguna", "sekar.kominfo")
    admin.page.select_option("[name=peran]", "tim-teknis")
    admin.choose("cara", "definitif")
    admin.press("Undang petugas")
    assert admin.heading == "Undangan petugas" and "hanya tampil sekali" in admin.text
    first = slip(admin)
    admin.follow("Ke halaman petugas")
    page = admin.page.url
    assert admin.heading == NAME and "Belum masuk" in admin.text

    # The slip was lost: another is made, and the first opens nothing.
    admin.follow("Undang lagi")
    admin.press("Buat tautan undangan")
    second = slip(admin)
    lost = Visitor(town, looks, browser, width=360)
    assert lost.open(first).status == 410
    officer = set_password(town, looks, browser, second, FIRST, "Aktifkan akun")
    assert officer.heading == "Tugas saya" and rows_of_navigation(officer.page) <= 2
    assert officer.page.get_by_role("link", name="Kelola").count() == 0

    # The head is away for a while.
    admin.open(page)
    admin.follow("Beri peran")
    admin.page.select_option("[name=peran]", "kepala")
    admin.choose("cara", "plh")
    admin.press("Beri peran")
    assert any("hari terakhir" in error.lower() for error in pages.errors(admin.page))
    admin.page.fill("[name=sampai]", "31 Desember 2199")
    admin.press("Beri peran")
    assert "Plh. Kepala Dinas" in admin.text and "sampai 31 Desember 2199" in admin.text
    admin.page.locator("li", has_text="Plh. Kepala Dinas").get_by_role("link", name="Akhiri").click()
    admin.see()
    assert admin.heading == "Akhiri peran ini sekarang?"
    admin.press("Akhiri peran")
    assert "Berakhir" in admin.text

    # A password is forgotten, and there is no mailbox.
    admin.follow("Buat tautan kata sandi baru…")
    admin.write("sandi", PASSWORD)
    admin.press("Buat tautan")
    reset = set_password(town, looks, browser, slip(admin), SECOND, "Simpan kata sandi")
    reset.log_in("sekar.kominfo", password=SECOND)
    assert officer.open("/akun").url.find("/masuk") > 0, "the old sessions are over"

    # Somebody goes.
    admin.open(page)
    assert "Perangkat yang masuk" in admin.text
    admin.follow("Tutup akun…")
    admin.write("sandi", PASSWORD)
    admin.press("Tutup akun")
    assert "Ditutup" in admin.text
    assert "/masuk" in reset.open("/meja").url

    admin.open(LIST)
    assert NAME not in admin.text
    admin.follow("Catatan pengelolaan")
    for act in ("Akun ditutup", "Tautan kata sandi dibuat", "Peran diakhiri", "Undangan dibuat lagi", "Petugas diundang"):
        assert f"{act}: {NAME}" in admin.text, act
    for visitor in (admin, officer, reset, lost):
        visitor.context.close()
    looks.inspect()


def test_the_last_administrator_stays(town, looks, browser):
    admin = administrator(town, looks, browser)
    admin.open("/kelola/tirtaloka/petugas")
    admin.page.locator("main tr", has_text="admin.tirtaloka").get_by_role("link").click()
    admin.see()
    admin.follow("Tutup akun…")
    admin.write("sandi", PASSWORD)
    admin.press("Tutup akun")
    assert "harus mempunyai administrator" in admin.text
    assert admin.open("/kelola").status == 200
    admin.context.close()
    looks.inspect()
