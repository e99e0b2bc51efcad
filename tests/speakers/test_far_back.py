"""Who « il » is where nobody near could be meant: the one person before, if there is but one and not too far."""

from __future__ import annotations

import pytest

from quotefind import find

WEATHER = "Il pleuvait sur la ville, et les rues restaient vides. Les volets battaient au vent. " * 6 + "\n\n"


@pytest.mark.parametrize(
    ("named", "between", "speaker"),
    [
        pytest.param("Paul Roux est arrivé lundi.", 4, "Paul Roux", id="one"),
        pytest.param("Paul Roux est arrivé lundi. Jean Petit est venu mardi.", 4, None, id="either of two"),
        pytest.param("Anne Roux est arrivée lundi. Jean Petit est venu mardi.", 4, "Jean Petit", id="one man"),
        pytest.param("Paul Roux est arrivé lundi.", 16, None, id="too far"),
    ],
)
def test_he_is_the_only_one_before(named: str, between: int, speaker: str | None) -> None:
    (quote,) = find(f"{named}\n\n{WEATHER * between}« Je pars », a-t-il dit.")
    assert quote.speaker == speaker
