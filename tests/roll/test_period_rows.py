"""The rows of a period that the button adds below a table of obligations."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from toolkit.app.access import Access, open_workbook
from toolkit.app.period_rows import plan_period_rows
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings.file import load_settings


@pytest.mark.parametrize("where", ['departments."销售部"', 'workbooks."销售部*"', 'duties."D1"'])
def test_what_is_set_for_a_department_a_workbook_or_a_duty_holds_for_its_rows(where: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    duties = book.active
    duties.title = "责任清单"
    duties.append(["责任编号", "责任部门", "责任事项", "服务对象", "期限", "触发业务"])
    duties.append(["D1", "销售部", "双周报", "财务部", "每两周周一", None])
    rows = book.create_sheet("交付记录")
    rows.append(["责任编号", "期间", "责任事项", "期限", "本次期限", "完成时间"])
    path = tmp_path / "销售部.xlsx"
    book.save(path)
    toml = tmp_path / "dutybook.toml"
    toml.write_text(f'[policy.{where}]\nphase_start = "2026-11-09"\n', encoding="utf-8")
    settings = load_settings(toml)
    content = open_workbook(path, settings, Access()).read()
    plan = plan_period_rows(content, settings, Moment.end_of(Period(2026, 11).start), Period(2026, 11))
    assert plan is not None
    assert len(plan.rows) == 2  # the 9th and the 23rd; 2, 16 and 30 without it
