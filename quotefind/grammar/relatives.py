"""Relative clauses between a subject and its verb: « | Les habitants | que nous avons vus affirment »."""

from __future__ import annotations

from quotefind.grammar.analysis import NOBODY, Source, VerbCue
from quotefind.grammar.circumstances import opens_set_phrase
from quotefind.grammar.clauses import has_finite, past_clitics
from quotefind.grammar.openings import is_verb
from quotefind.grammar.phrases import DEMONSTRATIVE, Phrase, is_speaker_like, mention_of, phrase_at, pronoun_at
from quotefind.grammar.subject_phrases import (
    IS_OR_HAS,
    before_insertion,
    clause_start,
    past_adverbs_left,
    phrase_ending_at,
    with_left_apposition,
    with_left_coordination,
)
from quotefind.lexicons.grammar import DE, NE, OF, QUE, TO, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import forenames, groups, roles
from quotefind.lexicons.verbs import auxiliary_forms
from quotefind.model import Gender, Mention
from quotefind.reading.words import Sentence

_AUXILIARY = frozenset(auxiliary_forms())
_CLITIC = function_words("clitic")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FORENAMES = forenames()
_GROUPS = groups()
_ROLES = roles()
_CONJUNCTION = function_words("conjunction")
_PREPOSITION = function_words("preposition")
_OPENER = _CONJUNCTION | _PREPOSITION | function_words("adverb")  # capital only where they open a sentence
_BEFORE_INFINITIVE = DE | {"à", "pour", "sans"}
_LINKS_RELATIVES = frozenset(("et", "ou", "mais"))
STRESSED = frozenset(("lui", "elle", "eux", "elles"))
_OBJECT_RELATIVE = QUE | {"dont", "où"}
_AFTER_PREPOSITION = function_words("relative_after_preposition")
_WHOM = (_AFTER_PREPOSITION - {"qui"}) | function_words("whom")
_ONE = frozenset(("un", "une"))
_SEVERAL_WHO = frozenset(("ceux", "celles"))
_SEVERAL = frozenset(("les", "des", "aux", "ces", "ses", "leurs"))
_PERSONS = frozenset(("name", "role", "group"))
_WHERE = TO | {"en", "dans", "sur"}
_SAYS = frozenset(("say", "claim", "deny", "judge", "accuse"))  # classes of verbs that no thing is the subject of
_OWNERS = _PERSONS | {"organisation"}
_SIGNS_BETWEEN = frozenset((",", ";", ":", ".", "?", "!"))
# Lengths in tokens. How far before its object the qui of a relative clause stands: « qui a requis | l'anonymat ».
MAX_RELATIVE = 14
# Between a subject and its verb, with the relative clause; left of a verb, its subject with all its insertions.
MAX_GOVERNED = 8
MAX_BETWEEN = 28
MAX_LEFT = 60


def before_relative_clause(sentence: Sentence, cue: VerbCue) -> Source:
    """« | Trois médecins | à qui j'ai parlé ont déclaré », « | Les habitants | que nous avons vus affirment »."""
    has_verb = False
    last = cue.left - 1 - (sentence.word(cue.left - 1) == ",")  # « Le maire qui hésite |, | affirme que P »
    for at in range(last, max(0, cue.left - MAX_BETWEEN), -1):
        word = sentence.words[at]
        if _links_relatives(sentence, at):
            has_verb = True
            continue
        if word in QUE and has_verb and (is_verb(sentence, at - 1) or sentence.word(at - 2) in IS_OR_HAS):
            continue  # « un témoin qui a vu | que | la porte était ouverte affirme »
        if word in _OBJECT_RELATIVE or word == "qui" or word in _WHOM:
            opens = at - (word in _AFTER_PREPOSITION and sentence.word(at - 1) in _PREPOSITION)
            is_relative = (has_verb or word == "qui") and not is_verb(sentence, opens - 1)
            if is_relative and sentence.word(opens - 1) in DEMONSTRATIVE:
                return Source(whoever(sentence, opens - 1, last), opens - 1, last, "left")
            return subject_before_relative(sentence, opens, cue) if is_relative else NOBODY
        if word in _SIGNS_BETWEEN or at in sentence.whole_clauses or sentence.is_utterance.get(at):
            return NOBODY  # but « un élu qui mène la liste | « Unis » | affirme »
        has_verb = has_verb or word in _AUXILIARY or is_verb(sentence, at)
    return NOBODY


