"""Step 6, first half: attribution of the quotations that no reporting verb of their sentence governs.

One function per place where a reader finds the speaker; ``SIEVES`` is their order, the first that
answers wins, and its name is the rule of the result. Who a pronoun or « the speaker before » is, is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quotefind.grammar.analysis import Claim
from quotefind.grammar.appositions import with_apposition
from quotefind.grammar.authors import author_of
from quotefind.grammar.circumstances import past_adverb, past_circumstances
from quotefind.grammar.clauses import DASHES, find_word, has_finite, is_named, past_clitics, sentence_close
from quotefind.grammar.openings import cleft_subject, is_subject_by_itself, is_verb, main_subject
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.subjects import first_main_subject, last_main_subject
from quotefind.grammar.verbless import brought_in
from quotefind.lexicons.grammar import DE, DEFINITE, NE, OF, QUE, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import forenames, groups, roles, stopnames
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, verb_forms
from quotefind.model import Gender, Mention, Span
from quotefind.reading.words import QUOTE, Sentence, tokens_of, words_in
from quotefind.reports.unread_incises import after_quotation
from quotefind.reports.verbs_in_marks import verb_in_marks

_DETERMINER = function_words("determiner")
_PRE_ADJECTIVE = function_words("pre_adjective")
_MEANING_VERB = function_words("meaning_verb") | {"désigner"}
_WORK = function_words("work")
_SHOWN_WORDS = function_words("shown_words")
_SAYING_NOUNS = frozenset(nouns_of_saying())
_NOUNS_BEFORE_COLON = frozenset(form for form, noun in nouns_of_saying().items() if "colon" in noun.frames)
_CHARGE_VERB = function_words("charge_verb")
_FINITE = finite_forms()
_FORENAMES = forenames()
_GROUPS = groups()
_STOPNAMES = stopnames()
_IMPERSONAL = frozenset(("on", "tout", "rien", "cela", "ça"))
_OBJECT_PRONOUN: dict[str, Gender | None] = {"la": "f", "le": "m", "l'": None, "lui": None}
_CRY = function_words("cry")
_MEETING = function_words("meeting")
_STATEMENT_NOUN = function_words("statement_noun")
_TITLE_CONTEXT = function_words("title_context")

# Words in marks that nobody is said to have uttered: fewer than this are a scare quote or a name (one word
# and three, as a rule).
FRAGMENT_WORDS = 5
# Without a verb and a teller it takes more: « suspend « à titre conservatoire et temporaire » l'aide » is nobody's.
VERBLESS_WORDS = 6
# A clause with its subject that closes the sentence is told by fewer: « …, mais « personne n'est mort » ».
CLAUSE_WORDS = 3
LISTED_WORDS = 3  # where no saying is sure: one of several in a row, or on a banner
# Quoted words of a heading that are shorter than this may stand in the body by chance.
MIN_REPEATED = 8
# How far below a heading, in characters, its words are looked for: the length of a long article.
MAX_BODY = 20_000
# A verb with its clitics and auxiliary, in tokens: « | m' a avoué | : ».
MAX_PREDICATE = 4
MAX_TOLD = 8  # tokens behind the verb: « à la presse mardi. »
MAX_ADJECTIVES = 5  # tokens: « telle est l'ambition | à long terme | que »
MAX_LED_IN = 20  # tokens: « Dans la cour, c'est sans crainte | que | X peut parler »
MAX_KICKER = 2  # tokens: « Morceaux choisis | : »
MAX_JOINT = 5  # tokens: « , ou bien encore »
MAX_BROUGHT_IN = 8  # tokens of « le procureur de la République » before its colon

_LISTS = frozenset(", ; et ou puis encore bien mais aussi enfin /".split())
_CLOSES = frozenset(("", ".", "…", "!", "?", ")"))
_BEFORE_SIGNATURE = frozenset(("–", "—", "-", "(", ","))
_BEFORE_CHARGE = DE | {"pour"}
_PERSONS = frozenset(("name", "role", "pronoun", "group"))
_TELLERS = frozenset(("name", "role", "group", "organisation"))
_FIRST_PERSON = frozenset("je j' me m' moi mon ma mes nous notre nos".split())
_I = frozenset(("je", "j'", "moi"))
_WE = frozenset(("nous", "on"))
_OF_ONE = frozenset(("ses", "son", "sa"))
_HAS = frozenset(("a", "ont", "avait", "avaient"))
_BRINGS_IN = function_words("brings_in")
_ONE = frozenset(("un", "une"))  # « l'un d'entre eux » may be of things
_NOBODY = _ONE | {"on", "je", "nous"}
_ADVERB = function_words("adverb")
_COPULA = function_words("copula")
_PREPOSITION = function_words("preposition") | DE | TO
_ROLES = roles()
_THESE = frozenset(("ce", "cet", "cette", "ces"))
_TAKES_UP = [tuple(phrase.split(" ")) for phrase in sorted(function_words("takes_up"), key=len, reverse=True)]
_PARTICIPLE_ENDINGS = ("é", "i", "u", "it", "is")
_PARTICIPLE_FORMS = (*_PARTICIPLE_ENDINGS, "ée", "és", "ées", "ue", "us", "ues", "ie", "ies", "ite", "its", "ites")
_CLAUSE_JOINTS = frozenset((",", "mais", ":", "et", "car", "–"))
_AFTER_CLAUSE = frozenset((",", ";", ":", "–", "("))
_GOVERNED = QUE | {":", QUOTE}
_CLEFT = frozenset(("c'", "ce"))
_IT = frozenset(("le", "l'"))
_AT_LEAST = [tuple(phrase.split(" ")) for phrase in sorted(function_words("at_least"), key=len, reverse=True)]
_SIGNED = function_words("signed")
_SPEAKS = function_words("speaks_so")
_LEADS_IN = frozenset(("comme", "pour"))
_OPENS_CIRCUMSTANCE = function_words("subordinate_opener")
_OWN_CLAUSE_OPENER = function_words("determiner") | function_words("subject_pronoun")


@dataclass(slots=True)
class View:
    """What a sieve sees of a quotation: its sentence, its token, and what came before it in the text."""

    text: str
    sentence: Sentence
    at: int
    has_previous_here: bool  # an attribution stands before it in this paragraph
    has_previous: bool  # an attribution stands in this paragraph or the one before
    is_heading: bool  # the paragraph is short and ends without a stop
    is_alone: bool  # the quotation is all there is of its sentence
    speaker_here: Mention | None = None  # of the claim before it in the sentence
    tellers_before: Sequence[Mention] = ()  # who speak in the sentence before
    direct_here: AbstractSet[int] = frozenset()  # quotations of the sentence that are claimed already


def listed(view: View) -> Claim | None:
    """X scande : « P », « Q » et « R » : one more of the quotations that stand in a row behind a colon."""
    sentence, at = view.sentence, view.at
    before = at - 1
    while before > at - MAX_JOINT and sentence.word(before) in _LISTS:
        before -= 1
    if before not in view.direct_here or before == at - 1 or sentence.word(at + 1) not in _LISTS | _CLOSES:
        return None
    first = before
    while first - 2 in view.direct_here and sentence.words[first - 1] in _LISTS:
        first -= 2
    if sentence.word(first - 1) not in _LISTS | {":"}:
        return None
    if len(words_in(view.text, *sentence.quotes[at].inner)) < LISTED_WORDS:
        return None  # names and titles
    claim = Claim([(at, at)], -1, -1, "", None, "continued", same_speaker=True, is_direct=True)
    claim.evidence = ["it stands in a row of quotations"]
    return claim


def colon_without_verb(view: View) -> Claim | None:
    """Le maire : « P » | Dans un communiqué, le ministère est formel : « P » | X invite à attendre : « P »."""
    sentence, at = view.sentence, view.at
    if sentence.word(at - 1) != ":" or at < 2:
        return None
    if sentence.words[0] in TO and any(map(is_infinitive, sentence.words[1:3])):  # « A lire aussi sur X : »
        return Claim([(at, at)], -1, -1, "", None, "continued", same_speaker=view.has_previous, is_direct=True)
    may_be_title = sentence.is_title[at] and not sentence.is_utterance[at]
    if may_be_title and not _WORK.isdisjoint(sentence.words[: at - 1]):
        return None  # « Elle a signé un roman : « Les Noces » »
    affected = _affected(sentence)
    if affected is not None:
        return Claim([(at, at)], at - 1, at - 1, ":", affected, "colon-without-verb", is_direct=True)
    is_topic = _is_topic(sentence, at - 1)
    if is_topic and (view.is_heading or not view.has_previous):
        return Claim([(at, at)], at - 1, at - 1, ":", None, "heading", is_direct=True)
    noun = _opening_noun(sentence, at - 1)
    mention = view.speaker_here or _labelled(sentence, at - 1) or brought_in(sentence, 0, hi=at - 1)
    if mention is None:
        mention = _author_before_colon(sentence, at - 1)
    if mention is None and not is_topic:
        is_word = view.has_previous and _opens_with_word(sentence, at - 1)
        told = None if is_word else _told_before_colon(sentence, at - 1)
        mention = told if noun < 0 else author_of(sentence, noun)[0]
    if mention is None and may_be_title:
        is_short = len(words_in(view.text, *sentence.quotes[at].inner)) < LISTED_WORDS
        if is_short or _SHOWN_WORDS.isdisjoint(sentence.words[: at - 1]):
            return None  # « Au programme : « Les Noces » »; but « Une banderole : « Oui aux arbres » »
        return Claim([(at, at)], at - 1, at - 1, ":", None, "colon-without-verb", is_direct=True)
    if mention is None:
        mention = _brought_in(sentence, at - 1)
    claim = Claim([(at, at)], at - 1, at - 1, ":", mention, "colon-without-verb", is_direct=True)
    claim.same_speaker = mention is None
    return claim


def _labelled(sentence: Sentence, colon: int) -> Mention | None:
    """« À réécouter : | Ana Ruiz | : « P » »: a name that is all there is between two colons."""
    before = next((at for at in range(colon - 1, 0, -1) if sentence.words[at] == ":"), -1)
    phrase = phrase_at(sentence, before + 1, hi=colon) if before > 0 else None
    mention = mention_of(sentence, phrase) if phrase is not None and phrase.last == colon - 1 else None
    return mention if mention is not None and mention.kind == "name" else None


def _brought_in(sentence: Sentence, colon: int) -> Mention | None:
    """« Même constat pour | le maire | : « P » »: the person without a name whom a preposition brings in last."""
    for first in range(max(1, colon - MAX_BROUGHT_IN), colon):
        phrase = phrase_at(sentence, first, hi=colon)
        if phrase is None or phrase.last != colon - 1:
            continue
        mention = mention_of(sentence, phrase)
        if mention.kind != "role" or mention.plural or mention.name is not None:
            continue
        return mention if {sentence.words[first - 1], sentence.words[first]} & _BRINGS_IN else None
    return None


def _opening_noun(sentence: Sentence, stop: int) -> int:
    """« La | réponse | du maire est cinglante : », « Seul | regret | : »: the noun, which is nobody; -1 for none."""
    at = 0
    while at < stop and (sentence.words[at] in _DETERMINER or sentence.words[at] in _PRE_ADJECTIVE):
        at += 1
    return at if at < stop and sentence.words[at] in _NOUNS_BEFORE_COLON else -1


def _told_before_colon(sentence: Sentence, colon: int) -> Mention | None:
    """The subject before a colon; a thing only where it says something: not « la politique semble la bonne : »."""
    if colon <= MAX_KICKER and sentence.words[0] in _STOPNAMES:
        return None  # « Extrait : « P » », « Morceaux choisis : « P » »
    source = cleft_subject(sentence)
    if source.mention is None:
        source = last_main_subject(sentence, colon)
    if source.mention is None or source.mention.kind == "other":
        source = main_subject(sentence, 0, colon)
    if source.mention is None or not (source.mention.kind == "other" or source.mention.head in _ONE):
        return source.mention
    predicate = sentence.words[source.last + 1 : source.last + 1 + MAX_PREDICATE]
    return source.mention if any(map(_is_reporting, predicate)) else None


def _affected(sentence: Sentence) -> Mention | None:
    """« On | la | sent épuisée : « P » », « Tout | l' | inquiète : « P » »: whom it tells of, by a pronoun."""
    words = sentence.words
    at = 1 + (sentence.word(1) in NE)
    if words[0] not in _IMPERSONAL or sentence.word(at) not in _OBJECT_PRONOUN or not sentence.word(at + 1).isalpha():
        return None
    gender = _OBJECT_PRONOUN[words[at]]
    return Mention(
        sentence.starts[at], sentence.ends[at], "pronoun", gender, False, None, "elle" if gender == "f" else "il"
    )


