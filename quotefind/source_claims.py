"""Step 5: the content of a source phrase, « selon X, P » | « P, selon X » | « P1, selon X, P2 »."""

from __future__ import annotations

from quotefind.analysis import Claim, Pieces, SourcePhrase
from quotefind.clauses import (
    find_word,
    has_finite,
    has_quote,
    is_predicate,
    last_comma,
    past_participial,
    sentence_open,
)
from quotefind.extent import content_end
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.tokens import Sentence

_ADVERB = function_words("adverb")
_CONNECTIVE = function_words("connective")
_FINITE = finite_forms()
_GOING_ON = function_words("going_on")


def source_claim(sentence: Sentence, phrase: SourcePhrase, floor: int = 0) -> Claim | None:
    """The content of a source phrase: after it, before it, or around it; not before token ``floor``."""
    words = sentence.words
    if any(word in ("-t-on", "-on") for word in words[max(0, phrase.first - 3) : phrase.first]):
        return None  # « a-t-on appris de source policière »: the incise has it
    if phrase.lemma.endswith((" lequel", " qui")):
        start = phrase.last + 1
        stop = content_end(sentence, start, None)
        for at in range(start + 1, stop):  # « la thèse selon laquelle P, | ne convainc pas »
            if words[at] == "," and words[phrase.first - 1] == "," and is_predicate(sentence, at + 1):
                stop = at - 1
                break
        return _source(sentence, phrase, [(start, stop)], 0.8)
    open_at = max(floor, sentence_open(sentence, phrase.first))
    initial = (
        phrase.first <= open_at
        or (sentence.word(phrase.last + 1) == ":" and not has_finite(sentence, open_at, phrase.first))
        or all(
            word in _CONNECTIVE or word in _ADVERB or word in (",", "toujours", "–", "et", "mais")
            for word in words[open_at : phrase.first]
        )
        or (words[phrase.first - 1] == "," and words[phrase.first - 2] in ("mais", "et", "or", "car", "donc", "que", "qu'"))
    )
    if initial:
        start = phrase.last + 1
        if sentence.word(start) != ",":
            comma = find_word(sentence, ",", start, start + 14)
            if comma < 0 and start not in sentence.quotes and sentence.word(start) != ":":
                return None
            if comma >= 0 and not has_finite(sentence, start, comma - 1):
                start = comma
        while sentence.word(start) in (",", ":"):
            start += 1
        start = past_participial(sentence, start)
        stop = content_end(sentence, start, None)
        if stop < start:
            return None
        return _source(sentence, phrase, [(start, stop)], 0.85)
    before = phrase.first - 1
    after = phrase.last + 1
    while before > open_at and words[before] in ("toujours", "encore", "également", "aussi"):
        before -= 1
    if words[before] in (",", "–", "(", "-") or before in sentence.quotes:
        last = before if before in sentence.quotes else before - 1
        follows = sentence.word(after)
        if follows == "," and last >= open_at and _is_unfinished(sentence, open_at, last, after + 1):
            stop = content_end(sentence, after + 1, None)
            return _source(sentence, phrase, [(open_at, last), (after + 1, stop)], 0.75)
        start = _hanging_start(sentence, open_at, last)
        return _source(sentence, phrase, [(start, last)], 0.85)
    if sentence.word(after) in (",", ".", "", ")", ";", "–", "!") or phrase.last >= len(sentence) - 2:
        start = open_at
        comma = last_comma(sentence, open_at, before)
        if sentence.word(after) in (",", ")") and comma > 0:
            start = comma + 1
        else:
            start = _hanging_start(sentence, open_at, before)
        return _source(sentence, phrase, [(start, before)], 0.75)
    return None


def _is_unfinished(sentence: Sentence, first: int, last: int, after: int) -> bool:
    """Whether the clause goes on past a source phrase between commas: « devrait, selon X, durer », « jeudi, selon X, contre »."""
    word = sentence.word(after)
    if not has_finite(sentence, first, last) and not has_quote(sentence, first, last):
        return True
    if sentence.words[last] in _FINITE or after in sentence.quotes or is_infinitive(word):
        return True
    return word in _GOING_ON


def _hanging_start(sentence: Sentence, start: int, last: int) -> int:
    """« …, | tuant trois civils, selon X »: a final source hangs on the participial phrase where there is one."""
    comma = last_comma(sentence, start, last)
    if (
        comma > start
        and sentence.word(comma + 1).endswith("ant")
        and sentence.word(comma + 1) not in ("pendant", "avant", "devant", "durant", "maintenant", "cependant")
    ):
        return comma + 1
    return start


def _source(sentence: Sentence, phrase: SourcePhrase, pieces: Pieces, confidence: float) -> Claim | None:
    pieces = [(a, b) for a, b in pieces if b >= a]
    if not pieces:
        return None
    claim = Claim(pieces, phrase.first, phrase.cue_last, phrase.lemma, phrase.mention, "source-phrase", confidence)
    claim.is_direct = all(a == b and a in sentence.quotes for a, b in pieces)
    return claim
