"""Every address that any account of the demo comes to, as every other account and as nobody.

Who may is told by the law and the SOPs (`rights.py`, `addresses.py`), and not by what Balai answered before: what is
not somebody's is refused, what is shown to them holds no value of a case that they may not read, and what they send
changes nothing.
"""

import collections
import re

import pytest

from addresses import Addresses
from browsing import FILLER
from crawling import SEEDS, Walk
from demo_town import DemoTown, together
from rights import Account, read_answers
from rows import rows

# Each of these somebody came to, or the walk proves nothing.
REACHED = {
    "case": 60, "task": 1, "draft": 1, "office": 100, "administration": 100, "session": 3, "public": 50,
}
TWICE = ("kepala.kominfo", "operator.awan-biru", "admin.tirtaloka")
# Invented numbers and addresses of the demo, as pages show them.
PERSONAL = re.compile(r"0{6}0101900?\d{3,4}|\(000\) 000\d{4}|warga\d+@surel\.contoh|rekan\d+@surel\.contoh")
NOBODY = Account("nobody")
# The page of a case, a draft or an officer itself, and not what lies below it.
OWN_PAGE = re.compile(r"^(/meja/[\w-]+/\w{26}|(/k/[\w-]+)?/(permohonan|ajukan)/\w{26}|/kelola/[\w-]+/petugas/\w{26})$")
# The page of a case, and a paper under it.
CASE_PAGE = re.compile(r"/meja/[\w-]+/\w{26}|(/k/[\w-]+)?/permohonan/\w{26}")
PAPER = re.compile(r"/(\w{26})/berkas/([\w-]+)")
# What the clock does by itself while the test runs.
CLOCK = ("batas-", "diingatkan", "dieskalasi", "waktu-habis", "masa-simpan", "paling-cepat", "efek-", "permohonan-berakhir")
# Of what else no refused act changes, what neither the clock nor a worker does by itself without an event. Left out: limits,
# what a list is drawn from, keys and sealed words.
PARTS = {
    "cases": "office_id, id, number, procedure_hash, version, ended_at, result, channel, applicant_account,"
             " applicant_contact, applicant_office, assisted_by, parent_case, survey_answered",
    "tasks": "office_id, case_id, step, visit, kind, opened_at, claimed_by",
    "handovers": "office_id, case_id, from_office_id, number, procedure_hash, forms",
    "waiting_forms": "office_id, case_id, step, visit",
    "blobs": "office_id, id, media_type, size, created_at",
}
# What no refused act changes. Left out: sessions, counts of tries, outbox, timers, and the log of who opened what.
KEPT = (
    "accounts", "account_logins", "contacts", "roles_held", "offices", "office_hosts", "office_contacts", "procedures",
    "adoptions", "role_offers", "counter_acts", "books", "register_entries", "drafts", "mail_addresses", "ip_pools", "ip_allocations", "domain_names",
    "served_zones", "handover_acts", "office_revisions", "audit_acts", "second_factors", "recovery_codes",
    "second_factor_rules", "leaves", "leave_tasks", "procedure_drafts", "procedure_trials", "saved_selections",
    "snippets", "survey_answers", "survey_remarks", "contact_verifications", "one_time_links", "national_days",
    "own_kinds",
)


