"""The commands: arguments in, quotations read, found, chosen and written, an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from quotefind.cli.config import defaults
from quotefind.cli.parameters import (
    OUTPUT,
    SELECTION,
    WORK,
    Format,
    Inputs,
    Output,
    Selection,
    To,
    VerbsFile,
    Work,
    expand,
)
from quotefind.cli.run import Run, check_index, check_index_name, guarded, say
from quotefind.cli.targets import ESCAPED, replacing
from quotefind.cli.task import JsonTask, QuotesTask
from quotefind.errors import ExitCode, InputError, UsageError
from quotefind.model import Quote
from quotefind.options import Options
from quotefind.version import __version__

if TYPE_CHECKING:  # imported by the commands that need them
    from quotefind.cli.journal import Journal
    from quotefind.writers.verbs import VerbRow


class Commands(TyperGroup):
    """The command with its sub-commands, whose own help has the boxes of rich.

    This list of them has none: drawing the boxes takes as long as all the rest of the program's start.
    """

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help as plain text."""
        self.rich_markup_mode = None
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes what each command is for, in full."""
        with formatter.section("Commands"):
            shown = [(name, command) for name, command in self.commands.items() if not command.hidden]
            formatter.write_dl([(name, command.help or "") for name, command in shown])


ABOUT = "Find every quotation and reported claim in French text, and who said it."
COMMANDS: dict[str, tuple[Callable[..., int], str]] = {}  # name -> what it does, what its help ends with
Name = Annotated[str, typer.Argument(help="A name, or part of one; accents, case and titles do not matter.")]
Database = Annotated[str, typer.Argument(metavar="DB", help="The file of the index, such as press.db.")]
SpeakerOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only this speaker, named as for by-speaker.", rich_help_panel=SELECTION,
        show_default=False,
    ),
]  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Runs the command line ``arguments``; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        command = get_command(_app(arguments))
        settings = defaults(command, arguments, os.environ)
        code = command.main(list(arguments), prog_name="quotefind", standalone_mode=False, default_map=settings)
    except UsageError as error:
        say(error)
        return ExitCode.USAGE
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)
        else:
            say(f"{error.format_message()} (quotefind --help shows what there is)")
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return int(code or ExitCode.OK)


def command(name: str, *examples: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Makes a function the command ``name``; its help ends with ``examples``."""

    def register(function: Callable[..., int]) -> Callable[..., int]:
        COMMANDS[name] = function, "\n\n".join(["Examples:", *examples])
        return function

    return register


def commands() -> dict[str, Any]:
    """All commands with their parameters, as click has them."""
    return dict(get_command(_app(())).commands)  # type: ignore[attr-defined]


def _app(arguments: Sequence[str]) -> typer.Typer:
    """The command line, with the one command that ``arguments`` begin with: to prepare the options of all takes long.

    All are there where they begin with none, to be listed or suggested.
    """
    app = typer.Typer(
        name="quotefind",
        cls=Commands,
        help=ABOUT,
        epilog="Exit codes: 0 done, 1 some input could not be read, 2 usage, 3 no result (--fail-empty), "
        "130 interrupted.",
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    for name in [name for name in COMMANDS if name in arguments[:1]] or COMMANDS:
        function, epilog = COMMANDS[name]
        app.command(name, epilog=epilog, hidden=name == "man")(_with_options(function))
    return app


def _with_options(function: Callable[..., int]) -> Callable[..., int]:
    """``function`` as typer takes it: one parameter for each option, no exception let out."""
    expanded = expand(function)
    shown = guarded(expanded)
    vars(shown)["__signature__"] = vars(expanded)["__signature__"]
    shown.__doc__ = function.__doc__
    shown.__annotations__ = expanded.__annotations__
    return shown


def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        print(f"quotefind {__version__}")
        raise typer.Exit


@command(
    "list",
    "quotefind list article.txt",
    "quotefind list --kind direct --jsonl archive/ > quotes.jsonl",
    "quotefind list archive.jsonl.gz --jsonl --output quotes.jsonl --resume",
)
def list_quotes(
    inputs: Inputs,
    selection: Selection,
    work: Work,
    output: Output,
    form: Format,
    target: To,
    speaker: SpeakerOption = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with the FILE of --jsonl --output that a run before left unfinished.",
            rich_help_panel=WORK,
        ),
    ] = False,
) -> int:
    """Every quotation and reported claim, in text order."""
    if target.to == "list":
        return _print_targets()
    name = target.name(form, output.output)
    can_resume = name == "jsonl" and output.output is not None and speaker is None
    if resume and not can_resume:
        raise UsageError("--resume goes on with the FILE of --jsonl --output FILE, and not with --speaker")
    this, options = Run(inputs, output, work), selection.options(speaker)
    journal = (lambda: this.journal(options, resume=resume)) if can_resume else None
    return _write_selected(this, options, name, journal, full=form.full)


