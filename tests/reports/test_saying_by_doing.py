"""A verb of saying in the infinitive is a report where what governs it leaves the saying done, and none elsewhere."""

from __future__ import annotations

import pytest

from quotefind import find

SAID = """tient à|a tenu à|ne manque pas de|n'a pas manqué de|va jusqu'à|est allé jusqu'à|veut
a voulu|a préféré|se contente de|s'est contenté de|s'est empressé de|a fini par|finit par|a commencé par|vient de
n'hésite pas à|n'a pas hésité à|a jugé utile de|a cru bon de|a pris soin de|a pris le temps de|a eu l'occasion de
aime à|ne cesse de|n'a cessé de|persiste à|continue de|a dû|se plaît à|se borne à|a osé|a été le premier à
est monté au créneau pour|a pris la parole pour|en a profité pour|a publié un communiqué pour|s'est permis de
s'est mis à|se met à|est intervenu pour|est sorti de son silence pour""".replace("\n", "|")
NOT_SAID = "a tenté de|tente de|a décidé de|choisit de|a choisi de|a entrepris de|doit|peut"


@pytest.mark.parametrize("governor", SAID.split("|"))
@pytest.mark.parametrize(
    ("saying", "content"), [("dénoncer un « scandale »", "un « scandale »"), ("rappeler que P ferme", "que P ferme")]
)
def test_what_leaves_a_saying_done(governor: str, saying: str, content: str) -> None:
    [quote] = find(f"Le maire {governor} {saying}.".replace("P", "le pont"))
    assert (quote.text, (quote.speaker or "").lower()) == (content.replace("P", "le pont"), "le maire")


@pytest.mark.parametrize("governor", NOT_SAID.split("|"))
def test_what_leaves_it_undone(governor: str) -> None:
    assert find(f"Le maire {governor} dénoncer un « scandale ».") == []


@pytest.mark.parametrize("governor", ["Cela permet de", "La loi met à mal ce qui sert à", "Le plan risque de"])
def test_what_needs_a_reflexive(governor: str) -> None:
    assert find(f"{governor} rappeler que le pont ferme.") == []
