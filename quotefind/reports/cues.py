"""Step 3: reporting verbs and source phrases of a sentence's narration, with the shape they stand in.

Only finds and describes the expressions; whose they are and what they report is for later steps.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from quotefind.grammar.analysis import VerbCue
from quotefind.grammar.circumstances import past_circumstances
from quotefind.grammar.clauses import find_word, has_finite, opens_infinitive
from quotefind.lexicons.grammar import DE, OF, POSSESSIVE, QUE, TO, finite_forms, function_words
from quotefind.lexicons.nouns import groups, roles
from quotefind.lexicons.verbs import VerbEntry, auxiliary_forms, entries_for, nouns_of_saying, verb_forms
from quotefind.reading.words import QUOTE, Sentence
from quotefind.snapshot import stored

_ADVERB = function_words("adverb")
_ADVERBIAL_PAIR = function_words("adverbial_pair")
_ASPECT = function_words("aspect")
_REFLEXIVE_ASPECT = function_words("aspect_reflexive")
_RANK = function_words("rank_of_sayer")
_ARTICLE = frozenset(("le", "la", "les"))
_AUXILIARY_FORMS = auxiliary_forms()
_CLITIC = function_words("clitic")
_INTENTION = function_words("intention")
_PRE_ADJECTIVE = function_words("pre_adjective")
_DETERMINER = function_words("determiner")
_FORCED_VERB = function_words("forced_verb")
_GAP_WORD = function_words("gap_word")
_GROUPS = groups()
_NEGATION = function_words("negation")
_FINITE = finite_forms()
_NOUN_HOMOGRAPH = function_words("noun_homograph")
_PAST_MODAL = function_words("past_modal")
_PERSON_PRONOUN = function_words("person_pronoun")
_PREPOSITION = function_words("preposition")
_RELATIVE = function_words("relative")
_ROLES = roles()
_SAYING_NOUNS = nouns_of_saying()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_TIME_NOUN = function_words("time_noun")
_VERB_FORMS = verb_forms()
_BEFORE_NOUN = OF | TO - {"à"} | {"par", "sans", "sous", "en"}
# What may stand between auxiliary and participle: « a, lui aussi, tenu ».
_BETWEEN = _ADVERB | _GAP_WORD | _NEGATION | _PERSON_PRONOUN | _TIME_NOUN | {","}


_BESIDE_VERB = _ADVERB | _TIME_NOUN | {"pas", "elle", "il", ","}
_ADVERBIAL_OPENER = frozenset(("à", "de", "pour", "une", "plusieurs", "quant", "maintes", "ce", "cette"))
_ADVERBIAL_NOUN = _TIME_NOUN | {"reprises", "fois", "côté", "part", "tour", "lui", "elle", "eux", "elles"}
_PRONOMINAL = function_words("pronominal")
_OWN_CONTENT = frozenset(("que", "inf", "de_inf", "a_inf", "quote_obj", "noun_obj_quoted"))
_SIGNS = frozenset((",", ":", ";", ".", QUOTE))
_NOUNS = nouns_of_saying()
_TELLING_CLASSES = frozenset(("say", "announce", "recall", "promise"))
_AFTER_VERB = QUE | {":", QUOTE}
# What may stand before a verb whose subject is in the sentence before.
_BEFORE_ELLIPTIC = _CLITIC | {"et", "mais", "puis", "ou", "aussi", "enfin", "ensuite"}
_IMPERATIVE = function_words("imperative")
_ENDS_GROUP = frozenset((".", ";", ":", QUOTE))
_BEFORE_INCISE = frozenset((",", QUOTE, "?", "!", "…", "–", "—"))
_OPENS_OBJECT = (_DETERMINER - {"au", "aux"}) | QUE
_JOINS_PARTICIPLES = frozenset(("et", "mais", "puis"))
_PARTICIPLE_ENDINGS = ("é", "i", "u", "is", "it")

_PARTED = frozenset((",", ";", ":", "."))
_PAST_AUXILIARY = frozenset(("a", "ai", "ont", "avait", "avaient", "ayant"))

# How many tokens a verb group may hold between auxiliary and participle: « a, lui aussi, tenu mardi à préciser ».
MAX_AFAR = 14  # ... with circumstances between them
MAX_GAP = 7


# Between the verb of an expression and its other words: « a fait, à de nombreuses reprises, part de ».
MAX_REST = 8
MAX_ADVERBIAL = 4
# From a participle back to the auxiliary that it shares.
MAX_ADDRESSEE = 7  # « demandé | aux élus de la ville | de »
MAX_SHARED = 26
MAX_INSERTED = 12  # « a expliqué|, interrogé mardi par la radio locale|, que P »
MAX_RESTRICTED = 8  # « ne dénonce | que les petits et grands | « excès » »
MAX_HISTORIC = 8  # words of who speaks before « de renchérir »


class _Group(NamedTuple):
    """Auxiliary part of a verb group: where it starts, and what it tells."""

    first: int
    inverted: int | None
    passive: bool
    etre: bool


@stored
def _auxiliaries() -> dict[str, str]:
    """Form -> ``avoir`` or ``être``, finite forms, infinitives and present participles."""
    forms: dict[str, str] = {}
    for form, analyses in _AUXILIARY_FORMS.items():
        for analysis in analyses:
            if analysis.base in ("avoir", "être") and not all(code.startswith("K") for code in analysis.codes):
                forms[form] = analysis.base
    forms["été"] = "été"
    return forms


def find_cues(sentence: Sentence) -> list[VerbCue]:
    """The reporting verb groups of ``sentence``, in order; negated and merely possible sayings are left out."""
    cues: list[VerbCue] = []
    forms = sentence.signals.verbs
    if not forms:
        return cues
    done = -1
    for index in _positions(sentence.words, forms):
        if index <= done:
            continue
        cue = _cue_at(sentence, index)
        if cue is not None:
            if not _is_manner(sentence, cues[-1] if cues else None, cue):
                cues.append(cue)
            done = cue.last
    return cues


def _is_manner(sentence: Sentence, before: VerbCue | None, cue: VerbCue) -> bool:
    """Whether the cue only tells how or when the one right before it was said: no other report.

    « explique | en souriant | que P », « dit | à qui veut l'entendre | que P », « explique|, interrogé par X,| que P ».
    """
    if sentence.words[max(0, cue.left - 2) : cue.left] == ["à", "qui"]:
        return "entendre" in sentence.words[cue.left : cue.left + MAX_ADVERBIAL]
    if before is None or before.mood != "finite":
        return False
    if cue.mood == "gerund" and before.last == cue.left - 1:
        return cue.frames.isdisjoint(_OWN_CONTENT)
    return _is_inserted(sentence, before, cue)


def _is_inserted(sentence: Sentence, before: VerbCue, cue: VerbCue) -> bool:
    """« a expliqué|, interrogé par la radio,| que P », « explique|, en riant| : « P » »."""
    words, opening = sentence.words, cue.left - 1
    is_participle = cue.mood == "gerund" or (cue.passive and cue.first == cue.verb)
    if not is_participle or before.last != opening - 1 or words[opening] != ",":
        return False
    close = next(
        (at for at in range(cue.last + 1, min(len(words), cue.last + MAX_INSERTED)) if words[at] in _SIGNS), -1
    )
    if close < 0 or not QUE.isdisjoint(words[opening:close]):
        return False
    return words[close] == ":" or (words[close] == "," and (cue.passive or cue.frames.isdisjoint(_OWN_CONTENT)))


def _positions(words: list[str], forms: Set[str]) -> list[int]:
    """Where one of ``forms``, all of which occur, stands among ``words``, in order."""
    found: list[int] = []
    for form in forms:
        at = -1
        for _ in range(words.count(form)):
            at = words.index(form, at + 1)
            found.append(at)
    found.sort()
    return found


class _Analysis(NamedTuple):
    """What a form may be, as the search for cues asks for it."""

    entries: tuple[VerbEntry, ...]
    is_past_participle: bool
    is_present_participle: bool
    is_infinitive: bool
    is_third: bool
    is_first: bool
    plural: bool | None  # of a third person; None where the form is both


@cache
def _analyses(form: str) -> tuple[_Analysis, ...]:
    return tuple(_analysis(found.base, found.codes) for found in _VERB_FORMS[form])


def _analysis(base: str, codes: Sequence[str]) -> _Analysis:
    kinds = {code[0] for code in codes}
    persons = {code[1:] for code in codes if code[0] in "PISFC"}
    is_singular, is_plural = "3s" in persons, "3p" in persons
    return _Analysis(
        entries_for(base),
        is_past_participle="K" in kinds,
        is_present_participle="G" in kinds,
        is_infinitive="N" in kinds,
        is_third=is_singular or is_plural,
        is_first=not persons.isdisjoint(("1s", "1p")),
        plural=None if is_singular and is_plural else is_plural,
    )


def _cue_at(sentence: Sentence, index: int) -> VerbCue | None:
    """The cue whose verb is the token ``index``, by the best analysis of its form that gives one."""
    for analysis in _analyses(sentence.words[index]):
        cue = _cue_of(sentence, index, analysis)
        if cue is not None and cue.negated and _is_restricted(sentence, cue):
            cue.negated, cue.restricted = False, True
        if cue is not None and _pick_entries(sentence, cue) and not _is_hypothetical(sentence, cue):
            return cue
    return None


def _cue_of(sentence: Sentence, index: int, analysis: _Analysis) -> VerbCue | None:
    """The verb group around the form at ``index`` for one analysis of it."""
    entries = analysis.entries
    if analysis.is_past_participle:
        group = _auxiliary_before(sentence, index)
        if group is None and sentence.word(index - 1) in _JOINS_PARTICIPLES:
            group = _shared_auxiliary(sentence, index, entries)
        if group is None and sentence.word(index - 1) == "à" and sentence.words[index] not in _noun_forms():
            group = _Group(index - 1, None, passive=False, etre=False)  # « le maire à indiqué », mistyped
        if group is not None:
            return _compound(sentence, index, entries, group)
        if _is_agentive(sentence, index):
            return VerbCue(index, index, index, index, entries, "finite", passive=True)
    if analysis.is_present_participle:
        return _participle(sentence, index, entries)
    if _is_mistyped_participle(sentence, index):
        mistyped = _auxiliary_before(sentence, index)
        return _compound(sentence, index, entries, mistyped) if mistyped is not None else None
    if analysis.is_infinitive:
        return _infinitive(sentence, index, entries)
    following = sentence.word(index + 1)
    if (not analysis.is_third or _is_noun(sentence, index)) and not (
        analysis.is_first and following in ("-je", "-nous")
    ):
        return None
    is_inverted = following.startswith("-")
    is_elliptic = not is_inverted and _is_elliptic(sentence, index)
    if index == 0 and not is_inverted and not is_elliptic:
        return None  # « Tempête Ciaran : … »
    cue = VerbCue(index, index, index, index, entries, "finite", plural=analysis.plural)
    if is_inverted:
        cue.inverted = index + 1
    if is_elliptic:
        cue.mood, cue.opener = "infinitive", "et"  # « Et dénonce P », as « Et de dénoncer P »
    return _with_clitics(sentence, cue)


def _is_elliptic(sentence: Sentence, index: int) -> bool:
    """« Et | dénonce un « scandale ». », « | Affirme que P. »: the subject stands in the sentence before."""
    at = index
    while at and sentence.words[at - 1] in _BEFORE_ELLIPTIC:
        at -= 1
    is_verb = sentence.words[index] not in _noun_forms() and sentence.words[index] not in _IMPERATIVE
    behind = sentence.word(index + 1)
    return at == 0 and is_verb and (behind in QUE or behind in _DETERMINER or behind in _ADVERB or behind == ":")


def _is_mistyped_participle(sentence: Sentence, index: int) -> bool:
    """« a | indique | que », « a | indiquer | que », « a-t-il | précise »: no such form stands there in French."""
    if not sentence.words[index].endswith(("e", "er")):
        return False
    at = index - 1
    at -= sentence.word(at) in _ADVERB
    at -= sentence.word(at).startswith("-")
    return sentence.word(at) in _PAST_AUXILIARY


def _compound(sentence: Sentence, index: int, entries: tuple[VerbEntry, ...], group: _Group) -> VerbCue | None:
    """« a (aussi) déclaré », « ont été accusés », « ayant affirmé », « après avoir dit »: auxiliary and participle."""
    cue = VerbCue(group.first, index, index, group.first, entries, "finite", group.inverted, group.passive)
    auxiliary = sentence.words[group.first]
    if auxiliary in ("avoir", "être"):
        return _infinitive(sentence, group.first, entries, verb=index)
    if auxiliary in ("ayant", "étant"):
        cue.mood = "participle"
    cue.feminine = group.etre and sentence.words[index].endswith(("ée", "ées", "ite", "ie"))
    return _with_clitics(sentence, cue)


def _auxiliary_before(sentence: Sentence, index: int) -> _Group | None:
    """The auxiliary left of the participle at ``index``: « a-t-il aussi », « a, elle, », « avait été »."""
    auxiliaries = _auxiliaries()
    inverted: int | None = None
    passive = False
    for at in range(index - 1, max(-1, index - 1 - MAX_GAP), -1):
        word = sentence.words[at]
        kind = auxiliaries.get(word)
        if kind == "été":
            passive = True
        elif kind is not None:
            return _Group(at, inverted, passive or kind == "être", kind == "être")
        elif word.startswith("-") and len(word) > 1:
            inverted = at
        elif word not in _BETWEEN and not word.endswith(("ment", "-même", "-mêmes")):
            return _auxiliary_afar(sentence, index)
    return _auxiliary_afar(sentence, index)


def _auxiliary_afar(sentence: Sentence, index: int) -> _Group | None:
    """« a | une nouvelle fois | dénoncé », « s'est, | dès le premier jour, | plaint »: circumstances between."""
    word = sentence.words[index]
    before = sentence.word(index - 1)
    is_both = before in ("deux", "trois") and sentence.word(index - 2) in ("tous", "toutes", "les")
    if (before in _DETERMINER and not is_both) or word == "fait":
        return None  # « a insisté sur le | fait | que P », « a, dans une certaine mesure, | fait | preuve de courage »
    may_be_finite = word in _VERB_FORMS and any(form.is_third for form in _analyses(word))
    is_incise = may_be_finite and sentence.word(index - 1) == ","
    for at in range(index - 2, max(-1, index - MAX_AFAR), -1):
        if sentence.words[at] in _ENDS_GROUP:
            return None
        kind = _auxiliaries().get(sentence.words[at])
        if kind not in ("avoir", "être") or sentence.word(at - 1) == "y":
            continue
        start = at + 1 + sentence.word(at + 1).startswith("-")
        passed = past_circumstances(sentence, start, index)
        is_participle = sentence.words[start] in _VERB_FORMS and sentence.words[start].endswith(_PARTICIPLE_ENDINGS)
        if passed == start or is_participle or passed + (sentence.word(passed) == ",") < index:
            return None
        if is_incise and sentence.words[start] != ",":
            return None  # « Le prix est en hausse depuis mai, | dit | X »
        return _Group(at, at + 1 if start > at + 1 else None, kind == "être", kind == "être")
    return None


