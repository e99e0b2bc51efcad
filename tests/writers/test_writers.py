"""What is written: the same data in every format, and nothing in it that a terminal would act on."""

from __future__ import annotations

import io
import json

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from quotefind.model import Document, Span
from quotefind.selection.summaries import SpeakerSummary, summarize_speakers
from quotefind.writers import explanation, quotes, speakers
from quotefind.writers.json import to_json
from quotefind.writers.marked import write_marked
from quotefind.writers.table import Column, Row, write_table
from quotefind.writers.terminal import Style, harmless, one_line, shorten
from sample import quote

KEYS = (
    "source line paragraph kind text spans speaker mention mention_span cue cue_span verb gender confidence rule"
).split()
HOSTILE = "\x1b[31mrouge\x07\x9b2J\u202egauche\u2066 [bold]gras[/bold] :smile:"


def written(name: str, *given_quotes: object, style: Style | None = None) -> str:
    out = io.StringIO()
    quotes.FORMATS[name](iter(given_quotes), out, style or Style())  # type: ignore[arg-type]
    return out.getvalue()


def test_json_holds_the_keys_of_the_contract_in_their_order() -> None:
    (found,) = json.loads(written("json", quote()))
    assert list(found) == KEYS
    assert found["spans"] == [[40, 66]]
    assert found["mention_span"] == [82, 90]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_one_array_and_jsonl_an_object_a_line(count: int) -> None:
    many = [quote()] * count
    assert json.loads(written("json", *many)) == [quote().to_dict()] * count
    assert [json.loads(line) for line in written("jsonl", *many).splitlines()] == [quote().to_dict()] * count


@given(st.text(st.characters(codec=None)))
@example("\u061c\u200e\u200f\u202e\u2066\ud800\x9b")
def test_json_out_and_in_is_the_same_and_harmless(text: str) -> None:
    shown = to_json({"text": text})
    assert json.loads(shown) == {"text": text}
    assert harmless(shown) == shown
    assert "\n" not in shown


@pytest.mark.parametrize("style", [Style(), Style(width=80), Style(full=True, width=40)])
def test_control_characters_do_not_reach_the_terminal(style: Style) -> None:
    hostile = quote(text=HOSTILE, speaker=HOSTILE, cue=HOSTILE, source=HOSTILE, aliases=(HOSTILE,), evidence=(HOSTILE,))
    out = io.StringIO()
    quotes.write_quotes_table([hostile], out, style)
    explanation.FORMATS["table"]([hostile], out, style)
    speakers.FORMATS["table"](speakers_of(hostile), out, style)
    write_marked(Document(HOSTILE, HOSTILE), [], out, style)
    shown = out.getvalue()
    assert harmless(shown) == shown
    assert "\x1b" not in shown
    assert "bold" in shown


def speakers_of(*given_quotes: object) -> list[SpeakerSummary]:
    return summarize_speakers(given_quotes)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [None, 80, 200])
def test_text_is_never_read_as_markup(width: int | None) -> None:
    shown = written("table", quote(text="[le président] a menti [/b] :smile:"), style=Style(width=width))
    assert "[le président]" in shown
    assert "[/b]" in shown
    assert ":smile:" in shown


def test_a_pipe_gets_one_whole_line_a_quotation() -> None:
    long = "mot " * 200
    heading, row = written("table", quote(text=long)).splitlines()
    assert heading.split() == ["source", "line", "speaker", "cue", "kind", "content"]
    assert row.endswith(long.strip())


def test_a_terminal_gets_wrapped_cells_cut_after_some_lines_unless_all_is_asked_for() -> None:
    long = " ".join(f"mot{n}" for n in range(200))
    cut = written("table", quote(text=long), style=Style(width=80))
    full = written("table", quote(text=long), style=Style(width=80, full=True))
    assert max(map(len, (cut + full).splitlines())) <= 80
    assert len(cut.splitlines()) <= 6
    assert "…" in cut
    assert {word for word in cut.split() if "mot" in word} <= set(long.split())  # never cut inside a word
    assert "mot199" in full


