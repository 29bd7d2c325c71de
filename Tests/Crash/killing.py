"""Who is killed, and when."""

import collections
import random
import threading
import time

from outage import HARMS
from town import eventually

MOMENTS = {
    "permintaan": "some time after a form was sent",
    "jawaban": "when the answer begins to arrive; it is thrown away",
    "surat-diambil": "when the mail server has the message, before it says so",
    "surat-dijawab": "when the mail server has said so",
    "kapan-saja": "whenever it is",
}
SERVICE = {
    "kerja-dilakukan": "when the service has done the work, before it says so",
    "kerja-dijawab": "when the service has said so",
}


class Aim:
    """At the next form that one node gets, or answers. The people tell what happens."""

    def __init__(self):
        self.lock = threading.Lock()
        self.target = None

    def at(self, node, moment: str, delay: float = 0) -> None:
        with self.lock:
            self.target = (node, moment, delay)

    def lower(self) -> None:
        with self.lock:
            self.target = None

    def sent(self, node) -> None:
        if found := self._take(node, "permintaan"):
            time.sleep(found[2])
            node.kill()

    def answering(self, node) -> bool:
        """Whether the answer is thrown away, because its sender has just been killed."""
        if self._take(node, "jawaban"):
            node.kill()
            return True
        return False

    def _take(self, node, moment: str):
        with self.lock:
            found = self.target
            if found is None or found[0] is not node or found[1] != moment:
                return None
            self.target = None
            return found


class Killer:
    """Kills nodes of a regency, one after the other and now and then all at once, and starts them again."""

    def __init__(self, regency, aim: Aim, seed: str, moments):
        self.regency, self.aim, self.moments = regency, aim, list(moments)
        self.rng = random.Random(f"{seed} pembunuh")
        # (node, life) → moment
        self.killed = {}
        # What befell the server and the network, how often.
        self.harmed = collections.Counter()
        self.harms = list(HARMS) if regency.server else []

    def kill(self, count: int, so_far=lambda: None) -> None:
        order = []
        while len(self.killed) < count or len(self.harmed) < len(self.harms):
            so_far()
            if not order:
                whole = self.moments + self.harms
                order = self.rng.sample(whole, len(whole))
            node = self.rng.choice(self.regency.nodes)
            moment = order.pop()
            if moment in self.harms:
                self._harm(node, moment)
                continue
            self._kill(node, moment)
            dead = [node]
            for other in self.regency.nodes:
                if other is not node and self.rng.random() < 0.25:
                    self._end(other, "bersama")
                    dead.append(other)
            if len(dead) == len(self.regency.nodes) and self.rng.random() < 0.5:
                self.regency.pass_time()
            if self.rng.random() < 0.1:
                # Killed again before it has come up.
                node.begin()
                time.sleep(self.rng.uniform(0, 0.4))
                self._end(node, "saat-mulai")
            for one in dead:
                one.start()

    def _kill(self, node, moment: str) -> None:
        sinks, life = self.regency.sinks, (node.index, node.lives)
        if moment == "permintaan":
            self.aim.at(node, moment, self.rng.uniform(0, 0.015))
        elif moment == "jawaban":
            self.aim.at(node, moment)
        elif moment == "kapan-saja":
            time.sleep(self.rng.uniform(0, 0.8))
            node.kill()
        else:
            kind = "smtp" if moment.startswith("surat") else "http"
            sinks.aim(kind, node, "sebelum" if moment in ("surat-diambil", "kerja-dilakukan") else "sesudah")
        if not node.dies(within=8):
            # Nothing of that kind came along.
            moment = "kapan-saja"
            node.kill()
            node.dies(within=8)
        self.aim.lower()
        sinks.forget()
        self.killed[life] = moment

    def _harm(self, node, kind: str) -> None:
        """Nobody is started again: the nodes heal by themselves."""
        time.sleep(self.rng.uniform(0, 0.5))
        self.regency.server.harm(kind, node.index, self.rng.uniform(0.1, 1.5))
        self.harmed[kind] += 1
        for one in self.regency.nodes:
            eventually(one.answers, f"an answer of node {one.index} after {kind}", seconds=60)

    def _end(self, node, moment: str) -> None:
        life = (node.index, node.lives)
        node.kill()
        node.dies(within=8)
        self.killed[life] = moment
