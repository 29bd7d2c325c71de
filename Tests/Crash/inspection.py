"""What must hold after the last kill, seen from outside: the operator's commands, the database, and what the outside
world got."""

import collections
import concurrent.futures
import hashlib
import json
import zipfile

from crowd import Applicant, Officer

PROJECTIONS = (
    "SELECT * FROM cases ORDER BY office_id, id",
    "SELECT * FROM tasks ORDER BY office_id, case_id, step, visit, kind",
    "SELECT * FROM task_roles ORDER BY office_id, role, case_id, step, visit, kind",
    "SELECT subject, name, kind, due_at FROM timers ORDER BY office_id, subject, name",
    "SELECT * FROM waiting_forms ORDER BY office_id, case_id, step",
    "SELECT * FROM case_times ORDER BY office_id, case_id, kind, name, visit",
    "SELECT * FROM counter_acts ORDER BY office_id, case_id, sequence",
)


def message_id(office: str, subject: str, name: str) -> str:
    """Of the notice in that row of the outbox (Program/House/MailSender.swift)."""
    digest = hashlib.sha256("\n".join([office, subject, name]).encode()).hexdigest()
    return f"<{digest[:32]}@tirtaloka.contoh>"


def book(regency, name: str) -> list:
    path = regency.sinks.folder / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def mails_of(regency) -> dict:
    """Notices by their Message-ID: the state of each row."""
    rows = regency.rows("SELECT office_id, subject, name, state FROM outbox WHERE kind = 'surel'")
    return {message_id(*row[:3]): row[3] for row in rows}