def _opens_content(sentence: Sentence, at: int) -> bool:
    """« ajouté | : « P » », « assuré | avoir vu X », « appelé | au « calme » », « insisté | sur l'« urgence » »."""
    if sentence.word(at) == ":" or opens_infinitive(sentence, at):
        return True
    is_governed = sentence.word(at) in TO or sentence.word(at) == "sur"
    return is_governed and (at + 1 in sentence.quotes or at + 2 in sentence.quotes)


def _asks_somebody(sentence: Sentence, verb: int, entries: Sequence[VerbEntry]) -> bool:
    """« demandé | aux élus de | patienter »: whom he asked, and to do what."""
    if sentence.word(verb + 1) not in TO or not any("a_obj_de_inf" in entry.frames for entry in entries):
        return False
    of = next((at for at in range(verb + 2, verb + MAX_ADDRESSEE) if sentence.word(at) in DE), -1)
    return of > 0 and opens_infinitive(sentence, of + 1)


def _with_clitics(sentence: Sentence, cue: VerbCue) -> VerbCue:
    """Widen ``cue`` by the clitics, ne and modal groups left of it; mark reflexive and negated ones."""
    clitics = _CLITIC
    at = cue.first - 1
    while at >= 0 and sentence.words[at] in clitics:
        word = sentence.words[at]
        before = sentence.word(at - 1)
        # « nous a confié » is a clitic after a subject; « nous avons dit » is one of its own.
        if (
            word in ("nous", "vous")
            and cue.inverted is None
            and before not in ("nous", "vous", "ne", "n'", "qui")
            and _first_or_second(sentence, cue)
        ):
            break
        if word in ("se", "s'"):
            cue.reflexive = True
            cue.passive = False
            cue.first = at
        elif word in ("ne", "n'"):
            cue.negated = True
        elif word in ("le", "l'", "la", "les") and cue.mood != "infinitive":
            cue.has_object = True
        cue.left = at
        at -= 1
    return cue


