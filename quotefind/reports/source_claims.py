"""Step 5: the content of a source phrase, « selon X, P » | « P, selon X » | « P1, selon X, P2 ».

The phrases themselves are found by ``source_phrases``.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim, Pieces, SourcePhrase
from quotefind.grammar.circumstances import past_adverb, past_circumstances_to_clause
from quotefind.grammar.clauses import (
    DASHES,
    find_word,
    has_finite,
    has_quote,
    is_predicate,
    last_comma,
    may_be_participle,
    past_participial,
    sentence_close,
    sentence_open,
)
from quotefind.grammar.concessions import main_clause_after
from quotefind.grammar.extents import before_main_verb, content_end, is_saying_circumstance, opens_with_subordinator
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.lexicons.grammar import DEFINITE, OF, QUE, SI, finite_forms, function_words, is_infinitive
from quotefind.reading.words import Sentence

_FINITE = finite_forms()
_COPULA = function_words("copula")
_GOING_ON = function_words("going_on")
_NO_GERUND = function_words("no_gerund")
_VERB_OR_NOUN = function_words("noun_homograph")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_RELATIVE = function_words("relative") - QUE

_CONNECTIVE = function_words("connective")
_NO_CONTENT = _CONNECTIVE | function_words("adverb") | {",", "–"}
_CONNECTIVE_PAIR = frozenset(tuple(pair.split(" ")) for pair in function_words("connective_pair"))
_CLAUSE_OPENERS = QUE | {"mais", "et", "or", "car", "donc"}
_CLAUSE_JOINTS = QUE | {"mais", "et", "or", "car", "donc", ",", ":"}
# « Selon X, | représentant le maire, | P »
_STANDING_FOR = frozenset(("représentant", "représentants", "représentante"))
_ALSO = frozenset(("toujours", "encore", "également", "aussi"))
_AT_LEAST = tuple(tuple(phrase.split(" ")) for phrase in sorted(function_words("at_least"), key=len, reverse=True))
_RELATIVE_LEMMAS = (" lequel", " qui")  # « la thèse selon laquelle P »
_NOTHING = frozenset(("rien", "personne", "aucun", "aucune", "tout", "ce", "c'", "cela"))
_PREPOSITION = function_words("preposition")
_OF_WHOM = frozenset(("qui", "dont", "où"))
_CE_QUI = QUE | _OF_WHOM
_TO_WHOM = function_words("whom") | {"dont"}
_AFTER_PREPOSITION = function_words("relative_after_preposition")
_COUNTED = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix cent mille plusieurs quelques aucun aucune".split()
)
_HAS = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient"))
_PARTICIPLE_ENDINGS = ("é", "i", "u", "is", "it", "ert")
_APPOSED = function_words("apposed")
_OPENING_SIGNS = frozenset((",", "–", "(", "-"))
_CLOSING_SIGNS = frozenset((",", ".", "", ")", ";", "–", "!"))

# The name after « selon » is no longer than this, in tokens, where no comma was found at once.
MAX_NAME = 14
# « selon la ministre | à terme « aider les élus » »: words in marks stand this near behind the name, in tokens.
MAX_TO_MARKS = 5
# How far the dashes around an insertion stand from the source phrase in it, in tokens.
MAX_IN_DASHES = 40


def source_claim(sentence: Sentence, phrase: SourcePhrase, floor: int = 0) -> Claim | None:
    """The content of a source phrase, not before token ``floor``; None where it has none.

    la thèse selon laquelle P | selon X, P | P1, selon X, P2 | P, selon X | P selon X.
    """
    if not {"-t-on", "-on"}.isdisjoint(sentence.words[max(0, phrase.first - 3) : phrase.first]):
        return None  # « a-t-on appris de source policière »: the incise has it
    if phrase.lemma.endswith(_RELATIVE_LEMMAS):
        return _claim(sentence, phrase, [_relative_content(sentence, phrase)])
    start = phrase.last + 1
    if sentence.word(phrase.first - 1) == "qui" and (
        is_predicate(sentence, start) or sentence.word(start) in _VERB_OR_NOUN
    ):
        return _claim(sentence, phrase, [(start, _relative_end(sentence, phrase.first - 2, start))])
    open_at = max(floor, sentence_open(sentence, phrase.first))
    if sentence.is_capital(phrase.first) and has_finite(sentence, phrase.last + 1, len(sentence) - 1):
        open_at = max(open_at, phrase.first)  # « Un marché en crise | Selon X, P »: a heading without a stop
    opening, closing = _dashes_around(sentence, phrase, open_at)
    if closing > 0:
        return _within_dashes(sentence, phrase, opening, closing)
    if _comes_first(sentence, phrase, open_at):
        return _content_after(sentence, phrase)
    before = phrase.first - 1
    while before > open_at and sentence.words[before] in _ALSO:
        before -= 1
    for words in _AT_LEAST:
        if before - len(words) > open_at and tuple(sentence.words[before - len(words) + 1 : before + 1]) == words:
            before -= len(words)  # « …, | du moins | selon X »
    inserted = _inserted_quote(sentence, phrase, before, open_at)
    if inserted >= 0:
        return _claim(sentence, phrase, [(inserted, before)])
    if sentence.words[before] in _OPENING_SIGNS or before in sentence.quotes:
        last = before if before in sentence.quotes else before - 1
        return _content_around(sentence, phrase, open_at, last)
    is_one_of_two = sentence.words[phrase.last + 1 : phrase.last + 3] == ["et", sentence.words[phrase.first]]
    if sentence.word(phrase.last + 1) in _CLOSING_SIGNS or phrase.last >= len(sentence) - 2 or is_one_of_two:
        return _content_before(sentence, phrase, open_at, before)
    return _content_with_phrase_inside(sentence, phrase, open_at, before)


def _content_with_phrase_inside(sentence: Sentence, phrase: SourcePhrase, open_at: int, last: int) -> Claim | None:
    """« Le plan vise | selon la ministre | à « aider les élus » »: the clause goes on in marks, no comma around."""
    start = phrase.last + 1
    stop = content_end(sentence, start, None)
    is_marked = any(start <= quote <= min(stop, start + MAX_TO_MARKS) for quote in sentence.quotes)
    if not is_marked or not has_finite(sentence, open_at, last) or sentence.words[start] in _RELATIVE | QUE:
        return None
    return _claim(sentence, phrase, [(open_at, last), (start, stop)])


def _inserted_quote(sentence: Sentence, phrase: SourcePhrase, quote: int, open_at: int) -> int:
    """« Le pont, | un « scandale » | selon X, est fermé », « Le pont ferme, | un « scandale » | selon X. »: its start.

    -1 where more than the words in marks is of X.
    """
    if quote not in sentence.quotes or sentence.is_utterance.get(quote) or quote in sentence.whole_clauses:
        return -1
    start = quote
    while start > open_at and sentence.words[start - 1] in _APPOSED:
        start -= 1
    if not open_at < start - 1 < phrase.first or sentence.words[start - 1] != ",":
        return -1
    is_clause = has_finite(sentence, open_at, start - 1)
    is_between = sentence.word(phrase.last + 1) == "," and not is_clause
    return start if is_between or (is_clause and quote == phrase.first - 1) else -1


def _dashes_around(sentence: Sentence, phrase: SourcePhrase, open_at: int) -> tuple[int, int]:
    """« Le pont | – construit en 1998, selon X – | est fermé »: the two dashes; (-1, -1) where one is missing."""
    words = sentence.words
    if DASHES.isdisjoint(words):
        return -1, -1
    low, high = max(open_at + 1, phrase.first - MAX_IN_DASHES), min(len(words), phrase.last + MAX_IN_DASHES)
    before = [at for at in range(low, phrase.first) if words[at] in DASHES]
    closing = next((at for at in range(phrase.last + 1, high) if words[at] in DASHES), -1)
    is_inside = len(before) % 2 == 1 and closing > 0 and words[closing] == words[before[-1]]
    return (before[-1], closing) if is_inside else (-1, -1)


def _within_dashes(sentence: Sentence, phrase: SourcePhrase, opening: int, closing: int) -> Claim | None:
    """« – | construit en 1998 |, selon X – », « – selon X, | un scandale | – », « – | P1 |, selon X, | P2 | – »."""
    before, after = phrase.first - 1, phrase.last + 1
    pieces = [(opening + 1, before - (sentence.words[before] == ","))]
    if sentence.words[after] == ",":
        pieces.append((after + 1, closing - 1))
    return _claim(sentence, phrase, pieces)


def _relative_end(sentence: Sentence, noun: int, start: int) -> int:
    """« Un plan qui selon X | coûte cher | est voté », « Un plan qui selon X | coûte cher |, il est vrai »."""
    stop = before_main_verb(sentence, noun, start, content_end(sentence, start, None))
    main = main_clause_after(sentence, start)
    return min(stop, main - 1) if main > 0 else stop


def _relative_content(sentence: Sentence, phrase: SourcePhrase) -> tuple[int, int]:
    """« l'idée selon laquelle | P », « La thèse, selon laquelle | P |, ne convainc pas »."""
    start = phrase.last + 1
    stop = content_end(sentence, start, None)
    if sentence.words[phrase.first - 1] == ",":
        for at in range(start + 1, stop):
            is_main = sentence.words[at] == "," and is_predicate(sentence, at + 1)
            if is_main and has_finite(sentence, start, at - 1):
                return start, at - 1
    return start, before_main_verb(sentence, phrase.first, start, stop)


