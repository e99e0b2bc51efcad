"""What belongs to the saying behind its subject in an incise: when, where, how, and more of who speaks.

« a dit X | mardi à la presse |, P », « explique X|, maire de Nevy, ému|, P », « raconte un gendarme | présent sur les
lieux |, P ».
"""

from __future__ import annotations

from quotefind.grammar.circumstances import is_before_event, opens_set_phrase, past_circumstances, past_date
from quotefind.grammar.clauses import has_finite, may_be_participle
from quotefind.grammar.extents import is_saying_circumstance
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DEFINITE, OF, QUE, function_words
from quotefind.lexicons.nouns import places, roles
from quotefind.model import Mention
from quotefind.reading.words import Sentence

_CIRCUMSTANCE = function_words("incise_circumstance")
_CLITIC = function_words("clitic")
_MANNER = function_words("manner_noun")
_NO_EPITHET = _CLITIC.union(
    *map(function_words, ("determiner", "subject_pronoun", "relative", "conjunction")), ("et", "mais", "ou")
)
_AGE = function_words("age")
_ARTICLE = DEFINITE | {"un", "une", "son", "sa"}
_CARRIED = function_words("carried")
_SOMEWHAT = function_words("somewhat")
_STREET = function_words("street")
_PLACES = places()
_POSTURE = function_words("posture")
_PREPOSITION = function_words("preposition")
_TIME_NOUN = function_words("time_noun")
_ROLES = roles()
_STATE = function_words("state_of_speaker")
_WHERE = frozenset(("à", "au", "aux", "en", "sur", "dans", "autour"))
_SELF = frozenset(("lui-même", "elle-même", "eux-mêmes", "elles-mêmes"))
_STOPS = frozenset((".", "!", "?", "…", ";", ":"))
_NOW = frozenset(("aujourd'hui", "désormais", "alors", "également", "lui-même", "elle-même"))
# « dit une femme | que nous avons vue », « dit un élu | ayant requis l'anonymat »
_OF_WHOM = QUE | function_words("whom") | {"ayant", "étant"}
_AFTER_PREPOSITION = function_words("relative_after_preposition")
_BODIES = frozenset(("organisation", "group", "place", "name"))
_CIRCUMSTANCE_AT_ONCE = _CIRCUMSTANCE | _PREPOSITION | _TIME_NOUN | {"dont", "ce", "tout", "peu", "juste", "quelques"}
_CIRCUMSTANCE_ENDS = frozenset((",", ".", "–", "—", ";", ":"))

# Tokens that a circumstance of the saying may have: right after the speaker, and after a comma.
MAX_AT_ONCE = 19
MAX_AFTER_COMMA = 25
MAX_CIRCUMSTANCES = 4
MAX_LOOK = 5  # « un brin plus agacé »
MAX_MANNER = 4  # « d'une petite | voix »


def past_saying(sentence: Sentence, mention: Mention | None, last: int) -> int:
    """The last token of all that belongs to the saying behind its subject ``mention``, which ends at ``last``.

    « a dit X | mardi à la presse, », « a dit X|, joint hier, », « a dit X |, maire de Nevy, ému, »
    """
    for _ in range(MAX_CIRCUMSTANCES):
        end = max(past_epithet(sentence, mention, last), _past_role(sentence, last))
        after = end if end > last else _past_circumstance(sentence, last)
        if after == last:
            break
        last = after
    return last


