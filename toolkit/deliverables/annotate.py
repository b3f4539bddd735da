"""An annotated copy of a deliverable: the cells marked, a note in each, and all findings on a sheet at the end.

The original is only read. Everything else in the copy is as it was: the copy is the same package with cells' fills,
the notes and one sheet added.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from toolkit.catalogue import LANGUAGES, SIGNS, text
from toolkit.core.finding import Finding, Severity, said
from toolkit.deliverables.notes import add_notes
from toolkit.deliverables.paint import paint
from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.workbook.file import locked_again
from toolkit.workbook.formats import LOSSLESS
from toolkit.workbook.locks import not_writable
from toolkit.workbook.made import refuse_other
from toolkit.workbook.ooxml.book import Book
from toolkit.workbook.ooxml.edit import edit
from toolkit.workbook.ooxml.guards import refuse_signed
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.scan import from_utf8, to_utf8
from toolkit.workbook.ooxml.sheet import Sheet, parse
from toolkit.workbook.passwords import Secret
from toolkit.workbook.port import FILLS, MOST_LINKS, CellValue, Link, Look, OwnSheet, WorkbookContent
from toolkit.workbook.reading import unlocked
from toolkit.workbook.replace import create, read_bytes

Cell = tuple[int, int]

LOOKS = {Severity.ERROR: Look.RED, Severity.WARNING: Look.YELLOW, Severity.INFO: Look.BLUE}
_RANK = [Severity.INFO, Severity.WARNING, Severity.ERROR]
LONGEST = 2000
"""Characters of one note; what does not fit stands on the sheet of findings."""


def annotate(
    path: Path, folder: Path, findings: Sequence[Finding], lang: str, name: str, password: Secret | None = None
) -> Path:
    """Write the annotated copy of a file into a folder; gives its path.

    Args:
        name: the file as it is called in the findings; its folders are kept below ``folder``.
        password: opens the file if it is encrypted; the copy is encrypted with the same.

    Raises:
        CannotRunError: another format, it cannot be read or written, or the copy would replace a file that is none.
    """
    if path.suffix.lower() not in LOSSLESS:
        raise CannotRunError("annotate-format", suffix=path.suffix or path.name)
    data, used = unlocked(read_bytes(path), password)
    data = locked_again(_marked(_with_sheet(data, findings, lang, path.name), findings, lang), used)
    target = folder / Path(name)
    if target.resolve() == path.resolve():
        raise CannotRunError("annotate-inside", path=folder)
    refuse_other(target, partial(_is_copy, name=path.name), password, CannotRunError)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(error) from error
    create(target, data)
    return target


def _is_copy(content: WorkbookContent, name: str) -> bool:
    """Whether a workbook is an annotated copy of a file of this name."""
    titles = {text("annotate-title", lang, name=name) for lang in LANGUAGES}
    return any(sheet.rows and sheet.rows[0] and sheet.rows[0][0] in titles for sheet in content.sheets)


def _with_sheet(data: bytes, findings: Sequence[Finding], lang: str, name: str) -> bytes:
    """The workbook with the sheet of findings; without it where the workbook takes no more sheets."""
    taken = {s.name.casefold() for s in Book(Package(data)).sheets}
    base = text("annotate-sheet", lang)
    own = next(n for i in range(len(taken) + 2) if (n := base if not i else f"{base}{i + 1}").casefold() not in taken)
    heads = (
        "result-no",
        "result-severity",
        "result-sheet",
        "result-cell",
        "result-message",
        "result-remedy",
        "result-rule",
    )
    rows: list[tuple[CellValue | Link, ...]] = [
        (text("annotate-title", lang, name=name),),
        tuple(text(key, lang) for key in heads),
    ]
    looks: dict[int, Look] = {}
    for number, finding in enumerate(findings, 1):
        words, place = said(finding, lang), finding.place
        known = place.cell and place.column and place.sheet.casefold() in taken and number <= MOST_LINKS
        cell: CellValue | Link = Link(place.cell, place.sheet, place.cell) if known else place.cell
        severity = text(f"severity-{finding.severity.value}", lang)
        rows.append((number, severity, place.sheet, cell, words.text, words.remedy, finding.rule))
        looks[len(rows)] = LOOKS[finding.severity]
    sheet = OwnSheet(own, tuple(rows), 2, (6, 8, 14, 10, 60, 40, 24), looks, 2)
    try:
        return edit(data, (), [sheet]).data
    except WriteRefusedError as error:
        if error.key == "write-structure-protected":
            return data
        raise


def _marked(data: bytes, findings: Sequence[Finding], lang: str) -> bytes:
    package = Package(data)
    package.refuse_hostile()
    book = Book(package)
    refuse_signed(book)
    author = text("annotate-author", lang)
    by_sheet: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.place.sheet and finding.place.row:
            by_sheet.setdefault(finding.place.sheet, []).append(finding)
    for name, some in by_sheet.items():
        ref = book.sheet(name)
        raw, encoding = to_utf8(package.read(ref.part))
        sheet = parse(ref.name, raw)
        notes, fills = _by_cell(sheet, some, lang)
        paint(book, sheet, fills)
        add_notes(book, ref, sheet, notes, author)
        package.put(ref.part, from_utf8(sheet.render(), encoding))
    return package.render()


def _by_cell(sheet: Sheet, findings: Sequence[Finding], lang: str) -> tuple[dict[Cell, str], dict[Cell, str]]:
    """Notes and fills by cell: of a merged area, by its first. What is about a whole row goes to its first cell."""
    merged = {
        (r, c): (r1, c1) for r1, c1, r2, c2 in _small(sheet) for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)
    }
    lines: dict[Cell, list[str]] = {}
    worst: dict[Cell, Severity] = {}
    for finding in findings:
        cell = (finding.place.row, finding.place.column or 1)
        cell = merged.get(cell, cell)
        words = said(finding, lang)
        lines.setdefault(cell, []).append(f"{words.text}{SIGNS[lang].stop}{words.remedy}({finding.rule})".strip())
        worst[cell] = max(worst.get(cell, Severity.INFO), finding.severity, key=_RANK.index)
    notes = {cell: "\n".join(dict.fromkeys(some))[:LONGEST] for cell, some in lines.items()}
    return notes, {cell: FILLS[LOOKS[level]] for cell, level in worst.items()}


def _small(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    """Merged areas that a table can have; one over a million cells is not looked up cell by cell."""
    return [m for m in sheet.merges() if (m[2] - m[0] + 1) * (m[3] - m[1] + 1) <= 10_000]