def _first_or_second(sentence: Sentence, cue: VerbCue) -> bool:
    return sentence.words[cue.first].endswith(("ons", "ez", "dites", "faites", "âmes"))


def _participle(sentence: Sentence, index: int, entries: tuple[VerbEntry, ...]) -> VerbCue | None:
    """« ajoutant », « en ajoutant », « tout en se disant »."""
    cue = VerbCue(index, index, index, index, entries, "participle")
    at = index - 1
    while sentence.word(at) in ("se", "s'", "ne", "n'", "l'", "le", "la", "les", "lui", "leur"):
        if sentence.words[at] in ("se", "s'"):
            cue.reflexive = True
            cue.first = at
        cue.negated |= sentence.words[at] in ("ne", "n'")
        cue.left = at
        at -= 1
    if sentence.word(at) == "en":
        cue.mood = "gerund"
        cue.first = cue.left = at
        if sentence.word(at - 1) == "tout":
            cue.left = at - 1
    elif sentence.words[index] in _ROLES and sentence.word(index - 1) in _DETERMINER:
        is_governed = sentence.word(index + 1) in TO | OF  # « Il écrit au maire, l'| appelant | à partir »
        return cue if is_governed and sentence.words[index - 1] == "l'" else None  # « le | manifestant »
    return cue


