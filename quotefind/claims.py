"""Step 5: the content that a reporting expression governs inside its own sentence.

One function per shape (a que-clause, an infinitive, a quoted object, an incise, a source phrase);
``CUE_RULES`` is their order: the first that fits a cue wins, and its name is the rule of the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from quotefind.cues import VerbCue
from quotefind.interruptions import Interruption
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials
from quotefind.mentions import mention_of, phrase_at
from quotefind.model import Mention
from quotefind.sources import NOBODY, Source
from quotefind.tokens import QUOTE, Sentence

_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_ADVERBIAL_PAIR = function_words("adverbial_pair")
_BEFORE_QUE = function_words("before_que")
_CLITIC = function_words("clitic")
_COMMENT_PARTICIPLE = function_words("comment_participle")
_CONJUNCTION = function_words("conjunction")
_CONNECTIVE = function_words("connective")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_GOING_ON = function_words("going_on")
_INCISE_CONTINUER = function_words("incise_continuer")
_NAMING = function_words("naming")
_NEGATION = function_words("negation")
_OBJECT_END = function_words("object_end")
_PREPOSITION = function_words("preposition")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_SAYING_PLACE = function_words("saying_place")
_SPEECH_EVENT = function_words("speech_event")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_TIME_NOUN = function_words("time_noun")
_TITLE_CONTEXT = function_words("title_context")
_WIDE_MEDIA = function_words("wide_media")

# Between a verb and its que or infinitive: « a expliqué mardi aux juges de Nevy, lors de l'audience, que ».
MAX_GAP = 26
# A quotation of this many words or more is an utterance even where no verb is seen in it.
UTTERANCE_WORDS = 8

# An infinitive after these is a noun or governed by them, and no content of the verb before.
_NO_BARE_INFINITIVE = frozenset(("à", "au", "aux", "de", "d'", "du", "le", "la", "les", "pour"))

# Right after these words a verb stands, whatever it is.
_BEFORE_VERB = frozenset(("ne", "n'", "il", "elle", "ils", "elles", "on", "je", "j'"))

_SIDES = {
    "left": "the subject stands before the verb",
    "right": "the subject follows the verb",
    "shared": "the verb shares the subject of another",
    "none": "no subject in the sentence: the speaker before goes on",
}

Pieces = list[tuple[int, int]]


@dataclass(slots=True)
class Claim:
    """Content of one cue as token ranges (both ends included), with what made it a claim."""

    pieces: Pieces
    cue_first: int
    cue_last: int
    lemma: str
    mention: Mention | None
    rule: str
    confidence: float
    same_speaker: bool = False
    is_direct: bool = False
    interruption: Interruption | None = None
    is_implied: bool = False  # the mention stands in the sentence before or after
    evidence: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        return self.pieces[-1][1]


@dataclass(slots=True)
class Clause:
    """What the rules look at: the sentence, one cue in it, its subject, and the cues around it."""

    sentence: Sentence
    cue: VerbCue
    source: Source
    cues: Sequence[VerbCue]
    sources: Sequence[Source]
    index: int

    def next_cue_start(self) -> int:
        """First token of the next cue's group, the sentence's length where there is none."""
        return self.cues[self.index + 1].left if self.index + 1 < len(self.cues) else len(self.sentence)


def claim_of(clause: Clause) -> Claim | None:
    """The content of the clause's cue by the first rule that fits; None where it reports nothing."""
    if clause.source.is_hypothetical:
        return None
    for rule in CUE_RULES:
        claim = rule(clause)
        if claim is not None:
            return claim
    return None


# --- the rules -------------------------------------------------------------------------------


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
        comma = _find(sentence, ",", end + 1, end + 25)
        if comma < 0:
            return None
        start = _past_participial(sentence, comma + 1)
        claim = _claim(clause, [(start, content_end(sentence, start, clause))], "comme", 0.8)
        claim.is_direct = claim.first == claim.last and claim.first in sentence.quotes
        return claim
    start = _sentence_open(sentence, at)
    stop = at - 1
    while stop > start and sentence.words[stop] in (",", "–", "-"):
        stop -= 1
    if stop <= start or not (cue.has_object or sentence.word(at - 1) == ","):
        return None
    if not _has_finite(sentence, start, stop) and not _has_quote(sentence, start, stop):
        return None
    pieces = [(start, stop)]
    if sentence.word(end + 1) == "," and (
        not _has_past_comma(sentence, start, stop) or sentence.words[stop] in _CONJUNCTION
    ):
        pieces.append((end + 2, content_end(sentence, end + 2, clause)))
    return _claim(clause, pieces, "comme", 0.7)


