"""A table that was checked is understood as it was before: our columns change nothing in what the others say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from held_out_tables import TABLES, value_of
from openpyxl import load_workbook
from sheets_kit import check, save

AS_OF, PERIOD = "2026-11-06T18:00", "2026-11"
DUTIES: dict[str, list[dict[str, Any]]] = {}
for _table in TABLES:
    if _table["kind"] == "duty":
        DUTIES.setdefault(_table["id"][0], []).append(_table)


@pytest.mark.parametrize("letter", DUTIES)
def test_a_second_check_says_the_same_and_writes_nothing(tmp_path: Path, letter: str) -> None:
    for table in DUTIES[letter]:
        rows = [[value_of(cell) for cell in row] for row in table["rows"]]
        path = save(tmp_path / f"{table['id']}.xlsx", {"s": rows})
        first, second = (check(path, as_of=AS_OF, period=table.get("period", PERIOD)) for _ in range(2))
        assert (second["written"], second["obligations"]) == ([], first["obligations"]), table["id"]


def test_a_deadline_that_was_changed_counts_although_its_column_has_a_name_of_its_own(tmp_path: Path) -> None:
    head = ["NC编号", "责任部门", "责任人", "要提交的整改证据", "最迟提交", "提交给(审核员)", "实际提交日期"]
    rows = [
        ["NC-01", "计量室", "常胜", "量具校准证书及台账", "@2026-10-29", "肖工", "@2026-10-27"],
        ["NC-02", "冲压车间", "雷刚", "更新后的作业指导书", "@2026-10-29", "肖工", "@2026-11-02"],
        ["NC-03", "采购部", "尹萍", "供应商年度评审记录", "@2026-10-12", "贾工", "@2026-10-10"],
    ]
    path = save(tmp_path / "a.xlsx", {"s": [head, *[[value_of(cell) for cell in row] for row in rows]]})
    assert [o["timeliness"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]][1] == "late"
    book = load_workbook(path)
    book["s"]["E3"] = value_of("@2026-11-03")
    book.save(path)
    assert [o["timeliness"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]] == ["on_time"] * 3
    sheet = load_workbook(path)["s"]
    assert [cell.value for cell in sheet[1]].count("应交时间") == 1
