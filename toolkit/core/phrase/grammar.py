"""Grammar files: words of a language by class, and productions over those classes, applied stage by stage.

A file has a part ``[words]``, one class a line (``BEFORE = 前 之前 以前``; a value may follow the class:
``PART:morning = 上午 早上``; ``_`` in a word stands for a blank), then stages ``[name]`` of productions::

    POS: EVERY? MONTH NUM (HAO|RI)  -> unit=month month_day=$NUM    # 每月5号

Left of the arrow is a regular expression over classes (``? * + | ( )``; ``~(X)``: not
before X, ``&(X)``: before X;
``<`` and ``>``: the phrase's ends). Right
of it are the fields of the new token: a literal, ``$CLASS`` (the value of the first such token, ``$CLASS2`` of the
second, ``$CLASS*`` of all), ``-$CLASS``, ``+$CLASS`` (all fields of that token), or ``@name`` (a converter in
``convert``). Within a stage the longest match from the left wins, then the earlier line; stages run in file order, and
later ones may use what earlier ones made. A line ``#=`` after a production is an example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.patterns import compiled

Fields = dict[str, Any]
_LISTS = frozenset({"month", "month_day", "weekday"})
_ELEMENT = compiled(r"[A-Z_0-9]+|[~&]\(|[?*+|()<>]")


@dataclass(slots=True)
class Token:
    """A piece of the phrase, ``text[start:end]``. ``value`` is a word's value or the fields a production gave."""

    cls: str
    value: Any
    start: int
    end: int


@dataclass(slots=True)
class Production:
    """One line of a stage. Compiled when a phrase first has all the classes that it cannot do without."""

    name: str
    pattern: str
    meaning: str
    needs: frozenset[str]
    examples: list[str] = field(default_factory=list)
    regex: re.Pattern[str] | None = None

    @property
    def classes(self) -> set[str]:
        """Every class that the pattern names."""
        return {e for e in _ELEMENT.findall(self.pattern) if e[0].isalpha()}


@dataclass(slots=True)
class Stage:
    """Productions that are tried together, over the tokens that the stage before has made."""

    name: str
    productions: list[Production] = field(default_factory=list)


class Grammar:
    """A loaded grammar file."""

    def __init__(self, source: str, extra_words: Mapping[str, str | tuple[str, object]] | None = None) -> None:
        """``extra_words`` are a company's own: word → class, or (class, value)."""
        self.words: dict[str, tuple[str, object]] = {}
        self.repeated: list[str] = []  # words in two classes, of which the later would win silently
        self.stages: list[Stage] = []
        self._codes: dict[str, str] = {}
        self._read(source)
        for word, cls in (extra_words or {}).items():
            self.words[word.lower()] = (cls, word) if isinstance(cls, str) else cls
        # First character → the lengths of the words that start with it, longest first.
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[0], set()).add(len(word))
        self.lengths = {c: sorted(n, reverse=True) for c, n in lengths.items()}

    def code(self, cls: str) -> str:
        """The private character that stands for a class in patterns."""
        code = self._codes.get(cls)
        if code is None:
            code = self._codes[cls] = chr(0xE000 + len(self._codes))
        return code

    def _read(self, source: str) -> None:
        stage: Stage | None = None
        for raw in source.splitlines():
            line = raw.strip()
            if line.startswith("#="):
                if stage and stage.productions:
                    stage.productions[-1].examples += [e.strip() for e in line[2:].split("|")]
                continue
            line = line.split(" #")[0].strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                stage = None if line == "[words]" else Stage(line[1:-1])
                if stage:
                    self.stages.append(stage)
            elif stage is None:
                self._read_words(line)
            else:
                self._read_production(stage, line)

    def _read_words(self, line: str) -> None:
        head, _, words = line.partition(" = ")
        cls, _, value = head.strip().partition(":")
        for word in words.split():
            word = word.replace("_", " ") if len(word) > 1 else word
            if word in self.words and self.words[word][0] != cls:
                self.repeated.append(word)
            self.words[word] = (cls, (int(value) if value.lstrip("-").isdigit() else value) if value else word)

    def _read_production(self, stage: Stage, line: str) -> None:
        left, _, meaning = line.partition("->")
        name, _, pattern = left.partition(":")
        stage.productions.append(Production(name.strip(), pattern.strip(), meaning.strip(), _needed(pattern)))

    def run(self, tokens: list[Token]) -> list[Token]:
        """Apply every stage to the tokens of a phrase."""
        tokens = [t for t in tokens if t.cls != "DROP"]
        for stage in self.stages:
            tokens = self._run_stage(stage, tokens)
        return tokens

    def _run_stage(self, stage: Stage, tokens: list[Token]) -> list[Token]:
        present = {t.cls for t in tokens}
        live = [p for p in stage.productions if p.needs <= present]
        if not live:
            return tokens
        coded = "".join([self.code(t.cls) for t in tokens])
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            found: list[tuple[int, Production]] = []
            for production in live:
                regex = production.regex or self._compile(production)
                m = regex.match(coded, at)
                if m and m.end() > at:
                    found.append((m.end(), production))
            # Longest first; sorting is stable, so the earlier line goes first among equals.
            found.sort(key=lambda f: -f[0])
            for end, production in found:
                value = _meaning(production.meaning)(tokens[at:end])
                if value is not None:
                    out.append(Token(production.name, value, tokens[at].start, tokens[end - 1].end))
                    at = end
                    break
            else:
                out.append(tokens[at])
                at += 1
        return out

    def _compile(self, production: Production) -> re.Pattern[str]:
        marks = {
            "<": "^",
            ">": "$",
            "(": "(?:",
            "~(": "(?!",
            "&(": "(?=",
            ")": ")",
            "?": "?",
            "*": "*",
            "+": "+",
            "|": "|",
        }
        pieces = [marks.get(e) or self.code(e) for e in _ELEMENT.findall(production.pattern)]
        production.regex = re.compile("".join(pieces))
        return production.regex


