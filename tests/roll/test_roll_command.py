"""``dutybook roll`` as a command: where it writes, what it refuses, exit codes, JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from roll_kit import rolled, write

from toolkit import resources
from toolkit.core.finding import said
from toolkit.core.period import Period
from toolkit.frontends.cli import run as run_here
from toolkit.frontends.session import Session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "各部门"
    found.mkdir()
    for name in ("客服部.xlsx", "人事部.xlsx", "dutybook.toml"):
        shutil.copy(resources.samples() / "2026-10" / name, found)
    return found


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return dutybook("roll", *words)


def dutybook(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, words), "--lang", "zh"], capture_output=True, text=True
    )


def month_end(period: str, folder: Path, as_of: str) -> None:
    done = dutybook("month-end", folder, "--period", period, "--as-of", as_of)
    assert done.returncode in (0, 1), done.stderr


def test_names_the_folder_after_the_period_and_checks_clean(folder: Path) -> None:
    done = run(folder, "--to", "2026-11")
    assert (done.returncode, done.stderr) == (0, "")
    out = folder.parent / "2026-11"
    assert {p.name for p in out.iterdir()} == {"客服部.xlsx", "人事部.xlsx", "dutybook.toml"}
    assert "客服部.xlsx:结转 6 行,新增 0 行" in done.stdout
    again = run(folder, "--to", "2026-11")
    assert again.returncode == 2 and "已存在,没有覆盖" in again.stderr


def test_json_and_a_file_that_cannot_be_rolled(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (folder / "sub").mkdir()
    shutil.copy(folder / "客服部.xlsx", folder / "sub" / "二店-2026-10.xlsx")
    shutil.copy(resources.schemas() / "duty.schema.json", folder / "sub")
    done = run(folder, "--to", "2026-12", "--out", tmp_path / "新", "--format", "json")
    assert done.returncode == 3
    found = json.loads(done.stdout)
    assert (found["source"], found["to"]) == ("2026-10", "2026-12")
    targets = {f["workbook"]: f["target"] and Path(f["target"]).relative_to(tmp_path / "新").as_posix()
               for f in found["files"]}  # fmt: skip
    assert targets == {
        "人事部.xlsx": "人事部.xlsx", "坏.xlsx": None, "客服部.xlsx": "客服部.xlsx",
        "sub/二店-2026-10.xlsx": "sub/二店-2026-12.xlsx",
    }  # fmt: skip
    assert [(f["workbook"], f["severity"]) for f in found["findings"] if f["workbook"] == "坏.xlsx"] == [
        ("坏.xlsx", "error")
    ]
    assert {f["carried"] for f in found["files"] if f["shape"] == "full"} == {6}


@pytest.mark.parametrize(
    ("to", "out", "said"),
    [
        ("2026-10", None, "不能由 2026-10 结转到 2026-10"),
        ("2026-11", "inside", "互相包含"),
        ("2026-11", "..", "互相包含"),
        ("11月份", None, "不是期间"),
    ],
)
def test_refusals(folder: Path, to: str, out: str | None, said: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    done = run(folder, "--to", to, *(["--out", folder / out] if out else []))
    assert done.returncode == 2 and said in done.stderr, done.stderr
    assert sorted(folder.parent.rglob("*")) == before


def test_no_folder_and_nothing_in_it(tmp_path: Path) -> None:
    assert run(tmp_path / "无", "--to", "2026-11").returncode == 2
    (tmp_path / "空").mkdir()
    done = run(tmp_path / "空", "--to", "2026-11")
    assert done.returncode == 2 and "没有工作簿" in done.stderr


def test_a_folder_without_duty_sheets_is_refused(tmp_path: Path) -> None:
    (tmp_path / "十月").mkdir()
    for name, row in (("午餐.xlsx", ["人", "菜"]), ("欠款报表-消贷-2026-10.xlsx", ["合同编号", "欠款合计"])):
        book = Workbook()
        book.active.append(row)
        book.save(tmp_path / "十月" / name)
    done = run(tmp_path / "十月", "--to", "2026-11")
    assert done.returncode == 2 and not done.stdout
    assert "没有可以结转的责任表" in done.stderr and "午餐.xlsx、欠款报表-消贷-2026-10.xlsx" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["十月"]


def test_what_is_left_behind_and_an_open_file_are_said(folder: Path) -> None:
    run_here(["month-end", str(folder), "--period", "2026-10", "--no-write"], Session("zh"))
    assert any("月结汇总" in p.name for p in folder.iterdir())
    shutil.copy(folder / "客服部.xlsx", folder / "欠款报表-消贷-2026-10.xlsx")
    lunch = Workbook()
    lunch.active.append(["人", "菜"])
    lunch.save(folder / "午餐.xlsx")
    (folder / ".~lock.客服部.xlsx#").write_text(",zhang,pc,01.11.2026 09:00,file:///x;", encoding="utf-8")
    done = run(folder, "--to", "2026-11", "--format", "json")
    found = json.loads(done.stdout)
    assert [f["workbook"] for f in found["files"]] == ["人事部.xlsx", "客服部.xlsx"]
    assert [f["rule"] for f in found["findings"] if f["severity"] != "info"] == ["roll-open"]
    assert done.returncode == 1
    assert found["left"] == [
        {"workbook": "午餐.xlsx", "why": "no-duty-sheet"},
        {"workbook": "月结汇总-2026-10.xlsx", "why": "summary"},
        {"workbook": "欠款报表-消贷-2026-10.xlsx", "why": "deliverable"},
    ]
    said = run(folder, "--to", "2026-11", "--out", folder.parent / "再来").stdout
    for line in ("另交),1 个:欠款报表-消贷-2026-10.xlsx", "汇总没有结转,1 个:月结汇总-2026-10.xlsx", "1 个:午餐.xlsx"):
        assert line in said


def test_what_the_settings_point_to_goes_along_or_is_pointed_to(folder: Path, tmp_path: Path) -> None:
    rule = {"properties": {"卡号": {"type": "string"}}, "x-deliverable": {"files": ["*油卡*"]}, "title": "油卡充值表"}
    for home in (folder / "规则", tmp_path / "集团规则"):
        home.mkdir()
        (home / f"{home.name}.json").write_text(json.dumps(rule), "utf-8")
    (folder / "交付件").mkdir()
    (folder / "交付件" / "油卡-2026-10.xlsx").write_bytes(b"")
    settings = folder / "dutybook.toml"
    table = '[deliverables]\nfolder = "交付件"\n'
    assert table in settings.read_text("utf-8")
    more = settings.read_text("utf-8").replace(table, f'{table}schemas = ["规则", "../集团规则"]\n')
    settings.write_text(more, "utf-8")
    out = tmp_path / "下月" / "2026-11"
    assert run(folder, "--to", "2026-11", "--out", out).returncode == 0
    assert (out / "规则" / "规则.json").is_file()
    assert not (out / "交付件").exists()  # last month's papers
    assert 'schemas = ["规则", "../../集团规则"]' in (out / "dutybook.toml").read_text("utf-8")
    checked = dutybook("check", out, "--period", "2026-11", "--no-write")
    assert checked.returncode in (0, 1), checked.stderr


@pytest.mark.parametrize("own", ["", '\n[ledger]\nurl = "台账.sqlite"\n', None])
def test_the_months_share_a_ledger(folder: Path, tmp_path: Path, own: str | None) -> None:
    settings = folder / "dutybook.toml"
    if own is None:
        settings.unlink()
    else:
        settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    month_end("2026-10", folder, "2026-11-06T18:00")
    out = tmp_path / "下月" / "十一月"
    assert run(folder, "--to", "2026-11", "--out", out).returncode == 0
    month_end("2026-11", out, "2026-12-06T18:00")
    assert [p.name for p in tmp_path.rglob("*.sqlite")] == ["台账.sqlite" if own else "ledger.sqlite"]
    history = dutybook("history", "--folder", out)
    assert "2026-10" in history.stdout and "2026-11" in history.stdout
    assert ".." not in history.stdout.splitlines()[0]


def test_a_closed_month_stays_closed_when_the_next_is_checked(folder: Path, tmp_path: Path) -> None:
    month_end("2026-10", folder, "2026-11-06T18:00")
    for name in ("张三", "李四"):
        assert dutybook("close", "2026-10", "--folder", folder, "--by", name, "--accept-open", "同意").returncode == 0
    out = tmp_path / "下月"
    assert run(folder, "--to", "2026-11", "--out", out).returncode == 0
    month_end("2026-11", out, "2026-12-06T18:00")
    for place in (folder, out):
        status = dutybook("close", "2026-10", "--folder", place, "--status")
        assert status.returncode == 0, status.stdout


def test_a_register_alone_is_not_next_months(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["合同编号", "客户", "汇款人", "汇款日期", "金额"])
    sheet.append(["HT-2026-101", "陈先生", "陈先生", date(2026, 10, 8), 10000])
    book.save(folder / "汇款登记-2026-10.xlsx")
    done = run(folder, "--to", "2026-11")
    assert done.returncode == 0, done.stdout
    assert {p.name for p in (tmp_path / "2026-11").glob("*.xlsx")} == {"客服部.xlsx", "人事部.xlsx"}


def test_a_folder_of_a_later_month_is_told(tmp_path: Path) -> None:
    """Its name says nothing, so that it is taken for the month before the one that is wanted."""
    folder = tmp_path / "各部门"
    assert dutybook("new", "dealership-finance", "--period", "2026-11", "--out", folder).returncode == 0
    done = run(folder, "--to", "2026-11", "--out", tmp_path / "新")
    assert done.returncode == 1
    assert "由 2026-10 结转到 2026-11,表里却没有 2026-10 的行,写着期间的是 2026-11 的" in done.stdout + done.stderr
    assert run(folder, "--to", "2026-12", "--out", tmp_path / "十二月").returncode == 0


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        ([None, "2026-12"], False),  # one that says nothing is of the month that ends
        (["2026Q4", "2027Q1"], False),  # which lies in this quarter
        (["2026", "2026-12"], False),
        (["2026Q3", "2026-12"], True),
    ],
)
def test_rows_without_a_period_or_of_a_longer_one_are_of_the_month_that_ends(
    periods: list[str | None], told: bool, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["期间", "责任部门", "事项", "时限", "完成时间"]]
    rows += [[said, "财务部", f"报表{i}", "每月20日", None] for i, said in enumerate(periods)]
    found = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))[0].findings
    assert ("roll-other-period" in [finding.rule for finding in found]) is told


@pytest.mark.parametrize(("to", "skipped"), [("2026-11", ""), ("2026-12", "2026-11"), ("2027-01", "2026-11、2026-12")])
def test_months_that_were_left_out_are_told(to: str, skipped: str, tmp_path: Path) -> None:
    """每月20日 is owed in each of them, and stands in no row."""
    rows = [["责任部门", "事项", "时限", "完成时间"], ["财务部", "报表", "每月20日", "2026-10-20"]]
    found = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows), to=Period.parse(to))[0].findings
    texts = [said(f, "zh").text for f in found if f.rule == "roll-skipped"]
    assert texts == ([f"直接结转到了 {to},没有 {skipped} 的表:每期要交的,在这些期间没有一行"] if skipped else [])
