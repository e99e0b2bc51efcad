"""Step 2: quotation marks, paired to the outer quotations of each paragraph.

Works in three passes, each linear: find the marks and tell the side of each from its neighbours,
pair the marks of one family within a paragraph, then walk over the paragraph and keep the outermost
pairs. What cannot be paired is repaired on the spot, so that one mark too many never turns the rest
of a text inside out. Who speaks, and the incise inside a quotation, are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

import regex

from quotefind.model import Quotation, Span


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    MEASURE = "measure"  # « 24" »: inches, unless it closes a quotation that ends in a number


@dataclass(slots=True, eq=False)
class _Mark:
    """One quotation mark. ``partner`` and ``nests`` are known once the family is paired."""

    start: int
    end: int
    shape: str
    family: str
    side: _Side
    partner: _Mark | None = field(default=None, repr=False)
    following: _Mark | None = field(default=None, repr=False)  # the next one of its family in the paragraph
    nests: bool = False  # marks of its own family stand between it and its partner


# The marks of each family, which pair with one another in any shape. The last two families count only
# in a document without marks of the others: « › » is also an arrow, « ’ » an apostrophe.
_FAMILIES = {"«": ("«", "»", "<<", ">>"), "“": ("“", "”", "„", "‟"), '"': ('"', "″", "＂"), "''": ("''", "``")}
_INNER_FAMILIES = {"‹": ("‹", "›"), "‘": ("‘", "’")}
_OPENING = frozenset(["«", "<<", "“", "„", "‟", "``", "‹", "‘"])
_CLOSING = frozenset(["»", ">>", "”", "›", "’"])
_TYPED = frozenset(['"', "″", "＂", "''"])  # the same on both sides
# Marks that are something else (code, mail quotes, arrows, apostrophes) where they are not in pairs.
_WEAK = frozenset(["<<", ">>", "''", "``", "‹", "›", "‘", "’"])

# Longest quotations believed where marks do not settle it, in characters, set on French news:
# one quotation in a thousand within one paragraph is longer than 1,500.
_LONGEST = 1500
_LONGEST_NESTING = 600  # in straight marks, with straight marks inside; or sharing its closing mark
_LONGEST_UNCLOSED = 600  # ending elsewhere than at the end of its paragraph
_LONGEST_UNOPENED = 400
# A quotation left open may be closed by a lone mark this many paragraphs later.
_PARAGRAPHS_AHEAD = 6

_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C)))
_SPACES += "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_NO_BREAK = "\xa0\u2007\u2009\u202f\u2060"
_OPENERS = "([{«“„‹‘<—–-/='’"
_STOPS = ".,;:!?…"
_CLOSERS = ")]}»”›>—–-/" + _STOPS
_MARKS_AND_SPACES = _SPACES + "".join({*_OPENING, *_CLOSING, *_TYPED})

# Where an unclosed quotation may end and an unopened one start.
_SENTENCE_END = regex.compile(r"(?:(?<=[\p{Ll}\d%)])[.…]|(?<=[\p{L}\d%)]\s?)[!?])(?=\s++[\p{Lu}\d])")
_COLON = regex.compile(r"(?r):\s++")
# « , a-t-il dit », « , explique-t-elle », « , a déclaré Anne Roux »: the narrator spoke in between.
_INCISE = regex.compile(r"-(?:t-)?(?:ils?|elles?|on|je)\b|[,?!]\s(?:a|ont|avait)\s\p{Ll}{2,15}(?:é|it|u)\s")
_MEASURE = regex.compile(r"(?r)(?<certain>[′'’°]\s?\d{1,2}(?:[.,]\d+)?)|(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?")


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The outer quotations of ``text`` in order, none overlapping, each within one of ``paragraphs``.

    « A « B » C » gives one quotation; an opening mark that is never closed gives one that ends
    with its paragraph; quotations without words are left out.
    """
    result: list[Quotation] = []
    for index, marks in _marks_by_paragraph(text, paragraphs):
        left_open = _left_open(result, paragraphs, index)
        span = paragraphs[index]
        carries_on = left_open is not None and left_open.paragraph == index - 1 and _continues(left_open, marks, span)
        _pair(text, marks, span)
        start = span.start
        if left_open is not None and not carries_on and (lone := _lone_close(left_open, marks)):
            result += _carried(text, paragraphs, range(left_open.paragraph + 1, index), left_open.style)
            result.append(_quotation(text, Span(start, lone.end), index, None, lone, carries_on=True))
            start = lone.end
        for number, quotation in enumerate(_outer(text, Span(start, span.end), index, marks)):
            is_first = number == 0 and carries_on and quotation.start == span.start
            result.append(replace(quotation, carries_on=True) if is_first else quotation)
    return result


# --- Finding the marks -------------------------------------------------------------------------