@command("by-speaker", "quotefind by-speaker Stoltenberg article.txt", "quotefind by-speaker zelensky archive/ --json")
def by_speaker(
    name: Name, inputs: Inputs, selection: Selection, work: Work, output: Output, form: Format, target: To
) -> int:
    """What one person said, whatever the text calls them."""
    if target.to == "list":
        return _print_targets()
    to = target.name(form, output.output)
    return _write_selected(Run(inputs, output, work), selection.options(name), to, full=form.full)


def _print_targets() -> int:
    """The table of formats that ``--to`` takes."""
    from quotefind.writers import TARGETS

    for name, target in TARGETS.items():
        needs = f" (quotefind[{target.extra}])" if target.extra else ""
        print(f"{name:14} {target.suffix:8} {target.about}{needs}")
    return ExitCode.OK


def _write_selected(
    this: Run, options: Options, name: str, journal: Callable[[], Journal] | None = None, *, full: bool = False
) -> int:
    """Writes the quotations that ``options`` keeps, in the format ``name``, to ``journal`` where there is one."""
    from quotefind.selection.filters import SpeakerSearch, by_speaker, compile_match
    from quotefind.selection.matching import name_words, without_titles
    from quotefind.writers import TARGETS, writer
    from quotefind.writers.json import READY_FORMATS

    if name == "html-report":
        from quotefind.cli.report import write

        return write(this, options)
    if TARGETS[name].takes == "texts" or TARGETS[name].gives != "text":
        from quotefind.cli.formats import write as write_texts

        return write_texts(this, options, name)
    if options.match is not None:
        compile_match(options.match)  # refused before anything is read or written
    search = SpeakerSearch(options.speaker) if options.speaker is not None else None
    if options.speaker is not None:
        this.speaker_words = without_titles(name_words(options.speaker))
    with this.out(full=full, journal=journal() if journal else None) as (stream, style):
        limit = options.limit if options.limit is None else max(options.limit - this.results, 0)
        if search is not None or name not in READY_FORMATS:
            from quotefind.writers.quotes import FORMATS

            found = this.found(QuotesTask(options))
            quotes = by_speaker(found, search) if search is not None else found
            chosen = this.counted(islice(quotes, limit))
            if name in FORMATS:
                FORMATS[name](chosen, stream, style)
            else:
                writer(name)(chosen, stream)
        else:
            READY_FORMATS[name](this.counted(islice(this.found(JsonTask(options)), limit)), stream)
    message = search.message() if search is not None else "no quotation found" if not this.results else None
    if message is not None:
        this.note(message)
    return this.exit_code()