def _comes_first(sentence: Sentence, phrase: SourcePhrase, open_at: int) -> bool:
    """Whether no content stands before the phrase: « Mais, toujours selon X, P », « … que, selon X, P »."""
    first = phrase.first
    return (
        first <= open_at
        or (sentence.word(phrase.last + 1) == ":" and not has_finite(sentence, open_at, first))
        or _NO_CONTENT.issuperset(sentence.words[open_at:first])
        or tuple(word for word in sentence.words[open_at:first] if word != ",") in _CONNECTIVE_PAIR
        or _follows_joint(sentence, phrase)
        or (sentence.word(first - 1) == ":" and sentence.word(phrase.last + 1) == ",")
        or _is_circumstance_before(sentence, phrase, open_at)
    )


def _is_circumstance_before(sentence: Sentence, phrase: SourcePhrase, open_at: int) -> bool:
    """« Pour l'heure, selon elle | rien ne change »: no comma behind the phrase, and the only verb stands there."""
    if sentence.word(phrase.first - 1) != "," or sentence.word(phrase.last + 1) in _CLOSING_SIGNS:
        return False
    is_open = phrase.last + 1 in sentence.quotes or sentence.word(phrase.last + 1) in _SUBJECT_PRONOUN
    is_open = is_open or sentence.word(phrase.last + 1) in _NOTHING
    after = has_finite(sentence, phrase.last + 1, len(sentence) - 1) or phrase.last + 1 in sentence.whole_clauses
    return is_open and after and not has_finite(sentence, open_at, phrase.first)


