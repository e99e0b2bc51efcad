"""The page in a real browser: voices, search, keyboard, details, and what axe finds of barriers.

Needs Chromium, Playwright and axe-core, which ``.ci/browser`` installs. Where one is missing these tests say so
and are skipped; under ``CI=true`` they fail then.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, Run

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("AXE", PROJECT / ".venv" / "axe-core" / "axe.min.js"))
SIZES = [(320, 700), (768, 900), (1600, 1000)]
MAX_TIMES_BARE = 8  # as long as a page of nothing but the text, in the same browser: about 3


def _missing() -> str:
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError as error:
        return f"{error}; pip install playwright"
    if CHROMIUM is None:
        return "no chromium; apt-get install chromium"
    return "" if AXE.exists() else f"no {AXE}; .ci/browser fetches it"


if _missing() and os.environ.get("CI") != "true":
    pytest.skip(_missing(), allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    assert not _missing(), _missing()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of one text and a page of many, with dates."""
    from quotefind.cli import main

    folder = tmp_path_factory.mktemp("pages")
    records = folder / "articles.jsonl"
    rows = [
        {"id": path.stem, "date": f"2025-{month:02}-11", "text": path.read_text(encoding="utf-8")}
        for month, path in enumerate(sorted((PROJECT / "tests" / "gold").glob("*.txt"))[:12], start=1)
    ]
    records.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["report", str(PROJECT / "seeds"), "-o", str(folder / "one.html"), "-q"]) == 0
    assert main(["report", str(records), "-o", str(folder / "many.html"), "-q"]) == 0
    return folder


class Screen:
    """A page that is open, what it wrote to the console, and what it asked of the network."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)

    def axe(self) -> list[str]:
        """The violations, each with the first element that has it."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run()")["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})" for one in found]

    def shown(self) -> list[str]:
        """The speakers of the rows of the list that are shown."""
        rows = ".view.current .list li:not([hidden])"
        return list(self.page.eval_on_selector_all(rows, "rows => rows.map(row => row.dataset.s)"))

    def search(self, words: str) -> None:
        self.page.fill("#search", words)
        self.page.wait_for_timeout(250)


@pytest.fixture
def open_page(browser: Any, pages: Path) -> Iterator[Any]:
    opened: list[Screen] = []

    def opener(name: str, *, width: int = 1280, height: int = 900, scheme: str = "light") -> Screen:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        screen = Screen(page, f"file://{pages}/{name}")
        opened.append(screen)
        return screen

    yield opener
    for screen in opened:
        assert screen.complaints == []
        assert all(address.startswith(("file:", "data:")) for address in screen.asked)
        screen.page.close()


def test_a_click_on_a_voice_shows_theirs_only(open_page: Any) -> None:
    screen = open_page("one.html")
    voice = screen.page.locator(".view.current .voice", has_text="Andrew Simmons")
    voice.click()
    assert len(screen.shown()) == 5
    assert set(screen.shown()) == {voice.get_attribute("data-s")}
    assert screen.page.locator(".badge:visible").count() == 5
    assert "5 of 19" in screen.page.inner_text("#status")
    assert voice.get_attribute("aria-pressed") == "true"
    voice.click()
    assert len(screen.shown()) == 19


def test_search_looks_past_accents_and_case(open_page: Any) -> None:
    screen = open_page("one.html")
    screen.search("NEGOCIATION")
    assert len(screen.shown()) == 1
    screen.search("zzz")
    assert screen.shown() == []
    assert screen.page.inner_text("#status") == "No quotation for this choice."
    screen.page.click("#reset")
    assert len(screen.shown()) == 19


def test_confidence_leaves_out_what_is_less_sure(open_page: Any) -> None:
    screen = open_page("one.html")
    screen.page.fill("#confidence", "0.9")
    sure = screen.page.eval_on_selector_all(".list li:not([hidden])", "rows => rows.map(row => +row.dataset.c)")
    assert 0 < len(sure) < 19
    assert min(sure) >= 0.9


def test_all_of_it_by_keyboard(open_page: Any) -> None:
    screen = open_page("one.html")
    keyboard = screen.page.keyboard
    keyboard.press("Tab")
    assert screen.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(30):
        keyboard.press("Tab")
        if screen.page.evaluate("document.activeElement.className") == "voice":
            break
    keyboard.press("Enter")
    assert 0 < len(screen.shown()) < 19
    keyboard.press("Space")
    assert len(screen.shown()) == 19
    screen.page.locator(".text .badge").first.focus()
    assert "Stoltenberg" in screen.page.inner_text("#tip")
    keyboard.press("Escape")
    assert screen.page.locator("#tip").is_hidden()


