"""``dutybook history``, ``close`` and ``reopen`` as people and scripts meet them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from command import dutybook
from ledger_kit import LINES, checked, closed_by_both, line, put, sheet
from openpyxl.worksheet.worksheet import Worksheet

from toolkit import resources
from toolkit.app.history import TABLES
from toolkit.app.ledger.opening import _company
from toolkit.frontends.close import SHOWN
from toolkit.ledger.columns import COLUMNS


def table(path: Path, *rows: tuple[object, ...]) -> None:
    """A workbook of other columns than those of the kit."""
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    for row in rows:
        book.active.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def fits(schema: str, value: object) -> None:
    found = json.loads((resources.schemas() / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    jsonschema.Draft202012Validator(found).validate(value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two departments that was checked once: one of them has an overdue row."""
    made = tmp_path / "2026-10"
    sheet(made / "销售部.xlsx", *LINES)
    sheet(made / "保险部.xlsx", *(("保险部", *each[1:]) for each in LINES[:2]))
    checked(made)
    return made


def test_history_in_words(folder: Path) -> None:
    ran = dutybook("history", "--folder", folder)
    assert ran.code == 0
    head, row = ran.out.splitlines()[1:3]
    assert head.split() == ["期间", "应交", "按时", "迟交", "逾期", "退回", "未定", "无需", "按时率"]
    assert row.split() == ["2026-10", "5", "4", "0", "1", "0", "0", "0", "80.0%"]
    assert "month-end 2026-10" in ran.out and "写入" in ran.out
    english = dutybook("history", "--folder", folder, "--lang", "en").out
    assert "On-time rate" in english and not any("\u4e00" <= ch <= "\u9fff" for ch in english.split(",", 1)[1])


def test_a_rework_deadline_that_passes_is_told_as_that_and_as_no_edit(tmp_path: Path) -> None:
    table(
        tmp_path / "保险部.xlsx",
        ("责任部门", "事项", "期限", "完成时间", "验收", "退回原因", "重交期限"),
        ("保险部", "对账单", "每月5号前", "2026-10-04", "退回", "表不全", "2026-11-18"),
    )
    for as_of in ("2026-11-06T18:00", "2026-11-20T18:00"):
        checked(tmp_path, as_of=as_of)
    ran = dutybook("history", "--folder", tmp_path)
    assert "对账单:重交:未到期 → 重交:逾期未交" in ran.out and "有改动" not in ran.out
    found = dutybook("history", "--folder", tmp_path, "--format", "json").json
    fits("history", found)
    (change,) = found["changes"]
    assert (change["rework_before"], change["rework_after"]) == ("not_due", "overdue")


def test_what_is_written_beside_a_file_is_not_written_into_it(tmp_path: Path) -> None:
    (tmp_path / "人事部.csv").write_text("责任部门,事项,期限,完成时间\n人事部,工资表,每月5号前,2026-10-04\n", "utf-8")
    for as_of in ("2026-11-06T18:00", "2026-11-20T18:00"):
        assert checked(tmp_path, as_of=as_of).written[0].beside
    found = dutybook("history", "--folder", tmp_path, "--format", "json").json
    assert [run["cells"] for run in found["runs"]] == [0, 0]
    listed = [dutybook("history", "--folder", tmp_path, "--format", "json", "--table", t) for t in ("files", "written")]
    assert [file["cells"] for file in listed[0].json["rows"]] == [0, 0] and listed[1].json["rows"] == []


def test_history_knows_a_department_by_its_other_names(folder: Path) -> None:
    (folder / "dutybook.toml").write_text('[department_names]\n"销售部" = ["销售 科", "Sales"]\n', "utf-8")
    for name in ("销售部", "销售科", "sales"):
        found = dutybook("history", "--folder", folder, "--department", name, "--format", "json").json
        assert (found["department"], found["trend"][0]["obligations"]) == ("销售部", 3)


