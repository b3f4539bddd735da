"""Numbers that stand within longer texts: HT26-1510 in ``HT26-1510 购车款``.

A declaration's pattern says what such a number may look like, and cannot know how every company numbers. So where one
side has the number in a column of its own, those that it really has are looked for in the other side's texts, as whole
words; only where none is named does the pattern have the last word, and then only for what is built like a number of
the other side: a plate or a bank's own number is no contract.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.patterns import compiled
from toolkit.reconcile.declaration import Declaration, KeySpec
from toolkit.reconcile.normal import Form, as_text
from toolkit.reconcile.table import Table
from toolkit.sheet.values import Raw

_LEAST = 4
"""Signs of a number that is looked for; ``_LEAST_BARE`` of one without letters, which could be an amount or a year."""
_LEAST_BARE = 6
_WORD = compiled(r"[a-z0-9]+|[^\W_]")
_GAP = compiled(r"[\s_./·‐–-]{0,2}")
"""What may stand between the parts of one number."""
_BARE = compiled(r"\d+-?\d+")
_LETTERED = compiled(r"(?P<letters>\D+)(?P<rest>\d.*)", re.DOTALL)
_JOINED_BEFORE = compiled(r"[a-z0-9][-.‐–]$")
_JOINED_AFTER = compiled(r"[-.‐–][a-z0-9]")
"""What makes a number the part of a longer one: HT26-1510 is not named by HT26-1510-2, nor 133000 by 133000.00."""


def with_mentions(declaration: Declaration, tables: tuple[Table, Table]) -> tuple[Table, Table]:
    """The tables, with the keys of texts being those that the other side has and the text names.

    Of a text that names several, ``named`` of its table says which, and none is its key.
    """
    found = [tables[0], tables[1]]
    for number, key in enumerate(declaration.keys):
        patterned = [side for side, form in enumerate((key.left_form, key.right_form)) if form.pattern is not None]
        if len(patterned) == 1:
            (side,) = patterned
            found[side] = _mentioned(found[side], number, key, side, tables[1 - side].keys[number])
    return found[0], found[1]


def _mentioned(table: Table, number: int, key: KeySpec, side: int, others: Iterable[str]) -> Table:
    names, form = (key.right, key.right_form) if side else (key.left, key.left_form)
    finder = Finder.of(form, others)
    if len(names) > 1 or finder is None:
        return table
    keys = [*table.keys[number]]
    named = dict(table.named)
    known: dict[Raw, tuple[str, ...]] = {}
    for row in range(len(keys)):
        if keys[row] in finder.known:
            continue
        raw = table.cell(row, names[0])
        said = known.get(raw)
        if said is None:
            said = known[raw] = finder.find(as_text(raw))
        if len(said) == 1:
            keys[row] = said[0]
        elif said:
            keys[row] = ""
            named[number, row] = said
        elif keys[row] and not finder.built_alike(keys[row]):
            keys[row] = ""
    return replace(table, keys=[keys if k == number else some for k, some in enumerate(table.keys)], named=named)


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks in texts for keys. ``firsts`` and ``longest``: with what they begin, and of how many signs they are.

    ``builds``: the letters in front of keys, or how long those without any are; and what follows the letters.
    """

    form: Form
    known: Mapping[str, None]
    firsts: frozenset[str]
    longest: int
    builds: frozenset[str | int]

    @classmethod
    def of(cls, form: Form, keys: Iterable[str]) -> Finder | None:
        """None where words cannot be told from the key: names, ends of numbers, figures that are too few."""
        if form.last or form.kind not in ("number", "text"):
            return None
        keys = [*keys]
        known = {key: None for key in keys if _telling(key)}
        if not known:
            return None
        spelled = [*known, *(said for said, stands_for in form.same.items() if stands_for in known)]
        builds = frozenset(build for key in keys if key for build in _builds(key))
        return cls(form, known, frozenset(said[0] for said in spelled), max(map(len, spelled)), builds)

    def built_alike(self, key: str) -> bool:
        """Whether a number begins as one of the other side does, or is one but for the letters in front."""
        return not self.builds.isdisjoint(_builds(key))

    def find(self, text: str) -> tuple[str, ...]:
        """The keys that a text names, each once, in its order. Of one within another the longer counts."""
        plain = unicodedata.normalize("NFKC", text).casefold()
        words = [m.span() for m in _WORD.finditer(plain)]
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            last, said = self._from(plain, words, at)
            if said:
                found[said] = None
            at = last + 1
        return tuple(found)

    def _from(self, plain: str, words: list[tuple[int, int]], first: int) -> tuple[int, str]:
        """The longest key that begins with a word, and its last word; the word itself for none."""
        begin = words[first][0]
        best = first, ""
        if plain[begin] not in self.firsts or _JOINED_BEFORE.search(plain, max(0, begin - 2), begin):
            return best
        length = 0
        for last in range(first, len(words)):
            start, end = words[last]
            length += end - start
            if length > self.longest or (last > first and not _GAP.fullmatch(plain, words[last - 1][1], start)):
                break
            said = self.form.plain(plain[begin:end])
            whole = said in self.known and not _JOINED_AFTER.match(plain, end)
            if whole and (not said.isdigit() or _BARE.fullmatch(plain, begin, end)):
                best = last, said
        return best


def _builds(key: str) -> tuple[str | int, ...]:
    """By what a number is taken for one of the same kind."""
    if m := _LETTERED.fullmatch(key):
        return m["letters"], m["rest"]
    return (len(key),)


def _telling(key: str) -> bool:
    """Whether a key is told from other words: a number of some length."""
    if not re.search(r"\d", key):
        return False
    return len(key) >= (_LEAST_BARE if key.isdigit() else _LEAST)
