"""Where reported content ends: at the next report, the writer's comment, a circumstance of the saying, or with the sentence."""

from __future__ import annotations

from quotefind.analysis import Clause, Source, VerbCue
from quotefind.clauses import find_word, is_predicate, sentence_close
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.tokens import QUOTE, Sentence

_ADVERB = function_words("adverb")
_COMMENT_PARTICIPLE = function_words("comment_participle")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_OBJECT_END = function_words("object_end")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_SPEECH_EVENT = function_words("speech_event")
_WIDE_MEDIA = function_words("wide_media")


def content_end(sentence: Sentence, start: int, clause: Clause | None) -> int:
    """The last token of a reported clause that opens at ``start``.

    It ends before a closing incise or source phrase, a second report (« , ajoutant que », « et affirme
    que »), the writer's comment (« , faisant référence à ») and a circumstance of the saying
    (« lors d'une conférence de presse »); otherwise with the sentence.
    """
    stop = sentence_close(sentence)
    if clause is not None:
        stop = min(stop, _main_clause_start(sentence, start, clause))
        for other, source in zip(clause.cues, clause.sources, strict=False):
            if other.left <= start or other is clause.cue:
                continue
            cut = _cut_before(sentence, other, source, start)
            if cut >= 0:
                stop = min(stop, cut)
                break
    backshifted = False
    for at in range(start + 1, stop + 1):
        word = sentence.words[at]
        backshifted = backshifted or (word.endswith(("ait", "aient")) and word in _FINITE)
        if word in ("et", "puis", "mais") and backshifted and at > start + 2 and _is_past_predicate(sentence, at + 1):
            stop = at - 1
            break
        if word in (",", "–", "—", "-", ";", "("):
            if _is_writer_again(sentence, at, stop):
                stop = at - 1
                break
        elif at > start + 1 and (
            is_saying_circumstance(sentence, at, stop)
            or (word == "tandis" and sentence.word(at + 1) in ("que", "qu'"))
            or (
                word == "alors"
                and sentence.word(at + 1) in ("que", "qu'")
                and not backshifted
                and clause is not None
                and "comme" in clause.cue.frames
            )
            or (word == ":" and clause is not None and _has_incise_after(clause, at + 1))
        ):
            stop = at - 1
            break
    while stop > start and sentence.words[stop] in (",", ";", ":", "–", "—", "-", ".", "et", "mais", "…"):
        stop -= 1
    return stop


def _main_clause_start(sentence: Sentence, start: int, clause: Clause) -> int:
    """The last content token before the main clause that follows: « Estimant que P, | l'avocate a quitté la salle ».

    Also « Des hommes, affirmant appartenir à la garde, | ont saisi le chalutier ». The sentence's end where none follows.
    """
    cue, source = clause.cue, clause.source
    if source.side == "shared" and source.first > start:
        return source.first - 2
    if cue.passive and cue.first == cue.verb and cue.left <= 1:  # « Accusé d'avoir menti, | le maire … »
        comma = find_word(sentence, ",", start, len(sentence))
        return comma - 1 if comma > start else len(sentence)
    inserted = (cue.mood in ("participle", "gerund") and cue.left > 0) or sentence.word(cue.left - 1) == "qui"
    if inserted and sentence.word(cue.left - 1) in (",", "qui", "en", "tout"):
        for at in range(start + 1, len(sentence) - 1):
            if sentence.words[at] == "," and is_predicate(sentence, at + 1):
                return at - 1
    return len(sentence)


def _is_past_predicate(sentence: Sentence, at: int) -> bool:
    """« et | a raccroché »: a perfect after a backshifted clause is the writer's, by the sequence of tenses."""
    while sentence.word(at) in ("ne", "n'", "se", "s'", "en", "y", "lui", "leur", "l'"):
        at += 1
    return sentence.word(at) in ("a", "ont", "est", "sont") and sentence.word(at + 1) not in _DETERMINER


def _has_incise_after(clause: Clause, quote: int) -> bool:
    """Whether the quotation at ``quote`` has a speaker of its own: « que P : « Q », a assuré X »."""
    if quote not in clause.sentence.quotes:
        return False
    return any(
        source.side == "right" and quote < other.left <= quote + 2
        for other, source in zip(clause.cues, clause.sources, strict=False)
    )


