"""Rows under headings: a table with wrapped cells on a terminal, one line a row elsewhere.

Rows come as a stream: they are drawn in batches, and the widths of the first batch hold for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from quotefind.writers.terminal import Style, cell_width, one_line, shorten

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

BATCH = 500  # rows drawn together: widths fit what is seen, and the first rows come at once
MAX_LINES = 4  # lines of a cut cell
CONTENT_SHARE = 0.4  # of the terminal's width, kept for the content however wide the others are
NARROW = 100  # on a terminal narrower than this one space parts the columns instead of two
ABSENT = "—"
_FOUND = r"⟦[^⟧]*⟧"  # what a search marked


class Column(NamedTuple):
    """A heading, the most and the least characters of its width on a terminal, and how its cells look."""

    title: str
    most: int = 20
    least: int = 8
    right: bool = False
    by_speaker: bool = False  # in the colour of the row's speaker
    cut: bool = False  # cut after MAX_LINES lines unless everything is asked for
    link: Literal["", "file", "line"] = ""  # to what of the row's place a cell is a link, on a terminal that has links
    above: bool = False  # on a terminal, a line above the rows that share it instead of a column


class Row(NamedTuple):
    """One row: a cell for each column, the speaker who gives it its colour, and where it is from."""

    cells: tuple[str, ...]
    speaker: str | None = None
    place: tuple[str, int] | None = None  # the source and line that it is about


def write_table(columns: Sequence[Column], rows: Iterable[Row], out: TextIO, style: Style) -> None:
    """The rows under the titles of ``columns``; nothing at all where there is no row."""
    widths: list[int] = []
    for batch in _batches(rows):
        first = not widths
        if first:
            widths = _widths(columns, batch, style)
        if style.width is None:
            _write_lines(columns, batch, widths, out, style, titles=first)
        elif sum(widths) + _gaps(columns, style) > style.width:
            _stack(columns, batch, out, style)
        else:
            _draw(columns, batch, widths, out, style, titles=first)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in lists of ``BATCH``, cells made harmless."""
    iterator = iter(rows)
    while batch := [row._replace(cells=tuple(map(one_line, row.cells))) for row in islice(iterator, BATCH)]:
        yield batch


