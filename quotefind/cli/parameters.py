"""The options that commands share, written once, in groups that ``--help`` shows as panels.

A command takes the groups as parameters (``def speakers(inputs: Inputs, output: Output)``);
``expand`` makes from it the function with one parameter an option that typer wants.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

import typer

from quotefind.errors import UsageError
from quotefind.model import Kind
from quotefind.options import Options
from quotefind.readers.base import ID_FIELDS, TEXT_FIELDS, ReadOptions
from quotefind.readers.formats import FORMATS

_UNITS = (("k", 2**10), ("m", 2**20), ("g", 2**30))
MAX_DIGITS = 15  # of a size
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
INPUT, OUTPUT, SELECTION, WORK = "Input", "Output", "Selection", "Work"


class KindName(StrEnum):
    """Values of ``--kind``."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class GenreName(StrEnum):
    """Values of ``--genre``."""

    AUTO = "auto"
    NEWS = "news"
    FICTION = "fiction"
    INTERVIEW = "interview"
    MINUTES = "minutes"
    PLAY = "play"


class When(StrEnum):
    """Values of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def _format(name: str | None) -> str | None:
    """``name`` where it is one of the formats. Raises ``typer.BadParameter`` for any other."""
    if name is not None and name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}.")
    return name


class LinesAre(StrEnum):
    """Values of ``--lines``."""

    AUTO = "auto"
    WRAP = "wrap"
    KEEP = "keep"


VerbsFile = Annotated[
    str | None,
    typer.Option(
        "--verbs",
        metavar="FILE",
        help="Reporting verbs of your own: an infinitive a line, then class, frames and yes or no where unusual (TSV).",
        rich_help_panel=INPUT,
        show_default=False,
    ),
]


class Inputs(NamedTuple):
    """Where the texts are."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, or - for standard input. Without any: standard input when piped, else ./seeds.",
            show_default=False,
        ),
    ] = None
    glob: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN",
            help="Files to read in folders, instead of those with a known suffix; may be repeated.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Encoding of the texts, such as cp1252; found out when left out.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    input_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            callback=_format,
            help=f"Format of the inputs, told by their first bytes and suffix when left out: {', '.join(FORMATS)}.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    text_field: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"Field of a record that is the text; when left out, the first of {', '.join(TEXT_FIELDS)}.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    id_field: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"Field that names a record; when left out, the first of {', '.join(ID_FIELDS)}, else its line.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    lines: Annotated[
        LinesAre,
        typer.Option(
            metavar="auto|wrap|keep",
            help="Line ends: wrap, only those of a page or a mail; keep, of paragraphs; auto finds it out.",
            rich_help_panel=INPUT,
        ),
    ] = LinesAre.AUTO
    date_field: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Field that is the date of a record; when left out, date, published and others like them.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    genre: Annotated[
        GenreName,
        typer.Option(
            metavar="auto|news|fiction|interview|minutes|play",
            help="What dashes and labels at the head of lines are: told by the whole text when left out.",
            rich_help_panel=INPUT,
        ),
    ] = GenreName.AUTO
    max_size: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE",
            help="The most that one text may be, such as 500MB; 64MB when left out, 1GB for the file of a document.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None
    timeout: Annotated[
        float | None,
        typer.Option(
            min=0.01,
            metavar="SECONDS",
            help="Give up a document that takes longer; 120 and one for each 20 KB when left out.",
            rich_help_panel=WORK,
            show_default=False,
        ),
    ] = None

    verbs: VerbsFile = None
    names: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Persons and titles of your own: name, gender (f, m, -), other names with ; between, a line each.",
            rich_help_panel=INPUT,
            show_default=False,
        ),
    ] = None

    def options(self) -> ReadOptions:
        """How to read, as the record that the readers take."""
        size = None if self.max_size is None else bytes_of(self.max_size)
        fields = self.text_field, self.id_field, self.date_field
        return ReadOptions(
            self.encoding, self.input_format, *fields, max_size=size, lines=self.lines.value, genre=self.genre.value
        )


class Work(NamedTuple):
    """How the work is done."""

    jobs: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Processes that work at the same time; when left out, one for each core if it is worth it.",
            rich_help_panel=WORK,
            show_default=False,
        ),
    ] = None
    no_progress: Annotated[
        bool, typer.Option("--no-progress", help="No bar on a terminal for work that lasts.", rich_help_panel=WORK)
    ] = False


