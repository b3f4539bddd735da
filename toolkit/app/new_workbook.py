"""``dutybook new``: a workbook for each department of a pack, ready for one period."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from toolkit.app.new import guide, sheets
from toolkit.app.new.archive import save
from toolkit.app.new.fields import words
from toolkit.app.new.sheets import Making
from toolkit.app.new.table import Value, add_table
from toolkit.app.pack import Department, Pack
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import PhraseReading
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy
from toolkit.errors import UsageError

Rows = Sequence[tuple[Value, ...]]


def new_workbooks(
    pack: Pack,
    period: Period,
    out: Path,
    calendar: WorkCalendar,
    policy: Policy,
    lang: str = "zh",
    read: Callable[[str], PhraseReading] = read_phrase,
) -> list[Path]:
    """Make ``{department}.xlsx`` for each department in the folder ``out``, which is made when missing.

    The same arguments give the same bytes. Nothing is overwritten, and nothing is made when a file is in the way.

    Raises:
        UsageError: one of the files exists already.
    """
    paths = {d.name: out / f"{d.name}.xlsx" for d in pack.departments}
    for path in paths.values():
        if path.exists():
            raise UsageError("new-exists", name=path.name)
    out.mkdir(parents=True, exist_ok=True)
    for department in pack.departments:
        book = build(pack, department, period, calendar, policy, lang, read=read)
        save(book, paths[department.name], datetime.combine(period.start, time()))
    return list(paths.values())


def build(
    pack: Pack,
    department: Department,
    period: Period,
    calendar: WorkCalendar,
    policy: Policy,
    lang: str = "zh",
    rows: Mapping[str, Rows] | None = None,
    read: Callable[[str], PhraseReading] = read_phrase,
) -> Any:
    """The workbook of one department, as an openpyxl workbook that is not saved yet.

    ``rows`` fills sheets by kind (``duties``, ``register``, ``obligations``, ``issues``, ``calendar``) with other rows
    than those that a new period starts with.
    """
    from openpyxl import Workbook

    making = Making(pack, department, period, calendar, policy, lang, read)
    book = Workbook()
    book.remove(book.active)
    for make in (sheets.duties, sheets.register, sheets.obligations, sheets.issues, sheets.calendar):
        spec = make(making)
        given = (rows or {}).get(make.__name__)
        add_table(book, spec if given is None else replace(spec, rows=tuple(given)), words(lang))
    guide.add_results(book, making)
    guide.add_guide(book, making)
    return book
