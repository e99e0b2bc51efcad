"""Step 5: noun phrases and attributes with quoted words in them: « dénonce un « recul » », « se dit « surpris » ».

Whole sentences in marks after a colon or before an incise have rules of their own.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim, Clause
from quotefind.grammar.circumstances import (
    opens_bearing,
    opens_set_phrase,
    past_adverb,
    past_circumstance,
    past_circumstances,
    past_date,
)
from quotefind.grammar.clauses import find_word, has_finite, is_medium, is_named, is_title, sentence_open
from quotefind.grammar.extents import (
    before_main_verb,
    content_end,
    has_incise_after,
    is_saying_circumstance,
    object_end,
)
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DE, OF, QUE, TO, finite_forms, function_words
from quotefind.lexicons.nouns import adverbials
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, verb_forms
from quotefind.reading.words import QUOTE, Sentence

_ADVERB = function_words("adverb") | adverbials()
_CALLING_VERB = function_words("calling_verb")
_CLITIC = function_words("clitic")
_THROWING_VERB = function_words("throwing_verb")
_TOPIC_VERB = function_words("topic_verb")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_INTERJECTION = function_words("interjection")
_NAMING_VERB = function_words("naming_verb")
_NAMED_MEDIUM = function_words("named_medium")
_PARTICLE = function_words("adverb")
_PERSON_PRONOUN = function_words("person_pronoun")
_RELATIVE = function_words("relative")
_SAYING_NOUNS = frozenset(nouns_of_saying())
_TIME_NOUN = function_words("time_noun")

_BEFORE_ADVERBIAL_QUOTE = _ADVERB | function_words("negation")
_BEFORE_NO_OBJECT = _RELATIVE | {":", ";"}
_BEFORE_INDEFINITE = DE | {"un", "une", "des"}
_BEFORE_PLACE = frozenset(("après", "auprès", "avant", "dans", "depuis", "devant", "lors", "par", "sur", "via"))
_BEFORE_THING = TO | {"sur", "contre", "pour"}
_ABOUT = frozenset(("sur", "contre"))
# « se dit | prêt »: no attribute opens with these, but « se dit en colère », « pour la réforme ».
_NO_ATTRIBUTE = (function_words("preposition") - {"en", "pour", "contre"}) | _DETERMINER | _RELATIVE
_SEEN_IN = frozenset(("voir dans", "voir en"))
_SAID = frozenset(("dit", "dite", "dits", "dites"))

# Verbs that may have a quotation as object and report nothing by it: « signifie « X » », « continue « X » ».
_NO_SAYING = function_words("no_saying")
# Frames in which the verb itself says that the marked words are somebody's: « parle d'un « gâchis » ».
_GOVERNING_FRAMES = frozenset(("a_np", "adj", "comme", "de_np", "obj_adj", "sur"))
_CALLING_CLASSES = frozenset(("accuse", "judge"))
# Classes of verbs after which quoted words are the speaker's though the verb takes no clause.
_SAYING_CLASSES = frozenset(("accuse", "deny", "judge", "praise", "warn", "manner"))

# Classes of verbs after which they are his where the noun is new to the reader, as « un » and « des » tell.
_OPINION_CLASSES = frozenset(("claim", "say", "think"))
_INDEFINITE = frozenset(("un", "une", "des"))

# What a verb may govern (the frames of the list of verbs): quoted words as part of its object or attribute,
# a person as object with a complement after it, and all of these with a clause or the words alone.
_FRAGMENT_FRAMES = frozenset(("noun_obj_quoted", "de_np", "a_np", "sur", "comme", "obj_adj", "adj"))
_DE_WORDS = frozenset(("d", "de"))  # as the heads of words in marks have them
_DE_FRAMES = frozenset(("de_np", "obj_de_inf", "a_obj_de_inf"))
_PERSON_FRAMES = frozenset(("obj_de_inf", "obj_a_inf"))
_WHOLE_FRAMES = frozenset(("quote_obj", "que"))
_ASKING_VERB = function_words("asking_verb")
_QUOTE_FRAMES = _FRAGMENT_FRAMES | _WHOLE_FRAMES | {"inf"}

_WAY_THAT = frozenset(tuple(phrase.split(" ")) for phrase in function_words("way_that"))

# The first quoted words of an object stand within this many tokens of the verb: further on they are another clause's.
MAX_BEFORE_QUOTE = 40
# « adresse à X | un « message » »: between « un » and the marks stands an adjective or two.
MAX_BEFORE_NOUN = 3


def quoted_object(clause: Clause) -> Claim | None:
    """X a lancé « Allons-y » | se dit « surpris » | dénonce un « recul » | qualifie Y de « Z » | parle d'« erreur »."""
    sentence, cue = clause.sentence, clause.cue
    if not sentence.quotes or max(sentence.quotes) < cue.after or _QUOTE_FRAMES.isdisjoint(cue.frames):
        return None
    if not _may_have_object(clause):
        return None
    first = _object_first(clause)
    nearest = next((at for at in range(first, first + MAX_BEFORE_QUOTE) if at in sentence.quotes), first)
    if not _qualifies(sentence, first, nearest):
        first = _past_circumstances(clause, first, nearest)
    limit = content_end(sentence, first, clause)
    reach = min(limit + 1, first + MAX_BEFORE_QUOTE, clause.next_cue_start())
    quote = next((at for at in range(first, reach) if at in sentence.quotes and not is_medium(sentence, at)), -1)
    if quote < 0 or _is_term(clause, quote) or not _is_governed(sentence, first, quote):
        return None
    if cue.passive and cue.lemma in _ASKING_VERB and "sur" in sentence.words[cue.last : quote]:
        return None  # « Interrogé par la presse sur son « plan », le maire a souri »
    if quote not in sentence.long_quotes and _is_adverb(clause, quote):
        return None
    if _is_described(clause, quote):
        return None
    if sentence.words[quote - 1] == "," and has_incise_after(clause, quote):
        return None  # « Les élus protestent, « P », | lance X »
    if _is_thing_done(clause, first, quote):
        return None
    if any(_opens_participle(sentence, at) for at in range(cue.after, quote)):
        return None
    if _is_beyond_agent(clause, quote):
        return None
    if quote - 1 > first and sentence.words[quote - 1] == "," and quote in sentence.whole_clauses:
        return clause.claim([(quote, quote)], "quoted-object", is_direct=True)  # « dénonce la hausse, | « elle … » »
    first = max((at + 1 for at in range(first, quote) if at in sentence.quotes), default=first)  # past a medium
    between = sentence.words[first:quote]
    adverbial = all(word in _BEFORE_ADVERBIAL_QUOTE or word.endswith("ment") for word in between)
    if _is_whole(clause, between, quote, closes=adverbial and quote == object_end(sentence, quote, limit)):
        return clause.claim([(quote, quote)], "quoted-object", is_direct=True)
    if not _takes_fragment(clause, quote, adverbial=adverbial):
        return None
    start = _object_start(clause, first, quote)
    is_bracketed = sentence.words[quote - 1] == "(" and sentence.word(quote + 1) == ")"
    if is_bracketed and (start == quote - 1 or sentence.is_utterance.get(quote) or quote in sentence.whole_clauses):
        return clause.claim([(quote, quote)], "quoted-object", is_direct=True)  # « a tout nié (« je n'y étais pas ») »
    last = min(object_end(sentence, quote, limit), _before_verb_of_relative(clause, quote, limit))
    if cue.lemma in _THROWING_VERB:
        last = _before_addressee(sentence, quote, last)
    if cue.passive and clause.source.first > quote:
        last = min(last, clause.source.first - 2)
    pieces = [(start, last)]
    if start == quote and "obj_adj" in cue.frames:
        que = past_circumstances(sentence, quote + 1, min(limit + 1, len(sentence)))
        if que > quote + 1 and sentence.word(que) in QUE:  # « juge « urgent » | mardi | que P »
            pieces = [(quote, quote), (que, content_end(sentence, que, clause))]
    return clause.claim(pieces, "quoted-object")


