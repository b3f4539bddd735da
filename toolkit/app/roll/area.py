"""The rows of a table as places for values: its data rows, blank rows below, what fits where, and refilling it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.app.roll.draft import Draft
from toolkit.sheet.foot import is_footer, is_signer
from toolkit.sheet.table import Table
from toolkit.sheet.units import fold
from toolkit.sheet.values import read_text
from toolkit.workbook.port import Look, RawValue

Values = Mapping[int, RawValue]
"""The cells of a row: column → value."""

LAST_ROW = 1_048_576


@dataclass(slots=True)
class Area:
    """A table within a draft. ``stop``: the first row below that belongs to something else.

    ``own`` are our own columns. ``serial`` is the column of running numbers (序号), 0 if there is none: they belong to
    rows, not to what stands there. ``provider`` is the column of departments, 0 if there is none; ``departments``
    are those that its rows name. ``names``: what the company's departments are called otherwise, folded, and the name
    that each goes by.
    """

    draft: Draft
    table: Table
    stop: int
    names: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[int] = field(init=False)
    serial: int = field(init=False)
    provider: int = field(init=False)
    departments: tuple[RawValue, ...] = field(init=False)
    _highest: int = field(init=False, default=-1)

    def __post_init__(self) -> None:
        header = self.table.header
        self.own = frozenset(header.own.values())
        self.serial = self._serial()
        self.provider = header.columns.get("provider", 0)
        named = (self.draft.original(self.sheet, n, self.provider) for n in self.rows) if self.provider else ()
        self.departments = tuple(dict.fromkeys(v for v in named if v is not None))

    @classmethod
    def of(cls, draft: Draft, table: Table, tables: Sequence[Table], names: Mapping[str, str] | None = None) -> Area:
        """The table's area, ended by the next table on its sheet."""
        last = table.header.last_row
        below = [
            t.header.first_row for t in tables if t.sheet == table.sheet and t.header.first_row > last
        ]  # fmt: skip
        return cls(draft, table, min(below, default=LAST_ROW + 1), names or {})

    @property
    def sheet(self) -> str:
        return self.table.sheet

    @property
    def rows(self) -> list[int]:
        """Numbers of the data rows."""
        return [number for number, _row in self.table.rows]

    @property
    def columns(self) -> range:
        """From the sheet's first column to the last one that says something beside the table."""
        return range(1, self.table.free_column)

    def _serial(self) -> int:
        column = self.table.header.columns.get("number", 0)
        if not column:
            return 0
        held = [self.draft.original(self.sheet, n, column) for n in self.rows]
        numbers = [v for v in held if v is not None]
        return column if numbers and all(map(_is_number, numbers)) else 0

    def next_number(self) -> int:
        """A running number that no row has."""
        if self._highest < 0:
            self._highest = self._last_number()
        self._highest += 1
        return self._highest

    def _last_number(self) -> int:
        """The highest running number, those of blank rows that wait for an entry included."""
        if not self.serial:
            return 0
        end = min(self.stop - 1, self.draft.last_row(self.sheet))
        waiting = (n for n in range(max(self.rows, default=end) + 1, end + 1) if self.vacant(n))
        held = (self.draft.original(self.sheet, n, self.serial) for n in (*self.rows, *self.gaps(), *waiting))
        return max((int(float(str(v))) for v in held if _is_number(v)), default=0)

    def typed(self, row: int) -> dict[int, RawValue]:
        """What the source holds in a row, our own columns and the running number left out."""
        skipped = self.own | {self.serial}
        found = {c: self.draft.original(self.sheet, row, c) for c in self.columns if c not in skipped}
        return {c: v for c, v in found.items() if v is not None}

    def vacant(self, row: int) -> bool:
        """Whether a row holds nothing, or no more than the running number and department that wait for an entry.

        A department alone is one of the table's: another text that stands there is a line at the foot.
        """
        held = [c for c in self.columns if self.draft.original(self.sheet, row, c) is not None]
        if not held:
            return True
        numbered = self.serial in held
        if numbered and not _is_number(self.draft.original(self.sheet, row, self.serial)):
            return False  # a line at the foot that begins there (注:…)
        return set(held) <= {self.serial, self.provider} and (
            numbered
            or self.draft.tall(self.sheet, row, self.provider)
            or self.draft.original(self.sheet, row, self.provider) in self.departments
        )

    def blank_now(self, row: int) -> bool:
        """Whether nothing stands in a row of the new workbook but its running number and department."""
        skipped = self.own | {self.serial, self.provider}
        return all(self.draft.value(self.sheet, row, c) is None for c in self.columns if c not in skipped)

    def gaps(self) -> list[int]:
        """Vacant rows between the header and the last data row."""
        taken = set(self.rows)
        last = max(taken, default=0)
        return [n for n in range(self.table.header.last_row + 1, last) if n not in taken and self.vacant(n)]

    def department(self, row: int) -> RawValue:
        """The department that a row falls under: its own, or the last one written above it, merged or not."""
        for number in range(row, self.table.header.last_row, -1):
            value = self.draft.value(self.sheet, number, self.provider) if self.provider else None
            if value is not None:
                return value
        return None

    def known(self, department: RawValue) -> str:
        """A department by the name that it is compared by, whichever of its names is written."""
        folded = fold(read_text(department))
        return fold(self.names.get(folded, folded))

    def spelled(self, department: str) -> str | None:
        """A department as the rows of this table write it; None for none."""
        here = (read_text(typed) for typed in self.departments if self.known(typed) == self.known(department))
        return next(here, department) or None

    def blank_below(self) -> Iterator[int]:
        """Vacant rows under the last data row, as far as they go without a break.

        Before anything but a line at the foot (合计, 制表人:…) one row stays blank: it parts two tables.
        """
        last = max([*self.rows, self.table.header.last_row])
        end = min(self.stop - 1, self.draft.last_row(self.sheet))
        content = next((n for n in range(last + 1, end + 1) if not self.vacant(n)), 0)
        if content:
            text = self._text(content)
            yield from range(last + 1, content if is_footer(text) or is_signer(text) else content - 1)
        else:
            yield from range(last + 1, min(self.stop - 1, LAST_ROW))

    def beyond(self) -> Iterator[int]:
        """Rows after everything on the sheet, where nothing but lines at the foot stands below the table."""
        if self.stop > LAST_ROW:
            yield from range(max(self.draft.last_row(self.sheet), self.table.header.last_row) + 1, LAST_ROW)

    def _text(self, row: int) -> str:
        """The first value in a row, as text."""
        held = (self.draft.original(self.sheet, row, c) for c in self.columns)
        return next((str(v).strip() for v in held if v is not None), "")

    def takes(self, row: int, values: Values) -> bool:
        """Whether every value may stand in a row: in sight, and no formula or merge in the way."""
        if row in self.draft.anatomy(self.sheet).hidden:
            return False
        return all(
            self.draft.writable(self.sheet, row, c) and not self.draft.tall(self.sheet, row, c) for c in values
        )  # fmt: skip

    def clear_own(self, row: int) -> None:
        """Empty our own columns; a colour that we gave goes too."""
        for column in self.own:
            if self.draft.original(self.sheet, row, column) is not None:
                self.draft.put(self.sheet, row, column, None, Look.BODY)

    def clear(self, row: int, keep: frozenset[int] = frozenset()) -> bool:
        """Empty what was typed in a row but for the columns ``keep``; whether anything was there."""
        some = False
        for column in self.typed(row):
            if column not in keep and not self.draft.tall(self.sheet, row, column):
                some = self.draft.put(self.sheet, row, column, None) or some
        return some

    def fill(self, row: int, values: Values) -> None:
        """Put values into a row of the new workbook; column → value."""
        for column, value in values.items():
            self.draft.put(self.sheet, row, column, value)


