"""The shape that the rows of a sheet share, learned from some of them, as one regular expression for a whole row.

Programs write the cells of a column alike: the same format, the same type. What is alike becomes literal text in the
expression, and only the values are captured, so the expression reads a row in one step. A column that is written in
several ways is captured whole, cell by cell, and taken apart later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import column_number, letters
from toolkit.workbook.ooxml.formats import Shows
from toolkit.workbook.ooxml.texts import KEEP, Odd

MOST_COLUMNS = 512
ROW = compiled(rb'<row r="([1-9][0-9]{0,6})"([^<>/]*+)(?:/>|>((?:[^<]++|<(?!/row>))*+)</row>)')
_NEXT = compiled(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"([^<>/]*+(?:/>|>(?:[^<]++|<(?!/c>))*+</c>))')
_REST = compiled(rb"([^<>/]*+)(?:/>|>((?:[^<]++|<(?!/c>))*+)</c>)")
_ATTRIBUTES = compiled(rb'(?: (?:s="[0-9]{1,6}"|t="[A-Za-z]{1,9}"|(?:cm|vm|ph)="[0-9a-z]{1,9}"))*')
_ATTRIBUTE = compiled(rb' (\w+)="(\w+)"')
_FORMULA = rb"(?:<f(?=[\s/>])[^<>]*+>(?:[^<]*+</f>)?+)"
VALUE = compiled(_FORMULA + rb"?+<v(?: xml:space=\"preserve\")?+>([^<]++)</v>")
_INLINE = compiled(rb"<is><t( xml:space=\"preserve\")?+>([^<]*+)</t></is>")
NO_VALUE = compiled(_FORMULA + rb"?+(?:<v>\s*+</v>|<v\s*+/>)?+")
_HELD = {  # what stands between <v> and </v>, by type
    "number": rb"-?[0-9][0-9.eE+-]*+",
    "shared": rb"[0-9]++",
    "bool": rb"[01]",
    "text": rb"[^<]++",
}
_TYPES = {None: "number", b"n": "number", b"s": "shared", b"b": "bool", b"str": "text"}


class Variant(NamedTuple):
    """One way a cell is written: its attributes after ``r``, and the kind of its value.

    ``kind``: empty, number, date, duration, shared, bool, text, inline, inline-keep; or mixed for any of them.
    """

    kind: str
    attrs: bytes = b""
    formula: bool = False

    def pattern(self) -> bytes:
        """What follows the reference in the start tag, with the value as the one group."""
        attrs = re.escape(self.attrs)
        if self.kind == "mixed":
            return rb"([^<>/]*+(?:/>|>(?:[^<]++|<(?!/c>))*+</c>))"
        if self.kind == "empty":
            return attrs + rb"/>"
        if self.kind.startswith("inline"):
            space = re.escape(KEEP) if self.kind == "inline-keep" else b""
            return attrs + rb"><is><t" + space + rb">([^<]++)</t></is></c>"
        held = _HELD.get(self.kind, _HELD["number"])
        return attrs + b">" + (_FORMULA if self.formula else b"") + b"<v>(" + held + rb")</v></c>"


def variant(attrs: bytes, content: bytes | None, formats: Sequence[Shows]) -> Variant:
    """How a cell is written.

    Raises:
        Odd: in a way that only the general reader takes.
    """
    if not _ATTRIBUTES.fullmatch(attrs):
        raise Odd
    if not content:
        return Variant("empty", attrs) if content is None else Variant("mixed")
    found = dict(_ATTRIBUTE.findall(attrs))
    kind = _TYPES.get(found.get(b"t"))
    inline = _INLINE.fullmatch(content) if found.get(b"t") == b"inlineStr" else None
    if inline is not None and inline[2]:
        return Variant("inline-keep" if inline[1] else "inline", attrs)
    m = VALUE.fullmatch(content)
    if m is None or kind is None or b"<v " in content or not re.fullmatch(_HELD[kind], m[1]):
        return Variant("mixed")
    if kind == "number":
        style = int(found.get(b"s", b"0"))
        shows = formats[style] if style < len(formats) else Shows.NUMBER
        kind = shows.value
    return Variant(kind, attrs, content.startswith(b"<f"))


@dataclass(slots=True)
class Column:
    """A column of the shape: at most one way to write a value, and ways to write an empty cell."""

    number: int
    variants: Counter[Variant] = field(default_factory=Counter)

    @property
    def valued(self) -> Variant | None:
        """The one way in which values are written; None where all cells are empty."""
        kinds = [v for v in self.variants if v.kind != "empty"]
        empties = len(self.variants) - len(kinds)
        if len(kinds) > 1 or empties > 2 or (kinds and kinds[0].kind == "mixed"):
            return Variant("mixed")
        return kinds[0] if kinds else None

    def pattern(self) -> bytes:
        """The cell of this column in a row, which may lack it."""
        valued = self.valued
        ways = [] if valued is None else [valued]
        if valued is None or valued.kind != "mixed":
            ways += [v for v in self.variants if v.kind == "empty"]
        body = b"|".join(w.pattern() for w in ways)
        return rb'(?:<c r="%s\1"(?:%s))?+' % (letters(self.number).encode(), body)


class Shape:
    """The columns of a table's rows and what its row tags say; grows as rows are learned."""

    def __init__(self, formats: Sequence[Shows]) -> None:
        self._formats = formats
        self._columns: dict[int, Column] = {}
        self._tails: set[bytes] = set()

    def learn(self, rows: Iterable[tuple[bytes, bytes, bytes | None]], least: int = 1) -> None:
        """Take in rows (number, rest of the start tag, content): ways that ``least`` of them have.

        Raises:
            Odd: one is written in a way that only the general reader takes.
        """
        seen: dict[int, Counter[Variant]] = {}
        for number, tail, content in rows:
            self._tails.add(tail)
            for column, row, rest in cells_of(content):
                if row != number:
                    raise Odd
                attrs, inner = split(rest)
                seen.setdefault(column, Counter())[variant(attrs, inner, self._formats)] += 1
        for column, ways in seen.items():
            known = self._columns.setdefault(column, Column(column))
            most = max(ways.values())
            known.variants.update({w: n for w, n in ways.items() if n >= min(least, most)})
        if len(self._columns) > MOST_COLUMNS:
            raise Odd

    def copy(self) -> Shape:
        """Another one that has learned the same."""
        twin = Shape(self._formats)
        twin._columns = {n: Column(n, c.variants.copy()) for n, c in self._columns.items()}
        twin._tails = self._tails.copy()
        return twin

    @property
    def columns(self) -> list[Column]:
        """In order."""
        return [self._columns[n] for n in sorted(self._columns)]

    def compile(self) -> re.Pattern[bytes]:
        """Groups: the row's number, then one for each column that may hold a value."""
        tail = re.escape(next(iter(self._tails))) if len(self._tails) == 1 else rb"[^<>/]*+"
        cells = b"".join(c.pattern() for c in self.columns)
        return re.compile(rb'<row r="([1-9][0-9]*+)"' + tail + rb"(?:/>|>" + cells + rb"</row>)")


def cells_of(content: bytes | None) -> list[tuple[int, bytes, bytes]]:
    """The cells of one row: column, row as written, all that follows the reference.

    Raises:
        Odd: not plain, or not in order.
    """
    if not content:
        return []
    found = []
    at = last = 0
    for m in _NEXT.finditer(content):
        column = column_number(m[1].decode())
        if m.start() != at or column <= last:
            raise Odd
        at, last = m.end(), column
        found.append((column, m[2], m[3]))
    if at != len(content):
        raise Odd
    return found


def split(rest: bytes) -> tuple[bytes, bytes | None]:
    """What follows a cell's reference as its other attributes and its content, None where it is self-closed.

    Raises:
        Odd: not plain.
    """
    m = _REST.fullmatch(rest)
    if m is None:
        raise Odd
    return m[1], m[2]
