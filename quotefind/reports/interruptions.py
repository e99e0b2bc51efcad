"""The narrator's words inside quotation marks: « Je pars, | a-t-il dit. | Je reviendrai. »

An incise between the marks is no part of what is quoted; found here so that the claims can cut it out.
"""

from __future__ import annotations

from functools import cache

from quotefind.grammar.analysis import Interruption, Source, VerbCue
from quotefind.grammar.circumstances import is_before_event, opens_set_phrase, past_circumstances, past_date
from quotefind.grammar.clauses import has_finite
from quotefind.grammar.extents import is_saying_circumstance
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.subjects import source_of
from quotefind.lexicons.grammar import OF, function_words
from quotefind.lexicons.nouns import places
from quotefind.lexicons.verbs import auxiliary_forms, verb_forms
from quotefind.model import Quotation, Span
from quotefind.reading.words import Sentence, tokens_of
from quotefind.reports.cues import find_cues
from quotefind.snapshot import pattern

_AUXILIARY_FORMS = auxiliary_forms()
_CIRCUMSTANCE = function_words("incise_circumstance")
_CLITIC = function_words("clitic")
_MANNER = function_words("manner_noun")
_NO_EPITHET = _CLITIC.union(
    *map(function_words, ("determiner", "subject_pronoun", "relative", "conjunction")), ("et", "mais", "ou")
)
_PLACES = places()
_PREPOSITION = function_words("preposition")
_TIME_NOUN = function_words("time_noun")
_VERB_FORMS = verb_forms()
_CIRCUMSTANCE_AT_ONCE = _CIRCUMSTANCE | _PREPOSITION | _TIME_NOUN | {"dont", "ce", "tout", "peu", "juste", "quelques"}
_CIRCUMSTANCE_ENDS = frozenset((",", ".", "–", "—", ";", ":"))
_FINITE_CODES = "PISFC"  # present, imperfect, passé simple, future, conditional

# The words right after a sign where an incise may open; only then is the inside cut into tokens.
_AFTER_SIGN = pattern(r"[,?!…–—-]\s(\p{Ll}\w*+['’]?)(?:\s?(\w+))?")
_STOPS = frozenset((".", "!", "?", "…", ";", ":"))
_NOW = frozenset(("aujourd'hui", "désormais", "alors", "également", "lui-même", "elle-même"))
_BODIES = frozenset(("organisation", "group", "place", "name"))
_CLOSERS = frozenset((",", ".", ":", ";", "!", "?", "…", "...", "–", "—", "-"))

# Tokens that a circumstance of the saying may have: right after the speaker, and after a comma.
MAX_AT_ONCE = 19
MAX_AFTER_COMMA = 25
MAX_MANNER = 4  # « d'une petite | voix »


def _opens_incise(first: str, second: str) -> bool:
    """Whether an incise may open with the two words: « dit-il », « a ajouté », « lui répond », « l'assure »."""
    first = first.replace("’", "'")
    if first in _CLITIC:
        return not second or second in _VERB_FORMS or second in _AUXILIARY_FORMS or second in _CLITIC
    return first in _AUXILIARY_FORMS or (first in _VERB_FORMS and _may_be_finite(first))


@cache
def _may_be_finite(form: str) -> bool:
    return any(code[0] in _FINITE_CODES for analysis in _VERB_FORMS[form] for code in analysis.codes)


def interruption_in(text: str, quotation: Quotation) -> Interruption | None:
    """The first incise inside ``quotation`` that names who speaks; None where there is none."""
    start, end = quotation.inner
    if not any(_opens_incise(*words) for words in _AFTER_SIGN.findall(text, start, end)):
        return None
    sentence = tokens_of(text, start, end)
    first: tuple[VerbCue, Source] | None = None
    pieces: list[Span] = []
    opened = start
    for cue in find_cues(sentence):
        found = _incise(sentence, cue, is_first=first is None)
        if found is None or sentence.ends[found[0]] <= opened:
            continue
        kept, last, source = found
        pieces.append(Span(opened, sentence.ends[kept]))
        opened = sentence.starts[last + 2] if last + 2 < len(sentence) else end
        first = first or (cue, source)
    if first is None:
        return None
    if opened < end:
        pieces.append(Span(opened, end))
    if not any(map(str.isalnum, "".join(text[slice(*piece)] for piece in pieces))):
        return None  # all the words are the narrator's
    cue, source = first
    return Interruption(tuple(pieces), sentence.span(cue.first, cue.last), cue.lemma, source)


def _incise(sentence: Sentence, cue: VerbCue, *, is_first: bool) -> tuple[int, int, Source] | None:
    """The last token quoted before the incise, the incise's last token, its subject; None where it is none."""
    before = cue.left - 1
    if cue.mood != "finite" or cue.passive or "incise" not in cue.frames or before < 1:
        return None
    sign = sentence.words[before]
    if sign not in (",", "?", "!", "…", "...", "–", "—", "-") or sentence.is_capital(cue.left):
        return None
    source = source_of(sentence, cue, ())
    if source.side != "right" or source.mention is None or source.mention.kind == "other":
        return None
    if source.mention.head in ("je", "nous", "on") or source.mention.kind == "document":
        return None
    last = max(cue.last, source.last)
    last = _past_circumstance(sentence, last)
    closer = sentence.word(last + 1)
    if closer and closer not in _CLOSERS:
        return None
    kept = before if sign in ("?", "!", "…", "...") else before - 1
    if not is_first and source.mention.kind != "pronoun":
        return None  # a second speaker inside the same marks would be reported by the first
    return kept, last, source


def _past_circumstance(sentence: Sentence, last: int) -> int:
    """The last token of what belongs to the saying: « a dit X | mardi à la presse, », « a dit X|, joint hier, »."""
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
    if sentence.word(at) in _CIRCUMSTANCE_AT_ONCE:
        return _find_sign(sentence, at, min(at + MAX_AT_ONCE, len(sentence)), _CIRCUMSTANCE_ENDS) - 1
    if sentence.word(at).isalpha() and sentence.word(at) not in _NO_EPITHET:
        end = _find_sign(sentence, at, min(at + MAX_AT_ONCE, len(sentence)), _CIRCUMSTANCE_ENDS)
        if sentence.word(end) in _CIRCUMSTANCE_ENDS and not has_finite(sentence, at, end - 1):
            return end - 1  # « raconte un gendarme | présent sur les lieux |, »
    if sentence.word(at) == "," and sentence.word(at + 1) in _CIRCUMSTANCE:
        end = _find_sign(sentence, at + 1, min(at + MAX_AFTER_COMMA, len(sentence)), _CIRCUMSTANCE_ENDS - {":"})
        if sentence.word(end) in (".", ","):
            return end - 1
    return last


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
