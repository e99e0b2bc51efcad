"""What the narration beside a unit of dialogue shows: whose gesture leads to it, who is spoken to, who is called.

« Elle s'adressait à Florent. Puis, s'asseyant près de lui : [new line] — Dites donc. »: she speaks, not Florent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quotefind.grammar.phrases import Phrase, mention_of, phrase_at, pronoun_at
from quotefind.lexicons import read_words
from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.nouns import roles
from quotefind.model import Mention, Span
from quotefind.reading.paragraphs import sentence_ends
from quotefind.reading.words import Sentence, tokens_of
from quotefind.speakers.names import key_of

_FINITE = finite_forms()
_CLITIC = function_words("clitic") | function_words("negation")
_PRE_ADJECTIVE = function_words("pre_adjective")
_ADVERB = function_words("adverb")
_PREPOSITION = function_words("preposition") | function_words("contraction") | {"de", "d'", "du", "des", "à", "au"}
_DETERMINER = function_words("determiner")
_SUBJECTS = frozenset(("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "je", "j'", "nous"))
_I = frozenset(("je", "j'", "nous"))
LOOK_BACK = 700  # in characters: of longer narration only the end leads to the words

_TITLE = r"(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]aître|[Mm]ère|[Pp]ère|[Dd]octeur|M\.|Mme|Mlle)[ \xa0]"
_CALL = re.compile(
    rf"(?:^|(?<=[,!?….;–—«] )|(?<=[,!?….;–—«]\xa0)|(?<=\b[Mm]on )|(?<=\b[Mm]a )|(?<=\b[Cc]her )|(?<=\b[Cc]hère )"
    rf"|(?<=\b[Oo]h ))(?:{_TITLE})?(?P<name>[A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+(?:[ \xa0][A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+)*)[ \xa0]?(?=[,.!?…;]|$)"
)
_CAPITAL = re.compile(r"\b[A-ZÀÂÇÉÈÊÎÔÛ][\w-]+")


class Subject(NamedTuple):
    """A subject in the narration: the mention, and how many sentences before the words it stands."""

    mention: Mention
    sentences: int


def leading_subjects(text: str, before: Span) -> list[Subject]:
    """The subjects of the narration before a unit, the last first: of each sentence the last one."""
    found = []
    low = max(before.start, before.end - LOOK_BACK)
    for count, (start, end) in enumerate(reversed(_sentences(text, low, before.end))):
        mentions = list(_subjects(tokens_of(text, start, end)))
        if mentions:
            found.append(Subject(mentions[-1], count))
        if len(found) == 2:
            break
    return found


def opening_subject(text: str, span: Span) -> Mention | None:
    """The first subject of the narration in ``span``: « Paul » of « Paul hésita et sourit. »."""
    for start, end in _sentences(text, *span)[:1]:
        return next(_subjects(tokens_of(text, start, end)), None)
    return None


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch; a line break ends one too."""
    cuts = {end, *sentence_ends(text, start, end)}
    cuts |= {start + match.end() for match in re.finditer(r"\n", text[start:end])}
    spans, low = [], start
    for cut in sorted(cuts):
        if text[low:cut].strip():
            spans.append(Span(low, cut))
        low = cut
    return spans


def _subjects(sentence: Sentence) -> Iterator[Mention]:
    """The subjects of the clauses of a sentence that are persons, in order."""
    at = 0
    while at < len(sentence):
        mention, last = _subject_at(sentence, at)
        if mention is not None:
            yield mention
        at = max(at, last) + 1


def _subject_at(sentence: Sentence, at: int) -> tuple[Mention | None, int]:
    """The subject that opens at a token, if any, and the last token of what was read."""
    word = sentence.words[at]
    if word in _SUBJECTS:
        return (pronoun_at(sentence, at) if word in _I or _has_verb(sentence, at + 1) else None), at
    if at and sentence.words[at - 1] in _PREPOSITION:
        return None, at
    if not (word in _DETERMINER or sentence.is_capital(at)):
        return None, at
    noun = at + 1 if word in _DETERMINER else -1
    while noun > 0 and sentence.word(noun) in _PRE_ADJECTIVE and sentence.word(noun + 1) in person_nouns():
        noun += 1
    is_person = noun > 0 and sentence.word(noun) in person_nouns()
    phrase = phrase_at(sentence, at)
    if phrase is not None and _has_verb(sentence, phrase.last + 1):
        mention = mention_of(sentence, phrase)
        if mention.kind in ("name", "role", "group", "pronoun") or is_person:
            return mention, phrase.last
        return None, phrase.last
    if is_person and _has_verb(sentence, noun + 1):
        mention = mention_of(sentence, Phrase(at, noun, noun))
        return mention._replace(kind="role" if mention.kind == "other" else mention.kind), noun
    if phrase is None and sentence.is_capital(at) and at and _has_verb(sentence, at + 1):
        return mention_of(sentence, Phrase(at, at)), at
    return None, phrase.last if phrase is not None and not is_person else at


def _has_verb(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb follows, behind clitics: « lui en donna », or behind an aside between commas."""
    for _ in range(4):
        while sentence.word(at) in _CLITIC or sentence.word(at) in _ADVERB:
            at += 1
        if sentence.word(at) in _FINITE:
            return True
        if sentence.word(at) != ",":
            return False
        stop = next((k for k in range(at + 1, min(at + 14, len(sentence))) if sentence.words[k] == ","), -1)
        if stop < 0:
            return False
        at = stop + 1
    return False


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that mean somebody: those of the news, and those of stories only (« la vieille », « le cocher »)."""
    return frozenset(roles()) | frozenset(read_words("story_persons.txt"))


def called(text: str, span: Span) -> frozenset[str]:
    """Keys of the names of those whom the words call: « Mais, Emma, viens ! » → emma."""
    content = text[slice(*span)]
    names = (match["name"] for match in _CALL.finditer(content))
    return frozenset(key_of(word) for name in names for word in re.split(r"[ \xa0]", name))


def names_in(text: str, span: Span) -> frozenset[str]:
    """Keys of the words with a capital in ``span``."""
    return frozenset(key_of(match[0]) for match in _CAPITAL.finditer(text, *span))
