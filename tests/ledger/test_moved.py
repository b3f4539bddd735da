"""A workbook, or a month's folder, that was renamed or moved is the same in the ledger; what is two things is not."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from command import dutybook
from ledger_kit import LINES, Line, closed_by_both, line, put, sheet

from toolkit.app.files import presence
from toolkit.app.ledger import moves as found_moves
from toolkit.ledger.paths import other_month
from toolkit.ledger.store import Ledger

DONE = tuple(line(f"销售部{n}", f"2026-11-0{n % 4 + 1} 1{n % 10}:00") for n in range(4, 12))
LOANS: tuple[Line, ...] = tuple(
    ("消贷部", "财务部", f"消贷部{n}", f"名单{n}", "次月5号前", "2026-10", None, f"2026-11-03 0{n}:30", None)
    for n in range(1, 8)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "月结" / "2026-10"
    sheet(made / "销售部.xlsx", *LINES, *DONE)
    sheet(made / "消贷部.xlsx", *LOANS)
    return made


def month_end(folder: Path, as_of: str = "2026-11-06T18:00", *more: object) -> dict[str, object]:
    words = ("month-end", folder, "--period", "2026-10", "--as-of", as_of, "--format", "json", *more)
    ran = dutybook(*words)
    assert not ran.err, ran.err
    return ran.json


def said(found: dict[str, object], rule: str) -> list[tuple[str, str]]:
    findings = found["findings"]
    assert isinstance(findings, list)
    return [(f["workbook"], f["message"]) for f in findings if f["rule"] == rule]


def moves(found: dict[str, object]) -> list[str]:
    """What was told of moves, each as far as it names something."""
    return [message.removeprefix("台账认出:").partition(",")[0] for _, message in said(found, "ledger-moved")]


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    found = dutybook("history", "--folder", folder, "--table", table, "--format", "json").json["rows"]
    assert isinstance(found, list)
    return found


def owed(folder: Path) -> dict[str, int]:
    """How many obligations the ledger has of each workbook."""
    return dict(sorted(Counter(str(row["workbook"]) for row in rows(folder, "obligations")).items()))


def trend(folder: Path) -> list[int]:
    found = dutybook("history", "--folder", folder, "--format", "json").json["trend"]
    return [month["obligations"] for month in found]


def status(folder: Path) -> tuple[int, list[str], int]:
    ran = dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json")
    return ran.code, ran.json["open"]["changed"], ran.json["late_changes"]


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("to", ["消贷部10月.xlsx", "已交/消贷部.xlsx", "已交/消贷部10月.xlsx"])
def test_a_workbook_goes_on_under_its_new_name(folder: Path, to: str, closed: bool) -> None:
    before = month_end(folder)
    told = len(rows(folder, "changes"))
    if closed:
        closed_by_both(folder)
    (folder / "已交").mkdir()
    (folder / "消贷部.xlsx").rename(folder / to)
    found = month_end(folder, "2026-11-07T18:00")
    assert moves(found) == [f"“2026-10/消贷部.xlsx”现在是“2026-10/{to}”"]
    assert not said(found, "late-change") and found["summary"] == before["summary"]
    assert owed(folder) == {f"2026-10/{to}": 7, "2026-10/销售部.xlsx": 11}
    assert len(rows(folder, "changes")) == told and trend(folder) == [18]
    assert not moves(month_end(folder, "2026-11-08T18:00")), "it is told once"
    assert status(folder) == (0 if closed else 1, [], 0)
    (kept,) = [f for f in rows(folder, "findings") if f["rule"] == "ledger-moved"]
    assert "消贷部.xlsx" in str(kept["message"])


@pytest.mark.parametrize("closed", [False, True])
def test_moved_and_edited(folder: Path, closed: bool) -> None:
    """Known by what both owe, and what was typed; what was changed is told cell by cell."""
    month_end(folder)
    if closed:
        closed_by_both(folder)
    moved = (folder / "消贷部.xlsx").rename(folder / "消贷部10月.xlsx")
    put(moved, "H4", "2026-11-09 10:00")
    put(moved, "D5", "名单三")
    found = month_end(folder, "2026-11-10T18:00")
    assert moves(found) == ["“2026-10/消贷部.xlsx”现在是“2026-10/消贷部10月.xlsx”"]
    assert [w for w, _ in said(found, "late-change")] == (["消贷部10月.xlsx"] * 2 if closed else [])
    assert owed(folder) == {"2026-10/消贷部10月.xlsx": 7, "2026-10/销售部.xlsx": 11} and trend(folder) == [18]


def test_a_single_check_knows_it_too(folder: Path) -> None:
    month_end(folder)
    closed_by_both(folder)
    moved = (folder / "消贷部.xlsx").rename(folder / "消贷部10月.xlsx")
    out = dutybook("check", moved, "--as-of", "2026-11-07T18:00", "--lang", "en").out
    assert "2026-10/消贷部.xlsx is now 2026-10/消贷部10月.xlsx" in out and "late-change" not in out
    found = month_end(folder, "2026-11-08T18:00")
    assert not moves(found) and not said(found, "late-change") and trend(folder) == [18]


def test_two_at_once_and_two_that_changed_places(folder: Path) -> None:
    month_end(folder)
    closed_by_both(folder)
    for name in ("消贷部", "销售部"):
        (folder / f"{name}.xlsx").rename(folder / f"{name}(终).xlsx")
    found = month_end(folder, "2026-11-07T18:00")
    assert len(moves(found)) == 2 and not said(found, "late-change")
    one, other, aside = folder / "消贷部(终).xlsx", folder / "销售部(终).xlsx", folder / "旁"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    found = month_end(folder, "2026-11-08T18:00")
    assert moves(found) == [
        "“2026-10/销售部(终).xlsx”现在是“2026-10/消贷部(终).xlsx”",
        "“2026-10/消贷部(终).xlsx”现在是“2026-10/销售部(终).xlsx”",
    ]
    assert not said(found, "late-change") and status(folder) == (0, [], 0)
    assert owed(folder) == {"2026-10/消贷部(终).xlsx": 11, "2026-10/销售部(终).xlsx": 7}
    found = dutybook("check", one, "--as-of", "2026-11-09T18:00", "--format", "json").json
    assert not moves(found) and not said(found, "late-change")


def test_one_that_takes_the_place_of_another_that_moved(folder: Path) -> None:
    month_end(folder)
    closed_by_both(folder)
    (folder / "消贷部.xlsx").rename(folder / "旧.xlsx")
    (folder / "销售部.xlsx").rename(folder / "消贷部.xlsx")
    found = month_end(folder, "2026-11-07T18:00")
    assert len(moves(found)) == 2 and not said(found, "late-change")
    assert owed(folder) == {"2026-10/旧.xlsx": 7, "2026-10/消贷部.xlsx": 11}


def test_a_copy_is_no_move(folder: Path) -> None:
    """Neither beside its original, nor where that was edited since, nor where it was written over another."""
    month_end(folder)
    closed_by_both(folder)
    original, copy = folder / "消贷部.xlsx", folder / "留底.xlsx"
    shutil.copy(original, copy)
    found = month_end(folder, "2026-11-07T18:00", "--no-write")
    assert not moves(found) and {w for w, _ in said(found, "late-change")} == {"留底.xlsx"}
    copy.unlink()
    month_end(folder, "2026-11-07T18:00")
    shutil.copy(original, folder / "留底2.xlsx")
    put(original, "H4", "2026-11-09 10:00")
    found = month_end(folder, "2026-11-10T18:00", "--no-write")
    assert not moves(found)
    assert {w for w, _ in said(found, "late-change")} == {"留底2.xlsx", "消贷部.xlsx"}
    shutil.copy(original, folder / "销售部.xlsx")
    assert not moves(month_end(folder, "2026-11-11T18:00", "--no-write"))


def test_a_folder_of_copies_is_read_once_for_that(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: each is a copy, and not looked for anew with each of the others."""
    asked: Counter[Path] = Counter()

    def counted(file: Path, known: Callable[[Path], str] = found_moves._version) -> str:
        asked[file] += 1
        return known(file)

    month_end(folder)
    shutil.copytree(folder, folder / "副本", ignore=shutil.ignore_patterns(".*", "月结*"))
    monkeypatch.setattr(found_moves, "_version", counted)
    assert not moves(month_end(folder, "2026-11-07T18:00", "--no-write"))
    assert asked and max(asked.values()) == 1


