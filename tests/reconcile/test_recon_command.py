"""``dutybook reconcile``: text, JSON and the workbook."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from recon_files_kit import cards, command

from toolkit import resources


def test_a_folder_without_tables_says_how_to_learn_which_are_wanted(tmp_path: Path) -> None:
    done = command(tmp_path, "--lang", "zh")
    assert done.returncode == 0 and "刷卡核对" in done.stdout and "写上其中一个的名称" in done.stdout
    done = command(tmp_path, "刷卡核对", "--lang", "zh")
    assert done.returncode == 1 and "找不到“刷卡单”的文件(" in done.stdout


def test_the_result_replaces_an_earlier_one_and_no_other_file(tmp_path: Path) -> None:
    cards(tmp_path)
    source = tmp_path / "刷卡单-2026-10.xlsx"
    before = source.read_bytes()
    for out in (source, tmp_path / "核对.csv"):
        done = command(tmp_path, "刷卡核对", "--period", "2026-10", "--out", str(out), "--lang", "zh")
        assert done.returncode == 2 and out.name in done.stderr
    assert source.read_bytes() == before and not (tmp_path / "核对.csv").exists()
    made = tmp_path / "新" / "核对.xlsx"
    for lang in ("zh", "en", "zh"):
        assert command(tmp_path, "刷卡核对", "--out", str(made), "--lang", lang).returncode == 1
    other = made.with_name("另一个名字.xlsx")
    other.hardlink_to(made)
    before = other.read_bytes()
    assert command(tmp_path, "刷卡核对", "--out", str(made), "--lang", "en").returncode == 1
    assert other.read_bytes() == before != made.read_bytes(), "replaced in one step, not written over"
    assert sorted(path.name for path in made.parent.iterdir()) == ["另一个名字.xlsx", "核对.xlsx"]
    mine = openpyxl.Workbook()
    mine.active.title = "核对"
    mine.save(kept := tmp_path / "新" / "台账.xlsx")
    before = kept.read_bytes()
    done = command(tmp_path, "刷卡核对", "--out", str(kept), "--lang", "zh")
    assert done.returncode == 2 and "台账.xlsx" in done.stderr and "工作表:核对" in done.stderr
    assert kept.read_bytes() == before, "a sheet that is called so does not make it ours"


def test_command_text_and_json(tmp_path: Path) -> None:
    cards(tmp_path)
    done = command(tmp_path, "刷卡核对", "--period", "2026-10", "--lang", "zh")
    assert done.returncode == 1, done.stderr
    assert "不符 3,左方缺 1,右方缺 1,待定 1" in done.stdout
    assert done.stdout.count("(reconcile-") == 1  # what a line tells is not told again
    as_json = command(tmp_path, "--period", "2026-10", "--format", "json", "--lang", "en")
    found = json.loads(as_json.stdout)
    schema = json.loads((resources.schemas() / "reconciliations" / "_result.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(found)
    (one,) = found["reconciliations"]
    assert one["left"]["total"] == "235000.50" and one["right"]["total"] == "261234.56"
    assert one["lines"][0]["why"].startswith("By 业务编号 XS-001: ")
    assert len(one["lines"]) == 9 and found["summary"]["open"] == 7
    unknown = command(tmp_path, "没有这项", "--lang", "en")
    assert unknown.returncode == 2 and "刷卡核对" in unknown.stderr


def test_given_files_and_the_workbook(tmp_path: Path, shared: Path) -> None:
    cards(tmp_path / "in")
    left = (tmp_path / "in" / "交车登记-2026-10.xlsx").rename(tmp_path / "in" / "甲.xlsx")
    right = (tmp_path / "in" / "刷卡单-2026-10.xlsx").rename(tmp_path / "in" / "乙.xlsx")
    out = tmp_path / "核对.xlsx"
    done = command(tmp_path, "刷卡核对", "--left", str(left), "--right", str(right), "--out", str(out), "--lang", "zh")
    assert done.returncode == 1, done.stderr
    made = openpyxl.load_workbook(out)
    assert made.sheetnames[0] == "核对" and len(made.sheetnames) == 2
    first, lines = made.worksheets
    bridge = {
        row[0].value: row[1].value for row in first.iter_rows(min_row=6) if isinstance(row[1].value, (int, float))
    }
    assert bridge["左方合计"] + sum(
        v for k, v in bridge.items() if k.startswith("加") or k.startswith("减")
    ) == pytest.approx(bridge["右方合计"])
    assert [c.value for c in lines[4]][:4] == [1, "相符", "业务编号", "XS-001"]
    assert lines.max_row == 3 + 9
    check = subprocess.run(
        [sys.executable, str(shared / "ooxml" / "validate.py"), str(out)], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout[-2000:] + check.stderr[-500:]