class Replay:
    """walks: what each account came to. walked: by address, who came to it."""

    def __init__(self, town):
        self.demo = DemoTown(town)
        self.law = self.demo.law
        # Who is logged in elsewhere too can end that.
        for name in TWICE:
            self.demo.enter(self.demo.accounts[name])
        drafts = dict(rows(town, "SELECT id, account FROM drafts WHERE case_id IS NULL"))
        self.addresses = Addresses(self.law, drafts, set(self.demo.offices.slug.values()))
        self.open = Walk(self.demo.nobody)
        known = self.open.links - set(SEEDS)
        walks = together(lambda session: Walk(session, known=known), self.demo.sessions.values())
        self.walks = dict(zip(self.demo.sessions, walks))
        self.walked = collections.defaultdict(set)
        self.forms = {}
        for name, walk in self.walks.items():
            for address in walk.links:
                self.walked[address].add(name)
            self.forms |= walk.forms
            for address, page in walk.pages.items():
                self._read(address, page)
        self._leave_out_what_everybody_knows()
        self.values = self._values()
        self._refusals = set()

    def _read(self, address: str, page) -> None:
        """The values of the case that a page is about."""
        of = self.addresses.read(address)
        if of.kind in ("case", "task"):
            case = self.law.cases[of.id]
            read_answers(case, page.source)
            case.identity |= set(PERSONAL.findall(page.words))

    def _leave_out_what_everybody_knows(self) -> None:
        """What a public page says, and names for work of those who hold a public post."""
        known = " ".join(page.words for page in self.open.pages.values())
        known += " ".join(source for (source,) in rows(self.demo.town, "SELECT source FROM procedures"))
        known += " ".join(name for (name,) in rows(self.demo.town, "SELECT officer_name FROM accounts"))
        known += " ".join(f"{name}@tirtaloka.contoh" for name in self.demo.accounts)
        for case in self.law.cases.values():
            for values in (case.identity, case.content):
                values -= {value for value in values if len(value) < 6 or value in known}

    def _values(self) -> dict:
        """By value: in which cases it is told, and as what."""
        found = collections.defaultdict(list)
        for case in self.law.cases.values():
            for kind, values in (("identitas", case.identity), ("isi", case.content)):
                for value in values:
                    found[value].append((case, kind))
        return found

    def account(self, session) -> Account:
        return self.demo.accounts.get(session.who, NOBODY)

    def leaks(self, account: Account, page) -> list:
        """Values on a page that its reader may not read in any case. Refusals are alike: each is looked at once."""
        if not page.is_html:
            return []
        alike = (account.name, page.body.replace(page.path.encode(), b""))
        if page.refuses and alike in self._refusals:
            return []
        self._refusals.add(alike)
        words = page.words
        return [
            f"{account.name}: {page.path} tells “{value}” of {', '.join(case.id for case, _ in told)}"
            for value, told in self.values.items()
            if value in words and not any(self.law.may_read(account, case, kind) for case, kind in told)]

    def chosen(self, walked: dict) -> list:
        """Addresses to be asked by others: every case, draft, officer and session by its own page; of what lies below, and of
        the pages of an office, one of each kind, of a case for each group of people who came to it."""
        chosen = {}
        for path, walkers in sorted(walked.items()):
            address = self.addresses.read(path)
            if address.kind not in ("own", "public"):
                own = path.split("?")[0] if OWN_PAGE.search(path) or address.kind == "session" else ""
                group = frozenset(walkers) if address.kind in ("case", "task") else None
                chosen.setdefault((address.route, address.office, group, own), address)
        return list(chosen.values())

    def swapped(self, account: Account) -> list:
        """Other offices' cases, by their id put into the addresses of one's own office."""
        return [
            self.addresses.read(path) for office in account.roles for case in self.law.cases.values()
            if office != case.office for path in (f"/meja/{office}/{case.id}", f"/k/{office}/permohonan/{case.id}")]

    def papers(self) -> dict:
        """By case: one of its papers, as somebody's page names it."""
        found = (PAPER.search(path) for path in sorted(self.walked))
        return {paper[1]: paper[2] for paper in found if paper and paper[1] in self.law.cases}

    def swapped_papers(self, account: Account) -> list:
        """A paper of a case that is none of theirs, of each office, put into the address of one that is."""
        own = next(
            (page[0] for path, walkers in sorted(self.walked.items())
             if account.name in walkers and (page := CASE_PAGE.match(path))), None)
        strange = {}
        for id, paper in sorted(self.papers().items()):
            case = self.law.cases[id]
            if not self.law.may_know_of(account, case):
                strange[case.office] = paper
        return [f"{own}/berkas/{paper}" for paper in strange.values()] if own else []


