"""A demo regency for every module, and a browser for all."""

import pytest
from playwright.sync_api import sync_playwright

from looking import Looks
from people import Applicant, Officer
from town import PROGRAM, Town


def pytest_configure(config):
    if not PROGRAM.exists():
        pytest.exit(f"{PROGRAM} is missing: swift build --product balai", returncode=2)


def pytest_collection_modifyitems(items):
    """What was typed is looked for once everything was typed."""
    items.sort(key=lambda item: item.path.name == "test_written_nowhere.py")


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Town:
    """The data of a demo, made once; every module works on a copy."""
    town = Town(tmp_path_factory.mktemp("contoh")).start()
    town.stop()
    return town


@pytest.fixture(scope="module")
def town(made, tmp_path_factory):
    town = Town.copy_of(made, tmp_path_factory.mktemp("kabupaten")).start()
    yield town
    town.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def glances(browser) -> Looks:
    """For pages of a town that is gone, or changed, before the others are inspected: kept apart from theirs."""
    return Looks(browser)


@pytest.fixture(scope="session")
def looks(browser) -> Looks:
    return Looks(browser)


@pytest.fixture
def applicant(town, looks, browser):
    """A person on a phone."""
    visitor = Applicant(town, looks, browser, width=360)
    yield visitor
    visitor.context.close()


@pytest.fixture
def at_desk(town, looks, browser):
    """`at_desk("kabid-tata-kelola")`: that officer of the Kominfo office, logged in."""
    present = {}

    def officer(login: str) -> Officer:
        if login not in present:
            present[login] = Officer(town, looks, browser).log_in(f"{login}.kominfo")
        return present[login]

    yield officer
    for visitor in present.values():
        visitor.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    town = getattr(item, "funcargs", {}).get("town")
    if report.failed and town:
        report.sections.append(("balai", town.errors()[-4000:]))
    return report
