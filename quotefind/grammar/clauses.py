"""Small questions about a stretch of a sentence: where it opens and closes, whether a clause stands in it.

Knows words and signs, neither cues nor subjects.
"""

from __future__ import annotations

from quotefind.lexicons.grammar import DEFINITE, NE, OF, QUE, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import groups
from quotefind.reading.words import QUOTE, Sentence

_ADVERB = function_words("adverb")
_CLITIC = function_words("clitic")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_OPENS_QUOTED_PREDICATE = _FINITE | {"n", "ne", "s", "se"}  # the first words of quotations have no apostrophe
_SAYING_PLACE = function_words("saying_place")
_NAMING = function_words("naming")
_NEGATION = function_words("negation")
# « Selon X, | plus de six élus … », « | sous la pluie », « | société et mairie »: no participles, though they end so.
_NO_PARTICIPLE = frozenset(groups()).union(
    *map(
        function_words,
        (
            "no_participle",
            "adverb",
            "clitic",
            "conjunction",
            "determiner",
            "interrogative",
            "negation",
            "pre_adjective",
            "preposition",
            "subject_pronoun",
            "thing",
            "time_noun",
            "wish_noun",
        ),
    )
)
_TITLE_CONTEXT = function_words("title_context")

# Right after these words a verb stands, whatever it is.
_BEFORE_VERB = NE | {"il", "elle", "ils", "elles", "on", "je", "j'"}
# What a verb of the third person may have before it: « ne | s'est », « lui | a ».
_VERB_CLITIC = NE | {"se", "s'", "lui", "leur", "l'", "y", "en"}
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées", "i", "ie", "u", "ue", "us")
_INSERTED_RELATIVE = QUE | {"qui", "dont"}

DASHES = frozenset(("–", "—", "-"))
# What ends a clause, or opens another.
CLAUSE_BREAKS = (
    function_words("relative")
    | function_words("clause_opener")
    | DASHES
    | {",", ";", ":", "(", "…", "...", "?", "!", ".", QUOTE, '"', "/", "|", "•", "»", "«"}
)
# Signs that open a sentence with something in it: anything else before its first word is a bullet.
_OPENERS = frozenset((QUOTE, "(", "[", "-", "–", "—"))
_OPENING_SIGNS = DASHES | frozenset("• * · ) . ,".split())
_CLOSING_SIGNS = frozenset(". … ... ! ? ; : , – -".split())

# Lengths in tokens. A kicker (« Autre difficulté : ») and a dateline (« SAINT-OUEN (Seine) — ») are short; an
# inserted participle or relative clause longer than this is more likely the content itself.
MAX_KICKER = 12
MAX_DATELINE = 12
MAX_BEFORE_TITLE = 10
MAX_INSERTED_CLAUSE = 25


def find_word(sentence: Sentence, word: str, start: int, stop: int) -> int:
    """The first token from ``start`` and before ``stop`` that is ``word``; -1 where there is none."""
    try:
        return sentence.words.index(word, start, min(stop, len(sentence)))
    except ValueError:
        return -1


def last_comma(sentence: Sentence, start: int, last: int) -> int:
    """The last comma after ``start`` and up to ``last``; -1 where there is none."""
    for at in range(last, start, -1):
        if sentence.words[at] == ",":
            return at
    return -1


