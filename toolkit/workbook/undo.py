"""Taking back the last write to a workbook: whole, from the backup, or only the cells that nobody changed since.

A write is known by its journal: the workbook after it has the fingerprint the journal names, which also tells a
workbook that was renamed since. One that was undone is marked so, and the next undo goes one write further back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook import backups, reading
from toolkit.workbook.atomic import put, read_bytes
from toolkit.workbook.file import FileWorkbook, real
from toolkit.workbook.journal import Journal, load
from toolkit.workbook.naming import shown
from toolkit.workbook.ooxml.book import Book
from toolkit.workbook.ooxml.cells import column_number, format_ref
from toolkit.workbook.ooxml.occupied import runs
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.ooxml.scan import to_utf8
from toolkit.workbook.owners import Patience
from toolkit.workbook.passwords import Secret
from toolkit.workbook.port import FILLS, CellUpdate, CellValue, Look, RawSheet, RawValue, WriteReceipt, cells_of
from toolkit.workbook.replace import alone, swap
from toolkit.workbook.undo_moved import Place, made_columns, value_at
from toolkit.workbook.values import holds
from toolkit.workbook.writes import Noted, Write, note_of, under_old_name, writes_in, writes_to

_FORMULA = compiled(rb"<(?:[^\s<>/:]++:)?c\b[^<>]*+>\s*+<(?:[^\s<>/:]++:)?f[\s/>]")
_REF = compiled(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')


class Undone(NamedTuple):
    """What an undo did. ``cells`` None: the whole file was restored; else how many cells were, and ``kept`` stayed.

    ``once``: what the workbook was called when it was written, where it has another name now. Areas of what stayed:
    ``formulas`` held formulas before, which only the backup has; ``changed`` were changed since.
    """

    path: Path
    label: str
    backup: Path
    fingerprint_before: str
    fingerprint_after: str
    cells: int | None = None
    kept: int = 0
    once: str | None = None
    formulas: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def undo_file(path: Path, patience: Patience | None = None, only: Noted | None = None) -> Undone:
    """Restore a workbook, byte for byte, as it was before the last write that was not taken back yet.

    Args:
        only: take back this write to it and no other.

    Raises:
        WriteRefusedError: it was changed since, there is nothing to undo, or the backup is not whole.
        WorkbookOpenError, WorkbookChangedError, CannotRunError: nothing was changed.
    """
    target = real(path)
    now = reading.fingerprint(read_bytes(target))
    writes = _writes(target, now, only)
    last = next((w for w in writes if w.journal.after == now and w.journal.reverts is None), None)
    if last is None:
        raise WriteRefusedError("undo-edited" if _took_place(writes, now) else "undo-none", name=shown(path.name))
    old = _backup(path, last)
    swap(target, lambda _: old, now, patience=patience)
    _mark(last)
    return Undone(path, last.journal.label, last.backup, now, last.journal.before, once=_once(target, last))


def undo_cells(
    path: Path,
    *,
    keep: int = backups.KEPT,
    password: Secret | None = None,
    patience: Patience | None = None,
    only: Noted | None = None,
) -> Undone:
    """Give the cells of the last write back what they held before, except those that somebody changed since.

    A cell that held a formula is left too: a formula cannot be put back as a value. What the file was before this is
    backed up like before any write.

    Args:
        only: as of ``undo_file``.

    Raises:
        WriteRefusedError: there is nothing to undo, or the write was not recorded cell by cell.
        CannotRunError: one of its kinds; nothing was changed.
    """
    target = real(path)
    if patience is not None:
        patience.until_closed(target)
    workbook = FileWorkbook(target, keep=keep, password=password, patience=patience)
    content = workbook.read()
    writes = _writes(target, content.fingerprint, only)
    last = next(iter(_took_place(writes, content.fingerprint)), None)
    if last is None:
        raise WriteRefusedError("undo-none", name=shown(path.name))
    if last.journal.cells is None:
        raise WriteRefusedError("undo-no-cells", name=shown(path.name), backup=shown(last.backup.name))
    old_data = _backup(path, last)
    old = {s.name: s for s in reading.parse(path.name, old_data, password).sheets}
    now = {s.name: s for s in content.sheets}
    formulas = set(_formulas(old_data)) if reading.is_ooxml(old_data) else set()
    wrote = {(c.sheet, c.row, c.column): c for c in cells_of(last.journal.cells)}
    updates, lost, changed = _sorted(wrote, old, now, formulas)
    label = f"undo-{last.journal.label}"
    receipt = _write(workbook, updates, content.fingerprint, label) if updates else None
    _mark(last)
    after = receipt.fingerprint_after if receipt else content.fingerprint
    if receipt and receipt.backup:
        note = load(note_of(receipt.backup))
        if note:
            _save(receipt.backup, note._replace(reverts=shown(last.backup.name)))
    cells = receipt.cells if receipt else 0
    kept, once = len(updates) - cells + len(lost) + len(changed), _once(target, last)
    return Undone(
        path,
        last.journal.label,
        last.backup,
        content.fingerprint,
        after,
        cells,
        kept,
        once,
        tuple(_areas(lost)),
        tuple(_areas(changed)),
    )


def _sorted(
    wrote: Mapping[Place, CellUpdate],
    old: Mapping[str, RawSheet],
    now: Mapping[str, RawSheet],
    formulas: Collection[Place],
) -> tuple[list[CellUpdate], list[Place], list[Place]]:
    """What the cells of a write held before it, for those that hold still what was written; those that held formulas;
    those that were changed since. A cell that held before what was written is none of them.

    Args:
        formulas: the cells that held formulas.
    """
    back, lost, changed = list[CellUpdate](), list[Place](), list[Place]()
    made = made_columns(wrote, old, now)
    for place, cell in wrote.items():
        at = made.get(place, place)
        if at is None:
            continue
        if cell.sheet not in now or cell.sheet not in old or not holds(value_at(now[cell.sheet], *at[1:]), cell.value):
            changed.append(at)
        elif place in formulas:
            lost.append(at)
        elif not holds(before := value_at(old[cell.sheet], *place[1:]), cell.value):
            back.append(CellUpdate(*at, _value(before), _look(cell, made=place in made)))
    return back, lost, changed


def _areas(cells: Iterable[Place]) -> Iterator[str]:
    """Cells as areas for people: 责任!H2:H6."""
    by_sheet: dict[str, list[tuple[int, int]]] = {}
    for sheet, row, column in cells:
        by_sheet.setdefault(sheet, []).append((row, column))
    for sheet, some in by_sheet.items():
        for box in runs(some):
            yield f"{sheet}!{format_ref(box)}"


def _writes(target: Path, now: str, only: Noted | None) -> list[Write]:
    """The writes that may be taken back, the newest first.

    Those under an old name come before those that did not lead to what the workbook is now.
    """
    if only is not None:
        whole = only.whole()
        return [whole] if whole else []
    mine = list(writes_to(target))
    if any(w.journal.after == now for w in mine):
        return mine
    return [w for n in under_old_name(target, now, writes_in(target.parent)) if (w := n.whole())] + mine


def _backup(path: Path, write: Write) -> bytes:
    """What the workbook was before a write."""
    old = read_bytes(write.backup) if write.backup.exists() else b""
    if reading.fingerprint(old) != write.journal.before:
        raise WriteRefusedError("undo-damaged", name=shown(path.name), backup=shown(write.backup.name))
    return old


def _once(target: Path, write: Write) -> str | None:
    name = write.journal.workbook
    return None if name == shown(target.name) else name


def _took_place(writes: Sequence[Write], now: str) -> list[Write]:
    """Those that took place: a killed one may have left its journal, with the file as it was."""
    return [w for w in writes if w.journal.reverts is None and w.journal.before != now]


def _write(workbook: FileWorkbook, updates: Sequence[CellUpdate], expected: str, label: str) -> WriteReceipt:
    try:
        return workbook.write(updates, expected=expected, label=label)
    except WriteRefusedError as error:
        if error.key != "write-table-header":
            raise
    # The column of a table keeps its name: a table cannot have one without.
    rest = [u for u in updates if not (u.value is None and u.look is Look.HEADER)]
    return workbook.write(rest, expected=expected, label=label)


def _mark(write: Write) -> None:
    _save(write.backup, write.journal._replace(undone=True))


def _save(backup: Path, journal: Journal) -> None:
    # What it says is done already. Where the note cannot be written, the fingerprints still tell.
    with contextlib.suppress(OSError, CannotRunError), alone(backup.parent.parent / journal.workbook):
        put(note_of(backup), journal.render(), backup)


def _value(raw: RawValue) -> CellValue:
    """A raw value as one that can be written: a length of time as the fraction of a day that it is stored as, whole
    numbers, which are read as floats, without a decimal point."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return int(raw)
    return raw / timedelta(days=1) if isinstance(raw, timedelta) else raw


def _look(cell: CellUpdate, *, made: bool) -> Look:
    """A fill of ours goes with the value it was for, and in a column that the write made its number formats, too: as a
    text a formula typed there would stay one. Anything else stays as it looks."""
    if cell.look is Look.HEADER:
        return Look.HEADER
    if made and cell.look is not Look.KEEP:
        return Look.GENERAL
    return Look.BODY if cell.look in FILLS else Look.KEEP


def _formulas(data: bytes) -> Iterator[tuple[str, int, int]]:
    """The cells of an Office Open XML workbook that hold formulas."""
    book = Book(Package(data))
    for ref in book.sheets:
        if ref.part in book.package:
            for found in _FORMULA.finditer(to_utf8(book.package.read(ref.part))[0]):
                at = _REF.search(found[0])
                if at is not None:
                    yield ref.name, int(at[2]), column_number(at[1].decode())
