"""The claims of a sentence put together: which of two that overlap stays, and quotations left open joined."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports
from quotefind.grammar.analysis import Claim
from quotefind.model import Attribution, Cue, Mention, Span
from quotefind.reading.words import tokens_of
from quotefind.reports.settle import joined, settle


def claim(first: int, last: int, rule: str = "incise", *, cue: int = -1, is_direct: bool = False) -> Claim:
    return Claim([(first, last)], cue, cue, "dire", None, rule, is_direct=is_direct)


SETTLED = [
    # Apart: both stay, in the order of the text.
    ([claim(6, 9), claim(0, 4)], [(0, 4), (6, 9)]),
    # One inside the other: the outer.
    ([claim(2, 3), claim(0, 9)], [(0, 9)]),
    # The same words: the surer rule.
    ([claim(0, 9, "noun"), claim(0, 9, "que-clause")], [(0, 9)]),
    # Direct speech before all else.
    ([claim(0, 9), claim(5, 5, is_direct=True)], [(5, 5)]),
    # A cue inside what another claim reports belongs to it.
    ([claim(0, 9), claim(11, 12, cue=4)], [(0, 9)]),
    ([], []),
]


@pytest.mark.parametrize(("claims", "kept"), SETTLED)
def test_settle(claims: list[Claim], kept: list[tuple[int, int]]) -> None:
    assert [(each.first, each.last) for each in settle(claims, tokens_of("", 0, 0))] == kept


def test_a_verb_known_to_report_goes_before_one_that_is_not() -> None:
    sure, unsure = claim(0, 9, "incise"), claim(0, 9, "unread-incise")
    assert settle([unsure, sure], tokens_of("", 0, 0)) == [sure]


ROWS = [
    # Speech inside reported content is not reported again.
    "<Ana Ruiz> [affirme] {que le maire a dit que le pont tenait}.",
    "<Ana Ruiz> [a dit] {que, selon le maire, le pont tenait}.",
    "« {Le maire a dit : “Je pars”} », [affirme] <Ana Ruiz>.",
    # Two cues for one quotation: one of them.
    "« {Le pont ferme} », [a dit] <Ana Ruiz>.",
    # Through somebody's voice: that person speaks.
    "La ville, par la voix d'<Ana Ruiz>, [a dénoncé] {un « abandon »}.",
]


@pytest.mark.parametrize("row", ROWS)
def test_overlaps_in_text(row: str) -> None:
    assert reported(bare(row)) == row


def contents(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in each.spans] for each in reports(text)]


# Paragraphs that each open with a mark, the first left open, are one quotation with a segment each.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz raconte : « Le pont a cédé.\n« La route aussi. »",
            [["Le pont a cédé.", "La route aussi."]],
        ),
        (
            "« Le pont a cédé.\n« La route a suivi.\n« Il ne reste rien », raconte Ana Ruiz.",
            [["Le pont a cédé.", "La route a suivi.", "Il ne reste rien"]],
        ),
        # Closed in between: two.
        (
            "Ana Ruiz raconte : « Le pont a cédé. »\n« La route aussi. »",
            [["Le pont a cédé."], ["La route aussi."]],
        ),
    ],
)
def test_open_quotations_are_joined(text: str, expected: list[list[str]]) -> None:
    assert contents(text) == expected


PART = Attribution("direct", (Span(0, 5),), 0, None, None, "continued", same_speaker=True)
TOLD = Attribution("direct", (Span(8, 12),), 1, Cue(14, 17, "dire"), Mention(18, 20, "pronoun"), "incise")


@pytest.mark.parametrize("parts", [(PART, TOLD), (TOLD._replace(spans=PART.spans), PART._replace(spans=TOLD.spans))])
def test_the_part_with_the_cue_tells_the_speaker(parts: tuple[Attribution, Attribution]) -> None:
    whole = joined(*parts)
    assert whole.spans == (Span(0, 5), Span(8, 12))
    assert (whole.cue, whole.mention, whole.rule) == (TOLD.cue, TOLD.mention, "incise")
    assert whole.paragraph == parts[0].paragraph
