"""Step 4, second half: which noun phrase is the subject of a reporting verb.

The phrases themselves are read by ``phrases``; this file knows where to look: left of the verb,
right of an inverted one, in the main clause for participles and infinitives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quotefind.grammar.analysis import HYPOTHETICAL, NOBODY, Source, VerbCue
from quotefind.grammar.appositions import comma_before, with_apposition, with_inserted_apposition
from quotefind.grammar.circumstances import past_circumstance, past_circumstances
from quotefind.grammar.clauses import CLAUSE_BREAKS, DASHES, find_word, is_medium, is_named, is_title, may_be_participle
from quotefind.grammar.concessions import is_concession
from quotefind.grammar.openings import is_impersonal, is_verb, main_subject, main_subject_after
from quotefind.grammar.phrases import (
    DEMONSTRATIVE,
    Phrase,
    is_last_one,
    is_speaker_like,
    mention_of,
    opens_quantity,
    phrase_at,
    pronoun_at,
)
from quotefind.grammar.relatives import (
    STRESSED,
    before_relative_clause,
    relative_before,
    subject_before_relative,
    whoever,
)
from quotefind.grammar.subject_phrases import (
    COMPARES,
    IS_OR_HAS,
    before_insertion,
    clause_start,
    is_inserted_fragment,
    is_plural_group,
    past_adverbs_left,
    phrase_ending_at,
)
from quotefind.lexicons.grammar import (
    DE,
    MAX_WORDS,
    NE,
    OF,
    POSSESSIVE,
    QUE,
    SI,
    TO,
    finite_forms,
    function_words,
    is_infinitive,
)
from quotefind.lexicons.nouns import roles
from quotefind.lexicons.verbs import auxiliary_forms, entries_for, verb_forms
from quotefind.reading.words import QUOTE, Sentence

_ALIAS = function_words("alias")
_BEFORE_QUE = function_words("before_que")
_BODY_OR_FEELING = function_words("body_or_feeling")
_CLITIC = function_words("clitic")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_PERSON_PRONOUN = function_words("person_pronoun")
_PREPOSITION = function_words("preposition")
_PROVISION_VERB = function_words("provision_verb") | function_words("text_verb")
_RELATIVE = function_words("relative")
_COPULA = function_words("copula")
_SOMEBODY = frozenset(("name", "role", "group"))
_INDEFINITE_ARTICLE = frozenset(("un", "une", "des", "plusieurs", "certains", "certaines", "deux", "trois"))
_ROLES = roles()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_OPENS_CLAUSE = function_words("subordinate_opener")
_OPENS_CLAUSE_WITH_QUE = function_words("subordinate_opener_with_que")
_SUBORDINATOR = function_words("subordinator")
_TOLD_TO = frozenset(("obj_a_inf", "obj_de_inf"))  # « exhorter X à », « accuser X de »
_ANY_PRONOUN = _SUBJECT_PRONOUN | _PERSON_PRONOUN
_NO_GERUND = function_words("no_gerund")
_PLURAL = function_words("plural_auxiliary")
_POINTING_PRONOUN = frozenset(("celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
_CONDITION = SI | {"lorsqu'", "quand"}
_GOVERNED = DE | TO | {"du"}  # a phrase right after these is no subject
_HAS = frozenset(form for form, read in auxiliary_forms().items() if any(one.base == "avoir" for one in read))
_PLURAL_ENDINGS = ("ont", "aient", "èrent", "irent", "urent", "inrent")
_JOINS_PREDICATES = frozenset(("et", "ou", "ni", "mais", "puis"))
_BEFORE_INVERTED = (
    QUE
    | DASHES
    | {"", ",", QUOTE, "?", "!", "…", "...", ";", "(", "”", '"', "»", "."}
    | {"comme", "dont", "où", "selon", "ainsi", "certes"}
)
_NO_SUBJECT_BEYOND = frozenset(("-il", ":", QUOTE))
_NO_AGENT_BEYOND = QUE | {":", ";"}
_NO_CONTENT_BEYOND = frozenset((",", ":", ";", "qui"))
_ENDS_RELATIVE = frozenset((",", ".", ";", ":", "!", "?", "…", "–", "—", ")", QUOTE))
_FIRST_PERSON = frozenset(("je", "j'", "nous"))
_AMONG = frozenset(("entre", "d'"))  # « l'une d' | entre eux | affirme »
_THIS = frozenset(("ce", "cet", "cette", "ces"))
_MANY = "beaucoup"
_BEFORE_MANY = frozenset((",", "mais", "et", "or", "que", "qu'", "car", "si", "où"))
_OF_TIME_OR_LIKE = frozenset(("comme", "quand", "lorsque", "lorsqu'", "où"))
_NO_DESCRIPTION = _RELATIVE | QUE | {"et", "ou", "mais", "ni", "comme"}
_AFTER_APPOSITION = frozenset((",", ".", "", QUOTE, ";"))
_BEFORE_SECOND_PREDICATE = frozenset(("et", "mais", "ou", "puis", ","))
_BEFORE_PARTICIPLE = frozenset((",", "et", "–"))
MAX_ABSOLUTE = 12  # « avec | un manifeste de plusieurs pages | affirmant »
# Between an inverted verb and its subject: « a déclaré lundi à la presse, lors d'une visite à Nevy, le ministre »;
# left of a verb, its subject with all its insertions; insertions in a row on one side.
MAX_BETWEEN = 28
MAX_LEFT = 60
MAX_INSERTIONS = 4
MAX_FURTHER_INSERTIONS = 3
# « encore sous le choc », « un sourire en coin et les mains dans les poches ».
MAX_DESCRIPTION = 10
# « est accusé depuis deux ans de fraude | par le parquet »; « Et | le maire de Nevy | de conclure ».
MAX_BEFORE_AGENT = 20
MAX_PARTICIPIAL = 12  # « une élue | rencontrée mardi dans les couloirs de l'Assemblée | affirme »
MAX_BEFORE_SUBJECT = 14  # « qu'en cas de nouvelle panne du réseau, | la mairie | fermera »
MAX_HISTORIC = 12
# A que so far from the verb may be its content; right after a quotation only the next word is.
MAX_BEFORE_QUE = 12
MAX_BEFORE_QUE_IN_INCISE = 2
# An incise verb, clitics and auxiliaries counted, ends this near its quotation.
MAX_INCISE_VERB = 6
# A relative pronoun this near before a verb makes it the verb of a relative clause.
MAX_AFTER_RELATIVE = 4


class Sources:
    """The subjects of the cues of a sentence, each looked for when it is first asked for."""

    def __init__(self, sentence: Sentence, cues: Sequence[VerbCue]) -> None:
        self._sentence = sentence
        self._cues = cues
        self._found: dict[int, Source] = {}

    def at(self, index: int) -> Source:
        """The subject of the cue at ``index``."""
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = source_of(self._sentence, self._cues[index], self._before(index))
        return found

    def _before(self, index: int) -> Iterator[tuple[VerbCue, Source]]:
        """The cues before ``index`` with their subjects, the nearest first."""
        sources = [self.at(earlier) for earlier in range(index)]
        yield from zip(reversed(self._cues[:index]), reversed(sources), strict=True)


def source_of(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """The subject of ``cue``; ``earlier`` are the cues before it with theirs, nearest first: verbs may share one."""
    if cue.inverted is not None:
        mention = pronoun_at(sentence, cue.inverted)
        return Source(mention, cue.inverted, cue.inverted, "right") if mention else NOBODY
    if cue.mood != "finite":
        return _historic_subject(sentence, cue) or _shared_or_document(sentence, cue, earlier)
    if cue.passive:
        return _agent(sentence, cue)
    if may_be_inverted(sentence, cue) and not _governs_content(sentence, cue):
        source = subject_after(sentence, cue.last + 1)
        if source is not None and source.mention is not None and not _is_told_to(sentence, cue, source.last + 1):
            may_be_incise = sentence.word(cue.left - 1) != "," or _has_content_before(sentence, cue.left)
            if source.mention.kind != "other" and may_be_incise:
                return source
            before = _subject_before(sentence, cue, earlier)
            is_apposed = before.mention is not None and "," in sentence.words[max(0, before.first) : before.last + 1]
            if source.mention.kind != "other" and _closes(sentence, cue, source) and not is_apposed:
                return source
            if before.mention is not None and before.side == "left":
                return before
            is_object = source.mention.kind == "other" and sentence.word(source.last + 1) == ":"
            return NOBODY if is_object else source  # « Le maire qui sort, a lancé | une pique | : « P » »
    return _subject_before(sentence, cue, earlier)


def _closes(sentence: Sentence, cue: VerbCue, source: Source) -> bool:
    """« Non, répond | la maire |. »: whether the incise ends there; not « …, a confirmé | ce bilan |, »."""
    if source.mention is None or (source.mention.kind == "document" and sentence.word(source.first) in _THIS):
        return False
    return sentence.word(source.last + 1) in (",", ".", "") and not any(
        at < cue.left and is_inserted_fragment(sentence, at) for at in sentence.quotes
    )


def _is_told_to(sentence: Sentence, cue: VerbCue, after: int) -> bool:
    """« X, maire de Brive, a exhorté | les élus | à voter »: whether what follows the verb is told to do something."""
    if sentence.word(after) in QUE and "obj_que" in cue.frames:
        return True  # « Les élus présents avertissent | la mairie | que P »
    governs = sentence.word(after) in DE or sentence.word(after) == "à"
    return governs and is_infinitive(sentence.word(after + 1)) and not _TOLD_TO.isdisjoint(cue.frames)


def _has_content_before(sentence: Sentence, left: int) -> bool:
    """Whether what stands before an incise can be said: a quotation or a clause; « Le syndicat, lui, » cannot."""
    colon = next((at for at in range(left - 1, 0, -1) if sentence.words[at] == ":" or at in sentence.quotes), 0)
    start = colon + 1 if colon not in sentence.quotes else 0  # « « P » : | un élu, maire ici, | accuse »
    said = (at for at in sentence.quotes if start <= at < left and not is_inserted_fragment(sentence, at))
    if any(not (is_medium(sentence, at) or is_named(sentence, at)) for at in said) or sentence.number == 0:
        return True  # number 0: the inside of a quotation
    words = sentence.words
    opened = _inserted_clause(sentence, left)
    return any(
        words[at] in _FINITE
        and not opened <= at
        and (words[at - 1] != "," or words[at] in _FINITE_VERB or "," in words[: at - 1])
        and _RELATIVE.isdisjoint(words[max(0, at - MAX_AFTER_RELATIVE) : at])
        for at in range(max(1, start), left)
    )


def _inserted_clause(sentence: Sentence, left: int) -> int:
    """« Ana Ruiz, | lorsqu'elle était maire, | fustigeait »: where the clause right behind the first phrase opens.

    ``left`` where none ends with the comma before it.
    """
    opening = next((at for at in range(left) if sentence.words[at][0].isalnum()), left)
    phrase = phrase_at(sentence, opening, hi=left) if opening < left else None
    if phrase is None or sentence.word(phrase.last + 1) != ",":
        return left
    at = phrase.last + 2
    opens = sentence.word(at) in _OPENS_CLAUSE or (
        sentence.word(at) in _OPENS_CLAUSE_WITH_QUE and sentence.word(at + 1) in QUE
    )
    return at if opens and find_word(sentence, ",", at, left) == left - 1 else left


def _governs_content(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether que or an infinitive follows the verb at once: its subject stands before it."""
    word = sentence.word(cue.last + 1)
    if sentence.is_capital(cue.last + 1):
        return False  # « », dit Leiter »: a name, whatever it ends in
    follows_quotation = cue.left - 1 in sentence.quotes or cue.left - 2 in sentence.quotes
    reach = MAX_BEFORE_QUE_IN_INCISE if follows_quotation else MAX_BEFORE_QUE
    for at in range(cue.last + 1, min(len(sentence), cue.last + reach)):
        if sentence.words[at] in QUE and sentence.words[at - 2] in COMPARES:
            continue  # « explique un élu plus modéré | que | ses collègues »
        if sentence.words[at] in QUE:
            is_object = "obj_que" in cue.frames or sentence.words[cue.last + 1] not in _INDEFINITE_ARTICLE
            is_parted = cue.has_object or sentence.word(cue.left - 1) == ","
            is_relative = not is_object and is_parted  # « P, explique | une femme que X voit »
            return sentence.words[at - 1] not in _BEFORE_QUE and not is_relative
        if at in sentence.quotes or sentence.words[at] in _NO_CONTENT_BEYOND or sentence.words[at] in _FINITE:
            break
    return (
        word in QUE
        or is_infinitive(word)
        or (
            (word in DE or word == "à")
            and is_infinitive(sentence.word(cue.last + 2))
            and not sentence.is_capital(cue.last + 2)  # « demande à | Carter | le maire »
        )
    )


