"""Two tables of many rows held against one another.

    python tests/bench/reconcile.py [--rows 100000] [--runs 3] [--steps 25000,50000,100000]

Rows are receipts with a contract number and registered remittances: most agree one to one; the rest are part payments,
refunds, doubles, differences, missing rows and numbers typed in other ways. Seconds are the best of the runs: matching
alone for several sizes (it must grow with the rows), then the whole command's work on two .xlsx files. A second program
that knows only dictionaries (one row to one by number and amount) is measured beside it, on the same rows.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from toolkit.app.reconcile import run_reconciliations
from toolkit.core.calendar import WorkCalendar
from toolkit.core.period import Period
from toolkit.deliverables.table import Found
from toolkit.reconcile.declaration import Declaration, load_declaration
from toolkit.reconcile.engine import reconcile
from toolkit.reconcile.part import Part
from toolkit.reconcile.read_table import read_table
from toolkit.reconcile.table import Table
from toolkit.settings import Settings
from toolkit.sheet.values import DateContext
from toolkit.workbook.port import RawSheet

DECLARATION = """
title = "汇款与收款"

[left]
label = "登记"
files = "登记*"
amount = "金额"
date = "日期"
show = "客户"

[right]
label = "收款"
files = "收款*"
amount = "金额"
date = "日期"
show = "客户"

[[keys]]
name = "合同号"
as = "number"

[[keys]]
name = "客户"
as = "name"

[match]
cardinality = "one-to-many"
netting = true
days-before = 1
days-after = 3
workdays = true
"""
HEADERS = ("序号", "合同号", "客户", "金额", "日期")
Cells = tuple[int, str, str, float, date]


def rows(count: int, seed: int = 1) -> tuple[list[Cells], list[Cells]]:
    """Two tables of about ``count`` rows each."""
    dice = random.Random(seed)
    left: list[Cells] = []
    right: list[Cells] = []
    number = 0
    while len(left) < count or len(right) < count:
        number += 1
        contract, name = f"HT2026-{number:06d}", f"客户{number:06d}"
        day = date(2026, 10, 1) + timedelta(days=dice.randrange(28))
        amount = dice.randrange(100, 20_000_000) / 100
        kind = dice.random()
        written = contract.replace("-", "").lower() if dice.random() < 0.3 else contract
        if kind < 0.88:
            left.append((number, contract, name, amount, day))
            right.append((number, written, name, amount, day + timedelta(days=dice.randrange(2))))
        elif kind < 0.93:  # part payments
            some = round(amount / 3, 2)
            left.append((number, contract, name, amount, day))
            right += [(number, written, name, part, day) for part in (some, round(amount - some, 2))]
        elif kind < 0.95:  # paid, refunded, paid
            left.append((number, contract, name, amount, day))
            right += [(number, written, name, part, day) for part in (amount, -amount, amount)]
        elif kind < 0.96:  # one slip, two receipts
            left.append((number, contract, name, amount, day))
            right += [(number, written, name, amount, day)] * 2
        elif kind < 0.97:  # without a number
            left.append((number, contract, name, amount, day))
            right.append((number, "", name, amount, day))
        elif kind < 0.98:
            left.append((number, contract, name, amount, day))
            right.append((number, written, name, round(amount - 0.5, 2), day))
        elif kind < 0.99:
            left.append((number, contract, name, amount, day))
        else:
            right.append((number, written, name, amount, day))
    dice.shuffle(left)
    dice.shuffle(right)
    return left[:count], right[:count]


def table(cells: list[Cells], declaration: Declaration, is_left: bool) -> Table:
    """The same rows as if read from a sheet."""
    raw = [HEADERS, *cells]
    columns = {name: i for i, name in enumerate(HEADERS, 1)}
    titles = {i: name for name, i in columns.items()}
    found = Found(RawSheet("表", raw), 1, 1, columns, titles, list(enumerate(cells, 2)), [], [], [])
    part = Part("左.xlsx" if is_left else "右.xlsx", found, DateContext(Period(2026, 10)))
    return read_table([part], declaration, is_left, None)


def dictionary(left: list[Cells], right: list[Cells]) -> int:
    """How many rows a plain dictionary by number and amount pairs."""
    have = Counter((c[1].replace("-", "").upper(), round(c[3] * 100)) for c in right)
    paired = 0
    for cells in left:
        key = (cells[1].replace("-", "").upper(), round(cells[3] * 100))
        if have[key]:
            have[key] -= 1
            paired += 1
    return paired


def write(cells: list[Cells], path: Path) -> None:
    """The rows as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("表")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADERS)
        for r, row in enumerate(cells, 1):
            sheet.write_row(r, 0, row[:4])
            sheet.write_datetime(r, 4, row[4], day)


def declared(folder: Path) -> Declaration:
    path = folder / "汇款与收款.toml"
    path.write_text(DECLARATION, encoding="utf-8")
    return load_declaration(path)


def matching(count: int, declaration: Declaration, runs: int) -> tuple[float, float, str]:
    """Best seconds of the processor for reading cells and matching, for the dictionary, and the lines by status."""
    left, right = rows(count)
    calendar = WorkCalendar()
    best = plain = float("inf")
    said = ""
    for _ in range(runs):
        begun = time.process_time()
        done = reconcile(declaration, table(left, declaration, True), table(right, declaration, False), calendar)
        best = min(best, time.process_time() - begun)
        said = ", ".join(f"{name} {n}" for name, n in done.counts._asdict().items() if n)
        begun = time.process_time()
        dictionary(left, right)
        plain = min(plain, time.process_time() - begun)
    return best, plain, said


def main(argv: list[str] | None = None) -> int:
    """Print seconds and seconds a row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--steps", default="25000,50000,100000")
    options = parser.parse_args(argv)
    gc.set_threshold(100_000, 50, 1000)  # as the command does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        declaration = declared(folder)
        for count in (int(step) for step in options.steps.split(",") if step):
            best, plain, said = matching(count, declaration, options.runs)
            print(f"{count:8} × {count:<8} {best:7.2f} s {best / count * 1e6:6.1f} µs a row; dictionary {plain:.2f} s")
            print(f"         {said}")
        left, right = rows(options.rows)
        write(left, folder / "登记-2026-10.xlsx")
        write(right, folder / "收款-2026-10.xlsx")
        begun = time.perf_counter()
        found = run_reconciliations([str(declaration.source)], folder, Settings(), Period(2026, 10))
        seconds = time.perf_counter() - begun
        print(f"two files of {options.rows} rows, whole: {seconds:.2f} s, {len(found.findings)} findings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
