"""An administrator gives the regency its logo, its villages and its days off, and never sees a shell."""

import papers
from people import Officer

CSV = "text/csv"


def chosen(name: str, text: str) -> dict:
    """A file as a spreadsheet with Indonesian settings saves it."""
    return {"name": name, "mimeType": CSV, "buffer": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()}


def shown(visitor) -> dict:
    """The picture in the page's head, as the browser has it."""
    logo = visitor.page.locator("header img.logo")
    return {
        "alt": logo.get_attribute("alt"), "src": logo.get_attribute("src"),
        "drawn": logo.evaluate("image => image.complete && image.naturalWidth > 0"),
        "height": logo.bounding_box()["height"],
    }


def test_a_logo_is_uploaded_and_every_office_below_shows_it(town, looks, browser):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    admin.open("/kelola/tirtaloka/kantor")
    assert "Belum ada logo" in admin.text
    admin.page.set_input_files("[name=logo]", papers.file("logo.txt", b"bukan gambar"))
    admin.press("Pasang logo")
    assert "Unggah berkas PNG atau JPG" in admin.text or "Simpan sebagai" in admin.text, admin.text
    admin.page.set_input_files("[name=logo]", papers.file("logo.png", papers.png(40, 640, 560)))
    admin.press("Pasang logo")
    assert "Logo sudah dipasang" in admin.text and "Logo kantor ini" in admin.text

    visitor = Officer(town, looks, browser, width=360)
    for address in ("/", "/k/kominfo", "/k/awan-biru"):
        visitor.open(address)
        logo = shown(visitor)
        assert logo["alt"] == "Logo Kabupaten Tirtaloka" and logo["drawn"] and logo["height"] < 47, logo
    printed = visitor.page.request.get(f"{town.address}/k/kominfo/layanan/email-domain/dokumen/a4.pdf").body()
    assert b"/DCTDecode" in printed

    admin.follow("Hapus logo…")
    assert "lambang umum" in admin.text
    admin.press("Hapus logo")
    visitor.open("/")
    assert visitor.page.locator("header img.logo").count() == 0


def test_villages_come_out_of_a_file_that_is_looked_at_first(town, looks, browser):
    admin = Officer(town, looks, browser).log_in("admin.tirtaloka")
    admin.open("/kelola/langit-teduh/kantor/daftar")
    lines = ["nama;alamat;jenis;kode"] + [f"Desa Rekaan {n};rekaan-{n};desa;" for n in range(1, 31)]
    admin.page.set_input_files("[name=berkas]", chosen("desa.csv", "\n".join([*lines, "Desa Kembar;rekaan-1;desa;"])))
    admin.press("Lihat yang akan dibuat")
    assert "Baris 32: Alamat “rekaan-1” sudah dipakai" in admin.text
    admin.page.set_input_files("[name=berkas]", chosen("desa.csv", "\n".join(lines)))
    admin.press("Lihat yang akan dibuat")
    assert "Akan dibuat: 30 Desa" in admin.text and "Desa Rekaan 1 (rekaan-1)" in admin.text
    # What was looked at stands in the form.
    admin.press("Buat kantor")
    assert "30 kantor sudah dibuat" in admin.text and "Semua 33 kantor di bawahnya" in admin.text
    admin.open("/kelola?cari=rekaan+17")
    admin.follow("Desa Rekaan 17", exact=False)
    assert "rekaan-17" in admin.page.url


def test_a_village_that_was_merged_is_closed_and_leads_on(town, looks, browser):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    admin.open("/kelola/langit-teduh/kantor/daftar")
    admin.page.fill("[name=daftar]", "nama,alamat,jenis\nDesa Lama,desa-lama,desa\nDesa Gabungan,desa-gabungan,desa")
    admin.press("Buat kantor")
    admin.open("/kelola/desa-lama/kantor")
    admin.follow("Tutup kantor…")
    admin.write("alasan", "Digabung menurut hasil musyawarah rekaan")
    admin.press("Tutup kantor")
    assert "Isi peraturan yang mendasarinya" in admin.text and "Isi nama pendek kantor penerusnya" in admin.text
    assert admin.page.input_value("[name=alasan]") == "Digabung menurut hasil musyawarah rekaan"
    admin.write("peraturan", "Peraturan Rekaan Nomor 7 Tahun 2026")
    admin.write("penerus", "desa-gabungan")
    admin.press("Tutup kantor")
    assert "Desa Lama sudah ditutup" in admin.text

    visitor = Officer(town, looks, browser, width=360)
    visitor.open("/k/desa-lama/")
    assert "Kantor ini ditutup sejak" in visitor.text and "Peraturan Rekaan Nomor 7 Tahun 2026" in visitor.text
    visitor.follow("Desa Gabungan")
    assert visitor.page.url.endswith("/k/desa-gabungan/") and "ditutup sejak" not in visitor.text

    admin.follow("Buka kantor kembali…")
    admin.write("alasan", "Penggabungan rekaan dibatalkan")
    admin.press("Buka kantor kembali")
    assert "sudah dibuka kembali" in admin.text
    visitor.open("/k/desa-lama/")
    assert "ditutup sejak" not in visitor.text


def test_a_national_decree_is_looked_at_and_put_in_force(town, looks, browser):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    admin.open("/kelola/tirtaloka/kalender")
    admin.follow("Libur nasional dan cuti bersama (SKB)…")
    text = "tanggal;hari;jenis;nama;dasar\n01/01/2028;{};libur nasional;Tahun Baru 2028;SKB contoh 1/2027\n"
    admin.page.set_input_files("[name=berkas]", chosen("skb.csv", text.format("Minggu")))
    admin.press("Periksa perubahannya")
    assert "Baris 2: 1 Januari 2028 adalah hari Sabtu" in admin.text
    admin.page.set_input_files("[name=berkas]", chosen("skb.csv", text.format("Sabtu")))
    admin.press("Periksa perubahannya")
    assert "Menjadi libur" in admin.text and "Sabtu 1 Jan 2028: Tahun Baru 2028" in admin.text
    admin.press("Tetapkan libur nasional")
    assert "2028: 1 hari, dimuat di sini" in admin.text
    admin.open("/kelola/awan-biru/kalender?tahun=2028")
    assert "Tahun Baru 2028 (SKB contoh 1/2027)" in admin.text


def test_hours_and_fasting_month_are_set_by_page(town, looks, browser):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    admin.open("/kelola/pertanian/kalender")
    admin.page.locator("summary", has_text="Jam kerja Ramadan").click()
    admin.page.fill("[name=mulai]", "8 Februari 2027")
    admin.page.fill("[name=sampai]", "9 Maret 2027")
    admin.page.fill('[name="keputusan-ramadan"]', "SE Bupati 3/2027")
    admin.press("Tetapkan jam Ramadan")
    admin.page.locator("summary", has_text="Ubah jam kerja").click()
    source = admin.page.input_value("[name=isi]")
    assert "mulai: 2027-02-08" in source
    admin.page.fill("[name=isi]", source.replace("jumat: [07.30-", "jumat: [08.00-"))
    admin.page.fill('[name="keputusan-berkas"]', "SK Bupati 4/2027")
    admin.press("Lihat yang berubah")
    assert "Jam kerja Jumat" in admin.text and "Belum ditetapkan" in admin.text
    admin.press("Tetapkan kalender")
    assert "Kalender sudah ditetapkan" in admin.text and "revisi 2" in admin.text


def test_what_was_seen_is_free_of_barriers(looks):
    looks.inspect()
