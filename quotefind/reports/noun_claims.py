"""Step 5: the content of a noun of saying that has its author beside it.

« la promesse du maire | de geler l'impôt » | « leur demande | de rouvrir l'atelier » | « son appel | à « résister » ».
Nouns of a wish or thought say only after a verb of saying; those stand in the list of verbs.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim
from quotefind.grammar.authors import author_of
from quotefind.grammar.clauses import opens_infinitive
from quotefind.grammar.extents import before_main_verb, content_end
from quotefind.lexicons.grammar import DE, DEFINITE, POSSESSIVE, QUE, finite_forms, function_words
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, verb_forms
from quotefind.reading.words import Sentence

_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_RELATIVE = function_words("relative")
_NEGATION = frozenset(("ne", "n'"))
_PREPOSITION = function_words("preposition")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_WISH = function_words("wish_noun")

_NOUNS = nouns_of_saying()
_FORMS = frozenset(
    form for form, noun in _NOUNS.items() if noun.noun not in _WISH and noun.frames & {"que", "de_inf", "a_inf"}
)
_TAKES_INFINITIVE = function_words("takes_infinitive")
_DEFINITE_OR_HIS = DEFINITE | POSSESSIVE
_NO_ADJECTIVE = _DETERMINER | _FINITE | _RELATIVE | function_words("clitic") | function_words("conjunction") | {"et"}

# Between the noun and its que or infinitive stand an adjective or two: « sa demande répétée | de ».
MAX_ADJECTIVES = 2

# The noun may tell what was said or only what was meant.


def noun_claims(sentence: Sentence) -> list[Claim]:
    """The contents of the nouns of saying of ``sentence`` whose author is named beside them, in order."""
    if _FORMS.isdisjoint(sentence.words):
        return []
    found = (_claim_at(sentence, at) for at, word in enumerate(sentence.words) if word in _FORMS and at)
    return [claim for claim in found if claim is not None]


def _claim_at(sentence: Sentence, noun: int) -> Claim | None:
    """The content of the noun at the token; None where nobody is named as its author or nothing hangs on it."""
    mention, last = author_of(sentence, noun)
    if mention is None or sentence.words[noun - 1] not in _DEFINITE_OR_HIS:
        return None
    if last > noun and sentence.words[last] in _TAKES_INFINITIVE:
        return None  # « les conseils d'experts sur la manière | de se protéger »
    entry = _NOUNS[sentence.words[noun]]
    start = _opener(sentence, last + 1, entry.frames, adjectives=MAX_ADJECTIVES if last == noun else 0)
    if start < 0:
        return None
    stop = before_main_verb(sentence, noun, start, content_end(sentence, start, None))
    if stop <= start:
        return None
    return Claim([(start, stop)], noun - 1, noun, entry.noun, mention, "noun")


def _opener(sentence: Sentence, at: int, frames: frozenset[str], *, adjectives: int) -> int:
    """The que, de or à right after the noun and its author that opens what is said; -1 where there is none."""
    for step in range(at, at + adjectives + 1):
        word = sentence.word(step)
        if word in QUE and "que" in frames and step == at:
            return -1 if _is_other_que(sentence, step) else step
        if (word in DE and "de_inf" in frames) or (word == "à" and "a_inf" in frames):
            return step if opens_infinitive(sentence, step + 1) else -1
        if not word.isalpha() or word in _NO_ADJECTIVE:
            return -1
    return -1


def _is_other_que(sentence: Sentence, que: int) -> bool:
    """« n'a appris son diagnostic | qu'à treize ans », « ses accusations, | qu'ils jugent infondées »."""
    after = sentence.word(que + 1)
    if after in _PREPOSITION:
        return not _NEGATION.isdisjoint(sentence.words[:que])
    verb = sentence.word(que + 2)
    judges = any(entry.cls == "judge" for form in verb_forms().get(verb, ()) for entry in entries_for(form.base))
    return after in _SUBJECT_PRONOUN and judges and sentence.word(que + 3) not in _DETERMINER