def may_be_inverted(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether nothing that could be a subject stands right before the verb: « », a dit X », « comme l'a dit X »."""
    return sentence.word(cue.left - 1) in _BEFORE_INVERTED


def subject_after(sentence: Sentence, start: int) -> Source | None:
    """The subject that follows an inverted verb, past adverbs, dates, addressees and places."""
    at = start
    if not is_last_one(sentence, start):
        at = _past_circumstances(sentence, start, min(len(sentence), start + MAX_BETWEEN))
    if at < 0 or any(_opens_infinitive_group(sentence, step) for step in range(start, at)):
        return None  # « X, demande | au juge d'appliquer | la peine »
    pronoun = pronoun_at(sentence, at) if sentence.words[at] in _POINTING_PRONOUN else None
    if pronoun is not None:
        return Source(pronoun, at, at, "right")
    phrase = phrase_at(sentence, at)
    if phrase is None or (sentence.word(phrase.last + 1) in _FINITE and "," in sentence.words[start:at]):
        return None
    if sentence.words[at] in DEMONSTRATIVE and sentence.word(phrase.last + 1) in _RELATIVE:
        end = next((end for end in range(at, len(sentence)) if sentence.words[end] in _ENDS_RELATIVE), len(sentence))
        return Source(whoever(sentence, at, end - 1), at, end - 1, "right")  # « explique | celle qui dirige le club | »
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    if mention.kind == "other" and (somebody := _somebody_behind(sentence, phrase.last + 1)) is not None:
        phrase, mention = somebody, mention_of(sentence, somebody)
    if sentence.words[phrase.first] == "du":
        return None  # « « P », titre | du livre de Paul Roux | »
    if mention.head in _BODY_OR_FEELING and sentence.words[phrase.first] in POSSESSIVE:
        return None  # « Un élu, membre du parti, a dit | son opposition | »
    is_thing = mention.kind in ("other", "document") or (phrase.plural and not _is_plural_verb(sentence, start))
    if is_thing and _is_of_apposed(sentence, start):
        return None
    follows_speech = any(_is_speech(sentence, at) for at in range(start - MAX_INCISE_VERB, start - 1))
    if not follows_speech and not is_speaker_like(sentence, phrase, mention):
        return None  # right after a quotation anything that stands there spoke
    return Source(mention, phrase.first, phrase.last, "right")


def _is_of_apposed(sentence: Sentence, start: int) -> bool:
    """« L'accusé, qualifié d'« impulsif », | a reconnu | les faits »: the verb before ``start`` is the first phrase's.

    What stands between it and the verb, with the words in marks, tells of him.
    """
    comma = next((at for at in range(start - 1, max(0, start - MAX_INCISE_VERB), -1) if sentence.words[at] == ","), -1)
    phrase = phrase_at(sentence, 0)
    if phrase is None or sentence.word(phrase.last + 1) != ",":
        return False
    return any(phrase.last + 1 < quote < comma for quote in sentence.quotes)


def _is_plural_verb(sentence: Sentence, after: int) -> bool:
    """Whether the verb that ends before token ``after`` has the form of a plural: « ont dénoncé », « protestent »."""
    return sentence.words[after - 1].endswith("ent") or not _PLURAL.isdisjoint(sentence.words[after - 3 : after])


def _somebody_behind(sentence: Sentence, at: int) -> Phrase | None:
    """« du haut de la tribune | le maire », « , un sourire en coin, | X »: who ends the incise behind a thing."""
    at = past_circumstances(sentence, at, min(len(sentence), at + MAX_BETWEEN))
    at += sentence.word(at) == ","
    phrase = phrase_at(sentence, at) if at < len(sentence) else None
    if phrase is None or phrase.first != at or mention_of(sentence, phrase).kind == "other":
        return None
    after = sentence.word(phrase.last + 1)
    return with_apposition(sentence, phrase) if after in _AFTER_APPOSITION or after in _PREPOSITION else None


def _opens_infinitive_group(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] in DE and is_infinitive(sentence.word(at + 1))


def _is_speech(sentence: Sentence, quote: int) -> bool:
    """Whether a quotation is no title with a verb of its own: « « Les Marées » raconte l'histoire de … »."""
    if quote not in sentence.quotes:
        return False
    return bool(sentence.is_utterance.get(quote)) or sentence.word(quote + 1) == ","


def _past_circumstances(sentence: Sentence, at: int, stop: int) -> int:
    """The first token from ``at`` that may open a subject; -1 where a colon, quotation or pronoun comes first."""
    while at < stop and sentence.words[at] not in _NO_SUBJECT_BEYOND:
        if opens_quantity(sentence, at):
            return at
        if at + 1 in sentence.quotes and sentence.words[at] in TO and is_title(sentence, at + 1):
            after = at + 2  # « a déclaré | à « CNN » | Ana Ruiz »
        elif sentence.words[at] == ",":
            after = _past_description(sentence, at + 1) or at + 1
        else:
            after = past_circumstance(sentence, at, stop)
        if after == at:
            return at
        at = after
    return -1


def _past_description(sentence: Sentence, at: int) -> int:
    """« assure, | confiant, | Paul Roux », « souffle, | les larmes aux yeux, | la gérante »: where the subject opens.

    0 where what stands between the commas is somebody, or holds a verb, or no phrase that ends the clause follows.
    """
    if sentence.is_capital(at) or sentence.word(at) in _NO_DESCRIPTION:
        return 0
    comma = find_word(sentence, ",", at, min(len(sentence), at + MAX_DESCRIPTION))
    if comma <= at or any(
        at in sentence.quotes or sentence.words[at] in _NO_CONTENT_BEYOND or sentence.words[at] in _FINITE
        for at in range(at, comma)
    ):
        return 0
    described = phrase_at(sentence, at, hi=comma)
    if described is not None and mention_of(sentence, described).kind != "other":
        return 0
    subject = phrase_at(sentence, comma + 1)
    if subject is None or mention_of(sentence, subject).kind == "other":
        return 0
    after = sentence.word(subject.last + 1)
    return comma + 1 if after in _AFTER_APPOSITION or after in _PREPOSITION or after in OF else 0


def _agent(sentence: Sentence, cue: VerbCue) -> Source:
    """« est accusé par le parquet de … »: the agent after par; nobody else says anything."""
    for at in range(cue.last + 1, min(len(sentence), cue.last + MAX_BEFORE_AGENT)):
        if sentence.words[at] in _NO_AGENT_BEYOND:
            break
        if sentence.words[at] == "par":
            phrase = phrase_at(sentence, at + 1)
            if phrase is not None:
                apposed = with_apposition(sentence, phrase)
                is_subject = apposed.last > phrase.last and is_verb(sentence, apposed.last + 1)
                phrase = phrase if is_subject else apposed  # « qualifié de « P » par le maire, | Ana Ruiz se tait »
                return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "right")
    return NOBODY


