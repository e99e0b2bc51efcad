"""The noun phrase that ends at a given token and may be a subject, with what belongs to it on its left."""

from __future__ import annotations

from quotefind.grammar.analysis import HYPOTHETICAL, NOBODY, Source, VerbCue
from quotefind.grammar.clauses import CLAUSE_BREAKS, is_quoted_predicate, is_title
from quotefind.grammar.concessions import is_concession
from quotefind.grammar.phrases import MAX_INSERTION, Phrase, is_speaker_like, mention_of, opens_sentence, phrase_at
from quotefind.lexicons.grammar import (
    DE,
    OF,
    QUE,
    SI,
    TO,
    finite_forms,
    function_words,
    is_infinitive,
    lists_complements,
)
from quotefind.lexicons.nouns import adverbials, forenames, groups, roles, titles
from quotefind.lexicons.verbs import auxiliary_forms
from quotefind.reading.words import QUOTE, Sentence

_ADVERBIALS = adverbials()
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_ALIAS = function_words("alias")
IS_OR_HAS = frozenset(
    form
    for form, analyses in auxiliary_forms().items()
    for analysis in analyses
    if analysis.base in ("être", "avoir") and any(code.endswith(("3s", "3p")) for code in analysis.codes)
)
_CLITIC = function_words("clitic")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_LAST_REFERENCE = function_words("last_reference")
_PLURAL_AUXILIARY = function_words("plural_auxiliary")
_PRE_ADJECTIVE = function_words("pre_adjective")
_PREPOSITION = function_words("preposition")
_BEFORE_INFINITIVE = frozenset(("après", "avant", "pour", "sans"))
_RELATIVE = function_words("relative")
_FORENAMES = forenames()
_GROUPS = groups()
COMPARES = frozenset(("plus", "moins", "aussi"))
_SINCE = frozenset(("depuis", "pendant", "durant"))
_PERFECT = frozenset(("avoir", "être", "ayant", "étant"))
_NAME_PARTICLE = function_words("name_particle")
_SUCH = frozenset(("tel", "telle", "tels", "telles"))
_ROLES = roles()
_ABBREVIATED_TITLES = frozenset(form for form, title in titles().items() if title.abbreviation)
_AT = TO | {"en"}
_NO_GERUND = function_words("no_gerund")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_TIME_NOUN = function_words("time_noun")
_PARTICLE = function_words("adverb")
_ADVERB = _PARTICLE | _ADVERBIALS
_STRONG_PRONOUN = frozenset(("lui", "elle", "eux", "elles"))
_BEFORE_DATE = frozenset(("ce", "cette", "le", "la", "l'"))
_BEFORE_LAST_REFERENCE = frozenset(("ce", "cette", "ces", "l'"))
_ARTICLE = _DETERMINER - OF
_GOVERNED = DE | TO | {"du"}  # a phrase right after these is no subject
_AFTER_OUTER_JOINT = (
    _DETERMINER | _FINITE | _SUBJECT_PRONOUN | _CLITIC | _PREPOSITION | _PARTICLE
)  # what follows an et that joins clauses or whole phrases
_JOINS_PHRASES = frozenset(("et", ",", "ou"))
_JOINTS = frozenset(("et", "ou", "ni"))
_BEFORE_APPOSED_ROLE = QUE | {",", ":", ";", "mais", "et", QUOTE}


def is_inserted_fragment(sentence: Sentence, quote: int) -> bool:
    """« La chanteuse, | « ravie », | a salué la foule »: a word of hers beside the subject, no utterance.

    But « Paul Roux, maire de Lyon, | « n'a rien fait », | a rappelé son avocate »: what he is said to have done.
    """
    is_apart = sentence.word(quote - 1) == sentence.word(quote + 1) == ","
    is_clause = quote in sentence.whole_clauses or sentence.is_utterance.get(quote)
    return is_apart and quote > 1 and not is_clause and not is_quoted_predicate(sentence, quote)


def past_adverbs_left(sentence: Sentence, at: int) -> int:
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
        since = sentence.word(at - 2 - (before in _PRE_ADJECTIVE))
        if since in _SINCE:
            return at - 3 - (before in _PRE_ADJECTIVE)  # « le maire | depuis dix ans | affirme »
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


