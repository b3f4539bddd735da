"""Conditions as people write them, and whether they hold of what people fill in."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest

from toolkit.core.period import Period
from toolkit.sheet.conditions import parse_conditions
from toolkit.sheet.values import DateContext

HERE = DateContext(Period(2026, 11))


@pytest.mark.parametrize(
    ("text", "attributes", "holds"),
    [
        *(
            ("现金金额>0", nothing, False)
            for nothing in ("无", "無", "零", "—", "-", "/", "／", "\\", "NONE", "没有", "0", 0)
        ),
        *(("现金金额>0", unknown, None) for unknown in ("待定", "TBD")),
        *(("现金金额>0", some, True) for some in (5000, "5000", 0.5)),
        # What is no amount is neither more nor less than one.
        *(("现金金额>0", unread, None) for unread in ("有", "3千", "abc", "", None)),
        ("交车时间≥17:00", "晚上", None),
        *(
            ("付款方式属于提前交款/刷卡", paid, True)
            for paid in ("刷卡", " 刷 卡 ", "刷\u3000卡", "提前交款", "POS刷卡", "刷卡(POS机)", "提前交款+刷卡")
        ),
        *(("付款方式属于提前交款/刷卡", paid, False) for paid in ("刷卡+现金", "未刷卡", "POS现金", "VIP")),
        ("付款方式属于提前交款/刷卡", "现金", False),
        *(
            ("付款方式属于提前交款/刷卡", paid, None)
            for paid in (
                "交车时刷卡",
                "已提前交款",
                "刷卡(本人卡)",
                "提前交款、交车时刷卡",
                "现金转刷卡",
                "银联POS",
                "POS",
            )
        ),
        *(("付款方式属于提前交款/刷卡", paid, False) for paid in ("没刷卡", "交车时刷卡+现金", "现金和刷卡")),
        *(
            ("付款方式属于提前交款/刷卡", paid, False)
            for paid in ("没有刷卡", "不能刷卡", "拒绝刷卡", "取消刷卡", "待刷卡", "无需提前交款")
        ),
        *(
            ("付款方式属于提前交款/刷卡", paid, False)
            for paid in ("刷卡失败", "刷卡未成功", "刷卡改现金", "刷卡机坏", "提前交款不足")
        ),
        *(
            ("付款方式属于提前交款/刷卡", paid, None)
            for paid in ("不收现金只能刷卡", "现金改刷卡", "交车时刷卡(不开票)")
        ),
        ("收款方式=现金", "現金", True),
        ("有 现金金额", "—", False),
        ("无 现金金额", "无", True),
        # Both sides are read alike.
        *((f"现金金额≥{much}", 500, False) for much in ("1万", "10,000", "¥10000", "1.0万元")),
        *((f"现金金额≥{much}", cash, True) for much in ("1万", "1,000") for cash in (20_000.0, "20000")),
        *(
            (f"提车日期≥{day}", datetime(2026, 11, 13), True)
            for day in ("11月1日", "11.1", "2026/11/1", "20261101", "1号")
        ),
        *((f"提车日期<{day}", datetime(2026, 11, 13), False) for day in ("11月13日", "2026-11-13")),
        *((f"交车时间≥{clock}", datetime(2026, 11, 5, 16), False) for clock in ("17点", "下午5点", "5pm")),
        *((f"交车时间≥{clock}", time(17, 30), True) for clock in ("17:00", "下午5点半")),
        ("交车时间≤24:00", time(23, 59), True),
        ("提车时间≥2026-11-05 17:00", datetime(2026, 11, 5, 18), True),
        ("提车时间≥2026-11-05 17:00", datetime(2026, 11, 5), None),
        ("提车时间≥2026-11-05 17:00", datetime(2026, 11, 6), True),
        ("合同号=1-2", "1-2", True),
        ("合同号=2026-13-05", "2026-13-05", True),
        ("合同号=0012", "0012", True),
        *(("楼层属于1/2", floor, True) for floor in (1.0, 2, "1")),
        ("一致=是", True, True),
        ("一致属于是/否", True, None),
    ],
)
def test_conditions_as_people_fill_in_what_they_are_about(text: str, attributes: Any, holds: bool | None) -> None:
    (condition,) = parse_conditions(text, HERE)
    assert condition.holds({condition.field: attributes}) is holds


@pytest.mark.parametrize(
    "text", ["现金金额>0;交车时间≥17:00", "现金金额\uff1e0\uff1b交车时间≥17:00", "现金金额\uff1e0\uff0c交车时间>=17:00"]
)
def test_conditions_as_a_chinese_keyboard_types_them(text: str) -> None:
    assert [(c.field, c.op, c.value) for c in parse_conditions(text, HERE)] == [
        ("现金金额", ">", "0"),
        ("交车时间", "≥", "17:00"),
    ]