def test_which_of_two_it_is_nobody_knows(folder: Path) -> None:
    """Two copies of what is gone, unedited and edited: both are told as new, as is what is gone."""
    month_end(folder)
    closed_by_both(folder)
    for name in ("甲.xlsx", "乙.xlsx"):
        shutil.copy(folder / "消贷部.xlsx", folder / name)
    (folder / "消贷部.xlsx").unlink()
    assert not moves(month_end(folder, "2026-11-07T18:00", "--no-write"))
    again = folder.parent / "再" / "2026-10"
    sheet(again / "消贷部.xlsx", *LOANS)
    month_end(again)
    for name, cell in (("甲.xlsx", "H4"), ("乙.xlsx", "H5")):
        shutil.copy(again / "消贷部.xlsx", again / name)
        put(again / name, cell, "2026-11-09 10:00")
    (again / "消贷部.xlsx").unlink()
    assert not moves(month_end(again, "2026-11-10T18:00"))


def test_the_same_template_is_not_the_same_workbook(tmp_path: Path) -> None:
    """A branch that was closed down and one that was opened owe the same, and handed in other things, or nothing."""
    folder = tmp_path / "2026-10"

    def loans(shift: int) -> tuple[Line, ...]:
        return tuple(
            (*row[:7], f"2026-11-04 1{shift}:{n}0" if shift else None, None) for n, row in enumerate(LOANS[:5])
        )

    for name, shift in (("甲店", 1), ("乙店", 2), ("丙店", 0)):
        sheet(folder / name / "消贷部.xlsx", *loans(shift))
    month_end(folder)
    closed_by_both(folder)
    for name in ("甲店", "丙店"):
        (folder / name / "消贷部.xlsx").unlink()
    sheet(folder / "丁店" / "消贷部.xlsx", *loans(3))
    sheet(folder / "戊店" / "消贷部.xlsx", *loans(0), line("销售部1"))
    found = month_end(folder, "2026-11-07T18:00")
    assert not moves(found)
    assert {w for w, m in said(found, "late-change") if "不在了" in m} == {"甲店/消贷部.xlsx", "丙店/消贷部.xlsx"}


