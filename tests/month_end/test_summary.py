"""The summary workbook, read back by another library and counted again from the obligations it was made of."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from build import AS_OF, DEPARTMENTS, findings, judged, many, month_end, tally
from steps import growth

from toolkit.app.month_end_result import Expected
from toolkit.app.summary import write_summary
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import EXEMPT, Timeliness, Work
from toolkit.workbook.file import FileWorkbook

SHEETS = [
    "总览",
    "服务监督报告",
    "部门",
    "服务矩阵",
    "评价",
    "退回与低分",
    "逾期清单",
    "迟交清单",
    "即将到期",
    "未判定",
    "完整性",
    "核对",
    "数据问题",
    "趋势",
    "审计",
    "签核",
]
SHEETS_EN = [
    "Overview",
    "Service report",
    "Departments",
    "Service matrix",
    "Ratings",
    "Sent back",
    "Overdue",
    "Late",
    "Due soon",
    "Undetermined",
    "Completeness",
    "Reconciliation",
    "Data problems",
    "Trend",
    "Audit",
    "Sign-off",
]


@pytest.fixture(scope="module")
def obligations() -> tuple[Judged, ...]:
    return many(400)


@pytest.fixture(scope="module")
def summary(obligations: tuple[Judged, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One summary of 400 obligations, beside a folder with a space and a ``#`` in its name."""
    base = tmp_path_factory.mktemp("summary")
    folder = base / "十月 #1 50%"
    folder.mkdir()
    for name in DEPARTMENTS:
        (folder / f"{name}.xlsx").write_bytes(b"a workbook")
    expected = (Expected("销售部", "销售部8a", "上月业务单", False), Expected("保险部", "保险部6", "欠款报表", True))
    made = month_end(
        obligations,
        folder,
        problems=findings(40),
        departments=(*DEPARTMENTS, "配件部"),
        missing=("配件部",),
        expected=expected,
    )
    return write_summary(made, base / "月末汇总.xlsx")