def _historic_subject(sentence: Sentence, cue: VerbCue) -> Source | None:
    """« Et | le maire | de conclure »: the phrase between et and the infinitive."""
    if cue.mood != "infinitive" or cue.opener != "et":
        return None
    words = sentence.words
    joint = next((at for at in range(cue.left - 1, max(-1, cue.left - MAX_HISTORIC), -1) if words[at] == "et"), -1)
    if joint + 1 >= cue.left:
        return None  # without « et » the sentence opens with who speaks: « Une autre | de renchérir »
    phrase = phrase_at(sentence, joint + 1, hi=cue.left)
    return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "left") if phrase is not None else None


def _shared_or_document(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """The subject of the main clause; where that says nothing, the document right before the participle.

    « On a ajouté | une disposition | stipulant que P », « La Fifa a | une règle | prévoyant que P ».
    """
    source = _shared(sentence, cue, earlier)
    is_nobody = source.mention is None or source.mention.head == "on" or cue.lemma in _PROVISION_VERB
    if not is_nobody or cue.mood != "participle" or cue.left < 2 or not sentence.words[cue.left - 1].isalpha():
        return source
    own = phrase_ending_at(sentence, cue.left - 1, max(-1, cue.left - MAX_LEFT), None)
    is_document = own is not None and own.mention is not None and own.mention.kind == "document"
    return own if is_document and own is not None else source


def _shared(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """The subject of the main clause, for a participle or infinitive that has none of its own."""
    absolute = _absolute_subject(sentence, cue) if cue.mood == "participle" else None
    if absolute is not None:
        return absolute
    own = _participial_subject(sentence, cue) if cue.left > 1 else None
    if own is not None:
        return own
    known = list(earlier)
    source = last_main_subject(sentence, cue.left, known)
    if source.mention is not None:
        return source
    for other, source in known:
        if source.mention is not None and source.first < cue.first and not other.passive:
            return Source(source.mention, source.first, source.last, "shared")
    if cue.left > 1:
        source = main_subject(sentence, 0, cue.left)
        if source.mention is not None:
            return source
    return main_subject_after(sentence, cue.last + 1)


def _absolute_subject(sentence: Sentence, cue: VerbCue) -> Source | None:
    """« , avec | des élus | disant que »: the phrase between avec and the participle; None where none fills it."""
    for at in range(cue.left - 2, max(-1, cue.left - MAX_ABSOLUTE), -1):
        if sentence.words[at] == "avec":
            phrase = phrase_at(sentence, at + 1, hi=cue.left, lenient=True)
            if phrase is None or phrase.last != cue.left - 1:
                return None
            return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "left")
    return None


def _participial_subject(sentence: Sentence, cue: VerbCue) -> Source | None:
    """« | l'Arabie saoudite | condamnant … »: a participle right after its own subject."""
    if cue.mood != "participle" or sentence.word(cue.left - 1) in _BEFORE_PARTICIPLE:
        return None
    own = phrase_ending_at(sentence, cue.left - 1, max(-1, cue.left - MAX_LEFT), None)
    if own is None or own.mention is None or own.mention.kind in ("document", "other"):
        return _object_before(sentence, cue.left) or _complement_before(sentence, cue.left)
    return own


def _complement_before(sentence: Sentence, stop: int) -> Source | None:
    """« la colère | des habitants | dénonçant P »: whose it is, up to token ``stop``; a thing says nothing."""
    for at in range(stop - 2, max(0, stop - MAX_LEFT), -1):
        if sentence.words[at] in CLAUSE_BREAKS:
            return None
        if sentence.words[at] in OF:
            phrase = phrase_at(sentence, at + 1, hi=stop)
            if phrase is None or phrase.last != stop - 1:
                continue
            mention = mention_of(sentence, phrase)
            return Source(mention, phrase.first, phrase.last, "left") if mention.kind in _SOMEBODY else None
    return None


def _object_before(sentence: Sentence, stop: int) -> Source | None:
    """« cite | des experts | affirmant que P », « a reçu | une lettre | disant que P »: of whom the participle is said.

    The object right behind its verb, up to token ``stop``; None where none stands there.
    """
    for at in range(stop - 2, max(0, stop - MAX_LEFT), -1):
        if sentence.words[at] in CLAUSE_BREAKS:
            return None
        verb = sentence.words[at - 1]
        is_object = verb not in _COPULA and (is_verb(sentence, at - 1) or may_be_participle(verb))
        is_object = is_object or verb in _PREPOSITION  # « devant | des élus | réclamant P »
        if sentence.words[at] in _INDEFINITE_ARTICLE and is_object:
            phrase = phrase_at(sentence, at, hi=stop)
            mention = mention_of(sentence, phrase) if phrase is not None and phrase.last == stop - 1 else None
            if phrase is None or mention is None or mention.kind in ("other", "place"):
                return None
            if mention.kind == "document" and (_writes(verb) or verb in _PREPOSITION):
                return None  # « Elle a publié | un message | disant que P »: she says it
            return Source(mention, phrase.first, phrase.last, "left")
    return None


@lru_cache(maxsize=MAX_WORDS)
def _writes(word: str) -> bool:
    """Whether the word is a form of a verb whose subject is the author of its object: « a publié », « diffuse »."""
    entries = (entry for form in verb_forms().get(word, ()) for entry in entries_for(form.base))
    return any(
        entry.cls in ("write", "announce") or ("noun_obj_quoted" in entry.frames and "comme" not in entry.frames)
        for entry in entries
    )


def last_main_subject(sentence: Sentence, stop: int, earlier: Iterable[tuple[VerbCue, Source]] = ()) -> Source:
    """The subject of the last verb before ``stop`` that is of no subordinate clause; a thing only where nobody is.

    « Alors que le préfet hésite, | le maire | a quitté la salle, expliquant que P ». ``earlier`` are the cues before
    with their subjects.
    """
    return _main_subject_of(sentence, range(stop - 1, -1, -1), earlier)


def first_main_subject(sentence: Sentence) -> Source:
    """The subject of the first verb of the sentence that is of no subordinate clause, as ``last_main_subject``."""
    return _main_subject_of(sentence, range(len(sentence)), ())


def _main_subject_of(
    sentence: Sentence, places: range, earlier: Iterable[tuple[VerbCue, Source]], *, of_auxiliary: bool = False
) -> Source:
    known = [(cue, source) for cue, source in earlier if not cue.passive]
    thing = subordinate = NOBODY
    is_unread = False  # whether a main verb has a subject that nobody can be
    for at in places:
        if not is_verb(sentence, at) or (of_auxiliary and sentence.words[at] not in _HAS):
            continue
        left = _verb_start(sentence, at)
        before = past_adverbs_left(sentence, left - 1)
        if sentence.word(before) in _JOINS_PREDICATES or sentence.word(before) in _SUBORDINATOR:
            continue
        if sentence.word(before) in _FIRST_PERSON:  # « Nous avons refusé, expliquant que P »
            if _opens_subordinate(sentence, before):
                continue
            return NOBODY
        source = next((own for cue, own in known if cue.first <= at <= cue.last), None)
        if source is None:
            plural = True if sentence.words[at].endswith(_PLURAL_ENDINGS) else None
            source = _subject_before(sentence, VerbCue(at, at, at, left, (), "finite", plural=plural))
        is_unread |= source.mention is None
        if source.mention is None or sentence.word(source.first - 1) in _GOVERNED or _is_bare_role(sentence, source):
            continue
        if source.mention.head == "il" and is_impersonal(sentence, source.first):
            continue
        found = Source(source.mention, source.first, source.last, "shared")
        if _opens_subordinate(sentence, source.first) and not of_auxiliary:
            subordinate = subordinate if subordinate.mention is not None else found
        elif source.mention.kind != "other":
            return found
        else:
            thing = thing if thing.mention is not None else found
    return thing if thing.mention is not None or is_unread else subordinate


def _opens_subordinate(sentence: Sentence, at: int) -> bool:
    """Whether a subordinate clause has its subject at the token: « que | X », « qu'en cas de panne, | X »."""
    words = sentence.words
    if words[at - 1] == "," and at > 1:
        for back in range(at - 2, max(0, at - MAX_BEFORE_SUBJECT), -1):
            if words[back] in QUE:
                return True
            if (
                back in sentence.quotes
                or (words[back] in CLAUSE_BREAKS and words[back] != ",")
                or is_verb(sentence, back)
            ):
                return False
    return at > 0 and words[at - 1] in _SUBORDINATOR


def _is_bare_role(sentence: Sentence, source: Source) -> bool:
    """« Ana Ruiz, icône de la ville, | femme de lettres | avait dit »: the last of some appositions."""
    mention = source.mention
    bare = sentence.words[source.first] not in _DETERMINER and not sentence.is_capital(source.first)
    return mention is not None and mention.kind == "role" and mention.name is None and bare


def _verb_start(sentence: Sentence, at: int) -> int:
    """The first token that belongs to the finite verb at ``at``: « | ne l'a »."""
    while at and (sentence.words[at - 1] in _CLITIC or sentence.words[at - 1] in NE):
        at -= 1
    return at


def _subject_before(
    sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]] | None = None
) -> Source:
    """The nearest phrase left of the verb that can be its subject.

    Where it has none of its own, that of the verbs before, with ``earlier`` the cues among them with their subjects;
    without ``earlier`` nobody (whoever goes through all verbs of a sentence may not start anew from each).
    """
    if _is_many(sentence, cue):
        many = cue.left - 1
        return Source(mention_of(sentence, Phrase(many, many, many, plural=True)), many, many, "left")
    if cue.left == 0 and sentence.words[0] in STRESSED:
        mention = pronoun_at(sentence, 0)
        return Source(mention, 0, 0, "left") if mention is not None else NOBODY  # « Lui affirme »: no clitic
    if sentence.word(cue.left - 1) == "puis" and earlier is not None:
        return _subject_of_earlier(sentence, cue, earlier)  # « a promis des travaux puis | salué un « effort »»
    at = past_adverbs_left(sentence, cue.left - 1)
    floor = max(-1, cue.left - MAX_LEFT)
    for _ in range(MAX_INSERTIONS):
        source = _pronoun_subject(sentence, at, cue)
        if source is not None:
            return source
        before = _before_inserted(sentence, at, floor)
        if before == at:
            break
        at = before
    if at < 0:
        return _parted_by_comma(sentence, cue, floor) or NOBODY  # « Lundi, | Paul Roux |, a dit que P »
    source, at = _noun_subject(sentence, cue, at, floor)
    if source is None or source is NOBODY:
        source = _parted_by_comma(sentence, cue, floor) or source
    if source is not None and source.mention is None:
        outside = before_relative_clause(sentence, cue)  # « | L'homme | qui s'occupe de tout affirme »
        if outside.mention is None and source is NOBODY:
            outside = _head_of_clause(sentence, cue, at, floor)
        return outside if outside.mention is not None else source
    if source is not None:
        relative = relative_before(sentence, source.first)
        if relative > 0 and sentence.words[relative - 1] in DEMONSTRATIVE:
            return Source(whoever(sentence, relative - 1, source.last), relative - 1, source.last, "left")
        if relative > 0:
            return subject_before_relative(sentence, relative, cue)
        source = _who_does(sentence, source, floor) or source
        return with_inserted_apposition(sentence, source, cue.left)
    if sentence.word(at) in _BEFORE_SECOND_PREDICATE or cue.left == 0:
        return _subject_of_earlier(sentence, cue, earlier) if earlier is not None else NOBODY
    outside = before_relative_clause(sentence, cue)
    if outside.mention is None:
        outside = _before_participle(sentence, at, floor, cue)
    return outside if outside.mention is not None else _head_of_clause(sentence, cue, at, floor)