def whoever(sentence: Sentence, first: int, last: int) -> Mention:
    """« celle qui dirige le club », « ceux qui partent »: the mention of a pronoun with its relative clause."""
    pronoun = sentence.words[first]
    gender: Gender = "f" if pronoun.startswith("celle") else "m"
    return Mention(*sentence.span(first, last), "role", gender, pronoun in _SEVERAL_WHO, None, pronoun)


def relative_before(sentence: Sentence, first: int) -> int:
    """« un élu | qui a requis | l'anonymat reconnaît »: the qui whose verb has the phrase as object, or -1."""
    has_verb = False
    for at in range(first - 1, max(-1, first - MAX_RELATIVE), -1):
        word = sentence.words[at]
        if has_verb and _links_relatives(sentence, at):
            continue
        if word == "qui":
            return at if has_verb else -1
        if (word in _OBJECT_RELATIVE or word in _WHOM) and has_verb and not is_verb(sentence, at - 1):
            # « une femme | dont | le mari dirige le club affirme », « le maire | que | cite le journal dit »
            return at - (word in _AFTER_PREPOSITION)
        is_clitic = word in NE or word in _CLITIC
        if word == "d'" and opens_set_phrase(sentence, at):
            continue
        verb = past_clitics(sentence, at + 1) if word in _BEFORE_INFINITIVE else -1
        if verb > 0 and is_infinitive(sentence.word(verb)) and not sentence.is_capital(verb):
            continue  # « qui a du mal | à | convaincre le public »
        is_preposition = word in _PREPOSITION and word not in _FINITE and sentence.word(at - 1) not in _AUXILIARY
        if not (word.isalnum() or is_clitic) or word in _CONJUNCTION or is_preposition:
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


def subject_before_relative(sentence: Sentence, qui: int, cue: VerbCue | None = None) -> Source:
    """« X, qui affirme que », « X lundi 3 mai, qui affirme que »: the phrase before the relative pronoun.

    With ``cue``, the verb that has it as its subject, also « | X et Y |, qui affirment ».
    """
    nearest = _nearest_before_relative(sentence, qui, cue)
    opening = before_insertion(sentence, qui - 1, max(-1, qui - MAX_LEFT)) + 1 if sentence.word(qui - 1) == "," else 0
    if opening <= 0 or _is_new_person(sentence, nearest, opening):
        return nearest
    if not _describes(sentence, opening + 1, qui - 1):
        return nearest
    described = subject_before_relative(sentence, opening + 1)
    is_somebody = described.mention is not None and described.mention.kind in _PERSONS
    return described if is_somebody else nearest


def _describes(sentence: Sentence, at: int, closing: int) -> bool:
    """« Emma, | dont le fils est en CP |, qui », « , | élue à Nevy |, qui »: of whom stands before the comma."""
    word = sentence.word(at)
    if word == "dont":
        return has_finite(sentence, at, closing)  # « des élus, | dont Paul Roux |, qui » are others
    if word == "qui" or word in _OBJECT_RELATIVE or sentence.word(at + 1) in _AFTER_PREPOSITION or word in _WHOM:
        return True
    is_bare = word not in _DETERMINER and word not in _OPENER and not sentence.is_capital(at)
    return is_bare and not is_verb(sentence, at)


def _is_new_person(sentence: Sentence, source: Source, opening: int) -> bool:
    """« Emma, qui a vu | Paul Roux |, qui affirme », « qui a appelé | un voisin |, qui »: somebody met on the way.

    But not in « Emma, proche de Paul Roux, qui affirme », where no verb stands before him.
    """
    if source.mention is None or source.first <= opening or not has_finite(sentence, opening, source.first - 1):
        return False
    is_person = source.mention.kind == "name" and sentence.words[source.first] in _FORENAMES
    return is_person or (source.mention.kind == "role" and sentence.words[source.first] in _ONE)


