"""What a first visit costs on a slow line, and what every public page is."""

from people import KOMINFO, SERVICE, Visitor

BUDGET = 30 * 1024


def test_the_wire_bytes_of_a_first_visit(town, browser):
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{town.address}{KOMINFO}/", wait_until="networkidle")
    icon = page.locator("link[rel=icon]").get_attribute("href")
    page.goto(town.address + icon)
    context.close()
    assert len(sizes) >= 3, "the page, its stylesheet and its icon"
    assert sum(sizes) <= BUDGET, sizes


def test_the_public_pages(town, looks, browser):
    visitor = Visitor(town, looks, browser, width=360)
    for path in (
        "/", f"{KOMINFO}/", f"{KOMINFO}/?q=domain", f"{KOMINFO}/?q=tidak+ada", SERVICE, f"{KOMINFO}/lacak",
        f"{KOMINFO}/lacak?kode=AAAA-BBBB", "/masuk", "/sandi/lupa", f"{KOMINFO}/permohonan-saya",
        f"{KOMINFO}/privasi", f"{KOMINFO}/aksesibilitas", f"{KOMINFO}/komponen",
        "/k/awan-biru/bantuan", "/bantuan/petugas", "/bantuan/petugas/mengerjakan-satu-tugas",
        "/bantuan/admin/kalender-kerja", "/k/padi-kencana/", "/k/awan-biru/layanan/surat-layanan-mandiri",
        "/k/langit-teduh/",
    ):
        visitor.open(path)
    assert visitor.page.get_by_role("link", name="Desa Awan Biru").count() == 1, "the villages of a district"
    visitor.context.close()
    looks.inspect()


def test_a_page_that_is_not_there(town, looks, browser):
    visitor = Visitor(town, looks, browser)
    answer = visitor.open("/tidak-ada")
    assert answer.status == 404 and visitor.heading == "Halaman ini tidak ada"
    visitor.context.close()
    looks.inspect()
