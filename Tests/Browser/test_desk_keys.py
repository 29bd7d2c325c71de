"""The inbox over many tasks: what is ticked is done at once, without a script; and what the script adds."""

import pytest
from test_with_account import manager


@pytest.fixture
def numbers(applicant):
    applicant.log_in("operator.awan-biru")
    told = manager(applicant)
    sent = []
    for _ in range(2):
        applicant.begin()
        applicant.fill_in(told)
        sent.append(applicant.send()["Nomor agenda"])
    return sent


def row(page, number):
    return page.locator(".inbox tr", has_text=number)


def test_what_is_ticked_is_done_at_once(numbers, at_desk):
    head = at_desk("kepala")
    head.open("/meja?langkah=email-domain/perintah-periksa")
    for number in numbers:
        row(head.page, number).locator("[name=tugas]").check()
    head.press("Selesaikan yang dipilih…")
    assert "Selesaikan 2 permohonan sekaligus" in head.text
    for number in numbers:
        assert number in head.text
    head.write("catatan", "Selesaikan pekan ini")
    head.press("Selesaikan 2 permohonan")
    assert "2 dari 2 permohonan diproses." in head.text
    head.open("/meja")
    for number in numbers:
        assert row(head.page, number).count() == 0


def test_the_script_adds_keys_and_counts(numbers, at_desk, browser, town):
    head = at_desk("kepala")
    context = browser.new_context(storage_state=head.context.storage_state(), viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{town.address}/meja?langkah=email-domain/perintah-periksa")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('tr').textContent")
    page.keyboard.press("x")
    assert page.locator("[name=tugas]:checked").count() == 1
    assert page.get_by_role("button", name="Selesaikan 1 yang dipilih…").is_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr').textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('tr').textContent") == first
    # In a field a letter is a letter.
    page.keyboard.press("/")
    page.keyboard.type("jx")
    assert page.locator("#q").input_value() == "jx"
    assert page.locator("[name=tugas]:checked").count() == 1
    page.get_by_role("button", name="Matikan pintasan").click()
    page.wait_for_load_state()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr')") is None
    context.close()
