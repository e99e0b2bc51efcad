"""Content around « dit X »: before it, on both sides, with marks and without."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports
from quotefind import find

FINAL = [
    "« {Le pont ferme} », [a dit] <Ana Ruiz>.",
    "« {Qui paiera ?} » [demande] <Ana Ruiz>.",
    "« {Qui paiera ?} », [s'interroge] <Ana Ruiz>.",
    "« {Le pont ferme} », [a-t-<elle> ajouté].",
    "« {Le pont ferme} », lui [répond] <Ana Ruiz>.",
    "« {Le pont ferme} », [a indiqué] mardi à l'AFP <le maire de Nevy>.",
    "🔴 « {Le pont ferme} », [a dit] <Ana Ruiz>.",
    # Without marks: the sentence, with its connective.
    "{Le pont est fermé}, [a dit] <Ana Ruiz>.",
    "{Mais le pont est fermé depuis mars}, [précise] <la ville>.",
    # A kicker before the content is the writer's.
    "Nevy : {le pont est fermé}, [annonce] <la ville>.",
    # Marks in part of it.
    "{Le pont est « mort »}, [déplore] <Ana Ruiz>.",
]

MEDIAL = [
    # One utterance goes on over a bare incise between two pairs of marks.
    "« {Le pont ferme} », [a dit] <Ana Ruiz>, « {mais la route reste} ».",
    # An unfinished clause goes on after the incise.
    "{Le pont}, [précise] <la ville>, {sera fermé jusqu'en mai}.",
    # The writer goes on after it.
    "« {Le pont ferme} », [a dit] <Ana Ruiz>, qui visitait la ville.",
    "« {Le pont ferme} », [a déclaré] <Ana Ruiz> avant de partir.",
    "« {Le pont ferme} », [a dit] <Ana Ruiz> avant de partir.",
    "« {Le pont ferme} », [a promis] <Ana Ruiz>, afin de rassurer la ville.",
    "« {Le pont ferme} », [a dit] <Ana Ruiz>, dans un communiqué.",
    # Two speakers.
    "« {Le pont ferme} », [a dit] <Ana Ruiz>. « {La route aussi} », [a ajouté] <Paul Roy>.",
]

DIALOGUE = [
    "— {Elle arrive ?} [demanda] <Louise>.",
    "— {Vous venez ?} [demanda] <Louise>.",
    "— {Je viens}, [dit]-<il>.",
]

NOTHING = [
    # Questions of the writer and actions.
    "Cette petite phrase cache-t-elle une crise ?",
    "Le pont ferme, reprend la marche.",
    # An apposition, not an incise.
    "Ana Ruiz, a priori absente, viendra.",
]


@pytest.mark.parametrize("row", [*FINAL, *MEDIAL, *DIALOGUE, *NOTHING])
def test_incises(row: str) -> None:
    assert reported(bare(row)) == row


# Where « on » is nobody, the source speaks: « a-t-on appris de ».
@pytest.mark.parametrize(
    "row",
    [
        "{Le pont sera fermé}, [a-t-on appris] auprès de <la préfecture>.",
        "{Le pont sera fermé}, [a-t-<on> appris] mardi.",
    ],
)
def test_source_of_on(row: str) -> None:
    assert reported(bare(row)) == row


# A bare incise between two pairs of marks makes one quotation of both, a full stop two.
@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("« Oui », dit Ana Ruiz, « mais tard ».", [["Oui", "mais tard"]]),
        ("« Oui, bien sûr », dit Ana Ruiz. « Mais c'est tard. »", [["Oui, bien sûr"], ["Mais c'est tard."]]),
    ],
)
def test_segments(text: str, segments: list[list[str]]) -> None:
    assert [[text[start:end] for start, end in each.spans] for each in reports(text)] == segments


@pytest.mark.parametrize("verb", ["dit", "demande", "lance", "annonce", "répond", "critique", "coupe"])
@pytest.mark.parametrize("clitic", ["", "lui ", "leur ", "nous "])
@pytest.mark.parametrize("subject", ["{}-il", " une employée", " le maire", " Paul Roux", " des élus", " l'élue"])
@pytest.mark.parametrize("frame", ["« Le pont ferme », {}.", "« Le pont ferme, {}. On attendra. »"])
def test_an_incise_is_read_whatever_pronoun_stands_before_its_verb(
    verb: str, clitic: str, subject: str, frame: str
) -> None:
    link = "" if verb.endswith(("t", "d")) else "-t"
    quotes = find(frame.format(f"{clitic}{verb}{subject.format(link)}"))
    assert [(quote.text, quote.cue) for quote in quotes] == [
        (" ".join(["Le pont ferme", "On attendra."][: 1 + ("On" in frame)]), verb)
    ]


@pytest.mark.parametrize(
    "sentence", ["« Le pont ferme », leur demande d'aide.", "« Le pont ferme », la juge Ana Ruiz est invitée à partir."]
)
def test_a_noun_behind_a_determiner_is_no_incise(sentence: str) -> None:
    assert all(quote.cue is None for quote in find(sentence))