def before_insertion(sentence: Sentence, at: int, floor: int) -> int:
    """The token before an insertion that closes at ``at`` with a comma or parenthesis; -1 where none opens."""
    opening = "(" if sentence.words[at] == ")" else ","
    holds_speech = False
    for back in range(at - 1, max(floor, at - MAX_INSERTION), -1):
        word = sentence.words[back]
        if word == opening:
            if _ends_list(sentence, back + 1, at):
                continue  # « L'AFEP, qui regroupe Total, | LVMH ou Airbus |, affirme »
            follows = sentence.words[back + 1]
            is_clause = follows in _RELATIVE or follows.endswith("ant")  # « X, qui dénonce « P », | réclame »
            is_clause = is_clause or (follows in _BEFORE_INFINITIVE and _opens_infinitive(sentence, back + 2))
            return back - 1 if is_clause or not holds_speech else -1
        is_quoted = word == QUOTE and not is_inserted_fragment(sentence, back)
        is_speech = is_quoted and sentence.words[back - 1] not in _ALIAS and not is_title(sentence, back)
        holds_speech = holds_speech or is_speech
        if word in (";", ":") and opening == ",":
            return -1  # « Renault (EPA | : | RNO) affirme »
    return -1


def _ends_list(sentence: Sentence, first: int, stop: int) -> bool:
    """« Total, | LVMH ou encore Airbus |, »: a name and, joined to it, another."""
    joint = next((at for at in range(first + 1, stop) if sentence.words[at] in ("et", "ou")), -1)
    is_name = sentence.is_capital(first) and sentence.words[first] not in _ROLES
    return joint > 0 and is_name and sentence.is_capital(stop - 1)


def _opens_infinitive(sentence: Sentence, at: int) -> bool:
    """« X, après | avoir salué un « effort », | réclame », « X, avant | de dénoncer « P », | assure »."""
    return is_infinitive(sentence.word(at + (sentence.word(at) in DE)))


def phrase_ending_at(sentence: Sentence, end: int, floor: int, cue: VerbCue | None) -> Source | None:
    """The widest noun phrase whose last token is ``end``, where no preposition governs it."""
    start = clause_start(sentence, end, floor)
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
    phrase = with_left_apposition(sentence, phrase, floor)
    phrase = with_left_coordination(sentence, phrase, floor, cue)
    compared = _before_comparison(sentence, phrase.first)
    outer = phrase_ending_at(sentence, compared, floor, cue) if compared > floor else None
    if outer is not None and outer.mention is not None:
        return outer
    mention = mention_of(sentence, phrase)
    if not is_speaker_like(sentence, phrase, mention):
        return NOBODY
    return Source(mention, phrase.first, phrase.last, "left")


def _before_comparison(sentence: Sentence, at: int) -> int:
    """« | des élus | comme Paul Roux », « | des pays | tels que la France »: the last token before it; -1 without one.

    ``at`` is where the example opens; no comma parts it from whose example it is.
    """
    words = sentence.words
    if at > 1 and words[at - 1] == "comme":
        at -= 1
    elif at > 2 and words[at - 1] in QUE and words[at - 2] in _SUCH:
        at -= 2
    elif at > 3 and words[at - 1] in QUE and words[at - 3] in COMPARES:
        at -= 3  # « un élu | plus modéré | que ses collègues »
    else:
        return -1
    return at - 1 if words[at - 1].isalpha() else -1


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
    if (at and sentence.words[at - 1] in IS_OR_HAS) or (word in _CLITIC and sentence.word(at + 1) in IS_OR_HAS):
        return False  # « les habitants qui | l'ont vu | affirment », « qui sait qu'il est | parti | affirme »
    if at == start:
        return word not in _GOVERNED or (word in DE and sentence.word(at + 1) in _AFTER_INDEFINITE_DE)
    before = sentence.words[at - 1]
    if opens_sentence(sentence, at):
        return True
    governor = at - 2 if at > 1 and sentence.words[at - 2] in _PERFECT else at - 1  # « avoir tué », « ayant requis »
    governs = is_infinitive(sentence.words[governor]) or sentence.words[governor] in _PERFECT
    if governs and not sentence.is_capital(governor):
        return False  # « Un élu chargé de suivre | le dossier |, affirme »
    if before in _PREPOSITION or before in _DETERMINER or before in _NAME_PARTICLE:
        return False
    if at > start and _is_participle(sentence, at - 1):
        return False  # « Commentant | la baisse | Paul Roux affirme »
    if word in _ABBREVIATED_TITLES or (word in _FORENAMES and sentence.word(at - 2) in _AT):
        return sentence.is_capital(at)  # « Réagissant à la mort de Nahel | M. Roux », « En visite à Nevy | Paul Roux »
    if not sentence.is_capital(at):
        return word in _ARTICLE
    if word in _GOVERNED or word == "des":
        return False
    if sentence.is_capital(at - 1) and not _is_opening_adverbial(sentence, at - 1):
        return False
    if sentence.raw[at].isupper() and (before in _ROLES or before in _GROUPS):
        return False  # « devant des députés | LFI | appelant »
    return before == "et" or before in _ADVERBIALS or not _inside(sentence, start, at)


