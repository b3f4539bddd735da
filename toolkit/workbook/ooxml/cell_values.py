"""Cells as they stand in the XML to values: a column of cells that are written alike, or one cell of any kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.formats import Numbers, Shows, date_of, duration_of
from toolkit.workbook.ooxml.shapes import NO_VALUE, VALUE, Variant, split, variant
from toolkit.workbook.ooxml.texts import SPACE, Odd, decoded, rich_text
from toolkit.workbook.port import RawValue

_TYPE = compiled(rb' t="(\w+)"')
_RICH = compiled(rb"<is>((?:[^<]++|<(?!/is>))*+)</is>")


class Values:
    """The values of one workbook's cells. ``strings`` is the shared table, ``formats`` what each cell format shows."""

    def __init__(self, strings: Sequence[str], formats: Sequence[Shows], date1904: bool) -> None:
        self._strings = strings
        self.formats = formats
        self.hollow = "" in strings
        self._numbers = {
            "date": Numbers(date_of(date1904)),
            "duration": Numbers(duration_of),
        }

    def column(self, way: Variant, raw: Sequence[bytes | None]) -> list[RawValue]:
        """Values of one column; a cell that is there but empty is an empty text, one that is not there None."""
        full = None not in raw
        held: list[bytes] = raw if full else [r for r in raw if r is not None]  # type: ignore[assignment]
        values = self._values(way, held)
        if full:
            return values
        each = iter(values)
        return [None if r is None else next(each) for r in raw]

    def _values(self, way: Variant, raw: Sequence[bytes]) -> list[RawValue]:
        kind = way.kind
        if kind == "number":
            return list(map(float, raw))
        if kind == "shared":
            return list(map(self._strings.__getitem__, map(int, raw)))
        if kind in self._numbers:
            return list(map(self._numbers[kind].__getitem__, raw))
        if kind == "bool":
            return [r == b"1" for r in raw]
        texts = decoded(raw)
        return [text.strip(SPACE) for text in texts] if kind == "inline" else list(texts)

    def cell(self, rest: bytes) -> tuple[RawValue, bool, bool]:
        """A cell by all that follows its reference: its value, whether there is none yet, whether it is a formula.

        An error has no value; like an empty text it is an empty text here, for it counts for the box.
        """
        attrs, content = split(rest)
        way = variant(attrs, content, self.formats)
        formula = content is not None and content.startswith(b"<f")
        if way.kind == "empty" or not content:
            return None, False, False
        if way.kind != "mixed":
            bare = Variant(way.kind, attrs, formula)
            found = re.fullmatch(bare.pattern(), rest)
            if found is None:
                raise Odd
            return self._values(way, [found[1]])[0], False, formula
        kind = _TYPE.search(attrs)
        name = kind[1] if kind else b""
        if NO_VALUE.fullmatch(content):
            if name == b"str":  # an empty text is a value, of a formula too
                return "" if b"<v" in content else None, False, formula
            return None, formula, formula
        held = VALUE.fullmatch(content)
        if name == b"e" and held is not None:
            return "", True, formula
        if name == b"str" and held is not None:
            return decoded([held[1]])[0], False, formula
        rich = _RICH.fullmatch(content) if name == b"inlineStr" else None
        if rich is None:
            raise Odd
        try:
            return rich_text(rich[1].decode("utf-8")), False, False
        except UnicodeDecodeError as e:
            raise Odd from e
