"""A company's own words for when: they are deadlines wherever deadlines are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import PERIOD
from sheets_kit import check, save

WORDS = '[words]\n"封账日" = "每月25日"\n"盘库" = "每月最后一天"\n'


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (["事项", "期限", "完成时间"], [["报表", "封账日", None], ["盘点单", "盘库前", None]]),
        # told by what stands there
        (["要给财务的东西", "啥时候要", "谁给"], [["报表", "封账日", "药剂组"], ["盘点单", "盘库", "药剂组"]]),
        (["部门", "要给财务的东西", "期限"], [["药剂组", "报表", "封账日"], ["药剂组", "盘点单", "盘库"]]),
    ],
    ids=["known names", "none", "one unknown"],
)
def test_own_words_are_deadlines_where_columns_are_told(
    head: list[str], rows: list[list[object]], tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": [head, *rows]})
    (tmp_path / "dutybook.toml").write_text(WORDS, encoding="utf-8")
    result = check(path, as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["due"][:10] for o in result["obligations"]] == ["2026-11-25", "2026-11-30"]


def test_own_words_are_deadlines_in_what_is_to_be_done(tmp_path: Path) -> None:
    """Also behind a clause that says which things are meant."""
    said = ["每月5日前报报表", "核对10日前的单据,封账日前交盘点单", "处理10日前的投诉"]
    grid = [["工作内容", "责任人", "完成情况"], *([text, "王敏", None] for text in said)]
    (tmp_path / "dutybook.toml").write_text(WORDS, encoding="utf-8")
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["due"] and o["due"][:10] for o in result["obligations"]] == ["2026-11-05", "2026-11-25", None]
    assert [f["cell"] for f in result["findings"] if f["rule"] == "deadline-missing"] == ["A4"]