def _is_agentive(sentence: Sentence, index: int) -> bool:
    """« accusé par le parquet de », « jugée « équilibrée » par la gauche »: a bare participle with its agent."""
    before = sentence.word(index - 1)
    if before in _DETERMINER or before in _PREPOSITION or before in _CLITIC:
        return False
    if opens_infinitive(sentence, index + 1) and not sentence.is_capital(index + 1):
        return False  # « La FNSEA dit | rester « préoccupée » par la crise »
    par = find_word(sentence, "par", index + 1, index + 9)
    if par < 0 or not _PARTED.isdisjoint(sentence.words[index + 1 : par]):
        return False
    return not has_finite(sentence, index + 1, par)  # « Le texte contesté | vise des aides versées par l'État »


def _shared_auxiliary(sentence: Sentence, index: int, entries: Sequence[VerbEntry]) -> _Group | None:
    """« a rappelé son ambassadeur et | exigé … »: a second participle under the auxiliary of the first.

    « a affirmé que le budget est voté et | salué une « avancée » »: past content, where an object follows.
    """
    has_object = sentence.word(index + 1) in _OPENS_OBJECT or index + 1 in sentence.quotes
    has_object = has_object or (sentence.word(index + 1) in DE and opens_infinitive(sentence, index + 2))
    has_object = has_object or _asks_somebody(sentence, index, entries) or _opens_content(sentence, index + 1)
    for at in range(index - 2, max(-1, index - MAX_SHARED), -1):
        word = sentence.words[at]
        if _auxiliaries().get(word) == "avoir":
            return _Group(index, None, False, False) if sentence.word(at + 1).endswith(_PARTICIPLE_ENDINGS) else None
        if word == ":" and at + 1 in sentence.quotes:
            continue  # « a prévenu : « P », et | ajouté que Q »
        if word in (";", ":") or (word in _RELATIVE and not (has_object and word in QUE)):
            return None
    return None