def _is_participle(sentence: Sentence, at: int) -> bool:
    """« | Commentant | la baisse », « en | visitant | le port »: a present participle that opens its clause."""
    word = sentence.words[at]
    is_noun = word in _ROLES or word in _GROUPS or word in _NO_GERUND
    return word.endswith("ant") and not is_noun and (at == 0 or sentence.words[at - 1] in (",", "en"))


def _is_opening_adverbial(sentence: Sentence, at: int) -> bool:
    """« | Hier | Paul Roux a dit »: the capital is the sentence's."""
    return at == 0 and sentence.words[0] in _ADVERBIALS


def _inside(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the words from ``start`` to ``at`` already open a noun phrase that reaches ``at``."""
    phrase = phrase_at(sentence, start, hi=at)
    return phrase is not None and phrase.last == at - 1 and sentence.words[start] in _DETERMINER


def clause_start(sentence: Sentence, end: int, floor: int) -> int:
    """The first token of the stretch that ends at ``end`` and holds no sign, conjunction or finite verb."""
    at = end
    while at > floor and at >= 0:
        word = sentence.words[at]
        if word == ")":
            opening = before_insertion(sentence, at, floor)
            if opening < 0:
                break
            at = opening
            continue
        is_listed = word == "," and lists_complements(sentence.words, at, end + 1, sentence.is_capital)
        if (word in CLAUSE_BREAKS and not is_listed) or (word in _JOINTS and not _joins_complements(sentence, at)):
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


def with_left_apposition(sentence: Sentence, phrase: Phrase, floor: int) -> Phrase:
    """« Le ministre, | Paul Roux |, a dit » was cut at its comma: nothing to do unless a role stands left."""
    at = phrase.first - 1
    if sentence.word(at) == "," and sentence.word(at - 1) == "ans" and sentence.word(at - 3) == ",":
        at -= 3  # « | Ana Ruiz |, 43 ans, | maire de Nevy »
    if sentence.word(at) != "," or at - 1 <= floor:
        return phrase
    start = clause_start(sentence, at - 1, floor)
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
    is_body = role_side.kind in ("name", "organisation") and sentence.words[left.first] not in _FORENAMES
    if left.head < 0 and is_body and phrase.head >= 0:
        body = _GROUPS.get(sentence.words[phrase.head])  # « | Le RHDP |, | le parti au pouvoir | a appelé »
        return left if body is not None and body.kind == "org" else phrase
    return phrase


def _opens_with_participle(sentence: Sentence, phrase: Phrase) -> bool:
    """« Parlant de son enfance, le parrain dit que … »: a verb before its complement, no name beside a role."""
    first = phrase.first
    return first < phrase.last and sentence.words[first].endswith("ant") and not sentence.is_capital(first + 1)


def with_left_coordination(sentence: Sentence, phrase: Phrase, floor: int, cue: VerbCue | None) -> Phrase:
    """« Washington, l'ONU | et la Ligue arabe ont réclamé »: a plural verb takes all joined phrases."""
    if cue is None or (not cue.plural and not is_plural_group(sentence, cue)):
        return phrase
    at = phrase.first - 1
    first = phrase.first
    if sentence.word(at) == ",":
        return phrase
    while at > floor + 1 and (sentence.word(at) in _JOINS_PHRASES or _is_as_well_as(sentence, at)):
        at -= _is_as_well_as(sentence, at)
        start = clause_start(sentence, at - 1, floor)
        left = phrase_at(sentence, start, hi=at)
        if left is None or left.last != at - 1:
            break
        if sentence.words[left.first] in _PREPOSITION - {"des"}:
            break
        first, at = left.first, left.first - 1
    if first == phrase.first:
        return phrase
    return Phrase(first, phrase.last, phrase.head, True)


def _is_as_well_as(sentence: Sentence, at: int) -> bool:
    """« la CGT | ainsi que | la CFDT »: whether the token is that que."""
    return sentence.word(at) in QUE and sentence.word(at - 1) == "ainsi"


def is_plural_group(sentence: Sentence, cue: VerbCue) -> bool:
    """Whether an auxiliary of the group is plural: « ont réclamé »."""
    return not _PLURAL_AUXILIARY.isdisjoint(sentence.words[cue.left : cue.verb + 1])
