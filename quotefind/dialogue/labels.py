"""Labelled turns: ``Mme Dupont (PS). – Non.``, ``Ana Ruiz : Parce que…``, ``R. : Oui.``, ``<lea> salut``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from quotefind.model import Span

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \xa0]*)?"
_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,25}|de|du|des|la|le|d[’']\w+|\d{1,2})"
_COLON = re.compile(
    rf"[ \t\xa0]*(?:\*\*)?{_TIME}(?P<label>{_WORD}(?:[ \xa0]{_WORD}){{0,5}}|(?:Le|La)[ \xa0]\w{{3,20}}|@\w{{1,30}})"
    r"(?:[ \xa0]?\([^()\n]{1,40}\))?(?:, [^:.\n]{1,40})?[ \xa0\u202f]?(?:\*\*)?[ \xa0\u202f]?:(?:\*\*)?[ \t\xa0]*"
)
_CHAIR = re.compile(
    r"[ \t\xa0]*(?:\*\*)?(?P<label>(?:M\.|Mme|Mlle|Me)[ \xa0](?:l[ae] [\w-]{3,20}(?: [\w-]{3,20}){0,4}"
    r"|[A-ZÀ-Þ][\w'’-]+(?:[ \xa0](?:[A-ZÀ-Þ][\w'’-]+|de|du|la|le)){0,4}))"
    r"(?:[ \xa0]\([^()\n]{1,40}\))?(?:, [^.:\n]{1,80})?\.(?:\*\*)?[ \xa0]*(?:[–—-][ \xa0]*)?"
)
_CAPS = re.compile(
    r"[ \t\xa0]*(?P<label>[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’ -]{0,30}?)(?:, [^.—\n]{1,60})?(?:\.[ \xa0]*[–—-][ \xa0]*|\.?[ \t]*$)"
)
_ASKED = re.compile(r"[ \t\xa0]*(?P<label>[QR])\.[ \xa0]*(?:[–—:-][ \xa0]*)?")
_CHAT = re.compile(r"[ \t]*(?:\[?\d{1,2}:\d{2}\]?[ ]*)?<(?P<label>[\w.-]{1,30})>[ ]*")
_LABELS = (_CHAT, _ASKED, _CAPS, _CHAIR, _COLON)
_NOTE = re.compile(r"\([A-ZÀ-Þ][^()\n]{2,200}[.!]\)|\[\d{1,2}:\d{2}(?::\d{2})?\]|\[[^\[\]\n]{2,60}\]|\*\*")

_PERSON = re.compile(
    r"(?:[Ee]ntretien avec|[Ii]nterview (?:de|avec)) "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |du )?[A-ZÀ-Þ][\w'’-]+){1,3})"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ \xa0-]?){1,3}[A-ZÀ-Þ]\.?")
_FULL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[ -][A-ZÀ-Þ][a-zà-ÿ'’]+){1,3}")
_STOPS = (".", "?", "!", "…", ")", "»", "]")
_OPENINGS = ("M.", "Mme", "Mlle", "Me", "Q.", "R.", "<", "[", "(")
MIN_TURNS = 3
MIN_SHARE = 0.25  # of the lines of a dialogue have a label
MAX_LABEL = 160  # characters up to the colon behind a label, with name, group and office
_TITLE = re.compile(r"^(?:M\.|Mme|Mlle|Me)[ \xa0](?=[A-ZÀ-Þ])")
# « Ana Ruiz : « On ne nous écoute pas » » above an interview.
_HEADING = re.compile(
    r"\s*(?P<name>[A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+(?: [A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+)+)[ \xa0\u202f]?:[ \xa0\u202f][«“\"]"
)


class Turn(NamedTuple):
    """The words of one person, and the label (half-open offsets) that gives them to him, if any."""

    spans: tuple[Span, ...]
    label: Span | None
    speaker: str | None


class _Line(NamedTuple):
    words: Span
    label: Span | None


def labelled_turns(text: str, *, is_dialogue: bool = False) -> list[Turn]:
    """The labelled turns of ``text``, [] for one that is no dialogue: ``Q : Vrai ?`` / ``R : Oui.`` …

    ``is_dialogue``: it is one, however few its labels.
    """
    if not (is_dialogue or _may_be_labelled(text)):
        return []
    lines = [_read(text, found) for found in _LINE.finditer(text)]
    labels = [text[line.label.start : line.label.end] for line in lines if line.label]
    if not labels or not (is_dialogue or (_alternates(labels) and _covers(lines) and _speaks(text, lines))):
        return []
    return list(_turns(text, lines))


def _may_be_labelled(text: str) -> bool:
    """A quick look that spares most texts the patterns: whether enough lines open like a label."""
    heads = [line.lstrip(" \t\xa0*")[:MAX_LABEL] for line in text.splitlines()]
    opened = sum(":" in head or head[:2].isupper() or head.startswith(_OPENINGS) for head in heads)
    return opened >= MIN_TURNS and opened >= MIN_SHARE * sum(map(bool, heads))


def words_of(text: str, span: Span) -> Iterator[Span]:
    """The spans of a line without its stage notes: ``Non. (Rires.) Si.`` → ``Non.``, ``Si.``."""
    start = span.start
    for note in _NOTE.finditer(text, span.start, span.end):
        yield from _stripped(text, start, note.start())
        start = note.end()
    yield from _stripped(text, start, span.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if part.strip():
        yield Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _read(text: str, line: re.Match[str]) -> _Line:
    for pattern in _LABELS:
        found = pattern.match(text, line.start(), line.end())
        if found and any(map(str.isalpha, found["label"])) and not text.startswith(("«", "“", '"'), found.end()):
            return _Line(Span(found.end(), line.end()), Span(*found.span("label")))
    return _Line(Span(*line.span()), None)


def _alternates(labels: list[str]) -> bool:
    """Three turns or more, of two persons or more, who come back: no list of places or scores."""
    labels = [label if _INITIALS.fullmatch(label) else label.split()[-1] for label in labels]  # Ana Ruiz, Ruiz
    count = Counter(labels)
    if len(labels) < MIN_TURNS or len(count) < 2 or len(labels) < 1.4 * len(count):
        return False
    changes = sum(before != after for before, after in pairwise(labels))
    return changes >= len(labels) / 3


def _covers(lines: list[_Line]) -> bool:
    """The labelled lines are a good part of the text: news with two labelled lines is none."""
    labelled = sum(line.label is not None for line in lines)
    return labelled >= MIN_SHARE * len(lines)


def _speaks(text: str, lines: list[_Line]) -> bool:
    """Half of the labels stand before sentences: ``Samedi : concert`` is a programme; chats need no stop."""
    said = [line for line in lines if line.label and line.words.start < line.words.end]
    ends = sum(text[line.words.start : line.words.end].rstrip(" *\xa0").endswith(_STOPS) for line in said)
    chat = sum(
        text[line.label.start - 1 : line.label.start + 1].strip()[:1] in {"<", "@"} for line in said if line.label
    )
    return 2 * max(ends, chat) >= len(said)


def _turns(text: str, lines: list[_Line]) -> Iterator[Turn]:
    names = [text[line.label.start : line.label.end] for line in lines if line.label]
    label: Span | None = None
    spans: list[Span] = []
    for line in [*lines, _Line(Span(len(text), len(text)), Span(0, 0))]:
        if line.label is not None:
            if label and spans:
                yield Turn(tuple(spans), label, _named(text, text[label.start : label.end], names))
            label, spans = line.label, []
        if label:
            spans.extend(words_of(text, line.words))


def person_of(text: str) -> str | None:
    """Whom the standfirst or the heading names: ``Entretien avec Ana Ruiz, juge`` or ``Ana Ruiz : « … »``."""
    found = _PERSON.search(text) or _HEADING.match(text)
    return found["name"] if found else None


def _named(text: str, label: str, names: list[str]) -> str | None:
    """Who the label is: nobody for ``Q``, the person of the standfirst for ``R``, ``A. R.`` by its letters."""
    if label in {"Q", "R"}:
        return person_of(text) if label == "R" else None
    if _INITIALS.fullmatch(label):
        return _spelled_out(text, label)
    bare = _TITLE.sub("", label)
    others = [_TITLE.sub("", name) for name in names]
    return max((name for name in others if name == bare or name.endswith(" " + bare)), key=len)


def _spelled_out(text: str, label: str) -> str:
    """The one full name with these letters: ``A. R.`` → ``Ana Ruiz``; the label where none or two have."""
    wanted = [letter for letter in label if letter.isalpha()]
    same = {found[0] for found in _FULL.finditer(text) if [part[0] for part in re.split("[ -]", found[0])] == wanted}
    return same.pop() if len(same) == 1 else label
