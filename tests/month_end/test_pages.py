"""The pages of the summary as they are printed: what stands on them can be read, and is there as a whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from build import judged, month_end

from toolkit.app.past import Month, Past
from toolkit.app.summary import write_summary
from toolkit.app.summary.text import width
from toolkit.core.period import Period
from toolkit.core.status import Timeliness


def test_a_link_is_as_wide_as_its_column_and_keeps_its_cell(tmp_path: Path) -> None:
    """LibreOffice wraps no link: what is wider than its cell is cut off."""
    names = ("甲.xlsx", "滨江城/滨江城财务部-2026-10.xlsx", f"{'锦绣花园物业服务中心/' * 4}锦绣花园秩序部.xlsx")
    kinds = (Timeliness.OVERDUE, Timeliness.LATE, Timeliness.DUE_SOON, Timeliness.UNDETERMINED)
    rows = tuple(judged("甲部", kind, workbook=name, row=n) for n, name in enumerate(names, 5) for kind in kinds)
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path), tmp_path / "s.xlsx"))
    for sheet in ("逾期清单", "迟交清单", "即将到期", "未判定", "审计"):
        links = [cell for row in book[sheet].iter_rows() for cell in row if cell.hyperlink]
        assert len(links) == 3
        for cell in links:
            assert width(str(cell.value)) < book[sheet].column_dimensions[cell.column_letter].width
            assert sheet == "审计" or str(cell.value).split()[-1][-1].isdecimal()
        assert any(str(cell.value).startswith(names[1]) for cell in links)


def test_a_narrow_matrix_of_many_departments_is_printed_upright_a_block_a_page(tmp_path: Path) -> None:
    rows = tuple(judged(f"{i % 40:02d}店", receiver=f"总部{i % 2}", row=i) for i in range(1, 200))
    ws = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path, departments=()), tmp_path / "s.xlsx"))[
        "服务矩阵"
    ]
    assert ws.page_setup.orientation == "portrait" and ws.page_setup.scale >= 60
    assert len(ws.row_breaks.brk) == 1 and ws.print_title_rows is None  # no block goes on on another page


def test_the_chart_of_the_months_is_whole_and_each_page_names_them(tmp_path: Path) -> None:
    """However many departments there are: it stands above them, and their rows have the months above them."""
    rows = tuple(judged(f"{i:02d}店销售部", row=i) for i in range(1, 60))
    past = Past("ledger.sqlite", (Period(2026, 9),), (Month(),))
    found = month_end(rows, tmp_path, departments=())._replace(past=past)
    ws = openpyxl.load_workbook(write_summary(found, tmp_path / "s.xlsx"))["趋势"]
    (chart,) = ws._charts
    (top,) = (r for r in range(1, 99) if ws.cell(r, 1).value == "各部门按时率")
    assert ws.print_title_rows == f"${top + 1}:${top + 1}" and ws.cell(top + 1, 13).value == "2026-10"
    high = sum(ws.row_dimensions[r].height or 15 for r in range(chart.anchor._from.row + 1, top))
    assert high >= 330 * 0.75


def test_a_matrix_of_long_names_is_not_made_too_small_to_read(tmp_path: Path) -> None:
    names = [f"深圳市前海锦绣华城物业服务有限责任公司第三分公司滨海片区秩序{n}部" for n in range(5)]
    rows = tuple(judged(name, receiver=f"{names[0]}总部", row=5 + i) for i, name in enumerate(names * 2))
    ws = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path, departments=()), tmp_path / "s.xlsx"))[
        "服务矩阵"
    ]
    high = sum(d.height or 15 for d in ws.row_dimensions.values())
    one_page = ws.sheet_properties.pageSetUpPr.fitToPage
    assert high * 0.6 <= 735 if one_page else ws.page_setup.scale >= 60


@pytest.mark.parametrize(
    ("overdue", "said"),
    [((2, 1), "甲部,2 项逾期未交"), ((1, 1, 1), "丙部等 3 个部门,各 1 项逾期未交"), ((0,), "都没有逾期")],
)
def test_the_chart_names_who_owes_most_and_how_many_owe_as_much(
    overdue: tuple[int, ...], said: str, tmp_path: Path
) -> None:
    rows = [judged("丁部", Timeliness.ON_TIME)]
    for name, count in zip(("甲部", "乙部", "丙部"), overdue, strict=False):
        rows += [judged(name, row=5 + n) for n in range(count)]
    write_summary(month_end(tuple(rows), tmp_path, departments=()), tmp_path / "s.xlsx")
    with zipfile.ZipFile(tmp_path / "s.xlsx") as package:
        charts = " ".join(package.read(n).decode() for n in package.namelist() if n.startswith("xl/charts/chart"))
    assert said in charts


def test_a_chart_that_does_not_show_all_departments_says_so(tmp_path: Path) -> None:
    for count, told in ((12, False), (13, True)):
        rows = tuple(judged(f"{i:02d}店", row=i) for i in range(1, count + 1))
        path = write_summary(month_end(rows, tmp_path, departments=()), tmp_path / f"{count}.xlsx")
        with zipfile.ZipFile(path) as package:
            charts = " ".join(package.read(n).decode() for n in package.namelist() if n.startswith("xl/charts/chart"))
        assert (f"({count} 个中的 12 个)" in charts) is told


def test_columns_of_names_are_as_wide_as_long_names_want_and_rows_of_two_lines_at_most(tmp_path: Path) -> None:
    names = [f"华东大区第{n}事业部汽车金融与按揭贷款业务管理部(含驻店小组)" for n in range(1, 24)]
    rows = tuple(judged(name, row=5 + i) for i, name in enumerate(names))
    path = tmp_path / "summary.xlsx"
    write_summary(month_end(rows, tmp_path, departments=tuple(names)), path, "zh")
    book = openpyxl.load_workbook(path)
    for title in ("部门", "服务矩阵", "评价", "逾期清单", "完整性"):
        sheet = book[title]
        held = [cell for row in sheet.iter_rows() for cell in row if cell.value in names]
        assert len(held) >= 23, title
        assert max(sheet.row_dimensions[cell.row].height for cell in held) <= 40, title


def test_one_very_long_name_does_not_make_the_column_of_names_wide_for_all(tmp_path: Path) -> None:
    names = ("保险部", "华东大区汽车金融与按揭贷款业务管理部" * 4)
    found = month_end(tuple(judged(name, row=5 + i) for i, name in enumerate(names)), tmp_path, departments=names)
    sheet = openpyxl.load_workbook(write_summary(found, tmp_path / "summary.xlsx", "zh"))["部门"]
    assert sheet.column_dimensions["A"].width < 42
