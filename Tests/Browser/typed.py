"""What people typed and were given in the whole run, by kind: what must afterwards be written nowhere in clear."""

import collections
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVICES = [*(ROOT / "procedures").glob("*.sop.yaml"), *pathlib.Path(__file__).parent.glob("*.sop.yaml")]

# Kinds that Sources/Store/CLEAR.md lets stand, each with the columns in which it may.
CLEAR = {
    "alamat-email-baru": ["mail_addresses.address"],
    "nama-domain-baru": ["domain_names.name", "ip_allocations.purpose"],
    # What kinds of offices and roles are called is public.
    "jenis-dan-peran": ["own_kinds.kinds"],
    # By which regulation an office was closed, and who took over, is public.
    "penutupan-kantor": ["offices.closure", "offices.slug"],
    # What an effect gave out.
    "keluaran": ["mail_addresses.address", "ip_allocations.address"],
    # An officer's name for work.
    "nama-akun": [
        "accounts.username", "audit_acts.subject", "audit_acts.done_by", "role_offers.username",
        "role_offers.offered_by"],
    # Who holds a public post is public.
    "nama-petugas": ["accounts.officer_name"],
    "nomor-permohonan": ["cases.number"],
}
# Six digits occur by chance in any numbers; they are good for 15 minutes.
BY_CHANCE = {"kode-email"}

# What forms ask for that no SOP names.
_OWN = {
    "sandi": "sandi", "ulangi": "sandi", "email": "email", "kabar-lain": "email", "nama": "nama", "kuasa": "nama",
    "hp": "telepon", "kode-permohonan": "kode-lacak", "kunci-permohonan": "kunci-permohonan",
    "alasan": "kalimat", "catatan": "kalimat", "nama-pengguna": "nama-akun", "petugas": "nama-akun",
    "sebutan": "jenis-dan-peran", "nama-sop": "jenis-dan-peran", "peran-awal": "jenis-dan-peran",
    "peraturan": "penutupan-kantor", "penerus": "penutupan-kantor",
}


def _kinds_of_services() -> dict:
    kinds = {}
    for file in SERVICES:
        for form, fields in yaml.safe_load(file.read_text(encoding="utf-8")).get("formulir", {}).items():
            kinds.update({f"{form}.{name}": field["jenis"] for name, field in fields.items()})
    return kinds


_ASKED = _kinds_of_services()


def kind_of(name: str, text: str) -> str:
    """What is typed into a control of this name. A control that nobody named a kind for is an error of the test."""
    if name.startswith("keluaran."):
        return "keluaran"
    if name == "pengenal":
        return "email" if "@" in text else "nama-akun"
    if name == "kode":
        return "kode-email" if re.fullmatch(r"\d{6}", text) else "kode-lacak"
    if name == "q":
        return "nomor-permohonan" if re.fullmatch(r"\d{4}-\d+", text) else "kalimat"
    return _OWN.get(name) or _ASKED[name]


class Typed:
    """Values by kind, and the addresses that browsers asked for."""

    def __init__(self):
        self.values = collections.defaultdict(set)
        self.addresses = set()

    def write(self, name: str, text: str) -> None:
        self.add(kind_of(name, text), text)

    def add(self, kind: str, text: str) -> None:
        if text:
            self.values[kind].add(text)

    def hand_in(self, name: str, content: bytes) -> None:
        self.add("nama-berkas", name)
        for words in re.findall(rb"\(([^)]+)\) Tj", content):
            self.add("isi-berkas", words.decode("ascii"))

    def hold(self, cookies: list, tokens: list) -> None:
        """What a browser holds: the cookies but the passing message, and the tokens of the forms it shows."""
        for cookie in cookies:
            if cookie["name"] != "__Host-kabar":
                self.add("kuki", cookie["value"])
        for token in tokens:
            self.add("token-formulir", token)

    def follow(self, link: str) -> None:
        """A link that opens something once."""
        self.add("tautan", link.rsplit("/", 1)[-1])


TYPED = Typed()