def _is_number(raw: RawValue) -> bool:
    return isinstance(raw, (int, float)) or (isinstance(raw, str) and raw.strip().isdecimal())


@dataclass(slots=True)
class Refilled:
    """``moved``: source row → row in the new workbook. ``placed``: for each added row where it went, 0 for nowhere."""

    moved: dict[int, int] = field(default_factory=dict)
    placed: list[int] = field(default_factory=list)
    emptied: int = 0


def refill(area: Area, kept: Sequence[int], added: Sequence[Values]) -> Refilled:
    """Let a table hold the kept rows, moved up, then the added ones; what is left over is emptied.

    Rows stay where they are when something hangs on their places: merges, notes, links, hidden rows, or formulas in
    some rows only. Added rows then go below the last kept one, or into what has become free above.
    """
    out = Refilled()
    rows = area.rows
    held = {n: area.typed(n) for n in rows}
    compact = _movable(area, rows, kept) and all(
        area.takes(slot, _typed_only(area, source, held[source])) for slot, source in zip(rows, kept, strict=False)
    )
    out.moved = dict(zip(kept, rows, strict=False)) if compact else {n: n for n in kept}
    taken = set(out.moved.values())
    for number in rows:
        area.clear_own(number)
    for number in rows:
        if number not in taken or out.moved.get(number) != number:
            area.clear(number)
    for source, target in out.moved.items():
        if source != target:
            area.fill(target, held[source])
    last = max(taken, default=0)
    below = area.blank_below()
    free = [n for n in rows if n > last and n not in taken]
    above = [] if compact else [n for n in rows if n < last and n not in taken]
    for values in added:
        place = next((n for some in (free, below, above) for n in some if area.takes(n, values)), 0)
        if place:
            area.fill(place, values)
            taken.add(place)
            free = [n for n in free if n > place] if place in free else free
            above = [n for n in above if n != place]
        out.placed.append(place)
    out.emptied = sum(1 for n in rows if held[n] and n not in taken)
    return out


def _typed_only(area: Area, row: int, values: Values) -> Values:
    """The values of a row that are no formula's result: those must find room where the row moves to."""
    return {c: v for c, v in values.items() if not area.draft.is_formula(area.sheet, row, c)}


def _movable(area: Area, rows: Sequence[int], kept: Sequence[int]) -> bool:
    if not rows or list(kept) == list(rows[: len(kept)]):
        return bool(rows)
    anatomy, columns = area.draft.anatomy(area.sheet), area.columns
    first, last = rows[0], rows[-1]
    if any(first <= n <= last for n in anatomy.hidden):
        return False
    if any(r1 <= last and r2 >= first and c1 < columns.stop for r1, c1, r2, _c2 in area.draft.merges(area.sheet)):
        return False
    return not any(first <= r <= last and c in columns for r, c in anatomy.attached)
