"""What every page must be: free of barriers, inside its window, quiet in the console, and from this server alone."""

import functools
import html
import os
import re
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe

from typed import TYPED

WIDTHS = (320, 360, 1280)
# Structure is looked at in both widths, colours in both schemes at both widths.
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
# The elements that reach farthest to the right.
WIDEST = """() => [...document.querySelectorAll("main *")]
  .map(element => [element.getBoundingClientRect().right, element.outerHTML.slice(0, 120)])
  .sort((a, b) => b[0] - a[0]).slice(0, 3).map(([right, html]) => `${Math.round(right)}: ${html}`).join("; ")"""
# Asked of the browser at once: each question to it takes as long as a small page.
SEEN = """() => [
  document.title,
  [...document.querySelectorAll("[name=csrf]")].map(field => field.value),
  [...document.querySelectorAll("head link[rel=stylesheet], head script[src]")].map(link => link.href ?? link.src)]"""
VARIANTS = (("light", 360, ALL), ("dark", 1280, ALL), ("dark", 360, COLOURS), ("light", 1280, COLOURS))
AXE = "options => axe.run(options).then(found => found.violations)"
# Attributes whose values differ between pages that are built alike.
NAMING = re.compile(
    r"""(\s(?:href|action|formaction|src|id|for|name|value|content|title|datetime|alt|d|x|y|x1|x2|y1|y2|points|width|height|"""
    r"""aria-label|aria-labelledby|aria-describedby|aria-controls|transform|viewBox))=(?:"[^"]+"|[^\s>"]+)""")
# What Chromium says of every answer that reports an error; the page itself is looked at.
EXPECTED = "Failed to load resource: the server responded with a status of 4"


class Looks:
    """Collects the pages that people saw, as they were, and looks at each kind of them once."""

    def __init__(self, browser):
        self.browser = browser
        self.pages = {}
        # What the pages link to, by address: their server may be gone when they are looked at.
        self.assets = {}
        self.noise = []
        self.strangers = []
        self.inspected = set()
        # Of the pages that Axe has seen in every scheme and width.
        self.skeletons = set()

    def attach(self, page, address: str) -> None:
        page.on("console", lambda message: self._hear(page.url, message))
        page.on("pageerror", lambda error: self.noise.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._note(request.url, address))

    def _hear(self, url: str, message) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            self.noise.append(f"{url}: {message.text}")

    def _note(self, url: str, address: str) -> None:
        TYPED.addresses.add(url)
        if not url.startswith(address + "/"):
            self.strangers.append(url)

    def gather(self, address: str, sources: dict) -> None:
        """Pages that were fetched without a browser, by path: of each kind one, whichever office it is of."""
        known = {(self._of_any_office(shape), title) for shape, title in [*self.inspected, *self.pages]}
        for path, source in sources.items():
            title = html.unescape(re.search(r"<title>(.*?)</title>", source, re.S).group(1))
            kind = self._kind(address + path, title)
            if (self._of_any_office(kind[0]), kind[1]) in known:
                continue
            known.add((self._of_any_office(kind[0]), kind[1]))
            self.pages[kind] = (address + path, source)
            for link in re.findall(r'<(?:link rel="?stylesheet"? href|script src)="?([^"> ]+)', source):
                self._fetch(urllib.parse.urljoin(address, link))

    def _fetch(self, url: str) -> None:
        if url not in self.assets:
            with urllib.request.urlopen(url) as answer:
                self.assets[url] = {"body": answer.read(), "content_type": answer.headers["content-type"]}

    @staticmethod
    def _of_any_office(shape: str) -> str:
        return re.sub(r"^/(k|meja|kelola)/[^/]+", r"/\1/*", shape)

    def _kind(self, url: str, title: str) -> tuple:
        return self._shape(url), title.split(" – ")[0].rstrip("0123456789/-")

    def see(self, page) -> list:
        """Keeps the page if it is the first of its kind; the tokens of its forms."""
        title, tokens, assets = page.evaluate(SEEN)
        kind = self._kind(page.url, title)
        if kind not in self.inspected and kind not in self.pages:
            self.pages[kind] = (page.url, page.content())
            for url in assets:
                self._keep(page, url)
        return tokens

    def _keep(self, page, url: str) -> None:
        if url not in self.assets:
            answer = page.request.get(url)
            assert answer.ok, url
            self.assets[url] = {"body": answer.body(), "content_type": answer.headers["content-type"]}

    @staticmethod
    def _shape(url: str) -> str:
        """The address with what differs from case to case taken out."""
        parts = urllib.parse.urlsplit(url).path.split("/")
        return "/".join("*" if len(part) > 18 or part.isdigit() else part for part in parts)

    def inspect(self, on_every_engine: bool = False) -> None:
        """Axe in both widths and both schemes, and no page wider than its window."""
        troubles = []
        context = self.browser.new_context(bypass_csp=True)
        page = context.new_page()
        # They are the same on every engine: looked at once, unless their walk goes over the other one alone.
        looks = on_every_engine or os.environ.get("BALAI_TEST_ENGINE") != "postgres"
        looked_at = self.pages if looks else {}
        for kind, (url, source) in looked_at.items():
            self._show(page, url, source)
            # Pages that are built alike differ by words, names and where they lead; not by what schemes and widths change.
            alike = (skeleton := self._skeleton(source)) in self.skeletons
            self.skeletons.add(skeleton)
            found = self._violations(page, VARIANTS[:1] if alike else VARIANTS) + self._overflow(page)
            troubles += [f"{kind}: {one}" for one in found]
            self.inspected.add(kind)
        context.close()
        troubles += self.noise + [f"not of this server: {url}" for url in self.strangers]
        self.pages, self.noise, self.strangers = {}, [], []
        assert not troubles, "\n".join(troubles)

    @staticmethod
    def _skeleton(source: str) -> tuple:
        """Its elements in the order in which they come, each kind of them once: with their attributes, but for what
        these say where they name or address something, and with their end where nothing is in them."""
        tags = re.findall(r"<[a-z][^>]*>(?:</\w+>)?", re.sub(r"<(style|script)\b.*?</\1>", "", source, flags=re.S))
        return tuple(dict.fromkeys(NAMING.sub(r"\1", tag) for tag in tags))

    @staticmethod
    def _give(asset: dict, route) -> None:
        route.fulfill(**asset)

    def _show(self, page, url: str, source: str) -> None:
        page.unroute_all()
        page.route("**/*", lambda route: route.abort())
        for address, asset in self.assets.items():
            page.route(address, functools.partial(self._give, asset))
        page.route(url, lambda route: route.fulfill(body=source, content_type="text/html; charset=utf-8"))
        page.goto(url)

    @staticmethod
    def _violations(page, variants) -> list:
        found = []
        page.evaluate(Axe().axe_script)
        for scheme, width, options in variants:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            for rule in page.evaluate(AXE, options):
                nodes = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
                found.append(f"{scheme} {width}: {rule['id']}: {rule['help']}: {nodes}")
        return found

    @staticmethod
    def _overflow(page) -> list:
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                found.append(f"{needed} px wide in a window of {width}: {page.evaluate(WIDEST)}")
        return found