def test_details_on_hover_name_rule_confidence_and_evidence(open_page: Any) -> None:
    screen = open_page("one.html")
    mark = screen.page.locator(".text mark.direct").first
    mark.hover()
    told = screen.page.inner_text("#tip")
    row = screen.page.locator(f".list li[data-q='{mark.get_attribute('data-q')}']")
    sure = f"Confidence\n{float(row.get_attribute('data-c')):.2f}\n"
    for part in ("Stoltenberg", "incise", sure, "the subject follows the verb"):
        assert part in told
    screen.page.mouse.move(5, 5)
    screen.page.wait_for_timeout(400)
    assert screen.page.locator("#tip").is_hidden()


def test_a_row_of_the_list_jumps_to_its_quotation(open_page: Any) -> None:
    screen = open_page("one.html", height=500)
    screen.page.locator(".list li:last-child a").click()
    assert screen.page.evaluate("document.activeElement.id") == "a1q19"
    assert screen.page.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight")
    assert screen.page.url.endswith("#a1q19")


def test_from_the_overview_to_an_article_and_back(open_page: Any) -> None:
    screen = open_page("many.html")
    assert screen.page.locator(".view.current").get_attribute("id") == "overview"
    screen.search("piscine")
    rows = screen.page.locator(".articles tbody tr:visible")
    assert rows.count() < 12
    screen.page.click("#reset")
    screen.page.locator(".articles a").nth(2).click()
    assert screen.page.locator(".view.current").get_attribute("id") == "a3"
    screen.page.go_back()
    assert screen.page.locator(".view.current").get_attribute("id") == "overview"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", ["one.html", "many.html", "many.html#a2"])
def test_no_barriers_and_nothing_beside_the_screen(
    open_page: Any, name: str, width: int, height: int, scheme: str
) -> None:
    screen = open_page(name, width=width, height=height, scheme=scheme)
    assert screen.axe() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers_while_details_and_search_are_shown(open_page: Any, scheme: str) -> None:
    screen = open_page("one.html", scheme=scheme)
    screen.search("ukraine")
    screen.page.locator(".text .badge:visible").first.focus()
    assert screen.page.locator("#tip").is_visible()
    assert screen.axe() == []


def test_text_of_a_document_does_not_run(run: Run, tmp_path: Path, browser: Any) -> None:
    text = "« </script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'> », a dit Ana Ruiz.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("report", tmp_path / "a.txt", "-o", tmp_path / "a.html").code == 0
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/a.html")
    assert page.evaluate("window.ran") is None
    assert "<script>window.ran" in page.inner_text(".text mark, h1 mark")
    page.close()


def test_it_prints(open_page: Any, tmp_path: Path) -> None:
    screen = open_page("one.html")
    screen.page.emulate_media(media="print")
    assert screen.page.locator("#search").is_hidden()
    assert screen.page.locator(".text mark").first.is_visible()


def test_five_thousand_quotations_load_like_a_page_of_their_text(run: Run, tmp_path: Path, browser: Any) -> None:
    lines = [f"« Voici la phrase numéro {n} », a dit {who} Ruiz.\n" for n in range(2500) for who in ("Ana", "Paul")]
    (tmp_path / "long.txt").write_text("".join(lines), encoding="utf-8")
    assert run("report", tmp_path / "long.txt", "-o", tmp_path / "long.html").code == 0
    bare = "".join(f"<article><p>{line}</p><p>{line}</p></article>" for line in lines)
    (tmp_path / "bare.html").write_text(
        f"<!doctype html><meta charset=utf-8><p id=status>5000</p>{bare}", encoding="utf-8"
    )
    names = ("bare.html", "long.html")
    least = {name: min(_seconds_to_load(browser, tmp_path / name) for _ in range(3)) for name in names}
    print(f"5,000 quotations loaded in {least['long.html']:.2f} s, their bare text in {least['bare.html']:.2f} s")
    assert least["long.html"] < MAX_TIMES_BARE * least["bare.html"]
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/long.html")
    assert page.locator("#status").inner_text().endswith("of 5000 quotations shown")
    page.locator(".voice").first.click()
    page.close()


def _seconds_to_load(browser: Any, path: Path) -> float:
    page = browser.new_page()
    start = time.monotonic()
    page.goto(f"file://{path}")
    page.locator("#status").inner_text()
    page.close()
    return time.monotonic() - start
