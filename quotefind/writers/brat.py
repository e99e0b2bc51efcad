"""Texts for brat: ``NAME.txt`` as read and ``NAME.ann`` beside it, contents, cues and sources with their relations."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import PurePath

import regex

from quotefind.errors import InputError
from quotefind.model import Document, Quote, Span
from quotefind.writers import Found
from quotefind.writers.clean import encodable
from quotefind.writers.json import to_json
from quotefind.writers.terminal import one_line

CONFIGURATION = """[entities]
Direct
Mixed
Indirect
Cue
Source
[relations]
HasCue Arg1:Direct|Mixed|Indirect, Arg2:Cue
SaidBy Arg1:Direct|Mixed|Indirect, Arg2:Source
<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
"""
_NOTED = ("speaker", "verb", "gender", "confidence", "rule")  # what brat has no place for
LONGEST_NAME = 200  # bytes: file systems take 255, with the suffix and a number
_NOT_IN_NAMES = regex.compile(r"[^\w.-]+")
_LINE = regex.compile(r"[^\r\n]+")


def write_brat(found: Iterable[Found], folder: str) -> None:
    """Files for each text, and ``annotation.conf`` where the folder has none.

    Raises ``InputError`` rather than write over an annotation, or over another text.
    """
    os.makedirs(folder, exist_ok=True)
    names = set[str]()
    for document, quotes in found:
        base = os.path.join(folder, file_name(document.source, names))
        _write_text(base + ".txt", encodable(document.text))
        _write_new(base + ".ann", "".join(f"{line}\n" for line in _annotations(document, quotes)))
    configuration = os.path.join(folder, "annotation.conf")
    if not os.path.exists(configuration):
        _write_new(configuration, CONFIGURATION)


def file_name(source: str, taken: set[str]) -> str:
    """A name of no other text: ``presse/a.txt`` is a, ``presse.jsonl#12`` presse-12; ``taken`` takes it in."""
    path, sign, record = source.partition("#")
    stem = PurePath(path).stem.strip(".") or "text"
    base = name = _cut(_NOT_IN_NAMES.sub("-", f"{stem}-{record}" if sign else stem))
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.casefold())
    return name


def _cut(name: str) -> str:
    """``name``, or where it is longer than a file's may be its beginning and a sum of it: records are named by URLs."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    head = name.encode()[: LONGEST_NAME - 12].decode(errors="ignore")
    return f"{head}-{sha256(name.encode()).hexdigest()[:10]}"


def _annotations(document: Document, quotes: Sequence[Quote]) -> Iterator[str]:
    text, number = encodable(document.text), 0
    for place, quote in enumerate(quotes, 1):
        content = number = number + 1
        fragments = [piece for span in quote.spans for piece in _fragments(text, span)]
        yield _entity(text, content, quote.kind.capitalize(), fragments)
        for label, relation, span in (("Cue", "HasCue", quote.cue_span), ("Source", "SaidBy", quote.mention_span)):
            if span is not None:
                number += 1
                yield _entity(text, number, label, list(_fragments(text, span)))
                yield f"R{number}\t{relation} Arg1:T{content} Arg2:T{number}"
        yield f"#{place}\tAnnotatorNotes T{content}\t{_note(quote, fragments)}"


def _entity(text: str, number: int, label: str, fragments: Sequence[Span]) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in fragments)
    return f"T{number}\t{label} {offsets}\t{' '.join(one_line(text[start:end]) for start, end in fragments)}"


def _fragments(text: str, span: Span) -> Iterator[Span]:
    """``span`` without the line breaks inside it, which brat takes in no annotation."""
    return (Span(*match.span()) for match in _LINE.finditer(text, *span))


def _note(quote: Quote, fragments: Sequence[Span]) -> str:
    values = quote.to_dict()
    noted = {key: values[key] for key in _NOTED}
    return to_json(noted if tuple(fragments) == quote.spans else noted | {"spans": values["spans"]})


def _write_text(path: str, text: str) -> None:
    """Writes a text, or leaves the file that has it already."""
    if not os.path.exists(path):
        _write_new(path, text)
        return
    with open(path, "rb") as stream:
        if stream.read() != text.encode():
            raise InputError(path, "holds another text; give another folder")


def _write_new(path: str, text: str) -> None:
    try:
        with open(path, "x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InputError(path, "is there already and may be somebody's work; give another folder") from error