def _is_topic(sentence: Sentence, colon: int) -> bool:
    """« Ukraine : « P » », « Mairie de Nevy : « P » »: a place or the bare noun of a body is what it is about."""
    words = sentence.words[:colon]
    if not set(words).isdisjoint(_FINITE) or not words[0][0].isalpha() or words[0] in _DETERMINER:
        return False
    phrase = phrase_at(sentence, 0, hi=colon)
    if phrase is None:
        return False
    mention = mention_of(sentence, phrase)
    is_topic = mention.kind in ("place", "group") or (mention.kind == "organisation" and words[0] in _GROUPS)
    return is_topic and phrase.last == colon - 1


def _opens_with_word(sentence: Sentence, colon: int) -> bool:
    """« Interrogé sur le pont : « P » », « Ligue 1 : « P » »: the capital is the sentence's, or of who is known.

    But « Roux (PS) : « P » ».
    """
    phrase = phrase_at(sentence, 0, hi=colon)
    if phrase is None or phrase.last > 0 or colon < 2 or sentence.words[0] in _FORENAMES:
        return False
    return mention_of(sentence, phrase).kind == "name" and sentence.words[1][0].isalnum()


def _author_before_colon(sentence: Sentence, colon: int) -> Mention | None:
    """« Cela rejoint la thèse | de Paul Roux, politologue | : »: whose the last noun of saying is, if right there."""
    noun = next((at for at in range(colon - 2, 0, -1) if sentence.words[at] in _NOUNS_BEFORE_COLON), -1)
    if noun < 0 or sentence.word(noun + 1) not in OF or sentence.words[noun - 1 : noun + 1] == ["à", "propos"]:
        return None
    phrase = phrase_at(sentence, noun + 2, hi=colon)
    if phrase is None or sentence.word(phrase.last + 1) not in (",", ":"):
        return None
    if not _FINITE.isdisjoint(sentence.words[phrase.last + 1 : colon]):
        return None
    return author_of(sentence, noun)[0]


