"""Words without which a sentence reports nothing: told at once from its words, before anything is read.

Of « faire savoir » and « à son avis » the rarest word is looked for first: faire and à are everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.verbs import agreeing_entries, forms_of, known_forms, source_phrases, verb_entries, verb_forms
from quotefind.snapshot import stored

_COMMON = function_words("determiner") | function_words("preposition")
_HOMOGRAPH = function_words("cue_homograph")  # « maintenant »: forms that are taken for no verb
_VERB_FORMS = verb_forms()

# Words of source phrases that stand for others: de for du, les for ses, à for a. No phrase is known by them.
_VARIABLE = frozenset(("de", "les", "à"))
# Within how many tokens « pour X, » opens a sentence as the view of X.
_VIEW_OPENS = 3


class Signals(NamedTuple):
    """What the words of a sentence may report with: forms of reporting verbs, and whether a source may be named."""

    verbs: frozenset[str]
    may_name_source: bool


NO_SIGNALS = Signals(frozenset(), False)  # no word that could belong to a report


class _Phrases(NamedTuple):
    """Verbs and sources of several words; a word of ``rarest``, ``forms`` or ``sources`` needs the others."""

    # The rarest word after a multiword verb -> all words after it, and the verb: savoir -> ({savoir}, faire).
    rarest: dict[str, list[tuple[frozenset[str], str]]]
    bases: frozenset[str]  # forms of those verbs
    forms: dict[str, list[frozenset[str]]]  # a form of « tenir à » -> the common words that stand after it
    sources: dict[str, list[frozenset[str]]]  # the rarest word of a source phrase -> its words that never change
    words: frozenset[str]  # all that tell a phrase
    no_verbs: frozenset[str]  # those of them that are no verbs that report by themselves
    no_reports: frozenset[str]  # forms in the list of verbs that report with none of all this


def signals_of(words: Sequence[str]) -> Signals:
    """The reporting verbs and sources that a sentence of these words may hold."""
    found = _all().intersection(words)
    if not found:
        return NO_SIGNALS
    phrases = _phrases()
    if phrases.words.isdisjoint(found):
        return Signals(found, False)
    return Signals(_verbs(phrases, found, words), _may_name_source(phrases, found, words))


def _verbs(phrases: _Phrases, found: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    """The words that are forms of reporting verbs; of « faire savoir » only where savoir stands among them too."""
    verbs = found - phrases.no_verbs
    bases = {base for word in found & phrases.rarest.keys() for base in _verbs_before(phrases.rarest[word], words)}
    if bases:
        forms = phrases.bases.intersection(words)
        verbs |= {form for form in forms if any(verb.base in bases for verb in _VERB_FORMS[form])}
    governing = found & phrases.forms.keys()
    if governing:
        verbs |= {form for form in governing if any(rest.issubset(words) for rest in phrases.forms[form])}
    return verbs


def _verbs_before(entries: Sequence[tuple[frozenset[str], str]], words: Sequence[str]) -> Iterator[str]:
    """The verbs of the entries of which all other words stand among ``words``; one of them does."""
    return (base for rest, base in entries if len(rest) == 1 or rest.issubset(words))


def _may_name_source(phrases: _Phrases, found: frozenset[str], words: Sequence[str]) -> bool:
    """Whether all words of some source phrase stand among ``words``."""
    rare = found & phrases.sources.keys()
    if not rare:
        return False
    if "pour" in rare and ("pour" in words[:_VIEW_OPENS] or "qui" in words):
        return True
    return any(needed.issubset(words) for word in rare for needed in phrases.sources[word])


@cache
def _all() -> frozenset[str]:
    """The words that may belong to a report."""
    phrases = _phrases()
    return known_forms().difference(phrases.no_reports) | phrases.words


@stored
def _phrases() -> _Phrases:
    rarest: dict[str, list[tuple[frozenset[str], str]]] = {}
    common: dict[str, list[frozenset[str]]] = {}
    for entry in agreeing_entries():
        rest = frozenset(entry.rest)
        if rest and rest <= _COMMON:  # « tenir à »: the verb is rarer than what follows it
            common.setdefault(entry.base, []).append(rest)
        elif rest:
            rarest.setdefault(_rarest(entry.rest), []).append((rest, entry.base))
    bases = {base for entries in rarest.values() for _, base in entries}
    forms = {
        form: [rest for verb in _VERB_FORMS[form] for rest in common.get(verb.base, ())] for form in _forms(set(common))
    }
    sources = _sources()
    plain = _forms({entry.base for entry in verb_entries() if not entry.rest})
    words = frozenset().union(rarest, forms, sources)
    no_reports = known_forms() - plain - words
    return _Phrases(rarest, _forms(bases), forms, sources, words, words - plain, no_reports)


def _sources() -> dict[str, list[frozenset[str]]]:
    """The rarest word of a source phrase -> all its words that always stand there."""
    found: dict[str, list[frozenset[str]]] = {"pour": []}
    for phrase in source_phrases():
        if phrase.words != ("pour",):
            found.setdefault(_rarest(phrase.words), []).append(frozenset(phrase.words) - _VARIABLE)
    return found


def _forms(bases: set[str]) -> frozenset[str]:
    """Every form of the verbs ``bases``, but those taken for no verb."""
    return frozenset(forms_of(bases)) - _HOMOGRAPH


def _rarest(words: Sequence[str]) -> str:
    """The word most likely to be rare: the longest that is no determiner or preposition."""
    return max(words, key=lambda word: (word not in _COMMON, len(word)))
