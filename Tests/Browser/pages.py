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
    return _texts(page.locator(":is(h2, h3):text-is('Riwayat') + ol > li"))


def current_step(page) -> str:
    """The row of the SOP's steps at which the case stands."""
    return tidy(page.locator("ol.flow [aria-current=step]").first.inner_text())


def errors(page) -> list:
    return _texts(page.locator(".errors li"))


def files(page) -> list:
    """Names of the files that a form shows as given."""
    return _texts(page.locator("ul.files > li"))


def table(page) -> list:
    """Rows of the page's table, a dictionary each."""
    columns = [tidy(text) for text in page.locator("table thead th").evaluate_all(
        "cells => cells.map(cell => cell.textContent)")]
    rows = page.locator("table tbody tr:has(td)").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td, th')].map(cell => cell.innerText))")
    return [dict(zip(columns, map(tidy, cells))) for cells in rows]


def _texts(items) -> list:
    """Asked of the browser at once: each question to it takes as long as a small page."""
    return [tidy(text) for text in items.evaluate_all("items => items.map(item => item.innerText)")]
