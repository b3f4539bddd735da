"""评价: the receiving side's word, for each provider and each receiver; and what was sent back or scored low."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.app.summary import table
from toolkit.app.summary.book import COLOURS, HAIR, LINE, PALE, RATE, SCORE, Book, Cell
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.links import Links
from toolkit.app.summary.lists import served, source
from toolkit.app.summary.table import Column
from toolkit.app.summary.text import LONG_NAME, clean, lines, short
from toolkit.app.tally import Sum
from toolkit.core.obligation import Judged
from toolkit.core.scoring import Targets, sent_back
from toolkit.core.status import Timeliness, Work

_COLUMNS = (
    Column("column-department", 20, most=40),
    Column("column-obligations", 10.5, "center"),
    Column("column-rate", 11, "center"),
    Column("column-reviewed", 10.5, "center"),
    Column("column-first-right-count", 11, "center"),
    Column("column-first-right", 12, "center"),
    Column("column-sent-back", 9.5, "center"),
    Column("column-mended", 12, "center"),
    Column("column-rework-on-time", 11, "center"),
    Column("column-rework-late", 11, "center"),
    Column("column-scored", 10, "center"),
    Column("column-score", 10.5, "center"),
    Column("column-low", 9.5, "center"),
)
_RATES = {2: RATE, 5: RATE, 11: SCORE}
_LIST = (
    Column("column-state", 13, "center"),
    Column("column-score", 8.5, "center"),
    Column("column-department", 11, most=32),
    Column("column-receiver", 12, most=32),
    Column("column-deliverable", 22, most=30),
    Column("column-for", 13.5, "center"),
    Column("column-reason", 20, most=32),
    Column("column-first", 17.5, "center"),
    Column("column-reviewed-at", 17.5, "center"),
    Column("column-rework-due", 17.5, "center"),
    Column("column-resubmitted", 17.5, "center"),
    Column("column-rework", 11, "center"),
    Column("column-source", 18),
)


def ratings(book: Book, figures: Figures, aims: Targets) -> None:
    """Both directions: what a department delivers, and what it says of what it gets."""
    words = book.words
    sheet = book.sheet("ratings")
    table.title(book, sheet, "ratings", words("ratings-lead"))
    unnamed = words("unnamed-provider"), words("unnamed-receiver")
    departments = [(d.name or unnamed[0], d.sum) for d in figures.departments if d.counts.obligations]
    providers = [(short(name, LONG_NAME), one) for name, one in departments]
    receivers = [(short(name or unnamed[1], LONG_NAME), one) for name, one in figures.receivers]
    columns = table.with_room(_COLUMNS, [(name,) for name, _ in (*providers, *receivers)])
    table.set_widths(sheet, columns)
    second = _block(book, sheet, 3, words("ratings-given"), columns, providers, figures, aims) + 1
    row = _block(book, sheet, second, words("ratings-received"), columns, receivers, figures, aims)
    note = words("ratings-note", low=f"{figures.tally.low_score:g}")
    sheet.merge_range(
        row + 1, 0, row + 1, len(_COLUMNS) - 1, note, book.style(font_size=9, text_wrap=True, font_color="#6B7785")
    )
    sheet.set_row(row + 1, 32)
    heights = [_high(providers, columns, 65), _high(receivers, columns, 15 + 32)]
    table.print_blocks(sheet, [3, second], heights, [c.width for c in columns])
    sheet.freeze_panes(0, 1)


def reviews(book: Book, figures: Figures, links: Links) -> None:
    """退回与低分: each with why, and how its second attempt stands."""
    words = book.words
    sheet = book.sheet("reviews", colour=COLOURS["late"])
    table.title(book, sheet, "reviews", words("reviews-lead"))
    rows = [_review(book, figures, j, links) for j in figures.rows("reviews")]
    table.listing(book, sheet, 3, _LIST, rows, words("reviews-none"), figures.left_out("reviews"))
    if rows:
        look = book.rule(bg_color="#F2B8B1", font_color="#8C1D13", bold=True)
        for column, text in ((0, words("review-open")), (11, words.outcome("overdue")), (11, words.outcome("late"))):
            rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look}
            sheet.conditional_format(4, column, 3 + len(rows), column, rule)


def state(book: Book, judged: Judged) -> str:
    """退回未重交, 退回待验收, 退回后验收, 低分."""
    if not sent_back(judged):
        return book.words("review-low")
    if judged.work is Work.REJECTED:
        return book.words("review-open")
    return book.words("review-mended" if judged.work is Work.ACCEPTED else "review-again")


def why(book: Book, judged: Judged) -> str:
    """The receiver's reasons, or that none was given."""
    review = judged.obligation.review
    texts = dict.fromkeys(t for t in (review.reason, review.score_reason) if t) if review else {}
    return clean(book.words("and-also").join(texts)) or book.words("review-no-reason")


