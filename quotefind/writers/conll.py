"""A token a line: what it is, where it stands, and BIO labels for content, cue and source.

Where quotations stand inside others, the columns have the outermost; ``LINKS`` has all, each with the number of its
quotation: ``B:content:3|I:content:1``. What is known of a quotation stands before its text as a comment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TextIO

from quotefind.model import Document, Quote, Span
from quotefind.snapshot import pattern
from quotefind.writers import Found
from quotefind.writers.clean import encodable
from quotefind.writers.json import to_json
from quotefind.writers.terminal import one_line

COLUMNS = ("ID", "FORM", "START", "END", "CONTENT", "CUE", "SOURCE", "LINKS")
LAYERS = ("content", "cue", "source")
_TOKEN = pattern(r"(?P<line>\r\n?|\n)|[\p{L}\p{N}\p{M}]++(?:['’](?=\p{L}))?|[^\s\p{L}\p{N}\p{M}]|\p{M}")
_NOTED = ("kind", "speaker", "verb", "gender", "confidence", "rule")


class _Label(NamedTuple):
    """A stretch of text that a quotation labels: its content, one of its segments, its cue or its source."""

    span: Span
    layer: str
    name: str
    number: int


def write_conll(found: Iterable[Found], out: TextIO) -> None:
    """One block a line of text, a comment before each text and for each quotation."""
    out.write(f"# global.columns = {' '.join(COLUMNS)}\n")
    for document, quotes in found:
        out.write(f"# newdoc id = {one_line(document.source)}\n")
        for number, quote in enumerate(quotes, 1):
            values = quote.to_dict()
            out.write(f"# quotation {number} = {to_json({key: values[key] for key in _NOTED})}\n")
        _write_tokens(document, quotes, out)
        out.write("\n")


def _write_tokens(document: Document, quotes: Sequence[Quote], out: TextIO) -> None:
    labels = sorted(_labels(quotes), key=lambda label: (label.span.start, -label.span.end))
    text, number, following = encodable(document.text), 0, 0
    open_labels: list[_Label] = []
    for token in _tokens(text, sorted({edge for label in labels for edge in label.span})):
        if token is None:  # the end of a line
            if number:
                out.write("\n")
            number = 0
            continue
        number += 1
        open_labels = [label for label in open_labels if label.span.end > token.start]
        while following < len(labels) and labels[following].span.start <= token.start:
            open_labels.append(labels[following])
            following += 1
        form = text[token.start : token.end]
        out.write("\t".join((str(number), form, *map(str, token), *_cells(token, open_labels))) + "\n")
    out.write("\n" if number else "")


def _labels(quotes: Sequence[Quote]) -> Iterator[_Label]:
    for number, quote in enumerate(quotes, 1):
        for span in quote.spans:
            yield _Label(span, "content", quote.kind, number)
        if quote.cue_span is not None:
            yield _Label(quote.cue_span, "cue", "cue", number)
        if quote.mention_span is not None:
            yield _Label(quote.mention_span, "source", "source", number)


def _tokens(text: str, edges: Sequence[int]) -> Iterator[Span | None]:
    """The tokens in order, cut where a label begins or ends; None for the end of a line."""
    for match in _TOKEN.finditer(text):
        if match["line"]:
            yield None
            continue
        start, end = match.span()
        place = bisect_right(edges, start)
        while place < len(edges) and edges[place] < end:
            yield Span(start, edges[place])
            start = edges[place]
            place += 1
        yield Span(start, end)


def _cells(token: Span, labels: Sequence[_Label]) -> Iterator[str]:
    """The columns of a token under the labels that are open there, outermost first."""
    for layer in LAYERS:
        outer = next((label for label in labels if label.layer == layer), None)
        yield f"{_bio(token, outer)}-{outer.name}" if outer else "O"
    yield "|".join(f"{_bio(token, label)}:{label.layer}:{label.number}" for label in labels) or "_"


def _bio(token: Span, label: _Label) -> str:
    return "B" if token.start == label.span.start else "I"