def _marks_by_paragraph(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, list[_Mark]]]:
    """The marks of each paragraph that has some, with the index of the paragraph."""
    found = _positions(text, _FAMILIES) or _positions(text, _INNER_FAMILIES)
    at = 0
    for index, span in enumerate(paragraphs):
        while at < len(found) and found[at][0] < span.start:
            at += 1
        first = at
        while at < len(found) and found[at][0] < span.end:
            at += 1
        if at > first and (marks := list(_sided(text, span, found[first:at]))):
            yield index, marks


def _positions(text: str, families: Mapping[str, tuple[str, ...]]) -> list[tuple[int, int, str, str]]:
    """Every mark of the families as (start, end, shape, family), runs of one straight mark as one."""
    found: list[tuple[int, int, str, str]] = []
    for family, shapes in families.items():
        for shape in shapes:
            at = text.find(shape)
            while at >= 0:
                end = at + len(shape)
                found.append((at, end, shape, family))
                at = text.find(shape, end)
    found.sort()
    return found


def _sided(text: str, span: Span, found: Sequence[tuple[int, int, str, str]]) -> Iterator[_Mark]:
    """The marks of one paragraph with the side that their neighbours tell; apostrophes and feet left out.

    A run of straight marks (« ""Titre"" ») that clearly opens or closes is one mark.
    """
    at = 0
    while at < len(found):
        start, end, shape, family = found[at]
        last = at
        if shape in _TYPED:
            while last + 1 < len(found) and found[last + 1][0] == found[last][1] and found[last + 1][2] == shape:
                last += 1
        side = _side(text, span, Span(start, found[last][1]), shape)
        if last > at and side is _Side.EITHER:
            for start, end, _, _ in found[at : last + 1]:
                yield _Mark(start, end, shape, family, side)
        elif side is not None:
            yield _Mark(start, found[last][1], shape, family, side)
        at = last + 1


def _side(text: str, span: Span, mark: Span, shape: str) -> _Side | None:
    """On which side of a quotation the mark stands; None where it is no mark."""
    before = text[mark.start - 1] if mark.start > span.start else " "
    after = text[mark.end] if mark.end < span.end else " "
    if shape in _TYPED:
        return _typed_side(text, span, mark, before, after)
    is_outside = mark.start == span.start, mark.end == span.end
    if shape in "‘’":
        if (shape == "‘" and before.isalnum()) or (shape == "’" and after.isalpha()):
            return None
    elif shape in _OPENING:
        misused = not before.isspace() and before not in _OPENERS and (after in ",;.)" or is_outside[1])
        misused |= shape == "“" and not before.isspace() and before not in _OPENERS and after.isspace()
        return _Side.CLOSE if misused else _Side.OPEN
    elif shape == "”" and (before.isspace() or before in _OPENERS) and (after.isalnum() or after in _OPENERS):
        return _Side.OPEN
    return _Side.OPEN if shape in _OPENING else _Side.CLOSE


def _typed_side(text: str, span: Span, mark: Span, before: str, after: str) -> _Side | None:
    """The side of a straight mark by what stands next to it."""
    if before.isdigit() and mark.end - mark.start <= 2 and not after.isalpha():
        measure = _MEASURE.match(text, span.start, mark.start)
        if measure is not None:
            return None if measure["certain"] else _Side.MEASURE
    if text[mark.start] == "'" and before.isalnum() and after.isalnum():
        return None
    may_open = before.isspace() or before in _OPENERS or (before == ":" and not after.isspace())
    may_close = after.isspace() or after in _CLOSERS
    if before.isspace() and after in "….«(" + "—–-" and text[mark.end : mark.end + 2] not in (". ", "- ", "– ", "— "):
        may_close = False  # « "... et puis" », « "- Oui" »
    if before == ":" and after.isspace():
        return _Side.EITHER
    if may_open and may_close:
        return _side_by_spaces(text, span, mark, before, after)
    if before in _STOPS and after.isalnum():
        return _Side.EITHER
    return _Side.OPEN if may_open else _Side.CLOSE if may_close else _Side.EITHER


def _side_by_spaces(text: str, span: Span, mark: Span, before: str, after: str) -> _Side:
    """The side of a straight mark between spaces, brackets or stops: « : " Oui " , dit-il »."""
    if not after.isspace():
        return _Side.CLOSE if before.isspace() and after in _STOPS + ")]" else _Side.EITHER
    if not before.isspace():
        return _Side.OPEN if before in "([{«" else _Side.EITHER
    if mark.start == span.start:
        return _Side.OPEN
    if mark.end == span.end:
        return _Side.CLOSE
    if (after in _NO_BREAK) != (before in _NO_BREAK):
        return _Side.OPEN if after in _NO_BREAK else _Side.CLOSE
    return _Side.OPEN if text[mark.start - 2] == ":" else _Side.EITHER