def _is_described(clause: Clause, quote: int) -> bool:
    """« L'accusé, | décrit | comme « impulsif », a nié »: a participle that looks like a present, by nobody named."""
    sentence, cue = clause.sentence, clause.cue
    is_form = cue.first == cue.last and sentence.words[cue.verb].endswith("it") and sentence.word(cue.after) == "comme"
    is_apposed = is_form and sentence.word(cue.left - 1) == "," and sentence.word(quote + 1) == ","
    return is_apposed and has_finite(sentence, quote + 2, len(sentence) - 1)


def _before_addressee(sentence: Sentence, quote: int, last: int) -> int:
    """« lance un « non » | à une élue mardi »: the last token before whom it is said to; ``last`` where nobody is."""
    for at in range(quote + 1, last):
        phrase = phrase_at(sentence, at + 1) if sentence.words[at] in ("à", "aux", "au") else None
        if phrase is not None and mention_of(sentence, phrase).kind in ("name", "role", "group", "organisation"):
            return at - 1
    return last


def _is_thing_done(clause: Clause, first: int, quote: int) -> bool:
    """« lance | un regard aux lits « vides » », « traite | de sujets comme « la peur » »: with what is no word."""
    sentence, lemma = clause.sentence, clause.cue.lemma
    if lemma not in _THROWING_VERB | _TOPIC_VERB:
        return False
    if lemma in _TOPIC_VERB:  # but « l'a traité de véritable « menteur » »
        is_free = _CLITIC.isdisjoint(sentence.words[clause.cue.left : clause.cue.verb])
        return is_free and sentence.word(first) in OF and first + 1 < quote
    phrase = phrase_at(sentence, first, hi=quote)
    is_noun = phrase is not None and phrase.last < quote and sentence.words[phrase.head] not in _SAYING_NOUNS
    return is_noun and sentence.word(quote - 1) not in _INDEFINITE


