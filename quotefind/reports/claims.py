"""Step 5: the content that a reporting verb governs inside its own sentence.

One function per shape (a que-clause, an infinitive, a colon; incises and quoted objects in files of their
own); ``CUE_RULES`` is their order: the first that fits a cue wins, and its name is the rule of the result.
Claims that overlap are settled elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from quotefind.grammar.analysis import Claim, Clause, VerbCue, is_attribute
from quotefind.grammar.circumstances import (
    opens_set_phrase,
    past_adverb,
    past_circumstances,
    past_circumstances_to_clause,
    past_date,
)
from quotefind.grammar.clauses import (
    CLAUSE_BREAKS,
    DASHES,
    find_word,
    has_finite,
    has_quote,
    is_medium,
    is_named,
    is_title,
    opens_infinitive,
    past_clitics,
    past_participial,
    sentence_open,
)
from quotefind.grammar.extents import before_main_verb, content_end, infinitive_end, object_end
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DE, NE, OF, QUE, SI, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials, groups, roles
from quotefind.lexicons.verbs import auxiliary_forms, entries_for
from quotefind.reading.words import Sentence
from quotefind.reports.incises import incise, incise_without_comma
from quotefind.reports.quoted_objects import attribute_content, object_before, quoted_object

_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_AUXILIARY_FORMS = auxiliary_forms()
_ASKING_VERB = function_words("asking_verb")
_BEFORE_QUE = function_words("before_que")
_GOVERNS_INFINITIVE = function_words("governs_infinitive")
_ADVERBS_BEFORE_QUE = [tuple(adverb.split(" ")) for adverb in sorted(function_words("adverb_before_que"))]
_CIRCUMSTANCE = function_words("incise_circumstance")
_CONJUNCTION = function_words("conjunction")
_CONNECTIVE = function_words("connective")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_IMPERSONAL_VERB = function_words("impersonal_verb")
_WORK = function_words("work")
_NAMED_MEDIUM = function_words("named_medium")
_MEANING_VERB = function_words("meaning_verb")
_PROVISION_VERB = function_words("provision_verb")
_INTERROGATIVE = function_words("interrogative")
_NAMING_VERB = function_words("naming_verb")
_PERSON_PRONOUN = function_words("person_pronoun")
_PREPOSITION = function_words("preposition")
_RELATIVE = function_words("relative")
_SAYING_PLACE = function_words("saying_place")
_THING_VERB = function_words("thing_verb")
_TIME_NOUN = function_words("time_noun")

_PRONOUN = frozenset(("il", "elle", "ils", "elles"))
_BEFORE_OTHER_INFINITIVE = frozenset(("pour", "afin", "sans", "de", "d'", "à"))
_CLITIC = (function_words("clitic") | {"se", "s'"}) - {"lui"}  # « quant à lui »
_COMPARATIVE = frozenset(("plus", "moins", "davantage", "autant", "mieux"))
_BEFORE_MARKED = DE | {"à"} | function_words("negation")
_WILLING_KINDS = frozenset(("name", "role", "pronoun", "organisation", "group"))
_TOLD_KINDS = frozenset(("name", "role", "organisation", "group"))
_CLAUSE_OPENERS = QUE | _INTERROGATIVE
_ON_THE_FACT = ["sur", "le", "fait"]
_TO_THE_FACT = ["à", "ce"]  # « appelle | à ce que P »
_THE_FACT = ["le", "fait"]  # « regrette | le fait que P »
_QUEL = frozenset(("quel", "quelle", "quels", "quelles", "quoi"))
_OPEN_QUESTION = frozenset(("pourquoi", "comment", "combien"))  # asked with any verb: « explique comment »
_OTHER_SUBJECT = function_words("subject_pronoun") - {"nous", "vous"}
_MAIN_VERB = _FINITE - _ADVERBIALS
_BEFORE_NO_VERB = _DETERMINER | {"qui"}
# An infinitive after these is a noun or governed by them, and no content of the verb before.
_NO_BARE_INFINITIVE = OF | TO | {"le", "la", "les", "pour"}

_OPENING_WORDS = _CONNECTIVE | {","}
_TOLD_NOUN = roles().keys() | groups().keys()  # « annonce à la | presse | que démarrent les travaux »
_IMPERFECT_ENDINGS = ("ait", "aient")
_BEFORE_COMME = DASHES | {","}
_NO_QUE_BEYOND = _RELATIVE | {";", ":", ".", "car"}
_NO_INFINITIVE_BEYOND = QUE | {"qui", "dont", ";", ":", "."}

# What a verb may govern (the frames of the list of verbs).
_QUE_FRAMES = frozenset(("que", "obj_que", "interrogative"))
_DE_FRAMES = frozenset(("de_inf", "a_obj_de_inf", "obj_de_inf"))
_TO_PERSONS = frozenset(("à", "au", "aux"))
_DATIVE = frozenset(("lui", "leur", "nous", "m'", "me"))
_DE_AFTER_OBJECT = frozenset(("a_obj_de_inf", "obj_de_inf"))
_A_FRAMES = frozenset(("a_inf", "obj_a_inf"))
_INDEFINITE_OBJECT = frozenset(("un", "une", "des"))
_LIKE = frozenset(("comme", "ainsi"))
_LIKE_OR_QUE = _LIKE | QUE
_PERSON_OBJECT = frozenset(("obj_de_inf", "obj_a_inf"))
_OBJECT_OPENERS = _DETERMINER - TO - {"aux", "au"}
# « a dit cette fois que », « répète la main sur le cœur que »: no object of the verb.
_NO_JUDGEMENT = _ADVERB | _TIME_NOUN  # « a jugé | hier | que P »
_NO_OBJECT = _TIME_NOUN | {"fois", "main", "air", "larmes", "sourire", "voix"}
_WISHING_CLASSES = frozenset(("ask", "order"))
_INFINITIVE_FRAMES = _DE_FRAMES | _A_FRAMES | {"inf"}

# Lengths in tokens. Between a verb and its que or infinitive: « a expliqué mardi aux juges de Nevy, lors de
# l'audience, que »; without an object or addressee only adverbs: « a promis hier encore de », « dit ne plus vouloir ».
MAX_GAP = 26
MAX_INSERTED = 12  # « affirme |, devant la presse réunie au siège, | que P »
MAX_DATE = 3
MAX_ADVERBS = 6
MAX_MARKED = 7  # « a hâte | de ne plus voir ce | « scandale » »
# « dit, | dans un entretien au journal de Nevy, | vouloir », « dit | aux juges de Nevy | vouloir ».
MAX_INSERTION = 22
MAX_ADDRESSEE = 14
# « Comme l'a dit X, maire de Nevy depuis dix ans, P»; « X a dit ceci à la presse venue nombreuse : « P » ».
MAX_BEFORE_COMMA = 25
MAX_BEFORE_COLON = 40


def comme(clause: Clause) -> Claim | None:
    """Comme l'a dit le maire, P. | P, comme le souligne le maire. | P, ainsi que l'a dit le maire."""
    sentence = clause.sentence
    if _LIKE.isdisjoint(sentence.words[: clause.cue.left]):
        return None
    at = clause.cue.left - 1
    if sentence.word(at) not in _LIKE_OR_QUE and clause.source.side == "left":
        at = clause.source.first - 1
    if sentence.word(at) in QUE and sentence.word(at - 1) == "ainsi" and clause.cue.has_object:
        at -= 1  # not « Il chante, ainsi que le maire a dit »
    elif sentence.word(at) != "comme":
        return None
    if not _is_speaker_of_comme(clause, at):
        return None
    end = max(clause.cue.last, clause.source.last)
    if sentence.word(end + 1) == ":" and end + 2 in sentence.quotes:
        return clause.claim([(end + 2, end + 2)], "comme", is_direct=True)  # « …, comme le confirme X : | « P » »
    if at <= 1 or _OPENING_WORDS.issuperset(sentence.words[:at]):
        if clause.source.side == "left" and not clause.cue.has_object:
            return None  # « Comme le gendarme insiste, le directeur se lève. »: because
        return _content_after_comme(clause, end)
    return _content_before_comme(clause, at, end)


def _is_speaker_of_comme(clause: Clause, at: int) -> bool:
    """Whether somebody else says it; not « comme le montrent les courbes », « …, comme il dit », « comme on dit »."""
    mention = clause.source.mention
    if mention is None or mention.kind == "other" or not clause.cue.reports:
        return False
    if clause.sentence.word(clause.cue.left - 1) == "qui":
        return False  # « comme la plupart des élus qui s'engagent »
    return mention.head != "on" and not (mention.head in _PRONOUN and at > 1)


def _content_after_comme(clause: Clause, end: int) -> Claim | None:
    """« Comme l'a dit le maire, | P »."""
    comma = find_word(clause.sentence, ",", end + 1, end + MAX_BEFORE_COMMA)
    if comma < 0:
        return None
    start = _past_opening(clause.sentence, past_participial(clause.sentence, comma + 1))
    stop = content_end(clause.sentence, start, clause)
    start = past_circumstances_to_clause(clause.sentence, start, stop)
    is_direct = start == stop and start in clause.sentence.quotes
    return clause.claim([(start, stop)], "comme", is_direct=is_direct)