def _follows_joint(sentence: Sentence, phrase: SourcePhrase) -> bool:
    """« …, mais selon X, | P », « … et pourtant, selon X, | P », « … alors que, selon X, | P »: it opens a clause."""
    at = phrase.first - 1
    while at > 0 and sentence.words[at] in _NO_CONTENT and sentence.words[at] not in _CLAUSE_OPENERS:
        at -= 1
    if sentence.words[at] in SI and sentence.words[at - 1] == "même":
        return at < phrase.first - 1
    is_parted = sentence.word(phrase.last + 1) == "," or sentence.word(phrase.last + 1) in _SUBJECT_PRONOUN
    return sentence.words[at] in _CLAUSE_OPENERS and (is_parted or at < phrase.first - 1)


def _content_after(sentence: Sentence, phrase: SourcePhrase) -> Claim | None:
    """« Selon X, | P », « Selon X, mandaté par Y, | P », « Selon X | « P » »."""
    start = phrase.last + 1
    if sentence.word(start) in DASHES:  # « selon les élus – les maires, les préfets –, | P »
        closing = find_word(sentence, sentence.words[start], start + 1, start + MAX_IN_DASHES)
        if closing > 0 and not has_finite(sentence, start, closing - 1):
            start = closing + 1
            if sentence.word(start) != ",":
                return _claim(sentence, phrase, [(start, content_end(sentence, start, None))])
    if sentence.word(start) != ",":
        comma = find_word(sentence, ",", start, start + MAX_NAME)
        word = sentence.word(start)
        is_open = start in sentence.quotes or word == ":" or word in _SUBJECT_PRONOUN or word in _NOTHING
        if comma < 0 and not is_open:
            return None
        if comma >= 0 and (_opens_relative(sentence, start) or not has_finite(sentence, start, comma - 1)):
            start = comma
    while sentence.word(start) in (",", ":"):
        start += 1
    is_of_others = not phrase.mention.plural and _is_plural_participle(sentence.word(start))
    if sentence.word(start) in _STANDING_FOR:
        start = max(start, find_word(sentence, ",", start, start + MAX_NAME) + 1)
    if not is_of_others:  # « Selon le préfet, | arrivés en mai, les migrants dorment dehors »
        start = past_participial(sentence, start)
    start = _past_affiliation(sentence, _past_link(sentence, _past_office(sentence, phrase, start)))
    stop = content_end(sentence, start, None)
    return _claim(sentence, phrase, [(past_circumstances_to_clause(sentence, start, stop), stop)])


