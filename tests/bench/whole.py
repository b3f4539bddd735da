"""The whole job against openpyxl, in one run: ``python tests/bench/whole.py [--rows 1000,10000,100000] [--folder]``.

Makes duty sheets with XlsxWriter, a fresh copy for each run, and measures whole processes, alternately:

* ``dutybook check``: reading, deadlines, judging, findings, writing six columns and a result sheet, with a backup
* ``write_cells``: four new columns, given cell by cell
* a program as a user would write it with openpyxl: load, work out four columns from a table of day counts, save

It prints the median seconds, the peak memory, both ratios (openpyxl's by ours: above 1 ours is better) and microseconds
a row. ``--folder`` adds 200 workbooks of 200 rows; ``--sheets`` one with 50 sheets, of which one is a duty sheet.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = ("序号", "责任部门", "服务事项", "服务对象", "期限", "业务日期", "责任人", "完成时间", "凭证", "备注")
PHRASES = (
    *("每月5号前", "交车后3日内", "业务发生一周内", "提车次日", "提回车当日", "3个工作日内"),
    *("每月1号上午12点之前", "次月5日前"),
)
DEPARTMENTS = ("消贷部", "客服部", "保险部", "销售部", "人事部")
FOLDER, FOLDER_ROWS = 200, 200
SHEETS, SHEET_ROWS = 50, 2000
CHECK = ("-m", "toolkit", "check")
MOMENT = ("--as-of", "2026-11-28T18:00", "--period", "2026-11")

# What is measured besides the check, each a program of its own: argument 1 is a workbook or a folder of them.
WRITE_CELLS = """
import sys
from datetime import datetime
from pathlib import Path
from toolkit.workbook import CellUpdate, Look, write_cells
STATES = (("按时", Look.BODY), ("迟交", Look.YELLOW), ("逾期未交", Look.RED), ("未到期", Look.BODY))
def write(path, rows):
    heads = enumerate(("应交时间", "状态", "逾期", "天数"), 11)
    updates = [CellUpdate("责任表", 1, c, t, Look.HEADER) for c, t in heads]
    for r in range(2, rows + 2):
        state, look = STATES[r % 4]
        updates.append(CellUpdate("责任表", r, 11, datetime(2026, 11, 1 + r % 28, 18), Look.DATETIME))
        updates.append(CellUpdate("责任表", r, 12, state, look))
        updates.append(CellUpdate("责任表", r, 13, "是" if r % 4 in (1, 2) else "否", Look.BODY))
        updates.append(CellUpdate("责任表", r, 14, r % 9, Look.NUMBER))
    write_cells(path, updates)
target = Path(sys.argv[1])
for path in sorted(target.glob("*.xlsx")) if target.is_dir() else [target]:
    write(path, int(sys.argv[2]))
"""
OPENPYXL = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
import openpyxl
NOW, DAY = datetime(2026, 11, 28, 18), timedelta(days=1)
DAYS = {"交车后3日内": 3, "业务发生一周内": 7, "提车次日": 1, "提回车当日": 0, "3个工作日内": 5}
def due_of(phrase, event):
    if phrase in DAYS:
        day = event + timedelta(days=DAYS[phrase])
        return datetime(day.year, day.month, day.day) + DAY
    if phrase == "每月1号上午12点之前":
        return datetime(2026, 11, 1, 12)
    return datetime(2026, 12 if phrase.startswith("次月") else 11, 5) + DAY
def run(path):
    book = openpyxl.load_workbook(path)
    sheet = book["责任表"]
    for c, name in enumerate(("应交时间", "检查状态", "逾期标志", "逾期天数"), 11):
        sheet.cell(1, c, name)
    for row in range(2, sheet.max_row + 1):
        due = due_of(sheet.cell(row, 5).value, sheet.cell(row, 6).value)
        done = sheet.cell(row, 8).value
        late = (done or NOW) > due
        sheet.cell(row, 11, due)
        sheet.cell(row, 12, ("迟交" if late else "按时") if done else ("逾期未交" if late else "未到期"))
        sheet.cell(row, 13, "是" if late else "否")
        sheet.cell(row, 14, -(-((done or NOW) - due) // DAY) if late else 0)
    book.save(path)
target = Path(sys.argv[1])
for path in sorted(target.glob("*.xlsx")) if target.is_dir() else [target]:
    run(path)
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to measure with: a file or a folder that was made, how many rows of how many workbooks it has."""

    name: str
    source: Path
    rows: int
    books: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians over the runs: seconds, megabytes at the peak; and the exit codes that came."""

    seconds: float
    megabytes: float
    codes: frozenset[int]


def make(path: Path, rows: int, sheets: int = 1) -> None:
    """A workbook with a duty sheet, and other sheets of as many rows before and after it."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    when = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for number in range(sheets):
        if number != sheets // 2:
            other = book.add_worksheet(f"台账{number}")
            for r in range(rows):
                other.write_row(r, 0, [r, f"车辆{r}", r * 1.5, "已入库", "无"])
            continue
        sheet = book.add_worksheet("责任表")
        sheet.write_row(0, 0, HEAD, head)
        for r in range(1, rows + 1):
            event = datetime(2026, 11, 2 + r % 25, 9, 30)
            sheet.write_row(r, 0, [r, DEPARTMENTS[r % 5], f"提供单据 {r}", "财务部", PHRASES[r % 8]])
            sheet.write_datetime(r, 5, event, when)
            sheet.write(r, 6, "张三")
            if r % 3:
                sheet.write_datetime(r, 7, event + timedelta(days=r % 7), when)
            sheet.write(r, 8, f"PZ{r:06d}")
        sheet.data_validation(1, 6, rows, 6, {"validate": "list", "source": ["张三", "李四"]})
        sheet.autofilter(0, 0, rows, len(HEAD) - 1)
    book.close()


