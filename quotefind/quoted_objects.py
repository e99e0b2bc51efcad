"""Step 5: noun phrases and attributes with quoted words in them: « dénonce un « recul » », « se dit « surpris » »."""

from __future__ import annotations

from quotefind.analysis import Claim, Clause
from quotefind.clauses import is_named, is_title
from quotefind.extent import content_end, object_end
from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.nouns import adverbials
from quotefind.phrases import phrase_at
from quotefind.tokens import QUOTE

_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_NEGATION = function_words("negation")
_PREPOSITION = function_words("preposition")
_RELATIVE = function_words("relative")


def quoted_object(clause: Clause) -> Claim | None:
    """X a lancé « Allons-y » | se dit « surpris » | dénonce un « recul » inouï | qualifie Y de « Z » | parle d'« erreur »."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if (source.mention is None and cue.mood == "finite") or cue.lemma in ("signifier", "continuer"):
        return None
    first = max(cue.last, cue.inverted or -1) + 1
    if source.side == "right" and not (cue.passive and any(cue.last < at < source.first for at in sentence.quotes)):
        first = max(first, source.last + 1)
    limit = content_end(sentence, first, clause)
    reach = min(limit + 1, first + 40, clause.next_cue_start())
    quote = next((at for at in range(first, reach) if at in sentence.quotes), -1)
    if (
        quote >= 0
        and is_title(sentence, quote)
        and not (any(entry.indirect for entry in cue.entries) and "quote_obj" in cue.frames)
    ):
        return None
    weak = not any(
        entry.indirect or entry.cls in ("accuse", "deny", "judge", "praise", "warn", "manner") for entry in cue.entries
    )
    if weak and quote >= 0 and quote not in sentence.long_quotes and sentence.word(quote - 1) in _DETERMINER:
        return None  # « publiera ses « recommandations » »: a term, not her words
    if (
        source.mention is not None
        and source.mention.kind == "other"
        and not any(entry.indirect for entry in cue.entries)
    ):
        return None  # « le mot signifie « X » »
    if quote < 0 or not cue.frames & {
        "noun_obj_quoted",
        "quote_obj",
        "de_np",
        "a_np",
        "sur",
        "comme",
        "obj_adj",
        "adj",
        "que",
        "inf",
    }:
        return None
    between = sentence.words[first:quote]
    if any(word in _RELATIVE or word in (":", ";") for word in between):
        return None
    if any(w in _FINITE and sentence.word(first + i - 1) not in _DETERMINER for i, w in enumerate(between)):
        return None
    if is_named(sentence, quote) or _is_alias(clause, quote):
        return None
    adverbial = all(
        word in _ADVERB or word in _ADVERBIALS or word.endswith("ment") or word in _NEGATION for word in between
    )
    if between == ["par"] and "quote_obj" in cue.frames:  # « a répondu par « je ne sais pas » »
        claim = clause.claim([(quote, quote)], "quoted-object", 0.85)
        claim.is_direct = True
        return claim
    if (
        adverbial
        and quote == limit
        and cue.frames & {"quote_obj", "que"}
        and sentence.is_utterance.get(quote) == "capital"
    ):
        claim = clause.claim([(quote, quote)], "quoted-object", 0.85)
        claim.is_direct = True
        return claim
    is_open = bool(cue.frames & {"noun_obj_quoted", "de_np", "a_np", "sur", "comme", "obj_adj", "adj"})
    is_open = is_open or (adverbial and "quote_obj" in cue.frames)
    if not is_open and not (
        any(entry.indirect for entry in cue.entries) and "que" in cue.frames and not is_title(sentence, quote)
    ):
        return None
    start = _object_start(clause, first, quote)
    limit = object_end(sentence, quote, limit)
    if cue.passive and source.first > quote:
        limit = min(limit, source.first - 2)
    return clause.claim([(start, limit)], "quoted-object", 0.8)


def _object_start(clause: Clause, first: int, quote: int) -> int:
    """« qualifie X | de « Z » », « met en garde X | sur « Z » »: the object is left out; « décrit | X comme « Z » » keeps it."""
    sentence, frames = clause.sentence, clause.cue.frames
    wanted: tuple[str, ...] = ()
    if "de_np" in frames:
        wanted += ("de", "d'", "du", "des")
    if "a_np" in frames:
        wanted += ("à", "au", "aux")
    if "sur" in frames:
        wanted += ("sur", "contre")
    if sentence.word(first) == "comme":
        return first
    if sentence.word(first) in ("à", "au", "aux") and "a_np" not in frames:  # the addressee is left out
        for at in range(quote - 1, first, -1):
            if sentence.words[at] in ("de", "d'", "un", "une", "des") and at + 3 >= quote:
                return at
    if wanted and "comme" not in sentence.words[first:quote]:
        if frames & {"obj_de_inf", "obj_a_inf"} or clause.cue.lemma in (
            "qualifier de",
            "traiter de",
            "taxer de",
            "qualifier",
            "traiter",
            "taxer",
        ):
            for at in range(quote - 1, first - 1, -1):
                if sentence.words[at] in wanted:
                    return at
        else:
            if "sur" in frames:
                at = next((at for at in range(quote - 1, first - 1, -1) if sentence.words[at] in ("sur", "contre")), -1)
                if at >= 0:
                    return at
            for at in range(first, quote):
                if sentence.words[at] in wanted:
                    return at
                if sentence.words[at] in _DETERMINER:
                    break
    at = first
    if sentence.word(at) == "quant":
        at += 3
    while at < quote and (
        sentence.words[at] in _ADVERBIALS
        or sentence.words[at] in _ADVERB
        or (sentence.words[at].endswith("ment") and at + 1 < quote)
    ):
        at += 1
    if at < quote and sentence.words[at] == ",":
        return quote
    return at


def attribute_content(clause: Clause) -> Claim | None:
    """X se dit prêt à partir | décrit la situation comme grave."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if source.mention is None:
        return None
    first = max(cue.last, cue.inverted or -1) + 1
    if "adj" in cue.frames and cue.reflexive and cue.mood in ("finite", "participle", "gerund"):
        at = first
        while sentence.word(at) in _ADVERB or sentence.word(at) in ("très", "plutôt"):
            at += 1
        word = sentence.word(at)
        if (
            not word
            or not word.isalpha()
            or (word in _PREPOSITION and word not in ("en", "pour", "contre", "favorable"))
        ):
            return None
        if word in _DETERMINER or word in _RELATIVE or word in _ADVERB:
            return None
        return clause.claim([(first, content_end(sentence, first, clause))], "adjective", 0.75)
    if "comme" in cue.frames and cue.mood != "infinitive":
        phrase = phrase_at(sentence, first)
        if phrase is not None and sentence.word(phrase.last + 1) == "comme":
            return clause.claim([(first, content_end(sentence, first, clause))], "comme-object", 0.75)
    return None


def _is_alias(clause: Clause, quote: int) -> bool:
    """« Aldo Ferri, dit « le Rossignol », »: a name, not a saying."""
    cue, sentence = clause.cue, clause.sentence
    return (
        cue.first == cue.last == quote - 1
        and sentence.words[cue.last] in ("dit", "dite", "dits", "dites")
        and sentence.word(cue.left - 1) != QUOTE
        and not sentence.is_utterance.get(quote)
    )