def _opens_relative(sentence: Sentence, at: int) -> bool:
    """« Selon un élu | auquel la mairie a parlé, | P », « Selon une femme | chez qui il logeait, | P »."""
    word, after = sentence.words[at], sentence.word(at + 1)
    return word in _TO_WHOM or (word in _PREPOSITION and after in _AFTER_PREPOSITION)


def _is_plural_participle(word: str) -> bool:
    return word.endswith(("és", "ées")) and may_be_participle(word)


def _past_link(sentence: Sentence, start: int) -> int:
    """« Selon X, | en revanche, | P »: the token behind the link between commas; ``start`` where none stands."""
    after = past_adverb(sentence, start, len(sentence)) if start < len(sentence) else start
    words = tuple(sentence.words[start:after])
    is_link = words in _CONNECTIVE_PAIR or words[-1:] == ("aussi",) or _CONNECTIVE.issuperset(words)
    return after + 1 if words and is_link and sentence.word(after) == "," else start


def _past_affiliation(sentence: Sentence, start: int) -> int:
    """« Selon Ana Ruiz, | de l'université de Nevy, | P », « | pour la CGT, | P »: where the content begins."""
    if sentence.word(start) == "pour":
        body = phrase_at(sentence, start + 1)
        is_body = body is not None and mention_of(sentence, body).kind == "organisation"
        return body.last + 2 if body is not None and is_body and sentence.word(body.last + 1) == "," else start
    if sentence.word(start) not in OF:
        return start
    comma = find_word(sentence, ",", start, start + MAX_NAME)
    return comma + 1 if comma >= 0 and not has_finite(sentence, start, comma) else start


def _past_office(sentence: Sentence, phrase: SourcePhrase, start: int) -> int:
    """« Selon Ana Ruiz, | une élue interrogée hier, | P »: behind who she is, with a participle; else ``start``."""
    office = phrase_at(sentence, start) if phrase.mention.kind == "name" else None
    if office is None or office.plural or not may_be_participle(sentence.word(office.last + 1)):
        return start
    comma = find_word(sentence, ",", office.last + 1, office.last + MAX_NAME)
    if comma < 0 or has_finite(sentence, start, comma - 1) or is_predicate(sentence, comma + 1):
        return start
    return comma + 1 if mention_of(sentence, office).kind == "role" else start


