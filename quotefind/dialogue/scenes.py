"""What the narration beside a unit of dialogue shows: whose gesture leads to it, who is spoken to, who is called.

« Elle s'adressait à Florent. Puis, s'asseyant près de lui : [new line] — Dites donc. »: she speaks, not Florent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotefind.grammar.phrases import Phrase, mention_of, phrase_at, pronoun_at
from quotefind.lexicons import read_lines, read_words
from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.nouns import roles
from quotefind.model import Gender, Mention, Span
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
_SUBJECTS |= {"celui", "celle"}
_TOLD = ("a", "it", "ut", "int", "ait", "èrent", "irent", "urent", "aient")
_SUBORDINATE = frozenset("comme quand lorsque lorsqu' que qu' puisque puisqu' si dont où pendant tandis qui".split())
_SUDDEN = frozenset(("quand", "lorsque", "lorsqu'"))
LOOK_BACK = 700  # in characters: of longer narration only the end leads to the words

_TITLE = r"(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]aître|[Mm]ère|[Pp]ère|[Dd]octeur|M\.|Mme|Mlle)[ \xa0]"
_CALL = re.compile(
    rf"(?:^|(?<=[,!?….;–—«] )|(?<=[,!?….;–—«]\xa0)|(?<=\b[Mm]on )|(?<=\b[Mm]a )|(?<=\b[Cc]her )|(?<=\b[Cc]hère )"
    rf"|(?<=\b[Oo]h ))(?:{_TITLE})?"
    r"(?P<name>[A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+(?:[ \xa0][A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+)*)[ \xa0]?(?=[,.!?…;]|$)"
)
_TO = re.compile(r"\b(?:à|vers|avec|contre)[ \xa0](?:[Mm](?:onsieur|adame|ademoiselle|\.|me|lle)[ \xa0])?$")
_CAPITAL = re.compile(r"\b[A-ZÀÂÇÉÈÊÎÔÛ][\w-]+")


_DEAR = frozenset("mon ma cher chère chers pauvre jeune digne brave bon bonne".split())
_AFTER_CALL = frozenset(("le", "la", "l'", "et", "mais"))
_GREETINGS = frozenset("oui non oh ah eh hé merci bonjour bonsoir adieu allons tiens donc bien pardon si".split())
_TU = frozenset("tu t' te toi ton ta tes -tu -toi -t'".split())
_VOUS = frozenset("vous votre vos vôtre -vous".split())


class Subject(NamedTuple):
    """A subject in the narration; ``is_aside`` where it is only that of « comme Paul sortait »."""

    mention: Mention
    is_aside: bool


def leading_subjects(text: str, before: Span) -> list[Subject]:
    """The subjects of the last two sentences with one before a unit, the last first: of each its main one."""
    found = []
    low = max(before.start, before.end - LOOK_BACK)
    for start, end in reversed(_sentences(text, low, before.end)):
        subjects = list(_subjects(tokens_of(text, start, end)))
        if subjects:
            found.append(_main(subjects))
        if len(found) == 2:
            break
    return found


def _main(subjects: Sequence[Subject]) -> Subject:
    """The last subject of a main clause; « Elle partait, lorsque Paul dit : » has Paul."""
    if subjects[-1].is_aside and len(subjects) == 1:
        return subjects[-1]
    return next((subject for subject in reversed(subjects) if not subject.is_aside), subjects[-1])


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch; a line break ends one too."""
    cuts = {end, *sentence_ends(text, start, end)}
    cuts |= {start + match.end() for match in re.finditer(r"\r\n?|\n", text[start:end])}
    spans, low = [], start
    for cut in sorted(cuts):
        if text[low:cut].strip():
            spans.append(Span(low, cut))
        low = cut
    return spans