def _widths(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> list[int]:
    """The width of each column: what its cells need, within its most; on a terminal the widest give way, to a point."""
    natural = [max(len(column.title), *(cell_width(row.cells[i]) for row in rows)) for i, column in enumerate(columns)]
    if style.width is None:
        return natural
    width = style.width
    widths = [0 if column.above else min(need, column.most) for need, column in zip(natural, columns, strict=True)]
    least = [_least(column, width) for column in columns]
    excess = sum(widths) + _gaps(columns, style) - width
    while excess > 0:
        place = max(range(len(widths)), key=lambda i: widths[i] if widths[i] > least[i] else 0)
        if widths[place] <= least[place]:
            break
        widths[place] -= 1
        excess -= 1
    return widths


def _gap(style: Style) -> int:
    return 1 if style.width is not None and style.width < NARROW else 2


def _gaps(columns: Sequence[Column], style: Style) -> int:
    return _gap(style) * (sum(not column.above for column in columns) - 1)


def _least(column: Column, width: int) -> int:
    """What a column keeps on a terminal of ``width``: a content near half, a number or code its title."""
    if column.cut:
        return int(width * CONTENT_SHARE)
    return len(column.title) if column.right else min(max(column.least, 1), column.most)


def _write_lines(
    columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[int], out: TextIO, style: Style, *, titles: bool
) -> None:
    if titles:
        heading = Row(tuple(column.title for column in columns))
        out.write(style.bold(_line(columns, heading, widths, None)) + "\n")
    for row in rows:
        out.write(_line(columns, row, widths, style) + "\n")


def _line(columns: Sequence[Column], row: Row, widths: Sequence[int], style: Style | None) -> str:
    cells = []
    for column, cell, width in zip(columns, row.cells, widths, strict=True):
        padding = " " * (width - cell_width(cell))
        shown = style.speaker(cell, row.speaker) if style and column.by_speaker else cell
        cells.append(padding + shown if column.right else shown + padding)
    return "  ".join(cells).rstrip()


def _draw(
    columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[int], out: TextIO, style: Style, *, titles: bool
) -> None:
    """The rows as a table with wrapped cells. Only to draw is rich needed, so only then is it imported."""

    console = _console(out, style)
    above = [i for i, column in enumerate(columns) if column.above]
    inside = [i for i, column in enumerate(columns) if not column.above]
    if titles:
        console.print(_grid(columns, inside, widths, [], style, titles=True))
    for shared, group in groupby(rows, key=lambda row: [row.cells[i] for i in above]):
        batch = list(group)
        if shared:
            console.print(_above(columns, batch[0], above, style), style="dim", soft_wrap=True)
        console.print(_grid(columns, inside, widths, batch, style, titles=False))


def _stack(columns: Sequence[Column], rows: Sequence[Row], out: TextIO, style: Style) -> None:
    """The rows where a terminal is too narrow for all columns: short cells one after the other, long ones below."""
    from rich.padding import Padding
    from rich.text import Text

    console = _console(out, style)
    shared: list[str] = []
    for row in rows:
        above, short, long = ([i for i, column in enumerate(columns) if _part(column) == part] for part in range(3))
        if shared != [row.cells[i] for i in above]:
            shared = [row.cells[i] for i in above]
            console.print(
                Text("  ").join(_linked(Text(row.cells[i]), columns[i], row, style) for i in above), style="dim"
            )
        named = ((Text(f"{columns[i].title} " if columns[i].right else ""), i) for i in short if row.cells[i])
        console.print(Text(" · ").join(name + _cell(columns[i], row, i, style) for name, i in named))
        for i in long:
            console.print(Padding(_cell(columns[i], row, i, style), (0, 0, 0, 2)))


def _above(columns: Sequence[Column], row: Row, places: Sequence[int], style: Style) -> Text:
    from rich.text import Text

    return Text("  ").join(_linked(Text(row.cells[i]), columns[i], row, style) for i in places)


def _part(column: Column) -> int:
    return 0 if column.above else 2 if column.cut else 1


def _console(out: TextIO, style: Style) -> Console:
    from rich.console import Console

    return Console(
        file=out,
        width=style.width,
        force_terminal=style.colour,
        color_system="256" if style.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _grid(
    columns: Sequence[Column],
    places: Sequence[int],
    widths: Sequence[int],
    rows: Sequence[Row],
    style: Style,
    *,
    titles: bool,
) -> RichTable:
    """The cells at ``places`` of the rows, or the titles of these columns, as rich draws them."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, show_header=titles, padding=(0, _gap(style), 0, 0), pad_edge=False, header_style="bold")
    for i in places:
        justify: Literal["left", "right"] = "right" if columns[i].right else "left"
        grid.add_column(Text(columns[i].title), width=widths[i], justify=justify, overflow="fold")
    for row in rows:
        grid.add_row(*(_cell(columns[i], row, i, style, widths[i]) for i in places))
    return grid


def _cell(column: Column, row: Row, place: int, style: Style, width: int | None = None) -> Text:
    """The cell at ``place`` of ``row`` as it looks, cut to what the lines of its width hold."""
    from rich.text import Text

    width = width or style.width or NARROW
    shown = row.cells[place]
    if column.cut and not style.full:
        # A third of a line less than the lines hold: wrapping between words leaves their ends empty.
        shown = _shortened(shown, MAX_LINES * width - width // 3)
    text = Text(shown, style=f"color({style.palette.number(row.speaker)})" if column.by_speaker else "")
    text.highlight_regex(_FOUND, "bold reverse")
    return _linked(text, column, row, style)


def _shortened(text: str, width: int) -> str:
    """``text`` cut to about ``width`` columns, wide signs counted as two."""
    return shorten(text, width * len(text) // max(cell_width(text), 1)) if text else text


def _linked(text: Text, column: Column, row: Row, style: Style) -> Text:
    """``text`` as a link to its place, where the terminal has links."""
    if column.link and row.place is not None and style.links:
        from rich.style import Style as RichStyle

        source, line = row.place
        address = style.address(source, line if column.link == "line" else None)
        if address:
            text.stylize(RichStyle(link=address))
    return text