def table(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows under the header of a list, as far as the first row without a value in its first column."""
    ws = openpyxl.load_workbook(path, data_only=True)[sheet]
    top = next(
        r for r in range(3, 12) if ws.cell(r, 1).value is not None and all(ws.cell(r, c).value for c in range(1, 6))
    )
    if sheet == "逾期清单":
        top = 6
    names = [c.value for c in ws[top] if c.value]
    rows = []
    for row in ws.iter_rows(min_row=top + 1, max_col=len(names)):
        if row[0].value is None:
            break
        rows.append(dict(zip(map(str, names), (c.value for c in row), strict=True)))
    return rows


def rate(some: list[Judged]) -> float | None:
    by = Counter(j.timeliness for j in some)
    judged_ones = by[Timeliness.ON_TIME] + by[Timeliness.LATE] + by[Timeliness.OVERDUE]
    return by[Timeliness.ON_TIME] / judged_ones if judged_ones else None


def test_every_sheet_is_there_in_both_languages(summary: Path, tmp_path: Path) -> None:
    assert openpyxl.load_workbook(summary).sheetnames == SHEETS
    english = write_summary(month_end(many(30), tmp_path), tmp_path / "s.xlsx", "en")
    book = openpyxl.load_workbook(english)
    assert book.sheetnames == SHEETS_EN
    assert "October 2026" in str(book["Overview"]["A1"].value)


def test_the_report_names_every_department_that_owes(summary: Path, tmp_path: Path) -> None:
    said = [str(c.value) for row in openpyxl.load_workbook(summary)["服务监督报告"] for c in row if c.value]
    todo = [text for text in said if "逾期" in text and ("补交" in text)]
    assert all(any(name in text for text in todo) for name in DEPARTMENTS), todo
    absent = tuple(f"{n}店" for n in "甲乙丙丁戊")
    made = month_end((), tmp_path, departments=absent, missing=absent)
    page = openpyxl.load_workbook(write_summary(made, tmp_path / "s.xlsx"))["服务监督报告"]
    said = [str(c.value) for row in page for c in row if c.value and "工作簿" in str(c.value)]
    assert all(any(name in text and "请" in text for text in said) for name in absent), said


def test_overview_figures(summary: Path, obligations: tuple[Judged, ...]) -> None:
    ws = openpyxl.load_workbook(summary)["总览"]
    large = {ws.cell(5, c).value: ws.cell(6, c).value for c in range(1, 12, 3)}
    cards = {ws.cell(10, c).value: ws.cell(11, c).value for c in range(1, 12, 2)}
    by = Counter(j.timeliness for j in obligations)
    exempt = sum(1 for j in obligations if j.timeliness is Timeliness.UNDETERMINED and j.work in EXEMPT)
    assert exempt and by[Timeliness.UNDETERMINED] > exempt
    accepted = sum(1 for j in obligations if j.work is Work.ACCEPTED)
    assert large == {
        "按时率": pytest.approx(rate(list(obligations))),
        "逾期未交": by[Timeliness.OVERDUE],
        "一次通过率": 1 if accepted else "—",
        "平均评分": "—",
    }
    assert cards == {
        "应交付": len(obligations),
        "迟交": by[Timeliness.LATE],
        "临期": by[Timeliness.DUE_SOON],
        "无法判定": by[Timeliness.UNDETERMINED] - exempt,
        "退回": 0,
        "数据问题": sum(1 for f in findings(40) if f.severity is not Severity.INFO),
    }
    others = {ws.cell(14, c).value: ws.cell(15, c).value for c in range(1, 12, 2)}
    assert others == {
        "交表部门": "5 / 6",
        "应有事项": "1 / 2",
        "交付文件": "—",
        "核对": "—",
        "读到的工作簿": "5 / 5",
        "文件内容": "—",
    }
    assert ws["B6"].value is None, "cards are merged"


def test_overview_names_the_longest_overdue(summary: Path, obligations: tuple[Judged, ...]) -> None:
    ws = openpyxl.load_workbook(summary)["总览"]
    top = next(r for r in range(18, 60) if ws.cell(r, 1).value == "逾期天数")
    days = [ws.cell(r, 1).value for r in range(top + 1, top + 10)]
    overdue = sorted((j.days_late or 0 for j in obligations if j.timeliness is Timeliness.OVERDUE), reverse=True)
    assert days == overdue[:9]
    assert all(ws.cell(r, 11).hyperlink for r in range(top + 1, top + 10))


def test_departments_add_up(summary: Path, obligations: tuple[Judged, ...]) -> None:
    rows = {str(r["部门"]): r for r in table(summary, "部门")}
    assert set(rows) == {*DEPARTMENTS, "配件部", "合计"}
    for name in DEPARTMENTS:
        own = [j for j in obligations if j.obligation.duty.provider == name]
        row = rows[name]
        assert row["应交付"] == len(own)
        assert row["按时率"] == pytest.approx(rate(own))
        assert row["逾期未交"] == sum(1 for j in own if j.timeliness is Timeliness.OVERDUE)
        assert row["最长逾期天数"] == max(j.days_late or 0 for j in own if j.timeliness is Timeliness.OVERDUE)
        parts = ("按时", "迟交", "逾期未交", "临期", "未到期", "无法判定", "无需交付")
        assert sum(int(str(row[p])) for p in parts) == len(own)
        assert row["工作簿"] == "有"
    assert rows["配件部"]["工作簿"] == "缺" and rows["配件部"]["按时率"] == "—"
    assert rows["合计"]["应交付"] == len(obligations)
    assert rows["合计"]["按时率"] == pytest.approx(rate(list(obligations)))
    overdue = [int(str(r["逾期未交"])) for r in rows.values() if r["部门"] not in ("合计", "配件部")]
    assert overdue == sorted(overdue, reverse=True)


def test_problems_of_no_department_are_in_the_total(tmp_path: Path) -> None:
    """A bank statement is nobody's, and what is amiss in it is counted on every sheet."""
    lost = Finding(
        Place("流水.xlsx", "Sheet1", 3, 2), "date-ambiguous", Severity.ERROR, (("header", "日期"), ("raw", "?"))
    )
    made = month_end(many(20), tmp_path, problems=(lost, *findings(5)))
    rows = {str(r["部门"]): r for r in table(write_summary(made, tmp_path / "s.xlsx"), "部门")}
    assert rows["(不属于某个部门的文件)"]["数据问题"] == 1
    loud = sum(1 for f in made.result.findings if f.severity is not Severity.INFO)
    assert rows["合计"]["数据问题"] == loud and rows["合计"]["应交付"] == 20


def test_matrix_counts_every_pair(summary: Path, obligations: tuple[Judged, ...]) -> None:
    ws = openpyxl.load_workbook(summary)["服务矩阵"]
    starts = [r for r in range(1, 40) if str(ws.cell(r, 1).value).startswith("责任部门 ↓")]
    assert len(starts) == 2
    seen: dict[str, dict[tuple[str, str], object]] = {}
    for start, kind in zip(starts, ("rate", "count"), strict=True):
        heads = [str(c.value) for c in ws[start][1:] if c.value]
        block = seen.setdefault(kind, {})
        for row in range(start + 1, start + 7):
            for column, head in enumerate(heads, 2):
                block[str(ws.cell(row, 1).value), head] = ws.cell(row, column).value
    pairs = Counter((j.obligation.duty.provider, j.obligation.duty.receiver) for j in obligations)
    for (provider, receiver), number in pairs.items():
        assert seen["count"][provider, receiver] == number
        own = [
            j for j in obligations if (j.obligation.duty.provider, j.obligation.duty.receiver) == (provider, receiver)
        ]
        assert seen["rate"][provider, receiver] == pytest.approx(rate(own))
    assert seen["count"]["合计", "合计"] == len(obligations)
    assert seen["count"]["销售部", "销售部"] is None


@pytest.mark.parametrize(
    ("sheet", "timeliness"),
    [
        ("逾期清单", Timeliness.OVERDUE),
        ("迟交清单", Timeliness.LATE),
        ("即将到期", Timeliness.DUE_SOON),
        ("未判定", Timeliness.UNDETERMINED),
    ],
)
def test_lists_hold_each_of_theirs_once(
    summary: Path, obligations: tuple[Judged, ...], sheet: str, timeliness: Timeliness
) -> None:
    rows = table(summary, sheet)
    wanted = [j for j in obligations if j.timeliness is timeliness]
    if timeliness is Timeliness.UNDETERMINED:
        wanted = [j for j in wanted if j.work not in EXEMPT]
    assert len(rows) == len(wanted) > 0
    assert Counter(str(r["来源"]).rsplit(" ", 1)[1] for r in rows) == Counter(
        f"I{j.obligation.place.row}" for j in wanted
    )
    if timeliness in (Timeliness.OVERDUE, Timeliness.LATE):
        days = [int(str(r["逾期天数"])) for r in rows]
        assert days == sorted(days, reverse=True)
        assert Counter(days) == Counter(j.days_late for j in wanted)


def test_ages_add_up_and_are_live(summary: Path, obligations: tuple[Judged, ...]) -> None:
    days = [j.days_late or 0 for j in obligations if j.timeliness is Timeliness.OVERDUE]
    wanted = [sum(1 for d in days if low <= d <= high) for low, high in ((1, 3), (4, 7), (8, 15), (16, 9_999))]
    assert all(wanted), "the sample has every age"
    cached = openpyxl.load_workbook(summary, data_only=True)["逾期清单"]
    assert [cached.cell(4, c).value for c in range(1, 5)] == wanted
    formulas = openpyxl.load_workbook(summary)["逾期清单"]
    assert str(formulas["A4"].value).startswith("=COUNTIF(")


def test_end_of_day_reads_as_that_day(tmp_path: Path) -> None:
    due = AS_OF.parse("2026-10-05T24:00")
    path = write_summary(month_end((judged(due=due),), tmp_path), tmp_path / "s.xlsx")
    ws = openpyxl.load_workbook(path)["逾期清单"]
    cell = next(c for c in ws[7] if c.is_date)
    assert str(cell.value) == "2026-10-05 00:00:00"
    assert cell.number_format == 'yyyy-mm-dd "24:00"'


def test_links_lead_to_files_and_cells(summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    counted = 0
    for name in ("逾期清单", "迟交清单", "数据问题", "审计", "总览"):
        for row in book[name].iter_rows():
            for cell in row:
                link = cell.hyperlink
                if link is None or link.target is None:
                    continue
                counted += 1
                assert "\\" not in link.target
                assert (summary.parent / unquote(link.target)).is_file(), link.target
                if name in ("逾期清单", "数据问题"):
                    assert link.location and link.location.startswith("'交付记录'!")
    assert counted > 100
    jumps = [c.hyperlink.location for r in book["总览"].iter_rows() for c in r if c.hyperlink and c.hyperlink.location]
    assert "'逾期清单'!A1" in jumps
    assert all(j.split("!")[0].strip("'") in SHEETS for j in jumps if j.endswith("!A1") and "交付" not in j)


def test_formulas_never_show_zero_before_recalculation(summary: Path) -> None:
    formulas, cached = openpyxl.load_workbook(summary), openpyxl.load_workbook(summary, data_only=True)
    seen = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    seen += 1
                    assert cached[sheet.title][cell.coordinate].value not in (None, "")
    assert seen > 10


def test_same_input_same_bytes(tmp_path: Path) -> None:
    made = month_end(many(50), tmp_path)
    first = write_summary(made, tmp_path / "a.xlsx").read_bytes()
    time.sleep(1.1)
    assert write_summary(made, tmp_path / "b.xlsx").read_bytes() == first
    assert b"2026-11-06T18:00:00Z" in zipfile.ZipFile(tmp_path / "a.xlsx").read("docProps/core.xml")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_at_all(tmp_path: Path, lang: str) -> None:
    path = write_summary(month_end((), tmp_path, departments=()), tmp_path / "s.xlsx", lang)
    book = openpyxl.load_workbook(path)
    words = " ".join(str(c.value) for ws in book for r in ws.iter_rows() for c in r if c.value)
    for said in (
        ("没有读到任何应交付事项", "本期没有逾期事项", "没有发现数据问题", "文件夹里没有工作簿")
        if lang == "zh"
        else ("No obligation was read", "Nothing is overdue", "No problem was found", "There is no workbook")
    ):
        assert said in words


@pytest.mark.parametrize("works", [(Work.WAIVED,), (Work.WAIVED, Work.NOT_APPLICABLE, Work.VOID)])
def test_a_month_in_which_nobody_owes_anything(tmp_path: Path, works: tuple[Work, ...]) -> None:
    rows = tuple(judged(timeliness=Timeliness.UNDETERMINED, work=work, row=12 + i) for i, work in enumerate(works))
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path), tmp_path / "s.xlsx"))
    assert book.sheetnames == SHEETS
    assert not book["总览"]._charts
    assert "没有逾期" in str(book["总览"]["A3"].value)


