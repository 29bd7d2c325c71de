"""People at their browsers. None of them has JavaScript: every page must work without it."""

import re

import pages
import papers
from town import Town, eventually
from typed import TYPED

PASSWORD = "balai-demo-2026"
KOMINFO = "/k/kominfo"
SERVICE = f"{KOMINFO}/layanan/email-domain"


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, town: Town, looks, browser, width: int = 1280, scale: float = 1):
        self.town = town
        self.looks = looks
        self.context = browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": 800}, device_scale_factor=scale,
            locale="id-ID")
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        looks.attach(self.page, town.address)

    def open(self, address: str):
        if re.search(r"/(undangan|lanjut|tautan|kontak|sandi)/[^/?]{16,}$", address):
            TYPED.follow(address)
        answer = self.page.goto(address if address.startswith("http") else self.town.address + address)
        self.see()
        return answer

    def see(self) -> None:
        TYPED.hold(self.context.cookies(), self.looks.see(self.page))

    def press(self, button: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()
        self.see()

    def follow(self, link: str, exact: bool = True) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=link, exact=exact).first.click()
        self.see()

    def write(self, name: str, text: str, page=None) -> None:
        TYPED.write(name, text)
        (page or self.page).fill(f'[name="{name}"]', text)

    def choose(self, name: str, value: str) -> None:
        self.page.check(f'[name="{name}"][value="{value}"]')

    def hand_in(self, paper: str, name: str, content: bytes) -> None:
        TYPED.hand_in(name, content)
        self.page.set_input_files(f'[name="berkas.{paper}"]', papers.file(name, content))

    def log_in(self, username: str, base: str = "", password: str = PASSWORD) -> "Visitor":
        self.open(f"{base}/masuk")
        self.write("pengenal", username)
        self.write("sandi", password)
        self.press("Masuk")
        assert not pages.errors(self.page), pages.errors(self.page)
        return self

    def answer(self, text: str, name: str) -> None:
        """One question of the application."""
        self.write(name, text)
        self.press("Simpan dan lanjutkan")

    def fill_in(self, manager: dict) -> None:
        """Every question and paper of an application that was begun."""
        for name, text in manager.items():
            self.answer(text, f"pengelola.{name}")
        for paper in ("sk", "surat-permohonan"):
            self.hand_in(paper, f"{paper}.pdf", papers.pdf(f"{paper} {manager['instansi']}"))
            self.press("Simpan dan lanjutkan")
        self.hand_in("ktp", "ktp.png", papers.png(90))
        self.press("Simpan dan lanjutkan")

    @property
    def heading(self) -> str:
        return pages.heading(self.page)

    @property
    def text(self) -> str:
        return pages.text(self.page)


class Applicant(Visitor):
    """Somebody who asks for a mailbox and a domain."""

    case = ""

    def begin(self) -> None:
        self.open(SERVICE)
        self.press("Ajukan permohonan")

    def prove(self, email: str) -> None:
        """Types the code that was mailed."""
        self.write("email", email)
        self.press("Kirim kode")
        code = re.search(r"Kode Anda: (\d{6})", self.town.letter(email, "Kode")).group(1)
        self.write("kode", code)
        self.press("Periksa kode")

    def send(self) -> dict:
        """Sends what was checked; the receipt's facts."""
        assert self.heading == "Periksa sebelum mengirim", self.text
        self.press("Kirim permohonan")
        assert self.heading == "Permohonan terkirim", self.text
        receipt = pages.facts(self.page)
        self.follow("Lihat permohonan")
        self.case = self.page.url
        return receipt

    def look(self) -> dict:
        """The page of the case: where it is."""
        self.open(self.case)
        return pages.place(self.page)

    def wait_for(self, step: str) -> dict:
        """The page of the case, once it stands at a step."""
        return eventually(lambda: (seen := self.look())["Sekarang"].startswith(step) and seen, step)

    def do_now(self) -> None:
        repairs = self.page.locator("main").get_by_role("link", name="Perbaiki sekarang", exact=True).count()
        self.follow("Perbaiki sekarang" if repairs else "Kerjakan sekarang")

    @property
    def number(self) -> str:
        return pages.facts(self.page)["Nomor agenda"]


class Officer(Visitor):
    """Somebody who works at the desk."""

    def search(self, words: str) -> list:
        """The rows of the list that the page shows in which these words are."""
        self.write("q", words)
        self.press("Cari")
        return pages.table(self.page)

    def inbox(self, search: str = "") -> list:
        self.open("/meja")
        return self.search(search) if search else pages.table(self.page)

    def has(self, number: str) -> list:
        """The tasks of a case that wait for this officer."""
        return [row["Tugas"] for row in self.inbox(number)]

    def take_up(self, number: str, task: str) -> None:
        """Opens a task of a case out of the inbox, once it is there."""
        eventually(lambda: any(task in row for row in self.has(number)), f"{task} ({number})")
        self.follow(task, exact=False)

    def decide(self, outcome: str = "", reason: str = "", note: str = "") -> None:
        if outcome:
            self.choose("hasil", outcome)
        if reason:
            self.write("alasan", reason)
        if note:
            self.write("catatan", note)
        self.press("Simpan keputusan" if outcome else "Selesaikan tugas")

    def record(self, outcome: str = "", **outputs: str) -> None:
        """What came of work that the officer did by hand."""
        if outcome:
            self.choose("hasil", outcome)
        for name, text in outputs.items():
            self.write(f"keluaran.{name}", text)
        self.press("Catat hasil")

    def book(self, name: str) -> list:
        self.open(f"/meja/kominfo/buku/{name}")
        return pages.table(self.page)
