"""What one month leaves open goes on in the next month's copy and counts once: whatever columns the table has, and
whether or not its month is closed in the meantime."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from command import dutybook
from openpyxl import Workbook, load_workbook

HEADS = ("部门", "事项", "期限", "业务日期", "完成时间")
SAID = {"期间": "2026-08", "备注": "附照片", "": None}
"""A column beside those, by which a carried row says of which month it is, and what stands in it."""
FOLDER = "2026-08"
ROWS = (
    ("甲部", "月报", "每月5号前", None, datetime(2026, 8, 4)),
    ("甲部", "周报", "每月20号前", None, None),
    ("甲部", "专项", "2026年8月9日前", None, None),
    ("甲部", "提车单", "业务发生后3日内", datetime(2026, 8, 12), None),
)


def august(root: Path, column: str, rows: Sequence[Sequence[object]] = ROWS) -> None:
    """August's workbook, with or without a column that says the period."""
    book = Workbook()
    page: Any = book.active
    page.append([*HEADS, *filter(None, [column])])
    for row in rows:
        page.append([*row, *filter(None, [SAID[column]])])
    (root / FOLDER).mkdir(parents=True)
    book.save(root / FOLDER / "甲部.xlsx")


def month_end(root: Path, period: str, as_of: str, ledger: str, *, distinct: bool = True) -> dict[tuple[str, str], str]:
    """Check a month; the timeliness of what is owed by its name and due."""
    place = (root / period, "--period", period, "--as-of", f"{as_of}T18:00", "--ledger", ledger)
    ran = dutybook("month-end", *place, "--format", "json", "--jobs", "1")
    assert ran.code in (0, 1), ran.err
    late = [f["message"] for f in ran.json["findings"] if f["rule"] == "late-change"]
    assert not late
    found = {(o["deliverable"].split(" (")[0], (o["due"] or "")[:10]): o["timeliness"] for o in ran.json["obligations"]}
    assert not distinct or len(found) == len(ran.json["obligations"])
    return found


def hand_in(root: Path, period: str, day: datetime) -> None:
    """Fill in when what is of August was done."""
    file = root / period / "甲部.xlsx"
    book = load_workbook(file)
    page: Any = book.active
    due = next(cell.column for cell in page[1] if cell.value == "应交时间")
    for row in page.iter_rows(min_row=2):
        at = page.cell(row[0].row, due).value
        if isinstance(at, datetime) and at < datetime(2026, 9, 1):
            row[4].value = day
    book.save(file)


def trend(ledger: str) -> list[tuple[str, int, int, int, int]]:
    ran = dutybook("history", "--ledger", ledger, "--format", "json")
    return [(t["period"], t["obligations"], t["on_time"], t["late"], t["overdue"]) for t in ran.json["trend"]]


def close(ledger: str) -> None:
    for by in ("张三", "李四"):
        ran = dutybook("close", "2026-08", "--ledger", ledger, "--by", by, "--accept-open", "同意")
        assert ran.code == 0, ran.err
    assert "已关账" in ran.out


@pytest.mark.parametrize("column", SAID)
def test_what_is_carried_over_counts_once_whatever_columns_the_table_has(tmp_path: Path, url: str, column: str) -> None:
    august(tmp_path, column)
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    assert trend(url) == [("2026-08", 4, 1, 0, 3)]
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    assert trend(url) == [("2026-08", 4, 1, 0, 3), ("2026-09", 2, 0, 0, 0)]
    hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
    month_end(tmp_path, "2026-09", "2026-10-02", url)
    assert trend(url) == [("2026-08", 4, 1, 3, 0), ("2026-09", 2, 0, 0, 2)]
    month_end(tmp_path, "2026-09", "2026-10-03", url)
    assert trend(url) == [("2026-08", 4, 1, 3, 0), ("2026-09", 2, 0, 0, 2)]
    dutybook("roll", tmp_path / "2026-09", "--to", "2026-10", "--out", tmp_path / "2026-10")
    month_end(tmp_path, "2026-10", "2026-10-04", url)
    assert trend(url) == [("2026-08", 4, 1, 3, 0), ("2026-09", 2, 0, 0, 2), ("2026-10", 2, 0, 0, 0)]