def neighbour(view: View) -> Claim | None:
    """X est formel. « P » | X regarde passer les camions. « P » : the subject of the sentence before speaks.

    Where the quotation opens its paragraph, the subject of the sentence after it may: « P » X n'y croyait plus.
    """
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence) or sentence.quotes[at].carries_on:
        return None
    behind = tokens_of(view.text, *sentence.after_opening) if sentence.after_opening is not None else None
    said_by = None
    if behind is not None and len(behind):
        said_by = _whose_words(behind, 0) or _who_affirms(behind, 0)
    if said_by is not None:
        return _implied(at, said_by)
    if sentence.before is not None:
        mention = _person_in(view.text, sentence.before)
        tellers = [teller for teller in view.tellers_before if sentence.before.start <= teller.start]
        if mention is not None and tellers and all(teller.start != mention.start for teller in tellers):
            mention = tellers[-1]  # « Les élus hésitent, dit X. « P » », « Selon X, les élus hésitent. « P » »
        if mention is not None and view.has_previous and _is_about(view, mention):
            return None  # « Ses filles l'ont aidé. « Elles ont tout fait pour moi. » »: goes on with who spoke
        if mention is not None and _are_of_one_who_speaks(view, mention):
            return None
        if mention is not None:
            return _implied(at, mention)
    elif sentence.after_opening is not None and sentence.is_utterance[at] and not view.has_previous_here:
        opening = tokens_of(view.text, *sentence.after_opening)
        mention = _who_affirms(opening, 0)
        if mention is None and (sentence.after is not None or has_finite(opening, 0, len(opening) - 1)):
            mention = _person_in(view.text, sentence.after_opening)
        if mention is None and sentence.after is not None:
            mention = _led_in(tokens_of(view.text, *sentence.after))
        if mention is not None and mention.kind in ("name", "role", "group") and not _are_others(view, mention):
            return _implied(at, mention)
    return None


