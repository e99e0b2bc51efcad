"""Whose words a noun of saying stands for: « la promesse | du maire Paul Roux », « | son | appel »."""

from __future__ import annotations

from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DE, OF, POSSESSIVE, finite_forms
from quotefind.model import Mention
from quotefind.reading.words import Sentence

_AUTHORS = frozenset(("name", "role", "organisation", "group", "pronoun"))  # « la réponse | de l'intéressé »
_FINITE = finite_forms()


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
