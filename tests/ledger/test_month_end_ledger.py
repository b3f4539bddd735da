"""Check and month-end keep their ledger by themselves: what is written back of a closed period, options, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from command import dutybook
from ledger_kit import LINES, closed_by_both, line, put, sheet

from toolkit.app import summary

ROOT = Path(__file__).resolve().parents[2]
OWN = ("K", "L", "M", "O")  # status, overdue, days late, note


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "2026-10"
    sheet(made / "销售部.xlsx", *LINES, *(line(f"销售部{n}", "2026-11-05 10:00") for n in range(4, 12)))
    return made


def month_end(folder: Path, as_of: str, *more: object) -> tuple[int, dict[str, object]]:
    words = ("month-end", folder, "--period", "2026-10", "--as-of", as_of, "--format", "json", *more)
    ran = dutybook(*words)
    assert not ran.err, ran.err
    return ran.code, ran.json


def cells(folder: Path) -> list[object]:
    page = openpyxl.load_workbook(folder / "销售部.xlsx")["责任表"]
    return [page[f"{column}{row}"].value for row in range(3, 14) for column in OWN]


def test_month_end_keeps_a_ledger_beside_the_months(folder: Path) -> None:
    code, found = month_end(folder, "2026-11-06T18:00")
    assert code == 1 and (folder.parent / ".dutybook/ledger.sqlite").is_file()
    runs = dutybook("history", "--folder", folder, "--format", "json").json["runs"]
    assert [(r["command"], r["workbooks"], r["obligations"]) for r in runs] == [("month-end", 1, 11)]
    assert runs[0]["calendar"] == found["calendar"] and runs[0]["operator"]
    # A check finds the ledger and adds to it.
    assert dutybook("check", folder / "销售部.xlsx", "--period", "2026-10", "--as-of", "2026-11-07T18:00").code == 1
    runs = dutybook("history", "--folder", folder, "--format", "json").json["runs"]
    assert [r["command"] for r in runs] == ["check", "month-end"]


def test_without_a_ledger(folder: Path) -> None:
    month_end(folder, "2026-11-06T18:00", "--ledger", "none")
    dutybook("check", folder)
    assert not (folder.parent / ".dutybook").exists() and not (folder / ".dutybook").exists()


def test_a_summary_that_somebody_has_open_is_not_made_anew_under_them(folder: Path) -> None:
    words = ("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
    summary, mine = folder / "月结汇总-2026-10.xlsx", folder / "销售部.xlsx"
    owner = folder / f".~lock.{summary.name}#"
    before = mine.read_bytes()
    owner.write_text(",zhang,pc-7,06.11.2026 18:00,file:///home/zhang;", "utf-8")
    ran = dutybook(*words)  # by a summary that was moved away meanwhile
    assert ran.code == 3 and "zhang (pc-7)" in ran.err and mine.read_bytes() == before
    assert not (folder.parent / ".dutybook").exists() and not summary.exists()
    owner.unlink()
    assert dutybook(*words).code == 1
    made = summary.read_bytes()
    owner.write_text(",zhang,pc-7,06.11.2026 18:00,file:///home/zhang;", "utf-8")
    ran = dutybook(*words[:-1], "2026-11-07T18:00")
    assert ran.code == 3 and str(summary) in ran.err and summary.read_bytes() == made


def test_a_summary_that_cannot_be_written_hides_nothing_of_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(summary, "put", full)
    words = ("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
    ran = dutybook(*words)
    assert ran.code == 3 and "月结汇总-2026-10.xlsx" in ran.err
    assert "销售部.xlsx: 本表 11 项" in ran.out and "汇总工作簿" not in ran.out
    assert dutybook(*words, "--format", "json").json["month_end"]["summary_workbook"] is None


def test_the_summary_replaces_an_earlier_one_and_no_other_file(folder: Path) -> None:
    words = ("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
    mine = folder.parent / "我的.xlsx"
    sheet(mine, *LINES)
    text = folder.parent / "笔记.xlsx"
    text.write_bytes(b"notes")
    (folder / "汇总").mkdir()
    inside = folder / "销售部.xlsx"
    before = {path: path.read_bytes() for path in (mine, text, inside)}
    said = {}
    for out in (*before, folder / "汇总"):
        ran = dutybook(*words, "--out", out)
        assert ran.code == 2 and out.name in ran.err
        said[out] = ran.err
    assert "责任表" in said[mine] and "移走" in said[mine] and "打不开" in said[text]
    assert {path: path.read_bytes() for path in before} == before, "nothing is checked or written before it is refused"
    named = folder / "月结汇总-2026-10.xlsx"
    named.write_bytes(mine.read_bytes())
    assert dutybook(*words).code == 2 and named.read_bytes() == mine.read_bytes(), "nor under the name it has by itself"
    named.unlink()
    for lang in ("zh", "en", "zh"):
        assert dutybook(*words, "--lang", lang, "--out", named).code == 1


def test_what_is_written_back_of_a_closed_period_is_what_was_frozen(folder: Path) -> None:
    month_end(folder, "2026-11-06T18:00")
    before = cells(folder)
    closed_by_both(folder)
    code, found = month_end(folder, "2026-11-20T18:00")
    assert [o["days_late"] for o in found["obligations"]][2] == 1
    assert not [f for f in found["findings"] if f["rule"] == "late-change"]
    assert cells(folder) == before
    put(folder / "销售部.xlsx", "H5", "2026-11-09 10:00")
    put(folder / "销售部.xlsx", "H4", None)
    code, found = month_end(folder, "2026-11-21T18:00")
    late = [(f["cell"], f["severity"]) for f in found["findings"] if f["rule"] == "late-change"]
    assert code == 1 and late == [("H4", "error"), ("H5", "error")]
    assert cells(folder) == before
    assert found["summary"]["overdue"] == 1 and found["summary"]["late"] == 0
    assert dutybook("reopen", "2026-10", "--folder", folder, "--by", "王五", "--reason", "漏记").code == 0
    code, found = month_end(folder, "2026-11-22T18:00")
    assert found["summary"]["late"] == 1 and found["summary"]["undetermined"] == 1
    assert cells(folder) != before


def test_a_ledger_that_cannot_be_used_stops_the_run(folder: Path) -> None:
    broken = folder.parent / ".dutybook" / "ledger.sqlite"
    broken.parent.mkdir()
    broken.write_text("not a database, and long enough to be looked at " * 30)
    before = (folder / "销售部.xlsx").read_bytes()
    ran = dutybook("month-end", folder, "--period", "2026-10")
    assert ran.code == 3 and "ledger.sqlite" in ran.err
    assert (folder / "销售部.xlsx").read_bytes() == before


def test_findings_of_the_folder_are_kept(folder: Path) -> None:
    (folder / "dutybook.toml").write_text("departments = ['销售部', '保险部']\n", "utf-8")
    month_end(folder, "2026-11-06T18:00")
    out = dutybook("history", "--folder", folder, "--format", "csv", "--table", "findings").out
    assert "department-missing" in out
    # A mere check does not look for departments, and does not settle what month-end found.
    dutybook("check", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
    out = dutybook("history", "--folder", folder, "--format", "csv", "--table", "findings").out
    assert next(r for r in out.splitlines() if "department-missing" in r).endswith(",1,")
    sheet(folder / "保险部.xlsx", *(("保险部", *each[1:]) for each in LINES))
    month_end(folder, "2026-11-07T18:00")
    out = dutybook("history", "--folder", folder, "--format", "csv", "--table", "findings").out
    (missing,) = [r for r in out.splitlines() if "department-missing" in r]
    assert missing.endswith(",1,3")


def test_deliverables_are_recorded_and_may_not_change_once_closed(folder: Path) -> None:
    """What was looked into as evidence, whatever it is called, and whether it was tried as a workbook before."""

    def paper(name: str, said: str) -> None:
        book = openpyxl.Workbook()
        book.active.append(["人", said])
        book.save(folder / name)

    papers = ("业务单-2026-10.xlsx", "安全巡查-2026-10.xlsx")
    for name in (*papers, "午餐.xlsx"):
        paper(name, "鱼")
    for cell, value in zip(("J2", "J3", "J4"), ("凭证", *papers), strict=True):
        put(folder / "销售部.xlsx", cell, value)
    month_end(folder, "2026-11-06T18:00")
    files = dutybook("history", "--folder", folder, "--table", "files", "--format", "csv").out.splitlines()[1:]
    assert len(files) == 4 and sum(",deliverable," in line for line in files) == 2
    closed_by_both(folder)
    assert dutybook("close", "2026-10", "--folder", folder, "--status").code == 0
    for name in (*papers, "午餐.xlsx"):
        paper(name, "肉")
    status = dutybook("close", "2026-10", "--folder", folder, "--status")
    assert status.code == 1 and all(name in status.out for name in papers) and "午餐" not in status.out
    _code, found = month_end(folder, "2026-11-20T18:00")
    late = [(f["workbook"], f["severity"]) for f in found["findings"] if f["rule"] == "late-change"]
    assert late == [(name, "error") for name in papers]
    assert dutybook("close", "2026-10", "--folder", folder, "--status").code == 1


def test_a_department_s_workbook_that_a_row_names_as_evidence_is_kept_with_its_rows(folder: Path) -> None:
    """Once: as a workbook and as a file beside them it would be two of one run, which no ledger takes."""
    (folder / "dutybook.toml").write_text('departments = ["销售部", "保险部"]\n', "utf-8")
    other = sheet(folder / "保险部.xlsx", ("保险部", *LINES[0][1:]))
    for cell, value in zip(("J2", "J3"), ("凭证", "销售部.xlsx"), strict=True):
        put(other, cell, value)
    for as_of in ("2026-11-06T18:00", "2026-11-07T18:00"):
        _, found = month_end(folder, as_of)
        assert not {f["rule"] for f in found["findings"] if f["rule"].startswith("ledger")}  # type: ignore[attr-defined]
    files = dutybook("history", "--folder", folder, "--table", "files", "--format", "json").json["rows"]
    assert [(f["workbook"], f["shape"], f["obligations"]) for f in files] == 2 * [
        ("2026-10/保险部.xlsx", "plain", 1),
        ("2026-10/销售部.xlsx", "plain", 11),
    ]
    closed_by_both(folder)
    put(folder / "销售部.xlsx", "H3", "2026-11-01 10:00")
    _, found = month_end(folder, "2026-11-08T18:00")
    (told,) = (f for f in found["findings"] if f["rule"] == "late-change")  # type: ignore[attr-defined]
    assert (told["workbook"], told["cell"]) == ("销售部.xlsx", "H3")


def test_a_deliverable_that_no_row_names_any_more_is_not_gone(folder: Path) -> None:
    name = "安全巡查.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["人", "鱼"])
    book.save(folder / name)
    for cell, value in zip(("J2", "J3"), ("凭证", name), strict=True):
        put(folder / "销售部.xlsx", cell, value)
    month_end(folder, "2026-11-06T18:00")
    closed_by_both(folder)
    put(folder / "销售部.xlsx", "J3", None)

    def said() -> list[str]:
        found = month_end(folder, "2026-11-20T18:00")[1]
        return [text for file, text in late(found) if file == name]

    assert said() == []
    book.active.append(["人", "肉"])
    book.save(folder / name)
    assert ["有改动" in text for text in said()] == [True]
    (folder / name).unlink()
    assert ["不在了" in text for text in said()] == [True]


def late(found: dict[str, object]) -> list[tuple[str, str]]:
    """The changes since the closing: file and what is said of it, as far as files go."""
    findings = found["findings"]
    assert isinstance(findings, list)
    return [(f["workbook"], f["message"].partition(",")[2]) for f in findings if f["rule"] == "late-change"]


def close(folder: Path, *by: str) -> list[int]:
    words = ("close", "2026-10", "--folder", folder, "--accept-open", "同意", "--by")
    return [dutybook(*words, name).code for name in by or ("张三", "李四")]


def status(folder: Path) -> tuple[int, str, list[str], int]:
    ran = dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json")
    return ran.code, ran.json["state"], ran.json["open"]["changed"], ran.json["late_changes"]


def table(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for each in rows:
        page.append(each)
    book.save(path)
    return path


def test_tables_of_reconciliations_may_not_change_once_closed(folder: Path) -> None:
    """No row names a bank statement, and the month rests on it all the same."""
    (folder / "dutybook.toml").write_text('[reconciliations]\nfolders = ["核对"]\nnames = ["学费"]\n', "utf-8")
    (folder / "核对").mkdir()
    (folder / "核对/学费.toml").write_text(
        'title = "学费"\n[left]\nlabel = "登记"\nfiles = ["登记*"]\namount = "应缴"\n'
        '[right]\nlabel = "流水"\nfiles = ["流水*"]\namount = "到账"\n[[keys]]\nname = "学号"\n',
        "utf-8",
    )
    register = table(folder / "登记-2026-10.xlsx", ("学号", "应缴"), ("S1", 100))
    bank = table(folder / "流水-2026-10.xlsx", ("学号", "到账"), ("S1", 100))
    month_end(folder, "2026-11-06T18:00")
    runs = dutybook("history", "--folder", folder, "--format", "json").json["runs"]
    assert [r["workbooks"] for r in runs] == [1]
    page = openpyxl.load_workbook(folder / "月结汇总-2026-10.xlsx")["总览"]
    (card,) = [c for row in page.iter_rows() for c in row if c.value == "读到的工作簿"]
    assert page.cell(card.row + 1, card.column).value == "1 / 1"
    assert close(folder) == [0, 0] and status(folder)[0] == 0
    held = bank.read_bytes()

    table(bank, ("学号", "到账"), ("S1", 90))
    assert status(folder) == (1, "closed", ["2026-10/流水-2026-10.xlsx"], 0)
    code, found = month_end(folder, "2026-11-06T18:00")
    ((name, said),) = late(found)
    assert code == 1 and name == bank.name and "之后核对用的表有改动" in said
    assert status(folder) == (1, "closed", [], 1)

    bank.unlink()
    more = table(folder / "登记-2026-10-补.xlsx", ("学号", "应缴"), ("S2", 100))
    month_end(folder, "2026-11-06T18:00", "--lang", "en")
    said = dutybook("history", "--folder", folder, "--table", "findings", "--format", "csv", "--lang", "en").out
    assert "the table of a reconciliation is not there any more" in said
    assert "this table of a reconciliation was not there then" in said
    assert status(folder)[3] == 2

    more.unlink()
    bank.write_bytes(held)
    assert late(month_end(folder, "2026-11-06T18:00")[1]) == [] and status(folder) == (0, "closed", [], 0)
    register.unlink()
    assert status(folder)[:3] == (1, "closed", [f"2026-10/{register.name}"])


def test_a_deliverable_that_is_gone_or_came_later_is_a_change_once_closed(folder: Path) -> None:
    for cell, value in zip(("J2", "J3", "J4"), ("凭证", "甲-2026-10.xlsx", "乙-2026-10.xlsx"), strict=True):
        put(folder / "销售部.xlsx", cell, value)
    first = table(folder / "甲-2026-10.xlsx", ("人", "鱼"))
    month_end(folder, "2026-11-06T18:00")
    close(folder)
    first.unlink()
    table(folder / "乙-2026-10.xlsx", ("人", "肉"))
    found = month_end(folder, "2026-11-06T18:00")[1]
    assert [name for name, _ in late(found)] == ["乙-2026-10.xlsx", "甲-2026-10.xlsx"]
    assert status(folder) == (1, "closed", [], 2)


def test_a_workbook_renamed_before_the_closing_is_counted_once(folder: Path) -> None:
    """What a month-end no longer finds stands in nobody's way, and in no figure."""
    month_end(folder, "2026-11-06T18:00")
    (folder / "销售部.xlsx").rename(folder / "销售部(终).xlsx")
    assert status(folder)[2] == ["2026-10/销售部.xlsx"]
    month_end(folder, "2026-11-06T18:00")
    assert status(folder) == (1, "open", [], 0)
    (month,) = dutybook("history", "--folder", folder, "--format", "json").json["trend"]
    assert (month["obligations"], month["overdue"]) == (11, 1)
    open_items = dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json").json["open"]
    assert open_items["overdue"] == 1


