"""The lists of obligations: 逾期清单, 迟交清单, 即将到期, 未判定."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Any

from toolkit.app.summary import table
from toolkit.app.summary.book import COLOURS, GREY, HAIR, PALE, Book, Cell
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.links import Link, Links
from toolkit.app.summary.table import Column
from toolkit.app.summary.text import clean, short, width
from toolkit.app.tally import BUCKETS, bucket
from toolkit.core.finding import cell_name
from toolkit.core.obligation import Judged

AGEING_ROW = 3
"""Row (from 0) of the counts by age on 逾期清单, in columns 0 to 3 as in ``BUCKETS``; their names stand above."""

_DAYS = Column("column-days", 10, "center")
_AGEING = Column("column-ageing", 11, "center")
_DEPARTMENT = Column("column-department", 14, most=32)
_OWNER = Column("column-owner", 11, most=18)
_DELIVERABLE = Column("column-deliverable", 24, most=38)
_RECEIVER = Column("column-receiver", 13, most=32)
_PHRASE = Column("column-phrase", 16, most=23)
_FOR = Column("column-for", 14, "center")
_DUE = Column("column-due", 20, "center")
_SUBMITTED = Column("column-submitted", 20, "center")
_WORK = Column("column-work", 10, "center")
_WHY = Column("column-why", 24, most=40)
_SOURCE = Column("column-source", 22)

_OVERDUE = (_DAYS, _AGEING, _DEPARTMENT, _OWNER, _DELIVERABLE, _RECEIVER, _PHRASE, _FOR, _DUE, _WORK, _SOURCE)
_LATE = (_DAYS, _DEPARTMENT, _OWNER, _DELIVERABLE, _RECEIVER, _PHRASE, _FOR, _DUE, _SUBMITTED, _WORK, _SOURCE)
_SOON = (_DUE, _DEPARTMENT, _OWNER, _DELIVERABLE, _RECEIVER, _PHRASE, _FOR, _WORK, _SOURCE)
_UNDETERMINED = (_DEPARTMENT, _OWNER, _DELIVERABLE, _RECEIVER, _PHRASE, _WHY, _FOR, _SUBMITTED, _WORK, _SOURCE)


def overdue(book: Book, figures: Figures, links: Links) -> None:
    """逾期清单: what is due and not handed in, by days late, with the number in each age above."""
    chosen = figures.rows("overdue")
    sheet = book.sheet("overdue", colour=COLOURS["overdue"])
    table.title(book, sheet, "overdue", book.words("overdue-lead"))
    top = AGEING_ROW + 2
    values = _values(book, figures, chosen, _OVERDUE, links)
    left = figures.left_out("overdue")
    table.listing(book, sheet, top, _OVERDUE, values, book.words("overdue-none"), left)
    if chosen:
        _ages(book, sheet, top + 1, top + len(chosen), figures, live=not left)
        _days_colours(book, sheet, top + 1, top + len(chosen))


def late(book: Book, figures: Figures, links: Links) -> None:
    """迟交清单: what was handed in after its due, by days late."""
    chosen = figures.rows("late")
    sheet = book.sheet("late", colour=COLOURS["late"])
    table.title(book, sheet, "late", book.words("late-lead"))
    values = _values(book, figures, chosen, _LATE, links)
    table.listing(book, sheet, 3, _LATE, values, book.words("late-none"), figures.left_out("late"))
    if chosen:
        _days_colours(book, sheet, 4, 3 + len(chosen))


def soon(book: Book, figures: Figures, links: Links) -> None:
    """即将到期: what is near its due, the earliest first."""
    sheet = book.sheet("soon", colour=COLOURS["due_soon"])
    table.title(book, sheet, "soon", book.words("soon-lead"))
    values = _values(book, figures, figures.rows("due_soon"), _SOON, links)
    table.listing(book, sheet, 3, _SOON, values, book.words("soon-none"), figures.left_out("due_soon"))


def undetermined(book: Book, figures: Figures, links: Links) -> None:
    """未判定: what is owed and cannot be judged, with the reason, by department."""
    sheet = book.sheet("undetermined", colour=COLOURS["undetermined"])
    table.title(book, sheet, "undetermined", book.words("undetermined-lead"))
    values = _values(book, figures, figures.rows("undetermined"), _UNDETERMINED, links)
    none, left = book.words("undetermined-none"), figures.left_out("undetermined")
    table.listing(book, sheet, 3, _UNDETERMINED, values, none, left)


def source(judged: Judged, links: Links, label: str = "") -> Link:
    """A link to where the obligation is written: its completion cell, where something is to be typed, else its row."""
    place = judged.obligation.place
    column = judged.obligation.columns.get("submitted_at") or judged.obligation.columns.get("deliverable") or 0
    place = place._replace(column=place.column or column)
    return links.to(place, label or f"{place.workbook} {place.cell}".strip())


def brief_source(judged: Judged, links: Links, columns: float) -> Link:
    """The same called by its file alone, on one line: LibreOffice cuts off what of a link is wider than its cell.

    With its folder where several folders have such a file: in print, 销售部.xlsx may be any branch's.
    """
    name = PurePosixPath(clean(judged.obligation.place.workbook))
    if name.name in links.alike and name.parent.name:
        return source(judged, links, short(f"{name.parent.name}/{name.stem}", columns))
    return source(judged, links, name.name if width(name.name) <= columns else short(name.stem, columns))


def served(judged: Judged) -> Cell:
    """The case an obligation belongs to, else the period."""
    obligation = judged.obligation
    if obligation.event is not None and obligation.event.id:
        return obligation.event.id
    return str(obligation.period) if obligation.period is not None else None


def _values(
    book: Book, figures: Figures, chosen: Sequence[Judged], columns: Sequence[Column], links: Links
) -> list[list[Cell]]:
    words = book.words
    get: dict[str, Callable[[Judged], Cell]] = {
        "column-days": lambda j: j.days_late,
        "column-ageing": lambda j: words(f"ageing-{bucket(j.days_late)}"),
        "column-department": lambda j: figures.called(j.obligation.duty.provider) or words("unnamed-provider"),
        "column-owner": lambda j: j.obligation.duty.owner,
        "column-deliverable": lambda j: j.obligation.duty.deliverable,
        "column-receiver": lambda j: figures.called(j.obligation.duty.receiver),
        "column-phrase": lambda j: j.obligation.duty.phrase,
        "column-for": served,
        "column-due": lambda j: j.due,
        "column-submitted": lambda j: j.obligation.submission.at if j.obligation.submission else None,
        "column-work": lambda j: words.label(f"work-{j.work.value}"),
        "column-why": words.reason,
        "column-source": lambda j: source(j, links),
    }
    getters = [get[c.key] for c in columns]
    return [[g(j) for g in getters] for j in chosen]


def _ages(book: Book, sheet: Any, first: int, last: int, figures: Figures, *, live: bool) -> None:
    """How many in each age: live counts, so that they follow when a row is struck; plain ones where rows are left
    out."""
    where = f"$B${first + 1}:$B${last + 1}"
    for index, name in enumerate(BUCKETS):
        label = book.words(f"ageing-{name}")
        look = {"align": "center", "border": 1, "border_color": HAIR}
        sheet.write_string(AGEING_ROW - 1, index, label, book.style(font_color=GREY, bg_color=PALE, **look))
        formula = f"=COUNTIF({where},{cell_name(AGEING_ROW, index + 1)})"
        number = book.style(bold=True, font_size=12, **look)
        if live:
            sheet.write_formula(AGEING_ROW, index, formula, number, figures.ages[name])
        else:
            sheet.write_number(AGEING_ROW, index, figures.ages[name], number)
    sheet.set_row(AGEING_ROW, 22)
    before, after = book.words("shown", count="\t").split("\t")
    count = f"SUBTOTAL(103,$A${first + 1}:$A${last + 1})"
    cached = book.words("shown", count=last - first + 1)
    look = book.style(font_color=GREY, indent=1)
    sheet.write_formula(AGEING_ROW, len(BUCKETS), f'="{before}"&{count}&"{after}"', look, cached)


def _days_colours(book: Book, sheet: Any, first: int, last: int) -> None:
    """The older, the redder: over 15 days, 8 to 15, 4 to 7."""
    for least, background, ink in ((16, "#F2B8B1", "#8C1D13"), (8, "#F9D9B8", "#7A4A00"), (4, "#FDF1C7", "#6B5600")):
        look = book.rule(bg_color=background, font_color=ink, bold=least == 16)
        rule = {"type": "cell", "criteria": ">=", "value": least, "format": look, "stop_if_true": True}
        sheet.conditional_format(first, 0, last, 0, rule)