@pytest.mark.parametrize("name", ["消贷部.xlsx", "消贷部10月.xlsx"])
def test_next_months_copy_is_not_this_months_workbook(folder: Path, name: str) -> None:
    """It begins as what this month's was, which is put away."""
    (folder / "消贷部.xlsx").rename(folder / name)
    month_end(folder)
    closed_by_both(folder)
    second = folder.parent / "2026-11"
    shutil.copytree(folder, second)
    put(second / "销售部.xlsx", "H5", "2026-11-09 10:00")
    folder.rename(folder.parent.parent / "2026-10")
    assert not moves(month_end(second, "2026-11-10T18:00"))
    (folder.parent.parent / "2026-10").rename(folder)
    found = month_end(folder, "2026-11-10T18:00")
    assert not moves(found) and not said(found, "late-change")


@pytest.mark.parametrize(
    ("path", "other", "wanted"),
    [
        ("2026-10/消贷部.xlsx", "2026-11/消贷部.xlsx", True),
        ("消贷部10月.xlsx", "消贷部11月.xlsx", True),
        ("2026-10/消贷部10月.xlsx", "2026-11/消贷部10月.xlsx", True),
        ("2025-10/消贷部.xlsx", "2026-10/消贷部.xlsx", True),
        ("2026-Q3/消贷部.xlsx", "2026-Q4/消贷部.xlsx", True),
        ("2026-10/消贷部.xlsx", "十月/消贷部.xlsx", False),
        ("2026-10/消贷部.xlsx", "2026年10月/消贷部10月份.xlsx", False),
        ("202609/消贷部.xlsx", "2026/9月/消贷部.xlsx", False),
        ("消贷部.xlsx", "消贷部10月.xlsx", False),
    ],
)
def test_a_path_of_another_month(path: str, other: str, wanted: bool) -> None:
    assert other_month(path, other) is wanted


