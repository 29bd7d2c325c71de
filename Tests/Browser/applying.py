"""Applies and acts over plain HTTP, as somebody does who fills in one form after the other."""

import re

from browsing import Page, Session
from rows import rows
from town import Town, eventually


class Applying:
    """An application of somebody without an account."""

    def __init__(self, town: Town, service: str):
        """service: `/k/awan-biru/layanan/pengaduan`."""
        self.town, self.session = town, Session(town.port, "pelapor")
        self.session.get(service)
        begun = self.session.post(f"{service}/ajukan")
        assert begun.status == 303, begun.words
        self.first = begun.location
        self.draft = begun.location.rsplit("/", 1)[0]

    def answer(self, answers: dict, papers: dict, otherwise=lambda name: "") -> Page:
        """Every question in its order, from the first again; the page after the last.

        otherwise: what is written into a field that `answers` does not name."""
        page = self._open(self.first)
        while re.search(r"/\d+$", page.path):
            page = self._open(self._sent(page, answers, papers, otherwise).location)
        return page

    def _open(self, address: str) -> Page:
        page = self.session.get(address)
        return self._open(page.location) if page.status == 303 else page

    def _sent(self, page: Page, answers: dict, papers: dict, otherwise) -> Page:
        paper = re.search(r'name="?berkas\.([\w-]+)', page.source)
        if paper and paper.group(1) in papers:
            name, content = papers[paper.group(1)]
            sent = self.session.send_file(page.path, [], f"berkas.{paper.group(1)}", name, content)
        else:
            form = next(form for form in page.forms if form.method == "post" and form.path == page.path)
            fields = [
                (name, answers.get(name) or (otherwise(name) if name in form.written else given))
                for name, given in form.fields]
            sent = self.session.post(page.path, fields, form.takes_files)
        assert sent.status == 303, f"{page.path}: {sent.status} {sent.words}"
        return sent

    def prove(self, email: str) -> None:
        sent = self.session.post(f"{self.draft}/kontak", [("email", email)])
        assert sent.status == 303, sent.words
        code = re.search(r"Kode Anda: (\d{6})", self.town.letter(email, "Kode")).group(1)
        self.session.get(sent.location)
        proved = self.session.post(sent.location, [("kode", code)])
        assert proved.status == 303, proved.words

    def send(self, service: str) -> str:
        """The case's id."""
        known = {id for id, in rows(self.town, f"SELECT id FROM cases WHERE procedure_name = '{service}'")}
        self._open(f"{self.draft}/periksa")
        sent = self.session.post(f"{self.draft}/periksa")
        assert sent.status == 303, sent.words
        new, = {id for id, in rows(self.town, f"SELECT id FROM cases WHERE procedure_name = '{service}'")} - known
        return new


def act(officer: Session, desk: str, case: str, step: str, **said: str) -> None:
    """Does the open step of a case through its form; names of fields with `__` for their dot."""
    fields = {name.replace("__", "."): text for name, text in said.items()}
    page = officer.get(f"{desk}/{case}?tugas={step}")
    form = next(form for form in page.forms if form.path.startswith(f"{desk}/{case}/tugas/{step}/"))
    filled = {name: text for name, text in form.fields if name != "hasil"} | fields
    done = officer.post(form.path, filled.items(), form.takes_files)
    assert done.status == 303, f"{step}: {done.status} {done.words}"


def handed_on(town: Town, case: str) -> str:
    """The case that another office opened for this one, once it is there."""
    found = eventually(
        lambda: rows(town, f"SELECT id FROM cases WHERE parent_case = '{case}' ORDER BY opened_at DESC"), "handing on")
    return found[0][0]
