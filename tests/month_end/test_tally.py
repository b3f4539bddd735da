"""What is kept of the obligations: the same figures however they come, and no more lines than a list shows."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
from build import AS_OF, PERIOD, judged, many, tally

from toolkit.app.check import check
from toolkit.app.expected import Finder
from toolkit.app.order import Order
from toolkit.app.tally import Tally, outcome
from toolkit.app.tally_lists import LISTS, Lines, order
from toolkit.core.duty import Duty
from toolkit.core.status import Timeliness
from toolkit.settings import Settings


def test_a_list_keeps_the_first_of_its_order_whatever_order_they_come_in() -> None:
    rows = list(many(500))
    wanted = sorted(rows, key=order)[:20]
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        kept = Lines(order, 20)
        for row in rows:
            kept.add(row)
        assert kept.rows() == wanted and kept.count == 500
        assert len(kept._items) <= 40


def test_lists_do_not_grow_beyond_twice_their_limit() -> None:
    found = Tally(most=10)
    for start in range(0, 3000, 300):
        found.add(tuple(judged(row=start + i, days_late=1 + (start + i) % 40) for i in range(300)))
        assert all(len(found.lists[name]._items) <= 20 for name in LISTS)
    assert found.lists["overdue"].count == 3000
    assert [j.days_late for j in found.lists["overdue"].rows()] == [40] * 10
    assert sum(found.ages.values()) == 3000


def test_rows_judged_by_column_count_as_rows_judged_one_by_one(tmp_path: Path) -> None:
    """The same workbook through the fast way of plain tables, and each of its rows by itself."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "责任表"
    sheet.append(
        ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "提车日期", "责任人", "完成时间", "验收", "评分"]
    )
    rng = random.Random(4)
    for n in range(150):
        phrase = rng.choice(["每月5号前", "次月5日前", "次月7日前", "提车后3日内", "及时", "每月20号前"])
        done = rng.choice([None, f"2026-10-{rng.randrange(1, 31):02d} 10:00", "2026-11-03"])
        review = (
            rng.choice([(None, None), (None, None), ("通过", 4), ("退回", None), ("通过", 1)]) if done else (None, None)
        )
        day = f"2026-10-{rng.randrange(1, 28):02d}"
        to = rng.choice(["财务部", " 财务部", "总经办"])
        sheet.append(
            [
                f"D{n % 40}x{n}",
                rng.choice(["销售部", "客服部"]),
                to,
                f"单据{n % 30}",
                phrase,
                day,
                "张三",
                done,
                *review,
            ]
        )
    book.save(tmp_path / "a.xlsx")
    result = check([tmp_path], Settings(), Order(AS_OF, PERIOD, write=False))
    fast = tally(result.obligations)
    slow = tally(tuple(result.obligations))
    assert fast.total.counts == slow.total.counts == result.counts
    assert fast.total.marks == slow.total.marks and slow.total.marks.low and slow.total.marks.sent_back
    assert {k: (v.numbers, v.marks, v.longest, v.latest, v.late_days) for k, v in fast.pairs.items()} == {
        k: (v.numbers, v.marks, v.longest, v.latest, v.late_days) for k, v in slow.pairs.items()
    }
    assert fast.ages == slow.ages and fast.provisional == slow.provisional and fast.workbooks == slow.workbooks
    for name in LISTS:
        assert fast.lists[name].rows() == slow.lists[name].rows(), name
        assert fast.lists[name].count == slow.lists[name].count
    wanted = [
        Duty("D1x1", "销售部", "", "", ""),
        Duty("", "客服部", "", "单据7", ""),
        Duty("zz", "客服部", "", "别的", ""),
    ]
    seen = []
    for rows in (result.obligations, tuple(result.obligations)):
        finder = Finder(wanted, PERIOD)
        Tally(watch=finder.see).add(rows)
        seen.append(finder.expected(("销售部", "客服部")))
    assert seen[0] == seen[1] and [e.found for e in seen[0]][1:] == [True, False]


def test_every_timeliness_has_its_place() -> None:
    rows = many(400)
    assert len({outcome(j.timeliness, j.work) for j in rows}) == len(Timeliness) + 1


def test_rows_that_come_too_late_for_a_list_are_only_counted(tmp_path: Path) -> None:
    """Many workbooks against lists of five lines: the lines are those of all rows sorted."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["责任部门", "服务对象", "责任事项", "期限", "完成时间"])
    rng = random.Random(9)
    for n in range(400):
        phrase = rng.choice([f"每月{d}号前" for d in range(2, 28)] + ["次月6日前", "次月9日前", "及时", "尽快"])
        done = rng.choice([None, f"2026-10-{rng.randrange(1, 31):02d} 10:00"])
        sheet.append([rng.choice(["销售部", "客服部", "保险部"]), "财务部", f"单据{n}", phrase, done])
    for number in range(4):
        book.save(tmp_path / f"{number}.xlsx")
    result = check([tmp_path], Settings(), Order(AS_OF, PERIOD, write=False))
    found, every = tally(result.obligations, most=5), tally(tuple(result.obligations))
    for name in LISTS[:4]:
        assert found.lists[name].count == every.lists[name].count > 10
        assert found.lists[name].rows() == every.lists[name].rows()[:5], name
