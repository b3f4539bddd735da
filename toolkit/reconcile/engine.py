"""Two tables held against one another: key after key, the surest first.

A key's rows are those with the same form of it on both sides. What a key leaves on one side alone goes on to the next
key; what is left in the end is missing on the other side. Where rows belong together by a later key but contradict one
another in an earlier one, they differ in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from toolkit.core.calendar import WorkCalendar
from toolkit.core.period import Period
from toolkit.reconcile.declaration import Declaration, FieldSpec, KeySpec
from toolkit.reconcile.group import Group
from toolkit.reconcile.mentions import with_mentions
from toolkit.reconcile.normal import Form, as_text
from toolkit.reconcile.proposals import propose
from toolkit.reconcile.rest import net
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Side, Status
from toolkit.reconcile.table import Table, scale
from toolkit.reconcile.terms import Entry, Outcome

Judged = tuple[Outcome, int]
"""An outcome, and the number of the key it came by; -1 for none."""


@dataclass(slots=True)
class _Run:
    """One run's state: the rows of either side still to be placed, and what was found out about others.

    ``extra``: rows that a key left over, with its number; ``far``: those of them that only rows of other periods stand
    against, which those are. ``undated``: days matter, and some are not known.
    """

    declaration: Declaration
    tables: tuple[Table, Table]
    scales: tuple[list[int | None], list[int | None]]
    pools: tuple[dict[int, None], dict[int, None]]
    judged: list[Judged] = field(default_factory=list)
    extra: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    far: tuple[dict[int, list[int]], dict[int, list[int]]] = field(default_factory=lambda: ({}, {}))
    undated: bool = False

    def entry(self, side: int, row: int) -> Entry:
        table = self.tables[side]
        return Entry(table.amounts[row], self.scales[side][row], row in table.optional, table.tie(row), row)


def reconcile(
    declaration: Declaration, left: Table, right: Table, calendar: WorkCalendar, period: Period | None = None
) -> Reconciled:
    """Hold two tables against one another. Every row of both is in exactly one line of the answer."""
    position = _position(declaration, calendar)
    tables = left, right = with_mentions(declaration, (left, right))
    scales = (scale(left.days, position), scale(right.days, position))
    pools = tuple({i: None for i in range(len(t.rows)) if i not in t.trouble} for t in tables)
    run = _Run(declaration, tables, scales, (pools[0], pools[1]))
    run.undated = declaration.terms.dated and (None in left.days or None in right.days)
    for number in range(len(declaration.keys)):
        _by_key(run, number)
    if declaration.terms.netting:
        for number in range(len(declaration.keys)):
            _net_alone(run, number)
    lines = [_line(run, outcome, number) for outcome, number in run.judged]
    lines += _unmatched(run, position, period)
    lines = propose(lines, tables, run.scales, declaration)
    lines.sort(key=_place)
    return Reconciled(
        declaration.name,
        declaration.title,
        period,
        _side(left),
        _side(right),
        tuple(lines),
        declaration.terms.workdays and declaration.terms.dated and not _covered(tables, calendar),
        bool(declaration.left.amount),
    )


def _position(declaration: Declaration, calendar: WorkCalendar) -> Callable[[date], int | None]:
    """A day's place on the scale: its number, or how many working days there are until it."""
    if not declaration.terms.workdays:
        return date.toordinal
    origin = date(2020, 1, 1)

    def position(day: date) -> int | None:
        try:
            return calendar.workdays_between(origin, day)
        except OverflowError:
            return None  # no calendar reaches that far: a day that is not known

    return position


def _by_key(run: _Run, number: int) -> None:
    """Place the rows that have a key's form on both sides."""
    terms = run.declaration.terms
    forms = run.tables[0].keys[number], run.tables[1].keys[number]
    theirs: dict[str, list[int]] = {}
    for row in run.pools[1]:
        if form := forms[1][row]:
            theirs.setdefault(form, []).append(row)
    mine: dict[str, list[int]] = {}
    for row in run.pools[0]:
        form = forms[0][row]
        if form in theirs:
            mine.setdefault(form, []).append(row)
    amounts, scales = (run.tables[0].amounts, run.tables[1].amounts), run.scales
    for form, left in mine.items():
        right = theirs[form]
        if len(left) == len(right) == 1:
            a, b = left[0], right[0]
            if amounts[0][a] == amounts[1][b] and terms.near(scales[0][a], scales[1][b]):
                _settle(run, Outcome(Status.MATCHED, (a,), (b,)), number)
                continue
        group = Group((run.entry(0, i) for i in left), (run.entry(1, i) for i in right), terms)
        for outcome in group.run():
            _settle(run, outcome, number)
        for side, (rest, other) in enumerate(((group.left, group.right), (group.right, group.left))):
            for row in rest:
                run.extra[side].setdefault(row, number)
                if other:
                    run.far[side].setdefault(row, [*other])


