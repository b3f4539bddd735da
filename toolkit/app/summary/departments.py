"""部门: one row a department, worst first, with live totals; the charts of 总览 are drawn from it."""

from __future__ import annotations

from typing import Any

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.past import Month
from toolkit.app.summary import table
from toolkit.app.summary.book import HAIR, PALE, RATE, SCORE, Book, Cell
from toolkit.app.summary.figures import Department, Figures
from toolkit.app.summary.table import Column
from toolkit.app.tally import OUTCOMES
from toolkit.core.finding import cell_name
from toolkit.core.scoring import Targets

TOP = 3
"""Row (from 0) of the header; departments follow."""
FIRST_OUTCOME = 3
"""Column (from 0) of the first of ``OUTCOMES``."""
_RATE = FIRST_OUTCOME + len(OUTCOMES)
_LAST, _RIGHT, _SCORE, _LONGEST, _PROBLEMS = range(_RATE + 1, _RATE + 6)

COLUMNS = (
    Column("column-department", 18, most=40),
    Column("column-workbook", 10.5, "center"),
    Column("column-obligations", 11, "center"),
    *(Column(o, 10.5 if len(o) < 12 else 13, "center") for o in OUTCOMES),
    Column("column-rate", 11, "center"),
    Column("column-last-rate", 11, "center"),
    Column("column-first-right", 11.5, "center"),
    Column("column-score", 10, "center"),
    Column("column-longest", 11.5, "center"),
    Column("column-problems", 10, "center"),
)


def departments(book: Book, figures: Figures, month_end: MonthEnd) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("departments")
    aims = month_end.targets
    green, amber = aims.on_time, aims.on_time - aims.amber
    table.title(book, sheet, "departments", words("departments-lead", green=f"{green:g}", amber=f"{amber:g}"))
    past, period = month_end.past, month_end.result.period.shift(-1)
    values = [_values(book, d) for d in figures.departments]
    if values and figures.elsewhere:
        values.append([words("departments-elsewhere"), *[None] * (_PROBLEMS - 1), figures.elsewhere])
    after = table.listing(book, sheet, TOP, COLUMNS, values, words("departments-none"))
    if not values:
        return
    first, last = TOP + 1, TOP + len(values)
    for row, department in enumerate(figures.departments, first):
        _rate(book, sheet, row, department.counts.on_time_rate, book.body(num_format=RATE, align="center"))
    _total(book, sheet, after, first, last, figures)
    for row, department in enumerate(figures.departments, first):
        _figures(book, sheet, row, department, past.department(department.name).get(period) if past else None)
    _conditions(book, sheet, first, last, aims)


def outcomes(department: Department) -> dict[str, int]:
    """Numbers in the order of ``OUTCOMES``; they add up to all obligations."""
    c = department.counts
    return {o: getattr(c, o) for o in OUTCOMES} | {"undetermined": c.undetermined - c.exempt}


def _values(book: Book, d: Department) -> list[Cell]:
    state = book.words(f"workbook-{d.workbook}")
    name = d.name or book.words("unnamed-provider")
    numbers: list[Cell] = list(outcomes(d).values())
    return [name, state, d.counts.obligations, *numbers, None, None, None, None, d.longest or None, d.problems]


def _figures(book: Book, sheet: Any, row: int, d: Department, last: Month | None) -> None:
    """Last month's rate, first time right, and the score."""
    rate = last.counts.on_time_rate if last else None
    for column, value, shown in (
        (_LAST, rate, RATE),
        (_RIGHT, d.marks.first_right_rate, RATE),
        (_SCORE, d.marks.average, SCORE),
    ):
        if value is not None:
            sheet.write_number(row, column, value, book.body(num_format=shown, align="center"))


def _rate(book: Book, sheet: Any, row: int, rate: float | None, look: Any) -> None:
    on_time, late, overdue = (cell_name(row + 1, FIRST_OUTCOME + 1 + i) for i in range(3))
    none = book.words("none")
    formula = f'=IF({on_time}+{late}+{overdue}=0,"{none}",{on_time}/({on_time}+{late}+{overdue}))'
    sheet.write_formula(row, _RATE, formula, look, none if rate is None else rate)


