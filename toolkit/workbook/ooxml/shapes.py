"""The shape that the rows of a sheet share, learned from some of them, as one regular expression for a whole row.

Programs write the cells of a column alike: the same type, one of few formats. What is alike becomes literal text in
the expression, and only the values are captured, so the expression reads a row in one step. A column that holds values
of several types is captured whole, cell by cell, and taken apart later; a row of another shape is captured whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.cells import column_number, letters
from toolkit.workbook.ooxml.formats import Shows
from toolkit.workbook.ooxml.scan import until
from toolkit.workbook.ooxml.texts import KEEP, Odd

MOST_COLUMNS = 512
_MOST_ATTRS = 8  # ways to write the attributes of a column's values, or of its empty cells, that are told apart
_WITHIN = until("</c>").encode()
_CELL = compiled(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"([^<>/]*+)(?:/>|>(' + _WITHIN + rb")</c>)")
_REST = compiled(rb"([^<>/]*+)(?:/>|>(" + _WITHIN + rb")</c>)")
_ATTRIBUTE = compiled(rb' (s|t|cm|vm|ph)="([0-9A-Za-z]{1,9})"')
_FORMULA = rb"(?:<f(?=[\s/>])[^<>]*+>(?>(?:[^<]*+</f>)?))"
VALUE = compiled(rb"(?>(" + _FORMULA + rb")?)<v(?>( xml:space=\"preserve\")?)>([^<]++)</v>")
_INLINE = compiled(rb"<is><t(?>( xml:space=\"preserve\")?)>([^<]++)</t></is>")
NO_VALUE = compiled(rb"(?>" + _FORMULA + rb"?)(?>(?:<v>\s*+</v>|<v\s*+/>)?)")
_NUMBER = rb"[0-9.eE+-]++"
_HELD = {  # what stands between <v> and </v>, by kind; a number that is none will be found out
    "number": _NUMBER,
    "date": _NUMBER,
    "duration": _NUMBER,
    "shared": rb"[0-9]++",
    "bool": rb"[01]",
    "text": rb"[^<]++",
}
_IS_HELD = {kind: compiled(pattern) for kind, pattern in _HELD.items()}
_TYPES = {b"s": "shared", b"b": "bool", b"str": "text", b"inlineStr": "inline"}
_MIXED_PATTERN = rb"([^<>/]*+(?:/>|>" + _WITHIN + rb"</c>))"


class Kinds(dict[bytes, str]):
    """What the attributes of a cell say of its value: number, date, duration, shared, bool, text, inline, or mixed
    for what only a look at the cell tells. ``formats``: what each cell format shows.

    Raises:
        Odd: attributes that only the general reader takes.
    """

    def __init__(self, formats: Sequence[Shows]) -> None:
        super().__init__()
        self.formats = formats

    def __missing__(self, attrs: bytes) -> str:
        said = dict(_ATTRIBUTE.findall(attrs))
        if sum(len(name) + len(value) + 4 for name, value in said.items()) != len(attrs):
            raise Odd  # something else among them, or one of them twice
        kind = _TYPES.get(said.get(b"t", b"n"), "mixed")
        if said.get(b"t", b"n") == b"n":
            style = int(said.get(b"s", b"0"))
            kind = (self.formats[style] if style < len(self.formats) else Shows.NUMBER).value
        self[attrs] = kind
        return kind


class Way(NamedTuple):
    """How a cell is written: the ``kind`` of its value, its attributes after ``r``, and whether it is a formula.

    ``kind``: one of ``Kinds``, inline-keep for an inline text that keeps its white space, or empty.
    """

    kind: str
    attrs: bytes
    formula: bool = False


def way_of(kinds: Mapping[bytes, str], attrs: bytes, content: bytes | None) -> tuple[Way, bytes]:
    """How a cell is written, and its value as it stands if it is of one kind, by what follows its reference.

    Raises:
        Odd: it is written in a way that only the general reader takes.
    """
    kind = kinds[attrs]
    if content is None:
        return Way("empty", attrs), b""
    if kind == "inline":
        held = _INLINE.fullmatch(content)
        if held is not None:
            return Way("inline-keep" if held[1] else kind, attrs), held[2]
    elif kind != "mixed":
        held = VALUE.fullmatch(content)
        if held is not None and not held[2] and _IS_HELD[kind].fullmatch(held[3]):
            return Way(kind, attrs, held[1] is not None), held[3]
    return Way("mixed", attrs), b""


class Column(NamedTuple):
    """A column of the shape: one kind of values, or mixed, or empty where there are none; what the cells that hold a
    value, and those that hold none, have for attributes; whether values may follow a formula."""

    number: int
    kind: str = "empty"
    attrs: tuple[bytes, ...] = ()
    hollow: tuple[bytes, ...] = ()
    formula: bool = False

    def grown(self, ways: Iterable[Way]) -> Column:
        """As it is when its cells may be written in further ways, too."""
        kind, attrs, hollow, formula = self.kind, set(self.attrs), set(self.hollow), self.formula
        for way in ways:
            if way.kind == "empty":
                hollow.add(way.attrs)
                continue
            kind = way.kind if kind in ("empty", way.kind) else "mixed"
            attrs.add(way.attrs)
            formula |= way.formula
        if max(len(attrs), len(hollow)) > _MOST_ATTRS:
            kind = "mixed"
        if kind == "mixed":
            return Column(self.number, kind)
        return Column(self.number, kind, tuple(sorted(attrs)), tuple(sorted(hollow)), formula)

    def pattern(self) -> bytes:
        """The cell of this column in a row, which may lack it; its value is the one group, if there are values."""
        return rb'(?>(?:<c r="%s\1"%s)?)' % (letters(self.number).encode(), _any(self._ways()))

    def _ways(self) -> Iterator[bytes]:
        # Attributes are letters, digits, spaces, equal signs and quotes: nothing that must be escaped.
        if self.kind == "mixed":
            yield _MIXED_PATTERN
        elif self.kind.startswith("inline"):
            space = KEEP if self.kind == "inline-keep" else b""
            yield rb"%s><is><t%s>([^<]++)</t></is></c>" % (_any(self.attrs), space)
        elif self.kind != "empty":
            formula = b"(?>" + _FORMULA + b"?)" if self.formula else b""
            yield rb"%s>%s<v>(%s)</v></c>" % (_any(self.attrs), formula, _HELD[self.kind])
        for attrs in self.hollow:
            yield attrs + b"/>"


def _any(patterns: Iterable[bytes]) -> bytes:
    """One expression for several; short, for making it a pattern takes its time."""
    found = list(patterns)
    return found[0] if len(found) == 1 else b"(?:" + b"|".join(found) + b")"


class Shape:
    """The columns of a table's rows, in order.

    ``pattern`` finds every row there is. Its groups: the row's number, one for each column that may hold a value
    (``valued``), and the whole content of a row that is not of this shape. The number is empty where that is no row,
    or where no row and not the end follows: what stands between rows would be passed over.
    """

    def __init__(self, formats: Sequence[Shows], columns: Sequence[Column] = ()) -> None:
        self.formats = formats
        self.columns = columns
        self.valued = [c for c in columns if c.kind != "empty"]
        cells = b"".join(c.pattern() for c in columns)
        # A row of another shape is taken sign by sign: repeating a group would fill and free the stack of ``re`` at
        # every row, which takes ten times as long in a new process.
        self.pattern = re.compile(
            rb'<row(?: r="([1-9][0-9]*+)"[^<>/]*+(?:/>|>(?:' + cells + rb"</row>|(?>((?s:.)+?)</row>)))"
            rb"\s*+(?=<row|\Z)|)"
        )

    def grown(self, kinds: Mapping[bytes, str], rows: Iterable[tuple[bytes, bytes]], least: int) -> Shape:
        """A shape for further rows (number, content), too: for the ways of writing a cell that ``least`` of them have.

        Raises:
            Odd: one is written in a way that only the general reader takes.
        """
        seen: dict[int, Counter[Way]] = {}
        known: dict[tuple[bytes, bytes | None], Way] = {}
        for number, content in rows:
            for column, attrs, inner in cells_of(number, content):
                # Cells that differ in their digits only are written alike.
                form = attrs, inner and inner.translate(None, b"0123456789")
                if form not in known:
                    known[form] = way_of(kinds, attrs, inner)[0]
                seen.setdefault(column, Counter())[known[form]] += 1
        columns = {c.number: c for c in self.columns}
        for place, ways in seen.items():
            enough = min(least, max(ways.values()))
            before = columns.get(place) or Column(place)
            columns[place] = before.grown(way for way, times in ways.items() if times >= enough)
        if len(columns) > MOST_COLUMNS:
            raise Odd
        found = [columns[n] for n in sorted(columns)]
        return self if found == self.columns else Shape(self.formats, found)


def cells_of(number: bytes, content: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """The cells of the row of this number: column, attributes after the reference, content, None where self-closed.

    Raises:
        Odd: not plain, not in order, or of another row.
    """
    at = last = 0
    for m in _CELL.finditer(content):
        column = column_number(m[1].decode())
        if m.start() != at or column <= last or m[2] != number:
            raise Odd
        at, last = m.end(), column
        yield column, m[3], m[4]
    if at != len(content):
        raise Odd


def split(rest: bytes) -> tuple[bytes, bytes | None]:
    """What follows a cell's reference as its other attributes and its content, None where it is self-closed.

    Raises:
        Odd: not plain.
    """
    m = _REST.fullmatch(rest)
    if m is None:
        raise Odd
    return m[1], m[2]