def _has_past_comma(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the clause before the comma is complete: something follows its verb."""
    for at in range(first, last):
        if sentence.words[at] in _FINITE and sentence.word(at - 1) not in _DETERMINER:
            return True
    return False


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
    has_quote = _has_quote(sentence, first_content, last_content)
    if not has_quote and source.mention is not None and source.mention.kind == "other":
        return None  # « il s'interrompt, reprend son souffle »
    if not has_quote and (not _is_whole(sentence, first_content, last_content) or sentence.words[first_content] in ("comme",)):
        if last_content - first_content < 1 and first_content > 0:
            return None
    pieces = [(first_content, last_content)]
    end = max(cue.last, source.last)
    more = _after_incise(clause, pieces[0], end)
    if not has_quote and not _has_finite(sentence, *pieces[0]) and (more is None or not _has_finite(sentence, *more)):
        if first_content > 0 or last_content > first_content:
            return None  # « Cette petite phrase augure-t-elle de … ? »
    if more is not None:
        pieces.append(more)
    only_quotes = all(a == b and a in sentence.quotes for a, b in pieces)
    is_turn = sentence.words[0] in ("—", "–", "-", "―") and not has_quote and first_content <= 1
    if is_turn:
        pieces[0] = (1, last_content)
    claim = _claim(clause, pieces, "incise", 0.95 if has_quote else 0.88)
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
        if sentence.quotes[last_content].opened and _opens_utterance(sentence, last_content) and (
            before == "," or before == QUOTE
        ) and any(word in _FINITE for word in sentence.words[:last_content]):
            if before == QUOTE:
                return last_content
    start = _past_dateline(sentence)
    reported = next((other for other in clause.cues[: clause.index] if other.mood == "finite"), None)
    if reported is not None and last_content in sentence.quotes:
        colon = _find(sentence, ":", reported.last, last_content)
        if colon >= 0:
            return colon + 1  # « X avait promis P : un engagement « Q », déplore Y »
    for other, source in zip(clause.cues[: clause.index], clause.sources, strict=False):
        if other.mood == "finite" and source.side == "right":
            start = max(start, max(other.last, source.last) + 1)
    for at in range(last_content, start - 1, -1):
        if sentence.words[at] == ";":
            start = at + 1
            break
    if start > _past_dateline(sentence):
        for at in range(start, last_content + 1):
            if at in sentence.quotes and at == last_content:
                return at
        while start <= last_content and sentence.words[start] in (",", "et", "."):
            start += 1
        colon = -1
    else:
        colon = _find(sentence, ":", 0, min(8, last_content))
        if colon >= 0 and not _has_finite(sentence, 0, colon) and not _has_quote(sentence, 0, colon):
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
    if _is_saying_circumstance(sentence, start, len(sentence) - 1):
        return None
    if sentence.words[start] in ("qui", "dont", "lequel", "laquelle") or sentence.word(start + 1) in ("qui", "lequel", "laquelle"):
        return None
    complete = _has_finite(sentence, *left) or _has_quote(sentence, *left)
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
    return not _has_finite(sentence, first, stop - 1)


def que_clause(clause: Clause) -> Claim | None:
    """X a dit (mardi à la presse) que P | avertit les habitants que P | demande si P | insiste sur le fait que P."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if not cue.frames & {"que", "obj_que", "interrogative"} or (cue.has_object and "obj_que" not in cue.frames):
        return None
    if source.mention is not None and source.mention.head == "on" and sentence.words[cue.verb].endswith("ra"):
        return None  # « on notera que »: the writer
    if source.mention is not None and source.mention.kind in ("document", "other") and cue.lemma == "signifier":
        return None
    if source.mention is None and cue.entries[0].cls == "think":
        return None
    start = _que_after(clause)
    if start < 0 or (source.mention is None and not _is_open_source(cue)):
        return None
    if not any(
        entry.indirect for entry in cue.entries if entry.frames & {"que", "obj_que", "interrogative"}
    ) and not _is_provision(clause):
        stop = content_end(sentence, start, clause)
        if not _has_quote(sentence, start, stop):
            return None
    else:
        stop = content_end(sentence, start, clause)
    if stop <= start:
        return None
    if sentence.words[start - 1] == "pour":
        start -= 1  # « plaide pour que »
    elif "obj_adj" in cue.frames and start - cue.last == 2 and sentence.words[start - 1] not in _ADVERB:
        start -= 1  # « juge probable que »
    return _claim(clause, [(start, stop)], "que-clause", 0.9)


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
    while at < hi:
        word = sentence.words[at]
        if word in ("que", "qu'"):
            return -1 if at > first and sentence.words[at - 1] in _BEFORE_QUE else at
        if asks and (at == first or sentence.words[first] in ("à", "au", "aux")) and word in ("si", "s'", "pourquoi", "comment", "combien", "quand", "où", "quel", "quelle"):
            if cue.lemma in ("demander", "se demander", "s'interroger", "savoir", "s'enquérir", "interroger", "questionner") or word in ("pourquoi", "comment"):
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
        if word in _DETERMINER and not objects and (
            at == first or sentence.words[at - 1] not in _PREPOSITION
        ):
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
    if cue.opener == "pour":
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
        start = _prepositional_infinitive(sentence, first, ("de", "d'"), far=bool(cue.frames & {"a_obj_de_inf", "obj_de_inf"}))
    if start < 0 and cue.frames & {"a_inf", "obj_a_inf"}:
        start = _prepositional_infinitive(sentence, first, ("à",), far="obj_a_inf" in cue.frames)
    if start < 0:
        return None
    stop = content_end(sentence, start, clause)
    return _claim(clause, [(start, stop)], "infinitive", 0.85)


def _bare_infinitive(sentence: Sentence, at: int) -> int:
    """« dit (aujourd'hui) ne pas avoir », « affirme être »: the first token of the infinitive group, or -1."""
    hi = min(len(sentence), at + 8)
    if f"{sentence.word(at)} {sentence.word(at + 1)}" in _ADVERBIAL_PAIR:
        at += 2
    if sentence.word(at) == ",":
        comma = _find(sentence, ",", at + 1, at + 22)
        return comma + 1 if comma >= 0 and _opens_infinitive(sentence, comma + 1) else -1
    if sentence.word(at) in _SAYING_PLACE:  # the addressee, the occasion
        step, hi = at + 1, min(len(sentence), at + 14)
        while step < hi and sentence.words[step] not in ("n'", "ne") and not is_infinitive(sentence.words[step]):
            step += 1
        return step if step < hi and sentence.words[step - 1] not in _NO_BARE_INFINITIVE and _opens_infinitive(sentence, step) else -1
    while at < hi and sentence.words[at] not in ("ne", "n'") and (
        sentence.words[at] in _ADVERB or sentence.words[at].endswith("ment") or sentence.words[at] in _ADVERBIALS
    ) and sentence.words[at] and not is_infinitive(sentence.words[at]):
        at += 1
    return at if _opens_infinitive(sentence, at) else -1


def _opens_infinitive(sentence: Sentence, at: int) -> bool:
    step = at
    if sentence.is_capital(step) and step:
        return False
    while sentence.word(step) in _CLITIC or sentence.word(step) in _NEGATION or (
        sentence.word(step) in _ADVERB or sentence.word(step).endswith("ment")
    ):
        step += 1
    if sentence.word(step) == "partir" and sentence.word(step - 1) == "à" and sentence.word(step + 1) in ("de", "d'", "du", "des"):
        return False
    if step in sentence.quotes:
        return is_infinitive(sentence.heads.get(step, "")) and step == at
    return is_infinitive(sentence.word(step))


def _prepositional_infinitive(sentence: Sentence, at: int, prepositions: tuple[str, ...], *, far: bool) -> int:
    """The preposition that opens « de partir », at once or (``far``) after an object or addressee."""
    far = far or sentence.word(at) in _SAYING_PLACE or sentence.word(at) in _TIME_NOUN
    hi = min(len(sentence), at + (MAX_GAP if far else 6))
    first = at
    while at < hi:
        word = sentence.words[at]
        if word in prepositions and _opens_infinitive(sentence, at + 1):
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
        if word in _FINITE and sentence.word(at - 1) != "qui" and sentence.word(at - 1) not in _DETERMINER and word in _FINITE_VERB:
            return -1
        at += 1
    return -1


def colon(clause: Clause) -> Claim | None:
    """X a prévenu : « P » | X a dit ceci à la presse : « P » | X résume : P."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if "colon" not in cue.frames and "quote_obj" not in cue.frames:
        return None
    start = max(cue.last, source.last if source.side == "right" else -1) + 1
    at = _find(sentence, ":", start, start + 40)
    if at < 0 or at + 1 >= len(sentence) or at >= clause.next_cue_start() + 40:
        return None
    if any(other.mood == "finite" and other.left > cue.last and other.last < at for other in clause.cues):
        return None
    if at + 1 in sentence.quotes:
        stop = at + 1
        claim = _claim(clause, [(at + 1, stop)], "colon", 0.93 if at == start else 0.85)
        claim.is_direct = True
        if source.mention is None and cue.mood != "infinitive":
            return None
        return claim
    if at == start and cue.mood == "finite" and source.mention is not None and any(entry.indirect for entry in cue.entries):
        return _claim(clause, [(at + 1, content_end(sentence, at + 1, clause))], "colon", 0.7)
    return None


def quoted_object(clause: Clause) -> Claim | None:
    """X a lancé « Allons-y » | se dit « surpris » | dénonce un « recul » inouï | qualifie Y de « Z » | parle d'« erreur »."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    if source.mention is None and cue.mood == "finite":
        return None
    first = max(cue.last, cue.inverted or -1) + 1
    if source.side == "right" and not (cue.passive and any(cue.last < at < source.first for at in sentence.quotes)):
        first = max(first, source.last + 1)
    limit = content_end(sentence, first, clause)
    reach = min(limit + 1, first + 40, clause.next_cue_start())
    quote = next((at for at in range(first, reach) if at in sentence.quotes), -1)
    if quote >= 0 and _is_title(sentence, quote) and not (
        any(entry.indirect for entry in cue.entries) and "quote_obj" in cue.frames
    ):
        return None
    weak = not any(entry.indirect or entry.cls in ("accuse", "deny", "judge", "praise", "warn", "manner") for entry in cue.entries)
    if weak and quote >= 0 and quote not in sentence.long_quotes and sentence.word(quote - 1) in _DETERMINER:
        return None  # « publiera ses « recommandations » »: a term, not her words
    if source.mention is not None and source.mention.kind == "other" and not any(entry.indirect for entry in cue.entries):
        return None  # « le mot signifie « X » »
    if quote < 0 or not cue.frames & {"noun_obj_quoted", "quote_obj", "de_np", "a_np", "sur", "comme", "obj_adj", "adj", "que", "inf"}:
        return None
    between = sentence.words[first:quote]
    if any(word in _RELATIVE or word in (":", ";") for word in between):
        return None
    if any(w in _FINITE and sentence.word(first + i - 1) not in _DETERMINER for i, w in enumerate(between)):
        return None
    if _is_named(sentence, quote) or _is_alias(clause, quote):
        return None
    adverbial = all(
        word in _ADVERB or word in _ADVERBIALS or word.endswith("ment") or word in _NEGATION
        for word in between
    )
    if between == ["par"] and "quote_obj" in cue.frames:  # « a répondu par « je ne sais pas » »
        claim = _claim(clause, [(quote, quote)], "quoted-object", 0.85)
        claim.is_direct = True
        return claim
    if adverbial and quote == limit and cue.frames & {"quote_obj", "que"} and _opens_utterance(sentence, quote) == "capital":
        claim = _claim(clause, [(quote, quote)], "quoted-object", 0.85)
        claim.is_direct = True
        return claim
    is_open = bool(cue.frames & {"noun_obj_quoted", "de_np", "a_np", "sur", "comme", "obj_adj", "adj"})
    is_open = is_open or (adverbial and "quote_obj" in cue.frames)
    if not is_open and not (any(entry.indirect for entry in cue.entries) and "que" in cue.frames and not _is_title(sentence, quote)):
        return None
    start = _object_start(clause, first, quote)
    limit = _object_end(sentence, quote, limit)
    if cue.passive and source.first > quote:
        limit = min(limit, source.first - 2)
    return _claim(clause, [(start, limit)], "quoted-object", 0.8)


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
        if frames & {"obj_de_inf", "obj_a_inf"} or clause.cue.lemma in ("qualifier de", "traiter de", "taxer de", "qualifier", "traiter", "taxer"):
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
    while at < quote and (sentence.words[at] in _ADVERBIALS or sentence.words[at] in _ADVERB or (sentence.words[at].endswith("ment") and at + 1 < quote)):
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
        if not word or not word.isalpha() or (word in _PREPOSITION and word not in ("en", "pour", "contre", "favorable")):
            return None
        if word in _DETERMINER or word in _RELATIVE or word in _ADVERB:
            return None
        return _claim(clause, [(first, content_end(sentence, first, clause))], "adjective", 0.75)
    if "comme" in cue.frames and cue.mood != "infinitive":
        phrase = phrase_at(sentence, first)
        if phrase is not None and sentence.word(phrase.last + 1) == "comme":
            return _claim(clause, [(first, content_end(sentence, first, clause))], "comme-object", 0.75)
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


# --- where content ends -----------------------------------------------------------------------


def content_end(sentence: Sentence, start: int, clause: Clause | None) -> int:
    """The last token of a reported clause that opens at ``start``.

    It ends before a closing incise or source phrase, a second report (« , ajoutant que », « et affirme
    que »), the writer's comment (« , faisant référence à ») and a circumstance of the saying
    (« lors d'une conférence de presse »); otherwise with the sentence.
    """
    stop = _sentence_close(sentence)
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
            _is_saying_circumstance(sentence, at, stop)
            or (word == "tandis" and sentence.word(at + 1) in ("que", "qu'"))
            or (word == "alors" and sentence.word(at + 1) in ("que", "qu'") and not backshifted and clause is not None and "comme" in clause.cue.frames)
            or (word == ":" and clause is not None and _has_incise_after(clause, at + 1))
        ):
            stop = at - 1
            break
    while stop > start and sentence.words[stop] in (",", ";", ":", "–", "—", "-", ".", "et", "mais", "…"):
        stop -= 1
    return stop


