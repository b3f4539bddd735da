"""What a command takes, and how the words of a command line become the values of its function.

Options may stand before, between and after arguments, as ``--option value`` or ``--option=value``; after ``--``
everything is an argument. Help pages and the sentences about wrong usage are made in ``command_help``, which most runs
do not need; libraries for command lines take longer to import than a small workbook takes to check.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from toolkit.catalogue import listed
from toolkit.record import NamedTuple

Kind = type[str] | type[Path] | type[bool] | tuple[str, ...] | range
"""Text, a path, a flag that takes no value, one of some words, or a whole number within bounds."""

ALIASES = {"-h": "--help"}
_ALSO_DASHES = "−─━ー"
"""Beside what Unicode calls a dash: the sign of minus, parts of frames, what makes a Japanese vowel long."""
QUOTES = " \"'“”‘’＂「」『』《》"


class WrongUsage(Exception):
    """The words do not fit the command. ``key`` is the entry of the catalogue; ``params`` name what is wrong."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


class Option(NamedTuple):
    """``key`` is that of its help (``help-KEY``); ``name`` the parameter, by default the flag's own."""

    flag: str
    key: str
    kind: Kind = str
    name: str = ""
    metavar: str = ""
    default: Any = None
    required: bool = False
    many: bool = False

    @property
    def parameter(self) -> str:
        """The parameter of the command that takes it."""
        return self.name or self.flag.removeprefix("--").replace("-", "_")


class Argument(NamedTuple):
    """A word without a flag, or with ``many`` all that are left."""

    parameter: str
    kind: Kind = str
    metavar: str = ""
    required: bool = True
    many: bool = False


Part = Option | Argument


class Command(NamedTuple):
    """A command: ``run`` takes the session and a value for every part, and returns the exit code."""

    run: Callable[..., int]
    parts: tuple[Part, ...]


VERSION = Option("--version", "version", bool)
HELP = Option("--help", "help", bool)
LANG = Option("--lang", "lang", ("zh", "en"))
SETTINGS = Option("--settings", "settings", Path, "settings_path")
PERIOD = Option("--period", "period", metavar="2026-10")
AS_OF = Option("--as-of", "as-of", metavar="ISO")
WAIT = Option("--wait", "wait", metavar="10m")
ASK_PASSWORD = Option("--ask-password", "ask-password", bool)
JOBS = Option("--jobs", "jobs", range(1, 65))
LEDGER = Option("--ledger", "ledger", metavar="URL|FILE")
FORMAT = Option("--format", "format", ("text", "json"), "form", default="text")


def command(*parts: Part) -> Callable[[Callable[..., int]], Command]:
    """Makes a function a command that takes these parts, and those that every command takes."""
    return lambda run: Command(run, (*parts, SETTINGS, LANG, HELP))


def read(parts: Sequence[Part], words: Iterable[str], *, mixed: bool = True) -> tuple[dict[str, Any], list[str]]:
    """The values that words give to parts, by parameter, and the words after the first argument unless ``mixed``.

    Where help is asked for, nothing but the names of options needs to be right.

    Args:
        mixed: options may follow arguments, and every argument must be taken by a part.

    Raises:
        WrongUsage: an unknown option, a value that is missing, superfluous or not of its kind, two values where one
            is asked for, or a part that is required and was not given.
    """
    given, free = _sorted(parts, list(words), mixed)
    if any(option is HELP for option, _ in given):
        return dict.fromkeys((part.parameter for part in parts), None) | {HELP.parameter: True}, []
    values: dict[str, Any] = {}
    for option, raw in given:
        value = _value(option, raw)
        if not option.many and values.get(option.parameter, value) not in (value, ""):
            raise WrongUsage("usage-twice", option=option.flag)  # which of two months is meant, nobody can say
        values[option.parameter] = (*values.get(option.parameter, ()), value) if option.many else value
    for part in parts:
        if isinstance(part, Argument) and free:
            taken, free = (free, []) if part.many else (free[:1], free[1:])
            if part.kind is Path:
                _refuse_options(parts, taken)
            found = tuple(_value(part, raw) for raw in taken)
            values[part.parameter] = found if part.many else found[0]
        if part.parameter in values:
            continue
        if part.required:
            raise WrongUsage("usage-no-option" if isinstance(part, Option) else "usage-no-argument", part=part)
        values[part.parameter] = _default(part)
    if mixed and free:
        raise WrongUsage("usage-superfluous", words=" ".join(free))
    return values, free


