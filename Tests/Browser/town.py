"""Balai as a newcomer runs it: the program, its data folder, the folder that its mail is written to."""

import email
import email.policy
import json
import os
import pathlib
import random
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

from server import new_database

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BALAI_PROGRAM", ROOT / ".build/debug/balai"))


def free_port() -> int:
    """Below those that the system hands out to connections: none of them takes it while a town is down for a moment."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def eventually(look, what: str, seconds: float = 30):
    """What `look` gives, once it gives something: work that the program does by itself takes a moment."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"{what} did not come within {seconds} s"
        time.sleep(0.1)
    return found


class Town:
    """A running demo regency on a port of its own."""

    # Every one that this run made.
    all = []

    def __init__(self, folder: pathlib.Path, like: "Town | None" = None):
        self.folder = folder
        self.database = new_database(like.database if like else None)
        self.data = folder / "data"
        # Beside those that every town has.
        self.settings = {}
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        Town.all.append(self)

    @classmethod
    def copy_of(cls, made: "Town", folder: pathlib.Path) -> "Town":
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
        return cls(folder, like=made)

    @property
    def environment(self) -> dict:
        # Settings of the machine are none of a town's: its package may be installed, or tried beside.
        own = {"BALAI_CONFIG": "", "BALAI_PORT": str(self.port), "BALAI_DATA": str(self.data), "HOME": str(self.folder)}
        # What an operator can be told at most is what must hold nothing personal.
        own |= {"LOG_LEVEL": "trace", "TMPDIR": str(self.folder / "sementara")}
        if self.database:
            own["BALAI_DATABASE"] = self.database
        return {"PATH": os.environ["PATH"], "SWIFT_BACKTRACE": "enable=no", **own, **self.settings}

    def start(self, command: str = "demo") -> "Town":
        (self.folder / "sementara").mkdir(exist_ok=True)
        output = (self.folder / "keluaran.txt").open("w")
        errors = (self.folder / "galat.txt").open("w")
        # A process group of its own, as a terminal or a service manager gives it.
        self.process = subprocess.Popen(
            [PROGRAM, command], env=self.environment, cwd=self.folder, stdout=output, stderr=errors,
            start_new_session=True)
        eventually(self._answers, "the first answer", seconds=120)
        return self

    def _answers(self) -> bool:
        assert self.process.poll() is None, f"balai ended:\n{self.errors()}"
        try:
            return urllib.request.urlopen(f"{self.address}/healthz", timeout=5).status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            for told in ("metrics", "healthz"):
                try:
                    answer = urllib.request.urlopen(f"{self.address}/{told}")
                except urllib.error.HTTPError as unwell:
                    answer = unwell
                (self.folder / f"{told}.txt").write_bytes(answer.read())
            self.process.terminate()
            self.process.wait(timeout=30)

    def errors(self) -> str:
        return (self.folder / "keluaran.txt").read_text() + (self.folder / "galat.txt").read_text()

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [PROGRAM, *arguments], env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=120)

    def accounts(self) -> list:
        printed = self.run("demo", "accounts", "--json")
        assert printed.returncode == 0, printed.stderr
        return json.loads(printed.stdout)

    def letters(self, to: str) -> list:
        """Mails to an address, the oldest first."""
        files = sorted((self.data / "surat-keluar").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        read = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [letter for letter in read if to in letter["To"]]

    def letter(self, to: str, about: str) -> str:
        """The text of the newest mail to an address with these words in its subject, once it has come."""
        def newest():
            texts = [m.get_content() for m in self.letters(to) if about in m["Subject"]]
            return texts[-1] if texts else None

        return eventually(newest, f"a mail “{about}” to {to}")

    def link(self, to: str, about: str, word: str) -> str:
        """The address in that mail whose path has this word."""
        words = self.letter(to, about).split()
        return next(part for part in words if part.startswith(self.address) and f"/{word}" in part)
