"""A participle joined to an adjective is no second report: « dit avoir trouvé un élu serein et posé »."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize("adjectives", ["serein et posé", "calme et souriant", "doux et serein", "fort et respecté"])
@pytest.mark.parametrize(
    "content", ["avoir trouvé l'élu {}", "avoir rencontré un homme {}", "vouloir un chef {}, tout le contraire du sien"]
)
def test_adjectives(content: str, adjectives: str) -> None:
    (quote,) = find(f"Paul Roux dit {content.format(adjectives)}.")
    assert quote.text == content.format(adjectives)


@pytest.mark.parametrize("second", ["et ajouté : « P. »", "et rappelé qu'il part", "et ajouté, mardi, qu'il part"])
def test_a_second_report(second: str) -> None:
    first, _ = find(f"Paul Roux a dit avoir vu le pont {second}")
    assert first.text == "avoir vu le pont"
