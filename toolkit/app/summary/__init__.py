"""The summary workbook of a month-end: what finance sends to the general manager, and where clerks find their rows."""

from __future__ import annotations

import contextlib
from pathlib import Path

from toolkit.app.result import MonthEnd
from toolkit.app.summary import audit, completeness, departments, lists, matrix, overview, problems
from toolkit.app.summary.book import Book
from toolkit.app.summary.figures import SUMMARY, figures
from toolkit.app.summary.links import Links
from toolkit.app.summary.words import Words
from toolkit.core.moment import Moment
from toolkit.errors import CannotRunError


def write_summary(month_end: MonthEnd, out: Path, lang: str = "zh", generated: Moment | None = None) -> Path:
    """Write the summary workbook to ``out`` in one step and return it.

    The same month-end gives the same bytes. Links are relative to the folder of ``out``. ``generated`` is shown on
    审计 when given.

    Raises:
        CannotRunError: ``out`` cannot be written, for instance because it is open in Excel.
    """
    content = render(month_end, out, lang, generated)
    beside = out.with_name(f".{out.name}.tmp")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise CannotRunError("file-not-writable", detail=f"{out.name} ({error.strerror or error})") from error
    return out


def render(month_end: MonthEnd, out: Path, lang: str = "zh", generated: Moment | None = None) -> bytes:
    """The file that ``write_summary`` writes; ``out`` is only where links start from."""
    words = Words(lang)
    result = month_end.result
    counted = figures(month_end)
    links = Links.of(result.files, out.absolute().parent)
    title = words("title", period=words.period(result.period))
    as_of = words("as-of", as_of=words.moment(result.as_of))
    book = Book(words, title, result.as_of.as_datetime(), as_of)
    first = book.sheet("overview", landscape=False)
    departments.departments(book, counted)
    matrix.matrix(book, counted)
    lists.overdue(book, result.obligations, counted, links)
    lists.late(book, result.obligations, links)
    lists.soon(book, result.obligations, links)
    lists.undetermined(book, result.obligations, links)
    completeness.completeness(book, month_end, counted)
    problems.problems(book, month_end, links)
    audit.audit(book, month_end, counted, links, generated)
    # Last, since its charts quote cells of the other sheets.
    overview.overview(book, first, month_end, counted, links)
    return book.bytes()


__all__ = ["SUMMARY", "render", "write_summary"]
