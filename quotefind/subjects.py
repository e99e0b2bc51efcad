"""Step 4, second half: which noun phrase is the subject of a reporting verb.

The phrases themselves are read by ``mentions``; this file knows where to look: left of the verb,
right of an inverted one, in the main clause for participles and infinitives.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotefind.analysis import HYPOTHETICAL, NOBODY, Source, VerbCue
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import acronyms, adverbials, forenames, roles, titles
from quotefind.phrases import MAX_INSERTION, Phrase, is_speaker_like, mention_of, phrase_at, pronoun_at
from quotefind.tokens import QUOTE, Sentence

_ACRONYMS = acronyms()
_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_ADVERBIAL_PAIR = function_words("adverbial_pair")
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_ALIAS = function_words("alias")
_BEFORE_QUE = function_words("before_que")
_CLITIC = function_words("clitic")
_CONNECTIVE = function_words("connective")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_FORENAMES = forenames()
_LAST_REFERENCE = function_words("last_reference")
_NEGATION = function_words("negation")
_PERSON_PRONOUN = function_words("person_pronoun")
_PREPOSITION = function_words("preposition")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_ROLES = roles()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_TIME_NOUN = function_words("time_noun")
_TITLES = titles()


# Between an inverted verb and its subject: « a déclaré lundi à la presse, lors d'une visite à Nevy, le ministre ».
MAX_BETWEEN = 28
MAX_LEFT = 60


def source_of(sentence: Sentence, cue: VerbCue, earlier: Sequence[tuple[VerbCue, Source]]) -> Source:
    """The subject of ``cue``; ``earlier`` are the cues before it with theirs, for verbs that share one."""
    if cue.inverted is not None:
        mention = pronoun_at(sentence, cue.inverted)
        return Source(mention, cue.inverted, cue.inverted, "right") if mention else NOBODY
    if cue.mood in ("participle", "gerund", "infinitive"):
        return _historic_subject(sentence, cue) or _shared(sentence, cue, earlier)
    if cue.passive:
        return _agent(sentence, cue)
    if may_be_inverted(sentence, cue) and not _governs_content(sentence, cue):
        source = subject_after(sentence, cue.last + 1)
        if source is not None and source.mention is not None:
            closes = sentence.word(source.last + 1) in (",", ".", "")
            if source.mention.kind != "other" and (
                sentence.word(cue.left - 1) != "," or closes or _has_content_before(sentence, cue.left)
            ):
                return source
            before = _subject_before(sentence, cue, earlier)
            return before if before.mention is not None and before.side == "left" else source
    return _subject_before(sentence, cue, earlier)


def _has_content_before(sentence: Sentence, left: int) -> bool:
    """Whether what stands before an incise can be said: a quotation or a clause; « Le syndicat, lui, » cannot."""
    if any(at < left for at in sentence.quotes) or sentence.number == 0:
        return True  # number 0: the inside of a quotation
    words, finite, relative = sentence.words, _FINITE, _RELATIVE
    return any(
        words[at] in finite
        and (words[at - 1] != "," or words[at] in _FINITE_VERB)
        and relative.isdisjoint(words[max(0, at - 4) : at])
        for at in range(1, left)
    )


def _governs_content(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether que or an infinitive follows the verb at once: its subject stands before it."""
    word = sentence.word(cue.last + 1)
    if sentence.is_capital(cue.last + 1):
        return False  # « », dit Leiter »: a name, whatever it ends in
    follows_quotation = cue.left - 1 in sentence.quotes or cue.left - 2 in sentence.quotes
    for at in range(cue.last + 1, min(len(sentence), cue.last + (2 if follows_quotation else 12))):
        if sentence.words[at] in ("que", "qu'"):
            return sentence.words[at - 1] not in _BEFORE_QUE
        if at in sentence.quotes or sentence.words[at] in (",", ":", ";", "qui") or sentence.words[at] in _FINITE:
            break
    return (
        word in ("que", "qu'")
        or is_infinitive(word)
        or (word in ("de", "d'", "à") and is_infinitive(sentence.word(cue.last + 2)))
    )


