"""Every figure of the summary of a planted month, counted again from the workbooks by code of its own."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import planted
import pytest
from recount import OUTCOMES, Row, Sums, by, recount

from toolkit import resources
from toolkit.app.ledger.keeper_opening import open_keeper
from toolkit.app.month_end import month_end
from toolkit.app.month_end_json import month_end_json
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.order import Order
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings.file import load_settings

AS_OF = datetime(2026, 11, 6, 18)
EARLIER = (8, 9)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("months")


@pytest.fixture(scope="module")
def plant(base: Path) -> planted.Plant:
    for month in EARLIER:
        planted.build(base / f"2026-{month:02d}", 2026, month, seed=month, rows=12)
    return planted.build(base / "2026-10", 2026, 10, seed=7, mistakes=True)


def run(base: Path, month: int, as_of: datetime, *, keep: bool = False, write: bool = True) -> MonthEnd:
    folder = base / f"2026-{month:02d}"
    settings = load_settings(folder / "dutybook.toml")
    moment, period = Moment.of(as_of), Period(2026, month)
    keeper = open_keeper(folder, settings, command="month-end", at=moment, as_of=moment, period=period, create=True)
    assert keeper is not None
    return month_end(
        folder,
        settings,
        None,
        Order(moment, period, write=write, keep="all" if keep else "nothing"),
        out=folder / "月结汇总.xlsx",
        keeper=keeper,
    )


@pytest.fixture(scope="module")
def made(base: Path, plant: planted.Plant) -> MonthEnd:
    for month in EARLIER:
        run(base, month, datetime(2026, month + 1, 6, 18))
    return run(base, 10, AS_OF)


@pytest.fixture(scope="module")
def rows(base: Path, plant: planted.Plant) -> list[Row]:
    return recount(base / "2026-10", planted.REPORTING, 2026, 10, AS_OF)


@pytest.fixture(scope="module")
def book(base: Path, made: MonthEnd) -> Any:
    return openpyxl.load_workbook(base / "2026-10" / "月结汇总.xlsx", data_only=True)


def lines(sheet: Any, header: int, first: str) -> dict[str, dict[str, Any]]:
    """The rows under a header row, by their first cell, up to the first blank."""
    names = [str(c.value) for c in sheet[header] if c.value is not None]
    assert names[0] == first
    found = {}
    for cells in sheet.iter_rows(min_row=header + 1, max_col=len(names), values_only=True):
        if cells[0] is None:
            break
        found[str(cells[0])] = dict(zip(names, cells, strict=True))
    return found


def near(value: float | None) -> Any:
    return "—" if value is None else pytest.approx(value)


def test_every_planted_mistake_is_found_and_nothing_else_above_information(
    made: MonthEnd, plant: planted.Plant, rows: list[Row]
) -> None:
    found = {(f.place.workbook, f.place.cell, f.rule) for f in made.result.findings if f.severity.value != "info"}
    owed = {(r.workbook, f"I{r.number}", "completion-missing") for r in rows if r.outcome == "逾期未交"}
    assert found == plant.found | owed | {("2026-10", "", "department-missing")}
    assert made.missing == ("人事部",)
    assert [f.rule for f in made.result.findings].count("department-missing") == 1
    assert made.exit_code == 1


def test_overview(book: Any, rows: list[Row], made: MonthEnd) -> None:
    sheet, all_of = book["总览"], Sums(rows)
    large = {sheet.cell(5, c).value: sheet.cell(6, c).value for c in range(1, 12, 3)}
    assert large == {
        "按时率": near(all_of.rate),
        "逾期未交": all_of.count("逾期未交"),
        "一次通过率": near(all_of.right_rate),
        "平均评分": near(all_of.average),
    }
    small = {sheet.cell(10, c).value: sheet.cell(11, c).value for c in range(1, 12, 2)}
    problems = sum(1 for f in made.result.findings if f.severity.value != "info")
    assert small == {
        "应交付": len(rows),
        "迟交": all_of.count("迟交"),
        "临期": all_of.count("临期"),
        "无法判定": all_of.count("无法判定"),
        "退回": all_of.back,
        "数据问题": problems,
    }
    there = {sheet.cell(14, c).value: sheet.cell(15, c).value for c in range(1, 12, 2)}
    assert there["交表部门"] == "4 / 5" and there["读到的工作簿"] == "4 / 4"
    assert there["交付文件"] == "4 / 5" and there["文件内容"] == "1 / 5" and there["核对"] == "1 / 2"


def test_last_month_stands_beside_this_one(base: Path, book: Any) -> None:
    before = Sums(recount(base / "2026-09", planted.REPORTING, 2026, 9, datetime(2026, 10, 6, 18)))
    sheet = book["总览"]
    assert before.rate is not None
    assert f"上期 {before.rate:.1%}" in sheet["A7"].value
    assert f"上期 {before.count('逾期未交')} " in sheet["D7"].value
    assert f"上期 {before.average:.1f}" in sheet["J7"].value
    row = lines(book["部门"], 4, "部门")["销售部"]
    mine = by(before.rows, "provider")["销售部"]
    assert row["上期按时率"] == near(mine.rate)


def test_departments(book: Any, rows: list[Row]) -> None:
    shown, mine = lines(book["部门"], 4, "部门"), by(rows, "provider")
    # Files that no row names are theirs who hand such in: none is left over.
    problems = [row["数据问题"] for name, row in shown.items() if name != "合计"]
    assert shown["合计"]["数据问题"] == sum(problems) > 0
    assert set(shown) == {*planted.ALL, "合计"}
    for name, row in shown.items():
        one = Sums(rows) if name == "合计" else mine[name]
        assert row["应交付"] == len(one.rows)
        assert [row[o] for o in OUTCOMES] == [one.count(o) for o in OUTCOMES]
        assert row["按时率"] == near(one.rate)
        assert row["一次通过率"] == near(one.right_rate)
        assert row["评分"] == near(one.average)
        assert row["最长逾期天数"] == (one.longest or "—")
    assert shown["人事部"]["工作簿"] == "缺"


def test_matrix(book: Any, rows: list[Row]) -> None:
    sheet, pairs = book["服务矩阵"], by(rows, "provider", "receiver")
    starts = [r for r in range(1, 60) if str(sheet.cell(r, 1).value).startswith("责任部门 ↓")]
    assert len(starts) == 3
    for start, get in zip(starts, (lambda s: s.rate, lambda s: len(s.rows), lambda s: s.average), strict=True):
        heads = [str(c.value) for c in sheet[start][1:] if c.value][:-1]
        for number in range(start + 1, start + 1 + len(planted.REPORTING)):
            for column, head in enumerate(heads, 2):
                one = pairs.get((str(sheet.cell(number, 1).value), head))
                cell = sheet.cell(number, column).value
                assert cell == (near(get(one)) if one else None)


def test_ratings_in_both_directions(book: Any, rows: list[Row]) -> None:
    sheet = book["评价"]
    starts = [r for r in range(1, 40) if sheet.cell(r, 1).value == "部门"]
    assert len(starts) == 2
    for start, key in zip(starts, ("provider", "receiver"), strict=True):
        shown, groups = lines(sheet, start, "部门"), by(rows, key)
        assert set(shown) == {*groups, "合计"}
        for name, row in shown.items():
            one = Sums(rows) if name == "合计" else groups[name]
            assert row["应交付"] == len(one.rows)
            assert row["按时率"] == near(one.rate)
            assert row["已验收评价"] == one.reviewed
            assert row["一次通过"] == one.right
            assert row["一次通过率"] == near(one.right_rate)
            assert row["退回"] == one.back
            assert row["退回后验收"] == sum(r.mended for r in one.rows)
            assert row["重交按时"] == sum(r.rework == "按时" for r in one.rows)
            assert row["重交逾期"] == sum(r.rework == "迟" for r in one.rows)
            assert row["评分项数"] == len(one.scores)
            assert row["评分"] == near(one.average)
            assert row["低分"] == sum(s <= 2 for s in one.scores)


@pytest.mark.parametrize(
    ("name", "header", "outcome"),
    [("逾期清单", 6, "逾期未交"), ("迟交清单", 4, "迟交"), ("即将到期", 4, "临期"), ("未判定", 4, "无法判定")],
)
def test_lists(book: Any, rows: list[Row], name: str, header: int, outcome: str) -> None:
    sheet = book[name]
    names = [str(c.value) for c in sheet[header] if c.value is not None]
    shown = []
    for cells in sheet.iter_rows(min_row=header + 1, max_col=len(names), values_only=True):
        if cells[0] is None:
            break
        shown.append(dict(zip(names, cells, strict=True)))
    wanted = [r for r in rows if r.outcome == outcome]
    sources = Counter(tuple(str(r["来源"]).split(" ")) for r in shown)
    assert sources == Counter((r.workbook, f"I{r.number}") for r in wanted)
    if outcome in ("逾期未交", "迟交"):
        assert [r["逾期天数"] for r in shown] == sorted((r.days for r in wanted), reverse=True)
    if outcome == "逾期未交":
        ages = [sum(low <= r.days <= high for r in wanted) for low, high in ((1, 3), (4, 7), (8, 15), (16, 999))]
        assert [sheet.cell(4, c).value for c in range(1, 5)] == ages


def test_sent_back_and_low(book: Any, rows: list[Row]) -> None:
    sheet = book["退回与低分"]
    shown = Counter(str(sheet.cell(r, 13).value) for r in range(5, sheet.max_row + 1) if sheet.cell(r, 13).value)
    wanted = [r for r in rows if r.back or (r.score is not None and r.score <= 2)]
    assert shown == Counter(f"{r.workbook} I{r.number}" for r in wanted)


def test_reconciliation(book: Any) -> None:
    shown = lines(book["核对"], 5, "核对项目")
    assert {name: [row[c] for c in ("相符", "不符", "右方缺", "左方缺", "差额")] for name, row in shown.items()} == {
        "刷卡单与交车核对": [1, 1, 0, 1, -7500],
        "装饰单与交车核对": [2, 0, 0, 0, "—"],  # no amounts take part
    }
    said = [str(c.value) for r in book["核对"].iter_rows() for c in r if c.value is not None]
    assert sum("XS-002" in text for text in said) and any("KF-003" in text for text in said)


@pytest.mark.parametrize("rules", ["", '[rules]\nreconcile-source = "off"\n'])
def test_reconciliations_that_are_wanted_and_cannot_be_done_are_told(tmp_path: Path, rules: str) -> None:
    """Every table is missing: that is no month without anything to reconcile, even where no finding says so."""
    folder = tmp_path / "2026-10"
    planted.build(folder, 2026, 10, seed=3, rows=6)
    with (folder / "dutybook.toml").open("a", encoding="utf-8") as settings:
        settings.write('[reconciliations]\nnames = ["刷卡核对", "装饰核对"]\n' + rules)
    made = run(tmp_path, 10, AS_OF)
    titles = ("刷卡单与交车核对", "装饰单与交车核对")
    assert sorted(made.unreconciled) == sorted(titles) and not made.reconciliations
    assert sorted(month_end_json(made, "zh", None)["month_end"]["unreconciled"]) == sorted(titles)
    book = openpyxl.load_workbook(folder / "月结汇总.xlsx")
    text = {s: " ".join(str(c.value) for r in book[s].iter_rows() for c in r if c.value) for s in book.sheetnames}
    assert "0 / 2" in text["总览"] and "2 项缺表,没有核对" in text["总览"]
    assert all(title in text["核对"] and text["服务监督报告"].count(title) == 2 for title in titles)
    assert "没有要核对的表" not in text["核对"]


def test_trend(base: Path, book: Any, rows: list[Row]) -> None:
    sheet = book["趋势"]
    months = [str(sheet.cell(5, c).value) for c in range(2, 14)]
    assert months[0] == "2025-11" and months[-3:] == ["2026-08", "2026-09", "2026-10"]
    sums = {
        m: Sums(recount(base / f"2026-{m:02d}", planted.REPORTING, 2026, m, datetime(2026, m + 1, 6, 18)))
        for m in EARLIER
    }
    sums[10] = Sums(rows)
    by_name = {sheet.cell(r, 1).value: r for r in range(6, 13)}
    for month, one in sums.items():
        column = 2 + months.index(f"2026-{month:02d}")
        assert sheet.cell(by_name["按时率"], column).value == near(one.rate)
        assert sheet.cell(by_name["逾期未交"], column).value == one.count("逾期未交")
        assert sheet.cell(by_name["迟交"], column).value == one.count("迟交")
        assert sheet.cell(by_name["退回"], column).value == one.back
        assert sheet.cell(by_name["评分"], column).value == near(one.average)
        assert sheet.cell(by_name["应交付"], column).value == len(one.rows)
    assert all(sheet.cell(by_name["按时率"], c).value is None for c in range(2, 11))


def test_json_says_the_same(base: Path, made: MonthEnd, rows: list[Row]) -> None:
    kept = run(base, 10, AS_OF, keep=True, write=False)
    found = month_end_json(kept, "zh", None)
    schema = json.loads((resources.schemas() / "check-result.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(found)))
    assert len(found["obligations"]) == len(rows)
    more = found["month_end"]
    for direction, key in (("providers", "provider"), ("receivers", "receiver")):
        groups = by(rows, key)
        told = {one["name"]: one for one in more[direction] if one["obligations"]}
        assert set(told) == set(groups)
        for name, one in groups.items():
            assert told[name]["on_time_rate"] == pytest.approx(one.rate)
            assert told[name]["reviewed"] == one.reviewed and told[name]["sent_back"] == one.back
            assert told[name]["first_right_rate"] == pytest.approx(one.right_rate)
            assert told[name]["score_average"] == pytest.approx(one.average)
    assert [m["period"] for m in more["history"]] == ["2026-08", "2026-09"]
    assert {d["name"] for d in more["deliverables"] if not d["found"]} == {"购车打款单-2026-10.xlsx"}
    assert more["closing"]["state"] == "open"
    assert kept.counts == made.counts


def hand_in_anew(path: Path, at: datetime) -> None:
    """Another day in the first filled cell of the completions."""
    book = openpyxl.load_workbook(path)
    sheet = book["责任表"]
    row = next(r for r in range(4, 10) if sheet.cell(r, 9).value is not None)
    sheet.cell(row, 9).value = at
    book.save(path)


def test_sign_off_and_late_changes(tmp_path: Path) -> None:
    from toolkit.app import close
    from toolkit.app.ledger import locate

    planted.build(tmp_path / "2026-10", 2026, 10, seed=3, rows=6)
    run(tmp_path, 10, AS_OF)
    folder = tmp_path / "2026-10"
    location = locate(folder, load_settings(folder / "dutybook.toml"))
    assert location is not None
    at = Moment.of(datetime(2026, 11, 7, 8))
    assert close.close(location, Period(2026, 10), "王五", at, accept="下月补齐").exit_code == 0
    hand_in_anew(folder / "销售部.xlsx", datetime(2026, 11, 1, 9))
    first = run(tmp_path, 10, AS_OF)
    book = openpyxl.load_workbook(folder / "月结汇总.xlsx")
    signing = [[c.value for c in r] for r in book["签核"].iter_rows()]
    assert any("王五 的编制签字(2026-11-07 08:00)已失效" in str(r[0]) for r in signing)
    assert all("王五" not in str(r[3]) for r in signing), "whoever signs now signs in that line"
    for by_whom, hour in (("张三", 9), ("李四", 10)):
        at = Moment.of(datetime(2026, 11, 7, hour))
        report = close.close(location, Period(2026, 10), by_whom, at, accept="下月补齐")
        assert report.exit_code == 0
    hand_in_anew(folder / "销售部.xlsx", datetime(2026, 11, 30, 9))
    second = run(tmp_path, 10, datetime(2026, 12, 1, 9))
    assert second.counts == first.counts, "what is closed stays as it was closed"
    assert second.past is not None and second.past.late >= 1
    assert any(f.rule == "late-change" for f in second.result.findings)
    book = openpyxl.load_workbook(folder / "月结汇总.xlsx")
    said = " ".join(str(c.value) for r in book["签核"].iter_rows() for c in r if c.value)
    assert "已关账:李四 复核于 2026-11-07 10:00" in said
    assert "张三" in said and "2026-11-07 09:00" in said and "下月补齐" in said and "关账后的改动" in said
    assert "已关账" in str(book["总览"]["A2"].value)
    trend = book["趋势"]
    assert "没有以前的月份" in str(trend["A4"].value)
    report_sheet = " ".join(str(c.value) for r in book["服务监督报告"].iter_rows() for c in r if c.value)
    assert "李四" in report_sheet and "关账后有" in report_sheet


def test_the_line_of_the_rates_is_drawn_in_front_of_the_bars(base: Path, made: MonthEnd) -> None:
    """What a chart has on its second axis covers what it has on its first."""
    with zipfile.ZipFile(base / "2026-10" / "月结汇总.xlsx") as archive:
        charts = [archive.read(n) for n in archive.namelist() if n.startswith("xl/charts/chart")]
    both = [c for c in charts if b"<c:barChart>" in c and b"<c:lineChart>" in c]
    assert len(both) == 2
    for chart in both:
        assert 0 < chart.index(b"<c:barChart>") < chart.index(b"<c:lineChart>")
