"""What looks like markup, in every field that somebody can write into, in names of files and in the words of an SOP: it is
words on every page, picture and table in which it stands. Lines that would begin a header, and addresses of other
sites, in the same fields: no header, no mail and no way leads anywhere by them.
"""

import itertools
import pathlib
import re
import urllib.parse
import zlib

import pytest

import papers
from addresses import Addresses
from applying import Applying, act
from browsing import Session
from crawling import Walk
from demo_town import DemoTown, together
from rows import rows

SOP = pathlib.Path(__file__).with_name("segala-isian.sop.yaml")
SERVICE = "/k/kominfo/layanan/segala-isian"
DESK = "/meja/kominfo"
# Out of an attribute, and out of a text.
HOSTILE = "J\" onmouseover=jahat-{} '<s>"
LOOSE = re.compile(r"""["']\s*onmouseover=jahat|jahat-[\w.-]+ ('|&#39;)<s>|jahat-[\w.-]+ '(<|&lt;)""")
# Beyond the end of a header, and to another site.
BREAKS = "Jahat\r\nX-Jahat: ya\r\nBcc: penyusup@surel.contoh"
ADDRESSES = "warga@surel.contoh\r\nBcc: penyusup@surel.contoh"
ELSEWHERE = "//jahat.contoh/meja"
# Kinds of answers that have a form of their own.
STRICT = {
    "data.surel": "penulis@surel.contoh", "data.telepon": "(000) 0007788", "data.nik": "0000000101900777",
    "data.kk": "0000000101900778", "data.tanggal": "17-8-2026", "data.banyak": "3", "data.uang": "5000",
    "data.domain": "tulisan.tirtaloka.contoh", "data.kotak": "tulisan@tirtaloka.contoh",
}
# An address of a page may hold such letters too, as it must be written (RFC 3986).
STRICT["data.situs"] = "https://contoh.test/?" + "q=%22%20onmouseover=jahat-situs%20%27%3Cs%3E"
# Who has forms of every kind before them.
WRITERS = (
    "admin.tirtaloka", "admin.kominfo", "kepala.kominfo", "kabid-tata-kelola.kominfo", "tim-teknis.kominfo",
    "helpdesk.kominfo", "kepala.awan-biru", "sekretaris.awan-biru", "operator.awan-biru", "kasi-pelayanan.awan-biru",
    "petugas-informasi.tirtaloka", "pemeriksa.tirtaloka",
)
LEAVES = re.compile(r"\.svg$|\.html$")
MAIL = re.compile("email|surel|kabar")


