"""What the people of the load did, and what they were told of it."""

import dataclasses
import threading


@dataclasses.dataclass
class Act:
    """Something that a person asked for once, however often the form was sent."""

    token: str
    kind: str
    case: str = ""
    step: str = ""
    visit: str = ""
    outcome: str = ""
    # Of a draft: which, whose, and what was written into it at which page, or handed in
    # as which paper.
    draft: str = ""
    person: str = ""
    place: str = ""
    words: str = ""
    paper: str = ""
    answered: bool = False
    # No answer came, and it was there all the same.
    found: bool = False
    sent: int = 0


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.acts = []
        # (node, life) → whether the acts that it had got, and left without an answer, were there afterwards.
        self.left = {}
        self.troubles = []
        # Whether what nobody was sure of was there, each time.
        self.told_unsure = []

    def begin(self, act: Act) -> Act:
        with self.lock:
            self.acts.append(act)
        return act

    def unanswered(self, act: Act, life: tuple, done: bool) -> None:
        with self.lock:
            act.found = act.found or done
            self.left.setdefault(life, set()).add(done)

    def unsure(self, act: Act, done: bool) -> None:
        """Somebody was told that nobody knows, and looked."""
        with self.lock:
            act.found = act.found or done
            self.told_unsure.append(done)

    def trouble(self, text: str) -> None:
        with self.lock:
            self.troubles.append(text)

    def expect_no_trouble(self) -> None:
        assert not self.troubles, self.troubles

    @property
    def kept(self) -> list:
        """What must be there: its people were told so, or saw it."""
        return [act for act in self.acts if act.answered or act.found]
