"""Every component in every colour that an office begins with."""

import re

import pytest

from people import Visitor

STARTERS = {"nila": "26437d", "toska": "0d5a49", "merah bata": "8c2b20", "soga": "6b3f12", "manggis": "5c2456"}


@pytest.mark.parametrize("colour", STARTERS)
def test_the_components_are_legible(town, glances, browser, colour):
    visitor = Visitor(town, glances, browser)
    visitor.open("/komponen")
    (kind, (url, source)), = glances.pages.items()
    glances.pages[kind] = (url, re.sub(r"--accent:#[0-9a-f]{6}", f"--accent:#{STARTERS[colour]}", source))
    assert STARTERS[colour] in glances.pages[kind][1]
    glances.inspect()
    visitor.context.close()