def _infinitive(
    sentence: Sentence, index: int, entries: tuple[VerbEntry, ...], *, verb: int | None = None
) -> VerbCue | None:
    """« a tenu à préciser », « vient d'annoncer », « n'a cessé de dire », « et d'ajouter », « avant de conclure »."""
    cue = VerbCue(index, verb or index, verb or index, index, entries, "infinitive")
    at = index - 1
    while sentence.word(at) in ("se", "s'", "lui", "leur", "y", "en", "l'", "le", "nous", "me", "m'"):
        cue.reflexive |= sentence.words[at] in ("se", "s'")
        cue.has_object |= sentence.words[at] in ("l'", "le")
        cue.first = cue.left = at
        at -= 1
    preposition = sentence.word(at) if sentence.word(at) in ("à", "de", "d'", "pour", "par", "sans") else ""
    at -= bool(preposition)
    at -= preposition == "à" and sentence.word(at) == "jusqu'"  # « est allée jusqu'à demander »
    while (sentence.word(at) in _ADVERB and sentence.word(at) not in ("avant", "après")) or (
        sentence.word(at).endswith("ment")
    ):
        at -= 1
    if preposition == "sans":
        return None
    if not preposition and sentence.word(at) == "beau":
        at -= 1  # « a beau | dire »
    governor = _aspect_group(sentence, at, "avoir" if sentence.word(at + 1) == "beau" else "")
    if governor is None and preposition == "à" and sentence.word(at) in _RANK:
        at -= 1 + (sentence.word(at - 1) in _ARTICLE)
        governor = _aspect_group(sentence, at, "être")  # « est le seul à dire », « sont nombreux à penser »
    if governor is None and preposition in DE:
        governor = _phrase_group(sentence, at)
    if governor is not None:
        # The ne of « n'a cessé de dire » belongs to cesser, not to the saying.
        cue.first, cue.left = governor.first, governor.left
        cue.mood, cue.inverted, cue.plural = "finite", governor.inverted, governor.plural
        return cue
    if preposition in ("de", "d'"):
        return _historic_infinitive(sentence, cue, at)
    if preposition == "pour":
        cue.opener, cue.left = "pour", at + 1
        return cue
    if verb is not None and sentence.word(at) == "après":
        cue.opener, cue.left = "avant", at
        return cue
    return None