def _object_end(sentence: Sentence, quote: int, limit: int) -> int:
    """The end of a quoted noun object: « d'un « acte volontaire » | et a ouvert une enquête », « | lorsque … »."""
    openers, closed = _OBJECT_END, -1
    for at in range(quote + 1, limit + 1):
        word = sentence.words[at]
        if at in sentence.quotes or at <= closed:
            continue
        if word == "(":
            closed = _find(sentence, ")", at, at + 12)
            if closed > at:
                continue
        if word in (",", ";", ":", "–", "—", "(") and not _leads_to_quote(sentence, at + 1, limit):
            return at - 1
        if word in openers or (word in _FINITE and sentence.words[at - 1] not in _RELATIVE and sentence.words[at - 1] not in _DETERMINER):
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


def _main_clause_start(sentence: Sentence, start: int, clause: Clause) -> int:
    """The last content token before the main clause that follows: « Estimant que P, | l'avocate a quitté la salle ».

    Also « Des hommes, affirmant appartenir à la garde, | ont saisi le chalutier ». The sentence's end where none follows.
    """
    cue, source = clause.cue, clause.source
    if source.side == "shared" and source.first > start:
        return source.first - 2
    if cue.passive and cue.first == cue.verb and cue.left <= 1:  # « Accusé d'avoir menti, | le maire … »
        comma = _find(sentence, ",", start, len(sentence))
        return comma - 1 if comma > start else len(sentence)
    inserted = (cue.mood in ("participle", "gerund") and cue.left > 0) or sentence.word(cue.left - 1) == "qui"
    if inserted and sentence.word(cue.left - 1) in (",", "qui", "en", "tout"):
        for at in range(start + 1, len(sentence) - 1):
            if sentence.words[at] == "," and _is_predicate(sentence, at + 1):
                return at - 1
    return len(sentence)


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb without subject opens at the token: « ont saisi », « s'est dit », « a démissionné »."""
    while sentence.word(at) in ("ne", "n'", "se", "s'", "lui", "leur", "l'", "y", "en"):
        at += 1
    return sentence.word(at) in _FINITE