def measured(command: Sequence[str]) -> tuple[float, float, int]:
    """Seconds, megabytes at the peak and exit code of one process, with everything it starts with."""
    # Compiled modules are kept, as they are for anybody.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)  # else it would be waited for again
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return time.perf_counter() - begun, kilobytes / 1024, child.returncode


def compared(job: Job, work: Path, runs: int) -> dict[str, Figures]:
    """The figures of each program over one job, run in turns."""
    commands = {
        "dutybook check": lambda target: [sys.executable, *CHECK, target, *MOMENT],
        "write_cells": lambda target: [sys.executable, "-c", WRITE_CELLS, target, str(job.rows)],
        "openpyxl": lambda target: [sys.executable, "-c", OPENPYXL, target],
    }
    found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            folder = work / f"{job.name}-{number}-{name.split()[0]}"
            folder.mkdir()
            target = folder / job.source.name
            shutil.copytree(job.source, target) if job.source.is_dir() else shutil.copy(job.source, target)
            found[name].append(measured(command(str(target))))
            shutil.rmtree(folder)
    return {
        name: Figures(
            statistics.median(s for s, _, _ in some),
            statistics.median(m for _, m, _ in some),
            frozenset(c for _, _, c in some),
        )
        for name, some in found.items()
    }


def report(job: Job, figures: dict[str, Figures]) -> list[str]:
    """What to print about one job."""
    base = figures["openpyxl"]
    total = job.rows * job.books
    lines = [f"{job.name}: openpyxl {base.seconds:.2f} s, {base.megabytes:.0f} MB"]
    for name in ("dutybook check", "write_cells"):
        ours = figures[name]
        lines.append(
            f"  {name}: {ours.seconds:.2f} s, {ours.megabytes:.0f} MB, {ours.seconds / total * 1e6:.1f} µs a row; "
            f"{base.seconds / ours.seconds:.1f} times as fast, {ours.megabytes / base.megabytes:.2f} of the memory; "
            f"exit {sorted(ours.codes)}"
        )
    return lines


def _make(path: Path, rows: int, sheets: int = 1) -> None:
    """Make a workbook in a process of its own: what this one holds at its peak, the system counts for its children."""
    call = f"import runpy; from pathlib import Path; runpy.run_path({str(Path(__file__).resolve())!r})['make']"
    subprocess.run([sys.executable, "-c", f"{call}(Path({str(path)!r}), {rows}, {sheets})"], check=True)


def jobs(work: Path, rows: Sequence[int], *, folder: int = 0, sheets: int = 0) -> list[Job]:
    """Make what is wanted: workbooks of so many rows, a folder of so many workbooks, one of so many sheets."""
    made = []
    for n in rows:
        path = work / f"duty_{n}.xlsx"
        _make(path, n)
        made.append(Job(f"{n} rows", path, n))
    if folder:
        place = work / "folder"
        place.mkdir()
        for number in range(folder):
            make(place / f"部门{number:03d}.xlsx", FOLDER_ROWS)
        made.append(Job(f"{folder} workbooks", place, FOLDER_ROWS, folder))
    if sheets:
        path = work / f"sheets_{sheets}.xlsx"
        _make(path, SHEET_ROWS, sheets)
        made.append(Job(f"{sheets} sheets", path, SHEET_ROWS))
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", default="1000,10000,100000")
    options.add_argument("--folder", action="store_true")
    options.add_argument("--sheets", action="store_true")
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    rows = [int(n) for n in chosen.rows.split(",") if n]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        many = {"folder": FOLDER if chosen.folder else 0, "sheets": SHEETS if chosen.sheets else 0}
        for job in jobs(work, rows, **many):
            print("\n".join(report(job, compared(job, work, chosen.runs))), flush=True)


if __name__ == "__main__":
    main()
