"""The load: people who apply and officers who work, each in a thread, until they are told to go home.

Everybody sends a form until it is answered, the same bytes each time, and now and then an old one once more. What they
wrote carries a word of its own, by which it is found again."""

import datetime
import pathlib
import random
import re
import secrets
import threading
import time

import papers
from ledger import Act, Ledger
from wire import Answer, Browser, Page, Request, Unanswered, post

PASSWORD = "balai-demo-2026"
KOMINFO = "/k/kominfo"
CASE = r"/(permohonan|meja/kominfo)/\w{20,}$"
COUNTER = "/meja/kominfo/loket"
WIB = datetime.timezone(datetime.timedelta(hours=7))
UNSURE = "Belum pasti apakah tersimpan"
WANTED = ("ya", "sesuai", "berhasil", "ada")


def word() -> str:
    return "w" + secrets.token_hex(6)


class GoneHome(Exception):
    """The load is over."""


class Person(threading.Thread):
    """Somebody at a browser. `username` logs in at `base`."""

    def __init__(self, regency, ledger: Ledger, aim, username: str, base: str, seed: str):
        super().__init__(name=username, daemon=True)
        self.nodes, self.ledger, self.aim, self.base = regency.nodes, ledger, aim, base
        self.rng = random.Random(f"{seed} {username}")
        self.browser = Browser(regency.host)
        self.inside, self.over = threading.Event(), threading.Event()
        # What was sent and answered.
        self.sent = []

    def run(self) -> None:
        try:
            self.log_in()
            self.inside.set()
            while not self.over.is_set():
                self.work()
                if self.sent and self.rng.random() < 0.05:
                    # An old page, sent again: a second press, or the way back.
                    self.send(self.rng.choice(self.sent))
                time.sleep(self.rng.uniform(0, 0.05))
        except GoneHome:
            pass
        except Exception as error:  # noqa: BLE001: whatever it is, the run has to know.
            self.ledger.trouble(f"{self.name}: {error!r}")
            raise

    def log_in(self) -> None:
        form = Page(self.get(f"{self.base}/masuk").text).form("/masuk")
        fields = dict(form.fields) | {"pengenal": self.name, "sandi": PASSWORD}
        answer = self.send(post(form.action, fields))
        assert answer.status == 303, f"{self.name} cannot log in: {answer.status} {answer.heading}"

    def get(self, path: str) -> Answer:
        return self.send(Request("GET", path))

    def send(self, request: Request, act: Act | None = None, is_done=None, stays: bool = False) -> Answer:
        """Until there is an answer, from any node.

        act: what is asked for; it is ended also when the load is over, as whatever `stays`.
        is_done: looks whether it is there; asked when no answer came."""
        end = time.monotonic() + 300
        while True:
            assert time.monotonic() < end, f"{request.path} is never answered"
            if self.over.is_set() and not act and not stays:
                raise GoneHome
            node = self.rng.choice(self.nodes)
            life = (node.index, node.lives)
            if act:
                act.sent += 1
            try:
                answer = self.browser.ask(node, request, self.aim if act else None)
            except Unanswered as loss:
                if is_done and loss.sent:
                    self.ledger.unanswered(act, life, is_done())
                time.sleep(0.03)
                continue
            if answer.status == 503:
                if act:
                    self.was_refused(answer, act, is_done)
                # Too much at once, or the database is away: later.
                time.sleep(0.2)
                continue
            if act:
                self.sent.append(request)
            if answer.status >= 500:
                self.ledger.trouble(f"{answer.status} at {request.method} {request.path}: {answer.heading}")
            return answer

    def was_refused(self, answer: Answer, act: Act, is_done) -> None:
        """Where nobody knows whether it was kept, the page says so; whoever was told nothing of it looks once, too."""
        if answer.heading == UNSURE:
            self.ledger.unsure(act, is_done())
        elif act.token and act.sent == 1 and is_done():
            self.ledger.trouble(f"{act} was kept, and the page says {answer.heading}")

    def look(self, path: str) -> Answer:
        """What a person opens who got no answer, or wants to see what came of it; also when the load is over."""
        return self.send(Request("GET", path), stays=True)


