"""The demo regency: its nodes, each of which can be killed at any instant, and its database as it lies there."""

import csv
import io
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import boto3

from bucket import KEY, NAME, SECRET, Bucket
from outage import Server
from server import new_database
from town import PROGRAM, Town, eventually, free_port
from wire import Browser, Request, Unanswered


class Sinks:
    """The outside world (`sinks.py`), and the aim at what a node hands over to it."""

    def __init__(self, folder: pathlib.Path, nodes: int):
        self.folder = folder
        folder.mkdir()
        program = pathlib.Path(__file__).with_name("sinks.py")
        self.process = subprocess.Popen(
            [sys.executable, program, folder, str(nodes)], stdout=subprocess.PIPE, text=True)
        ports = [int(port) for port in self.process.stdout.readline().split()]
        self.mail, self.service = ports[:nodes], ports[nodes:]

    def aim(self, kind: str, node: "Node", moment: str) -> None:
        path = self.folder / f"bidik-{kind}-{node.index}"
        path.with_suffix(".baru").write_text(f"{node.process.pid} {moment}")
        path.with_suffix(".baru").rename(path)

    def forget(self) -> None:
        for path in self.folder.glob("bidik-*"):
            path.unlink(missing_ok=True)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Node:
    """One Balai of the regency."""

    def __init__(self, regency: "Regency", index: int):
        self.regency, self.index = regency, index
        self.port = free_port()
        self.process = None
        self.lives = 0

    def begin(self) -> None:
        """Starts it, and does not wait."""
        self.lives += 1
        with (self.regency.folder / f"simpul-{self.index}.txt").open("a") as log:
            self.process = subprocess.Popen(
                [self.regency.program, "serve"], env=self.regency.environment(self), cwd=self.regency.folder,
                stdout=log, stderr=log, start_new_session=True)

    def start(self) -> None:
        self.begin()
        eventually(self.answers, f"an answer of node {self.index}", seconds=60)

    def answers(self) -> bool:
        assert self.process.poll() is None, f"balai ended:\n{self.log()[-3000:]}"
        try:
            # Not /healthz: a deadline of long ago whose worker was killed makes that unwell until its lease is over.
            return Browser(self.regency.host).ask(self, Request("GET", "/masuk")).status == 200
        except Unanswered:
            return False

    def kill(self) -> None:
        """SIGKILL to its process group: to the decoders of its uploads as well."""
        # A decoder has a group of its own.
        decoders = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
            for decoder in decoders:
                os.kill(int(decoder), signal.SIGKILL)
        except ProcessLookupError:
            pass

    def dies(self, within: float) -> bool:
        try:
            self.process.wait(timeout=within)
            return True
        except subprocess.TimeoutExpired:
            return False

    def log(self) -> str:
        return (self.regency.folder / f"simpul-{self.index}.txt").read_text()


class Files:
    """Where uploads lie: in the folder of the data, or brought from there to a bucket."""

    PREFIX = "balai"

    def __init__(self, town: Town, bucket: Bucket | None):
        self.folder, self.bucket = town.data / "berkas", bucket
        if not bucket:
            return
        town.settings |= bucket.settings(self.PREFIX)
        client = boto3.client(
            "s3", endpoint_url=bucket.endpoint, aws_access_key_id=KEY, aws_secret_access_key=SECRET,
            region_name="us-east-1")
        for name in self.names():
            client.upload_file(str(self.folder / name), NAME, f"{self.PREFIX}/{name}")
        # A file that is read from here would be missed by nobody.
        shutil.rmtree(self.folder)

    def names(self) -> set:
        """`office/id` of each."""
        if self.bucket and not self.folder.exists():
            return {key.removeprefix(self.PREFIX + "/") for key in self.bucket.keys(self.PREFIX)}
        return {str(path.relative_to(self.folder)) for path in self.folder.glob("*/*") if path.is_file()}

    def stop(self) -> None:
        if self.bucket:
            self.bucket.stop()


class Regency:
    """Nodes on one database and one place for files, as a demo left them that was made before.

    server: the PostgreSQL server of that demo; None: SQLite. in_bucket: files lie in an S3 service."""

    def __init__(
        self, folder: pathlib.Path, program: str, nodes: int, made: Town, server: str | None, in_bucket: bool = False
    ):
        self.program = PROGRAM.with_name(program)
        self.folder = folder
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
        self.town = Town(folder)
        self.town.database = new_database(like=made.database, server=server)
        self.data, self.database = self.town.data, self.town.database
        self.files = Files(self.town, Bucket(folder / "s3", "moto") if in_bucket else None)
        self.server = Server(server, nodes) if server else None
        self.sinks = Sinks(folder / "luar", nodes)
        self.nodes = [Node(self, index) for index in range(nodes)]
        self.host = f"127.0.0.1:{self.nodes[0].port}"

    def environment(self, node: Node) -> dict:
        reached = {"BALAI_DATABASE": self.server.address(node.index, self.database)} if self.server else {}
        return self.town.environment | reached | {
            "BALAI_PORT": str(node.port), "BALAI_ADDRESS": f"http://{self.host}", "BALAI_SMTP_HOST": "127.0.0.1",
            "BALAI_SMTP_PORT": str(self.sinks.mail[node.index]), "BALAI_SMTP_TLS": "tanpa",
            "BALAI_SMTP_FROM": "balai@tirtaloka.contoh",
            "BALAI_CRASH_SERVICE": str(self.sinks.service[node.index]),
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """A command of the operator's on these data."""
        return self.town.run(*arguments)

    def kill(self) -> None:
        for node in self.nodes:
            if node.process:
                node.kill()
                node.process.wait()

    def stop(self) -> None:
        self.kill()
        self.sinks.stop()
        self.files.stop()
        if self.server:
            self.server.stop()

    def rows(self, query: str) -> list:
        """What the database holds, as texts."""
        if self.database:
            done = subprocess.run(
                ["psql", self.database, "--csv", "-qtc", query], check=True, capture_output=True, text=True)
            return [tuple(row) for row in csv.reader(io.StringIO(done.stdout))]
        with sqlite3.connect(self.data / "balai.sqlite", timeout=30) as file:
            return [tuple("" if cell is None else str(cell) for cell in row) for row in file.execute(query)]

    def pass_time(self) -> None:
        """Ends every lease and every pause: whoever held the work is dead, and nobody waits two minutes for that here.

        Only while no node runs."""
        now = int(time.time())
        for table in ("outbox", "timers"):
            self._change(f"UPDATE {table} SET leased_until = 1 WHERE leased_until > 0")
        self._change(f"UPDATE outbox SET due_at = {now} WHERE state = 'waiting' AND due_at > {now}")

    def _change(self, statement: str) -> None:
        if self.database:
            subprocess.run(["psql", self.database, "-qc", statement], check=True, capture_output=True)
            return
        file = sqlite3.connect(self.data / "balai.sqlite", timeout=30)
        with file:
            file.execute(statement)
        file.close()
