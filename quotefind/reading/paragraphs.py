"""Step 1: paragraphs, lines and sentences of a text, as offsets into the text as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from unicodedata import normalize

import regex

from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import abbreviations, places
from quotefind.model import Span
from quotefind.snapshot import pattern

# White space and the invisible characters that stand like it at the edge of a line.
_INVISIBLE = "\ufeff\u200b\u2060"
_BREAKS = r"\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"[^\s{_INVISIBLE}][^{_BREAKS}]*+")  # re finds a run of one class in half the time of regex
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C)))
_SPACES += "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_LINE_BREAK = pattern(r"\r\n?|\n")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without the white space around them, none empty: one a line.

    Lines that are no paragraphs are joined before (``lines.py``).
    """
    return [Span(match.start(), match.start() + len(match[0].rstrip(_SPACES))) for match in _LINE.finditer(text)]


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of ``text`` start; ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""
    if "\r" in text:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
    starts = [0]
    while at := text.find("\n", starts[-1]) + 1:
        starts.append(at)
    return starts


def line_of(starts: Sequence[int], offset: int) -> int:
    """The line of ``offset``, from 1, given the result of ``line_starts``."""
    return bisect_right(starts, offset)


# A full stop, or a run of stops, and what still belongs to the sentence: closing marks and note calls.
_STOP = pattern(r"(?<stop>[.!?…]++(?:[  ]?[!?]++)*+)(?<close>(?:[)\]»”\"’]|\[\d{1,3}\]|[¹²³⁴-⁹])*+)")
_NEXT = pattern(r"[\s\u2060\ufeff]*+(?<char>.)", regex.DOTALL)
_WORD_BEFORE = pattern(r"(?r)[\p{L}\p{M}\p{N}.°\-]{1,20}")
# « J », « Ph », « J.-M », « U.S.A »: letters whose full stop ends no sentence by itself.
_INITIALS = pattern(r"(?:\p{Lu}\p{M}*|[CPT]h|[A-Z][rlh])(?:\.-?(?:\p{Lu}\p{M}*|[CPT]h))*")
# Words that stand after initials and abbreviations only where a new sentence starts: « le plan B. Il ».
_STARTER = pattern(
    r"\s++(?:(?:Ils?|Elles?|On|Nous|Vous|Je|Ces?|Cette|Mais|Et|Dans|Pour|Les|Cela|Une?|Son|Sa|Ses|Leurs?|Selon|Après"
    r"|Depuis|Puis|Quant|Si)\s|(?:L[ae]\s|L['’])\p{Ll})"
)
# The same after a word that is an abbreviation only now and then: « le vol. Le ».
_ARTICLE = pattern(r"\s++(?:L[ae]\s|L['’])")
# « fin.Le lendemain »: the space is missing, and it is no « U.S.A. », no « M.Dupont » and no address.
_GLUED = pattern(r"(?<=(?:\p{Ll}{2}|\d{4})[.!?])\p{Lu}(?:\p{Ll}|['’]\p{L}|\s\p{Ll})")
# How far ahead the patterns above look, in characters: without a bound the engine would search the rest
# of the text for their letters at every stop.
_AHEAD = 20
# By so many letters before its full stop a word is told from all abbreviations at once.
_TAIL = 3
# What no sentence ends with, whatever follows: « M. Un tel », « P.-S. Il pleut ».
_BEFORE_SENTENCE = frozenset(["M", "MM", "N.B", "P.-S"])
# Abbreviations that end a sentence as soon as a capital follows.
_OFTEN_LAST = frozenset(["etc", "suiv", "a.m", "p.m"])
_NEXT_CAPITAL = pattern(r"\s++[\p{Lu}«“\"]")
MAX_DATELINE = 120
_OMITTED = ("(", "[")  # « (…) », « [...] », « (?) » belong inside a sentence


