"""The quality gate: the scores on the project's own annotated texts may not fall below pinned floors.

``python .ci/gate.py`` checks; ``--pin`` raises the floors to the scores of now. A floor is lowered only with
``--pin --allow-lower``. When the annotation changes the floors are void, and are to be pinned anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any

from quotefind import Document, find_quotes
from quotefind.evaluation.gold import read_gold, text_path
from quotefind.evaluation.scores import GROUPS, compare, figures

FLOORS = Path(__file__).with_name("floors.json")
GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "gold.json"
SCORES = ("f1", "exact_f1", "speaker_accuracy", "end_to_end_f1")


def main() -> int:
    """Checks or pins; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the scores of now")
    parser.add_argument("--allow-lower", action="store_true", help="with --pin: lower floors too")
    arguments = parser.parse_args()
    now = {"sample": _fingerprint(), "floors": _scores()}
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else None
    if arguments.pin:
        return _pin(before, now, allow_lower=arguments.allow_lower)
    return _check(before, now)


def _check(before: Any, now: Any) -> int:
    """Prints each score beside its floor; 1 where one fell below, or the floors are of another sample."""
    if before is None or before["sample"] != now["sample"]:
        print("gate: the annotated texts changed; look at the scores, then run .ci/gate.py --pin --allow-lower")
        return 1
    fallen = 0
    for group, scores in now["floors"].items():
        for name, score in scores.items():
            floor = before["floors"][group][name]
            fallen += score < floor
            print(f"gate: {group:9}{name:17}{score:.3f}  floor {floor:.3f}{'  FELL' if score < floor else ''}")
    return int(fallen > 0)


def _pin(before: Any, now: Any, *, allow_lower: bool) -> int:
    if before is not None and not allow_lower:
        if before["sample"] != now["sample"]:
            print("gate: the annotated texts changed; floors may fall: add --allow-lower")
            return 1
        for group, scores in now["floors"].items():
            for name, score in scores.items():
                scores[name] = max(score, before["floors"][group][name])
    FLOORS.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    print(f"gate: pinned in {FLOORS}")
    return 0


def _scores() -> dict[str, dict[str, float]]:
    """The scores by kind, rounded down to three decimals so that a floor is never above what was reached."""
    gold = read_gold(str(GOLD))
    texts = {}
    for doc in gold:
        with open(text_path(str(GOLD), doc), encoding="utf-8", newline="") as stream:
            texts[doc] = stream.read()
    comparison = compare(gold, {doc: list(find_quotes(Document(text))) for doc, text in texts.items()}, texts)
    return {
        group: {name: math.floor(getattr(figures(comparison, kinds), name) * 1000) / 1000 for name in SCORES}
        for group, kinds in GROUPS.items()
    }


def _fingerprint() -> str:
    """Of the annotation and its texts, line ends aside."""
    digest = hashlib.sha256()
    for path in (GOLD, *sorted(GOLD.parent.glob("*.txt"))):
        digest.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
