"""总览: one printed page. A sentence, the figures against last month and target, charts that answer a question, and
what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary import charts, trend
from toolkit.app.summary.book import COLOURS, GREY, LIGHTS, NAVY, PALE, RATE, SCORE, Book, Cell
from toolkit.app.summary.figures import Figures, Measure, workbooks
from toolkit.app.summary.links import Links
from toolkit.app.summary.lists import brief_source
from toolkit.app.summary.page import DOT, GRID, Card, Page, Span
from toolkit.app.summary.signoff import stage_line
from toolkit.app.summary.text import NAME, clean, short
from toolkit.app.summary.words import Words
from toolkit.core.finding import Severity

FIRST, FIRST_WITH_TREND = 9, 6
"""How many of the longest overdue are named; fewer where the trend takes its place on the page."""
_NAMED = 3
_TREND_ROWS = 11
_LARGE = ("on_time", "overdue", "first_right", "score")
_LEADS = {"on_time": "departments", "overdue": "overdue", "first_right": "ratings", "score": "ratings"}
_NUMBER = {"rate": RATE, "count": "#,##0", "score": SCORE}


def overview(book: Book, sheet: Any, month_end: MonthEnd, figures: Figures, links: Links, *, history: bool) -> None:
    """Fill the sheet, which was added first so that it opens first; the others exist by now.

    Args:
        history: whether 趋势 has earlier months to draw.
    """
    words = book.words
    sheet.fit_to_pages(1, 1)
    page = Page(book, sheet)
    period = words.period(month_end.result.period)
    page.across(words("title", period=period), 34, font_size=20, bold=True, font_color=NAVY)
    as_of = words("as-of", as_of=words.moment(month_end.result.as_of))
    page.across(f"{as_of}  ·  {stage_line(words, month_end)}", 20, font_color=GREY)
    page.paragraph(headline(words, month_end, figures), 12, bg_color=PALE, indent=1)
    page.gap()
    by_key = {m.key: m for m in figures.measures}
    page.cards([_measure(words, by_key[key], figures) for key in _LARGE], large=True)
    page.gap(7)
    page.cards(_counts(words, figures))
    page.gap(7)
    page.cards(_completeness(words, month_end))
    page.gap(9)
    _charts(page, figures, history=history)
    _first(page, figures, links, FIRST_WITH_TREND if history else FIRST)
    page.paragraph(words("note-rate"), 8.5, font_color=GREY)
    if figures.provisional:
        page.paragraph(words("note-provisional", count=figures.provisional), 8.5, font_color=GREY)
    sheet.print_area(0, 0, page.row - 1, GRID - 1)


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
        on_time = figures.measures[0]
        if due and on_time.target is not None:
            met = on_time.light is not None and on_time.light.value == "green"
            parts[0] += words("overview-met" if met else "overview-not-met", target=f"{on_time.target:.0%}")
        late = words("overview-overdue", count=total.overdue, days=figures.longest)
        parts.append(late if total.overdue else words("overview-overdue-none"))
    if month_end.missing:
        parts.append(words("overview-missing", names=names_of(words, month_end.missing)))
    return words("overview-join").join(parts) + words("overview-stop")


def names_of(words: Words, names: Sequence[str]) -> str:
    """A few names, and how many there are."""
    shown = words("names-join").join(short(n, NAME) for n in names[:_NAMED])
    return words("names-more", names=shown, count=len(names)) if len(names) > _NAMED else shown


def against(words: Words, m: Measure) -> str:
    """Last month's figure and the change, in a few words."""
    if m.before is None:
        return words("no-last")
    return words("against-last", before=words.amount(m.before, m.kind), change=words.change(m.change, m.kind))


def _measure(words: Words, m: Measure, figures: Figures) -> Card:
    colour = LIGHTS[m.light.value] if m.light else NAVY
    value: Cell = words("none") if m.value is None else m.value
    if m.key == "overdue" and m.value:
        more = words("card-overdue-note", days=figures.longest)
    elif m.target is None:
        more = words("none")
    else:
        more = words("target", target=words.amount(m.target, m.kind))
    if m.light:
        more = f"{DOT} {words.light(m.light)}  {more}"
    return Card(
        words(f"card-{m.key}"),
        value,
        against(words, m),
        colour,
        _LEADS[m.key],
        _NUMBER[m.kind],
        more,
        m.light,
    )


def _counts(words: Words, f: Figures) -> list[Card]:
    c = f.total
    errors, warnings = f.noted.severities[Severity.ERROR], f.noted.severities[Severity.WARNING]
    red = COLOURS["overdue"]
    return [
        Card(words("card-obligations"), c.obligations, words("card-obligations-note", count=c.exempt), NAVY, "matrix"),
        Card(
            words("card-late"),
            c.late,
            words("card-late-note", days=f.latest) if c.late else "",
            "#B9801A",
            "late",
        ),
        Card(words("card-soon"), c.due_soon, words("card-soon-note", count=c.not_due), COLOURS["due_soon"], "soon"),
        Card(
            words("card-undetermined"),
            f.undetermined,
            words("card-undetermined-note"),
            "#6E6A79",
            "undetermined",
        ),
        Card(
            words("card-sent-back"),
            f.marks.sent_back,
            words("card-sent-back-note", count=f.marks.low),
            "#B9801A",
            "reviews",
        ),
        Card(
            words("card-problems"),
            errors + warnings,
            words("card-problems-note", errors=errors, warnings=warnings),
            red if errors else NAVY,
            "problems",
        ),
    ]


