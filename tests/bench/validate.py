"""Rows of a deliverable held against their schema: screened by jsonschema-rs, and by jsonschema alone.

    python tests/bench/validate.py [--rows 100000] [--runs 3] [--bad 0.002] [--schema 欠款报表-消贷]

Both ways say the same, message by message, or the program ends with an error. Seconds are the best of the runs, which
alternate. The second part is the whole command's work on a file of that many rows: reading, finding the table, rows,
and table rules.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from toolkit.app.validate import validate
from toolkit.core.period import Period
from toolkit.deliverables.declared import load_schemas
from toolkit.deliverables.records import Record
from toolkit.deliverables.screen import RowChecker, has_screen
from toolkit.settings import Settings

HEADERS = ("合同编号", "客户", "车型", "贷款金额", "欠本金", "欠利息", "欠款合计", "逾期起始日", "逾期期数", "备注")


def rows(count: int, bad: float, seed: int = 1) -> list[Record]:
    """Rows of an arrears report, a share of them wrong in one of several ways."""
    dice = random.Random(seed)
    found: list[Record] = []
    for i in range(count):
        capital, interest = dice.randrange(100, 9000), dice.randrange(0, 300)
        record: dict[str, Any] = {
            "合同编号": f"HT2026-{i:06d}",
            "客户": dice.choice(("陈先生", "林女士", "黄先生", "刘女士")),
            "车型": dice.choice(("朗逸", "轩逸", "雅阁")),
            "贷款金额": float(dice.randrange(30_000, 200_000)),
            "欠本金": float(capital),
            "欠利息": float(interest),
            "欠款合计": float(capital + interest),
            "逾期起始日": (date(2026, 10, 31) - timedelta(days=dice.randrange(300))).isoformat(),
            "逾期期数": dice.randrange(1, 12),
            "备注": "已电话催收",
        }
        if dice.random() < bad:
            name, wrong = dice.choice(
                (
                    ("客户", None),
                    ("欠款合计", "三千"),
                    ("逾期期数", 0),
                    ("逾期起始日", "去年"),
                    ("欠本金", -1.0),
                    ("合同编号", "H"),
                )
            )
            if wrong is None:
                del record[name]
            else:
                record[name] = wrong
        found.append(record)
    return found


def write(records: list[Record], path: Path) -> None:
    """The same rows as a workbook, with title, total row and signatures."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("欠款报表")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write(0, 0, "分期客户欠款报表 2026年10月")
        sheet.write_row(2, 0, HEADERS)
        for r, record in enumerate(records, 3):
            for c, name in enumerate(HEADERS):
                value = record.get(name)
                if name == "逾期起始日" and isinstance(value, str) and value[:1].isdigit():
                    sheet.write_datetime(r, c, date.fromisoformat(value), day)
                elif value is not None:
                    sheet.write(r, c, value)
        last = len(records) + 3
        sheet.write(last, 0, "合计")
        for name in ("欠款合计", "欠本金", "欠利息"):
            total = sum(v for record in records if isinstance(v := record.get(name), (int, float)))
            sheet.write(last, HEADERS.index(name), total)
        sheet.write(last + 2, 0, "制表人:张三")
        sheet.write(last + 2, 2, "审核:李四")


def main(argv: list[str] | None = None) -> int:
    """Print seconds and ratios; 1 if the messages differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bad", type=float, default=0.002)
    options = parser.parse_args(argv)
    if not has_screen():
        print("jsonschema-rs is not installed: pip install 'dutybook[fast]'")
        return 2
    schema = next(s for s in load_schemas() if s.name == "欠款报表-消贷")
    records = rows(options.rows, options.bad)
    checkers = {"jsonschema": RowChecker(schema, fast=False), "screened": RowChecker(schema)}
    best = dict.fromkeys(checkers, float("inf"))
    said: dict[str, list[Any]] = {}
    for _ in range(options.runs):
        for name, checker in checkers.items():
            begun = time.perf_counter()
            said[name] = list(checker.problems(records))
            best[name] = min(best[name], time.perf_counter() - begun)
    if said["jsonschema"] != said["screened"]:
        print("the messages differ")
        return 1
    print(f"{options.rows} rows, {len(said['screened'])} messages, the same both ways")
    for name, seconds in best.items():
        print(f"{name:12} {seconds:8.3f} s  {seconds / options.rows * 1e6:7.2f} µs a row")
    print(f"ratio        {best['jsonschema'] / best['screened']:8.1f}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "欠款报表-消贷-2026-10.xlsx"
        write(records, path)
        for name, fast in (("jsonschema", False), ("screened", True)):
            begun = time.perf_counter()
            result = validate([path], Settings(), period=Period(2026, 10), fast=fast)
            seconds = time.perf_counter() - begun
            print(f"whole file, {name:12} {seconds:8.3f} s, {len(result.findings)} findings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