def test_a_ledger_that_takes_no_more_knows_it_all_the_same(folder: Path) -> None:
    before = month_end(folder)
    closed_by_both(folder)
    (folder / "消贷部.xlsx").rename(folder / "消贷部10月.xlsx")
    with Ledger(f"sqlite:///{folder.parent}/.dutybook/ledger.sqlite").writing() as connection:
        refuse = "CREATE TRIGGER full BEFORE UPDATE ON workbook BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        connection.exec_driver_sql(refuse)
    found = month_end(folder, "2026-11-07T18:00")
    assert said(found, "ledger-failed") or said(found, "ledger-damaged")
    assert not said(found, "late-change") and found["summary"] == before["summary"]


@pytest.mark.skipif(os.name == "nt", reason="the rights of a folder are otherwise there")
def test_what_may_not_be_looked_at_is_not_gone(tmp_path: Path) -> None:
    """Nor an error: a department's folder may be closed to whoever runs month-end."""
    hidden = tmp_path / "人事部"
    hidden.mkdir(mode=0)
    me = os.geteuid()
    os.seteuid(me or 65_534)  # root may look at everything
    try:
        assert presence(hidden / "人事部.xlsx") is None
    finally:
        os.seteuid(me)
        hidden.chmod(0o700)
    assert [presence(p) for p in (hidden, hidden / "人事部.xlsx", tmp_path / ("长" * 300))] == [True, False, False]


# -- folders ------------------------------------------------------------------------------------------------------


def paper(path: Path, said: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["人", said])
    book.save(path)


@pytest.fixture
def month(folder: Path) -> Path:
    """With files beside the workbooks, two of them alike, and a workbook in a folder of its own."""
    here = ((*row[:7], f"2026-11-02 1{n}:15", None) for n, row in enumerate(LOANS[:5]))
    sheet(folder / "分店" / "消贷部.xlsx", *here, line("销售部20", "2026-11-01 10:00"))
    for cell, value in zip(("J2", "J3", "J4"), ("凭证", "甲-2026-10.xlsx", "乙-2026-10.xlsx"), strict=True):
        put(folder / "销售部.xlsx", cell, value)
    for name in "甲乙":
        paper(folder / f"{name}-2026-10.xlsx", "鱼")
    return folder


@pytest.mark.parametrize("closed", [False, True])
def test_a_month_whose_folder_was_renamed(month: Path, closed: bool) -> None:
    before = month_end(month)
    if closed:
        closed_by_both(month)
    renamed = month.rename(month.with_name("十月"))
    put(renamed / "消贷部.xlsx", "H4", "2026-11-09 10:00")
    found = month_end(renamed, "2026-11-07T18:00")
    assert moves(found) == ["“2026-10/”里的 5 个文件现在在“十月/”"]
    assert [w for w, _ in said(found, "late-change")] == (["消贷部.xlsx"] if closed else [])
    assert owed(renamed) == {"十月/分店/消贷部.xlsx": 6, "十月/消贷部.xlsx": 7, "十月/销售部.xlsx": 11}
    assert trend(renamed) == [24]
    if closed:
        assert found["summary"] == before["summary"] and status(renamed) == (1, [], 1)
    assert not moves(month_end(renamed, "2026-11-08T18:00"))
    (renamed / "销售部.xlsx").unlink()
    (renamed / "甲-2026-10.xlsx").unlink()
    moved = renamed.rename(month.parent / "2026-10")
    found = month_end(moved, "2026-11-09T18:00")
    assert len(moves(found)) == 1
    if closed:
        gone = {w for w, message in said(found, "late-change") if "不在了" in message}
        assert gone == {"销售部.xlsx", "甲-2026-10.xlsx"} and trend(moved) == [24]