def _net_alone(run: _Run, number: int) -> None:
    """Rows that found nobody, and cancel one another under a key."""
    for side in (0, 1):
        groups: dict[str, dict[int, Entry]] = {}
        for row in run.pools[side]:
            if form := run.tables[side].keys[number][row]:
                groups.setdefault(form, {})[row] = run.entry(side, row)
        for some in groups.values():
            if len(some) > 1:
                for outcome in net(some, side == 0):
                    _settle(run, outcome, number)


def _settle(run: _Run, outcome: Outcome, number: int) -> None:
    for row in outcome.left:
        del run.pools[0][row]
    for row in outcome.right:
        del run.pools[1][row]
    run.judged.append((outcome, number))


# -- lines -----------------------------------------------------------------------------------------------------------


def _line(run: _Run, outcome: Outcome, number: int) -> Line:
    left, right = run.tables
    key = run.declaration.keys[number]
    status, reasons = outcome.status, outcome.reasons
    if outcome.left and outcome.right and status is not Status.AMBIGUOUS and (number or run.declaration.fields):
        said, notes = _disagreements(run, outcome, number)
        if said:
            status = Status.DIFFERING
        reasons = (*reasons, *said, *notes)
    if run.undated:
        reasons += tuple(_undated(run, outcome))
    one, two = tuple([Item(left, i) for i in outcome.left]), tuple([Item(right, i) for i in outcome.right])
    difference = sum([left.amounts[i] for i in outcome.left]) - sum([right.amounts[i] for i in outcome.right])
    return Line(status, one, two, key.name, _value(run, key, outcome), difference, reasons)


def _value(run: _Run, key: KeySpec, outcome: Outcome) -> str:
    """The key as it stands in the table: in the left one, unless it is taken out of a longer text there."""
    sides = [(0, key.left, key.left_form, outcome.left), (1, key.right, key.right_form, outcome.right)]
    sides.sort(key=lambda s: (not s[3], s[2].pattern is not None))
    side, names, form, rows = sides[0]
    if form.pattern is not None:
        number = run.declaration.keys.index(key)
        return run.tables[side].keys[number][rows[0]].replace("\x1f", " ").upper()
    return run.tables[side].said(rows[0], names)


def _disagreements(run: _Run, outcome: Outcome, number: int) -> tuple[list[Reason], list[Reason]]:
    """Fields that differ, those that are only noted apart; earlier keys that contradict are the first of the former."""
    said: list[Reason] = []
    notes: list[Reason] = []
    left, right = run.tables
    for k in range(number):
        key = run.declaration.keys[k]
        mine = {left.keys[k][i]: i for i in reversed(outcome.left)}
        other = {right.keys[k][i]: i for i in reversed(outcome.right)}
        if _contradict(mine.keys() - {""}, other.keys() - {""}):
            values = (_first(left, mine, key.left, key.left_form), _first(right, other, key.right, key.right_form))
            said.append(Reason("field", (("field", key.name), ("left", values[0]), ("right", values[1]))))
    for spec in run.declaration.fields:
        reason = _field(left, right, spec, outcome)
        if reason is not None:
            (notes if spec.note else said).append(reason)
    return said, notes


def _first(table: Table, rows: dict[str, int], names: Sequence[str], form: Form) -> str:
    """The first of some keys as it stands, and of a longer text no more than the key."""
    key, row = next((key, row) for key, row in rows.items() if key)
    if form.pattern is None:
        return table.said(row, names)
    return form.taken(as_text(table.cell(row, names[0])), key)


def _contradict(left: set[str], right: set[str]) -> bool:
    """Whether both sides say something, and one says what the other does not."""
    return bool(left and right and left != right)


def _field(left: Table, right: Table, spec: FieldSpec, outcome: Outcome) -> Reason | None:
    forms: list[dict[str, str]] = []
    for table, rows, name in ((left, outcome.left, spec.left), (right, outcome.right, spec.right)):
        found: dict[str, str] = {}
        for row in rows:
            raw = table.cell(row, name)
            form = spec.form.of(raw) if raw is not None else ""
            if form:
                found.setdefault(form, table.said(row, [name]))
        forms.append(found)
    if not _contradict(set(forms[0]), set(forms[1])):
        return None
    texts = ["、".join([*found.values()][:3]) for found in forms]
    key = "field-note" if spec.note else "field"
    return Reason(key, (("field", spec.name), ("left", texts[0]), ("right", texts[1])))


