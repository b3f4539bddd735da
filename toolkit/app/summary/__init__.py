"""The summary workbook of a month-end: what finance sends to the general manager, and where clerks find their rows."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary import (
    audit,
    completeness,
    departments,
    lists,
    matrix,
    overview,
    problems,
    ratings,
    reconciled,
    report,
    signoff,
    trend,
)
from toolkit.app.summary.book import Book
from toolkit.app.summary.figures import figures
from toolkit.app.summary.links import Links
from toolkit.app.summary.words import Words
from toolkit.errors import CannotRunError
from toolkit.workbook.atomic import put


def write_summary(month_end: MonthEnd, out: Path, lang: str = "zh") -> Path:
    """Write the summary workbook to ``out`` in one step and return it.

    The same month-end gives the same bytes. Links are relative to the folder of ``out``.

    Raises:
        CannotRunError: ``out`` cannot be written, for instance because it is open in Excel.
    """
    content = render(month_end, out, lang)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        put(out.resolve(), content, None)
    except OSError as error:
        raise CannotRunError("file-not-written", name=out.name, detail=error.strerror or str(error)) from error
    return out


def render(month_end: MonthEnd, out: Path, lang: str = "zh") -> bytes:
    """The file that ``write_summary`` writes; ``out`` is only where links start from."""
    words = Words(lang)
    result, aims = month_end.result, month_end.targets
    counted = figures(month_end)
    links = Links.of(month_end, out.absolute().parent)
    title = words("title", period=words.period(result.period))
    as_of = words("as-of", as_of=words.moment(result.as_of))
    book = Book(words, title, result.as_of.as_datetime(), as_of)
    first = book.sheet("overview", landscape=False)
    report.report(book, month_end, counted, links)
    departments.departments(book, counted, month_end)
    matrix.matrix(book, counted, aims)
    ratings.ratings(book, counted, aims)
    ratings.reviews(book, counted, links)
    lists.overdue(book, counted, links)
    lists.late(book, counted, links)
    lists.soon(book, counted, links)
    lists.undetermined(book, counted, links)
    completeness.completeness(book, month_end, counted, links)
    reconciled.reconciled(book, month_end, links)
    problems.problems(book, counted, links)
    history = trend.trend(book, month_end, counted)
    audit.audit(book, month_end, counted, links)
    signoff.signoff(book, month_end)
    # Last, since its charts quote cells of the other sheets.
    overview.overview(book, first, month_end, counted, links, history=history)
    return book.bytes()


__all__ = ["render", "write_summary"]