@command(
    "speakers",
    "quotefind speakers article.txt",
    "quotefind speakers archive/ --json",
    'quotefind speakers press.db --alias "la maire=Ana Ruiz"',
)
def speakers(
    inputs: Inputs,
    selection: Selection,
    work: Work,
    output: Output,
    form: Format,
    alias: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A=B",
            help="In an index: speaker A is B, from now on; may be repeated.",
            rich_help_panel=WORK,
            show_default=False,
        ),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="In an index: NAME is no alias any more, or else another speaker in each source; may be repeated.",
            rich_help_panel=WORK,
            show_default=False,
        ),
    ] = None,
    graph: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write who answers whom to FILE too, which ends in .graphml or .csv.",
            rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = None,
) -> int:
    """Who speaks: one row a speaker, with other names, how much they say and with which verbs."""
    from quotefind.selection.exchanges import Exchanges
    from quotefind.selection.filters import compile_match
    from quotefind.selection.summaries import summarize_speakers
    from quotefind.writers.graph import graph_writer
    from quotefind.writers.speakers import FORMATS

    write = FORMATS[form.name()]
    options = selection.options()
    if options.match is not None:
        compile_match(options.match)
    this = Run(inputs, output, work)
    if alias or split:
        from quotefind.cli.database import mend

        mend(inputs.paths or [], alias or [], split or [])
    draw = graph_writer(graph) if graph is not None else None
    if graph is not None and os.path.isfile(graph):
        this.refuse_input(graph)
    exchanges = Exchanges()
    with this.out(full=form.full) as (stream, style):
        quotes = islice(this.found(QuotesTask(options)), options.limit)
        write(summarize_speakers(exchanges.watched(this.counted(quotes))), stream, style)
    if graph is not None and draw is not None:
        with replacing(graph) as file:
            draw(exchanges.counts, file)
    if not this.results:
        this.note("no quotation found")
    return this.exit_code()


@command("text", "quotefind text article.md")
def text(inputs: Inputs, output: Output) -> int:
    """The text as it was read, which the spans of quotations index; on a terminal, without what would act on it."""
    from quotefind.writers.terminal import harmless

    this = Run(inputs, output)
    with this.out() as (stream, _):
        for document in this.documents():
            stream.write(harmless(document.text) if stream.isatty() else document.text)
            this.results += 1
    return this.exit_code()


@command("show", "quotefind show article.txt", "quotefind show article.txt --color always | less -R")
def show(inputs: Inputs, selection: Selection, output: Output) -> int:
    """The text itself, quotations in the colour of their speaker, cues and mentions marked."""
    from quotefind.selection.filters import select
    from quotefind.writers.marked import write_marked

    this = Run(inputs, output)
    options = selection.options()
    with this.out() as (stream, style):
        for document in this.documents():
            quotes = list(this.counted(select(this.quotes_of(document), options)))
            write_marked(document, quotes, stream, style)
    return this.exit_code()


@command("stats", "quotefind stats article.txt", "quotefind stats archive/ --by gender --csv")
def stats(
    inputs: Inputs,
    selection: Selection,
    work: Work,
    output: Output,
    form: Format,
    by: Annotated[
        str,
        typer.Option("--by", metavar="KEY", help="speaker, gender, speaker-kind, kind, verb, source, month or year."),
    ] = "speaker",
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.", rich_help_panel=OUTPUT)] = False,
) -> int:
    """Share of voice: quotations and words by speaker, gender, kind, verb, source or month."""
    from quotefind.selection.filters import compile_match
    from quotefind.selection.stats import KEYS, shares
    from quotefind.writers.stats import write_stats, write_stats_csv, write_stats_json

    if by not in KEYS:
        raise UsageError(f"no key {by}; there are {', '.join(KEYS)}")
    if csv and form.name() != "table":
        raise UsageError(f"--csv and --{form.name()} are two formats; give one of them")
    this, options = Run(inputs, output, work), selection.options()
    if options.match is not None:
        compile_match(options.match)
    with this.out(full=form.full) as (stream, style):
        rows = shares(this.counted(islice(this.found(QuotesTask(options)), options.limit)), by)
        if csv:
            write_stats_csv(rows, stream)
        elif form.name() == "table":
            write_stats(rows, by, stream, style)
        else:
            write_stats_json(rows, stream, lines=form.jsonl)
    return this.exit_code()


