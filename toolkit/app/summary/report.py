"""《服务监督报告》: the month in words and small tables, to be printed and handed to the general manager."""

from __future__ import annotations

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary.advice import advice
from toolkit.app.summary.book import COLOURS, GREY, NAVY, RATE, SCORE, Book, Cell
from toolkit.app.summary.figures import Figures, Measure
from toolkit.app.summary.links import Links
from toolkit.app.summary.lists import brief_source, served
from toolkit.app.summary.overview import headline, names_of
from toolkit.app.summary.page import DOT, NARROW, Page, Span, lit
from toolkit.app.summary.ratings import state, why
from toolkit.app.summary.signoff import signatures, stage_line
from toolkit.app.summary.text import LONG_NAME, clean, short
from toolkit.app.tally import BUCKETS
from toolkit.core.finding import Severity

FEWEST, OVERDUE, REVIEWS = 10, 10, 6
"""Rows of the tables: departments that are shown at least, and others at most."""
_NAME_WIDE = 3
"""Grid columns of a department's name."""


def report(book: Book, month_end: MonthEnd, figures: Figures, links: Links) -> None:
    """Write the sheet: portrait A4, one to three pages."""
    words = book.words
    sheet = book.sheet("report", landscape=False)
    page = Page(book, sheet, NARROW)
    period = words.period(month_end.result.period)
    page.across(words("report-title"), 40, font_size=22, bold=True, font_color=NAVY, align="center")
    page.across(words("report-period", period=period), 22, font_size=12, align="center")
    as_of = words.moment(month_end.result.as_of)
    page.across(
        words("report-to", as_of=as_of, stage=stage_line(words, month_end)), 22, font_color=GREY, align="center"
    )
    page.gap()
    page.heading(words("report-1"))
    page.paragraph(headline(words, month_end, figures), 11)
    _measures(page, figures)
    page.gap()
    page.heading(words("report-2"))
    _departments(page, figures, month_end)
    page.gap()
    page.heading(words("report-3"))
    _overdue(page, figures, links)
    page.gap()
    page.heading(words("report-4"))
    _reviews(page, figures)
    page.gap()
    page.heading(words("report-5"))
    for text in _completeness(page, month_end, figures):
        page.paragraph(text)
    page.gap()
    page.heading(words("report-6"))
    for number, text in enumerate(advice(words, month_end, figures), 1):
        page.paragraph(f"{number}. {text}", 10.5, indent=1)
    page.gap(12)
    signatures(page, month_end)
    page.print_in_pages()


def _measures(page: Page, figures: Figures) -> None:
    words = page.book.words
    spans = (
        Span(words("column-measure"), 0, 3),
        Span(words("column-this"), 4, 5, "center"),
        Span(words("column-last"), 6, 7, "center"),
        Span(words("column-change"), 8, 8, "center"),
        Span(words("column-target"), 9, 9, "center"),
        Span(words("column-light"), 10, 11, "center"),
    )
    rows: list[list[Cell]] = []
    looks: list[dict[int, dict[str, object]]] = []
    for m in figures.measures:
        rows.append(
            [
                words(f"card-{m.key}"),
                words.amount(m.value, m.kind),
                words.amount(m.before, m.kind),
                words.change(m.change, m.kind),
                words.amount(m.target, m.kind),
                f"{DOT} {words.light(m.light)}" if m.light else words("none"),
            ]
        )
        looks.append({1: {"bold": True}, 3: _direction(m), 5: lit(m.light)})
    page.table(spans, rows, looks)


def _direction(m: Measure) -> dict[str, object]:
    """Green where it went the right way, red where not."""
    if not m.change:
        return {}
    return {"font_color": "#2F8F5B" if m.change * m.better > 0 else "#C0392B"}


def _departments(page: Page, figures: Figures, month_end: MonthEnd) -> None:
    words, aims = page.book.words, month_end.targets
    named = [(short(d.name or words("unnamed-provider"), LONG_NAME), d) for d in figures.departments]
    shown = named[: page.rows_that_fit([name for name, _ in named], _NAME_WIDE, FEWEST)]
    if not shown:
        page.paragraph(words("departments-none"))
        return
    names = ("column-department", "column-owed", "column-due-count", "column-overdue", "column-late")
    spans = [Span(words(names[0]), 0, _NAME_WIDE - 1)]
    spans += [Span(words(name), 3 + i, 3 + i, "center") for i, name in enumerate(names[1:])]
    spans += [
        Span(words("column-rate"), 7, 7, "center"),
        Span(words("column-first-right"), 8, 8, "center"),
        Span(words("column-score"), 9, 9, "center"),
        Span(words("column-light"), 10, 11, "center"),
    ]
    rows: list[list[Cell]] = []
    looks: list[dict[int, dict[str, object]]] = []
    for name, d in shown:
        c = d.counts
        light = aims.rate(c.on_time_rate, aims.on_time)
        met = f"{DOT} {words.light(light)}" if light else words("none")
        state_ = met if d.workbook == "there" else words(f"workbook-{d.workbook}")
        rows.append(
            [
                name,
                c.obligations,
                c.on_time + c.late + c.overdue,
                c.overdue,
                c.late,
                c.on_time_rate,
                d.marks.first_right_rate,
                d.marks.average,
                state_,
            ]
        )
        red = {"font_color": COLOURS["overdue"], "bold": True}
        looks.append(
            {
                3: red if c.overdue else {},
                5: {"num_format": RATE, **lit(light)},
                6: {"num_format": RATE},
                7: {"num_format": SCORE},
                8: lit(light) if d.workbook == "there" else red,
            }
        )
    page.table(spans, rows, looks)
    left = len(figures.departments) - len(shown)
    if left > 0:
        page.paragraph(words("more-departments", count=left), 9, font_color=GREY)


