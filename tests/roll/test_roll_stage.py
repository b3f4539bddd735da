"""A roll that ends in the middle, or that others disturb: the new folder is there whole, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from toolkit import resources
from toolkit.app import roll_forward
from toolkit.app.roll_forward import roll
from toolkit.core.period import Period
from toolkit.errors import CannotRunError, UsageError
from toolkit.settings import Settings
from toolkit.settings.file import load_settings

NOVEMBER = Period(2026, 11)
NAMES = {"客服部.xlsx", "人事部.xlsx", "dutybook.toml"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "2026-10"
    made.mkdir()
    for name in NAMES:
        shutil.copy(resources.samples() / "2026-10" / name, made)
    return made


def settings(folder: Path) -> Settings:
    return load_settings(folder / "dutybook.toml")


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


@pytest.mark.parametrize("there", [False, True])
def test_a_roll_that_is_stopped_leaves_nothing_that_could_be_taken_for_a_month(
    folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        (folder.parent / "2026-11").mkdir()
        (folder.parent / "2026-11" / "备忘.txt").touch()
    before = names(folder.parent)
    made: list[Path] = []
    real = roll_forward.write_cells

    def stopped(*words: Any, out: Path) -> Any:
        if made:
            raise KeyboardInterrupt
        made.append(out)
        return real(*words, out=out)

    monkeypatch.setattr(roll_forward, "write_cells", stopped)
    with pytest.raises(KeyboardInterrupt):
        roll(folder, NOVEMBER, settings(folder))
    assert made and names(folder.parent) == before
    monkeypatch.undo()
    result = roll(folder, NOVEMBER, settings(folder))
    assert not result.failed and {f.target.parent for f in result.files if f.target} == {result.out}
    assert names(result.out) == NAMES | ({"备忘.txt"} if there else set())
    with pytest.raises(UsageError):
        roll(folder, NOVEMBER, settings(folder))
    assert names(folder.parent) == {"2026-10", "2026-11"}


def test_what_a_killed_roll_left_is_cleared_away(folder: Path) -> None:
    left = folder.parent / ".~dutybook~2026-11~1.tmp"
    left.mkdir()
    shutil.copy(folder / "客服部.xlsx", left)
    roll(folder, NOVEMBER, settings(folder))
    assert names(folder.parent) == {"2026-10", "2026-11"}


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="needs /sys")
def test_where_no_folder_can_be_made_another_place_is_asked_for(folder: Path) -> None:
    """/sys takes new files from nobody, not even from root."""
    with pytest.raises(CannotRunError) as failed:
        roll(folder, NOVEMBER, settings(folder), out=Path("/sys/2026-11"))
    assert "新文件夹“/sys/2026-11”没有做成" in failed.value.text("zh") and "--out" in failed.value.text("en")


def test_a_workbook_that_is_saved_meanwhile_is_planned_once_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Path] = []
    real = roll_forward.write_cells

    def busy(path: Path, *words: Any, out: Path) -> Any:
        if path not in saved:
            saved.append(path)
            book = openpyxl.load_workbook(path)
            book.worksheets[0]["Z1"] = "刚刚"
            book.save(path)
        return real(path, *words, out=out)

    monkeypatch.setattr(roll_forward, "write_cells", busy)
    result = roll(folder, NOVEMBER, settings(folder))
    assert len(saved) == 2 and not result.failed
    assert openpyxl.load_workbook(result.out / "客服部.xlsx").worksheets[0]["Z1"].value == "刚刚"