def _needed(pattern: str) -> frozenset[str]:
    """Classes without which a pattern cannot match: those at its top level that are neither optional nor chosen."""
    elements = _ELEMENT.findall(pattern)
    depth = 0
    needed: set[str] = set()
    for i, e in enumerate(elements):
        if e in ("(", "~(", "&("):
            depth += 1
        elif e == ")":
            depth -= 1
        elif e == "|" and depth == 0:
            return frozenset()
        elif depth == 0 and e not in "?*+<>" and (i + 1 == len(elements) or elements[i + 1] not in "?*"):
            needed.add(e)
    return frozenset(needed)


@cache
def _meaning(source: str) -> Callable[[Sequence[Token]], Fields | None]:
    """The right side of a production as a function of the tokens matched."""
    from toolkit.core.phrase import convert

    steps: list[tuple[str, Callable[[Sequence[Token]], Any]]] = []
    for item in source.split():
        if item.startswith("@"):
            steps.append(("", convert.CONVERTERS[item[1:]]))
        elif item.startswith("+$"):
            steps.append(("", _getter(item[2:])))
        else:
            key, _, value = item.partition("=")
            steps.append((key, _value(value)))

    def build(tokens: Sequence[Token]) -> Fields | None:
        out: Fields = {}
        for key, get in steps:
            value = get(tokens)
            if key:
                out[key] = (value,) if key in _LISTS and isinstance(value, int) else value
            elif value is None:
                return None
            else:
                out.update(value)
        return out

    return build


def _value(source: str) -> Callable[[Sequence[Token]], Any]:
    if source.startswith("-$"):
        get = _getter(source[2:])
        return lambda tokens: -get(tokens)
    if source.startswith("$"):
        return _getter(source[1:])
    literal: Any = source
    if source.lstrip("-").isdigit():
        literal = int(source)
    elif source in ("true", "false"):
        literal = source == "true"
    return lambda tokens: literal


def _getter(name: str) -> Callable[[Sequence[Token]], Any]:
    if name.endswith("*"):
        cls = name[:-1]
        return lambda tokens: tuple(t.value for t in tokens if t.cls == cls)
    index = int(name[-1]) - 1 if name[-1].isdigit() else 0
    cls = name.rstrip("0123456789")

    def get(tokens: Sequence[Token]) -> Any:
        values = [t.value for t in tokens if t.cls == cls]
        return values[index] if index < len(values) else None

    return get


@cache
def load(lang: str) -> Grammar:
    """The shipped grammar of ``zh`` or ``en``."""
    return Grammar((Path(__file__).parent / f"{lang}.grammar").read_text(encoding="utf-8"))


@cache
def load_with(lang: str, extra: tuple[tuple[str, tuple[str, object]], ...]) -> Grammar:
    """A grammar with a company's own words."""
    return Grammar((Path(__file__).parent / f"{lang}.grammar").read_text(encoding="utf-8"), dict(extra))
