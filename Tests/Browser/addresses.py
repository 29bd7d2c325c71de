"""Whose an address of the site is, told by its parts alone."""

import dataclasses
import re

from rights import Account, Law

# What everybody has of their own, at an address that says nothing of anybody.
OWN = {"akun", "meja", "pemeriksaan", "permohonan", "daftar-tugas", "kelola", "keluar"}
# After these stands the name of one of many that are alike.
NAMED = re.compile(r"/(sop|buku|laporan|dokumen|contoh|tugas|perpanjang|lanjutan|terlambat)/[^/]+")
HEADS = ["kepala", "bupati", "walikota"]


@dataclasses.dataclass(frozen=True)
class Address:
    path: str
    # `case`, `task`, `draft`, `office`, `administration`, `session`, `own`, `public`.
    kind: str
    # Of the office that the address names; of a desk: whose desk.
    office: str = ""
    # The case's or draft's id.
    id: str = ""

    @property
    def route(self) -> str:
        """With what differs from case to case taken out."""
        path = NAMED.sub(r"/\1/*", self.path.split("?")[0])
        return "/".join("*" if part == self.id or len(part) > 18 or part.isdigit() else part for part in path.split("/"))


class Addresses:
    """Reads addresses; `drafts`: by id, whose each is."""

    def __init__(self, law: Law, drafts: dict, offices: set):
        self.law, self.drafts, self.offices = law, drafts, offices

    def read(self, path: str) -> Address:
        parts = path.split("?")[0].strip("/").split("/")
        office = "tirtaloka"
        if parts[0] == "k":
            office, parts = parts[1], parts[2:] or [""]
        elif parts[0] in ("meja", "kelola") and len(parts) > 1 and parts[1] in self.offices:
            office = parts[1]
        case = next((part for part in parts if part in self.law.cases), None)
        if case:
            return Address(path, "task" if "titipan" in parts else "case", office, case)
        if draft := next((part for part in parts if part in self.drafts), None):
            return Address(path, "draft", office, draft)
        if parts[0] == "meja" and len(parts) > 2:
            return Address(path, "office", office)
        if parts[0] == "kelola" and len(parts) > 1:
            return Address(path, "administration", office)
        if parts[:2] == ["akun", "sesi"]:
            return Address(path, "session", office)
        return Address(path, "own" if parts[0] in OWN else "public", office)

    def is_for(self, account: Account, address: Address) -> bool:
        """Whether the law gives it to them: where it does not, it is refused."""
        law = self.law
        if address.kind in ("case", "task"):
            case = law.cases[address.id]
            if address.kind == "task":
                return address.office in law.asked_at(account, case)
            return address.office == case.office and law.may_know_of(account, case)
        if address.kind == "draft":
            return bool(account.id) and self.drafts[address.id] == account.id
        if address.kind == "administration":
            # Who administers is watched by who audits.
            watches = address.path.split("?")[0].endswith("/catatan") and law.audits(account, address.office)
            return watches or law.administers(account, address.office)
        if address.kind == "office":
            return self._is_for_at_desk(account, address)
        return True

    def may_act(self, account: Account, address: Address) -> bool:
        """Whether the law lets them do what is sent to that address, though their own pages did not offer it just then."""
        if address.kind in ("office", "administration"):
            return self.is_for(account, address)
        parts = address.path.split("?")[0].split("/")
        if address.kind != "case" or "tugas" not in parts or not self.is_for(account, address):
            return False
        case, step = self.law.cases[address.id], parts[parts.index("tugas") + 1]
        lanes = self.law.lanes(account, case)
        return bool(case.rules.performers(step) & lanes) or "disposisi" in parts and account.holds(HEADS, case.office)

    def _is_for_at_desk(self, account: Account, address: Address) -> bool:
        law, office, page = self.law, address.office, address.path.split("?")[0].split("/")[3]
        heads, audits = account.holds(HEADS, office), law.audits(account, office)
        match page:
            case "pembukaan" | "laporan-bawahan":
                return heads or audits
            case "laporan-loket" | "hapus-isi":
                return heads
            case "pekerjaan":
                return law.administers(account, office)
            case "salinan-buku":
                return heads or audits or account.holds(["sekretaris", "sekda"], office)
            case _:
                return bool(account.roles.get(office)) or audits
