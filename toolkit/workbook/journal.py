"""What one write did, as a small file beside its backup: ``schemas/write-journal.schema.json``.

It names the workbook before and after by fingerprint, and the cells with what was written into them. What they held
before is in the backup, formulas and all, and is not said twice.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from toolkit.record import NamedTuple
from toolkit.workbook.port import CellUpdate, CellValue, Look, RowBlock, Update
from toolkit.workbook.values import decoded, encoded

MOST_CELLS = 1 << 23
"""A write of more cells is journalled without them."""
_MOMENTS = frozenset({datetime, date, time})
_NOT_ONE = (OSError, ValueError, LookupError, TypeError, RecursionError)
_END = 4096  # bytes that surely hold what stands before the cells, or after them
_RARE = 4  # values that repeat this often are said once and then by number


class Journal(NamedTuple):
    """One write. ``cells`` None: too many, or a workbook with a password, whose content is not for a plain file.

    ``undone``: it was taken back. ``reverts``: the backup of the write whose cells this one took back. ``run``: when
    the run began that wrote this and perhaps other workbooks, empty for a write by itself; later ones sort last.
    """

    workbook: str = ""
    label: str = ""
    before: str = ""
    after: str = ""
    cells: tuple[Update, ...] | None = ()
    sheets: tuple[str, ...] = ()
    undone: bool = False
    reverts: str | None = None
    run: str = ""

    def of(self, workbook: str, before: str, after: str, label: str, run: str) -> Journal:
        """The same with what is known once the new content is there."""
        return self._replace(workbook=workbook, before=before, after=after, label=label, run=run)

    def render(self) -> bytes:
        """As JSON."""
        head = {
            "version": 1,
            "workbook": self.workbook,
            "label": self.label,
            "run": self.run,
            "before": self.before,
            "after": self.after,
            "sheets": self.sheets,
        }
        cells = "null" if self.cells is None else f"[{','.join(_blocks(self.cells))}]"
        tail = {"undone": self.undone, "reverts": self.reverts}
        return f'{_json(head)[:-1]},"cells":{cells},{_json(tail)[1:]}'.encode(errors="surrogatepass")


def about(cells: Sequence[Update], sheets: Sequence[str], *, secret: bool) -> Journal:
    """The journal of a write; ``secret``: values must not be told."""
    kept = None if secret or count(cells) > MOST_CELLS else tuple(cells)
    return Journal(cells=kept, sheets=tuple(sheets))


def count(updates: Sequence[Update]) -> int:
    """How many cells there are."""
    if RowBlock not in set(map(type, updates)):
        return len(updates)
    blocks = [u for u in updates if u.__class__ is RowBlock]
    return len(updates) - len(blocks) + sum(len(b.rows) * len(b.columns) for b in blocks if isinstance(b, RowBlock))


def load(path: Path) -> Journal | None:
    """A journal from its file; None when there is none that can be read."""
    try:
        raw = json.loads(path.read_bytes())
        return _journal(raw, None if raw["cells"] is None else tuple(_updates(raw["cells"])))
    except _NOT_ONE:
        return None


def head(path: Path) -> Journal | None:
    """The same without its cells, of which there may be very many: only the two ends of the file are read."""
    try:
        with path.open("rb") as stream:
            first = stream.read(_END)
            stream.seek(max(stream.seek(0, os.SEEK_END) - _END, 0))
            last = stream.read()
        before, cells, _ = first.partition(b',"cells":')  # in a text the quotes would be escaped
        _, undone, after = last.rpartition(b',"undone":')
        return _journal(json.loads(before + undone + after), ()) if cells and undone else load(path)
    except _NOT_ONE:
        return None


def _journal(raw: dict[str, Any], cells: tuple[Update, ...] | None) -> Journal:
    name, run = str(raw["workbook"]), str(raw.get("run", ""))
    if Path(name).name != name:  # what is done with it stays in the folder
        raise ValueError("workbook")
    if run and datetime.fromisoformat(run).tzinfo is None:
        raise ValueError("run")
    return Journal(
        name,
        str(raw["label"]),
        str(raw["before"]),
        str(raw["after"]),
        cells,
        tuple(map(str, raw["sheets"])),
        bool(raw["undone"]),
        None if raw["reverts"] is None else str(raw["reverts"]),
        run,
    )


def _blocks(cells: Iterable[Update]) -> Iterator[str]:
    """Single cells as runs down a column; a run of one value or look says it once. Blocks of rows as they are."""
    columns: defaultdict[tuple[str, int], list[CellUpdate]] = defaultdict(list)
    for cell in cells:
        if cell.__class__ is RowBlock:  # sooner than isinstance, and there may be half a million
            assert isinstance(cell, RowBlock)
            if cell.rows and cell.columns:
                yield _row_block(cell)
        else:
            columns[cell.sheet, cell.column].append(cell)  # type: ignore[arg-type,union-attr]  # as the class says
    for (sheet, column), run in columns.items():
        rows = [c.row for c in run]
        if rows != sorted(rows):
            run.sort(key=_row)
            rows.sort()
        whole = rows[-1] - rows[0] == len(rows) - 1
        ends = [len(rows)] if whole else [i for i in range(1, len(rows)) if rows[i] != rows[i - 1] + 1] + [len(rows)]
        start = 0
        for end in ends:
            part = run[start:end]
            found = {
                "sheet": sheet,
                "column": column,
                "rows": [rows[start], rows[end - 1]],
                "values": _said([c.value for c in part]),
                "looks": _said([c.look._value_ for c in part]),
            }
            yield _json(found)
            start = end


def _said(values: Sequence[CellValue]) -> Any:
    """One value for all; or those there are, and which of them each is; or each."""
    # With their classes: 1, 1.0 and True are equal.
    mixed = len(set(map(type, values))) > 1
    keys: Sequence[Any] = list(zip(map(type, values), values, strict=True)) if mixed else values
    distinct = dict.fromkeys(keys)
    if len(distinct) == 1:
        return values[0]
    if len(distinct) * _RARE > len(values):
        return values
    numbers = dict(zip(distinct, range(len(distinct)), strict=True))
    said = [value for _, value in distinct] if mixed else list(distinct)
    return {"of": said, "at": list(map(numbers.__getitem__, keys))}


def _row_block(block: RowBlock) -> str:
    ids = list(map(id, block.cells))
    distinct = dict(zip(ids, block.cells, strict=True))
    numbers = dict(zip(distinct, range(len(distinct)), strict=True))
    first, last = block.rows[0], block.rows[-1]
    found = {
        "sheet": block.sheet,
        "columns": block.columns,
        "rows": [first, last],
        "numbers": None if last - first == len(block.rows) - 1 else list(block.rows),
    }
    at = ",".join(map(str, map(numbers.__getitem__, ids)))
    known = {key: _told.get(key) for key in distinct}
    new = {key: cells for key, cells in distinct.items() if known[key] is None}
    if new:
        known |= zip(new, zip(_rows(new.values()), new.values(), strict=True), strict=True)
        if len(_told) + len(new) > _MOST_TOLD:
            _told.clear()
        if len(new) <= _MOST_TOLD:
            _told.update((key, told) for key in new if (told := known[key]))
    rows = ",".join([told[0] for told in known.values() if told])
    return f'{_json(found)[:-1]},"of":[{rows}],"at":[{at}]}}'


_MOST_TOLD = 20_000
_told: dict[int, tuple[str, object]] = {}
"""The cells of rows as text, by their identity, which is theirs as long as they are kept here too: the workbooks of a
run share most of them."""


def _rows(rows: Collection[Sequence[tuple[CellValue, Look]]]) -> list[str]:
    """The cells of rows of equal length; one that comes again, as most do, is not made into text again."""
    values, looks = zip(*chain.from_iterable(rows), strict=True)
    keys = list(zip(map(type, values), looks, values, strict=True))  # with their classes: 1, 1.0 and True are equal
    said = {key: f'[{_value(key[2])},"{key[1]._value_}"]' for key in dict.fromkeys(keys)}
    cells = map(said.__getitem__, keys)
    return [f"[{','.join(row)}]" for row in zip(*[cells] * (len(keys) // len(rows)), strict=True)]


def _updates(blocks: Sequence[dict[str, Any]]) -> Iterator[Update]:
    for block in blocks:
        first, last = block["rows"]
        if not 1 <= first <= last <= 1_048_576:
            raise ValueError("rows")
        if "columns" in block:
            shared = [tuple((_decoded(v), Look(look)) for v, look in cells) for cells in block["of"]]
            rows = block["numbers"] or range(first, last + 1)
            columns, cells = tuple(map(int, block["columns"])), [shared[i] for i in block["at"]]
            if len(cells) != len(rows) or {len(columns)} != set(map(len, shared)):
                raise ValueError("cells")
            yield RowBlock(str(block["sheet"]), columns, rows, cells)
            continue
        count = last - first + 1
        values, looks = _each(block["values"], count), _each(block["looks"], count)
        for i in range(count):
            sheet, column = str(block["sheet"]), int(block["column"])
            yield CellUpdate(sheet, first + i, column, _decoded(values[i]), Look(looks[i]))


def _each(said: Any, count: int) -> Sequence[Any]:
    if isinstance(said, list):
        return said
    if isinstance(said, dict) and "at" in said:
        return [said["of"][i] for i in said["at"]]
    return [said] * count


def _row(cell: CellUpdate) -> int:
    return cell.row


def _value(value: CellValue) -> str:
    """As JSON; dates, of which there are many, without asking the encoder."""
    if value.__class__ in _MOMENTS:
        return f'{{"{value.__class__.__name__}":"{value.isoformat()}"}}'  # type: ignore[union-attr]  # as the class says
    return _json(value)


def _decoded(raw: Any) -> CellValue:
    value = decoded(raw)
    if isinstance(value, timedelta):
        raise TypeError("timedelta")  # no value that is written
    return value


_json = json.JSONEncoder(ensure_ascii=False, default=encoded, separators=(",", ":")).encode
