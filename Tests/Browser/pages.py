"""Reads pages as people do: by their headings, labels and lists."""

import re


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def heading(page) -> str:
    return tidy(page.locator("h1").inner_text())


def text(page) -> str:
    return tidy(page.locator("main").inner_text())


def facts(page, where: str = "main dl") -> dict:
    """Labels and values of a list of facts."""
    pairs = page.locator(f"{where} dt").evaluate_all(
        "labels => labels.map(label => [label.innerText, label.nextElementSibling.innerText])")
    return {tidy(label): tidy(value).removeprefix(": ") for label, value in pairs}


def place(page) -> dict:
    """Where the case is, who has it, until when."""
    return facts(page, "section.where dl")


def history(page) -> list:
    """The timeline, the newest first."""
    entries = page.locator(":is(h2, h3):text-is('Riwayat') + ol > li").all()
    return [tidy(entry.inner_text()) for entry in entries]


def current_step(page) -> str:
    """The row of the SOP's steps at which the case stands."""
    return tidy(page.locator("ol.flow [aria-current=step]").first.inner_text())


def errors(page) -> list:
    return [tidy(item.inner_text()) for item in page.locator(".errors li").all()]


def files(page) -> list:
    """Names of the files that a form shows as given."""
    return [tidy(item.inner_text()) for item in page.locator("ul.files > li").all()]


def table(page) -> list:
    """Rows of the page's table, a dictionary each."""
    columns = [tidy(cell.text_content()) for cell in page.locator("table thead th").all()]
    rows = []
    for row in page.locator("table tbody tr:has(td)").all():
        cells = [tidy(cell.inner_text()) for cell in row.locator("td, th").all()]
        rows.append(dict(zip(columns, cells)))
    return rows
