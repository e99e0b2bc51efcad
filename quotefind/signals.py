"""Words without which a sentence reports nothing: told at once from its words, before anything is read.

Of « faire savoir » and « à son avis » the rarest word is looked for first: faire and à are everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.verbs import forms_of, source_phrases, verb_entries, verb_forms

_COMMON = function_words("determiner") | function_words("preposition")
_HOMOGRAPH = function_words("cue_homograph")  # « maintenant »: forms that are taken for no verb
_VERB_FORMS = verb_forms()

# Words of source phrases that stand for others: de for du, les for ses, à for a. No phrase is known by them.
_VARIABLE = frozenset(("de", "les", "à"))
# Within how many tokens « pour X, » opens a sentence as the view of X.
_VIEW_OPENS = 3


def signals_in(words: Sequence[str]) -> frozenset[str]:
    """The words among ``words`` that may be, or belong to, a reporting verb or a source phrase."""
    return _signals().intersection(words)


def has_report(signals: frozenset[str], words: Sequence[str]) -> bool:
    """Whether a sentence of these words, ``signals`` among them, may hold a reporting verb or a source phrase."""
    if not signals:
        return False
    return not _plain_forms().isdisjoint(signals) or bool(verbs_in(signals, words)) or may_name_source(signals, words)


def verbs_in(signals: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    """The words that are forms of reporting verbs; of « faire savoir » only where savoir stands among them too."""
    found = signals & _plain_forms()
    rare = _multiword().keys() & signals
    if rare:
        present = frozenset(words)
        bases = {base for word in rare for rest, base in _multiword()[word] if rest <= present}
        if bases:
            forms = _base_forms() & present
            found |= {word for word in forms if any(form.base in bases for form in _VERB_FORMS[word])}
    return found


def may_name_source(signals: frozenset[str], words: Sequence[str]) -> bool:
    """Whether all words of some source phrase stand among ``words``."""
    rare = _sources().keys() & signals
    if not rare:
        return False
    if "pour" in rare and ("qui" in words or "pour" in words[:_VIEW_OPENS]):
        return True
    return any(needed.issubset(words) for word in rare for needed in _sources()[word])


@cache
def _signals() -> frozenset[str]:
    return _plain_forms().union(_multiword(), _sources())


@cache
def _plain_forms() -> frozenset[str]:
    """The forms of verbs that report by themselves."""
    return frozenset(forms_of({entry.base for entry in verb_entries() if not entry.rest})) - _HOMOGRAPH


@cache
def _base_forms() -> frozenset[str]:
    """The forms of verbs that report with other words."""
    return frozenset(forms_of({entry.base for entry in verb_entries() if entry.rest})) - _HOMOGRAPH


@cache
def _multiword() -> dict[str, list[tuple[frozenset[str], str]]]:
    """The rarest word after a multiword verb -> all words after it, and the verb."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for entry in verb_entries():
        if entry.rest:
            found.setdefault(_rarest(entry.rest), []).append((frozenset(entry.rest), entry.base))
    return found


@cache
def _sources() -> dict[str, list[frozenset[str]]]:
    """The rarest word of a source phrase -> all its words that always stand there."""
    found: dict[str, list[frozenset[str]]] = {"pour": []}
    for phrase in source_phrases():
        if phrase.words != ("pour",):
            found.setdefault(_rarest(phrase.words), []).append(frozenset(phrase.words) - _VARIABLE)
    return found


def _rarest(words: Sequence[str]) -> str:
    """The word most likely to be rare: the longest that is no determiner or preposition."""
    return max(words, key=lambda word: (word not in _COMMON, len(word)))