def _subjects(sentence: Sentence) -> Iterator[Subject]:
    """The subjects of the clauses of a sentence that are persons, in order."""
    at, is_main = 0, False
    while at < len(sentence):
        mention, last = _subject_at(sentence, at)
        if mention is not None:
            before = sentence.word(at - 1)
            turns = is_main and before in _SUDDEN and sentence.word(at - 2) == ","
            is_aside = before in _SUBORDINATE and not turns
            is_main = is_main or not is_aside
            yield Subject(mention, is_aside)
        at = max(at, last) + 1


def _subject_at(sentence: Sentence, at: int) -> tuple[Mention | None, int]:
    """The subject that opens at a token, if any, and the last token of what was read."""
    word = sentence.words[at]
    if at and sentence.words[at - 1] in _PREPOSITION:
        return None, at
    if word in _SUBJECTS:
        return _pronoun(sentence, at), at
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
    if is_person and (at == 0 or _has_verb(sentence, noun + 1) or _has_verb(sentence, noun + 2)):
        mention = mention_of(sentence, Phrase(at, noun, noun))
        return mention._replace(kind="role" if mention.kind == "other" else mention.kind), noun
    if phrase is None and sentence.is_capital(at) and at and _has_verb(sentence, at + 1):
        return mention_of(sentence, Phrase(at, at)), at
    return None, phrase.last if phrase is not None and not is_person else at


def _pronoun(sentence: Sentence, at: int) -> Mention | None:
    """« il », « elle », « celui qui … »; stressed « elle » behind a comma is none where no verb follows."""
    word = sentence.words[at]
    if word in ("celui", "celle"):
        gender: Gender = "m" if word == "celui" else "f"
        return Mention(*sentence.span(at, at), "pronoun", gender, False, None, word)
    if word in ("elle", "elles") and not (_has_verb(sentence, at + 1) or sentence.word(at + 1).endswith(_TOLD)):
        return None
    return pronoun_at(sentence, at)


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


def spoken_to(text: str, places: Sequence[int]) -> bool:
    """Whether the name at one of ``places`` stands behind « à », « vers », « avec »: « Paul dit à Emma : »."""
    return any(_TO.search(text, max(0, at - 24), at) for at in places)


def called(text: str, span: Span) -> frozenset[str]:
    """Keys of the names of those whom the words call: « Mais, Emma, viens ! » → emma."""
    content = text[slice(*span)]
    names = (match["name"] for match in _CALL.finditer(content))
    return frozenset(key_of(word) for name in names for word in re.split(r"[ \xa0]", name))


@cache
def _addresses() -> dict[str, Gender]:
    """The gender of whom a word speaks to: « madame »."""
    found: dict[str, Gender] = {}
    for _, line in read_lines("addresses.tsv"):
        word, gender = line.split("\t")
        found[word] = "f" if gender == "f" else "m"
    return found


def addressed(words: Sequence[str]) -> Gender | None:
    """The gender of whom the words of a turn speak to: « Non, | monsieur | , non. », « Viens, mon | garçon | ! »."""
    for at, word in enumerate(words):
        if word in _addresses() and _is_call(words, at):
            return _addresses()[word]
    return None


def _is_call(words: Sequence[str], at: int) -> bool:
    """Whether the word at ``at`` stands by itself: between signs, with « mon pauvre » before it at most."""
    if at + 1 < len(words) and words[at + 1][0].isalnum() and words[at + 1] not in _AFTER_CALL:
        return False
    first = at
    while first and (words[first - 1] in _PRE_ADJECTIVE or words[first - 1] in _DEAR):
        first -= 1
    return first == 0 or not words[first - 1][0].isalnum() or words[first - 1] in _GREETINGS


def form_of_address(words: Sequence[str]) -> str:
    """« tu » or « vous » where the words of a turn say one of them only, "" where neither or both."""
    is_tu, is_vous = not _TU.isdisjoint(words), not _VOUS.isdisjoint(words)
    return "" if is_tu == is_vous else "tu" if is_tu else "vous"


def names_in(text: str, span: Span) -> frozenset[str]:
    """Keys of the words with a capital in ``span``."""
    return frozenset(key_of(match[0]) for match in _CAPITAL.finditer(text, *span))
