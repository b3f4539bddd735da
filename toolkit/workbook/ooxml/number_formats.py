"""Number formats: which of them show dates, and which one a value needs. ISO/IEC 29500-1, 18.8.30."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import Kind
from toolkit.workbook.ooxml.scan import escape
from toolkit.workbook.port import DAYEND_CODE, Look

DATETIME_CODE, DATE_CODE, TIME_CODE = "yyyy-mm-dd hh:mm", "yyyy-mm-dd", "hh:mm"
GENERAL, WHOLE, TEXT = "General", "0", "@"
_BUILTIN = {GENERAL: 0, WHOLE: 1, TIME_CODE: 20, TEXT: 49}
_BUILTIN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_BUILTIN_ELAPSED = 46
_ELAPSED = compiled(r"\[(?:h+|m+|s+)\]", re.I)
_NOT_CODE = compiled(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.I)
_CODES = {Kind.DATETIME: DATETIME_CODE, Kind.DATE: DATE_CODE, Kind.TIME: TIME_CODE}


class NumberFormats:
    """The number formats of one styles part.

    Args:
        codes: the codes that it lists, by id.
        new: takes the elements of those that are put in, whose names have the prefix.
    """

    def __init__(self, codes: Mapping[int, str], new: list[bytes], prefix: str) -> None:
        self._codes = dict(codes)
        self._new = new
        self._prefix = prefix

    def fitting(self, current: int, look: Look, kind: Kind, own: bool) -> int:
        """The id of the number format that a look and a value need; the current one, where it will do.

        Args:
            own: the current one is the cell's own: a date format a person chose there stays.
        """
        dated = self._is_date(current)
        if look is Look.DAYEND:
            return self.id_of(DAYEND_CODE)
        if look is Look.GENERAL and kind not in _CODES:
            return self.id_of(GENERAL)
        if look is Look.DATETIME:
            fits = own and dated and not self._is_elapsed(current) and self._codes.get(current) != DAYEND_CODE
            return current if fits else self.id_of(DATETIME_CODE)
        if kind in _CODES:
            fits = dated and (kind is Kind.TIME or not self._is_elapsed(current))
            return current if fits and (own or look is Look.KEEP) else self.id_of(_CODES[kind])
        if look is Look.KEEP:
            return self.id_of(GENERAL) if dated and kind is Kind.NUMBER else current
        if look is Look.NUMBER:
            return self.id_of(WHOLE)
        if kind in (Kind.NUMBER, Kind.BOOL):
            return self.id_of(GENERAL) if dated or current == _BUILTIN[TEXT] else current
        return self.id_of(TEXT)

    def id_of(self, code: str) -> int:
        """The id of a number format code, which is put in where the part does not have it."""
        builtin = _BUILTIN.get(code)
        if builtin is not None and self._codes.get(builtin, code) == code:  # some list another under that id
            return builtin
        for number, known in self._codes.items():
            if known == code:
                return number
        number = max([163, *self._codes]) + 1
        self._codes[number] = code
        p = self._prefix
        self._new.append(f'<{p}numFmt numFmtId="{number}" formatCode="{escape(code, attribute=True)}"/>'.encode())
        return number

    def _is_date(self, number: int) -> bool:
        code = self._codes.get(number)
        if code is None:
            return number in _BUILTIN_DATES
        return re.search("[ymdhs]", _NOT_CODE.sub("", code.partition(";")[0]), re.I) is not None

    def _is_elapsed(self, number: int) -> bool:
        """Whether a date format shows a length of time, in which no day can be seen."""
        code = self._codes.get(number)
        return number == _BUILTIN_ELAPSED if code is None else _ELAPSED.search(code) is not None