def test_a_month_that_was_put_away_with_others_beside_it(month: Path) -> None:
    """Another month is there, with workbooks that are called the same."""
    month_end(month)
    closed_by_both(month)
    second = month.with_name("2026-11")
    sheet(second / "消贷部.xlsx", *((*row[:5], "2026-11", *row[6:]) for row in LOANS))
    words = ("--period", "2026-11", "--as-of", "2026-12-06T18:00", "--format", "json")
    dutybook("month-end", second, *words)
    away = month.parent / "存档" / "2026-10"
    away.parent.mkdir()
    month.rename(away)
    found = month_end(away, "2026-11-10T18:00")
    assert moves(found) == ["“2026-10/”里的 5 个文件现在在“存档/2026-10/”"]
    assert not said(found, "late-change") and status(away) == (0, [], 0)
    assert owed(away)["2026-11/消贷部.xlsx"] == 7


def test_a_month_of_which_every_workbook_was_edited_too(month: Path) -> None:
    month_end(month)
    closed_by_both(month)
    renamed = month.rename(month.with_name("十月"))
    for name in ("消贷部.xlsx", "销售部.xlsx", "分店/消贷部.xlsx"):
        put(renamed / name, "H4", "2026-11-09 10:00")
    found = month_end(renamed, "2026-11-10T18:00")
    assert sorted(w for w, _ in said(found, "late-change")) == ["分店/消贷部.xlsx", "消贷部.xlsx", "销售部.xlsx"]
    assert trend(renamed) == [24]


def test_a_month_that_took_its_ledger_along(month: Path) -> None:
    month_end(month)
    closed_by_both(month)
    moved = shutil.move(month.parent, month.parent.parent / "别处")
    found = month_end(Path(moved) / month.name, "2026-11-10T18:00")
    assert not moves(found) and not said(found, "late-change")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("inside", [False, True])
def test_a_month_with_a_shared_ledger(month: Path, new_url: Callable[[str], str], kind: str, inside: bool) -> None:
    """With the settings in the month's own folder its workbooks are named from there once it is renamed."""
    home = month if inside else month.parent
    (home / "dutybook.toml").write_text(f'[ledger]\nurl = "{new_url(kind)}"\n', "utf-8")
    month_end(month)
    closed_by_both(month)
    shutil.copytree(month, month.with_name("副本"))
    renamed = month.rename(month.with_name("十月"))
    found = month_end(renamed, "2026-11-07T18:00")
    assert len(moves(found)) == 1 and not said(found, "late-change")
    assert status(renamed) == (0, [], 0) and trend(renamed) == [24]
    if inside and kind == "postgresql":  # its workbooks are called as those of the other folder are
        words = ("--period", "2026-10", "--as-of", "2026-11-08T18:00", "--no-write")
        assert dutybook("month-end", month.with_name("副本"), *words).code == 2
        return
    found = month_end(month.with_name("副本"), "2026-11-08T18:00", "--no-write")
    assert not moves(found)


def test_what_cannot_be_seen_from_here_did_not_move(tmp_path: Path, new_url: Callable[[str], str]) -> None:
    """Two companies share a database and a template; neither sees the other's folder, nor wrote what is in it."""
    url = new_url("sqlite")
    for company, branch in (("甲", "东"), ("乙", "西")):
        sheet(tmp_path / company / branch / "消贷部.xlsx", *LOANS)
        (tmp_path / company / "dutybook.toml").write_text(f'[ledger]\nurl = "{url}"\n', "utf-8")
    one, other = tmp_path / "甲" / "东", tmp_path / "乙" / "西"
    shutil.copy(one / "消贷部.xlsx", other / "消贷部.xlsx")
    month_end(one, "2026-11-06T18:00", "--no-write")
    assert not moves(month_end(other, "2026-11-06T18:00", "--no-write"))
    (other / "消贷部.xlsx").rename(other / "消贷部10月.xlsx")
    put(other / "消贷部10月.xlsx", "H4", "2026-11-09 10:00")
    assert not moves(month_end(other, "2026-11-10T18:00"))
    assert owed(one)["东/消贷部.xlsx"] == 7
