"""Step 4, second half: which noun phrase is the subject of a reporting verb.

The phrases themselves are read by ``phrases``; this file knows where to look: left of the verb,
right of an inverted one, in the main clause for participles and infinitives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotefind.grammar.analysis import HYPOTHETICAL, NOBODY, Source, VerbCue
from quotefind.grammar.circumstances import opens_set_phrase, past_circumstance, prepositional_end
from quotefind.grammar.clauses import DASHES, find_word
from quotefind.grammar.concessions import is_concession
from quotefind.grammar.phrases import (
    DEMONSTRATIVE,
    MAX_INSERTION,
    Phrase,
    is_speaker_like,
    mention_of,
    opens_sentence,
    phrase_at,
    pronoun_at,
)
from quotefind.lexicons.grammar import DE, NE, OF, QUE, SI, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials, forenames, roles, titles
from quotefind.lexicons.verbs import auxiliary_forms
from quotefind.model import Mention
from quotefind.reading.words import QUOTE, Sentence

_ADVERBIALS = adverbials()
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_ALIAS = function_words("alias")
_AUXILIARY = frozenset(auxiliary_forms())
_INTERROGATIVE = function_words("interrogative") - function_words("determiner") - {"quand", "comment", "si"}
_IS_OR_HAS = frozenset(
    form
    for form, analyses in auxiliary_forms().items()
    for analysis in analyses
    if analysis.base in ("être", "avoir") and any(code.endswith(("3s", "3p")) for code in analysis.codes)
)
_BEFORE_QUE = function_words("before_que")
_CLITIC = function_words("clitic")
_COPULA = function_words("copula")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_OPENS_PREDICATE = _FINITE | {"n", "ne", "s", "se"}  # the first words of quoted verbs, without apostrophes
_FINITE_VERB = function_words("finite_verb")
_FORENAMES = forenames()
_IMPERSONAL_ADJECTIVE = function_words("impersonal_adjective")
_LAST_REFERENCE = function_words("last_reference")
_PERSON_PRONOUN = function_words("person_pronoun")
_PLURAL_DETERMINER = function_words("plural_determiner")
_PLURAL_AUXILIARY = function_words("plural_auxiliary")
_CONJUNCTION = function_words("conjunction")
_PREPOSITION = function_words("preposition")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_ROLES = roles()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_SUBORDINATOR = function_words("subordinator")
_THING = function_words("thing")
_THING_ENDINGS = ("tion", "sion", "ité", "isme", "itude")
_TIME_NOUN = function_words("time_noun")
_TITLES = titles()
_TOLD_TO = frozenset(("obj_a_inf", "obj_de_inf"))  # « exhorter X à », « accuser X de »
_VERB_OR_NOUN = function_words("noun_homograph")

_PARTICLE = function_words("adverb")
_ADVERB = _PARTICLE | _ADVERBIALS
_BEFORE_SUBJECT = _ADVERB | function_words("connective") | _TIME_NOUN | frozenset("• - – — * · ▶ ► ,".split())
_ANY_PRONOUN = _SUBJECT_PRONOUN | _PERSON_PRONOUN
_IMPERSONAL = frozenset("y en faut faudra fallait faudrait reste existe suffit".split())
_PRONOUN = frozenset(("il", "elle", "ils", "elles"))
_STRONG_PRONOUN = frozenset(("lui", "elle", "eux", "elles"))
_NO_GERUND = function_words("no_gerund")
_POINTING_PRONOUN = frozenset(("celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
_CONDITION = SI | {"lorsqu'", "quand"}
_GOVERNS_NOUN = _DETERMINER | _PREPOSITION | _PRE_ADJECTIVE

_BEFORE_DATE = frozenset(("ce", "cette", "le", "la", "l'"))
_BEFORE_LAST_REFERENCE = frozenset(("ce", "cette", "ces", "l'"))
_ARTICLE = _DETERMINER - OF
_APPOSED_DETERMINER = frozenset(("le", "la", "l'", "un", "une", "son", "sa", "leur", "notre", "les", "deux"))
_GOVERNED = DE | TO | {"du"}  # a phrase right after these is no subject
_AFTER_OUTER_JOINT = (
    _DETERMINER | _FINITE | _SUBJECT_PRONOUN | _CLITIC | _PREPOSITION | _PARTICLE
)  # what follows an et that joins clauses or whole phrases
_JOINS_PHRASES = frozenset(("et", ",", "ou"))
_JOINTS = frozenset(("et", "ou", "ni"))
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
_LINKS_RELATIVES = frozenset(("et", "ou", "mais"))
_FIRST_PERSON = frozenset(("je", "j'", "nous"))
_PERSONAL = frozenset(("il", "elle", "ils", "elles"))
_MANY = "beaucoup"
_BEFORE_MANY = frozenset((",", "mais", "et", "or", "que", "qu'", "car", "si", "où"))
_OF_TIME_OR_LIKE = frozenset(("comme", "quand", "lorsque", "lorsqu'", "où"))
_OBJECT_RELATIVE = QUE | {"dont", "où"}
_SIGNS_BETWEEN = frozenset((",", ";", ":", ".", "?", "!"))
_NO_DESCRIPTION = _RELATIVE | QUE | {"et", "ou", "mais", "ni", "comme"}
_AFTER_APPOSITION = frozenset((",", ".", "", QUOTE, ";"))
_BEFORE_APPOSED_ROLE = QUE | {",", ":", ";", "mais", "et", QUOTE}
_BEFORE_SECOND_PREDICATE = frozenset(("et", "mais", "ou", "puis", ","))
_BEFORE_PARTICIPLE = frozenset((",", "et", "–"))
_CLAUSE_BREAKS = (
    _RELATIVE
    | function_words("clause_opener")
    | DASHES
    | {",", ";", ":", "(", "…", "...", "?", "!", ".", QUOTE, '"', "/", "|", "•", "»", "«"}
)
_PARTICIPLE_ENDINGS = tuple("é ée és ées i ie is ise ises u ue us ues ant int inte ert erte".split())

# Lengths in tokens. How far before its object the qui of a relative clause stands: « qui a requis | l'anonymat ».
MAX_EVALUATION = 6
MAX_ABSOLUTE = 12  # « avec | un manifeste de plusieurs pages | affirmant »
MAX_RELATIVE = 14
# Between an inverted verb and its subject: « a déclaré lundi à la presse, lors d'une visite à Nevy, le ministre »;
# left of a verb, its subject with all its insertions; insertions in a row on one side.
MAX_BETWEEN = 28
MAX_LEFT = 60
MAX_INSERTIONS = 4
MAX_FURTHER_INSERTIONS = 3
# « encore sous le choc », « un sourire en coin et les mains dans les poches ».
MAX_DESCRIPTION = 10
# A circumstance or participle before the subject: « Interrogé mardi en marge d'une visite à Nevy, | il … ».
MAX_CIRCUMSTANCE = 20
MAX_PARTICIPIAL = 18
# « est accusé depuis deux ans de fraude | par le parquet »; « Et | le maire de Nevy | de conclure ».
MAX_BEFORE_AGENT = 20
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
        return _historic_subject(sentence, cue) or _shared(sentence, cue, earlier)
    if cue.passive:
        return _agent(sentence, cue)
    if may_be_inverted(sentence, cue) and not _governs_content(sentence, cue):
        source = subject_after(sentence, cue.last + 1)
        if source is not None and source.mention is not None and not _is_told_to(sentence, cue, source.last + 1):
            closes = sentence.word(source.last + 1) in (",", ".", "") and not any(
                at < cue.left and _is_inserted_fragment(sentence, at) for at in sentence.quotes
            )
            if source.mention.kind != "other" and (
                sentence.word(cue.left - 1) != "," or closes or _has_content_before(sentence, cue.left)
            ):
                return source
            before = _subject_before(sentence, cue, earlier)
            if before.mention is not None and before.side == "left":
                return before
            is_object = source.mention.kind == "other" and sentence.word(source.last + 1) == ":"
            return NOBODY if is_object else source  # « Le maire qui sort, a lancé | une pique | : « P » »
    return _subject_before(sentence, cue, earlier)


def _is_told_to(sentence: Sentence, cue: VerbCue, after: int) -> bool:
    """« X, maire de Brive, a exhorté | les élus | à voter »: whether what follows the verb is told to do something."""
    governs = sentence.word(after) in DE or sentence.word(after) == "à"
    return governs and is_infinitive(sentence.word(after + 1)) and not _TOLD_TO.isdisjoint(cue.frames)


def _has_content_before(sentence: Sentence, left: int) -> bool:
    """Whether what stands before an incise can be said: a quotation or a clause; « Le syndicat, lui, » cannot."""
    if any(at < left and not _is_inserted_fragment(sentence, at) for at in sentence.quotes) or sentence.number == 0:
        return True  # number 0: the inside of a quotation
    words = sentence.words
    return any(
        words[at] in _FINITE
        and (words[at - 1] != "," or words[at] in _FINITE_VERB or "," in words[: at - 1])
        and _RELATIVE.isdisjoint(words[max(0, at - MAX_AFTER_RELATIVE) : at])
        for at in range(1, left)
    )


def _is_inserted_fragment(sentence: Sentence, quote: int) -> bool:
    """« La chanteuse, | « ravie », | a salué la foule »: a word of hers beside the subject, no utterance.

    But « Paul Roux, maire de Lyon, | « n'a rien fait », | a rappelé son avocate »: what he is said to have done.
    """
    is_apart = sentence.word(quote - 1) == sentence.word(quote + 1) == ","
    is_predicate = sentence.heads.get(quote, "") in _OPENS_PREDICATE
    is_clause = quote in sentence.whole_clauses or sentence.is_utterance.get(quote)
    return is_apart and quote > 1 and not is_clause and not is_predicate


def _governs_content(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether que or an infinitive follows the verb at once: its subject stands before it."""
    word = sentence.word(cue.last + 1)
    if sentence.is_capital(cue.last + 1):
        return False  # « », dit Leiter »: a name, whatever it ends in
    follows_quotation = cue.left - 1 in sentence.quotes or cue.left - 2 in sentence.quotes
    reach = MAX_BEFORE_QUE_IN_INCISE if follows_quotation else MAX_BEFORE_QUE
    for at in range(cue.last + 1, min(len(sentence), cue.last + reach)):
        if sentence.words[at] in QUE:
            return sentence.words[at - 1] not in _BEFORE_QUE
        if at in sentence.quotes or sentence.words[at] in _NO_CONTENT_BEYOND or sentence.words[at] in _FINITE:
            break
    return (
        word in QUE
        or is_infinitive(word)
        or ((word in DE or word == "à") and is_infinitive(sentence.word(cue.last + 2)))
    )


