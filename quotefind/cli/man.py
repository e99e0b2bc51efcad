"""The manual page, from the same words as ``--help``: ``quotefind man > quotefind.1``, then ``man ./quotefind.1``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotefind.cli import config
from quotefind.errors import ExitCode
from quotefind.version import __version__

# What groff would take for its own, and the signs that it would print as others.
_SIGNS = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga"})
_MEANINGS = {
    ExitCode.OK: "done, also with nothing found",
    ExitCode.INPUT: "some input could not be read; the others were done",
    ExitCode.USAGE: "wrong arguments",
    ExitCode.NOTHING: "nothing found, under --fail-empty",
    ExitCode.INTERRUPTED: "interrupted",
}


def page(commands: dict[str, Any], about: str) -> str:
    """The page for all ``commands``, as groff takes it."""
    lines = [
        "'\\\" -*- coding: utf-8 -*-",
        f'.TH QUOTEFIND 1 "" "quotefind {__version__}" "User Commands"',
        *(".SH NAME", "quotefind \\- quotations and reported claims in French text, and who said them"),
        *(".SH SYNOPSIS", ".B quotefind", ".I COMMAND", "[OPTIONS] [PATHS]..."),
        *(".SH DESCRIPTION", _text(about), ".SH COMMANDS"),
    ]
    for name, command in commands.items():
        if not command.hidden:
            lines += _command(name, command)
    lines += [".SH CONFIGURATION", *_paragraphs(config.__doc__ or "")]
    lines.append(".SH EXIT STATUS")
    lines += [line for code, meaning in _MEANINGS.items() for line in (".TP", f".B {int(code)}", _text(meaning))]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    """A command: what it is for, its options by group, its examples."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    yield f".SS quotefind {_text(name)} {' '.join(_text(_shown(param)) for param in arguments)}".rstrip()
    yield _text(command.help or "")
    for param in arguments:
        yield from _tagged(f".I {_text(_shown(param))}", param)
    panel = None
    for param in (param for param in command.params if param.param_type_name == "option" and param.help):
        if param.rich_help_panel != panel and param.rich_help_panel:
            panel = param.rich_help_panel
            yield from (".PP", f".I {_text(panel)}")
        value = "" if param.is_flag else f" \\fI{_text(_shown(param))}\\fR"
        yield from _tagged(", ".join(f"\\fB{_text(name)}\\fR" for name in param.opts) + value, param)
    examples = [line for line in (command.epilog or "").split("\n\n") if line != "Examples:"]
    if examples:
        yield from (".PP", "Examples:", ".nf")
        yield from (f"    {_text(line)}" for line in examples)
        yield ".fi"


def _tagged(tag: str, param: Any) -> Iterable[str]:
    return ".TP", tag, _text(param.help or "")


def _shown(param: Any) -> str:
    """What stands for the value of an option or argument."""
    return str(param.metavar or param.type.name).upper() if param.metavar is None else str(param.metavar)


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.replace("``", "").split("\n\n"):
        yield from (".PP", _text(" ".join(part.split())))


def _text(text: str) -> str:
    """``text`` as one line that groff prints as it is, whatever it begins with."""
    escaped = " ".join(text.split()).translate(_SIGNS)
    return f"\\&{escaped}" if escaped[:1] in {".", "\\"} and not escaped.startswith("\\-") else escaped
