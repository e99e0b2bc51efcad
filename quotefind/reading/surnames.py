"""Surnames that open with a particle and stand without a forename: « De Wever », « von der Leyen », « de Gaulle ».

Their particle is a preposition elsewhere, so that such a name is made one word when the words are read. With a forename
or title before it (« Charles de Gaulle », « M. De Wever ») the name is read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.nouns import nationality_adjectives, places
from quotefind.lexicons.verbs import entries_for, verb_forms

_PARTICLE = function_words("name_particle")
# That are no words of French, so that a capital behind them makes a name of the two.
_FOREIGN = function_words("foreign_particle")
_FRENCH = frozenset(("de", "du", "d'"))
_OPENERS = _FRENCH | _FOREIGN

_VERBS = verb_forms()
_FINITE = finite_forms() | frozenset(("a", "est", "n'", "ne", "s'", "se", "avait", "était", "aurait", "serait"))
_HAS = frozenset(("a", "avait", "aurait"))
_PARTICIPLE = ("é", "it", "u", "is", "ert")
_DETERMINER = function_words("determiner")
# Behind these no complement of a noun stands.
_BEFORE_SUBJECT = frozenset(("", ",", "mais", "car", "que", "qu'", "si", "quand", "lorsque", "puis", "or", "donc"))
_BEFORE_SOURCE = frozenset(("selon", "pour", "après"))
_CLOSES = frozenset((",", ".", "", "!", "?", ";", ")", "–")).union(
    *map(function_words, ("time_noun", "adverb", "preposition", "determiner"))
)
_MARKS = "«»"  # the word of a token that stands for a whole quotation, as ``words.QUOTE``
MAX_PARTICLES = 3  # « de la », « von der »
MAX_INCISE = 3  # tokens between the comma of an incise and the name: « , | a aussi déclaré | de Gaulle »


def surnames(words: Sequence[str], raw: Sequence[str], start: int) -> list[tuple[int, int]]:
    """The first and the last token of each such name from token ``start`` on, in order."""
    found: list[tuple[int, int]] = []
    for at in sorted(_before_capitals(words, raw, start)):
        if (found and at <= found[-1][1]) or _is_inside_name(words, raw, start, at):
            continue
        last = at + 1
        while last < len(words) - 1 and words[last] in _PARTICLE and last < at + MAX_PARTICLES:
            last += 1
        if not raw[last][0].isupper() or len(raw[last]) < 2 or not words[last][0].isalpha():
            continue
        if words[at] in _FOREIGN:
            is_name = at == start or words[at - 1] not in _DETERMINER
        else:
            is_place = words[last] in places() or words[last] in nationality_adjectives()
            is_name = not is_place and _stands_for_somebody(words, raw, start, at, last)
        if is_name:
            found.append((at, last))
    return found


def _before_capitals(words: Sequence[str], raw: Sequence[str], start: int) -> Iterator[int]:
    """The particles from token ``start`` on that stand before a capital or another particle."""
    for opener in _OPENERS.intersection(words[start:-1]):
        at = start - 1
        for _ in range(words.count(opener)):
            try:
                at = words.index(opener, at + 1, len(words) - 1)
            except ValueError:
                break
            if raw[at + 1][0].isupper() or words[at + 1] in _PARTICLE:
                yield at


def _is_inside_name(words: Sequence[str], raw: Sequence[str], start: int, at: int) -> bool:
    """« Bart | De Wever », « M. | de Courson »; but « Selon | De Wever », with the capital of its sentence."""
    if at == start or not raw[at - 1][0].isupper():
        return False
    return at - 1 > start or words[at - 1] not in _BEFORE_SUBJECT | _BEFORE_SOURCE


def _stands_for_somebody(words: Sequence[str], raw: Sequence[str], start: int, at: int, last: int) -> bool:
    """Whether « de Gaulle » is no complement: a capital inside the sentence, or where a subject or source stands."""
    before = words[at - 1] if at > start else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    if at > start and raw[at][0].isupper():
        return True  # « a déclaré | De Wever | »
    if before in _BEFORE_SOURCE and (before == "selon" or after == ","):
        return True
    if before in _BEFORE_SUBJECT and (after in _FINITE or (after == ":" and not before)):
        return True  # « Mais | de Gaulle | a refusé », « | De Gaulle | : « P » »
    return after in _CLOSES and _follows_incise(words, start, at)


def _follows_incise(words: Sequence[str], start: int, at: int) -> bool:
    """« « P », a déclaré | de Gaulle. », « P, | assure | de Rugy »: a verb of saying opens the clause."""
    for opening in range(at - 2, max(start, at - MAX_INCISE - 1) - 2, -1):
        if opening < 0 or words[opening] in (",", _MARKS, "–"):
            verb = words[at - 1]
            if verb not in _VERBS:
                return False
            is_compound = words[opening + 1] in _HAS and verb.endswith(_PARTICIPLE)
            is_verb = is_compound or (opening == at - 2 and _is_finite(verb))
            after_marks = opening < 1 or _MARKS in words[opening - 1 : opening + 1]
            return is_verb and (after_marks or not _governs_de(verb))
    return False


def _governs_de(word: str) -> bool:
    """« Le maire, venu hier, | a parlé | de Paul. »: the verb takes a complement with de."""
    return any("de_np" in entry.frames for form in _VERBS[word] for entry in entries_for(form.base))


def _is_finite(word: str) -> bool:
    """Whether the form of a verb of saying is that of a third person singular: « dit », « ajoutait »."""
    return any(code[1:] == "3s" and code[0] in "PISFC" for form in _VERBS[word] for code in form.codes)
