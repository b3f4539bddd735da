"""How a row that was carried over says which period it is of, and how that is read again once the next one ends."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.app.roll.dates import move_months
from toolkit.app.roll.rows import by_place
from toolkit.catalogue import SIGNS, text
from toolkit.core.duty import Duty
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.rules.base import Book
from toolkit.sheet.header import Header
from toolkit.sheet.table import Table
from toolkit.sheet.units import fold
from toolkit.sheet.values import read_text
from toolkit.workbook.port import RawValue

_Promise = tuple[str, str, str]

_PERIOD = r"(\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?)"
_IN_NOTE = compiled("|".join(
    re.escape(text("roll-note-carried", lang, period="{}")).replace(re.escape("{}"), _PERIOD) for lang in ("zh", "en")
))  # fmt: skip
_PHRASE_IS = tuple(text("roll-note-phrase", lang, phrase="") for lang in ("zh", "en"))
_PART = compiled("([;\uff1b])")
_MORE = compiled("[,\uff0c\u3002\u3001]")
_BEHIND_NAME = compiled(rf" \({_PERIOD}\)$")


def say_period(values: dict[int, RawValue], header: Header, period: Period, dated: bool) -> None:
    """Say in a row of which period it is: in its remark, else behind the name of what is owed.

    Args:
        dated: its deadline names its day, or will; a name with its month then says enough.
    """
    if column := header.columns.get("note"):
        said = read_text(values.get(column))
        values[column] = join_notes(said, text("roll-note-carried", header.lang, period=period), header.lang)
    elif column := header.columns.get("deliverable"):
        named = read_text(values.get(column))
        if not dated or move_months(named, {period: period.shift(1)}) == named:  # it does not say its month
            values[column] = f"{named} ({period})"


def unmarked(remark: str) -> str:
    """A remark without what we wrote into it of an earlier period: parts that say nothing else.

    A deadline as it was stands behind the period, or is one and no more: 原期限:10号,勿改 is somebody's own.
    """
    parts = _PART.split(remark)
    kept, after_mark = "", False
    for at in range(0, len(parts), 2):
        part = parts[at].strip()
        phrase = next((part.removeprefix(begin) for begin in _PHRASE_IS if part.startswith(begin)), None)
        carried = _IN_NOTE.fullmatch(part) is not None
        if carried or (phrase is not None and (after_mark or _is_phrase(phrase))):
            after_mark = carried
            continue
        kept, after_mark = kept + "".join(parts[max(at - 1, 0) : at + 1]), False
    return remark if kept == remark else kept.strip(";\uff1b ")


def _is_phrase(said: str) -> bool:
    return not _MORE.search(said) and bool(read_phrase(said).rules)


def join_notes(said: str, more: str, lang: str) -> str:
    """A remark with another one after it."""
    return SIGNS[lang].clause.join(filter(None, (said, more)))


def beside_their_promise(table: Table, book: Book, source: Period) -> frozenset[int]:
    """Rows of a table that are of an earlier period, where their promise has another row for ``source``."""
    judged = by_place(book)
    said = _said(table, judged)
    earlier = {n: promise for n, (promise, period) in said.items() if period and period.end < source.start}
    if not earlier:
        return frozenset()
    every = (found for one in book.tables for found in _said(one, judged).values())
    current = {promise for promise, period in every if period is None or period.end >= source.start}
    return frozenset(n for n, promise in earlier.items() if promise in current)


def _said(table: Table, judged: Mapping[tuple[str, int], Judged]) -> dict[int, tuple[_Promise, Period | None]]:
    """Of each row that is judged, whose promise it is, and the period that it says it is of."""
    found: dict[int, tuple[_Promise, Period | None]] = {}
    for number, row in table.rows:
        one = judged.get((table.sheet, number))
        if one is None:
            continue
        named = _BEHIND_NAME.search(one.obligation.duty.deliverable)
        noted = _IN_NOTE.search(read_text(table.cell(row, "note")))
        marked = next((m[m.lastindex or 0] for m in (noted, named) if m), "")
        period = one.obligation.period or (Period.parse(marked) if marked else None)
        found[number] = promise_of(one.obligation.duty), period
    return found


def promise_of(duty: Duty) -> _Promise:
    """Whose promise it is, to whom and of what, as these are compared; without a mark of ours."""
    return fold(duty.provider), fold(duty.receiver), fold(_BEHIND_NAME.sub("", duty.deliverable))