def _past_opening(sentence: Sentence, start: int) -> int:
    """« Comme l'a dit X, | en début de séance, lundi, | P »: behind the circumstances between commas."""
    comma = find_word(sentence, ",", start, start + MAX_BEFORE_COMMA)
    while comma > start and start not in sentence.quotes and not has_finite(sentence, start, comma - 1):
        is_circumstance = sentence.words[start] in _PREPOSITION or past_circumstances(sentence, start, comma) == comma
        if not is_circumstance or has_quote(sentence, start, comma):
            break
        start = comma + 1
        comma = find_word(sentence, ",", start, start + MAX_BEFORE_COMMA)
    return start


def _content_before_comme(clause: Clause, at: int, end: int) -> Claim | None:
    """« P |, comme l'a dit le maire », « P1 |, comme l'a dit le maire, | P2 »."""
    sentence = clause.sentence
    start, stop = sentence_open(sentence, at), at - 1
    while stop > start and sentence.words[stop] in _BEFORE_COMME:
        stop -= 1
    if stop == start and start in sentence.quotes:
        return clause.claim([(start, start)], "comme", is_direct=True)
    # « comme l'écrit X », « comme en témoigne X »
    is_said = clause.cue.has_object or "en" in sentence.words[clause.cue.left : clause.cue.verb]
    if stop <= start or not (is_said or sentence.word(at - 1) == ","):
        return None
    goes_on = sentence.word(end + 1) in _BEFORE_COMME and end + 2 < len(sentence)
    is_predicate = goes_on and sentence.word(past_clitics(sentence, end + 2)) in _FINITE
    if not (is_predicate or has_finite(sentence, start, stop) or has_quote(sentence, start, stop)):
        return None
    quote = next((step for step in range(stop, start - 1, -1) if step in sentence.quotes), -1)
    if clause.cue.lemma in _NAMING_VERB and quote >= 0:
        return clause.claim([(quote, quote)], "comme")  # « les « oubliés », comme les appelle le maire, … »
    pieces = [(start, stop)]
    is_complete = _has_verb_before(sentence, start, stop) and sentence.words[stop] not in _CONJUNCTION
    if goes_on and not is_complete:
        pieces.append((end + 2, content_end(sentence, end + 2, clause)))
    return clause.claim(pieces, "comme")