def _is_about(view: View, mention: Mention) -> bool:
    """Whether the quoted words open with the pronoun of whom is mentioned: « Ils … » of « les élus ».

    Of one person only where the words say « je » beside: « Son père l'attendait. « Il ne me disait rien. » »
    """
    words = words_in(view.text, *view.sentence.quotes[view.at].inner)
    if not words:
        return False
    if mention.plural:
        return words[0] == ("elles" if mention.gender == "f" else "ils")
    if words[0] != ("elle" if mention.gender == "f" else "il") or words[1:2] == ["y"] or "faut" in words[1:3]:
        return False
    return not _FIRST_PERSON.isdisjoint(words)


def _are_of_one_who_speaks(view: View, mention: Mention) -> bool:
    """« Ses parents se sont inquiétés. « J'ai douté. » »: several who are somebody's, before words of one."""
    first = view.text[mention.start : mention.end].lower().partition(" ")[0]
    return first in _OF_ONE and _are_others(view, mention)


def _are_others(view: View, mention: Mention) -> bool:
    """Whether several are mentioned, and one speaks: « Je riais. »."""
    words = words_in(view.text, *view.sentence.quotes[view.at].inner)
    return mention.plural and not _I.isdisjoint(words) and _WE.isdisjoint(words)


def _who_affirms(sentence: Sentence, at: int) -> Mention | None:
    """« P. | C'est ce qu'affirme X. », « P, | tel est le credo de X »: who is behind the words, if that is said."""
    words = sentence.words
    opening, at = _taken_up(sentence, at)
    if not opening:
        return _signed_by(sentence, at) or _whose_words(sentence, at)
    if opening[-1] not in QUE and opening[-1] != "comment":
        return _whose_noun(sentence, at + (sentence.word(at) in _DETERMINER))
    subject = main_subject(sentence, at, len(sentence))
    verb = past_clitics(sentence, subject.last + 1)
    if subject.first == at and verb < len(sentence) and is_verb(sentence, verb):
        return subject.mention  # « voilà ce que | la maire | demande »
    while (
        at < len(sentence)
        and not sentence.is_capital(at)
        and (words[at] in _FINITE or words[at].endswith(_PARTICIPLE_ENDINGS) or _is_reporting(words[at]))
    ):
        at += 1
    phrase = phrase_at(sentence, at)
    mention = mention_of(sentence, phrase) if phrase is not None else None
    return mention if mention is not None and mention.kind in _PERSONS else None


def _taken_up(sentence: Sentence, at: int) -> tuple[tuple[str, ...], int]:
    """The phrase that takes up the words before, and the token behind it: « C'est (du moins) ce que | pense X »."""
    adverbs = at + 2
    if sentence.word(at + 1) in _COPULA:
        words = tuple(sentence.words[adverbs : adverbs + 3])
        adverbs += next((len(phrase) for phrase in _AT_LEAST if words[: len(phrase)] == phrase), 0)
        while adverbs < len(sentence) and past_adverb(sentence, adverbs, len(sentence)) > adverbs:
            adverbs = past_adverb(sentence, adverbs, len(sentence))
    for phrase in _TAKES_UP:
        for rest in (adverbs, at + 2):
            end = rest + len(phrase) - 2
            if (*sentence.words[at : at + 2], *sentence.words[rest:end]) == phrase:
                return phrase, end
    return (), at


def _signed_by(sentence: Sentence, at: int) -> Mention | None:
    """« P. | Signé X. », « P. | Ainsi parlait X. »: the person."""
    is_so = sentence.word(at) == "ainsi"
    start = past_clitics(sentence, at + 1) + 1 if is_so else at + 1
    if not (sentence.word(start - 1) in _SPEAKS if is_so else sentence.word(at) in _SIGNED):
        return None
    phrase = phrase_at(sentence, past_circumstances(sentence, start, len(sentence)))
    mention = mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None
    return mention if mention is not None and mention.kind in ("name", "role") else None