def past_epithet(sentence: Sentence, mention: Mention | None, last: int) -> int:
    """« a dit X|, maire de Nevy mardi|, », « |, du club Les Amis|, », « |, ému|, », « |, sourire aux lèvres|, »."""
    at = last + 2
    word = sentence.word(at)
    if sentence.word(last + 1) != "," or not word or at in sentence.quotes:
        return last
    stop = _find_sign(sentence, at, min(at + MAX_AFTER_COMMA, len(sentence)), _CIRCUMSTANCE_ENDS | _STOPS)
    if word == "dont" and sentence.word(stop) in (",", ".") and has_finite(sentence, at, stop - 1):
        return stop - 1  # « dit X|, dont le fils est malade|, »
    if sentence.word(stop) not in (",", ".") or has_finite(sentence, at, stop - 1):
        return last
    role = _past_link(sentence, at, stop)
    is_bare_role = sentence.word(role) in _ROLES and not sentence.is_capital(role)
    is_name = sentence.is_capital(at) and mention is not None and mention.name is None
    is_state = word in _STATE and (stop == at + 1 or sentence.word(at + 1) in _PREPOSITION)
    is_state |= word in _POSTURE and stop > at + 1
    is_manner = word in _MANNER and stop > at + 1
    is_manner |= word in _CARRIED and sentence.word(at + 1) in _WHERE
    is_self = word in _SELF and stop > at + 1
    phrase = phrase_at(sentence, at + 1) if word in OF else None
    is_of_body = phrase is not None and mention_of(sentence, phrase).kind in _BODIES and phrase.last < stop
    is_look = word in DEFINITE and sentence.word(at + 1) in _AGE and stop == at + 2  # « , la cinquantaine, »
    is_look |= word in _ARTICLE and sentence.word(at + 1) in _SOMEWHAT and stop <= at + MAX_LOOK  # « , un brin agacé, »
    is_look |= word in DEFINITE and sentence.word(at + 1) in _CARRIED and stop <= at + MAX_LOOK  # « , les yeux rougis »
    is_address = word in _STREET and stop > at + 1
    is_told = any((is_bare_role, is_name, is_state, is_manner, is_self, is_of_body, is_look, is_address))
    return stop - 1 if is_told else last


def _past_role(sentence: Sentence, last: int) -> int:
    """« dit X|, une habitante de la cité|, », « |, l'énergique patronne du bar|. »: behind a source it is a subject."""
    at = last + 2
    if sentence.word(last + 1) != "," or sentence.word(at) not in _ARTICLE:
        return last
    stop = _find_sign(sentence, at, min(at + MAX_AFTER_COMMA, len(sentence)), _CIRCUMSTANCE_ENDS | _STOPS)
    phrase = phrase_at(sentence, at) if sentence.word(stop) in (",", ".") else None
    is_role = phrase is not None and phrase.last < stop and mention_of(sentence, phrase).kind == "role"
    return stop - 1 if is_role and not has_finite(sentence, at, stop - 1) else last


def _past_link(sentence: Sentence, at: int, stop: int) -> int:
    """« , | et par ailleurs | maire de Nevy », « , | mais aussi | père de deux enfants »: the token behind the link."""
    if sentence.word(at) not in ("et", "mais"):
        return at
    return past_circumstances(sentence, at + 1, stop)


def _past_circumstance(sentence: Sentence, last: int) -> int:
    """The same for one circumstance."""
    at = last + 1
    if sentence.word(at) == "," and _is_of_speaker(sentence, at + 1):
        stop = _find_sign(sentence, at + 1, min(at + MAX_AFTER_COMMA, len(sentence)), _STOPS)
        is_end = sentence.word(stop) == "." or stop == len(sentence)
        if is_end and not has_finite(sentence, at + 1, stop - 1):
            return stop - 1 - (sentence.words[stop - 1] == ",")
    if sentence.word(at) == "," and not _is_of_saying(sentence, at + 1):
        return last  # « Nous irons, dit X|, à Lyon. »
    after = past_circumstances(sentence, at, min(len(sentence), at + MAX_AFTER_COMMA))
    if after > at and sentence.word(after) in _CIRCUMSTANCE_ENDS | {""}:
        return _end_of_saying(sentence, at, after) - 1
    if sentence.word(at) in _CIRCUMSTANCE_AT_ONCE or sentence.word(at) in _OF_WHOM:
        return _find_sign(sentence, at, min(at + MAX_AT_ONCE, len(sentence)), _CIRCUMSTANCE_ENDS) - 1
    is_manner = sentence.word(at) in DEFINITE and sentence.word(at + 1) in _MANNER  # « dit X | les larmes aux yeux »
    if is_manner or (sentence.word(at).isalpha() and sentence.word(at) not in _NO_EPITHET):
        end = _find_sign(sentence, at, min(at + MAX_AT_ONCE, len(sentence)), _CIRCUMSTANCE_ENDS)
        if sentence.word(end) in _CIRCUMSTANCE_ENDS and not has_finite(sentence, at, end - 1):
            return end - 1  # « raconte un gendarme | présent sur les lieux |, »
    if sentence.word(at) == "," and sentence.word(at + 1) in _CIRCUMSTANCE:
        end = _find_sign(sentence, at + 1, min(at + MAX_AFTER_COMMA, len(sentence)), _CIRCUMSTANCE_ENDS - {":"})
        if sentence.word(end) in (".", ","):
            return end - 1
    return last