# --- Pairing them ------------------------------------------------------------------------------


def _pair(text: str, marks: Sequence[_Mark], span: Span) -> None:
    """Give the marks of a paragraph their partners, each family for itself, and settle their sides."""
    families: dict[str, list[_Mark]] = {}
    for mark in marks:
        families.setdefault(mark.family, []).append(mark)
    for members in families.values():
        for mark, following in pairwise(members):
            mark.following = following
        _pair_family(text, members, span)


def _pair_family(text: str, marks: Sequence[_Mark], span: Span) -> None:
    """Pair the marks of one family, the innermost first."""
    waiting: list[_Mark] = []
    for mark in marks:
        if waiting and mark.shape in _TYPED and mark.start - waiting[-1].end > _LONGEST:
            waiting.clear()
        mark.side = _settled_side(text, mark, waiting[-1] if waiting else None, span)
        if mark.side is _Side.OPEN:
            waiting.append(mark)
        elif mark.side is _Side.CLOSE and waiting:
            opening = waiting.pop()
            opening.partner, mark.partner = mark, opening
            opening.nests = opening.following is not mark


def _settled_side(text: str, mark: _Mark, waiting: _Mark | None, span: Span) -> _Side:
    """The side of a mark, given the mark that is open before it and the one that follows."""
    following = mark.following
    if waiting is None:
        if mark.side is _Side.EITHER or (mark.side is _Side.CLOSE and _opens_instead(text, mark, span)):
            return _Side.OPEN
        return mark.side
    if mark.side is _Side.MEASURE:
        is_measure = following is not None and following.side is _Side.CLOSE and text[mark.end] not in _STOPS
        return mark.side if is_measure else _Side.CLOSE
    if mark.side is _Side.EITHER:
        return _Side.CLOSE
    # « "Nous partons "dit-il. "Demain." »: the space stands on the wrong side.
    is_typed_twice = mark.side is _Side.OPEN and mark.shape in _TYPED and waiting.following is mark
    if is_typed_twice and (following is None or following.side is _Side.OPEN) and text[mark.start - 1] not in ":'’(":
        return _Side.CLOSE
    return mark.side


def _opens_instead(text: str, mark: _Mark, span: Span) -> bool:
    """Whether a closing mark with nothing open is one that opens: « dit" Je pars" », « »Je pars« »."""
    following = mark.following
    if following is None or following.start - mark.end > _LONGEST_UNCLOSED:
        return False
    if mark.shape in _TYPED:
        return following.side is _Side.CLOSE
    is_before_word = mark.start == span.start or (text[mark.start - 1].isspace() and not text[mark.end].isspace())
    return is_before_word and following.side is not _Side.EITHER and mark.shape not in _WEAK


# --- Keeping the outer ones --------------------------------------------------------------------


def _outer(text: str, span: Span, index: int, marks: Sequence[_Mark]) -> Iterator[Quotation]:
    """The outer quotations of one paragraph, from its marks within ``span``."""
    floor = span.start
    has_pairs = any(mark.partner for mark in marks)
    for number, mark in enumerate(marks):
        if mark.start < floor or mark.side is _Side.MEASURE:
            continue
        quotation = None
        if mark.side is _Side.OPEN:
            if mark.partner is not None and _is_believable(mark, mark.partner):
                quotation = _quotation(text, Span(mark.start, mark.partner.end), index, mark, mark.partner)
            elif mark.shape not in _WEAK:
                quotation = _unclosed(text, span, index, marks, number)
        elif mark.partner is None and mark.shape not in _WEAK:
            quotation = _unopened(text, Span(floor, span.end), index, mark, is_certain=not has_pairs)
            floor = mark.end
        if quotation is not None:
            floor = quotation.end
            if text[quotation.inner.start : quotation.inner.end].strip(_MARKS_AND_SPACES):
                yield quotation


def _is_believable(opening: _Mark, closing: _Mark) -> bool:
    """Whether a pair is one quotation, and not two marks left over with others between them."""
    length = closing.start - opening.end
    if opening.shape in _TYPED and opening.nests and length > _LONGEST_NESTING:
        opening.partner = closing.partner = None
        return False
    return True


