"""Help pages, and what is said when the words of a command line do not fit a command."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from toolkit.catalogue import text
from toolkit.frontends.command import ALIASES, Argument, Option, Part, WrongUsage
from toolkit.patterns import compiled

PROGRAM = "dutybook"
_WIDEST_FIRST = 30  # characters of the first column; what is longer has a line for itself
_GAP = 2
_PLACEHOLDER = compiled("[A-Z]+")
_UNBROKEN = compiled(r"\s+|[“‘(《【]*(?:[⺀-〿぀-鿿]|[^\s⺀-鿿,。、;:?!)“‘(《【]+)?[,。、;:?!)”’》】]*")
"""What stays on one line: a word, a Chinese character, with the punctuation that opens or closes it."""


def page(name: str, parts: Sequence[Part], lang: str, commands: Sequence[str] = ()) -> str:
    """The help of a command, or of a group of commands.

    Args:
        name: the words after ``dutybook``; empty for ``dutybook`` itself.
        commands: those of a group, as they are called within it.
    """
    width = _width()
    lines = [_usage(name, parts, lang, group=bool(commands)), ""]
    lines += (f"  {line}" for line in _wrapped(text(_help_key(name or PROGRAM), lang), width - 2))
    shown = [(_said(part, lang), _help_of(part, lang)) for part in parts if isinstance(part, Option)]
    lines += ["", text("frame-options", lang), *_columns(shown, width)]
    if commands:
        told = [(command, text(_help_key(f"{name} {command}".strip()), lang)) for command in commands]
        lines += ["", text("frame-commands", lang), *_columns(told, width)]
    return "\n".join(lines)


def wrong(error: WrongUsage, name: str, parts: Sequence[Part], lang: str, *, group: bool) -> str:
    """The usage of a command, where to find help, and what was wrong."""
    params = dict(error.params)
    part: Part | None = params.pop("part", None)
    if part:
        params["option"] = part.flag if isinstance(part, Option) else _metavar(part, lang)
        if isinstance(part.kind, tuple):
            params["choices"] = ", ".join(f"'{choice}'" for choice in part.kind)
        if isinstance(part.kind, range):
            params.update(least=part.kind[0], most=part.kind[-1])
    said = text(error.key, lang, **params)
    if near := get_close_matches(params.get("option", ""), params.get("known", ())):
        said += text("usage-near", lang, options=", ".join(f"'{option}'" for option in sorted(near)))
    full = f"{PROGRAM} {name}".strip()
    usage, hint = _usage(name, parts, lang, group=group), text("frame-try", lang, command=full)
    return f"{usage}\n{hint}\n\n{text('frame-error', lang, said=said)}"


def _usage(name: str, parts: Sequence[Part], lang: str, *, group: bool) -> str:
    words = [PROGRAM, *name.split(), text("frame-any-options", lang)]
    words += [_metavar(p, lang) for p in parts if isinstance(p, Argument)]
    words += [text("frame-command", lang)] if group else []
    return text("frame-usage", lang, words=" ".join(words))


def _help_key(name: str) -> str:
    return "help-" + name.replace(" ", "-")


def _metavar(part: Argument, lang: str) -> str:
    name = _placeholder(part.metavar or part.parameter.upper(), lang)
    name = name if part.required else f"[{name}]"
    return f"{name}..." if part.many else name


def _placeholder(metavar: str, lang: str) -> str:
    """What stands for a value: words in capitals in the reader's language, examples (2026-10) as they are."""
    return _PLACEHOLDER.sub(lambda word: text(f"placeholder-{word[0]}", lang), metavar)


def _said(option: Option, lang: str) -> str:
    names = ", ".join([*(short for short, flag in ALIASES.items() if flag == option.flag), option.flag])
    kind = option.kind
    if kind is bool:
        return names
    if isinstance(kind, tuple):
        return f"{names} [{'|'.join(kind)}]"
    usual = "N" if isinstance(kind, range) else "PATH" if kind is Path else "TEXT"
    return f"{names} {_placeholder(option.metavar or usual, lang)}"


def _help_of(option: Option, lang: str) -> str:
    said = text(f"help-{option.key}", lang)
    if isinstance(option.kind, range):
        said += f"  [{option.kind[0]}<=x<={option.kind[-1]}]"
    return f"{said}  {text('frame-required', lang)}" if option.required else said


def _columns(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    first = min(max(_columns_of(left) for left, _ in rows), _WIDEST_FIRST) + _GAP
    for left, right in rows:
        lines = _wrapped(right, max(width - first - _GAP, 10))
        if (room := first - _columns_of(left)) < _GAP:
            yield f"  {left}"
        else:
            yield f"  {left}{' ' * room}{lines.pop(0) if lines else ''}".rstrip()
        yield from (" " * (first + 2) + line for line in lines)


def _wrapped(said: str, width: int) -> list[str]:
    """A text in lines of a number of columns, of which a Chinese character takes two; it may end a line anywhere."""
    lines, room = [""], width
    for piece in _UNBROKEN.findall(said):
        taken = _columns_of(piece)
        if taken > room and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = width
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
            room -= taken
    return lines


def _columns_of(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)


def _width() -> int:
    return max(min(shutil.get_terminal_size().columns, 80) - 2, 50)
