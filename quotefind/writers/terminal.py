"""What may reach a terminal, and in which colour: harmless text, the style of an output, speaker colours."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache

from quotefind.snapshot import pattern

# Everything a terminal could act on, and lone surrogates; tabs and line feeds stay.
_CONTROL = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Signs that may take two columns or none: all but Latin letters and the marks of French type.
_UNEVEN = pattern(r"[\u0300-\u200f\u2028-\u202e\u2045-\U0010ffff]")
_SPACES = pattern(r"\s++")
_SPEAKER_COLOURS = (6, 3, 5, 2, 4, 14, 11, 13, 10, 12, 9)  # of the terminal's 16; red is kept for what is wrong
_DIM, _BOLD = 2, 1


@dataclass(slots=True)
class Style:
    """How an output looks: with colour or not, how wide (None: as wide as the text), with all the text or not."""

    colour: bool = False
    width: int | None = None
    full: bool = False
    links: bool = False  # whether places are links to their files
    palette: Palette = field(default_factory=lambda: Palette())

    def paint(self, text: str, *codes: int) -> str:
        """``text`` between the SGR ``codes`` and their reset, or as it is where there is no colour."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"

    def link(self, text: str, source: str, line: int | None = None) -> str:
        """``text`` as a link to the file that ``source`` is of, where there are links and it is one."""
        address = self.address(source, line)
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text

    def address(self, source: str, line: int | None = None) -> str | None:
        """``file://host/folder/a.txt#3``, which kitty and others open at the line; None where there is no file."""
        if not self.links:
            return None
        if os.path.isfile(source):
            return _file_address(source) + (f"#{line}" if line is not None else "")
        archive = source.partition("#")[0]  # lines are those of the record, not of the file
        return _file_address(archive) if os.path.isfile(archive) else None

    def dim(self, text: str) -> str:
        """``text`` less bright than the rest."""
        return self.paint(text, _DIM)

    def bold(self, text: str) -> str:
        """``text`` brighter than the rest."""
        return self.paint(text, _BOLD)

    def speaker(self, text: str, name: str | None) -> str:
        """``text`` in the colour of the speaker ``name``."""
        return self.paint(text, self.palette.sgr(name))


class Palette:
    """One colour a speaker, given in order of appearance, so that a run shows each in one colour."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str | None) -> int:
        """The colour of the speaker ``name`` among the terminal's 16; white where nobody is named."""
        if name is None:
            return 7
        place = self._numbers.setdefault(name, len(self._numbers))
        return _SPEAKER_COLOURS[place % len(_SPEAKER_COLOURS)]

    def sgr(self, name: str | None) -> int:
        """The same colour as the code that switches a terminal to it."""
        number = self.number(name)
        return 30 + number if number < 8 else 82 + number


@lru_cache(maxsize=256)
def _file_address(path: str) -> str:
    from socket import gethostname
    from urllib.parse import quote

    return f"file://{quote(gethostname())}{quote(os.path.abspath(path).encode(errors='surrogateescape'))}"


def cell_width(text: str) -> int:
    """The columns that ``text`` takes on a terminal: « 東京 » four, an accent of its own none."""
    if _UNEVEN.search(text) is None:
        return len(text)
    from rich.cells import cell_len  # here: it takes longer to load than most texts to write

    return cell_len(text)


def harmless(text: str) -> str:
    """``text`` with every control character but tab and line feed shown as U+FFFD; CR LF becomes LF."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """``text`` harmless and on one line, each run of spaces one space."""
    return harmless(_SPACES.sub(" ", text)).strip()


def shorten(text: str, limit: int) -> str:
    """``text``, cut between words to ``limit`` characters with an ellipsis where it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 2]
    head, space, _ = cut.rpartition(" ")
    return f"{head if space else cut} …"