def may_be_inverted(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether nothing that could be a subject stands right before the verb: « », a dit X », « comme l'a dit X »."""
    before = sentence.word(cue.left - 1)
    if before in ("", ",", QUOTE, "?", "!", "…", "...", "–", "—", "-", ";", "comme", "(", "”", '"', "»", "."):
        return cue.left > 0 or before == ""
    return before in ("que", "qu'", "dont", "où", "selon") or before in ("ainsi", "certes", "comme")


def subject_after(sentence: Sentence, start: int) -> Source | None:
    """The subject that follows an inverted verb, past adverbs, dates, addressees and places."""
    at, hi = start, min(len(sentence), start + MAX_BETWEEN)
    skipped_comma = False
    while at < hi:
        word = sentence.words[at]
        if word in ("-il", ":") or word == QUOTE:
            return None
        if word == ",":
            skipped_comma = True
            at += 1
            continue
        if word == "quant":
            at += 3
            continue
        is_preposition = word in _PREPOSITION
        if not is_preposition and (word in _ADVERBIALS or word in _ADVERB or word in _NEGATION):
            at += 1
            continue
        if word.endswith("ment") and word not in _ROLES:
            at += 1
            continue
        if f"{word} {sentence.word(at + 1)}" in _ADVERBIAL_PAIR:
            at += 2
            continue
        skip = _past_adverbial(sentence, at, hi)
        if skip > at:
            at = skip
            continue
        break
    if at >= hi:
        return None
    pronoun = (
        pronoun_at(sentence, at) if sentence.words[at] in ("celui-ci", "celle-ci", "ceux-ci", "celles-ci") else None
    )
    if pronoun is not None:
        return Source(pronoun, at, at, "right")
    phrase = phrase_at(sentence, at)
    if phrase is None:
        return None
    if skipped_comma and sentence.word(phrase.last + 1) in _FINITE:
        return None
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    follows_quotation = any(at in sentence.quotes for at in range(start - 6, start - 1))
    if not follows_quotation and not is_speaker_like(sentence, phrase, mention):
        return None  # right after a quotation anything that stands there spoke
    return Source(mention, phrase.first, phrase.last, "right")


def _past_adverbial(sentence: Sentence, at: int, hi: int) -> int:
    """The token after a date or prepositional phrase that opens at ``at``; ``at`` where none does."""
    word = sentence.words[at]
    times = _TIME_NOUN
    if word in ("ce", "cette", "le", "la", "hier", "l'") and (
        sentence.word(at + 1) in times or (sentence.word(at + 2) in times and sentence.word(at + 1).isdigit())
    ):
        at += 2
        while at < hi and (
            sentence.words[at] in times or sentence.words[at].isdigit() or sentence.words[at] == "dernier"
        ):
            at += 1
        return at
    if word in times or word.isdigit():
        return at + 1
    if word in _PREPOSITION and word not in ("des",):
        end = _prepositional_end(sentence, at, hi)
        return end + 1 if end >= 0 else at
    if word == "en" or word == "tout":
        return at
    return at


def _prepositional_end(sentence: Sentence, at: int, hi: int) -> int:
    """The last token of the prepositional phrase at ``at``: « à la presse », « dans un communiqué », « sur Twitter »."""
    step = at + 1
    if sentence.words[at] == "lors" or sentence.word(step) in ("de", "d'", "du", "des"):
        step += sentence.word(step) in ("de", "d'", "du", "des")
    if step >= hi:
        return -1
    # Up to the next noun only: what follows « à l'AFP » or « à la presse » may be the subject.
    first_noun = step
    while first_noun < hi and sentence.words[first_noun] in _DETERMINER:
        first_noun += 1
    end = first_noun
    while end + 1 < hi:
        word = sentence.words[end + 1]
        if word in ("de", "d'", "du", "des", "à", "en", "au", "aux"):
            nxt = end + 2
            while nxt < hi and sentence.words[nxt] in _DETERMINER:
                nxt += 1
            end = nxt
        elif (sentence.is_capital(end + 1) and sentence.is_capital(end) and sentence.words[end] not in _ACRONYMS) or (
            word[0].islower()
            and word not in _DETERMINER
            and word not in _FINITE
            and not (sentence.is_capital(end + 1))
            and word.isalpha()
            and sentence.word(end + 2) in ("le", "la", "l'", ",", "un", "une", "les", "des")
        ):
            end += 1
        else:
            break
    return min(end, hi - 1)


def with_apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    """``phrase`` widened by an apposition after a comma: « le ministre slovaque, | Rastislav Kacer »."""
    at = phrase.last + 1
    if sentence.word(at) != ",":
        return phrase
    if sentence.word(at + 1).isdigit() and sentence.word(at + 2) == "ans":
        phrase = Phrase(phrase.first, at + 2, phrase.head, phrase.plural)
        return with_apposition(sentence, phrase)
    more = _apposition_at(sentence, at + 1)
    if more is None or (phrase.head < 0 and more.head < 0 and sentence.is_capital(at + 1)):
        return phrase  # two bare names: « comme le souligne Mira Roux, Poutine … »
    after = sentence.word(more.last + 1)
    is_indefinite = sentence.words[at + 1] in ("un", "une")  # « Selon l'étude, un adolescent sur quatre dort »
    if (
        after
        and after[0].isalnum()
        and (is_indefinite or after not in _PREPOSITION)
        and after not in ("qui", "dont", "que")
    ):
        return phrase
    joined = Phrase(phrase.first, more.last, phrase.head if phrase.head >= 0 else more.head, phrase.plural)
    if sentence.word(joined.last + 1) == "," and not phrase.plural and _apposition_at(sentence, joined.last + 2):
        nxt = _apposition_at(sentence, joined.last + 2)
        if nxt is not None and sentence.word(nxt.last + 1) in (",", ".", "", QUOTE, ";"):
            joined.last = nxt.last
    return joined


def _apposition_at(sentence: Sentence, at: int) -> Phrase | None:
    """A role or a name that may stand in apposition: « porte-parole de Y », « le général Abdallah », « ex-maire »."""
    if at >= len(sentence):
        return None
    word = sentence.words[at]
    determined = word in ("le", "la", "l'", "un", "une", "son", "sa", "leur", "notre", "les", "deux")
    noun = at + 1 if determined else at
    while sentence.word(noun) in _PRE_ADJECTIVE and sentence.word(noun + 1) not in ("de", "d'", "du", "des"):
        noun += 1
    if determined and sentence.word(noun) in _TITLES and sentence.is_capital(noun + 1):
        return phrase_at(sentence, at)
    if sentence.word(noun) in _ROLES and not sentence.is_capital(noun):
        return phrase_at(sentence, at)
    if sentence.is_capital(at) and not determined:
        phrase = phrase_at(sentence, at)
        if phrase is not None and mention_of(sentence, phrase).kind == "name":
            return phrase
    return None


def _agent(sentence: Sentence, cue: VerbCue) -> Source:
    """« est accusé par le parquet de … »: the agent after par; nobody else says anything."""
    for at in range(cue.last + 1, min(len(sentence), cue.last + 20)):
        if sentence.words[at] in (":", ";", "que", "qu'"):
            break
        if sentence.words[at] == "par":
            phrase = phrase_at(sentence, at + 1)
            if phrase is not None:
                phrase = with_apposition(sentence, phrase)
                return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "right")
    return NOBODY


