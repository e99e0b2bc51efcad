"""Words in marks that tell of the subject part it from its verb: what the verb has behind it is no speaker."""

from __future__ import annotations

import pytest

from quotefind import find

APPOSED = """décrit comme|qualifié d'|jugé|surnommé|réputé|considéré comme|présenté comme|un homme
connu pour son caractère|fondateur du collectif|soupçonné de|élu sous l'étiquette
visé par une plainte pour""".replace("\n", "|")
VERBS = """a reconnu les faits|a exprimé des remords|a annoncé sa démission|conteste les accusations|a promis une aide
a dénoncé la hausse des prix|rappelle un autre dossier|a demandé pardon""".replace("\n", "|")


@pytest.mark.parametrize("apposed", APPOSED.split("|"))
@pytest.mark.parametrize("behind", ["", " par ses proches"])
def test_the_object_of_the_verb_said_nothing(apposed: str, behind: str) -> None:
    for subject in ("L'accusé", "Paul Roux"):
        for verb in VERBS.split("|"):
            text = f"{subject}, {apposed} « impulsif »{behind}, {verb}."
            assert {quote.speaker for quote in find(text)} <= {subject, "ses proches", None}, text


@pytest.mark.parametrize("speaker", ["le maire", "les élus", "Ana Ruiz"])
def test_somebody_behind_the_verb_did(speaker: str) -> None:
    verb = "ont déploré" if speaker == "les élus" else "a déploré"
    (quote,) = find(f"Le plan, jugé « inutile » par la ville, {verb} {speaker}.")
    assert quote.speaker == speaker
