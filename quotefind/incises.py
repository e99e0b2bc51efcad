"""Step 5: the content around an incise, « P », a dit X | P1, explique-t-il, P2 | « P1, dit X. P2 »."""

from __future__ import annotations

from quotefind.analysis import Claim, Clause, Interruption
from quotefind.clauses import find_word, has_finite, has_quote, past_dateline, sentence_open
from quotefind.extent import content_end, is_saying_circumstance
from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.model import Mention
from quotefind.phrases import mention_of, phrase_at
from quotefind.tokens import QUOTE, Sentence

_FINITE = finite_forms()
_INCISE_CONTINUER = function_words("incise_continuer")


def incise(clause: Clause) -> Claim | None:
    """« P », a dit X | P, explique-t-il | P1, selon lui dit X, P2 | « P », a-t-elle ajouté, « Q »."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if "incise" not in cue.frames or cue.mood != "finite" or source.side != "right":
        return None
    before = cue.left - 1
    if before < 0 or cue.passive:
        return None
    sign = sentence.words[before]
    if sign not in (",", QUOTE, "*", "_", "?", "!", "…", "...", "–", "—", "-", ";", "”", "»", '"'):
        return None
    last_content = before if sign in (QUOTE, "?", "!", "…", "...") else before - 1
    while last_content >= 0 and sentence.words[last_content] in (",", "–", "—", "-", "*", "_"):
        last_content -= 1
    if last_content < 0:
        return None
    first_content = _incise_start(clause, last_content)
    if first_content > last_content:
        return None
    quoted = has_quote(sentence, first_content, last_content)
    if not quoted and source.mention is not None and source.mention.kind == "other":
        return None  # « il s'interrompt, reprend son souffle »
    if not quoted and first_content == last_content > 0:
        return None
    pieces = [(first_content, last_content)]
    end = max(cue.last, source.last)
    more = _after_incise(clause, pieces[0], end)
    if not quoted and not has_finite(sentence, *pieces[0]) and (more is None or not has_finite(sentence, *more)):
        closes = end >= len(sentence) - 2 and any(entry.indirect for entry in cue.entries)
        if not (closes and last_content - first_content >= 2) and (first_content > 0 or last_content > first_content):
            return None  # « Cette petite phrase augure-t-elle de … ? »
    if more is not None:
        pieces.append(more)
    only_quotes = all(a == b and a in sentence.quotes for a, b in pieces)
    is_turn = sentence.words[0] in ("—", "–", "-", "―") and not quoted and first_content <= 1
    if is_turn:
        pieces[0] = (1, last_content)
    claim = clause.claim(pieces, "incise", 0.95 if quoted else 0.88)
    claim.is_direct = only_quotes or is_turn
    if cue.lemma == "lire" and claim.mention is not None and claim.mention.head == "on":
        claim.same_speaker, claim.is_implied = True, False  # « peut-on y lire »: in a document just named
    if claim.mention is not None and claim.mention.head == "on":
        claim.mention = _source_of_on(sentence, end + 1) or claim.mention
    return claim


def _source_of_on(sentence: Sentence, at: int) -> Mention | None:
    """« a-t-on appris | de source policière », « | auprès de la direction »: the source, where on is nobody."""
    if sentence.word(at) == "auprès":
        at += 1
    if sentence.word(at) not in ("de", "d'", "du", "des", "dans", "à", "au", "chez"):
        return None
    phrase = phrase_at(sentence, at + 1)
    if phrase is None and sentence.word(at + 1) in ("source", "sources"):
        return None
    if phrase is None:
        return None
    mention = mention_of(sentence, phrase)
    return mention if mention.kind not in ("other", "place", "document") else None


def _incise_start(clause: Clause, last_content: int) -> int:
    """Where the content left of an incise begins: after a colon or semicolon before a quotation, else the sentence."""
    sentence = clause.sentence
    if last_content in sentence.quotes:
        before = sentence.word(last_content - 1)
        if before in (":", ";", ".", ")") or last_content == 0:
            return last_content
        if (
            sentence.quotes[last_content].opened
            and sentence.is_utterance.get(last_content)
            and (before == "," or before == QUOTE)
            and any(word in _FINITE for word in sentence.words[:last_content])
        ):
            if before == QUOTE:
                return last_content
    start = past_dateline(sentence)
    reported = next((other for other in clause.cues[: clause.index] if other.mood == "finite"), None)
    if reported is not None and last_content in sentence.quotes:
        colon = find_word(sentence, ":", reported.last, last_content)
        if colon >= 0:
            return colon + 1  # « X avait promis P : un engagement « Q », déplore Y »
    for other, source in zip(clause.cues[: clause.index], clause.sources, strict=False):
        if other.mood == "finite" and source.side == "right" and not other.passive:
            start = max(start, max(other.last, source.last) + 1)
    for at in range(last_content, start - 1, -1):
        if sentence.words[at] == ";":
            start = at + 1
            break
    if start > past_dateline(sentence):
        for at in range(start, last_content + 1):
            if at in sentence.quotes and at == last_content:
                return at
        while start <= last_content and sentence.words[start] in (",", "et", "."):
            start += 1
        colon = -1
    else:
        colon = find_word(sentence, ":", 0, min(8, last_content))
        if colon >= 0 and not has_finite(sentence, 0, colon) and not has_quote(sentence, 0, colon):
            start = colon + 1  # a kicker: « Justice : le procès s'ouvre, annonce … »
    return start


def _after_incise(clause: Clause, left: tuple[int, int], end: int) -> tuple[int, int] | None:
    """The content that goes on after the incise, None where the writer speaks again."""
    sentence = clause.sentence
    at = end + 1
    limit = min(clause.next_cue_start(), len(sentence))
    sole = left[0] == left[1] and left[0] in sentence.quotes
    while at < limit:
        word = sentence.words[at]
        if at in sentence.quotes:
            between = sentence.words[end + 1 : at]
            if sole or left[1] in sentence.quotes:
                if all(w in (",", ":", "–", "-", "—") for w in between[-1:]) and (
                    len(between) <= 1 or _is_circumstance(sentence, end + 1, at)
                ):
                    return (at, at)
            return None
        if word in (",", "–", "—"):
            break
        if word in (".", ";", ":", "(", "?", "!"):
            return None
        at += 1
    if at >= limit or sole:
        if at < limit and at + 1 in sentence.quotes and sole:
            return (at + 1, at + 1)
        return None
    start = at + 1
    if start >= len(sentence) or sentence.words[start] in (".",):
        return None
    if is_saying_circumstance(sentence, start, len(sentence) - 1):
        return None
    if sentence.words[start] in ("qui", "dont", "lequel", "laquelle") or sentence.word(start + 1) in (
        "qui",
        "lequel",
        "laquelle",
    ):
        return None
    complete = has_finite(sentence, *left) or has_quote(sentence, *left)
    word = sentence.words[start]
    goes_on = word in _INCISE_CONTINUER and word != "qui"
    if word in ("qui", "dont", "lors", "avant", "après", "en", "tout", "où", "dans", "alors", "tandis"):
        goes_on = False
    if complete and not goes_on:
        return None
    if start in sentence.quotes and left[1] in sentence.quotes:
        return (start, start)
    stop = content_end(sentence, start, clause)
    return (start, stop) if stop >= start else None


def _is_circumstance(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether the tokens hold no verb of their own: « dans un communiqué, »."""
    return not has_finite(sentence, first, stop - 1)


def interrupted(sentence: Sentence, at: int, found: Interruption) -> Claim:
    """The claim of an incise inside the marks of the quotation at token ``at``: « P1, dit X. P2 »."""
    start = at
    before = sentence.word(at - 1)
    if (
        before
        and before not in (":", ";", QUOTE, "–", "—", "-", ")", ",")
        and sentence.is_utterance.get(at) != "capital"
    ):
        start = sentence_open(sentence, at)
    claim = Claim([(start, at)], -1, -1, found.lemma, found.source.mention, "incise-in-marks", 0.93)
    claim.interruption = found
    claim.is_direct = start == at
    return claim