def _historic_subject(sentence: Sentence, cue: VerbCue) -> Source | None:
    """« Et | le maire | de conclure »: the phrase between et and the infinitive."""
    if cue.mood != "infinitive" or cue.opener != "et":
        return None
    for at in range(cue.left - 1, max(-1, cue.left - 12), -1):
        if sentence.words[at] == "et":
            if at + 1 >= cue.left:
                return None
            phrase = phrase_at(sentence, at + 1, hi=cue.left)
            if phrase is not None:
                return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "left")
            return None
    return None


def _shared(sentence: Sentence, cue: VerbCue, earlier: Sequence[tuple[VerbCue, Source]]) -> Source:
    """The subject of the main clause, for a participle or infinitive that has none of its own."""
    for _, source in reversed(earlier):
        if source.mention is not None and source.first < cue.first:
            return Source(source.mention, source.first, source.last, "shared")
    if cue.left > 1:
        if cue.mood == "participle" and sentence.word(cue.left - 1) not in (",", "et", "–"):
            own = _phrase_ending_at(sentence, cue.left - 1, max(-1, cue.left - MAX_LEFT), None)
            if own is not None and own.mention is not None and own.mention.kind not in ("document", "other"):
                return own  # « l'Arabie saoudite condamnant … »
        source = main_subject(sentence, 0, cue.left)
        if source.mention is not None:
            return source
    # « Soulignant que …, | le ministre a exhorté … »
    comma = _index(sentence, ",", cue.last + 1)
    while comma >= 0:
        source = main_subject(sentence, comma + 1, len(sentence))
        if source.mention is not None and _is_followed_by_verb(sentence, source.last + 1):
            return source
        comma = _index(sentence, ",", comma + 1)
    return NOBODY


