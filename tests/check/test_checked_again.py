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


def test_a_deadline_counts_although_most_others_were_moved_since(tmp_path: Path) -> None:
    head = ["Task", "Team", "Planned", "Revised", "Actual"]
    days = [("05", "12", "10"), ("09", "13", "12"), ("12", None, None)]
    dates = [[value_of(f"@2026-11-{day}") if day else None for day in row] for row in days]
    rows = [[name, team, *row] for name, team, row in zip("ABC", ("Ops", "HR", "IT"), dates, strict=True)]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows]})
    assert check(path, as_of="2026-11-23T18:00", period=PERIOD)["obligations"][2]["timeliness"] == "overdue"
    book = load_workbook(path)
    book["s"]["C4"] = value_of("@2026-11-28")
    book.save(path)
    for _ in range(2):
        last = check(path, as_of="2026-11-23T18:00", period=PERIOD)["obligations"][2]
        assert (last["phrase"], last["overdue"]) == ("2026-11-28", False)
    assert [cell.value for cell in load_workbook(path)["s"][1]].count("Due") == 1


def test_what_was_started_is_not_done_by_that(tmp_path: Path) -> None:
    head = ["Task", "Department", "Expected start", "Started on", "Status"]
    begun, late = value_of("@2026-11-04"), value_of("@2026-11-15")
    rows = [["A", "Ops", value_of("@2026-11-05"), begun, "Done"], ["B", "HR", value_of("@2026-11-09"), None, "Open"]]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows, ["C", "IT", value_of("@2026-11-12"), late, "Done"]]})
    for _ in range(2):
        found = check(path, as_of="2026-11-23T18:00", period=PERIOD)["obligations"]
        assert [(o["timeliness"], o["submitted_at"]) for o in found] == [
            ("undetermined", None),
            ("overdue", None),
            ("undetermined", None),
        ]


def test_another_table_below_is_told_from_the_first_although_it_has_our_columns(tmp_path: Path) -> None:
    upper = [
        "编号",
        "承诺内容",
        "提交给",
        "什么时候交",
        "实际提交日期",
        "责任人",
        "接收部门意见",
        "打分",
        "退回原因",
        "凭证",
    ]
    lower = [
        "工单号",
        "交付内容",
        "提交给",
        "时限",
        "下单日期",
        "完成日期",
        "班组长",
        "接收部门意见",
        "打分",
        "退回原因",
        "重交期限",
        "重交日期",
    ]
    given, done = value_of("@2026-11-02"), value_of("@2026-11-03")
    first = [[f"SC{n}", f"报表{n}", "财务部", "每月5日前", done, "李铁军", "通过", 4] for n in (1, 2, 3)]
    second = [
        ["G1", "样件", "质量部", "下单后3日内", given, done, "王工", "退回", 3, "尺寸超差"],
        ["G2", "样件", "质量部", "下单后3日内", given, done, "王工", "通过", 5],
    ]
    path = save(tmp_path / "a.xlsx", {"s": [upper, *first, [None], lower, *second]})
    words = [[o["work"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]] for _ in range(2)]
    assert words == [["accepted"] * 3 + ["rejected", "accepted"]] * 2


def test_a_table_in_its_own_words_stays_one_when_another_is_put_below(tmp_path: Path) -> None:
    head = ["谁做", "要做的事", "啥时候要", "啥时候做完", "PIC"]
    days = [("@2026-11-05", "@2026-11-05"), ("@2026-11-18", "@2026-11-06"), ("@2026-11-03", None)]
    rows = [["财务部", f"报表{n}", *map(value_of, dates), "张三"] for n, dates in enumerate(days)]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows]})
    first = [o["timeliness"] for o in check(path, as_of=AS_OF, period=PERIOD)["obligations"]]
    assert first == ["on_time", "on_time", "overdue"]
    book = load_workbook(path)
    for number, row in enumerate([head[:4], ["行政部", "考勤", "11月8日前"], ["行政部", "物资", "11月25日前"]], 7):
        for column, value in enumerate(row, 1):
            book["s"].cell(number, column, value)
    book.save(path)
    second, third = (check(path, as_of=AS_OF, period=PERIOD) for _ in range(2))
    assert [o["timeliness"] for o in second["obligations"]][:3] == first
    assert (third["obligations"], third["written"]) == (second["obligations"], [])
    sheet = load_workbook(path)["s"]
    assert [cell.value for cell in sheet[1]].count("应交时间") == 1 and sheet.max_column == 11


def test_dates_that_a_person_put_in_place_of_ours_stay(tmp_path: Path) -> None:
    """Without our number format, and with no other deadline: they are what the person goes by."""
    head = [
        "责任部门",
        "责任事项",
        "期限",
        "完成时间",
        "应交时间",
        "检查状态",
        "逾期标志",
        "逾期天数",
        "检查时间",
        "检查说明",
    ]
    typed = [value_of(f"@2026-11-{day}") for day in ("05", "08", "20")]
    ours = ("按时", "否", 0, value_of("@2026-10-06"), None)
    path = save(tmp_path / "a.xlsx", {"s": [head, *[["财务部", f"报表{d.day}", None, None, d, *ours] for d in typed]]})
    for _ in range(3):
        found = check(path, as_of="2026-11-15", period=PERIOD)["obligations"]
        assert [o["timeliness"] for o in found] == ["overdue", "overdue", "not_due"]
        assert [cell.value for cell in load_workbook(path)["s"]["E"]][1:] == typed