def test_history_of_a_duty_a_department_a_workbook(folder: Path) -> None:
    def counts(*words: str) -> list[int]:
        found = dutybook("history", "--folder", folder, "--format", "json", *words).json
        fits("history", found)
        return [t["obligations"] for t in found["trend"]]

    assert counts() == [5]
    assert counts("--duty", "销售部1") == [2]
    assert counts("--duty", "报表销售部3") == [1]
    assert counts("--department", "保险部") == [2]
    assert counts("--workbook", "销售部.xlsx") == [3]
    assert counts("--workbook", str(folder / "保险部.xlsx")) == [2]
    assert counts("--workbook", "没有.xlsx") == []
    assert "没有相符的记录" in dutybook("history", "--folder", folder, "--duty", "没有").out


def test_runs_over_a_workbook_of_two_departments_are_listed_for_each(tmp_path: Path) -> None:
    """Whichever of them has more rows in it: that changes from one run to the next."""
    folder = tmp_path / "2026-10"
    theirs = [("续保部", *each[1:]) for each in LINES]
    for rows in ((*LINES, *theirs[:1]), (*LINES[:1], *theirs)):
        sheet(folder / "客服.xlsx", *rows)
        checked(folder, write=False)
    for department in ("销售部", "续保部"):
        found = dutybook("history", "--folder", folder, "--department", department, "--format", "json").json
        assert [(r["run"], r["workbooks"], r["obligations"]) for r in found["runs"]] == [(2, 1, 4), (1, 1, 4)]
    assert dutybook("history", "--folder", folder, "--department", "财务部", "--format", "json").json["runs"] == []


def test_changes_are_shown(folder: Path) -> None:
    put(folder / "销售部.xlsx", "H5", "2026-11-09 10:00")
    checked(folder, as_of="2026-11-10T18:00")
    ran = dutybook("history", "--folder", folder, "--duty", "销售部3")
    assert "销售部.xlsx 第5行 销售部3:未开始/逾期未交 → 已提交/迟交" in ran.out
    found = dutybook("history", "--folder", folder, "--format", "json").json
    fits("history", found)
    assert found["changes"][0]["submitted_after"] == "2026-11-09T10:00"
    assert [r["run"] for r in found["runs"]] == [2, 1]


def test_a_change_that_leaves_the_status_says_what_it_was(folder: Path) -> None:
    put(folder / "销售部.xlsx", "I3", 2)
    checked(folder, as_of="2026-11-11T18:00")
    assert "评分 5 → 评分 2" in dutybook("history", "--folder", folder).out
    assert "score 5 → score 2" in dutybook("history", "--folder", folder, "--lang", "en").out
    (change, *_others) = dutybook("history", "--folder", folder, "--format", "json").json["changes"]
    assert (change["score_before"], change["score_after"]) == (5, 2)


def test_every_table_that_can_be_asked_for_has_its_columns() -> None:
    assert tuple(COLUMNS) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_every_table_as_csv_and_parquet(folder: Path, table: str, tmp_path: Path) -> None:
    put(folder / "销售部.xlsx", "H5", "2026-11-09 10:00")
    checked(folder, as_of="2026-11-10T18:00")
    out = tmp_path / "out.csv"
    said = dutybook("history", "--folder", folder, "--format", "csv", "--table", table, "--out", out)
    assert said.code == 0, said.err
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1 and b"\r\n" in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows and f"已导出 {len(rows)} 行" in said.out
    printed = dutybook("history", "--folder", folder, "--format", "csv", "--table", table).out
    assert printed.encode("utf-8-sig") == data, "what is printed is for scripts, which want no mark at its beginning"
    told = dutybook("history", "--folder", folder, "--format", "json", "--table", table).json
    fits("history-table", told)
    assert told["table"] == table and len(told["rows"]) == len(rows) and list(told["rows"][0]) == list(rows[0])
    assert [str(r["period"]) for r in told["rows"]] == [r["period"] for r in rows]
    if table == "findings":
        late = next(r for r in rows if r["rule"] == "completion-missing")
        assert late["message"].startswith("“报表销售部3”应于") and late["remedy"] and '"days"' in late["params"]

    pq = pytest.importorskip("pyarrow.parquet")
    target = tmp_path / "out.parquet"
    ran = dutybook("history", "--folder", folder, "--format", "parquet", "--table", table, "--out", target)
    assert ran.code == 0, ran.err
    found = pq.read_table(target).to_pylist()
    assert len(found) == len(rows) and list(found[0]) == list(rows[0])
    assert [str(r["period"]) for r in found] == [r["period"] for r in rows]
    assert not list(tmp_path.glob(".out*"))


