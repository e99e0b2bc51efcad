"""Step 2: quotation marks, paired to the outer quotations of each paragraph.

Works in three passes, each linear: find the marks and tell the side of each from its neighbours,
pair the marks of one family within a paragraph, then walk over the paragraph and keep the outermost
pairs. What cannot be paired is repaired on the spot, so that one mark too many never turns the rest
of a text inside out. Who speaks, and the incise inside a quotation, are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from quotefind.lexicons.verbs import verb_forms
from quotefind.model import Quotation, Span
from quotefind.snapshot import pattern


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
    left: int = 0  # how many of its family stand in the paragraph from this one on
    nests: bool = False  # marks of its own family stand between it and its partner


# The marks of each family, which pair with one another in any shape. The last two families count only
# in a document without marks of the others: « › » is also an arrow, « ’ » an apostrophe.
_FAMILIES = {"«": ("«", "»", "<<", ">>"), "“": ("“", "”", "„", "‟"), '"': ('"', "″", "＂", "''", "``")}
_INNER_FAMILIES = {"‹": ("‹", "›"), "‘": ("‘", "’")}
_OPENING = frozenset(["«", "<<", "“", "„", "‟", "``", "‹", "‘"])
_CLOSING = frozenset(["»", ">>", "”", "›", "’"])
_TYPED = frozenset(['"', "″", "＂", "''"])  # the same on both sides
# Closing marks that open where a publishing system turns them over, each with the mark that then closes.
_TURNED = {"»": "«", "”": "“", ">>": "<<"}
# Marks that are something else (code, mail quotes, arrows, apostrophes) where they are not in pairs.
_WEAK = frozenset(["<<", ">>", "''", "``", "‹", "›", "‘", "’"])

# Longest quotations believed where marks do not settle it, in characters, set on French news:
# one quotation in a thousand within one paragraph is longer than 1,500.
_LONGEST = 1500
_LONGEST_NESTING = 3000  # with marks of the same family inside
_LONGEST_TYPED_NESTING = 600  # the same in straight marks, where it is rare; also of two that share one closing mark
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
_STOP_AFTER = pattern(r"\s{1,2}(?:[,;)]|\.(?!\s?+[.\w]))")  # « Nous partons« | , dit-il »
_WORD = pattern(r"[\p{L}\p{N}]")

# Where an unclosed quotation may end and an unopened one start.
_SENTENCE_END = pattern(r"(?:(?<=[\p{Ll}\d%)])[.…]|(?<=[\p{L}\d%)]\s?)[!?])(?=\s++[\p{Lu}\d])")
_COLON = pattern(r"(?r):\s++")
# The narrator spoke in between: « , a-t-il dit », « , a déclaré Anne Roux »,
_INCISE = pattern(
    r"[,?!]\s[^,.]{1,30}-(?:t-)?(?:ils?|elles?|on)\b|[,?!]\s(?:lui\s|nous\s|m['’])?(?:a|ont|avait)\s\p{Ll}{0,15}(?:é|it|u)\s"
)
# « , explique la directrice », where the word is a verb of saying.
_VERB_INCISE = pattern(
    r"[,?!]\s(?:(?:lui|nous|leur|[mts][e'’])\s?)?(?<verb>\p{Ll}{3,}+)\s(?:l[ae]s?\s|l['’]|ce\w*+\s|une?\s|\p{Lu})"
)
# « "... et puis », « "- Oui »: what follows an opening straight mark, though it looks like the end.
_OPEN_THOUGH = pattern(r"…|\.\.|[–—\-]\S|[–—]\s\p{Lu}")
_TURN = pattern(r"(?:--|[–—\-])\s*+")  # the dash of a turn of dialogue
_MEASURE = pattern(r"(?r)(?<certain>[′'’°]\s?\d{1,2}(?:[.,]\d+)?)|(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?")


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The outer quotations of ``text`` in order, none overlapping, each within one of ``paragraphs``.

    « A « B » C » gives one quotation; an opening mark that is never closed gives one that ends
    with its paragraph; quotations without words are left out.
    """
    result: list[Quotation] = []
    for index, marks in _marks_by_paragraph(text, paragraphs):
        left_open = _left_open(result, paragraphs, index)
        span = paragraphs[index]
        is_next = left_open is not None and left_open.paragraph == index - 1
        carries_on = is_next and _continues(text, result[-1], marks, span)
        _pair(text, marks, span)
        start = span.start
        if left_open is not None and not carries_on and (lone := _lone_close(left_open, marks)):
            result += _carried(text, paragraphs, left_open, index, lone)
            start = lone.end
        for quotation in _outer(text, Span(start, span.end), index, marks):
            goes_on = quotation.start == span.start if carries_on else _goes_on(text, result[-1:], quotation)
            carries_on = False
            result.append(quotation._replace(carries_on=True) if goes_on else quotation)
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
    if shape in "‘’":
        if (shape == "‘" and before.isalnum()) or (shape == "’" and after.isalpha()):
            return None
    elif shape in _OPENING:
        is_after_word = not before.isspace() and before not in _OPENERS
        misused = mark.end == span.end or after in ",;)" or (is_after_word and after == ".")
        misused |= shape == "“" and is_after_word and after.isspace()
        misused |= after.isspace() and _STOP_AFTER.match(text, mark.end, span.end) is not None
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
    if before.isspace() and _OPEN_THOUGH.match(text, mark.end):
        may_close = False
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
        for left, mark in enumerate(reversed(members), start=1):
            mark.left = left
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
    if mark.side is _Side.EITHER or _TURNED.get(waiting.shape) == mark.shape:
        return _Side.CLOSE
    if mark.side is _Side.OPEN and mark.shape in _TYPED and waiting.following is mark:
        return _Side.CLOSE if _closes_instead(text, mark) else _Side.OPEN
    return mark.side


