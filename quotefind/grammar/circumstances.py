"""Circumstances of the saying, which may stand between any two parts of a report: when, where, to whom, how.

« a annoncé | ce lundi 3 mai | que P », « dénonce | dans un communiqué | un « recul » », « a dit X | d'une voix ferme ».
Read from words alone, one after the other; whether what follows is a subject, a clause or quoted words is for others.
"""

from __future__ import annotations

from functools import cache

from quotefind.grammar.clauses import find_word, sentence_close
from quotefind.lexicons.grammar import DE, DEFINITE, NE, OF, QUE, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import acronyms, adverbials, forenames, roles, titles
from quotefind.reading.words import QUOTE, Sentence

_ACRONYMS = acronyms()
_ADVERBIAL_PAIR = function_words("adverbial_pair")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FORENAMES = forenames()
_NAMED_MEDIUM = function_words("named_medium")
_ALL = frozenset(("tous", "toutes", "chacun", "chacune"))
_EACH = frozenset(("chacun", "chacune"))
_BEHIND_ALL = frozenset("les ces ses mes nos leurs ceux celles".split())
_PERSON_PRONOUN = function_words("person_pronoun")
_PRE_ADJECTIVE = function_words("pre_adjective") | {"seul", "seule"}
_PREPOSITION = function_words("preposition")
_ROLES = roles()
_TIME_NOUN = function_words("time_noun") | function_words("counted_time")
_TITLES = titles()
_TIME_ADJECTIVE = function_words("time_adjective")
_TIME_OPENER = function_words("time_opener")

_ADVERB = (function_words("adverb") | adverbials() | function_words("negation")) - _PREPOSITION
_AFTER_ADJECTIVE = frozenset(("le", "la", "l'", ",", "un", "une", "les", "des"))
_AFTER_TIME = frozenset(("plus", "après", "avant", "auparavant"))
_AGO = ("il", "y", "a")
_BEFORE_DATE = frozenset(("ce", "cette", "ces", "cet", "le", "la", "l'", "les"))
_COUNT = frozenset("un une deux trois quatre cinq six sept huit neuf dix quelques plusieurs".split())
_BEFORE_OR_AFTER = frozenset(("avant", "après"))
_EVE = frozenset(("lendemain", "veille", "avant-veille", "surlendemain"))
_NO_EPITHET = _DETERMINER.union(
    _ADVERB, QUE, *map(function_words, ("clitic", "conjunction", "relative", "subject_pronoun"))
)
_OPENS_NOUN = _DETERMINER | _PRE_ADJECTIVE
_TO_THE_HARM = ["au", "grand", "dam"]
_LINKS_NOUNS = OF | frozenset(("à", "au", "aux", "en"))
_MANNER_NOUN = function_words("manner_noun")
_REACHED = frozenset(("joint", "jointe"))
_SEEN = frozenset(("visiblement", "manifestement", "apparemment"))
_STATE = function_words("state_of_speaker")
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées", "is", "ies")
_SHOWN = _MANNER_NOUN | function_words("carried")
_SHOWN_ENDINGS = tuple("é ée és ées i ie is ies u ue us ues ert erts vide vides grave graves".split())
_AT_OR_ON = TO | {"en", "sur", "dans"}
_WAY = frozenset(("manière", "façon"))
_NO_BARE_NOUN = _DETERMINER | _PREPOSITION | {"lui", "elle", "eux", "elles", "que", "qu'", "qui", "quoi"}

MAX_PARENTHESIS = 12
MAX_IN_A_ROW = 6


def past_circumstances(sentence: Sentence, at: int, stop: int) -> int:
    """The token after all circumstances that follow one another from ``at``; ``at`` where none does.

    Those between commas count with both: « a dit|, mardi, à Nevy, | que P »; a comma before anything else is left.
    """
    for _ in range(MAX_IN_A_ROW):
        after = past_circumstance(sentence, at, stop)
        if after == at and sentence.word(at) == ",":
            inner = past_circumstance(sentence, at + 1, stop)
            after = inner + (sentence.word(inner) == ",") if inner > at + 1 else at
        if after == at or (
            _fixed_end(sentence, at + (sentence.word(at) == ","), stop) < after and _holds_clause(sentence, at, after)
        ):
            break
        at = after
    return at


def past_circumstances_to_clause(sentence: Sentence, start: int, stop: int) -> int:
    """« Comme l'écrit X, | dans la revue, | « P » »: the clause in marks at ``stop``.

    ``start`` where other words stand before it, or no clause.
    """
    at = start
    while at < stop and (stop in sentence.whole_clauses or stop in sentence.long_quotes):
        after = past_circumstances(sentence, at, stop)
        after += sentence.words[after] == ","
        if after == at:
            return start
        at = after
    return at