def _is_followed_by_verb(sentence: Sentence, at: int) -> bool:
    while sentence.word(at) in _CLITIC or sentence.word(at) in _ADVERB:
        at += 1
    return sentence.word(at) in _FINITE


def main_subject(sentence: Sentence, start: int, hi: int) -> Source:
    """The first noun phrase or pronoun of the clause that opens at ``start``, past connectives and circumstances."""
    at = start
    while at < hi:
        word = sentence.words[at]
        if word in ("•", "-", "–", "—", "*", "·", "▶", "►"):
            at += 1
            continue
        if at == start and _opens_participial(sentence, at):
            at = _index(sentence, ",", at) + 1
            continue
        if word in ("il", "elle", "ils", "elles"):
            mention = pronoun_at(sentence, at)
            return Source(mention, at, at, "shared") if mention else NOBODY
        if word in _SUBJECT_PRONOUN or word in _RELATIVE or word == QUOTE:
            return NOBODY
        if (word.isdigit() and sentence.word(at + 1) in _TIME_NOUN) or word in _TIME_NOUN:
            at += 1
            continue
        if word in _CONNECTIVE or word in (",",) or word in _ADVERB or word in _ADVERBIALS:
            at += 1
            continue
        if (
            word in _PREPOSITION
            and word != "des"
            and not (word in ("de", "d'") and sentence.word(at + 1) in _AFTER_INDEFINITE_DE)
        ):
            end = _prepositional_end(sentence, at, hi)
            comma = _index(sentence, ",", at)
            at = comma + 1 if 0 <= comma < hi and comma - at < 20 else (end + 1 if end >= at else at + 1)
            continue
        phrase = phrase_at(sentence, at, hi=hi)
        if phrase is None or is_infinitive(word):
            return NOBODY
        phrase = with_apposition(sentence, phrase)
        mention = mention_of(sentence, phrase)
        if not is_speaker_like(sentence, phrase, mention):
            return NOBODY
        return Source(mention, phrase.first, phrase.last, "shared")
    return NOBODY


def _opens_participial(sentence: Sentence, at: int) -> bool:
    """« Assise devant sa télévision, | X … », « Interrogé mardi, | il … »: a participle or adjective before the subject."""
    word, following = sentence.words[at], sentence.word(at + 1)
    if not word.endswith(
        (
            "é",
            "ée",
            "és",
            "ées",
            "i",
            "ie",
            "is",
            "ise",
            "ises",
            "u",
            "ue",
            "us",
            "ues",
            "ant",
            "int",
            "inte",
            "ert",
            "erte",
        )
    ):
        return False
    if word in _FORENAMES or word in _ROLES or sentence.is_capital(at + 1):
        return False
    comma = _index(sentence, ",", at)
    if not at < comma < at + 18:
        return False
    return following == "," or following in _PREPOSITION or following in _ADVERB or following in _TIME_NOUN


def _index(sentence: Sentence, word: str, start: int) -> int:
    try:
        return sentence.words.index(word, start, start + MAX_INSERTION)
    except ValueError:
        return -1