def _overdue(page: Page, figures: Figures, links: Links) -> None:
    words = page.book.words
    if not figures.total.obligations:
        page.paragraph(words("departments-none"))
    elif not figures.total.overdue:
        page.paragraph(words("overdue-none"))
    else:
        ages = words("names-join").join(
            words("report-age", age=words(f"ageing-{name}"), count=figures.ages[name])
            for name in BUCKETS
            if figures.ages[name]
        )
        page.paragraph(words("report-overdue", count=figures.total.overdue, ages=ages))
        spans = (
            Span(words("column-days"), 0, 0, "center"),
            Span(words("column-department"), 1, 2),
            Span(words("column-owner"), 3, 3),
            Span(words("column-deliverable"), 4, 7),
            Span(words("column-due"), 8, 9, "center"),
            Span(words("column-source"), 10, 11),
        )
        rows: list[list[Cell]] = [
            [
                j.days_late,
                short(figures.called(j.obligation.duty.provider) or words("unnamed-provider"), LONG_NAME),
                clean(j.obligation.duty.owner, 30),
                clean(j.obligation.duty.deliverable, 80),
                j.due,
                brief_source(j, links, page.room(2)),
            ]
            for j in figures.rows("overdue")[:OVERDUE]
        ]
        red: dict[int, dict[str, object]] = {0: {"bold": True, "font_color": COLOURS["overdue"]}}
        page.table(spans, rows, [red] * len(rows))
        if figures.total.overdue > OVERDUE:
            left = words("report-more", count=figures.total.overdue - OVERDUE, sheet=words.sheet("overdue"))
            page.paragraph(left, 9, font_color=GREY)
    if figures.total.late:
        page.paragraph(words("report-late", count=figures.total.late, days=figures.latest))


def _reviews(page: Page, figures: Figures) -> None:
    words, m = page.book.words, figures.marks
    if not (m.reviewed or m.scored):
        page.paragraph(words("report-no-reviews"))
        return
    text = words(
        "report-reviews",
        reviewed=m.reviewed,
        right=m.first_right,
        rate=words.rate(m.first_right_rate),
        back=m.sent_back,
        mended=m.mended,
    )
    if m.scored:
        text += words("report-scores", scored=m.scored, average=words.amount(m.average, "score"), low=m.low)
    page.paragraph(text)
    chosen = figures.rows("reviews")[:REVIEWS]
    if not chosen:
        return
    spans = (
        Span(words("column-state"), 0, 1, "center"),
        Span(words("column-score"), 2, 2, "center"),
        Span(words("column-department"), 3, 4),
        Span(words("column-deliverable"), 5, 7),
        Span(words("column-for"), 8, 8, "center"),
        Span(words("column-reason"), 9, 11),
    )
    rows: list[list[Cell]] = [
        [
            state(page.book, j),
            j.obligation.review.score if j.obligation.review else None,
            short(figures.called(j.obligation.duty.provider) or words("unnamed-provider"), LONG_NAME),
            clean(j.obligation.duty.deliverable, 80),
            served(j),
            why(page.book, j),
        ]
        for j in chosen
    ]
    page.table(spans, rows)
    left = figures.tally.lists["reviews"].count - len(chosen)
    if left > 0:
        page.paragraph(words("report-more", count=left, sheet=words.sheet("reviews")), 9, font_color=GREY)


def _completeness(page: Page, m: MonthEnd, figures: Figures) -> list[str]:
    """Workbooks, deliverables, data and reconciliations: a sentence each."""
    words = page.book.words
    there = len(m.departments) - len(m.missing)
    said = [words("report-workbooks", there=there, whole=len(m.departments))] if m.departments else []
    if m.missing:
        said[0] += words("report-missing", names=names_of(words, m.missing))
    lost = [e for e in m.expected if not e.found]
    if lost:
        names = [f"{e.department}“{clean(e.deliverable, 24)}”" for e in lost]
        said.append(words("report-deliverables", count=len(lost), names=names_of(words, names)))
    if m.deliverables:
        absent = sum(1 for d in m.deliverables if d.expected and not d.found)
        read = [d for d in m.deliverables if d.found and not d.error]
        shut = sum(1 for d in m.deliverables if d.found and d.error)
        errors, rows = sum(1 for d in read if d.errors), f"{sum(d.rows for d in read):,}"
        said.append(words("report-files", count=len(read), rows=rows, errors=errors, absent=absent, shut=shut))
    errors, warnings = figures.noted.severities[Severity.ERROR], figures.noted.severities[Severity.WARNING]
    said.append(words("report-problems", errors=errors, warnings=warnings, sheet=words.sheet("problems")))
    for one in m.reconciliations:
        key = "report-reconciled" if one.clean else "report-reconciled-open"
        params = {"title": clean(one.title, 40), "matched": one.counts.matched}
        params |= {} if one.clean else {"open": one.open_count}
        if one.in_money:
            key, params["difference"] = f"{key}-money", f"{one.difference / 100:,.2f}"
        said.append(words(key, **params))
    if m.unreconciled:
        titles = names_of(words, m.unreconciled)
        said.append(words("report-unreconciled", names=titles, sheet=words.sheet("problems")))
    return said
