"""The sums over a chain of units, against a walk through every way of naming its speakers."""

from __future__ import annotations

from itertools import product
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.dialogue.chain import NOBODY, Place, expected, marginals, step_features

WEIGHTS = {"near": 0.7, "called": -1.5, "repeat_next": -2.0, "answer_next": 1.2, "repeat_told": 0.4}
FEATURES = st.dictionaries(st.sampled_from(["near", "called"]), st.sampled_from([0.5, 1.0]))
PEOPLE = st.lists(st.sampled_from([NOBODY, 0, 1, 2]), min_size=1, max_size=3, unique=True)


@st.composite
def places(draw: st.DrawFn) -> Place:
    people = draw(PEOPLE)
    return Place(tuple(people), tuple(draw(FEATURES) for _ in people), draw(st.sampled_from(["", "next", "told"])))


def ways(chain: list[Place]) -> dict[tuple[int, ...], list[tuple[str, float]]]:
    """The features of each way to choose one candidate for every place."""
    found = {}
    for way in product(*(range(len(place.people)) for place in chain)):
        people = [NOBODY, NOBODY, *(place.people[index] for place, index in zip(chain, way, strict=True))]
        features: list[tuple[str, float]] = []
        for at, (place, index) in enumerate(zip(chain, way, strict=True)):
            features += place.features[index].items()
            features += [(name, 1.0) for name in step_features(place.link if at else "", *people[at : at + 3])]
        found[way] = features
    return found


def scored(features: list[tuple[str, float]]) -> float:
    return exp(sum(WEIGHTS.get(name, 0.0) * value for name, value in features))


@given(st.lists(places(), min_size=1, max_size=4))
def test_a_candidate_is_as_likely_as_all_ways_through_it(chain: list[Place]) -> None:
    weighed = {way: scored(features) for way, features in ways(chain).items()}
    total = sum(weighed.values())
    for at, row in enumerate(marginals(chain, WEIGHTS)):
        for index, likelihood in enumerate(row):
            through = sum(weight for way, weight in weighed.items() if way[at] == index)
            assert likelihood == pytest.approx(through / total)


@given(st.lists(places(), min_size=1, max_size=4))
def test_expected_features_are_the_mean_over_the_ways_allowed(chain: list[Place]) -> None:
    allowed = [[True, *(False for _ in place.people[1:])] for place in chain]
    for choice in (None, allowed):
        kept = {
            way: features
            for way, features in ways(chain).items()
            if choice is None or all(choice[at][index] for at, index in enumerate(way))
        }
        total = sum(map(scored, kept.values()))
        means: dict[str, float] = {}
        for features in kept.values():
            for name, value in features:
                means[name] = means.get(name, 0.0) + value * scored(features) / total
        found, logarithm = expected(chain, WEIGHTS, choice)
        assert logarithm == pytest.approx(log(total))
        assert {name: value for name, value in found.items() if value} == pytest.approx(
            {name: value for name, value in means.items() if value}
        )


def test_nobody_to_choose_among_is_no_likelihood() -> None:
    assert marginals([], WEIGHTS) == []
    assert expected([], WEIGHTS) == ({}, 0.0)
