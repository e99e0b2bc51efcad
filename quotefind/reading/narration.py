"""The narration cut into sentences in which each quotation is one token: what the cue steps read.

Sentences without any quotation, reporting verb or source phrase are not cut into tokens at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.lexicons.verbs import verb_forms
from quotefind.model import TURN, Quotation, Span
from quotefind.reading.paragraphs import dateline_end, sentence_ends
from quotefind.reading.words import Sentence, is_quiet, report_in, sentence_of
from quotefind.snapshot import pattern

_FINITE = finite_forms()
_OPENS_CLAUSE = function_words("determiner") | function_words("subject_pronoun") | {"c", "j", "l"}  # elided, bare
_RELATIVE = function_words("relative")
_SHOWS_CLAUSE = _FINITE | function_words("subject_pronoun")

# In a paragraph longer than this, in characters, some sentence has a signal: each is looked at by itself.
LONG_PARAGRAPH = 1500
# A sentence with more narration than this, in characters, or more quotations is cut: the longest of French
# news have about 1,000 characters, and the work on one sentence may grow with the square of its length.
MAX_SENTENCE = 1500
MAX_QUOTATIONS = 30

# An utterance shows its verb within this many characters.
UTTERANCE_HEAD = 200

MAX_HEAD = 4  # words: « ne pas s'y | opposer »

_WORD = pattern(r"\w+")
_BEFORE_INFINITIVE = frozenset(word.rstrip("'") for word in function_words("clitic") | function_words("negation"))
_FINAL = (".", "!", "?", "…")
# What may stand between the end of a quoted sentence and the next sentence's capital.
_NEXT_CAPITAL = pattern(r"[\s\u00a0\u202f]*+(?:[–—-][\s\u00a0]*+)?(?=[\p{Lu}«“\"„])")
# A capital and small letters, then the name or the pronoun of who speaks.
_CAPITAL_VERB = pattern(r"\s(\p{Lu}\p{Ll}{2,20})(?:-t)?(?= \p{Lu}| l[ea’'] ?\p{Ll}|-(?:il|elle))")
_OPENER = pattern(r"[\s\u00a0\u202f]++(\p{Lu}\p{Ll}*+)(?=[\s'’])")
_LAST_WORD = pattern(r"(?r)\w++")
_NO_LAST_WORDS = function_words("preposition") | function_words("determiner") | function_words("relative") | {"que"}
_SENTENCE_OPENERS = (
    function_words("determiner")
    | function_words("subject_pronoun")
    | function_words("preposition")
    | {"c", "d", "j", "l", "mais", "or"}
)
_THIRD_PERSON = frozenset(("3s", "3p"))
_AROUND_TURN = " \xa0\u202f,;:.–—‒―-«»”"  # may stand before a turn and behind it


def narrated_sentences(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences that hold a quotation or a possible cue, in text order."""
    starts = [quotation.start for quotation in quotations]
    number = taken = 0
    for index, (first, last) in enumerate(paragraphs):
        if taken >= last:
            continue  # the turn to which the paragraph before leads
        inside = quotations[bisect_left(starts, first) : bisect_left(starts, last)]
        led_to = _led_to(text, paragraphs, index, quotations, starts) if text[last - 1] == ":" else None
        if not inside and led_to is None and last - first < LONG_PARAGRAPH and is_quiet(text, first, last):
            continue
        cut = list(sentence_spans(text, Span(first, last), inside))
        if led_to is not None:
            start, taken, quoted = cut[-1][0], led_to.end, [*cut[-1][2], led_to]
            cut[-1] = start, taken, quoted
        for position, (start, end, quoted) in enumerate(cut):
            is_led = led_to is not None and position == len(cut) - 1
            place = index + is_led, number + position + 1
            sentence = sentence_of(text, start, end, quoted, *place) if quoted else report_in(text, start, end, *place)
            if sentence is None:
                continue
            sentence.cut = Span(start, end)
            sentence.before = _narration(cut[position - 1]) if position else None
            following = cut[position + 1] if position + 1 < len(cut) else None
            sentence.after = _narration(following) if following else None
            sentence.after_opening = _up_to_quotation(following) if following else None
            sentence.is_paragraph = len(cut) == 1
            describe_quotations(text, sentence)
            yield sentence
        number += len(cut)


