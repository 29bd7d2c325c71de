"""What is written of commands must be what the program has: the manual page, and every command in the guides."""

import re
import shlex
import subprocess

import pytest

from commands import commands, trouble
from package import PROGRAM, ROOT, run, said, unpacked
from told import HOLE, messages

GUIDES = ["docs/operasi.md", "docs/panduan/admin.md", "README.md"]
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(balai(?: [a-z][^`]*)?)`")


def typed(path):
    """Each `balai …` in a guide: lines of blocks, and words between backticks."""
    text = (ROOT / path).read_text(encoding="utf-8")
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            line = re.sub(r"\s#.*", "", line)
            found = re.search(r"(?:^|[\s/])balai (?!\w+\.(?:service|timer))(.+)$", line)
            # A path or a unit that is only called so is no command.
            words = re.sub(r"^balai ", "", found[1]) if found else ""
            if found and not re.match(r"^(systemctl|journalctl|adduser|install|apt|man|createdb|createuser|dropdb|dpkg)\b", line.strip()):
                yield words
    for words in INLINE.findall(re.sub(BLOCK, "", text)):
        if words != "balai":
            yield words.removeprefix("balai ")


@pytest.mark.parametrize("path", GUIDES)
def test_every_command_of_a_guide_is_understood(path):
    found = list(typed(path))
    assert found, "the guide names commands"
    for line in found:
        words = shlex.split(line.replace("'…'", "…"))
        assert trouble(words) is None, f"{path}: balai {line}: {trouble(words)}"


# Lines that are all of what another part says, by the file that writes them, and the rows that explain them.
PASSED_ON = {
    "ServeCommand.swift": ["… tidak dikenal dan tidak dipakai.", "… berisi rahasia (…) …", "… dapat diubah semua pengguna …"],
    "BlobPlaces.swift": ["Penyimpanan berkas tidak dapat dihubungi: …"],
    "Trouble.swift": ["Penyimpanan berkas menolak: …", "Peristiwa “…” versi …: data ditulis oleh Balai yang lebih baru …"],
    "Stopping.swift": ["Diminta berhenti dua kali: berhenti tanpa menunggu."],
}


def rows():
    """The messages of the guide with their levels."""
    guide = (ROOT / "docs/operasi.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([^`]+)` \((error|warning|notice)\) \|", guide, re.MULTILINE)


def fits(row, message):
    """Whether a message is the one of a row, in which … and N stand for anything."""
    parts = re.split(r"…|\bN\b", row)
    return re.fullmatch(".*".join(map(re.escape, parts)), message, re.DOTALL) is not None


def test_every_line_of_the_log_is_explained():
    explained, written = rows(), list(messages())
    assert len(written) > 20
    for file, level, message in written:
        if message == HOLE:
            assert file in PASSED_ON, f"{file} tells the log what another part says"
            continue
        assert any(level == of and fits(row, message) for row, of in explained), f"{file} ({level}): {message}"


def test_every_line_that_is_explained_can_come():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "Sources").rglob("*.swift"))
    passed_on, written = sum(PASSED_ON.values(), []), list(messages())
    for row, level in rows():
        if row in passed_on:
            assert all(part.strip(" “”.():") in code for part in row.split("…")), row
        else:
            assert any(level == of and fits(row, message) for _, of, message in written), row
    assert set(passed_on) <= {row for row, _ in rows()}


def test_every_part_of_the_health_page_is_explained():
    """And the guide explains none that is not there."""
    guide = (ROOT / "docs/operasi.md").read_text(encoding="utf-8")
    health = (ROOT / "Sources/Program/House/Health.swift").read_text(encoding="utf-8")
    listed = re.search(r"parts: \[(.*?)\], backlog", health, re.DOTALL)[1]
    parts = re.findall(r'\("([^"]+)", (?:\w+Health|work\()', listed)
    section = guide.split("## Keadaan: `/healthz`")[1].split("\n## ")[0]
    assert "jam mesin" in parts and sorted(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)) == sorted(parts)


def test_the_reader_of_guides_finds_what_is_wrong():
    assert trouble(["audit", "verify", "--json"]) is None or "--json" in trouble(["audit", "verify", "--json"])
    assert trouble(["bakup", "/mnt"]) and trouble(["backup", "/mnt", "--simpann", "3"]) and trouble(["serve", "sekarang"])
    assert trouble(["backup", "/mnt", "--simpan", "3"]) is None and trouble(["pengaturan"]) is None


def test_help_of_every_command_answers():
    for words in commands():
        assert "PEMAKAIAN" in said(PROGRAM, *words, "--help"), words


def page():
    """As a reader has it, in one line."""
    shown = said("man", "--encoding=UTF-8", "-l", unpacked() / "usr/share/man/man1/balai.1.gz", MANWIDTH="200")
    return " ".join(shown.split())


@pytest.mark.skipif(run("which", "man").returncode != 0, reason="man is not installed")
def test_the_page_names_every_command_and_option():
    text = page()
    for words, command in commands().items():
        if words and "pengaturan" not in words:
            assert f"balai {' '.join(words)}" in text, words
            assert not command["abstract"] or command["abstract"][:40] in text, words
        for option in command["options"]:
            if option.startswith("--") and option not in ("--version", "--help"):
                assert option in text, (words, option)


@pytest.mark.skipif(run("which", "man").returncode != 0, reason="man is not installed")
def test_the_page_has_no_mistakes():
    checked = subprocess.run(
        ["man", "--warnings=all", "--encoding=UTF-8", "-l", unpacked() / "usr/share/man/man1/balai.1.gz"],
        capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MANWIDTH": "120"})
    assert checked.returncode == 0 and "warning" not in checked.stderr, checked.stderr
