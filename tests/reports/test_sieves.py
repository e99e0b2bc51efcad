"""Quotations that no verb of their sentence reports: to whom the sentences and signs around them give the words."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports

RULES = [
    # A colon without verb: the subject before it.
    ("<Ana Ruiz> [:] « {Le pont est fermé.} »", "colon-without-verb"),
    ("<Le maire> reste inflexible [:] « {Le pont est fermé.} »", "colon-without-verb"),
    ("Dans un message, <la ville> [est claire] : « {Le pont est fermé.} »", "colon"),
    # The subject of the sentence beside it; it stands in no attribution, so it is no mention.
    ("Ana Ruiz regarde passer les camions. « {Le pont est fermé.} »", "neighbour"),
    ("« {Le pont est fermé depuis mars.} » Ana Ruiz n'y croyait plus.", "neighbour"),
    # In a heading.
    ("« {Le pont est mort} »\nAna Ruiz n'a plus de pont. Elle attend.", "heading"),
    # Long words in marks that nobody reports.
    ("{La gare « est fermée pour une enquête de police »}.", "clause-in-marks"),
    # A quotation without anybody.
    ("« {Le pont est fermé.} »", "unattributed"),
]


@pytest.mark.parametrize(("row", "rule"), RULES)
def test_rule(row: str, rule: str) -> None:
    assert reported(bare(row)) == row
    assert [found.rule for found in reports(bare(row))] == [rule]


# A quotation alone goes on with the speaker before, in the same paragraph or the next, not far below.
@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("« Le pont ferme », dit Ana Ruiz. « La route aussi. »", ["incise", "continued"]),
        ("« Le pont ferme », dit Ana Ruiz.\n« La route aussi. »", ["incise", "continued"]),
        ("« Le pont ferme », dit Ana Ruiz.\nIl pleut.\nIl vente.\n« La route aussi. »", ["incise", "unattributed"]),
    ],
)
def test_continued(text: str, rules: list[str]) -> None:
    found = reports(text)
    assert [each.rule for each in found] == rules
    assert found[1].mention is None
    assert found[1].same_speaker is (rules[1] == "continued")


# Words in marks that nobody is said to have uttered.
@pytest.mark.parametrize(
    "text",
    [
        "Le « vieux pont » ferme.",
        "Au programme : « Les Noces »",
        "La revue « Les ponts de France et de Navarre et d'ailleurs » paraît.",
        "Le navire « Ana Ruiz » est parti.",
        "Il est jugé pour « vol aggravé en bande organisée par plusieurs ».",
        "Une opération « ville propre » commence.",
        "« Les Noces » sort mercredi.",
    ],
)
def test_no_quotation(text: str) -> None:
    assert reports(text) == []
