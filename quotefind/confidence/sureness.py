"""How sure a quotation is: the sum of what its features weigh, as a share (logistic regression)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from quotefind.confidence.features import Feature, of_content, of_speaker
from quotefind.errors import LexiconError
from quotefind.model import Attribution, Speaker
from quotefind.watching import Watched

Weights = Mapping[str, float]
Row = tuple[str, tuple[Feature, ...], tuple[Feature, ...]]  # the content, what tells how sure it and its speaker are

_PATH = os.path.join(os.path.dirname(__file__), "weights.tsv")
weighed: Watched[Row] = Watched()  # all quotations, for training


@cache
def tables() -> dict[str, dict[str, float]]:
    """The weights of the features of ``content`` and of ``speaker``. Raises ``LexiconError`` for a bad line."""
    found: dict[str, dict[str, float]] = {"content": {}, "speaker": {}}
    with open(_PATH, encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.startswith("#") or not line.strip():
                continue
            try:
                side, name, weight = line.rstrip("\n").split("\t")
                found[side][name] = float(weight)
            except (ValueError, KeyError) as error:
                raise LexiconError(f"weights.tsv, line {number}: content or speaker, name, weight wanted") from error
    return found


def share(features: Iterable[Feature], weights: Weights) -> float:
    """How likely, from 0 to 1, what has these features is right; a feature without a weight counts nothing."""
    return 1.0 / (1.0 + exp(-sum(weights.get(name, 0.0) * value for name, value in features)))


def confidence(found: Attribution, content: str, speaker: Speaker | None, margin: float) -> float:
    """How likely content and speaker of ``found`` are both right, from 0 to 1, to three places.

    ``content`` are its words; ``margin`` (0 to 1) tells how clearly ``speaker`` was preferred to others.
    """
    known = tables()
    of_both = tuple(of_content(found, content)), tuple(of_speaker(found, speaker, margin))
    weighed.note((content, *of_both))
    return round(share(of_both[0], known["content"]) * share(of_both[1], known["speaker"]), 3)
