"""Words of a reconciliation: each line in a sentence, and what is amiss as problems with places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.catalogue import SIGNS, text
from toolkit.core.finding import Severity
from toolkit.deliverables.rules.base import Problem
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Side, Status
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
NAMED = 6
"""Rows named in a sentence; how many more there are is said."""


def status_word(status: Status, lang: str) -> str:
    """The status as a person reads it."""
    return text(f"reconcile-status-{status.value}", lang)


def reason_words(reason: Reason, lang: str) -> str:
    """One clause."""
    return text(f"reconcile-why-{reason.key}", lang, **dict(reason.params))


def explained(done: Reconciled, line: Line, lang: str) -> str:
    """The whole line: what was held against what, by which key, how it came out and why, and what may belong to it."""
    signs = SIGNS[lang]
    by = text("reconcile-by", lang, by=line.key, value=line.value) if line.key else ""
    left = rows_words(line.left, done.left, lang, done.in_money)
    right = rows_words(line.right, done.right, lang, done.in_money)
    if line.left and line.right:
        head = text(f"reconcile-line-{line.status.value}", lang, left=left, right=right)
    else:
        other = done.right.label if line.left else done.left.label
        alone = "netted" if line.status is Status.MATCHED else line.status.value
        head = text(f"reconcile-alone-{alone}", lang, rows=left or right, other=other)
    clauses = signs.clause.join(reason_words(r, lang) for r in line.reasons)
    between = "。" if lang == "zh" else ": "
    sentences = [between.join(s for s in (by + head, clauses) if s)]
    if line.proposals:
        some = (
            f"{_row_words(p.item, lang, done.in_money)}{signs.gap}({reason_words(p.reason, lang)})"
            for p in line.proposals
        )
        sentences.append(text("reconcile-proposals", lang, rows=signs.clause.join(some)))
    return signs.stop.join(s for s in sentences if s) + signs.stop.rstrip()


def rows_words(items: Sequence[Item], side: Side, lang: str, in_money: bool = True) -> str:
    """``刷卡单第4、5行 8,000.00``; of several files ``开票第2行(9月.xlsx)、第4行(10月.xlsx) 300.00``."""
    if not items:
        return ""
    signs = SIGNS[lang]
    said = [(where, signs.pause.join(map(str, rows))) for where, rows in _by_table(items, side)]
    rows = signs.pause.join(
        text("reconcile-row", lang, row=numbers) + f"{signs.gap}({where})" * bool(where) for where, numbers in said
    )
    rows += _more(items)
    label = side.label
    if not in_money:
        return text("reconcile-rows-bare", lang, label=label, rows=rows)
    total = money(sum(i.amount or 0 for i in items)) if all(i.amount is not None for i in items) else "?"
    return text("reconcile-rows", lang, label=label, rows=rows, amount=total)


def places(items: Sequence[Item], side: Side) -> str:
    """Rows by number, with the file or sheet where the side has several: ``4,5``, ``a.xlsx 4,5;b.xlsx 7``."""
    said = (f"{where} {','.join(map(str, rows))}".strip() for where, rows in _by_table(items, side))
    return ";".join(said) + _more(items)


def _by_table(items: Sequence[Item], side: Side) -> list[tuple[str, list[int]]]:
    """The numbers of the first rows by the table in which they stand; without a name where there is only one."""
    found: dict[str, list[int]] = {}
    for item in items[:NAMED]:
        place = item.place
        named = (place.workbook if len(side.files) > 1 else "", place.sheet if side.sheets > len(side.files) else "")
        found.setdefault(" ".join(filter(None, named)), []).append(place.row)
    return [*found.items()]


def _more(items: Sequence[Item]) -> str:
    return f"…(+{len(items) - NAMED})" if len(items) > NAMED else ""


def _row_words(item: Item, lang: str, in_money: bool) -> str:
    amount = money(item.amount) if in_money and item.amount is not None else ""
    parts = (
        item.place.workbook,
        text("reconcile-row", lang, row=item.place.row),
        item.said,
        str(item.day or ""),
        amount,
    )
    return " ".join(p for p in parts if p)


def problems(done: Reconciled, tables: Sequence[Table]) -> Iterator[Problem]:
    """What is amiss, one problem a line, at the first of its rows; and dates that cannot be read."""
    for line in done.open_lines:
        yield _problem(done, line)
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


def _problem(done: Reconciled, line: Line) -> Problem:
    on_left = bool(line.left)
    mine, other = (line.left, line.right) if on_left else (line.right, line.left)
    side = done.right if on_left else done.left
    label = side.label
    params = {"title": done.title, "by": line.key or "-", "value": line.value or "-", "other": label}
    place = mine[0].place
    first = dict(line.reasons[0].params) if line.reasons else {}
    kind = line.reasons[0].key if line.reasons else ""
    if line.status is Status.UNREADABLE:
        return Problem(place, "reconcile-unreadable", {"title": done.title, **first}, kind.removeprefix("unreadable-"))
    if line.status is Status.AMBIGUOUS:
        params |= {"left": str(len(mine)), "right": str(len(other)), "where": _where(other, side)}
        return Problem(place, "reconcile-ambiguous", params)
    if line.status is Status.DIFFERING:
        params["where"] = _where(other, side)
        if kind == "currency":
            params |= {"left": f"{_sum(mine)} {first['left']}", "right": f"{_sum(other)} {first['right']}"}
            return Problem(place, "reconcile-differs", params, kind)
        if "field" in first:
            return Problem(place, "reconcile-differs", {**params, **first}, "field")
        if kind in ("days", "workdays"):
            return Problem(place, "reconcile-differs", {**params, **first}, kind)
        if kind in ("days-far", "days-far-workdays"):
            return Problem(place, "reconcile-differs", {**params, **first}, kind.removeprefix("days-"))
        if line.difference == 0:
            return Problem(place, "reconcile-differs", params, "else")
        params |= {"left": _sum(mine), "right": _sum(other), "difference": money(line.difference)}
        return Problem(place, "reconcile-differs", params)
    bare = "" if done.in_money else "bare"
    if done.in_money:
        params["amount"] = _sum(mine)
    if kind.startswith("no-key"):
        return Problem(place, "reconcile-missing", params, "-".join(filter(None, ("no-key", bare))))
    if kind not in ("unread", "far", "left-out") and any(r.key == "on-the-way" for r in line.reasons):
        return Problem(place, "reconcile-on-the-way", params, bare)
    if kind in ("extra", "far", "unread", "left-out"):
        return Problem(place, "reconcile-missing", {**params, **first}, "-".join(filter(None, (kind, bare))))
    return Problem(place, "reconcile-missing", {**params, **first}, bare)


def _sum(items: Sequence[Item]) -> str:
    return money(sum(i.amount or 0 for i in items))


def _where(items: Sequence[Item], side: Side) -> str:
    """``刷卡单.xlsx 4,5``: the file, then the rows."""
    said = places(items, side)
    return said if len(side.files) > 1 else f"{side.files[0]} {said}"
