"""What may reach a terminal, and in which colour: harmless text, the style of an output, speaker colours."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotefind.snapshot import pattern

# Everything a terminal could act on, and lone surrogates; tabs and line feeds stay.
_CONTROL = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACES = pattern(r"\s++")
_SPEAKER_COLOURS = (6, 3, 5, 2, 4, 14, 11, 13, 10, 12, 9)  # of the terminal's 16; red is kept for what is wrong
_DIM, _BOLD = 2, 1


@dataclass(slots=True)
class Style:
    """How an output looks: with colour or not, how wide (None: as wide as the text), with all the text or not."""

    colour: bool = False
    width: int | None = None
    full: bool = False
    palette: Palette = field(default_factory=lambda: Palette())

    def paint(self, text: str, *codes: int) -> str:
        """``text`` between the SGR ``codes`` and their reset, or as it is where there is no colour."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"

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