def _whose_noun(sentence: Sentence, noun: int) -> Mention | None:
    """« tel est le | message | de X », « telle est l'| ambition | que X a présentée »: whose the noun of saying is."""
    if sentence.word(noun) not in _SAYING_NOUNS:
        return None
    author, last = author_of(sentence, noun)
    if author is not None:
        return author
    que = next(
        (at for at in range(noun + 1, min(len(sentence), last + MAX_ADJECTIVES)) if sentence.words[at] in QUE), 0
    )
    subject = main_subject(sentence, que + 1, len(sentence))
    return subject.mention if que and subject.first == que + 1 else None


def _whose_words(sentence: Sentence, at: int) -> Mention | None:
    """« P. | Cette petite phrase de X annonce … », « P. | Ces mots sont de X | ont été prononcés par X. »: the person.

    None where nobody is named.
    """
    is_shown = sentence.word(at) == "voilà" and sentence.word(at + 1) in _DETERMINER  # « P. | Voilà les mots de X »
    if sentence.word(at) in _CLEFT:
        return _who_in_cleft(sentence, at)
    is_of = sentence.word(at) in DEFINITE and sentence.word(at + 2) in _COPULA | _HAS  # « P. | La formule est de X »
    if sentence.word(at) not in _THESE and not is_shown and not is_of:
        return None
    noun = at + 1 + is_shown
    while sentence.word(noun) in _PRE_ADJECTIVE:
        noun += 1
    if sentence.word(noun) not in _NOUNS_BEFORE_COLON:
        return None
    of = noun + (2 if sentence.word(noun + 1) in _COPULA or sentence.word(noun + 2) in OF else 1)
    if sentence.word(of) not in OF | _SIGNED:
        of = _agent_of(sentence, noun + 1)
    of += sentence.word(of) in _SIGNED and sentence.word(of + 1) in OF
    phrase = phrase_at(sentence, of + 1) if of > 0 else None
    mention = mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None
    return mention if mention is not None and mention.kind in ("name", "role") else None


def _whose_cry(sentence: Sentence, at: int) -> Mention | None:
    """« P : | l'appel d'Ana Ruiz », « P : | le coup de gueule du maire », « P : | rencontre avec Ana Ruiz »: hers.

    Nothing stands behind but who she is.
    """
    words = sentence.words
    if at >= len(words):
        return None
    noun = at + (words[at] in _DETERMINER)
    while sentence.word(noun) in _PRE_ADJECTIVE:
        noun += 1
    of = noun + 1
    if sentence.word(noun) in _CRY and sentence.word(of) in OF and sentence.word(of + 2) in OF:
        of += 2  # « le cri | du cœur | d'Ana Ruiz »
    elif noun > at and sentence.word(noun) in _NOUNS_BEFORE_COLON:
        of += sentence.word(of) not in OF  # « l'appel | poignant | d'Ana Ruiz »
    elif noun > at or sentence.word(noun) not in _MEETING or sentence.word(of) not in ("avec", "de", "d'"):
        return None
    phrase = phrase_at(sentence, of + 1) if of + 1 < len(sentence) else None
    if phrase is None or (sentence.words[of] not in OF and words[noun] not in _MEETING):
        return None
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    is_last = sentence.word(phrase.last + 1) in ("", ".", "!")
    return mention if is_last and mention.kind in ("name", "role") else None


def _who_in_cleft(sentence: Sentence, at: int) -> Mention | None:
    """« P. | C'est | Ana Ruiz | qui l'affirme »: the person; none in « Ce n'est pas Ana Ruiz qui le dit »."""
    phrase = phrase_at(sentence, at + 2) if sentence.word(at + 1) in _COPULA else None
    if phrase is None:
        return None
    phrase = with_apposition(sentence, phrase)
    qui = phrase.last + 1 + (sentence.word(phrase.last + 1) == ",")
    if sentence.word(qui) != "qui" or sentence.word(qui + 1) not in _IT:
        return None
    verb = next((word for word in sentence.words[qui + 2 : qui + 4] if _is_reporting(word)), None)
    mention = mention_of(sentence, phrase)
    return mention if verb is not None and mention.kind in ("name", "role") else None


def _agent_of(sentence: Sentence, at: int) -> int:
    """« Cette phrase, cinglante, est prononcée | par | X »: the token of par behind the passive verb; -1 for none."""
    if sentence.word(at) == ",":
        at = find_word(sentence, ",", at + 1, len(sentence)) + 1
    passive = at
    while sentence.word(passive) in _COPULA or sentence.word(passive) in _HAS or sentence.word(passive) == "été":
        passive += 1
    is_passive = passive > at and sentence.word(passive).endswith(_PARTICIPLE_FORMS)
    return passive + 1 if is_passive and sentence.word(passive + 1) == "par" else -1