# « Dakar, 23 juin (APS) – », « PARIS (Reuters) - », « Rabat, le 1er mars 2022 – », « (AFP) »: bounded on every side.
_DATELINE = pattern(
    r"(?<place>\p{Lu}[\w’'.-]{1,24}(?:[ -](?:\p{Lu}[\w’'.-]{0,24}|d[eu]|l[ae]|sur|en)){0,4})?+"
    r"(?<date>,?\s?(?:le\s)?(?:\d{1,2}(?:er)?|[Pp]remier)\s(?:janv?(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin"
    r"|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?)\b\.?(?:\s\d{4})?)?+"
    r"(?:\s?/\s?(?<letters>\p{Lu}{2,6})\b)?+"
    r"(?:\s?\((?<agency>[\w ’'.-]{2,25})\))?+"
    r"(?<dash>\s?[–—]|\s--?(?=\s)|(?<=\))--?(?=\s))?+"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """The offset right after the dateline that opens ``text[start:end]``; ``start`` where none does.

    A place and a date or an agency, a dash or the agency behind them: no « Paul Roux (PS) – », who speaks.
    """
    match = _DATELINE.match(text, start, min(end, start + MAX_DATELINE))
    if match is None or match.end() == start:
        return start
    place, date, letters, agency, dash = match.group("place", "date", "letters", "agency", "dash")
    is_known = agency is not None and agency.lower() in _agencies()
    if dash is None:
        is_line = is_known or (date is not None and agency is not None and agency.isupper())
        return match.end() if is_line and _NEXT_CAPITAL.match(text, match.end(), end) else start
    place = place or ""
    is_place = place.lower() in places()
    is_town = is_place and (place.isupper() or dash.endswith("—"))  # « QUÉBEC – », « Alger — »
    is_line = date is not None or letters is not None or is_known or is_town
    return match.end() if is_line or (agency is not None and (is_place or not place)) else start


@cache
def _agencies() -> frozenset[str]:
    return function_words("news_agency") | function_words("dateline_agency")


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """The offsets right after each sentence that ends in ``text[start:end]``, in order.

    The stop, closing brackets and note calls belong to the sentence. The stretch holds no quotation;
    a last sentence without a stop has no end in the list.
    """
    ends = []
    for match in _STOP.finditer(text, start, end):
        at, after = match.span()
        if _is_plain_end(text, at, after) or _is_end(text, start, at, match.end(1), after):
            ends.append(after)
    return ends


def _is_plain_end(text: str, stop: int, end: int) -> bool:
    """Whether a lone full stop stands between a long word and a capital: what most sentences end with."""
    return (
        text[stop:end] == "."
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
        and _is_long_word(text[stop - _TAIL : stop])
    )


def _is_end(text: str, floor: int, stop: int, stop_end: int, end: int) -> bool:
    """Whether the stop at ``text[stop:stop_end]``, with its closing marks up to ``end``, ends a sentence."""
    if stop > floor and text[stop - 1] in _OMITTED:
        return False
    following = _NEXT.match(text, end)
    if following is None:
        return True
    char = following["char"]
    if following.start("char") == end:
        return char in '«“"' or (end == stop + 1 and _is_glued(text, floor, stop))
    if char.islower() or char in ",;:":
        return False
    if text[stop] != "." or stop_end > stop + 1 or end > stop_end or _is_long_word(text[stop - _TAIL : stop]):
        return True
    return not _is_abbreviation(text, floor, stop)


def _is_long_word(tail: str) -> bool:
    """Whether the letters before a full stop are the end of a word that is no abbreviation."""
    return tail.islower() and tail.isalpha() and tail not in _abbreviation_tails()


@cache
def _abbreviation_tails() -> frozenset[str]:
    """The last letters of the abbreviations: one such as « env. » has no more, and a space before them."""
    return frozenset(word[:-1][-_TAIL:] for word in abbreviations() | _BEFORE_SENTENCE)


def _is_glued(text: str, floor: int, stop: int) -> bool:
    """Whether only the space is missing after the stop at ``stop``."""
    if not _GLUED.match(text, stop + 1, stop + 1 + _AHEAD):
        return False
    word = _WORD_BEFORE.match(text, floor, stop)
    return word is not None and "." not in word[0] and _abbreviated(word[0]) not in abbreviations()


def _is_abbreviation(text: str, floor: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it: « M. », « J.-M. », « 1. »."""
    match = _WORD_BEFORE.match(text, floor, stop)
    if match is None:
        return False
    word = match[0]
    if text[match.start() - 1 : match.start()] == "/":
        return False  # « 30 km/h. »
    if word.isdigit():
        return not text[floor : match.start()].strip(_SPACES)
    if word in _BEFORE_SENTENCE:
        return True
    if word.lower() in _OFTEN_LAST:
        return False
    after = stop + 1, stop + 1 + _AHEAD
    if _STARTER.match(text, *after) or (word[0].islower() and _ARTICLE.match(text, *after)):
        return False
    return bool(_INITIALS.fullmatch(word)) or _abbreviated(word) in abbreviations()


def _abbreviated(word: str) -> str:
    """The word as the list of abbreviations has it."""
    return normalize("NFC", word).lower() + "."