def test_hostile_text(tmp_path: Path) -> None:
    nasty = (
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\x00\x07bell\ufffe",
        "\ud83d",
        "长" * 40_000,
        "_x0041_",
        "<b>&",
        "",
    )
    rows = tuple(
        judged(
            f"部{i}" if i % 2 else text,
            receiver=text,
            deliverable=text,
            owner=text,
            phrase=text,
            sheet="it's [x]:*?/\\#表",
            workbook="a'b #%&[1].xlsx",
            row=20 + i,
            days_late=None if i == 3 else i,
        )
        for i, text in enumerate(nasty)
    )
    problems = tuple(
        Finding(
            Place(text or "x.xlsx", "it's", 3, 4),
            "deliverable-missing",
            Severity.ERROR,
            (("department", text), ("deliverable", text), ("duty", text)),
        )
        for text in nasty
    )
    expected = tuple(Expected(text, text, text, False) for text in nasty)
    made = month_end(rows, tmp_path, problems=problems, departments=nasty[:4], missing=nasty[:2], expected=expected)
    for lang in ("zh", "en"):
        path = write_summary(made, tmp_path / f"{lang}.xlsx", lang)
        book = openpyxl.load_workbook(path)
        ours = ("=SUBTOTAL(", "=COUNTIF(", "=IF(", '="')
        for ws in book:
            for row in ws.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert str(cell.value).startswith(ours), cell.value
                    assert len(str(cell.value)) <= 300
        texts = {c.value for r in book[SHEETS[6] if lang == "zh" else "Overdue"].iter_rows() for c in r}
        assert "=cmd|' /C calc'!A0" in texts and "@SUM(A1)" in texts and "_x0041_" in texts
        links = [c.hyperlink for r in book.worksheets[6].iter_rows() for c in r if c.hyperlink]
        assert links and all(unquote(link.target) == "a'b #%&[1].xlsx" for link in links)
        assert all(link.location.startswith("'it''s [x]:*?/\\#表'!I") for link in links)