def _person_in(text: str, span: Span) -> Mention | None:
    """The subject of the sentence where it is a person."""
    sentence = tokens_of(text, *span)
    passed_to = brought_in(sentence, 0)
    if passed_to is not None:
        return passed_to if passed_to.kind in _PERSONS else None  # « Colère | du maire |. »
    mention, main = main_subject(sentence, 0, len(sentence)).mention, first_main_subject(sentence)
    is_behind_opening = sentence.word(main.first - 1) == "," and (
        mention is None or mention.end < sentence.starts[main.first]
    )
    if main.mention is not None and main.mention.kind != "other" and is_behind_opening:
        mention = main.mention  # « Invité par le préfet, | le maire | ne décolère pas. »
    if mention is None or mention.kind not in _PERSONS:
        return None
    words = words_in(text, mention.start, mention.end)
    if words[0] in _OF_ONE and words[1:2] and words[1] not in _ROLES:
        return None  # « Son quartier, Trace-Bouc, est menacé. »
    is_word = mention.name is not None and len(words_in(text, *mention.name)) == 1
    if is_word and mention.kind == "name" and not is_subject_by_itself(sentence, words[0]):
        return None  # « Reste à savoir qui paiera. », « Tel est le slogan. »: a capital for the sentence's sake
    return None if mention.head in _NOBODY else mention


def _led_in(sentence: Sentence) -> Mention | None:
    """« P » | Si, comme | Flore |, vous … | Pour | l'ancien joueur |, … | C'est mardi que | Ana Ruiz | peut … ."""
    for at in range(min(len(sentence), MAX_LED_IN)):
        word, before = sentence.words[at], sentence.word(at - 1)
        is_cleft = word in QUE and not _CLEFT.isdisjoint(sentence.words[:at])
        if not is_cleft and not (word in _LEADS_IN and before in ("", ",")):
            continue
        phrase = phrase_at(sentence, at + 1)
        mention = mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None
        if mention is not None and mention.kind in ("name", "role") and not mention.plural:
            return mention
    return None


def _implied(at: int, mention: Mention) -> Claim:
    claim = Claim([(at, at)], -1, -1, "", mention, "neighbour", is_direct=True, is_implied=True)
    claim.evidence = ["the subject of the sentence beside it"]
    return claim


def continued(view: View) -> Claim | None:
    """« P », a dit X. « Q. » : a quotation that stands alone goes on with the speaker before it."""
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence) or not view.has_previous or view.is_heading:
        return None
    if view.is_alone and not sentence.quotes[at].carries_on and not sentence.is_utterance[at]:
        return None
    claim = Claim([(at, at)], -1, -1, "", None, "continued", same_speaker=True, is_direct=True)
    claim.evidence = ["it stands alone after a quotation"]
    return claim


def heading(view: View) -> Claim | None:
    """« Un tournant historique » | Une « victoire » pour la ville : a heading in marks, whole or in part.

    Its words come from the body, where the resolution finds whose they are; partly marked headings count
    only if the body has the words in marks again.
    """
    sentence, at = view.sentence, view.at
    if not view.is_heading or _is_charge(sentence, at):
        return None
    if _stands_alone(sentence):
        return Claim([(at, at)], -1, -1, "", None, "heading", is_direct=True)
    inner = view.text[slice(*sentence.quotes[at].inner)]
    start = sentence.quotes[at].end
    if len(inner) < MIN_REPEATED or view.text.find(inner, start, start + MAX_BODY) < 0:
        return None
    last = len(sentence) - 1
    if at == 0 and sentence.word(1) == ":" and sentence.is_utterance[at]:
        return Claim([(at, at)], 1, 1, ":", None, "heading", is_direct=True)
    if sentence.word(at - 1) == ":" and at == last:
        if _opens_with_name(view.text, sentence, at - 1):
            return None  # « Ana Ruiz : « P » »: that name speaks
        return Claim([(at, at)], at - 1, at - 1, ":", None, "heading", is_direct=True)
    return Claim([(0, last)], -1, -1, "", None, "heading")


def _opens_with_name(text: str, sentence: Sentence, colon: int) -> bool:
    """Whether a whole name is all that stands before the colon; a word alone may be the matter: « Mercato : « P » »."""
    mention = main_subject(sentence, 0, colon).mention
    if mention is None or mention.name is None or mention.end != sentence.ends[colon - 1]:
        return False
    return mention.start == sentence.starts[0] and " " in text[slice(*mention.name)]


def alone(view: View) -> Claim | None:
    """A heading or opening quotation with nobody named."""
    sentence, at = view.sentence, view.at
    if not _stands_alone(sentence):
        return None
    if not (sentence.is_utterance[at] or view.is_alone):
        return None
    return Claim([(at, at)], -1, -1, "", None, "unattributed", is_direct=True)


