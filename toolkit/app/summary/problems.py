"""数据问题: every finding, the worst first, with what to do and a link to its cell."""

from __future__ import annotations

from pathlib import PurePosixPath

from toolkit.app.summary import table
from toolkit.app.summary.book import Book, Cell
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.links import Links
from toolkit.app.summary.table import Column
from toolkit.core.finding import Finding, Severity, said

_COLUMNS = (
    Column("column-severity", 9, "center"),
    Column("column-workbook", 22),
    Column("column-place", 20),
    Column("column-message", 50),
    Column("column-remedy", 50),
    Column("column-rule", 22),
)
_PLACE_WIDE = 24
"""Characters of a place at most; the workbook stands beside it."""
_LOOKS = (
    (Severity.ERROR, "#F2B8B1", "#8C1D13"),
    (Severity.WARNING, "#FDF1C7", "#6B5600"),
)


def problems(book: Book, figures: Figures, links: Links) -> None:
    """Write the sheet."""
    words = book.words
    noted = figures.noted
    findings = noted.worst
    sheet = book.sheet("problems")
    numbers = noted.severities
    lead = words(
        "problems-lead",
        errors=numbers[Severity.ERROR],
        warnings=numbers[Severity.WARNING],
        infos=numbers[Severity.INFO],
    )
    table.title(book, sheet, "problems", lead if findings else "")
    values = [_values(book, f, links) for f in findings]
    table.listing(book, sheet, 3, _COLUMNS, values, words("problems-none"), noted.count - len(findings))
    if not findings:
        return
    last = 3 + len(findings)
    for severity, background, ink in _LOOKS:
        text = words.label(f"severity-{severity.value}")
        look = book.rule(bg_color=background, font_color=ink)
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look}
        sheet.conditional_format(4, 0, last, 0, rule)


def _values(book: Book, finding: Finding, links: Links) -> list[Cell]:
    message, remedy = said(finding, book.words.lang)
    severity = book.words.label(f"severity-{finding.severity.value}")
    place = finding.place
    name = "" if place.sheet else PurePosixPath(place.workbook).name
    where: Cell = links.to(place, name).within(_PLACE_WIDE) if place.workbook in links.paths else ""
    return [severity, place.workbook, where, message, remedy, finding.rule]