def _is_many(sentence: Sentence, cue: VerbCue) -> bool:
    """« Mais | beaucoup | affirment »: many persons, where nothing before can have it as an adverb."""
    at = cue.left - 1
    if at < 0 or sentence.words[at] != _MANY or cue.plural is False:
        return False
    return at == 0 or sentence.words[at - 1] in _BEFORE_MANY


def _parted_by_comma(sentence: Sentence, cue: VerbCue, floor: int) -> Source | None:
    """« Hier, | le maire de Brive, | demande à »: a person between commas of which the second should not be there."""
    if sentence.word(cue.left - 1) != ",":
        return None
    source = phrase_ending_at(sentence, cue.left - 2, floor, cue)
    if source is None or source.mention is None or sentence.word(source.first - 1) != ",":
        return None
    return source if source.mention.kind in ("name", "role") else None


def _before_participle(sentence: Sentence, last: int, floor: int, cue: VerbCue) -> Source:
    """« | Un médecin | interrogé par la radio affirme », « | une élue | rencontrée lundi affirme »."""
    for at in range(last, max(floor + 1, last - MAX_PARTICIPIAL), -1):
        word = sentence.words[at]
        if not word[0].isalnum() or word in CLAUSE_BREAKS or is_verb(sentence, at):
            break
        if may_be_participle(word) and sentence.word(at - 1).isalpha() and sentence.words[at - 1] not in IS_OR_HAS:
            own = phrase_ending_at(sentence, at - 1, floor, cue)
            if own is not None and own.mention is not None and own.mention.kind != "other":
                return own
    return NOBODY