@pytest.mark.parametrize("width", [10, 20, 40, 60])
def test_a_narrow_terminal_still_gets_a_table(width: int) -> None:
    shown = written("table", quote(), style=Style(width=width))
    assert "Nous" in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_a_speaker_keeps_one_colour() -> None:
    style = Style(colour=True)
    first, second, again = (style.speaker("x", name) for name in ("A", "B", "A"))
    assert first == again != second
    assert Style().speaker("x", "A") == "x"


def test_rows_are_drawn_in_batches_under_one_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotefind.writers.table.BATCH", 2)
    out = io.StringIO()
    write_table([Column("n"), Column("word")], (Row((str(n), "mot")) for n in range(5)), out, Style())
    assert out.getvalue().splitlines() == ["n  word", "0  mot", "1  mot", "2  mot", "3  mot", "4  mot"]


def test_no_rows_give_no_table() -> None:
    assert written("table") == ""
    assert written("table", style=Style(width=80)) == ""


TEXT = "« Partons », a dit la maire.\nSelon elle, il est tard."


def marked(colour: bool) -> str:
    first = quote(
        text="Partons", spans=(Span(2, 9),), cue="a dit", cue_span=Span(13, 18), mention="la maire",
        mention_span=Span(19, 27),
    )  # fmt: skip
    second = quote(
        kind="indirect", text="il est tard", spans=(Span(41, 52),), cue="Selon", cue_span=Span(29, 34), mention="elle",
        mention_span=Span(35, 39), speaker=None,
    )  # fmt: skip
    out = io.StringIO()
    write_marked(Document(TEXT, "conseil.txt"), [first, second], out, Style(colour=colour))
    return out.getvalue()


def test_without_colour_the_text_is_marked_with_brackets() -> None:
    assert marked(colour=False).startswith(
        "« ⟦1:Partons⟧ », ‹a dit› {la maire}.\n‹Selon› {elle}, ⟦2:il est tard⟧.\n\n"
        "conseil.txt\n   1  Lucienne Abadie  1\n"
    )


def test_with_colour_the_text_is_all_there() -> None:
    assert regex.sub(r"\x1b\[[0-9;]*m", "", marked(colour=True)).startswith(TEXT)


def test_nested_and_touching_marks_are_closed_in_order() -> None:
    outer = quote(spans=(Span(0, 6), Span(6, 9)), cue_span=None, mention_span=None)
    inner = quote(spans=(Span(1, 3), Span(2, 5)), cue_span=None, mention_span=None, speaker="B")
    out = io.StringIO()
    write_marked(Document("abcdefghi"), [outer, inner], out, Style())
    assert out.getvalue().splitlines()[0] == "⟦1:a⟦2:b⟦2:c⟧de⟧f⟧⟦1:ghi⟧"


def test_explain_shows_rule_evidence_and_refused_candidates() -> None:
    out = io.StringIO()
    explanation.FORMATS["table"]([quote()], out, Style())
    assert out.getvalue() == (
        "conseil.txt:3  direct  confidence 0.90\n"
        "  content    Nous rouvrirons la piscine\n"
        "  speaker    Lucienne Abadie (name, f)\n"
        "  also       la maire, Mme Abadie\n"
        "  mention    la maire\n"
        "  cue        a annoncé (annoncer)\n"
        "  rule       verb_after\n"
        "  evidence   verb and subject follow the closing mark\n"
        "  refused    le préfet: stands inside another quotation\n\n"
    )


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("un deux", 7, "un deux"), ("un deux", 6, "un …"), ("undeuxtrois", 6, "unde …"), ("", 0, "")],
)
def test_shorten_cuts_between_words(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


def test_one_line_has_no_line_ends() -> None:
    assert one_line(" a\r\n b\t\u2028c ") == "a b c"
