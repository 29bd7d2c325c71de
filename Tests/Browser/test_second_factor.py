"""A second factor on a phone: asked for by the office, set up with a code computed here, used, lost, taken away."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pages
from people import PASSWORD, Officer
from typed import TYPED

LIST = "/kelola/kominfo/petugas"
NAME = "Tara Sekarwangi"
SECRET = "lumba menyelam malam"


def code(key: str, step: int) -> str:
    """What a phone shows at a step of 30 seconds (RFC 6238)."""
    digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
    number = struct.unpack(">I", digest[digest[19] & 15:][:4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


def invite(admin) -> str:
    admin.open("/kelola/kominfo/undang")
    TYPED.add("nama-petugas", NAME)
    admin.page.fill("[name=nama]", NAME)
    admin.write("nama-pengguna", "tara.kominfo")
    admin.page.select_option("[name=peran]", "tim-teknis")
    admin.choose("cara", "definitif")
    admin.press("Undang petugas")
    link = re.search(r"https?://\S+", pages.facts(admin.page, "main .panel dl")["Tautan"]).group()
    TYPED.follow(link)
    return link


def set_up(officer) -> tuple[str, list, int]:
    """Sets it up, and returns the key, the recovery codes and the step of the code that was taken."""
    assert officer.heading == "Kode masuk" and "mewajibkan kode masuk" in officer.text, officer.text
    officer.write("sandi", SECRET)
    officer.press("Mulai")
    square = officer.page.get_by_role("img", name="Kode QR untuk aplikasi pembuat kode")
    box = square.bounding_box()
    assert box["width"] >= 200 and box["x"] + box["width"] <= 360
    key = pages.facts(officer.page, "main .panel dl")["Kunci"].replace(" ", "")
    TYPED.add("sandi", key)
    link = officer.page.locator("main a[href^='otpauth:']").get_attribute("href")
    assert f"secret={key}&" in link and link.startswith("otpauth://totp/Balai%20"), link
    step = int(time.time()) // 30
    wrong = code(key, step - 9)
    officer.write("kode", wrong)
    officer.press("Aktifkan kode masuk")
    assert any("Kode tidak cocok" in error for error in pages.errors(officer.page))
    step = int(time.time()) // 30
    officer.write("kode", code(key, step))
    officer.press("Aktifkan kode masuk")
    codes = re.findall(r"\b[A-Z2-7]{5}-[A-Z2-7]{5}\b", officer.text)
    assert len(set(codes)) == 8 and "hanya tampil sekali" in officer.text
    for one in codes:
        TYPED.add("sandi", one)
    return key, codes, step


def enter(officer, typed: str) -> None:
    officer.page.fill("[name=kode]", typed)
    officer.press("Masuk")


def test_a_phone_becomes_the_second_factor(town, looks, browser):
    admin = Officer(town, looks, browser, width=360).log_in("admin.tirtaloka")
    link = invite(admin)
    admin.open(LIST)
    admin.follow("Kewajiban kode masuk")
    admin.choose("wajib", "tim-teknis")
    admin.write("sandi", PASSWORD)
    admin.press("Simpan kewajiban")

    officer = Officer(town, looks, browser, width=360)
    officer.open(link)
    officer.write("sandi", SECRET)
    officer.write("ulangi", SECRET)
    officer.press("Aktifkan akun")
    # Before anything else of the desk.
    assert "/akun/kode-masuk" in officer.page.url
    assert "/akun/kode-masuk" in officer.open("/meja/kominfo/permohonan").url
    key, codes, used = set_up(officer)
    officer.follow("Lanjutkan")
    assert officer.heading == "Tugas saya"

    # From now on the password is not enough.
    phone = Officer(town, looks, browser, width=360).log_in("tara.kominfo", password=SECRET)
    assert phone.heading == "Kode masuk"
    assert "/masuk" in phone.open("/meja").url
    phone.log_in("tara.kominfo", password=SECRET)
    enter(phone, code(key, used))
    assert any("sudah dipakai" in error for error in pages.errors(phone.page)), "a code is good once"
    enter(phone, code(key, used + 1))
    assert phone.heading == "Tugas saya", phone.text

    # The phone is gone; a code on paper, once.
    paper = Officer(town, looks, browser, width=360)
    for expected in ("Tugas saya", "Kode masuk"):
        paper.context.clear_cookies()
        paper.log_in("tara.kominfo", password=SECRET)
        enter(paper, codes[0].lower())
        assert paper.heading == expected, paper.text

    # Paper is gone too: the administrator.
    admin.open(LIST)
    admin.follow(NAME, exact=False)
    page = admin.page.url
    admin.follow("Hapus kode masuk…")
    admin.write("sandi", PASSWORD)
    admin.press("Hapus kode masuk")
    assert "Hapus kode masuk" not in admin.text.replace("Kode masuk sudah dihapus", "")
    assert "/masuk" in phone.open("/meja").url, "every device is put out"
    phone.log_in("tara.kominfo", password=SECRET)
    assert "/akun/kode-masuk" in phone.page.url
    admin.open(page)
    admin.open("/kelola/kominfo/catatan")
    assert f"Kode masuk dihapus: {NAME}" in admin.text and "Kewajiban kode masuk diatur" in admin.text
    for visitor in (admin, officer, phone, paper):
        visitor.context.close()
    looks.inspect()