@pytest.mark.parametrize("column", SAID)
def test_a_new_name_in_mid_month_makes_no_second_item_of_what_was_carried_over(
    tmp_path: Path, url: str, column: str
) -> None:
    august(tmp_path, column)
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    month_end(tmp_path, "2026-08", "2026-09-03", url)
    file = tmp_path / "2026-09" / "甲部.xlsx"
    hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
    close(url)
    month_end(tmp_path, "2026-09", "2026-09-05", url)
    file.rename(file.with_name("甲部责任表.xlsx"))
    found = month_end(tmp_path, "2026-09", "2026-09-06", url)
    assert [found[name, due] for name, due in _OPEN] == ["late"] * 3
    assert trend(url) == [("2026-08", 4, 1, 0, 3), ("2026-09", 2, 0, 0, 1)]


@pytest.mark.parametrize("column", SAID)
@pytest.mark.parametrize("handed_in", [False, True])
def test_a_signature_lapses_only_where_the_next_months_check_changed_a_status_of_its_own(
    tmp_path: Path, url: str, column: str, handed_in: bool
) -> None:
    """And one that is given after that check rests on it."""
    august(tmp_path, column)
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    place = ("--ledger", url, "--accept-open", "同意", "--by")
    assert dutybook("close", "2026-08", *place, "张三").code == 0
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    if handed_in:
        hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
        month_end(tmp_path, "2026-09", "2026-09-05", url)
        assert "已作为制表人签字" in dutybook("close", "2026-08", *place, "李四").out
    ran = dutybook("close", "2026-08", *place, "王五")
    assert ran.code == 0 and "已关账" in ran.out


@pytest.mark.parametrize("column", SAID)
@pytest.mark.parametrize("first", ["closed", "checked"])
def test_what_is_carried_over_is_judged_in_the_next_month_whenever_its_own_is_closed(
    tmp_path: Path, url: str, column: str, first: str
) -> None:
    """Handed in on 4 September it is late, and nobody changed August, which keeps what it was closed with."""
    august(tmp_path, column)
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    if first == "closed":
        close(url)
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    if first == "checked":
        month_end(tmp_path, "2026-08", "2026-09-03", url)
        close(url)
    hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
    found = month_end(tmp_path, "2026-09", "2026-09-10", url)
    assert [found[name, due] for name, due in _OPEN] == ["late"] * 3
    assert trend(url)[0] == ("2026-08", 4, 1, 0, 3)
    assert month_end(tmp_path, "2026-08", "2026-09-11", url)["周报", "2026-08-20"] == "overdue"
    assert trend(url) == [("2026-08", 4, 1, 0, 3), ("2026-09", 2, 0, 0, 1)]


def test_the_closed_months_own_sheet_stands_though_its_open_rows_went_on(tmp_path: Path, url: str) -> None:
    """Who fills in the day in August's sheet after the closing is told, and told again."""
    august(tmp_path, "期间")
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    month_end(tmp_path, "2026-08", "2026-09-03", url)
    close(url)
    hand_in(tmp_path, "2026-08", datetime(2026, 8, 6))
    for as_of in ("2026-09-05T18:00", "2026-09-06T18:00"):
        place = (tmp_path / "2026-08", "--period", "2026-08", "--as-of", as_of, "--ledger", url)
        ran = dutybook("month-end", *place, "--format", "json", "--jobs", "1")
        told = sorted(f["cell"] for f in ran.json["findings"] if f["rule"] == "late-change")
        assert told == ["E2", "E3", "E4", "E5"]
        assert ran.json["summary"]["overdue"] == 3
    assert trend(url)[0] == ("2026-08", 4, 1, 0, 3)


def test_what_was_waived_in_the_next_month_is_still_what_was_carried_over(tmp_path: Path, url: str) -> None:
    """A row that is not owed has no due by which it would be known again."""
    august(tmp_path, "")
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    book = load_workbook(tmp_path / "2026-09" / "甲部.xlsx")
    page: Any = book.active
    for row in page.iter_rows(min_row=2, max_col=5):
        if row[1].value in ("专项", "周报 (2026-08)", "提车单"):
            row[4].value = "豁免"
    book.save(tmp_path / "2026-09" / "甲部.xlsx")
    month_end(tmp_path, "2026-09", "2026-09-04", url)
    assert [t[:2] for t in trend(url)] == [("2026-08", 4), ("2026-09", 2)]


