"""The texts that are measured: news under changed names, news without marks and cues, adversarial shapes.

Everything is made anew from a seed, so that two runs measure the same characters.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count, cycle, islice
from pathlib import Path
from random import Random

import regex

from quotefind.lexicons.nouns import acronyms, forenames, places, roles, titles
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, source_phrases, verb_forms

GOLD = Path(__file__).resolve().parent.parent / "gold"
CAPITALISED = regex.compile(r"\b\p{Lu}\p{Ll}{2,}+\b")
SENTENCE = regex.compile(r"[^.!?\n]++[.!?]++")
WORD = regex.compile(r"\w+")
SHORTEST_SENTENCE = 20  # characters; what is shorter is a heading, or was cut at an abbreviation
MARKS = frozenset('«»“”„"‘—–:')
SYLLABLES = "ba ber cal dor el fan gui hau jo kern lan mor nel or pa quin ro sal ter vau".split()


def articles(corpus: Path | None = None) -> list[str]:
    """The news of ``corpus`` (JSON Lines with a field ``text``), or the texts of ``tests/gold``."""
    if corpus is None:
        return [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    with corpus.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def renamed_articles(originals: list[str], size: int) -> Iterator[str]:
    """``originals`` again and again, ``size`` characters in all, each time with other names.

    A program that remembers words gains nothing from a repeated article then, but meets the same syntax.
    """
    names = _names(originals)
    written = 0
    for copy in count():
        changes = {name: _other_name(name, copy) for name in names} if copy else {}
        for original in originals:
            text = _with_names(original, changes)
            yield text
            written += len(text)
            if written >= size:
                return


def _with_names(text: str, changes: Mapping[str, str]) -> str:
    return CAPITALISED.sub(lambda match: changes.get(match[0], match[0]), text)


def _names(originals: list[str]) -> list[str]:
    """The capitalised words that are names of persons: never in lower case, no place, no title, no office."""
    lower = {word for text in originals for word in WORD.findall(text) if word.islower()}
    known = places().keys() | acronyms().keys() | titles().keys() | roles().keys()
    found = {word for text in originals for word in CAPITALISED.findall(text)}
    return sorted(word for word in found if word.lower() not in lower and word.lower() not in known)


def _other_name(name: str, copy: int) -> str:
    """Another forename of the same gender for a forename, an invented family name for any other."""
    chance = Random(f"{name} {copy}")
    gender = forenames().get(name.lower(), "")
    if gender == "":
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    return chance.choice(_forenames_of(gender)).title()


@cache
def _forenames_of(gender: str | None) -> list[str]:
    return sorted(name for name, its in forenames().items() if its == gender and name.isalpha())


def quiet_sentences(originals: list[str]) -> list[str]:
    """The sentences of ``originals`` without any mark, verb of saying, noun of saying or name of a source."""
    sentences = (sentence.strip() for text in originals for sentence in SENTENCE.findall(text))
    whole = (sentence for sentence in sentences if len(sentence) >= SHORTEST_SENTENCE)
    return [sentence for sentence in whole if not MARKS & set(sentence) and not _has_cue(sentence)]


def _has_cue(sentence: str) -> bool:
    words = WORD.findall(sentence.lower())
    spaced = f" {' '.join(words)} "
    return (
        any(word in nouns_of_saying() or _may_report(word) for word in words)
        or any(f" {' '.join(phrase.words).replace(chr(39), '')} " in spaced for phrase in source_phrases())
    )  # fmt: skip


def _may_report(word: str) -> bool:
    """Whether ``word`` is a form of a verb that reports by itself: dit, déclarer; not est, which needs « d'avis »."""
    return word in verb_forms() and any(
        not entry.rest for form in verb_forms()[word] for entry in entries_for(form.base)
    )


def quiet_articles(originals: list[str], size: int) -> Iterator[str]:
    """Articles of three-sentence paragraphs with no mark and no cue, names changed, ``size`` characters in all."""
    sentences = quiet_sentences(originals)
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    chapters = ["\n\n".join(paragraphs[start : start + 8]) for start in range(0, len(paragraphs), 8)]
    return renamed_articles(chapters, size)


Shape = Callable[[int], str]


def _repeated(unit: str) -> Shape:
    return lambda size: unit * (size // len(unit))


def _in_turn(units: list[str]) -> Shape:
    """The units one after the other, again and again."""

    def make(size: int) -> str:
        average = sum(map(len, units)) / len(units)
        return "".join(islice(cycle(units), int(size / average)))

    return make


def _nested(size: int) -> str:
    return "«" * (size // 2) + "oui" + "»" * (size // 2)


def _verbs_alone(size: int) -> str:
    """Verbs without a subject of their own, none of which may have the search for one start anew."""
    verbs = ",, a vu" * (size // 2 // len(",, a vu"))
    return f"Oui ».''„rré{verbs} dit que tout va bien.é{verbs},, a affirmé qu'ils « oui"


def _numbered(unit: str) -> Shape:
    """``unit`` with another invented name at each ``{}``."""

    def make(size: int) -> str:
        chance = Random(0)
        names = ("".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(size // (len(unit) + 8)))
        return "".join(map(unit.format, names))

    return make


def _of_news(join: str, drop: str) -> Shape:
    """News with all characters of ``drop`` taken out, line breaks being ``join``."""

    def make(size: int) -> str:
        text = "\n".join(renamed_articles(articles(), size + size // 2))
        kept = join.join(text.translate(dict.fromkeys(map(ord, drop), None)).split("\n"))
        return kept[:size]

    return make


SHAPES: dict[str, Shape] = {
    "one endless paragraph": _of_news(" ", ""),
    "one endless sentence": _of_news(" ", ".!?…"),
    "only opening marks": _repeated("« "),
    "opening marks and words": _repeated("« oui "),
    "alternating marks": _repeated('« oui » “non” "si" '),
    "closing before opening": _repeated("» oui « "),
    "a mark every word": _in_turn(["« ", "oui ", '" ', "non ", "” ", "si ", "» ", "voire "]),
    "a straight mark every word": _repeated('"oui '),
    "deep nesting": _nested,
    "verbs without a subject": _verbs_alone,
    "a cue every word": _in_turn(["dit ", "selon ", "déclare ", "affirmer ", "a-t-il ajouté ", "que "]),
    "the same cue": _repeated("dit "),
    "a cue and a comma": _repeated("dit-il, "),
    "a million pronouns": _in_turn(["il ", "elle ", "ils ", "lui "]),
    "pronouns that speak": _in_turn(["Il dit oui. ", "« Non », dit-elle. "]),
    "a name repeated": _repeated("Anne Laval "),
    "a name that speaks": _repeated("« Oui », dit Anne Laval. "),
    "another name each time": _numbered("« Oui », dit Anne {}. "),
    "another office each time": _numbered("Le maire de {} a dit que oui. "),
    "no spaces at all": _of_news("", " \t\r\xa0\u202f"),
    "one word": _repeated("a"),
    "a paragraph every word": _repeated("oui\n"),
    "an open mark every paragraph": _repeated("« Oui, dit-il.\n"),
    "a stop every word": _repeated("Oui. "),
    "a comma every word": _repeated("oui, "),
    "clauses with que": _repeated("il dit que "),
    "capitals": _repeated("Oui "),
    "colons": _repeated("dit : "),
    "dashes of dialogue": _repeated("— Oui, dit-il.\n"),
}