def test_the_items_of_a_finding_are_an_array_in_every_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for month in ("8月", "9月", "10月"):
        made = book.create_sheet(month)
        made.append(("责任部门", "事项", "期限"))
        made.append(("销售部", "周报", "每月5日前"))
    book.save(tmp_path / "销售部.xlsx")
    checked(tmp_path)
    told = dutybook("history", "--folder", tmp_path, "--format", "json", "--table", "findings").json
    fits("history-table", told)
    (found,) = [row for row in told["rows"] if row["rule"] == "sheet-of-other-month"]
    assert json.loads(found["params"]) == {"period": "2026-10", "sheets": ["8月", "9月"]}
    assert "8月、9月" in found["message"]
    printed = dutybook("history", "--folder", tmp_path, "--format", "csv", "--table", "findings").out
    assert found["params"] in [row["params"] for row in csv.DictReader(io.StringIO(printed))]


def test_text_that_excel_would_calculate_is_kept_text(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    sheet(folder / "销售部.xlsx", line("=HYPERLINK(1)", "2026-11-04 10:00"), line("@销售部", "2026-11-04 10:00"))
    path = folder / "销售部.xlsx"
    put(path, "C3", "'=1+1")
    checked(folder)
    out = dutybook("history", "--folder", folder, "--format", "csv", "--table", "obligations").out
    duties = [r["duty"] for r in csv.DictReader(io.StringIO(out))]
    assert duties and not any(d.startswith(("=", "@", "+", "-")) for d in duties)


def test_parquet_needs_a_file_and_says_how_to_get_what_is_missing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dutybook("history", "--folder", folder, "--format", "parquet").code == 2
    ran = dutybook("history", "--folder", folder, "--table", "written")
    assert ran.code == 2 and "--format csv" in ran.err
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    workbook = tmp_path / "销售部.xlsx"
    workbook.write_bytes(b"mine")
    for form in ("csv", "json", "parquet", "text"):
        ran = dutybook("history", "--folder", folder, "--format", form, "--out", workbook)
        assert ran.code == 2 and "销售部.xlsx" in ran.err
    assert workbook.read_bytes() == b"mine", "a workbook is not written over with lines of text"
    ran = dutybook("history", "--folder", folder, "--format", "parquet", "--out", tmp_path / "x.parquet")
    assert ran.code == 3 and "pip install 'dutybook[parquet]'" in ran.err
    assert not (tmp_path / "x.parquet").exists()
    ran = dutybook("history", "--folder", folder, "--format", "csv", "--out", tmp_path / "no" / "x.csv")
    assert ran.code == 3 and "x.csv" in ran.err


def test_an_export_replaces_an_earlier_one_and_no_other_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "导出.txt"
    for before in ("csv", "json", "parquet", "text"):
        for form in ("text", "parquet", "json", "csv"):
            for asked in (before, form):
                ran = dutybook("history", "--folder", folder, "--format", asked, "--out", out)
                assert ran.code == 0, (before, form, ran.err)
        out.unlink()
    workbook = folder / "销售部.xlsx"
    for name, content in (
        ("人事部.csv", "部门,事项,期限\n人事部,工资表,每月5号前\n".encode("utf-8-sig")),
        ("备份.bak", workbook.read_bytes()),
        ("dutybook.toml", b'period = "2026-10"\n'),
        ("空.json", b""),
    ):
        kept = tmp_path / name
        kept.write_bytes(content)
        for form in ("csv", "json", "parquet", "text"):
            ran = dutybook("history", "--folder", folder, "--format", form, "--out", kept)
            assert ran.code == 2 and name in ran.err and "没有覆盖" in ran.err
        assert kept.read_bytes() == content


def test_where_there_is_no_ledger(tmp_path: Path) -> None:
    for words in (
        ["history"],
        ["close", "2026-10", "--by", "张三"],
        ["reopen", "2026-10", "--by", "x", "--reason", "y"],
    ):
        ran = dutybook(*words, "--folder", tmp_path)
        assert ran.code == 2 and f"文件夹“{tmp_path.name}”还没有台账" in ran.err
        ran = dutybook(*words, "--ledger", tmp_path / "none.sqlite", "--folder", tmp_path)
        assert ran.code == 2 and "none.sqlite" in ran.err
    assert dutybook("history", "--ledger", "mysql://x", "--folder", tmp_path).code == 2
    assert dutybook("history", "--folder", tmp_path / "nowhere").code == 2
    assert dutybook("close", "2026-13", "--by", "x", "--folder", tmp_path).code == 2


def close(folder: Path, *words: object) -> tuple[int, dict[str, object]]:
    ran = dutybook("close", "2026-10", "--folder", folder, "--format", "json", *words)
    found = ran.json
    fits("close", found)
    return ran.code, found


def test_a_close_from_refusal_to_reopening(folder: Path) -> None:
    """What a script sees: exit codes and JSON, step by step."""
    code, found = close(folder, "--status")
    assert (code, found["state"], found["refused"]) == (1, "open", None)
    assert found["open"]["overdue"] == 1 and found["last_run"] == 1 and found["as_of"] == "2026-11-06T18:00"

    code, found = close(folder, "--by", "张三")
    assert (code, found["state"], found["refused"]) == (1, "open", "open-items")

    put(folder / "销售部.xlsx", "H5", "2026-11-05 10:00")
    code, found = close(folder, "--by", "张三", "--accept-open", "总经理同意")
    assert code == 0 and found["prepared"]["accepted"]["changed"] == ["2026-10/销售部.xlsx"]
    checked(folder, as_of="2026-11-07T18:00")
    code, found = close(folder, "--by", "李四", "--as", "reviewed")
    assert (code, found["refused"]) == (1, "out-of-date")

    code, found = close(folder, "--by", "张三")
    assert (code, found["state"], found["open"]["overdue"]) == (0, "prepared", 0)
    assert close(folder, "--by", "张 三")[0] == 2
    assert close(folder, "--by", "张三", "--as", "reviewed")[1]["refused"] == "same-person"
    assert close(folder, "--status")[0] == 1
    code, found = close(folder, "--by", "李四")
    assert (code, found["state"], found["reviewed"]["by"]) == (0, "closed", "李四")
    assert close(folder, "--status")[0] == 0
    code, found = close(folder, "--by", "王五")
    assert (code, found["refused"]) == (2, "already-closed")

    put(folder / "销售部.xlsx", "H5", None)
    code, found = close(folder, "--status")
    assert code == 1 and found["open"]["changed"] == ["2026-10/销售部.xlsx"], "changed, though no check has seen it yet"
    checked(folder, as_of="2026-11-08T18:00")
    code, found = close(folder, "--status")
    assert (code, found["late_changes"]) == (1, 1)

    for words in (["--by", "王五"], ["--reason", "漏记"]):
        assert dutybook("reopen", "2026-10", "--folder", folder, *words).code == 2
    ran = dutybook("reopen", "2026-10", "--folder", folder, "--by", "王五", "--reason", "漏记", "--format", "json")
    fits("close", ran.json)
    assert ran.code == 0 and ran.json["state"] == "open" and ran.json["reopened"]["reason"] == "漏记"
    assert dutybook("reopen", "2026-10", "--folder", folder, "--by", "王五", "--reason", "x").code == 2
    checked(folder, as_of="2026-11-09T18:00")
    assert close(folder, "--status")[1]["open"]["overdue"] == 1


def test_a_correction_after_reopening_is_closed_as_of_the_month_s_own_moment(folder: Path) -> None:
    """A run in between, which told the change, was as of a later one: it left the closed statuses as they were."""
    closed_by_both(folder)
    put(folder / "销售部.xlsx", "H5", "2026-11-05 10:00")
    found = checked(folder, as_of="2026-11-20T18:00")
    assert [f.rule for f in found.findings if f.rule == "late-change"]
    dutybook("reopen", "2026-10", "--folder", folder, "--by", "王五", "--reason", "漏记")
    found = checked(folder)
    assert not [f for f in found.findings if f.rule == "ledger-ahead"]
    assert dutybook("history", "--folder", folder, "--format", "json").json["trend"][0]["on_time_rate"] == 1
    closed_by_both(folder)
    told = close(folder, "--status")[1]
    assert told["reviewed"]["accepted"] is None and told["as_of"] == "2026-11-06T18:00"


def test_statuses_as_of_a_later_moment_than_the_last_month_end_stand_in_the_way(folder: Path) -> None:
    checked(folder, as_of="2026-11-20T18:00")
    put(folder / "销售部.xlsx", "H5", "2026-11-05 10:00")
    assert checked(folder).counts.overdue == 0
    code, found = close(folder, "--by", "张三")
    assert (code, found["refused"], found["as_of"]) == (1, "open-items", "2026-11-20T18:00")
    assert (found["open"]["overdue"], found["open"]["behind"]) == (1, "2026-11-06T18:00")
    said = dutybook("close", "2026-10", "--folder", folder, "--by", "张三").out
    assert "截至 2026-11-20 18:00" in said and "--as-of 2026-11-20T18:00" in said
    assert "--as-of 2026-11-20T18:00" in dutybook("close", "2026-10", "--folder", folder, "--status").out
    # Who signs all the same signs for what the ledger has.
    assert close(folder, "--by", "张三", "--accept-open", "同意")[1]["prepared"]["as_of"] == "2026-11-20T18:00"
    checked(folder, as_of="2026-11-20T18:00")
    checked(folder)
    only = dutybook("close", "2026-10", "--folder", folder, "--by", "王五").out
    assert "没有记入台账" in only and "--as-of 2026-11-20T18:00" in only and "问题 0 处" not in only
    assert "问题 0 处" not in dutybook("close", "2026-10", "--folder", folder, "--status").out
    checked(folder, as_of="2026-11-20T18:00")
    code, found = close(folder, "--by", "张三")
    assert (code, found["open"]["behind"]) == (0, None)
    # A later check of one workbook is no look back.
    dutybook("check", folder / "销售部.xlsx", "--period", "2026-10", "--as-of", "2026-11-21T18:00")
    assert close(folder, "--status")[1]["open"]["behind"] is None


def test_who_prepared_lapses_with_what_changed_after(folder: Path) -> None:
    def said(*words: object) -> str:
        return dutybook("close", "2026-10", "--folder", folder, *words).out

    said("--by", "张三", "--accept-open", "同意")
    put(folder / "销售部.xlsx", "H5", "2026-11-05 10:00")
    waiting = said("--status")
    assert "等待复核" in waiting and "检查后改动:2026-10/销售部.xlsx" in waiting
    checked(folder)
    now = said("--status")
    assert "未关账" in now and "张三" in now and "已失效" in now
    found = close(folder, "--status")[1]
    assert (found["state"], found["prepared"], found["lapsed"]["by"]) == ("open", None, "张三")
    anew = said("--by", "李四")
    assert "李四 已作为制表人签字" in anew and "张三" in anew
    found = close(folder, "--status")[1]
    assert (found["state"], found["prepared"]["by"], found["lapsed"]["by"]) == ("prepared", "李四", "张三")
    code, found = close(folder, "--by", "张三")
    assert (code, found["state"], found["lapsed"]) == (0, "closed", None)


def test_what_was_open_when_it_was_signed_is_told_as_that(folder: Path) -> None:
    closed_by_both(folder)
    put(folder / "销售部.xlsx", "H5", "2026-11-05 10:00")
    now = dutybook("close", "2026-10", "--folder", folder, "--status").out
    assert "签字时未了" in now and "检查后又改动的工作簿 0 个" in now and "检查后改动:2026-10/销售部.xlsx" in now


def test_how_many_more_were_changed_than_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    for number in range(SHOWN + 3):
        sheet(folder / f"{number}号店.xlsx", *LINES[:1])
    checked(folder)
    closed_by_both(folder)
    for number in range(SHOWN + 2):
        put(folder / f"{number}号店.xlsx", "H5", "2026-11-05 10:00")
    now = dutybook("close", "2026-10", "--folder", folder, "--status").out
    assert now.count("检查后改动:") == SHOWN and "检查后改动的还有 2 个" in now


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_answer_in_words(folder: Path, lang: str) -> None:
    def said(*words: object) -> str:
        ran = dutybook(*words, "--folder", folder, "--lang", lang)
        assert not ran.err
        assert "{" not in ran.out
        return ran.out

    seen = [
        said("close", "2026-10", "--status"),
        said("close", "2026-10", "--by", "A"),
        said("close", "2026-10", "--by", "A", "--as", "reviewed"),
        said("close", "2026-10", "--by", "A", "--accept-open", "ok"),
        said("close", "2026-10", "--by", "A", "--accept-open", "ok"),
        said("close", "2026-10", "--status"),
        said("close", "2026-10", "--by", "B", "--accept-open", "ok"),
        said("close", "2026-10", "--status"),
        said("close", "2026-10", "--by", "B"),
        said("reopen", "2026-10", "--by", "A", "--reason", "why"),
        said("close", "2026-09", "--by", "A"),
    ]
    assert len(set(seen)) == len(seen) and all(seen)
    chinese = [any("\u4e00" <= ch <= "\u9fff" for ch in words) for words in seen]
    assert all(chinese) if lang == "zh" else not any(chinese)


def test_starting_up_does_not_import_the_database() -> None:
    import subprocess
    import sys

    code = "import sys, toolkit.frontends.cli, toolkit.app.check; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_department_in_traditional_characters_is_the_same_in_every_month(tmp_path: Path) -> None:
    """In the history, in last month's rate and in the trend, as it is in the figures of the month."""
    (tmp_path / "dutybook.toml").write_text('departments = ["维修部"]\n', "utf-8")
    for period, as_of, name in (("2026-09", "2026-10-06T18:00", "維修部"), ("2026-10", "2026-11-06T18:00", "维修部")):
        book = openpyxl.Workbook()
        for row in (["责任部门", "事项", "期限", "完成时间"], [name, "月报", "每月5日前", f"{period}-04"]):
            book.active.append(row)
        (tmp_path / period).mkdir()
        book.save(tmp_path / period / f"{name}.xlsx")
        assert dutybook("month-end", tmp_path / period, "--period", period, "--as-of", as_of).code == 0
    for name in ("维修部", "維修部"):
        found = dutybook("history", "--folder", tmp_path, "--department", name, "--format", "json").json
        assert [month["obligations"] for month in found["trend"]] == [1, 1]
        assert len(found["runs"]) == 2
    summary = openpyxl.load_workbook(tmp_path / "2026-10" / "月结汇总-2026-10.xlsx")
    names = [cell.value for cell in summary["部门"][4]]
    assert dict(zip(names, (cell.value for cell in summary["部门"][5]), strict=True))["上期按时率"] == 1
    (row,) = [row for row in summary["趋势"].iter_rows(values_only=True) if row[0] == "维修部"]
    assert [value for value in row[1:] if value is not None] == [1, 1]


def test_a_database_of_another_company_is_refused(tmp_path: Path, new_url: Callable[[str], str]) -> None:
    """Both have a 销售部.xlsx, which the ledger would take for one; a folder that moved goes on with its own."""
    url = new_url("postgresql")
    ours, theirs = tmp_path / "甲公司" / "2026-10", tmp_path / "乙公司" / "2026-10"
    for folder in (ours, theirs):
        sheet(folder / "销售部.xlsx", *LINES)
        (folder.parent / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
    month_end = ("--period", "2026-10", "--as-of", "2026-11-20T18:00")
    assert dutybook("month-end", ours, *month_end).code == 1
    before = (theirs / "销售部.xlsx").read_bytes()
    refused = dutybook("month-end", theirs, *month_end)
    assert refused.code == 2 and "甲公司" in refused.err and "search_path" in refused.err
    assert (theirs / "销售部.xlsx").read_bytes() == before
    assert dutybook("close", "2026-10", "--folder", theirs, "--by", "张三").code == 2
    assert dutybook("history", "--folder", theirs).code == 2
    november = ("--period", "2026-11", "--as-of", "2026-12-20T18:00")
    assert dutybook("month-end", theirs, *november).code == 2  # about which there is no run yet
    assert (theirs / "销售部.xlsx").read_bytes() == before
    assert dutybook("month-end", ours, *november).code == 1
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA second")
    own = f"{url}&options=-csearch_path%3Dsecond"  # as README says
    assert dutybook("month-end", theirs, *month_end, "--ledger", own).code == 1
    runs = [dutybook("history", "--folder", theirs, "--ledger", one, "--format", "json") for one in (own, url)]
    assert len(runs[0].json["runs"]) == 1 and runs[1].code == 2
    moved = ours.parent.rename(tmp_path / "甲集团")
    assert dutybook("month-end", moved / "2026-10", *month_end).code == 1
    assert dutybook("month-end", theirs, *month_end).code == 2


@pytest.mark.parametrize(("one", "other"), [("五月花", "十月店"), ("2001店", "2002店"), ("A公司2026", "B公司2026")])
def test_a_name_that_holds_a_time_is_a_companys(
    one: str, other: str, tmp_path: Path, new_url: Callable[[str], str]
) -> None:
    url = new_url("postgresql")
    ours, theirs = tmp_path / one / "2026-10", tmp_path / other / "2026-10"
    for folder in (ours, theirs):
        sheet(folder / "销售部.xlsx", *LINES)
        (folder.parent / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
    month_end = ("--period", "2026-10", "--as-of", "2026-11-20T18:00")
    assert dutybook("month-end", ours, *month_end).code == 1
    assert dutybook("month-end", theirs, *month_end).code == 2
    assert dutybook("month-end", ours, *month_end).code == 1


@pytest.mark.parametrize(("one", "other"), [("东城店2026-10", "西城店2026-10"), ("月结2026-10初稿", "月结2026-10定稿")])
def test_what_stands_beside_the_month_is_no_company(
    one: str, other: str, tmp_path: Path, new_url: Callable[[str], str]
) -> None:
    """Branches, parts and drafts of one company lie side by side, each with settings of its own."""
    url = new_url("postgresql")
    for folder in (tmp_path / one, tmp_path / other):
        sheet(folder / "销售部.xlsx", *LINES)
        (folder / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
        assert dutybook("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-20T18:00").code == 1


@pytest.mark.parametrize(
    "month",
    [
        "十一月",
        "2026",
        "2026年",
        "三季度",
        "2026年三季度",
        "上半年",
        "2026-10",
        "10月资料",
        "月结-2026-10",
        "2026/10月",
    ],
)
def test_months_of_one_company_are_not_told_apart(month: str, tmp_path: Path) -> None:
    assert _company(tmp_path / "甲" / month) == (tmp_path / "甲").resolve()


def test_the_folder_that_recorded_first_is_never_refused(
    tmp_path: Path, new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another came in before databases were held to one company; months of one's own may be called anything."""
    url = new_url("postgresql")
    ours, theirs, later = tmp_path / "甲" / "2026-10", tmp_path / "乙" / "账", tmp_path / "甲" / "十一月"
    for folder, home in ((ours, ours), (theirs, theirs.parent), (later, later)):
        sheet(folder / "销售部.xlsx", *LINES)
        (home / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
    october = ("--period", "2026-10", "--as-of", "2026-11-20T18:00")
    november = ("--period", "2026-11", "--as-of", "2026-12-20T18:00")
    assert dutybook("month-end", ours, *october).code == 1
    with monkeypatch.context() as before:
        before.setattr("toolkit.app.ledger.keeper_opening.refuse_anothers", lambda *_: None)
        assert dutybook("month-end", theirs, *november).code == 1
    for folder in (later, ours):
        assert dutybook("month-end", folder, *november).code == 1
    assert dutybook("month-end", theirs, *november).code == 2