def _is_adverb(clause: Clause, quote: int) -> bool:
    """« a lancé | « symboliquement » | le concert », « a récusé | « catégoriquement » | »: how it was done."""
    sentence = clause.sentence
    if not sentence.heads.get(quote, "").endswith("ment"):
        return False
    return sentence.word(quote + 1) in _DETERMINER or (
        quote == clause.cue.after and "quote_obj" not in clause.cue.frames
    )


def object_before(clause: Clause) -> Claim | None:
    """« un « recul » | dénoncé par X », « le « choc » | que promet X »: the quoted words before the verb."""
    sentence, cue = clause.sentence, clause.cue
    if cue.passive and cue.mood == "finite" and cue.first < cue.verb:
        return _passive_subject(clause)
    is_relative = sentence.word(cue.left - 1) in QUE
    quote = cue.left - 1 - is_relative
    if quote not in sentence.quotes or _FRAGMENT_FRAMES.isdisjoint(cue.frames) or "noun_obj_quoted" not in cue.frames:
        return None
    if not (is_relative or (cue.passive and cue.first == cue.verb)) or sentence.is_utterance.get(quote) == "capital":
        return None
    if sentence.word(quote - 1) not in _DETERMINER or clause.source.mention is None or clause.source.side != "right":
        return None
    return clause.claim([(quote - 1, quote)], "quoted-object")


def _passive_subject(clause: Clause) -> Claim | None:
    """« Un « recul » | est dénoncé par X », « Le « mépris » de Y »: what is judged; no « La « loi travail » »."""
    sentence, cue, source = clause.sentence, clause.cue, clause.source
    judges = any(entry.cls in ("accuse", "praise") and "noun_obj_quoted" in entry.frames for entry in cue.entries)
    start = sentence_open(sentence, cue.left)
    quote = next((at for at in sentence.quotes if start < at < cue.left), -1)
    if not judges or quote < 0 or source.mention is None or source.side != "right":
        return None
    is_named = sentence.words[start] not in _INDEFINITE and sentence.word(quote + 1) not in OF
    is_phrase = sentence.words[start] in _DETERMINER and not is_named and "," not in sentence.words[start : cue.left]
    if not is_phrase or has_finite(sentence, start, cue.left - 1) or is_title(sentence, quote):
        return None
    return clause.claim([(start, cue.left - 1)], "quoted-object")


def _before_verb_of_relative(clause: Clause, quote: int, limit: int) -> int:
    """« ce que X appelle le | « système » | a coûté cher »: the last token that may be the object's."""
    words, opens = clause.sentence.words, min(clause.cue.left, max(0, clause.source.first))
    if clause.source.side == "right" or opens < 2 or words[opens - 2] != "ce" or words[opens - 1] not in QUE:
        return limit
    if clause.sentence.word(quote + 1) not in OF:
        return quote  # « … le « système » | frappe encore »
    ends = (at - 1 for at in range(quote + 1, limit + 1) if words[at] in _FINITE or words[at] == "et")
    return next(ends, limit)


