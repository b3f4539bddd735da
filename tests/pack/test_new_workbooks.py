"""New workbooks: sheets, drop-downs, prefilled rows; valid, openable, the same bytes every time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from toolkit.app.new.fields import header, own_columns
from toolkit.app.new.table import FIRST_ROW, HEADER_ROW
from toolkit.app.new_workbook import new_workbooks
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.errors import UsageError
from toolkit.sheet.vocabulary import NAMES, SHEET_BY_NAME, normal

EVERYTHING = Path(__file__).resolve().parent.parent / "packs" / "everything"
SHEETS = ["责任清单", "业务登记", "交付记录", "问题登记", "日历", "检查结果", "说明"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("new")
    new_workbooks(load_pack("dealership-finance"), Period(2026, 11), out, work_calendar("CN"), Policy())
    return out


def headers(sheet: object) -> list[str]:
    return [c.value for c in sheet[HEADER_ROW]]  # type: ignore[index]  # openpyxl is untyped


def test_one_workbook_a_department(made: Path) -> None:
    assert sorted(p.name for p in made.iterdir()) == sorted(
        f"{d}.xlsx" for d in ("消贷部", "客服部", "保险部", "销售部", "人事部")
    )
    for path in made.iterdir():
        assert load_workbook(path).sheetnames == SHEETS


def test_headers_are_the_vocabularys_first_names(made: Path) -> None:
    book = load_workbook(made / "销售部.xlsx")
    fields = "duty_id provider receiver deliverable phrase event due_in evidence completeness conditions"
    fields += " requirements owner effective_from effective_to note"
    assert headers(book["责任清单"]) == [NAMES[f][0] for f in fields.split()]
    fields = "duty_id deliverable receiver phrase period event_id owner work submitted_at evidence_no complete"
    fields += " verdict reviewed_at reason rework_due resubmitted_at score note"
    own = [c.header for c in own_columns("zh")]
    assert headers(book["交付记录"]) == [NAMES[f][0] for f in fields.split()] + own
    assert headers(book["业务登记"])[:2] == ["业务编号", "客户"]
    assert {"打款时间", "交车时间", "结账时间", "付款方式", "现金金额"} <= set(headers(book["业务登记"]))
    assert headers(book["问题登记"])[-6:] == own
    assert headers(book["日历"]) == ["日期", "类型", "说明"]


def test_english_headers_are_known_names() -> None:
    for field, names in NAMES.items():
        assert normal(header(field, "en")) in {normal(n) for n in names}


def test_the_periods_obligations_are_there(made: Path) -> None:
    def rows(department: str) -> list[tuple[object, ...]]:
        sheet = load_workbook(made / f"{department}.xlsx")["交付记录"]
        return [tuple(c.value for c in row[:8]) for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value]

    assert rows("消贷部") == [
        ("消贷部8", "及时(5号前)提供欠款报表", "财务部", "及时(5号前)", "2026-11", None, None, "未开始"),
        ("消贷部9", "每月提供分期客户业务办结日期", "财务部", "每月", "2026-11", None, None, "未开始"),
    ]
    assert [r[0] for r in rows("销售部")] == ["销售部8a", "销售部8b"]
    assert [r[0] for r in rows("保险部")] == ["保险部6"]
    assert rows("客服部") == rows("人事部") == []


def test_several_dues_a_period_and_days_of_other_packs(tmp_path: Path) -> None:
    calendar = work_calendar("CN")
    new_workbooks(load_pack(EVERYTHING), Period(2026, 12), tmp_path, calendar, Policy())
    sheet = load_workbook(tmp_path / "客服部.xlsx")["交付记录"]
    found = [(r[0].value, r[17].value) for r in sheet.iter_rows(min_row=FIRST_ROW) if r[0].value]
    fridays = [f"第 {i} 次,2026-12-{d:02d}" for i, d in enumerate((4, 11, 18, 25), 1)]
    assert found == [*(("周报", f) for f in fridays), ("礼物", None), ("服务监督报告", None)]
    sheet = load_workbook(tmp_path / "办事处.xlsx")["交付记录"]
    before = [r[0].value for r in sheet.iter_rows(min_row=FIRST_ROW)].count("检查1")
    assert before == sum(calendar.is_workday(datetime(2026, 12, d).date()) for d in range(1, 32))


def test_native_quality(made: Path) -> None:
    book = load_workbook(made / "客服部.xlsx")
    for name in SHEETS[:5]:
        sheet = book[name]
        assert sheet.freeze_panes and sheet.auto_filter.ref and sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
        setup = sheet.page_setup
        wide = 2 if name == "交付记录" else 1
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, wide, 0)
        assert (sheet.print_title_cols == "$A:$B") == (wide == 2)
        assert "&P" in sheet.oddFooter.right.text
        assert all(c.alignment.wrap_text and c.font.name == "微软雅黑" for c in sheet[HEADER_ROW])
    sheet = book["交付记录"]
    columns = {h: sheet.cell(HEADER_ROW, i).column_letter for i, h in enumerate(headers(sheet), 1)}
    lists = {str(v.sqref).split(":")[0][:-1]: v for v in sheet.data_validations.dataValidation}
    assert lists[columns["状态"]].formula1 == '"未开始,进行中,已提交,退回,已验收,豁免,不适用,作废"'
    assert lists[columns["责任编号"]].formula1.startswith("'责任清单'!$A$")
    assert lists[columns["业务编号"]].formula1.startswith("'业务登记'!$A$")
    assert lists[columns["验收"]].formula1 == '"已验收,退回"'
    assert lists[columns["资料完整"]].formula1 == '"是,否"'
    assert lists[columns["完成时间"]].type == "date"
    assert sheet.column_dimensions[columns["完成时间"]].number_format == "yyyy-mm-dd hh:mm"
    shades = {h: sheet.cell(HEADER_ROW, i).fill.start_color.rgb[-6:] for i, h in enumerate(columns, 1)}
    assert len({shades["状态"], shades["验收"], shades["检查状态"]}) == 3
    lights = [r.formula[0] for area in sheet.conditional_formatting for r in area.rules]
    assert any("逾期未交" in f for f in lights) and any("临期" in f for f in lights)
    fee = {str(v.sqref).split(":")[0][:-1]: v.formula1 for v in book["业务登记"].data_validations.dataValidation}
    assert '"入户,过户,抵押"' in fee.values()


def test_result_sheet_is_known_as_ours(made: Path) -> None:
    from toolkit.workbook.ooxml.result_sheet import MARKER

    book = load_workbook(made / "客服部.xlsx")
    assert MARKER in book["检查结果"].defined_names
    assert SHEET_BY_NAME[normal("检查结果")] == "results"


def test_long_lists_move_to_a_hidden_sheet(tmp_path: Path) -> None:
    text = (EVERYTHING / "pack.toml").read_text(encoding="utf-8")
    models = ", ".join(f'"第{n}号车型"' for n in range(60))
    text = text.replace('{ name = "借阅人" }', '{ name = "借阅人", kind = "choice", choices = "人" }')
    (tmp_path / "pack.toml").write_text(
        f"{text}\n[lists]\n人 = [{models}]\n".replace("\n人 =", '\n"人" ='), encoding="utf-8"
    )
    new_workbooks(load_pack(tmp_path), Period(2026, 12), tmp_path / "out", work_calendar("CN"), Policy())
    book = load_workbook(tmp_path / "out" / "办事处.xlsx")
    assert book["列表"].sheet_state == "hidden"
    assert [v.formula1 for v in book["业务登记"].data_validations.dataValidation if v.type == "list"] == [
        "'列表'!$A$1:$A$60"
    ]


def test_same_bytes_every_time_and_nothing_overwritten(made: Path, tmp_path: Path) -> None:
    arguments = (load_pack("dealership-finance"), Period(2026, 11), tmp_path, work_calendar("CN"), Policy())
    for path in new_workbooks(*arguments):
        assert path.read_bytes() == (made / path.name).read_bytes()
    for path in list(tmp_path.iterdir())[1:]:
        path.unlink()
    with pytest.raises(UsageError, match="exists already"):
        new_workbooks(*arguments)
    assert len(list(tmp_path.iterdir())) == 1


def test_english(tmp_path: Path) -> None:
    (path, *_) = new_workbooks(
        load_pack("dealership-finance"), Period(2026, 11), tmp_path, work_calendar("CN"), Policy(), "en"
    )
    book = load_workbook(path)
    assert book.sheetnames == ["Duties", "Register", "Deliveries", "Issues", "Calendar", "Check results", "Guide"]
    kinds = ["duties", "register", "obligations", "issues", "calendar", "results", "guide"]
    assert [SHEET_BY_NAME[normal(n)] for n in book.sheetnames] == kinds
    assert headers(book["Deliveries"])[-6:] == ["Due", "Check status", "Overdue", "Days late", "Checked at", "Note"]


def test_valid_for_excel(made: Path, shared: Path, tmp_path: Path) -> None:
    new_workbooks(load_pack(EVERYTHING), Period(2026, 12), tmp_path, work_calendar("CN"), Policy())
    files = [*made.glob("*.xlsx"), *tmp_path.glob("*.xlsx")]
    run = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", *files], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_them(made: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *made.glob("*.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert len(list(tmp_path.glob("*.pdf"))) == 5


def test_our_reader_knows_every_sheet_and_event(made: Path, tmp_path: Path) -> None:
    from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
    from toolkit.sheet.table_finder import find_tables

    for pack, out in ((load_pack("dealership-finance"), made), (load_pack(EVERYTHING), tmp_path)):
        if out is tmp_path:
            new_workbooks(pack, Period(2026, 12), out, work_calendar("CN"), Policy())
        for department in pack.departments:
            book = load_workbook(out / f"{department.name}.xlsx")
            kinds = {}
            for name in SHEETS:
                rows = [list(row) for row in book[name].iter_rows(values_only=True)]
                for table in find_tables(name, rows, ()):
                    kinds[name] = table.header.kind
                    if name == "业务登记":
                        assert set(department.events) <= set(table.header.event_columns), department.name
                        assert table.header.names[table.header.columns["event_id"]] == "业务编号"
            assert kinds == dict(zip(SHEETS, (DUTIES, REGISTER, OBLIGATIONS, PLAIN, CALENDAR), strict=False))


def test_the_agreed_deadline_is_offered_for_questions(tmp_path: Path) -> None:
    """``issue_phrase`` of the pack: a drop-down in 期限 of 问题登记, which takes other words too."""
    pack = load_pack("dealership-finance")
    new_workbooks(pack, Period(2026, 11), tmp_path, work_calendar("CN"), Policy())
    sheet = load_workbook(tmp_path / "销售部.xlsx")["问题登记"]
    column = get_column_letter([c.value for c in sheet[3]].index("期限") + 1)
    (found,) = [v for v in sheet.data_validations.dataValidation if f"{column}4" in v.sqref]
    assert pack.issue_phrase == "3个工作日内"
    assert found.formula1 == '"3个工作日内"'
    assert found.errorStyle != "stop"  # a person may type another deadline