def test_the_standard_is_kept(shared: Path, summary: Path, tmp_path: Path) -> None:
    files = [summary]
    files.append(write_summary(month_end((), tmp_path), tmp_path / "empty.xlsx"))
    files.append(write_summary(month_end(many(80), tmp_path), tmp_path / "en.xlsx", "en"))
    one = (judged(deliverable="=1", owner="\x01", row=3),)
    files.append(write_summary(month_end(one, tmp_path, problems=findings(3)), tmp_path / "one.xlsx"))
    run = subprocess.run(
        [sys.executable, str(shared / "ooxml" / "validate.py"), *map(str, files)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_more_rows_than_a_list_shows(tmp_path: Path) -> None:
    rows = tuple(judged(row=i, days_late=i % 30 + 1) for i in range(12, 62))
    made = month_end(rows, tmp_path)._replace(tally=tally(rows, most=20))
    path = write_summary(made, tmp_path / "s.xlsx")
    ws = openpyxl.load_workbook(path)["逾期清单"]
    said = [str(c.value) for r in ws.iter_rows() for c in r if c.value]
    assert any(text.startswith("另有 30 项没有列出") for text in said)
    days = [ws.cell(r, 1).value for r in range(7, 27)]
    assert days == sorted((i % 30 + 1 for i in range(12, 62)), reverse=True)[:20]
    # The number in each age is of all of them, and is no formula over the rows that are left.
    assert sum(int(str(ws.cell(4, c).value)) for c in range(1, 5)) == 50


def test_more_links_than_a_sheet_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.app.summary.book.MOST_LINKS", 10)
    rows = tuple(judged(row=i) for i in range(12, 42))
    path = write_summary(month_end(rows, tmp_path), tmp_path / "s.xlsx")
    cells = [c for r in openpyxl.load_workbook(path)["逾期清单"].iter_rows() for c in r]
    assert sum(1 for c in cells if c.hyperlink) == 10
    assert sum(1 for c in cells if str(c.value).startswith("销售部.xlsx I")) == 30


def test_many_departments_and_receivers(tmp_path: Path) -> None:
    rows = tuple(judged(f"机构{i % 200:03d}", receiver=f"对象{i % 50:02d}", row=i) for i in range(1, 1001))
    path = write_summary(month_end(rows, tmp_path, departments=()), tmp_path / "s.xlsx")
    ws = openpyxl.load_workbook(path, data_only=True)["服务矩阵"]
    heads = [c.value for c in ws[5] if c.value]
    assert heads[-2:] == ["其他 10 个", "合计"]
    numbers = next(r for r in ws.iter_rows(min_row=300, values_only=True) if r[0] == "合计")
    assert numbers[len(heads) - 1] == 1000 and sum(n for n in numbers[1 : len(heads) - 1] if n) == 1000


def test_blocks_that_do_not_fit_on_one_page_begin_a_page_each(tmp_path: Path) -> None:
    rows = tuple(judged(f"机构{i % 20:03d}", receiver=f"对象{i % 9}", row=i) for i in range(1, 101))
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path, departments=()), tmp_path / "s.xlsx"))
    ws = book["服务矩阵"]
    (second,) = (r for r in range(6, 60) if ws.cell(r, 1).value == "应交付项数")
    assert [b.id for b in ws.row_breaks.brk] == [second - 1] and not ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.page_setup.scale == 100 * 108 // (22 + 14 * 10)
    assert book["评价"].page_setup.fitToHeight is None  # as it is written, 1; as many pages as it takes is 0