def test_moments_of_ours_are_known_by_those_that_they_repeat(tmp_path: Path) -> None:
    """They have the number format of any time of day."""
    head = ["责任部门", "责任事项", "最迟提交", "实际提交"]
    rows = [["财务部", f"报表{n}", value_of(f"@2026-11-0{n}T17:00"), value_of("@2026-11-04T09:30")] for n in (3, 4, 5)]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows]})
    first, second = (check(path, as_of=AS_OF, period=PERIOD) for _ in range(2))
    assert [o["timeliness"] for o in first["obligations"]] == ["late", "on_time", "on_time"]
    assert (second["obligations"], second["written"]) == (first["obligations"], [])


@pytest.mark.parametrize("other", ["哪天定的", "约好几号"])
def test_another_column_of_dates_is_no_deadline_once_that_is_deleted(tmp_path: Path, other: str) -> None:
    rows = [["谁盯", "要补的东西", other, "啥时候要"]]
    rows += [["张三", "方案", "@2026-11-03", "11月9日前"], ["李四", "报表", "@2026-11-04", "11月10日前"]]
    rows += [["王五", "小结", None, "11月11日前"]]
    path = save(tmp_path / "a.xlsx", {"s": [[value_of(cell) for cell in row] for row in rows]})
    first = check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    book["s"].delete_cols(4)
    book.save(path)
    again = check(path, as_of=AS_OF, period=PERIOD)
    assert [o["due"] for o in again["obligations"]] == [o["due"] for o in first["obligations"]]
    assert any("没有写期限的列" in finding["message"] for finding in again["findings"])
    assert not any("没有写期限的列" in finding["message"] for finding in first["findings"])


def test_our_dates_that_were_deleted_and_added_again_are_no_deadline(tmp_path: Path) -> None:
    """They stand right of our other columns then, apart from them."""
    head = ["要给财务的东西", "谁来办", "啥时候要", "给了没"]
    days = [("@2026-11-03", "@2026-11-05"), ("@2026-11-04", "@2026-11-04"), ("@2026-11-20", None)]
    rows = [[f"报表{n}", "张三", *map(value_of, dates)] for n, dates in enumerate(days)]
    path = save(tmp_path / "a.xlsx", {"s": [head, *rows]})
    first = check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    book["s"].delete_cols(5)
    book.save(path)
    second, third = (check(path, as_of=AS_OF, period=PERIOD) for _ in range(2))
    assert (third["obligations"], third["written"]) == (second["obligations"], [])
    assert third["obligations"] == first["obligations"]
    book = load_workbook(path)
    assert [cell.value for cell in book["s"][1]].count("应交时间") == 1
    book["s"]["C2"] = value_of("@2026-11-06")
    book.save(path)
    fourth = check(path, as_of=AS_OF, period=PERIOD)["obligations"]
    assert [o["timeliness"] for o in fourth] == ["on_time", "on_time", "not_due"]


def test_a_table_whose_deadlines_are_phrases_stays_one_when_our_dates_were_added_again(tmp_path: Path) -> None:
    table = next(t for t in TABLES if t["id"] == "q60")
    path = save(tmp_path / "a.xlsx", {"s": [[*map(value_of, row)] for row in table["rows"]]})
    first = check(path, as_of=AS_OF, period=PERIOD)["obligations"]
    book = load_workbook(path)
    book["s"].delete_cols(9)
    book.save(path)
    second, third = (check(path, as_of=AS_OF, period=PERIOD) for _ in range(2))
    assert first and (second["obligations"], third["obligations"], third["written"]) == (first, first, [])


@pytest.mark.parametrize("name", ["检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"])
def test_a_table_in_its_own_words_stays_one_when_a_column_of_ours_is_renamed(tmp_path: Path, name: str) -> None:
    head = ["要给财务的东西", "啥时候要", "谁弄", "哪天给的", "说两句"]
    rows = [["欠款报表", "每月5号前", "张三", "@2026-11-04", None], ["费用报销单", "每月2日前", "李四", None, "催过"]]
    rows += [["考勤表", "每月3日前", "王五", "@2026-11-06", None], ["月度总结", "月末前", "赵六", None, None]]
    path = save(tmp_path / "a.xlsx", {"s": [head, *[[value_of(cell) for cell in row] for row in rows]]})
    first = check(path, as_of=AS_OF, period=PERIOD)["obligations"]
    assert [o["timeliness"] for o in first] == ["on_time", "overdue", "late", "not_due"]
    book = load_workbook(path)
    (cell,) = (cell for cell in book["s"][1] if cell.value == name)
    cell.value = name[2:]  # 状态, 说明: names of columns that people have
    book.save(path)
    held = path.read_bytes()
    assert check(path, as_of=AS_OF, period=PERIOD)["obligations"] == first
    assert path.read_bytes() == held
    book = load_workbook(path)
    book["s"][cell.coordinate].value = None
    book.save(path)
    assert check(path, as_of=AS_OF, period=PERIOD)["obligations"] == first
    assert load_workbook(path)["s"][cell.coordinate].value == name  # ours gets its own back
