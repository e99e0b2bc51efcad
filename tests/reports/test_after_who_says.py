"""What stands behind who says it: more about him, a second report, the report of another; none is of the content."""

from __future__ import annotations

import pytest

from quotefind import find

ATTRIBUTIONS = {
    "La dette augmente, affirme {}": "La dette augmente",
    "La dette augmente, selon {}": "La dette augmente",
    "La dette augmente, d'après {}": "La dette augmente",
    "Une hausse inquiétante, selon {}": "Une hausse inquiétante",
    "« La dette augmente », a expliqué {}": "La dette augmente",
}
SPEAKERS = ("le maire", "Paul Roux, le maire de Nevy", "Ana Ruiz, chercheuse à l'université de Nevy", "la CGT")
# What follows, with its own content and who says it; the one before where none is named.
FOLLOWING = {
    ", qui rappelle que la loi est claire.": ("que la loi est claire", ""),
    ", qui dénonce « un scandale ».": ("un scandale", ""),
    ", qui a porté plainte.": ("", ""),
    ", dont le bureau a brûlé.": ("", ""),
    ", pour qui la loi est claire.": ("la loi est claire", ""),
    ", ajoutant que la loi est claire.": ("que la loi est claire", ""),
    ", avant d'ajouter que la loi est claire.": ("que la loi est claire", ""),
    ", tout en reconnaissant que la loi est claire.": ("que la loi est claire", ""),
    ", tandis que la préfète dénonce « un scandale ».": ("un scandale", "la préfète"),
    ", mais la préfète assure que la loi est claire.": ("que la loi est claire", "la préfète"),
    ", et la préfète assure que la loi est claire.": ("que la loi est claire", "la préfète"),
    ", même si la préfète assure que la loi est claire.": ("que la loi est claire", "la préfète"),
    ", ce que conteste la préfète.": ("", ""),
    ", dans un entretien au Monde.": ("", ""),
}


@pytest.mark.parametrize("following", FOLLOWING)
@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_the_content_ends_before_who_says_it(attribution: str, following: str) -> None:
    more, other = FOLLOWING[following]
    for speaker in SPEAKERS:
        name = speaker.partition(",")[0]
        expected = [(ATTRIBUTIONS[attribution], name), (more, other or name)][: 1 + bool(more)]
        assert [(q.text, q.speaker) for q in find(attribution.format(speaker) + following)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("La grève, selon le maire, qui s'y connaît, durera tout l'été.", "La grève durera tout l'été"),
        ("Le pont devrait, selon la préfète, qui s'est rendue sur place, rouvrir.", "Le pont devrait rouvrir"),
        ("Le feu a pris au nord, a précisé le préfet, mais est stabilisé à Nevy.", "au nord mais est stabilisé à Nevy"),
        ("Le pont est, selon le maire, dans un état alarmant.", "Le pont est dans un état alarmant"),
        ("La loi vise, selon le maire, en priorité les jeunes.", "La loi vise en priorité les jeunes"),
    ],
)
def test_the_clause_that_was_begun_goes_on(text: str, content: str) -> None:
    (quote,) = find(text)
    assert quote.text.endswith(content)
