"""The PostgreSQL server and the network before it, and what befalls them."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time

HARMS = {
    "server-mati": "the server's first process is killed",
    "server-berhenti": "the server ends without waiting for anybody (immediate)",
    "jaringan-putus": "a node's connections are cut",
    "jaringan-diam": "nothing comes through to a node or from it for a while, and then its connections are cut",
}


class Server:
    """The one that `scripts/with-postgres.sh` started, reached by each node over a wire of its own."""

    def __init__(self, address: str, nodes: int):
        self.folder = pathlib.Path(re.search(r"host=([^&]+)", address).group(1))
        self.control = os.environ["BALAI_TEST_POSTGRES_CONTROL"]
        self.wires = subprocess.Popen(
            [sys.executable, pathlib.Path(__file__).with_name("wires.py"), self.folder / ".s.PGSQL.5432", str(nodes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ports = self.wires.stdout.readline().split()

    def address(self, node: int, database: str) -> str:
        name = re.search(r"///([^?]+)", database).group(1)
        return f"postgres://balai@127.0.0.1:{self.ports[node]}/{name}?sslmode=disable"

    def harm(self, kind: str, node: int, seconds: float) -> None:
        """Does it, for so long, and puts it right."""
        if kind == "server-mati":
            os.kill(int((self.folder / "data/postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            time.sleep(seconds)
            self._start()
        elif kind == "server-berhenti":
            self._run("-m", "immediate", "stop")
            time.sleep(seconds)
            self._start()
        elif kind == "jaringan-putus":
            self._tell("cut", node)
        else:
            self._tell("still", node)
            time.sleep(2 * seconds)
            self._tell("cut", node)
            self._tell("go", node)

    def _tell(self, word: str, node: int) -> None:
        self.wires.stdin.write(f"{word} {node}\n")
        self.wires.stdin.flush()
        self.wires.stdout.readline()

    def _start(self) -> None:
        """The processes of the killed one hold its memory for a moment."""
        end = time.monotonic() + 60
        while self._run("start"):
            assert time.monotonic() < end, (self.folder / "log").read_text()[-3000:]
            time.sleep(0.2)

    def _run(self, *words: str) -> int:
        return subprocess.run([self.control, *words], capture_output=True).returncode

    def stop(self) -> None:
        self.wires.kill()
        self.wires.wait()
        self.wires.stdin.close()
        self.wires.stdout.close()
