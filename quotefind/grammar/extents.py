"""Where reported content ends: at the next report, the writer's comment, a circumstance of the saying, or with the
sentence. Where it begins is for the rules that find it.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Clause, Source, VerbCue
from quotefind.grammar.circumstances import closes_with_circumstance, past_circumstance, past_date
from quotefind.grammar.clauses import (
    DASHES,
    find_word,
    has_finite,
    is_predicate,
    may_be_participle,
    past_clitics,
    sentence_close,
)
from quotefind.grammar.concessions import main_clause_after, opens_main_clause
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.relatives import STRESSED
from quotefind.lexicons.grammar import DE, OF, QUE, SI, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import roles
from quotefind.lexicons.verbs import nouns_of_saying, verb_forms
from quotefind.reading.words import QUOTE, Sentence

_ADVERB = function_words("adverb")
_DETERMINER = function_words("determiner")
_PREPOSITION = function_words("preposition") | OF | TO
_FINITE = finite_forms()
_NETWORK = function_words("network")
_OBJECT_END = function_words("object_end")
_PRE_ADJECTIVE = function_words("pre_adjective")
_REFERENCE_NOUN = function_words("reference_noun")
_PRESENT_IN_AIT = function_words("present_in_ait")
_RELATIVE = function_words("relative")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_SENT_SAYING = function_words("sent_saying")
_HELD_EVENT = function_words("held_event")
_SPEECH_EVENT = function_words("speech_event")
_VERB_OR_NOUN = function_words("noun_homograph")
_CONTESTING = function_words("contesting_verb")
_STATE = function_words("state_of_speaker")
_PERSONS = frozenset(word for word, role in roles().items() if role.plural)
_TOLD = function_words("wide_media") | function_words("news_agency") | function_words("broadcaster")

# « rien dans ce rapport | ne convainc », « … | qui suffise »: the noun is part of what is said.
_AFTER_CONTENT = _FINITE | {"qui", "que", "qu'", "dont", "ne", "n'"}
_NOUN_OPENER = _DETERMINER | _PRE_ADJECTIVE
_NO_GERUND = function_words("no_gerund")
_NOT_BEFORE_INFINITIVE = frozenset(("jamais", "pour", "même"))
_THIRD_PERSON = frozenset(("il", "elle", "ils", "elles"))
_LINKS = frozenset(("et", "puis", "mais"))
_AUXILIARIES = frozenset(("a", "ont", "est", "sont"))
_JOINS_PHRASES = frozenset((",", "et", "ou"))
_PAST_AUXILIARIES = _AUXILIARIES | {"avait", "avaient", "était", "étaient"}
_PAST_ENDINGS = ("ait", "aient")  # « disait », « demanderaient »: after a past verb, speech carried back

_LINKS_CLAUSES = frozenset(("et", "mais", "or"))
_TAKES_TO = function_words("takes_to")
_CONNECTIVE = function_words("connective") | _LINKS_CLAUSES
_BEFORE_QUE = frozenset(("même", "lors"))  # « alors | même | que », « dès | lors | que »
_NOTHING = frozenset(("rien", "personne", "aucun", "aucune", "nul", "tout", "cela", "ceci"))

_CLAUSE_SIGNS = DASHES | {",", ";", "("}
_THE_OTHERS = (["d'", "autres"], ["les", "autres"], ["l'", "autre"])
_NAMED_MEDIUM = function_words("named_medium")
_POSSESSIVE = frozenset(("son", "sa", "ses", "leur", "leurs"))
_SAYING_PHRASES = tuple(tuple(phrase.split(" ")) for phrase in sorted(function_words("saying_phrase")))
_CIRCUMSTANCE = frozenset(("dans", "lors", "sur", "au", "à", "devant", "auprès", "en", "par"))
# No other word ends content without a sign before it.
_MAY_END = _CIRCUMSTANCE | _LINKS | {"tandis", "alors", ":"}
# After a comma the writer speaks again with these words, or with the first of these when the second follows.
_WRITER_OPENER = function_words("comment_participle") | {"lors", "tandis", "selon"}
_OPENS_CLAUSE_ALONE = function_words("subordinate_opener") | SI | {"comme", "quoique"}
_OPENS_CLAUSE_WITH_QUE = function_words("subordinate_opener_with_que") | {"bien", "même"}
_OPENS_SUBORDINATE = (_OPENS_CLAUSE_ALONE - {"comme"}) | _OPENS_CLAUSE_WITH_QUE
_POINTING = frozenset(("un", "une", "ce", "cette", "des"))
_RESUMING = frozenset(nouns_of_saying()) | function_words("resuming_noun")
_AFTER_RESUMING = QUE | {"qui", "dont"}
_WRITER_PAIR = {"alors": QUE, "avant": DE, "d'": frozenset(("après",))}
_AFTER_SANS = _ADVERB | {"pour", "autant", "toutefois", "en"}

_WHICH = frozenset(
    "que qu' auquel auxquels auxquelles duquel desquels desquelles lequel laquelle lesquels lesquelles".split()
)
_AGO = ["il", "y", "a"]
_AGENCIES = function_words("news_agency") | function_words("dateline_agency")
_DEGREE = frozenset(("très", "plutôt", "assez", "un"))
_MORE = frozenset(("plus", "autre", "autres", "davantage"))
_PRECISION = function_words("precision")
_SENTENCE_RELATIVE = QUE | {"qui", "dont"}  # « ce qui », « ce que »: of the whole clause before
_TRAILING = DASHES | {",", ";", ":", ".", "et", "mais", "…"}
_BEFORE_INCISE = frozenset((",", QUOTE, "?", "!", "…", "–", "—"))
_JOINS_PARTICIPLE = DASHES | {",", "et"}
_OBJECT_SIGNS = frozenset((",", ";", ":", "–", "—", "("))
_JOINS_VERBS = frozenset(("et", "puis", "mais"))
_OPENS_OWN_CLAUSE = _RELATIVE | QUE | SI | _OPENS_CLAUSE_ALONE
_VERB_FORMS = _FINITE | function_words("noun_homograph")
_AFTER_VERB = _DETERMINER | _PREPOSITION | QUE | {".", ",", ""}
_BEFORE_NEW_VERB = frozenset(("et", "mais", "ou", "se", "s'", "ne", "n'", "l'", "le"))

_BEFORE_MAIN_VERB = frozenset((",", "ne", "n'", "se", "s'", "en", "y", "l'", "lui", "leur"))

_BEFORE_INFINITIVE = DE | {"à"}
_INFINITIVE_FRAMES = frozenset("inf de_inf a_inf a_obj_de_inf obj_de_inf obj_a_inf".split())
_SAID_NEXT = QUE | DE | {":", QUOTE, "être", "avoir", "ne", "n'"}

# Between « en expliquant à la presse » and its que.
MAX_BEFORE_SAID = 6
# Lengths in tokens. « sur Twitter », « devant la presse » are circumstances of the saying only at the very end.
MAX_AFTER_NETWORK = 4
MAX_AFTER_MEDIUM = 3
# The next member of an enumeration of quoted words, and what stands in parentheses in one, are short.
MAX_MEMBER = 12
MAX_NAME = 4
MAX_GAPPED = 4  # « d'une véritable « erreur » »
MAX_SUBORDINATOR = 5  # « dans la mesure où »
# « , mais les élus de la majorité n'y croient pas »: up to the verb of the clause.
MAX_BEFORE_VERB = 14


def content_end(sentence: Sentence, start: int, clause: Clause | None) -> int:
    """The last token of a reported clause that opens at ``start``.

    It ends before a closing incise or source phrase, a second report (« , ajoutant que », « et affirme
    que »), the writer's comment (« , faisant référence à ») and a circumstance of the saying
    (« lors d'une conférence de presse »); otherwise with the sentence.
    """
    stop = sentence_close(sentence)
    verb = _first_verb(sentence, start, stop)
    if clause is not None:
        stop = min(stop, _main_clause_start(sentence, start, clause, verb), _next_report(sentence, start, clause, verb))
    stop = _writer_again(sentence, start, stop, clause, verb)
    while stop > start and (sentence.words[stop] in _TRAILING or _is_cut_relative(sentence, stop)):
        stop -= 1
    return stop


def _before_joined_verb(sentence: Sentence, start: int, stop: int) -> int:
    """« promet | de venir |, puis quitte la salle »: the last token before a verb that is joined to no other in it."""
    words = sentence.words
    for at in range(start + 1, stop):
        word = words[at]
        is_verb = word in _FINITE and word not in _DETERMINER and words[at - 1] not in _DETERMINER
        if at in sentence.quotes or word in _OPENS_OWN_CLAUSE or is_verb:
            break
        verb = past_clitics(sentence, at + 1)
        if word in _JOINS_VERBS and sentence.word(verb) in _VERB_FORMS and sentence.word(verb + 1) in _AFTER_VERB:
            return at - 1 - (words[at - 1] == ",")
    return stop


def _is_cut_relative(sentence: Sentence, at: int) -> bool:
    """« un plan | qui |, espère-t-il, sauvera le centre »: the pronoun whose clause is another's."""
    return sentence.words[at] in ("qui", "dont") and sentence.word(at + 1) == ","


def _first_verb(sentence: Sentence, start: int, stop: int) -> int:
    """The verb or the quotation that a clause with que holds at least: it ends no earlier; ``start`` for others.

    « que la salle, | contestée par les élus, | reste », « qu'une liste, | allant de A à Z, | est prête ».
    """
    words = sentence.words
    if words[start : start + 2] == ["le", "fait"]:
        start += 2
    if sentence.word(start) not in QUE:
        return start
    found, in_relative = start, False
    for at in range(start + 1, stop + 1):
        if words[at - 2 : at + 1] == _AGO:
            continue
        is_verb = words[at] in _FINITE and (words[at - 1] not in _DETERMINER or words[at - 1] == "tout")
        if is_verb or words[at] == QUOTE or words[at] in _PAST_AUXILIARIES:
            if not in_relative:
                return at
            found, in_relative = at, False  # « que l'élu qui, en mai, | a démissionné, reviendra »
        if words[at] in QUE:
            break  # « que le pont rouvrira, ajoutant que »: a verb that no list knows
        in_relative = in_relative or words[at] == "qui"
    return found


def _main_clause_start(sentence: Sentence, start: int, clause: Clause, verb: int) -> int:
    """The last content token before the main clause that follows: « Estimant que P, | l'avocate a quitté la salle ».

    Also « Des hommes, affirmant appartenir à la garde, | ont saisi le chalutier ». The sentence's length where none is.
    """
    cue, source = clause.cue, clause.source
    if source.side == "shared" and source.first > start:
        return source.first - 2
    if cue.passive and cue.first == cue.verb and (cue.left <= 1 or sentence.words[cue.left - 1] == ","):
        # « Accusé d'avoir menti, | le maire … », « Le maire, accusé par X de mentir, | a nié »
        comma = find_word(sentence, ",", start, len(sentence))
        return comma - 1 if comma > start else len(sentence)
    is_granted = sentence.word(min(cue.left, source.first if source.first >= 0 else cue.left) - 1) in SI
    if is_granted or (cue.mood == "finite" and _opens_subordinate(sentence, cue.left)):
        comma = _before_its_place(sentence, verb, main_clause_after(sentence, verb))
        return comma - 1 if comma > 0 else len(sentence)
    if _is_inserted(sentence, cue):
        # « Face à X, qui dit que P|, Y se fâche »
        to_come = source.first > 0 and sentence.words[cue.left - 2] == "," and not has_finite(sentence, 0, cue.left - 1)
        for at in range(start + 1, len(sentence) - 1):
            is_main = is_predicate(sentence, at + 1) or (to_come and opens_main_clause(sentence, at + 1))
            if sentence.words[at] == "," and is_main and not _closes_list(sentence, start, at):
                return at - 1
    return len(sentence)


def _opens_subordinate(sentence: Sentence, verb: int) -> bool:
    """« Lorsque X | a dit que P, Q », « Même si X | assure que P, Q »: the verb stands in a clause that opens all."""
    opening = int(sentence.word(0) in _CONNECTIVE)
    opening += sentence.word(opening) == ","
    if not opens_with_subordinator(sentence, opening):
        return False
    if not has_finite(sentence, opening, verb - 1):
        return True  # « Alors qu'à Nevy, X | affirme que P, Q »
    main = main_clause_after(sentence, opening)
    return main < 0 or main > verb


def _before_its_place(sentence: Sentence, verb: int, comma: int) -> int:
    """« … que P|, à Nevy, les élus en doutent »: the comma before what opens the clause that opens at ``comma``."""
    for at in range(comma - 2, verb, -1):
        if sentence.words[at] == ",":
            return at if past_circumstance(sentence, at + 1, comma) == comma else comma
    return comma


def opens_with_subordinator(sentence: Sentence, at: int) -> bool:
    """« lorsque », « alors même que », « dès lors que », « au moment où », « là où »."""
    word, following = sentence.word(at), sentence.words[at + 1 : at + MAX_SUBORDINATOR]
    if word in _OPENS_CLAUSE_ALONE:
        return True
    if word in _OPENS_CLAUSE_WITH_QUE:
        return sentence.word(at + 1 + (sentence.word(at + 1) in _BEFORE_QUE)) in QUE | SI
    where = following.index("où") if "où" in following else 0
    return _FINITE.isdisjoint(following[:where]) if where else following[:1] == ["où"]


def _is_inserted(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether the verb stands between a subject and its own verb: « Des hommes, affirmant … », « X, qui dit … »."""
    before = sentence.word(cue.left - 1)
    return before == "qui" or (cue.mood in ("participle", "gerund") and cue.left > 0 and before in (",", "en", "tout"))


def _next_report(sentence: Sentence, start: int, clause: Clause, verb: int) -> int:
    """The last content token before the first report inside it that ends it; the sentence's length where none does."""
    for index, other in enumerate(clause.cues):
        if other.left > start and other is not clause.cue and not _is_second_adjective(sentence, other):
            if other.first <= verb <= other.last and "qui" in sentence.words[start : other.left]:
                continue  # « que l'élu qui, en mai, a démissionné, | reviendra »
            cut = _cut_before(clause, index, start)
            is_clause = other.mood == "finite" and not other.passive  # a verb that no list knows may stand before it
            # « que la fête coïncide avec le vote|, évoquant « un hasard » »: a verb that no list knows, and none behind
            is_last = sentence.words[verb] == QUOTE and not has_finite(sentence, verb, len(sentence) - 1)
            is_last = is_last and not other.passive and sentence.words[verb - 1] != ","
            if cut >= verb or (cut >= 0 and (is_clause or (is_last and cut > start + 2))):
                return cut
    return len(sentence)


def _is_second_adjective(sentence: Sentence, other: VerbCue) -> bool:
    """« un débat serein et | posé | », « calme et | souriant | »: a participle with nothing to say behind it."""
    word, following = sentence.words[other.verb], sentence.word(other.last + 1)
    if sentence.words[other.verb - 1] != "et" or not word.endswith(("é", "ée", "és", "ées", "ant")):
        return False
    if following != ",":
        return following in ("", ".")
    after = sentence.words[other.last + 1 :]
    return QUOTE not in after and QUE.isdisjoint(after)


def _cut_before(clause: Clause, index: int, start: int) -> int:
    """The last content token before a second report, by the cue at ``index``; -1 where it does not end the first."""
    sentence, other = clause.sentence, clause.cues[index]
    if other.mood == "finite" and other.passive and other.last > other.first and sentence.word(other.left - 1) == QUOTE:
        return -1  # « une « série d'actions » a été lancée par X »
    if other.mood == "finite":
        source = clause.source_at(index)
        if source.side == "right":
            return _cut_before_incise(sentence, other)
        if source.side == "left" and source.last >= start:
            return _cut_before_subject(sentence, source, start, other)
        return _cut_before_predicate(sentence, other, start)
    before = sentence.word(other.left - 1)
    if other.mood == "infinitive":
        governs = sentence.words[start] in DE or is_infinitive(sentence.words[other.left - 1])
        is_joined = other.opener == "et" and sentence.word(other.left + 1) in DE and governs
        if is_joined and not _says_more(sentence, other):
            return -1  # « demande aux élus de venir et | de parler »
        return other.left - 1 if other.opener == "et" or (other.opener == "avant" and other.reports) else -1
    if before in _JOINS_PARTICIPLE:
        return other.left - 2
    ends = before == "tout" or ((other.mood == "gerund" or before == QUOTE) and _says_more(sentence, other))
    return other.left - 1 if ends else -1  # « que « P » | précisant que Q »


def _says_more(sentence: Sentence, other: VerbCue) -> bool:
    """« P | en ajoutant que Q », « P | avant d'ajouter : … »; not « lutter en proposant un numéro »."""
    after = other.after
    return other.reports and (
        sentence.word(after) in _SAID_NEXT or not QUE.isdisjoint(sentence.words[after : after + MAX_BEFORE_SAID])
    )


def _cut_before_incise(sentence: Sentence, other: VerbCue) -> int:
    """« P |, ajoute-t-elle », « « P » | assure-t-il »."""
    before = sentence.word(other.left - 1)
    if before == "comme" and sentence.word(other.left - 2) == ",":
        return other.left - 3  # « P |, comme l'a dit X »
    if before not in _BEFORE_INCISE:
        return -1
    return other.left - (1 if before == QUOTE else 2)


def _cut_before_predicate(sentence: Sentence, other: VerbCue, start: int) -> int:
    """« P | et affirme que »: a verb without a subject of its own; not « qu'il transmettrait … et demanderait »."""
    before = sentence.word(other.left - 1)
    if not (before in _LINKS or before == ",") or other.left - 2 < start:
        return -1
    if before == "," and (_is_own_verb(sentence, start, other.left) or _is_parted(sentence, start, other.left)):
        return -1
    if before == "," and _closes_list(sentence, start, other.left - 1):
        return -1
    if before == "," and _is_of_relative(sentence, other.left - 1):
        return -1
    acts = sentence.word(other.after) in _BEFORE_INFINITIVE and _INFINITIVE_FRAMES.isdisjoint(other.frames)
    if acts and is_infinitive(sentence.word(past_clitics(sentence, other.after + 1))):
        return -1  # « que les soldats ont peur et | tentent d'éviter les pertes »
    if sentence.words[other.first].endswith(_PAST_ENDINGS) and any(
        map(_is_backshifted, sentence.words[start : other.left])
    ):
        return -1  # both are said
    return other.left - 2


def _is_parted(sentence: Sentence, start: int, verb: int) -> bool:
    """« que le groupe a, à deux reprises, | fait … »: the auxiliary of the word at ``verb`` stands before a comma."""
    comma = next((at for at in range(verb - 2, start, -1) if sentence.words[at] == ","), -1)
    return comma > start and sentence.words[comma - 1] in _PAST_AUXILIARIES


def _is_of_relative(sentence: Sentence, comma: int) -> bool:
    """« qui, il y a un an|, a dénoncé P »: the comma closes what stands right behind the relative pronoun."""
    opening = next((at for at in range(comma - 1, 0, -1) if sentence.words[at] == ","), 0)
    return opening > 0 and sentence.words[opening - 1] in _RELATIVE


def _is_own_verb(sentence: Sentence, start: int, verb: int) -> bool:
    """« que la demande, dans les villes, | continuera »: the subject and one insertion, no verb before this one."""
    subject = phrase_at(sentence, start + 1) if sentence.words[start] in QUE else None
    if subject is None or sentence.word(subject.last + 1) != ",":
        return False
    return find_word(sentence, ",", subject.last + 2, verb) == verb - 1


def _closes_list(sentence: Sentence, start: int, stop: int) -> bool:
    """« que | les élus, les cadres, et la presse | sont venus »: nothing but several phrases up to token ``stop``."""
    at, phrases = start, 0
    while at < stop and (at == start or sentence.words[at] in _JOINS_PHRASES):
        at += 1
        if sentence.words[at] in _JOINS_PHRASES:  # « , | et »
            at += 1
        phrase = phrase_at(sentence, at, hi=stop)
        if phrase is None:
            return False
        at, phrases = phrase.last + 1, phrases + 1
    return at == stop and phrases > 1 and sentence.words[start] in QUE


def _ends_list(sentence: Sentence, comma: int, limit: int) -> bool:
    """« un « recul » | , des retards et des pertes | »: several phrases up to token ``limit``, the last behind et."""
    at, joined = comma, False
    while sentence.word(at) in (",", "et"):
        phrase = phrase_at(sentence, at + 1) if sentence.word(at + 1) in _DETERMINER | OF else None
        if phrase is None:
            return False
        joined = joined or "et" in sentence.words[at : phrase.last]
        at = phrase.last + 1
    if not joined or "," in sentence.words[at : limit + 1]:
        return False
    return at > limit or (sentence.words[at] in _PREPOSITION and not has_finite(sentence, at, limit))


def _closes_subordinate(sentence: Sentence, start: int, comma: int) -> bool:
    """Whether the comma ends the clause that opens the content: « que, si P, Q », « qu'interrogé hier, X a nié »."""
    if sentence.words[start] not in QUE:
        return False
    opening = start + 1 + (sentence.word(start + 1) == ",")
    opens = sentence.word(opening) in _OPENS_SUBORDINATE or may_be_participle(sentence.word(opening))
    return opens and find_word(sentence, ",", opening, comma + 1) == comma


def _cut_before_subject(sentence: Sentence, source: Source, start: int, other: VerbCue) -> int:
    """« P |, mais le maire affirme que », « P | tandis que la mairie dément », « que P | et Ana Ruiz affirme que »."""
    if source.first <= start + 1 or source.mention is None:
        return -1
    if source.mention.kind == "pronoun":  # « P | mais il ajoute que Q », « P |, mais on répond « Q » »
        is_report = sentence.word(source.first - 1) == "mais" and other.reports
        says = sentence.word(other.after) in QUE or other.after in sentence.quotes
        return source.first - 2 - (sentence.word(source.first - 2) == ",") if is_report and says else -1
    if _closes_list(sentence, start, source.last + 1):
        return -1
    joint, before = sentence.word(source.first - 1), sentence.word(source.first - 2)
    if joint == "," and _closes_subordinate(sentence, start, source.first - 1):
        return -1  # « que, bien que P, | le projet avance »
    if joint in (",", ";", ":") or (joint == "mais" and before != ","):
        return source.first - 2
    if joint == "et" and before != "," and source.mention.kind == "name" and sentence.word(other.after) in QUE:
        return source.first - 2
    if before == "," and joint in ("mais", "et", "quand"):
        return source.first - 3
    if joint in QUE and before in ("tandis", "alors"):
        return source.first - 3
    return -1


def before_next_report(sentence: Sentence, start: int, stop: int, cue: VerbCue, source: Source) -> int:
    """The last content token before the report of another that a conjunction joins; ``stop`` where ``cue`` is none.

    « Selon X, P|, mais le maire affirme que Q », « P1, selon X, P2|, tandis que la mairie promet de V ». The content
    opens at ``start``, and what is left of it has a verb.
    """
    if cue.mood != "finite" or source.side != "left" or sentence.word(source.first - 1) == ",":
        return stop
    cut = _cut_before_subject(sentence, source, start, cue)
    return cut if start < cut < stop and has_finite(sentence, start, cut) else stop


def _writer_again(sentence: Sentence, start: int, stop: int, clause: Clause | None, verb: int) -> int:
    """The last token before the writer speaks again; ``stop`` where he does not."""
    backshifted = False
    is_behind_colon = sentence.word(start - 1) == ":"  # where it was said stands before that
    for at in range(start + 1, stop + 1):
        word = sentence.words[at]
        backshifted = backshifted or _is_backshifted(word)
        if at <= verb and word != ";":
            continue
        if word == "," and sentence.words[at - 1] in _RELATIVE and sentence.word(at + 2) in STRESSED:
            continue  # « un plan qui |, selon lui, | coûte cher »
        is_gapped = word in _JOINS_PHRASES and verb > start and _opens_gapped(sentence, at + 1)
        if is_gapped or (word == "," and not is_behind_colon and closes_with_circumstance(sentence, at + 1, stop)):
            return at - 1
        if word in _CLAUSE_SIGNS:
            if _is_writer_after_sign(sentence, at, stop):
                return at - 1
            if backshifted and _is_past_report(clause) and _leaves_tense(sentence, at + 1, stop):
                return at - 1
        elif word in _MAY_END and at > start + 1:
            if backshifted and word in _LINKS and at > start + 2 and _is_past_predicate(sentence, at + 1):
                return at - 1
            is_of_saying = not is_behind_colon and is_saying_circumstance(sentence, at, stop)
            is_of_saying = is_of_saying and not _is_told_in_content(sentence, at)
            if is_of_saying or _is_contrast(sentence, at, clause, backshifted=backshifted):
                return at - 1
            if word == ":" and (_is_last_utterance(sentence, at + 1, stop) or has_incise_after(clause, at + 1)):
                return at - 1
    return stop


def _opens_gapped(sentence: Sentence, at: int) -> bool:
    """« X affirme que P, | Y que Q », « certains disent que P, | d'autres que Q »: another speaker, the same verb."""
    words = sentence.words
    if words[at : at + 2] in _THE_OTHERS:
        return sentence.word(at + 2) in QUE
    if not sentence.is_capital(at) or QUE.isdisjoint(words[at + 1 : at + 1 + MAX_NAME]):
        return False
    phrase = phrase_at(sentence, at)
    return phrase is not None and sentence.word(phrase.last + 1) in QUE and mention_of(sentence, phrase).kind == "name"


def _is_backshifted(word: str) -> bool:
    return word.endswith(_PAST_ENDINGS) and word in _FINITE and word not in _PRESENT_IN_AIT


def _is_past_predicate(sentence: Sentence, at: int) -> bool:
    """« et | a raccroché », « puis | il a raccroché »: a perfect after a past tense is the writer's."""
    if sentence.word(at) in _THIRD_PERSON:
        at += 1
    at = past_clitics(sentence, at)
    return sentence.word(at) in _AUXILIARIES and sentence.word(at + 1) not in _DETERMINER


def _is_past_report(clause: Clause | None) -> bool:
    """« a dit », « disait »: after a verb of the past what is said goes back in time too."""
    if clause is None or clause.cue.mood != "finite":
        return False
    words, cue = clause.sentence.words, clause.cue
    return words[cue.verb].endswith(_PAST_ENDINGS) or not _PAST_AUXILIARIES.isdisjoint(words[cue.left : cue.verb])


def _leaves_tense(sentence: Sentence, at: int, stop: int) -> bool:
    """« qu'il partirait|, mais les élus n'y croient pas », « |, ce qui a surpris »: not what a past verb reports."""
    opener, following = sentence.word(at), sentence.word(at + 1)
    if not ((opener == "mais" and following not in QUE) or (opener == "ce" and following in _SENTENCE_RELATIVE)):
        return False
    for step in range(at + 1, min(stop, at + MAX_BEFORE_VERB) + 1):
        word = sentence.words[step]
        if word in _FINITE and sentence.words[step - 1] not in _DETERMINER:
            return not _is_backshifted(word)
    return False


def _is_contrast(sentence: Sentence, at: int, clause: Clause | None, *, backshifted: bool) -> bool:
    """« P | tandis que … »; « décrit Y comme Z | alors que … », where the tense does not make it part of the saying."""
    if sentence.word(at + 1) not in QUE:
        return False
    if sentence.words[at] == "tandis":
        return True
    return sentence.words[at] == "alors" and not backshifted and clause is not None and "comme" in clause.cue.frames


def _is_last_utterance(sentence: Sentence, quote: int, stop: int) -> bool:
    """« invite à la prudence : | « Chaque dixième compte. » »: a sentence in marks that ends the content is its own.

    So is a clause: « dit n'avoir aucun regret : | « on a fait le travail » »; not « que nul n'ose dire : « tout a
    changé » », whose words are of a verb in the content.
    """
    is_of_infinitive = is_infinitive(sentence.words[quote - 2])
    is_sentence = sentence.is_utterance.get(quote) == "capital"
    return quote >= stop and (is_sentence or (quote in sentence.whole_clauses and not is_of_infinitive))


def has_incise_after(clause: Clause | None, quote: int) -> bool:
    """Whether the quotation at ``quote`` has a speaker of its own: « que P : « Q », a assuré X »."""
    if clause is None or quote not in clause.sentence.quotes:
        return False
    return any(
        quote < other.left <= quote + 2 and clause.source_at(index).side == "right"
        for index, other in enumerate(clause.cues)
    )


def _is_writer_after_sign(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether the sign at ``at`` ends the content: « , faisant référence à », « , selon X », « – un incident rare »."""
    sign, following, second = sentence.words[at], sentence.word(at + 1), sentence.word(at + 2)
    if sign == ";":
        return True
    if sign in DASHES:
        return following in ("un", "une", "ce", "ceci", "cela") and sign not in sentence.words[at + 1 : stop + 1]
    if sign == "(":
        return sentence.word(at + 2) == ")" and at + 3 > stop and following in _AGENCIES  # « P (AFP). »
    closing = find_word(sentence, ",", at + 1, stop)
    if closing > 0 and sentence.words[closing + 1] in QUE:
        return False  # « que X lui a dit, lors d'une rencontre, | que P »
    if following == "alors" and sentence.word(at + 3) != "," and any(at < one <= stop for one in sentence.long_quotes):
        return False  # « que P|, alors que « rien n'est prêt » à Brive »: the marks are of who said P
    if following in _WRITER_PAIR:
        return second in _WRITER_PAIR[following]
    if following == "sans":
        return opens_sans_infinitive(sentence, at + 2)
    if following in _POINTING and second in _RESUMING:
        behind = sentence.word(at + 3)
        is_judged = behind in verb_forms() and may_be_participle(behind)  # « P |, une annonce saluée par Y »
        if is_judged or behind in _AFTER_RESUMING:
            return True  # « P |, un bilan que l'AFP n'a pu vérifier »
    if following in _WRITER_OPENER or (following == "en" and second in _REFERENCE_NOUN):
        return True
    if _tells_state(sentence, at + 1, stop) or _is_contested(sentence, at + 1):
        return True
    dated = past_date(sentence, at + 1, stop)  # « P|, mardi sur RTL »
    return is_saying_circumstance(sentence, dated + (dated > at + 1 and sentence.word(dated) == ","), stop)


def _tells_state(sentence: Sentence, at: int, stop: int) -> bool:
    """« P|, ému. », « P|, visiblement agacé par la question. »: how the speaker was."""
    at += (sentence.word(at).endswith("ment") or sentence.word(at) in _DEGREE) and at < stop
    return sentence.word(at) in _STATE and (at == stop or sentence.word(at + 1) in _PREPOSITION)


def _is_contested(sentence: Sentence, at: int) -> bool:
    """« P|, ce que conteste la préfète », « |, ce que dément l'intéressé »."""
    if sentence.word(at) != "ce" or sentence.word(at + 1) not in QUE:
        return False
    ahead = range(at + 2, min(len(sentence), at + MAX_BEFORE_VERB))
    verb = next((step for step in ahead if _may_contest(sentence, step)), -1)
    return verb == past_clitics(sentence, at + 2) or (verb > 0 and not has_finite(sentence, at + 2, verb - 1))


def _may_contest(sentence: Sentence, at: int) -> bool:
    return any(form.base in _CONTESTING for form in verb_forms().get(sentence.words[at], ()))


def opens_sans_infinitive(sentence: Sentence, at: int) -> bool:
    """« , sans | toutefois donner de date », « , sans | plus de précisions »."""
    noun = at + (2 if sentence.word(at + 1) in DE else 1)
    if sentence.word(at) in _MORE and sentence.word(noun) in _PRECISION:
        return True
    while sentence.word(at) in _AFTER_SANS:
        at += 1
    return is_infinitive(sentence.word(at))


def is_saying_circumstance(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether the token opens a circumstance of the saying, where the content reaches to ``stop``.

    « dans un communiqué », « lors d'une conférence de presse », « par courriel » | « sur Twitter » | « au micro de »
    | « à l'AFP », « devant la presse ».
    """
    word = sentence.word(at)
    if word not in _CIRCUMSTANCE:
        return False
    noun = at + (2 if word in ("lors", "auprès") else 1)
    while sentence.word(noun) in _NOUN_OPENER:
        noun += 1
    target = sentence.word(noun)
    if word == "sur":
        is_medium = target in _NETWORK or _is_medium(sentence, noun)
        is_medium |= sentence.is_capital(noun) and target in _TOLD
        return stop - at <= MAX_AFTER_NETWORK and is_medium
    if word in ("dans", "lors", "en", "par"):
        if word == "en" and sentence.word(noun + 1) in _DETERMINER:
            return False  # « reçoit | en audience | les élus »
        events = _SENT_SAYING if word == "par" else _HELD_EVENT if word == "en" else _SPEECH_EVENT
        return target in events and sentence.word(noun + 1) not in _AFTER_CONTENT
    if word == "au" and target == "micro":
        return True
    if (word, target) in (("à", "issue"), ("au", "cours")) and sentence.word(noun + 1) in OF:
        event = noun + 2
        while sentence.word(event) in _NOUN_OPENER:
            event += 1
        return sentence.word(event) in _SPEECH_EVENT or sentence.word(event) in _HELD_EVENT
    is_told = target in _TOLD or (word == "devant" and target in _PERSONS)
    return is_told and stop - noun <= MAX_AFTER_MEDIUM


def _is_told_in_content(sentence: Sentence, at: int) -> bool:
    """« que X n'a pas accès | à la télévision », « que X parlera | à la presse »: the word before takes à."""
    before = sentence.words[at - 1]
    return sentence.words[at] in TO and (before in _FINITE or before in _TAKES_TO)


def _is_medium(sentence: Sentence, noun: int) -> bool:
    """« sur | Radio Sud », « sur la chaîne | BFMTV », « sur son | compte »: a medium by its name, or the speaker's."""
    if sentence.word(noun) not in _NAMED_MEDIUM:
        return False
    is_named = sentence.is_capital(noun) or (noun + 1 < len(sentence) and sentence.is_capital(noun + 1))
    return is_named or sentence.word(noun - 1) in _POSSESSIVE


def before_main_verb(sentence: Sentence, noun: int, start: int, stop: int) -> int:
    """« L'engagement du maire | à geler l'impôt | rassure »: the last token before the verb whose subject ``noun`` is.

    Also « L'accusation selon laquelle | P | est fausse »; ``stop`` where the noun is no subject.
    """
    words = sentence.words
    is_object = any(words[at] in _FINITE and words[at - 1] not in _DETERMINER for at in range(1, noun))
    is_object |= noun > 1 and words[noun - 1] in _VERB_OR_NOUN and words[noun - 2] not in _DETERMINER  # « cite | X »
    if is_object or start >= stop:
        return stop
    # Verbs of subordinate clauses still to come.
    owed = int(words[start] in QUE or words[start - 1] in _RELATIVE or words[start - 1] in _WHICH)
    for at in range(start + 1, stop + 1):
        if words[at] in _RELATIVE or words[at] in QUE:
            owed += 1
        elif words[at] in _FINITE and words[at - 1] not in _DETERMINER and words[at - 1] not in _LINKS_CLAUSES:
            if not owed:
                return _before_clitics(sentence, at)
            owed -= 1
    return stop


def _before_clitics(sentence: Sentence, verb: int) -> int:
    """The token before « , n'a », « s'est »."""
    at = verb - 1
    while sentence.words[at] in _BEFORE_MAIN_VERB:
        at -= 1
    return at


def infinitive_end(sentence: Sentence, start: int, clause: Clause) -> int:
    """The last token of a reported infinitive group that opens at ``start``: no clause of its own is part of it.

    « affirme avoir pris la ville|, mais l'armée tient la gare », « dit vouloir la paix|, aucun accord n'est trouvé ».
    """
    end = _before_joined_verb(sentence, start, content_end(sentence, start, clause))
    words = sentence.words
    for comma in range(start + 1, end):
        if words[comma] == "et" and words[comma + 1] in _SENTENCE_RELATIVE - QUE:
            return comma - 1  # « un ouvrier qui demande à rester | et qui travaille »
        if words[comma] in QUE:
            return end  # « dit avoir vu | que P, mais Q »: both may be said
        if words[comma] != "," or words[comma - 1] in _RELATIVE:
            continue
        at = comma + 1 + (words[comma + 1] in _LINKS_CLAUSES)
        if words[at : at + 3] == ["il", "y", "a"]:
            continue
        if (words[at] in _NOTHING or words[at] in _SUBJECT_PRONOUN) and is_predicate(sentence, at + 1):
            return comma - 1
        if words[at] not in _SUBJECT_PRONOUN and opens_main_clause(sentence, at):
            return comma - 1
    return end


def object_end(sentence: Sentence, quote: int, limit: int) -> int:
    """The end of a quoted noun object: « d'un « acte volontaire » | et a ouvert une enquête », « | lorsque … »."""
    closed = -1
    in_relative = False
    for at in range(quote + 1, limit + 1):
        word = sentence.words[at]
        if at in sentence.quotes or at <= closed:
            continue
        in_relative = in_relative or word in _RELATIVE or word in _WHICH or word == "si"
        if in_relative and word in _FINITE and sentence.words[at - 1] not in _DETERMINER:
            in_relative = False
            continue  # « d'« un drame » auquel il | a assisté »
        if word == "(":
            closed = find_word(sentence, ")", at, at + MAX_MEMBER)
            if closed > at:
                continue
        if word == "," and "entre" in sentence.words[quote + 1 : at] and _lists_more(sentence, at + 1, limit):
            continue  # « les « discussions » entre Paris|, Rome et Madrid »
        if word == "," and _ends_list(sentence, at, limit):
            return limit  # « des « visites » |, des débats et des concerts. »
        if word in _OBJECT_SIGNS and not _leads_to_quote(sentence, at + 1, limit):
            return at - 1
        if word == ":" and (sentence.is_utterance.get(at + 1) or at + 1 in sentence.whole_clauses):
            return at - 1  # « se dit « inquiète » | : « Elle ferme. »
        if word in _JOINS_PHRASES and gapped_content(sentence, at + 1) > 0:
            return at - 1  # « parle d'un « recul »|, Ana Ruiz d'une « erreur » »
        if word == "mais" and sentence.word(at + 1) in _ADVERB and _leads_to_quote(sentence, at + 2, limit):
            continue  # « un « recul »|, mais aussi un « gâchis » »
        if at == quote + 1 and _tells_how(sentence, at, limit):
            return quote
        if word in QUE and sentence.words[at - 1] == "fait":
            return min(limit, content_end(sentence, at, None))  # « d'« inexplicable » le fait | que P »
        if word in _OBJECT_END or (word in _FINITE and _is_main_verb(sentence, at)):
            end = at - 1
            while end > quote and (sentence.words[end] in _BEFORE_NEW_VERB or sentence.words[end] == ","):
                end -= 1
            return end
    return limit


def gapped_content(sentence: Sentence, at: int) -> int:
    """« X parle d'un « recul », | Ana Ruiz | d'une « erreur » »: where the words of another open, the verb left out.

    ``at`` is the first token of who that is, a name; 0 where no other speaks: « | Ana Ruiz | que Q ».
    """
    end = at
    while end < len(sentence) and sentence.is_capital(end) and end not in sentence.quotes:
        end += 1
    if end == at:
        return 0
    if end in sentence.quotes or sentence.word(end) in QUE:
        return end
    is_complement = sentence.word(end) in OF or sentence.word(end) in TO
    return end if is_complement and any(step in sentence.quotes for step in range(end + 1, end + MAX_GAPPED)) else 0


def _tells_how(sentence: Sentence, at: int, limit: int) -> bool:
    """« dénonce un « recul » | mardi à Brive », « | en quittant la salle », « | sans citer X »: not of the object.

    In a clause with que the same words may be part of what is said: « qu'il a témoigné sous serment ».
    """
    word, following = sentence.words[at], sentence.word(at + 1)
    if word in ("en", "tout"):
        gerund = sentence.word(at + 2) if word == "tout" and following == "en" else following
        return gerund.endswith("ant") and gerund not in _NO_GERUND
    if word == "sans":
        return is_infinitive(following) or following in _NOT_BEFORE_INFINITIVE
    if any(tuple(sentence.words[at : at + len(words)]) == words for words in _SAYING_PHRASES):
        return True
    return past_date(sentence, at, limit + 1) > at or is_saying_circumstance(sentence, at, limit)


def _lists_more(sentence: Sentence, at: int, limit: int) -> bool:
    """Whether a list goes on at the token to its et: « | Rome et Madrid »."""
    members = sentence.words[at : min(limit, at + MAX_MEMBER)]
    if "et" not in members:
        return False
    members = members[: members.index("et")]
    return all(word[0].isalpha() or word == "," for word in members) and not has_finite(sentence, at, at + len(members))


def _is_main_verb(sentence: Sentence, at: int) -> bool:
    """Whether the finite form is no noun after its determiner and stands in no relative clause."""
    before = sentence.words[at - 1]
    return before not in _RELATIVE and before not in _DETERMINER


def _leads_to_quote(sentence: Sentence, first: int, limit: int) -> bool:
    """Whether another quoted fragment follows in the same enumeration, no verb between."""
    for at in range(first, min(limit, first + MAX_MEMBER) + 1):
        if at in sentence.quotes:
            return True
        if sentence.words[at] in _FINITE or sentence.words[at] in _RELATIVE:
            return False
    return False
