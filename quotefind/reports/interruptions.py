"""The narrator's words inside quotation marks: « Je pars, | a-t-il dit. | Je reviendrai. »

An incise between the marks is no part of what is quoted; found here so that the claims can cut it out.
"""

from __future__ import annotations

from functools import cache

from quotefind.grammar.analysis import Interruption, Source, VerbCue
from quotefind.grammar.saying import past_saying
from quotefind.grammar.subjects import source_of
from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.verbs import auxiliary_forms, verb_forms
from quotefind.model import Quotation, Span
from quotefind.reading.words import Sentence, tokens_of
from quotefind.reports.cues import find_cues
from quotefind.snapshot import pattern

_AUXILIARY_FORMS = auxiliary_forms()
_CLITIC = function_words("clitic")
_VERB_FORMS = verb_forms()
_FINITE_CODES = "PISFC"  # present, imperfect, passé simple, future, conditional

# The words right after a sign where an incise may open; only then is the inside cut into tokens.
_AFTER_SIGN = pattern(r"[,?!…–—-]\s(\p{Ll}\w*+['’]?)(?:\s?(\w+))?")
_CLOSERS = frozenset((",", ".", ":", ";", "!", "?", "…", "...", "–", "—", "-"))


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
    last = past_saying(sentence, source.mention, max(cue.last, source.last))
    closer = sentence.word(last + 1)
    if closer and closer not in _CLOSERS:
        return None
    kept = before if sign in ("?", "!", "…", "...") else before - 1
    if not is_first and source.mention.kind != "pronoun":
        return None  # a second speaker inside the same marks would be reported by the first
    return kept, last, source
