"""Learns who speaks in dialogue from chapters whose speakers are known: ``CHAPTERS.json … SPEAKERS``.

``python -m quotefind.evaluation.dialogue_training``; chapters are ``{name: {"text", "labels"}}``, speakers a folder
of files ``name.json`` with ``{"speakers": {"0": name}, "aliases": {name: [...]}}``, where 0 is the first label.
Prints how many units get the right speaker by cross-validation over chapters, the loss without each feature, and the
table learned from all.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from operator import and_
from typing import Any, NamedTuple

from quotefind.dialogue.chain import Place, expected, marginals
from quotefind.dialogue.speakers import SURE, Chain, weighed, weights
from quotefind.evaluation.gold import GoldQuote
from quotefind.evaluation.scores import is_same_speaker
from quotefind.model import Document
from quotefind.pipeline import find_quotes

STEPS = 40
PENALTY = 1.0  # of the squared distance from the weights at the start, for all units together
FIRST_STEP, LONGEST_STEP = 0.2, 1.0


class Example(NamedTuple):
    """An exchange: its places, and which candidates of each are right; where none is known all are."""

    doc: str
    places: list[Place]
    right: list[list[bool]]
    known: list[bool]


def examples_of(doc: str, text: str, labels: Sequence[tuple[int, int]], speakers: Mapping[str, Any]) -> list[Example]:
    """The exchanges of one chapter."""
    with weighed.watching() as chains:
        for _ in find_quotes(Document(text, doc)):
            pass
    aliases = speakers.get("aliases", {})
    gold = [
        GoldQuote("direct", (), name, tuple(aliases.get(name, ())))
        for at in range(len(labels))
        for name in [speakers["speakers"].get(str(at))]
    ]
    return [_example(doc, chain, labels, gold) for chain in chains]


def _example(doc: str, chain: Chain, labels: Sequence[tuple[int, int]], gold: Sequence[GoldQuote]) -> Example:
    right, known = [], []
    for scene, people in zip(chain.scenes, chain.people, strict=True):
        start, end = scene.unit.start, scene.unit.end
        best = max(range(len(labels)), key=lambda at: min(end, labels[at][1]) - max(start, labels[at][0]))
        overlaps = min(end, labels[best][1]) > max(start, labels[best][0])
        is_known = overlaps and gold[best].speaker is not None
        row = [is_known and is_same_speaker(entity.name, gold[best]) for entity in people]
        right.append([*row, not any(row)] if is_known else [True] * (len(people) + 1))
        known.append(is_known)
    return Example(doc, chain.places, right, known)


def learn(examples: Sequence[Example], start: Mapping[str, float], without: str = "") -> dict[str, float]:
    """The weights under which the right speakers are likeliest, held near ``start``.

    Each weight has a step of its own, longer while its slope keeps its sign and shorter where that turns (Rprop:
    Riedmiller and Braun, A direct adaptive method for faster backpropagation learning, 1993).
    """
    found = {name: 0.0 if name == without else weight for name, weight in start.items()}
    steps = dict.fromkeys(found, FIRST_STEP)
    before = dict.fromkeys(found, 0.0)
    known = [example for example in examples if any(example.known)]
    for _ in range(STEPS):
        slope = {name: PENALTY * (start[name] - weight) for name, weight in found.items()}
        for example in known:
            for sign, allowed in ((1.0, example.right), (-1.0, None)):
                for name, mean in expected(example.places, found, allowed)[0].items():
                    slope[name] = slope.get(name, 0.0) + sign * mean
        for name in found:
            turn = slope[name] * before[name]
            steps[name] = min(LONGEST_STEP, steps[name] * 1.2) if turn > 0 else steps[name] * (0.5 if turn else 1.0)
            before[name] = slope[name] if turn >= 0 else 0.0
            if name != without and turn >= 0 and slope[name]:
                found[name] += steps[name] if slope[name] > 0 else -steps[name]
    return found


def tried(examples: Iterable[Example], current: Mapping[str, float]) -> tuple[int, int, int]:
    """Of the units whose speaker is known: how many, how many answered, how many of these right."""
    known = answered = right = 0
    for example in examples:
        likely = marginals(example.places, current)
        for shares, allowed, is_known, place in zip(likely, example.right, example.known, example.places, strict=True):
            is_narrator = ["narrator" in features for features in place.features]  # who has no name to answer
            if not is_known or any(map(and_, is_narrator, allowed)):
                continue
            known += 1
            best = max(range(len(shares)), key=shares.__getitem__)
            if best < len(shares) - 1 and shares[best] >= SURE and not is_narrator[best]:
                answered += 1
                right += allowed[best]
    return known, answered, right


def cross_validated(examples: Sequence[Example], start: Mapping[str, float], without: str = "") -> tuple[int, int, int]:
    """``tried`` with weights learned from other chapters than those they are tried on."""
    sums = [0, 0, 0]
    for doc in sorted({example.doc for example in examples}):
        learned = learn([example for example in examples if example.doc != doc], start, without)
        counts = tried([example for example in examples if example.doc == doc], learned)
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
    return sums[0], sums[1], sums[2]


def _share(counts: tuple[int, int, int]) -> str:
    known, answered, right = counts
    return f"known {known}; answered {answered / max(1, known):.3f}; right {right / max(1, answered):.3f}"


def main(arguments: Sequence[str]) -> int:
    """``CHAPTERS.json [CHAPTERS.json …] SPEAKERS-FOLDER [--each]``: ``--each`` leaves out the features one by one."""
    paths = [argument for argument in arguments if argument != "--each"]
    if len(paths) < 2 or not all(map(os.path.exists, paths)):
        print(
            "usage: python -m quotefind.evaluation.dialogue_training CHAPTERS.json [...] SPEAKERS [--each]",
            file=sys.stderr,
        )
        return 2
    examples = _read(paths[:-1], paths[-1])
    print(f"in use: {_share(tried(examples, weights()))}")
    nothing = dict.fromkeys(weights(), 0.0)  # the weights in use have seen all of these chapters
    print(f"learned, cross-validated: {_share(cross_validated(examples, nothing))}")
    learned = learn(examples, weights())
    for name, weight in learned.items():
        lost = _share(cross_validated(examples, nothing, name)) if "--each" in arguments else ""
        print(f"{name}\t{weights()[name]:.2f}\t{weight:.2f}\t{lost}")
    return 0


def _read(chapters: Sequence[str], folder: str) -> list[Example]:
    texts: dict[str, Any] = {}
    for path in chapters:
        with open(path, encoding="utf-8") as stream:
            texts |= {_key(name): chapter for name, chapter in json.load(stream).items()}
    examples: list[Example] = []
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if ending == ".json" and stem in texts:
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                speakers = json.load(stream)
            labels = sorted((label[0], label[1]) for label in texts[stem]["labels"])
            examples += examples_of(stem, texts[stem]["text"], labels, speakers)
    return examples


def _key(name: str) -> str:
    """The name of a file for a chapter: letters without accents, the rest underscores."""
    return re.sub(r"\W+", "_", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
