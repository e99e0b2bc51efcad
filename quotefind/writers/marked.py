"""The text itself with its quotations marked: in colour, or between brackets where there is none.

    ⟦1:Nous partons⟧, ‹a déclaré› {la maire}.

A legend at the end says who is 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from quotefind.model import Document, Quote, Span
from quotefind.writers.terminal import Style, harmless, one_line

_ITALIC, _UNDERLINE = 3, 4
_BRACKETS = {"content": ("⟦", "⟧"), "cue": ("‹", "›"), "mention": ("{", "}")}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the text to mark, and the number and name of the speaker it belongs to."""

    span: Span
    role: Literal["content", "cue", "mention"]
    number: int
    speaker: str | None


def write_marked(document: Document, quotes: Sequence[Quote], out: TextIO, style: Style) -> None:
    """The text of ``document`` with its ``quotes`` marked, and a legend."""
    numbers: dict[str | None, int] = {}
    for quote in quotes:
        numbers.setdefault(quote.speaker, len(numbers) + 1)
    out.writelines(_pieces(document.text, _stretches(quotes, numbers), style))
    if not document.text.endswith("\n"):
        out.write("\n")
    _write_legend(document, quotes, numbers, out, style)


def _stretches(quotes: Sequence[Quote], numbers: dict[str | None, int]) -> list[_Stretch]:
    """What to mark, in text order; a cue or mention that serves two quotations is marked once."""
    found: dict[tuple[Span, str], _Stretch] = {}
    for quote in quotes:
        number = numbers[quote.speaker]
        for span in quote.spans:
            found.setdefault((span, "content"), _Stretch(span, "content", number, quote.speaker))
        if quote.cue_span is not None:
            found.setdefault((quote.cue_span, "cue"), _Stretch(quote.cue_span, "cue", number, quote.speaker))
        if quote.mention_span is not None:
            mention = _Stretch(quote.mention_span, "mention", number, quote.speaker)
            found.setdefault((quote.mention_span, "mention"), mention)
    return sorted(found.values(), key=lambda stretch: (stretch.span.start, -stretch.span.end))


def _pieces(text: str, stretches: Sequence[_Stretch], style: Style) -> Iterator[str]:
    """``text`` cut at every edge of a stretch, each piece in the looks of the stretches around it."""
    edges = [(stretch.span.start, 1, place) for place, stretch in enumerate(stretches)]
    edges += [(stretch.span.end, 0, -place) for place, stretch in enumerate(stretches)]
    around: list[_Stretch] = []
    position = 0
    for offset, opens, place in sorted(edges):
        yield _dressed(text[position:offset], around, style)
        position = offset
        stretch = stretches[abs(place)]
        if opens:
            around.append(stretch)
        else:
            around.remove(stretch)
        yield _bracket(stretch, style, opens=bool(opens))
    yield _dressed(text[position:], around, style)


def _dressed(text: str, around: Sequence[_Stretch], style: Style) -> str:
    shown = harmless(text)
    if not around or not style.colour:
        return shown
    codes = {"cue": (_ITALIC,), "mention": (_UNDERLINE,), "content": ()}
    looks = [code for stretch in around for code in codes[stretch.role]]
    looks.append(style.palette.sgr(around[-1].speaker))
    # Line by line: a pager forgets colours at the end of a line.
    return "\n".join(style.paint(line, *looks) for line in shown.split("\n"))


def _bracket(stretch: _Stretch, style: Style, *, opens: bool) -> str:
    if style.colour:
        return ""
    opening, closing = _BRACKETS[stretch.role]
    if not opens:
        return closing
    return f"{opening}{stretch.number}:" if stretch.role == "content" else opening


def _write_legend(
    document: Document, quotes: Sequence[Quote], numbers: dict[str | None, int], out: TextIO, style: Style
) -> None:
    counts = Counter(quote.speaker for quote in quotes)
    out.write("\n" + style.bold(one_line(document.source)) + "\n")
    for speaker, number in numbers.items():
        name = style.speaker(one_line(speaker or "(nobody named)"), speaker)
        out.write(f"{number:>4}  {name}  {counts[speaker]}\n")
    if style.colour:
        looks = f"content in the speaker's colour, {style.paint('cue', _ITALIC)}, {style.paint('mention', _UNDERLINE)}"
    else:
        looks = "⟦1:content of speaker 1⟧ ‹cue› {mention}"
    out.write(f"      {looks}\n" if quotes else "      no quotation\n")
