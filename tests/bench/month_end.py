"""Month-end over many workbooks against openpyxl, in one run: ``python tests/bench/month_end.py [--books 250,1000]``.

Makes that many workbooks of 200 rows (five departments, so many branches each; with ``--reviewed`` half of the rows
have the receiver's word) and measures whole processes over fresh copies of the folder:

* ``dutybook month-end``: read, judge, write back with backups, ledger, summary workbook
* openpyxl: load every workbook of the same folder and save it again, and nothing else

It prints seconds by the clock and of the processor, the ratio of both, and the peak memory at each number of workbooks:
memory is flat when it does not grow with them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = 200
DEPARTMENTS = ("消贷部", "客服部", "保险部", "销售部", "人事部")
RECEIVERS = ("财务部", "财务部", "财务部", "总经办", "销售部")
PHRASES = ("每月5号前", "交车后3日内", "业务发生一周内", "提车次日", "提回车当日", "3个工作日内", "次月5日前")
HEAD = (
    "责任编号",
    "责任部门",
    "服务事项",
    "服务对象",
    "期限",
    "业务日期",
    "责任人",
    "完成时间",
    "凭证号",
    "验收",
    "评分",
)
OPENPYXL = """
import sys
from pathlib import Path
import openpyxl
for path in sorted(Path(sys.argv[1]).rglob("*.xlsx")):
    openpyxl.load_workbook(path).save(path)
"""


class Measured(NamedTuple):
    """One process: seconds by the clock and of the processor, megabytes at the peak, exit code."""

    seconds: float
    processor: float
    megabytes: float
    code: int


def make(folder: Path, books: int, *, reviewed: bool = False) -> None:
    """Write the workbooks, each in the folder of its branch."""
    import xlsxwriter

    for number in range(books):
        branch, department = folder / f"分店{number // 5:03d}", DEPARTMENTS[number % 5]
        branch.mkdir(parents=True, exist_ok=True)
        book = xlsxwriter.Workbook(str(branch / f"{department}.xlsx"))
        sheet = book.add_worksheet("责任表")
        when = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, HEAD, book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1}))
        for r in range(1, ROWS + 1):
            seed = r + number
            begun = datetime(2026, 10, 1 + seed % 28, 9, 30)
            sheet.write_row(
                r, 0, [f"D{r:03d}", department, f"提供单据{r % 40}", RECEIVERS[seed % 5], PHRASES[seed % 7]]
            )
            sheet.write_datetime(r, 5, begun, when)
            sheet.write_string(r, 6, "张三")
            if seed % 9:
                sheet.write_datetime(r, 7, begun + timedelta(days=seed % 5), when)
            sheet.write_string(r, 8, f"PZ{r:06d}")
            if reviewed and seed % 9 and r % 2:
                sheet.write_string(r, 9, "通过")
                sheet.write_number(r, 10, 3 + seed % 3)
        book.close()


def month_end(folder: Path) -> Measured:
    """The whole job over a folder."""
    moment = ("--as-of", "2026-11-06T18:00", "--period", "2026-10")
    return measured([sys.executable, "-m", "toolkit", "month-end", str(folder), *moment])


def openpyxl_over(folder: Path) -> Measured:
    """Reading and writing the same folder."""
    return measured([sys.executable, "-c", OPENPYXL, str(folder)])


def measured(command: Sequence[str]) -> Measured:
    """Run a process and wait for it."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)  # else it would be waited for again
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    spent = time.perf_counter() - begun
    return Measured(spent, usage.ru_utime + usage.ru_stime, kilobytes / 1024, child.returncode)


def compare(source: Path, work: Path) -> tuple[Measured, Measured]:
    """Ours and openpyxl's figures over copies of a folder."""
    found = []
    for name, run in (("ours", month_end), ("openpyxl", openpyxl_over)):
        copy = work / name / "2026-10"
        shutil.copytree(source, copy)
        os.sync()  # neither waits for what the copying left to be written
        found.append(run(copy))
        shutil.rmtree(work / name)
    return found[0], found[1]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--books", default="250,1000")
    options.add_argument("--reviewed", action="store_true")
    given = options.parse_args()
    for books in map(int, given.books.split(",")):
        with tempfile.TemporaryDirectory() as place:
            work = Path(place)
            # In a process of its own: what this one holds at its peak, the system counts for its children.
            call = f"import runpy; from pathlib import Path; runpy.run_path({str(Path(__file__).resolve())!r})['make']"
            made = f"{call}(Path({str(work / 'source')!r}), {books}, reviewed={given.reviewed})"
            subprocess.run([sys.executable, "-c", made], check=True)
            ours, base = compare(work / "source", work)
        print(
            f"{books} workbooks of {ROWS} rows: month-end {ours.seconds:.1f} s ({ours.processor:.1f} s of the"
            f" processor), {ours.megabytes:.0f} MB, exit {ours.code}; openpyxl reads and writes in {base.seconds:.1f} s"
            f" ({base.processor:.1f} s), {base.megabytes:.0f} MB; {base.seconds / ours.seconds:.1f} times as fast by"
            f" the clock, {base.processor / ours.processor:.1f} by the processor"
        )


if __name__ == "__main__":
    main()
