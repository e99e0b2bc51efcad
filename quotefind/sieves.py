"""Step 6, first half: attribution of the quotations that no reporting verb of their sentence governs.

One function per place where a reader finds the speaker; ``SIEVES`` is their order, the first that
answers wins, and its name is the rule of the result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quotefind.claims import Claim
from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.model import Mention, Span
from quotefind.sources import main_subject
from quotefind.tokens import Sentence, tokens_of, words_in

# A fragment shorter than this that nobody is said to have uttered is a scare quote or a name.
FRAGMENT_WORDS = 5


@dataclass(slots=True)
class View:
    """What a sieve sees of a quotation: its sentence, its token, and what came before it in the text."""

    text: str
    sentence: Sentence
    at: int
    has_previous_here: bool  # an attribution stands before it in this paragraph
    has_previous: bool  # an attribution stands in this paragraph or the one before
    is_alone: bool  # the quotation is all there is of its sentence


def colon_without_verb(view: View) -> Claim | None:
    """Le maire : « P » | Dans un communiqué, le ministère est formel : « P »"""
    sentence, at = view.sentence, view.at
    if sentence.word(at - 1) != ":" or at < 2:
        return None
    source = main_subject(sentence, 0, at - 1)
    mention = source.mention
    if mention is None and sentence.is_title[at] and not sentence.is_utterance[at]:
        return None  # « Au programme : « Les Noces » »
    confidence = 0.75 if mention is not None and mention.kind in ("name", "pronoun", "role") else 0.6
    cue_last = at - 1
    return Claim(
        [(at, at)], at - 1, cue_last, ":", mention, "colon-without-verb", confidence, same_speaker=mention is None, is_direct=True
    )


def neighbour(view: View) -> Claim | None:
    """X est formel. « P » | X regarde passer les camions. « P » : the subject of the sentence before speaks.

    Where the quotation opens its paragraph, the subject of the sentence after it may: « P » X n'y croyait plus.
    """
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence, at) or sentence.quotes[at].carries_on:
        return None
    if sentence.before is not None:
        mention = _person_in(view.text, sentence.before)
        if mention is not None:
            return _implied(at, mention, 0.7)
    elif sentence.after is not None and sentence.is_utterance[at] and not view.has_previous_here:
        mention = _person_in(view.text, sentence.after)
        if mention is not None and mention.kind in ("name", "role"):
            return _implied(at, mention, 0.6)
    return None


def _person_in(text: str, span: Span) -> Mention | None:
    """The subject of the sentence where it is a person."""
    sentence = tokens_of(text, *span)
    mention = main_subject(sentence, 0, len(sentence)).mention
    if mention is None or mention.kind not in ("name", "role", "pronoun", "group"):
        return None
    return None if mention.head in ("on", "je", "nous") else mention


def _implied(at: int, mention: Mention, confidence: float) -> Claim:
    return Claim([(at, at)], -1, -1, "", mention, "neighbour", confidence, is_direct=True, is_implied=True)


def continued(view: View) -> Claim | None:
    """« P », a dit X. « Q. » : a quotation that stands alone goes on with the speaker before it."""
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence, at) or not view.has_previous:
        return None
    if view.is_alone and not sentence.quotes[at].carries_on and not sentence.is_utterance[at]:
        return None
    return Claim([(at, at)], -1, -1, "", None, "continued", 0.75, same_speaker=True, is_direct=True)


def alone(view: View) -> Claim | None:
    """A heading or opening quotation with nobody named."""
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence, at):
        return None
    if not (sentence.is_utterance[at] or view.is_alone):
        return None
    return Claim([(at, at)], -1, -1, "", None, "unattributed", 0.5, is_direct=True)


def clause_in_marks(view: View) -> Claim | None:
    """Quatre maisons sont touchées, mais « la plupart des habitants ont pu rentrer »: a clause, nobody named."""
    sentence, at = view.sentence, view.at
    quotation = sentence.quotes[at]
    words = list(words_in(view.text, *quotation.inner))
    if len(words) < FRAGMENT_WORDS or not any(word in finite_forms() for word in words):
        return None
    if sentence.word(at - 1) in function_words("title_context"):
        return None
    return Claim(
        [(at, at)], -1, -1, "", None, "clause-in-marks", 0.5, is_direct=True
    )


SIEVES: tuple[Callable[[View], Claim | None], ...] = (colon_without_verb, neighbour, continued, alone, clause_in_marks)


def attribute_quotation(view: View) -> Claim | None:
    """The claim of the first sieve that answers for this quotation; None where it is no quotation of speech."""
    for sieve in SIEVES:
        claim = sieve(view)
        if claim is not None:
            return claim
    return None


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether the sentence is this quotation and signs only."""
    return all(index == at or not word[0].isalnum() for index, word in enumerate(sentence.words))
