"""Who may know what of the demo, by the law and the SOPs: worked out from the SOP files, from whose each case is and from who
holds which role, and not from what Balai answers.

A case is its applicant's (account, or the officers of the office that applied), the officers' whose role has a lane in
its SOP at the office that handles it or at another that the SOP asks (`di`), and an auditor's of the office or of one
above. `kerahasiaan` takes out of that who the applicant is, or all of it. Nobody else may learn that it exists.
"""

import dataclasses
import html
import re

import yaml

from typed import ROOT

# Kinds that lead to a person (docs/bahasa-sop.md, `tutup: identitas`), beside a field `nama` of the applicant's first form.
LEADING = {"nik", "no-kk", "telepon", "alamat", "email", "nip", "lokasi", "anggota-keluarga"}


@dataclasses.dataclass
class Account:
    """One log-in of the demo, with the roles that it holds by office (slug)."""

    name: str
    roles: dict = dataclasses.field(default_factory=dict)
    id: str = ""

    def holds(self, roles, office: str) -> bool:
        return bool(self.roles.get(office, set()) & set(roles))

    @property
    def is_officer(self) -> bool:
        return bool(self.roles)


class Offices:
    """The tree of offices, by slug."""

    def __init__(self, rows):
        self.slug = {id: slug for id, slug, _, _ in rows}
        self.by_name = {name: slug for _, slug, name, _ in rows}
        self._above = {slug: self.slug.get(parent) for _, slug, _, parent in rows}

    def above(self, slug: str) -> list:
        """That office and those above it."""
        line = [slug]
        while line[-1] and self._above.get(line[-1]):
            line.append(self._above[line[-1]])
        return line


class Rules:
    """One SOP, as its file has it."""

    def __init__(self, text: str):
        self.file = yaml.safe_load(text)
        self.name = self.file["sop"]
        self.lanes = self.file["pelaksana"]
        self.closed = self.file.get("kerahasiaan", [])

    def roles(self, lane: str) -> list:
        held = self.lanes[lane].get("peran", [])
        return held if isinstance(held, list) else [held]

    def lanes_of(self, account: Account, office: str, elsewhere: bool = False) -> set:
        """The lanes that the account's roles at an office open; `elsewhere`: those that the SOP asks at other offices."""
        return {
            lane for lane, facts in self.lanes.items()
            if ("di" in facts) == elsewhere and account.holds(self.roles(lane), office)}

    def performers(self, step: str) -> set:
        """The lanes that `oleh` names, in whatever order or choice."""
        def named(said) -> set:
            if isinstance(said, str):
                return {said} & self.lanes.keys()
            return set().union(*(named(each) for each in (said.values() if isinstance(said, dict) else said)))

        return named(self.file["langkah"][step].get("oleh", []))

    def leads_to_somebody(self, form: str, field: str) -> bool:
        facts = self.file["formulir"][form][field]
        columns = facts.get("kolom", {}).values()
        if facts.get("rahasia") in (True, "ya") or any(column.get("jenis") in LEADING for column in columns):
            return True
        return facts["jenis"] in LEADING or (field == "nama" and form in self._asked_first)

    @property
    def _asked_first(self) -> list:
        return next(iter(self.file["langkah"].values())).get("isi", [])

    def fields(self):
        for form, fields in self.file.get("formulir", {}).items():
            for name, facts in fields.items():
                yield form, name, facts


@dataclasses.dataclass
class Case:
    """Whose a case is."""

    id: str
    office: str
    rules: Rules
    applicant: str | None = None
    # The office that applied; never the one that handles it.
    for_office: str | None = None
    # The proven address of an applicant without an account, as far as a page showed it.
    addresses: set = dataclasses.field(default_factory=set)
    above: "Case | None" = None
    # What `kerahasiaan` asks about, as the pages of those who may read it show it: `laporan.sifat`: `rahasia`.
    answers: dict = dataclasses.field(default_factory=dict)
    # Values of answers: those that lead to the applicant, and the rest.
    identity: set = dataclasses.field(default_factory=set)
    content: set = dataclasses.field(default_factory=set)