def _historic_infinitive(sentence: Sentence, cue: VerbCue, at: int) -> VerbCue | None:
    """« et (le maire) de conclure : », « avant d'ajouter que »: accepted after et, a comma or avant."""
    before = sentence.word(at)
    if before in ("avant", "et", ",", ""):
        cue.opener = "avant" if before == "avant" else "et"
        cue.left = at + 1 if before in (",", "") else at
        return cue
    for back in range(at, max(-1, at - 8), -1):  # « Et le maire de Nevy d'ajouter »
        if sentence.words[back] == "et":
            if back == 0 or sentence.word(back - 1) in (",", "«»", ".", ";"):
                cue.opener, cue.left = "et", at + 1
                return cue
            return None
    said = cue.verb + 1 in sentence.quotes or sentence.word(cue.verb + 1) == ":"
    if said and at < MAX_HISTORIC and _FINITE.isdisjoint(sentence.words[: at + 1]):
        cue.opener, cue.left = "et", at + 1  # « Une autre | de renchérir : « P » »
        return cue
    return None


def _phrase_group(sentence: Sentence, last: int) -> VerbCue | None:
    """« a pris soin | de rappeler », « a cru bon | de dire »: the group of what one did in saying something."""
    for phrase in _aspect_phrases():
        first = last - len(phrase) + 1
        if first > 0 and tuple(sentence.words[first : last + 1]) == phrase:
            group = _auxiliary_before(sentence, first)
            if group is not None and not group.etre:
                cue = VerbCue(group.first, last, first, group.first, (), "finite", inverted=group.inverted)
                cue = _with_clitics(sentence, cue)
                return None if cue.negated else cue
    return None


@cache
def _aspect_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split(" ")) for phrase in sorted(function_words("aspect_phrase")))


def _aspect_group(sentence: Sentence, at: int, also: str = "") -> VerbCue | None:
    """The group of a verb that lets an infinitive of saying be one: « a tenu (à) », « n'a pas manqué (de) ».

    ``also`` is a verb that does here, though it does not everywhere.
    """
    if sentence.word(at) == "-on" and sentence.word(at - 1) in ("peut", "pouvait", "pourra"):  # « peut-on lire »
        return VerbCue(at - 1, at, at - 1, at - 1, (), "finite", inverted=at)
    analyses = _AUXILIARY_FORMS.get(sentence.word(at), ())
    for analysis in analyses:
        kinds = {code[0] for code in analysis.codes}
        cue = VerbCue(at, at, at, at, (), "finite")
        group = _auxiliary_before(sentence, at) if "K" in kinds else None
        if analysis.base != also and not _leaves_a_saying(sentence, analysis.base, kinds, group):
            continue
        if "K" in kinds:
            if group is not None:
                cue.first = cue.left = group.first
                cue.inverted = group.inverted
            elif kinds == {"K"}:
                continue
        elif kinds & {"G", "N"} and not kinds & set("PISFC"):
            continue
        cue = _with_clitics(sentence, cue)
        if analysis.base in _REFLEXIVE_ASPECT and not cue.reflexive:
            continue  # « s'est permis de dire », not « cela permet de dire »
        if cue.negated and analysis.base not in ("cesser", "hésiter", "manquer", "finir"):
            return None
        if cue.negated:
            cue.first = cue.left
        if sentence.word(at + 1).startswith("-") and cue.inverted is None:
            cue.inverted = at + 1
        return cue
    return None