def _completeness(words: Words, m: MonthEnd) -> list[Card]:
    """What is there of what should be."""
    tables = {name for r in m.reconciliations for side in (r.left, r.right) for name in side.files}
    files = [f for f in workbooks(m) if f.shape or f.error or f.name not in tables]
    failed = sum(1 for f in files if f.error)
    wanted = [d for d in m.deliverables if d.expected]
    owed = sum(max(1, len(d.departments)) for d in wanted)  # whether there or not, each department's counts
    absent = sum(1 for d in wanted if not d.found)
    unread = sum(max(1, len(d.departments)) for d in wanted if d.found and d.error)  # nobody could use them
    handed_in = _part(words, "evidence", absent + unread, owed, "completeness", absent)
    if unread:
        key = "card-evidence-both" if absent else "card-evidence-unread"
        handed_in = replace(handed_in, note=words(key, count=absent, unread=unread))
    there = [d for d in m.deliverables if d.found and not d.error]
    lost = sum(1 for e in m.expected if not e.found)
    clean_ones = sum(1 for r in m.reconciliations if r.clean)
    lines = sum(r.open_count for r in m.reconciliations)
    undone = len(m.unreconciled)
    unmatched = len(m.reconciliations) - clean_ones + undone
    compared = _part(words, "reconciled", unmatched, len(m.reconciliations) + undone, "reconciled", lines)
    if undone:
        compared = replace(compared, note=words("card-reconciled-undone", count=undone))
    return [
        _part(words, "departments", len(m.missing), len(m.departments), "completeness"),
        _part(words, "deliverables", lost, len(m.expected), "completeness"),
        handed_in,
        compared,
        _part(words, "files", failed, len(files), "audit"),
        _part(words, "checked", sum(1 for d in there if d.errors), len(there), "completeness"),
    ]


def _part(words: Words, key: str, lost: int, whole: int, leads: str, count: int | None = None) -> Card:
    value = words("of", part=whole - lost, whole=whole) if whole else words("none")
    variant = ("note" if lost else "all") if whole else "none"
    note = words(f"card-{key}-{variant}", **({"count": lost if count is None else count} if variant == "note" else {}))
    return Card(words(f"card-{key}"), value, note, COLOURS["overdue"] if lost else NAVY, leads)


def _charts(page: Page, figures: Figures, *, history: bool) -> None:
    """The charts: side by side who owes and for how long, below them how it went over the months."""
    total = figures.total
    if not total.obligations:
        return
    if total.obligations > total.exempt:  # else nobody owes anything, and there is nothing to draw
        _who_and_how_long(page, figures)
    if history:
        sheet = page.sheet
        for at in range(page.row, page.row + _TREND_ROWS):
            sheet.set_row(at, charts.ROW_HEIGHT)
        height = int(_TREND_ROWS * charts.ROW_HEIGHT * 96 / 72) - 10
        chart = trend.line_chart(page.book, GRID * charts.COLUMN_PIXELS - 4, height)
        sheet.insert_chart(page.row, 0, chart, {"object_position": 1, "x_offset": 0, "y_offset": 4})
        page.row += _TREND_ROWS


def _who_and_how_long(page: Page, figures: Figures) -> None:
    """Side by side who owes and for how long."""
    book, sheet, row = page.book, page.sheet, page.row
    for at in range(row, row + charts.ROWS):
        sheet.set_row(at, charts.ROW_HEIGHT)
    left = charts.departments(book, figures)
    sheet.insert_chart(row, 0, left, {"object_position": 1, "x_offset": 0, "y_offset": 2})
    if figures.total.overdue:
        right = charts.ageing(book, figures)
        sheet.insert_chart(row, charts.LEFT_COLUMNS, right, {"object_position": 1, "x_offset": 8, "y_offset": 2})
    else:
        look = book.style(align="center", font_size=13, font_color=LIGHTS["green"], bg_color=PALE, text_wrap=True)
        text = book.words("first-none")
        sheet.merge_range(row + 3, charts.LEFT_COLUMNS, row + charts.ROWS - 4, GRID - 1, text, look)
    page.row += charts.ROWS


def _first(page: Page, figures: Figures, links: Links, most: int) -> None:
    """The longest overdue, one line each, with a link to where it is to be typed."""
    words = page.book.words
    chosen = figures.rows("overdue")[:most]
    if not chosen:
        return
    all_of_them = figures.total.overdue <= most
    page.across(
        words("first-all" if all_of_them else "first", count=len(chosen)),
        26,
        font_size=12,
        bold=True,
        font_color=NAVY,
    )
    spans = (
        Span(words("column-days"), 0, 0, "center"),
        Span(words("column-department"), 1, 2),
        Span(words("column-deliverable"), 3, 6),
        Span(words("column-owner"), 7, 7),
        Span(words("column-due"), 8, 9, "center"),
        Span(words("column-source"), 10, 11),
    )
    rows: list[list[Cell]] = []
    for judged in chosen:
        duty = judged.obligation.duty
        rows.append(
            [
                judged.days_late,
                short(figures.called(duty.provider) or words("unnamed-provider"), NAME),
                clean(duty.deliverable, 80),
                clean(duty.owner, 30),
                judged.due,
                brief_source(judged, links, page.room(2)),
            ]
        )
    red = {0: {"bold": True, "font_color": COLOURS["overdue"]}}
    page.table(spans, rows, [red] * len(rows))