def test_a_wide_matrix_prints_on_pages_side_by_side_that_can_be_read(tmp_path: Path) -> None:
    rows = tuple(judged(f"机构{i % 24:02d}", receiver=f"对象{i // 24:02d}", row=i) for i in range(1, 600))
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path, departments=()), tmp_path / "s.xlsx"))
    ws = book["服务矩阵"]
    assert not ws.sheet_properties.pageSetUpPr.fitToPage and ws.page_setup.scale > 70
    assert [b.id for b in ws.col_breaks.brk] == [14] and ws.print_title_cols == "$A:$A"  # 26 columns of figures
    assert len(ws.row_breaks.brk) == 1 and ws.page_setup.pageOrder == "overThenDown"
    assert ws.print_title_rows is None  # a block is not higher than a page


def test_first_lines_name_the_branch_where_its_file_is_called_like_anothers(tmp_path: Path) -> None:
    rows = tuple(judged("仓储部", workbook=f"{shop}/仓储部.xlsx", row=5) for shop in ("东城店", "西城店"))
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path), tmp_path / "s.xlsx"))
    for sheet in ("总览", "服务监督报告"):
        shown = {c.value for row in book[sheet].iter_rows() for c in row if c.hyperlink}
        assert {"东城店/仓储部", "西城店/仓储部"} <= shown