def has_quote(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a quotation stands between the two tokens, both included."""
    return any(first <= at <= last for at in sentence.quotes)


def has_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause verb is seen between the two tokens: a finite form, or any word after « il » or « ne »."""
    words = sentence.words
    between = words[first : last + 1]
    if _FINITE.isdisjoint(between) and _BEFORE_VERB.isdisjoint(between):
        return False
    for at in range(first, last + 1):
        before = words[at - 1] if at else ""
        if words[at] in _FINITE and before not in _DETERMINER and not (before == "en" and words[at] == "fait"):
            return True
        if at > first and before in _BEFORE_VERB and words[at].isalpha():
            return True
    return False


def past_clitics(sentence: Sentence, at: int) -> int:
    """The first token from ``at`` that is no clitic of a verb: « ne | s'est » gives « est »."""
    while sentence.word(at) in _VERB_CLITIC:
        at += 1
    return at


def is_predicate(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb without subject opens at the token: « ont saisi », « s'est dit », « a démissionné »."""
    return sentence.word(past_clitics(sentence, at)) in _FINITE


def is_quoted_predicate(sentence: Sentence, quote: int) -> bool:
    """Whether the quotation opens with a verb that wants a subject: « n'a rien fait », « sont ailleurs »."""
    return sentence.heads.get(quote, "") in _OPENS_QUOTED_PREDICATE


def sentence_open(sentence: Sentence, before: int) -> int:
    """The first content token of the clause that reaches ``before``.

    After a semicolon or an open parenthesis; after a kicker, « Autre difficulté : | P, selon X »; else the first word.
    """
    words = sentence.words
    for at in range(before - 1, -1, -1):
        if words[at] == ";" or (words[at] == "(" and ")" not in words[at:before]):
            return at + 1
    colon = find_word(sentence, ":", 0, before)
    is_kicker = 0 < colon < MAX_KICKER and not has_finite(sentence, 0, colon)
    at = colon + 1 if is_kicker else 0
    while at < before and words[at] in _OPENING_SIGNS:
        at += 1
    return at


def past_dateline(sentence: Sentence) -> int:
    """The first token after bullets, stars and a town in capitals: « • », « ** », « SAINT-OUEN (Seine) — ».

    Where a date or an agency stands beside it, the dateline is a sentence of its own: ``paragraphs.dateline_end``.
    """
    at = 0
    while at < len(sentence) - 1 and not sentence.words[at][0].isalnum() and sentence.words[at] not in _OPENERS:
        at += 1
    dash = find_word(sentence, "—", at, at + MAX_DATELINE)
    if dash < 0:
        dash = find_word(sentence, "–", at, at + MAX_DATELINE)
    if dash <= at:
        return at
    is_upper = all(raw.isupper() or not raw[0].isalpha() for raw in sentence.raw[at:dash])
    return dash + 1 if is_upper else at


def sentence_close(sentence: Sentence) -> int:
    """The last token before the final sign of the sentence."""
    at = len(sentence) - 1
    while at > 0 and sentence.words[at] in _CLOSING_SIGNS:
        if sentence.words[at] in ("?", "!"):
            return at - 1
        at -= 1
    return at


def is_title(sentence: Sentence, quote: int) -> bool:
    """Whether the marks hold words that open with a capital and no clause: a title, where no saying is sure."""
    quotation = sentence.quotes[quote]
    return sentence.is_utterance.get(quote) != "capital" and sentence.is_title.get(quote, False) and quotation.opened


def is_medium(sentence: Sentence, quote: int) -> bool:
    """Whether the marks hold where something was said: « a reconnu, mardi, dans « La Gazette », que »."""
    before = quote - 2 if sentence.word(quote - 1) in DEFINITE else quote - 1
    return sentence.word(before) in _SAYING_PLACE and is_title(sentence, quote)


def is_named(sentence: Sentence, quote: int) -> bool:
    """Whether the marks hold a title or name: « le film « Titre » », « surnommé « X » »."""
    before = sentence.word(quote - 1)
    if before in _NAMING:
        return True
    if before == "(" and sentence.word(quote + 1) == ")":  # « un livre sur la fouille (« La Tombe ») »
        return not _TITLE_CONTEXT.isdisjoint(sentence.words[max(0, quote - MAX_BEFORE_TITLE) : quote])
    return before in _TITLE_CONTEXT and sentence.is_title.get(quote, False)


def past_participial(sentence: Sentence, start: int) -> int:
    """The token after a participle or relative clause that opens at ``start`` and ends with a comma; else ``start``.

    « Selon l'expert, | mandaté par le comité, | P », « Pour Me Dupont, | qui défend les familles, | P ».
    """
    word = sentence.word(start)
    if word not in _INSERTED_RELATIVE and not may_be_participle(word):
        return start
    comma = find_word(sentence, ",", start + 1, start + MAX_INSERTED_CLAUSE)
    return comma + 1 if comma >= 0 else start


def may_be_participle(word: str) -> bool:
    """Whether the word ends as past participles do and is none of the common words that end so."""
    if not word.endswith(_PARTICIPLE_ENDINGS) or word.endswith("que"):  # « quelque », « presque »
        return False
    return word not in _FINITE and word not in _NO_PARTICIPLE


def opens_infinitive(sentence: Sentence, at: int) -> bool:
    """Whether an infinitive group opens at the token: « ne pas avoir », « se rendre », « « céder à la peur » »."""
    if sentence.is_capital(at) and at:
        return False
    step = at
    while _stands_before_infinitive(sentence.word(step)):
        step += 1
    if sentence.word(step) == "partir" and sentence.word(step - 1) == "à" and sentence.word(step + 1) in OF:
        return False  # « à partir de »
    if step in sentence.quotes:
        return is_infinitive(sentence.heads.get(step, "")) and (step == at or sentence.word(at) in NE)
    return is_infinitive(sentence.word(step))


def _stands_before_infinitive(word: str) -> bool:
    return word in _CLITIC or word in _NEGATION or word in _ADVERB or word.endswith("ment")