def _subject_before(sentence: Sentence, cue: VerbCue, earlier: Sequence[tuple[VerbCue, Source]]) -> Source:
    """The nearest phrase left of the verb that can be its subject."""
    at = _past_adverbs_left(sentence, cue.left - 1)
    floor = max(-1, cue.left - MAX_LEFT)
    for _ in range(4):
        word = sentence.word(at)
        if word in ("si", "s'") and at >= 0:
            return HYPOTHETICAL
        if word == "qui":
            return subject_before_relative(sentence, at)
        if word in _SUBJECT_PRONOUN or word in _PERSON_PRONOUN:
            if sentence.word(at - 1) in ("si", "s'", "lorsqu'", "quand"):
                return HYPOTHETICAL
            mention = pronoun_at(sentence, at)
            if mention is not None and mention.head not in ("je", "nous"):
                return Source(mention, at, at, "left")
            return NOBODY
        if word == QUOTE and at > 0 and not sentence.is_utterance.get(at) and sentence.words[at - 1].isalpha():
            if sentence.words[at - 1] not in _ALIAS:
                at -= 1  # « L'unité spéciale « Hawks » a déclaré »
                continue
        if word in ("–", "—", "-") and sentence.word(at + 1) not in _SUBJECT_PRONOUN:
            opening = next((back for back in range(at - 1, floor, -1) if sentence.words[back] == word), -1)
            if opening > 0:
                at = opening - 1
                continue
        if word == QUOTE and sentence.word(at - 1) in _ALIAS:  # « Antoine Le Goff, dit « Tonio », 52 ans, »
            at -= 3 if sentence.word(at - 2) == "," else 2
            continue
        if word == "," or word == ")":
            before = _before_insertion(sentence, at, floor)
            if before < 0:
                break
            at = _past_adverbs_left(sentence, before)
            continue
        break
    if at < 0:
        return NOBODY
    source = _phrase_ending_at(sentence, at, floor, cue)
    for _ in range(3):  # « L'ONU, par la voix de X, Y, avait déploré »: further insertions
        if (source is not None and source.mention is not None) or source is HYPOTHETICAL:
            break
        comma = _comma_before(sentence, at, floor)
        if comma < 1 or cue.left == 0 or sentence.word(cue.left - 1) not in (",", ")"):
            break
        at = comma - 1
        source = _phrase_ending_at(sentence, at, floor, cue) or source
    if source is not None:
        return _with_inserted_apposition(sentence, source, cue.left)
    if sentence.word(at) in ("et", "mais", "ou", "puis", ",") or cue.left == 0:
        for earlier_cue, source in reversed(earlier):
            if source.mention is not None and source.side != "none" and earlier_cue.last < cue.first:
                return Source(source.mention, source.first, source.last, "shared")
        return main_subject(sentence, 0, cue.left)
    return NOBODY


def _with_inserted_apposition(sentence: Sentence, source: Source, stop: int) -> Source:
    """« Le secrétaire, | Loïck Guével, | menace »: the name or role between the commas belongs to the mention."""
    if source.mention is None or source.last < 0 or sentence.word(source.last + 1) not in (",", "("):
        return source
    last = source.last
    if sentence.words[last + 1] == "(":
        closing = _index(sentence, ")", last + 1)
        if closing < 0 or closing >= stop:
            return source
        last = closing
    phrase = with_apposition(sentence, Phrase(source.first, last, _head_of(sentence, source), source.mention.plural))
    if phrase.last == source.last or phrase.last >= stop:
        return source
    return Source(mention_of(sentence, phrase), phrase.first, phrase.last, source.side)


def _comma_before(sentence: Sentence, at: int, floor: int) -> int:
    for back in range(at, max(floor, at - MAX_INSERTION), -1):
        if sentence.words[back] == ",":
            return back
        if sentence.words[back] in (";", ":", QUOTE):
            return -1
    return -1


def _head_of(sentence: Sentence, source: Source) -> int:
    head = source.mention.head if source.mention else ""
    for at in range(source.first, source.last + 1):
        if sentence.words[at] == head:
            return at
    return -1


def _past_adverbs_left(sentence: Sentence, at: int) -> int:
    """Step left over adverbs and dates: « le maire | a, mardi, aussi dit »."""
    adverbs, times = _ADVERB, _TIME_NOUN
    while at >= 0:
        word = sentence.words[at]
        if word in _LAST_REFERENCE and sentence.word(at - 1) in ("ce", "cette", "ces", "l'"):
            return at
        if word in times and sentence.word(at - 1) in ("du", "de", "d'", "des") and sentence.is_capital(at - 2):
            return at
        if word in times and sentence.word(at - 1) in ("ce", "cette", "le", "la", "l'"):
            at -= 2
        elif word in times or (word.isdigit() and sentence.word(at - 1) in times):
            at -= 1
        elif (
            word in adverbs
            or word in _ADVERBIALS
            or (word.endswith("ment") and word not in _ROLES and sentence.word(at - 1) not in _DETERMINER)
        ):
            if word in ("lui", "elle", "eux", "elles"):
                return at
            at -= 1
        elif word in ("elle", "lui", "eux", "elles") and sentence.word(at - 1) == sentence.word(at + 1) == ",":
            at -= 2  # « le général, lui, réclame » is cut at its comma
        else:
            break
    return at


