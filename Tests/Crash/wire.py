"""A browser without eyes: requests, cookies and forms, and the two instants of a request that a killer waits for."""

import dataclasses
import html
import html.parser
import http.client
import secrets
import socket
import urllib.parse


class Unanswered(Exception):
    """No answer came. Where the request was sent, what it asked for may be done or not."""

    def __init__(self, sent: bool):
        super().__init__()
        self.sent = sent


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict
    text: str

    @property
    def place(self) -> str:
        """Where it leads to, without the host."""
        return urllib.parse.urlsplit(self.headers.get("location", "")).path

    @property
    def heading(self) -> str:
        return html.unescape(self.text.partition("<h1>")[2].partition("</h1>")[0])


@dataclasses.dataclass
class Form:
    action: str
    fields: list
    choices: dict
    files: list


class Page(html.parser.HTMLParser):
    """The links and forms of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.links, self.forms = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(Form(given.get("action", ""), [], {}, []))
        elif self.forms and given.get("name"):
            self.note(tag, given)

    def note(self, tag: str, given: dict):
        form, name, kind = self.forms[-1], given["name"], given.get("type", "text")
        if tag == "input" and kind == "file":
            form.files.append(name)
        elif tag == "input" and kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(given.get("value", "on"))
        elif tag in ("input", "textarea"):
            form.fields.append((name, given.get("value") or ""))

    def form(self, action: str) -> Form | None:
        """The form whose address ends so."""
        return next((form for form in self.forms if form.action.split("?")[0].endswith(action)), None)


@dataclasses.dataclass(frozen=True)
class Request:
    """What is sent, so that it can be sent again to the byte."""

    method: str
    path: str
    body: bytes = b""
    kind: str = ""


def post(path: str, fields: dict, file: tuple | None = None) -> Request:
    """A form as browsers send it.

    file: the name of its field, of the file, and its bytes."""
    if file is None:
        return Request(
            "POST", path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded")
    border = f"batas{secrets.token_hex(8)}"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    field, name, content = file
    head = f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    body = b"".join(parts) + head.encode() + content + f"\r\n--{border}--\r\n".encode()
    return Request("POST", path, body, f"multipart/form-data; boundary={border}")


class Browser:
    """Somebody's cookies, and how a request is carried to one of the nodes."""

    def __init__(self, host: str):
        self.host = host
        self.cookies = {}

    def ask(self, node, request: Request, watch=None) -> Answer:
        """Raises Unanswered. `watch`: is told of the request's way; see `Aim`."""
        sent = False
        try:
            connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=60)
            connection.request(request.method, request.path, request.body or None, self._headers(request))
            sent = True
            if watch:
                watch.sent(node)
            if not connection.sock.recv(1, socket.MSG_PEEK):
                raise Unanswered(sent)
            if watch and watch.answering(node):
                raise Unanswered(sent)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise Unanswered(sent) from error
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self.cookies[cookie] = content
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)

    def _headers(self, request: Request) -> dict:
        headers = {"Host": self.host, "Connection": "close", "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if request.kind:
            headers["Content-Type"] = request.kind
        return headers