def _is_beyond_agent(clause: Clause, quote: int) -> bool:
    """« la vidéo diffusée par la ville, le service « eaux vives » »: the object of a passive verb is its subject.

    But « décrit par la ville comme « sûr » », « accusé par la ville de « vol » ». Nor has a participle what stands
    behind a colon: « Interrogé par la ville, le syndicat refuse de répondre : « P » ».
    """
    cue, source = clause.cue, clause.source
    if cue.passive and ":" in clause.sentence.words[cue.after : quote]:
        return True
    return cue.passive and 0 <= source.last < quote and _GOVERNING_FRAMES.isdisjoint(cue.frames)


def _may_have_object(clause: Clause) -> bool:
    """Whether verb and subject are such that an object of theirs is said; not « le mot signifie « X » »."""
    if clause.source.mention is None and clause.cue.mood == "finite":
        return False
    if clause.cue.lemma in _NO_SAYING:
        return False
    if clause.cue.lemma in _NAMING_VERB and clause.source.mention is not None and clause.source.mention.head == "on":
        return False  # « ce que l'on appelle la « flagrance » »
    if clause.cue.lemma in _NAMING_VERB and clause.subject_kind == "other":
        return False  # « Le mot désigne « celui qui marche » »
    return clause.subject_kind != "other" or clause.cue.reports


def _object_first(clause: Clause) -> int:
    """The first token that may belong to the object: after the verb, and after the subject that follows it."""
    cue, source, first = clause.cue, clause.source, clause.cue.after
    if cue.restricted:
        return next(at for at in range(first, len(clause.sentence)) if clause.sentence.words[at] in QUE) + 1
    if source.side != "right":
        return first
    if cue.passive and any(cue.last < at < source.first for at in clause.sentence.quotes):
        return first  # « est accusé de « vol » par X »
    return max(first, source.last + 1)


def _is_term(clause: Clause, quote: int) -> bool:
    """Whether the marks hold a title, a name, a nickname, or a term after a verb that says little.

    « a publié « Les Noces » » | « le film « X » » | « Ferri, dit « le Rossignol » » | « ses « recommandations » ».
    """
    sentence, cue = clause.sentence, clause.cue
    is_attribute = "de_np" in cue.frames and sentence.word(quote - 1) in DE
    if is_attribute and any(entry.cls in _CALLING_CLASSES for entry in cue.entries):
        return False  # « qualifie ses rivaux de « Khmers verts » »
    is_saying = cue.reports and "quote_obj" in cue.frames and cue.lemma not in _NAMING_VERB
    if is_title(sentence, quote) and not is_saying:
        return True  # « Tout le monde l'appelle « Grand Paul » »
    if is_named(sentence, quote) or _is_alias(clause, quote):
        return True
    if quote in sentence.long_quotes or sentence.word(quote - 1) not in _DETERMINER:
        return False
    if cue.frames & _GOVERNING_FRAMES:
        return False
    if sentence.words[quote - 1] in _INDEFINITE and any(entry.cls in _OPINION_CLASSES for entry in cue.entries):
        return False  # « évoque un « drame » »
    return not any(entry.indirect or entry.cls in _SAYING_CLASSES for entry in cue.entries)


def _is_alias(clause: Clause, quote: int) -> bool:
    """« Aldo Ferri, dit « le Rossignol », »: a name, not a saying."""
    cue, sentence = clause.cue, clause.sentence
    return (
        cue.first == cue.last == quote - 1
        and sentence.words[cue.last] in _SAID
        and sentence.word(cue.left - 1) != QUOTE
        and not sentence.is_utterance.get(quote)
        and sentence.heads.get(quote) not in _INTERJECTION
    )


def _is_governed(sentence: Sentence, first: int, quote: int) -> bool:
    """Whether no other clause opens between the verb and the quotation."""
    words = sentence.words
    if tuple(words[first : first + 3]) in _WAY_THAT:
        return True
    if not _BEFORE_NO_OBJECT.isdisjoint(words[first:quote]):
        return False
    return all(words[at] not in _FINITE or sentence.word(at - 1) in _DETERMINER for at in range(first, quote))