class Writings:
    """Everything written once, and what everybody is shown afterwards."""

    def __init__(self, town):
        adopted = town.run(
            "sop", "adopt", str(SOP), "--kantor", "kominfo", "--nomor", HOSTILE.format("nomor"), "--disahkan",
            HOSTILE.format("disahkan"))
        assert adopted.returncode == 0, adopted.stdout + adopted.stderr
        self.town, self.demo = town, DemoTown(town)
        self.addresses = Addresses(self.demo.law, {}, set(self.demo.offices.slug.values()))
        self.numbers = {
            id: f"{self.demo.offices.slug[office]} {number}"
            for id, office, number in rows(town, "SELECT id, office_id, number FROM cases")}
        # By the word in it: where it was written.
        self.written = {}
        self.replies = []
        self._number = itertools.count(1)
        self.applying = Applying(town, SERVICE)
        self._apply()
        for name in WRITERS:
            forms = self._forms(name)
            self._write(name, forms, lambda route, field: self._hostile(f"{route} {field}"))
            self._write(name, forms, lambda route, field: ADDRESSES if MAIL.search(field) else BREAKS)
            self._write(name, forms, lambda route, field: ELSEWHERE, hidden=True)
        self._write_at_the_door()
        sessions = [self.demo.nobody, self.applying.session, *(self.demo.sessions[name] for name in WRITERS)]
        own = [f"/k/kominfo/permohonan/{self.case}", "/k/kominfo/permohonan"]
        self.walks = together(
            lambda session: Walk(
                session, seeds=["/", "/meja", "/kelola", "/akun", SERVICE, f"{DESK}/{self.case}", *own],
                looks_at=self._is_worth_it), sessions)
        self.pages = [page for walk in self.walks for page in walk.pages.values()] + self.replies
        self.drawn = [page for walk in self.walks for page in self._drawn(walk)]

    def _drawn(self, walk) -> list:
        """Pictures and documents of the service and its case."""
        about = re.compile(rf"segala-isian|{self.case}|/kominfo/penetapan/")
        links = sorted(link for link in walk.links if about.search(link) and LEAVES.search(link.split("?")[0]))
        return [page for link in links if (page := walk.session.get(link)).status == 200]

    def _hostile(self, where: str) -> str:
        word = f"n{next(self._number)}"
        self.written[word] = where
        return HOSTILE.format(word)

    def _apply(self) -> None:
        surat = HOSTILE.format("berkas") + ".pdf", papers.pdf("Surat")
        foto = HOSTILE.format("foto") + ".png", papers.png(40)
        self.applying.answer(
            STRICT | {"data.pilih": "satu"}, {"surat": surat, "foto": foto},
            otherwise=lambda name: self._hostile(f"{SERVICE} {name}"))
        self.applying.prove("penulis@surel.contoh")
        self.case = self.applying.send("segala-isian")
        act(
            self.demo.sessions["tim-teknis.kominfo"], DESK, self.case, "periksa", hasil="kurang",
            alasan=self._hostile("alasan"), catatan=self._hostile("catatan"))

    def _is_worth_it(self, address: str) -> bool:
        """Of many cases one of a kind is enough. Every run looks at the same: ids are random, numbers are not."""
        of = self.addresses.read(address)
        if of.kind not in ("case", "task") or self.case in address:
            return True
        return zlib.crc32(f"{of.route} {self.numbers.get(of.id, '')}".encode()) % 4 == 0

    def _forms(self, name: str) -> list:
        """One of each kind that this officer has before them, with its route."""
        forms = {}
        for form in Walk(self.demo.sessions[name], looks_at=self._is_worth_it).forms.values():
            route = self.addresses.read(form.path).route
            # Whoever leaves writes nothing more.
            if form.written and not route.endswith(("/keluar", "/sesi-lain")):
                forms.setdefault((route, tuple(sorted(form.written))), form)
        return [(route, form) for (route, _), form in sorted(forms.items(), key=lambda item: item[0])]

    def _write(self, name: str, forms: list, words, hidden: bool = False) -> None:
        """hidden: also into what a form carries along."""
        session = self.demo.sessions[name]
        for route, form in forms:
            session.get("/akun")
            fields = [
                (field, words(route, field) if hidden or field in form.written else given)
                for field, given in form.fields]
            self._keep(session.post(form.path, fields, form.takes_files))

    def _write_at_the_door(self) -> None:
        """What anybody may write into."""
        someone = Session(self.town.port, "pengunjung")
        for words in (self._hostile("pintu"), BREAKS, ADDRESSES, ELSEWHERE):
            quoted = urllib.parse.quote(words)
            for path in ("/", "/lacak", "/masuk", "/sandi/lupa", "/permohonan-saya", "/k/kominfo/permohonan-saya", SERVICE):
                self._keep(someone.get(f"{path}?q={quoted}&cari={quoted}&kode={quoted}&lanjut={quoted}&dari={quoted}"))
                for form in someone.get(path).forms:
                    if form.method == "post":
                        self._keep(someone.post(form.path, [(field, words) for field, _ in form.fields]))
            self._keep(someone.get(f"/{quoted}"))
            self._keep(someone.get(f"/k/{quoted}/"))
        apply = Applying(self.town, SERVICE)
        for words in (self._hostile("kontak"), ADDRESSES, f"Warga <{ADDRESSES}>"):
            self._keep(apply.session.post(f"{apply.draft}/kontak", [("email", words)]))

    def _keep(self, page) -> None:
        assert page.status < 500, f"{page.path}: {page.status}"
        self.replies.append(page)