def _total(book: Book, sheet: Any, row: int, first: int, last: int, figures: Figures) -> None:
    """Sums of the rows that a filter leaves, under the table."""
    line = {"bold": True, "bg_color": PALE, "top": 2, "bottom": 2, "top_color": HAIR, "bottom_color": HAIR}
    look = book.style(**line, align="center")
    sheet.set_row(row, 24)
    for column in range(len(COLUMNS)):
        sheet.write_blank(row, column, None, look)
    sheet.write_string(row, 0, book.words("total"), book.style(**line))
    columns = (2, *range(FIRST_OUTCOME, _RATE), _PROBLEMS)
    for column in columns:
        span = f"{cell_name(first + 1, column + 1)}:{cell_name(last + 1, column + 1)}"
        sheet.write_formula(row, column, f"=SUBTOTAL(109,{span})", look, _sum(figures, column))
    _rate(book, sheet, row, figures.total.on_time_rate, book.style(**line, align="center", num_format=RATE))
    none = book.words("none")
    before = figures.measures[0].before
    for column, value, shown in (
        (_LAST, before, RATE),
        (_RIGHT, figures.marks.first_right_rate, RATE),
        (_SCORE, figures.marks.average, SCORE),
    ):
        if value is None:
            sheet.write_string(row, column, none, look)
        else:
            sheet.write_number(row, column, value, book.style(**line, align="center", num_format=shown))
    sheet.write_string(row, _LONGEST, str(figures.longest) if figures.longest else none, look)
    if figures.longest:
        span = f"{cell_name(first + 1, _LONGEST + 1)}:{cell_name(last + 1, _LONGEST + 1)}"
        sheet.write_formula(row, _LONGEST, f"=SUBTOTAL(104,{span})", look, figures.longest)


def _sum(figures: Figures, column: int) -> int:
    if column == 2:
        return sum(d.counts.obligations for d in figures.departments)
    if column == _PROBLEMS:
        return sum(d.problems for d in figures.departments) + figures.elsewhere
    return sum(outcomes(d)[OUTCOMES[column - FIRST_OUTCOME]] for d in figures.departments)


def _conditions(book: Book, sheet: Any, first: int, last: int, aims: Targets) -> None:
    right = aims.first_time_right
    for column, green, amber in (
        # Half a unit of what is shown less: 94.96 % reads as 95.0 %, and is met.
        (_RATE, aims.on_time / 100 - 0.0005, (aims.on_time - aims.amber) / 100 - 0.0005),
        (_RIGHT, right / 100 - 0.0005, (right - aims.amber) / 100 - 0.0005),
        (_SCORE, aims.score - 0.05, aims.score - aims.amber / 20 - 0.05),
    ):
        lights = [{"criteria": ">=", "type": "number", "value": round(v, 6)} for v in (green, amber)]
        rates = {"type": "icon_set", "icon_style": "3_traffic_lights", "icons": lights}
        sheet.conditional_format(first, column, last, column, rates)
    # Pale enough to read a number on.
    for name, colour in (("late", "#F3D9A4"), ("overdue", "#EDB4AD")):
        column = FIRST_OUTCOME + OUTCOMES.index(name)
        bar = {"type": "data_bar", "bar_color": colour, "bar_solid": True, "min_type": "num", "min_value": 0}
        sheet.conditional_format(first, column, last, column, bar)
    absent = book.rule(font_color="#8C1D13", bg_color="#F2B8B1", bold=True)
    for state in ("missing", "failed", "empty"):
        text = book.words(f"workbook-{state}")
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": absent}
        sheet.conditional_format(first, 1, last, 1, rule)
    old = {"type": "cell", "criteria": "between", "minimum": 16, "maximum": 99_999, "format": absent}
    sheet.conditional_format(first, _LONGEST, last, _LONGEST, old)
