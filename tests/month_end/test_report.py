"""《服务监督报告》 and the names on every page: who is meant can be told, and nothing is called fine that is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from build import judged, month_end

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.papers import DeliverableRecord
from toolkit.app.summary import write_summary
from toolkit.app.summary.text import short, width
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.status import Timeliness

COMPANY = "深圳市前海锦绣华城物业服务有限责任公司第三分公司滨海片区"
ENGLISH = "Pearl River Delta Residential Property Management and Services Group Company, Division"


def book_of(made: MonthEnd, tmp_path: Path, lang: str = "zh") -> Any:
    return openpyxl.load_workbook(write_summary(made, tmp_path / "s.xlsx", lang))


def texts(sheet: Any) -> list[str]:
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


@pytest.mark.parametrize("company", [COMPANY, ENGLISH])
def test_departments_that_begin_alike_are_told_apart_on_every_page(company: str, tmp_path: Path) -> None:
    names = [f"{company}{end}" for end in ("秩序3部", "财务5部")]
    rows = tuple(judged(name, row=5 + i) for i, name in enumerate(names * 4))
    book = book_of(month_end(rows, tmp_path, departments=()), tmp_path)
    for sheet in ("总览", "服务监督报告", "部门", "服务矩阵", "评价", "逾期清单"):
        said = texts(book[sheet])
        assert all(any(end in text for text in said) for end in ("秩序3部", "财务5部")), sheet
    weak = next(text for text in texts(book["服务监督报告"]) if "差得较远" in text)
    assert "秩序3部" in weak and "财务5部" in weak
    for row in book["评价"].iter_rows(max_col=1):
        if str(row[0].value).startswith(company[:8]):
            assert row[0].alignment.wrap_text and book["评价"].row_dimensions[row[0].row].height > 30


@pytest.mark.parametrize("columns", [9, 16, 40.5])
def test_of_a_long_name_the_middle_is_left_out(columns: float) -> None:
    for name in (f"{COMPANY}秩序3部", f"{ENGLISH} 05"):
        text = short(name, columns)
        assert width(text) <= columns and text.count("…") == 1
        assert name.startswith(text.split("…")[0]) and name.endswith(text.split("…")[1]) and text[-1] != "…"
    assert short("客服部", columns) == "客服部"


def test_a_light_is_a_word_too(tmp_path: Path) -> None:
    rows = (judged("甲部"), judged("乙部", Timeliness.ON_TIME), judged("丙部", Timeliness.NOT_DUE))
    said = texts(book_of(month_end(rows, tmp_path, departments=()), tmp_path)["服务监督报告"])
    assert "●" not in said and said.count("● 未达标") >= 2 and "● 达标" in said


def test_all_departments_are_in_the_report_that_its_first_page_has_room_for(tmp_path: Path) -> None:
    def listed(count: int) -> int:
        names = [f"{n}号店" for n in range(count)]
        rows = tuple(judged(name, Timeliness.ON_TIME) for name in names)
        said = texts(book_of(month_end(rows, tmp_path, departments=()), tmp_path)["服务监督报告"])
        return sum(name in said for name in names)

    assert listed(23) == 23
    assert 23 <= listed(60) < 40


def test_where_nothing_was_read_nothing_is_called_fine(tmp_path: Path) -> None:
    said = texts(book_of(month_end((), tmp_path, departments=()), tmp_path)["服务监督报告"])
    assert any("说明不了什么" in text for text in said)
    assert not any("没有需要督办" in t or "没有逾期" in t or "应有 0 个" in t for t in said)


def test_papers_and_rules_that_are_wrong_are_among_what_is_to_be_done(tmp_path: Path) -> None:
    papers = (
        DeliverableRecord("收费报表.xlsx", None, expected=True, found=True, department="客服部", rows=9, errors=2),
        DeliverableRecord("刷卡单.xlsx", None, expected=True, found=False),
        DeliverableRecord("抄表.xlsx", None, expected=True, found=True, errors=1, error="file-corrupt"),
    )
    params = (("case", "SK1"), ("duty", "总财9"), ("requirement", "刷卡"), ("have", "现金"))
    broken = Finding(Place("财务部.xlsx", "业务登记", 5), "rule-broken", Severity.ERROR, params)
    made = month_end((judged("客服部", Timeliness.ON_TIME),), tmp_path, problems=(broken,))._replace(
        deliverables=papers
    )
    book = book_of(made, tmp_path)
    said = texts(book["服务监督报告"])
    one = "查看了 1 个交付文件、9 行,有错误的文件 1 个;没找到的文件 1 个,打不开的 1 个。"
    assert one in said and texts(book["总览"])[texts(book["总览"]).index("文件内容") :].count("0 / 1") == 1
    for wanted in ("1 个交付文件内容有错误", "2 个交付文件没有找到或打不开", "1 笔业务没有按规定办理"):
        assert any(wanted in text for text in said), wanted
    assert not any("没有需要督办" in text for text in said)
    assert "工作簿已损坏或不完整" in texts(book["审计"])


def test_a_department_is_called_alike_on_every_page(tmp_path: Path) -> None:
    """Who filters a list by the name that the matrix has finds what the matrix counts."""
    kinds = (Timeliness.OVERDUE, Timeliness.LATE, Timeliness.DUE_SOON, Timeliness.UNDETERMINED)
    names = (("維修部", "財務部"), ("维修部", "财务部"))
    rows = tuple(
        judged(provider, kind, receiver=receiver, row=5 + i, workbook="维修部.xlsx")
        for i, kind in enumerate(kinds)
        for provider, receiver in names
    )
    book = book_of(month_end(rows, tmp_path, departments=("维修部", "财务部")), tmp_path)
    for sheet in ("总览", "服务监督报告", "部门", "服务矩阵", "评价", "逾期清单", "迟交清单", "即将到期", "未判定"):
        said = texts(book[sheet])
        assert not {"維修部", "財務部"} & {*said}, sheet
        assert "维修部" in said, sheet
