"""Workbooks with names that make trouble: too long to be added to, in another encoding, circles of links."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from command import dutybook

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
def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").symlink_to("乙.xlsx")
    (tmp_path / "乙.xlsx").symlink_to("甲.xlsx")
    ran = dutybook("check", tmp_path / "甲.xlsx", *WORDS, "--lang", "zh")
    assert ran.code == 3, ran.err
    assert "读不了 甲.xlsx:链接绕成了圈" in ran.out