def _closes_instead(text: str, mark: _Mark) -> bool:
    """Whether the second of two opening straight marks closes: « "Nous partons "dit-il. "Demain." ».

    After a stop and before a capital it opens another time: « "Nous partons. "Demain, j'espère." »
    """
    if mark.following is not None and mark.following.side is not _Side.OPEN:
        return False
    before = _last_char(text, 0, mark.start)
    return before not in (*":'’(", "") and not (before in _STOPS and text[mark.end : mark.end + 1].isupper())


def _opens_instead(text: str, mark: _Mark, span: Span) -> bool:
    """Whether a closing mark with nothing open is one that opens.

    « dit" Je pars" » | »Je pars« | il a dit : » Je pars « , ce » vol » : guillemets turned over, as some
    publishing systems write them; they come in twos, while a » that lost its « leaves an odd number.
    """
    following = mark.following
    if following is None or following.start - mark.end > _LONGEST_UNCLOSED:
        return False
    if mark.shape in _TYPED:
        return following.side is _Side.CLOSE
    is_after_space = mark.start == span.start or text[mark.start - 1].isspace()
    if mark.shape in _TURNED and is_after_space and mark.left % 2 == 0:
        return text[mark.end].isspace() or text[mark.end].isalnum()
    is_before_sign = text[mark.end].isspace() or text[mark.end] in _CLOSERS  # « … jusqu'au bout », dit-il »
    is_before_word = mark.start == span.start or (is_after_space and not is_before_sign)
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
            if _WORD.search(text, quotation.inner.start, quotation.inner.end):
                yield quotation


def _is_believable(opening: _Mark, closing: _Mark) -> bool:
    """Whether a pair is one quotation, and not two marks left over with others between them."""
    longest = _LONGEST_TYPED_NESTING if opening.shape in _TYPED else _LONGEST_NESTING
    if not opening.nests or closing.start - opening.end <= longest:
        return True
    opening.partner = closing.partner = None
    return False


def _unclosed(text: str, span: Span, index: int, marks: Sequence[_Mark], number: int) -> Quotation:
    """The quotation of an opening mark without partner.

    1. « Nous partons" — a mark of another family closes it.
    2. « Nous partons, dit-il.[end of paragraph] — ends with the paragraph.
    3. Il a dit : « Nous partons. Il ajoute : « Demain. » — one mark closes both.
    4. « Nous partons. « Demain, j'espère. » — ends before the next mark.
    """
    mark, neighbour = marks[number], marks[number + 1] if number + 1 < len(marks) else None
    if neighbour is not None and neighbour.side is _Side.CLOSE and neighbour.partner is None:
        return _quotation(text, Span(mark.start, neighbour.end), index, mark, neighbour)
    following = mark.following
    if following is None and mark.family != "«" and neighbour is not None and neighbour.partner is not None:
        following = neighbour
    if following is None and span.end - mark.end <= _LONGEST:
        return _quotation(text, span._replace(start=mark.start), index, mark, None)
    if following is not None and (closing := _shared_closing(text, mark, following)) is not None:
        return _quotation(text, Span(mark.start, closing.end), index, mark, closing)
    end = _cut(text, mark.end, following.start if following is not None else mark.end + _LONGEST_UNCLOSED)
    return _quotation(text, Span(mark.start, end), index, mark, None)


