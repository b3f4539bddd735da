"""A workbook and its copy in one folder: both count, and it is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sheets_kit import Row, check, save, table

from toolkit.app.copies import original

AS_OF, PERIOD = "2026-11-20T09:00", "2026-11"
ROWS = [Row("每月5号前", f"2026-11-0{day}") for day in range(1, 7)] + [Row("每月16日前", None)]


@pytest.mark.parametrize(
    "stem",
    ["保险部 - 副本", "保险部 - 副本 (2)", "保险部(1)", "保险部 (1)", "保险部（1）",
     "副本 保险部", "保险部的副本", "保险部_备份", "保险部 2", "Copy of 保险部", "保险部 - Copy (3)", "保险部 copy"],
)  # fmt: skip
def test_names_of_copies(stem: str) -> None:
    assert original(stem) == "保险部"


@pytest.mark.parametrize("stem", ["保险部2026-10", "销售2部", "销售部2", "副本", "备份", "责任表 2026-10", "(1)"])
def test_other_names_stay(stem: str) -> None:
    assert original(stem) == stem


def told(*paths: Path) -> list[tuple[str, str, str]]:
    found = check(*paths, as_of=AS_OF, period=PERIOD)["findings"]
    return [(f["workbook"], f["rule"], f["message"]) for f in found if f["rule"] == "workbook-copied"]


def test_a_copy_beside_its_original_is_told(tmp_path: Path) -> None:
    """Even when one of them went on: half of what the smaller one handed in is enough."""
    path = save(tmp_path / "保险部.xlsx", {"责任表": table(ROWS)})
    check(path, as_of=AS_OF, period=PERIOD)
    shutil.copy(path, tmp_path / "保险部 - 副本.xlsx")
    save(path, {"责任表": table([*ROWS[:4], Row("每月5号前", "2026-11-09"), *ROWS[5:]])})
    words = "与“保险部 - 副本.xlsx”有 5 行相同(都已登记完成),像是同一份责任表的两份,两份都计入了"
    assert told(tmp_path) == [("保险部.xlsx", "workbook-copied", words)]
    held = path.read_bytes()
    assert told(tmp_path) and path.read_bytes() == held
    assert told(path) == []


def test_two_halves_of_a_workbook_are_no_copies(tmp_path: Path) -> None:
    save(tmp_path / "保险部.xlsx", {"责任表": table(ROWS[:3])})
    numbered = table(ROWS)
    save(tmp_path / "保险部 (2).xlsx", {"责任表": [numbered[0], *numbered[4:]]})
    assert told(tmp_path) == []
    (tmp_path / "旧").mkdir()
    save(tmp_path / "旧" / "保险部 - 副本.xlsx", {"责任表": table(ROWS[:3])})
    assert told(tmp_path) == []


WEEKLY = [
    ("第1周/保险部.xlsx", "第2周/保险部.xlsx"),
    ("第一周(10.1-10.11)/保险部.xlsx", "第二周(10.12-10.18)/保险部.xlsx"),
    ("week 41/保险部.xlsx", "week 42/保险部.xlsx"),
    ("W1/保险部.xlsx", "W2/保险部.xlsx"),
    ("保险部第1周.xlsx", "保险部第2周.xlsx"),
    ("保险部10.9.xlsx", "保险部10.16.xlsx"),
    ("保险部v1.xlsx", "保险部v2(最终版).xlsx"),
    ("保险部.xlsx", "保险部 定稿.xlsx"),
    ("保险部初稿.xlsx", "保险部_final.xlsx"),
]
APART = [
    ("分店1/保险部.xlsx", "分店2/保险部.xlsx"),
    ("第1周/保险部.xlsx", "第2周/销售部.xlsx"),
    ("东院/第1周/保险部.xlsx", "西院/第1周/保险部.xlsx"),
    ("保险1部.xlsx", "保险2部.xlsx"),
    ("2026.10/保险部.xlsx", "2026.11/保险部.xlsx"),
]


@pytest.mark.parametrize("names", [*WEEKLY, *APART], ids="-".join)
def test_a_workbook_kept_once_more_every_week_is_told(names: tuple[str, str], tmp_path: Path) -> None:
    """The later one went on: what the earlier one had as handed in is in it too."""
    for name, rows in zip(names, ([*ROWS[:3], Row("每月5号前", None)], ROWS), strict=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        save(tmp_path / name, {"责任表": table(rows)})
    found = told(tmp_path)
    assert len(found) == (names in WEEKLY)
    for workbook, _rule, message in found:
        (other,) = {*names} - {workbook}
        assert message.startswith(f"与“{other}”有 3 行相同")


def test_weeks_with_rows_of_their_own_are_no_copies(tmp_path: Path) -> None:
    for week in (1, 2):
        (tmp_path / f"第{week}周").mkdir()
        rows = [Row("每月5号前", f"2026-11-{10 * week + day:02d}") for day in range(1, 5)]
        save(tmp_path / f"第{week}周" / "保险部.xlsx", {"责任表": table(rows)})
    assert told(tmp_path) == []