class Officer(Person):
    """Takes up whatever waits in the inbox."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.refused = set()

    def work(self) -> None:
        tasks = [
            link for link in Page(self.get("/meja").text).links
            if "/meja/kominfo/" in link and "?tugas=" in link and link not in self.refused
        ]
        if not tasks:
            return time.sleep(0.1)
        link = self.rng.choice(tasks)
        step = link.split("?tugas=")[1]
        form = self.form(self.get(link), step)
        if form is None:
            # A colleague has it, or has done it.
            return
        self.complete(link, step, form)

    @staticmethod
    def form(answer: Answer, step: str):
        return next((form for form in Page(answer.text).forms if re.search(rf"/tugas/{step}/\d+$", form.action)), None)

    def complete(self, link: str, step: str, form) -> None:
        _, case, _, _, visit = form.action.rsplit("/", 4)
        fields = dict(form.fields)
        act = Act(word(), "tugas", case, step, visit)
        choices = form.choices.get("hasil", [])
        if choices:
            act.outcome = next((wanted for wanted in WANTED if wanted in choices), None)
            if act.outcome is None:
                # A task of the demo's other services: not of this load.
                self.refused.add(link)
                return
            if "tolak" in choices and self.rng.random() < 0.1:
                act.outcome = "tolak"
                fields["alasan"] = f"Tidak lengkap {act.token}"
            fields["hasil"] = act.outcome
        if "catatan" in fields:
            fields["catatan"] = f"Catatan {act.token}"
        else:
            # Of work outside only its result is asked for: the step and its visit tell it from all others.
            act.token = ""
        self.ledger.begin(act)

        def is_done() -> bool:
            page = self.look(link)
            if act.token:
                # A colleague may have done the step meanwhile; these words are this officer's.
                return act.token in page.text
            again = self.form(page, step)
            return again is None or again.action != form.action

        answer = self.send(post(form.action, fields), act, is_done)
        if answer.status == 303:
            act.answered = True
        else:
            # A colleague was faster, no address is free any more, or it was this officer all the same.
            self.refused.add(link)


class Applicant(Person):
    """Applies again and again, and does what the cases ask of them."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.cases = []
        self.unrated = None

    def work(self) -> None:
        if self.unrated is None:
            self.unrated = [
                link for link in Page(self.get(f"{KOMINFO}/permohonan").text).links if re.search(CASE, link)]
        if self.unrated and self.rng.random() < 0.7:
            # Of an earlier day; most are not over yet.
            self.rate(self.unrated.pop())
        elif len(self.cases) < 6 or self.rng.random() < 0.1:
            self.apply()
        else:
            self.go_on(self.rng.choice(self.cases))

    def apply(self) -> None:
        form = Page(self.get(f"{KOMINFO}/layanan/email-domain").text).form("/ajukan")
        place = self.send(post(form.action, dict(form.fields))).place
        act = Act(word(), "permohonan")
        told = {
            "pengelola.nama": "Bening Rembulan", "pengelola.surel": f"{act.token}@surel.contoh",
            "pengelola.nik": f"000000010145{self.rng.randrange(10_000):04}", "pengelola.hp": "(000) 0000777",
            "pengelola.instansi": f"Paguyuban {act.token}",
        }
        sent = self.fill_in(place, told, act)
        if sent:
            self.cases.append(sent)

    def fill_in(self, place: str, told: dict, act: Act) -> str | None:
        """Answers every question of a draft, and sends it; the page of the case."""
        for _ in range(30):
            form = next(form for form in Page(self.get(place).text).forms if form.action.split("?")[0] == place)
            if place.endswith("/periksa"):
                return self.submit(form, act)
            fields = dict(form.fields) | {name: text for name, text in told.items() if name in dict(form.fields)}
            fields |= {name: values[0] for name, values in form.choices.items()}
            file = self.paper(form, act, place) if form.files else None
            answer = self.write(form, fields, file, act, place)
            assert answer.status == 303, f"{form.action}: {answer.status} {answer.heading} {fields}"
            place = answer.place
        raise AssertionError(f"{place} never ends")

    @staticmethod
    def paper(form, act: Act, place: str) -> tuple:
        """Field, name and bytes; no other file of the load has that name."""
        name = f"{act.token}-{place.rsplit('/', 1)[1]}"
        is_card = form.files[0].endswith(("ktp", "identitas"))
        paper = (f"{name}.png", papers.png(90)) if is_card else (f"{name}.pdf", papers.pdf(name))
        return (form.files[0], *paper)

    def write(self, form, fields: dict, file: tuple | None, act: Act, place: str) -> Answer:
        """Sends one screen of a draft: an act of its own where it holds a word by which it is found again."""
        request = post(form.action, fields, file)
        words = file[1] if file else next((text for text in fields.values() if act.token in text), None)
        if not words:
            return self.send(request)
        paper = file[0].removeprefix("berkas.") if file else ""
        written = self.ledger.begin(Act(
            act.token, "isian", draft=place.rsplit("/", 2)[1], person=self.name, place=place, words=words, paper=paper))
        answer = self.send(request, written, is_done=lambda: self.shows(written))
        written.answered = answer.status == 303
        return answer

    def shows(self, written: Act) -> bool:
        """Whether its page of the draft holds what was written; a page may break a name at its last dot."""
        return pathlib.PurePath(written.words).stem in self.look(written.place).text

    def submit(self, form, act: Act) -> str:
        act.draft, act.person = form.action.split("?")[0].rsplit("/", 2)[1], self.name
        self.ledger.begin(act)

        def is_done() -> bool:
            return self.look(form.action).place.endswith("/terkirim")

        answer = self.send(post(form.action, dict(form.fields)), act, is_done)
        assert answer.place.endswith("/terkirim"), f"{form.action}: {answer.status} {answer.place} {answer.heading}"
        act.answered = True
        receipt = self.look(answer.place)
        page = next(link for link in Page(receipt.text).links if re.search(CASE, link))
        act.case = page.rsplit("/", 1)[1]
        return page

    def go_on(self, page: str) -> None:
        seen = self.get(page)
        links = Page(seen.text).links
        task = next((link for link in links if re.search(r"/tugas/[\w-]+/\d+$", link)), None)
        draft = next((link for link in links if "/ajukan/" in link or "/isian/" in link), None)
        if task:
            self.answer(task)
        elif draft:
            place = self.get(draft)
            self.fill_in(place.place or draft, {}, Act(word(), "turunan"))
        elif "<dt>Selesai pada</dt>" in seen.text:
            self.rate(page)
            self.cases.remove(page)

    def rate(self, page: str) -> None:
        """Says once what they think of the service."""
        place = f"{page}/penilaian"
        form = next((form for form in Page(self.get(place).text).forms if form.action == place), None)
        if form is None:
            return
        act = self.ledger.begin(Act(word(), "penilaian", page.rsplit("/", 1)[1]))
        fields = dict(form.fields) | {name: "3" for name in form.choices} | {"saran": f"Saran {act.token}"}

        def is_done() -> bool:
            return all(form.action != place for form in Page(self.look(place).text).forms)

        answer = self.send(post(place, fields), act, is_done)
        act.answered = answer.status == 303

    def answer(self, task: str) -> None:
        form = next((form for form in Page(self.get(task).text).forms if form.action.split("?")[0] == task), None)
        if form is None:
            return
        _, case, _, step, visit = task.rsplit("/", 4)
        act = Act(word(), "tugas", case, step, visit)
        fields = dict(form.fields)
        if "email.alamat" in fields:
            fields["email.alamat"] = f"{act.token}@tirtaloka.contoh"
        if "domain.nama" in fields:
            fields["domain.nama"] = f"{act.token}.tirtaloka.contoh"
        self.ledger.begin(act)

        def is_done() -> bool:
            return all(form.action.split("?")[0] != task for form in Page(self.look(task).text).forms)

        answer = self.send(post(form.action, fields), act, is_done)
        act.answered = answer.status == 303