def clause_in_marks(view: View) -> Claim | None:
    """Words in marks that no verb of the sentence reports, long enough to be somebody's.

    « La gare « est fermée pour une enquête ». » : the writer's sentence with the speaker's words in it;
    « Quatre maisons sont touchées, mais « la plupart des habitants ont pu rentrer ». » : a clause of its own.
    """
    sentence, at = view.sentence, view.at
    words = words_in(view.text, *sentence.quotes[at].inner)
    has_verb = any(word in _FINITE for word in words)
    is_clause = at in sentence.whole_clauses and sentence.word(at - 1) in _CLAUSE_JOINTS and at == len(sentence) - 2
    if (
        len(words) < (CLAUSE_WORDS if is_clause else FRAGMENT_WORDS)
        or sentence.word(at - 1) in _TITLE_CONTEXT
        or is_named(sentence, at)
        or _is_statement(sentence, at)
    ):
        return None
    if _is_charge(sentence, at) or _is_meaning(sentence, at):
        return None
    said_by = _who_affirms(sentence, at + 2) if at == 0 and sentence.word(1) in _CLAUSE_JOINTS else None
    if said_by is not None:
        return _implied(at, said_by)
    teller = _teller(sentence, at)
    is_long = teller is not None or (view.has_previous_here and len(words) >= VERBLESS_WORDS)
    if not has_verb and (not is_long or sentence.is_title[at]):
        return None
    start, end = _clause_extent(sentence, at, is_own=words[0] in _OWN_CLAUSE_OPENER)
    if teller is None and view.has_previous_here and start == 0:
        teller = _who_acts(view.text, sentence, at)
    claim = Claim([(start, end)], -1, -1, "", teller, "clause-in-marks")
    claim.same_speaker = teller is None and view.has_previous_here
    claim.is_direct = start == at == end
    return claim


def _teller(sentence: Sentence, at: int) -> Mention | None:
    """« Les syndicats | ont cité plusieurs manques, ce qui crée un « P » »: who tells in the clause that opens.

    Or who acts behind it: « Contre « P », | la ville | a fermé la place ».
    """
    if sentence.word(at + 1) == "," and at and sentence.word(at - 1) in _PREPOSITION:
        behind = main_subject(sentence, at + 2, len(sentence))
        if behind.first == at + 2 and behind.mention is not None and behind.mention.kind in _TELLERS | {"place"}:
            return behind.mention
    if sentence.words[0] == "quant":  # « Quant à Ana Ruiz, ce qui compte « P » »
        phrase = phrase_at(sentence, 2, hi=at)
        mention = mention_of(sentence, phrase) if phrase is not None else None
        return mention if mention is not None and mention.kind in ("name", "role") else None
    source = main_subject(sentence, 0, at)
    if source.mention is None or source.mention.kind not in _TELLERS:
        return None
    verb = past_clitics(sentence, source.last + 1)
    if sentence.word(verb) in _HAS:
        verb += 1
        while sentence.word(verb) in _ADVERB:
            verb += 1
    return source.mention if verb < at and _is_reporting(sentence.words[verb]) else None


def _who_acts(text: str, sentence: Sentence, quote: int) -> Mention | None:
    """« | Paul Roux | s'en prend aux élus qui « P » »: by his full name, another than who spoke before."""
    acting = main_subject(sentence, 0, quote).mention
    if acting is None or acting.name is None or acting.kind != "name" or acting.plural:
        return None
    return acting if " " in text[slice(*acting.name)] else None


def _is_meaning(sentence: Sentence, at: int) -> bool:
    """« Le mot désigne | « celui qui marche » », « signifie littéralement | « P » »: what a word means."""
    before = at - 1
    while before > 0 and (sentence.words[before] in _ADVERB or sentence.words[before].endswith("ment")):
        before -= 1
    return any(form.base in _MEANING_VERB for form in verb_forms().get(sentence.word(before), ()))


def _is_statement(sentence: Sentence, at: int) -> bool:
    """« d'accord avec l'affirmation | « P » », « la théorie de | « P » »: words that are spoken of, as nobody's."""
    noun = at - 1 - (sentence.word(at - 1) == "de")
    return sentence.word(noun) in _STATEMENT_NOUN


def _clause_extent(sentence: Sentence, at: int, *, is_own: bool) -> tuple[int, int]:
    """The clause around the quoted words: the marks themselves where they hold a clause of their own after a joint."""
    start = end = at
    is_main = sentence.words[0] in _OPENS_CIRCUMSTANCE  # « Lorsqu'il est rentré, « elle pleurait » »
    if at and (is_main or not (is_own and sentence.word(at - 1) in _CLAUSE_JOINTS)):
        start = next((back + 1 for back in range(at - 1, -1, -1) if sentence.words[back] in (";", ":")), 0)
    if start < at and sentence.word(at + 1) not in _AFTER_CLAUSE:
        end = sentence_close(sentence)
    return start, end


def before_colon(view: View) -> Claim | None:
    """« P » : X est amer | « P » : X quitte la mairie : who is told of behind the colon spoke before it."""
    sentence, at = view.sentence, view.at
    if at != 0 or sentence.word(1) != ":":
        return None
    said_by = _who_affirms(sentence, 2)
    if said_by is None and sentence.is_utterance[at]:
        said_by = _whose_cry(sentence, 2)
    if said_by is not None:
        return _implied(at, said_by)
    source = main_subject(sentence, 2, len(sentence))
    mention = source.mention
    if not sentence.is_utterance[at] and not _is_reporting(sentence.word(source.last + 1)):
        return None  # « « La Bohème » : Ana Ruiz chante »; but « « Des cibles » : Ana Ruiz avertit les voisins »
    if mention is None or mention.kind not in _PERSONS or (view.is_heading and mention.name is None):
        return None
    claim = Claim([(at, at)], 1, 1, ":", mention, "colon-without-verb", is_direct=True)
    claim.evidence = ["the subject behind the colon"]
    return claim