def _opens_participle(sentence: Sentence, at: int) -> bool:
    """« rejette l'offre, | créant même une « pilule » »: a verb of its own, with an object of its own."""
    word, before, after = sentence.words[at], sentence.words[at - 1], sentence.word(at + 1)
    if not word.endswith("ant") or before not in (",", "en") or (after not in _DETERMINER and after not in _ADVERB):
        return False
    entries = [entry for form in verb_forms().get(word, ()) for entry in entries_for(form.base)]
    # « dénonce | en riant | un « recul » »: such a verb has no object.
    return not entries or any(entry.frames & _FRAGMENT_FRAMES for entry in entries)


def _is_whole(clause: Clause, between: list[str], quote: int, *, closes: bool) -> bool:
    """Whether the quotation is all that is said: « a répondu par « je l'ignore » », « a lancé hier « Allons-y ! » »."""
    frames = clause.cue.frames
    if between == ["par"] and "quote_obj" in frames:
        return True
    if not closes or not frames & _WHOLE_FRAMES:
        return False
    is_behind_verb = not between and clause.source.side != "right"
    is_clause = "que" in frames and is_behind_verb and quote in clause.sentence.whole_clauses
    return is_clause or clause.sentence.is_utterance.get(quote) == "capital"


def _takes_fragment(clause: Clause, quote: int, *, adverbial: bool) -> bool:
    """Whether the verb may govern some quoted words in a phrase of the writer's."""
    cue = clause.cue
    if cue.frames & _FRAGMENT_FRAMES == {"comme"} and "comme" not in clause.sentence.words[cue.after : quote]:
        return False  # « se sont présentés armés de leur « plan » »
    if cue.frames & _FRAGMENT_FRAMES or (adverbial and "quote_obj" in cue.frames):
        return True
    return cue.reports and "que" in cue.frames and not is_title(clause.sentence, quote)


def _object_start(clause: Clause, first: int, quote: int) -> int:
    """The first token of what is said of the object that opens at ``first``.

    « décrit | X comme « Z » » keeps the person; « adresse à X | un « message » », « qualifie X | de « Z » » and
    « met en garde X | sur « Z » » leave him out.
    """
    sentence = clause.sentence
    if sentence.word(first) == "comme":
        return first
    if clause.cue.lemma in _SEEN_IN:  # « voit dans X | un « Y » »
        seen_in = phrase_at(sentence, first, hi=quote)
        return first + (sentence.words[first] in _PERSON_PRONOUN) if seen_in is None else seen_in.last + 1
    for start in (_after_addressee(clause, first, quote), _after_person(clause, first, quote)):
        if start >= 0:
            return start
    return first if _qualifies(sentence, first, quote) else _past_circumstances(clause, first, quote)


def _qualifies(sentence: Sentence, first: int, quote: int) -> bool:
    """« plaide pour | un projet | « inutile » »: whether the marks hold an adjective of the thing right before them."""
    if sentence.word(first) not in _BEFORE_THING or quote in sentence.whole_clauses or sentence.is_utterance.get(quote):
        return False
    if is_saying_circumstance(sentence, first, quote) or opens_set_phrase(sentence, first):
        return False  # « se dit | à plusieurs reprises | « surpris » »
    if sentence.heads.get(quote) in _DETERMINER:
        return False
    phrase = phrase_at(sentence, first + (sentence.words[first] not in TO), hi=quote)
    if phrase is None and sentence.words[first] in TO:
        phrase = phrase_at(sentence, first + 1, hi=quote)
    return (
        phrase is not None and phrase.last == quote - 1 and mention_of(sentence, phrase).kind in ("other", "document")
    )


def _past_circumstances(clause: Clause, first: int, quote: int) -> int:
    """The first token of the object past when, where and how it was said: « dénonce | ce lundi à Nevy | un « recul » ».

    A preposition that the verb governs opens the object: « parle | d'un « gâchis » », « se dit | en « colère » ».
    """
    sentence, at = clause.sentence, first
    governed = _complement_openers(clause.cue.frames)
    while at < quote:
        inside = at + (sentence.words[at] == ",")
        after = adverb = past_adverb(sentence, inside, quote)
        if after == inside:
            after = past_date(sentence, inside, quote)
        may_be_place = sentence.words[inside] not in governed and (
            not clause.cue.reflexive or _is_place(sentence, inside, quote)
        )
        if after == inside and may_be_place:
            after = past_circumstance(sentence, inside, quote)
        if after == inside or (after == quote > adverb and sentence.words[quote - 1] in _DETERMINER):
            break
        at = after + (after < quote and sentence.words[after] == ",")
    return quote if at < quote and sentence.words[at] == "," else at


