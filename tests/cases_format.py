r"""The rows of ``tests/cases/*.txt``: how they are read, and how a result is compared with them.

A row is a block of lines; blank lines stand between rows::

    # what the row is about
    > « Le pont rouvrira lundi », a annoncé Lise Ferrand.
    direct | Le pont rouvrira lundi | Lise Ferrand | a annoncé

- ``> `` gives the text; each further ``> `` line is a new paragraph.
- Then one line for each quotation expected, in the order of the text: kind, content, speaker, cue.
  Segments of one content are joined by `` ⟦…⟧ ``. Speaker ``-``: the text does not say. Speaker
  ``?`` or a missing column: not checked. ``A = B``: either name is right. Cue ``-``: not checked.
- ``nothing`` where no quotation is expected.
- ``! reason`` marks a row that is known to fail.
- A file may open with a block of ``#`` lines only.

In texts and expected values ``␣`` stands for a no-break space, ``⍽`` for a narrow one, ``¬`` for a
soft hyphen, and ``\u0301`` for the character of that number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quotefind.model import Quote

CASES = Path(__file__).parent / "cases"
KINDS = ("direct", "mixed", "indirect")
SEGMENT_JOIN = " ⟦…⟧ "
STAND_INS = {"␣": "\u00a0", "⍽": "\u202f", "¬": "\u00ad"}

# Words that do not tell one speaker from another.
NO_NAME_WORDS = frozenset(
    "le la les l un une des du de d m mme mr mlle monsieur madame president presidente ministre premier".split()
)
ESCAPE = regex.compile(r"\\u([0-9a-fA-F]{4})")
# What a cue may or may not hold at its edges: ``dit-il``, ``en signalant``, ``d'ajouter``.
CUE_EDGES = regex.compile(r"^(?:en |de |d['’])|(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles)$")


@dataclass(frozen=True, slots=True)
class Expected:
    """One quotation that a row expects; ``None`` in a field means that it is not checked."""

    kind: str
    segments: tuple[str, ...]
    speakers: tuple[str, ...] | None = None  # empty: the text does not say
    cue: str | None = None

    def __str__(self) -> str:
        speaker = "?" if self.speakers is None else " = ".join(self.speakers) or "-"
        return " | ".join((self.kind, SEGMENT_JOIN.join(self.segments), speaker, self.cue or "-"))


@dataclass(frozen=True, slots=True)
class Case:
    """One row: a text, what it must give, and where it stands."""

    file: str
    line: int
    text: str
    expected: tuple[Expected, ...]
    xfail: str | None = None

    @property
    def id(self) -> str:
        """``incise:12``, the file and line of the row's text."""
        return f"{self.file}:{self.line}"


class CaseError(ValueError):
    """A row that does not follow the format; the message names file and line."""


def read_cases(folder: Path = CASES) -> list[Case]:
    """All rows of a folder's files, by file name and line."""
    return [case for path in sorted(folder.glob("*.txt")) for case in parse_cases(path.read_text("utf8"), path.stem)]


def parse_cases(content: str, file: str) -> Iterator[Case]:
    """The rows of one file's content."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*content.split("\n"), ""], start=1):
        if line.strip():
            block.append((number, line))
        elif block:
            if any(not text.startswith("#") for _, text in block):
                yield _parse_block(block, file)
            block = []


def _parse_block(block: Sequence[tuple[int, str]], file: str) -> Case:
    paragraphs: list[str] = []
    expected: list[Expected] = []
    first, xfail, nothing = block[0][0], None, False
    for number, line in block:
        if line.startswith("#"):
            continue
        if line.startswith("> "):
            first = first if paragraphs else number
            paragraphs.append(_decode(line[2:]))
        elif line.startswith("! "):
            xfail = line[2:].strip()
        elif line.strip() == "nothing":
            nothing = True
        else:
            expected.append(_parse_expected(line, f"{file}:{number}"))
    if not paragraphs or nothing == bool(expected):
        raise CaseError(f"{file}:{first}: a row is a text, then quotations or 'nothing'")
    return Case(file, first, "\n\n".join(paragraphs), tuple(expected), xfail)


def _parse_expected(line: str, where: str) -> Expected:
    columns = [_decode(column.strip()) for column in line.split(" | ")]
    if len(columns) not in (2, 3, 4) or columns[0] not in KINDS or not all(columns):
        raise CaseError(f"{where}: not 'kind | content | speaker | cue': {line}")
    kind, content, speaker, cue = [*columns, *("?", "-")[len(columns) - 2 :]]
    names = tuple(name.strip() for name in speaker.split(" = ")) if speaker not in ("-", "?") else ()
    segments = tuple(content.split(SEGMENT_JOIN))
    return Expected(kind, segments, None if speaker == "?" else names, None if cue == "-" else cue)


def _decode(text: str) -> str:
    for sign, character in STAND_INS.items():
        text = text.replace(sign, character)
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def differences(case: Case, quotes: Sequence[Quote]) -> list[str]:
    """What is wrong with the quotations found in a row's text, one short line each; empty when all is right."""
    wrong: list[str] = []
    if len(quotes) != len(case.expected):
        wrong.append(f"{len(quotes)} quotations for {len(case.expected)}")
    for place, (expected, quote) in enumerate(zip(case.expected, quotes, strict=False), start=1):
        fields = "+".join(_wrong_fields(case.text, expected, quote))
        if fields:
            wrong.append(f"#{place}: {fields}")
    return wrong


def _wrong_fields(text: str, expected: Expected, quote: Quote) -> Iterator[str]:
    segments = [text[start:end] for start, end in quote.spans]
    if quote.kind != expected.kind:
        yield "kind"
    if letters(segments) != letters(expected.segments):
        yield "content"
    if letters(segments) != letters([quote.text]):
        yield "text-of-spans"
    if expected.speakers is not None and not _is_right_speaker(quote.speaker, expected.speakers):
        yield "speaker"
    if expected.cue is not None and bare_cue(quote.cue or "") != bare_cue(expected.cue):
        yield "cue"


def _is_right_speaker(name: str | None, expected: tuple[str, ...]) -> bool:
    return same_name(name, expected) if expected else name is None


def letters(segments: Iterable[str]) -> str:
    """The letters and digits of some segments, composed, which is what contents are compared by."""
    composed = unicodedata.normalize("NFC", "".join(segments))
    return "".join(character for character in composed if character.isalnum())


def bare_cue(cue: str) -> str:
    """A cue without what may stand at its edges: ``dit-il`` -> ``dit``, ``d'ajouter`` -> ``ajouter``."""
    return CUE_EDGES.sub("", cue)


def same_name(name: str | None, others: Iterable[str]) -> bool:
    """Whether a name means the same speaker as one of the others: all words of one are in the other.

    Case, accents, determiners and titles do not count.
    """
    found = _words(name or "")
    return any(_is_same(found, _words(other)) for other in others)


def _is_same(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    telling, other_telling = set(one) - NO_NAME_WORDS, set(other) - NO_NAME_WORDS
    within = telling <= other_telling or other_telling <= telling
    return one == other or bool(telling and other_telling and within)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found: list[str] = regex.findall(r"[a-z0-9]+", plain)
    return found


def describe(quotes: Sequence[Quote], text: str) -> list[str]:
    """Quotations found, in the format of a row, with the rule that made each."""
    lines = []
    for quote in quotes:
        content = SEGMENT_JOIN.join(text[start:end] for start, end in quote.spans)
        lines.append(f"{quote.kind} | {content} | {quote.speaker or '-'} | {quote.cue or '-'}  [{quote.rule}]")
    return lines or ["nothing"]