def past_circumstance(sentence: Sentence, at: int, stop: int) -> int:
    """The token after the circumstance that opens at ``at`` and ends before ``stop``; ``at`` where none does."""
    if at >= stop:
        return at
    words, word = sentence.words, sentence.words[at]
    if word == "(":
        closing = find_word(sentence, ")", at, min(stop, at + MAX_PARENTHESIS))
        return closing + 1 if closing > 0 else at
    after = past_adverb(sentence, at, stop)
    if after == at:
        after = past_date(sentence, at, stop)
    if after == at and opens_bearing(sentence, at):
        after = prepositional_end(sentence, at + (word == "face"), stop) + 1 or at
    if after == at:
        after = _past_look(sentence, at, stop)
    if after == at and word in _PREPOSITION and word not in OF:
        after = prepositional_end(sentence, at, stop) + 1 or at
    if after == at and word in _STATE and sentence.word(at + 1) == ",":
        after = at + 1  # « , ému, »
    if after == at and word in _SHOWN and sentence.word(at + 1) in _AT_OR_ON:
        after = prepositional_end(sentence, at, stop) + 1 or at  # « , sourire aux lèvres, », « , micro en main, »
    if after == at and word in DE and sentence.word(at + 1) in _WAY and at + 3 <= stop:
        after = at + 3  # « de manière ferme »
    if after == at and _is_participle(sentence, at):
        inner = past_circumstance(sentence, at + 1, stop)
        after = inner if inner > at + 1 else at  # « , joint par téléphone, »
    return at if after > stop or QUOTE in words[at:after] else after


def opens_bearing(sentence: Sentence, at: int) -> bool:
    """« les larmes aux yeux », « le sourire aux lèvres », « face à la presse »."""
    word, second, third = sentence.words[at], sentence.word(at + 1), sentence.word(at + 2)
    return (word == "face" and second in TO) or (word in DEFINITE and second in _SHOWN and third in TO)


def _past_look(sentence: Sentence, at: int, stop: int) -> int:
    """« le visage fermé », « les yeux rougis »: the token behind how somebody looked; ``at`` where that is not told."""
    if sentence.words[at] not in DEFINITE or sentence.word(at + 1) not in _SHOWN or at + 3 > stop:
        return at
    return at + 3 if sentence.words[at + 2].endswith(_SHOWN_ENDINGS) and _is_epithet(sentence, at + 2) else at


