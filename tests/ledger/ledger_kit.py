"""Small duty sheets as real files, checks of them, and the command."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
from command import dutybook

from toolkit.app.check import check
from toolkit.app.ledger.keeper import Keeper
from toolkit.app.ledger.keeper_opening import open_keeper
from toolkit.app.order import Order
from toolkit.app.result import CheckResult
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings

HEAD = ("部门", "服务对象", "责任编号", "责任事项", "期限", "期间", "状态", "完成时间", "评分")
OCTOBER = Period(2026, 10)
AS_OF = Moment.parse("2026-11-06T18:00")
Line = tuple[object, ...]


def line(
    duty: str, done: str | None = None, work: str | None = None, due: str = "次月5号前", score: int | None = None
) -> Line:
    """A row: handed in at a time (2026-11-04 10:00), or not."""
    at = datetime.fromisoformat(done) if done else None
    return ("销售部", "财务部", duty, f"报表{duty}", due, "2026-10", work, at, score)


LINES: tuple[Line, ...] = (
    line("销售部1", "2026-11-04 10:00", "已验收", score=5),
    line("销售部2", "2026-11-05 09:00", "已提交"),
    line("销售部3"),
)


def sheet(path: Path, *lines: Line) -> Path:
    """A workbook with these rows below its title and header: the first is row 3."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "责任表"
    page.append(["10月服务责任表"])
    page.append(HEAD)
    for each in lines:
        page.append(each)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def put(path: Path, cell: str, value: object) -> None:
    """Type a value into a cell, as a person does."""
    book = openpyxl.load_workbook(path)
    book["责任表"][cell] = value
    book.save(path)


def keeper(
    folder: Path, settings: Settings | None = None, *, as_of: Moment = AS_OF, named: str | None = None
) -> Keeper:
    """A keeper for a run over a folder."""
    made = open_keeper(
        folder,
        settings or Settings(),
        command="month-end",
        at=as_of,
        as_of=as_of,
        period=OCTOBER,
        named=named,
        create=True,
    )
    assert made is not None
    return made


def checked(
    folder: Path, settings: Settings | None = None, *, as_of: str = "2026-11-06T18:00", write: bool = True
) -> CheckResult:
    """Check a folder and keep the run in its ledger."""
    moment = Moment.parse(as_of)
    keep = keeper(folder, settings, as_of=moment)
    return keep.finish(check([folder], settings or Settings(), Order(moment, OCTOBER, write=write), books=keep))


def closed_by_both(where: Path | str) -> None:
    """October closed, whatever is open, by who prepared and who reviewed it: of a folder, or of a ledger by URL."""
    place = ("--ledger", where) if isinstance(where, str) else ("--folder", where)
    for name in ("张三", "李四"):
        ran = dutybook("close", "2026-10", *place, "--by", name, "--accept-open", "同意")
        assert ran.code == 0, ran.err
