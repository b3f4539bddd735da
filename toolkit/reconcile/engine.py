"""Two tables held against one another: key after key, the surest first.

A key's rows are those with the same form of it on both sides. What a key leaves on one side alone goes on to the next
key; what is left in the end is missing on the other side. Where rows belong together by a later key but contradict one
another in an earlier one, they differ in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from toolkit.core.calendar import WorkCalendar
from toolkit.core.period import Period
from toolkit.reconcile.alike import told_alike
from toolkit.reconcile.declaration import Declaration, FieldSpec, KeySpec
from toolkit.reconcile.group import Group
from toolkit.reconcile.left_over import MOST_FAR, too_far, unmatched
from toolkit.reconcile.mentions import with_mentions
from toolkit.reconcile.moneys import agree_on_signs, apart, moneys_of, parted
from toolkit.reconcile.normal import Form, as_text
from toolkit.reconcile.proposals import propose
from toolkit.reconcile.rest import net, net_all
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Side, Status
from toolkit.reconcile.run import Run
from toolkit.reconcile.table import Table, agree_on_zeros, scale
from toolkit.reconcile.terms import Entry, Outcome


def reconcile(
    declaration: Declaration, left: Table, right: Table, calendar: WorkCalendar, period: Period | None = None
) -> Reconciled:
    """Hold two tables against one another. Every row of both is in exactly one line of the answer."""
    position = _position(declaration, calendar)
    agree_on_zeros(left, right)
    agree_on_signs(left, right)
    tables = left, right = with_mentions(declaration, (left, right))
    scales = (scale(left.days, position), scale(right.days, position))
    pools = tuple({i: None for i in range(len(t.rows)) if i not in t.trouble} for t in tables)
    run = Run(declaration, tables, scales, (pools[0], pools[1]))
    run.undated = declaration.terms.dated and (None in left.days or None in right.days)
    run.moneys = moneys_of(left, right)
    for number in range(len(declaration.keys)):
        _by_key(run, number)
    if declaration.terms.netting:
        for netting in (net, net_all):
            for number in range(len(declaration.keys)):
                _net_alone(run, number, netting)
    lines = [_line(run, outcome, number) for outcome, number in run.settled]
    lines += unmatched(run, position, period)
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


def _by_key(run: Run, number: int) -> None:
    """Place the rows that have a key's form on both sides."""
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
    for form, left in mine.items():
        if run.moneys is None:
            _match(run, left, theirs[form], number)
            continue
        for one, two in parted(run.moneys, left, theirs[form]):
            _match(run, one, two, number)


def _match(run: Run, left: Sequence[int], right: Sequence[int], number: int) -> None:
    """Judge rows that have a key's form in common."""
    terms, scales = run.declaration.terms, run.scales
    if len(left) == len(right) == 1:
        a, b = left[0], right[0]
        if run.tables[0].amounts[a] == run.tables[1].amounts[b] and terms.near(scales[0][a], scales[1][b]):
            _settle(run, Outcome(Status.MATCHED, (a,), (b,)), number)
            return
    group = Group((run.entry(0, i) for i in left), (run.entry(1, i) for i in right), terms)
    outcomes = group.run()
    for outcome in told_alike(run, outcomes, number) if number and len(outcomes) > 1 else outcomes:
        _settle(run, outcome, number)
    for side, (rest, other) in enumerate(((group.left, group.right), (group.right, group.left))):
        for row in rest:
            run.extra[side].setdefault(row, number)
            if other:
                run.far[side].setdefault(row, [*other])


def _net_alone(run: Run, number: int, netting: Callable[[dict[int, Entry], bool], list[Outcome]]) -> None:
    """Rows that found nobody, and cancel one another under a key."""
    for side in (0, 1):
        groups: dict[tuple[str, str], dict[int, Entry]] = {}
        for row in run.pools[side]:
            if form := run.tables[side].keys[number][row]:
                money = run.moneys[side][row] if run.moneys else ""
                groups.setdefault((form, money), {})[row] = run.entry(side, row)
        for some in groups.values():
            if len(some) > 1:
                for outcome in netting(some, side == 0):
                    _settle(run, outcome, number)


def _settle(run: Run, outcome: Outcome, number: int) -> None:
    for row in outcome.left:
        del run.pools[0][row]
    for row in outcome.right:
        del run.pools[1][row]
    run.settled.append((outcome, number))


# -- lines -----------------------------------------------------------------------------------------------------------


def _line(run: Run, outcome: Outcome, number: int) -> Line:
    left, right = run.tables
    key = run.declaration.keys[number]
    status, reasons = outcome.status, outcome.reasons
    if reasons and any(r.key == "days-some" for r in reasons):
        others = [r for r in reasons if r.key != "days-some"]
        reasons = (*others, *[*too_far(run, outcome)][:MOST_FAR])
    if outcome.left and outcome.right and status is not Status.AMBIGUOUS and (number or run.declaration.fields):
        said, notes = _disagreements(run, outcome, number)
        if said:
            status = Status.DIFFERING
        reasons = (*reasons, *said, *notes)
    if run.moneys and (other := apart(run.moneys, outcome)):
        status = Status.DIFFERING if status is Status.MATCHED else status
        reasons = (other, *reasons)
    if run.undated:
        reasons += tuple(_undated(run, outcome))
    one, two = tuple([Item(left, i) for i in outcome.left]), tuple([Item(right, i) for i in outcome.right])
    difference = sum([left.amounts[i] for i in outcome.left]) - sum([right.amounts[i] for i in outcome.right])
    return Line(status, one, two, key.name, _value(run, key, outcome), difference, reasons)


def _value(run: Run, key: KeySpec, outcome: Outcome) -> str:
    """The key as it stands in the table: in the left one, unless it is taken out of a longer text there."""
    sides = [(0, key.left, key.left_form, outcome.left), (1, key.right, key.right_form, outcome.right)]
    sides.sort(key=lambda s: (not s[3], s[2].pattern is not None))
    side, names, form, rows = sides[0]
    if form.pattern is not None:
        number = run.declaration.keys.index(key)
        return run.tables[side].keys[number][rows[0]].replace("\x1f", " ").upper()
    return run.tables[side].said(rows[0], names)


def _disagreements(run: Run, outcome: Outcome, number: int) -> tuple[list[Reason], list[Reason]]:
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


def _undated(run: Run, outcome: Outcome) -> Iterator[Reason]:
    """Rows of a line whose date is missing or cannot be read, where days matter."""
    if not outcome.left or not outcome.right:
        return
    for table, rows in zip(run.tables, (outcome.left, outcome.right), strict=True):
        if any(table.days[i] is None for i in rows):
            yield Reason("undated", (("label", table.spec.label),))


def _side(table: Table) -> Side:
    total = sum(amount for i, amount in enumerate(table.amounts) if i not in table.trouble)
    files = tuple(dict.fromkeys(part.name for part in table.parts))
    return Side(table.spec.label, files, len(table.rows), table.excluded, total, len(table.parts))


def _covered(tables: tuple[Table, Table], calendar: WorkCalendar) -> bool:
    years = {day.year for table in tables for day in table.days if day is not None}
    return all(calendar.is_covered(date(year, 6, 1)) for year in years)


def _place(line: Line) -> tuple[int, int]:
    """Lines in the order of the left table; what only the right one has, after it."""
    return (0, line.left[0].row) if line.left else (1, line.right[0].row)