def _undated(run: _Run, outcome: Outcome) -> Iterator[Reason]:
    """Rows of a line whose date is missing or cannot be read, where days matter."""
    if not outcome.left or not outcome.right:
        return
    for table, rows in zip(run.tables, (outcome.left, outcome.right), strict=True):
        if any(table.days[i] is None for i in rows):
            yield Reason("undated", (("label", table.spec.label),))


def _unmatched(run: _Run, position: Callable[[date], int | None], period: Period | None) -> Iterator[Line]:
    """Lines of the rows that found nobody, and of those that cannot be read."""
    keys = run.declaration.keys
    unread = [[table.unread(k) for k in range(len(keys))] for table in run.tables]
    for side, table in enumerate(run.tables):
        missing = Status.MISSING_RIGHT if side == 0 else Status.MISSING_LEFT
        for row in run.pools[side]:
            k = run.extra[side].get(row, next((k for k in range(len(keys)) if table.keys[k][row]), -1))
            reasons: tuple[Reason, ...] = (Reason("no-key" if k < 0 else "nobody"),)
            there = [i for n in range(len(keys)) for i in unread[1 - side][n].get(table.keys[n][row], ())]
            if there:
                rows = dict.fromkeys(run.tables[1 - side].numbers[i] for i in there[:6])
                reasons = (Reason("unread", (("rows", ",".join(map(str, rows))),)),)
            if row in run.extra[side]:
                far = [run.tables[1 - side].numbers[i] for i in run.far[side].get(row, ()) if i in run.pools[1 - side]]
                reasons = (Reason("far", (("rows", ",".join(map(str, far[:6]))),)) if far else Reason("extra"),)
            status = missing
            if row in table.optional:
                why = "not-asked" if table.spec.must_match == "none" else "outside"
                status, reasons = Status.OUTSIDE, (Reason(why),)
            elif not there and period is not None and _on_the_way(run, side, row, position, period):
                reasons = (*reasons, Reason("on-the-way", (("period", str(period)),)))
            yield _alone(run, side, row, k, status, reasons)
        for row, why in table.trouble.items():
            k = next((k for k in range(len(keys)) if table.keys[k][row]), -1)
            faulty = table.faulty.get(row)
            said = table.said(row, [faulty] if faulty else [*table.spec.amount, *table.spec.minus])
            yield _alone(run, side, row, k, Status.UNREADABLE, (Reason(f"unreadable-{why}", (("value", said),)),))


def _alone(run: _Run, side: int, row: int, k: int, status: Status, reasons: tuple[Reason, ...]) -> Line:
    table = run.tables[side]
    item = Item(table, row)
    key = run.declaration.keys[k] if k >= 0 else None
    names = () if key is None else key.left if side == 0 else key.right
    amount = item.amount or 0
    one, two = ((item,), ()) if side == 0 else ((), (item,))
    difference = amount if side == 0 else -amount
    return Line(status, one, two, key.name if key else "", table.said(row, names), difference, reasons)


def _on_the_way(run: _Run, side: int, row: int, position: Callable[[date], int | None], period: Period) -> bool:
    """Whether the row's counterpart may, by the window, lie in the period after or before."""
    terms, at = run.declaration.terms, run.scales[side][row]
    if not terms.dated or at is None:
        return False
    before, after = terms.before or 0, terms.after or 0
    if side == 1:
        before, after = after, before
    first, beyond = position(period.start), position(period.end + timedelta(days=1))
    return (beyond is not None and at + after >= beyond) or (first is not None and at - before < first)


def _side(table: Table) -> Side:
    total = sum(amount for i, amount in enumerate(table.amounts) if i not in table.trouble)
    files = tuple(dict.fromkeys(part.name for part in table.parts))
    return Side(table.spec.label, files, len(table.rows), table.excluded, total)


def _covered(tables: tuple[Table, Table], calendar: WorkCalendar) -> bool:
    years = {day.year for table in tables for day in table.days if day is not None}
    return all(calendar.is_covered(date(year, 6, 1)) for year in years)


def _place(line: Line) -> tuple[int, int]:
    """Lines in the order of the left table; what only the right one has, after it."""
    return (0, line.left[0].row) if line.left else (1, line.right[0].row)