def _cut_before(sentence: Sentence, other: VerbCue, source: Source, start: int) -> int:
    """The last content token before a second report that ends the first; -1 where it does not end it."""
    before = sentence.word(other.left - 1)
    if other.mood in ("participle", "gerund"):
        if before in (",", "et", "–", "tout") or other.mood == "gerund":
            return other.left - 2 if before in (",", "–", "et") else other.left - 1
        return -1
    if other.mood == "infinitive":
        return other.left - 1 if other.opener in ("et", "avant") else -1
    if source.side == "right" and before in (",", QUOTE, "?", "!", "…", "–", "—"):
        return other.left - 2 if before != QUOTE else other.left - 1
    if before in ("et", "mais", "puis", ",") and source.side in ("shared", "none") and other.left - 2 > start:
        if sentence.words[other.first].endswith(("ait", "aient")) and any(
            word.endswith(("ait", "aient")) and word in _FINITE for word in sentence.words[start : other.left]
        ):
            return -1  # « qu'il transmettrait un dossier et demanderait … »: both are said
        return other.left - 2
    if (
        source.side == "left"
        and source.first > start + 1
        and source.mention is not None
        and source.mention.kind != "pronoun"
    ):
        joint = sentence.word(source.first - 1)
        if joint in ("mais", ",", ";") or (joint == "et" and sentence.word(source.first - 2) == ","):
            return source.first - (2 if joint in (",", ";") or sentence.word(source.first - 2) != "," else 3)
        if joint in ("que", "qu'") and sentence.word(source.first - 2) in ("tandis", "alors"):
            return source.first - 3
    return -1


def _is_writer_again(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether the sign at ``at`` ends the content: « , faisant référence à », « , selon X », « – un incident confirmé »."""
    following = sentence.word(at + 1)
    sign = sentence.words[at]
    if sign == ";":
        return True
    if sign in ("–", "—", "-"):
        return sign not in sentence.words[at + 1 : stop + 1] and following in ("un", "une", "ce")
    if sign == "(":
        return False
    if following in _COMMENT_PARTICIPLE:
        return True
    if following == "lors" or following in ("tandis",):
        return True
    if following == "alors" and sentence.word(at + 2) in ("que", "qu'"):
        return True
    if following == "avant" and sentence.word(at + 2) in ("de", "d'"):
        return True
    if following == "en" and sentence.word(at + 2) in ("référence", "allusion", "réponse", "réaction", "écho"):
        return True
    if following == "sans":
        step = at + 2
        while sentence.word(step) in _ADVERB or sentence.word(step) in ("pour", "autant", "toutefois", "en"):
            step += 1
        return is_infinitive(sentence.word(step))
    if following == "selon" or (following == "d'" and sentence.word(at + 2) == "après"):
        return True
    return is_saying_circumstance(sentence, at + 1, stop)


def is_saying_circumstance(sentence: Sentence, at: int, stop: int) -> bool:
    """« dans un communiqué », « lors d'une conférence de presse », « sur Twitter », « au micro de » at the end."""
    word = sentence.words[at]
    if word not in ("dans", "lors", "sur", "au", "à", "devant", "en", "par"):
        return False
    step = at + 1
    if word == "lors":
        step += 1
    while sentence.word(step) in _DETERMINER or sentence.word(step) in _PRE_ADJECTIVE:
        step += 1
    target = sentence.word(step)
    if word == "sur" and target in (
        "twitter",
        "facebook",
        "x",
        "instagram",
        "linkedin",
        "telegram",
        "tiktok",
        "youtube",
    ):
        return stop - at <= 4
    if word == "par" and target not in ("communiqué", "téléphone", "courriel", "mail", "écrit"):
        return False
    if word in ("dans", "lors", "en", "par") and target in _SPEECH_EVENT:
        return sentence.word(step + 1) not in _FINITE
    if word == "au" and target == "micro":
        return True
    if word in ("à", "devant", "au") and (
        target in _WIDE_MEDIA or target in ("afp", "reuters", "keystone-ats", "ats", "belga", "rfi", "ap")
    ):
        return stop - step <= 3
    return False


def object_end(sentence: Sentence, quote: int, limit: int) -> int:
    """The end of a quoted noun object: « d'un « acte volontaire » | et a ouvert une enquête », « | lorsque … »."""
    openers, closed = _OBJECT_END, -1
    for at in range(quote + 1, limit + 1):
        word = sentence.words[at]
        if at in sentence.quotes or at <= closed:
            continue
        if word == "(":
            closed = find_word(sentence, ")", at, at + 12)
            if closed > at:
                continue
        if word in (",", ";", ":", "–", "—", "(") and not _leads_to_quote(sentence, at + 1, limit):
            return at - 1
        if word in openers or (
            word in _FINITE and sentence.words[at - 1] not in _RELATIVE and sentence.words[at - 1] not in _DETERMINER
        ):
            end = at - 1
            while end > quote and sentence.words[end] in ("et", "mais", "ou", "se", "s'", "ne", "n'", "l'", "le"):
                end -= 1
            return end
    return limit


def _leads_to_quote(sentence: Sentence, first: int, limit: int) -> bool:
    """Whether another quoted fragment follows in the same enumeration, no verb between."""
    for at in range(first, min(limit, first + 12) + 1):
        if at in sentence.quotes:
            return True
        if sentence.words[at] in _FINITE or sentence.words[at] in _RELATIVE:
            return False
    return False
