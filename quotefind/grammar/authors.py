"""Whose words a noun of saying or « on » stands for: « la promesse | du maire », « | son | appel », « À | X |, on »."""

from __future__ import annotations

from quotefind.grammar.phrases import Phrase, mention_of, phrase_at
from quotefind.lexicons.grammar import DE, DEFINITE, OF, POSSESSIVE, TO, finite_forms, function_words
from quotefind.lexicons.nouns import places
from quotefind.model import Mention
from quotefind.reading.words import Sentence

_AUTHORS = frozenset(("name", "role", "organisation", "group", "pronoun"))  # « la réponse | de l'intéressé »
_FINITE = finite_forms()
_CONNECTIVE = function_words("connective") | {"mais", "et", "or"}
_AROUND = function_words("around_somebody")
_WHERE_ONE_LIVES = function_words("where_one_lives")
_HOUSES: tuple[tuple[str, ...], ...] = (
    *((*start, of) for start in (("du", "côté"), ("au", "sein"), ("dans", "les", "rangs")) for of in sorted(OF)),
    ("chez",),
    ("dans",),
    ("à",),
    ("au",),
    ("aux",),
)


def author_of(sentence: Sentence, noun: int) -> tuple[Mention | None, int]:
    """Whose the noun at the token is, None where the text does not say; and the last token of noun and author."""
    before = sentence.word(noun - 1)
    if before in POSSESSIVE:
        at = noun - 1
        starts, ends = sentence.starts[at], sentence.ends[at]
        return Mention(starts, ends, "pronoun", None, before.startswith("leur"), None, before), noun
    if sentence.word(noun + 1) not in OF:
        return None, noun
    phrase = phrase_at(sentence, noun + 2)
    if phrase is None or any(
        sentence.words[at] in _FINITE and not sentence.is_capital(at) for at in range(phrase.first, phrase.last + 1)
    ):
        return None, noun
    mention = mention_of(sentence, phrase)
    is_bare = phrase.first == phrase.head and not phrase.plural and not sentence.is_capital(phrase.first)
    if is_bare and mention.kind == "organisation" and sentence.words[noun + 1] in DE:
        return None, noun  # « le mot d'| ordre | », « le communiqué de | presse | »: what kind of words, not whose
    return (mention, phrase.last) if mention.kind in _AUTHORS else (None, noun)


def house_of(sentence: Sentence, on: int) -> Mention | None:
    """« Chez | Renault |, on assure que P », « À | l'Élysée |, on dit P »: for whom the on at the token speaks.

    None where the sentence opens with nobody's house: « En France, on … », « Dans le quartier, on … ».
    """
    words, at = sentence.words, 1 if sentence.words[0] in _CONNECTIVE else 0
    opening = next((opening for opening in _HOUSES if tuple(words[at : at + len(opening)]) == opening), ())
    start = at + len(opening)
    if not opening or sentence.word(on - 1) != "," or start >= on - 1:
        return None
    phrase = phrase_at(sentence, start, hi=on - 1)
    if phrase is None or phrase.last != on - 2:
        return None
    mention = mention_of(sentence, phrase)
    if mention.kind == "place":
        return mention if is_seat(sentence, phrase) else None
    if mention.head in _WHERE_ONE_LIVES:
        return None
    is_at = opening[0] in TO or opening == ("dans",)
    kinds = ("organisation",) if is_at and mention.head not in _AROUND else ("organisation", "group", "name")
    return mention if mention.kind in kinds else None


def is_seat(sentence: Sentence, phrase: Phrase) -> bool:
    """« l'Élysée », « Matignon »: a place that speaks for those who sit there."""
    first = phrase.first + (sentence.words[phrase.first] in DEFINITE)
    place = places().get(" ".join(sentence.words[first : phrase.last + 1]))
    return place is not None and place.kind == "metonym"
