"""Step 5: the content that a reporting verb governs inside its own sentence.

One function per shape (a que-clause, an infinitive, a colon; incises and quoted objects in files of their
own); ``CUE_RULES`` is their order: the first that fits a cue wins, and its name is the rule of the result.
"""

from __future__ import annotations

from collections.abc import Callable

from quotefind.analysis import Claim, Clause, VerbCue
from quotefind.clauses import find_word, has_finite, has_quote, opens_infinitive, past_participial, sentence_open
from quotefind.extent import content_end
from quotefind.incises import incise
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials
from quotefind.phrases import phrase_at
from quotefind.quoted_objects import attribute_content, quoted_object
from quotefind.tokens import Sentence

_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_ADVERBIAL_PAIR = function_words("adverbial_pair")
_BEFORE_QUE = function_words("before_que")
_CONJUNCTION = function_words("conjunction")
_CONNECTIVE = function_words("connective")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_PREPOSITION = function_words("preposition")
_RELATIVE = function_words("relative")
_SAYING_PLACE = function_words("saying_place")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_THING_VERB = function_words("thing_verb")
_TIME_NOUN = function_words("time_noun")

# Between a verb and its que or infinitive: « a expliqué mardi aux juges de Nevy, lors de l'audience, que ».
MAX_GAP = 26


_COMPARATIVE = frozenset(("plus", "moins", "davantage", "autant", "mieux"))

# An infinitive after these is a noun or governed by them, and no content of the verb before.
_NO_BARE_INFINITIVE = frozenset(("à", "au", "aux", "de", "d'", "du", "le", "la", "les", "pour"))


def comme(clause: Clause) -> Claim | None:
    """Comme l'a dit le maire, P. | P, comme le souligne le maire."""
    sentence, cue = clause.sentence, clause.cue
    at = cue.left - 1
    if sentence.word(at) != "comme" and clause.source.side == "left":
        at = clause.source.first - 1
    if sentence.word(at) != "comme" or clause.source.mention is None:
        return None
    if clause.source.mention.kind == "other" or not any(entry.indirect for entry in cue.entries):
        return None  # « comme le montrent les courbes », « comme font les enfants »
    head = clause.source.mention.head
    if head == "on" or (head in ("il", "elle", "ils", "elles") and at > 1):
        return None
    end = max(cue.last, clause.source.last)
    if at <= 1 or all(word in _CONNECTIVE or word == "," for word in sentence.words[:at]):
        comma = find_word(sentence, ",", end + 1, end + 25)
        if comma < 0:
            return None
        start = past_participial(sentence, comma + 1)
        claim = clause.claim([(start, content_end(sentence, start, clause))], "comme", 0.8)
        claim.is_direct = claim.first == claim.last and claim.first in sentence.quotes
        return claim
    start = sentence_open(sentence, at)
    stop = at - 1
    while stop > start and sentence.words[stop] in (",", "–", "-"):
        stop -= 1
    if stop <= start or not (cue.has_object or sentence.word(at - 1) == ","):
        return None
    if not has_finite(sentence, start, stop) and not has_quote(sentence, start, stop):
        return None
    pieces = [(start, stop)]
    if sentence.word(end + 1) == "," and (
        not _has_past_comma(sentence, start, stop) or sentence.words[stop] in _CONJUNCTION
    ):
        pieces.append((end + 2, content_end(sentence, end + 2, clause)))
    return clause.claim(pieces, "comme", 0.7)


