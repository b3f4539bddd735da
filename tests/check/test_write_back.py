"""What a check does to a clerk's file: its own columns and its own sheet, nothing else, and nothing at all twice."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from command import dutybook
from openpyxl import load_workbook
from sheets_kit import OWN_HEADERS, Row, check, digest, parts, save, table
from write_kit import AS_OF, PERIOD, ROWS, made
from xlsxwriter import Workbook as Writer


def test_only_our_columns_change(tmp_path: Path) -> None:
    path = made(tmp_path / "销售部.xlsx")
    before, cells = parts(path), load_workbook(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    after, now = parts(path), load_workbook(path)
    sheet = "xl/worksheets/sheet1.xml"
    allowed = {sheet, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "docProps/app.xml"}  # fmt: skip
    assert {n for n in before if after.get(n) != before[n]} <= allowed
    assert set(after) - set(before) <= {"xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet3.xml.rels"}
    for name in cells.sheetnames:
        for row in cells[name].iter_rows():
            for cell in row:
                assert now[name][cell.coordinate].value == cell.value, cell.coordinate
    assert now.sheetnames == ["责任表", "统计", "检查结果"]
    own = [c.value for c in now["责任表"][2]][9:]
    assert own == ["=COUNTA(H3:H8)", *OWN_HEADERS["zh"]]  # J2 is occupied, so ours begin in K
    assert now["责任表"]["H3"].comment.text == "已电话确认"
    assert now["责任表"].freeze_panes == "A3"
    (written,) = result["written"]
    assert written["workbook"] == "销售部.xlsx" and written["backup"]
    assert parts(Path(written["backup"])) == before


def test_no_formulas_are_written(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", None, what="=1+1 报表"), Row("=看不懂", None, cells={"期限": "\u200b=HYPERLINK(\"x\")"})])})  # fmt: skip
    check(path, as_of=AS_OF, period=PERIOD)
    for ws in load_workbook(path):
        for row in ws.iter_rows(min_col=10 if ws.title == "责任表" else 1):
            assert all(c.data_type != "f" for c in row), row


def test_the_second_run_writes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    check(path, as_of=AS_OF, period=PERIOD)
    first, when = digest(path), path.stat().st_mtime_ns
    again = check(path, as_of=AS_OF, period=PERIOD)
    assert (digest(path), path.stat().st_mtime_ns, again["written"]) == (first, when, [])
    # an hour later nothing has changed either, so not even the time of the check is written
    later = check(path, as_of="2026-11-20T10:00", period=PERIOD)
    assert (digest(path), later["written"]) == (first, [])


def test_a_plan_that_is_still_blank_gets_no_result_sheet(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"计划": [["事项", "期限", "完成时间"]]})
    before = digest(path)
    assert check(path, as_of=AS_OF, period=PERIOD)["written"] == []
    assert digest(path) == before


def test_a_completion_to_come_makes_nothing_on_time(tmp_path: Path) -> None:
    """Due or not, it is told; what is past its due is judged as typed."""
    path = made(tmp_path / "a.xlsx", [Row("11月27日前", "2026-11-25"), Row("11月10日前", "2026-11-25")])
    found = check(path, as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in found["findings"]] == ["completion-in-future"] * 2
    assert [(o["timeliness"], o["overdue"]) for o in found["obligations"]] == [("not_due", False), ("late", True)]


def test_a_completion_to_come_is_not_written_again_at_each_check(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", [Row("每月5号前", "2026-11-30")])
    found = check(path, as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in found["findings"]] == ["completion-in-future"]
    first = digest(path)
    later = check(path, as_of="2026-11-20T10:00", period=PERIOD)
    assert (digest(path), later["written"]) == (first, [])


def test_another_time_changes_only_what_must(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    check(path, as_of=AS_OF, period=PERIOD)
    before = load_workbook(path)
    check(path, as_of="2026-11-21T09:00", period=PERIOD)
    after = load_workbook(path)
    changed = {
        c.coordinate: c.value
        for row in after["责任表"].iter_rows()
        for c in row
        if c.value != before["责任表"][c.coordinate].value
    }
    # Row 4 is a day later, and was checked when it changed; the due of the 23rd is near on both days.
    assert changed == {"N4": 5, "O4": datetime(2026, 11, 21, 9)}
    assert [c.value for c in after["统计"]["A"]] == [c.value for c in before["统计"]["A"]]


@pytest.mark.parametrize("command", ["check", "month-end"])
def test_a_folder_without_workbooks_is_not_clean(tmp_path: Path, command: str) -> None:
    """A run by night over the wrong folder would find nothing wrong, every night."""
    folder = tmp_path / "十月"
    folder.mkdir()
    (folder / "说明.txt").touch()
    if command == "month-end":  # whose summary is nothing to check the next time
        dutybook(command, folder, "--period", PERIOD, "--lang", "en")
    ran = dutybook(command, folder, "--period", PERIOD, "--as-of", AS_OF, "--format", "json")
    assert ran.code == 1
    assert [(f["workbook"], f["rule"], f["severity"]) for f in ran.json["findings"]] == [
        ("十月", "no-workbooks", "warning")
    ]
    (folder.parent / "dutybook.toml").write_text('[rules]\nno-workbooks = "off"\n', "utf-8")
    assert dutybook(command, folder, "--period", PERIOD, "--as-of", AS_OF).code == 0


def test_a_folder_without_workbooks_is_told_beside_another(tmp_path: Path) -> None:
    full, empty = tmp_path / "十月", tmp_path / "十一月"
    for folder in (full, full / "销售", empty):
        folder.mkdir()
    made(full / "销售" / "a.xlsx")

    def told(*paths: Path) -> list[str]:
        ran = dutybook("check", *paths, "--period", PERIOD, "--as-of", AS_OF, "--no-write", "--format", "json")
        return [f["workbook"] for f in ran.json["findings"] if f["rule"] == "no-workbooks"]

    assert told(full, empty) == told(full / "销售" / "a.xlsx", empty) == ["十一月"]
    assert told(full, full / "销售") == []


def test_no_write_leaves_everything(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    first = digest(path)
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert result["written"] == [] and len(result["obligations"]) == 6
    assert (digest(path), path.stat().st_mtime) == (first, 1_700_000_000)
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_what_a_person_typed_into_our_columns_is_put_right(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06")])})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    book["责任表"]["K2"] = "按时"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    assert load_workbook(path)["责任表"]["K2"].value == "迟交"


def test_valid_for_excel(tmp_path: Path, shared: Path) -> None:
    files = [
        made(tmp_path / "a.xlsx"),
        save(tmp_path / "b.xlsx", {"S": [["Task", "Due", "Completed"], ["x", "by the 5th", None]]}),
    ]
    other = Writer(tmp_path / "c.xlsx")
    sheet = other.add_worksheet("责任表")
    grid = table(ROWS)
    for r, row in enumerate(grid):
        sheet.write_row(r, 0, row)
    sheet.add_table(0, 0, len(grid) - 1, len(grid[0]) - 1, {"columns": [{"header": h} for h in grid[0]]})
    chart = other.add_chart({"type": "column"})
    chart.add_series({"values": "=责任表!$A$2:$A$5"})
    sheet.insert_chart("A20", chart)
    other.close()
    files.append(tmp_path / "c.xlsx")
    check(*files, as_of=AS_OF, period=PERIOD)
    done = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def encrypted(path: Path) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = save(path.with_suffix(".plain"), {"责任表": table(ROWS)})
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt("秘密", out)
    path.write_bytes(out.getvalue())
    plain.unlink()
    return path


def test_a_folder_with_bad_files(tmp_path: Path) -> None:
    """One corrupt, one empty, one with a password, one open elsewhere: the others are checked, exit code 3."""
    folder = tmp_path / "十一月"
    (folder / "sub").mkdir(parents=True)
    made(folder / "甲部.xlsx")
    made(folder / "sub" / "乙部.xlsx")
    (folder / "坏.xlsx").write_bytes(made(tmp_path / "x.xlsx").read_bytes()[:3000])
    (folder / "空.xlsx").write_bytes(b"")
    encrypted(folder / "密.xlsx")
    made(folder / "开.xlsx")
    (folder / ".~lock.开.xlsx#").write_text("李四,host/lisi,PC-7,20.11.2026 09:00,file:///x;", "utf-8")
    (folder / "~$甲乙.xlsx").write_bytes(b"\x02Li")
    (folder / "说明.txt").write_text("不是工作簿", "utf-8")
    untouched = {p: digest(p) for p in folder.iterdir() if p.name[0] in "坏空密开"}
    result = check(folder, as_of=AS_OF, period=PERIOD)
    errors = {f["workbook"]: f["error"] for f in result["files"]}
    assert errors == {
        "sub/乙部.xlsx": "", "甲部.xlsx": "", "坏.xlsx": "file-corrupt", "空.xlsx": "file-empty",
        "密.xlsx": "file-encrypted", "开.xlsx": "file-open",
    }  # fmt: skip
    said = {f["workbook"]: f for f in result["findings"] if f["sheet"] is None}
    assert set(said) == {"坏.xlsx", "空.xlsx", "密.xlsx", "开.xlsx"}
    assert all(f["severity"] == "error" and f["message"] and f["remedy"] for f in said.values())
    assert "李四" in said["开.xlsx"]["message"]
    assert {w["workbook"] for w in result["written"]} == {"甲部.xlsx", "sub/乙部.xlsx"}
    assert {o["workbook"] for o in result["obligations"]} == {"甲部.xlsx", "sub/乙部.xlsx", "开.xlsx"}
    assert {p: digest(p) for p in untouched} == untouched
    told = dutybook("check", folder, "--as-of", AS_OF, "--period", PERIOD, "--lang", "zh")
    assert told.code == 3
    assert any(line.startswith("空.xlsx: [错误] ") for line in told.out.splitlines()), told.out


@pytest.mark.parametrize("bin_", ["$RECYCLE.BIN", "#recycle", "System Volume Information"])
def test_a_deleted_workbook_is_nobodys(bin_: str, tmp_path: Path) -> None:
    """On the root of a drive or share, what somebody deleted lies in a folder beside what counts."""
    deleted = made(tmp_path / "R1AB2C.xlsx")
    (tmp_path / bin_).mkdir()
    deleted = deleted.rename(tmp_path / bin_ / deleted.name)
    as_deleted = digest(deleted)
    made(tmp_path / "甲部.xlsx")
    result = check(tmp_path, as_of=AS_OF, period=PERIOD)
    assert [f["workbook"] for f in result["files"]] == ["甲部.xlsx"]
    assert digest(deleted) == as_deleted


@pytest.mark.parametrize("fault", ["missing", "settings"])
def test_what_cannot_run(fault: str, tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    if fault == "missing":
        found = dutybook("check", tmp_path / "没有.xlsx", "--as-of", AS_OF)
        assert found.code == 3 and "没有.xlsx" in found.out
    else:
        (tmp_path / "dutybook.toml").write_text("nonsense = 1\n", "utf-8")
        found = dutybook("check", path, "--as-of", AS_OF)
        assert found.code == 2 and "nonsense" in found.err


def test_exit_codes(tmp_path: Path) -> None:
    clean = save(tmp_path / "clean.xlsx", {"责任表": table([Row("每月5号前", "2026-11-05")])})
    dirty = save(tmp_path / "dirty.xlsx", {"责任表": table([Row(None, None)])})
    late = save(tmp_path / "late.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06")])})
    words = ("--as-of", AS_OF, "--period", PERIOD)
    assert dutybook("check", clean, *words).code == 0
    assert dutybook("check", late, *words).code == 0  # late, but handed in: nothing to be done
    assert dutybook("check", dirty, *words).code == 1
    assert dutybook("check", dirty, clean, *words).code == 1
    assert dutybook("check").code == 2
    assert dutybook("check", clean, "--as-of", "gestern").code == 2
    assert dutybook("check", clean, "--period", "2026-13").code == 2
    assert dutybook("check", clean, "--nonsense").code == 2


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    """``python -m toolkit``: JSON alone on standard output, UTF-8 whatever the locale."""
    path = made(tmp_path / "销售部.xlsx")
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "check",
        str(path),
        "--as-of",
        AS_OF,
        "--period",
        PERIOD,
        "--lang",
        "zh",
    ]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
    done = subprocess.run([*command, "--format", "json"], capture_output=True, env=environment, check=False)
    assert done.returncode == 1 and done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["summary"]["obligations"] == 6
    text = subprocess.run(command, capture_output=True, env=environment, check=False)
    lines = text.stdout.decode("utf-8").splitlines()
    assert any(
        re.fullmatch(r"销售部\.xlsx: 责任表!E6 \[错误\] 期限为空 \(deadline-missing\)。请填写期限,例如“每月5号前”。", n)
        for n in lines
    )


def test_github_annotations(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    found = dutybook(
        "check", path, "--as-of", AS_OF, "--period", PERIOD, "--format", "github", "--lang", "en", "--no-write"
    )
    assert "::error file=a.xlsx,title=deadline-missing::责任表!E6 The deadline is blank. Type a deadline" in found.out
    assert found.code == 1


def test_an_english_run_over_a_chinese_sheet(tmp_path: Path) -> None:
    """Messages follow the language asked for; the sheet keeps its own."""
    path = made(tmp_path / "a.xlsx")
    result = check(path, as_of=AS_OF, period=PERIOD, lang="en")
    assert [f["message"] for f in result["findings"] if f["rule"] == "deadline-missing"] == ["The deadline is blank"]
    book = load_workbook(path)
    assert "检查结果" in book.sheetnames and "检查状态" in [c.value for c in book["责任表"][2]]


def test_a_picture_survives(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Writer(path)
    ws = book.add_worksheet("责任表")
    for r, row in enumerate(table(ROWS)):
        ws.write_row(r, 0, row)
    ws.insert_image("L10", "p.png", {"image_data": io.BytesIO(_PNG)})
    book.close()
    before = parts(path)
    check(path, as_of=AS_OF, period=PERIOD)
    after = parts(path)
    for name in before:
        if name.startswith(("xl/media", "xl/drawings")):
            assert after[name] == before[name]
    assert b"<drawing" in after["xl/worksheets/sheet1.xml"]


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_dates_stay_where_ours_stand_in_the_same_column_of_a_table_below(tmp_path: Path) -> None:
    wide = ["序号", "任务名称", "责任人", "期限", "完成时间", "备注", "金额", "基准日期", "说明甲", "说明乙"]
    rows = [[n, f"任务{n}", "张三", "及时", None, "x", 5, datetime(2026, 4, n), "甲", "乙"] for n in (1, 2, 3)]
    below = ["序号", "事项", "责任部门", "接收部门", "期限", "完成时间", "备注"]
    owed = [["1", "欠款报表", "销售部", "财务部", "每月5号前", datetime(2026, 11, 4), None]]
    path = save(tmp_path / "a.xlsx", {"s": [wide, *rows, [None], [None], below, *owed]})
    assert len(check(path, as_of=AS_OF, period=PERIOD)["obligations"]) == 4
    assert not check(path, as_of=AS_OF, period=PERIOD)["written"]
    sheet = load_workbook(path)["s"]
    assert [sheet.cell(row, 8).value for row in range(1, 5)] == ["基准日期", *(datetime(2026, 4, n) for n in (1, 2, 3))]
    assert sheet["H7"].value == "应交时间"
