"""Requests by hand, many at once: what no browser would send, and more of it."""

import asyncio
import concurrent.futures
import re
import urllib.parse


class Answer:
    def __init__(self, raw: bytes):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        self.cookies = [line.partition(": ")[2].split(";")[0] for line in lines if line.lower().startswith("set-cookie")]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def token(self) -> str:
        return re.search(r'name="?csrf"? value="([^"]+)"', self.text).group(1)


class Client:
    """Somebody at an address of their own, behind the proxy that the town trusts; keeps cookies."""

    def __init__(self, port: int, address: str = "127.0.0.1"):
        self.port = port
        self.address = address
        self.cookies = {}
        self.token = ""

    def head(self, method: str, path: str, *more: str) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: close"]
        lines += [f"X-Forwarded-For: {self.address}", *more]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        return "\r\n".join([*lines, "", ""]).encode()

    def form(self, path: str, body: bytes, type: str = "application/x-www-form-urlencoded") -> bytes:
        origin = f"Origin: http://127.0.0.1:{self.port}"
        return self.head("POST", path, origin, f"Content-Type: {type}", f"Content-Length: {len(body)}") + body

    def fields(self, **fields: str) -> bytes:
        return urllib.parse.urlencode({"csrf": self.token, **fields}).encode()

    async def send(self, request: bytes) -> Answer:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(request)
        return await self.receive(reader, writer)

    async def receive(self, reader, writer) -> Answer:
        answer = Answer(await reader.read())
        writer.close()
        for name, _, value in (cookie.partition("=") for cookie in answer.cookies):
            self.cookies[name] = value
        if answer.status == 200 and b'name="csrf"' in answer.body or b"name=csrf" in answer.body:
            self.token = answer.token
        return answer

    async def get(self, path: str) -> Answer:
        return await self.send(self.head("GET", path))

    async def post(self, path: str, **fields: str) -> Answer:
        return await self.send(self.form(path, self.fields(**fields)))

    async def log_in(self, name: str, password: str, base: str = "") -> Answer:
        await self.get(f"{base}/masuk")
        return await self.post(f"{base}/masuk", pengenal=name, sandi=password)


def played(scene):
    """What came of it. On a thread of its own: the browser's loop runs on this one, and a thread has one loop."""
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, scene).result()