def _nearest_before_relative(sentence: Sentence, qui: int, cue: VerbCue | None) -> Source:
    """The phrase right before the relative pronoun, or before an insertion between them."""
    if sentence.word(qui - 1) in _LINKS_RELATIVES:
        first = next((at for at in range(qui - 2, max(0, qui - MAX_RELATIVE), -1) if sentence.words[at] == "qui"), -1)
        if first > 0:
            return subject_before_relative(sentence, first, cue)  # « X, qui a défilé et | qui | affirme »
    is_loose = sentence.word(qui - 1) == ","
    pronoun = qui - 1 - is_loose
    if pronoun >= 0 and sentence.words[pronoun] in STRESSED and _opens_clause(sentence, pronoun):
        mention = pronoun_at(sentence, pronoun)
        if mention is not None:
            return Source(mention, pronoun, pronoun, "left")  # « Elle qui vit à Brive affirme »
    at = past_adverbs_left(sentence, qui - 2) if is_loose else qui - 1
    floor = max(-1, at - MAX_LEFT)
    start = clause_start(sentence, at, floor)
    where: Source | None = None
    named: Source | None = None
    for first in range(at, start - 1, -1):
        if not _may_open_antecedent(sentence, first):
            continue
        phrase = phrase_at(sentence, first, hi=at + 1, lenient=True)
        if phrase is None or phrase.last != at:
            continue
        phrase = with_left_coordination(sentence, with_left_apposition(sentence, phrase, start - 1), floor, cue)
        mention = mention_of(sentence, phrase)
        if mention.kind == "place" and sentence.word(phrase.first - 1) in _PREPOSITION:
            continue  # « l'activiste Ana Ruiz, membre d'une ligue à | New York | qui réclame »
        is_bare_name = mention.kind == "name" and sentence.words[phrase.first] not in _FORENAMES and phrase.head < 0
        if is_bare_name and sentence.word(phrase.first - 1) in _WHERE:
            named = named or Source(mention, phrase.first, phrase.last, "left")
            continue  # « Ana Ruiz, blessée au | Stade de Nevy |, qui affirme »; else « à | Vidal |, qui affirme »
        is_body = phrase.head >= 0 and sentence.words[phrase.head] in _GROUPS
        if is_body and sentence.word(phrase.first - 1) in TO and where is None:
            where = Source(mention, phrase.first, phrase.last, "left")
            continue  # « un médecin à | l'hôpital | qui réclame »
        if mention.kind == "other":
            owner = _owner_in(sentence, phrase)
            if owner is not None and (owner.mention is None or owner.mention.kind in _PERSONS or _only_said(cue)):
                return owner
            if is_loose:
                return _before_insertion_and_relative(sentence, qui, start - 1)
        is_several = mention.plural or sentence.word(phrase.first) in _SEVERAL
        if mention.kind in ("document", "other") and is_several and cue is not None and not _is_plural(sentence, cue):
            return _governed_person(sentence, start, at)  # « face aux propos du | maire | qui a affirmé que P »
        if is_speaker_like(sentence, phrase, mention):
            return Source(mention, phrase.first, phrase.last, "left")
    if where is not None:
        return where
    found = _before_insertion_and_relative(sentence, qui, start - 1) if is_loose else NOBODY
    if found.mention is None and named is not None:
        return named
    return found if found.mention is not None or cue is None else _governed_person(sentence, start, at)


def _is_plural(sentence: Sentence, cue: VerbCue) -> bool:
    return sentence.words[cue.first].endswith("nt")  # « ont affirmé », « affirment »


