"""Which remarks are of what was done in the month that ends, and which are of the promise and stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from roll_kit import rolled, values, write

from toolkit.app.roll.remarks import is_of_the_past
from toolkit.core.period import Period

OCTOBER = Period(2026, 10)


@pytest.mark.parametrize(
    "remark",
    [
        "10月4日交",
        "10月4日已传",
        "11.1补交",
        "2026-10-05 已提交",
        "2026年10月4日 9:30已报送",
        "10月4日下午才交",
        "5号已报",
        "已传",
        "已交",
        "已提交",
        "已经交给李四",
        "交了2份",
        "晚了",
        "迟交",
        "晚了3天",
        "催了两次",
        "催了才交",
        "10月9日电话催过",
        "10月4日已交,11月2日补交。",
        "Done.",
        "sent 5 Oct",
        "Submitted on 2026-10-05",
        "handed in late",
        "Late",
        "2 days late",
    ],
)
def test_a_report_and_nothing_else(remark: str) -> None:
    assert is_of_the_past(remark, OCTOBER)


@pytest.mark.parametrize(
    "remark",
    [
        "见10月12日通知",
        "按10月1日新规定",
        "每年10月1日更新模板",
        "2026-10-01生效",
        "有效期至2026年10月31日",
        "统计期10月1日至10月31日",
        "合同编号2026-10-08",
        "10.1交付标准",
        "10日报表",
        "3日报一次",
        "28日报送汇总",
        "已离职,改由李四",
        "已改为电子报送",
        "已纳入考核",
        "如已提交则不用重复",
        "晚了扣分",
        "10月3日提车的先报",
        "10月5日前交",
        "10月15日前补明细",
        "3号交",
        "5日补",
        "迟交扣2分",
        "没交的要催",
        "10月4日已交,附件见邮件",
        "8月5日交",
        "2025年10月4日已交",
        "已报备的不用报",
        "已合并到台账",
        "12.5交接",
        "10月5日报",
        "",
        "must be submitted by email",
        "To be delivered by courier",
        "to be received by 5pm",
        "Late fee applies",
        "Sent by email only",
        "Done in SAP",
        "sent 5 Aug",
        "lateral files",
    ],
)
def test_what_may_be_of_the_promise(remark: str) -> None:
    assert not is_of_the_past(remark, OCTOBER)


@pytest.mark.parametrize(
    ("remark", "stays"),
    [
        ("附明细表", "附明细表"),
        ("附明细表;结转自 2026-09;原期限:每月20号前", "附明细表"),
        ("结转自 2026-09", None),
        ("10月9日电话催过", None),
        (12, 12),
        ("附明细表；结转自 2026-09；原期限:每月5日,遇节假日顺延", "附明细表"),
        ("结转自 2026-09;附明细表", "附明细表"),
        ("原期限:每月20号前", None),
        *[
            (own, own)
            for own in (
                "原期限:10号,现按新制度每月15日报,勿改",
                "原期限:每月5日,改为每月8日是因为审计",
                "结转自 2026-09,对方欠资料",
                "结转自 2025年",
                "附表;结转自 2025年",
                "原期限:不变",
            )
        ],
        ("client's list; carried over from 2026-09", "client's list"),
    ],
)
def test_a_remark_on_what_is_still_open_stays_in_both_rows(remark: object, stays: object, tmp_path: Path) -> None:
    """It may be of the promise, as beside what was done; what we said of an earlier month is not."""
    folder = tmp_path / "2026-10"
    rows = [["部门", "事项", "期限", "完成时间", "备注"], ["甲部", "周报", "每月20号前", None, remark]]
    _result, new = rolled(folder, write(folder, rows))
    (again, carried) = values(new.active)[1:]
    assert again == ["甲部", "周报", "每月20号前", None, stays]
    assert str(carried[4]).startswith(str(remark))
