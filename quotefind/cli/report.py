"""The command's side of the report: all that is found, chosen by speaker and number, and the page written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from quotefind.cli.run import Run
from quotefind.cli.task import ReportTask
from quotefind.html_report.page import check_available, write_report
from quotefind.model import Document, Quote
from quotefind.options import Options
from quotefind.selection.filters import SpeakerSearch, by_speaker, compile_match
from quotefind.selection.matching import name_words, without_titles

Found = tuple[Document, Sequence[Quote]]


def write(run: Run, options: Options, language: str = "en") -> int:
    """Writes the page for what ``options`` keeps of the inputs of ``run``; gives the exit code."""
    check_available(language)
    if options.match is not None:
        compile_match(options.match)
    search = SpeakerSearch(options.speaker) if options.speaker is not None else None
    if options.speaker is not None:
        run.speaker_words = without_titles(name_words(options.speaker))
    with run.out() as (stream, _):
        found = _chosen(list(run.found(ReportTask(options))), search, options.limit)
        for _ in run.counted(quote for _, quotes in found for quote in quotes):
            pass
        write_report(found, stream, language)
    message = search.message() if search is not None else "no quotation found" if not run.results else None
    if message is not None:
        run.note(message)
    return run.exit_code()


def _chosen(found: list[Found], search: SpeakerSearch | None, limit: int | None) -> list[Found]:
    """``found`` with the quotations of one speaker and up to the limit; texts that lose all of theirs are left out."""
    if search is None and limit is None:
        return found
    every = (quote for _, quotes in found for quote in quotes)
    quotes = by_speaker(every, search) if search is not None else every
    kept = {id(quote) for quote in islice(quotes, limit)}
    chosen = [(document, [quote for quote in quotes if id(quote) in kept]) for document, quotes in found]
    return [(document, quotes) for document, quotes in chosen if quotes]
