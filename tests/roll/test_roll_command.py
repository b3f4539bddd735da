"""``dutybook roll`` as a command: where it writes, what it refuses, exit codes, JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from toolkit import resources
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
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "roll", *map(str, words), "--lang", "zh"], capture_output=True, text=True
    )


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
    assert [f["rule"] for f in found["findings"]] == ["roll-open"]
    assert done.returncode == 1
    assert found["left"] == [
        {"workbook": "午餐.xlsx", "why": "no-duty-sheet"},
        {"workbook": "月结汇总-2026-10.xlsx", "why": "summary"},
        {"workbook": "欠款报表-消贷-2026-10.xlsx", "why": "deliverable"},
    ]
    said = run(folder, "--to", "2026-11", "--out", folder.parent / "再来").stdout
    for line in ("另交),1 个:欠款报表-消贷-2026-10.xlsx", "汇总没有结转,1 个:月结汇总-2026-10.xlsx", "1 个:午餐.xlsx"):
        assert line in said