def _unclosed(text: str, span: Span, index: int, marks: Sequence[_Mark], number: int) -> Quotation:
    """The quotation of an opening mark without partner.

    Shapes: « Nous partons, dit-il.[end of paragraph]; « Nous partons. Il ajoute : « Demain » (ends
    before the second mark); « Il a dit : « Nous partons. » (one mark closes both).
    """
    mark = marks[number]
    following = mark.following
    if mark.family != "«" and following is None:
        following = next((other for other in marks[number + 1 : number + 2] if other.partner), None)
    if following is None:
        end = span.end if span.end - mark.end <= _LONGEST else _cut(text, mark.end, mark.end + _LONGEST_UNCLOSED)
        return _quotation(text, Span(mark.start, end), index, mark, None)
    closing = following.partner
    if closing is not None and closing.start > following.start and _shares_closing(text, mark, following, closing):
        return _quotation(text, Span(mark.start, closing.end), index, mark, closing)
    end = _cut(text, mark.end, min(following.start, mark.end + _LONGEST_UNCLOSED))
    return _quotation(text, Span(mark.start, end), index, mark, None)


def _shares_closing(text: str, mark: _Mark, following: _Mark, closing: _Mark) -> bool:
    """Whether the closing mark of ``following`` closes ``mark`` as well."""
    if mark.shape in _TYPED or mark.family != following.family or closing.start - mark.end > _LONGEST_NESTING:
        return False
    return not _INCISE.search(text, mark.end, following.start)


def _cut(text: str, start: int, end: int) -> int:
    """The end of the last sentence that ends in ``text[start:end]``, else ``end`` without white space."""
    last = None
    for last in _SENTENCE_END.finditer(text, start, end):
        pass
    return last.end() if last else start + len(text[start:end].rstrip(_SPACES))


def _unopened(text: str, span: Span, index: int, mark: _Mark, *, is_certain: bool) -> Quotation | None:
    """The quotation of a closing mark without partner, starting after ``span.start``; None if implausible.

    It starts after the last colon, else with the paragraph if that is near, else with its sentence.
    """
    before = text[span.start : mark.start].rstrip(_SPACES)[-1:]
    after = text[mark.end : min(span.end, mark.end + 3)].lstrip(_SPACES)[:1]
    if not is_certain and before not in (*".!?…",) and after != ",":
        return None
    start = max(span.start, mark.start - _LONGEST_UNOPENED)
    colon = _COLON.search(text, start, mark.start)
    if colon is not None:
        start = colon.end()
    elif start > span.start or not is_certain:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, max(start, mark.start - 2))]
        if not ends:
            return None
        start = ends[-1]
    start += len(text[start : mark.start]) - len(text[start : mark.start].lstrip(_SPACES))
    return _quotation(text, Span(start, mark.end), index, None, mark)


# --- Making quotations -------------------------------------------------------------------------


def _quotation(
    text: str, span: Span, index: int, opening: _Mark | None, closing: _Mark | None, *, carries_on: bool = False
) -> Quotation:
    """The record of a quotation with its marks, where they exist."""
    start = opening.end if opening else span.start
    end = max(start, closing.start if closing else span.end)
    words = text[start:end]
    end = max(start, start + len(words.rstrip(_SPACES)))
    start = min(end, start + len(words) - len(words.lstrip(_SPACES)))
    mark = opening or closing
    return Quotation(
        start=span.start,
        end=span.end,
        inner=Span(start, end),
        paragraph=index,
        opened=opening is not None,
        closed=closing is not None,
        carries_on=carries_on,
        style=mark.shape if mark else "",
    )


# --- From one paragraph to the next ------------------------------------------------------------


def _left_open(found: Sequence[Quotation], paragraphs: Sequence[Span], index: int) -> Quotation | None:
    """The last quotation found, if its paragraph ended before it was closed and is not far from ``index``."""
    if not found or found[-1].closed or index - found[-1].paragraph > _PARAGRAPHS_AHEAD:
        return None
    last = found[-1]
    return last if last.end == paragraphs[last.paragraph].end and last.paragraph != index else None


def _family(shape: str) -> str:
    """The family of a mark."""
    return next(family for family, shapes in {**_FAMILIES, **_INNER_FAMILIES}.items() if shape in shapes)


def _continues(left_open: Quotation, marks: Sequence[_Mark], span: Span) -> bool:
    """Whether the paragraph starts with a mark that goes on with the open quotation; then it opens.

    Printers used « as well as » for it.
    """
    first = marks[0]
    if first.start != span.start or first.family != _family(left_open.style):
        return False
    first.side = _Side.OPEN
    return True


def _lone_close(left_open: Quotation, marks: Sequence[_Mark]) -> _Mark | None:
    """The closing mark of a paragraph that closes a quotation left open in one before it."""
    for mark in marks:
        if mark.family == _family(left_open.style) and mark.partner is None:
            return mark if mark.side is _Side.CLOSE else None
    return None


def _carried(text: str, paragraphs: Sequence[Span], indexes: Sequence[int], style: str) -> Iterator[Quotation]:
    """Whole paragraphs without marks, in the midst of a quotation."""
    for index in indexes:
        quotation = _quotation(text, paragraphs[index], index, None, None, carries_on=True)
        yield replace(quotation, style=style)
