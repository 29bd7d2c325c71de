"""What somebody reaches from their own pages by following every link."""

import collections
import re

from browsing import Form, Page, Session

# Fetched by nobody on their walk: each costs a drawing, and shows no link.
LEAVES = re.compile(r"\.(svg|pdf|jpg|png|html)$|/dokumen/|/berkas/|/csv$|/aset/|/contoh/")
# How often a page is walked with the same questions in its address: filters of a list multiply.
VARIANTS = 2
SEEDS = ("/", "/meja", "/meja/kabar", "/pemeriksaan", "/kelola", "/akun", "/permohonan", "/daftar-tugas/teks")


class Walk:
    """pages: those that were shown, by address. links: every address that they name. forms: by where they go to."""

    def __init__(self, session: Session, seeds=SEEDS, known=(), looks_at=lambda address: True):
        self.session, self._looks_at = session, looks_at
        self.pages: dict[str, Page] = {}
        self.links: set[str] = set()
        self.forms: dict[str, Form] = {}
        self._known = set(known)
        self._variants = collections.Counter()
        waiting = collections.deque(seeds)
        while waiting:
            self._look(waiting.popleft(), waiting)

    def _look(self, address: str, waiting) -> None:
        address = address.split("#")[0]
        if address in self.links or address in self._known:
            return
        self.links.add(address)
        if LEAVES.search(address.split("?")[0]) or not self._looks_at(address) or self._is_another_variant(address):
            return
        page = self.session.get(address)
        if page.status in (302, 303):
            waiting.append(page.location)
        if page.status != 200 or not page.is_html:
            return
        self.pages[address] = page
        waiting.extend(page.links())
        for form in page.forms:
            if form.method == "post":
                self.forms.setdefault(form.path, form)
                for path in form.elsewhere:
                    self.forms.setdefault(path, form)

    def _is_another_variant(self, address: str) -> bool:
        path, _, query = address.partition("?")
        if not query:
            return False
        asked = (path, tuple(sorted(part.split("=")[0] for part in query.split("&"))))
        self._variants[asked] += 1
        return self._variants[asked] > VARIANTS
