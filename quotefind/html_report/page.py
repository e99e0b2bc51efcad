"""The page itself: templates, looks and script put together into one file that asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TextIO

from quotefind.errors import UsageError
from quotefind.html_report.views import MAX_BARS, Entry, Found, Report, excerpt, report_on
from quotefind.version import __version__
from quotefind.writers.terminal import harmless, one_line

if TYPE_CHECKING:
    from jinja2 import Environment

LANGUAGES = ("en", "fr")
FACTS = ("speaker", "also", "kind", "cue", "rule", "certainty", "evidence", "refused")  # told of each quotation


def write_report(found: Iterable[Found], out: TextIO, language: str = "en") -> None:
    """Writes the page for documents with their quotations; ``language`` is that of its headings."""
    environment = _environment(language)
    for part in environment.get_template("report.html").generate(**_context(report_on(found), language)):
        out.write(part)


def check_available(language: str = "en") -> None:
    """Raises ``UsageError`` where the page cannot be made: before anything is read."""
    if language not in LANGUAGES:
        raise UsageError(f"no language {language}; there are {', '.join(LANGUAGES)}")
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise UsageError("the report needs jinja2: pip install 'quotefind[report]'") from None


def _context(report: Report, language: str) -> dict[str, Any]:
    """What the templates know."""
    style, script = _file("report.css"), _file("report.js")
    words = _words()[language]
    return {
        "report": report,
        "w": words,
        "classes": words["classes"],
        "language": language,
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "fact_names": json.dumps([words[name] for name in FACTS]),
        "max_bars": MAX_BARS,
        "version": __version__,
    }


def _environment(language: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("quotefind.html_report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = _words()[language]
    environment.filters |= {
        "clean": harmless,
        "line": one_line,
        "excerpt": excerpt,
        "facts": lambda entry: json.dumps(_facts(entry, words), ensure_ascii=False),
        "n": _number,
        "counted": lambda count, name: f"{_number(count)} {words['counts'][name][_is_plural(count, language)]}",
        "percent": lambda share: words["percent"].replace("{n}", f"{share * 100:.0f}"),
    }
    return environment


def _facts(entry: Entry, words: dict[str, Any]) -> list[str]:
    """What is told of a quotation beside its content, in the order of ``FACTS``; "" where there is nothing to tell."""
    quote, name = entry.quote, entry.voice.name or words["nobody"]
    known = [words["one"].get(value, value) for value in (quote.speaker_kind, quote.gender) if value]
    cue = quote.cue or ""
    told = [
        f"{name} ({', '.join(known)})" if known else name,
        ", ".join(quote.aliases),
        words["classes"][quote.kind],
        f"{cue} ({quote.verb})" if cue and quote.verb and quote.verb != cue else cue,
        quote.rule,
        f"{quote.confidence:.2f}",
        "; ".join(quote.evidence),
        "; ".join(f"{candidate}: {why}" for candidate, why in quote.refused),
    ]
    return [one_line(value) for value in told]


def _is_plural(count: int, language: str) -> bool:
    return count > 1 or (count == 0 and language == "en")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("quotefind.html_report").joinpath("words.toml").read_text(encoding="utf-8"))


def _file(name: str) -> str:
    return resources.files("quotefind.html_report").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """How a page's policy names the one script and the one style that it lets run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
