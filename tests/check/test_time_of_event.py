"""A promise that hangs on the time of day of its event: 16:00前下单当日发,16:00后次日发."""

from __future__ import annotations

from pathlib import Path

import pytest
from sheets_kit import by_row, check, save

from toolkit.app.bulk import LEAST
from toolkit.core.phrase import read_phrase

HEAD = ["责任部门", "事项", "期限", "下单时间", "完成时间"]
PHRASE = "16:00前下单当日发货,16:00后下单次日发货"
SPLITS = [
    PHRASE,
    "16点前当日,之后次日",
    "每天下午4点前下单的单当天发,4点后下单的次日发",
    "16点前的单当天发,过了16点第二天发",
    "orders before 4pm ship same day, after 4pm next day",
]


@pytest.mark.parametrize("times", [1, LEAST])
@pytest.mark.parametrize("phrase", SPLITS)
def test_the_time_of_the_event_decides(phrase: str, times: int, tmp_path: Path) -> None:
    cells = [("2026-11-10 15:59", "2026-11-11"), ("2026-11-10 16:01", "2026-11-11")]
    rows = [["销售部", f"订单{n}", phrase, *cells[n % 2]] for n in range(2 * times)]
    found = by_row(
        check(save(tmp_path / "a.xlsx", {"责任表": [HEAD, *rows]}), as_of="2026-11-20T09:00", period="2026-11")
    )
    assert [(found[row]["due"], found[row]["timeliness"]) for row in sorted(found)] == [
        ("2026-11-10T24:00", "late"),
        ("2026-11-11T24:00", "on_time"),
    ] * times


@pytest.mark.parametrize("times", [1, LEAST])
@pytest.mark.parametrize("ordered", ["2026-11-10", "2026-11-10 16:00"])
def test_without_that_time_nobody_is_judged(ordered: str, times: int, tmp_path: Path) -> None:
    rows = [HEAD, *[["销售部", f"订单{n}", PHRASE, ordered, "2026-11-10"] for n in range(times)]]
    found = by_row(check(save(tmp_path / "a.xlsx", {"责任表": rows}), as_of="2026-11-20T09:00", period="2026-11"))
    assert {(o["due"], o["timeliness"], o["reason"]) for o in found.values()} == {
        (None, "undetermined", "event-time-unknown")
    }


@pytest.mark.parametrize(
    ("phrase", "split"),
    [
        *[(phrase, 16 * 3600) for phrase in SPLITS],
        ("上午接单当天出货,下午接单次日出货", 12 * 3600),
        ("两点前下单当天,两点后次日12点前", 14 * 3600),
        ("04:00前到货当天,04:00后次日", 4 * 3600),
        ("每天16:00前报,16:00后报视为迟报", None),
        ("每日17点前报送当日数据,次日9点前更正", None),
        ("上午开会,下午出纪要", None),
        ("16点前下单当日发,否则次日发", 16 * 3600),
        ("Reply same day if received before noon, otherwise next working day", 12 * 3600),
        ("收到当日16:00前回复,否则次日上报", None),  # the time of what is owed
        ("same day by 4pm, otherwise next day", None),
        ("16点前下单2个工作日内发货,16点后下单3个工作日内发货", 16 * 3600),
        ("收货后16:00前入库,16:00后次日入库", None),  # no day for the first half
        # what stands for both halves would be lost
        *[
            (said, None)
            for said in (
                "工作日16:00前下单当日发,16:00后次日发",
                "交易日16:00前下单当日发,16:00后次日发",
                "周一至周五16:00前下单当日发,16:00后次日发",
                "16:00前下单当日发,16:00后次日发(节假日顺延)",
                "16:00前下单当日发,16:00后次日发,遇节假日顺延",
                "16:00前下单当日发,16:00后次日发(节假日除外)",
                "16:00前下单当日发,16:00后次日发(仅工作日)",
                "every working day orders before 4pm ship same day, after 4pm next day",
                "orders before 4pm on working days ship same day, after 4pm next day",
            )
        ],
    ],
)
def test_which_phrases_are_such_pairs(phrase: str, split: int | None) -> None:
    assert read_phrase(phrase).event_split == split


def test_the_event_keeps_its_name() -> None:
    said = read_phrase("客户16:00前下单当日发,16:00后次日发")
    assert [rule.anchor_event for rule in said.rules] == ["客户下单"] * 2
