"""Step 6: the incise behind a quotation whose verb no list has: « P », ronchonne le guide | « P », a-t-il marmotté.

The place tells that somebody said it, whatever the verb; only who it was is read here.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim
from quotefind.grammar.clauses import has_finite, is_quoted_predicate, sentence_open
from quotefind.grammar.phrases import pronoun_at
from quotefind.grammar.subjects import subject_after
from quotefind.lexicons.grammar import OF, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials, forenames, groups, roles, titles
from quotefind.model import Mention
from quotefind.reading.words import Sentence

_PERSONS = frozenset(("name", "role", "pronoun", "group", "organisation"))
_AUXILIARY = frozenset("a ont avait avaient eut eurent aurait auraient".split())
_PARTICIPLE_ENDINGS = ("é", "i", "u", "is", "it", "ert")
_FINITE_ENDINGS = ("e", "a", "ent", "it", "ut", "ait", "int", "end", "ond", "ot")
_CLOSES = frozenset((",", ".", "", ";", ":", "–", "—", "(", "!", "?", "…"))
_MARKS_BEFORE = frozenset((",", "–", "—", "-"))
_NO_VERB = (
    function_words("preposition")
    | function_words("determiner")
    | function_words("conjunction")
    | function_words("connective")
    | function_words("relative")
    | function_words("adverb")
    | function_words("time_noun")
    | function_words("subject_pronoun")
    | adverbials()
)


def after_quotation(sentence: Sentence, at: int) -> Claim | None:
    """The claim of the quotation at token ``at`` where an incise with an unknown verb follows it; else None."""
    if not sentence.is_utterance.get(at):
        return None
    verb = at + (2 if sentence.word(at + 1) in _MARKS_BEFORE else 1)
    if not _may_be_verb(sentence, verb):
        return None
    found = _compound(sentence, verb) if sentence.words[verb] in _AUXILIARY else _simple(sentence, verb)
    if found is None:
        return None
    mention, last = found
    is_own = not (is_quoted_predicate(sentence, at) and at and not has_finite(sentence, 0, at - 1))
    start = at if is_own else sentence_open(sentence, at)  # « L'annonce « survient trop tard », contextualise X »
    return Claim([(start, at)], verb, last, sentence.words[last], mention, "unread-incise", is_direct=start == at)


def _may_be_verb(sentence: Sentence, at: int) -> bool:
    """Whether the token is lower case and no noun or small word that we know."""
    word = sentence.word(at)
    if not word.isalpha() or sentence.is_capital(at):
        return False
    known = word in _NO_VERB or word in roles() or word in groups() or word in titles() or word in forenames()
    return word in _AUXILIARY or not (known or is_infinitive(word))


def _simple(sentence: Sentence, verb: int) -> tuple[Mention | None, int] | None:
    """« met-il | en avant », « ronchonne | le guide »: who it is, and the last token of the verb."""
    if sentence.word(verb + 1).startswith("-"):
        pronoun = pronoun_at(sentence, verb + 1)
        return (pronoun, verb + 1) if pronoun is not None else None
    if not sentence.words[verb].endswith(_FINITE_ENDINGS):
        return None
    mention = _subject(sentence, verb + 1)
    return (mention, verb) if mention is not None else None


def _compound(sentence: Sentence, verb: int) -> tuple[Mention | None, int] | None:
    """« a-t-il | marmotté », « a | marmotté | le guide »."""
    pronoun = pronoun_at(sentence, verb + 1) if sentence.word(verb + 1).startswith("-") else None
    participle = verb + (2 if pronoun is not None else 1)
    if not sentence.word(participle).endswith(_PARTICIPLE_ENDINGS) or sentence.is_capital(participle):
        return None
    if pronoun is None and sentence.word(participle + 1).startswith("-"):  # « a hululé-t-elle »
        participle += 1
        pronoun = pronoun_at(sentence, participle)
    mention = pronoun or _subject(sentence, participle + 1)
    return (mention, participle) if mention is not None else None


def _subject(sentence: Sentence, at: int) -> Mention | None:
    """The one who speaks, right behind the verb, with nothing behind him that a noun phrase alone would have."""
    if sentence.word(at) in OF:
        return None  # « Non au gaz », banderole des habitants
    source = subject_after(sentence, at)
    if source is None or source.mention is None or source.first != at or source.mention.kind not in _PERSONS:
        return None
    after = sentence.word(source.last + 1)
    return source.mention if after in _CLOSES or after in function_words("preposition") else None
