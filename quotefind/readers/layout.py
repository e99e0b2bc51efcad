"""Lines set on pages, as PDF has them: running heads left out, words broken at line ends joined, paragraphs restored.

A paragraph begins where a line is indented, stands further below, or is set in another size; where none of that is
ever so, after a sentence that ends on a short line. All lengths are in points; ``y`` grows upwards, as in PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BROKEN = "\ufffe"  # what pdfium has for the hyphen of a word that goes on in the next line
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"([^\W\d_]{1,40})[\ufffe\u00ad-]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_OWN_HYPHEN = re.compile(r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce|ci|là|être|mêmes?|moi|lui|leur)\b")
_STOPS = (".", "!", "?", "…", "»", '"', "”", ":", ")")
EDGES = 2  # lines at the top and at the foot of a page that may be its head
SHORT = 0.75  # of the column: a shorter line that ends a sentence may end its paragraph
FULL = 0.97  # of the column: lines of set text all are so long, but for the last of a paragraph
JUSTIFIED = 0.5  # of the lines are full in set text
INDENT = (0.5, 5.0)  # times the height of a line
GAP = 1.3  # times the usual distance of two lines
LEAST_LEADING = 0.9  # times the height of a line; what stands closer is an index or a note
OTHER_SIZE = 0.12  # of the height


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text and its box. ``page`` from 0."""

    text: str
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    @property
    def height(self) -> float:
        """How high the type is."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Column:
    """Where most of the lines above and below a line begin, and how far they go."""

    left: float
    right: float

    def fullness(self, line: Line) -> float:
        """How much of the column ``line`` fills, from where it begins."""
        return (line.right - line.left) / max(self.right - line.left, 1.0)


def without_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages but those at their edges that come again on others, numbers aside, and page numbers."""
    edges = [{_levelled(line.text) for line in (*page[:EDGES], *page[-EDGES:])} for page in pages]
    counts = Counter(text for edge in edges for text in edge)
    kept: list[Line] = []
    for page in pages:
        for at, line in enumerate(page):
            is_edge = at < EDGES or at >= len(page) - EDGES
            if not (is_edge and (counts[_levelled(line.text)] > 1 or line.text.strip(" -–").isdigit())):
                kept.append(line)
    return kept


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs that ``lines``, in the order of reading, are set in."""
    if not lines:
        return
    known = _whole_words(lines)
    written = ""
    for line, begins in zip(lines, _beginnings(lines), strict=True):
        if begins and written:
            yield written.replace(BROKEN, "-")
            written = ""
        written = _joined(written, line.text.strip(), known) if written else line.text.strip()
    yield written.replace(BROKEN, "-")


def _whole_words(lines: Sequence[Line]) -> set[str]:
    """The words that stand in one line."""
    words: Counter[str] = Counter()
    is_rest = False  # of a word that the line before began
    for line in lines:
        found = [word.lower() for word in _WORD.findall(line.text)]
        is_cut = line.text.endswith(BROKEN)
        words.update(found[is_rest : len(found) - is_cut])
        is_rest = is_cut
    return set(words)


def _levelled(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _beginnings(lines: Sequence[Line]) -> list[bool]:
    """For each line whether a paragraph begins with it."""
    columns = _columns(lines)
    leading = _leading(lines)
    pairs = list(zip(lines, lines[1:], columns, columns[1:], strict=False))
    is_set = sum(column.fullness(line) > FULL for line, column in zip(lines, columns, strict=True)) > (
        JUSTIFIED * len(lines)
    )
    shown = [_is_shown(before, line, column, leading) for before, line, _, column in pairs]
    has_style = any(
        is_shown and not _is_other_size(before, line)
        for (before, line, _, _), is_shown in zip(pairs, shown, strict=True)
    )
    begins = [True]
    for (before, line, old, new), is_shown in zip(pairs, shown, strict=True):
        is_short = old.fullness(before) < (FULL if is_set else SHORT)
        has_ended = before.text.rstrip().endswith(_STOPS)
        if _is_below(before, line):
            is_second = _is_indented(before, old) and _is_indented(line, new)
            ends = has_ended and is_short and (is_set or not has_style)
            is_heading = not has_style and is_short and _begins_high(line.text)
            begins.append((is_shown and not (is_second and not (begins[-1] and has_ended))) or ends or is_heading)
        else:
            begins.append(_is_other_size(before, line) or _is_indented(line, new) or (has_ended and is_short))
    return begins


def _is_shown(before: Line, line: Line, column: _Column, leading: float) -> bool:
    """Whether the page shows that a paragraph begins with ``line``, by size, distance or indent."""
    if not _is_below(before, line):
        return False
    if _is_other_size(before, line):
        return True
    return before.bottom - line.bottom > GAP * leading * before.height or _is_indented(line, column)


def _is_other_size(before: Line, line: Line) -> bool:
    return abs(before.height - line.height) > OTHER_SIZE * max(before.height, line.height)


def _is_indented(line: Line, column: _Column) -> bool:
    least, most = INDENT
    return least * line.height < line.left - column.left < most * line.height


def _begins_high(text: str) -> bool:
    return text.lstrip('«“" \xa0')[:1].isupper()


def _is_below(before: Line, line: Line) -> bool:
    """Whether ``line`` stands below ``before`` in the same column."""
    overlaps = min(before.right, line.right) - max(before.left, line.left) > 0
    return before.page == line.page and line.bottom < before.bottom and overlaps


def _leading(lines: Sequence[Line]) -> float:
    """The distance of two lines of a paragraph, in heights of a line: of small ones, as gaps may be the more common."""
    steps = sorted(
        (before.bottom - line.bottom) / before.height
        for before, line in pairwise(lines)
        if before.height > 0 and _is_below(before, line)
    )
    return next((step for step in steps[len(steps) // 10 :] if step > LEAST_LEADING), LEAST_LEADING)


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """For each line the column that it stands in, with the lines above and below it."""
    columns: list[_Column] = []
    run: list[Line] = []
    for line in lines:
        if run and not _is_below(run[-1], line):
            columns += _columns_of(run)
            run = []
        run.append(line)
    return columns + _columns_of(run)


def _columns_of(run: Iterable[Line]) -> list[_Column]:
    """The same for lines one below the other: where most of them begin, and the end of the longest of these."""
    lines = list(run)
    usual, _ = Counter(round(line.left) for line in lines).most_common(1)[0]
    of_usual = sorted(line.right for line in lines if abs(line.left - usual) <= 1.5)
    column = _Column(usual, of_usual[len(of_usual) * 9 // 10])
    return [column] * len(lines)


def _joined(written: str, line: str, known: set[str]) -> str:
    """Two lines of a paragraph: « prési-|dente » is one word where the rest of the text or nothing else says so."""
    head, tail = _BROKEN.search(written[-50:]), _WORD.match(line)
    if head is None or tail is None:
        return f"{written.replace(BROKEN, '-')} {line}"
    is_compound = head[1][0].isupper() and line[tail.end() :].startswith("-")  # « Lurat-|le-Haut »
    keeps = is_compound or not tail[0][0].islower() or _OWN_HYPHEN.match(line)
    both_known = head[1].lower() in known - {tail[0].lower()} and tail[0].lower() in known
    if keeps or (both_known and (head[1] + tail[0]).lower() not in known):
        return f"{written[:-1]}-{line}"
    return written[:-1] + line