def _shared_closing(text: str, mark: _Mark, following: _Mark) -> _Mark | None:
    """The closing mark of ``following`` where it closes ``mark`` as well, else None."""
    closing = following.partner
    if closing is None or following.side is not _Side.OPEN or mark.family != following.family:
        return None
    start, end = mark.end, following.start
    if closing.start - start > _LONGEST_TYPED_NESTING or _ends_sentence(text, start, end):
        return None
    if mark.shape in _TYPED and _SENTENCE_END.search(text, start, end):
        return None
    return None if _incise_end(text, start, end) else closing


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` ends with a stop, white space aside."""
    return _last_char(text, start, end) in (*".!?…",)


def _last_char(text: str, start: int, end: int) -> str:
    """The last character of ``text[start:end]`` that is no white space, or nothing."""
    return text[max(start, end - 4) : end].rstrip(_SPACES)[-1:]


def _incise_end(text: str, start: int, end: int) -> int:
    """Where the first incise of the narrator in ``text[start:end]`` ends, 0 where there is none."""
    incise = _INCISE.search(text, start, end)
    ends = [incise.end()] if incise else []
    forms = verb_forms()
    ends += [match.end() for match in _VERB_INCISE.finditer(text, start, end) if match["verb"] in forms][:1]
    return min(ends, default=0)


def _cut(text: str, start: int, limit: int) -> int:
    """The end, before ``limit``, of an unclosed quotation whose words start at ``start``.

    That is the end of the sentence with the incise; without an incise, of the last sentence.
    """
    end = min(limit, start + _LONGEST_UNCLOSED)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    if end == limit and _ends_sentence(text, start, end):
        ends.append(start + len(text[start:end].rstrip(_SPACES)))
    incise = _incise_end(text, start, end)
    if incise:
        ends = [stop for stop in ends if stop >= incise][:1]
    return ends[-1] if ends else start + len(text[start:end].rstrip(_SPACES))


def _unopened(text: str, span: Span, index: int, mark: _Mark, *, is_certain: bool) -> Quotation | None:
    """The quotation of a closing mark without partner, starting after ``span.start``; None if implausible.

    It starts after the last colon, else with the paragraph if that is near, else with its sentence.
    """
    before = _last_char(text, span.start, mark.start)
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


def _quotation(text: str, span: Span, index: int, opening: _Mark | None, closing: _Mark | None) -> Quotation:
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


def _continues(text: str, left_open: Quotation, marks: Sequence[_Mark], span: Span) -> bool:
    """Whether the paragraph starts with a mark that goes on with the open quotation; then it opens.

    Printers used « as well as » for it; but « », dit-il » on a new line closes.
    """
    first = marks[0]
    if first.start != span.start or first.family != _family(left_open.style):
        return False
    if first.shape in _CLOSING and text[first.end : min(span.end, first.end + 2)].strip(_SPACES)[:1] in (*",;.)", ""):
        return False
    first.side = _Side.OPEN
    return True


def _goes_on(text: str, before: Sequence[Quotation], quotation: Quotation) -> bool:
    """Whether the quotation opens where the one before it, in its paragraph, was left open: « A. « B. »"""
    if not before or before[0].closed or before[0].paragraph != quotation.paragraph:
        return False
    end = before[0].end
    return quotation.opened and _ends_sentence(text, before[0].start, end) and not text[end : quotation.start].strip()


def _lone_close(left_open: Quotation, marks: Sequence[_Mark]) -> _Mark | None:
    """The closing mark of a paragraph that closes a quotation left open in one before it."""
    for mark in marks:
        if mark.family == _family(left_open.style) and mark.partner is None:
            return mark if mark.side is _Side.CLOSE else None
    return None


def _carried(
    text: str, paragraphs: Sequence[Span], left_open: Quotation, index: int, closing: _Mark
) -> Iterator[Quotation]:
    """The paragraphs after the one of ``left_open``, to the lone ``closing`` mark in paragraph ``index``.

    « Vous partez ? [new paragraph] — Oui. » A dash hands over to another speaker: not carried on.
    """
    for number in range(left_open.paragraph + 1, index + 1):
        end = closing.end if number == index else paragraphs[number].end
        quotation = _quotation(
            text, Span(paragraphs[number].start, end), number, None, closing if number == index else None
        )
        turn = _TURN.match(text, *quotation.inner)
        inner = quotation.inner._replace(start=turn.end()) if turn else quotation.inner
        if inner.start < inner.end:
            yield quotation._replace(inner=inner, carries_on=turn is None, style=quotation.style or left_open.style)