def _head_of_clause(sentence: Sentence, cue: VerbCue, last: int, floor: int) -> Source:
    """« | Un élu | visiblement ému affirme », « | un élu | joint au téléphone, affirme »: who opens the clause.

    Nothing else before the verb can be its subject: what stands between describes.
    """
    last -= sentence.word(last) == ","
    start = clause_start(sentence, last, floor)
    phrase = phrase_at(sentence, start, hi=last) if start < last else None
    if phrase is None or not sentence.words[phrase.first].isalpha() or not _agrees(sentence, cue, phrase):
        return NOBODY
    if any(sentence.words[at] in _FINITE and is_verb(sentence, at) for at in range(phrase.last + 1, last + 1)):
        return NOBODY
    mention = mention_of(sentence, phrase)
    is_speaker = mention.kind in ("name", "role", "group") or (
        mention.kind == "organisation" and sentence.words[phrase.first] not in _INDEFINITE_ARTICLE
    )
    is_speaker = is_speaker and is_speaker_like(sentence, phrase, mention)
    return Source(mention, phrase.first, phrase.last, "left") if is_speaker else NOBODY


def _agrees(sentence: Sentence, cue: VerbCue, phrase: Phrase) -> bool:
    """Whether phrase and verb have the same number, as far as the verb shows one."""
    is_plural = is_plural_group(sentence, cue) if cue.first < cue.verb else cue.plural
    return is_plural is None or phrase.plural is is_plural