@pytest.mark.parametrize("column", SAID)
@pytest.mark.parametrize("closed", [False, True])
def test_of_cases_of_one_name_the_open_one_goes_on(tmp_path: Path, url: str, column: str, closed: bool) -> None:
    """Not the first of them, which was handed in on time and is August's for good; nor is it so after reopening."""
    days = (datetime(2026, 8, 3), datetime(2026, 8, 5)), (datetime(2026, 8, 12), None), (datetime(2026, 8, 12), None)
    august(tmp_path, column, [("甲部", "提车单", "业务发生后3日内", begun, done) for begun, done in days])
    month_end(tmp_path, "2026-08", "2026-09-01", url, distinct=False)
    assert trend(url) == [("2026-08", 3, 1, 0, 2)]
    if closed:
        close(url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url, distinct=False)
    hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
    month_end(tmp_path, "2026-09", "2026-09-10", url, distinct=False)
    if closed:
        assert trend(url)[0] == ("2026-08", 3, 1, 0, 2)
        ran = dutybook("reopen", "2026-08", "--ledger", url, "--by", "王五", "--reason", "更正")
        assert ran.code == 0, ran.err
    assert trend(url)[0] == ("2026-08", 3, 1, 2, 0)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(("done", "late"), [(datetime(2026, 9, 24), 1), (None, 0)])
def test_what_was_handed_in_is_never_carried_over(
    tmp_path: Path, url: str, done: datetime | None, late: int, closed: bool
) -> None:
    """Nor where September's row still has August's date: it is another row, which is late or overdue."""
    due = datetime(2026, 8, 25)
    august(tmp_path, "", [("甲部", "资金表", due, None, datetime(2026, 8, 24))])
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    if closed:
        close(url)
    (tmp_path / "2026-09").mkdir()
    book = load_workbook(tmp_path / FOLDER / "甲部.xlsx")
    book.worksheets[0]["E2"] = None
    book.save(tmp_path / "2026-09" / "甲部.xlsx")
    for day, filled in (("2026-09-10", None), ("2026-09-25", done)):
        book.worksheets[0]["E2"] = filled
        book.save(tmp_path / "2026-09" / "甲部.xlsx")
        month_end(tmp_path, "2026-09", day, url)
    assert trend(url) == [("2026-08", 1, 1, 0, 0), ("2026-09", 1, 0, late, 1 - late)]
    month_end(tmp_path, "2026-08", "2026-09-26", url)
    assert trend(url)[0] == ("2026-08", 1, 1, 0, 0)


@pytest.mark.parametrize("column", SAID)
def test_after_reopening_what_was_carried_over_counts_once(tmp_path: Path, url: str, column: str) -> None:
    august(tmp_path, column)
    month_end(tmp_path, "2026-08", "2026-09-01", url)
    close(url)
    dutybook("roll", tmp_path / "2026-08", "--to", "2026-09", "--out", tmp_path / "2026-09")
    month_end(tmp_path, "2026-09", "2026-09-03", url)
    hand_in(tmp_path, "2026-09", datetime(2026, 9, 4))
    month_end(tmp_path, "2026-09", "2026-09-10", url)
    assert dutybook("reopen", "2026-08", "--ledger", url, "--by", "王五", "--reason", "更正").code == 0
    assert trend(url) == [("2026-08", 4, 1, 3, 0), ("2026-09", 2, 0, 0, 1)]


@pytest.mark.parametrize("lost", [True, False])
def test_a_ledger_that_is_gone_is_not_begun_anew_without_a_word(tmp_path: Path, lost: bool) -> None:
    august(tmp_path, "")
    place = ("month-end", tmp_path / "2026-08", "--period", "2026-08", "--format", "json", "--jobs", "1")
    first = dutybook(*place, "--as-of", "2026-09-01T18:00")
    file = tmp_path / ".dutybook" / "ledger.sqlite"
    assert file.exists()
    if lost:
        file.unlink()
    second, third = (dutybook(*place, "--as-of", f"2026-09-0{day}T18:00") for day in (2, 3))
    told = [
        [f["message"] for f in ran.json["findings"] if f["rule"] == "ledger-begun"] for ran in (first, second, third)
    ]
    assert [len(some) for some in told] == [0, int(lost), 0]
    assert not lost or ("以前的月结汇总" in told[1][0] and str(file) in told[1][0])


_OPEN = (("周报", "2026-08-20"), ("专项", "2026-08-09"), ("提车单", "2026-08-15"))