def _leaves_a_saying(sentence: Sentence, base: str, kinds: set[str], group: _Group | None) -> bool:
    """Whether an infinitive of saying under the verb was said: « tient à dire », « a dû dire »; not « doit dire »."""
    if base in _ASPECT:
        return True
    if base in _PAST_MODAL:
        return "S" in kinds if group is None else sentence.words[group.first] in _PAST_AUXILIARY
    return base in _FORCED_VERB and group is not None and group.passive


@cache
def _noun_forms() -> frozenset[str]:
    """Verb forms that are nouns or adjectives too."""
    return _NOUN_HOMOGRAPH | frozenset(_ROLES) | frozenset(_GROUPS) | frozenset(_SAYING_NOUNS)


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a finite form reads as a noun or adjective here: « la demande », « de menace », « une critique »."""
    if sentence.words[index] not in _noun_forms() and not sentence.is_capital(index):
        return False
    before = sentence.word(index - 1)
    is_person = before in _PRONOMINAL and sentence.word(index - 2) in _DETERMINER
    if is_person and sentence.word(index + 1) in _AFTER_VERB and sentence.words[index] not in _SAYING_NOUNS:
        return False  # « l'une | raconte | que », « un troisième | estime | que »; but « une autre demande que »
    if before in _PRE_ADJECTIVE and sentence.word(index - 2) in _DETERMINER:
        return True  # « une réelle menace »
    if before in _DETERMINER or before in _BEFORE_NOUN:
        if before in _CLITIC:
            # « il l'annonce » against « l'annonce »: a clitic stands after a subject or ne.
            earlier = sentence.word(index - 2)
            if earlier in _BEFORE_INCISE and _has_subject_behind(sentence, index):
                return False  # « … », | leur lance | une employée
            return not (
                earlier in _SUBJECT_PRONOUN
                or earlier
                in ("qui", "comme", "ne", "n'", "le", "la", "les", "me", "nous", "vous", "s'", "se", "lui", "leur")
                or (sentence.is_capital(index - 2) and index > 2)
            )
        return before not in ("tous", "toutes", "tout")
    return sentence.is_capital(index) and index > 0 and sentence.word(index - 1) not in (".", "«»", ":")


def _has_subject_behind(sentence: Sentence, index: int) -> bool:
    """« leur demande | -t-il », « leur dit | une employée »; not « leur demande d'aide », « la juge Ana Ruiz »."""
    following = sentence.word(index + 1)
    if following.startswith("-"):
        return True
    if sentence.words[index - 1] == "l'":
        return following in _DETERMINER - OF  # « l'invite | le maire |. »
    return sentence.words[index - 1] == "leur" and (following in _DETERMINER - DE or sentence.is_capital(index + 1))


def _pick_entries(sentence: Sentence, cue: VerbCue) -> bool:
    """Keep the lexicon entries that fit the words at hand; widen the cue over a multiword one."""
    fitting = []
    following = sentence.words[cue.verb + 1 : cue.verb + 1 + MAX_REST]
    for entry in cue.entries:
        if entry.rest and entry.rest[0] not in following:
            continue
        if entry.pronominal != cue.reflexive or (entry.negated != cue.negated and (entry.negated or not cue.negated)):
            continue
        if entry.clitics and not _has_clitics(sentence, cue, entry.clitics):
            continue
        if entry.rest:
            end = _rest_end(sentence, cue.verb, entry.rest)
            if end < 0:
                continue
            cue.entries, cue.frames = (entry,), entry.frames
            cue.last = end
            after = _past_adverbial(sentence, end + 1)
            _take_his_noun(sentence, cue, after + (sentence.word(after) in DE))
            return True
        fitting.append(entry)
    if not fitting and cue.reflexive:  # « se décrit comme », « se qualifie de »
        fitting = [entry for entry in cue.entries if not entry.rest and entry.frames & {"comme", "obj_adj", "de_np"}]
    cue.entries = tuple(fitting)
    if len(fitting) == 1:
        cue.frames = fitting[0].frames
    elif fitting:
        cue.frames = frozenset().union(*(entry.frames for entry in fitting))
    _take_his_noun(sentence, cue, _past_adverbial(sentence, cue.verb + 1))
    return bool(fitting)