class Counter(Applicant):
    """Files at the counter what came a day ago, and leaves it to the clock."""

    def work(self) -> None:
        if len(self.cases) >= 60:
            return time.sleep(0.5)
        form = Page(self.get(COUNTER).text).form("/loket")
        act = Act(word(), "permohonan")
        came = datetime.datetime.now(WIB) - datetime.timedelta(days=1)
        fields = dict(form.fields) | {
            "layanan": "tanggapan", "nama": "Bening Rembulan", "kanal": "datang", "terjadi": f"{came:%Y-%m-%dT%H:%M}"}
        answer = self.send(post(form.action, fields))
        assert answer.status == 303, f"{form.action}: {answer.status} {answer.heading}"
        self.cases.append(self.fill_in(answer.place, {"tanggapan.isi": f"Paguyuban {act.token}"}, act))
        time.sleep(self.rng.uniform(0, 0.5))

    def submit(self, form, act: Act) -> str:
        form.fields += [("kabar", "tidak-ada"), ("persetujuan", "lisan")]
        return super().submit(form, act)


OFFICERS = ("kepala", "kabid-tata-kelola", "kasi-egov", "tim-teknis", "tim-teknis-2")
APPLICANTS = ("awan-biru", "kali-bintang", "pertanian")


class Crowd:
    def __init__(self, regency, ledger: Ledger, aim, seed: str):
        self.ledger = ledger
        self.people = [
            Officer(regency, ledger, aim, f"{login}.kominfo", "", seed) for login in OFFICERS
        ] + [Applicant(regency, ledger, aim, f"operator.{slug}", "", seed) for slug in APPLICANTS] + [
            Counter(regency, ledger, aim, "tim-teknis.kominfo", "", seed)]

    def come(self) -> None:
        """Until everybody is let in: a password that is sent again after each kill shuts its account, as it should."""
        for person in self.people:
            person.start()
        for person in self.people:
            while not person.inside.wait(timeout=0.1):
                self.ledger.expect_no_trouble()

    def leave(self) -> None:
        """Everybody ends what they have begun."""
        for person in self.people:
            person.over.set()
        for person in self.people:
            person.join(timeout=120)
            assert not person.is_alive(), f"{person.name} does not go home"
