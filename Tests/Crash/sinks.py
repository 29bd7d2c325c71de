"""The outside world, as a process that no kill reaches: an SMTP server, and an HTTP service with two kinds of work.

    sinks.py FOLDER NODES

Prints the SMTP ports and the HTTP ports, one of each a node, so that it is known which node talks. What is taken
becomes a line of FOLDER/surat.jsonl or FOLDER/kerja.jsonl, on the disk before anything is answered.

It also kills. FOLDER/bidik-smtp-N or -http-N holds a process group and a moment: the next work that node N hands over
ends that group with SIGKILL, `sebelum` (the work is done, the answer not sent) or `sesudah` (the answer is sent, and
cannot have been recorded yet). A kill is noted in FOLDER/bunuh.jsonl. The process ends when its parent has ended.

HTTP: `POST /sekali/KEY` does a piece of work, whatever was done before. `GET /periksa/KEY` answers 200 when that work
was done and 404 when not; `POST /periksa/KEY` does it.
"""

import asyncio
import email
import email.policy
import hashlib
import json
import os
import pathlib
import signal
import sys
import threading
import time

from aiosmtpd.smtp import SMTP


class Ledger:
    """What happened, in order, and on the disk."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.files = {}

    def note(self, book: str, **entry) -> None:
        if book not in self.files:
            self.files[book] = (self.folder / f"{book}.jsonl").open("a")
        file = self.files[book]
        file.write(json.dumps(entry) + "\n")
        file.flush()
        os.fsync(file.fileno())

    def kill(self, kind: str, node: int, moment: str, work: str) -> None:
        """Ends the node, if somebody aims at this moment of its work."""
        path = self.folder / f"bidik-{kind}-{node}"
        try:
            group, wanted = path.read_text().split()
            if wanted != moment:
                return
            path.unlink()
        except (FileNotFoundError, ValueError):
            return
        try:
            os.killpg(int(group), signal.SIGKILL)
        except ProcessLookupError:
            return
        self.note("bunuh", kind=kind, node=node, moment=moment, work=work)


class Mailbox:
    """Takes every message."""

    def __init__(self, ledger: Ledger, node: int):
        self.ledger, self.node = ledger, node

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        text = letter.get_content()
        server.work = letter["Message-ID"]
        self.ledger.note(
            "surat", id=letter["Message-ID"], to=envelope.rcpt_tos, subject=letter["Subject"], text=text,
            bytes=hashlib.sha256(envelope.original_content).hexdigest(), node=self.node)
        self.ledger.kill("smtp", self.node, "sebelum", server.work)
        return "250 2.0.0 taken"


class Server(SMTP):
    work = None

    async def push(self, status):
        await super().push(status)
        if self.work and status.startswith("250 2.0.0 taken"):
            self.event_handler.ledger.kill("smtp", self.event_handler.node, "sesudah", self.work)


class Service:
    """Two kinds of work that somebody else does."""

    def __init__(self, ledger: Ledger, node: int, done: set):
        self.ledger, self.node, self.done = ledger, node, done

    async def serve(self, reader, writer):
        try:
            method, path, _ = (await reader.readline()).decode().split(" ", 2)
            while (await reader.readline()).strip():
                pass
            _, kind, key = path.split("/", 2)
            status = self.work(method, kind, key)
            if method == "POST":
                self.ledger.kill("http", self.node, "sebelum", path)
            writer.write(f"HTTP/1.0 {status} -\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            if method == "POST":
                self.ledger.kill("http", self.node, "sesudah", path)
        except (ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    def work(self, method: str, kind: str, key: str) -> int:
        if method == "GET":
            return 200 if (kind, key) in self.done else 404
        self.done.add((kind, key))
        self.ledger.note("kerja", kind=kind, key=key, node=self.node)
        return 201


def end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


async def main(folder: pathlib.Path, nodes: int) -> None:
    ledger, done, loop, servers = Ledger(folder), set(), asyncio.get_running_loop(), []
    for node in range(nodes):
        servers.append(await loop.create_server(
            lambda node=node: Server(Mailbox(ledger, node), hostname="uji.contoh"), "127.0.0.1", 0))
    for node in range(nodes):
        servers.append(await asyncio.start_server(Service(ledger, node, done).serve, "127.0.0.1", 0))
    print(*[server.sockets[0].getsockname()[1] for server in servers], flush=True)
    await asyncio.gather(*[server.serve_forever() for server in servers])


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    asyncio.run(main(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
