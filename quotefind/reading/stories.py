"""Stories, diaries and letters set in guillemets, each paragraph opened anew: they are told or written, not said.

« « Quand elle fut à mon côté, elle me saisit la main. [new line] « Je lui dis : « Courage. » » leaves « Courage. ».
What they quote are quotations of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quotefind.lexicons import read_words
from quotefind.model import Quotation, Span
from quotefind.reading.turns import narrates

MIN_PARAGRAPHS = 3  # opened by a guillemet that their own line does not close: fewer make no story
MIN_TOLD = 0.35  # of their sentences, in the tense of stories
MIN_LETTER = 25  # words; a shorter note is read out like speech
LOOK_BACK = 160  # from the letter's first words to the noun that says it is one
_SENTENCE = re.compile(r"[^.!?…«»]+[.!?…«»]*")
_INNER = re.compile(r"«[ \xa0\u202f]*+([^«»]+?)[ \xa0\u202f]*+(?:»|$)")
_WORD = re.compile(r"\w+")


def without_stories(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> list[Quotation]:
    """``quotations`` without those that are parts of a story or a letter, what these quote in their place."""
    opening = [index for index, one in enumerate(quotations) if _opens(paragraphs, one)]
    if not opening:
        return list(quotations)
    told = {*_stories(text, quotations, opening), *_letters(text, paragraphs, quotations, opening)}
    found: list[Quotation] = []
    for index, quotation in enumerate(quotations):
        found += _inside(text, quotation) if index in told else [quotation]
    return found


def _opens(paragraphs: Sequence[Span], quotation: Quotation) -> bool:
    """Whether a guillemet opens the paragraph and the quotation goes on to its end, or over it."""
    start, end = paragraphs[quotation.paragraph]
    return quotation.style == "«" and quotation.start == start and (not quotation.closed or quotation.end >= end - 1)


def _stories(text: str, quotations: Sequence[Quotation], opening: Sequence[int]) -> list[int]:
    """The paragraphs of a story, if the document has one: many left open, and told in its tense."""
    open_ended = [index for index in opening if not quotations[index].closed or quotations[index].carries_on]
    if len(open_ended) < MIN_PARAGRAPHS:
        return []
    share = {index: _told(text, quotations[index].inner) for index in open_ended}
    counts = [sum(column) for column in zip(*share.values(), strict=True)]
    return open_ended if counts[0] >= MIN_TOLD * counts[1] else []


def _told(text: str, span: Span) -> tuple[int, int]:
    """How many sentences tell, of how many."""
    sentences = [match[0] for match in _SENTENCE.finditer(text, *span) if len(match[0]) > 12]
    return sum(map(narrates, sentences)), len(sentences)


def _letters(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], opening: Sequence[int]
) -> Iterator[int]:
    """The paragraphs of letters: behind a colon and a noun such as « lettre », with all that is carried on."""
    last = -2
    for index in opening:
        quotation = quotations[index]
        if last >= 0 and quotation.paragraph == quotations[last].paragraph + 1 and quotation.carries_on:
            yield index
            last = index
            continue
        before = text[max(0, quotation.start - LOOK_BACK) : quotation.start].rstrip(" \xa0\n\r«*_")
        is_long = len(_WORD.findall(text, *quotation.inner)) >= MIN_LETTER or not quotation.closed
        if is_long and before.endswith(":") and not written_things().isdisjoint(_WORD.findall(before.lower())):
            yield index
            last = index


def _inside(text: str, quotation: Quotation) -> list[Quotation]:
    """What a paragraph of a story quotes itself."""
    found = []
    for match in _INNER.finditer(text, *quotation.inner):
        inner = Span(*match.span(1))
        found.append(Quotation(*match.span(), inner, quotation.paragraph, closed=match[0].endswith("»")))
    return found


@cache
def written_things() -> frozenset[str]:
    """Nouns for what is written, not said: ``lettre``, ``billet``, ``testament``."""
    return frozenset(read_words("written_things.txt"))
