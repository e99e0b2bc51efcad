"""Who ends a sentence without a verb, by which the writer passes the word: « Même constat chez | Ana Ruiz |. »."""

from __future__ import annotations

from quotefind.grammar.appositions import with_apposition
from quotefind.grammar.openings import is_verb
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DE, NE, OF, QUE, TO, function_words, is_infinitive
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, verb_forms
from quotefind.model import Mention
from quotefind.reading.words import QUOTE, Sentence

_ADVERB = function_words("adverb")
_ARTICLE = frozenset(("un", "une", "le", "la", "l'", "cette", "ce"))
_SAME = frozenset(("même", "mêmes"))
_ALIKE = _SAME | {"idem"}
_BY = frozenset(("par", "chez", "pour"))  # before whom the word is passed to
_PERSONS = frozenset(("name", "role", "organisation", "group", "pronoun"))
_PRE_ADJECTIVE = function_words("pre_adjective")
_REACTION = function_words("reaction_noun") | frozenset(nouns_of_saying())
_RELATIVE = function_words("relative")
_VIEW = frozenset(("avis", "cas", "choix"))
MAX_BEFORE = 8  # tokens before the one who ends it: « Même son de cloche un peu plus loin du côté de | X | »


def brought_in(sentence: Sentence, opening: int, *, hi: int | None = None) -> Mention | None:
    """The person or body to whom a sentence without a verb passes the word; None where it has a verb, or nobody.

    « Une crainte partagée par | le maire |. », « Un avis que rejoint | Ana Ruiz |. », « Colère | des riverains |. »,
    « De quoi inquiéter | la CGT |. ». ``opening``: its first word, past a dash or bullet;
    ``hi``: the token of the colon that ends it, where one does.
    """
    words, hi = sentence.words, len(sentence) if hi is None else hi
    start = _past_opening(sentence, opening)
    phrase = phrase_at(sentence, start, hi=hi) if start else None
    if phrase is None or _goes_on(sentence, phrase.last + 1, hi):
        return None
    mention = mention_of(sentence, with_apposition(sentence, phrase))
    is_case = words[opening] in _SAME and sentence.word(opening + 1) not in _REACTION
    if is_case and (mention.plural or mention.kind == "pronoun"):
        return None  # « Même prix pour | les enfants |. »
    if mention.kind == "organisation" and words[start - 1] == "pour" and words[opening] in _ARTICLE:
        return None  # « Une bonne nouvelle pour | l'entreprise |. »: whoever spoke of it may go on
    return mention if mention.kind in _PERSONS else None


def _past_opening(sentence: Sentence, opening: int) -> int:
    """The token of whoever ends the sentence; 0 where what opens it passes the word to nobody."""
    words = sentence.words
    if words[opening : opening + 2] == ["de", "quoi"]:
        verb = opening + 2
        return verb + 1 + is_infinitive(sentence.word(verb + 1)) if is_infinitive(sentence.word(verb)) else 0
    if words[opening] in ("ce", "c'") and sentence.word(opening + 1) in QUE:
        return _past_relative(sentence, opening + 1)
    if words[opening] == "c'" and sentence.word(opening + 1) == "est":
        return _past_view(sentence, opening + 2)
    is_alike = words[opening] in _ALIKE
    noun = opening + (words[opening] in _ARTICLE | _SAME)
    while sentence.word(noun) in _PRE_ADJECTIVE and sentence.word(noun) not in _REACTION:
        noun += 1
    is_saying = sentence.word(noun) in _REACTION
    if not is_alike and not is_saying:
        return 0
    for at in range(noun + 1, min(len(words), noun + MAX_BEFORE)):
        word = words[at]
        if word in QUE:
            return _past_relative(sentence, at)
        if word in _BY:
            return at + 1 if word != "par" or any(map(_is_reporting_participle, words[at - 2 : at])) else 0
        if word == "côté" and words[at - 1] == "du" and sentence.word(at + 1) in OF:
            return at + 2
        if word in TO and is_alike:
            return at + 1
        if word in OF and words[opening] not in _ARTICLE and _is_somebody(sentence, at + 1):
            return at + 1
        if word == QUOTE or is_verb(sentence, at):
            return 0
    return 0


def _past_view(sentence: Sentence, at: int) -> int:
    """« C'est | l'avis du | maire. », « C'est | aussi le cas d' | Ana Ruiz. »: the token of whose it is; else 0."""
    while sentence.word(at) in _ADVERB:
        at += 1
    noun, of = at + 1, at + 2
    is_view = sentence.word(at) in _ARTICLE and (sentence.word(noun) in _REACTION or sentence.word(noun) in _VIEW)
    return of + 1 if is_view and sentence.word(of) in OF and _is_somebody(sentence, of + 1) else 0


def whose_reaction(sentence: Sentence, opening: int) -> Mention | None:
    """« La colère | du maire | est grande. », « Du côté | du maire |, on attend. », « Pas question pour | lui | … »."""
    words = sentence.words[opening : opening + 3]
    if len(words) < 3:
        return None
    is_noun = words[0] in _ARTICLE and sentence.word(opening + 1) in _REACTION and words[-1] in OF
    is_side = words[:2] == ["du", "côté"] and words[-1] in OF
    if not (is_noun or is_side or words == ["pas", "question", "pour"]):
        return None
    at = opening + 3
    phrase = phrase_at(sentence, at) if _is_somebody(sentence, at) else None
    return mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None


def _is_somebody(sentence: Sentence, at: int) -> bool:
    """Whether a phrase for somebody opens at the token: not « même son de | cloche », « vision d'| artiste »."""
    phrase = phrase_at(sentence, at)
    if phrase is None:
        return False
    is_bare = phrase.first == phrase.head and not phrase.plural and not sentence.is_capital(at)
    return mention_of(sentence, phrase).kind in _PERSONS and not (is_bare and sentence.words[at - 1] in DE)


def _past_relative(sentence: Sentence, que: int) -> int:
    """« que | ne partage pas | X »: the token behind the verb of reporting; 0 where it is none."""
    verb = que + 1
    while sentence.word(verb) in NE:
        verb += 1
    after = verb + 1
    if not _is_reporting_verb(sentence.word(verb)):
        return 0
    while sentence.word(after) in _ADVERB:
        after += 1
    return after


def _is_reporting_verb(word: str) -> bool:
    return any(entries_for(form.base) for form in verb_forms().get(word, ()))


def _is_reporting_participle(word: str) -> bool:
    return word.endswith(("é", "ée", "és", "ées", "i", "ie", "u", "ue", "us", "ues")) and _is_reporting_verb(word)


def _goes_on(sentence: Sentence, at: int, hi: int) -> bool:
    """Whether a verb of the sentence's own stands behind: not in « le maire, | qui vit ici |. »."""
    for step in range(at, hi):
        if sentence.words[step] in _RELATIVE:
            return False
        if sentence.words[step] == QUOTE or is_verb(sentence, step):
            return True
    return False
