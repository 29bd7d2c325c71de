"""One value in every writing in which it could have been put down."""

import base64
import datetime
import html
import json
import re
import urllib.parse

from days import MONTHS

# Shorter ones occur by chance, or are words of a published SOP.
SHORTEST = {"nik": 10, "no-kk": 10, "telepon": 7, "tanggal": 8}
SHORTEST_TEXT = 8


def spellings(kind: str, text: str) -> set:
    """As typed, as it is kept, as it is shown."""
    shapes = {"nik": _number, "no-kk": _number, "telepon": _phone, "tanggal": _date, "kode-lacak": _code,
              "kunci-permohonan": _code}
    found = {text, *shapes.get(kind, _words)(text)}
    return {spelling for spelling in found if len(spelling) >= SHORTEST.get(kind, SHORTEST_TEXT)}


def _words(text: str) -> set:
    lines = {line.strip() for line in text.splitlines()}
    return lines | {change(line) for line in lines for change in (str.lower, str.upper, str.title)}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _grouped(digits: str, sign: str) -> str:
    return sign.join(digits[at:at + 4] for at in range(0, len(digits), 4))


def _number(text: str) -> set:
    digits = _digits(text)
    region_date_serial = (digits[:6], digits[6:12], digits[12:])
    return {digits, *(_grouped(digits, sign) for sign in " .-"), *(sign.join(region_date_serial) for sign in " .-")}


def _phone(text: str) -> set:
    digits = _digits(text)
    local = re.sub(r"^(62)?0?", "", digits) if text.startswith("+") else digits.removeprefix("0")
    bare = {local, "0" + local, "62" + local}
    return bare | {"+62" + local} | {_grouped("0" + local, sign) for sign in " -."}


def _date(text: str) -> set:
    day, month, year = map(int, re.fullmatch(r"(\d+)-(\d+)-(\d{4})", text).groups())
    name = MONTHS[month - 1]
    written = {f"{day} {month_name} {year}" for month_name in (name, name[:3], name.lower(), name.upper())}
    date = datetime.date(year, month, day)
    return written | {date.strftime(form) for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d")}


def _code(text: str) -> set:
    bare = text.replace("-", "")
    return {change(form) for form in (text, bare) for change in (str.lower, str.upper)}


def encodings(text: str) -> dict:
    """The bytes of a text, by how they came about."""
    plain = text.encode()
    quoted = json.dumps(text)[1:-1]
    found = {
        "as it is": {plain},
        "UTF-16": {text.encode("utf-16-le"), text.encode("utf-16-be")},
        "hexadecimal": {plain.hex().encode(), plain.hex().upper().encode()},
        "JSON": {quoted.encode(), quoted.replace("/", "\\/").encode(), json.dumps(text, ensure_ascii=False)[1:-1].encode()},
        "address": {urllib.parse.quote(text, safe="").encode(), urllib.parse.quote_plus(text).encode()},
        "HTML": {html.escape(text).encode()},
        "base64": {part for shift in range(3) for part in _base64(plain, shift)},
    }
    return {name: {needle for needle in needles if b"\n" not in needle} for name, needles in found.items()}


def _base64(plain: bytes, shift: int) -> set:
    """What of the text is the same whatever stands around it, where it begins `shift` bytes into a group of three."""
    whole = base64.b64encode(bytes(shift) + plain)
    certain = whole[(shift * 8 + 5) // 6:(shift + len(plain)) * 8 // 6]
    return {certain, certain.replace(b"+", b"-").replace(b"/", b"_")}
