"""The narration in sentences: where they end, which are looked at, and how quoted words read."""

from __future__ import annotations

import pytest

from brackets import sentences
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import MAX_QUOTATIONS, MAX_SENTENCE, utterance_of
from quotefind.reading.paragraphs import paragraphs

SENTENCES = [
    # A stop inside the marks ends no sentence while the writer's own goes on.
    ("« Il pleut. Il vente. », a dit Rémi Cazal.", ["« Il pleut. Il vente. », a dit Rémi Cazal."]),
    ("« Qui vient ? » demande Rémi Cazal.", ["« Qui vient ? » demande Rémi Cazal."]),
    # A stop at the end of the marks ends it before a capital or another opening mark.
    ("Il a dit : « Nous partons. » La salle a ri, dit-on.", ["Il a dit : « Nous partons. »", "La salle a ri, dit-on."]),
    ("« Nous partons. » « Et après ? »", ["« Nous partons. »", "« Et après ? »"]),
    # Sentences without quotation, reporting verb or source phrase are passed over.
    ("Le train roule. Le maire affirme que tout va. La nuit tombe.", ["Le maire affirme que tout va."]),
    ("Le train roule vers Nevy. La nuit tombe.", []),
    ("Selon Léa Roy, le train roule. La nuit tombe.", ["Selon Léa Roy, le train roule."]),
    # The full stop of an abbreviation ends none.
    ("M. Roy affirme que tout va.", ["M. Roy affirme que tout va."]),
    # Each paragraph has sentences of its own.
    ("Le maire accuse\nLe préfet nie", ["Le maire accuse", "Le préfet nie"]),
    # Capitals throughout are read like small letters.
    ("LE MAIRE ACCUSE LE PRÉFET DE MENTIR", ["LE MAIRE ACCUSE LE PRÉFET DE MENTIR"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[found.starts[0] : found.ends[-1]] for found in sentences(text)] == expected


UTTERANCES = [
    # A sentence of its own: a capital, and a verb, a final sign or many words.
    ("« Elle viendra à midi »", "capital"),
    ("« Nous partons demain »", "capital"),
    ("« Oui. »", "capital"),
    ("« Des murs gris partout dans la ville »", "capital"),
    # A clause in lower case with a verb.
    ("« elle sera là avec tous les siens demain soir »", "clause"),
    # A name, a title, a fragment, a single word: no utterance.
    ("« Les Noces »", ""),
    ("« historique »", ""),
    ("« une erreur de jugement très grave »", ""),
]


@pytest.mark.parametrize(("text", "reading"), UTTERANCES)
def test_utterance(text: str, reading: str) -> None:
    (quotation,) = find_quotations(text, paragraphs(text))
    assert utterance_of(text, quotation) == reading


# The sentences beside one are kept for the sieves, those in marks left out.
def test_neighbours() -> None:
    text = "Ana Ruiz est formelle. « Nous partons. » Le bus attend."
    (quoted,) = [found for found in sentences(text) if found.quotes]
    assert quoted.before is not None
    assert quoted.after is not None
    assert text[slice(*quoted.before)].strip() == "Ana Ruiz est formelle."
    assert text[slice(*quoted.after)].strip() == "Le bus attend."


def test_no_neighbour_in_another_paragraph() -> None:
    _, quoted = sentences("Ana Ruiz affirme partir.\n« Nous partons. »")
    assert quoted.before is None
    assert quoted.after is None


# « is_paragraph » tells a heading from a text of one sentence.
def test_a_paragraph_of_its_own() -> None:
    assert [found.is_paragraph for found in sentences("Le maire accuse\nIl nie avoir menti. Elle accuse.")] == [
        True,
        False,
        False,
    ]
    assert [found.is_paragraph for found in sentences("Le maire accuse")] == [True]


# Endless sentences are cut, at a space or before a quotation, and nothing of them is lost.
@pytest.mark.parametrize(
    "text", ["il dit " * MAX_SENTENCE, "dit-il," * MAX_SENTENCE, "« oui » dit-il, " * (3 * MAX_QUOTATIONS)]
)
def test_endless_sentences_are_cut(text: str) -> None:
    found = sentences(text)
    assert len(found) > 1
    assert all(len(each.quotes) <= MAX_QUOTATIONS for each in found)
    assert all(each.ends[-1] - each.starts[0] <= MAX_SENTENCE for each in found if not each.quotes)
    assert "".join("".join(each.raw) for each in found if not each.quotes) in (text.replace(" ", ""), "")
    assert sum(len(each.quotes) for each in found) == text.count("«")
