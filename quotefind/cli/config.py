"""Defaults of options from the environment and from a file, for all commands or one.

What is given first holds: the command line; ``QUOTEFIND_*`` (``QUOTEFIND_MIN_CONFIDENCE=0.5``); then one file, that of
``--config`` or ``QUOTEFIND_CONFIG``, else ``quotefind.toml``, else ``[tool.quotefind]`` in ``pyproject.toml``, both in
the current folder. A file has options by their long names, ``min-confidence = 0.5``; under ``[list]`` those of one
command, which come before the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from quotefind.errors import UsageError

PREFIX = "QUOTEFIND_"
FILE, PROJECT = "quotefind.toml", "pyproject.toml"
# What a folder must not decide for whoever enters it, and what is no option of work.
_NEVER = frozenset({"config", "help", "output", "resume", "version"})
_FORMATS = frozenset({"json", "jsonl", "to", "excel", "csv"})  # one of them on the command line is instead of all


class Setting(NamedTuple):
    """A value for an option, and where it was read."""

    option: str  # its long name without dashes
    value: Any
    origin: str


def defaults(command: Any, arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The values for the options of the sub-command that ``arguments`` begin with, as click takes them.

    ``command`` is the group of commands. Raises ``UsageError`` for a value that is none, and for names of no option.
    """
    name = next(iter(arguments), "")
    known = {}
    if name in command.commands:
        options = [option for option in command.commands[name].params if option.param_type_name == "option"]
        known = {_long_name(option.opts): option for option in options}
    if "config" not in known:
        return {}
    given = set(_given(arguments, known))
    held = given | (_FORMATS if given & _FORMATS else frozenset())
    values: dict[str, Any] = {}
    for settings in _sources(name, arguments, environment):
        chosen = [setting for setting in settings if _is_known(setting, known)]
        for setting in chosen:
            if setting.option not in held:
                values.setdefault(known[setting.option].name, _checked(known[setting.option], setting))
        if _FORMATS & {setting.option for setting in chosen}:
            held |= _FORMATS
    return {name: values}


def _long_name(names: Iterable[str]) -> str:
    return next((name[2:] for name in names if name.startswith("--")), "")


def _given(arguments: Sequence[str], known: Mapping[str, Any]) -> Iterator[str]:
    """The options that the command line has."""
    names = {name: long for long, option in known.items() for name in option.opts}
    for argument in arguments:
        if argument == "--":
            return
        option = argument.partition("=")[0] if argument.startswith("--") else argument[:2]
        if option in names:
            yield names[option]


def _sources(name: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[list[Setting]]:
    """The settings of each source, what holds first before the others; only those of the command ``name`` or of all."""
    yield list(_of_environment(environment))
    path = _asked_for(arguments) or environment.get(f"{PREFIX}CONFIG")
    table, origin = _read(path, "--config") if path else _found()
    own = table.pop(name, {}) if isinstance(table.get(name), dict) else {}
    yield list(_of_table(own, f"{origin} [{name}]"))
    yield [one for one in _of_table(table, origin) if not (isinstance(one.value, dict) and _is_command(one.option))]


def _asked_for(arguments: Sequence[str]) -> str | None:
    """The FILE of ``--config FILE`` or ``--config=FILE``."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--config":
            return next(iter(arguments[place + 1 :]), None)
        if argument.startswith("--config="):
            return argument.partition("=")[2]
    return None


def _found() -> tuple[dict[str, Any], str]:
    """The settings of the current folder, and the file they are from."""
    if os.path.isfile(FILE):
        return _read(FILE)
    try:
        with open(PROJECT, "rb") as stream:
            if b"quotefind" not in stream.read():  # most projects are of something else
                return {}, PROJECT
    except OSError:
        return {}, PROJECT
    return _read(PROJECT)


def _read(path: str, asked_by: str = "") -> tuple[dict[str, Any], str]:
    """The table of settings in ``path``: all of it, or in a ``pyproject.toml`` what stands under ``tool.quotefind``."""
    import tomllib  # here: most runs have no file to read

    try:
        with open(path, "rb") as stream:
            table = tomllib.load(stream)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}){asked_by and ', given by ' + asked_by}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    tool = table.get("tool", {})
    if os.path.basename(path) != PROJECT and "tool" not in table:
        return table, path
    own = tool.get("quotefind", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise UsageError(f"{path}: [tool.quotefind] is no table")
    return own, f"{path} [tool.quotefind]"


def _of_environment(environment: Mapping[str, str]) -> Iterator[Setting]:
    for name, value in sorted(environment.items()):
        option = name.removeprefix(PREFIX).lower().replace("_", "-")
        if name.startswith(PREFIX) and option != "config":
            yield Setting(option, value, name)


def _of_table(table: Mapping[str, Any], origin: str) -> Iterator[Setting]:
    for key, value in table.items():
        yield Setting(key.replace("_", "-"), value, f"{origin}, {key}")


def _is_known(setting: Setting, known: Mapping[str, Any]) -> bool:
    """Whether the command has the option; raises ``UsageError`` where no command has it."""
    if setting.option in _NEVER:
        raise UsageError(f"{setting.origin}: only the command line can say that")
    if setting.option in known:
        return True
    everything = _all_options()
    if setting.option not in everything:
        from difflib import get_close_matches

        near = get_close_matches(setting.option, everything, 1)
        raise UsageError(f"{setting.origin}: no such option{f'; did you mean {near[0]}?' if near else ''}")
    return False


def _is_command(name: str) -> bool:
    from quotefind.cli.app import COMMANDS

    return name in COMMANDS


def _all_options() -> set[str]:
    """The options of all commands."""
    from quotefind.cli.app import commands

    params = (param for command in commands().values() for param in command.params)
    return {_long_name(param.opts) for param in params if param.param_type_name == "option"} - _NEVER


def _checked(option: Any, setting: Setting) -> Any:
    """The value of a setting as the option takes it."""
    value = setting.value
    if isinstance(value, str) and setting.origin.startswith(PREFIX) and option.multiple:
        value = [part.strip() for part in value.split(",")]
    values = value if option.multiple and isinstance(value, list) else [value]
    is_wrong = any(isinstance(one, dict | list) or isinstance(one, bool) is not bool(option.is_flag) for one in values)
    if is_wrong and not (option.is_flag and isinstance(value, str) and setting.origin.startswith(PREFIX)):
        wanted = "true or false" if option.is_flag else "a list" if option.multiple else "one value"
        raise UsageError(f"{setting.origin}: {wanted} wanted, not {value!r}")
    try:
        for one in values:
            option.type.convert(one if option.is_flag else str(one), option, None)
    except Exception as error:
        raise UsageError(f"{setting.origin}: {getattr(error, 'message', error)}") from error
    return values if option.multiple else value
