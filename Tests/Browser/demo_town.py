"""The demo as its accounts, offices and cases are: who is who, whose is what, and everybody logged in."""

import concurrent.futures

from browsing import Session
from people import KOMINFO, PASSWORD
from rights import Account, Case, Law, Offices, shipped
from rows import rows
from town import Town

CASES = (
    "SELECT id, office_id, procedure_name, applicant_account, applicant_office, parent_case, parent_office FROM cases")
# Of all that are open at once: the server has two cores here, and a session asks one thing at a time.
AT_ONCE = 4


def together(work, items) -> list:
    """What comes of each, several at once."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(work, items))


class DemoTown:
    """accounts: by log-in. sessions: of each account; `nobody` is not signed in."""

    def __init__(self, town: Town):
        self.town = town
        self.offices = Offices(rows(town, "SELECT id, slug, name, parent_id FROM offices"))
        self.accounts = {}
        for told in town.accounts():
            account = self.accounts.setdefault(told["username"], Account(told["username"]))
            if told["role"] != "pemohon":
                account.roles.setdefault(self.offices.by_name[told["office"]], set()).add(told["role"])
        for id, name in rows(town, "SELECT id, username FROM accounts WHERE username IS NOT NULL"):
            self.accounts[name].id = id
        self.law = Law(self.offices, self._cases())
        self.nobody = Session(town.port, "nobody")
        self.nobody.get("/masuk")
        self.sessions = dict(zip(self.accounts, together(self.enter, self.accounts.values())))

    def enter(self, account: Account) -> Session:
        """In a browser of its own."""
        base = "" if account.is_officer else KOMINFO
        return Session(self.town.port, account.name).log_in(account.name, PASSWORD, base)

    def _cases(self) -> dict:
        rules, found, above = shipped(), {}, {}
        for id, office, procedure, applicant, for_office, parent, parent_office in rows(self.town, CASES):
            found[id] = Case(
                id, self.offices.slug[office], rules[procedure], applicant or None,
                self.offices.slug.get(for_office))
            above[id] = parent
        for id, parent in above.items():
            found[id].above = found.get(parent)
        return found

    def account(self, name: str) -> Account:
        return self.accounts[name]

    def everybody(self) -> list:
        return [*self.sessions.values(), self.nobody]