@pytest.fixture(scope="module")
def replay(town):
    return Replay(town)


def told(troubles) -> str:
    """The first of them, by kind."""
    return f"{len(troubles)}:\n" + "\n".join(troubles[:40])


def test_everything_was_walked(replay):
    counted = collections.Counter(
        replay.addresses.read(path).kind for path in [*replay.walked, *replay.forms, *replay.open.links])
    assert not {kind: counted[kind] for kind, least in REACHED.items() if counted[kind] < least}, counted
    assert len(replay.walks) == len(replay.demo.accounts) > 60
    assert {case.office for case in replay.law.cases.values() if case.identity} >= {"kominfo", "awan-biru"}
    assert {case.answers.get("laporan.sifat") for case in replay.law.cases.values()} >= {"rahasia", "anonim", "terbuka"}


def test_nobody_is_led_to_what_is_not_theirs(replay):
    troubles = [
        f"{name}: {path}" for name, walk in replay.walks.items() for path in walk.pages
        if not replay.addresses.is_for(replay.demo.accounts[name], replay.addresses.read(path))]
    assert not troubles, told(troubles)


def test_no_page_tells_what_its_reader_may_not_read(replay):
    pages = [(replay.demo.accounts[name], page) for name, walk in replay.walks.items() for page in walk.pages.values()]
    pages += [(NOBODY, page) for page in replay.open.pages.values()]
    troubles = [leak for account, page in pages for leak in replay.leaks(account, page)]
    assert not troubles, told(troubles)


def test_every_address_as_everybody_else(replay):
    asked = replay.chosen(replay.walked)

    def ask(session) -> list:
        account, troubles = replay.account(session), []
        for address in asked + replay.swapped(account):
            may = replay.addresses.is_for(account, address)
            if may and session.who in replay.walked.get(address.path, ()):
                continue
            page = session.get(address.path)
            if not page.refuses and not may:
                troubles.append(f"{account.name}: {address.path}: {page.status} {page.location}")
            if page.status >= 500:
                troubles.append(f"{account.name}: {address.path}: {page.status}")
            troubles += replay.leaks(account, page)
        return troubles

    troubles = [trouble for found in together(ask, replay.demo.everybody()) for trouble in found]
    assert not troubles, told(troubles)


def test_no_paper_is_had_under_ones_own_case(replay):
    """A paper is its case's: its name opens nothing in another."""
    assert len({replay.law.cases[id].office for id in replay.papers()}) > 1
    asked = [
        (session, path) for session in replay.demo.sessions.values()
        for path in replay.swapped_papers(replay.account(session))]
    assert len(asked) > 20
    troubles = [
        f"{session.who}: {path}: {page.status}" for session, path in asked
        if not (page := session.get(path)).refuses]
    assert not troubles, told(troubles)


def test_what_one_keeps_is_nobody_elses(replay, town):
    """Texts and selections: their addresses say nothing of whose they are."""
    tables = {"teks": "snippets", "saringan": "saved_selections"}
    for name in TWICE:
        session = replay.demo.sessions[name]
        session.get("/akun")
        assert session.post("/daftar-tugas/teks", [("judul", "Kurang"), ("teks", "Lengkapi dahulu.")]).status == 303
        assert session.post("/daftar-tugas/saringan", [("nama", "Lewat"), ("saring", "terlambat")]).status == 303
    before = {place: set(rows(town, f"SELECT id, account FROM {table}")) for place, table in tables.items()}
    assert all(len(found) >= len(TWICE) for found in before.values())

    def send(session) -> list:
        own = replay.account(session).id
        session.get("/akun" if own else "/masuk")
        return [
            f"{session.who}: {place}/{id}: {page.status}"
            for place, found in before.items() for id, account in sorted(found) if not own or account != own
            if (page := session.post(f"/daftar-tugas/{place}/{id}/hapus")).status not in (303, 403, 404)]

    troubles = [trouble for found in together(send, replay.demo.everybody()) for trouble in found]
    assert not troubles, told(troubles)
    assert before == {place: set(rows(town, f"SELECT id, account FROM {table}")) for place, table in tables.items()}


