"""趋势: twelve months from the ledger, all departments together and each by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.past import MONTHS, Month, Past
from toolkit.app.summary import table
from toolkit.app.summary.book import FONT, GREY, HAIR, INK, LINE, NAVY, RATE, SCORE, Book
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.text import LONG_NAME, lines, short
from toolkit.app.tally import Sum
from toolkit.core.finding import cell_name
from toolkit.core.period import Period

TOP = 4
"""Row (from 0) of the header of the first table; ``RATE_ROW`` is the on-time rate in it."""
RATE_ROW, TARGET_ROW, OVERDUE_ROW = TOP + 1, TOP + 2, TOP + 3
_NAMES = 20
"""Characters of the first column."""
FIRST = 1
LAST = FIRST + MONTHS - 1
_CHART, _HIGH, _ROWS = 330, 15, 18
"""Pixels of the chart's height; points of a row behind it, and how many of them it takes."""
_ONE_PAGE = 40
"""Rows beside those behind the chart that are printed with it on one page."""
MOST = 40
"""Departments that are shown; what comes after them is on 部门."""

_Getter = Callable[[Month], float | None]


def month_of(one: Sum) -> Month:
    """The present period in the shape of the earlier ones."""
    m = one.marks
    return Month(one.counts, m.sent_back, one.late_days, m.scored, m.score, m.reviewed, m.first_right)


def periods(month_end: MonthEnd) -> list[Period]:
    """The twelve periods up to the present one."""
    return [month_end.result.period.shift(n) for n in range(1 - MONTHS, 1)]


def trend(book: Book, month_end: MonthEnd, figures: Figures) -> bool:
    """Write the sheet; whether there is any earlier month."""
    words, past = book.words, month_end.past
    sheet = book.sheet("trend")
    table.title(book, sheet, "trend", words("trend-lead"))
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(FIRST, LAST, 9.5)
    sheet.set_column(LAST + 1, LAST + 1, 22)
    if past is None or not past.periods:
        text = words("trend-no-ledger" if past is None else "trend-first")
        table.nothing(book, sheet, 3, LAST + 2, text)
        return False
    columns = periods(month_end)
    table.heading(book, sheet, TOP - 1, words("trend-all"))
    _header(book, sheet, TOP, columns)
    known = dict(zip(past.periods, past.months, strict=True)) | {columns[-1]: month_of(figures.tally.total)}
    target = month_end.targets.on_time / 100
    measures: tuple[tuple[str, _Getter, str], ...] = (
        ("column-rate", lambda m: m.counts.on_time_rate, RATE),
        ("trend-target", lambda m: target, RATE),
        ("column-overdue", lambda m: m.counts.overdue, "0"),
        ("column-late", lambda m: m.counts.late, "0"),
        ("column-sent-back", lambda m: m.sent_back, "0"),
        ("column-score", lambda m: m.average, SCORE),
        ("column-obligations", lambda m: m.counts.obligations, "#,##0"),
    )
    row = TOP
    for row, (key, get, number) in enumerate(measures, TOP + 1):
        values = [get(known[p]) if p in known else None for p in columns]
        better = key in ("column-rate", "column-score")
        _line(
            book,
            sheet,
            row,
            words(key),
            values,
            number,
            spark=key not in ("trend-target", "column-obligations"),
            better=better,
        )
    _closed(book, sheet, row + 1, columns, past)
    _chart(book, sheet, row + 3)
    top = row + 3 + _ROWS + 1
    row = _departments(book, sheet, top, columns, month_end, figures)
    if row <= _ONE_PAGE + _ROWS:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.repeat_rows(top)
    return True


def line_chart(book: Book, width: int, height: int) -> Any:
    """On-time rate against its target, month by month, with what was overdue: drawn from the cells of this sheet."""
    words = book.words
    name = words.sheet("trend")
    font = {"name": FONT, "size": 9, "color": INK}
    columns = book.chart(type="column")
    months = [name, TOP, FIRST, TOP, LAST]
    columns.add_series(
        {
            "name": [name, OVERDUE_ROW, 0],
            "categories": months,
            "values": [name, OVERDUE_ROW, FIRST, OVERDUE_ROW, LAST],
            "fill": {"color": "#E9B7B0"},
            "border": {"none": True},
            "gap": 90,
        }
    )
    rates = book.chart(type="line")
    for row, look in (
        (
            RATE_ROW,
            {
                "line": {"color": NAVY, "width": 2.25},
                "marker": {"type": "circle", "size": 5, "fill": {"color": NAVY}, "border": {"color": NAVY}},
            },
        ),
        (TARGET_ROW, {"line": {"color": "#2F8F5B", "width": 1.25, "dash_type": "dash"}}),
    ):
        rates.add_series(
            {
                "name": [name, row, 0],
                "categories": months,
                "values": [name, row, FIRST, row, LAST],
                "y2_axis": True,
                **look,
            }
        )
    # What stands on the second axis is drawn in front: the bars would cover the line.
    columns.combine(rates)
    grid = {"visible": True, "line": {"color": "#E8ECF0"}}
    rates.set_y2_axis(
        {
            "num_format": "0%",
            "max": 1,
            "num_font": {**font, "color": GREY},
            "major_gridlines": grid,
            "line": {"none": True},
        }
    )
    columns.set_y_axis(
        {
            "num_font": {**font, "color": GREY},
            "line": {"none": True},
            "min": 0,
            "num_format": "0",
            "major_gridlines": {"visible": False},
        }
    )
    columns.set_x_axis({"num_font": font, "line": {"color": HAIR}, "major_tick_mark": "none"})
    columns.set_legend({"position": "bottom", "font": font})
    columns.show_blanks_as("gap")
    title = {"name": FONT, "size": 11, "bold": True, "color": INK}
    columns.set_title({"name": words("chart-trend"), "name_font": title, "overlay": False})
    columns.set_chartarea({"border": {"color": HAIR}, "fill": {"color": "#FFFFFF"}})
    columns.set_size({"width": width, "height": height})
    return columns