@pytest.fixture(scope="module")
def writings(town):
    return Writings(town)


def test_it_is_words_wherever_it_is_shown(writings):
    troubles = {
        f"{page.path}: {page.source[max(0, found.start() - 80):found.end() + 40]}" for page in writings.pages
        if page.is_html for found in LOOSE.finditer(page.source)}
    assert not troubles, "\n".join(sorted(troubles))


def test_it_is_shown_as_it_was_written(writings):
    """Or the first test proves nothing: each word of the SOP, and what applicants and officers wrote."""
    told = " ".join(page.words for page in writings.pages + writings.drawn)
    of_sop = set(re.findall(r"jahat-(\w+)", SOP.read_text(encoding="utf-8"))) - {"pesan"}
    of_case = {word for word, where in writings.written.items() if where.startswith(SERVICE)}
    words = of_sop | of_case | {"berkas", "foto", "nomor", "disahkan"}
    # A drawing tells a long text in lines.
    assert not {word for word in words if f"jahat-{word}" not in told}
    shown = [word for word in writings.written if f"jahat-{word} " in told]
    assert len(shown) > 100, sorted(where for word, where in writings.written.items() if word not in shown)


def test_it_is_words_in_every_picture_and_document(writings):
    """Those that a browser reads as markup."""
    assert {page.path.rsplit(".")[-1] for page in writings.drawn} == {"svg", "html"}
    troubles = [
        f"{page.path}: {found.group(0)}" for page in writings.drawn for found in LOOSE.finditer(page.source)]
    assert not troubles, "\n".join(troubles)


def test_a_download_is_never_read_as_a_page(writings):
    """Whatever the name of a file says: what was uploaded is sent so that nothing in it runs."""
    team = writings.demo.sessions["tim-teknis.kominfo"]
    links = {
        link.split("?")[0] for walk in writings.walks for link in walk.links
        if f"{DESK}/{writings.case}/berkas/" in link and not link.endswith(".jpg")}
    assert links
    for link in links:
        page = team.get(link)
        assert page.status == 200
        assert page.headers["Content-Type"] in ("application/pdf", "image/jpeg")
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert re.fullmatch(r'attachment; filename="[\w.-]+"', page.headers["Content-Disposition"])
        assert "sandbox" in page.headers["Content-Security-Policy"]


def test_no_line_begins_a_header(writings):
    for page in writings.replies:
        assert "X-Jahat" not in page.headers and "Bcc" not in page.headers, page.path
        assert not any("X-Jahat" in name for name in page.headers), page.path


def test_no_answer_leads_to_another_site(writings):
    """The address in `Location`, as browsers read it: what begins with two slashes, or a slash and its mirror, is a host."""
    led = [page for page in writings.replies if page.location]
    assert len(led) > 50
    troubles = [
        f"{page.path}: {page.location}" for page in led
        if not re.match(r"/(?![/\\])[\x21-\x7e]*$", page.location)]
    assert not troubles, "\n".join(troubles)


def test_mails_are_plain_words_to_one(writings):
    letters = writings.town.letters("")
    assert not any("penyusup" in letter["To"] for letter in letters)
    told = [letter for letter in letters if "jahat-" in letter.get_content()]
    assert any("jahat-pesan" in letter.get_content() for letter in told)
    for letter in letters:
        assert letter.get_content_type() == "text/plain" and not letter.is_multipart()
        assert set(letter.keys()) == {
            "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
            "Content-Transfer-Encoding", "Auto-Submitted"}, letter.keys()
