"""签核: who prepared and reviewed the period's closing, from the ledger; lines to sign where nobody has yet."""

from __future__ import annotations

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary.book import GREY, NAVY, PALE, Book, Cell
from toolkit.app.summary.page import Page, Span
from toolkit.app.summary.text import clean
from toolkit.app.summary.words import Words
from toolkit.ledger.closing import Signoff, Stage


def stage_of(month_end: MonthEnd) -> Stage:
    """Where the period stands; open without a ledger."""
    standing = month_end.past.standing if month_end.past else None
    return standing.stage if standing else Stage.OPEN


def stage_line(words: Words, month_end: MonthEnd) -> str:
    """已关账 (复核 李四, 2026-11-08 17:00) or what it is instead, in a few words."""
    stage = stage_of(month_end)
    standing = month_end.past.standing if month_end.past else None
    last = {Stage.CLOSED: standing.reviewed, Stage.PREPARED: standing.prepared}.get(stage) if standing else None
    if last is None and standing is not None and standing.lapsed:
        return words("stage-lapsed", by=clean(standing.lapsed.by, 20), at=words.moment(standing.lapsed.at))
    if last is None:
        return words("stage-open")
    return words(f"stage-{stage.value}", by=clean(last.by, 20), at=words.moment(last.at))


def signoff(book: Book, month_end: MonthEnd) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("signoff", landscape=False)
    sheet.fit_to_pages(1, 1)
    page = Page(book, sheet)
    period = words.period(month_end.result.period)
    page.across(words("signoff-title", period=period), 34, font_size=18, bold=True, font_color=NAVY)
    page.paragraph(stage_line(words, month_end), 12, bg_color=PALE, indent=1, bold=True)
    page.gap()
    page.paragraph(words("signoff-statement", period=period, as_of=words.moment(month_end.result.as_of)))
    page.gap()
    signatures(page, month_end)
    standing = month_end.past.standing if month_end.past else None
    if standing and standing.reopened:
        page.gap()
        page.heading(words("signoff-reopened"))
        r = standing.reopened
        page.paragraph(words("signoff-reopened-by", by=clean(r.by, 30), at=words.moment(r.at), reason=clean(r.reason)))
    accepted = [s for s in ((standing.prepared, standing.reviewed) if standing else ()) if s and s.accepted]
    if accepted:
        page.gap()
        page.heading(words("signoff-accepted"))
        for made in accepted:
            page.paragraph(_accepted(words, made))
    changes = month_end.past.late if month_end.past else 0
    if changes:
        page.gap()
        page.heading(words("signoff-late"))
        page.paragraph(words("signoff-late-count", count=changes, sheet=words.sheet("problems")))
    page.gap(14)
    page.paragraph(words("signoff-how", period=month_end.result.period), 9, font_color=GREY)
    sheet.print_area(0, 0, page.row - 1, 11)


def signatures(page: Page, month_end: MonthEnd) -> None:
    """Prepared, reviewed, approved: name and date from the ledger, else room to sign."""
    words = page.book.words
    standing = month_end.past.standing if month_end.past else None
    spans = (
        Span(words("sign-role"), 0, 2, "center"),
        Span(words("sign-name"), 3, 5, "center"),
        Span(words("sign-date"), 6, 8, "center"),
        Span(words("sign-hand"), 9, 11, "center"),
    )
    rows: list[list[Cell]] = []
    for key, made in (
        ("sign-prepared", standing.prepared if standing else None),
        ("sign-reviewed", standing.reviewed if standing else None),
        ("sign-approved", None),
    ):
        rows.append([words(key), clean(made.by, 30) if made else "", words.moment(made.at) if made else "", ""])
    box: dict[str, object] = {"border": 1, "border_color": "#9AA7B5"}
    page.table(spans, rows, [dict.fromkeys(range(4), box)] * 3, least=40)


def _accepted(words: Words, made: Signoff) -> str:
    items = made.accepted
    numbers = {"findings": items.findings, "overdue": items.overdue, "pending": items.pending}
    return words("signoff-accepted-line", by=clean(made.by, 30), reason=clean(made.reason), **numbers)
