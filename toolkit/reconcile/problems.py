"""What is amiss in a reconciliation, as problems with places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from toolkit.core.finding import Place, Severity
from toolkit.deliverables.rules.base import Problem
from toolkit.reconcile.explain import numbered
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Item, Line, Reconciled, Side, Status
from toolkit.reconcile.table import Table

LEVELS: Mapping[str, Severity] = {
    "reconcile-differs": Severity.ERROR,
    "reconcile-missing": Severity.ERROR,
    "reconcile-on-the-way": Severity.WARNING,
    "reconcile-ambiguous": Severity.WARNING,
    "reconcile-unreadable": Severity.ERROR,
    "reconcile-undated": Severity.WARNING,
    "reconcile-unchecked": Severity.WARNING,
    "reconcile-column": Severity.ERROR,
    "reconcile-currencies": Severity.WARNING,
    "reconcile-sheets": Severity.WARNING,
    "reconcile-sheets:apart": Severity.INFO,
    "reconcile-source": Severity.ERROR,
    "reconcile-not-done": Severity.INFO,
}
"""Severity by rule, and by those of its variants (after a colon) that have another; in the order in which they are
listed."""
_BY_DAYS = {"days": "days", "workdays": "workdays", "days-far": "far", "days-far-workdays": "far-workdays"}
"""Reasons of days, and the variant of the message that says each."""


def problems(done: Reconciled, tables: Sequence[Table]) -> Iterator[Problem]:
    """What is amiss, one problem a line, at the first of its rows; and dates and keys that cannot be read."""
    for line in done.open_lines:
        yield _PROBLEM_OF.get(line.status, _missing)(done, line)
    for table in tables:
        for row, said in sorted(table.undated.items()):
            name = table.spec.date
            params = {"column": table.title(row, name), "value": said, "title": done.title}
            yield Problem(table.place(row, name), "reconcile-undated", params)
        for column in dict.fromkeys(table.cut.values()):
            rows = [row for row, name in table.cut.items() if name == column]
            params = {"label": table.spec.label, "column": table.title(rows[0], column), "count": str(len(rows))}
            params["value"] = table.said(rows[0], [column])
            yield Problem(table.place(rows[0], column), "reconcile-unchecked", params, "digits")
        for first, *others in table.unsure.values():
            name = table.spec.date
            params = {"header": table.title(first, name), "raw": table.said(first, [name])}
            params |= {"read": str(table.days[first]), "count": str(len(others) + 1)}
            yield Problem(table.place(first, name), "column-ambiguous", params)


def _unreadable(done: Reconciled, line: Line) -> Problem:
    kind, first = _first_reason(line)
    params = {"title": done.title, **first}
    return Problem(_place(line), "reconcile-unreadable", params, kind.removeprefix("unreadable-"))


def _ambiguous(done: Reconciled, line: Line) -> Problem:
    mine, others, side = _rows(done, line)
    many = {"left": str(len(mine)), "right": str(len(others))}
    return Problem(_place(line), "reconcile-ambiguous", _about(done, line) | many | _where(others, side))


def _differing(done: Reconciled, line: Line) -> Problem:
    mine, others, side = _rows(done, line)
    kind, first = _first_reason(line)
    params = _about(done, line) | _where(others, side)
    if kind == "currency":
        params |= {"left": f"{_sum(mine)} {first['left']}", "right": f"{_sum(others)} {first['right']}"}
        return Problem(_place(line), "reconcile-differs", params, kind)
    if variant := "field" if "field" in first else _BY_DAYS.get(kind, ""):
        return Problem(_place(line), "reconcile-differs", params | first, variant)
    if line.difference == 0:
        return Problem(_place(line), "reconcile-differs", params, "else")
    params |= {"left": _sum(mine), "right": _sum(others), "difference": money(line.difference)}
    return Problem(_place(line), "reconcile-differs", params)


def _missing(done: Reconciled, line: Line) -> Problem:
    """One side has no row for it; with amounts, and without them (``bare``)."""
    mine, _, _ = _rows(done, line)
    kind, first = _first_reason(line)
    params, bare = _about(done, line), "bare"
    if done.in_money:
        params, bare = params | {"amount": _sum(mine)}, ""
    if kind.startswith("no-key"):
        return Problem(_place(line), "reconcile-missing", params, "-".join(filter(None, ("no-key", bare))))
    if kind not in ("unread", "far", "left-out") and any(r.key == "on-the-way" for r in line.reasons):
        return Problem(_place(line), "reconcile-on-the-way", params, bare)
    why = kind if kind in ("extra", "far", "unread", "left-out") else ""
    return Problem(_place(line), "reconcile-missing", params | first, "-".join(filter(None, (why, bare))))


_PROBLEM_OF: Mapping[Status, Callable[[Reconciled, Line], Problem]] = {
    Status.UNREADABLE: _unreadable,
    Status.AMBIGUOUS: _ambiguous,
    Status.DIFFERING: _differing,
}


def _place(line: Line) -> Place:
    """The first of its rows."""
    return (line.left or line.right)[0].place


def _rows(done: Reconciled, line: Line) -> tuple[Sequence[Item], Sequence[Item], Side]:
    """The rows at which a problem is said, those that they are held against, and the side of these."""
    return (line.left, line.right, done.right) if line.left else (line.right, line.left, done.left)


def _about(done: Reconciled, line: Line) -> dict[str, str]:
    _, _, side = _rows(done, line)
    return {"title": done.title, "by": line.key or "-", "value": line.value or "-", "other": side.label}


def _first_reason(line: Line) -> tuple[str, dict[str, str]]:
    return (line.reasons[0].key, dict(line.reasons[0].params)) if line.reasons else ("", {})


def _sum(items: Sequence[Item]) -> str:
    return money(sum(i.amount or 0 for i in items))


def _where(items: Sequence[Item], side: Side) -> dict[str, str]:
    """The rows, behind the ``file`` where there is one only; of several tables, each with its own."""
    file = f"{side.files[0]} " if len(side.files) == 1 else ""
    return {"file": file, "rows": numbered(items, side)}
