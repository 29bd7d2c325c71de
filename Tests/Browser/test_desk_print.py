"""What officers print from the desk: a case and its disposition sheet, as they come out of the printer."""

import re

from test_with_account import manager

A4 = {"width": 680, "height": 1000}
"""The room between the margins of A4, in CSS pixels."""

CONTROLS = (".masthead", "nav", ".skip", ".crumb", ".btn", "textarea", "select", "input[type=text]", "input[type=radio]")


def printed(officer) -> str:
    """The page on view as it is printed; nothing of it is cut off at the paper's edge."""
    page = officer.page
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size(A4)
    left = [name for name in CONTROLS if any(found.is_visible() for found in page.locator(name).all())]
    assert not left, f"printed without a use on paper: {left}"
    cut = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll('main *')]
            .filter(e => !e.closest('.vh') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                && getComputedStyle(e).overflowX !== 'visible')
            .map(e => e.tagName + '.' + e.className)""")
    assert not cut, f"cut off at the edge: {cut}"
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"] + 1
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\S* 84[12]", paper), "on A4"
    return page.inner_text("body")


def test_a_case_and_its_sheet_are_printed_whole(applicant, at_desk):
    applicant.log_in("operator.awan-biru")
    told = manager(applicant)
    applicant.begin()
    applicant.fill_in(told)
    number = applicant.send()["Nomor agenda"]

    head = at_desk("kepala")
    head.take_up(number, "Memerintahkan pemeriksaan")
    case = head.page.url.split("?")[0]
    paper = printed(head)
    assert number in paper and told["nama"] in paper
    assert "mengajukan permohonan" in paper, "the history is open on paper, whatever is folded on the screen"

    head.page.emulate_media(media="screen")
    head.page.goto(f"{case}/lembar-disposisi")
    sheet = printed(head)
    assert number in sheet and "Isi disposisi" in sheet
    rows = head.page.locator(".sheet tbody tr").all()
    assert len(rows) >= 6, "lines are left for a pen"
    assert all(row.locator("td").first.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px" for row in rows)
