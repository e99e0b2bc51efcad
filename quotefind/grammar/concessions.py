"""« Si le maire affirme que P, Q », « même si le maire affirme que P »: a si that grants what is said.

With a present or perfect and no future or conditional beside it the saying took place; else it is only supposed.
"""

from __future__ import annotations

from quotefind.grammar.analysis import VerbCue
from quotefind.grammar.clauses import find_word, is_predicate
from quotefind.lexicons.grammar import DE, NE, SI, finite_forms, function_words
from quotefind.lexicons.verbs import verb_forms
from quotefind.reading.words import Sentence

_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_IMPERSONAL_ADJECTIVE = function_words("impersonal_adjective")
_OPENS_WITHOUT_SUBJECT = function_words("main_opener")
_INDEFINITE = frozenset(("un", "une", "des", "quelqu'"))
_OTHER = frozenset(("autre", "autres"))
_INDEFINITE_SUBJECT = frozenset("personne rien nul beaucoup certains certaines chacun tous toutes".split())
_PRESENT_AUXILIARIES = frozenset(("a", "ont", "est", "sont"))
# « Si le client demande à partir, il paie » : a rule, where « Si le maire a demandé … » tells what he did.
_RULE_CLASSES = frozenset(("ask", "order", "think", "promise"))
_LATER = ("ra", "ront", "rait", "raient")  # endings of the future and the conditional
_BEFORE_VERB = frozenset(("en", "y", "ne", "n'", "se", "s'"))
_NO_SUBJECT_BEYOND = frozenset((";", "qui", "que", "qu'", "dont"))

# The verb of the main clause stands this near its subject, in tokens.
MAX_SUBJECT = 12


def is_concession(sentence: Sentence, si: int, cue: VerbCue) -> bool:
    """Whether the si at the token grants the saying of ``cue`` instead of supposing it."""
    is_anybody = sentence.word(si + 1) in _INDEFINITE and not _is_one_of_several(sentence, si + 1, cue)
    if sentence.word(si) not in SI or is_anybody:
        return False
    comma = main_clause_after(sentence, cue.last)
    is_against_others = comma > 0 and not _OTHER.isdisjoint(sentence.words[comma + 1 : comma + 3])
    if not _is_told_in_present(sentence, cue) and not is_against_others:
        return False
    if sentence.word(si - 1) == "même":
        return True
    if si > 1 or comma < 0:
        return False
    if not _PRESENT_AUXILIARIES.isdisjoint(sentence.words[cue.left : cue.verb]):
        return True  # « Si le maire a affirmé que P, le dernier mot reviendra aux élus »
    verb = next((word for word in sentence.words[comma:] if word in _FINITE), "")
    return not verb.endswith(_LATER)


def _is_one_of_several(sentence: Sentence, article: int, cue: VerbCue) -> bool:
    """« Si | une autre cliente | dit … », « Si | des élus | affirment que P, d'autres … »: somebody there is."""
    if sentence.word(article + 1) in _OTHER:
        return True
    comma = main_clause_after(sentence, cue.last)
    return comma > 0 and not _OTHER.isdisjoint(sentence.words[comma + 1 : comma + 3])


def _is_told_in_present(sentence: Sentence, cue: VerbCue) -> bool:
    """« affirme », « a affirmé »: no « affirmait », « affirmera »."""
    words = sentence.words
    if not _PRESENT_AUXILIARIES.isdisjoint(words[cue.left : cue.verb]):
        return True
    if (cue.first < cue.verb and not cue.reflexive) or any(entry.cls in _RULE_CLASSES for entry in cue.entries):
        return False
    return any(code[0] == "P" for form in verb_forms().get(words[cue.verb], ()) for code in form.codes)


def main_clause_after(sentence: Sentence, start: int) -> int:
    """The comma before the main clause that follows content from ``start`` on: « que P |, les élus en doutent »; -1."""
    comma = find_word(sentence, ",", start + 1, len(sentence))
    while comma >= 0:
        if opens_main_clause(sentence, comma + 1):
            return comma
        comma = find_word(sentence, ",", comma + 1, len(sentence))
    return -1


def opens_main_clause(sentence: Sentence, at: int) -> bool:
    """Whether a subject and its verb stand there: « les élus en doutent », « il reste », « X, lui, en doute »."""
    at += sentence.word(at) == "pas" and sentence.word(at + 1) in _INDEFINITE  # « pas un élu n'y croit »
    word = sentence.word(at)
    is_impersonal = word in _IMPERSONAL_ADJECTIVE and sentence.word(at + 1) in DE
    if word in _SUBJECT_PRONOUN or word in _OPENS_WITHOUT_SUBJECT or is_impersonal:
        return True
    is_others = word in DE and sentence.word(at + 1) in _OTHER
    if not (word in _DETERMINER or word in _INDEFINITE_SUBJECT or sentence.is_capital(at) or is_others):
        return False
    for step in range(at + 1, min(len(sentence), at + MAX_SUBJECT)):
        if sentence.words[step] == ",":
            return _is_verb_behind_insertion(sentence, step)
        if sentence.words[step] in _NO_SUBJECT_BEYOND:
            return False
        if sentence.words[step] in _BEFORE_VERB:
            return True
        if sentence.words[step] in _FINITE and sentence.words[step - 1] not in _DETERMINER:
            return True
    return False


def _is_verb_behind_insertion(sentence: Sentence, comma: int) -> bool:
    """« les élus|, inquiets, | en doutent », « Ana Ruiz|, la maire, élue en mai, | refuse »."""
    limit = min(len(sentence), comma + MAX_SUBJECT)
    closing = find_word(sentence, ",", comma + 1, limit)
    while closing > 0:
        if sentence.word(closing + 1) in NE or is_predicate(sentence, closing + 1):
            return True
        closing = find_word(sentence, ",", closing + 1, limit)
    return False
