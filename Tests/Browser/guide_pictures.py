"""The pictures of the guides (docs/panduan): each a piece of a page that the demo regency shows.

Only what a guide speaks of is in a picture, so that a new day or another change on the page does not redraw them all.
"""

import io
import os
import pathlib

import pages
from people import Applicant, Officer
from town import ROOT

FOLDER = ROOT / "docs/gambar"
# Twice the size at which a guide shows them.
PHONE, DESK = 360, 1280
COLOURS = 32


class Easel:
    """Takes the pictures: into a folder of the test's, or over those of the guides."""

    def __init__(self, folder: pathlib.Path):
        self.isRedrawing = bool(os.environ.get("BALAI_DRAW_GUIDE"))
        self.folder = FOLDER if self.isRedrawing else folder
        self.drawn = {}

    def draw(self, visitor, name: str, at: str = "main", height: int = 560, words=()) -> None:
        """A picture from the top of an element on, once everything that its guide says of it stands there."""
        page = visitor.page
        for word in words:
            assert word in pages.tidy(page.locator("body").inner_text()), f"{name}: “{word}” is not at {page.url}"
        width = page.viewport_size["width"]
        top = max(0, page.locator(at).first.bounding_box()["y"] - 8)
        whole = page.evaluate("document.documentElement.scrollHeight")
        height = min(height, int(whole - top) // 2 * 2)
        content = page.screenshot(
            full_page=True, clip={"x": 0, "y": top, "width": width, "height": height}, animations="disabled")
        assert name not in self.drawn, f"{name} twice"
        self.drawn[name] = content
        (self.folder / name).write_bytes(fewer_colours(content) if self.isRedrawing else content)


def fewer_colours(content: bytes) -> bytes:
    """The same picture with a palette: pages have few colours, and the program carries every picture along."""
    from PIL import Image

    shown = Image.open(io.BytesIO(content)).convert("RGB")
    made = io.BytesIO()
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def phone(town, looks, browser, kind=Officer):
    """Somebody on a phone whose pixels are as small as phones have them."""
    return kind(town, looks, browser, width=PHONE, scale=2)


def desk(town, looks, browser) -> Officer:
    return Officer(town, looks, browser, width=DESK)
