"""Reads the annotated texts of ``tests/gold/`` and gives every quotation its offsets.

An annotation file holds the words of each segment, as an annotator writes them; the gold format that ``evaluate``
reads holds offsets. ``python tests/gold_format.py`` writes ``tests/gold/gold.json`` anew from the annotation files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent / "gold"
GOLD_FILE = GOLD / "gold.json"
KINDS = ("direct", "mixed", "indirect")
FIELDS = ("kind", "segments", "cue", "mention", "speaker", "aliases")


def text_of(name: str) -> str:
    """The text ``name``, line ends as they are in the file."""
    with open(GOLD / f"{name}.txt", encoding="utf-8", newline="") as file:
        return file.read()


def names() -> list[str]:
    """The names of the texts, sorted."""
    return sorted(path.stem for path in GOLD.glob("*.txt"))


def quotes_of(name: str) -> list[dict[str, Any]]:
    """The annotated quotations of the text ``name``, in text order."""
    annotation: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    quotes: list[dict[str, Any]] = annotation["quotes"]
    return quotes


def spans(text: str, quotes: list[dict[str, Any]]) -> Iterator[list[list[int]]]:
    """For each quotation the ``[start, end]`` of its segments, in code points of ``text``.

    A quotation begins where the one before it begins, or after; its further segments follow the first. A segment
    that is not found there is a ``ValueError``.
    """
    begin = 0
    for quote in quotes:
        found: list[list[int]] = []
        position = begin
        for segment in quote["segments"]:
            try:
                start = text.index(segment, position)
            except ValueError:
                raise ValueError(f"not in the text from offset {position} on: {segment!r}") from None
            position = start + len(segment)
            found.append([start, position])
        begin = found[0][0]
        yield found


def gold() -> dict[str, list[dict[str, Any]]]:
    """All texts in the gold format: name of the text -> quotations with ``spans`` in place of ``segments``."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for name in names():
        quotes = quotes_of(name)
        documents[name] = [
            {
                "kind": quote["kind"],
                "spans": found,
                "speaker": quote["speaker"],
                "mention": quote["mention"],
                "cue": quote["cue"],
                "aliases": quote["aliases"],
            }
            for quote, found in zip(quotes, spans(text_of(name), quotes), strict=True)
        ]
    return documents


def as_json(documents: dict[str, list[dict[str, Any]]]) -> str:
    """``documents`` as JSON, one quotation a line, so that a change shows as the line that changed."""
    blocks = []
    for name, quotes in documents.items():
        lines = ",\n".join("  " + json.dumps(quote, ensure_ascii=False) for quote in quotes)
        blocks.append(f"{json.dumps(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    GOLD_FILE.write_text(as_json(gold()), encoding="utf-8")