def _has_past_comma(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the clause before the comma is complete: something follows its verb."""
    for at in range(first, last):
        if sentence.words[at] in _FINITE and sentence.word(at - 1) not in _DETERMINER:
            return True
    return False


def que_clause(clause: Clause) -> Claim | None:
    """X a dit (mardi à la presse) que P | avertit les habitants que P | demande si P | insiste sur le fait que P."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if not cue.frames & {"que", "obj_que", "interrogative"} or (cue.has_object and "obj_que" not in cue.frames):
        return None
    if source.mention is not None and source.mention.head == "on" and sentence.words[cue.verb].endswith("ra"):
        return None  # « on notera que »: the writer
    if source.mention is not None and cue.lemma in _THING_VERB and source.mention.kind in ("document", "other"):
        if source.mention.kind == "other" or cue.lemma == "signifier":
            return None  # « les indices suggèrent que »: a finding, nobody speaks
    if source.mention is None and cue.entries[0].cls == "think":
        return None
    start = _que_after(clause)
    if start < 0 or (source.mention is None and not _is_open_source(cue)):
        return None
    if not any(
        entry.indirect for entry in cue.entries if entry.frames & {"que", "obj_que", "interrogative"}
    ) and not _is_provision(clause):
        stop = content_end(sentence, start, clause)
        if not has_quote(sentence, start, stop):
            return None
    else:
        stop = content_end(sentence, start, clause)
    if stop <= start:
        return None
    if sentence.words[start - 1] == "pour":
        start -= 1  # « plaide pour que »
    elif "obj_adj" in cue.frames and start - cue.last == 2 and sentence.words[start - 1] not in _ADVERB:
        start -= 1  # « juge probable que »
    return clause.claim([(start, stop)], "que-clause", 0.9)


def _is_provision(clause: Clause) -> bool:
    """« la loi prévoit que », « le texte prévoit de »: what a document provides, it says."""
    mention = clause.source.mention
    is_forecast = "que" in clause.sentence.words[clause.cue.last + 1 : clause.cue.last + 3]
    return mention is not None and (is_forecast or mention.kind == "document") and clause.cue.lemma == "prévoir"


def _is_open_source(cue: VerbCue) -> bool:
    """Participles and infinitives may have their subject in the sentence before."""
    return cue.mood != "finite"


def _que_after(clause: Clause) -> int:
    """The token of the que (si, pourquoi …) that the cue governs, -1 where there is none."""
    sentence, cue = clause.sentence, clause.cue
    at = max(cue.last, clause.source.last if clause.source.side == "right" else -1, cue.inverted or -1) + 1
    hi = min(len(sentence), at + MAX_GAP, clause.next_cue_start())
    asks = "interrogative" in cue.frames
    objects = "obj_que" in cue.frames
    first = at
    if clause.source.side == "right" and not sentence.quotes.keys().isdisjoint((cue.left - 1, cue.left - 2)):
        # « P », a-t-il dit dans une lettre qu'il a publiée: the quotation is what he said.
        return first if sentence.word(first) in ("que", "qu'") else -1
    while at < hi:
        word = sentence.words[at]
        if word in _COMPARATIVE:
            return -1  # « des niveaux plus élevés que »
        if word in ("que", "qu'"):
            return -1 if at > first and sentence.words[at - 1] in _BEFORE_QUE else at
        if (
            asks
            and (at == first or sentence.words[first] in ("à", "au", "aux"))
            and word in ("si", "s'", "pourquoi", "comment", "combien", "quand", "où", "quel", "quelle")
        ):
            if cue.lemma in (
                "demander",
                "se demander",
                "s'interroger",
                "savoir",
                "s'enquérir",
                "interroger",
                "questionner",
            ) or word in ("pourquoi", "comment"):
                return at
            return -1
        if word == "quant":
            at += 3
            continue
        if at in sentence.quotes or word in (";", ":", ".") or word in _RELATIVE:
            return -1
        if word == "sur" and sentence.words[at : at + 3] == ["sur", "le", "fait"]:
            return at if sentence.word(at + 3) in ("que", "qu'") else -1
        if word in _FINITE and word not in _ADVERBIALS and sentence.word(at - 1) not in _DETERMINER:
            return -1
        if word in _SUBJECT_PRONOUN and word not in ("nous", "vous"):
            return -1
        if word in _DETERMINER and not objects and (at == first or sentence.words[at - 1] not in _PREPOSITION):
            if sentence.word(at + 1) not in _TIME_NOUN:
                phrase = phrase_at(sentence, at)
                if phrase is not None and sentence.word(phrase.last + 1) in ("que", "qu'"):
                    return -1
        at += 1
    return -1


def infinitive(clause: Clause) -> Claim | None:
    """X affirme avoir fait P | menace de partir | accuse Y de trahir | appelle Y à cesser | s'engage à venir."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if source.mention is None and cue.mood == "finite":
        return None
    if not any(entry.indirect for entry in cue.entries) and not _is_provision(clause):
        return None
    if source.side == "right" and not sentence.quotes.keys().isdisjoint((cue.left - 1, cue.left - 2)):
        return None  # « P », a promis X avant de partir: the quotation is what he said
    if cue.opener == "pour" or (
        source.mention is not None and source.mention.kind == "other" and cue.lemma in _THING_VERB
    ):
        return None
    if source.mention is not None and source.mention.kind == "other" and cue.entries[0].cls == "warn":
        return None  # « le mur menace de s'effondrer »
    first = max(cue.last, cue.inverted or -1) + 1
    if cue.passive:
        first = max(first, source.last + 1)
    start = -1
    if "inf" in cue.frames:
        start = _bare_infinitive(sentence, first)
    if start < 0 and cue.frames & {"de_inf", "a_obj_de_inf", "obj_de_inf"}:
        start = _prepositional_infinitive(
            sentence, first, ("de", "d'"), far=bool(cue.frames & {"a_obj_de_inf", "obj_de_inf"})
        )
    if start < 0 and cue.frames & {"a_inf", "obj_a_inf"}:
        start = _prepositional_infinitive(sentence, first, ("à",), far="obj_a_inf" in cue.frames)
    if start < 0:
        return None
    stop = content_end(sentence, start, clause)
    return clause.claim([(start, stop)], "infinitive", 0.85)


def _bare_infinitive(sentence: Sentence, at: int) -> int:
    """« dit (aujourd'hui) ne pas avoir », « affirme être »: the first token of the infinitive group, or -1."""
    hi = min(len(sentence), at + 8)
    if f"{sentence.word(at)} {sentence.word(at + 1)}" in _ADVERBIAL_PAIR:
        at += 2
    if sentence.word(at) == ",":
        comma = find_word(sentence, ",", at + 1, at + 22)
        return comma + 1 if comma >= 0 and opens_infinitive(sentence, comma + 1) else -1
    if sentence.word(at) in _SAYING_PLACE:  # the addressee, the occasion
        step, hi = at + 1, min(len(sentence), at + 14)
        while step < hi and sentence.words[step] not in ("n'", "ne") and not is_infinitive(sentence.words[step]):
            step += 1
        return (
            step
            if step < hi and sentence.words[step - 1] not in _NO_BARE_INFINITIVE and opens_infinitive(sentence, step)
            else -1
        )
    while (
        at < hi
        and sentence.words[at] not in ("ne", "n'")
        and (sentence.words[at] in _ADVERB or sentence.words[at].endswith("ment") or sentence.words[at] in _ADVERBIALS)
        and sentence.words[at]
        and not is_infinitive(sentence.words[at])
    ):
        at += 1
    return at if opens_infinitive(sentence, at) else -1


def _prepositional_infinitive(sentence: Sentence, at: int, prepositions: tuple[str, ...], *, far: bool) -> int:
    """The preposition that opens « de partir », at once or (``far``) after an object or addressee."""
    far = far or sentence.word(at) in _SAYING_PLACE or sentence.word(at) in _TIME_NOUN
    hi = min(len(sentence), at + (MAX_GAP if far else 6))
    first = at
    while at < hi:
        word = sentence.words[at]
        if word in prepositions and opens_infinitive(sentence, at + 1):
            return at
        if at in sentence.quotes or word in (";", ":", ".", "que", "qu'", "qui", "dont"):
            if word == "qui" and far:
                at += 1
                continue
            return -1
        if not far and at > first + 1:
            return -1
        if word == "," and not far:
            return -1
        if (
            word in _FINITE
            and sentence.word(at - 1) != "qui"
            and sentence.word(at - 1) not in _DETERMINER
            and word in _FINITE_VERB
        ):
            return -1
        at += 1
    return -1


def colon(clause: Clause) -> Claim | None:
    """X a prévenu : « P » | X a dit ceci à la presse : « P » | X résume : P."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if "colon" not in cue.frames and "quote_obj" not in cue.frames:
        return None
    start = max(cue.last, source.last if source.side == "right" else -1) + 1
    at = find_word(sentence, ":", start, start + 40)
    if at < 0 or at + 1 >= len(sentence) or at >= clause.next_cue_start() + 40:
        return None
    if any(other.mood == "finite" and other.left > cue.last and other.last < at for other in clause.cues):
        return None
    if at + 1 in sentence.quotes:
        stop = at + 1
        claim = clause.claim([(at + 1, stop)], "colon", 0.93 if at == start else 0.85)
        claim.is_direct = True
        if source.mention is None and cue.mood != "infinitive":
            return None
        return claim
    if (
        at == start
        and ("que" in cue.frames or cue.entries[0].rest)
        and cue.mood == "finite"
        and source.mention is not None
        and any(entry.indirect or entry.rest for entry in cue.entries)
    ):
        return clause.claim([(at + 1, content_end(sentence, at + 1, clause))], "colon", 0.7)
    return None


def claim_of(clause: Clause) -> Claim | None:
    """The content of the clause's cue by the first rule that fits; None where it reports nothing."""
    if clause.source.is_hypothetical:
        return None
    for rule in CUE_RULES:
        claim = rule(clause)
        if claim is not None:
            return claim
    return None


CUE_RULES: tuple[Callable[[Clause], Claim | None], ...] = (
    comme,
    que_clause,
    infinitive,
    colon,
    incise,
    quoted_object,
    attribute_content,
)