@command(
    "report", "quotefind report article.txt -o report.html", "quotefind report press.db --speaker Ruiz -o ruiz.html"
)
def report(
    inputs: Inputs,
    selection: Selection,
    work: Work,
    output: Output,
    speaker: SpeakerOption = None,
    language: Annotated[
        str, typer.Option("--language", metavar="en|fr", help="Language of the headings.", rich_help_panel=OUTPUT)
    ] = "en",
) -> int:
    """A page to look at: texts with their voices, figures and charts, in one file of HTML that needs no network."""
    from quotefind.cli.report import write

    return write(Run(inputs, output, work), selection.options(speaker), language)


@command("explain", "quotefind explain article.txt --line 12", "quotefind explain article.txt --json")
def explain(
    inputs: Inputs,
    selection: Selection,
    output: Output,
    form: Format,
    line: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Only what is on this line of the text.",
            rich_help_panel=SELECTION,
            show_default=False,
        ),
    ] = None,
) -> int:
    """How each quotation was attributed: rule, evidence, candidates refused, confidence."""
    from quotefind.selection.filters import on_line, select
    from quotefind.writers.explanation import FORMATS

    write = FORMATS[form.name()]
    this = Run(inputs, output)
    options = selection.options()

    def chosen() -> Iterator[Quote]:
        for document in this.documents():
            quotes = select(this.quotes_of(document), options)
            yield from quotes if line is None else on_line(quotes, document, line)

    with this.out(full=form.full) as (stream, style):
        write(this.counted(chosen()), stream, style)
    if not this.results:
        this.note("no quotation found" if line is None else f"no quotation on line {line}")
    return this.exit_code()


@command("index", "quotefind index press.db archive/", "quotefind list press.db --speaker Ruiz")
def index(
    database: Database,
    inputs: Inputs,
    work: Work,
    output: Output,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the files that are no more there.", rich_help_panel=WORK)
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read all files anew, changed or not.", rich_help_panel=WORK)
    ] = False,
) -> int:
    """Keep the quotations of PATHS in a database, to be read in the place of PATHS; only what has changed is read."""
    from quotefind.cli.database import bring_up_to_date

    check_index_name(database)
    this = Run(inputs, output, work)
    with this.handled():
        tally = bring_up_to_date(this, database, tuple(inputs.glob or ()), prune=prune, rebuild=rebuild)
    this.note(
        f"{database}: {tally.added:,} files added, {tally.replaced:,} replaced, {tally.unchanged:,} unchanged, "
        f"{tally.dropped:,} dropped; {tally.quotations:,} quotations read in"
    )
    return this.exit_code()


@command("search", 'quotefind search "plan climat" press.db', "quotefind search négociation press.db --speaker Ruiz")
def search(
    words: Annotated[str, typer.Argument(help="Words of the content, all of them; accents and case do not matter.")],
    database: Database,
    selection: Selection,
    output: Output,
    form: Format,
    speaker: SpeakerOption = None,
) -> int:
    """The quotations of an index whose content has these words, the best first."""
    from quotefind.index.stored import search as found_by
    from quotefind.selection.filters import select
    from quotefind.selection.matching import name_words, without_titles
    from quotefind.writers.found import FORMATS

    check_index(database)
    this = Run(Inputs([database]), output)
    with this.out(full=form.full) as (stream, style):
        found = found_by(database, words, without_titles(name_words(speaker or "")))
        quotes = select(found, selection.options(speaker))
        FORMATS[form.name()](this.counted(quotes), words, stream, style)
    if not this.results:
        this.note("no quotation found")
    return this.exit_code()