def _holds_clause(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether what was read is no circumstance: « pour | dire », « ne jamais »."""
    words = sentence.words
    return any(
        words[at] in NE
        or (
            is_infinitive(words[at])
            and words[at - 1] not in _DETERMINER
            and words[at] not in _MANNER_NOUN  # « , sourire aux lèvres, »
            and not sentence.is_capital(at)
        )
        for at in range(first, stop)
    )


def _is_participle(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    may_be = word.endswith(_PARTICIPLE_ENDINGS) or word in _REACHED
    return may_be and word not in _ROLES and not sentence.is_capital(at)


@cache
def _fixed() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The set phrases by their first two words, the longest first; single words with "": « de son côté »."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for phrase in function_words("set_phrase") | function_words("emphasis") | _ADVERBIAL_PAIR:
        words = tuple(phrase.split(" "))
        found.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append(words)
    for phrases in found.values():
        phrases.sort(key=lambda words: (-len(words), words))
    return found


def past_adverb(sentence: Sentence, at: int, stop: int) -> int:
    """The token after the adverb or set phrase at ``at``: « également », « de son côté »; ``at`` where none stands."""
    words, word = sentence.words, sentence.words[at]
    if word == "quant":
        if sentence.word(at + 2) in _PERSON_PRONOUN:
            return at + 3
        return prepositional_end(sentence, at + 1, stop) + 1 or at
    fixed = _fixed_end(sentence, at, stop)
    if fixed > at:
        return fixed
    following = sentence.word(at + 1)
    is_floating = word in _ALL and (following[:1].isalnum() or following == QUOTE) and following not in _BEHIND_ALL
    if is_floating and not (word in _EACH and following in OF):
        return at + 1  # « disent | tous | que P »; not « disent | tous les élus », « répond | chacun »
    if word in _PERSON_PRONOUN and at and words[at - 1] == following == ",":
        return at + 1  # « salue, | lui, | un « effort » »
    noun = _manner_noun(sentence, at)
    if noun > 0:
        return noun + 1 + (sentence.word(noun + 1).isalpha() and sentence.word(noun + 1) not in _NO_BARE_NOUN)
    if word in _ADVERB or (word.endswith("ment") and word not in _ROLES):
        return at + 1 + (word in _SEEN and sentence.word(at + 1) in _STATE)  # « visiblement | ému »
    return at


def _fixed_end(sentence: Sentence, at: int, stop: int) -> int:
    """The token after the set phrase that opens at ``at``, the longest; ``at`` where none does."""
    words = sentence.words
    for key in ((words[at], sentence.word(at + 1)), (words[at], "")):
        for phrase in _fixed().get(key, ()):
            if tuple(words[at : at + len(phrase)]) == phrase and at + len(phrase) <= stop:
                return at + len(phrase)
    return at


def opens_set_phrase(sentence: Sentence, at: int) -> bool:
    """Whether a set phrase opens with the preposition at ``at``: « le maire | de son côté » has no complement."""
    return _fixed_end(sentence, at, len(sentence)) > at or _manner_noun(sentence, at) > 0


def _manner_noun(sentence: Sentence, at: int) -> int:
    """« d'une | voix | ferme », « d'une même | voix »: the token of the noun, 0 where none is."""
    if sentence.words[at] != "d'" or sentence.word(at + 1) not in ("un", "une"):
        return 0
    noun = at + 2 + (sentence.word(at + 2) in _PRE_ADJECTIVE)
    return noun if sentence.word(noun) in _MANNER_NOUN else 0


def past_date(sentence: Sentence, at: int, stop: int) -> int:
    """The token after the date at ``at``: « ce lundi 3 mai », « la semaine dernière », « il y a deux jours »."""
    words = sentence.words
    opened = at
    if tuple(words[at : at + 3]) == _AGO:
        at += 3
    elif words[at] in ("voici", "voilà"):
        at += 1
    elif words[at] in _TIME_OPENER and (sentence.word(at + 1) in _TIME_NOUN or sentence.word(at + 1) in _BEFORE_DATE):
        at += 1  # « dès | lundi », « fin | avril », « depuis | ce matin »
    is_counted = at < stop and (words[at] in _COUNT or words[at].isdigit())
    if at < stop and (words[at] in _BEFORE_DATE or is_counted):
        at += 1
    while at < stop and (words[at] in _TIME_ADJECTIVE or words[at].isdigit()):
        at += 1
    if at >= stop or not (words[at] in _TIME_NOUN or words[at].startswith("mi-")):
        return opened
    is_point = words[at].startswith("mi-")
    start = at
    while at < stop and (words[at] in _TIME_NOUN or words[at] in _TIME_ADJECTIVE or words[at].isdigit() or is_point):
        at, is_point = at + 1, False
        if sentence.word(at) in OF and sentence.word(at + 1) in _TIME_NOUN and at + 1 < stop:
            at += 1  # « au mois | de mai »
    if is_counted and words[opened] not in ("voici", "voilà", "il", "depuis"):
        if words[start - 1].isdigit() and words[start] not in ("ans", "an", "mois", "jours", "heures"):
            return at  # « 3 mai »
        if words[at : at + 2] in (["plus", "tard"], ["plus", "tôt"]):
            return at + 2
        return _past_event(sentence, at + 1, stop) if sentence.word(at) in _AFTER_TIME else opened
    return _past_event(sentence, at, stop) if words[at - 1] in _EVE else at


def _past_event(sentence: Sentence, at: int, stop: int) -> int:
    """« quelques heures après | la défaite », « au lendemain | du vote »: past what it is reckoned from."""
    before = sentence.words[at - 1]
    is_event = sentence.word(at) in OF if before in _EVE else sentence.word(at) in _DETERMINER
    if not is_event:
        return at
    return prepositional_end(sentence, at - (before in _BEFORE_OR_AFTER), stop) + 1 or at


def prepositional_end(sentence: Sentence, at: int, stop: int) -> int:
    """The last token of the prepositional phrase at ``at``: « à la presse », « lors d'un point », « sur Twitter ».

    Up to its noun with its complements only: what follows « à l'AFP » or « à la presse » may be the subject. -1 where
    the sentence ends.
    """
    opened = at + (2 if sentence.word(at + 1) in OF or sentence.word(at + 1) == "travers" else 1)
    opened += sentence.word(opened) == "même"  # « avant | même | le vote »
    if opened >= stop:
        return -1
    end = _past_determiners(sentence, opened, stop)
    if end > opened and sentence.word(end) in _PRE_ADJECTIVE and end + 1 < stop and _is_noun(sentence, end + 1):
        end += 1  # « dans un long | message », « au premier | jour »
    while end + 1 < stop:
        if sentence.words[end + 1] in _LINKS_NOUNS:
            noun = _past_determiners(sentence, end + 2, stop)
            if sentence.word(noun) == QUOTE or (noun == end + 2 and is_infinitive(sentence.word(noun))):
                break  # « parle dans une lettre | d'un « gâchis » », « promet face à la presse | de partir »
            end = noun
        elif _goes_with_noun(sentence, end + 1) or (end + 2 == stop < len(sentence) and _is_epithet(sentence, end + 1)):
            end += 1  # « a | lors d'une réunion publique | annoncé »: nothing else stands before what follows
        else:
            break
    return min(end, stop - 1)


def _past_determiners(sentence: Sentence, at: int, stop: int) -> int:
    while at < stop and sentence.words[at] in _DETERMINER:
        at += 1
    return at


def _goes_with_noun(sentence: Sentence, at: int) -> bool:
    """« à Radio | Nevy », « dans un entretien | exclusif, »: a second capital, an adjective before the next phrase.

    Not « sur Radio Nevy | Ana Ruiz »: a forename before another capital opens the name of a person.
    """
    words, word = sentence.words, sentence.words[at]
    if sentence.is_capital(at):
        if word in _FORENAMES and at + 1 < len(sentence) and sentence.is_capital(at + 1):
            return False
        if word in _TITLES and word not in _ROLES:
            return False  # « à la Cour | Me Ana Ruiz »
        if words[at - 1] in _NAMED_MEDIUM:
            return True  # « au journal | Le Soir », « sur la chaîne | TV5 »
        if words[at - 1] == "presse" and (word in _ACRONYMS or f"{word} {sentence.word(at + 1)}" in _ACRONYMS):
            return True  # « à l'agence de presse | Associated Press »
        if words[at - 1] in _ACRONYMS:  # « à BBC | Mundo Ana Ruiz », « à BBC | Mundo le maire »
            if sentence.word(at + 1) in _DETERMINER and sentence.word(at + 2) in _ROLES:
                return True
            return sentence.word(at + 1) in _FORENAMES and sentence.is_capital(at + 1) and sentence.is_capital(at + 2)
        return sentence.is_capital(at - 1)
    if word.isdigit() and sentence.is_capital(at - 1):
        return True  # « sur Europe | 1 »
    if not _is_epithet(sentence, at):
        return False
    following = sentence.word(at + 1)
    if word.endswith(_PARTICIPLE_ENDINGS) and following in _PREPOSITION:
        return True  # « dans un message | publié sur X », « devant les élus | réunis en mairie »
    if word in _FINITE or is_infinitive(word):
        return False
    if word == "presse" and words[at - 1] == "point":
        return True  # « lors d'un point | presse »
    return following in _AFTER_ADJECTIVE or following == QUOTE or is_infinitive(following)


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether the token may be the noun that an adjective stands before: no verb, no small word."""
    word = sentence.words[at]
    return _is_epithet(sentence, at) and word not in _FINITE and word not in _PREPOSITION and not is_infinitive(word)


def _is_epithet(sentence: Sentence, at: int) -> bool:
    """Whether the token may be the adjective of the noun before it."""
    word = sentence.words[at]
    return word[0].islower() and word.isalpha() and word not in _NO_EPITHET


def closes_with_circumstance(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether all there is from the token on tells when it was said, or before whom.

    « P, | deux jours après l'accident. », « P, | à la veille du vote. », « P, | face aux élus. »
    """
    words = sentence.words
    if stop < sentence_close(sentence) or "," in words[at : stop + 1] or _holds_verb(sentence, at, stop):
        return False
    first, second = sentence.word(at), sentence.word(at + 1)
    if first in _BEFORE_OR_AFTER:
        return second in _OPENS_NOUN and not is_infinitive(second)
    if first == "face" or words[at : at + 3] == _TO_THE_HARM:
        return True
    if first == "à" and second in ("la", "une") and sentence.word(at + 2) in _EVE:
        return True
    if first in ("le", "au", "la") and second in _EVE:
        return sentence.word(at + 2) in OF
    if first == "à":
        return is_before_event(sentence, at)
    noun = _past_count(sentence, at)
    after = sentence.word(noun + 1)
    return noun > at and sentence.word(noun) in _TIME_NOUN and (after in _BEFORE_OR_AFTER or after == "plus")


def is_before_event(sentence: Sentence, at: int) -> bool:
    """« | à deux jours | du vote », « | à la veille | du vote »: whether the token opens how long before it was."""
    if sentence.word(at) != "à":
        return False
    if sentence.word(at + 1) in ("la", "une") and sentence.word(at + 2) in _EVE:
        return sentence.word(at + 3) in OF
    noun = _past_count(sentence, at + 1)
    is_time = noun > at + 1 and sentence.word(noun) in _TIME_NOUN
    # not « à deux heures | de Paris »
    return is_time and sentence.word(noun + 1) in OF and not sentence.is_capital(noun + 2)


def _past_count(sentence: Sentence, at: int) -> int:
    """The token after the count that opens at ``at``: « deux », « quelques », « 30 »."""
    while sentence.word(at) in _COUNT or sentence.word(at).isdigit():
        at += 1
    return at


def _holds_verb(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    return any(
        words[at] in _FINITE and words[at - 1] not in _DETERMINER and words[at - 1] not in _PREPOSITION
        for at in range(first, last + 1)
    )