class Selection(NamedTuple):
    """Which quotations to keep, whoever speaks."""

    kind: Annotated[
        list[KindName] | None,
        typer.Option(
            "--kind",  # written out, as typer 0.27 takes it from a metavar of the same letters
            help="Only direct, mixed or indirect ones; may be repeated.",
            rich_help_panel=SELECTION,
            show_default=False,
            metavar="KIND",
        ),
    ] = None
    verb: Annotated[
        str | None,
        typer.Option(
            metavar="LEMMA",
            help="Only with this reporting verb, such as déclarer or selon.",
            rich_help_panel=SELECTION,
            show_default=False,
        ),
    ] = None
    match: Annotated[
        str | None,
        typer.Option(
            metavar="REGEX",
            help="Only where the content holds this regular expression.",
            rich_help_panel=SELECTION,
            show_default=False,
        ),
    ] = None
    unattributed: Annotated[
        bool, typer.Option("--unattributed", help="Only those given to nobody.", rich_help_panel=SELECTION)
    ] = False
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0.0, max=1.0, metavar="X", help="Only with this confidence or more.", rich_help_panel=SELECTION
        ),
    ] = 0.0
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="At most this many, over all inputs.", rich_help_panel=SELECTION,
            show_default=False,
        ),
    ] = None  # fmt: skip

    with_metadata: Annotated[
        bool,
        typer.Option(
            "--with-metadata",
            help="In JSON, title, date, author, publisher and url of the document; null where it does not say.",
            rich_help_panel=OUTPUT,
        ),
    ] = False
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Only of documents of this day, month or year (2025-03), or later.",
            rich_help_panel=SELECTION, show_default=False,
        ),
    ] = None  # fmt: skip
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Only of documents of this day, month or year, or earlier.",
            rich_help_panel=SELECTION, show_default=False,
        ),
    ] = None  # fmt: skip

    def options(self, speaker: str | None = None) -> Options:
        """These choices, and the speaker's name, as the record that the library takes."""
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not _DATE.fullmatch(value):
                raise UsageError(f"--{name} {value} is no date; write 2025, 2025-03 or 2025-03-11")
        kinds = {kind for kind in get_args(Kind) if self.kind is None or kind in self.kind}
        return Options(
            kinds=frozenset(kinds),
            speaker=speaker,
            verb=self.verb,
            match=self.match,
            unattributed=self.unattributed,
            min_confidence=self.min_confidence,
            limit=self.limit,
            with_metadata=self.with_metadata,
            since=self.since,
            until=self.until,
        )


class Output(NamedTuple):
    """Where results go and how they look."""

    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, at once when all is done.",
            rich_help_panel=OUTPUT, show_default=False,
        ),
    ] = None  # fmt: skip
    color: Annotated[
        When, typer.Option(metavar="auto|always|never", help="Colour; auto: on a terminal.", rich_help_panel=OUTPUT)
    ] = When.AUTO
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.", rich_help_panel=OUTPUT)
    ] = False
    fail_empty: Annotated[
        bool, typer.Option("--fail-empty", help="Exit with 3 when there is no result.", rich_help_panel=OUTPUT)
    ] = False
    config: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Defaults of options, in TOML; when left out, those of the current folder.",
            rich_help_panel=OUTPUT, show_default=False,
        ),
    ] = None  # fmt: skip
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where in the program an error arose.", rich_help_panel=OUTPUT)
    ] = False


class Format(NamedTuple):
    """In which format results are written."""

    json: Annotated[bool, typer.Option("--json", help="One JSON array.", rich_help_panel=OUTPUT)] = False
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.", rich_help_panel=OUTPUT)] = False
    full: Annotated[
        bool, typer.Option("--full", help="Whole contents in the table, however long.", rich_help_panel=OUTPUT)
    ] = False

    def name(self) -> str:
        """The format asked for; raises ``UsageError`` where two are."""
        if self.json and self.jsonl:
            raise UsageError("--json and --jsonl are two formats; give one of them")
        return "json" if self.json else "jsonl" if self.jsonl else "table"


class To(NamedTuple):
    """In which other format quotations are written."""

    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="Format of the result; when left out, told by the suffix of --output; list shows all.",
            rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = None
    excel: Annotated[
        bool, typer.Option("--excel", help="csv as Excel wants it: a BOM and semicolons.", rich_help_panel=OUTPUT)
    ] = False

    def name(self, form: Format, output: str | None) -> str:
        """The format asked for; raises ``UsageError`` where two are, or one that there is not."""
        from quotefind.writers import TARGETS, by_suffix

        flagged = form.name()
        if self.to is not None and flagged not in {"table", self.to}:
            raise UsageError(f"--{flagged} and --to {self.to} are two formats; give one of them")
        name = self.to or (flagged if flagged != "table" else by_suffix(output) or "table")
        if name not in TARGETS:
            raise UsageError(f"no format {name}; there are {', '.join(TARGETS)}")
        if self.excel and name != "csv":
            raise UsageError("--excel goes with --to csv")
        return "excel-csv" if self.excel else name


def bytes_of(size: str) -> int:
    """``500MB``, ``2 g`` or ``1000`` in bytes; raises ``UsageError`` where it is no size."""
    wanted = size.strip().lower().removesuffix("b").rstrip()
    factor = next((factor for unit, factor in _UNITS if wanted.endswith(unit)), 1)
    number = wanted[: -1 if factor > 1 else None].rstrip()
    if not (number.isascii() and number.isdigit() and len(number) <= MAX_DIGITS and int(number)):
        raise UsageError(f"no size: {size}; give one such as 500MB or 2GB")
    return int(number) * factor


def expand(command: Callable[..., int]) -> Callable[..., int]:
    """``command`` with each parameter that is a group replaced by the options of that group."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if hasattr(hint, "_fields")}
    own = inspect.signature(command).parameters
    parameters: list[inspect.Parameter] = []
    for name, parameter in own.items():
        if name in groups:
            parameters += _fields_as_parameters(groups[name])
        else:
            parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(command)
    def expanded(**values: Any) -> int:
        arguments = {name: values[name] for name in own if name not in groups}
        arguments |= {name: _filled(group, values) for name, group in groups.items()}
        return command(**arguments)

    vars(expanded)["__signature__"] = inspect.Signature(parameters, return_annotation=int)
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return expanded


def _fields_as_parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults.get(name, inspect.Parameter.empty),
            annotation=hints[name],
        )
        for name in group._fields
    ]


def _filled(group: Any, values: Mapping[str, Any]) -> Any:
    return group(**{name: values[name] for name in group._fields})