def _is_past_predicate(sentence: Sentence, at: int) -> bool:
    """« et | a raccroché »: a perfect after a backshifted clause is the writer's, by the sequence of tenses."""
    while sentence.word(at) in ("se", "s'", "en", "y", "lui", "leur", "l'"):
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
    if source.side == "left" and source.first > start + 1 and source.mention is not None and source.mention.kind != "pronoun":
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
    return _is_saying_circumstance(sentence, at + 1, stop)


def _is_saying_circumstance(sentence: Sentence, at: int, stop: int) -> bool:
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
    if word == "sur" and target in ("twitter", "facebook", "x", "instagram", "linkedin", "telegram", "tiktok", "youtube"):
        return stop - at <= 4
    if word == "par" and target not in ("communiqué", "téléphone", "courriel", "mail", "écrit"):
        return False
    if word in ("dans", "lors", "en", "par") and target in _SPEECH_EVENT:
        return sentence.word(step + 1) not in _FINITE
    if word == "au" and target == "micro":
        return True
    if word in ("à", "devant", "au") and (target in _WIDE_MEDIA or target in ("afp", "reuters", "keystone-ats", "ats", "belga", "rfi", "ap")):
        return stop - step <= 3
    return False


def interrupted(sentence: Sentence, at: int, found: Interruption) -> Claim:
    """The claim of an incise inside the marks of the quotation at token ``at``: « P1, dit X. P2 »."""
    start = at
    before = sentence.word(at - 1)
    if before and before not in (":", ";", QUOTE, "–", "—", "-", ")", ",") and sentence.is_utterance.get(at) != "capital":
        start = _sentence_open(sentence, at)
    claim = Claim([(start, at)], -1, -1, found.lemma, found.source.mention, "incise-in-marks", 0.93)
    claim.interruption = found
    claim.is_direct = start == at
    return claim