def _sorted(parts: Sequence[Part], words: list[str], mixed: bool) -> tuple[list[tuple[Option, str]], list[str]]:
    """Options with their values as they were typed, in their order, and the other words."""
    options = {part.flag: part for part in parts if isinstance(part, Option)}
    given: list[tuple[Option, str]] = []
    free: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            free.append(word)
            if mixed:
                continue
            break
        flag, equals, value = word.partition("=") if word.startswith("--") else (word[:2], "", "")
        option = options.get(ALIASES.get(flag, flag))
        if option is None:
            raise WrongUsage("usage-unknown-option", option=flag, known=tuple(options))
        if option.kind is bool:
            if equals:
                raise WrongUsage("usage-flag-value", option=flag)
        elif not equals:
            found = next(waiting, None)
            if found is None:
                raise WrongUsage("usage-option-value", option=flag)
            value = found
        given.append((option, value))
    return given, [*free, *waiting]


def _refuse_options(parts: Sequence[Part], words: Sequence[str]) -> None:
    """Refuse options that are names of files as they stand: --no-write would be lost, and the files written.

    They stand after ``--``, or have other dashes (—period, ‑‑no‑write), as word processors and messengers make of two
    hyphens. Among other words no option needs to be known that begins so.
    """
    flags = {part.flag for part in parts if isinstance(part, Option)}
    for word in words:
        flag = ALIASES.get(word, word.partition("=")[0])
        if (flag in flags or _is_dash(word[:1])) and not _is_there(word):
            if flag in flags:
                raise WrongUsage("usage-after-dashes", option=flag)
            meant = _with_hyphens(flag)
            if meant in flags:
                raise WrongUsage("usage-dash", option=flag, meant=meant)
            if len(words) > 1 and not word.startswith("-"):
                raise WrongUsage("usage-unknown-option", option=flag, known=tuple(flags))


def _with_hyphens(flag: str) -> str:
    """An option as it is to be typed: —as—of and －－ａｓ－ｏｆ are --as-of."""
    plain = "".join("-" if _is_dash(sign) else sign for sign in normalize("NFKC", flag)).lstrip("-")
    return ALIASES.get(f"-{plain}", f"--{plain}")


def _is_dash(sign: str) -> bool:
    return bool(sign) and (category(sign) == "Pd" or sign in _ALSO_DASHES)


def _value(part: Part, raw: str) -> Any:
    kind = part.kind
    if kind is bool:
        return True
    if kind is Path:
        if not raw:  # as a script has it whose variable is not set, and no present folder
            if isinstance(part, Option):
                raise WrongUsage("usage-option-value", option=part.flag)
            raise WrongUsage("usage-no-argument", part=part)
        path = _unquoted(raw)
        return _with_ending(path) if isinstance(part, Argument) else Path(path)
    if isinstance(kind, tuple) and raw not in kind:
        raise WrongUsage("usage-choice", part=part, raw=raw)
    if isinstance(kind, range):
        try:
            number = int(raw)
        except ValueError:
            raise WrongUsage("usage-number", part=part, raw=raw) from None
        if number not in kind:
            raise WrongUsage("usage-range", part=part, raw=raw)
        return number
    return raw


def _unquoted(path: str) -> str:
    """A path without the quotes that were copied with it (“…”, which no shell takes away), where it is there so."""
    bare = path.strip(QUOTES)
    return bare if bare and bare != path and not _is_there(path) and _is_there(bare) else path


def _with_ending(path: str) -> Path:
    """The workbook that a name without its ending means, as file managers show names.

    Raises:
        WrongUsage: there are several.
    """
    bare = Path(path)
    if not bare.name or _is_there(path):
        return bare
    from toolkit.workbook.formats import READABLE

    try:
        beside = [each for each in bare.parent.iterdir() if each.stem == bare.name]
        meant = sorted(each.name for each in beside if each.suffix.lower() in READABLE and each.is_file())
    except OSError:  # nobody may look there: reading it says so
        return bare
    if len(meant) > 1:
        raise WrongUsage("usage-which", raw=path, found=listed(meant))
    return bare.with_name(meant[0]) if meant else bare


def as_typed(path: Path) -> str:
    """A path as it goes into a command that is to be copied: in the quotes that all shells know, if need be.

    Those leave some characters their meaning; names that hold them get the quotes of the shells other than Windows's.
    """
    name = f".{os.sep}{path}" if str(path).startswith("-") else str(path)
    if os.name != "nt" and set(name) & _IN_QUOTES:
        return shlex.quote(name)
    return f'"{name}"' if set(name) & _PARTING else name


_PARTING = frozenset(" \t\u3000&;'(){}[]<>|*?!,=#~^")
"""Characters that some shell takes for something else than a part of a name."""
_IN_QUOTES = frozenset('$`"\\!\n')
"""Those that a shell like sh takes so within double quotes, too."""


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:  # nobody may look there: reading it says so
        return False


def _default(part: Part) -> Any:
    if part.many:
        return ()
    if part.kind is bool:
        return False
    return part.default if isinstance(part, Option) else None