def _has_verb_before(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a finite verb stands from ``first`` on with something after it, up to ``last``."""
    words = sentence.words
    return any(words[at] in _FINITE and sentence.word(at - 1) not in _DETERMINER for at in range(first, last))


def que_clause(clause: Clause) -> Claim | None:
    """X a dit (mardi à la presse) que P | avertit les habitants que P | demande si P | insiste sur le fait que P."""
    sentence, cue = clause.sentence, clause.cue
    if (_QUE_FRAMES | _A_FRAMES).isdisjoint(cue.frames) or (cue.has_object and "obj_que" not in cue.frames):
        return None
    if not _may_govern_que(clause) or _is_nobody(clause) or is_attribute(sentence, cue) or cue.restricted:
        return None
    start = _que_after(clause)
    if start < 0 or _is_relative_of_speaker(clause, start):
        return None
    stop = _before_cleft_que(clause, start, content_end(sentence, start, clause))
    if _is_part_of_subject(clause):
        stop = before_main_verb(sentence, clause.source.first, start, stop)
    to_the_fact = sentence.words[start - 2 : start] == _TO_THE_FACT
    frames = _QUE_FRAMES | _A_FRAMES if to_the_fact else _QUE_FRAMES
    if frames.isdisjoint(cue.frames):
        return None
    reports = any(entry.indirect for entry in cue.entries if entry.frames & frames)
    if not reports and not _is_provision(clause) and not has_quote(sentence, start, stop):
        return None
    if stop <= start:
        return None
    if sentence.words[start - 1] == "pour":
        start -= 1  # « plaide pour que »
    elif to_the_fact:
        start -= 2  # « appelle à ce que »
    elif "obj_adj" in cue.frames and start - cue.last == 2 and sentence.words[start - 1] not in _NO_JUDGEMENT:
        start -= 1  # « juge probable que »
    claim = clause.claim([(start, stop)], "que-clause")
    claim.same_speaker = claim.same_speaker or _takes_up(clause)
    return claim


def _is_relative_of_speaker(clause: Clause, que: int) -> bool:
    """« « P », affirme un élu | que nous avons rencontré »: a relative clause, for what he affirms stands before."""
    sentence, source = clause.sentence, clause.source
    if source.side != "right" or que != source.last + 1 or sentence.word(clause.cue.left - 1) != ",":
        return False
    return clause.cue.left - 2 in sentence.quotes or sentence.words[source.first] in _INDEFINITE_OBJECT


def _is_part_of_subject(clause: Clause) -> bool:
    """« Une lettre disant que P | circule », « Ceux qui disent que P | ont tort »: no comma parts it from its noun."""
    between = clause.sentence.words[clause.source.last + 1 : clause.cue.left]
    return between == ["qui"] or (not between and clause.cue.mood == "participle")


def _before_cleft_que(clause: Clause, start: int, stop: int) -> int:
    """« C'est en affirmant que P | que le maire a perdu »: the token before the que of the cleft, which is the last.

    « C'est en s'informant | qu'il a compris » has no other: nothing is left.
    """
    words, opens = clause.sentence.words, clause.cue.left
    if opens < 2 or words[opens] != "en" or words[opens - 2 : opens] != ["c'", "est"]:
        return stop
    if start > clause.cue.last + 1:
        return start  # « en s'informant sur ses droits | qu'il a compris … »
    return next((at - 1 for at in range(stop, start - 1, -1) if words[at] in QUE), stop)


def _may_govern_que(clause: Clause) -> bool:
    """Whether a word that may open the clause stands before the next cue; told before the subject is looked for."""
    words, stop = clause.sentence.words, clause.next_cue_start() + len(_ON_THE_FACT)
    return _stands_after_quotation(clause) or not _CLAUSE_OPENERS.isdisjoint(words[clause.cue.after : stop])


def _is_nobody(clause: Clause) -> bool:
    """Whether nobody speaks in a clause with que.

    « on notera que »: the writer | « les indices suggèrent que », « ce texte signifie que »: a finding | a thought
    or a finite verb without a subject.
    """
    mention, cue = clause.source.mention, clause.cue
    if mention is None:
        return (cue.mood == "finite" and not _takes_up(clause)) or cue.entries[0].cls == "think"
    if mention.head == "on" and clause.sentence.words[cue.verb].endswith("ra"):
        return True
    if cue.lemma in _MEANING_VERB and mention.kind in ("document", "pronoun"):
        return _DATIVE.isdisjoint(clause.sentence.words[cue.left : cue.verb])  # « il | lui | a signifié que »
    is_thing = mention.kind == "other"
    return is_thing and cue.lemma in _THING_VERB


def _takes_up(clause: Clause) -> bool:
    """« …, informe la mairie. | Qui précise | que P. »: a relative clause cut off as a sentence of its own."""
    words = clause.sentence.words
    return words[0] == "qui" and clause.cue.left == 1 and words[-1] != "?"


def _is_provision(clause: Clause) -> bool:
    """« la loi prévoit que », « le texte prévoit de »: what a document provides, it says."""
    cue, mention = clause.cue, clause.source.mention
    if mention is None or cue.lemma not in _PROVISION_VERB:
        return False
    return mention.kind == "document" or "que" in clause.sentence.words[cue.last + 1 : cue.last + 3]


def _follows_quotation(clause: Clause) -> bool:
    """Whether the verb is the incise of a quotation, which is what was said: « P », dit-il dans une lettre qu'il …."""
    return _stands_after_quotation(clause) and clause.source.side == "right"


def _stands_after_quotation(clause: Clause) -> bool:
    left = clause.cue.left
    return not clause.sentence.quotes.keys().isdisjoint((left - 1, left - 2))


def _que_after(clause: Clause) -> int:
    """The token of the que (si, pourquoi …) that the cue governs, -1 where there is none."""
    sentence, cue, words = clause.sentence, clause.cue, clause.sentence.words
    first = max(cue.after, clause.source.last + 1 if clause.source.side == "right" else 0)
    if _follows_quotation(clause):
        return first if sentence.word(first) in QUE else -1
    if clause.source.side != "right" and "que" in cue.frames:
        behind = _past_adverb_before_que(sentence, first)
        if behind > first:
            return behind
    if "inf" in cue.frames and opens_infinitive(sentence, first) and not _may_govern_clause(words[first]):
        return -1  # « affirme | tout faire pour que »; but « dit | croire que »
    if _opens_governed_infinitive(clause, first):
        return -1  # « conseille | de comprendre que P », « s'engage | à veiller à ce que P »
    at, stop = first, min(len(sentence), first + MAX_GAP, clause.next_cue_start())
    while at < stop:
        word = words[at]
        if word in QUE:
            return -1 if at > first and _is_other_que(clause, first, at) else at
        if word in _INTERROGATIVE and "interrogative" in cue.frames and (at == first or words[first] in TO):
            return at if _asks(cue, word) else -1
        if at == first and word in _PREPOSITION and sentence.word(at + 1) in _QUEL and "interrogative" in cue.frames:
            return at  # « rappelle | à quel point P », « se demande | dans quelle mesure P »
        if word == "sur" and words[at : at + 3] == _ON_THE_FACT:
            return at if sentence.word(at + 3) in QUE else -1
        if words[at : at + 2] == _TO_THE_FACT and cue.frames & _A_FRAMES:
            return at + 2 if sentence.word(at + 2) in QUE else -1
        if words[at : at + 2] == _THE_FACT and all(map(_is_adverb, words[first:at])):
            return at if sentence.word(at + 2) in QUE else -1
        if at in sentence.quotes and is_medium(sentence, at):
            at += 1
            continue
        after = past_date(sentence, at, stop)
        if after == at and word not in _COMPARATIVE:
            after = past_adverb(sentence, at, stop)
        if after > at + 1:
            at = after  # « annonce | il y a deux jours | que », « | lui aussi | que »
            if sentence.word(at) in QUE and (words[at - 1] not in _BEFORE_QUE or words[at - 2] in _PERSON_PRONOUN):
                return at  # but « de même | que », « peu après | que »
            continue
        if word == "," and words[at + 1 : at + 2] and words[at + 1].endswith("ant"):
            return -1  # « dit X, rendant la tâche si facile que »
        if at in sentence.quotes or word in _COMPARATIVE or word in _NO_QUE_BEYOND:
            return -1  # « des niveaux plus élevés que »
        if _opens_clause(sentence, at) or ("obj_que" not in cue.frames and _governs_que(sentence, first, at)):
            return -1
        at += 3 if word == "quant" else 1
    return -1


def _past_adverb_before_que(sentence: Sentence, first: int) -> int:
    """« indique | en outre | que P », « affirme |, la voix brisée, | que P »: the token of que; else ``first``."""
    words = sentence.words
    if sentence.word(first) == ",":
        comma = find_word(sentence, ",", first + 1, first + MAX_INSERTED)
        is_inserted = comma > first + 1 and sentence.word(comma + 1) in QUE
        is_circumstance = sentence.word(first + 1) in _CIRCUMSTANCE or not has_finite(sentence, first + 1, comma - 1)
        return comma + 1 if is_inserted and is_circumstance else first
    for adverb in _ADVERBS_BEFORE_QUE:
        at = first + len(adverb)
        if tuple(words[first:at]) == adverb and sentence.word(at) in QUE:
            return at
    return first


def _opens_governed_infinitive(clause: Clause, at: int) -> bool:
    """Whether the infinitive that the verb governs with de or à opens at the token, or behind a short addressee."""
    sentence, frames = clause.sentence, clause.cue.frames
    while _is_adverb(sentence.word(at)):
        at += 1
    if sentence.word(at) in _TO_PERSONS and frames & _DE_AFTER_OBJECT:
        phrase = phrase_at(sentence, at + 1)
        at = phrase.last + 1 if phrase is not None else at
    word = sentence.word(at)
    governs = (word in DE and bool(frames & (_DE_AFTER_OBJECT | {"de_inf"}))) or (word == "à" and "a_inf" in frames)
    return governs and opens_infinitive(sentence, at + 1) and "que" in frames


def _is_adverb(word: str) -> bool:
    return word in _ADVERB or word.endswith("ment")


def _may_govern_clause(infinitive: str) -> bool:
    """« croire (que) », « penser (que) »."""
    return any("que" in entry.frames and entry.lemma == infinitive for entry in entries_for(infinitive))


def _is_other_que(clause: Clause, first: int, at: int) -> bool:
    """Whether the que at the token is not of the verb before ``first``.

    « plutôt | que », « pour réagir, | que le mal soit grave ou non », « propose des visites rares | que l'on oublie ».
    """
    sentence, cue = clause.sentence, clause.cue
    before = sentence.words[at - 1]
    if _opens_inverted_relative(sentence, at):
        return True  # « répond à une demande de soins | que formule l'élève »
    if before == "et" and cue.entries[0].cls in _WISHING_CLASSES and sentence.words[first] in _OBJECT_OPENERS:
        return False  # « demande la fin des frappes et que l'aide entre »
    if before in _BEFORE_QUE:
        return True
    if before == "," and cue.mood == "infinitive":
        return "," not in sentence.words[first : at - 1]
    if "obj_que" in cue.frames or sentence.words[first] not in _OBJECT_OPENERS:
        return False
    return _NO_OBJECT.isdisjoint(sentence.words[first : first + MAX_DATE])


def _opens_inverted_relative(sentence: Sentence, at: int) -> bool:
    """« le drame | que vivaient les élus »: a que right behind a noun, and before a verb with its subject behind it."""
    before, verb = sentence.words[at - 1], sentence.word(at + 1)
    is_noun = before.isalpha() and before not in _ADVERB and before not in _TIME_NOUN and before not in _TOLD_NOUN
    is_behind_article = sentence.word(at - 2) in _DETERMINER or sentence.word(at - 2) in OF | TO
    is_indicative = (verb in _MAIN_VERB or verb.endswith(_IMPERFECT_ENDINGS)) and verb not in _AUXILIARY_FORMS
    return is_noun and is_behind_article and is_indicative and sentence.word(at + 2) in _DETERMINER


def _asks(cue: VerbCue, word: str) -> bool:
    return cue.lemma in _ASKING_VERB or word in _OPEN_QUESTION


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether the token shows that another clause has begun: « … on », « … avait »."""
    word = sentence.words[at]
    if word == "ce" and sentence.word(at + 1) in _TIME_NOUN:
        return False  # « annonce | ce lundi que »
    return word in _OTHER_SUBJECT or (word in _MAIN_VERB and sentence.word(at - 1) not in _DETERMINER)


def _governs_que(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a noun phrase that opens at the token has the que after it: a relative.

    « évoque | le projet que l'on attend », « annonce | un plan, qu'elle présentera jeudi ».
    """
    words = sentence.words
    if words[at] not in _DETERMINER or (at > first and (words[at - 1] in _PREPOSITION or words[at] in OF)):
        return False  # « mardi, lendemain | du vote, que »: a complement
    if sentence.word(at + 1) in _TIME_NOUN:
        return False
    phrase = phrase_at(sentence, at)
    if phrase is None or (words[at] in TO and mention_of(sentence, phrase).kind in _TOLD_KINDS):
        return False  # « explique au juge que »
    if words[at - 1] in _NAMED_MEDIUM or (words[at] in TO and sentence.word(at + 1) in _NAMED_MEDIUM):
        return False  # « explique au journal Le Soir que »
    after = phrase.last + 1
    return sentence.word(after + 1 if sentence.word(after) == "," else after) in QUE


def infinitive(clause: Clause) -> Claim | None:
    """X affirme avoir fait P | menace de partir | accuse Y de trahir | appelle Y à cesser | s'engage à venir."""
    sentence, cue = clause.sentence, clause.cue
    if cue.opener == "pour" or _INFINITIVE_FRAMES.isdisjoint(cue.frames):
        return None
    start = _infinitive_start(clause)
    if start < 0 or (clause.source.mention is None and cue.mood == "finite"):
        return None
    quote = _marked_infinitive(sentence, start)
    if quote < 0 and not cue.reports and cue.entries[0].rest:
        quote = _marked_object(sentence, start)
    if not cue.reports and not _is_provision(clause) and (quote < 0 or clause.subject_kind not in _WILLING_KINDS):
        return None
    if _follows_quotation(clause) or _is_threat_of_thing(clause) or _is_impersonal(clause, start):
        return None
    closing = max(cue.last, clause.source.last) + 1
    if clause.source.side == "right" and sentence.word(cue.left - 1) == sentence.word(closing) == ",":
        return None  # « Impossible, dit-il, | de faire mieux »: an incise
    end = infinitive_end(sentence, start, clause)
    if cue.mood == "participle" and sentence.word(cue.left - 1).isalpha():  # « ceux | affirmant avoir menti | partent »
        end = before_main_verb(sentence, cue.left - 1, start, end)
    elif sentence.word(cue.left - 1) == "qui" and _is_part_of_subject(clause):  # « Un élu qui dit vouloir agir | part »
        end = before_main_verb(sentence, clause.source.first, start, end)
    return clause.claim([(start, end if quote < 0 else object_end(sentence, quote, end))], "infinitive")


def _marked_object(sentence: Sentence, start: int) -> int:
    """« a hâte de retrouver ce | « public » »: the quotation in the object of the infinitive, no title; or -1."""
    at = next((at for at in range(start, min(len(sentence), start + MAX_MARKED)) if at in sentence.quotes), -1)
    return -1 if at < 0 or is_title(sentence, at) or is_named(sentence, at) else at


def _marked_infinitive(sentence: Sentence, start: int) -> int:
    """« a voulu | « montrer sa colère » », « refuse | de « céder à la peur » »: the quotation of some words; or -1.

    Whatever the verb, such words are those of its subject.
    """
    at = start
    while at not in sentence.quotes and (sentence.word(at) in _BEFORE_MARKED or sentence.word(at) in NE):
        at += 1
    return at if at in sentence.long_quotes else -1


def _is_threat_of_thing(clause: Clause) -> bool:
    """« le mur menace de s'effondrer », « ces chiffres incitent à agir »: nobody speaks."""
    cue = clause.cue
    return clause.subject_kind == "other" and (cue.lemma in _THING_VERB or cue.entries[0].cls == "warn")


def _is_impersonal(clause: Clause, start: int) -> bool:
    """« il convient de prévenir »: nobody speaks; but « il convient d'avoir menti »."""
    mention = clause.source.mention
    if clause.cue.lemma not in _IMPERSONAL_VERB or mention is None or mention.head != "il":
        return False
    sentence = clause.sentence
    return sentence.word(start + 1) != "avoir" or sentence.word(start + 2) in _DETERMINER


def _infinitive_start(clause: Clause) -> int:
    """The first token of the infinitive group the cue governs, its preposition included; -1 where there is none."""
    sentence, cue, frames = clause.sentence, clause.cue, clause.cue.frames
    first = max(cue.after, clause.source.last + 1) if cue.passive else cue.after
    start = _bare_infinitive(sentence, first) if "inf" in frames else -1
    if start >= 0:
        return start
    starts = []
    past = past_circumstances(sentence, first, min(len(sentence), first + MAX_GAP))
    if sentence.word(past) in DE | {"à"} and sentence.word(past - 1) not in _NO_BARE_INFINITIVE:
        first = past  # « promet | il y a deux jours | de partir »
    if frames & _DE_FRAMES:
        starts.append(_prepositional_infinitive(clause, first, DE, far=bool(frames & _DE_AFTER_OBJECT)))
    if frames & _A_FRAMES:
        starts.append(_prepositional_infinitive(clause, first, frozenset("à"), far="obj_a_inf" in frames))
    return min((at for at in starts if at >= 0), default=-1)


def _bare_infinitive(sentence: Sentence, at: int) -> int:
    """« dit (aujourd'hui) ne pas avoir », « affirme être »: the first token of the infinitive group, or -1."""
    stop = min(len(sentence), at + MAX_ADDRESSEE)
    after = past_circumstances(sentence, at, stop)
    if opens_infinitive(sentence, after):
        is_asked = after > at and sentence.words[after - 1] in _INTERROGATIVE  # « explique comment | faire du pain »
        return -1 if after > at and (is_asked or _is_governed(sentence, after)) else after
    if after > at and sentence.word(after) == "," and sentence.word(after + 1) in ("avoir", "être"):
        return after + 1  # « a reconnu hier au micro |, avoir menti »
    if sentence.word(at) == ",":
        comma = find_word(sentence, ",", at + 1, at + MAX_INSERTION)
        return comma + 1 if comma >= 0 and opens_infinitive(sentence, comma + 1) else -1
    while at < stop and _is_adverb_before_infinitive(sentence.words[at]):
        at += 1
    if sentence.word(at) in _SAYING_PLACE and not opens_set_phrase(sentence, at):
        return _infinitive_after_addressee(sentence, at + 1, min(len(sentence), at + MAX_ADDRESSEE))
    return -1


def _infinitive_after_addressee(sentence: Sentence, at: int, stop: int) -> int:
    """« dit aux juges | ne pas avoir », « affirme dans un tweet | vouloir »: the infinitive group, or -1."""
    while at < stop and sentence.words[at] not in NE and not is_infinitive(sentence.words[at]):
        at += 1
    if at >= stop or not opens_infinitive(sentence, at):
        return -1
    return -1 if _is_governed(sentence, at) else at


def _is_governed(sentence: Sentence, at: int) -> bool:
    """« … pour s'| occuper d'eux »: a preposition before the infinitive and its pronouns has it."""
    at -= 1
    while sentence.words[at] in _CLITIC:
        at -= 1
    return sentence.words[at] in _NO_BARE_INFINITIVE


def _is_adverb_before_infinitive(word: str) -> bool:
    if word in NE or is_infinitive(word):
        return False
    return word in _ADVERB or word in _ADVERBIALS or word.endswith("ment")


def _prepositional_infinitive(clause: Clause, first: int, prepositions: frozenset[str], *, far: bool) -> int:
    """The preposition that opens « de partir », at once or (``far``) after an object or addressee; -1 if none does."""
    sentence = clause.sentence
    if sentence.word(first) in _SAYING_PLACE or not _TIME_NOUN.isdisjoint(sentence.words[first : first + 2]):
        far = True
    elif far and not clause.cue.frames & _PERSON_OBJECT and sentence.word(first) in _OBJECT_OPENERS:
        far = False  # « propose des machines capables de jouer »
    following = next((cue for cue in clause.cues[clause.index + 1 :] if cue.mood != "infinitive"), None)
    stop = following.left if following is not None else len(sentence)
    for at in range(first, min(stop, first + (MAX_GAP if far else MAX_ADVERBS))):
        word = sentence.words[at]
        if word in prepositions and sentence.words[at - 1] in _GOVERNS_INFINITIVE:
            continue  # « a prié huit minutes avant | de frapper », « les agents qui ont permis | d'aboutir »
        if word in prepositions and opens_infinitive(sentence, at + 1):
            return -1 if at - 1 > clause.cue.last and _is_of_infinitive(sentence, at - 1) else at
        if word == "qui" and far:
            continue  # « demande à ceux qui restent de »
        if at in sentence.quotes or word in _NO_INFINITIVE_BEYOND:
            return -1
        if word in SI and far and sentence.word(at - 1) == ",":
            return -1  # « P1, dit Ana Ruiz, | si les gens n'ont pas le droit de partir »
        if not far and (at > first + 1 or word == ","):
            return -1
        if word in _FINITE_VERB and sentence.word(at - 1) not in _BEFORE_NO_VERB:
            return -1
    return -1


def _is_of_infinitive(sentence: Sentence, at: int) -> bool:
    """« pour | aider | à promouvoir »: an infinitive with a preposition of its own governs what follows."""
    is_verb = is_infinitive(sentence.words[at]) and not sentence.is_capital(at)
    return is_verb and sentence.word(at - 1) in _BEFORE_OTHER_INFINITIVE


def colon(clause: Clause) -> Claim | None:
    """X a prévenu : « P » | X a dit ceci à la presse : « P » | X résume : P."""
    sentence, cue = clause.sentence, clause.cue
    if ("colon" not in cue.frames and "quote_obj" not in cue.frames) or ":" not in sentence.words[cue.last + 1 :]:
        return None
    source = clause.source
    start = max(cue.last, source.last if source.side == "right" else -1) + 1
    at = find_word(sentence, ":", start, start + MAX_BEFORE_COLON)
    if at < 0 or at + 1 >= len(sentence):
        return None
    between = [other for other in clause.cues if other.mood == "finite" and cue.last < other.left and other.last < at]
    if any(not _is_of_relative(sentence, other, at) for other in between):
        return None
    if clause.subject_kind in ("other", "document") and not cue.reports and source.side != "right":
        return None  # « Leur constat est clair : « P » »: of the constat's authors
    if cue.passive and has_finite(sentence, start, at):
        return None  # « Interrogée par le préfet, elle quitte la salle : « P » »
    if at + 1 in sentence.quotes:
        if _is_told_by_another(clause, at) or _is_work(sentence, start, at):
            return None
        if sentence.is_utterance.get(cue.left - 2) and _is_incise(clause):
            return None  # « P1 », a-t-il dit : « P2 », « P1 », dit un élu dont la voix tremble : « P2 »
        if source.mention is None and cue.mood != "infinitive":
            return None
        if any(start <= quote < at for quote in sentence.quotes) and quoted_object(clause) is not None:
            return None  # « X dénonce un « recul » : « P » » is two
        return clause.claim([(at + 1, at + 1)], "colon", is_direct=True)
    if _is_incise(clause):
        return None  # « P1, a-t-il dit : P2 » is one
    while start < at and (sentence.words[start] in _ADVERB or sentence.words[start] in _CONNECTIVE):
        start += 1  # « X prévient | toutefois | : P »
    if (at == start or _is_told_person(clause, start, at)) and _governs_unquoted(clause):
        return clause.claim([(at + 1, content_end(sentence, at + 1, clause))], "colon")
    return None


def _is_work(sentence: Sentence, start: int, colon: int) -> bool:
    """« a publié | un roman | : « Les Noces » »: the words in marks are its title."""
    is_named = is_title(sentence, colon + 1) and not sentence.is_utterance.get(colon + 1)
    return is_named and not _WORK.isdisjoint(sentence.words[start:colon])


def _is_told_by_another(clause: Clause, colon: int) -> bool:
    """« X explique que les élus | ont répondu aux lettres | : « P » »: X says P too, for the verb wants no words.

    But « X raconte que sa mère | lui a dit | : « P » ».
    """
    sentence, cue, subject = clause.sentence, clause.cue, clause.source.first
    if _is_of_relative(sentence, cue, colon):
        return any(other.reports and other.mood == "finite" for other in clause.cues[: clause.index])
    at = next((at for at in range(subject - 1, 0, -1) if sentence.words[at] in CLAUSE_BREAKS), 0)
    if clause.source.side != "left" or sentence.words[at] not in QUE:
        return False
    if not any(other.reports and other.mood == "finite" and other.last == at - 1 for other in clause.cues):
        return False
    wants_words = "quote_obj" in cue.frames and "que" in cue.frames and not cue.reflexive
    after = cue.last + 1
    while after < colon and (behind := past_adverb(sentence, after, colon)) > after:
        after = behind
    return not (wants_words and (after == colon or _is_addressee(sentence, after, colon)))


def _is_of_relative(sentence: Sentence, cue: VerbCue, colon: int) -> bool:
    """« X défend son client qui | a reconnu les faits | : « P » »: the verb has its object, and X says P."""
    if sentence.word(cue.left - 1) != "qui" or sentence.word(cue.left - 2) == ",":
        return False
    return cue.last + 1 < colon and sentence.words[cue.last + 1] in _DETERMINER


def _is_addressee(sentence: Sentence, at: int, stop: int) -> bool:
    """« a dit | à sa femme | : »: a person alone, with à before him, stands up to ``stop``."""
    phrase = phrase_at(sentence, at + 1) if sentence.words[at] in TO else None
    return (
        phrase is not None
        and phrase.last == stop - 1
        and mention_of(sentence, phrase).kind not in ("other", "document")
    )


def _is_incise(clause: Clause) -> bool:
    """« P, | a-t-il dit », « P, | rappelle le maire »: words stand before the verb, its subject after it."""
    sentence, left = clause.sentence, clause.cue.left
    if clause.source.side != "right" or sentence.word(left - 1) != ",":
        return False
    return left - 2 in sentence.quotes or has_finite(sentence, 0, left - 2)


def _is_told_person(clause: Clause, start: int, colon: int) -> bool:
    """« X a prévenu | les élus : P », where the verb takes the person told as its object."""
    if "obj_que" not in clause.cue.frames:
        return False
    phrase = phrase_at(clause.sentence, start)
    return phrase is not None and phrase.last == colon - 1


def _governs_unquoted(clause: Clause) -> bool:
    """« X résume : P », « X tire la sonnette d'alarme : P »: the verb may report a clause without marks."""
    cue = clause.cue
    if cue.mood != "finite" or clause.source.mention is None:
        return False
    if "que" not in cue.frames and not cue.entries[0].rest:
        return False
    return any(entry.indirect or entry.rest for entry in cue.entries)


CUE_RULES: tuple[Callable[[Clause], Claim | None], ...] = (
    comme,
    que_clause,
    infinitive,
    colon,
    incise,
    quoted_object,
    object_before,
    attribute_content,
    incise_without_comma,
)


def claim_of(clause: Clause) -> Claim | None:
    """The content of the clause's cue by the first rule that fits; None where it reports nothing.

    The rules look for the subject last: most verbs have no content, whoever theirs is.
    """
    for rule in CUE_RULES:
        claim = rule(clause)
        if claim is not None:
            return None if clause.source.is_hypothetical else claim
    return None