# --- source phrases ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """« selon X », « d'après X », « à ses yeux »: tokens ``first``..``last``, the cue words to ``cue_last``."""

    first: int
    cue_last: int
    last: int
    lemma: str
    mention: Mention


def source_claim(sentence: Sentence, phrase: SourcePhrase, floor: int = 0) -> Claim | None:
    """The content of a source phrase: after it, before it, or around it; not before token ``floor``."""
    words = sentence.words
    if any(word in ("-t-on", "-on") for word in words[max(0, phrase.first - 3) : phrase.first]):
        return None  # « a-t-on appris de source policière »: the incise has it
    if phrase.lemma.endswith((" lequel", " qui")):
        start = phrase.last + 1
        stop = content_end(sentence, start, None)
        for at in range(start + 1, stop):  # « la thèse selon laquelle P, | ne convainc pas »
            if words[at] == "," and words[phrase.first - 1] == "," and _is_predicate(sentence, at + 1):
                stop = at - 1
                break
        return _source(sentence, phrase, [(start, stop)], 0.8)
    open_at = max(floor, _sentence_open(sentence, phrase.first))
    initial = phrase.first <= open_at or (sentence.word(phrase.last + 1) == ":" and not _has_finite(
        sentence, open_at, phrase.first
    )) or all(
        word in _CONNECTIVE or word in _ADVERB or word in (",", "toujours", "–", "et", "mais")
        for word in words[open_at : phrase.first]
    )
    if initial:
        start = phrase.last + 1
        if sentence.word(start) != ",":
            comma = _find(sentence, ",", start, start + 14)
            if comma < 0 and start not in sentence.quotes and sentence.word(start) != ":":
                return None
            if comma >= 0 and not _has_finite(sentence, start, comma - 1):
                start = comma
        while sentence.word(start) in (",", ":"):
            start += 1
        start = _past_participial(sentence, start)
        stop = content_end(sentence, start, None)
        if stop < start:
            return None
        return _source(sentence, phrase, [(start, stop)], 0.85)
    before = phrase.first - 1
    after = phrase.last + 1
    while before > open_at and words[before] in ("toujours", "encore", "également", "aussi"):
        before -= 1
    if words[before] in (",", "–", "(", "-") or before in sentence.quotes:
        last = before if before in sentence.quotes else before - 1
        follows = sentence.word(after)
        if follows == "," and last >= open_at and _is_unfinished(sentence, open_at, last, after + 1):
            stop = content_end(sentence, after + 1, None)
            return _source(sentence, phrase, [(open_at, last), (after + 1, stop)], 0.75)
        start = _hanging_start(sentence, open_at, last)
        return _source(sentence, phrase, [(start, last)], 0.85)
    if sentence.word(after) in (",", ".", "", ")", ";", "–", "!") or phrase.last >= len(sentence) - 2:
        start = open_at
        comma = _last_comma(sentence, open_at, before)
        if sentence.word(after) in (",", ")") and comma > 0:
            start = comma + 1
        else:
            start = _hanging_start(sentence, open_at, before)
        return _source(sentence, phrase, [(start, before)], 0.75)
    return None


