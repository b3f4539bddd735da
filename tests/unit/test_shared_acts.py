"""Pairs of columns of days that are named after one act: by when it is to be done, and when it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from toolkit.sheet.header import OBLIGATIONS, PLAIN, Header
from toolkit.sheet.table_finder import find_tables

_FIRST = date(2026, 11, 5)
_LATE = (0, -2, 4, 1)  # days after the deadline, for which the last is still waited


def _header(thing: str, who: str, due: str, done: str) -> Header | None:
    names = ("#", thing, who, due, done)
    things = ("消防通道标线", "配电箱接地", "应急预案修订", "库房防潮垫", "监控探头校准")
    people = ("王敏", "李强", "王敏", "赵磊", "李强")
    dues = [_FIRST + timedelta(days=5 * n) for n in range(len(things))]
    ends = [day + timedelta(days=late) for day, late in zip(dues, _LATE, strict=False)]
    rows = [names, *zip(range(1, 6), things, people, dues, [*ends, None], strict=True)]
    tables = find_tables("s", rows, ())
    return next((table.header for table in tables if table.header.kind in (PLAIN, OBLIGATIONS)), None)


_OF_DUTIES = """
要求闭口日|闭口日
计划封堵日|封堵日
应销缺日|销缺日
须加固日|加固完日期
核销最后日|核销日
限换新日|换新日
约定布防日|布防时间
规定上墙日|上墙日
截止投放日|投放日
承诺疏通日|疏通日
拟贯通日|贯通日
目标达标日|达标日
啥日子贴|贴了的日子
补植到期|补植日
哪天之前清运|清运了的日子
公示最后日|公示日
要求割接日|割接那天
To be calibrated by|Calibrated (date)
Uploads agreed|Uploaded
Target migration date|Migrated on
Translation deadline|Translated on
To be archived by|Archived
Escalation due|Escalated on
Calibration window ends|Calibrated on
Must be filed by|Filed on
To be issued by|Issued on
Agreed correction date|Corrected on
Circulate by|Circulated
Removal limit|Removed on
Remediation SLA|Remediated on
Tag no later than|Tagged on
"""
_OF_NOTHING_OWED = """
应还车日|还车日
预计回场|实际回场
应退房日|退房日
计划播种日|播种日
约定上课日|上课日
计划开庭日|开庭日
应返校日|返校日
拟离店日|离店日
计划发货日|发货日
应缴款日|缴款日
合同开始日|合同到期日
证书到期日|换证日
生产日期|到期日
To be checked out by|Checked out
Scheduled departure|Departed
Agreed start|Started
To be loaded by|Loaded
Scheduled sailing|Sailed on
Must sail by|Sailed
最后登录日|登录日
最后喂药|喂药日
Scheduled release|Released
Offer ends|Offered on
Sale ends|Sold on
Valid until|Validated on
"""


@pytest.mark.parametrize("pair", _OF_DUTIES.split("\n")[1:-1])
def test_days_of_one_act_are_its_deadline_and_its_completion(pair: str) -> None:
    due, done = pair.split("|")
    english = due.isascii()
    header = _header("Item" if english else "要弄的", "Handler" if english else "经办", due, done)
    assert header is not None
    assert (header.columns["phrase"], header.columns.get("submitted_at")) == (4, 5)


@pytest.mark.parametrize("pair", _OF_NOTHING_OWED.split("\n")[1:-1])
def test_days_of_stays_loans_and_terms_are_no_duties(pair: str) -> None:
    due, done = pair.split("|")
    english = due.isascii()
    assert _header("Description" if english else "说明", "Client" if english else "对象", due, done) is None


@pytest.mark.parametrize("due", ["Query due", "Permit due", "Claim due", "Issue due", "Task by"])
def test_a_day_in_rows_that_are_open_is_no_completion(due: str) -> None:
    done = {"Issue due": "Issued on", "Task by": "Tasked on"}
    names = ("Item", "Team", due, done.get(due, due.replace(" due", " date")), "Status")
    days = [(date(2026, 11, 5), date(2026, 10, 28)), (date(2026, 11, 9), date(2026, 11, 2))]
    rows = [names, *[(f"Thing {day}", "Ops", day, began, "Open") for day, began in days]]
    headers = [table.header for table in find_tables("s", rows, ()) if table.header.kind in (PLAIN, OBLIGATIONS)]
    assert all(header.columns.get("submitted_at") is None for header in headers)


@pytest.mark.parametrize(
    ("names", "done"),
    [
        ("规定答复日|首次答复日|最终答复日", 5),
        ("规定答复日|首次答复日|答复日", 5),
        ("规定答复日|答复日|首次答复日", 4),
        ("要求回函日|首次回函日|回函日", 5),
        ("规定答复日|首次答复日|末次答复日", 5),
    ],
)
def test_a_first_answer_is_no_completion_beside_a_final_one(names: str, done: int) -> None:
    first, final = (
        (date(2026, 10, 28), date(2026, 11, 2), date(2026, 11, 6)),
        (date(2026, 11, 4), None, date(2026, 11, 15)),
    )
    days = (first, final) if done == 5 else (final, first)
    dues = (date(2026, 11, 5), date(2026, 11, 9), date(2026, 11, 12))
    rows = [("投诉", "部门", *names.split("|")), *zip("ABC", ("甲部", "乙部", "丙部"), dues, *days, strict=True)]
    columns = next(table.header.columns for table in find_tables("s", rows, ()) if table.header.kind == PLAIN)
    assert (columns["phrase"], columns.get("submitted_at")) == (3, done)
