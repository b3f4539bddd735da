"""Workbooks with names that make trouble: too long to be added to, in another encoding, circles of links."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import dutybook

from toolkit.workbook import CannotRunError, CellUpdate, read, write_cells
from toolkit.workbook.reading import parse

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "2026-10" / "客服部.xlsx"
WORDS = ("--period", "2026-10", "--as-of", "2026-11-06T18:00")
posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are bytes on Linux only")


@posix
@pytest.mark.parametrize("name", ["责" * 81 + "ab.xlsx", "a\nb.xlsx", "....xlsx", "a~20261106T1800~12345678.xlsx"])
def test_checked_and_undone_under_any_name(name: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path / name))
    before = path.read_bytes()
    ran = dutybook("check", path, *WORDS)
    assert ran.code == 1, ran.err
    assert path.read_bytes() != before, ran.out
    ran = dutybook("undo", path)
    assert ran.code == 0, ran.err
    assert path.read_bytes() == before


@posix
def test_a_name_in_the_encoding_of_a_chinese_windows(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("客服部.xlsx".encode("gb18030"))
    shutil.copy(SAMPLE, path)
    before = path.read_bytes()
    ran = dutybook("month-end", tmp_path, *WORDS, "--format", "json")
    assert ran.code == 1, ran.err
    assert {o["workbook"] for o in ran.json["obligations"]} == {"客服部.xlsx"}
    ran.out.encode()  # nothing in it is no text
    assert path.read_bytes() != before
    ran = dutybook("check", tmp_path, *WORDS)
    assert ran.code == 1, ran.err
    assert "客服部.xlsx: " in ran.out
    ran = dutybook("history", "--folder", tmp_path, "--workbook", "客服部.xlsx")
    assert ran.code == 0, ran.err
    ran = dutybook("undo", path)
    assert ran.code == 0, ran.err
    assert "客服部.xlsx" in ran.out
    assert path.read_bytes() == before


@posix
def test_a_file_with_a_name_in_that_encoding_is_found_again_by_the_ledger(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / os.fsdecode("客服部.xlsx".encode("gb18030")))
    assert dutybook("month-end", tmp_path, *WORDS).code == 1
    ran = dutybook(
        "close", "2026-10", "--folder", tmp_path, "--by", "张三", "--accept-open", "同意", "--format", "json"
    )
    assert ran.code == 0 and "客服部.xlsx" not in ran.out, ran.out + ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always in UTF-8")
def test_names_in_a_system_whose_encoding_is_not_ours(tmp_path: Path) -> None:
    """What has a name in Chinese is found, made and told as elsewhere; what cannot be named is said in words."""
    folder = tmp_path / "2026-10"
    (folder / "东店").mkdir(parents=True)
    shutil.copy(SAMPLE, folder / "客服部.xlsx")
    shutil.copy(SAMPLE, folder / "东店" / "客服部.xlsx")
    narrow = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "DUTYBOOK_LANG": "zh"}

    def run(*words: object) -> tuple[int, str, str]:
        line = [sys.executable, "-m", "toolkit", *map(str, words)]
        ran = subprocess.run(line, env=narrow, capture_output=True, check=False, cwd=ROOT)
        return ran.returncode, ran.stdout.decode(), ran.stderr.decode()

    words = ("month-end", folder, *WORDS, "--format", "json")
    code, out, err = run(*words)
    assert code == 1, err
    there = {o["workbook"] for o in json.loads(out)["obligations"]}
    assert there == {"客服部.xlsx", "东店/客服部.xlsx"} and (folder / "月结汇总-2026-10.xlsx").exists()
    ours = dutybook(*words)
    assert [f for f in ours.json["findings"] if f["rule"].startswith(("ledger-", "workbook-"))] == []
    assert dutybook("close", "2026-10", "--folder", folder, "--by", "A", "--accept-open", "x").code == 0
    code, out, err = run("close", "2026-10", "--folder", folder, "--by", "B", "--accept-open", "x")
    assert code == 0, err
    (folder / "dutybook.toml").write_text('[deliverables]\nfolder = "交付件"\n', "utf-8")
    code, out, err = run("month-end", folder, *WORDS)
    assert code == 3 and "PYTHONUTF8=1" in err and "ascii" in err and "内部" not in err


@posix
def test_a_result_beside_a_file_with_a_name_in_that_encoding(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("销售部.csv".encode("gb18030"))
    path.write_text(
        "部门,服务对象,责任事项,期限,期间,完成时间\n销售部,财务部,欠款报表,每月5号前,2026-10,2026-10-04\n", "utf-8"
    )
    for as_of in ("2026-11-06T18:00", "2026-11-07T18:00"):  # the second one knows its own result again
        ran = dutybook("check", tmp_path, "--period", "2026-10", "--as-of", as_of)
        assert ran.code == 0, ran.err
        assert "销售部.csv: 本表 1 项:按时 1" in ran.out
        (made,) = (p for p in tmp_path.iterdir() if p.suffix == ".xlsx")
        assert made.name == "销售部.检查结果.xlsx"
        sheet = parse(made.name, made.read_bytes()).sheets[1]
        assert sheet.name == "销售部"
        assert "按时" in sheet.rows[1]


@posix
def test_a_link_to_a_workbook_that_is_gone_is_told_in_a_folder(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path)
    (tmp_path / "乙.xlsx").symlink_to("丙.xlsx")
    ran = dutybook("check", tmp_path, *WORDS, "--lang", "zh")
    assert ran.code == 3, ran.err
    assert "找不到 乙.xlsx" in ran.out and "客服部.xlsx: 本表" in ran.out


@posix
def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").symlink_to("乙.xlsx")
    (tmp_path / "乙.xlsx").symlink_to("甲.xlsx")
    ran = dutybook("check", tmp_path / "甲.xlsx", *WORDS, "--lang", "zh")
    assert ran.code == 3, ran.err
    assert "读不了 甲.xlsx:链接绕成了圈" in ran.out


def test_the_present_folder_given_for_a_workbook_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotRunError, match=r"Cannot read \.:"):
        read(".")
    with pytest.raises(CannotRunError, match=r"the kind \. cannot be written"):
        write_cells(".", [CellUpdate("责任表", 1, 1, "x")])
