"""Small questions about a stretch of a sentence: where it opens and closes, whether a clause stands in it."""

from __future__ import annotations

from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.tokens import Sentence

_ADVERB = function_words("adverb")
_CLITIC = function_words("clitic")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_NAMING = function_words("naming")
_NEGATION = function_words("negation")
_TITLE_CONTEXT = function_words("title_context")

# Right after these words a verb stands, whatever it is.
_BEFORE_VERB = frozenset(("ne", "n'", "il", "elle", "ils", "elles", "on", "je", "j'"))


def find_word(sentence: Sentence, word: str, start: int, stop: int) -> int:
    try:
        return sentence.words.index(word, start, min(stop, len(sentence)))
    except ValueError:
        return -1


def last_comma(sentence: Sentence, start: int, last: int) -> int:
    for at in range(last, start, -1):
        if sentence.words[at] == ",":
            return at
    return -1


def has_quote(sentence: Sentence, first: int, last: int) -> bool:
    return any(first <= at <= last for at in sentence.quotes)


def has_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause verb is seen between the two tokens; a quoted utterance counts as one."""
    finite, determiners = _FINITE, _DETERMINER
    for at in range(first, last + 1):
        before = sentence.words[at - 1] if at else ""
        if sentence.words[at] in finite and before not in determiners:
            return True
        if before in _BEFORE_VERB and sentence.words[at].isalpha() and at - 1 >= first:
            return True
    return False


def is_predicate(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb without subject opens at the token: « ont saisi », « s'est dit », « a démissionné »."""
    while sentence.word(at) in ("ne", "n'", "se", "s'", "lui", "leur", "l'", "y", "en"):
        at += 1
    return sentence.word(at) in _FINITE


def sentence_open(sentence: Sentence, before: int) -> int:
    """The first content token of the clause: after a semicolon, else the sentence's first word."""
    for at in range(before - 1, -1, -1):
        if sentence.words[at] == ";" or (sentence.words[at] == "(" and ")" not in sentence.words[at:before]):
            return at + 1
    at = 0
    colon = find_word(sentence, ":", 0, before)
    if 0 < colon < 12 and not has_finite(sentence, 0, colon):
        at = colon + 1  # a kicker: « Autre difficulté : P, selon X »
    while at < before and sentence.words[at] in ("-", "–", "—", "•", "*", "·", ")", ".", ","):
        at += 1
    return at


def past_dateline(sentence: Sentence) -> int:
    """The first token after bullets, stars and a dateline: « • », « ** », « BRUXELLES — »."""
    at = 0
    while sentence.word(at) in ("•", "*", "·", "▶", "►", "|", ">"):
        at += 1
    dash = find_word(sentence, "—", at, at + 8)
    dash = dash if dash >= 0 else find_word(sentence, "–", at, at + 8)
    if dash > at and all(raw.isupper() or not raw[0].isalpha() for raw in sentence.raw[at:dash]):
        return dash + 1
    return at


def sentence_close(sentence: Sentence) -> int:
    """The last token before the final sign of the sentence."""
    at = len(sentence) - 1
    while at > 0 and sentence.words[at] in (".", "…", "...", "!", "?", ";", ":", ",", "–", "-"):
        if sentence.words[at] in ("?", "!"):
            return at - 1
        at -= 1
    return at


def opens_utterance(sentence: Sentence, at: int) -> str:
    """How the quotation at ``at`` reads as an utterance: "capital", "clause" (lower case with a verb), "" if it does not."""
    return sentence.is_utterance.get(at, "")


def is_title(sentence: Sentence, quote: int) -> bool:
    """Marks around words that open with a capital and hold no clause: a title, where no saying is sure."""
    quotation = sentence.quotes[quote]
    return sentence.is_utterance.get(quote) != "capital" and sentence.is_title.get(quote, False) and quotation.opened


def is_named(sentence: Sentence, quote: int) -> bool:
    """Whether the marks hold a title or name: « le film « Titre » », « surnommé « X » »."""
    before = sentence.word(quote - 1)
    if before in _NAMING:
        return True
    return before in _TITLE_CONTEXT and sentence.is_title.get(quote, False)


def past_participial(sentence: Sentence, start: int) -> int:
    """« Selon l'expert, | mandaté par le comité, | P », « Pour Me Dupont, | qui défend les familles, | P »."""
    word = sentence.word(start)
    is_relative = word in ("qui", "dont", "que", "qu'")
    if not is_relative and not (
        word.endswith(("é", "ée", "és", "ées", "i", "ie", "u", "ue", "us")) and word not in _FINITE
    ):
        return start
    if not is_relative and word in (
        "lui",
        "celui",
        "il",
        "qui",
        "aujourd'hui",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
    ):
        return start
    comma = find_word(sentence, ",", start + 1, start + 25)
    return comma + 1 if comma >= 0 else start


def opens_infinitive(sentence: Sentence, at: int) -> bool:
    step = at
    if sentence.is_capital(step) and step:
        return False
    while (
        sentence.word(step) in _CLITIC
        or sentence.word(step) in _NEGATION
        or (sentence.word(step) in _ADVERB or sentence.word(step).endswith("ment"))
    ):
        step += 1
    if (
        sentence.word(step) == "partir"
        and sentence.word(step - 1) == "à"
        and sentence.word(step + 1) in ("de", "d'", "du", "des")
    ):
        return False
    if step in sentence.quotes:
        return is_infinitive(sentence.heads.get(step, "")) and step == at
    return is_infinitive(sentence.word(step))
