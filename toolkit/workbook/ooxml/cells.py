"""From Python values to the XML of one cell; coordinates; serial dates.

Text goes into the cell itself (``t="inlineStr"``): the shared string table is never touched, so rich text and
phonetics in it survive, and a file without one needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, time
from enum import Enum
from math import isfinite
from typing import Any

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.scan import escape
from toolkit.workbook.port import CellValue

MAX_ROW, MAX_COLUMN, MAX_TEXT = 1_048_576, 16_384, 32_767
_REF = compiled(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# What XML 1.0 cannot hold, and what Excel would read as an escape of its own (ECMA-376 22.9.2.19, ST_Xstring).
_XSTRING = compiled("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MEMO_LIMIT = 20_000
ROW = b"\0"
"""Stands for the row's number in cells that are made once for many rows: nothing in XML can be this character."""


class Kind(Enum):
    """What a value needs from a number format."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    BOOL = "bool"
    DATETIME = "datetime"
    DATE = "date"
    TIME = "time"


_KINDS: dict[type, Kind] = {
    type(None): Kind.EMPTY,
    str: Kind.TEXT,
    int: Kind.NUMBER,
    float: Kind.NUMBER,
    bool: Kind.BOOL,
    datetime: Kind.DATETIME,
    date: Kind.DATE,
    time: Kind.TIME,
}


def kind_of(value: CellValue) -> Kind:
    """The kind of a value; subclasses (a pandas Timestamp, a StrEnum) count as what they extend.

    Raises:
        TypeError: it is no value of a cell.
    """
    found = _KINDS.get(type(value))
    if found is not None:
        return found
    for base in (bool, str, int, float, datetime, date, time):
        if isinstance(value, base):
            return _KINDS[base]
    raise TypeError(f"not a cell value: {type(value).__name__}")


_LETTERS: dict[int, str] = {}
_COLUMNS: dict[str, int] = {}


def letters(column: int) -> str:
    """Column letters from a number, from 1: 28 gives AB."""
    found = _LETTERS.get(column)
    if found is None:
        found, n = "", column
        while n:
            n, rest = divmod(n - 1, 26)
            found = chr(65 + rest) + found
        _LETTERS[column] = found
    return found


def column_number(name: str) -> int:
    """Column number from letters: AB gives 28."""
    found = _COLUMNS.get(name)
    if found is None:
        found = 0
        for ch in name:
            found = found * 26 + ord(ch) - 64
        _COLUMNS[name] = found
    return found


def cell_name(row: int, column: int) -> str:
    """A reference: (5, 11) gives K5."""
    return f"{letters(column)}{row}"


Box = tuple[int, int, int, int]


def parse_ref(ref: str) -> Box | None:
    """``A1`` or ``A1:C3`` as (first row, first column, last row, last column); None for anything else."""
    first, _, last = ref.partition(":")
    a, b = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if a is None or b is None:
        return None
    r1, r2 = sorted((int(a[2]), int(b[2])))
    c1, c2 = sorted((column_number(a[1]), column_number(b[1])))
    return r1, c1, r2, c2


def format_ref(box: Box) -> str:
    """The reference of a box: one cell as A1, more as A1:C3."""
    r1, c1, r2, c2 = box
    first = cell_name(r1, c1)
    return first if (r1, c1) == (r2, c2) else f"{first}:{cell_name(r2, c2)}"


def xstring(text: str) -> str:
    """Escape what a cell text cannot hold as ``_xHHHH_``."""
    if text.isprintable() and "_x" not in text:  # there is nothing to escape, and this is sooner known
        return text
    return _XSTRING.sub(lambda m: "_x005F_" if m[0] == "_" else f"_x{ord(m[0]):04X}_", text)


def _plain(texts: Sequence[str]) -> bool:
    """Whether all these texts can stand in cells as they are; one look at them together is a tenth of one at each."""
    joined = f"|{'|'.join(texts)}|"
    # Nothing to escape, no white space but spaces, no space at an end, none that is empty.
    return (
        joined.isprintable()
        and not any(mark in joined for mark in ("&", "<", ">", "_x", "| ", " |", "||"))
        and max(map(len, texts)) <= MAX_TEXT // 2  # the limit counts UTF-16 units, of which a sign may be two
    )


def serial(value: datetime | date | time, date1904: bool) -> float | int:
    """The serial number of a date or time; a zone is dropped, the wall clock stays.

    Raises:
        ValueError: before the first day the workbook can show.
    """
    if isinstance(value, time):
        return min(_day_part(value), _LAST_TIME)
    if isinstance(value, datetime):
        ordinal, part = value.toordinal(), _day_part(value)
    else:
        ordinal, part = value.toordinal(), 0
    # 693594 is 1899-12-30, 695056 is 1904-01-01. Excel's 1900 calendar has a 29 February that never was.
    days = ordinal - (695056 if date1904 else 693594)
    if not date1904 and days <= 60:
        days -= 1
    if days < (0 if date1904 else 1):
        raise ValueError(value)
    return days + min(part, _LAST_TIME)


def _day_part(value: datetime | time) -> float | int:
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return (seconds + value.microsecond / 1e6) / 86400 if value.microsecond else seconds / 86400 if seconds else 0


_MOST_DIGITS = 15
"""That Excel keeps of a number: of longer ones it would show others in place of the last."""
_PLAIN_INT = 10**_MOST_DIGITS
_LAST_TIME = 86399.999 / 86400
"""The last moment that Excel tells from midnight: it has milliseconds."""


class CellWriter:
    """Makes the XML of cells for one sheet. ``prefix`` is the namespace prefix with its colon, or nothing."""

    def __init__(self, sheet: str, date1904: bool, prefix: str = "") -> None:
        self._sheet = sheet
        self._date1904 = date1904
        self._c = f"<{prefix}c r="
        self._end = f"</{prefix}c>"
        self._v, self._v_end = f"<{prefix}v>", f"</{prefix}v></{prefix}c>"
        self._is = f"<{prefix}is><{prefix}t"
        self._is_end = f"</{prefix}t></{prefix}is></{prefix}c>"
        self.bodies: dict[type, dict[CellValue, str]] = {}  # made once for each value, by class

    def cell(self, row: int, column: int, style: int, value: CellValue) -> str:
        """``<c …>…</c>`` for one cell.

        Raises:
            WriteRefusedError: a value the cell cannot hold.
        """
        before, after = self.frame(column, style)
        return f"{before}{row}{after}{self.body(row, column, value)}"

    def frame(self, column: int, style: int) -> tuple[str, str]:
        """What stands before the row number, and between it and the body; style 0 is left out."""
        return f'{self._c}"{letters(column)}', f'" s="{style}"' if style else '"'

    def body(self, row: int, column: int, value: CellValue) -> str:
        """Everything after the attributes ``r`` and ``s``; row and column are for messages."""
        if value.__class__ is int and -_PLAIN_INT < value < _PLAIN_INT:
            return f">{self._v}{value}{self._v_end}"
        memo = self.bodies.get(value.__class__)  # by class: 1, 1.0 and True are one key
        if memo is None:
            memo = self.bodies[value.__class__] = {}
        found = memo.get(value)
        if found is None:
            found = self._body(row, column, value)
            if len(memo) < _MEMO_LIMIT:
                memo[value] = found
        return found

    def cells(self, column: int, style: int, values: Sequence[CellValue]) -> list[bytes]:
        """Cells of one column with values of one class, made together, with ``ROW`` for the row's number.

        Raises:
            WriteRefusedError: a value the cell cannot hold; ``refuse_first`` tells where.
        """
        before, after = self.frame(column, style)
        start = before + ROW.decode() + after
        if values and values[0].__class__ is str and _plain(values):  # type: ignore[arg-type]  # all of one class
            start += f' t="inlineStr">{self._is}>'
            return [f"{start}{text}{self._is_end}".encode() for text in values]
        return [(start + self.body(0, column, value)).encode() for value in values]

    def refuse_first(self, cells: Iterable[tuple[int, int, CellValue]]) -> None:
        """Refuse the first of these cells (row, column, value) that cannot hold its value, if there is one: what is
        made once for many rows cannot say in which it stands."""
        for cell in cells:
            self.body(*cell)

    def _body(self, row: int, column: int, value: CellValue) -> str:
        kind = kind_of(value)
        if kind is Kind.TEXT:
            return self.text_body(row, column, str(value))
        if kind is Kind.EMPTY:
            return "/>"
        if kind is Kind.BOOL:
            return f' t="b">{self._v}{int(bool(value))}{self._v_end}'
        if isinstance(value, (datetime, date, time)):
            try:
                number: float | int = serial(value, self._date1904)
            except ValueError as e:
                raise self._refuse(row, column, str(value)) from e
        elif isinstance(value, int):
            number = int(value)
            if abs(number) > 10**300:
                raise self._refuse(row, column, f"{'-' if number < 0 else ''}1e{len(str(abs(number))) - 1}…")
            if len(str(abs(number)).rstrip("0")) > _MOST_DIGITS:
                raise self._refuse(row, column, str(number))
        else:
            number = float(value)  # type: ignore[arg-type]  # kind_of left only float
            if not isfinite(number):
                raise self._refuse(row, column, str(number))
        return f">{self._v}{number!r}{self._v_end}"

    def text_body(self, row: int, column: int, text: str) -> str:
        """Everything after the style of a text cell."""
        if len(text) > MAX_TEXT // 2 and (units := len(text.encode("utf-16-le", "surrogatepass")) // 2) > MAX_TEXT:
            raise self._refuse(row, column, f"{units} > {MAX_TEXT}")
        if not text:
            return "/>"
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f' t="inlineStr">{self._is}{space}>{escape(xstring(text))}{self._is_end}'

    def _refuse(self, row: int, column: int, detail: str) -> WriteRefusedError:
        return WriteRefusedError("write-value", sheet=self._sheet, cell=cell_name(row, column), detail=detail)


KindOfCell = tuple[type, Any]
"""The class of a value (1, 1.0 and True are equal), and whatever else a cell's format depends on."""


