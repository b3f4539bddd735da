"""Words of a reconciliation: each line in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.catalogue import SIGNS, listed, text
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Side, Status

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


def numbered(items: Sequence[Item], side: Side) -> str:
    """The numbers of rows for a message of any language: 4, 5; of several tables ``4, 5 (a.xlsx), 7 (b.xlsx)``."""
    said = [
        str(row) + f" ({where})" * bool(where and row == rows[-1])
        for where, rows in _by_table(items, side)
        for row in rows
    ]
    return listed(said) + _more(items)


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
