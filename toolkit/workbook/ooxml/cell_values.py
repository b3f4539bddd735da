"""Cells as they stand in the XML to values: a column of cells that are written alike, or one cell of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.formats import Memo, Shows, date_of, duration_of
from toolkit.workbook.ooxml.scan import until
from toolkit.workbook.ooxml.shapes import NO_VALUE, VALUE, Kinds, way_of
from toolkit.workbook.ooxml.texts import SPACE, Odd, decoded, rich_text
from toolkit.workbook.port import RawValue

_FEW = 64
_TYPE = compiled(rb' t="(\w+)"')
_BOOLS: dict[bytes, RawValue] = {b"0": False, b"1": True}
_RICH = compiled(f"<is>({until('</is>')})</is>".encode())


class Lack(Enum):
    """What a cell that is there lacks of a value."""

    NOTHING = "nothing"
    VALUE = "value"  # a formula without a result, or an error
    BLANK = "blank"  # reads as empty, and holds something: a formula with an empty result, a picture placed in the cell


class Values:
    """The values of one workbook's cells. ``strings`` is the shared table, ``formats`` what each cell format shows."""

    def __init__(self, strings: Sequence[str], formats: Sequence[Shows], date1904: bool) -> None:
        self._strings = strings
        self.kinds = Kinds(formats)
        self.hollow = "" in strings
        date = date_of(date1904)
        self._memos = {
            "date": Memo(lambda raw: date(float(raw))),
            "duration": Memo(lambda raw: duration_of(float(raw))),
            "shared": Memo(lambda raw: strings[int(raw)]),
        }

    def column(self, kind: str, raw: Sequence[bytes]) -> Sequence[RawValue]:
        """Values of cells of one kind; None for an empty text, which stands for a cell that is not there."""
        if kind in self._memos and (kind != "shared" or _repeat(raw)):
            return list(map(self._memos[kind].__getitem__, raw))
        if b"" not in raw:
            return self._values(kind, raw)
        each = iter(self._values(kind, list(filter(None, raw))))
        return [next(each) if r else None for r in raw]

    def _values(self, kind: str, raw: Sequence[bytes]) -> Sequence[RawValue]:
        if kind == "number":
            return list(map(float, raw))
        if kind == "shared":
            return list(map(self._strings.__getitem__, map(int, raw)))
        if kind == "bool":
            return list(map(_BOOLS.__getitem__, raw))
        texts = decoded(raw)
        return [text.strip(SPACE) for text in texts] if kind == "inline" else texts

    def cell(self, attrs: bytes, content: bytes | None) -> tuple[RawValue, Lack, bool]:
        """A cell by what follows its reference: its value, what it lacks of one, whether it is a formula.

        An error has no value; like an empty text it is an empty text here, for it counts for the box.
        """
        way, value = way_of(self.kinds, attrs, content)
        if not content:
            return None, Lack.NOTHING, False
        if way.kind != "mixed":
            return self.column(way.kind, [value])[0], Lack.NOTHING, way.formula
        formula = content.startswith(b"<f")
        kind = _TYPE.search(attrs)
        name = kind[1] if kind else b""
        if NO_VALUE.fullmatch(content):
            if name == b"str":  # an empty text is a value, of a formula too
                return "" if b"<v" in content else None, Lack.BLANK if formula else Lack.NOTHING, formula
            return None, Lack.VALUE if formula else Lack.NOTHING, formula
        held = VALUE.fullmatch(content)
        if name == b"e" and held is not None:
            picture = not formula and b' vm="' in attrs
            return "", Lack.BLANK if picture else Lack.VALUE, formula
        if name == b"str" and held is not None:
            return decoded([held[3]])[0], Lack.NOTHING, formula
        rich = _RICH.fullmatch(content) if name == b"inlineStr" else None
        if rich is None:
            raise Odd
        try:
            return rich_text(rich[1].decode("utf-8")), Lack.NOTHING, False
        except UnicodeDecodeError as e:
            raise Odd from e


def _repeat(raw: Sequence[bytes]) -> bool:
    """Whether most of these are there more than once, by the first of them."""
    first = raw[:_FEW]
    return 2 * len(set(first)) < len(first)