def test_public_addresses_are_everybodys(replay):
    """What was left out above as public is shown to nobody too, or sends to the log-in page."""
    paths = {path for path in replay.walked if replay.addresses.read(path).kind == "public"} - replay.open.links
    answers = {path: replay.demo.nobody.get(path) for path in sorted(paths)}
    troubles = [
        f"{path}: {page.status}" for path, page in answers.items() if page.status not in (200, 303) and not page.refuses]
    troubles += [leak for page in answers.values() for leak in replay.leaks(NOBODY, page)]
    assert not troubles, told(troubles)


def kept(town) -> tuple:
    """Everything that an act could change, table by table; of cases, the events that people make. Then the events that the
    clock makes.
    """
    events = rows(
        town, "SELECT office_id, case_id, type, COUNT(*) FROM case_events GROUP BY office_id, case_id, type")
    found = {table: set(rows(town, f"SELECT * FROM {table}")) for table in KEPT}
    found |= {table: set(rows(town, f"SELECT {columns} FROM {table}")) for table, columns in PARTS.items()}
    found["notices"] = set(rows(town, "SELECT office_id, case_id, name, told_at FROM notices WHERE told_at IS NOT NULL"))
    people = {row for row in events if not row[2].startswith(CLOCK)}
    return found | {"case_events": people}, set(events) - people


def test_every_form_as_everybody_else(replay, town):
    """With a token of their own, so that it is the right which refuses."""
    seen = {path: {name for name, walk in replay.walks.items() if path in walk.forms} for path in replay.forms}
    forms = [(address, replay.forms[address.path]) for address in replay.chosen(seen)]
    assert len(forms) > 100
    sessions = set(rows(town, "SELECT id FROM sessions"))
    before, ticked = kept(town)

    def send(session) -> list:
        account, troubles = replay.account(session), []
        own = replay.walks[session.who].forms if session.who in replay.walks else {}
        session.get("/akun" if session.who in replay.walks else "/masuk")
        for address, form in forms:
            may = replay.addresses.is_for(account, address)
            if form.path in own or replay.addresses.may_act(account, address):
                continue
            # With words of their own: a form that was not taken is shown as it was sent.
            fields = [(field, FILLER if field in form.written else given) for field, given in form.fields]
            page = session.post(form.path, fields, form.takes_files)
            if not page.refuses and not may:
                troubles.append(f"{account.name}: {form.path}: {page.status} {page.location}")
            if page.status >= 500:
                troubles.append(f"{account.name}: {form.path}: {page.status}")
            troubles += replay.leaks(account, page)
        return troubles

    troubles = [trouble for found in together(send, replay.demo.everybody()) for trouble in found]
    after, ticks = kept(town)
    # In a case in which the clock did something meanwhile, these rows follow.
    moved = {row[1] for row in ticks ^ ticked}
    for table, were in before.items():
        troubles += [
            f"{table}: {row[:4]}" for row in after[table] ^ were if table not in PARTS or row[1] not in moved]
    assert not troubles, told(troubles)
    assert sessions <= set(rows(town, "SELECT id FROM sessions")), "nobody was logged out by somebody else"


def test_every_page_that_anybody_comes_to_is_free_of_barriers(replay, glances):
    """One of each address: reports, books, administration, forms, and what no other walk passes."""
    pages = {}
    for walk in [replay.open, *replay.walks.values()]:
        for path, page in walk.pages.items():
            pages.setdefault(replay.addresses.read(path).route, (path, page.source))
    assert len(pages) > 60, sorted(pages)
    glances.gather(replay.demo.town.address, dict(pages.values()))
    glances.inspect(on_every_engine=True)
