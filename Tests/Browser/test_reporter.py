"""Who reported, without a name and in secret: looked for in all that officers are shown, given and sent, and in all that is
noted, while the report goes from the village over the district to the regency.
"""

import csv
import io
import itertools
import re
import subprocess
import zipfile

import pytest

import papers
from applying import Applying, act, handed_on
from crawling import Walk
from demo_town import DemoTown, together
from town import eventually
from typed import TYPED

VILLAGE, DISTRICT, REGENCY = "awan-biru", "langit-teduh", "tirtaloka"
# Who takes complaints, and who works on them, at each.
TAKES = {VILLAGE: "kasi-pelayanan", DISTRICT: "admin", REGENCY: "petugas-informasi"}
WORKS = {VILLAGE: "kasi-kesejahteraan", DISTRICT: "kasi-pelayanan", REGENCY: "ppid"}
FORMS = ("csv", "xlsx", "a4.pdf")
COMPLAINTS = "pengaduan"


class Report:
    """A report with what leads to whoever made it."""

    def __init__(self, kind: str, name: str, phone: str, email: str, place: str, told: str, file: str, said: str):
        self.kind, self.told, self.email = kind, told, email
        # `laporan.sifat` is asked first: who changes it afterwards has typed the rest.
        self.answers = {
            "laporan.sifat": kind, "laporan.nama": name, "laporan.hp": phone, "laporan.uraian": told,
            "laporan.lokasi": place,
        }
        self.papers = {"bukti": (file, papers.pdf(said))}
        self.identity = {name, phone, phone[-7:], "+62" + phone[1:], email, place, file, said}
        # Of a report without a name, who works on it knows where it was and sees the evidence.
        self.at_work = {place, file, said} if kind == "anonim" else set()
        for secret in (("nama", name), ("telepon", phone), ("email", email), ("kalimat", place), ("kalimat", told)):
            TYPED.add(*secret)
        TYPED.hand_in(file, self.papers["bukti"][1])
        self.cases = []

    def is_in(self, text: str, works: bool = False) -> set:
        return {value for value in self.identity - (self.at_work if works else set()) if value in text}


SECRET = Report(
    "rahasia", "Wulandari Senyap", "081200004141", "wulandari.senyap@surel.contoh", "Gang Bisu nomor 41",
    "Bendahara meminjam kas tanpa catatan.", "wulandari-foto.pdf", "Tulisan tangan Wulandari")
ANONYMOUS = Report(
    "anonim", "Bagaskara Sunyi", "081200005252", "bagaskara.sunyi@surel.contoh", "Lorong Hening nomor 52",
    "Kunci balai dipakai untuk usaha sendiri.", "bagaskara-nota.pdf", "Nota milik Bagaskara")
REPORTS = (SECRET, ANONYMOUS)


class Desk:
    """Everybody of the demo, and the two reports on their way."""

    def __init__(self, town):
        self.town, self.demo = town, DemoTown(town)
        self.reports = REPORTS
        for report in REPORTS:
            self._report(report)
            self._climb(report)
        # The regency answers the secret one, and each office below passes that on; the other stays with it.
        for office, case in zip((REGENCY, DISTRICT, VILLAGE), reversed(SECRET.cases)):
            act_at = (lambda who, step, **said: act(self._officer(who, office), f"/meja/{office}", case, step, **said))
            if office == REGENCY:
                act_at(TAKES, "telaah", hasil="tangani", golongan__kelas="pengawasan", catatan="Selidiki diam-diam.")
                act_at(WORKS, "kerjakan", catatan="Sudah diperiksa.")
            self._wait(office, case, "jawab")
            act_at(TAKES, "jawab", **{"jawaban-kami__isi": "Sudah diperiksa dan ditegur."})

    def _officer(self, roles: dict, office: str):
        return self.demo.sessions[f"{roles[office]}.{office}"]

    def _report(self, report: Report) -> None:
        applying = Applying(self.town, f"/k/{VILLAGE}/layanan/pengaduan")
        applying.answer(report.answers | {"laporan.sifat": "rahasia"}, report.papers)
        if report.kind != "rahasia":
            # Thought better of it: what was typed before is not asked for any more.
            applying.answer(report.answers, {})
        applying.prove(report.email)
        report.cases.append(applying.send("pengaduan"))

    def _climb(self, report: Report) -> None:
        for office in (VILLAGE, DISTRICT):
            act(
                self._officer(TAKES, office), f"/meja/{office}", report.cases[-1], "telaah", hasil="teruskan",
                golongan__kelas="pengawasan", catatan="Menjadi urusan kantor atasan.")
            report.cases.append(handed_on(self.town, report.cases[-1]))

    def _wait(self, office: str, case: str, step: str) -> None:
        officer = self._officer(TAKES, office)
        eventually(lambda: f"/tugas/{step}/" in officer.get(f"/meja/{office}/{case}?tugas={step}").source, step)

    def may_know(self, name: str, report: Report) -> bool:
        """The complaints officers, of a report in secret; of one without a name nobody."""
        return report is SECRET and any(name == f"{who}.{office}" for office, who in TAKES.items())

    def works_on(self, name: str) -> bool:
        """Takes or works on complaints, at some office on the way."""
        return any(name == f"{who}.{office}" for roles in (TAKES, WORKS) for office, who in roles.items())

    def strangers(self, report: Report) -> list:
        """Officers who may not know: of the offices on the way, above them, and all others."""
        return [
            session for name, session in self.demo.sessions.items()
            if self.demo.accounts[name].is_officer and not self.may_know(name, report)
            and not (report.at_work and self.works_on(name))]


