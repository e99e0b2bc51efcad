"""The command's side of formats that take whole texts, or give bytes or a folder instead of text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice

from quotefind.cli.run import Run
from quotefind.cli.task import QuotesTask, finder
from quotefind.errors import UsageError
from quotefind.model import Quote
from quotefind.options import Options
from quotefind.readers.base import Item
from quotefind.selection.filters import SpeakerSearch, by_content, by_speaker, compile_match
from quotefind.selection.matching import name_words, without_titles
from quotefind.writers import TARGETS, Found, check_available, folder_writer, text_writer, writer


class TextTask:
    """Gives the text of an input, with those of its quotations that ``options`` keeps whoever speaks."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, item: Item) -> Iterator[Found]:
        """The one text of one input."""
        document, stored = item.load(), item.quotes()
        quotes = stored if stored is not None else finder()(document)
        yield document, list(by_content(quotes, self.options))


def write(run: Run, options: Options, name: str) -> int:
    """Writes what ``options`` keeps of the inputs of ``run`` in the format ``name``; gives the exit code."""
    _check(run, options, name)
    search = SpeakerSearch(options.speaker) if options.speaker is not None else None
    if options.speaker is not None:
        run.speaker_words = without_titles(name_words(options.speaker))
    if TARGETS[name].takes == "quotes":
        _write_quotes(run, options, name, search)
    else:
        _write_texts(run, options, name, search)
    message = search.message() if search is not None else "no quotation found" if not run.results else None
    if message is not None:
        run.note(message)
    return run.exit_code()


def _check(run: Run, options: Options, name: str) -> None:
    """Raises ``UsageError`` for what could not be written, before anything is read."""
    check_available(name)
    if options.match is not None:
        compile_match(options.match)
    gives = TARGETS[name].gives
    if gives == "folder" and run.output_path is None:
        raise UsageError(f"--to {name} writes a folder; name it with --output FOLDER")
    if gives == "bytes" and run.output_path is None and sys.stdout.isatty():
        raise UsageError(f"--to {name} is nothing for a terminal; give --output FILE")


def _write_quotes(run: Run, options: Options, name: str, search: SpeakerSearch | None) -> None:
    with run.out() as (stream, _):
        found: Iterator[Quote] = run.found(QuotesTask(options))
        chosen = by_speaker(found, search) if search is not None else found
        writer(name)(run.counted(islice(chosen, options.limit)), stream)


def _write_texts(run: Run, options: Options, name: str, search: SpeakerSearch | None) -> None:
    found: Iterator[Found] = run.found(TextTask(options))
    if search is not None:
        found = _of_speaker(found, search)
    chosen = _counted(run, _limited(found, options.limit))
    if TARGETS[name].gives == "folder":
        with run.handled():
            folder_writer(name)(chosen, run.output_path or "")
    else:
        with run.out() as (stream, _):
            text_writer(name)(chosen, stream)


def _counted(run: Run, found: Iterable[Found]) -> Iterator[Found]:
    """``found`` as it is, its quotations counted; it ends early at Ctrl-C."""
    for document, quotes in run.counted(found):
        run.results += len(quotes) - 1
        yield document, quotes


def _limited(found: Iterable[Found], limit: int | None) -> Iterator[Found]:
    """``found`` up to the text that has the last of ``limit`` quotations."""
    left = limit
    for document, quotes in found:
        yield document, quotes[:left]
        if left is not None:
            left -= len(quotes[:left])
            if not left:
                return


def _of_speaker(found: Iterable[Found], search: SpeakerSearch) -> Iterator[Found]:
    """The texts in which the speaker of ``search`` has the word, with these quotations alone.

    All are read first: whether a name that is a letter off is meant shows at the end.
    """
    kept = list(found)
    chosen = {id(quote) for quote in by_speaker((quote for _, quotes in kept for quote in quotes), search)}
    for document, quotes in kept:
        if own := [quote for quote in quotes if id(quote) in chosen]:
            yield document, own