def _led_to(
    text: str, paragraphs: Sequence[Span], index: int, quotations: Sequence[Quotation], starts: Sequence[int]
) -> Quotation | None:
    """« Elle me dit : [new line] — Entre. »: the turn of one piece that is all there is of the next paragraph."""
    if index + 1 == len(paragraphs):
        return None
    start, end = paragraphs[index + 1]
    held = quotations[bisect_left(starts, start) : bisect_left(starts, end)]
    if len(held) != 1 or held[0].style != TURN or text[held[0].end : end].strip(_AROUND_TURN):
        return None
    return None if text[start : held[0].inner.start].strip(_AROUND_TURN) else held[0]._replace(start=start, end=end)


def _narration(part: tuple[int, int, list[Quotation]]) -> Span | None:
    """The part of a paragraph where it holds no quotation."""
    start, end, quotations = part
    return None if quotations else Span(start, end)


def _up_to_quotation(part: tuple[int, int, list[Quotation]]) -> Span | None:
    """The part of a paragraph up to its first quotation; None where it opens with one."""
    start, end, quotations = part
    stop = quotations[0].start if quotations else end
    return Span(start, stop) if stop > start else None


def describe_quotations(text: str, sentence: Sentence) -> None:
    """Note what the inside of each quotation of ``sentence`` is like, and whether its capitals tell anything."""
    if sentence.cut is not None and text[slice(*sentence.cut)].isupper():
        sentence.lower_capitals()
    if not sentence.quotes:
        return
    heads: dict[int, str] = {}
    is_title: dict[int, bool] = {}
    is_utterance: dict[int, str] = {}
    long_quotes: set[int] = set()
    whole_clauses: set[int] = set()
    for at, quotation in sentence.quotes.items():
        start, end = quotation.inner
        heads[at] = _head_of(text, start, end)
        is_title[at] = text[start].isupper()
        is_utterance[at] = utterance_of(text, quotation)
        if text.find(" ", start, end) >= 0:
            long_quotes.add(at)
            if heads[at] in _OPENS_CLAUSE and _holds_verb(_first_words(text, quotation)):
                whole_clauses.add(at)
    sentence.heads, sentence.is_title, sentence.is_utterance = heads, is_title, is_utterance
    sentence.long_quotes, sentence.whole_clauses = long_quotes, whole_clauses


def _holds_verb(words: Sequence[str]) -> bool:
    """Whether a verb stands among the words that is no relative clause's: not in « une décision qui blesse »."""
    verb = next((at for at, word in enumerate(words) if word in _FINITE), len(words))
    return verb < len(words) and _RELATIVE.isdisjoint(words[:verb])


def _head_of(text: str, start: int, end: int) -> str:
    """The first word, lower case; of « se rallier », « ne pas y aller » the infinitive; "" where there is none."""
    first = ""
    for match in islice(_WORD.finditer(text, start, end), MAX_HEAD):
        word = match[0].lower()
        if first and is_infinitive(word):
            return word
        first = first or word
        if word not in _BEFORE_INFINITIVE:
            break
    return first


def sentence_spans(
    text: str, paragraph: Span, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, list[Quotation]]]:
    """The sentences of a paragraph, in parts of bounded length."""
    for start, end, held in _whole_sentences(text, paragraph, quotations):
        if end - start <= MAX_SENTENCE and len(held) <= MAX_QUOTATIONS:
            yield start, end, held
        else:
            yield from _bounded(text, start, end, held)


