"""Step 6: the incise behind a quotation whose verb no list has: « P », ronchonne le guide | « P », a-t-il marmotté.

So too where it tells how somebody is instead of what he does: « P », se veut rassurant X | « P », n'en démord pas X.

The place tells that somebody said it, whatever the verb; only who it was is read here.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim
from quotefind.grammar.clauses import has_finite, is_quoted_predicate, past_clitics, sentence_open
from quotefind.grammar.phrases import pronoun_at
from quotefind.grammar.subjects import subject_after
from quotefind.lexicons.grammar import OF, QUE, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials, forenames, groups, roles, titles
from quotefind.model import Mention
from quotefind.reading.words import Sentence

_PERSONS = frozenset(("name", "role", "pronoun", "group", "organisation"))
_AUXILIARY = frozenset("a ont avait avaient eut eurent aurait auraient".split())
MAX_PREDICATE = 9  # tokens from the verb to who it is, where much stands between
_OF_HIMSELF = frozenset("est sont était étaient fut furent".split())
_PARTICIPLE_ENDINGS = ("é", "i", "u", "is", "it", "ert")
_FINITE_ENDINGS = ("e", "a", "ent", "it", "ut", "ait", "int", "nd", "rd", "ot")
_CLOSES = frozenset((",", ".", "", ";", ":", "–", "—", "(", "!", "?", "…"))
_GOVERNS = OF | function_words("preposition") | function_words("determiner")
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
    finite = verb + (sentence.word(verb) in function_words("reflexive"))
    found = _state(sentence, finite, is_reflexive=finite > verb) or _denial(sentence, verb)
    if found is None and _may_be_verb(sentence, finite):
        auxiliaries = _OF_HIMSELF if finite > verb else _AUXILIARY
        is_compound = sentence.words[finite] in auxiliaries
        found = _compound(sentence, finite) if is_compound else _simple(sentence, finite)
    if found is None and at == 0:
        found = _whole_predicate(sentence, verb)
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
    said = sentence.word(participle)
    if sentence.words[verb] in _OF_HIMSELF:
        said = _agreed(said)
    if not said.endswith(_PARTICIPLE_ENDINGS) or sentence.is_capital(participle):
        return None
    if pronoun is None and sentence.word(participle + 1).startswith("-"):  # « a hululé-t-elle »
        participle += 1
        pronoun = pronoun_at(sentence, participle)
    mention = pronoun or _subject(sentence, participle + 1)
    return (mention, participle) if mention is not None else None


def _state(sentence: Sentence, finite: int, *, is_reflexive: bool) -> tuple[Mention | None, int] | None:
    """« est | convaincu | le guide », « s'est voulu | plutôt rassurante | la guide », « se montre | confiant | X »."""
    word, at = sentence.word(finite), finite + 1
    auxiliaries = _OF_HIMSELF if is_reflexive else _AUXILIARY | _OF_HIMSELF
    if word in auxiliaries and _agreed(sentence.word(at)) in function_words("state_participle"):
        at += 1  # « a été », « est resté », « s'est montrée »
    elif word not in function_words("state_verb_reflexive" if is_reflexive else "state_verb"):
        return None
    while sentence.word(at) in function_words("adverb") or sentence.word(at).endswith("ment"):
        at += 1
    if not _may_be_verb(sentence, at):
        return None
    mention = _subject(sentence, at + 1)
    return (mention, at) if mention is not None else None


def _denial(sentence: Sentence, verb: int) -> tuple[Mention | None, int] | None:
    """« n'en démord | pas | le guide », « ne décolère toujours | pas | la guide »."""
    if sentence.word(verb) not in ("ne", "n'"):
        return None
    at = verb + 1
    while sentence.word(at) in function_words("clitic"):
        at += 1
    if not sentence.word(at).endswith(_FINITE_ENDINGS):
        return None
    at += 1
    while sentence.word(at) in function_words("adverb") and sentence.word(at) not in function_words("negation"):
        at += 1
    if sentence.word(at) not in function_words("negation"):
        return None
    mention = _subject(sentence, at + 1)
    return (mention, at) if mention is not None else None


def _whole_predicate(sentence: Sentence, verb: int) -> tuple[Mention | None, int] | None:
    """« en remet une couche | le guide », « tape du poing sur la table | X »: with all that stands before who it is."""
    finite = past_clitics(sentence, verb)
    if sentence.word(finite) not in finite_forms() and sentence.word(finite) not in function_words("noun_homograph"):
        return None
    for at in range(finite + 1, min(len(sentence), finite + MAX_PREDICATE)):
        word, before = sentence.words[at], sentence.words[at - 1]
        if word in _CLOSES or word in QUE or word in function_words("relative") or at in sentence.quotes:
            return None
        is_inside = sentence.is_capital(at - 1) or before in _GOVERNS
        if at > finite + 1 and not is_inside and (mention := _subject(sentence, at)) is not None:
            return mention, at - 1
    return None


def _agreed(participle: str) -> str:
    """The participle without what it agrees by."""
    return participle.rstrip("s").removesuffix("e")


def _subject(sentence: Sentence, at: int) -> Mention | None:
    """The one who speaks, right behind the verb, with nothing behind him that a noun phrase alone would have."""
    if sentence.word(at) in OF:
        return None  # « Non au gaz », banderole des habitants
    source = subject_after(sentence, at)
    if source is None or source.mention is None or source.first != at or source.mention.kind not in _PERSONS:
        return None
    after = sentence.word(source.last + 1)
    return source.mention if after in _CLOSES or after in function_words("preposition") else None