@command("verbs", "quotefind verbs déclarait", "quotefind verbs --class deny", "quotefind verbs --json")
def verbs(
    output: Output,
    form: Format,
    word: Annotated[str | None, typer.Argument(help="A form of a verb, as déclarait.", show_default=False)] = None,
    verb_class: Annotated[
        str | None,
        typer.Option(
            "--class",
            metavar="CLASS",
            help="Only this class, as say, claim, deny.",
            rich_help_panel=SELECTION,
            show_default=False,
        ),
    ] = None,
    own_verbs: VerbsFile = None,
) -> int:
    """The reporting verbs: look a form up, or list a class or all."""
    from quotefind.writers.verbs import FORMATS

    write = FORMATS[form.name()]
    this = Run(Inputs(verbs=own_verbs), output)
    with this.out(full=form.full) as (stream, style):
        write(this.counted(_verb_rows(word, verb_class)), stream, style)
    if not this.results:
        this.note(f"{word} is no form of a reporting verb" if word else "no such verb")
    return this.exit_code()


@command("evaluate", "quotefind evaluate gold.json", "quotefind evaluate gold.json texts/ --errors 50")
def evaluate(
    gold: Annotated[str, typer.Argument(help="Annotated quotations: a JSON file, or a folder of them.")],
    inputs: Inputs,
    output: Output,
    form: Format,
    limit: Annotated[
        int | None,
        typer.Option(
            "--errors",
            min=0,
            metavar="N",
            help="How many errors to list; all when left out.",
            rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = None,
) -> int:
    """How right the quotations are, against annotated texts; without PATHS, the texts beside GOLD."""
    from quotefind.evaluation.gold import gold_texts, read_gold, text_path
    from quotefind.evaluation.scores import compare
    from quotefind.writers.evaluation import write_evaluation, write_evaluation_json

    write = write_evaluation if form.name() == "table" else write_evaluation_json
    annotated = read_gold(gold)
    brought = [] if inputs.paths else gold_texts(gold)
    paths = inputs.paths or ([gold] if brought else [text_path(gold, doc) for doc in annotated])
    this = Run(inputs._replace(paths=paths), output)
    texts, found, by_stem = {}, {}, {PurePath(name).stem: name for name in annotated}
    for document in brought or this.documents():
        stem = PurePath(document.source).stem
        name = next((one for one in (document.source, stem) if one in annotated), by_stem.get(stem, ""))
        if name in annotated:
            texts[name] = document.text
            found[name] = list(this.counted(this.quotes_of(document)))
    absent = [name for name in annotated if name not in texts]
    if absent:
        this.fail(InputError(gold, f"no text for {', '.join(absent)} in {', '.join(paths)}"))
    comparison = compare({name: annotated[name] for name in annotated if name in texts}, found, texts)
    with this.out(full=form.full) as (stream, style):
        write(comparison, texts, stream, style, limit)
    return this.exit_code()


@command("man", "quotefind man > quotefind.1")
def man(output: Output) -> int:
    """The manual page, for man: all that --help says, in one."""
    from quotefind.cli.man import page

    this = Run(Inputs(), output)
    with this.out() as (stream, _):
        stream.write(page(commands(), ABOUT))
    return ExitCode.OK


def _verb_rows(word: str | None, verb_class: str | None) -> Iterator[VerbRow]:
    """The entries that ``word`` may be a form of, or all; only those of ``verb_class`` where it is given."""
    from quotefind.lexicons.verbs import CLASSES, lookup, verb_entries
    from quotefind.writers.verbs import VerbRow

    if verb_class is not None and verb_class not in CLASSES:
        raise UsageError(f"no class {verb_class}; there are {', '.join(sorted(CLASSES))}")
    found = [((), "", verb_entries())] if word is None else [(r.tenses, r.form, r.entries) for r in lookup(word)]
    for tenses, form, entries in found:
        for entry in entries:
            if verb_class in {None, entry.cls}:
                yield VerbRow(entry.lemma, entry.cls, tuple(sorted(entry.frames)), entry.indirect, form, tenses)


def _write_utf8(stream: object) -> None:
    """The same bytes whatever the locale is; what cannot be written is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors=ESCAPED)
