"""Labelled turns: ``Mme Dupont (PS). – Non.``, ``Ana Ruiz : Parce que…``, ``R. : Oui.``, ``<lea> salut``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotefind.lexicons.nouns import forenames
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
    r"[ \t\xa0]*(?P<label>[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’ -]{0,30}?)(?:, [^.—\n]{1,60})?"
    r"(?:\.[ \xa0]*[–—-][ \xa0]*|\.[ \xa0]+(?=[«“A-ZÀ-Þ])|\.?[ \t]*$)"
)
_ASKED = re.compile(r"[ \t\xa0]*(?P<label>[QR])\.[ \xa0]*(?:[–—:-][ \xa0]*)?")
_FIRST_ASKED = re.compile(r"^[ \t\xa0*]*(?:Q|R|[Qq]uestion|QUESTION|[Rr]éponse|RÉPONSE)\b", re.MULTILINE)
_ASKS, _ANSWERS = frozenset(("Q", "Question", "QUESTION")), frozenset(("R", "Réponse", "RÉPONSE"))
_CHAT = re.compile(r"[ \t]*(?:\[?\d{1,2}:\d{2}\]?[ ]*)?<(?P<label>[\w.-]{1,30})>[ ]*")
_DASHED = re.compile(rf"[ \t\xa0]*(?P<label>{_WORD}(?:[ \xa0]{_WORD}){{0,4}})\.[ \xa0]*(?:[–—]|-(?=[ \xa0]))[ \xa0]*")
_LABELS = (_CHAT, _ASKED, _CAPS, _CHAIR, _DASHED, _COLON)
_CLOSING = re.compile(
    r"[ \t\xa0(*_]*(?:Propos recueillis|(?:La séance|La réunion|L['’]audience|L['’]audition)(?:, [^,\n]{1,60},)? "
    r"(?:est|a été) (?:levée|suspendue|reprise|close|ouverte))\b"
)
_NOTE = re.compile(r"\([A-ZÀ-Þ][^()\n]{2,200}[.!]\)|\[\d{1,2}:\d{2}(?::\d{2})?\]|\[[^\[\]\n]{2,60}\]|\*\*")

_PERSON = re.compile(
    r"(?:[Ee]ntretien avec|[Ii]nterview (?:de|avec)) "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |du )?[A-ZÀ-Þ][\w'’-]+){1,3})"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ \xa0-]?){1,3}[A-ZÀ-Þ]\.?")
_FULL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[ -][A-ZÀ-Þ][a-zà-ÿ'’]+){1,3}")
_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zà-ÿ'’]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?: (?:de |du |d[’'])?[A-ZÀ-Þ][\w'’-]+){1,2}")
_BY = re.compile(r"\bpar[ \xa0]$")
_OPENING_MARKS = ("«", "“", '"')
_STOPS = (".", "?", "!", "…", ")", "»", "]")
_OPENINGS = ("M.", "Mme", "Mlle", "Me", "Q.", "R.", "<", "[", "(")
MIN_TURNS = 3
MIN_SHARE = 0.25  # of the lines of a dialogue have a label
MAX_LABEL = 160  # characters up to the colon behind a label, with name, group and office
_TITLE = re.compile(r"^(?:M\.|Mme|Mlle|Me)[ \xa0](?=[A-ZÀ-Þ])")
_CALLED = re.compile(
    r"(?:^|[:–—.] |[:–—]\xa0)[ \t*]*(?:Monsieur|Madame|Maître|Docteure?|Professeure?) "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}),",
    re.MULTILINE,
)
# « Ana Ruiz : « On ne nous écoute pas » » above an interview.
_HEADING = re.compile(
    r"\s*(?P<name>[A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+(?: [A-ZÀÂÇÉÈÊÎÔÛ][\w’'-]+)+)[ \xa0\u202f]?:[ \xa0\u202f][«“\"]"
)


class Turn(NamedTuple):
    """The words of one person, and the label (half-open offsets) that gives them to him, if any."""

    spans: tuple[Span, ...]
    label: Span | None
    speaker: str | None


class Line(NamedTuple):
    """A line with words: where it starts, the words behind its label, and the label, if it has one."""

    start: int
    words: Span
    label: Span | None


def labelled_turns(text: str, *, is_dialogue: bool = False) -> list[Turn]:
    """The labelled turns of ``text``, [] for one that is no dialogue: ``Q : Vrai ?`` / ``R : Oui.`` …

    ``is_dialogue``: it is one, however few its labels.
    """
    if not (is_dialogue or _may_be_labelled(text)):
        return []
    lines = _without_kickers(text, list(read_lines(text)))
    labels = [text[line.label.start : line.label.end] for line in lines if line.label]
    if not labels or not (is_dialogue or (_alternates(labels) and _covers(lines) and _speaks(text, lines))):
        return []
    return list(_turns(text, lines))


def _without_kickers(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` without the labels that are none, as they come once: « ENTRETIEN. La maire … », « Débat : … »."""
    count = Counter(text[slice(*line.label)] for line in lines if line.label)
    found = []
    for index, line in enumerate(lines):
        label = text[slice(*line.label)] if line.label else ""
        if line.label and count[label] == 1:
            is_word = label.isupper() and text[line.label.end : line.words.start].strip() == "."
            if is_word or (index == 0 and " " not in label):
                line = Line(line.start, Span(line.label.start, line.words.end), None)
        found.append(line)
    return found