class Inspection:
    """mailed: the notices that were sent before the load. before: the cases that were there before it."""

    def __init__(self, regency, ledger, mailed: set, before: set):
        self.regency, self.ledger, self.mailed, self.before = regency, ledger, mailed, before
        self.office = regency.rows("SELECT id FROM offices WHERE slug = 'kominfo'")[0][0]
        self.histories = self._histories()

    def _histories(self) -> dict:
        """The events of every case, as an auditor takes them away."""
        folder = self.regency.folder / "kasus"
        folder.mkdir()
        cases = self.regency.rows(f"SELECT number, id FROM cases WHERE office_id = '{self.office}'")

        def take(case):
            number, identifier = case
            file = folder / f"{number}.zip"
            done = self.regency.run("audit", "kasus", number, "--kantor", "kominfo", "-o", str(file))
            assert done.returncode == 0, f"{number}: {done.stdout}{done.stderr}"
            with zipfile.ZipFile(file) as bundle:
                lines = bundle.read("peristiwa.jsonl").decode().splitlines()
            file.unlink()
            return identifier, [json.loads(line) for line in lines]

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return dict(pool.map(take, cases))

    def everything(self) -> None:
        self.commands_find_nothing()
        self.acts_are_there_once()
        self.timers_fired_once()
        self.files_are_there()
        self.applications_are_there_once()
        self.drafts_hold_what_was_written()
        self.ratings_count_once()
        self.numbers_have_no_gaps()
        self.mails_are_one_notice_each()
        self.nothing_is_left()
        self.rebuilding_changes_nothing()

    def commands_find_nothing(self) -> None:
        for command in (("audit", "verify"), ("verify",)):
            done = self.regency.run(*command)
            assert done.returncode == 0, f"balai {' '.join(command)}:\n{done.stdout}{done.stderr}"

    def acts_are_there_once(self) -> None:
        """What was answered is in the history, and nothing is twice: no step, and nobody's words."""
        done, words = collections.Counter(), collections.Counter()
        for case, events in self.histories.items():
            for event in events:
                body = event["peristiwa"]["isi"]
                key = body if event["jenis"] == "langkah-selesai" else body.get("key", {})
                if event["jenis"] in ("langkah-selesai", "efek-selesai"):
                    done[case, key["step"], str(key["visit"])] += 1
                if event["jenis"] == "langkah-selesai":
                    told = json.dumps([body.get("note"), body.get("reason"), body["answers"]])
                    words.update(act.token for act in self._written[case] if act.token in told)
        assert not [key for key, count in done.items() if count > 1], "a step was done twice at one visit"
        for act in self.ledger.acts:
            if act.kind != "tugas":
                continue
            times = words[act.token] if act.token else done[act.case, act.step, act.visit]
            assert times <= 1, f"{act} stands {times} times in the history"
            assert times == 1 or not self._is_kept(act), f"{act} was answered, and is not there"

    @staticmethod
    def _is_kept(act) -> bool:
        return act.answered or act.found

    @property
    def _written(self) -> dict:
        written = collections.defaultdict(list)
        for act in self.ledger.acts:
            if act.token and act.kind == "tugas":
                written[act.case].append(act)
        return written

    def applications_are_there_once(self) -> None:
        """A draft that was sent, once or again, is one case."""
        opened = collections.defaultdict(list)
        for case, events in self.histories.items():
            start = json.dumps([event["peristiwa"]["isi"] for event in events[:2]])
            for act in self.ledger.acts:
                # The address in it goes on to a sub-procedure, the name of the body does not.
                if act.kind == "permohonan" and f"Paguyuban {act.token}" in start:
                    opened[act.token].append(case)
        for act in self.ledger.acts:
            if act.kind == "permohonan":
                found = opened[act.token]
                assert len(found) <= 1, f"{act} is the cases {found}"
                assert len(found) == 1 or not self._is_kept(act), f"{act} was answered, and is no case"
        children = self.regency.rows(
            "SELECT office_id, parent_case, parent_step, parent_visit, COUNT(*) FROM cases"
            " WHERE parent_case IS NOT NULL GROUP BY office_id, parent_case, parent_step, parent_visit HAVING COUNT(*) > 1")
        assert not children, f"a step opened its sub-procedure twice: {children}"
        drafts = self.regency.rows(
            "SELECT case_id, COUNT(*) FROM drafts WHERE case_id IS NOT NULL GROUP BY case_id HAVING COUNT(*) > 1")
        assert not drafts, f"one case of several drafts: {drafts}"

    def drafts_hold_what_was_written(self) -> None:
        """Whatever was sent became a case, whoever asked for it; every answer and paper of a draft that was acknowledged is
        in that case, or in the draft that was not sent."""
        sent = dict(self.regency.rows("SELECT id, case_id FROM drafts"))
        for act in self.ledger.acts:
            if act.kind in ("permohonan", "turunan") and self._is_kept(act):
                assert sent.get(act.draft) in self.histories, f"{act} was answered, and is no case"
        told = {case: json.dumps([event["peristiwa"] for event in events]) for case, events in self.histories.items()}
        left = collections.defaultdict(list)
        for act in self.ledger.acts:
            if act.kind != "isian" or not self._is_kept(act):
                continue
            case = sent.get(act.draft)
            assert case is not None, f"{act} was answered, and its draft is gone"
            if case:
                assert act.words in told[case] or self._has(case, act.paper), f"{act} was answered, and is not in {case}"
            else:
                left[act.person].append(act)
        for name, acts in left.items():
            person = Applicant(self.regency, self.ledger, None, name, "", "sesudahnya")
            person.log_in()
            lost = [act for act in acts if not person.shows(act)]
            assert not lost, f"answered, and not in the draft: {lost}"

    def _has(self, case: str, paper: str) -> bool:
        """The name of a paper that is kept for a time only is sealed apart; that there is one is not."""
        papers = [event["peristiwa"]["isi"].get("papers", {}).get(paper, []) for event in self.histories[case]]
        return any(not file["name"] and file["digest"] for files in papers for file in files)

    def timers_fired_once(self) -> None:
        """What was over when it was filed was reminded of once, and ended by the clock, once."""
        cases = {row[0] for row in self.regency.rows("SELECT id FROM cases WHERE procedure_name = 'tanggapan'")}
        for case in cases:
            types = collections.Counter(event["jenis"] for event in self.histories[case])
            found = [types[kind] for kind in ("diingatkan", "waktu-habis", "langkah-selesai", "permohonan-berakhir")]
            assert found == [1, 1, 1, 1], f"{case}: {types}"
        assert cases, "nothing was filed at the counter"
        self.timed = len(cases)

    def files_are_there(self) -> None:
        """Every file that a row names was kept before it was acknowledged."""
        named = {f"{office}/{name}" for office, name in self.regency.rows("SELECT office_id, id FROM blobs")}
        lost = named - self.regency.files.names()
        assert named and not lost, f"files that are gone: {lost}"

    def ratings_count_once(self) -> None:
        """Nothing leads from an answer to its case: each case that has answered is one answer, with one remark in this load."""
        rated = {row[0] for row in self.regency.rows("SELECT id FROM cases WHERE survey_answered = 1")}
        for act in self.ledger.acts:
            if act.kind == "penilaian":
                assert act.case in rated or not self._is_kept(act), f"{act} was answered, and does not count"
        answers, remarks = (
            int(self.regency.rows(f"SELECT COUNT(*) FROM {table}")[0][0]) for table in ("survey_answers", "survey_remarks"))
        assert answers == len(rated), f"{answers} answers of {len(rated)} cases"
        acts = [act for act in self.ledger.acts if act.kind == "penilaian" and act.case in rated]
        assert len(acts) <= remarks <= answers, f"{remarks} remarks of {len(acts)} who wrote one"
        print(f"{len(acts)} cases were rated")

    def numbers_have_no_gaps(self) -> None:
        books = self.regency.rows(
            "SELECT e.office_id, e.book, e.year, MIN(e.number), MAX(e.number), COUNT(*), MAX(b.last_number)"
            " FROM register_entries e"
            " JOIN books b ON b.office_id = e.office_id AND b.book = e.book AND b.year = e.year GROUP BY e.office_id, e.book, e.year")
        assert books
        for *book, first, last, count, known in books:
            assert first == "1" and last == count == known, f"{book}: {first}…{last}, {count} entries, {known} given"
        twice = self.regency.rows(
            "SELECT book, case_id, step, visit FROM register_entries WHERE case_id IS NOT NULL"
            " GROUP BY book, case_id, step, visit HAVING COUNT(*) > 1")
        assert not twice, f"entered twice: {twice}"
        numbers = [int(row[0].split("-")[1]) for row in self.regency.rows(
            f"SELECT number FROM cases WHERE office_id = '{self.office}' ORDER BY number")]
        assert numbers == list(range(1, len(numbers) + 1)), f"case numbers: {numbers}"

    def mails_are_one_notice_each(self) -> None:
        """Every notice was sent; under one Message-ID, with one content, however often."""
        asked, taken = mails_of(self.regency), collections.defaultdict(set)
        for mail in book(self.regency, "surat"):
            taken[mail["id"]].add((tuple(mail["to"]), mail["subject"], mail["text"]))
        unknown = set(taken) - set(asked)
        assert not unknown, f"mails that no row of the outbox asks for: {[taken[mail] for mail in unknown]}"
        torn = {mail: content for mail, content in taken.items() if len(content) > 1}
        assert not torn, f"one Message-ID, several contents: {torn}"
        lost = [mail for mail, state in asked.items()
                if state == "done" and mail not in taken and mail not in self.mailed]
        assert not lost, f"{len(lost)} notices count as sent and never were"
        contents = collections.defaultdict(set)
        for mail, content in taken.items():
            for one in content:
                contents[one].add(mail)
        twice = {content: mails for content, mails in contents.items() if len(mails) > 1}
        assert not twice, f"one notice under several Message-IDs: {twice}"

    def work_outside_is_done_once(self) -> dict:
        """What may be looked up was done once; what may not, once too, and where nobody knew a page says so."""
        asked = collections.Counter((work["kind"], work["key"]) for work in book(self.regency, "kerja"))
        assert asked, "nothing was asked of the service"
        assert set(asked.values()) == {1}, f"done twice: {asked.most_common(3)}"
        found, unsure = collections.Counter(), set()
        for case, events in self.histories.items():
            for event in events:
                body = event["peristiwa"]["isi"]
                kind = {"cek-akun": "sekali", "aktifkan": "periksa"}.get(body.get("key", {}).get("step"))
                if kind is None:
                    continue
                key = f"{case}.{body['key']['step']}.{body['key']['visit']}"
                if event["jenis"] == "efek-tidak-pasti":
                    assert kind == "sekali", f"{key} could have been looked up"
                    unsure.add(case)
                    found["uncertain"] += 1
                elif event["jenis"] == "efek-selesai" and not body["isManual"] and case in self.loaded:
                    assert (kind, key) in asked, f"{key} counts as done, and nobody outside did it"
                    found[kind] += 1
        for kind, key in asked:
            events = [event["jenis"] for event in self.histories[key.split(".")[0]]]
            assert "efek-selesai" in events or "efek-tidak-pasti" in events, f"{key} was done, and nobody knows of it"
        self._are_called_uncertain(unsure)
        return dict(found)

    def _are_called_uncertain(self, cases: set) -> None:
        officer = Officer(self.regency, self.ledger, None, "tim-teknis.kominfo", "", "sesudahnya")
        officer.log_in()
        for case in cases:
            page = officer.get(f"/meja/kominfo/{case}")
            assert "Hasil tidak pasti" in page.text, f"the page of {case} says nothing of it"

    @property
    def loaded(self) -> set:
        """Cases that were opened during the load, and their children."""
        return {case for case in self.histories if case not in self.before}

    def nothing_is_left(self) -> None:
        left = self.regency.rows("SELECT kind, state, name, attempts FROM outbox WHERE state <> 'done'")
        assert not left, f"work that is not done: {left}"

    def rebuilding_changes_nothing(self) -> None:
        before = [self.regency.rows(query) for query in PROJECTIONS]
        done = self.regency.run("rebuild", "--dari-awal")
        assert done.returncode == 0, done.stdout + done.stderr
        for query, rows in zip(PROJECTIONS, before):
            after = self.regency.rows(query)
            assert after == rows, f"{query}: {set(after) ^ set(rows)}"