def test_a_copy_that_was_put_in_and_taken_away_leaves_nothing_behind(folder: Path) -> None:
    month_end(folder, "2026-11-06T18:00")
    close(folder)
    before = dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json").json
    copy = folder / "副本.xlsx"
    copy.write_bytes((folder / "销售部.xlsx").read_bytes())
    assert len(late(month_end(folder, "2026-11-06T18:00")[1])) == 11 and status(folder)[3] == 11
    copy.unlink()
    assert late(month_end(folder, "2026-11-06T18:00")[1]) == []
    assert dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json").json == before | {
        "last_run": 3
    }
    (month,) = dutybook("history", "--folder", folder, "--format", "json").json["trend"]
    assert month["obligations"] == 11


def test_months_with_settings_of_their_own_share_a_ledger(folder: Path, url: str) -> None:
    """The workbooks are called alike in every month, and are others."""
    second = folder.parent / "2026-11"
    for each in (folder, second):
        sheet(each / "销售部.xlsx", *LINES)
        (each / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
    month_end(folder, "2026-11-06T18:00")
    assert close(folder) == [0, 0] and status(folder)[0] == 0
    put(second / "销售部.xlsx", "I3", 2)
    words = ("month-end", second, "--period", "2026-11", "--as-of", "2026-12-06T18:00", "--format", "json")
    assert late(dutybook(*words).json) == []
    assert status(folder) == (0, "closed", [], 0)


@pytest.mark.skipif(os.name == "nt", reason="the rights of a folder are otherwise there")
def test_a_folder_that_may_not_be_looked_into_is_said_and_keeps_what_it_had(folder: Path) -> None:
    sheet(folder / "保险部" / "保险部.xlsx", ("保险部", *LINES[0][1:]))
    month_end(folder, "2026-11-06T18:00")
    root = os.geteuid() == 0
    if root and not shutil.which("setpriv"):
        pytest.skip("root may look into everything, and nothing is here that makes it less")
    asked = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if root else []
    asked += [sys.executable, "-m", "toolkit", "month-end", str(folder), "--period", "2026-10", "--format", "json"]
    (folder / "保险部").chmod(0)
    try:
        asked += ["--as-of", "2026-11-07T18:00"]
        ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    finally:
        (folder / "保险部").chmod(0o755)
    assert (ran.returncode, ran.stderr) == (3, "")
    found = json.loads(ran.stdout)
    assert [f["workbook"] for f in found["files"] if f["error"] == "file-not-readable"] == ["保险部"]
    assert found["summary"]["obligations"] == 11
    (month,) = dutybook("history", "--folder", folder, "--format", "json").json["trend"]
    assert month["obligations"] == 12  # it is not gone


def test_what_is_refused_leaves_no_ledger(folder: Path) -> None:
    mine = table(folder.parent / "我的.xlsx", ("人", "鱼"))
    words = ("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
    assert dutybook(*words, "--out", mine).code == 2
    assert dutybook(*words, "--pack", "没有这个").code == 2
    assert not (folder.parent / ".dutybook").exists()
    dutybook(*words)
    assert dutybook(*words, "--out", mine).code == 2
    assert len(dutybook("history", "--folder", folder, "--format", "json").json["runs"]) == 1


def test_a_file_named_by_what_was_not_handed_in_is_looked_into_once_closed_too(folder: Path) -> None:
    for cell, value in zip(("J2", "J3", "J5"), ("凭证", "甲-2026-10.xlsx", "乙-2026-10.xlsx"), strict=True):
        put(folder / "销售部.xlsx", cell, value)
    for name in "甲乙":
        table(folder / f"{name}-2026-10.xlsx", ("人", "鱼"))

    def said() -> list[object]:
        found = month_end(folder, "2026-11-06T18:00")[1]
        rules = ("deliverable-unrecorded", "deliverable-file-missing")
        findings, whole = found["findings"], found["month_end"]
        assert isinstance(findings, list) and isinstance(whole, dict)
        papers = [(d["name"], d["expected"]) for d in whole["deliverables"]]
        return [papers, [(f["rule"], f["cell"]) for f in findings if f["rule"] in rules]]

    before = said()
    assert before == [
        [("甲-2026-10.xlsx", True), ("乙-2026-10.xlsx", True)],
        [("deliverable-unrecorded", "H5")],
    ]
    close(folder)
    assert said() == before


def test_a_change_without_consequence_is_told_once_and_for_all(tmp_path: Path) -> None:
    """It names the version that people left, not our own next write of it: that made a new one at every run."""
    path = sheet(tmp_path / "月" / "销售部.xlsx", *LINES)
    words = (path.parent, "--period", "2026-10", "--as-of", "2026-11-07T18:00", "--format", "json")
    dutybook("month-end", *words)
    closed_by_both(path.parent)
    put(path, "K1", "一句话")
    found = [dutybook("month-end", *words).json for _ in range(3)]
    late = [[f["message"] for f in each["findings"] if f["rule"] == "late-change"] for each in found]
    assert len(late[0]) == 1 and late[0] == late[1] == late[2]
    assert [bool(each["written"]) for each in found] == [True, False, False]


def test_of_a_sheet_and_its_copy_the_copy_is_what_was_added(tmp_path: Path) -> None:
    path = sheet(tmp_path / "月" / "销售部.xlsx", *LINES)
    words = (path.parent, "--period", "2026-10", "--as-of", "2026-11-07T18:00", "--format", "json")
    dutybook("month-end", *words)
    closed_by_both(path.parent)
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book["责任表"])
    copy.title = "责任表 (2)"
    book.move_sheet(copy, -2)
    book.save(path)
    found = dutybook("month-end", *words).json["findings"]
    assert {f["sheet"] for f in found if f["rule"] == "late-change"} == {"责任表 (2)"}


def test_a_workbook_that_an_earlier_month_end_read_and_that_is_gone_is_told(folder: Path) -> None:
    """First as a warning; once the ledger counts on it no more, for information. Back again, or renamed, it is not."""

    def told() -> list[tuple[str, str]]:
        found = month_end(folder, "2026-11-06T18:00")[1]["findings"]
        assert isinstance(found, list)
        return [(f["workbook"], f["severity"]) for f in found if f["rule"] == "workbook-gone"]

    other = sheet(folder / "西城店" / "保险部.xlsx", *(("保险部", *each[1:]) for each in LINES))
    assert told() == []
    away = other.rename(folder.parent / "保险部.xlsx")
    assert told() == [("西城店/保险部.xlsx", "warning")]
    assert told() == [("西城店/保险部.xlsx", "info")]
    away.rename(other)
    assert told() == []
    other.rename(other.with_name("保险.xlsx"))
    assert told() == []
    closed_by_both(folder)
    other.with_name("保险.xlsx").unlink()
    assert told() == [], "a closed month says more"
