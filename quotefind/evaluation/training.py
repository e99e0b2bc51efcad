"""Learns the weights of candidates from annotated texts: ``python -m quotefind.evaluation.training GOLD``.

Prints how often the right candidate wins with the weights in use and with learned ones, by cross-validation
over documents, the loss by leaving out each feature, and the table learned from all. Always the same answer
for the same texts; nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from quotefind.evaluation.arguments import gold_and_left_out
from quotefind.evaluation.gold import GoldQuote, read_gold, text_path
from quotefind.evaluation.scores import compare, is_same_speaker
from quotefind.model import Document
from quotefind.pipeline import find_quotes
from quotefind.speakers.choice import Row, weighed, weights

Weights = Mapping[str, float]
FOLDS = 5
STEPS = 200
RATE = 0.3
PENALTY = 0.02  # of the squared distance from the weights in use: what the texts do not show stays as it is


class Decision(NamedTuple):
    """One place where a speaker was wanted: the features of each candidate, and whether it is the right one."""

    doc: str
    candidates: tuple[tuple[Mapping[str, float], bool], ...]


def decisions(path: str, leave_out: Iterable[str] = ()) -> list[Decision]:
    """All decisions of the annotated texts at ``path`` in which a right candidate stands beside wrong ones."""
    found = []
    skipped = frozenset(leave_out)
    for doc, gold in sorted(read_gold(path).items()):
        if doc not in skipped:
            with open(text_path(path, doc), encoding="utf-8", newline="") as stream:
                found += decisions_of(doc, stream.read(), gold)
    return found


def decisions_of(doc: str, text: str, gold: Sequence[GoldQuote]) -> list[Decision]:
    """The decisions of one text: « …, dit-elle » with its candidates, Anne Roux right and Lise Petit wrong."""
    with weighed.watching() as rows:
        quotes = list(find_quotes(Document(text, doc)))
    wanted = {}
    for pair in compare({doc: gold}, {doc: quotes}, {doc: text}).pairs:
        if pair.found is not None and pair.found.mention_span is not None:
            wanted[pair.found.mention_span.start] = pair.gold
    return [
        decision
        for position in sorted(wanted)
        if (decision := _decision(doc, [row for row in rows if row[0] == position], wanted[position]))
    ]


def _decision(doc: str, rows: Sequence[Row], gold: GoldQuote) -> Decision | None:
    candidates = tuple((dict(features), is_same_speaker(name, gold)) for _, name, features in rows)
    return Decision(doc, candidates) if len({right for _, right in candidates}) == 2 else None


def learn(examples: Sequence[Decision], start: Weights, without: str = "") -> dict[str, float]:
    """The weights under which the right candidates are likeliest, held near ``start``; ``without`` weighs 0."""
    found = {name: 0.0 if name == without else weight for name, weight in start.items()}
    for _ in range(STEPS if examples else 0):
        slope = {name: PENALTY * (start[name] - weight) for name, weight in found.items()}
        for example in examples:
            every = [True] * len(example.candidates)
            right = [is_right for _, is_right in example.candidates]
            for sign, chosen in ((1.0, right), (-1.0, every)):
                for name, mean in _expected(example, found, chosen).items():
                    slope[name] = slope.get(name, 0.0) + sign * mean / len(examples)
        for name in found:
            if name != without:
                found[name] += RATE * slope[name]
    return found


def _expected(example: Decision, current: Weights, chosen: Sequence[bool]) -> dict[str, float]:
    """The mean of each feature over the ``chosen`` candidates, each as likely as its weights make it."""
    kept = [features for (features, _), taken in zip(example.candidates, chosen, strict=True) if taken]
    sums = [_sum(features, current) for features in kept]
    parts = [exp(value - max(sums)) for value in sums]
    means: dict[str, float] = {}
    for features, part in zip(kept, parts, strict=True):
        for name, value in features.items():
            means[name] = means.get(name, 0.0) + value * part / sum(parts)
    return means


def _sum(features: Mapping[str, float], current: Weights) -> float:
    return sum(current.get(name, 0.0) * value for name, value in features.items())


def right_share(examples: Sequence[Decision], current: Weights) -> float:
    """In how many of the decisions, from 0 to 1, the right candidate weighs most."""
    won = sum(max(e.candidates, key=lambda row: _sum(row[0], current))[1] for e in examples)
    return won / len(examples) if examples else 0.0


def cross_validated(examples: Sequence[Decision], start: Weights, without: str = "") -> float:
    """``right_share`` of weights learned from other documents than those they are tried on."""
    docs = sorted({example.doc for example in examples})
    won = 0.0
    for fold in range(FOLDS):
        held = frozenset(docs[fold::FOLDS])
        tried = [example for example in examples if example.doc in held]
        learned = learn([example for example in examples if example.doc not in held], start, without)
        won += right_share(tried, learned) * len(tried)
    return won / len(examples) if examples else 0.0


def report(examples: Sequence[Decision], start: Weights) -> str:
    """The figures and the learned table, as text.

    Cross-validation starts from nothing: the weights in use have seen all of these texts.
    """
    nothing = dict.fromkeys(start, 0.0)
    whole = cross_validated(examples, nothing)
    lines = [
        f"decisions {len(examples)}; in use {right_share(examples, start):.3f}; learned, cross-validated {whole:.3f}",
        "feature\tin use\tlearned\tlost without it",
    ]
    learned = learn(examples, start)
    for name in sorted(start):
        loss = whole - cross_validated(examples, nothing, name)
        lines.append(f"{name}\t{start[name]:.2f}\t{learned[name]:.2f}\t{loss:+.3f}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """``GOLD [GOLD …] [--leave-out FILE]``: files or folders of annotated texts; names of texts to leave out."""
    paths, left_out = gold_and_left_out(arguments)
    if not paths:
        return 2
    examples = [decision for path in paths for decision in decisions(path, left_out)]
    print(report(examples, weights()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
