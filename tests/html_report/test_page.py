"""The page of the report: one file, all of the text in it and none of it markup, figures as they are counted."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import regex

from conftest import PROJECT, Run
from quotefind.html_report.marking import marked_paragraphs
from quotefind.html_report.views import report_on
from quotefind.model import Document, Span
from quotefind.pipeline import find_quotes
from sample import quote

NASTY = (
    "</script><script>alert(1)</script>\n"
    "« <img src=x onerror=alert(2)> javascript:alert(3) </style> {{ 7 * 7 }} », a déclaré Ana Ruiz.\n"
    '« Fini" onclick="alert(4) », a répondu l\'élu <b>Paul</b> Morvan.\n'
)


class _Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text outside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def nasty(run: Run, tmp_path: Path) -> str:
    article = tmp_path / "\"><script>alert('x')<.txt"
    article.write_text(NASTY, encoding="utf-8")
    (tmp_path / "autre.txt").write_text("« Oui », dit Ana Ruiz.\n", encoding="utf-8")
    page = tmp_path / "page.html"
    assert run("report", tmp_path, "--glob", "*.txt", "-o", page).code == 0
    return page.read_text(encoding="utf-8")


def test_text_never_runs_as_markup_or_script(nasty: str) -> None:
    page = _Page(nasty)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(tag in {"img", "b"} and "width" not in attrs for tag, attrs in page.elements if tag == "img")
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.elements for name in attrs)
    links = [attrs["href"] or "" for tag, attrs in page.elements if tag == "a"]
    assert all(regex.fullmatch(r"#\w+", link) for link in links)
    assert "<img src=x onerror=alert(2)> javascript:alert(3) </style> {{ 7 * 7 }}" in page.text


def test_nothing_is_asked_of_the_network_and_only_its_own_script_may_run(nasty: str) -> None:
    page = _Page(nasty)
    (policy,) = [attrs["content"] or "" for tag, attrs in page.elements if attrs.get("http-equiv")]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not regex.search(r"""(?:src|href)=["']?(?:https?:)?//""", nasty)


def test_the_whole_text_is_there(run: Run) -> None:
    article = PROJECT / "seeds" / "otan-ukraine.txt"
    shown = "".join(_Page(run("report", article).stdout).text.split())
    for line in article.read_text(encoding="utf-8").splitlines():
        words = "".join(line.split())
        assert regex.sub(r"\d", "", words[-40:]) in regex.sub(r"\d", "", shown)


def test_list_writes_the_same_page(run: Run, tmp_path: Path) -> None:
    assert run("list", "--to", "html-report", PROJECT / "seeds").stdout == run("report", PROJECT / "seeds").stdout


def test_an_index_gives_the_same_page(run: Run, tmp_path: Path) -> None:
    assert run("index", tmp_path / "press.db", PROJECT / "seeds").code == 0
    assert run("report", tmp_path / "press.db").stdout == run("report", PROJECT / "seeds").stdout


def test_a_speaker_alone_leaves_out_texts_without(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("« Oui », dit Ana Ruiz.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("« Non », dit Paul Morvan.\n", encoding="utf-8")
    page = run("report", tmp_path, "--speaker", "ruiz").stdout
    assert "Non" not in page
    assert "Oui" in page


def test_headings_speak_french_when_asked(run: Run) -> None:
    assert "Qui dit quoi" in run("report", PROJECT / "seeds", "--language", "fr").stdout
    assert run("report", PROJECT / "seeds", "--language", "xx").code == 2


def test_without_jinja_the_way_out_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("report", PROJECT / "seeds")
    assert result.code == 2
    assert "quotefind[report]" in result.stderr


def test_a_folder_without_texts_is_a_page_all_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_text("Il pleut.\n", encoding="utf-8")
    result = run("report", tmp_path)
    assert result.code == 0
    assert "No quotation found in this text" in result.stdout


def test_pieces_are_the_paragraph_and_know_whose_they_are() -> None:
    document = Document("« Oui », dit Ana Ruiz.\n\nEt « non », dit-elle.", "a.txt")
    quotes = list(enumerate(find_quotes(document), start=1))
    first, second = marked_paragraphs(document, quotes)
    assert "".join(piece.text for piece in first) == "« Oui », dit Ana Ruiz."
    assert [(piece.text, piece.content) for piece in first if piece.content] == [("Oui", 1)]
    assert [piece.text for piece in second if piece.is_cue or piece.is_mention] == ["dit", "elle"]


def test_a_quotation_inside_another_is_the_inner_ones() -> None:
    text = "Il dit que Ana a dit oui hier."
    outer = quote(spans=(Span(7, 29),), cue_span=None, mention_span=None)
    inner = quote(spans=(Span(21, 24),), cue_span=Span(15, 20), mention_span=Span(11, 14))
    (pieces,) = marked_paragraphs(Document(text), [(1, outer), (2, inner)])
    assert [(piece.text, piece.content) for piece in pieces][-3:] == [("oui", 2), (" hier", 1), (".", None)]


def test_shares_of_words_and_bodies_without_gender() -> None:
    document = Document("x", "a.txt")
    quotes = [
        quote(text="un deux trois"),
        quote(text="quatre", speaker="l’OTAN", speaker_kind="organisation", gender="f"),
        quote(text="cinq", speaker=None, speaker_kind=None, gender=None),
    ]
    report = report_on([(document, quotes)])
    assert [(voice.name, voice.words, voice.share) for voice in report.voices] == [
        ("Lucienne Abadie", 3, 0.6),
        ("l’OTAN", 1, 0.2),
        (None, 1, 0.2),
    ]
    assert {part.name: part.quotes for part in report.genders} == {"f": 1, "none": 1, "unknown": 1}


def test_speakers_of_two_texts_are_one_only_by_a_full_name() -> None:
    texts = [(Document("x", name), [quote(source=name), quote(source=name, speaker="le maire")]) for name in "ab"]
    assert [voice.quotes for voice in report_on(texts).voices] == [2, 1, 1]