def _whole_sentences(
    text: str, paragraph: Span, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, list[Quotation]]]:
    """The sentences of a paragraph: a stop inside a quotation ends none, one at its end may."""
    opened = dateline_end(text, paragraph.start, quotations[0].start if quotations else paragraph.end)
    if paragraph.start < opened < paragraph.end:
        yield paragraph.start, opened, []
    start = position = opened
    held: list[Quotation] = []
    for quotation in quotations:
        for end in sentence_ends(text, position, quotation.start):
            if end < quotation.start or not text[end : quotation.start].strip():
                if text[start:end].strip():
                    yield start, end, held
                start, held = end, []
        held.append(quotation)
        position = quotation.end
        if _ends_sentence(text, quotation, paragraph):
            yield start, position, held
            start, held = position, []
    for end in sentence_ends(text, position, paragraph.end):
        if text[start:end].strip():
            yield start, end, held
        start, held = end, []
    if text[start : paragraph.end].strip() or held:
        yield start, paragraph.end, held


def _bounded(
    text: str, start: int, end: int, quotations: list[Quotation]
) -> Iterator[tuple[int, int, list[Quotation]]]:
    """A long sentence in parts of bounded length, cut before a quotation or at a space."""
    held: list[Quotation] = []
    position, narrated = start, 0
    for quotation in quotations:
        while narrated + quotation.start - position > MAX_SENTENCE:
            cut = _cut_before(text, position, position + MAX_SENTENCE - narrated)
            yield start, cut, held
            start = position = cut
            held, narrated = [], 0
        if len(held) == MAX_QUOTATIONS:
            yield start, quotation.start, held
            start, held, narrated = quotation.start, [], 0
        else:
            narrated += quotation.start - position
        held.append(quotation)
        position = quotation.end
    while narrated + end - position > MAX_SENTENCE:
        cut = _cut_before(text, position, position + MAX_SENTENCE - narrated)
        yield start, cut, held
        start = position = cut
        held, narrated = [], 0
    if start < end:
        yield start, end, held


def _cut_before(text: str, start: int, limit: int) -> int:
    """The last space before ``limit``, or the limit where there is none."""
    space = text.rfind(" ", start, limit)
    return space + 1 if space >= start else limit


def _ends_sentence(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether the quotation closes its sentence: a final sign inside and a capital or nothing after."""
    if quotation.end >= paragraph.end:
        return True
    if not text[quotation.inner.start : quotation.inner.end].endswith(_FINAL):
        return _lacks_stop(text, quotation, paragraph.end)
    if _NEXT_CAPITAL.match(text, quotation.end, paragraph.end) is None:
        return False
    return not _is_capital_incise(text, quotation.end, paragraph.end)


def _lacks_stop(text: str, quotation: Quotation, end: int) -> bool:
    """« « Nous avons tout perdu » | Pour le maire, P »: a sentence in marks without its stop, and another."""
    found = _OPENER.match(text, quotation.end, end)
    if found is None or found[1].lower() not in _SENTENCE_OPENERS or utterance_of(text, quotation) != "capital":
        return False
    last = _LAST_WORD.search(text, quotation.inner.start, quotation.inner.end)
    return last is not None and last[0].lower() not in _NO_LAST_WORDS  # « « Il semble que » Ma « ait tort » »: a name


def _is_capital_incise(text: str, start: int, end: int) -> bool:
    """« « Où ? » Demanda Louise. »: an incise whose verb has a capital by mistake."""
    found = _CAPITAL_VERB.match(text, start, end)
    if found is None:
        return False
    return any(code[1:] in _THIRD_PERSON for verb in verb_forms().get(found[1].lower(), ()) for code in verb.codes)


def _first_words(text: str, quotation: Quotation) -> list[str]:
    """The words among which a quotation shows its verb, lower case."""
    start, end = quotation.inner
    return _WORD.findall(text[start : min(end, start + UTTERANCE_HEAD)].lower())


def utterance_of(text: str, quotation: Quotation) -> str:
    """How the quoted words read as an utterance: "capital" (a sentence), "clause" (lower case, with a verb) or ""."""
    content = text[quotation.inner.start : quotation.inner.end]
    words = _first_words(text, quotation)
    if not words:
        return ""
    first = content.lstrip("([…. ")[:1]
    has_verb = not _SHOWS_CLAUSE.isdisjoint(words)
    final = content.endswith(_FINAL)
    if first.isupper() or first.isdigit():
        return "capital" if final or has_verb or len(words) >= 6 else ""
    return "clause" if has_verb and (len(words) >= 8 or final) else ""