class Law:
    """The judgement."""

    def __init__(self, offices: Offices, cases: dict):
        self.offices, self.cases = offices, cases

    def is_applicant(self, account: Account, case: Case) -> bool:
        if account.id and account.id == case.applicant or account.name in case.addresses:
            return True
        return bool(case.for_office and case.for_office != case.office and account.roles.get(case.for_office))

    def audits(self, account: Account, office: str) -> bool:
        return any(account.holds(["pemeriksa"], slug) for slug in self.offices.above(office))

    def administers(self, account: Account, office: str) -> bool:
        return any(account.holds(["admin"], slug) for slug in self.offices.above(office))

    def lanes(self, account: Account, case: Case) -> set:
        return case.rules.lanes_of(account, case.office)

    def asked_at(self, account: Account, case: Case) -> set:
        """Offices at which the SOP asks something of the account about a case of this one: those above it (`di: atasan`)."""
        return {
            office for office in self.offices.above(case.office)[1:]
            if case.rules.lanes_of(account, office, elsewhere=True)}

    def may_know_of(self, account: Account, case: Case) -> bool:
        """That the case exists: a page about it is theirs."""
        return bool(
            self.is_applicant(account, case) or self.lanes(account, case) or self.asked_at(account, case)
            or self.audits(account, case.office))

    def closed(self, account: Account, case: Case) -> set:
        """`identitas`, `isi`: what of a case that they may know of is closed to them."""
        lanes = self.lanes(account, case)
        if self.is_applicant(account, case) and not case.above:
            return set()
        found, line, lanes = set(), case, set(lanes)
        while line:
            lanes |= self.lanes(account, line)
            if line is case or not self.is_applicant(account, line):
                found |= self._closes(line, lanes)
            line = line.above if line.above and line.above.rules.name == line.rules.name else None
        own = self.lanes(account, case)
        return found & {"identitas"} if self.audits(account, case.office) and not own else found

    @staticmethod
    def _closes(case: Case, lanes: set) -> set:
        found = set()
        for rule in case.rules.closed:
            holds = all(
                case.answers.get(field) in (value if isinstance(value, list) else [value])
                for field, value in rule.get("jika", {}).items())
            if holds and not lanes & set(rule.get("kecuali", [])):
                found.add(rule["tutup"])
        return found

    def may_read(self, account: Account, case: Case, kind: str) -> bool:
        """Values of a case: `identitas` or `isi`."""
        if not self.may_know_of(account, case):
            return False
        closed = self.closed(account, case)
        return "isi" not in closed and (kind != "identitas" or "identitas" not in closed)


def shipped() -> dict:
    """Every SOP that the demo has in force, by name."""
    rules = [Rules(file.read_text(encoding="utf-8")) for file in (ROOT / "procedures").glob("*.sop.yaml")]
    return {rule.name: rule for rule in rules}


def read_answers(case: Case, source: str) -> None:
    """Takes the values of a case's answers out of a page that shows them, by the labels of its SOP."""
    rows = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", source, re.S))
    for form, name, facts in case.rules.fields():
        shown = _text(rows.get(facts["label"], ""))
        if not shown or "••••" in shown:
            continue
        options = {label: value for value, label in facts.get("pilihan", {}).items()}
        if shown in options:
            case.answers[f"{form}.{name}"] = options[shown]
        # What is too common to betray anything: each office counts its own cases, so that a number stands in many.
        elif facts["jenis"] not in ("pilihan", "ya-tidak", "tanggal", "angka", "nomor-permohonan"):
            kept = case.identity if case.rules.leads_to_somebody(form, name) else case.content
            kept.add(shown)
            if facts["jenis"] == "email":
                case.addresses.add(shown)


def _text(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<br>", "\n", re.sub(r"<(?!br)[^>]*>", "", markup)))).strip()