def _before_insertion(sentence: Sentence, at: int, floor: int) -> int:
    """The token before an insertion that closes at ``at`` with a comma or parenthesis; -1 where none opens."""
    opening = "(" if sentence.words[at] == ")" else ","
    for back in range(at - 1, max(floor, at - MAX_INSERTION), -1):
        word = sentence.words[back]
        if word == opening:
            return back - 1
        if word in (";", ":") or (word == QUOTE and sentence.words[back - 1] not in _ALIAS):
            return -1
    return -1


def subject_before_relative(sentence: Sentence, qui: int) -> Source:
    """« X, qui affirme que »: the phrase before the relative pronoun."""
    at = qui - 1
    if sentence.word(at) == ",":
        at -= 1
    start = _clause_start(sentence, at, max(-1, at - MAX_LEFT))
    for first in range(at, start - 1, -1):
        opens = sentence.words[first] in _DETERMINER or sentence.is_capital(first)
        if not opens or sentence.word(first - 1) in ("de", "d'", "du", "des") or sentence.is_capital(first - 1):
            continue
        if sentence.word(first - 1) in _DETERMINER or sentence.words[first] in ("de", "d'", "du"):
            continue
        phrase = phrase_at(sentence, first, hi=at + 1, lenient=True)
        if phrase is not None and phrase.last == at:
            phrase = _with_left_apposition(sentence, phrase, start - 1)
            mention = mention_of(sentence, phrase)
            if mention.kind == "other" and sentence.word(qui - 1) == ",":
                break
            if is_speaker_like(sentence, phrase, mention):
                return Source(mention, phrase.first, phrase.last, "left")
    before = _before_insertion(sentence, qui - 1, max(-1, qui - MAX_LEFT)) if sentence.word(qui - 1) == "," else -1
    if before > 0:  # « X, une poche de glace sur l'épaule, qui assure »
        source = _phrase_ending_at(sentence, at, start - 1, None)
        if source is None or source.mention is None or source.mention.kind == "other":
            return _phrase_ending_at(sentence, before, max(-1, before - MAX_LEFT), None) or NOBODY
    return NOBODY


def _phrase_ending_at(sentence: Sentence, end: int, floor: int, cue: VerbCue | None) -> Source | None:
    """The widest noun phrase whose last token is ``end``, where no preposition governs it."""
    start = _clause_start(sentence, end, floor)
    if start > 0 and sentence.words[start - 1] in ("si", "s'") and cue is not None:
        return HYPOTHETICAL
    determiners = _DETERMINER
    best: Phrase | None = None
    for at in range(start, end + 1):
        word = sentence.words[at]
        before = sentence.words[at - 1] if at > start else ""
        if before in _PREPOSITION or before in determiners:
            continue
        if at > start and not (word in determiners - {"des", "du", "de", "d'"} or sentence.is_capital(at)):
            continue
        if word in ("de", "d'") and at == start and sentence.word(at + 1) in _AFTER_INDEFINITE_DE:
            pass
        elif word in ("du", "de", "d'", "au", "aux", "à") or (word == "des" and at > start):
            continue
        if (
            at > start
            and sentence.is_capital(at)
            and (
                sentence.is_capital(at - 1)
                or (before and before not in ("et",) and before not in _ADVERBIALS and _inside(sentence, start, at))
            )
        ):
            continue
        phrase = phrase_at(sentence, at, hi=end + 1, lenient=True)
        if phrase is not None and phrase.last == end:
            best = phrase
            break
    if best is None:
        return None
    best = _with_left_apposition(sentence, best, floor)
    best = _with_left_coordination(sentence, best, floor, cue)
    mention = mention_of(sentence, best)
    if not is_speaker_like(sentence, best, mention):
        return NOBODY
    return Source(mention, best.first, best.last, "left")