def may_be_inverted(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether nothing that could be a subject stands right before the verb: « », a dit X », « comme l'a dit X »."""
    return sentence.word(cue.left - 1) in _BEFORE_INVERTED


def subject_after(sentence: Sentence, start: int) -> Source | None:
    """The subject that follows an inverted verb, past adverbs, dates, addressees and places."""
    at = _past_circumstances(sentence, start, min(len(sentence), start + MAX_BETWEEN))
    if at < 0 or any(_opens_infinitive_group(sentence, step) for step in range(start, at)):
        return None  # « X, demande | au juge d'appliquer | la peine »
    pronoun = pronoun_at(sentence, at) if sentence.words[at] in _POINTING_PRONOUN else None
    if pronoun is not None:
        return Source(pronoun, at, at, "right")
    phrase = phrase_at(sentence, at)
    if phrase is None or (sentence.word(phrase.last + 1) in _FINITE and "," in sentence.words[start:at]):
        return None
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    follows_speech = any(_is_speech(sentence, at) for at in range(start - MAX_INCISE_VERB, start - 1))
    if not follows_speech and not is_speaker_like(sentence, phrase, mention):
        return None  # right after a quotation anything that stands there spoke
    return Source(mention, phrase.first, phrase.last, "right")


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
        if sentence.words[at] == ",":
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


def with_apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    """``phrase`` widened by an apposition after a comma: « le ministre slovaque, | Rastislav Kacer »."""
    comma = phrase.last + 1
    if sentence.word(comma) != ",":
        return phrase
    if sentence.word(comma + 1).isdigit() and sentence.word(comma + 2) == "ans":
        return with_apposition(sentence, Phrase(phrase.first, comma + 2, phrase.head, phrase.plural))
    more = _apposition_at(sentence, comma + 1)
    if more is None or _is_next_subject(sentence, phrase, more):
        return phrase
    if sentence.words[more.first] in _PLURAL_DETERMINER and not phrase.plural:
        return phrase  # « Selon le préfet, | deux suspects, âgés de 20 ans, sont en garde à vue »
    joined = Phrase(phrase.first, more.last, phrase.head if phrase.head >= 0 else more.head, phrase.plural)
    if not phrase.plural and sentence.word(joined.last + 1) == ",":
        third = _apposition_at(sentence, joined.last + 2)
        if third is not None and sentence.word(third.last + 1) in _AFTER_APPOSITION:
            joined.last = third.last
    return joined


def _is_next_subject(sentence: Sentence, phrase: Phrase, more: Phrase) -> bool:
    """Whether the phrase after the comma opens the next clause.

    Two bare names: « comme le souligne Mira Roux, | Poutine … »; a word after it that no apposition has:
    « Selon l'étude, | un adolescent sur quatre dort ».
    """
    is_name = phrase.head < 0 and sentence.words[phrase.first] not in DEMONSTRATIVE
    if is_name and more.head < 0 and sentence.is_capital(more.first):
        return True
    after = sentence.word(more.last + 1)
    if after == QUOTE and sentence.words[more.first] in ("un", "une"):
        return True  # « Selon la même source, | un homme « finissait par ouvrir » »
    if not after or not after[0].isalnum() or after in ("qui", "dont", "que"):
        return False
    return after not in _PREPOSITION or sentence.words[more.first] in ("un", "une")


def _apposition_at(sentence: Sentence, at: int) -> Phrase | None:
    """A role or a name that may stand in apposition: « porte-parole de Y », « le général Abdallah », « ex-maire »."""
    if at >= len(sentence):
        return None
    word = sentence.words[at]
    determined = word in _APPOSED_DETERMINER
    noun = at + 1 if determined else at
    while sentence.word(noun) in _PRE_ADJECTIVE and sentence.word(noun + 1) not in OF:
        noun += 1
    if determined and sentence.word(noun) in _TITLES and sentence.is_capital(noun + 1):
        return phrase_at(sentence, at)
    if sentence.word(noun) in _ROLES and not sentence.is_capital(noun):
        is_participle = not determined and sentence.word(noun + 1) == "par"
        return None if is_participle else phrase_at(sentence, at)  # « le ministre, accusé par X de P, a nié »
    if sentence.is_capital(at) and not determined:
        phrase = phrase_at(sentence, at)
        if phrase is not None and mention_of(sentence, phrase).kind == "name":
            return phrase
    return None


def _agent(sentence: Sentence, cue: VerbCue) -> Source:
    """« est accusé par le parquet de … »: the agent after par; nobody else says anything."""
    for at in range(cue.last + 1, min(len(sentence), cue.last + MAX_BEFORE_AGENT)):
        if sentence.words[at] in _NO_AGENT_BEYOND:
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
    words = sentence.words
    joint = next((at for at in range(cue.left - 1, max(-1, cue.left - MAX_HISTORIC), -1) if words[at] == "et"), -1)
    if joint + 1 >= cue.left:
        return None  # without « et » the sentence opens with who speaks: « Une autre | de renchérir »
    phrase = phrase_at(sentence, joint + 1, hi=cue.left)
    return Source(mention_of(sentence, phrase), phrase.first, phrase.last, "left") if phrase is not None else None


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
    return _main_subject_after(sentence, cue.last + 1)


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
    own = _phrase_ending_at(sentence, cue.left - 1, max(-1, cue.left - MAX_LEFT), None)
    if own is None or own.mention is None or own.mention.kind in ("document", "other"):
        return None
    return own


def last_main_subject(sentence: Sentence, stop: int, earlier: Iterable[tuple[VerbCue, Source]] = ()) -> Source:
    """The subject of the last verb before ``stop`` that is of no subordinate clause; a thing only where nobody is.

    « Alors que le préfet hésite, | le maire | a quitté la salle, expliquant que P ». ``earlier`` are the cues before
    with their subjects.
    """
    return _main_subject_of(sentence, range(stop - 1, -1, -1), earlier)


def first_main_subject(sentence: Sentence) -> Source:
    """The subject of the first verb of the sentence that is of no subordinate clause, as ``last_main_subject``."""
    return _main_subject_of(sentence, range(len(sentence)), ())


def _main_subject_of(sentence: Sentence, places: range, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    known = [(cue, source) for cue, source in earlier if not cue.passive]
    thing = subordinate = NOBODY
    for at in places:
        if not is_verb(sentence, at):
            continue
        left = _verb_start(sentence, at)
        before = _past_adverbs_left(sentence, left - 1)
        if sentence.word(before) in _JOINS_PREDICATES or sentence.word(before) in _SUBORDINATOR:
            continue
        if sentence.word(before) in _FIRST_PERSON:  # « Nous avons refusé, expliquant que P »
            return NOBODY
        source = next((own for cue, own in known if cue.first <= at <= cue.last), None)
        if source is None:
            source = _subject_before(sentence, VerbCue(at, at, at, left, (), "finite"), ())
        if source.mention is None or sentence.word(source.first - 1) in _GOVERNED or _is_bare_role(sentence, source):
            continue
        if source.mention.head == "il" and _is_impersonal(sentence, source.first):
            continue
        found = Source(source.mention, source.first, source.last, "shared")
        if sentence.word(source.first - 1) in _SUBORDINATOR:
            subordinate = subordinate if subordinate.mention is not None else found
        elif source.mention.kind != "other":
            return found
        else:
            thing = thing if thing.mention is not None else found
    return thing if thing.mention is not None else subordinate


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


def _main_subject_after(sentence: Sentence, start: int) -> Source:
    """« Soulignant que …, | le ministre | a exhorté … »: a subject with its verb after a comma."""
    comma = _near(sentence, ",", start)
    while comma >= 0:
        source = main_subject(sentence, comma + 1, len(sentence))
        after = source.last + 1 + (sentence.word(source.last + 1) == ",")  # « , le ministre, Paul Roux, | a … »
        if source.mention is not None and _is_followed_by_verb(sentence, after):
            return source
        comma = _near(sentence, ",", comma + 1)
    return NOBODY


def _is_followed_by_verb(sentence: Sentence, at: int) -> bool:
    """« le ministre | n'a … », « | aussi a … »."""
    while sentence.word(at) in _CLITIC or sentence.word(at) in _PARTICLE:
        at += 1
    return sentence.word(at) in _FINITE or sentence.word(at) in _VERB_OR_NOUN


def main_subject(sentence: Sentence, start: int, hi: int) -> Source:
    """The first noun phrase or pronoun of the clause that opens at ``start``, past connectives and circumstances."""
    at = _past_opening_participial(sentence, start) if start < hi else start
    while at < hi:
        word = sentence.words[at]
        if word in _PRONOUN and not _is_impersonal(sentence, at):
            mention = pronoun_at(sentence, at)
            return Source(mention, at, at, "shared") if mention else NOBODY
        if word in _SUBJECT_PRONOUN or word in _RELATIVE or word in _INTERROGATIVE or word == QUOTE:
            return NOBODY
        after = _past_opening(sentence, at, hi)
        if after == at:
            return _subject_at(sentence, at, hi)
        at = after
    return NOBODY


def _is_impersonal(sentence: Sentence, at: int) -> bool:
    """« | il | y a », « il en va de même », « il faut »: nobody."""
    if sentence.words[at] != "il":
        return False
    return sentence.word(at + 1) in _IMPERSONAL or _is_evaluation(sentence, at + 1)


def _is_evaluation(sentence: Sentence, at: int) -> bool:
    """« il | n'était pas certain que », « il | est important de »: an adjective with what it is said of behind it."""
    copula = at + (sentence.word(at) in NE)
    if sentence.word(copula) not in _COPULA:
        return False
    after = sentence.words[copula + 1 : copula + MAX_EVALUATION]
    adjective = next((step for step, word in enumerate(after) if word in _IMPERSONAL_ADJECTIVE), -1)
    return adjective >= 0 and adjective + 1 < len(after) and after[adjective + 1] in QUE | DE


def _subject_at(sentence: Sentence, at: int, hi: int) -> Source:
    """The noun phrase at ``at`` as a subject, with its apposition; a role without a determiner belongs to a name."""
    phrase = phrase_at(sentence, at, hi=hi)
    if phrase is None or is_infinitive(sentence.words[at]):
        return NOBODY
    if phrase.last + 1 < hi and opens_sentence(sentence, phrase.last + 1):
        return _subject_at(sentence, phrase.last + 1, hi)  # a heading without a stop before it
    if sentence.words[at] in _ROLES and sentence.word(at - 1) == "," and not sentence.is_capital(at):
        return NOBODY
    phrase = _without_verb(sentence, with_apposition(sentence, phrase))
    mention = mention_of(sentence, phrase)
    if not is_speaker_like(sentence, phrase, mention) or _is_bare_thing(sentence, phrase):
        return NOBODY
    pronoun = phrase.last + 2
    is_detached = pronoun < hi and sentence.words[pronoun - 1] == "," and sentence.words[pronoun] in _PERSONAL
    if is_detached and sentence.word(pronoun + 1) != ",":  # but « Coline, elle, affirme »
        own = pronoun_at(sentence, pronoun)  # « L'auteur d'un livre, | il | affirme »
        return Source(own, pronoun, pronoun, "shared") if own is not None else NOBODY
    return Source(mention, phrase.first, phrase.last, "shared")


def _is_bare_thing(sentence: Sentence, phrase: Phrase) -> bool:
    """« Stupéfaction | dans le quartier : … », « Colère | : … »: a noun without a determiner, no name."""
    word = sentence.words[phrase.first]
    if phrase.first != phrase.last or word in _FORENAMES or word in _ROLES:
        return False
    return word in _THING or word.endswith(_THING_ENDINGS)


def _without_verb(sentence: Sentence, phrase: Phrase) -> Phrase:
    """« L'armée lusitanienne | avance. »: a sentence has a verb, so what could be a noun or one is it."""
    clause_end = next((at for at in range(phrase.last + 1, len(sentence)) if _ends_clause(sentence, at)), len(sentence))
    if not _FINITE.isdisjoint(sentence.words[phrase.last + 1 : clause_end]):
        return phrase
    verb = next((at for at in range(phrase.last, max(phrase.head, phrase.first), -1) if is_verb(sentence, at)), -1)
    return phrase if verb < 0 else Phrase(phrase.first, verb - 1, phrase.head, phrase.plural)


def _ends_clause(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word in _CLAUSE_BREAKS or word in QUE


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the token reads as a finite verb: none that a determiner or a preposition governs, none with a capital.

    What « ne » negates is a verb, whether a list knows it or not: « ne | décolère | pas ».
    """
    word, before = sentence.words[at], sentence.words[at - 1]
    if before in NE and at and not is_infinitive(word) and word not in _CLITIC and not word.endswith("ant"):
        return True
    return (word in _FINITE or word in _VERB_OR_NOUN) and not sentence.is_capital(at) and before not in _GOVERNS_NOUN


def _past_opening(sentence: Sentence, at: int, hi: int) -> int:
    """The token after what stands before a subject: a bullet, « Mais », « Mardi 12 mars », « Dans un communiqué, »."""
    word, following = sentence.words[at], sentence.word(at + 1)
    if word == "par" and following in _DETERMINER:
        return find_word(sentence, ",", at, min(hi, at + MAX_CIRCUMSTANCE)) + 1 or at
    if word in _BEFORE_SUBJECT or word.startswith("mi-") or (word.isdigit() and following in _TIME_NOUN):
        return at + 1
    if word not in _PREPOSITION or word == "des" or (word in DE and following in _AFTER_INDEFINITE_DE):
        return at
    comma = find_word(sentence, ",", at, min(hi, at + MAX_CIRCUMSTANCE))
    if comma >= 0:
        return comma + 1
    return max(prepositional_end(sentence, at, hi), at) + 1


def _past_opening_participial(sentence: Sentence, at: int) -> int:
    """« Assise devant sa télévision, | X … », « Interrogé mardi, | il … »: the token after it; ``at`` where none is.

    Likewise « Animateur d'un groupe, | X … »: a role without a determiner before the one who has it.
    """
    if sentence.words[at] in ("autre", "seul", "seule") and sentence.word(at + 1) in _ROLES:
        at += 1  # « Autre victime, X … »
    word, following = sentence.words[at], sentence.word(at + 1)
    is_noun = word in _ROLES and following != "par"  # « Accusé par X de P, | il … » is a participle
    if is_noun and not sentence.is_capital(at + 1):
        role = phrase_at(sentence, at)
        return _past_apposition(sentence, role.last + 1) or at if role is not None else at
    if not word.endswith(_PARTICIPLE_ENDINGS) or word in _FORENAMES or is_noun or sentence.is_capital(at + 1):
        return at
    is_present = word.endswith("ant") and word not in _BEFORE_SUBJECT and word not in _PREPOSITION
    if not (
        following == ","
        or following in _PREPOSITION
        or following in _PARTICLE
        or following in _TIME_NOUN
        or (is_present and (following in _DETERMINER or following in QUE))
    ):
        return at
    comma = find_word(sentence, ",", at, at + MAX_PARTICIPIAL)
    return comma + 1 if comma >= 0 else at


def _past_apposition(sentence: Sentence, at: int) -> int:
    """« Médecin | depuis vingt ans, elle … »: the token after the comma; 0 where none ends an opening apposition."""
    if sentence.word(at) in _PREPOSITION:
        at = find_word(sentence, ",", at, at + MAX_PARTICIPIAL)
    return at + 1 if at >= 0 and sentence.word(at) == "," else 0


def _near(sentence: Sentence, word: str, start: int) -> int:
    """The first token from ``start`` that is ``word``, no further on than an insertion reaches; else -1."""
    return find_word(sentence, word, start, start + MAX_INSERTION)


def _subject_before(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """The nearest phrase left of the verb that can be its subject."""
    if _is_many(sentence, cue):
        many = cue.left - 1
        return Source(mention_of(sentence, Phrase(many, many, many, plural=True)), many, many, "left")
    at = _past_adverbs_left(sentence, cue.left - 1)
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
        return NOBODY
    source, at = _noun_subject(sentence, cue, at, floor)
    if source is None or source is NOBODY:
        source = _parted_by_comma(sentence, cue, floor) or source
    if source is not None and source.mention is None:
        outside = _before_relative_clause(sentence, cue)  # « | L'homme | qui s'occupe de tout affirme »
        return outside if outside.mention is not None else source
    if source is not None:
        relative = _relative_before(sentence, source.first)
        if relative > 0:
            return subject_before_relative(sentence, relative)
        source = _who_does(sentence, source, floor) or source
        return _with_inserted_apposition(sentence, source, cue.left)
    if sentence.word(at) in _BEFORE_SECOND_PREDICATE or cue.left == 0:
        return _subject_of_earlier(sentence, cue, earlier)
    return _before_relative_clause(sentence, cue)


def _is_many(sentence: Sentence, cue: VerbCue) -> bool:
    """« Mais | beaucoup | affirment »: many persons, where nothing before can have it as an adverb."""
    at = cue.left - 1
    if at < 0 or sentence.words[at] != _MANY or cue.plural is False:
        return False
    return at == 0 or sentence.words[at - 1] in _BEFORE_MANY


def _before_relative_clause(sentence: Sentence, cue: VerbCue) -> Source:
    """« | Trois médecins | à qui j'ai parlé ont déclaré », « | Les habitants | que nous avons vus affirment »."""
    has_verb = False
    for at in range(cue.left - 1, max(0, cue.left - MAX_BETWEEN), -1):
        word = sentence.words[at]
        if _links_relatives(sentence, at):
            has_verb = True
            continue
        if word in QUE and has_verb and (is_verb(sentence, at - 1) or sentence.word(at - 2) in _IS_OR_HAS):
            continue  # « un témoin qui a vu | que | la porte était ouverte affirme »
        if word in _OBJECT_RELATIVE or word == "qui":
            opens = at - (word == "qui" and sentence.word(at - 1) in _PREPOSITION)
            is_relative = (has_verb or word == "qui") and not is_verb(sentence, opens - 1)
            return subject_before_relative(sentence, opens) if is_relative else NOBODY
        if word in _SIGNS_BETWEEN or at in sentence.quotes:
            return NOBODY
        has_verb = has_verb or word in _AUXILIARY or is_verb(sentence, at)
    return NOBODY


def _parted_by_comma(sentence: Sentence, cue: VerbCue, floor: int) -> Source | None:
    """« Hier, | le maire de Brive, | demande à »: a person between commas of which the second should not be there."""
    if sentence.word(cue.left - 1) != ",":
        return None
    source = _phrase_ending_at(sentence, cue.left - 2, floor, cue)
    if source is None or source.mention is None or sentence.word(source.first - 1) != ",":
        return None
    return source if source.mention.kind in ("name", "role") else None


def _who_does(sentence: Sentence, source: Source, floor: int) -> Source | None:
    """« | une femme | portant un voile affirme »: of whom a participle before the phrase is said; None without one."""
    participle = source.first - 1
    word = sentence.word(participle)
    if participle < 1 or not word.endswith("ant") or word in _NO_GERUND or word in _PREPOSITION or word in _ROLES:
        return None
    own = _phrase_ending_at(sentence, participle - 1, floor, None)
    return own if own is not None and own.mention is not None else None


def _relative_before(sentence: Sentence, first: int) -> int:
    """« un élu | qui a requis | l'anonymat reconnaît »: the qui whose verb has the phrase as object, or -1."""
    has_verb = False
    for at in range(first - 1, max(-1, first - MAX_RELATIVE), -1):
        word = sentence.words[at]
        if has_verb and _links_relatives(sentence, at):
            continue
        if word == "qui":
            return at if has_verb else -1
        if word in _OBJECT_RELATIVE and has_verb and not is_verb(sentence, at - 1):
            return at  # « une femme | dont | le mari dirige le club affirme », « le maire | que | cite le journal dit »
        is_clitic = word in NE or word in _CLITIC
        if word == "d'" and opens_set_phrase(sentence, at):
            continue
        is_preposition = word in _PREPOSITION and word not in _FINITE and sentence.word(at - 1) not in _AUXILIARY
        if not (word.isalpha() or is_clitic) or word in _CONJUNCTION or is_preposition:
            return -1
        has_verb = has_verb or word in NE or is_verb(sentence, at)
    return -1


def _links_relatives(sentence: Sentence, at: int) -> bool:
    """Whether the token links a relative clause to one before it: « un témoin que nous avons vu | et qui | voyage »."""
    for link in (at, at - 1):
        following = sentence.word(link + 1)
        if sentence.word(link) in _LINKS_RELATIVES and (following == "qui" or following in _OBJECT_RELATIVE):
            return True
    return False


def _pronoun_subject(sentence: Sentence, at: int, cue: VerbCue | None = None) -> Source | None:
    """« il | dit », « X, | qui | dit », « s'il dit » (which nobody says); None where a noun may be the subject."""
    word = sentence.word(at)
    if word in SI:
        return HYPOTHETICAL
    if word == "qui":
        return subject_before_relative(sentence, at)
    if word not in _ANY_PRONOUN:
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
        before = _before_insertion(sentence, at, floor)
        return _past_adverbs_left(sentence, before) if before >= 0 else at
    return at


def _noun_subject(sentence: Sentence, cue: VerbCue, at: int, floor: int) -> tuple[Source | None, int]:
    """The noun phrase that ends at ``at`` or before insertions left of it, and where the search ended.

    « | L'ONU |, par la voix de X, Y, avait déploré ».
    """
    source = _phrase_ending_at(sentence, at, floor, cue)
    for _ in range(MAX_FURTHER_INSERTIONS):
        if (source is not None and source.mention is not None) or source is HYPOTHETICAL:
            break
        comma = _comma_before(sentence, at, floor)
        if comma < 1 or cue.left == 0 or sentence.word(cue.left - 1) not in (",", ")"):
            break
        at = comma - 1
        source = _phrase_ending_at(sentence, at, floor, cue) or source
    return source, at


def _subject_of_earlier(sentence: Sentence, cue: VerbCue, earlier: Iterable[tuple[VerbCue, Source]]) -> Source:
    """« X a dit que P | et affirme que Q »: the subject of the cue before, or of the sentence."""
    is_singular = cue.plural is False or (cue.first < cue.verb and not _is_plural_group(sentence, cue))
    known = list(earlier)
    source = last_main_subject(sentence, cue.left, known)
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


def _with_inserted_apposition(sentence: Sentence, source: Source, stop: int) -> Source:
    """« Le secrétaire, | Loïck Guével, | menace »: the name or role between the commas belongs to the mention."""
    if source.mention is None or source.last < 0 or sentence.word(source.last + 1) not in (",", "("):
        return source
    last = source.last
    if sentence.words[last + 1] == "(":
        closing = _near(sentence, ")", last + 1)
        if closing < 0 or closing >= stop:
            return source
        last = closing
    phrase = with_apposition(sentence, Phrase(source.first, last, _head_of(sentence, source), source.mention.plural))
    if phrase.last == source.last:
        phrase = _with_name_past_insertion(sentence, phrase, source.mention, stop)
    if phrase.last == source.last or phrase.last >= stop:
        return source
    return Source(mention_of(sentence, phrase), phrase.first, phrase.last, source.side)


def _with_name_past_insertion(sentence: Sentence, phrase: Phrase, mention: Mention, stop: int) -> Phrase:
    """« Le directeur de l'usine, fermée en mai, | Paul Roux, | a dit »: the name right before the verb at ``stop``."""
    if mention.kind != "role" or mention.name is not None or sentence.word(stop - 1) != ",":
        return phrase
    comma = _comma_before(sentence, stop - 2, phrase.last + 1)
    if comma < 0:
        return phrase
    named = phrase_at(sentence, comma + 1, hi=stop - 1)
    if named is None or named.head >= 0 or named.last != stop - 2 or mention_of(sentence, named).kind != "name":
        return phrase
    return Phrase(phrase.first, named.last, phrase.head, phrase.plural)


def _comma_before(sentence: Sentence, at: int, floor: int) -> int:
    """The last comma up to ``at`` in the same clause; -1 where there is none."""
    for back in range(at, max(floor, at - MAX_INSERTION), -1):
        if sentence.words[back] == ",":
            return back
        if sentence.words[back] in (";", ":", QUOTE):
            return -1
    return -1


def _head_of(sentence: Sentence, source: Source) -> int:
    """The token of the head noun of the source's mention; -1 for a bare name."""
    head = source.mention.head if source.mention else ""
    for at in range(source.first, source.last + 1):
        if sentence.words[at] == head:
            return at
    return -1


def _past_adverbs_left(sentence: Sentence, at: int) -> int:
    """Step left over adverbs and dates: « le maire | a, mardi, aussi dit »."""
    while at >= 0:
        before = _before_adverbial(sentence, at)
        if before == at:
            break
        at = before
    return at


def _before_adverbial(sentence: Sentence, at: int) -> int:
    """The token before the adverb or date that ends at ``at``; ``at`` where none does."""
    word, before = sentence.words[at], sentence.word(at - 1)
    if word in _LAST_REFERENCE and before in _BEFORE_LAST_REFERENCE:
        return at
    if word.endswith(("-même", "-mêmes")):
        return at - 1  # « le maire | lui-même | affirme »
    if word in _TIME_NOUN:
        if before in OF and sentence.is_capital(at - 2):
            return at  # « La Dépêche du soir »
        if word == "ans" and before.isdigit() and sentence.word(at - 2) == "de":
            return at  # « le joueur de 27 ans »
        return at - (2 if before in _BEFORE_DATE else 1)
    if word.isdigit() and before in _TIME_NOUN:
        return at - 1
    may_be_adverb = word not in _ROLES and before not in _DETERMINER and not sentence.is_capital(at)
    is_adverb = word in _ADVERB or (word.endswith("ment") and may_be_adverb)
    if is_adverb and word not in _STRONG_PRONOUN:
        return at - 1
    if not is_adverb and word in _STRONG_PRONOUN and before == sentence.word(at + 1) == ",":
        return at - 2  # « le général, lui, réclame » is cut at its comma
    return at


def _before_insertion(sentence: Sentence, at: int, floor: int) -> int:
    """The token before an insertion that closes at ``at`` with a comma or parenthesis; -1 where none opens."""
    opening = "(" if sentence.words[at] == ")" else ","
    holds_speech = False
    for back in range(at - 1, max(floor, at - MAX_INSERTION), -1):
        word = sentence.words[back]
        if word == opening:
            follows = sentence.words[back + 1]
            is_clause = follows in _RELATIVE or follows.endswith("ant")  # « X, qui dénonce « P », | réclame »
            return back - 1 if is_clause or not holds_speech else -1
        is_quoted = word == QUOTE and not _is_inserted_fragment(sentence, back)
        holds_speech = holds_speech or (is_quoted and sentence.words[back - 1] not in _ALIAS)
        if word in (";", ":"):
            return -1
    return -1


def subject_before_relative(sentence: Sentence, qui: int) -> Source:
    """« X, qui affirme que », « X lundi 3 mai, qui affirme que »: the phrase before the relative pronoun."""
    is_loose = sentence.word(qui - 1) == ","
    at = _past_adverbs_left(sentence, qui - 2) if is_loose else qui - 1
    start = _clause_start(sentence, at, max(-1, at - MAX_LEFT))
    for first in range(at, start - 1, -1):
        if not _may_open_antecedent(sentence, first):
            continue
        phrase = phrase_at(sentence, first, hi=at + 1, lenient=True)
        if phrase is None or phrase.last != at:
            continue
        phrase = _with_left_apposition(sentence, phrase, start - 1)
        mention = mention_of(sentence, phrase)
        if mention.kind == "place" and sentence.word(phrase.first - 1) in _PREPOSITION:
            continue  # « l'activiste Ana Ruiz, membre d'une ligue à | New York | qui réclame »
        if mention.kind == "other" and is_loose:
            break
        if is_speaker_like(sentence, phrase, mention):
            return Source(mention, phrase.first, phrase.last, "left")
    return _before_insertion_and_relative(sentence, qui, start - 1) if is_loose else NOBODY


def _may_open_antecedent(sentence: Sentence, first: int) -> bool:
    """Whether a noun phrase of its own opens at the token: at its determiner or first capital, no complement."""
    word, before = sentence.words[first], sentence.word(first - 1)
    if not (word in _DETERMINER or sentence.is_capital(first)) or word in DE or word == "du":
        return False
    return before not in OF and before not in _DETERMINER and not sentence.is_capital(first - 1)


def _before_insertion_and_relative(sentence: Sentence, qui: int, floor: int) -> Source:
    """« | X |, une poche de glace sur l'épaule, qui assure »."""
    before = _before_insertion(sentence, qui - 1, max(-1, qui - MAX_LEFT))
    if before <= 0:
        return NOBODY
    source = _phrase_ending_at(sentence, qui - 2, floor, None)
    if source is not None and source.mention is not None and source.mention.kind != "other":
        return NOBODY
    return _phrase_ending_at(sentence, before, max(-1, before - MAX_LEFT), None) or NOBODY


def _phrase_ending_at(sentence: Sentence, end: int, floor: int, cue: VerbCue | None) -> Source | None:
    """The widest noun phrase whose last token is ``end``, where no preposition governs it."""
    start = _clause_start(sentence, end, floor)
    if (
        start > 0
        and sentence.words[start - 1] in SI
        and cue is not None
        and not is_concession(sentence, start - 1, cue)
    ):
        return HYPOTHETICAL
    phrase = _widest_phrase(sentence, start, end)
    if phrase is None:
        return None
    phrase = _with_left_apposition(sentence, phrase, floor)
    phrase = _with_left_coordination(sentence, phrase, floor, cue)
    mention = mention_of(sentence, phrase)
    if not is_speaker_like(sentence, phrase, mention):
        return NOBODY
    return Source(mention, phrase.first, phrase.last, "left")


def _widest_phrase(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The first noun phrase from ``start`` on that ends at ``end``."""
    for at in range(start, end + 1):
        if _may_open_subject(sentence, start, at):
            phrase = phrase_at(sentence, at, hi=end + 1, lenient=True)
            if phrase is not None and phrase.last == end:
                return phrase
    return None


def _may_open_subject(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a subject may open at the token of a stretch that begins at ``start``."""
    word = sentence.words[at]
    if (at and sentence.words[at - 1] in _IS_OR_HAS) or (word in _CLITIC and sentence.word(at + 1) in _IS_OR_HAS):
        return False  # « les habitants qui | l'ont vu | affirment », « qui sait qu'il est | parti | affirme »
    if at == start:
        return word not in _GOVERNED or (word in DE and sentence.word(at + 1) in _AFTER_INDEFINITE_DE)
    before = sentence.words[at - 1]
    if opens_sentence(sentence, at):
        return True
    if before in _PREPOSITION or before in _DETERMINER:
        return False
    if not sentence.is_capital(at):
        return word in _ARTICLE
    if word in _GOVERNED or word == "des":
        return False
    if sentence.is_capital(at - 1) and not _is_opening_adverbial(sentence, at - 1):
        return False
    return before == "et" or before in _ADVERBIALS or not _inside(sentence, start, at)


def _is_opening_adverbial(sentence: Sentence, at: int) -> bool:
    """« | Hier | Paul Roux a dit »: the capital is the sentence's."""
    return at == 0 and sentence.words[0] in _ADVERBIALS


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
        if word in _CLAUSE_BREAKS or (word in _JOINTS and not _joins_complements(sentence, at)):
            break
        if at < end and word in _FINITE and not sentence.is_capital(at) and sentence.word(at - 1) not in _DETERMINER:
            break
        at -= 1
    return at + 1


def _joins_complements(sentence: Sentence, at: int) -> bool:
    """« de l'Économie | et des Finances », « public et privé »: the et is inside the phrase."""
    following = sentence.word(at + 1)
    if following in DE and sentence.word(at + 2) in _AFTER_INDEFINITE_DE:
        return False  # « …, et de nombreux élus ont dit »
    if following in OF:
        return True
    if at == 0 or sentence.is_capital(at + 1) or sentence.is_capital(at - 1):
        return False
    return following not in _AFTER_OUTER_JOINT


def _with_left_apposition(sentence: Sentence, phrase: Phrase, floor: int) -> Phrase:
    """« Le ministre, | Paul Roux |, a dit » was cut at its comma: nothing to do unless a role stands left."""
    at = phrase.first - 1
    if sentence.word(at) == "," and sentence.word(at - 1) == "ans" and sentence.word(at - 3) == ",":
        at -= 3  # « | Ana Ruiz |, 43 ans, | maire de Nevy »
    if sentence.word(at) != "," or at - 1 <= floor:
        return phrase
    start = _clause_start(sentence, at - 1, floor)
    left = phrase_at(sentence, start, hi=at)
    if left is None or left.last != at - 1 or left.plural != phrase.plural:
        return phrase
    if start > 0 and sentence.words[start - 1] not in _BEFORE_APPOSED_ROLE:
        return phrase
    if _opens_with_participle(sentence, left):
        return phrase
    name_side, role_side = mention_of(sentence, phrase), mention_of(sentence, left)
    if {name_side.kind, role_side.kind} == {"name", "role"} and not (
        (name_side.kind == "role" and name_side.name) or (role_side.kind == "role" and role_side.name)
    ):
        return Phrase(left.first, phrase.last, left.head if left.head >= 0 else phrase.head, phrase.plural)
    return phrase


def _opens_with_participle(sentence: Sentence, phrase: Phrase) -> bool:
    """« Parlant de son enfance, le parrain dit que … »: a verb before its complement, no name beside a role."""
    first = phrase.first
    return first < phrase.last and sentence.words[first].endswith("ant") and not sentence.is_capital(first + 1)


def _with_left_coordination(sentence: Sentence, phrase: Phrase, floor: int, cue: VerbCue | None) -> Phrase:
    """« Washington, l'ONU | et la Ligue arabe ont réclamé »: a plural verb takes all joined phrases."""
    if cue is None or (not cue.plural and not _is_plural_group(sentence, cue)):
        return phrase
    at = phrase.first - 1
    first = phrase.first
    if sentence.word(at) == ",":
        return phrase
    while at > floor + 1 and sentence.word(at) in _JOINS_PHRASES:
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
    """Whether an auxiliary of the group is plural: « ont réclamé »."""
    return not _PLURAL_AUXILIARY.isdisjoint(sentence.words[cue.left : cue.verb + 1])