def equated(view: View) -> Claim | None:
    """« P » est la réponse de X | « P », a été la réaction de X : what somebody's words are."""
    sentence, at = view.sentence, view.at
    if at != 0 or not sentence.is_utterance[at]:
        return None
    verb = 1 + (sentence.word(1) == ",")
    noun = verb + 1
    if sentence.word(verb) in _HAS and sentence.word(noun) == "été":
        noun += 1
    elif sentence.word(verb) not in _COPULA:
        return None
    if sentence.word(noun) not in DEFINITE:
        return None
    mention = _whose_noun(sentence, noun + 1)
    return _implied(at, mention) if mention is not None and mention.kind in _TELLERS else None


def subject_before_verb(view: View) -> Claim | None:
    """« P », X a déclaré | « P », X explique à la presse : the order of other languages, nothing else reported."""
    sentence, at = view.sentence, view.at
    if at != 0 or sentence.word(1) != "," or not sentence.is_utterance[at]:
        return None
    source = main_subject(sentence, 2, len(sentence))
    if source.first != 2 or source.mention is None or source.mention.kind not in _TELLERS:
        return None
    first = last = past_clitics(sentence, source.last + 1)
    if sentence.word(first) in _HAS:
        last += 1
        while sentence.word(last) in _ADVERB:
            last += 1
    rest = sentence.words[last + 1 :]
    if not _is_reporting(sentence.word(last)) or not _GOVERNED.isdisjoint(rest) or len(rest) > MAX_TOLD:
        return None
    return Claim([(at, at)], first, last, sentence.words[last], source.mention, "incise", is_direct=True)


def _is_reporting(word: str) -> bool:
    """Whether the word is a form of a verb that reports: « avertit », not « chante »."""
    return any(
        entry.indirect and not entry.rest for form in verb_forms().get(word, ()) for entry in entries_for(form.base)
    )


def signed(view: View) -> Claim | None:
    """« P » — X, maire de Nevy | « P » (X) | « P », X, maire de Nevy : a name alone behind the quotation."""
    sentence, at = view.sentence, view.at
    if not sentence.is_utterance[at] or sentence.word(at - 1) == ":":
        return None  # « Ana Ruiz : « P » – Nevy »
    if at == len(sentence) - 1 and sentence.after is not None:
        mention = _signature(tokens_of(view.text, *sentence.after), 0)
    elif sentence.word(at + 1) in _BEFORE_SIGNATURE:
        mention = _signature(sentence, at + 1)
    else:
        return None
    if mention is None:
        return None
    claim = Claim([(at, at)], -1, -1, "", mention, "signature", is_direct=True)
    claim.evidence = ["the name alone behind it"]
    return claim


def _signature(sentence: Sentence, at: int) -> Mention | None:
    """The name, with or without an office, that is all there is from token ``at`` on."""
    opened = at
    while at < len(sentence) and not sentence.words[at][0].isalnum():
        at += 1
    is_set_off = not DASHES.isdisjoint(sentence.words[opened:at])  # « — Le Petit »; else only « Jean Morand »
    phrase = phrase_at(sentence, at) if sentence.is_capital(at) else None
    if phrase is None or not (is_set_off or (phrase.last > at and sentence.words[at] in _FORENAMES)):
        return None
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    rest = sentence.words[phrase.last + 1 :]
    return mention if mention.name is not None and not any(word[0].isalnum() for word in rest) else None


def unread_incise(view: View) -> Claim | None:
    """« P », a ronchonné le guide | « P », met-il en avant : an incise whose verb no list has."""
    return after_quotation(view.sentence, view.at)


def verb_inside(view: View) -> Claim | None:
    """Le club a « félicité ses joueurs » : the subject of the verb in the marks speaks."""
    return verb_in_marks(view.sentence, view.at)


SIEVES: tuple[Callable[[View], Claim | None], ...] = (
    unread_incise,
    listed,
    verb_inside,
    signed,
    before_colon,
    equated,
    subject_before_verb,
    heading,
    colon_without_verb,
    neighbour,
    continued,
    alone,
    clause_in_marks,
)


def attribute_quotation(view: View) -> Claim | None:
    """The claim of the first sieve that answers for this quotation; None where it is no quotation of speech."""
    for sieve in SIEVES:
        claim = sieve(view)
        if claim is not None:
            return claim
    return None


def _is_charge(sentence: Sentence, at: int) -> bool:
    """« accusé de « vol aggravé » », « jugé pour « abus » et « recel » »: the words of the law."""
    while sentence.word(at - 1) in ("et", ",") and at - 2 in sentence.quotes:
        at -= 2
    return sentence.word(at - 1) in _BEFORE_CHARGE and not _CHARGE_VERB.isdisjoint(sentence.words[:at])


def _stands_alone(sentence: Sentence) -> bool:
    """Whether the sentence is this quotation and signs only."""
    return len(sentence) == 1 or not any(word[0].isalnum() for word in sentence.words)