def _who_does(sentence: Sentence, source: Source, floor: int) -> Source | None:
    """« | une femme | portant un voile affirme »: of whom a participle before the phrase is said; None without one."""
    participle = source.first - 1
    word = sentence.word(participle)
    if participle < 1 or not word.endswith("ant") or word in _NO_GERUND or word in _PREPOSITION or word in _ROLES:
        return None
    own = phrase_ending_at(sentence, participle - 1, floor, None)
    return own if own is not None and own.mention is not None else None


def _pronoun_subject(sentence: Sentence, at: int, cue: VerbCue | None = None) -> Source | None:
    """« il | dit », « X, | qui | dit », « s'il dit » (which nobody says); None where a noun may be the subject."""
    word = sentence.word(at)
    if word in SI:
        return HYPOTHETICAL
    if word == "qui":
        return subject_before_relative(sentence, at, cue)
    if word not in _ANY_PRONOUN or sentence.word(at - 1) in _AMONG:
        return None
    if sentence.word(at - 1) in _CONDITION and not (cue is not None and is_concession(sentence, at - 1, cue)):
        return HYPOTHETICAL
    mention = pronoun_at(sentence, at)
    if mention is None or mention.head in ("je", "nous"):
        return NOBODY
    return Source(mention, at, at, "left")