def test_first_lines_name_the_file_on_one_line(tmp_path: Path) -> None:
    names = ("London/London Warehouse and Cold Storage.xlsx", "上海/仓储部.xlsx")
    rows = tuple(judged("仓储部", workbook=name, row=n) for n, name in enumerate(names, 5))
    book = openpyxl.load_workbook(write_summary(month_end(rows, tmp_path), tmp_path / "s.xlsx"))
    for sheet in ("总览", "服务监督报告"):
        shown = {c.value for row in book[sheet].iter_rows() for c in row if c.hyperlink}
        assert "仓储部.xlsx" in shown and any(str(v).startswith("Lond") and str(v).endswith("rage") for v in shown)


def test_a_summary_is_not_read_as_a_duty_sheet(summary: Path) -> None:
    from toolkit.app.workbook_kind import is_summary

    assert is_summary(FileWorkbook(summary).read())


def test_four_times_the_obligations_are_four_times_the_work(tmp_path: Path) -> None:
    made = {n: month_end(many(n), tmp_path, problems=findings(n // 25)) for n in (1_000, 4_000)}
    assert growth(lambda n: write_summary(made[n], tmp_path / f"{n}.xlsx"), 1_000) < 4.5


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(summary: Path, tmp_path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            tmp_path,
            summary,
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(tmp_path / "月末汇总.ods")
    assert book.sheet_names == SHEETS
    there = openpyxl.load_workbook(summary, data_only=True)["部门"]
    again = book.get_sheet_by_name("部门").to_python()
    total = next(r for r in again if r[0] == "合计")
    assert total[2:10] == [c.value for c in there[11]][2:10]
