"""总览: one printed page. A sentence, the figures, two charts that answer a question, and what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.app.result import MonthEnd
from toolkit.app.summary import charts, table
from toolkit.app.summary.book import COLOURS, GREY, HAIR, INK, LINE, NAVY, PALE, Book, Cell
from toolkit.app.summary.figures import SUMMARY, Figures, by_days
from toolkit.app.summary.links import Link, Links
from toolkit.app.summary.lists import source
from toolkit.app.summary.text import clean, lines
from toolkit.app.summary.words import Words
from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import Timeliness

GRID = 12
"""Columns of equal width that everything on the page is laid over."""
_WIDTH = 9.15
FIRST = 10
"""How many of the longest overdue are named."""
_NAMED = 3

# Column spans of the table of what to do first: key, first and last grid column, alignment.
_SPANS = (
    ("column-days", 0, 0, "center"),
    ("column-department", 1, 2, "left"),
    ("column-deliverable", 3, 6, "left"),
    ("column-owner", 7, 7, "left"),
    ("column-due", 8, 9, "center"),
    ("column-source", 10, 11, "left"),
)


def overview(book: Book, sheet: Any, month_end: MonthEnd, figures: Figures, links: Links) -> None:
    """Fill the sheet, which was added first so that it opens first; the others exist by now."""
    words = book.words
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.hide_row_col_headers()
    sheet.set_column(0, GRID - 1, _WIDTH)
    period = words.period(month_end.result.period)
    _across(sheet, 0, 34, words("title", period=period), book.style(font_size=20, bold=True, font_color=NAVY))
    as_of = words("as-of", as_of=words.moment(month_end.result.as_of))
    _across(sheet, 1, 20, as_of, book.style(font_color=GREY))
    look = book.style(font_size=12, text_wrap=True, font_color=INK, bg_color=PALE, indent=1)
    said = headline(words, month_end, figures)
    _across(sheet, 2, 12 + 20 * lines(said, GRID * _WIDTH * 10 / 12 - 6), said, look)
    sheet.set_row(3, 8)
    _cards(book, sheet, 4, _main_cards(words, figures), 2)
    sheet.set_row(7, 8)
    _cards(book, sheet, 8, _other_cards(words, month_end), 3)
    sheet.set_row(11, 10)
    after = _charts(book, sheet, 12, figures)
    after = _first(book, sheet, after, month_end.result.obligations, figures, links)
    note = book.style(font_size=9, font_color=GREY, text_wrap=True)
    _across(sheet, after, 18, words("note-rate"), note)
    if figures.provisional:
        after += 1
        _across(sheet, after, 18, words("note-provisional", count=figures.provisional), note)
    sheet.print_area(0, 0, after, GRID - 1)


def headline(words: Words, month_end: MonthEnd, figures: Figures) -> str:
    """The page in a sentence."""
    total = figures.total
    if not total.obligations:
        parts = [words("overview-nothing").rstrip("。.")]
    else:
        due = total.on_time + total.late + total.overdue
        rate = words.rate(total.on_time_rate)
        parts = [words("overview-rate", due=due, on_time=total.on_time, rate=rate) if due else ""]
        parts[0] = parts[0] or words("overview-rate-none")
        late = words("overview-overdue", count=total.overdue, days=figures.longest)
        parts.append(late if total.overdue else words("overview-overdue-none"))
    if month_end.missing:
        parts.append(words("overview-missing", names=_names(words, month_end.missing)))
    return words("overview-join").join(parts) + words("overview-stop")


def _names(words: Words, names: Sequence[str]) -> str:
    shown = words("names-join").join(clean(n, 20) for n in names[:_NAMED])
    return words("names-more", names=shown, count=len(names)) if len(names) > _NAMED else shown


def _across(sheet: Any, row: int, height: float, text: str, look: Any) -> None:
    sheet.set_row(row, height)
    sheet.merge_range(row, 0, row, GRID - 1, text, look)


Card = tuple[str, Cell | str, str, str, str]
"""Name, value, what stands below it, its colour, and the sheet that it leads to."""


def _main_cards(words: Words, f: Figures) -> list[Card]:
    c = f.total
    due = c.on_time + c.late + c.overdue
    rate = words("card-rate-note", on_time=c.on_time, due=due) if due else words("card-rate-none")
    return [
        ("obligations", c.obligations, words("card-obligations-note", count=c.exempt), NAVY, "matrix"),
        ("rate", words.rate(c.on_time_rate) if not due else c.on_time_rate, rate, NAVY, "departments"),
        (
            "overdue",
            c.overdue,
            _if(c.overdue, words("card-overdue-note", days=f.longest)),
            COLOURS["overdue"],
            "overdue",
        ),
        ("late", c.late, _if(c.late, words("card-late-note", days=f.latest)), "#B9801A", "late"),
        ("soon", c.due_soon, words("card-soon-note", count=c.not_due), COLOURS["due_soon"], "soon"),
        ("undetermined", f.undetermined, words("card-undetermined-note"), "#6E6A79", "undetermined"),
    ]


def _other_cards(words: Words, m: MonthEnd) -> list[Card]:
    files = [f for f in m.result.files if f.shape != SUMMARY]
    failed = sum(1 for f in files if f.error)
    lost = sum(1 for e in m.expected if not e.found)
    errors = sum(1 for f in m.result.findings if f.severity is Severity.ERROR)
    warnings = sum(1 for f in m.result.findings if f.severity is Severity.WARNING)
    there = words("of", part=len(m.departments) - len(m.missing), whole=len(m.departments))
    have = words("of", part=len(m.expected) - lost, whole=len(m.expected)) if m.expected else words("none")
    red = COLOURS["overdue"]
    note = {
        "departments": words("card-departments-note", count=len(m.missing)),
        "deliverables": words("card-deliverables-note", count=lost),
        "files": words("card-files-note", count=failed),
    }
    wanted = {"departments": len(m.missing), "deliverables": lost, "files": failed}
    for name, count in wanted.items():
        note[name] = note[name] if count else words(f"card-{name}-all")
    if not m.expected:
        note["deliverables"] = words("card-deliverables-none")
    infos = len(m.result.findings) - errors - warnings
    problems = words("card-problems-note", errors=errors, warnings=warnings, infos=infos)
    return [
        ("departments", there, note["departments"], red if m.missing else NAVY, "completeness"),
        ("deliverables", have, note["deliverables"], red if lost else NAVY, "completeness"),
        ("problems", errors + warnings, problems, red if errors else NAVY, "problems"),
        ("files", words("of", part=len(files) - failed, whole=len(files)), note["files"], NAVY, "audit"),
    ]


def _if(count: int, text: str) -> str:
    return text if count else ""


def _cards(book: Book, sheet: Any, row: int, cards: list[Card], span: int) -> None:
    """Cards side by side, each so many grid columns wide: name, value (a link), note."""
    big = span == 2
    for at, height in zip((row, row + 1, row + 2), (20, 36 if big else 28, 18), strict=True):
        sheet.set_row(at, height)
    for index, (key, value, note, colour, target) in enumerate(cards):
        first, last = index * span, index * span + span - 1
        name = book.words(f"card-{key}")
        edge = {"left": 1, "right": 1, "left_color": HAIR, "right_color": HAIR, "align": "center"}
        top = book.style(**edge, top=5, top_color=colour, font_color=GREY)
        middle = book.style(
            **edge, font_size=22 if big else 16, bold=True, font_color=colour, underline=0, num_format="0.0%"
        )
        number = book.style(**edge, font_size=22 if big else 16, bold=True, font_color=colour, underline=0)
        bottom = book.style(**edge, bottom=1, bottom_color=HAIR, font_size=9, font_color=GREY, shrink=True)
        sheet.merge_range(row, first, row, last, name, top)
        look = middle if isinstance(value, float) else number
        sheet.merge_range(row + 1, first, row + 1, last, "", look)
        # The link first: it writes its label, which the value then replaces.
        there = f"internal:'{book.words.sheet(target)}'!A1"
        book.link(sheet, row + 1, first, Link(book.words.sheet(target), there), look)
        if isinstance(value, (int, float)):
            sheet.write_number(row + 1, first, value, look)
        else:
            sheet.write_string(row + 1, first, str(value), look)
        sheet.merge_range(row + 2, first, row + 2, last, note, bottom)


def _charts(book: Book, sheet: Any, row: int, figures: Figures) -> int:
    """The two charts side by side, or a sentence where there is nothing to draw. Returns the row after them."""
    if not figures.total.obligations:
        return row
    high = charts.ROWS if figures.departments else 0
    for at in range(row, row + high):
        sheet.set_row(at, charts.ROW_HEIGHT)
    left = charts.departments(book, figures)
    sheet.insert_chart(row, 0, left, {"object_position": 1, "x_offset": 0, "y_offset": 2})
    if figures.total.overdue:
        right = charts.ageing(book, figures)
        sheet.insert_chart(row, charts.LEFT_COLUMNS, right, {"object_position": 1, "x_offset": 8, "y_offset": 2})
    else:
        look = book.style(align="center", font_size=13, font_color="#3F7D5A", bg_color=PALE, text_wrap=True)
        text = book.words("first-none")
        sheet.merge_range(row + 3, charts.LEFT_COLUMNS, row + high - 4, GRID - 1, text, look)
    return row + high


def _first(book: Book, sheet: Any, row: int, obligations: Sequence[Judged], figures: Figures, links: Links) -> int:
    """The longest overdue, one line each, with a link to where it is to be typed. Returns the row after."""
    words = book.words
    chosen = by_days(obligations, Timeliness.OVERDUE)[:FIRST]
    title = book.style(font_size=12, bold=True, font_color=NAVY)
    if not chosen:
        return row
    all_of_them = figures.total.overdue <= FIRST
    _across(sheet, row, 26, words("first-all" if all_of_them else "first", count=len(chosen)), title)
    sheet.set_row(row + 1, 22)
    for key, first, last, _ in _SPANS:
        _span(sheet, row + 1, first, last, words(key), book.head())
    for at, judged in enumerate(chosen, row + 2):
        duty = judged.obligation.duty
        values: dict[str, Cell] = {
            "column-days": judged.days_late,
            "column-department": clean(duty.provider or words("unnamed-provider"), 40),
            "column-deliverable": clean(duty.deliverable, 90),
            "column-owner": clean(duty.owner, 30),
            "column-due": judged.due,
            "column-source": source(judged, links, clean(judged.obligation.place.workbook, 40)),
        }
        high = 1
        for key, first, last, align in _SPANS:
            value = values[key]
            look: dict[str, object] = {"align": align, "text_wrap": True, "indent": 0 if align == "center" else 1}
            if key == "column-days":
                look |= {"bold": True, "font_color": COLOURS["overdue"]}
            if last > first:
                sheet.merge_range(at, first, at, last, "", book.body(**look))
            book.write(sheet, at, first, value, **look)
            text = value.label if isinstance(value, Link) else value if isinstance(value, str) else ""
            high = max(high, lines(text, (last - first + 1) * _WIDTH - table.INDENT))
        sheet.set_row(at, LINE * high + 7)
    return row + 2 + len(chosen)


def _span(sheet: Any, row: int, first: int, last: int, text: str, look: Any) -> None:
    if last > first:
        sheet.merge_range(row, first, row, last, text, look)
    else:
        sheet.write_string(row, first, text, look)