def _governed_person(sentence: Sentence, start: int, last: int) -> Source:
    """« La ville se moque du | maire | qui affirme »: the person before the relative whom a preposition governs."""
    for first in range(last, max(start, last - MAX_GOVERNED), -1):
        before = sentence.words[first - 1]
        if before not in OF and before not in TO:
            continue
        phrase = phrase_at(sentence, first, hi=last + 1, lenient=True)
        if phrase is None or phrase.last != last:
            continue
        mention = mention_of(sentence, phrase)
        is_person = mention.kind in ("role", "group", "document") or (mention.kind == "name" and phrase.first < last)
        if not is_person and sentence.word(first - 2) in _ROLES:
            continue  # « du | porte-parole de la présidence | qui »
        return Source(mention, phrase.first, last, "left") if is_person else NOBODY  # not « maire de | Nevy | qui »
    return NOBODY


def _owner_in(sentence: Sentence, phrase: Phrase) -> Source | None:
    """« La colère de | Paul Roux |, qui affirme », « la stratégie de | la CGT | qui affirme »: whose thing it is.

    None where nobody who speaks ends it.
    """
    for first in range(phrase.first + 1, phrase.last + 1):
        if sentence.words[first - 1] not in OF:
            continue
        owner = phrase_at(sentence, first, hi=phrase.last + 1, lenient=True)
        if owner is not None and owner.last == phrase.last:
            mention = mention_of(sentence, owner)
            if mention.kind in _OWNERS:
                return Source(mention, owner.first, owner.last, "left")
    return None


def _only_said(cue: VerbCue | None) -> bool:
    """Whether no thing does what the verb says: affirmer, dénoncer, but not proposer or encourager."""
    return cue is not None and any(entry.indirect and entry.cls in _SAYS for entry in cue.entries)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether nothing governs the stressed pronoun at the token: it opens its sentence, or what follows a sign."""
    return at == 0 or not sentence.words[at - 1][0].isalnum() or sentence.words[at - 1] in _LINKS_RELATIVES


def _may_open_antecedent(sentence: Sentence, first: int) -> bool:
    """Whether a noun phrase of its own opens at the token: at its determiner or first capital, no complement."""
    word, before = sentence.words[first], sentence.word(first - 1)
    if not (word in _DETERMINER or sentence.is_capital(first)) or word in DE or word == "du":
        return False
    if word == "des" and (before in _ROLES or before in _GROUPS):
        return False  # « l'entraîneur | des gardiens du Racing Nevy |, qui »
    if before in _ROLES and any(map(str.isupper, sentence.raw[first][1:])):
        return False  # « la sénatrice | LR Ana Ruiz |, qui »
    if before in _GROUPS and not sentence.is_capital(first - 1) and word not in _DETERMINER:
        return False  # « le chef de service à l'hôpital | Pasteur | qui »
    is_inside_name = sentence.is_capital(first - 1) and not (first == 1 and before in _OPENER)
    return before not in OF and before not in _DETERMINER and not is_inside_name


def _before_insertion_and_relative(sentence: Sentence, qui: int, floor: int) -> Source:
    """« | X |, une poche de glace sur l'épaule, qui assure »."""
    before = before_insertion(sentence, qui - 1, max(-1, qui - MAX_LEFT))
    if before <= 0:
        return NOBODY
    source = phrase_ending_at(sentence, qui - 2, floor, None)
    is_apposed = source is not None and sentence.words[source.first] not in _DETERMINER  # « X, | membre de Y |, qui »
    if source is not None and source.mention is not None and source.mention.kind != "other" and not is_apposed:
        return NOBODY
    own = phrase_ending_at(sentence, before, max(-1, before - MAX_LEFT), None)
    is_person = own is not None and own.mention is not None and own.mention.kind in _PERSONS
    named = NOBODY if is_person or not is_apposed else _ending_name(sentence, before)
    return named if named.mention is not None else own or NOBODY


def _ending_name(sentence: Sentence, last: int) -> Source:
    """« L'enquête de | Paul Roux |, maire de Nevy, qui affirme »: the name that ends there, whatever governs it."""
    first = last
    while first > 0 and sentence.is_capital(first - 1):
        first -= 1
    phrase = phrase_at(sentence, first, hi=last + 1) if first < last and sentence.is_capital(first) else None
    if phrase is None or phrase.last != last:
        return NOBODY
    mention = mention_of(sentence, phrase)
    return Source(mention, first, last, "left") if mention.kind == "name" else NOBODY
