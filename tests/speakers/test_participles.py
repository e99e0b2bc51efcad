"""A participle that opens a sentence is nobody's name."""

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes


@pytest.mark.parametrize("opener", ["Parlant de son enfance", "Reconnaissant ses torts", "Évoquant sa ville"])
def test_opening_participle_does_not_speak(opener: str) -> None:
    text = (
        f"Marc Dorval a visité l’école. {opener}, le parrain a dit qu’il avait eu faim. « J’ai tenu », a-t-il ajouté.\n"
    )
    assert not any((quote.speaker or "").startswith(opener[:6]) for quote in find_quotes(Document(text)))


def test_a_surname_like_a_participle_is_kept() -> None:
    text = "Lise Vivant préside le club. « Nous jouerons », a dit Vivant.\n"
    assert [quote.speaker for quote in find_quotes(Document(text))] == ["Lise Vivant"]
