"""The text of an article cut into pieces, each of which looks one way: whose words, a cue, a mention, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quotefind.model import Document, Quote, Span
from quotefind.pipeline import read
from quotefind.reading.paragraphs import paragraphs

CONTENT, CUE, MENTION = "content", "cue", "mention"


class Stretch(NamedTuple):
    """A part of the text that belongs to the quotation ``number``, and what of it: content, cue or mention."""

    start: int
    end: int
    number: int
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that looks one way. ``quotes`` are the numbers of all quotations it belongs to, the innermost last.

    ``opens`` are the numbers of those whose content begins with it.
    """

    text: str
    quotes: tuple[int, ...] = ()
    content: int | None = None
    is_cue: bool = False
    is_mention: bool = False
    opens: tuple[int, ...] = ()


def marked_paragraphs(document: Document, quotes: Sequence[tuple[int, Quote]]) -> list[list[Piece]]:
    """The paragraphs of ``document`` as a reader sees them, each in pieces, with the numbered ``quotes`` in them."""
    stretches = sorted(_stretches(quotes))
    first = {number: quote.spans[0].start for number, quote in quotes}
    shown: list[list[Piece]] = []
    open_ones: list[Stretch] = []
    at = 0
    for span in _visible(document.text):
        while at < len(stretches) and stretches[at].start < span.end:
            open_ones.append(stretches[at])
            at += 1
        open_ones = [stretch for stretch in open_ones if stretch.end > span.start]
        shown.append(list(_pieces(document.text, span, open_ones, first)))
    return shown


def _visible(text: str) -> list[Span]:
    """The paragraphs of ``text`` as offsets into it; lines broken at a width are one."""
    reading = read(text)
    return [reading.span(*span) for span in paragraphs(reading.text)]


def _stretches(quotes: Sequence[tuple[int, Quote]]) -> Iterator[Stretch]:
    for number, quote in quotes:
        for span in quote.spans:
            yield Stretch(*span, number, CONTENT)
        if quote.cue_span is not None:
            yield Stretch(*quote.cue_span, number, CUE)
        if quote.mention_span is not None:
            yield Stretch(*quote.mention_span, number, MENTION)


def _pieces(text: str, span: Span, stretches: Sequence[Stretch], first: dict[int, int]) -> Iterator[Piece]:
    """``text[span]`` cut at every edge of a stretch."""
    edges = {span.start, span.end}
    for stretch in stretches:
        edges.update(edge for edge in (stretch.start, stretch.end) if span.start < edge < span.end)
    around: list[Stretch] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        around = [stretch for stretch in around if stretch.end > start]
        while at < len(stretches) and stretches[at].start <= start:
            around.append(stretches[at])
            at += 1
        yield _piece(text[start:end], start, [stretch for stretch in around if stretch.end > start], first)


def _piece(text: str, start: int, around: Sequence[Stretch], first: dict[int, int]) -> Piece:
    contents = sorted((s for s in around if s.role == CONTENT), key=lambda s: s.start - s.end)
    others = [s for s in around if s.role != CONTENT]
    return Piece(
        text,
        tuple(dict.fromkeys(s.number for s in (*contents, *others))),
        contents[-1].number if contents else None,
        any(s.role == CUE for s in others),
        any(s.role == MENTION for s in others),
        tuple(s.number for s in contents if first[s.number] == start),
    )