def _take_his_noun(sentence: Sentence, cue: VerbCue, at: int) -> None:
    """« a annoncé | sa décision | de partir », « fait part | de sa crainte | que P »: what hangs on it."""
    noun = _NOUNS.get(sentence.word(at + 1)) if sentence.word(at) in POSSESSIVE else None
    tells = (entry for entry in cue.entries if entry.cls in _TELLING_CLASSES or entry.indirect)
    entry = next(tells, None)
    if noun is None or entry is None or cue.reflexive:
        return
    following = sentence.word(at + 2)
    is_infinitive_group = opens_infinitive(sentence, at + 3) and (
        (following in DE and "de_inf" in noun.frames) or (following == "à" and "a_inf" in noun.frames)
    )
    if not is_infinitive_group and not (following in QUE and "que" in noun.frames):
        return
    lemma = f"{entry.lemma} {' '.join(sentence.words[cue.last + 1 : at + 1])} {noun.noun}"
    told = entry._replace(lemma=lemma, rest=(*entry.rest, noun.noun), frames=noun.frames - {"colon"}, indirect=True)
    cue.entries, cue.frames, cue.last = (told,), told.frames, at + 1


def _has_clitics(sentence: Sentence, cue: VerbCue, clitics: tuple[str, ...]) -> bool:
    return all(clitic in sentence.words[cue.left : cue.verb] for clitic in clitics)


def _rest_end(sentence: Sentence, verb: int, rest: tuple[str, ...]) -> int:
    """The last token of ``rest`` after ``verb``, with adverbs, adverbials or pronouns between; -1 if none.

    « fait | savoir », « a fait part | à plusieurs reprises | de sa volonté », « met par ailleurs en garde ».
    """
    at = verb + 1
    rest_words = list(rest)
    while at < verb + MAX_REST:
        if sentence.words[at : at + len(rest)] == rest_words:
            return at + len(rest) - 1
        if at > verb + 1 and sentence.word(at) == rest_words[0]:
            return -1
        after = _past_adverbial(sentence, at)
        if after == at:
            return _rest_in_two(sentence, verb, at, rest_words)
        at = after
    return -1


def _rest_in_two(sentence: Sentence, verb: int, at: int, rest: list[str]) -> int:
    """« a fait part | à plusieurs reprises | de sa volonté »: the words after the adverbial; -1 where they differ."""
    held = 0
    while held < len(rest) and sentence.word(at + held) == rest[held]:
        held += 1
    after = _past_adverbial(sentence, at + held)
    if not held or after == at + held or after > verb + MAX_REST:
        return -1
    missing = rest[held:]
    return after + len(missing) - 1 if sentence.words[after : after + len(missing)] == missing else -1


def _past_adverbial(sentence: Sentence, at: int) -> int:
    """The token after an adverb, a pronoun or « à plusieurs reprises », « de son côté »; ``at`` where none stands."""
    word = sentence.word(at)
    if f"{word} {sentence.word(at + 1)}" in _ADVERBIAL_PAIR:
        return at + 2
    if word in _BESIDE_VERB or word.endswith("ment") or word.startswith("-"):
        return at + 1
    if word in _ADVERBIAL_OPENER:
        for step in range(at + 1, at + MAX_ADVERBIAL):
            if sentence.word(step) in _ADVERBIAL_NOUN:
                return step + 1
    return at


def _is_hypothetical(sentence: Sentence, cue: VerbCue) -> bool:
    """« n'a pas dit que », « sans qu'il ait dit »: no saying took place. « ne cache pas que » is a saying."""
    entry = cue.entries[0]
    if entry.negated != cue.negated:
        return True
    if entry.lemma == "dire" and sentence.word(cue.first) in _INTENTION:
        return True  # « cela veut dire que »
    if entry.negated:
        _widen_over_negation(sentence, cue)
    return sentence.word(cue.first) in ("ait", "aient")


def _is_restricted(sentence: Sentence, cue: VerbCue) -> bool:
    """« ne dénonce | qu'un « excès » », « n'y voit là | que de la « haine » »: he does say it, and nothing else."""
    if not sentence.quotes:
        return False
    que = next((at for at in range(cue.after, cue.after + MAX_RESTRICTED) if sentence.word(at) in QUE), -1)
    quote = next((at for at in range(que, que + MAX_RESTRICTED) if at in sentence.quotes), -1)
    if que < 0 or quote < 0:
        return False
    between = sentence.words[cue.after : quote]
    return _NEGATION.isdisjoint(between) and all(word not in _FINITE for word in between)


def _widen_over_negation(sentence: Sentence, cue: VerbCue) -> None:
    """Take « ne » and « pas » into the cue: « n'exclut pas »."""
    while cue.first > cue.left:
        cue.first -= 1
    if sentence.word(cue.last + 1) in _NEGATION:
        cue.last += 1