def _before_inserted(sentence: Sentence, at: int, floor: int) -> int:
    """The token before what ends at ``at`` between a subject and its verb; ``at`` where nothing is inserted.

    « L'unité spéciale | « Hawks » | a dit » | « X | – maire de Nevy – | dit » | « X, | dit « Tonio », | 52 ans, » |
    « X | , 52 ans, | dit », « X | (PS) | dit ».
    """
    words, word = sentence.words, sentence.word(at)
    if word == QUOTE and sentence.word(at - 1) in _ALIAS:
        return at - (3 if sentence.word(at - 2) == "," else 2)
    if word == QUOTE and at > 0 and not sentence.is_utterance.get(at) and words[at - 1].isalpha():
        return at - 1
    if word in DASHES and sentence.word(at + 1) not in _SUBJECT_PRONOUN:
        opening = next((back for back in range(at - 1, floor, -1) if words[back] == word), -1)
        return opening - 1 if opening > 0 else at
    if word in (",", ")"):
        before = before_insertion(sentence, at, floor)
        return past_adverbs_left(sentence, before) if before >= 0 else at
    return at


def _noun_subject(sentence: Sentence, cue: VerbCue, at: int, floor: int) -> tuple[Source | None, int]:
    """The noun phrase that ends at ``at`` or before insertions left of it, and where the search ended.

    « | L'ONU |, par la voix de X, Y, avait déploré ».
    """
    source = phrase_ending_at(sentence, at, floor, cue)
    for _ in range(MAX_FURTHER_INSERTIONS):
        if (source is not None and source.mention is not None) or source is HYPOTHETICAL:
            break
        comma = comma_before(sentence, at, floor)
        if comma < 1 or cue.left == 0 or sentence.word(cue.left - 1) not in (",", ")"):
            break
        at = comma - 1
        source = phrase_ending_at(sentence, at, floor, cue) or source
    outer = _before_examples(sentence, source, floor, cue)
    return (outer, outer.last) if outer is not None else (source, at)


