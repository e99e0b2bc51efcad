"""Where lines become paragraphs: breaks that are only those of a page, a mail or a column are looked up as spaces.

The document's own shape tells: how long its lines are, and how many break inside a sentence. Words broken at the end
of a line are one word; marks of a reply (``> ``), page numbers and form feeds inside a sentence are looked over. A
colon that ends a line before a quotation introduces it; a name on the line below one signs it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotefind.model import Lines
from quotefind.reading.lookup import Edit

_LINE = re.compile(r"[^\r\n\x0c]*\S[^\r\n\x0c]*")
_BREAK = re.compile(r"\r\n?|\n")
_REPLY = re.compile(r"(?:^|(?<=\n)|(?<=\r))[ \t]*(?:>[ \t]?)+")
_PAGE = re.compile(r"(?:[Pp]age\s)?[-–]?\s?\d{1,4}(?:\s?/\s?\d{1,4})?\s?[-–]?")
_COLON = re.compile(r":(?P<gap>[ \t\xa0]*(?:\r\n?|\n)\s*(?:[–—-][ \xa0])?)(?=[«“\"])")
_WORD_END = re.compile(r"([^\W\d_]{1,30}+)-\s*+\Z")
_WORD_START = re.compile(r"[^\W\d_]+")
# What follows a hyphen that belongs to the word, wherever the line breaks: « a-t-|il », « peut-|être ».
_AFTER_OWN_HYPHEN = re.compile(r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce|ci|là|être|mêmes?|ci|moi|lui|leur)\b")
_SIGNATURE = re.compile(
    r"[»”\"](?P<gap>[ \t\xa0]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?[ \t]*(?:[—–-]+[ \xa0]?)?)"
    r"(?=[A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý][\w’'-]+(?:, [^\r\n.!?:;«»“”]{3,70})?[ \t]*(?:[\r\n]|\Z)"
    r"|(?<=[—–-] )[A-ZÀ-Ý][^\r\n.!?:;«»“”]{3,80}(?:[\r\n]|\Z))"
)
_ENDS = re.compile(r"[.!?…:;»”\")\]][*_]*\s*\Z")
_ITEM = re.compile(r"\s*(?:[–—•*·▪►-] ?|\d{1,2}[.)] |[a-z]\) )")

# Lines of more characters are paragraphs of their own; in a document whose longest lines have fewer, a list or verse.
MAX_WIDTH = 130
MIN_WIDTH = 24
INDENT = 8  # characters of spaces at the ends of a line that do not count
# This share of the breaks stands inside a sentence where lines are only lines: before a word in lower case.
MIN_INSIDE = 0.4
# A line that ends a sentence and is shorter than this share of the width ends its paragraph.
SHORT_LINE = 0.75
# A first line shorter than this share, without a stop, is a heading.
HEADING = 0.6


class _Line(NamedTuple):
    """The offsets of a line without the spaces around it, the mark of a reply left out."""

    start: int
    end: int


def edits(text: str, layout: Lines = "auto") -> list[Edit]:
    """The edits that join the lines of ``text`` that are no paragraphs; none where they are.

    ``wrap`` takes them all for lines only, but those after a blank line, items and ends of paragraphs; ``keep`` for
    paragraphs.
    """
    if "\n" not in text and "\r" not in text and "\x0c" not in text:
        return []
    replies = _replies(text)
    may_wrap = layout != "keep" and (layout == "wrap" or bool(replies) or _is_narrow(text))
    lines = _lines_of(text, replies) if may_wrap else []
    found = list(_wrapped(text, lines, is_certain=layout == "wrap")) if len(lines) > 1 else []
    for pattern, new, sign in ((_COLON, " ", ":"), (_SIGNATURE, " — ", "")):
        if sign in text:
            covered = {edit.start for edit in found}
            gaps = (match.span("gap") for match in pattern.finditer(text))
            found += (Edit(*gap, new) for gap in gaps if gap[0] not in covered)
    at = _gaps(found)
    return found + [Edit(*span, "") for span in replies if not _inside(at, span[0])]


def _replies(text: str) -> list[tuple[int, int]]:
    """Where the marks of a reply stand, if most lines have one."""
    if "> " not in text and "\n>" not in text:
        return []
    marks = [match.span() for match in _REPLY.finditer(text) if ">" in match[0]]
    return marks if len(marks) * 2 > len(_LINE.findall(text)) else []


def _lines_of(text: str, replies: Sequence[tuple[int, int]]) -> list[_Line]:
    ends = dict(replies)
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        start = ends.get(start, start)
        written = text[start:end]
        if written.strip():
            lines.append(_Line(start + len(written) - len(written.lstrip()), start + len(written.rstrip())))
    return lines


def _is_narrow(text: str) -> bool:
    """Whether the lines are short enough to be only lines."""
    lengths = sorted(map(len, filter(None, text.splitlines())))
    return bool(lengths) and lengths[len(lengths) * 9 // 10] <= MAX_WIDTH + INDENT


def _wrapped(text: str, lines: Sequence[_Line], *, is_certain: bool) -> Iterator[Edit]:
    """The breaks that are only those of lines, where the document has such."""
    lines = _without_page_numbers(text, lines)
    widths = sorted(end - start for start, end in lines)
    width = widths[-(-(len(widths) - 1) * 9 // 10)]  # of few lines the longest
    is_wrapped = is_certain or (width >= MIN_WIDTH and _breaks_inside(text, lines))
    margin = _margin(text, lines)
    opens = True  # the line before opens its paragraph
    for before, after in pairwise(lines):
        broken = _broken_word(text, before, after)
        if broken is not None:
            yield broken
            opens = False
            continue
        joins = is_wrapped and not _is_paragraph_end(text, before, after, width, opens=opens, margin=margin)
        if joins:
            yield Edit(before.end, after.start, " ")
        opens = not joins


def _without_page_numbers(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """The lines but those of a page's number inside a sentence, which falls into the break around it."""
    kept = list(lines[:1])
    for at in range(1, len(lines) - 1):
        is_number = _PAGE.fullmatch(text, *lines[at]) is not None
        if not (is_number and _is_inside(text, lines[at - 1], lines[at + 1])):
            kept.append(lines[at])
    return [*kept, *lines[max(1, len(lines) - 1) :]]