def _content_around(sentence: Sentence, phrase: SourcePhrase, open_at: int, last: int) -> Claim | None:
    """« P1, selon X, P2 » where P1 is no whole clause, else « P |, selon X, … »."""
    after = phrase.last + 1
    if sentence.words[last] in _RELATIVE and sentence.word(after) == ",":
        # « un plan qui, selon X, | réduira le bruit », « Si c'est un plan qui, selon X, | coûte cher |, il faut agir »
        stop = content_end(sentence, after + 1, None)
        main = main_clause_after(sentence, after + 1)
        return _claim(sentence, phrase, [(after + 1, min(stop, main - 1) if main > 0 else stop)])
    is_condition = opens_with_subordinator(sentence, open_at) and has_finite(sentence, open_at, last)
    if is_condition and sentence.word(after) == ",":
        return _claim(sentence, phrase, [(after + 1, content_end(sentence, after + 1, None))])  # « Si P, selon X, | Q »
    comma = last_comma(sentence, open_at, last)
    if sentence.word(after) == "," and _is_apposed(sentence, open_at, comma, last):
        stop = content_end(sentence, after + 1, None)
        goes_on = sentence.words[after + 1] not in _CLAUSE_JOINTS and not has_finite(sentence, after + 1, stop)
        pieces = [(comma + 1, last), (after + 1, stop)]
        return _claim(sentence, phrase, pieces if goes_on else pieces[:1])  # « …, seul moyen, selon X, d'agir »
    start = _past_relative(sentence, open_at, last, after + 1)
    if sentence.word(after) == "," and last >= open_at and _is_unfinished(sentence, open_at, last, start):
        open_at = _inside_relative(sentence, open_at, last)
        return _claim(sentence, phrase, [(open_at, last), (start, content_end(sentence, start, None))])
    return _claim(sentence, phrase, [(_hanging_start(sentence, open_at, last), last)])


def _content_before(sentence: Sentence, phrase: SourcePhrase, open_at: int, last: int) -> Claim | None:
    """« P selon X. »; before a comma only what stands since the comma: « …, | 12 selon la police, … »."""
    comma = last_comma(sentence, open_at, last)
    is_number = sentence.word(comma + 1)[:1].isdigit() and not has_finite(sentence, comma, last)
    is_apposed = is_number or _is_apposed(sentence, open_at, comma, last)
    if comma > open_at and (is_apposed or sentence.word(phrase.last + 1) in (",", ")")):
        start = comma + 1  # « 12 000 personnes ont défilé, | 4 000 | selon la police. », « …, | un gâchis | selon X. »
    else:
        start = _hanging_start(sentence, open_at, last)
    return _claim(sentence, phrase, [(start, last)])


def _is_apposed(sentence: Sentence, open_at: int, comma: int, last: int) -> bool:
    """« Le pont a fermé, | un gâchis | selon X », « …, | seul moyen |, selon X, d'agir »: a phrase after a clause."""
    is_phrase = sentence.word(comma + 1) in _APPOSED and not has_finite(sentence, comma, last)
    return is_phrase and comma > open_at and has_finite(sentence, open_at, comma - 1)


def _inside_relative(sentence: Sentence, open_at: int, last: int) -> int:
    """« Le maire salue un plan qui | devrait |, selon lui, sauver la ville »: where the clause cut by X opens."""
    for at in range(last - 1, open_at, -1):
        if sentence.words[at] == ",":
            return open_at
        if sentence.words[at] in _OF_WHOM:
            is_cut = sentence.words[last] in _FINITE and not has_finite(sentence, at + 1, last - 1)
            return at + 1 if is_cut and has_finite(sentence, open_at, at - 1) else open_at
    return open_at


def _past_relative(sentence: Sentence, first: int, last: int, start: int) -> int:
    """« La grève, selon le maire, | qui s'y connaît, | durera »: where the clause begun before X goes on."""
    if sentence.word(start) not in _OF_WHOM:
        return start
    is_clause = has_finite(sentence, first, last)
    for at in range(start + 1, content_end(sentence, start, None)):
        if sentence.words[at] == "," and has_finite(sentence, start, at - 1):
            goes_on = _is_unfinished(sentence, first, last, at + 1) if is_clause else is_predicate(sentence, at + 1)
            return at + 1 if goes_on else start
    return start


