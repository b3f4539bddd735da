"""What stands in the cells: dates and times as people type them, formulas, words for done, numbers under a unit."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from layout_kit import AS_OF, COUNTED, GOOD, LATE, OWED, PERIOD, at, judged, rewrite
from openpyxl import load_workbook
from sheets_kit import Row, by_row, check, differences, findings, prove, save, table, written_wrong
from xlsxwriter import Workbook as Writer

DATES = [
    "2026.11.6", "2026-11-06", "2026/11/6", "2026年11月6日", "11月6日", "11/6", "11-6", "11.6", "20261106", 20261106, "6号", "6日",
    "２０２６．１１．６", "２０２６年１１月６日", " 2026-11-06 ", "2026-11-6 17:30", "2026/11/6 17:30", "2026年11月6日 下午5点半", "11月6日17:30",
    "2026.11.6（周五）", "2026 年 11 月 6 日", "十一月六日", "26.11.6", "6 Nov 2026", "Nov 6, 2026", "6-Nov-26", "6 Nov 10:30", "6 Nov 5pm", date(2026, 11, 6), at("2026-11-06T17:30"),
    46332, 46332.75, "46332", "2026.11.06.", "'2026-11-06", "2026-11-06T17:30:00", "2026-11-06 17:30:00.000", "已于11月6日完成",
    "2026。11。6", "2026、11、6", "2026,11,6", "2026-11-06 17：30", "2026\u00a011\u00a06", "2026年11月06日 17时30分", "11月6号下午",
]  # fmt: skip


def test_dates_as_people_type_them(tmp_path: Path) -> None:
    """All of them are the 6th of November, a day after the 5th."""
    rows = [Row("每月5号前", d, None, "2026-11-05T24:00", "late", 1) for d in DATES]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


def test_one_date_shows_how_all_of_a_workbook_are_meant(tmp_path: Path) -> None:
    """Day first: 13/11/2026 says so; without it 03/11/2026 is March, and doubted."""
    held = ["03/11/2026", "13/11/2026", "06/11/2026"]
    rows = [
        Row("每月5号前", h, None, "2026-11-05T24:00", said, days)
        for h, (said, days) in zip(held, (("on_time", 0), ("late", 8), ("late", 1)), strict=True)
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)
    # As well where it stands in another column, or table; two that contradict one another prove nothing.
    for other, read in (("16/10/2026", "2026-11-03"), ("10/16/2026", "2026-03-11"), ("1/2/2026", "2026-03-11")):
        grid = table([rows[0]])
        grid[0].append("验收时间")
        grid[1].append(other)
        result = check(save(tmp_path / "b.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
        assert by_row(result)[2]["submitted_at"] == read
        assert bool(findings(result, "date-ambiguous")) is (other == "1/2/2026")
    both = table([*rows, Row("每月5号前", "11/16/2026", None, "2026-11-05T24:00", "late", 11)])
    result = check(save(tmp_path / "c.xlsx", {"责任表": both}), as_of=AS_OF, period=PERIOD)
    assert by_row(result)[2]["submitted_at"] == "2026-03-11" and findings(result, "date-ambiguous")


def _short(tmp_path: Path, held: list[str], settings: str = "") -> tuple[list[str], bool]:
    """The days that are read in a sheet of October, and whether any is doubted."""
    (tmp_path / "dutybook.toml").write_text(settings, "utf-8")
    rows = [Row("每月25号前", h, None, "2026-10-25T24:00", "on_time", 0) for h in held]
    path = save(tmp_path / "a.xlsx", {"责任表": table(rows)})
    result = check(path, as_of="2026-11-20T09:00", period="2026-10")
    return [o["submitted_at"] for o in result["obligations"]], bool(findings(result, "date-ambiguous"))


def test_one_day_without_a_year_shows_how_all_of_them_are_meant(tmp_path: Path) -> None:
    held = ["4/10", "8/10", "9/10", "11/10", "12/10", "13/10", "20/10"]
    days = [f"2026-10-{h.split('/')[0]:0>2}" for h in held]
    assert _short(tmp_path, held) == (days, False)
    # Where another one is written the other way round nothing is proven.
    assert _short(tmp_path, ["4/10", "11/10", "13/10", "10/14"]) == (
        ["2026-10-04", "2026-11-10", "2026-10-13", "2026-10-14"], True,
    )  # fmt: skip


@pytest.mark.parametrize(("first", "days"), [("true", ["2027-04-10"]), ("false", ["2026-10-04"])])
def test_what_the_settings_say_of_days_without_a_year_wins(first: str, days: list[str], tmp_path: Path) -> None:
    assert _short(tmp_path, ["4/10"]) == (["2026-10-04"], True)
    assert _short(tmp_path, ["4/10"], f"[policy]\nmonth_first = {first}\n") == (days, False)


def _deadlines(tmp_path: Path, held: list[object], settings: str = "") -> tuple[list[str | None], list[str]]:
    """The dues of these deadlines in a sheet of November, and the cells that are doubted."""
    (tmp_path / "dutybook.toml").write_text(settings, "utf-8")
    grid: list[list[object]] = [["部门", "事项", "期限", "完成时间"]]
    grid += [["甲部", f"第{n}件", phrase, None] for n, phrase in enumerate(held)]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-18T09:00", period="2026-11")
    doubted = findings(result, "date-ambiguous") + findings(result, "value-unreadable")
    assert {o["timeliness"] for o in result["obligations"] if o["due"] is None} <= {"undetermined"}
    assert not findings(result, "deadline-unreadable")
    return [o["due"] and o["due"][:10] for o in result["obligations"]], sorted(doubted)


def test_the_order_of_a_deadline_in_figures_is_that_of_its_workbook_or_doubted(tmp_path: Path) -> None:
    assert _deadlines(tmp_path, ["12/11/2026", "before 10/12/2026", "11/11/2026"]) == (
        [None, None, "2026-11-11"], ["C2", "C3"],
    )  # fmt: skip
    day_first = ["2026-11-12", "2026-11-20", "2026-11-10", "2026-12-11"]
    assert _deadlines(tmp_path, ["12/11/2026", "20/11/2026", "10/11/26 17:00", "11/12前"]) == (day_first, [])
    month_first = ["2026-12-11", "2026-11-20", "2026-11-12"]
    assert _deadlines(tmp_path, ["12/11/2026", "11/20/2026", "11/12"]) == (month_first, [])
    says = "[policy]\nmonth_first = false\n"
    assert _deadlines(tmp_path, ["12/11/2026", "10/12"], says) == (["2026-11-12", "2026-12-10"], [])


def test_figures_in_doubt_are_judged_where_both_readings_agree(tmp_path: Path) -> None:
    """By the milder of them; and the doubt is told all the same."""
    rows = {
        ("每月5号前", "03/11/2026"): ("on_time", 0),
        ("每月5号前", "09/11/2026"): ("undetermined", None),
        ("每月5号前", "11/12/2026"): ("late", 7),
        ("12/11/2026", "2026-11-01"): ("on_time", 0),
        ("12/11/2026", "2026-11-20"): ("undetermined", None),
        ("09/10/2026", "2026-10-10"): ("late", 1),
        ("09/10/2026", None): ("overdue", 42),
        ("09/12/2026", None): ("undetermined", None),
        ("10/11/2026", "03/09/2026"): ("on_time", 0),
    }
    grid: list[list[object]] = [["部门", "事项", "期限", "完成时间"]]
    grid += [["甲部", f"第{n}件", *row] for n, row in enumerate(rows)]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period="2026-11")
    assert [(o["timeliness"], o["days_late"]) for o in result["obligations"]] == list(rows.values())
    assert len(findings(result, "date-ambiguous")) == len(rows) + 1


def test_events_in_doubt_are_judged_where_both_readings_agree(tmp_path: Path) -> None:
    """Nobody is late by half a year because 5 November was read as 11 May."""
    rows = {
        ("收到后3个工作日内", "05/11/2026", "2026-11-09"): ("undetermined", None),
        ("收到后3个工作日内", "05/11/2026", "2026-11-12"): ("late", 2),
        ("收到后3个工作日内", "05/11/2026", None): ("overdue", 10),
        ("收到后3个工作日内", "05/11/2026", "05/11/2026"): ("on_time", 0),
        ("收到后3个工作日内", "12/11/2026", None): ("undetermined", None),
        ("每月25号前", "05/11/2026", "2026-11-09"): ("on_time", 0),
    }
    grid: list[list[object]] = [["部门", "事项", "期限", "收到日期", "完成时间"]]
    grid += [["甲部", f"第{n}件", *row] for n, row in enumerate(rows)]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of="2026-11-20T09:00", period="2026-11", write=False)
    assert [(o["timeliness"], o["days_late"]) for o in result["obligations"]] == list(rows.values())
    assert len(findings(result, "date-ambiguous")) == len(rows) + 1
    begun = [(o["event_at"], o["due"]) for o in result["obligations"]]  # a due comes from the event beside it
    assert begun[1] == begun[2] == ("2026-11-05", "2026-11-10T24:00")
    grid.append(["甲部", "某件", "收到后3个工作日内", "13/11/2026", "2026-11-13"])  # says how all are meant
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period="2026-11")
    assert result["obligations"][0]["due"] == "2026-11-10T24:00" and not findings(result, "date-ambiguous")


def test_days_that_look_like_fractions(tmp_path: Path) -> None:
    """In the column of deadlines; the 5th of December is meant rather than one of last May, or the other way round."""
    assert _deadlines(tmp_path, ["11/12", "9/10", "10/12", "12/11", "5/12"]) == (
        ["2026-11-12", "2026-09-10", "2026-10-12", "2026-12-11", None], ["C6"],
    )  # fmt: skip


def test_numbers_that_may_have_lost_a_nought(tmp_path: Path) -> None:
    held: list[object] = [11.1, 11.2, 11.3, 11.15, 11.5, 2.3, "11.1", "11.10"]
    dues = [None, None, None, "2026-11-15", "2026-11-05", "2026-02-03", "2026-11-01", "2026-11-10"]
    assert _deadlines(tmp_path, held) == (dues, ["C2", "C3", "C4"])


def test_what_no_date_can_be_read_from(tmp_path: Path) -> None:
    held = ["2026-02-30", "11月31日", "张三", "17:30", time(17, 30), "下周", "11月5日、11月8日", 5, 11.6, "2026-13-01", "2026年11月", "???"]  # fmt: skip
    rows = [
        Row("每月5号前", h, None, "2026-11-05T24:00", "undetermined", None, findings=("value-unreadable",))
        for h in held
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": table([*rows, LATE])})
    result = prove(path, [*rows, LATE], 2, as_of=AS_OF, period=PERIOD)
    bad = [f for f in result["findings"] if f["rule"] == "value-unreadable"]
    assert [f["cell"] for f in bad] == [f"H{n}" for n in range(2, len(rows) + 2)]
    assert all("完成时间" in f["message"] and f["remedy"] for f in bad)
    assert "2026-02-30" in bad[0]["message"]


def test_dates_in_the_deadline_column(tmp_path: Path) -> None:
    """English and Chinese sheets alike: a real date, a serial number and text dates are deadlines."""
    rows = [
        Row(at("2026-11-05"), "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row(at("2026-11-05T17:30"), at("2026-11-05T17:31"), None, "2026-11-05T17:30", "late", 1),
        Row(46331, "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026-11-05", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026.11.5", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("2026年11月5日前", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("11月5日", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row("20261105", "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        Row(20261105, "2026-11-06", None, "2026-11-05T24:00", "late", 1),
        # other months than the period's are what they say
        Row(at("2026-10-31"), "2026-11-01", None, "2026-10-31T24:00", "late", 1),
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)
    english = [["Task", "Owner", "Due date", "Completed", "Status"]]
    english += [["report", "Li", r.phrase, r.done, None] for r in rows]
    path = save(tmp_path / "b.xlsx", {"Sheet1": english})
    result = check(path, as_of=AS_OF, period=PERIOD, lang="en")
    got = by_row(result)
    assert not [f"{r.phrase} {d}" for n, r in enumerate(rows, 2) for d in differences(got[n], r)]
    assert not written_wrong(path, "Sheet1", dict(enumerate(rows, 2)), AS_OF, "en")


def test_the_1904_date_system(tmp_path: Path) -> None:
    rows = [
        Row("每月5号前", date(2026, 11, 6), None, "2026-11-05T24:00", "late", 1),
        Row("每月5号前", 46332 - 1462, None, "2026-11-05T24:00", "late", 1),
        Row(date(2026, 11, 5), at("2026-11-05T17:30"), None, "2026-11-05T24:00", "on_time", 0),
        Row("24小时内", at("2026-11-06T17:31"), at("2026-11-05T17:30"), "2026-11-06T17:30", "late", 1),
    ]
    path = tmp_path / "a.xlsx"
    book = Writer(path, {"default_date_format": "yyyy-mm-dd hh:mm", "date_1904": True})
    sheet = book.add_worksheet("责任表")
    for r, cells in enumerate(table(rows)):
        sheet.write_row(r, 0, cells)
    book.close()
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)


def test_formulas_with_cached_values(tmp_path: Path) -> None:
    """A formula is read by the value it shows, and stays a formula; one without a value is a finding."""
    path = tmp_path / "a.xlsx"
    book = Writer(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("责任表")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    header = table([])[0]
    sheet.write_row(0, 0, header)
    texts = ["每月5号前", "每月16日前", "交车后3日内"]
    for r, text in enumerate(texts, 1):
        sheet.write_row(r, 0, [r, "销售部", "报表", "财务部"])
        sheet.write_formula(r, 4, f'="{text}"', None, text)
    sheet.write_formula(1, 7, "=DATE(2026,11,6)", day, 46332)
    sheet.write_formula(2, 7, '=IF(1>2,1,"")', None, "")
    sheet.write_formula(3, 5, "=DATE(2026,11,5)", day, 46331)
    sheet.write_formula(3, 7, "=F4+3", day, 46334)
    book.close()
    # As Excel stores an empty text; XlsxWriter leaves the type out, which says that there is no value.
    rewrite(path, b'<c r="H3"><f>', b'<c r="H3" t="str"><f>')
    rows = [LATE, OWED, COUNTED]
    prove(path, rows, 2, as_of=AS_OF, period=PERIOD)
    kept = load_workbook(path)["责任表"]
    assert (kept["H2"].value, kept["E4"].value, kept["H4"].value) == ("=DATE(2026,11,6)", '="交车后3日内"', "=F4+3")


def test_formulas_of_running_numbers_and_totals_that_nobody_judges_by(tmp_path: Path) -> None:
    rows = [["序号", "责任部门", "事项", "期限", "完成时间"], ["=ROW()-1", "甲部", "报表", "每月5号前", "11月4日"]]
    path = save(tmp_path / "a.xlsx", {"责任表": [*rows, ["合计", None, "=COUNTA(C2:C2)", None, "=COUNT(E2:E2)"]]})
    assert findings(check(path, as_of=AS_OF, period=PERIOD), "formula-uncached") == []


def test_a_formula_without_a_value(tmp_path: Path) -> None:
    grid = table([GOOD, LATE])
    grid[1][7] = "=DATE(2026,11,5)"
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert findings(result, "formula-uncached") == ["H2"]
    got = by_row(result)
    assert (got[2]["timeliness"], got[3]["timeliness"]) == ("undetermined", "late")
    assert not [f for f in result["findings"] if f["rule"] == "completion-missing"]


def test_day_and_time_in_two_columns(tmp_path: Path) -> None:
    columns = ("部门", "事项", "期限", "完成日期", "完成时间")
    grid: list[list[object]] = [list(columns)]
    grid.append(["销售部", "报表", "每月10日上午12点前", "2026-11-10", "12:01"])
    grid.append(["销售部", "报表", "每月10日上午12点前", at("2026-11-10"), time(11, 59)])
    grid.append(["销售部", "报表", "每月10日上午12点前", "2026-11-11", None])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [(got[n]["timeliness"], got[n]["submitted_at"]) for n in (2, 3, 4)] == [
        ("late", "2026-11-10T12:01"), ("on_time", "2026-11-10T11:59"), ("late", "2026-11-11"),
    ]  # fmt: skip
    assert not result["findings"]


def test_business_day_and_time_in_two_columns(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "业务日期", "业务时间", "完成日期", "完成时间"],
        ["a", "24小时内", "2026-11-05", "17:30", at("2026-11-06"), time(17, 31)],
    ]
    assert judged(tmp_path, grid) == [("2026-11-06T17:30", "late", 1)]


def test_bare_numbers_under_a_header_with_a_unit(tmp_path: Path) -> None:
    for header, amount, due in (
        ("时限(工作日)", 3, "2026-11-10T24:00"),
        ("办理时限（天）", "5", "2026-11-10T24:00"),
        ("期限【小时】", 24, "2026-11-06T17:30"),
        ("Deadline (working days)", 3.0, "2026-11-10T24:00"),
    ):
        grid: list[list[object]] = [
            ["事项", header, "发生时间", "完成时间"],
            ["a", amount, at("2026-11-05T17:30"), at("2026-11-06T09:00")],
        ]
        assert judged(tmp_path, grid) == [(due, "on_time", 0)], header


def test_a_single_row_for_many_dues_serves_the_nearest(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["日报", "每天17:30前", "2026-11-05 17:31"],
        ["周报", "每周五", "2026-11-14"],
        ["月报", "每周五", "2026-11-10"],
        ["盘点", "每周", "2026-11-10"],
        ["清点", "每周(遇节假日提前)", "2026-11-14"],
    ]
    assert judged(tmp_path, grid) == [
        ("2026-11-05T17:30", "late", 1), ("2026-11-13T24:00", "late", 1), ("2026-11-13T24:00", "on_time", 0),
        ("2026-11-15T24:00", "on_time", 0), ("2026-11-13T24:00", "late", 1),
    ]  # fmt: skip


def test_days_without_a_month_lie_where_the_due_does(tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "完成时间", "期间", "交付月份"]]
    grid += [
        ["a", "次月5日前", "6号", None, None],
        ["b", "次月5日前", "4号", None, None],
        ["c", "每月5号前", "6号", "2026-10", None],
        ["d", "每月5号前", "6号", "2026-10", "次月"],
    ]
    assert judged(tmp_path, grid, as_of="2026-12-10T09:00") == [
        ("2026-12-05T24:00", "late", 1), ("2026-12-05T24:00", "on_time", 0), ("2026-10-05T24:00", "late", 1),
        ("2026-11-05T24:00", "late", 1),
    ]  # fmt: skip


def test_over_new_year(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "每月31日前", "1月2日"],
        ["b", "次月5日前", "1月6日"],
    ]
    assert judged(tmp_path, grid, as_of="2027-01-10T09:00", period="2026-12") == [
        ("2026-12-31T24:00", "late", 2), ("2027-01-05T24:00", "late", 1),
    ]  # fmt: skip


def test_named_days_of_a_year_that_nobody_names(tmp_path: Path) -> None:
    """Of a past festival and the coming one the nearer is meant; that of another year is doubted, but for what was
    handed in by it."""
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "元旦前", None],
        ["b", "春节前", None],
        ["c", "元旦后3天内", "2027-01-03"],
        ["d", "1月5日前", "2027-01-06"],
        ["e", "国庆节前", "2026-09-30"],
        ["f", "腊月二十前", None],
        ["g", "春节前", "2026-02-10"],
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of="2027-01-07T09:00", period="2026-12", write=False)
    assert [(o["due"], o["timeliness"], o["days_late"]) for o in result["obligations"]] == [
        ("2026-12-31T24:00", "overdue", 7), ("2027-02-05T24:00", "not_due", 0), ("2027-01-04T24:00", "on_time", 0),
        ("2027-01-05T24:00", "late", 1), ("2026-09-30T24:00", "on_time", 0), ("2027-01-27T24:00", "not_due", 0),
        ("2026-02-16T24:00", "on_time", 0),
    ]  # fmt: skip
    assert findings(result, "deadline-year-missing") == ["B3", "B4", "B5", "B7", "B8"]


def test_what_comes_early_in_the_year_is_not_late_for_the_year_before(tmp_path: Path) -> None:
    """年底前 in a sheet of January, done in January; 12月31日前 done the day before is for that day."""
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "年底前", "2027-01-20"],
        ["b", "10月31日前", "2027-01-20"],
        ["c", "12月31日前", "2026-12-30"],
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of="2027-01-21T09:00", period="2027-01", write=False)
    assert [(o["due"], o["timeliness"]) for o in result["obligations"]] == [
        ("2027-12-31T24:00", "on_time"), ("2027-10-31T24:00", "on_time"), ("2026-12-31T24:00", "on_time"),
    ]  # fmt: skip


def test_a_quarter(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "每季度第一个月10日前", "2026-10-12"],
        ["b", "每月5号前", "2026-11-05"],
    ]
    assert judged(tmp_path, grid, period="2026-Q4") == [
        ("2026-10-10T24:00", "late", 2), ("2026-11-05T24:00", "on_time", 0),
    ]  # fmt: skip


def test_figures_are_in_no_doubt_where_the_settings_say_how_they_are_meant(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["a", "每月5号前", "10/11/2026"],
        ["b", "每月5号前", "11/10/2026"],
    ]
    late, early = ("2026-11-05T24:00", "late", 5), ("2026-11-05T24:00", "on_time", 0)
    for says, expected in (("false", [late, early]), ("true", [early, late])):
        (tmp_path / "dutybook.toml").write_text(f"[policy]\nmonth_first = {says}\n", "utf-8")
        assert judged(tmp_path, grid) == expected


@pytest.mark.parametrize("layer", ['workbooks."英国*.xlsx"', 'departments."英国销售部"'])
def test_figures_are_meant_as_the_workbook_or_the_department_writes_them(layer: str, tmp_path: Path) -> None:
    """What is set for one of them wins over what is set for all."""
    text = f"[policy]\nmonth_first = true\n[policy.{layer}]\nmonth_first = false\n"
    (tmp_path / "dutybook.toml").write_text(text, "utf-8")
    grid: list[list[object]] = [["事项", "期限", "完成时间"], ["a", "每月5号前", "06/11/2026"]]
    for name, timeliness in (("英国销售部.xlsx", "late"), ("本部.xlsx", "on_time")):
        path = save(tmp_path / name, {"责任表": grid})
        (row,) = check(path, as_of="2026-11-20T09:00", period="2026-11")["obligations"]
        assert row["timeliness"] == timeliness


@pytest.mark.parametrize("deadline", ["2062年11月5日前", "2050年春节前", "2099-12-31前", at("2062-11-05")])
def test_a_year_that_no_calendar_has_stops_nothing(tmp_path: Path, deadline: object) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间"],
        ["甲", deadline, None],
        ["乙", "每月5号前", at("2026-11-04")],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["not_due", "on_time"]


@pytest.mark.parametrize(
    ("deadline", "done", "timeliness"),
    [
        ("2026-11-10 00:00:00", "2026-11-10 09:30:00", "on_time"),
        ("2026-11-10", "2026-11-11 00:00:00", "late"),
        ("2026-11-10T00:00:00Z", "2026-11-10T14:00:00Z", "on_time"),
        ("2026-11-10T08:00:00Z", "2026-11-10 15:30", "on_time"),
        ("2026-11-10T08:00:00+08:00", "2026-11-10T00:30:00Z", "late"),
        ("11/13/2026 12:00:00 AM", "2026-11-13 17:00", "on_time"),
        ("1900-01-01", None, "undetermined"),
        ("3026年11月5日", None, "undetermined"),
        ("2026-11-10", "1900-01-01", "undetermined"),
    ],
)
def test_dates_as_programs_write_them(tmp_path: Path, deadline: str, done: str | None, timeliness: str) -> None:
    grid: list[list[object]] = [
        ["事项", "应交日期", "完成时间"],
        ["甲", deadline, done],
        ["乙", "2026-11-12", "2026-11-04"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert result["obligations"][0]["timeliness"] == timeliness


@pytest.mark.parametrize("other", ["24/7", "15/11前", "25/11/2026"])
def test_what_is_written_with_slashes_does_not_turn_what_is_written_with_dots(tmp_path: Path, other: str) -> None:
    grid: list[list[object]] = [["事项", "期限", "完成时间"], ["甲", "11.5前", at("2026-11-04")], ["乙", other, None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert (result["obligations"][0]["due"][:10], result["obligations"][0]["timeliness"]) == ("2026-11-05", "on_time")


@pytest.mark.parametrize("said", ["已逾期", "已超期", "快完成了", "已安排", "已延期", "缺1份", "Almost done"])
def test_what_says_that_it_is_not_done_is_owed(tmp_path: Path, said: str) -> None:
    grid: list[list[object]] = [["事项", "期限", "状态", "完成时间"], ["报表", "每月5号前", said, None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["overdue"]


def test_a_period_that_cannot_be_read_accuses_nobody(tmp_path: Path) -> None:
    """Which month is meant is not guessed; a day that is the same in every month stays."""
    grid = [
        ["事项", "期限", "期间", "完成时间"],
        ["报表", "每月5号前", "上个月", None],
        ["台账", "每月5号前", "2026年13月", at("2026-11-04")],
        ["合同", "2026年11月10日前", "上个月", None],
        ["汇总", "每月5号前", None, None],
        ["明细", "每月5号前", "本月", None],
    ]
    path = save(tmp_path / "a.xlsx", {"s": grid})
    result = check(path, as_of="2026-11-20T09:00", period=PERIOD, write=False)
    told = [(o["timeliness"], o["reason"]) for o in result["obligations"]]
    assert told[:2] == [("undetermined", "period-unclear")] * 2
    assert [timeliness for timeliness, _ in told[2:]] == ["overdue"] * 3
    assert [f["cell"] for f in result["findings"] if f["rule"] == "value-unreadable"] == ["C2", "C3", "C4"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        *((said, "overdue") for said in (
            11, "11", "十一月", "26年11月", "二〇二六年十一月", "11月(补)", "11月1日-30日", "11.1-11.30",
            "2026-11-01至2026-11-30", "本 月", "本月份", "this month", "P11", "-", "—", "无", "N/A",
        )),
        *((said, "undetermined") for said in ("每月", "10月20日-11月19日", "一次性", "2026年13月")),
    ],
)  # fmt: skip
def test_how_a_row_says_that_it_is_of_the_month(said: object, told: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "期间", "完成时间"], ["报表", "每月5号前", said, None]]
    path = save(tmp_path / "a.xlsx", {"s": grid})
    result = check(path, as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == [told]
    assert bool(result["findings"]) or told == "overdue"


@pytest.mark.parametrize(
    ("said", "month"),
    [
        (10, "2026-10"), ("10", "2026-10"), (12, "2026-12"), ("十月", "2026-10"), ("十二月", "2026-12"),
        ("25年11月", "2025-11"), ("10月", "2026-10"), (13, ""), ("二十一月", ""),
    ],
)  # fmt: skip
def test_a_number_or_a_chinese_month_is_that_month(said: object, month: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "期间", "完成时间"], ["报表", "每月5号前", said, None]]
    path = save(tmp_path / "a.xlsx", {"s": grid})
    result = check(path, as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["due"] or "" for o in result["obligations"]] == [month and f"{month}-05T24:00"]