@pytest.fixture(scope="module")
def desk(town):
    return Desk(town)


@pytest.fixture(scope="module")
def walks(desk):
    """What every officer is shown: lists, books, reports, notices, and all about the two reports."""
    cases = {case for report in REPORTS for case in report.cases}
    others = set(desk.demo.law.cases) - cases

    def looks_at(address: str) -> bool:
        return address.startswith(("/meja", "/pemeriksaan", "/daftar-tugas", "/kelola", "/k/")) \
            and "/layanan/" not in address and not any(part in others for part in address.split("?")[0].split("/"))

    officers = [session for name, session in desk.demo.sessions.items() if desk.demo.accounts[name].is_officer]
    return dict(zip(
        (session.who for session in officers), together(lambda session: Walk(session, looks_at=looks_at), officers)))


def test_they_reached_the_regency(desk, walks):
    assert [len(report.cases) for report in REPORTS] == [3, 3]
    for office, roles in ((VILLAGE, TAKES), (DISTRICT, TAKES), (REGENCY, TAKES)):
        told = " ".join(page.words for page in walks[f"{roles[office]}.{office}"].pages.values())
        assert SECRET.is_in(told) >= {SECRET.answers["laporan.nama"]}, "who may know is shown"
        assert ANONYMOUS.told in told and SECRET.told in told
    for office in (VILLAGE, DISTRICT, REGENCY):
        works = " ".join(page.words for page in walks[f"{WORKS[office]}.{office}"].pages.values())
        takes = " ".join(page.words for page in walks[f"{TAKES[office]}.{office}"].pages.values())
        assert ANONYMOUS.answers["laporan.lokasi"] in takes, "who takes it has to know where"
        assert office != VILLAGE or ANONYMOUS.answers["laporan.lokasi"] in works


def test_no_page_of_an_officer_tells_it(desk, walks):
    troubles = [
        f"{name}: {address}: {found}" for report in REPORTS for name, walk in walks.items()
        if not desk.may_know(name, report) for address, page in walk.pages.items()
        if (found := report.is_in(page.words, desk.works_on(name)))]
    assert not troubles, "\n".join(troubles)


def test_the_evidence_is_given_to_nobody_who_may_not_know(desk, walks):
    """By every address that anybody was shown."""
    links = {
        link for walk in walks.values() for link in walk.links
        if "/berkas/" in link and any(case in link for report in REPORTS for case in report.cases)}
    assert links
    troubles = []
    for report in REPORTS:
        for session in desk.strangers(report):
            for link in sorted(links):
                if any(case in link for case in report.cases) and not (page := session.get(link)).refuses:
                    troubles.append(f"{session.who}: {link}: {page.status}")
    assert not troubles, "\n".join(troubles)


def books_of(session, office: str) -> list:
    """The addresses of the books of an office in which anything stands."""
    root = f"/meja/{office}/buku"
    return sorted({link for link in session.get(root).links() if re.fullmatch(rf"{root}/[\w-]+", link)})