def _is_unfinished(sentence: Sentence, first: int, last: int, after: int) -> bool:
    """Whether the clause goes on past a source phrase between commas.

    « devrait, selon X, durer » | « la grève de jeudi, selon X, contre la réforme ».
    """
    word = sentence.word(after)
    if _leaves_content(sentence, last, after):
        return False
    if not has_finite(sentence, first, last) and not has_quote(sentence, first, last):
        return True
    if sentence.words[last] in _FINITE or after in sentence.quotes or is_infinitive(word) or word in _COPULA:
        return True  # « une partie de la crise, selon X, est due à »
    return word in _GOING_ON or _wants_object(sentence, last, after) or _resumes(sentence, first, last, after)


def _leaves_content(sentence: Sentence, last: int, at: int) -> bool:
    """Whether the words at ``at``, behind the source, are no more of what X says; the words before end at ``last``.

    « La dette augmente, selon X, | qui a saisi le préfet », « | pour qui tout va bien », « | tandis que Y se tait »,
    « | ajoutant que tout va bien », « | dans un entretien au Monde ».
    """
    word, following = sentence.word(at), sentence.word(at + 1)
    if word in _OF_WHOM or (word in _PREPOSITION and following in _AFTER_PREPOSITION):
        return True
    if (word == "ce" and following in _CE_QUI) or (word == "avant" and following in OF):
        return True
    if word in ("en", "tout") and sentence.word(at + (2 if word == "tout" else 1)).endswith("ant"):
        return True
    if word.endswith("ant") and word not in _NO_GERUND and word not in _PREPOSITION:
        reports = not QUE.isdisjoint(sentence.words[at + 1 : at + 3]) or has_quote(sentence, at + 1, at + MAX_TO_MARKS)
        return reports or (has_finite(sentence, last, last) and sentence.words[last] not in _COPULA)
    return is_saying_circumstance(sentence, at, sentence_close(sentence))


def _wants_object(sentence: Sentence, last: int, after: int) -> bool:
    """« La ville a dépensé, selon X, | trois millions », « n'a eu, selon X, | aucun retour »: the object is behind."""
    words = sentence.words
    is_compound = words[last].endswith(_PARTICIPLE_ENDINGS) and not _HAS.isdisjoint(words[max(0, last - 3) : last])
    if not is_compound or not (words[after] in _COUNTED or words[after].isdigit()):
        return False
    return not has_finite(sentence, after, sentence_close(sentence))


def _resumes(sentence: Sentence, first: int, last: int, after: int) -> bool:
    """« La ligne a fermé, mais le bac, selon X, | a rouvert »: the last clause before it has its verb behind."""
    joint = next((at for at in range(last, first - 1, -1) if sentence.words[at] in _CLAUSE_JOINTS), first - 1)
    is_verb = is_predicate(sentence, after) and sentence.words[after] not in DEFINITE  # « l'incendie » is a noun
    return is_verb and joint < last and not has_finite(sentence, joint + 1, last)


def _hanging_start(sentence: Sentence, start: int, last: int) -> int:
    """« …, | tuant trois civils, selon X »: a final source hangs on the participial phrase where there is one."""
    comma = last_comma(sentence, start, last)
    following = sentence.word(comma + 1)
    if comma > start and following.endswith("ant") and following not in _NO_GERUND:
        return comma + 1
    return start


def _claim(sentence: Sentence, phrase: SourcePhrase, pieces: Pieces) -> Claim | None:
    pieces = [(first, last) for first, last in pieces if last >= first]
    if not pieces:
        return None
    claim = Claim(pieces, phrase.first, phrase.cue_last, phrase.lemma, phrase.mention, "source-phrase")
    inserted = _inserted_quote(sentence, phrase, pieces[0][-1], sentence_open(sentence, phrase.first)) >= 0
    claim.is_direct = not inserted and all(first == last and first in sentence.quotes for first, last in pieces)
    return claim
