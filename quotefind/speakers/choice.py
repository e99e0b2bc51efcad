"""How much the features of a candidate weigh together: a sum of the weights in ``weights.tsv``."""

from __future__ import annotations

import os
from functools import cache

from quotefind.errors import LexiconError
from quotefind.speakers.features import Features
from quotefind.watching import Watched

Row = tuple[int, str, Features]  # where a referent was wanted, the candidate's name, its features

_PATH = os.path.join(os.path.dirname(__file__), "weights.tsv")
weighed: Watched[Row] = Watched()  # all candidates, for training


@cache
def _table() -> dict[str, tuple[float, str]]:
    """The weight of each feature and what it means. Raises ``LexiconError`` for a line that is not as it should be."""
    found = {}
    with open(_PATH, encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.startswith("#") or not line.strip():
                continue
            try:
                name, weight, meaning = line.rstrip("\n").split("\t")
                found[name] = float(weight), meaning
            except ValueError as error:
                raise LexiconError(f"weights.tsv, line {number}: name, weight and meaning wanted") from error
    return found


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    return {name: weight for name, (weight, _) in _table().items()}


def in_words(features: Features) -> tuple[str, ...]:
    """What speaks for a candidate and against it, the weightiest first: « has spoken before (+0.4) »."""
    known = _table()
    parts = [(known[name][0] * value, known[name][1]) for name, value in features if name in known and value]
    return tuple(
        f"{meaning.partition(':')[0]} ({weight:+.1f})"
        for weight, meaning in sorted(parts, key=lambda part: -abs(part[0]))
    )


def score(features: Features) -> float:
    """The sum of what the features weigh; one without a weight counts nothing."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in features)
