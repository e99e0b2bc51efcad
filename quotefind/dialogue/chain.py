"""The likeliest speakers of a chain of units, where each depends on the two before: sums over all ways, no search.

Pure arithmetic: a unit has candidates with scores; a pair of steps adds what repeating or answering weighs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

Features = Mapping[str, float]
NOBODY = -1  # the identity of somebody who is no candidate


class Place(NamedTuple):
    """A unit: the identities of its candidates, the features of each, and how it hangs on those before.

    ``link`` is "" where it starts anew, else the name that the features of steps carry: ``next``, ``told``.
    """

    people: tuple[int, ...]
    features: tuple[Features, ...]
    link: str


def step_features(link: str, one: int, two: int, three: int) -> tuple[str, ...]:
    """The features of ``three`` speaking after ``one`` and ``two``: « repeat_next », « answer_next »."""
    if not link or three == NOBODY:
        return ()
    if three == two:
        return (f"repeat_{link}",)
    return (f"answer_{link}",) if three == one else ()


def marginals(places: Sequence[Place], weights: Mapping[str, float]) -> list[list[float]]:
    """For each place the likelihood of each of its candidates, given all the others."""
    forward, backward, steps = _passes(places, weights, None)
    return [_normal(sums) for sums in _sums(places, forward, backward)] if steps else []


def expected(
    places: Sequence[Place], weights: Mapping[str, float], allowed: Sequence[Sequence[bool]] | None = None
) -> tuple[dict[str, float], float]:
    """The mean of each feature over all ways (that are ``allowed``), and the logarithm of their sum."""
    forward, backward, steps = _passes(places, weights, allowed)
    found: dict[str, float] = {}
    for at, place in enumerate(places):
        for index, share in enumerate(_normal(_sums(places, forward, backward)[at])):
            for name, value in place.features[index].items():
                found[name] = found.get(name, 0.0) + share * value
        for name, share in _step_shares(places, forward, backward, steps, at):
            found[name] = found.get(name, 0.0) + share
    total = log(sum(sum(row) for row in forward[-1])) + steps[-1].scale if places else 0.0
    return found, total


class _Step(NamedTuple):
    own: list[float]  # exp of the score of each candidate
    moves: list[list[list[float]]]  # [before that][before][now]
    scale: float  # the logarithms taken out so far


def _passes(
    places: Sequence[Place], weights: Mapping[str, float], allowed: Sequence[Sequence[bool]] | None
) -> tuple[list[list[list[float]]], list[list[list[float]]], list[_Step]]:
    """Sums up to each place and after it, by the candidates [before][now]."""
    forward: list[list[list[float]]] = []
    steps: list[_Step] = []
    scale = 0.0
    for at, place in enumerate(places):
        own = _own(place, weights, allowed[at] if allowed else None)
        one = places[at - 2].people if at > 1 else (NOBODY,)
        two = places[at - 1].people if at else (NOBODY,)
        moves = _moves(place, one, two, weights)
        before = forward[-1] if forward else [[1.0]]
        rows = [
            [own[k] * sum(before[i][j] * moves[i][j][k] for i in range(len(before))) for k in range(len(own))]
            for j in range(len(two))
        ]
        total = sum(map(sum, rows)) or 1e-300
        scale += log(total)
        forward.append([[value / total for value in row] for row in rows])
        steps.append(_Step(own, moves, scale))
    return forward, _back(places, steps), steps


def _own(place: Place, weights: Mapping[str, float], allowed: Sequence[bool] | None) -> list[float]:
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in place.features]
    own = [exp(max(-30.0, min(30.0, score))) for score in scores]
    return [value if allowed is None or allowed[k] else 0.0 for k, value in enumerate(own)]


def _moves(
    place: Place, one: Sequence[int], two: Sequence[int], weights: Mapping[str, float]
) -> list[list[list[float]]]:
    def weigh(a: int, b: int, c: int) -> float:
        return exp(sum(weights.get(name, 0.0) for name in step_features(place.link, a, b, c)))

    return [[[weigh(a, b, c) for c in place.people] for b in two] for a in one]


def _back(places: Sequence[Place], steps: Sequence[_Step]) -> list[list[list[float]]]:
    """Sums over what follows each place, by the candidates [before][now]."""
    found: list[list[list[float]]] = []
    for at in range(len(places) - 1, -1, -1):
        before = len(steps[at].moves[0])
        if not found:
            found.append([[1.0] * len(places[at].people) for _ in range(before)])
            continue
        later, step = found[-1], steps[at + 1]
        rows = [
            [
                sum(step.moves[j][k][m] * step.own[m] * later[k][m] for m in range(len(step.own)))
                for k in range(len(places[at].people))
            ]
            for j in range(before)
        ]
        total = max(map(max, rows)) or 1.0
        found.append([[value / total for value in row] for row in rows])
    return found[::-1]


def _sums(
    places: Sequence[Place], forward: Sequence[list[list[float]]], backward: Sequence[list[list[float]]]
) -> list[list[float]]:
    return [
        [sum(forward[at][j][k] * backward[at][j][k] for j in range(len(forward[at]))) for k in range(len(place.people))]
        for at, place in enumerate(places)
    ]


def _step_shares(
    places: Sequence[Place],
    forward: Sequence[list[list[float]]],
    backward: Sequence[list[list[float]]],
    steps: Sequence[_Step],
    at: int,
) -> list[tuple[str, float]]:
    """The features of the steps to a place, each with its share of all ways."""
    if not at or not places[at].link:
        return []
    before, step = forward[at - 1], steps[at]
    one = places[at - 2].people if at > 1 else (NOBODY,)
    found, total = [], 0.0
    for i, a in enumerate(one):
        for j, b in enumerate(places[at - 1].people):
            for k, c in enumerate(places[at].people):
                share = before[i][j] * step.moves[i][j][k] * step.own[k] * backward[at][j][k]
                total += share
                found += [(name, share) for name in step_features(places[at].link, a, b, c)]
    return [(name, share / total) for name, share in found] if total else []


def _normal(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values] if total else [1.0 / len(values)] * len(values)
