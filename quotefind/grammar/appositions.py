"""What stands in apposition to a subject: « le ministre, | Rastislav Kacer », « Paul Roux, | maire de Brive »."""

from __future__ import annotations

from quotefind.grammar.analysis import Source
from quotefind.grammar.clauses import find_word, has_finite, is_quoted_predicate
from quotefind.grammar.phrases import DEMONSTRATIVE, MAX_INSERTION, Phrase, mention_of, phrase_at
from quotefind.lexicons.grammar import OF, function_words
from quotefind.lexicons.nouns import forenames, groups, roles, titles
from quotefind.model import Mention
from quotefind.reading.words import QUOTE, Sentence

_CONJUNCTION = function_words("conjunction")
_DETERMINER = function_words("determiner")
_FORENAMES = forenames()
_GROUPS = groups()
_PLURAL_DETERMINER = function_words("plural_determiner")
_PREPOSITION = function_words("preposition")
_PRE_ADJECTIVE = function_words("pre_adjective")
_ROLES = roles()
_RELATIVE = function_words("relative")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_TIME_NOUN = function_words("time_noun")
_TITLES = titles()
_APPOSED_DETERMINER = frozenset(("le", "la", "l'", "un", "une", "son", "sa", "leur", "notre", "les", "deux"))
_ONE = frozenset(("un", "une"))
_CLOSES_BODY = frozenset((",", ".", ";", ":", ")", "?", "!", "…", QUOTE))
_AFTER_APPOSITION = frozenset((",", ".", "", QUOTE, ";"))


def with_apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    """``phrase`` widened by an apposition after a comma: « le ministre slovaque, | Rastislav Kacer »."""
    comma = phrase.last + 1
    if sentence.word(comma) != ",":
        return phrase
    if sentence.word(comma + 1).isdigit() and sentence.word(comma + 2) == "ans":
        return with_apposition(sentence, Phrase(phrase.first, comma + 2, phrase.head, phrase.plural))
    more = _apposition_at(sentence, comma + 1)
    if more is None or _is_next_subject(sentence, phrase, more):
        return phrase
    if sentence.words[more.first] in _PLURAL_DETERMINER and not phrase.plural:
        return phrase  # « Selon le préfet, | deux suspects, âgés de 20 ans, sont en garde à vue »
    joined = Phrase(phrase.first, more.last, phrase.head if phrase.head >= 0 else more.head, phrase.plural)
    if not phrase.plural and sentence.word(joined.last + 1) == ",":
        third = _apposition_at(sentence, joined.last + 2)
        if third is not None and sentence.word(third.last + 1) in _AFTER_APPOSITION:
            joined.last = third.last
    return joined


def with_body(sentence: Sentence, phrase: Phrase) -> Phrase:
    """``phrase`` widened by what the named body is: « Selon Oxfam, | une ONG qui suit les prix, | P ».

    No further than the next comma, behind which the sentence ends or a clause opens with a subject of its own.
    """
    at = phrase.last + 2
    is_person = sentence.words[phrase.first] in _FORENAMES
    if phrase.plural or is_person or sentence.word(at - 1) != "," or not _is_body(sentence, at):
        return phrase
    stop = next((end for end in range(at, len(sentence)) if sentence.words[end] in _CLOSES_BODY), len(sentence))
    relative = next((step for step in range(at, stop) if sentence.words[step] in _RELATIVE), stop)
    if has_finite(sentence, at, relative - 1) or (sentence.word(stop) == "," and not _opens_clause(sentence, stop + 1)):
        return phrase
    return Phrase(phrase.first, stop - 1, phrase.head, phrase.plural) if sentence.word(stop) != QUOTE else phrase


