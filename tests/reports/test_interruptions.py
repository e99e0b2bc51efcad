"""The narrator's words inside quotation marks: « {P1}, [dit] <X>. {P2} »."""

from __future__ import annotations

import pytest

from brackets import bare, bracketed
from quotefind.model import Span
from quotefind.reading.marks import find_quotations
from quotefind.reading.paragraphs import paragraphs
from quotefind.reports.interruptions import interruption_in

ROWS = [
    "« {Je pars}, [a-t-<il> dit]. {Je reviendrai.} »",
    "« {Je pars}, [dit]-<elle>, {mais je reviendrai.} »",
    "« {Qui part ?} [demande] <Ana Ruiz>. {Moi.} »",
    "« {Je pars}, [a dit] <la maire de Nevy>. {Je reviendrai.} »",
    # What belongs to the saying goes with it.
    "« {Je pars}, [a dit] <Ana Ruiz> mardi à la presse. {Je reviendrai.} »",
    "« {Je pars}, [dit]-<elle>, interrogée par la presse. {Je reviendrai.} »",
    "« {Je pars}, [dit]-<elle>, qui a perdu son frère. {Je reviendrai.} »",
    "« {Je pars}, [dit] <Ana Ruiz> tout sourire. {Je reviendrai.} »",
    "« {Je pars}, [dit] <Ana Ruiz>, {mais je reviendrai.} »",
    # Between dashes.
    "« {Je pars} – [soupire]-t-<elle> – {et je reviendrai.} »",
    # Twice, with a pronoun the second time.
    "« {Je pars}, [dit] <Ana Ruiz>. {Je reviendrai}, ajoute-t-elle. {Un jour.} »",
    # Nothing: no incise, or words of the speaker that look like one.
    "« Je pars, et je reviendrai. »",
    "« Je pars, dis-je. »",
    # A second person inside the same marks is not the one who says it all.
    "« {Je pars}, [dit] <Ana Ruiz>, {je reviendrai, dit Paul Roux.} »",
    "« Il a dit non, le maire de Nevy. »",
    "« On m'a dit : partez. »",
    "« Le maire, dit-on, part. »",
    "« Je l'ai dit, je pars. »",
    "« A-t-il dit vrai ? Je pars. »",
    "« Oui »",
    # All the words are the narrator's.
    "« …, dit-elle. »",
]


@pytest.mark.parametrize("row", ROWS)
def test_interruption(row: str) -> None:
    text = bare(row)
    (quotation,) = find_quotations(text, paragraphs(text))
    found = interruption_in(text, quotation)
    if found is None:
        assert row == text
    else:
        mention = found.source.mention
        assert mention is not None
        assert (
            bracketed(text, contents=found.pieces, cues=[found.cue], mentions=[Span(mention.start, mention.end)]) == row
        )