class Column:
    """The cells of one column in many rows, each distinct one to be made once.

    Args:
        beside: what else the format of each cell depends on, such as its look; it may go on for ever.
    """

    def __init__(self, values: Sequence[Any], beside: Iterable[Hashable]) -> None:
        self.values = values
        self._keys: list[KindOfCell] = list(zip(map(type, values), beside, strict=False))
        self.first = dict.fromkeys(self._keys, 0)
        """In which row each kind of cell comes first, from 0."""
        if len(self.first) > 1:
            self.first = dict(zip(reversed(self._keys), range(len(self._keys) - 1, -1, -1), strict=True))

    def cells(self, make: Callable[[KindOfCell, list[Any]], list[bytes]]) -> list[bytes]:
        """The cells; ``make`` gives those of distinct values of one kind."""
        if len(self.first) == 1:
            distinct = dict.fromkeys(self.values)
            only = dict(zip(distinct, make(self._keys[0], list(distinct)), strict=True))
            return list(map(only.__getitem__, self.values))
        kinds: dict[KindOfCell, dict[Any, bytes]] = {kind: {} for kind in self.first}
        for kind, value in zip(self._keys, self.values, strict=True):
            kinds[kind][value] = b""
        for kind, found in kinds.items():
            found.update(zip(found, make(kind, list(found)), strict=True))
        return [kinds[kind][value] for kind, value in zip(self._keys, self.values, strict=True)]