def describes_speaker(sentence: Sentence, at: int) -> bool:
    """Whether what stands right behind the speaker tells who: « dit une élue | présente lundi », « | que X voit »."""
    word = sentence.word(at)
    if word in _OF_WHOM or word == "dont" or (word == "pour" and may_be_participle(sentence.words[at - 1])):
        return True  # « une association créée | pour aider les élus »
    if word in _PREPOSITION:
        return sentence.word(at + 1) in _AFTER_PREPOSITION
    return word.isalpha() and word not in _NO_EPITHET and word not in _CIRCUMSTANCE_AT_ONCE


def _is_of_speaker(sentence: Sentence, at: int) -> bool:
    """Whether what opens behind the comma tells more of who speaks: « , | du cabinet X. », « , | un des élus. »."""
    words = sentence.words
    one = at + (sentence.word(at) == "l'")
    is_one_of = sentence.word(one) in ("un", "une") and sentence.word(one + 1) in OF
    if words[at : at + 2] == ["au", "nom"] or sentence.word(at) in _NOW or is_one_of:
        return True
    phrase = phrase_at(sentence, at + 1) if sentence.word(at) in OF else None
    return phrase is not None and mention_of(sentence, phrase).kind in _BODIES


def _end_of_saying(sentence: Sentence, at: int, stop: int) -> int:
    """Where the circumstances in a row stop being of the saying: « , d'une voix ferme|, avec les élèves ».

    A place behind a date is where it was said: « , ce mardi, à Lyon| ».
    """
    is_dated = at + 1 < stop and past_date(sentence, at + 1, stop) > at + 1
    for comma in range(at + 1, stop):
        if sentence.words[comma] == "," and not is_dated and not _is_of_saying(sentence, comma + 1):
            return comma
    return stop


def _is_of_saying(sentence: Sentence, at: int) -> bool:
    """Whether what opens at the token between commas tells when, where or how something was said.

    « mardi », « joint hier », « dans un communiqué », « à l'AFP », « en se levant », « d'une voix ferme »
    """
    if at >= len(sentence):
        return False  # « P, dit X,| »
    word = sentence.word(at)
    stop = min(len(sentence), at + MAX_AFTER_COMMA)
    if word in _CIRCUMSTANCE - _PREPOSITION or word in ("lors", "devant") or past_date(sentence, at, stop) > at:
        return True
    if is_saying_circumstance(sentence, at, at) or opens_set_phrase(sentence, at) or is_before_event(sentence, at):
        return True
    if word == "sur" and sentence.is_capital(at + 1) and sentence.word(at + 1) not in _PLACES:
        return True  # « sur RTL »
    phrase = sentence.words[at + 1 : at + MAX_MANNER]
    is_gerund = word == "en" and any(step.endswith("ant") for step in phrase)
    return is_gerund or (word in _PREPOSITION and not _MANNER.isdisjoint(phrase))


def _find_sign(sentence: Sentence, at: int, stop: int, signs: frozenset[str]) -> int:
    """The first token from ``at`` on that is one of ``signs``; ``stop`` where there is none before it."""
    while at < stop and sentence.words[at] not in signs:
        at += 1
    return at
