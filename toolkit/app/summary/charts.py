"""The two charts of 总览. Each title is a question with its answer; the bars say how much."""

from __future__ import annotations

from typing import Any

from toolkit.app.summary.book import COLOURS, FONT, GREY, HAIR, INK, Book
from toolkit.app.summary.departments import FIRST_OUTCOME, TOP
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.lists import AGEING_ROW
from toolkit.app.summary.text import short
from toolkit.app.tally import BUCKETS, OUTCOMES

ROWS, ROW_HEIGHT = 16, 18
LEFT_COLUMNS = 7
"""Grid columns of the left chart; the right one takes the others."""
MOST = 12
"""Departments that one chart can show legibly: the worst ones."""
COLUMN_PIXELS = 69
_HEIGHT = int(ROWS * ROW_HEIGHT * 96 / 72) - 8
_AGE_COLOURS = ("#F0CF7A", "#E9A94B", "#DB7444", "#B8392D")
# What is not owed has no place in a picture of who owes what.
_DRAWN = tuple(o for o in OUTCOMES if o != "exempt")


def departments(book: Book, figures: Figures) -> Any:
    """Stacked bars, one a department, worst first from the top, drawn from the cells of 部门."""
    words = book.words
    name = words.sheet("departments")
    owing = sum(1 for d in figures.departments if d.counts.obligations)
    count = min(max(owing, 1), MOST)  # those with obligations stand first on the sheet
    chart = book.chart(type="bar", subtype="stacked")
    for index, kind in enumerate(OUTCOMES):
        if kind not in _DRAWN or not any(_number(d.counts, kind) for d in figures.departments):
            continue
        column = FIRST_OUTCOME + index
        chart.add_series(
            {
                "name": [name, TOP, column],
                "categories": [name, TOP + 1, 0, TOP + count, 0],
                "values": [name, TOP + 1, column, TOP + count, column],
                "fill": {"color": COLOURS[kind]},
                "border": {"none": True},
                "gap": 45,
            }
        )
    worst = figures.departments[0]
    if worst.counts.overdue:
        who = short(worst.name or words("unnamed-provider"), 32)
        alike = sum(1 for d in figures.departments if d.counts.overdue == worst.counts.overdue)
        key = "chart-departments-worst" if alike == 1 else "chart-departments-alike"
        answer = words(key, name=who, count=worst.counts.overdue, alike=alike)
    else:
        answer = words("chart-departments-fine")
    title = words("chart-departments", answer=answer)
    if owing > MOST:
        title = words("chart-departments-most", count=MOST, whole=owing, answer=answer)
    _dress(chart, title, LEFT_COLUMNS * COLUMN_PIXELS)
    font = {"name": FONT, "size": 9, "color": INK}
    chart.set_y_axis(
        {"reverse": True, "num_font": font, "line": {"color": HAIR}, "major_tick_mark": "none", "interval_unit": 1}
    )
    grid = {"visible": True, "line": {"color": "#E8ECF0"}}
    axis = {"num_font": {**font, "color": GREY}, "major_gridlines": grid, "line": {"none": True}, "min": 0}
    chart.set_x_axis({**axis, "num_format": "0", "label_position": "high"})
    chart.set_legend({"position": "bottom", "font": font})
    return chart


def ageing(book: Book, figures: Figures) -> Any:
    """Columns by age of what is overdue, the older the redder, drawn from the counts on 逾期清单."""
    words = book.words
    name = words.sheet("overdue")
    last = len(BUCKETS) - 1
    chart = book.chart(type="column")
    font = {"name": FONT, "size": 9, "color": INK}
    chart.add_series(
        {
            "name": words.outcome("overdue"),
            "categories": [name, AGEING_ROW - 1, 0, AGEING_ROW - 1, last],
            "values": [name, AGEING_ROW, 0, AGEING_ROW, last],
            "points": [{"fill": {"color": c}, "border": {"none": True}} for c in _AGE_COLOURS],
            "data_labels": {"value": True, "font": {**font, "bold": True}},
            "gap": 50,
        }
    )
    old = figures.ages[BUCKETS[-1]]
    answer = words("chart-ageing-old", count=old) if old else words("chart-ageing-young")
    _dress(chart, words("chart-ageing", answer=answer), (12 - LEFT_COLUMNS) * COLUMN_PIXELS - 12)
    chart.set_x_axis({"num_font": font, "line": {"color": HAIR}, "major_tick_mark": "none"})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"none": True})
    return chart


def _dress(chart: Any, title: str, width: int) -> None:
    font = {"name": FONT, "size": 11, "bold": True, "color": INK}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_chartarea({"border": {"color": HAIR}, "fill": {"color": "#FFFFFF"}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.set_size({"width": width, "height": _HEIGHT})


def _number(counts: Any, kind: str) -> int:
    number: int = getattr(counts, kind)
    return number - counts.exempt if kind == "undetermined" else number