def _breaks_inside(text: str, lines: Sequence[_Line]) -> bool:
    """Whether enough of the single breaks stand inside a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if len(_BREAK.findall(text, a.end, b.start)) < 2]
    inside = sum(_is_inside(text, before, after) for before, after in pairs)
    return bool(pairs) and inside >= MIN_INSIDE * len(pairs)


def _is_inside(text: str, before: _Line, after: _Line) -> bool:
    """Whether the sentence goes on over the break: no stop before it, lower case after it."""
    return text[after.start].islower() and not _ENDS.search(text, before.start, before.end)


def _is_paragraph_end(text: str, before: _Line, after: _Line, width: int, *, opens: bool, margin: int) -> bool:
    """Whether a paragraph ends between two lines of a text in which lines are only lines."""
    gap = text[before.end : after.start]
    if len(_BREAK.findall(gap)) > 1 or "\x0c" in gap:
        return not _is_inside(text, before, after)
    length = before.end - before.start
    if not _ENDS.search(text, before.start, before.end):
        is_heading = opens and length < HEADING * width and not text[after.start].islower()
        return is_heading or _ITEM.match(text, after.start) is not None
    if _ITEM.match(text, after.start) or _is_indented(gap, margin):
        return True
    return length < SHORT_LINE * width


def _is_indented(gap: str, margin: int) -> bool:
    """Whether a line stands further in than the ``margin`` of all, told by what is before it."""
    if not margin:
        return gap.endswith(("  ", "\t", "\xa0\xa0", "\u2003"))
    return _indent(gap) > margin + 1


def _indent(gap: str) -> int:
    """How many spaces stand before a line."""
    return len(gap) - len(gap.rstrip(" \t\xa0\u2003"))


def _margin(text: str, lines: Sequence[_Line]) -> int:
    """The spaces before every line of a page or a mail that stands in as a whole."""
    return min((_indent(text[before.end : after.start]) for before, after in pairwise(lines)), default=0)


def _broken_word(text: str, before: _Line, after: _Line) -> Edit | None:
    """The edit that joins a word broken over two lines: « prési-|dente »; the hyphen stays in « peut-|être »."""
    head = _WORD_END.search(text, max(before.start, before.end - 30), before.end)
    tail = _WORD_START.match(text, after.start)
    if head is None or tail is None or len(_BREAK.findall(text, before.end, after.start)) > 1:
        return None
    if not tail[0][0].islower() or _AFTER_OWN_HYPHEN.match(text, after.start) or f"{head[1]}-{tail[0]}" in text:
        return Edit(before.end, after.start, "")
    return Edit(before.end - 1, after.start, "")


def _gaps(found: Sequence[Edit]) -> list[tuple[int, int]]:
    return sorted((edit.start, edit.end) for edit in found)


def _inside(gaps: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an edit covers the offset ``at``."""
    index = bisect_left(gaps, (at + 1, 0)) - 1
    return index >= 0 and gaps[index][0] <= at < gaps[index][1]
