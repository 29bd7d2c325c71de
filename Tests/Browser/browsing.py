"""Many people at once without a browser: sessions over plain HTTP that keep their connection, and what stands in a page."""

import functools
import html
import http.client
import re
import urllib.parse

LINK = re.compile(r'<[^>]*?\s(?:href|src)=("[^"]*"|[^\s>]+)')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
CONTROL = re.compile(r"<(select|textarea)\b([^>]*)>(.*?)</\1>|<(input|button)\b([^>]*)>", re.S)
ATTRIBUTE = re.compile(r'([\w-]+)=("[^"]*"|[^\s>]+)')
NOT_WRITTEN = {"hidden", "radio", "checkbox", "file", "submit"}
# What is written into an empty field.
FILLER = "Percobaan dengan alamat orang lain"
TOKEN = re.compile(r'name="?csrf"? value="?([^">\s]+)')


class Page:
    """What came back."""

    def __init__(self, path: str, status: int, headers, body: bytes):
        self.path, self.status, self.headers, self.body = path, status, headers, body

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @functools.cached_property
    def source(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def words(self) -> str:
        """What a reader sees, and what stands in attributes: nothing of a page is left out."""
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<wbr>", "", self.source)))

    @property
    def refuses(self) -> bool:
        """Not shown, not done: to the log-in page, not allowed, or not there."""
        return self.status in (401, 403, 404) or (self.status == 303 and "/masuk" in self.location)

    def links(self) -> list:
        """Addresses on this site that the page names, forms that ask for a page among them."""
        found = [_plain(value) for value in LINK.findall(self.source)]
        found += [form.path for form in self.forms if form.method == "get"]
        # What stands before the path: this page's own address, or nothing.
        links = [link if link[0] == "/" else self.path.split("?")[0] + link for link in found if link[:1] in ("/", "?")]
        return [link for link in links if link[:2] != "//"]

    @functools.cached_property
    def forms(self) -> list:
        return [Form(self.path, attributes, inside) for attributes, inside in FORM.findall(self.source)]


class Form:
    """A form as it stands, filled in with something in every field."""

    def __init__(self, page: str, attributes: str, inside: str):
        given = _attributes(attributes)
        self.method = given.get("method", "get").lower()
        self.path = urllib.parse.urljoin(page, given.get("action", page))
        self.takes_files = "multipart" in given.get("enctype", "")
        self.fields = list(_fields(inside))
        # Those of its fields into which somebody writes.
        self.written = {
            given["name"] for kind, given, _ in _controls(inside)
            if kind in ("input", "textarea") and "name" in given and given.get("type", "text") not in NOT_WRITTEN}
        # Buttons of the form may send it elsewhere.
        self.elsewhere = [
            urllib.parse.urljoin(page, given["formaction"])
            for _, given, _ in _controls(inside) if "formaction" in given]


def _plain(value: str) -> str:
    return html.unescape(value.strip('"'))


def _attributes(text: str) -> dict:
    return {name: _plain(value) for name, value in ATTRIBUTE.findall(text)}


def _controls(inside: str) -> list:
    """Each with its attributes, and what stands in it."""
    return [
        (kind or other, _attributes(attributes or more), content)
        for kind, attributes, content, other, more in CONTROL.findall(inside)]


def _fields(inside: str):
    chosen = set()
    controls = _controls(inside)
    buttons = [given for kind, given, _ in controls if kind == "button"]
    for kind, given, content in controls:
        name, of = given.get("name"), given.get("type", "text")
        if not name or name == "csrf" or of == "file":
            continue
        if kind == "button":
            # The form's own button says nothing; where each says something, the first is pressed.
            if given is buttons[0]:
                yield name, given.get("value", "")
        elif of in ("radio", "checkbox"):
            if name not in chosen:
                chosen.add(name)
                yield name, given.get("value", "ya")
        elif kind == "select":
            options = [_plain(value) for value in re.findall(r'<option[^>]*?value=("[^"]*"|[^\s>]+)', content)]
            yield name, next((option for option in options if option), "")
        else:
            yield name, given.get("value") or html.unescape(content.strip()) or FILLER


class Session:
    """Somebody with cookies of their own, one request after the other."""

    def __init__(self, port: int, who: str = ""):
        self.port, self.who = port, who
        self.cookies = {}
        self.token = ""
        self._line = None

    def get(self, path: str) -> Page:
        page = self._ask("GET", path)
        if page.is_html and (found := TOKEN.search(page.source)):
            self.token = html.unescape(found.group(1))
        return page

    def post(self, path: str, fields=(), takes_files: bool = False, token: str | None = None) -> Page:
        """With this person's own token, so that what refuses is the right and not the token."""
        pairs = [("csrf", self.token if token is None else token), *fields]
        if takes_files:
            return self._ask("POST", path, *_parts(pairs))
        return self._ask("POST", path, urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded")

    def send_file(self, path: str, fields, name: str, file: str, content: bytes) -> Page:
        return self._ask("POST", path, *_parts([("csrf", self.token), *fields], (name, file, content)))

    def log_in(self, name: str, password: str, base: str = "") -> "Session":
        self.get(f"{base}/masuk")
        page = self.post(f"{base}/masuk", [("pengenal", name), ("sandi", password)])
        assert page.status == 303, f"{name}: {page.status} {page.words[:2000]}"
        self.get(page.location)
        return self

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Page:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}"}
        try:
            answer = self._send(method, path, body, headers)
        except (http.client.HTTPException, ConnectionError):
            # Kept for a minute, and closed when a body was refused before it was read.
            self._line = None
            answer = self._send(method, path, body, headers)
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return Page(path, answer.status, answer.headers, content)

    def _send(self, method: str, path: str, body, headers):
        self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._line.request(method, path, body, headers)
        return self._line.getresponse()


def _parts(pairs, file=None) -> tuple:
    edge = "batas-kiriman-percobaan"
    body = "".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in pairs).encode()
    if file:
        name, called, content = file
        # As browsers write it (HTML, "multipart form data").
        called = called.replace('"', "%22")
        body += f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'.encode()
        body += b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
