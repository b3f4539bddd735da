"""Make the sample workbooks: ``python samples/build.py [FOLDER]``. The same bytes every time.

Three departments keep the full workbook of the pack, two a plain table, and three files are handed in with them; a few
mistakes are planted on purpose.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import full
import papers
import plain

from toolkit.app.new.archive import save
from toolkit.app.new_workbook import build as build_workbook
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy

HERE = Path(__file__).resolve().parent
PERIOD = Period(2026, 10)
STAMP = datetime(2026, 11, 6, 17, 30)


def build(out: Path) -> list[Path]:
    """Write the workbooks and what is handed in with them into a folder, over those that are there."""
    pack = load_pack("dealership-finance")
    calendar, policy = work_calendar("CN"), Policy()
    books = {"保险部": plain.insurance(), "人事部": plain.personnel()}
    for name, fill in (("消贷部", full.credit), ("客服部", full.service), ("销售部", full.sales)):
        filled = fill(pack)
        department = next(d for d in filled.pack.departments if d.name == name)
        rows = {
            "register": filled.register,
            "obligations": filled.obligations,
            "issues": filled.issues,
            "calendar": filled.calendar,
        }
        books[name] = build_workbook(filled.pack, department, PERIOD, calendar, policy, rows=rows)
    sold = filled.register
    books[f"{papers.FOLDER}/欠款报表-消贷部-{PERIOD}"] = papers.arrears()
    books[f"{papers.FOLDER}/业务单-{PERIOD}"] = papers.sales(sold)
    books[f"{papers.FOLDER}/刷卡单-{PERIOD}"] = papers.card_slips(sold)
    made = []
    for name, book in books.items():
        path = out / f"{name}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        save(book, path, STAMP)
        made.append(path)
    return made


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / str(PERIOD)):
        print(path)