def _before_examples(sentence: Sentence, source: Source | None, floor: int, cue: VerbCue) -> Source | None:
    """« | Des élus |, dont Ana Ruiz, maire de Brive, affirment »: those of whom one is named; None where nobody is."""
    if source is None or source.mention is None or source.mention.plural or source.first < 3:
        return None
    dont = source.first - 1
    if sentence.words[dont] != "dont" or sentence.words[dont - 1] != ",":
        return None
    outer = phrase_ending_at(sentence, dont - 2, floor, cue)
    is_several = outer is not None and outer.mention is not None and outer.mention.plural
    return outer if is_several else None


def _subject_of_earlier(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """« X a dit que P | et affirme que Q »: the subject of the cue before, or of the sentence."""
    is_singular = cue.plural is False or (cue.first < cue.verb and not is_plural_group(sentence, cue))
    known = list(earlier)
    # « après qu'une équipe a lu les études et | conclu que P »: a participle has the subject of its auxiliary.
    shares = cue.first == cue.verb and cue.plural is None
    source = _main_subject_of(sentence, range(cue.left - 1, -1, -1), known, of_auxiliary=shares)
    if source.mention is not None and not (source.mention.plural and is_singular):
        return source
    for earlier_cue, source in known:
        if earlier_cue.passive:
            continue  # « Accusé par X, le ministre est venu | et a promis Q »
        if source.mention is not None and source.side != "none" and earlier_cue.last < cue.first:
            if source.mention.plural and is_singular:
                continue  # « X a dit que ses équipes avaient P | et a promis Q »
            if sentence.word(source.first - 1) in _OF_TIME_OR_LIKE:
                continue  # « X a agi comme elle l'a fait | et a promis Q »
            return Source(source.mention, source.first, source.last, "shared")
    return main_subject(sentence, 0, cue.left)
