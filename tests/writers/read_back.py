"""Readers for the tests: from what a writer wrote back to the quotations, by nothing of the program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

Facts = dict[str, Any]  # of a quotation: what does not follow from its text
KEYS = ("kind", "spans", "speaker", "mention_span", "cue_span", "verb", "gender", "confidence", "rule")
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def facts(values: dict[str, Any], keys: Iterable[str] = KEYS) -> Facts:
    return {key: values[key] for key in keys}


def from_csv(content: bytes) -> list[Facts]:
    return list(map(_from_cells, csv.DictReader(io.StringIO(content.decode(), newline=""))))


def _from_cells(row: dict[str, str]) -> Facts:
    values: Facts = {key: row[key] or None for key in KEYS}
    values["spans"] = [list(map(int, span.split("-"))) for span in row["spans"].split()]
    for key in ("mention_span", "cue_span"):
        values[key] = list(map(int, row[key].split("-"))) if row[key] else None
    values["confidence"] = float(row["confidence"])
    return values


def from_parquet(content: bytes) -> list[Facts]:
    from pyarrow import BufferReader, parquet

    return [facts(row) for row in parquet.read_table(BufferReader(content)).to_pylist()]


def from_brat(folder: Path) -> dict[str, list[Facts]]:
    """By text, which is checked to have the words that the annotations say."""
    return {path.with_suffix("").name: _from_ann(path) for path in sorted(folder.glob("*.ann"))}


def _from_ann(path: Path) -> list[Facts]:
    text = path.with_suffix(".txt").read_bytes().decode()
    entities: dict[str, tuple[str, list[list[int]]]] = {}
    found: dict[str, Facts] = {}
    for line in path.read_bytes().decode().split("\n")[:-1]:
        key, middle, *words = line.split("\t")
        first, *rest = middle.split(" ", 1)
        if key.startswith("T"):
            spans = [list(map(int, piece.split())) for piece in rest[0].split(";")]
            assert " ".join(" ".join(text[a:b].split()) for a, b in spans) == words[0]
            entities[key] = first, spans
        elif key.startswith("R"):
            content, other = (argument.partition(":")[2] for argument in rest[0].split())
            (span,) = entities[other][1]
            found.setdefault(content, {})["cue_span" if first == "HasCue" else "mention_span"] = span
        else:
            kind, spans = entities[rest[0]]
            values = {"kind": kind.lower(), "spans": spans, "mention_span": None, "cue_span": None}
            found[rest[0]] = values | found.get(rest[0], {}) | json.loads(words[0])
    return [facts(values) for values in found.values()]


def from_conll(content: str) -> dict[str, list[Facts]]:
    documents: dict[str, list[Facts]] = {}
    quotes: list[Facts] = []
    for line in content.split("\n"):
        if line.startswith("# newdoc id = "):
            quotes = documents[line.partition(" = ")[2]] = []
        elif line.startswith("# quotation "):
            empty: Facts = {"spans": [], "mention_span": None, "cue_span": None}
            quotes.append(empty | json.loads(line.partition(" = ")[2]))
        elif line and not line.startswith("#"):
            _, _, start, end, *_, links = line.split("\t")
            for link in links.split("|") if links != "_" else ():
                _extend(quotes, link, int(start), int(end))
    return {source: [facts(quote) for quote in found] for source, found in documents.items()}


def _extend(quotes: list[Facts], link: str, start: int, end: int) -> None:
    bio, layer, number = link.split(":")
    quote = quotes[int(number) - 1]
    if layer != "content":
        key = "cue_span" if layer == "cue" else "mention_span"
        quote[key] = [start, end] if bio == "B" else [quote[key][0], end]
    elif bio == "B":
        quote["spans"].append([start, end])
    else:
        quote["spans"][-1][1] = end


def from_tei(content: bytes) -> dict[str, tuple[str, list[Facts]]]:
    """By title: the text, and its quotations."""
    root = ET.fromstring(content)
    texts = [root] if root.tag == f"{_TEI}TEI" else root.findall(f"{_TEI}TEI")
    return {text.findtext(f".//{_TEI}title") or "": _from_tei_text(text) for text in texts}


def _from_tei_text(text: ET.Element) -> tuple[str, list[Facts]]:
    names = {one.get(_ID): one[0].text for kind in ("person", "org") for one in text.iter(_TEI + kind)}
    quotes = {fs.get(_ID) or "": _features(fs) for fs in text.iter(f"{_TEI}fs")}
    parts: list[str] = []
    body = text.find(f".//{_TEI}body")
    assert body is not None
    _walk(body, 0, parts, lambda element, start, end: _place(element, start, end, quotes, names))
    return "".join(parts), [facts(quote) for quote in quotes.values()]


def _features(fs: ET.Element) -> Facts:
    values: Facts = dict.fromkeys(("speaker", "verb", "gender", "mention_span", "cue_span")) | {"spans": []}
    for feature in fs:
        value = feature[0].get("value") or feature[0].text
        values[feature.get("name") or ""] = value
    values["confidence"] = float(values["confidence"])
    return values


def _walk(element: ET.Element, start: int, parts: list[str], found: Callable[[ET.Element, int, int], None]) -> int:
    end = start + len(element.text or "")
    parts.append(element.text or "")
    for child in element:
        end = _walk(child, end, parts, found) + len(child.tail or "")
        parts.append(child.tail or "")
    found(element, start, end)
    return end


def _place(element: ET.Element, start: int, end: int, quotes: dict[str, Facts], names: dict[Any, Any]) -> None:
    if element.tag == f"{_TEI}said":
        quote = quotes[(element.get("ana") or "")[1:]]
        place = int(element.get("n") or 0)
        spans = quote["spans"]
        if len(spans) < place:
            spans.append([start, end])
        else:
            spans[place - 1][1] = end
        who = element.get("who")
        quote["speaker"] = names[who[1:]] if who else None
    elif element.get("type") in {"cue", "source"}:
        quote = quotes[(element.get("corresp") or "")[1:]]
        key = "cue_span" if element.get("type") == "cue" else "mention_span"
        quote[key] = [quote[key][0] if quote[key] else start, end]


def from_label_studio(content: str) -> Iterator[tuple[str, list[Facts]]]:
    for task in json.loads(content):
        utf16 = task["data"]["text"].encode("utf-16-le")
        quotes: dict[str, Facts] = {}
        for part in task["predictions"][0]["result"]:
            value = part.get("value")
            if value is None:
                continue
            words = utf16[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
            start = len(utf16[: 2 * value["start"]].decode("utf-16-le"))
            span = [start, start + len(words)]
            number, _, place = part["id"].partition(".")
            quote = quotes.setdefault(number, dict.fromkeys(KEYS) | {"spans": []})
            if part["type"] == "textarea":
                quote["speaker"] = value["text"][0]
                continue
            assert words == value["text"]
            if place.isdigit():
                quote |= {"kind": value["labels"][0], **part.get("meta", {})}
                quote["confidence"] = part.get("score", quote["confidence"])
                quote["spans"].append(span)
            else:
                quote["cue_span" if place == "cue" else "mention_span"] = span
        yield task["data"]["source"], list(quotes.values())