def _review(book: Book, figures: Figures, judged: Judged, links: Links) -> list[Cell]:
    obligation, review, rework = judged.obligation, judged.obligation.review, judged.rework
    first = obligation.submission.at if obligation.submission else None
    again: str | None = None
    if rework and rework.timeliness is not Timeliness.UNDETERMINED:
        again = book.words.outcome(rework.timeliness.value)
    return [
        state(book, judged),
        review.score if review else None,
        figures.called(obligation.duty.provider) or book.words("unnamed-provider"),
        figures.called(obligation.duty.receiver),
        obligation.duty.deliverable,
        served(judged),
        why(book, judged),
        first,
        review.at if review else None,
        rework.due if rework else obligation.rework_due,
        obligation.resubmission.at if obligation.resubmission else None,
        again,
        source(judged, links),
    ]


def _block(
    book: Book,
    sheet: Any,
    top: int,
    heading: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, Sum]],
    figures: Figures,
    aims: Targets,
) -> int:
    """One direction, with a total; returns the row after it."""
    table.heading(book, sheet, top, heading)
    table.header(book, sheet, top + 1, columns)
    if not rows:
        table.nothing(book, sheet, top + 2, len(_COLUMNS), book.words("departments-none"))
        return top + 3
    first = row = top + 2
    for row, (name, one) in enumerate(rows, first):
        _line(book, sheet, row, name, one, {"bottom": 1, "bottom_color": HAIR})
        sheet.set_row(row, _row(name, columns))
    total = {"bold": True, "bg_color": PALE, "top": 2, "bottom": 2, "top_color": HAIR, "bottom_color": HAIR}
    _line(book, sheet, row + 1, book.words("total"), figures.tally.total, total)
    sheet.set_row(row + 1, 24)
    for column, green, amber in (
        (2, aims.on_time / 100 - 0.0005, (aims.on_time - aims.amber) / 100 - 0.0005),
        (5, aims.first_time_right / 100 - 0.0005, (aims.first_time_right - aims.amber) / 100 - 0.0005),
        (11, aims.score - 0.05, aims.score - aims.amber / 20 - 0.05),
    ):
        icons = [{"criteria": ">=", "type": "number", "value": round(v, 6)} for v in (green, amber)]
        rule = {"type": "icon_set", "icon_style": "3_traffic_lights", "icons": icons}
        sheet.conditional_format(first, column, row, column, rule)
    return row + 2


def _high(rows: Sequence[tuple[str, Sum]], columns: Sequence[Column], around: float) -> float:
    """Points of one direction; ``around``: of what stands above or below it."""
    return around + 24 + 58 + sum(_row(name, columns) for name, _ in rows) + 24


def _row(name: str, columns: Sequence[Column]) -> float:
    return LINE * lines(name, columns[0].width - table.INDENT) + 4


def _line(book: Book, sheet: Any, row: int, name: str, one: Sum, look: dict[str, object]) -> None:
    counts, m = one.counts, one.marks
    values = (
        counts.obligations,
        counts.on_time_rate,
        m.reviewed,
        m.first_right,
        m.first_right_rate,
        m.sent_back,
        m.mended,
        m.rework_on_time,
        m.rework_late,
        m.scored,
        m.average,
        m.low,
    )
    sheet.write_string(row, 0, name, book.style(**look, indent=1, text_wrap=True))
    for column, value in enumerate(values, 1):
        style = book.style(**look, align="center", num_format=_RATES.get(column, "0"))
        if value is None:
            sheet.write_string(row, column, book.words("none"), style)
        else:
            sheet.write_number(row, column, value, style)
