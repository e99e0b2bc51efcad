"""Function words by grammatical part (``function_words.tsv``), as frozen sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from quotefind.lexicons import load_tsv, read_words
from quotefind.lexicons.nouns import adverbials, groups, roles
from quotefind.lexicons.verbs import AUXILIARIES, verb_entries
from quotefind.snapshot import stored

# Words remembered with what they are: more than a long article has different ones.
MAX_WORDS = 50_000
# Tokens of « , de la Jeunesse, des Sports et de la Vie associative ».
MAX_LISTED = 30
# Unknown words shorter than this in -er, -ir are nouns: « mer », « fer », « cuir ».
MIN_INFINITIVE = 5

# Forms of one small word: too few to be a list.
DE = frozenset(("de", "d'"))
OF = DE | {"du", "des"}
TO = frozenset(("à", "au", "aux"))
NE = frozenset(("ne", "n'"))
QUE = frozenset(("que", "qu'"))
SI = frozenset(("si", "s'"))
DEFINITE = frozenset(("le", "la", "l'", "les"))
POSSESSIVE = frozenset(("son", "sa", "ses", "leur", "leurs"))


@stored
def _categories() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for _, (category, word) in load_tsv("function_words.tsv", 2):
        words.setdefault(category, set()).add(word)
    return {category: frozenset(members) for category, members in words.items()}


def function_words(category: str) -> frozenset[str]:
    """The words of ``category`` in ``function_words.tsv``, lower case. Raises ``KeyError`` for an unknown one."""
    return _categories()[category]


@stored
def finite_forms() -> frozenset[str]:
    """Finite third-person forms of frequent verbs (``finite_forms.txt``, built), nouns spelled alike left out."""
    forms = frozenset(read_words("finite_forms.txt"))
    others = ("noun_homograph", "preposition", "adverb", "determiner", "conjunction", "cue_homograph")
    return forms.difference(roles(), *map(function_words, others)) | function_words("finite_verb")


def lists_complements(words: Sequence[str], comma: int, stop: int, is_capital: Callable[[int], bool]) -> bool:
    """Whether the complements of one noun go on behind the comma: « l'Économie |, des Finances et de la Relance ».

    ``words`` in lower case up to the token ``stop``; ``is_capital`` tells of a token whether it opens with one. No
    other sign or finite verb stands before the et: « le maire de Nevy, de retour de Brive et de Lyon » lists nothing.
    """
    stop = min(stop, comma + MAX_LISTED)
    family = next((kind for kind in (OF, TO) if comma + 1 < stop and words[comma + 1] in kind), frozenset[str]())
    for at in range(comma, stop - 2):
        if words[at] in (",", "et"):
            following, noun = words[at + 1], words[at + 2]
            is_bare = following in DE | {"à"} and noun not in DEFINITE and not is_capital(at + 2)
            if following not in family or is_bare:
                return False
            if words[at] == "et":
                return True
        elif not words[at][:1].isalnum() or (words[at] in finite_forms() and not is_capital(at)):
            return False
    return False


@stored
def _infinitives() -> frozenset[str]:
    return frozenset(read_words("common_verbs.txt")) | frozenset(auxiliary_bases())


def auxiliary_bases() -> tuple[str, ...]:
    """Infinitives of the verbs of the reporting lexicon and of the auxiliaries."""
    return (*(entry.base for entry in verb_entries()), *AUXILIARIES)


@lru_cache(maxsize=MAX_WORDS)
def is_infinitive(word: str) -> bool:
    """Whether ``word`` reads as an infinitive: a known one, or -er, -ir, -oir and no known noun or adjective."""
    if word in _infinitives():
        return word not in function_words("no_infinitive")
    if word.startswith(("re", "ré")) and (word[2:] in _infinitives() or word[1:] in _infinitives()):
        return True
    if len(word) < MIN_INFINITIVE or not word.endswith(("er", "ir")) or not word.isalpha():
        return False
    return not (word in function_words("no_infinitive") or word in roles() or word in groups() or word in adverbials())
