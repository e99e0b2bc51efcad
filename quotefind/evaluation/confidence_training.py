"""Learns how sure quotations are from annotated texts: ``python -m quotefind.evaluation.confidence_training GOLD``.

Two logistic regressions: is the content right, and, where it is, the speaker. Prints the loss (mean of -log of the
share given to what is the case, in nats) of the weights in use and of learned ones, cross-validated over documents,
the loss without each feature, what leaving out unsure contents would do, and the table learned from all. Always the
same answer for the same texts; nothing is written.
"""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import starmap
from math import log
from typing import NamedTuple

from quotefind.confidence.sureness import Row, Weights, share, tables, weighed
from quotefind.evaluation.arguments import gold_and_left_out
from quotefind.evaluation.gold import GoldQuote, read_gold, text_path
from quotefind.evaluation.scores import compare
from quotefind.model import Document
from quotefind.pipeline import find_quotes

FOLDS = 5
STEPS = 300
RATE = 2.0
PENALTY = 2.0  # of the squared weight, against the loss of all examples: two examples the more weigh it down
LEAST = (0.3, 0.4, 0.5, 0.6, 0.7)


class Example(NamedTuple):
    """The features of one content or speaker, and whether it was right."""

    doc: str
    features: tuple[tuple[str, float], ...]
    is_right: bool


def examples_of(doc: str, text: str, gold: Sequence[GoldQuote]) -> tuple[list[Example], list[Example]]:
    """Contents and speakers found in ``text``; speakers of right contents only."""
    with weighed.watching() as rows:
        quotes = list(find_quotes(Document(text, doc)))
    waiting: defaultdict[str, deque[Row]] = defaultdict(deque)
    for row in rows:
        waiting[row[0]].append(row)
    matched = {id(pair.found): pair for pair in compare({doc: gold}, {doc: quotes}, {doc: text}).pairs if pair.found}
    contents, speakers = [], []
    for quote in quotes:
        if quote.rule == "turn" or not waiting[quote.text]:
            continue  # annotations of news have no turns
        _, content, speaker = waiting[quote.text].popleft()
        pair = matched.get(id(quote))
        contents.append(Example(doc, content, pair is not None))
        if pair is not None:
            speakers.append(Example(doc, speaker, pair.is_speaker_right or not pair.gold.speaker))
    return contents, speakers


def learn(examples: Sequence[Example], without: str = "") -> dict[str, float]:
    """The weights under which what was right is likeliest, held near nothing; ``without`` weighs 0."""
    found = dict.fromkeys(sorted({name for example in examples for name, _ in example.features}), 0.0)
    for _ in range(STEPS):
        slope = {name: 0.0 if name == "always" else -PENALTY * weight for name, weight in found.items()}
        for example in examples:
            missing = example.is_right - share(example.features, found)
            for name, value in example.features:
                slope[name] += missing * value
        for name in found:
            if name != without:
                found[name] += RATE * slope[name] / len(examples)
    return found


def cross_validated(examples: Sequence[Example], without: str = "") -> list[tuple[float, bool]]:
    """The share given to each example by weights learned from other documents, and whether it was right."""
    docs = sorted({example.doc for example in examples})
    given = []
    for fold in range(FOLDS):
        held = frozenset(docs[fold::FOLDS])
        learned = learn([example for example in examples if example.doc not in held], without)
        given += [(share(e.features, learned), e.is_right) for e in examples if e.doc in held]
    return given


def loss(given: Sequence[tuple[float, bool]]) -> float:
    """The mean of -log of the share given to what is the case."""
    return -sum(log(max(1e-6, share if is_right else 1 - share)) for share, is_right in given) / max(1, len(given))


def _in_use(examples: Sequence[Example], weights: Weights) -> list[tuple[float, bool]]:
    return [(share(example.features, weights), example.is_right) for example in examples]


def report(side: str, examples: Sequence[Example], *, each: bool) -> list[str]:
    """The figures of one side and its learned table, a line each."""
    given = cross_validated(examples)
    known, learned = tables()[side], learn(examples)
    lines = [
        f"# {side}: {len(examples)}, right {sum(e.is_right for e in examples) / max(1, len(examples)):.3f}; "
        f"loss in use {loss(_in_use(examples, known)):.4f}; learned, cross-validated {loss(given):.4f}"
    ]
    if side == "content":
        lines += starmap(_left_out, ((least, given) for least in LEAST))
    for name, weight in learned.items():
        lost = f"\t{loss(cross_validated(examples, name)) - loss(given):+.4f}" if each else ""
        lines.append(f"{side}\t{name}\t{weight:.2f}{lost}")
    return lines


def _left_out(least: float, given: Sequence[tuple[float, bool]]) -> str:
    below = [is_right for share, is_right in given if share < least]
    return f"# left out below {least}: {len(below) - sum(below)} wrong, {sum(below)} right"


def read(paths: Iterable[str], leave_out: Iterable[str] = ()) -> tuple[list[Example], list[Example]]:
    """The contents and speakers found in all annotated texts at ``paths`` but those named in ``leave_out``."""
    contents, speakers = list[Example](), list[Example]()
    skipped = frozenset(leave_out)
    for path in paths:
        for doc, gold in sorted(read_gold(path).items()):
            if doc not in skipped:
                with open(text_path(path, doc), encoding="utf-8", newline="") as stream:
                    found = examples_of(doc, stream.read(), gold)
                contents += found[0]
                speakers += found[1]
    return contents, speakers


def main(arguments: Sequence[str]) -> int:
    """``GOLD [GOLD …] [--leave-out FILE] [--each]``: annotated texts; names of texts to leave out; ablation."""
    paths, left_out = gold_and_left_out([argument for argument in arguments if argument != "--each"])
    if not paths:
        return 2
    for side, examples in zip(("content", "speaker"), read(paths, left_out), strict=True):
        print("\n".join(report(side, examples, each="--each" in arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
