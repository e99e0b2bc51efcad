"""Stories, diaries and letters set in guillemets, each paragraph opened anew: they are told or written, not said.

« « Quand elle fut à mon côté, elle me saisit la main. [new line] « Je lui dis : « Courage. » » leaves « Courage. ».
What they quote are quotations of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotefind.lexicons import read_words
from quotefind.lexicons.grammar import finite_forms
from quotefind.model import Quotation, Span
from quotefind.reading.turns import narrates

MIN_PARAGRAPHS = 3  # opened by a guillemet that their own line does not close: fewer make no story
MIN_TOLD = 0.35  # of their sentences, in the tense of stories
MIN_TALE = 0.08  # of them, in the simple past, which nobody speaks today
MIN_LETTER = 25  # words; a shorter note is read out like speech
LOOK_BACK = 160  # from the letter's first words to the noun that says it is one
_SENTENCE = re.compile(r"[^.!?…«»]+[.!?…«»]*")
_INNER = re.compile(r"«[ \xa0\u202f]*+([^«»]+?)[ \xa0\u202f]*+(?:»|$)")
MAX_DATE = 60  # characters of a line that dates a letter
_DASHES = ("—", "–", "--", "- ")
_DATE = re.compile(
    r"\b\d{1,2}(?:er)?[ \xa0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)
_WORD = re.compile(r"\w+")
_SIMPLE_PAST = ("èrent", "irent", "urent", "inrent", "âmes", "îmes", "ûmes")
_IN_A = re.compile(r"[^ \W]{3,}(?<![rv])a")  # « tomba », not « viendra »


class Marked(NamedTuple):
    """Quotations in marks without what is told or written, and the places of that."""

    quotations: list[Quotation]
    told: list[Span]


def without_stories(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], *, is_fiction: bool
) -> Marked:
    """``quotations`` without those that are parts of a story or a letter, what these quote in their place.

    ``is_fiction``: the text is known for a novel. In others, unless they tell in the simple past, a story or a letter
    is speech like any: what a witness tells or a minister writes.
    """
    opening = [index for index, one in enumerate(quotations) if _opens(text, paragraphs, one)]
    if not opening:
        return Marked(list(quotations), [])
    told = set(_stories(text, paragraphs, quotations, opening))
    if not (is_fiction or _is_tale(text, [quotations[index] for index in told])):
        return Marked(list(quotations), [])
    told |= set(_letters(text, paragraphs, quotations, opening))
    found: list[Quotation] = []
    for index, quotation in enumerate(quotations):
        found += _inside(text, quotation) if index in told else [quotation]
    return Marked(found, [Span(quotations[index].start, quotations[index].end) for index in sorted(told)])


def _opens(text: str, paragraphs: Sequence[Span], quotation: Quotation) -> bool:
    """Whether a guillemet opens the paragraph, or stands behind a colon, and the quotation goes on to its end."""
    start, end = paragraphs[quotation.paragraph]
    if quotation.style != "«":
        return False
    is_nested = quotation.start == start and text.find("«", quotation.inner.start, quotation.inner.end) >= 0
    if quotation.closed and quotation.end < end - 1 and not is_nested:
        return False
    return text[start : quotation.start].rstrip(" \xa0\u202f*_")[-1:] in ("", ":")


def _stories(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], opening: Sequence[int]
) -> Iterator[int]:
    """The paragraphs of stories, if the document has any: many left open, and told in their tense."""
    left_open = [index for index in opening if _is_left_open(text, quotations[index])]
    if len(left_open) < MIN_PARAGRAPHS:
        return
    share = {index: _told(text, quotations[index].inner) for index in left_open}
    if _tells(share.values()):
        for run in _runs(quotations, left_open):
            first = quotations[run[0]].paragraph
            goes_on = first > 0 and text.startswith(_DASHES, paragraphs[first - 1].start)
            if not goes_on and _tells(share[index] for index in run):
                yield from run


def _is_tale(text: str, told: Sequence[Quotation]) -> bool:
    """Whether the tense is that of novels: « Nous quittâmes le port »; a witness says « nous avons quitté »."""
    sentences = [match[0] for quotation in told for match in _SENTENCE.finditer(text, *quotation.inner)]
    old = sum(any(map(_is_simple_past, _WORD.findall(sentence))) for sentence in sentences)
    return old > MIN_TALE * len(sentences)


def _is_simple_past(word: str) -> bool:
    return word.endswith(_SIMPLE_PAST) or (_IN_A.fullmatch(word) is not None and word in finite_forms())


def _is_left_open(text: str, quotation: Quotation) -> bool:
    start, end = quotation.start, quotation.end
    return not quotation.closed or quotation.carries_on or text.count("«", start, end) > text.count("»", start, end)


def _runs(quotations: Sequence[Quotation], indices: Sequence[int]) -> Iterator[list[int]]:
    """The indices of quotations in paragraphs that follow one another, together."""
    run: list[int] = []
    for index in indices:
        if run and quotations[index].paragraph > quotations[run[-1]].paragraph + 1:
            yield run
            run = []
        run.append(index)
    yield run


def _tells(counts: Iterable[tuple[int, int]]) -> bool:
    pairs = list(counts)
    return sum(told for told, _ in pairs) >= MIN_TOLD * max(1, sum(of for _, of in pairs))


def _told(text: str, span: Span) -> tuple[int, int]:
    """How many sentences tell, of how many."""
    sentences = [match[0] for match in _SENTENCE.finditer(text, *span) if len(match[0]) > 12]
    return sum(map(narrates, sentences)), len(sentences)


def _letters(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], opening: Sequence[int]
) -> Iterator[int]:
    """The paragraphs of letters and diaries: behind « Voici sa lettre : » or a date, with all that is carried on."""
    last = -2
    for index in opening:
        quotation = quotations[index]
        follows = last >= 0 and quotation.paragraph == quotations[last].paragraph + 1
        if (follows and quotation.carries_on) or _is_written(text, paragraphs, quotation):
            yield index
            last = index


def _is_written(text: str, paragraphs: Sequence[Span], quotation: Quotation) -> bool:
    """Whether what stands before the quotation announces something written, or dates it."""
    if quotation.closed and len(_WORD.findall(text, *quotation.inner)) < MIN_LETTER:
        return False
    before = text[max(0, quotation.start - LOOK_BACK) : quotation.start].rstrip(" \xa0\n\r«*_")
    if before.endswith(":") and not written_things().isdisjoint(_WORD.findall(before.lower())):
        return True
    number = quotation.paragraph
    is_first = paragraphs[number].start == quotation.start
    heading = text[slice(*paragraphs[number - 1])] if number and is_first else ""
    return len(heading) < MAX_DATE and _DATE.search(heading) is not None


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