def _header(book: Book, sheet: Any, row: int, columns: Sequence[Period]) -> None:
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, book.words("trend-measure"), book.head())
    for index, period in enumerate(columns, FIRST):
        sheet.write_string(row, index, str(period), book.head())
    sheet.write_string(row, LAST + 1, book.words("trend-spark"), book.head())


def _line(
    book: Book,
    sheet: Any,
    row: int,
    name: str,
    values: Sequence[float | None],
    number: str,
    *,
    spark: bool = True,
    better: bool = True,
) -> None:
    """A row of months; a month that the ledger does not have stays empty."""
    sheet.set_row(row, LINE * lines(name, _NAMES - table.INDENT) + 4.5)
    sheet.write_string(row, 0, name, book.body(bold=True, indent=1, text_wrap=True))
    for index, value in enumerate(values, FIRST):
        look = {
            "align": "center",
            "num_format": number,
            **({"bold": True, "bg_color": "#EAF0F7"} if index == LAST else {}),
        }
        if value is None:
            sheet.write_blank(row, index, None, book.body(**look))
        else:
            sheet.write_number(row, index, value, book.body(**look))
    sheet.write_blank(row, LAST + 1, None, book.body())
    if spark and any(v is not None for v in values):
        place = sheet.get_name().replace("'", "''")
        cells = f"'{place}'!{cell_name(row + 1, FIRST + 1)}:{cell_name(row + 1, LAST + 1)}"
        spark_of: dict[str, object] = {"range": cells, "last_point": True, "last_color": "#C94A3D"}
        if better:  # rates and scores as a line, numbers as columns from nought
            spark_of |= {"series_color": NAVY, "markers": True, "weight": 1.75, "show_hidden": False}
        else:
            spark_of |= {"series_color": "#9DB2CB", "type": "column", "min": 0}
        sheet.add_sparkline(row, LAST + 1, spark_of)


def _closed(book: Book, sheet: Any, row: int, columns: Sequence[Period], past: Past) -> None:
    sheet.set_row(row, 20)
    sheet.write_string(row, 0, book.words("trend-closed"), book.body(indent=1, font_color=GREY))
    for index, period in enumerate(columns, FIRST):
        there = period in past.periods or index == LAST
        text = book.words("trend-yes" if period in past.closed else "trend-no") if there else ""
        look = book.body(align="center", font_color=GREY, font_size=9)
        if text:
            sheet.write_string(row, index, text, look)
        else:
            sheet.write_blank(row, index, None, look)
    sheet.write_blank(row, LAST + 1, None, book.body())


def _departments(
    book: Book, sheet: Any, top: int, columns: Sequence[Period], month_end: MonthEnd, figures: Figures
) -> int:
    """On-time rates by department; returns the row after them."""
    past = month_end.past
    assert past is not None
    table.heading(book, sheet, top - 1, book.words("trend-departments"))
    _header(book, sheet, top, columns)
    row = top
    shown = [d for d in figures.departments if d.name][:MOST]
    for row, department in enumerate(shown, top + 1):
        months = past.department(department.name)
        values = [months[p].counts.on_time_rate if p in months else None for p in columns[:-1]]
        values.append(department.counts.on_time_rate)
        _line(book, sheet, row, short(department.name, LONG_NAME), values, RATE)
    if shown:
        aims = month_end.targets
        middle = min(max((aims.on_time - aims.amber) / 100, 0.01), 0.99)
        rule = {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": 0,
            "mid_value": middle,
            "max_value": 1,
        }
        colours = {"min_color": "#EE9A90", "mid_color": "#FBE7A3", "max_color": "#9ED3AE"}
        sheet.conditional_format(top + 1, FIRST, row, LAST, {**rule, **colours})
    left = len([d for d in figures.departments if d.name]) - len(shown)
    if left > 0:
        row += 1
        sheet.write_string(row, 0, book.words("more-departments", count=left), book.style(font_color=GREY, italic=True))
    return row + 1


def _chart(book: Book, sheet: Any, row: int) -> None:
    """Above the departments, of which there may be so many that it would be cut by the end of a page."""
    for behind in range(row, row + _ROWS):
        sheet.set_row(behind, _HIGH)
    sheet.insert_chart(row, 0, line_chart(book, 1080, _CHART), {"object_position": 1, "x_offset": 4, "y_offset": 4})