def _past_participial(sentence: Sentence, start: int) -> int:
    """« Selon l'expert, | mandaté par le comité, | P », « Pour Me Dupont, | qui défend les familles, | P »."""
    word = sentence.word(start)
    is_relative = word in ("qui", "dont", "que", "qu'")
    if not is_relative and not (word.endswith(("é", "ée", "és", "ées", "i", "ie", "u", "ue", "us")) and word not in _FINITE):
        return start
    if not is_relative and word in ("lui", "celui", "il", "qui", "aujourd'hui", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"):
        return start
    comma = _find(sentence, ",", start + 1, start + 25)
    return comma + 1 if comma >= 0 else start


def _is_unfinished(sentence: Sentence, first: int, last: int, after: int) -> bool:
    """Whether the clause goes on past a source phrase between commas: « devrait, selon X, durer », « jeudi, selon X, contre »."""
    word = sentence.word(after)
    if not _has_finite(sentence, first, last) and not _has_quote(sentence, first, last):
        return True
    if sentence.words[last] in _FINITE or after in sentence.quotes or is_infinitive(word):
        return True
    return word in _GOING_ON


def _hanging_start(sentence: Sentence, start: int, last: int) -> int:
    """« …, | tuant trois civils, selon X »: a final source hangs on the participial phrase where there is one."""
    comma = _last_comma(sentence, start, last)
    if comma > start and sentence.word(comma + 1).endswith("ant") and sentence.word(comma + 1) not in ("pendant", "avant", "devant", "durant", "maintenant", "cependant"):
        return comma + 1
    return start


def _source(sentence: Sentence, phrase: SourcePhrase, pieces: Pieces, confidence: float) -> Claim | None:
    pieces = [(a, b) for a, b in pieces if b >= a]
    if not pieces:
        return None
    claim = Claim(pieces, phrase.first, phrase.cue_last, phrase.lemma, phrase.mention, "source-phrase", confidence)
    claim.is_direct = all(a == b and a in sentence.quotes for a, b in pieces)
    return claim


# --- small helpers ----------------------------------------------------------------------------


def _claim(clause: Clause, pieces: Pieces, rule: str, confidence: float) -> Claim:
    cue, source = clause.cue, clause.source
    same = source.mention is None and (cue.mood != "finite" or source is NOBODY)
    if source.mention is not None and source.mention.kind == "other":
        confidence *= 0.8
    if cue.entries and cue.entries[0].cls == "think":
        confidence *= 0.85
    evidence = [_SIDES[source.side]]
    return Claim(
        pieces, cue.first, cue.last, cue.lemma, source.mention, rule, confidence, same_speaker=same, evidence=evidence
    )


def _find(sentence: Sentence, word: str, start: int, stop: int) -> int:
    try:
        return sentence.words.index(word, start, min(stop, len(sentence)))
    except ValueError:
        return -1


def _last_comma(sentence: Sentence, start: int, last: int) -> int:
    for at in range(last, start, -1):
        if sentence.words[at] == ",":
            return at
    return -1


def _has_quote(sentence: Sentence, first: int, last: int) -> bool:
    return any(first <= at <= last for at in sentence.quotes)


def _has_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause verb is seen between the two tokens; a quoted utterance counts as one."""
    finite, determiners = _FINITE, _DETERMINER
    for at in range(first, last + 1):
        before = sentence.words[at - 1] if at else ""
        if sentence.words[at] in finite and before not in determiners:
            return True
        if before in _BEFORE_VERB and sentence.words[at].isalpha() and at - 1 >= first:
            return True
    return False


def _is_whole(sentence: Sentence, first: int, last: int) -> bool:
    return _has_finite(sentence, first, last)


def _sentence_open(sentence: Sentence, before: int) -> int:
    """The first content token of the clause: after a semicolon, else the sentence's first word."""
    for at in range(before - 1, -1, -1):
        if sentence.words[at] == ";" or (sentence.words[at] == "(" and ")" not in sentence.words[at:before]):
            return at + 1
    at = 0
    colon = _find(sentence, ":", 0, before)
    if 0 < colon < 12 and not _has_finite(sentence, 0, colon):
        at = colon + 1  # a kicker: « Autre difficulté : P, selon X »
    while at < before and sentence.words[at] in ("-", "–", "—", "•", "*", "·", ")", ".", ","):
        at += 1
    return at


def _past_dateline(sentence: Sentence) -> int:
    """The first token after bullets, stars and a dateline: « • », « ** », « BRUXELLES — »."""
    at = 0
    while sentence.word(at) in ("•", "*", "·", "▶", "►", "|", ">"):
        at += 1
    dash = _find(sentence, "—", at, at + 8)
    dash = dash if dash >= 0 else _find(sentence, "–", at, at + 8)
    if dash > at and all(raw.isupper() or not raw[0].isalpha() for raw in sentence.raw[at:dash]):
        return dash + 1
    return at


def _sentence_close(sentence: Sentence) -> int:
    """The last token before the final sign of the sentence."""
    at = len(sentence) - 1
    while at > 0 and sentence.words[at] in (".", "…", "...", "!", "?", ";", ":", ",", "–", "-"):
        if sentence.words[at] in ("?", "!"):
            return at - 1
        at -= 1
    return at


def _opens_utterance(sentence: Sentence, at: int) -> str:
    """How the quotation at ``at`` reads as an utterance: "capital", "clause" (lower case with a verb), "" if it does not."""
    return sentence.is_utterance.get(at, "")


def _is_title(sentence: Sentence, quote: int) -> bool:
    """Marks around words that open with a capital and hold no clause: a title, where no saying is sure."""
    quotation = sentence.quotes[quote]
    return sentence.is_utterance.get(quote) != "capital" and sentence.is_title.get(quote, False) and quotation.opened


def _is_alias(clause: Clause, quote: int) -> bool:
    """« Aldo Ferri, dit « le Rossignol », »: a name, not a saying."""
    cue, sentence = clause.cue, clause.sentence
    return (
        cue.first == cue.last == quote - 1
        and sentence.words[cue.last] in ("dit", "dite", "dits", "dites")
        and sentence.word(cue.left - 1) != QUOTE
        and not sentence.is_utterance.get(quote)
    )


def _is_named(sentence: Sentence, quote: int) -> bool:
    """Whether the marks hold a title or name: « le film « Titre » », « surnommé « X » »."""
    before = sentence.word(quote - 1)
    if before in _NAMING:
        return True
    return before in _TITLE_CONTEXT and sentence.is_title.get(quote, False)