def _is_body(sentence: Sentence, at: int) -> bool:
    """Whether a noun for one organisation stands at the token, alone or behind its determiner: « une petite ONG »."""
    noun = at + (sentence.word(at) in _APPOSED_DETERMINER)
    while sentence.word(noun) in _PRE_ADJECTIVE:
        noun += 1
    body = _GROUPS.get(sentence.word(noun))
    if body is None or body.kind != "org" or body.plural or sentence.words[at] in _PLURAL_DETERMINER:
        return False
    return not sentence.is_capital(noun) or sentence.raw[noun].isupper()  # « une | ONG »


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause opens at the token: « les prix montent », « alors que P », not « la Russie, menace »."""
    word = sentence.word(at)
    if word in _CONJUNCTION:
        return True
    if word not in _DETERMINER and word not in _SUBJECT_PRONOUN and not word.isdigit() and not sentence.is_capital(at):
        return False
    comma = find_word(sentence, ",", at, at + MAX_INSERTION)
    return comma < 0 or has_finite(sentence, at, comma)


def _is_next_subject(sentence: Sentence, phrase: Phrase, more: Phrase) -> bool:
    """Whether the phrase after the comma opens the next clause.

    Two bare names: « comme le souligne Mira Roux, | Poutine … »; a word after it that no apposition has:
    « Selon l'étude, | un adolescent sur quatre dort ».
    """
    is_name = phrase.head < 0 and sentence.words[phrase.first] not in DEMONSTRATIVE
    if is_name and more.head < 0 and sentence.is_capital(more.first):
        return True
    if phrase.head >= 0 and sentence.words[phrase.head] in _GROUPS and sentence.words[more.first] in _FORENAMES:
        return True  # « D'après ce journal, | Ana Ruiz a menti »
    after = sentence.word(more.last + 1)
    # « Selon la même source, | un homme « finissait par ouvrir » », « Selon le maire, | X « a menti » »
    if after == QUOTE and (sentence.words[more.first] in ("un", "une") or is_quoted_predicate(sentence, more.last + 1)):
        return True
    if not after or not after[0].isalnum() or after in ("qui", "dont", "que"):
        return False
    if after in _TIME_NOUN or after.endswith("ment"):
        return False  # « explique la maire, | Ana Ruiz mardi | »
    return after not in _PREPOSITION or sentence.words[more.first] in ("un", "une")


def _apposition_at(sentence: Sentence, at: int) -> Phrase | None:
    """A role or a name that may stand in apposition: « porte-parole de Y », « le général Abdallah », « ex-maire »."""
    if at >= len(sentence):
        return None
    word = sentence.words[at]
    one = at + (word == "l'")
    if sentence.word(one) in _ONE and sentence.word(one + 1) in OF:
        many = phrase_at(sentence, one + 1)  # « Paul Roux, | l'un des fondateurs du parti | »
        return Phrase(at, many.last) if many is not None and many.plural else None
    determined = word in _APPOSED_DETERMINER
    noun = at + 1 if determined else at
    while sentence.word(noun) in _PRE_ADJECTIVE and sentence.word(noun + 1) not in OF:
        noun += 1
    if determined and sentence.word(noun) in _TITLES and sentence.is_capital(noun + 1):
        return phrase_at(sentence, at)
    role = _ROLES.get(sentence.word(noun))
    if determined and role is not None and role.kind == "nationality" and sentence.is_capital(noun + 1):
        return phrase_at(sentence, at)  # « Son entraîneur, | l'Italien Paolo Roux |, »
    if role is not None and (not sentence.is_capital(noun) or (determined and sentence.raw[noun].isupper())):
        is_participle = not determined and sentence.word(noun + 1) == "par"
        return None if is_participle else phrase_at(sentence, at)  # « le ministre, accusé par X de P, a nié »
    if sentence.is_capital(at) and not determined:
        phrase = phrase_at(sentence, at)
        if phrase is not None and mention_of(sentence, phrase).kind == "name":
            return phrase
    return None


def near(sentence: Sentence, word: str, start: int) -> int:
    """The first token from ``start`` that is ``word``, no further on than an insertion reaches; else -1."""
    return find_word(sentence, word, start, start + MAX_INSERTION)


def with_inserted_apposition(sentence: Sentence, source: Source, stop: int) -> Source:
    """« Le secrétaire, | Loïck Guével, | menace »: the name or role between the commas belongs to the mention."""
    if source.mention is None or source.last < 0 or sentence.word(source.last + 1) not in (",", "("):
        return source
    last = source.last
    if sentence.words[last + 1] == "(":
        closing = near(sentence, ")", last + 1)
        if closing < 0 or closing >= stop:
            return source
        if sentence.words[last + 2] in _RELATIVE:
            return source  # « Le syndicat | (qui compte 300 membres) »
        last = closing
    phrase = with_apposition(sentence, Phrase(source.first, last, _head_of(sentence, source), source.mention.plural))
    if phrase.last == source.last:
        phrase = _with_name_past_insertion(sentence, phrase, source.mention, stop)
    if phrase.last == source.last or phrase.last >= stop:
        return source
    return Source(mention_of(sentence, phrase), phrase.first, phrase.last, source.side)


def _with_name_past_insertion(sentence: Sentence, phrase: Phrase, mention: Mention, stop: int) -> Phrase:
    """« Le directeur de l'usine, fermée en mai, | Paul Roux, | a dit »: the name right before the verb at ``stop``."""
    if mention.kind != "role" or mention.name is not None or sentence.word(stop - 1) != ",":
        return phrase
    comma = comma_before(sentence, stop - 2, phrase.last + 1)
    if comma < 0:
        return phrase
    named = phrase_at(sentence, comma + 1, hi=stop - 1)
    if named is None or named.head >= 0 or named.last != stop - 2 or mention_of(sentence, named).kind != "name":
        return phrase
    return Phrase(phrase.first, named.last, phrase.head, phrase.plural)


def comma_before(sentence: Sentence, at: int, floor: int) -> int:
    """The last comma up to ``at`` in the same clause; -1 where there is none."""
    for back in range(at, max(floor, at - MAX_INSERTION), -1):
        if sentence.words[back] == ",":
            return back
        if sentence.words[back] in (";", ":", QUOTE):
            return -1
    return -1


def _head_of(sentence: Sentence, source: Source) -> int:
    """The token of the head noun of the source's mention; -1 for a bare name."""
    head = source.mention.head if source.mention else ""
    for at in range(source.first, source.last + 1):
        if sentence.words[at] == head:
            return at
    return -1
