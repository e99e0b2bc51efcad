"""Quotation marks. Rows give the words of each quotation, never offsets.

Before the words stand the signs of what is odd: ``+`` it carries on, ``<`` no opening mark, ``>`` no
closing mark.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.model import Quotation, Span
from quotefind.reading.marks import find_quotations
from quotefind.reading.paragraphs import paragraphs


def found(text: str) -> list[str]:
    """The quotations of ``text`` in the notation of the rows; checks their offsets on the way."""
    spans = paragraphs(text)
    quotations = find_quotations(text, spans)
    check(text, spans, quotations)
    return [
        "+" * q.carries_on + "<" * (not q.opened) + ">" * (not q.closed) + text[q.inner.start : q.inner.end]
        for q in quotations
    ]


def check(text: str, spans: list[Span], quotations: list[Quotation]) -> None:
    """What holds for the quotations of any text."""
    floor = 0
    for quotation in quotations:
        assert floor <= quotation.start < quotation.end
        assert quotation.start <= quotation.inner.start < quotation.inner.end <= quotation.end
        assert spans[quotation.paragraph].start <= quotation.start
        assert quotation.end <= spans[quotation.paragraph].end
        assert text.startswith(quotation.style, quotation.start) or not quotation.opened
        assert not quotation.carries_on or quotation is not quotations[0]
        inner = text[quotation.inner.start : quotation.inner.end]
        assert inner == inner.strip()
        floor = quotation.end


SHAPES = [
    # Each kind of mark, with ordinary, no-break, thin and no spaces inside.
    ("Il dit « oui ».", ["oui"]),
    ("Il dit «\u00a0oui\u00a0».", ["oui"]),
    ("Il dit «\u202foui\u2009».", ["oui"]),
    ("Il dit «oui».", ["oui"]),
    ("Il dit “oui”.", ["oui"]),
    ("Il dit “ oui ”.", ["oui"]),
    ("Il dit ”oui” et ”non”.", ["oui", "non"]),
    ("Il dit “oui“ et “non“.", ["oui", "non"]),
    ("Il dit „oui“ et „non”.", ["oui", "non"]),
    ('Il dit "oui".', ["oui"]),
    ('Il dit " oui " et " non ".', ["oui", "non"]),
    ('Il dit : "\u00a0oui\u00a0" et "\u00a0non\u00a0".', ["oui", "non"]),
    ("Il dit ″oui″.", ["oui"]),
    ("Il dit <<oui>> et << non >>.", ["oui", "non"]),
    ("Il dit ''oui'' et ``non''.", ["oui", "non"]),
    ('Il dit ""oui"".', ["oui"]),
    # Single marks only where the document has no others.
    ("Il dit ‘oui’ et l’autre ‘non’.", ["oui", "non"]),
    ("Il dit ‹ oui ›.", ["oui"]),
    ("Il dit « oui » puis ‘non’ et ‹ si ›.", ["oui"]),
    # Final punctuation inside is kept, outside it is not.
    ("« Oui ! » Il sort. « Non. »", ["Oui !", "Non."]),
    # Several, side by side, and without spaces around.
    ("« A » « B »« C »", ["A", "B", "C"]),
    ('"A""B" "C"', ["A", "B", "C"]),
    ("le mot«juste»ici et le mot“vrai”là", ["juste", "vrai"]),
    ('le mot"juste"ici et le mot "vrai" là', ["juste", "vrai"]),
    # After an apostrophe.
    ('d’« autrui », l’“autre”, qu\'"on" voit', ["autrui", "autre", "on"]),
    ("C’est l’“idée d’hier” qu’il n’a pas eue.", ["idée d’hier"]),
    # After a colon without space, before a stop with one.
    ('Il dit :"Oui." Elle dit:" Non " , puis sort.', ["Oui.", "Non"]),
    ('Il a dit "oui ", puis "non ".', ["oui", "non"]),
    # Beginning or ending in dots or a dash.
    ('Il dit "... et puis" et "— Oui" et "bon…".', ["... et puis", "— Oui", "bon…"]),
    ('("Oui", "non")', ["Oui", "non"]),
    # Two families at the two ends.
    ("Il dit \"oui'', elle dit ''non\".", ["oui", "non"]),
    ('Il dit "oui », puis sort.', ["oui"]),
]

NESTED = [
    ("Il a vu « le film « Loin » de Marie ».", ["le film « Loin » de Marie"]),
    ("« Il a dit “oui” hier », dit-elle.", ["Il a dit “oui” hier"]),
    ('« Il a dit "oui" hier », dit-elle.', ['Il a dit "oui" hier']),
    ('"Il a dit « oui » hier", dit-elle.', ["Il a dit « oui » hier"]),
    ('"Il a dit "oui" hier", dit-elle.', ['Il a dit "oui" hier']),
    ("« A “B « C » D” E »", ["A “B « C » D” E"]),
    # One mark closes both.
    ("Il raconte : « Elle a dit : « Je pars. » Puis il sort.", ["Elle a dit : « Je pars."]),
    # An apostrophe pair inside belongs to the words.
    ("« Il a dit 'oui' et ‘non’ », dit-elle.", ["Il a dit 'oui' et ‘non’"]),
    # The inner one lost a mark.
    ("« Il a dit “oui hier », dit-elle. « Bon. »", ["Il a dit “oui hier", "Bon."]),
    ("« Il a dit oui” hier », dit-elle. « Bon. »", ["Il a dit oui” hier", "Bon."]),
]

PARAGRAPHS = [
    # Every paragraph opens, the last one closes.
    ("« Un.\n« Deux.\n« Trois. »\nFin.", [">Un.", "+>Deux.", "+Trois."]),
    ('"Un.\n"Deux."', [">Un.", "+Deux."]),
    # Every paragraph starts with a closing mark, as printers did.
    ("« Un.\n» Deux.\n» Trois. »", [">Un.", "+>Deux.", "+Trois."]),
    # Only the first opens, only the last closes.
    ("« Un.\nDeux.\nTrois », dit-elle.", [">Un.", "+<>Deux.", "+<Trois"]),
    ("« Un.\nDeux : « oui » et non. »", [">Un.", "+<Deux : « oui » et non."]),
    # A dash is the turn of another speaker.
    ("« Vous partez ?\n— Oui.\n--Bien. »", [">Vous partez ?", "<>Oui.", "<Bien."]),
    # The closing mark stands alone.
    ("« Nous partons.\n», dit-il.", [">Nous partons."]),
    # Too far away.
    ("« Un.\n" + "Rien.\n" * 8 + "Nous partons », dit-il.", [">Un.", "<Nous partons"]),
    # Never closed: to the end of the paragraph and no farther.
    ("« Nous partons, a-t-il dit.\nPuis rien.", [">Nous partons, a-t-il dit."]),
    ("« Un.\nIl dit « deux ».", [">Un.", "deux"]),
    # Closed ones do not carry on.
    ("« Un. »\n« Deux. »", ["Un.", "Deux."]),
]

REPAIRED = [
    # Never closed, and another one follows.
    ("« Je pars, a-t-il dit. Il a ajouté : « Demain. »", [">Je pars, a-t-il dit.", "Demain."]),
    ("« Je pars, explique la maire. Puis : « Demain. »", [">Je pars, explique la maire.", "Demain."]),
    # The next sentences open again, though nothing was closed.
    ("« Nous partons. « Demain, sans doute. » Puis rien.", [">Nous partons.", "+Demain, sans doute."]),
    ('"Nous partons. "Demain." Puis "rien".', [">Nous partons.", "+Demain.", "rien"]),
    # Never opened.
    ("Il a dit : Nous partons », puis il sort.", ["<Nous partons"]),
    ("Nous partons demain », dit-il.", ["<Nous partons demain"]),
    ("« Oui », dit-il. Nous partons », dit-elle.", ["Oui", "<Nous partons"]),
    # A mark too many.
    ("Il dit « oui » et part » enfin.", ["oui"]),
    # The wrong one of the two.
    ("« Nous partons «, dit-il.", ["Nous partons"]),
    ("»Nous partons«, dit-il. »Demain.«", ["Nous partons", "Demain."]),
    # The space on the wrong side.
    ('"Nous partons "dit-il. "Demain."', ["Nous partons", "Demain."]),
    # One stray straight mark does not turn the others inside out.
    ('Il dit "oui. Puis "non", "si", enfin "peut-être".', [">oui.", "non", "si", "peut-être"]),
    ('Il dit oui". Puis "non", "si", enfin "peut-être".', ["non", "si", "peut-être"]),
]

NONE = [
    "",
    "Rien.",
    # Empty ones.
    '« » et “” et "" et " " et « « » ».',
    # Apostrophes.
    "L'homme d’hier n'est pas l‘homme d’aujourd'hui.",
    "Il parlait d'amour 'toujours.",
    # Measures, hours, places.
    'Un écran de 24" à 5,5" et 12\' de long.',
    'À 48°51\'24" N, en 3\'12" ou 3’ 12".',
    # Arrows and code.
    "Lire la suite >>",
    "Si x << 3 alors rien.",
    "Accueil › Culture › Livres",
    "l''homme",
    # A lone arrow before a link.
    "» Lire la suite",
]


@pytest.mark.parametrize(("text", "expected"), [*SHAPES, *NESTED, *PARAGRAPHS, *REPAIRED])
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_quotation(text: str) -> None:
    assert found(text) == []


def test_measure_between_quotations() -> None:
    assert found('Il a "un écran" de 24" et "une souris".') == ["un écran", "une souris"]
    assert found('Il dit "un écran de 24" de large" et sort.') == ['un écran de 24" de large']
    assert found('Né "en 2023" et "en 24", dit-il.') == ["en 2023", "en 24"]


def test_where_the_quotation_stands() -> None:
    text = "Titre\n\nIl dit : «\u00a0Oui.\u00a0» Puis rien."
    (quotation,) = find_quotations(text, paragraphs(text))
    assert text[quotation.start : quotation.end] == "«\u00a0Oui.\u00a0»"
    assert (quotation.paragraph, quotation.style, quotation.opened, quotation.closed) == (1, "«", True, True)


def test_stray_mark_in_a_long_line() -> None:
    """Hundreds of quotations on one line, and a lost mark in the middle of them."""
    rows = [f'"Phrase numéro {number} du discours", dit Anne. Il pleut.' for number in range(300)]
    whole = found(" ".join(rows))
    rows[150] = rows[150].replace('discours"', "discours")
    assert [row for row in found(" ".join(rows)) if row not in whole] == [">Phrase numéro 150 du discours, dit Anne."]
    assert len(whole) == len(rows)


@pytest.mark.parametrize(
    "text",
    ["« " * 20_000, "«a " * 20_000, "a» " * 20_000, "«" * 20_000 + "a" + "»" * 20_000, '"a' * 20_000, "“«\"'" * 9_000],
)
def test_many_marks(text: str) -> None:
    found(text)


@given(st.text(alphabet=st.sampled_from("aB1é.,:!…'’‘«»“”„\"<>`‹›()- \n\u00a0"), max_size=150))
def test_quotations_of_any_text(text: str) -> None:
    found(text)


@given(
    st.lists(
        st.sampled_from(["« ", " »", "“", "”", '"', "Oui", "non", ", dit-il", ". ", " : ", " ", "\n"]), max_size=60
    )
)
def test_quotations_of_any_pieces(pieces: list[str]) -> None:
    found("".join(pieces))