def _inside(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the words from ``start`` to ``at`` already open a noun phrase that reaches ``at``."""
    phrase = phrase_at(sentence, start, hi=at)
    return phrase is not None and phrase.last == at - 1 and sentence.words[start] in _DETERMINER


def _clause_start(sentence: Sentence, end: int, floor: int) -> int:
    """The first token of the stretch that ends at ``end`` and holds no sign, conjunction or finite verb."""
    at = end
    while at > floor and at >= 0:
        word = sentence.words[at]
        if word == ")":
            opening = _before_insertion(sentence, at, floor)
            if opening < 0:
                break
            at = opening
            continue
        if word in (",", ";", ":", "(", "–", "—", "-", "…", "...", "?", "!", ".", QUOTE, '"', "/", "|", "•", "»", "«"):
            break
        if word in _RELATIVE or word in (
            "mais",
            "car",
            "si",
            "s'",
            "quand",
            "lorsque",
            "lorsqu'",
            "puisque",
            "comme",
            "donc",
            "alors",
            "or",
        ):
            break
        if word in ("et", "ou", "ni") and not _joins_complements(sentence, at):
            break
        if at < end and word in _FINITE and not sentence.is_capital(at) and sentence.word(at - 1) not in _DETERMINER:
            break
        at -= 1
    return at + 1


def _joins_complements(sentence: Sentence, at: int) -> bool:
    """« de l'Économie | et des Finances », « public et privé »: the et is inside the phrase."""
    following = sentence.word(at + 1)
    if following in ("de", "d'") and sentence.word(at + 2) in _AFTER_INDEFINITE_DE:
        return False  # « …, et de nombreux élus ont dit »
    return following in ("de", "d'", "du", "des") or (
        not (
            following in _DETERMINER
            or sentence.is_capital(at + 1)
            or following in _FINITE
            or following in _SUBJECT_PRONOUN
            or following in _CLITIC
            or following in _PREPOSITION
            or following in _ADVERB
        )
        and at > 0
        and not sentence.is_capital(at - 1)
    )


def _with_left_apposition(sentence: Sentence, phrase: Phrase, floor: int) -> Phrase:
    """« Le ministre, | Paul Roux |, a dit » was cut at its comma: nothing to do unless a role stands left."""
    at = phrase.first - 1
    if sentence.word(at) != "," or at - 1 <= floor:
        return phrase
    start = _clause_start(sentence, at - 1, floor)
    left = phrase_at(sentence, start, hi=at)
    if left is None or left.last != at - 1 or left.plural != phrase.plural:
        return phrase
    if start > 0 and sentence.words[start - 1] not in (",", ":", ";", "que", "qu'", "mais", "et", QUOTE):
        return phrase
    name_side, role_side = mention_of(sentence, phrase), mention_of(sentence, left)
    if {name_side.kind, role_side.kind} == {"name", "role"} and not (
        (name_side.kind == "role" and name_side.name) or (role_side.kind == "role" and role_side.name)
    ):
        return Phrase(left.first, phrase.last, left.head if left.head >= 0 else phrase.head, phrase.plural)
    return phrase


def _with_left_coordination(sentence: Sentence, phrase: Phrase, floor: int, cue: VerbCue | None) -> Phrase:
    """« Washington, l'ONU | et la Ligue arabe ont réclamé »: a plural verb takes all joined phrases."""
    if cue is None or (not cue.plural and not _is_plural_group(sentence, cue)):
        return phrase
    at = phrase.first - 1
    first = phrase.first
    if sentence.word(at) == ",":
        return phrase
    while at > floor + 1 and sentence.word(at) in ("et", ",", "ou"):
        start = _clause_start(sentence, at - 1, floor)
        left = phrase_at(sentence, start, hi=at)
        if left is None or left.last != at - 1:
            break
        if sentence.words[left.first] in _PREPOSITION - {"des"}:
            break
        first, at = left.first, left.first - 1
    if first == phrase.first:
        return phrase
    return Phrase(first, phrase.last, phrase.head, True)


def _is_plural_group(sentence: Sentence, cue: VerbCue) -> bool:
    for at in range(cue.left, cue.verb + 1):
        if sentence.words[at] in ("ont", "avaient", "auraient", "sont", "étaient", "auront", "eurent"):
            return True
    return False