def _is_place(sentence: Sentence, at: int, quote: int) -> bool:
    """« se dit | dans un communiqué | « ravi » », « | à Lyon | »; but « se dit | en colère | après la « fuite » »."""
    if (
        sentence.words[at] in _BEFORE_PLACE
        or opens_bearing(sentence, at)
        or is_saying_circumstance(sentence, at, quote)
    ):
        return True
    noun = at + 1 + (sentence.word(at + 1) in _DETERMINER)
    return sentence.is_capital(noun) or sentence.word(noun) in _NAMED_MEDIUM or sentence.word(noun) in _TIME_NOUN


def _after_addressee(clause: Clause, first: int, quote: int) -> int:
    """« adresse à X | un « message » »: where the noun with the quoted words opens; -1 where nobody is addressed."""
    words = clause.sentence.words
    if words[first] not in TO or "a_np" in clause.cue.frames:
        return -1
    for at in range(quote - 1, max(first, quote - MAX_BEFORE_NOUN - 1), -1):
        if words[at] in _BEFORE_INDEFINITE:
            return at
    return -1


def _after_person(clause: Clause, first: int, quote: int) -> int:
    """« qualifie X | de « Z » », « met en garde X | sur « Z » »: the preposition; -1 where there is none."""
    words, frames = clause.sentence.words, clause.cue.frames
    if quote > first and frames & _DE_FRAMES and clause.sentence.heads.get(quote) in _DE_WORDS:
        return quote  # « traite X | « d'incapable » », « accuse X | « d'avoir menti » »
    wanted = _complement_openers(frames)
    if not wanted or "comme" in words[first:quote]:
        return -1
    backwards = range(quote - 1, first - 1, -1)
    if frames & _PERSON_FRAMES or clause.cue.lemma in _CALLING_VERB:
        return next((at for at in backwards if words[at] in wanted), -1)
    about = next((at for at in backwards if words[at] in _ABOUT), -1) if "sur" in frames else -1
    if about >= 0:
        return about
    for at in range(first, quote):
        if words[at] in wanted:
            return at
        if words[at] in _DETERMINER:
            break
    return -1


def _complement_openers(frames: frozenset[str]) -> frozenset[str]:
    """The prepositions of the complement that a verb with these frames takes."""
    openers: frozenset[str] = frozenset()
    if "de_np" in frames:
        openers |= OF
    if "a_np" in frames:
        openers |= TO
    if "sur" in frames:
        openers |= _ABOUT
    return openers


def attribute_content(clause: Clause) -> Claim | None:
    """X se dit prêt à partir | décrit la situation comme grave."""
    cue = clause.cue
    is_attribute = cue.reflexive and "adj" in cue.frames
    if not is_attribute and ("comme" not in cue.frames or "comme" not in clause.sentence.words):
        return None
    if clause.source.mention is None or cue.mood == "infinitive":
        return None
    return _adjective(clause) if is_attribute else _comme_object(clause)


def _adjective(clause: Clause) -> Claim | None:
    """« se dit | très inquiet de la situation »."""
    sentence, first = clause.sentence, clause.cue.after
    at = first
    while sentence.word(at) in _PARTICLE:
        at += 1
    word = sentence.word(at)
    if not word.isalpha() or word in _NO_ATTRIBUTE:
        return None
    que = find_word(sentence, ",", at + 2, at + MAX_BEFORE_QUOTE) + 1 if sentence.word(at + 1) == "," else 0
    if que > 0 and sentence.word(que) in QUE:  # « se dit | certain |, mardi, | que P »
        return clause.claim([(first, at), (que, content_end(sentence, que, clause))], "adjective")
    end = content_end(sentence, first, clause)
    if sentence.word(clause.cue.left - 1) == "qui":  # « Un élu qui se dit | inquiet | réclame un vote »
        end = before_main_verb(sentence, clause.source.first, first, end)
    return clause.claim([(first, end)], "adjective")


def _comme_object(clause: Clause) -> Claim | None:
    """« décrit | la situation comme grave »."""
    sentence, first = clause.sentence, clause.cue.after
    phrase = phrase_at(sentence, first)
    if phrase is None or sentence.word(phrase.last + 1) != "comme":
        return None
    return clause.claim([(first, content_end(sentence, first, clause))], "comme-object")
