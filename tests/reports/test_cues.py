"""Reporting verbs: the group as written, its dictionary form and mood; and the words that are none."""

from __future__ import annotations

import pytest

from brackets import bare, cued, sentences
from quotefind.grammar.analysis import Mood, VerbCue
from quotefind.reports.cues import find_cues

FOUND = [
    # Simple tenses.
    "Le maire [affirme] que le pont tient.",
    "Les élus [réclameront] un vote.",
    "La préfète [promit] une aide.",
    # Compound tenses, with adverbs, dates and pronouns inside.
    "Le maire [a déclaré] que le pont tient.",
    "Le maire [avait également précisé] que le pont tient.",
    "Le maire [a, lui aussi, estimé] que le pont tient.",
    "Les élus [auraient menacé] de partir.",
    # Inverted: the pronoun is inside a compound tense.
    "« Oui », [a-t-elle répondu].",
    "« Oui », [a-t-il aussi affirmé].",
    "« Oui », [confie]-t-elle.",
    "« Oui », [disent]-ils.",
    # Clitics left of the verb are no part of the cue, the reflexive pronoun is.
    "« Oui », nous [a confié] Léa Roy.",
    "« Oui », lui [rétorque] Léa Roy.",
    "« Oui », [s'exclame] Léa Roy.",
    "« Oui », [s'est-il félicité].",
    "Elle [se dit] favorable au vote.",
    pytest.param(
        "Elle [se dit] prête à partir.",
        marks=pytest.mark.xfail(reason="the adjective is read as a form of prêter", strict=True),
    ),
    # Groups of several words.
    "Le maire [a fait savoir] que le pont tient.",
    "La ville [a mis en garde] les riverains.",
    # Modal and aspect groups: the whole group.
    pytest.param(
        "Le maire [a tenu à préciser] que le pont tient.",
        marks=pytest.mark.xfail(reason="« tenir à » is found as a cue of its own inside it", strict=True),
    ),
    "Le maire [n'a cessé de répéter] que le pont tient.",
    "La préfecture [vient d'annoncer] que le pont ferme.",
    # Negation that says something.
    "Le maire [n'exclut pas] de fermer le pont.",
    # Participles and infinitives.
    "Il a quitté la salle, [ajoutant] que le pont tient.",
    "« Oui », [dit]-il, avant d'[ajouter] : « Mais tard. »",
    # Passives with their agent.
    "L'élu, [accusé] par le parquet de fraude, se tait.",
    # Two in a sentence.
    "Elle [salue] un « effort » et [affirme] que le pont tient.",
]

NOT_FOUND = [
    # Negated, hypothetical, impossible sayings.
    "Le maire n'a pas dit que le pont tenait.",
    "Quoi qu'il ait affirmé, le pont tient.",
    "Il est parti sans dire un mot.",
    # The writer speaks.
    "Il faut noter que le pont tient.",
    "À vrai dire, le pont tient.",
    # Nouns that look like verbs.
    "La demande de la ville est forte.",
    "Une critique du film paraît jeudi.",
    "Le rapport de la mairie est attendu.",
    "Le prévenu est un conseiller de la ville.",
    # Infinitives after a modal verb or a preposition.
    "Le maire pourrait annoncer une baisse.",
    "La faculté de juger manque.",
    # Forms of other verbs and of no person that may report.
    "Dites-le à vos amis.",
    "Le pont tient depuis dix ans.",
]


@pytest.mark.parametrize("row", [*FOUND, *NOT_FOUND])
def test_cues(row: str) -> None:
    assert cued(bare(row)) == row


def only_cue(text: str) -> VerbCue:
    (cue,) = [cue for sentence in sentences(text) for cue in find_cues(sentence)]
    return cue


# text: dictionary form, mood
READINGS = [
    ("Le maire a déclaré que tout va.", "déclarer", "finite"),
    ("Le maire a fait savoir que tout va.", "faire savoir", "finite"),
    ("« Oui », s'exclame Léa Roy.", "s'exclamer", "finite"),
    ("La ville a mis en garde les riverains.", "mettre en garde", "finite"),
    ("Le maire n'exclut pas de partir.", "ne pas exclure", "finite"),
    ("Le maire vient d'annoncer que tout va.", "annoncer", "finite"),
    ("Il est parti, ajoutant que tout va.", "ajouter", "participle"),
    ("Il est parti en ajoutant que tout va.", "ajouter", "gerund"),
    ("Et le maire de conclure : « Tout va. »", "conclure", "infinitive"),
    ("Il se lève, avant de conclure : « Tout va. »", "conclure", "infinitive"),
    ("Il se lève avant de conclure : « Tout va. »", "conclure", "infinitive"),
]


@pytest.mark.parametrize(("text", "lemma", "mood"), READINGS)
def test_lemma_and_mood(text: str, lemma: str, mood: Mood) -> None:
    cue = only_cue(text)
    assert (cue.lemma, cue.mood) == (lemma, mood)


# The shapes that tell where the subject is.
@pytest.mark.parametrize(
    ("text", "inverted", "passive", "plural", "reflexive"),
    [
        ("« Oui », disent-ils.", True, False, True, False),
        ("« Oui », a-t-elle dit.", True, False, None, False),
        ("Les élus affirment que tout va.", False, False, True, False),
        ("La maire affirme que tout va.", False, False, False, False),
        ("L'élu est accusé par le parquet d'avoir menti.", False, True, None, False),
        ("La maire s'est dite « surprise ».", False, False, None, True),
    ],
)
def test_shape(text: str, *, inverted: bool, passive: bool, plural: bool | None, reflexive: bool) -> None:
    cue = only_cue(text)
    assert (cue.inverted is not None, cue.passive, cue.plural, cue.reflexive) == (inverted, passive, plural, reflexive)
