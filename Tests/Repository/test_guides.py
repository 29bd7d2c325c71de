"""The guides for users name what stands on the pages, by its exact words, and show pictures that are there."""

import pathlib
import re
import struct

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDES = sorted((ROOT / "docs/panduan").glob("*.md"))
PICTURES = ROOT / "docs/gambar"
HOLE = "\0"
# Between the words that are read and what the markup, or a value, makes of them.
BETWEEN = re.compile(rf"<[^>]*>|&nbsp;|\n|{HOLE}\s*{HOLE}")
SHOWN = re.compile(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)")
QUOTED = re.compile(r"“([^”]+)”")


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^\s*```.*?^\s*```", "", text, flags=re.MULTILINE | re.DOTALL))


def literal(source: str, at: int) -> tuple[str, int]:
    """The string literal of Swift that begins here, each interpolation a hole, and where it ends."""
    hashes = re.match(r"#*", source[at:])[0]
    at += len(hashes)
    quote = '"""' if source.startswith('"""', at) else '"'
    at += len(quote)
    words = []
    while not source.startswith(quote + hashes, at):
        if source.startswith(f"\\{hashes}(", at):
            inner, at = hole(source, at + 2 + len(hashes))
            words += [HOLE, *inner]
        elif source.startswith("\\\n", at) and quote == '"""':
            at = re.compile(r"\\\n\s*").match(source, at).end()
        elif source[at] == "\\" and not hashes:
            words.append({"n": "\n", "u": HOLE}.get(source[at + 1], source[at + 1]))
            at += 2
        else:
            words.append(source[at])
            at += 1
    return "".join(words), at + len(quote + hashes)


def hole(source: str, at: int) -> tuple[list, int]:
    """What stands in an interpolation: the literals within it, each apart, and where it ends."""
    depth, inner = 1, []
    while depth:
        if re.compile(r'#*"').match(source, at):
            text, at = literal(source, at)
            inner += ["\n", text, "\n"]
            continue
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        at += 1
    return inner, at


def literals(source: str):
    source = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    at = 0
    while found := re.compile(r'#*"').search(source, at):
        text, at = literal(source, found.start())
        yield text


def pieces() -> set:
    """Everything that a page may show as one thing: of the code between two marks, of an SOP a whole line."""
    known = set()
    for folder in ("Pages", "Web", "Services", "Procedures", "Forms", "Program/Demo"):
        for file in (ROOT / "Sources" / folder).rglob("*.swift"):
            for text in literals(file.read_text(encoding="utf-8")):
                known |= {tidy(piece) for piece in BETWEEN.split(text)}
                known.add(tidy(text))
    for file in (ROOT / "procedures").glob("*.sop.yaml"):
        known |= {tidy(word) for word in re.findall(r"[:\[,{] *\"?([^:,{}\[\]\"\n]+)", file.read_text(encoding="utf-8"))}
    return known


class Words:
    """What pages show, to look names up in."""

    def __init__(self):
        known = {piece.rstrip(".:") for piece in pieces()}
        self.exact = {piece for piece in known if piece and HOLE not in piece}
        # A value stands within it: the words around it must be of some length to tell anything.
        self.patterns = [
            re.compile(".+".join(re.escape(part) for part in re.split(f"{HOLE}+", piece)))
            for piece in known if HOLE in piece and len(re.sub(rf"{HOLE}|\W", "", piece)) > 4]

    def has(self, name: str) -> bool:
        plain = name.rstrip(".:,")
        # In a guide … stands for what differs from case to case; a button may end in it.
        for word in (name, plain, plain.rstrip("…").strip()):
            if word in self.exact or any(pattern.fullmatch(word) for pattern in self.patterns):
                return True
        return False


WORDS = Words()


def shown(path: pathlib.Path) -> list:
    text = without_code(path.read_text(encoding="utf-8"))
    # Several names of one kind may stand between two marks: *Semua, Terlambat*.
    names = [tidy(name) for name in SHOWN.findall(text)] + [tidy(name) for name in QUOTED.findall(text)]
    return [part for name in names for part in ([name] if WORDS.has(name) else re.split(r", (?=[A-Z])", name))]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_name_in_a_guide_stands_on_a_page(path):
    names = shown(path)
    assert len(names) > 10
    assert [name for name in names if not WORDS.has(name)] == []


def test_a_name_that_no_page_has_is_found():
    assert WORDS.has("Ajukan permohonan") and WORDS.has("Simpan dan lanjutkan") and WORDS.has("Tugas saya")
    for wrong in ("Kirim surat lamaran", "Lamar sekarang", "Simpan lanjutkan", "Gugus tugas saya"):
        assert not WORDS.has(wrong), wrong


def named() -> list:
    return [name for path in GUIDES for name in re.findall(r"!\[[^\]]+\]\(\.\./gambar/([^)]+)\)", path.read_text())]


def test_every_picture_is_there_and_named_once():
    names = named()
    assert len(names) == len(set(names)), "twice"
    assert sorted(names) == sorted(path.name for path in PICTURES.iterdir())


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert {name: size for name, size in sizes.items() if size > 60 * 1024} == {}
    assert sum(sizes.values()) < 1_000_000
    for path in PICTURES.iterdir():
        head = path.read_bytes()[:26]
        width, height, depth, colour = struct.unpack(">IIBB", head[16:26])
        assert head[:8] == b"\x89PNG\r\n\x1a\n" and colour == 3, f"{path.name} has more colours than it shows"
        assert width in (720, 1280) and height % 2 == 0, path.name


# What the reader of a form cannot know from the label alone.
HARD = {
    "Identity/LogIn.swift": ["pengenal"], "Identity/SecondFactor.swift": ["kode"], "Identity/Code.swift": ["kode"],
    "Identity/CaseAccess.swift": ["email"], "Identity/Invitation.swift": ["sandi"], "Desk/Erase.swift": ["dasar"],
    "Desk/Disposition.swift": ["kepada", "catatan"], "Administration/AskView.swift": ["sandi"],
    "Administration/InvitePages.swift": ["nama-pengguna", "surel", "nik"], "Administration/RoleForm.swift": ["peran"],
    "Administration/LeavePages.swift": ["pengganti", "sampai"],
    "Administration/SOP/AdoptDraftPages.swift": ["nomor", "berlaku", "disahkan"],
    "Administration/Offices/OfficeFactsPages.swift": ["warna-lain", "kop", "buka"],
}


@pytest.mark.parametrize("file", HARD)
def test_a_hard_question_of_a_form_has_help(file):
    path = next(path for path in (ROOT / "Sources").rglob(file.split("/")[-1]) if str(path).endswith(file))
    source = path.read_text(encoding="utf-8")
    asked = {}
    for found in re.finditer(r'FieldView\(\s*name: "([^"]+)"', source):
        _, end = hole(source, found.start() + len("FieldView("))
        asked.setdefault(found[1], []).append(source[found.start():end])
    for name in HARD[file]:
        assert asked[name] and all(re.search(r"hint:\s*(?!nil)\S", form) for form in asked[name]), name