def test_no_search_finds_it(desk):
    """Neither the words, nor that there is something by these words."""
    def ask(session) -> list:
        found = []
        offices = desk.demo.accounts[session.who].roles
        lists = ["/meja", *(f"/meja/{office}/permohonan" for office in offices)]
        lists += [book for office in offices for book in books_of(session, office)]
        for report in REPORTS:
            if desk.may_know(session.who, report):
                continue
            for words in (report.answers["laporan.nama"], report.answers["laporan.nama"].split()[0], report.email):
                for list in lists:
                    session.get("/meja")
                    sent = session.post(list, [("q", words)])
                    page = session.get(sent.location) if sent.status == 303 else sent
                    numbers = [case for case in report.cases if case in page.source]
                    if numbers:
                        found.append(f"{session.who}: {list}: “{words}” finds {numbers}")
        return found

    officers = [session for name, session in desk.demo.sessions.items() if desk.demo.accounts[name].is_officer]
    troubles = [trouble for found in together(ask, officers) for trouble in found]
    assert not troubles, "\n".join(troubles)
    # By what is no secret it is found: lists name nobody in this service, whose reports may be without a name.
    handler = desk.demo.sessions[f"{WORKS[VILLAGE]}.{VILLAGE}"]
    sent = handler.post(f"/meja/{VILLAGE}/permohonan", [("q", "Penanganan pengaduan")])
    assert SECRET.cases[0] in handler.get(sent.location.replace("=berjalan", "=semua")).source


def text_of(form: str, content: bytes) -> str:
    """The words of an export, whatever it is."""
    if form == "csv":
        return "\n".join(" ".join(line) for line in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return re.sub(r"<[^>]+>", " ", book.read("xl/worksheets/sheet1.xml").decode())
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def test_no_copy_of_a_book_tells_it(desk):
    """Of every book of the offices on the way, and every year of it."""
    taken, troubles = set(), []
    for name, session in desk.demo.sessions.items():
        for office in desk.demo.accounts[name].roles:
            if office not in TAKES:
                continue
            for address in books_of(session, office):
                book = address.rsplit("/", 1)[1]
                years = set(re.findall(r"tahun=(\d{4})", session.get(address).source))
                assert years, address
                # A print costs a drawing: of other books one is enough.
                forms = [
                    form for form in FORMS
                    if book == COMPLAINTS or form != "a4.pdf" or (office, book, form) not in taken]
                for year, form in itertools.product(sorted(years), forms):
                    page = session.post(
                        f"{address}/salinan", [("tahun", year), ("bentuk", form), ("alasan", "Pencarian pelapor")])
                    assert page.status == 200, page.words
                    taken.add((office, book, form))
                    told = re.sub(r"\s+", " ", text_of(form, page.body))
                    for report in REPORTS:
                        if not desk.may_know(name, report) and (found := report.is_in(told)):
                            troubles.append(f"{name}: {address}: {form}: {found}")
                    # Who takes complaints reads what is told; in narrow cells of a print it stands in several lines.
                    assert book != COMPLAINTS or form == "a4.pdf" or not desk.may_know(name, SECRET) \
                        or SECRET.told in told, name
    assert taken >= {(office, COMPLAINTS, form) for office in TAKES for form in FORMS}
    assert len({book for _, book, _ in taken}) > 1, "the offices keep other books too"
    assert not troubles, "\n".join(troubles)


def test_no_report_tells_it(desk, walks):
    tables = {link for walk in walks.values() for link in walk.links if "/csv" in link}
    assert tables
    troubles = []
    for link in sorted(tables):
        page = desk.demo.sessions[f"kepala.{VILLAGE}"].get(link)
        troubles += [f"{link}: {found}" for report in REPORTS if (found := report.is_in(page.source))]
    for link in ("/k/awan-biru/laporan", "/k/awan-biru/kepuasan", "/k/awan-biru/", "/metrics", "/healthz"):
        page = desk.demo.nobody.get(link)
        troubles += [f"{link}: {found}" for report in REPORTS if (found := report.is_in(page.words))]
    assert not troubles, "\n".join(troubles)


def test_no_mail_to_anybody_else_tells_it(desk):
    reporters, troubles, others = {report.email for report in REPORTS}, [], 0
    for letter in desk.town.letters(""):
        if letter["To"] in reporters:
            continue
        others += 1
        text = f"{letter.items()} {letter.get_content()}"
        troubles += [f"{letter['To']}: {found}" for report in REPORTS if (found := report.is_in(text))]
        troubles += [f"{letter['To']}: {report.told}" for report in REPORTS if report.told in text]
    assert others > 10 and not troubles, "\n".join(troubles)


def test_nothing_that_the_program_notes_or_prints_tells_it(desk):
    told = desk.town.errors()
    for command in (("audit", "verify"), ("audit", "catatan"), ("verify",), ("doctor",)):
        printed = desk.town.run(*command)
        told += printed.stdout + printed.stderr
    assert len(told) > 1000
    for report in REPORTS:
        assert not report.is_in(told)
        assert report.told not in told