def read_lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that have words, in order."""
    return (_read(text, found) for found in _LINE.finditer(text))


def is_closing(text: str, line: Line) -> bool:
    """« Propos recueillis par … », « La séance est levée … »: nobody says it."""
    return line.label is None and _CLOSING.match(text, *line.words) is not None


def _may_be_labelled(text: str) -> bool:
    """A quick look that spares most texts the patterns: whether enough lines open like a label."""
    heads = [line.lstrip(" \t\xa0*")[:MAX_LABEL] for line in text.splitlines()]
    opened = sum(
        ":" in head or ". —" in head or ". –" in head or head[:2].isupper() or head.startswith(_OPENINGS)
        for head in heads
    )
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


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of a line without the mark that opens it, and without the one that closes it, if any."""
    words = text[start + 1 : end].rstrip()
    start += 1 + len(words) - len(words.lstrip())
    words = words.lstrip()
    return start, start + len(words.rstrip('»”"').rstrip())


def _read(text: str, line: re.Match[str]) -> Line:
    for pattern in _LABELS:
        found = pattern.match(text, line.start(), line.end())
        if not found or not any(map(str.isalpha, found["label"])):
            continue
        start, end = found.end(), line.end()
        if text.startswith(_OPENING_MARKS, start):
            if found["label"].rstrip(".") not in _ASKS | _ANSWERS:
                continue  # « Ana Ruiz : « Non. » » is a quotation of the news
            start, end = _inside_marks(text, start, end)
        return Line(line.start(), Span(start, end), Span(*found.span("label")))
    return Line(line.start(), Span(*line.span()), None)


def _alternates(labels: list[str]) -> bool:
    """Three turns or more, of two persons or more, who come back: no list of places or scores."""
    labels = [label if _INITIALS.fullmatch(label) else label.split()[-1] for label in labels]  # Ana Ruiz, Ruiz
    count = Counter(labels)
    if len(labels) < MIN_TURNS or len(count) < 2 or len(labels) < 1.4 * len(count):
        return False
    changes = sum(before != after for before, after in pairwise(labels))
    return changes >= len(labels) / 3


def _covers(lines: list[Line]) -> bool:
    """The labelled lines are a good part of the text: news with two labelled lines is none."""
    labelled = sum(line.label is not None for line in lines)
    return labelled >= MIN_SHARE * len(lines)


def _speaks(text: str, lines: list[Line]) -> bool:
    """Half of the labels stand before sentences: ``Samedi : concert`` is a programme; chats need no stop."""
    said = [line for line in lines if line.label and line.words.start < line.words.end]
    ends = sum(text[line.words.start : line.words.end].rstrip(" *\xa0").endswith(_STOPS) for line in said)
    chat = sum(
        text[line.label.start - 1 : line.label.start + 1].strip()[:1] in {"<", "@"} for line in said if line.label
    )
    return 2 * max(ends, chat) >= len(said)


def _turns(text: str, lines: list[Line]) -> Iterator[Turn]:
    names = [text[line.label.start : line.label.end] for line in lines if line.label]
    label: Span | None = None
    spans: list[Span] = []
    for line in [*lines, Line(len(text), Span(len(text), len(text)), Span(0, 0))]:
        if line.label is not None or is_closing(text, line):
            if label and spans:
                yield Turn(tuple(spans), label, named(text, text[label.start : label.end], names))
            label, spans = line.label, []
        if label:
            spans.extend(words_of(text, line.words))


def person_of(text: str) -> str | None:
    """Whom the standfirst or the heading names: ``Entretien avec Ana Ruiz, juge`` or ``Ana Ruiz : « … »``.

    Or else the one person whom the questions call: ``Madame Ruiz, que faire ?``.
    """
    found = _PERSON.search(text) or _HEADING.match(text)
    if found:
        return found["name"]
    called = {match["name"] for match in _CALLED.finditer(text)}
    return called.pop() if len(called) == 1 else None


def named(text: str, label: str, names: Sequence[str] = ()) -> str | None:
    """Who the label is, among the labels ``names``.

    Nobody for ``Q``, the person of the standfirst for ``R``, ``A. R.`` by its letters.
    """
    if label in _ASKS:
        return None
    if label in _ANSWERS:
        first = _FIRST_ASKED.search(text)
        return person_of(text) or introduced(text, first.start() if first else 0)
    if _INITIALS.fullmatch(label) or (len(label) in (2, 3) and label.isalpha() and label.isupper()):
        return _spelled_out(text, label)
    bare = _TITLE.sub("", label)
    others = [bare, *(_TITLE.sub("", name) for name in names)]
    if bare.isupper() and bare.title() in text:
        return bare.title()  # « ODILE CARON », whom the standfirst calls Odile Caron
    return max((name for name in others if name == bare or name.endswith(" " + bare)), key=len)


def introduced(text: str, stop: int) -> str | None:
    """The person with a forename we know whom the text up to ``stop`` names most, None where two are named as often."""
    count: Counter[str] = Counter()
    for match in _NAME.finditer(text, 0, stop):
        given = match[0].split()[0].lower()
        if not _BY.search(text, max(0, match.start() - 4), match.start()) and given in forenames():
            count[match[0]] += 1
    ranked = count.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _spelled_out(text: str, label: str) -> str:
    """The one full name with these letters: ``A. R.`` → ``Ana Ruiz``; the label where none or two have."""
    wanted = [letter for letter in label if letter.isalpha()]
    same = {found[0] for found in _FULL.finditer(text) if [part[0] for part in re.split("[ -]", found[0])] == wanted}
    return same.pop() if len(same) == 1 else label
