"""How fast 100,000 obligations get their dues, against the naive way, in one run: ``python tests/bench/resolve.py``.

The naive way is what a script does that has no tables: asking ``holidays`` day by day, adding months with ``dateutil``.
Both must give the same dates. Then the time to read phrases for the first time, each a distinct one.

    python tests/bench/resolve.py [--count 100000]
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import holidays
from dateutil.relativedelta import relativedelta

from toolkit.app.work_calendar import work_calendar
from toolkit.core.calendar import Roll
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy
from toolkit.core.resolve_many import Resolver

CHINA = holidays.country_holidays("CN", years=range(2023, 2028))
Naive = Callable[[date], date]


def worked(day: date) -> bool:
    """One day, asked of the library."""
    return bool(CHINA.is_working_day(day))


def plus_workdays(day: date, count: int) -> date:
    step = 1 if count > 0 else -1
    while count:
        day += timedelta(days=step)
        count -= step * worked(day)
    return day


def rolled(day: date) -> date:
    while not worked(day):
        day += timedelta(days=1)
    return day


def nth_workday(start: date, nth: int) -> date:
    day = start - timedelta(days=1) if nth > 0 else start + relativedelta(months=1)
    return plus_workdays(day, nth)


def month_end(day: date) -> date:
    return day + relativedelta(months=1, day=1) - timedelta(days=1)


# Phrase → the same by hand: from the day of the event, or from the first day of the period.
FROM_EVENT: dict[str, Naive] = {
    "交车后3日内": lambda d: d + timedelta(days=3),
    "收到发票后5个工作日内": lambda d: plus_workdays(d, 5),
    "自受理之日起20个工作日内": lambda d: plus_workdays(d, 20),
    "自受理之日起60个工作日内": lambda d: plus_workdays(d, 60),
    "业务发生一周内": lambda d: d + timedelta(days=7),
    "入职一个月内": lambda d: d + relativedelta(months=1),
    "合同到期前30天": lambda d: d - timedelta(days=30),
    "费用发生次月10日前": lambda d: rolled(d + relativedelta(months=1, day=10)),
}
OF_PERIOD: dict[str, Naive] = {
    "每月5号前": lambda d: rolled(d + relativedelta(day=5)),
    "次月15日前": lambda d: rolled(d + relativedelta(months=1, day=15)),
    "每月31号前": lambda d: rolled(d + relativedelta(day=31)),
    "每月第3个工作日": lambda d: nth_workday(d, 3),
    "每月倒数第二个工作日": lambda d: nth_workday(d, -2),
    "每月最后一个周五": lambda d: rolled(month_end(d) - timedelta(days=(month_end(d).weekday() - 4) % 7)),
    "每月结束后10个工作日内": lambda d: plus_workdays(month_end(d), 10),
}
ROLLS_TOO = frozenset(FROM_EVENT) - {"费用发生次月10日前"}  # the policy rolls every due


def obligations(count: int) -> list[tuple[str, date]]:
    """``count`` of (phrase, event or first day of the period), mixed, the same each time."""
    chance = random.Random(20261104)
    texts = [*FROM_EVENT, *OF_PERIOD]
    out = []
    for _ in range(count):
        text = chance.choice(texts)
        day = date(2024, 3, 1) + timedelta(days=chance.randrange(850))
        out.append((text, day if text in FROM_EVENT else day.replace(day=1)))
    return out


def naive(work: list[tuple[str, date]]) -> list[date]:
    out = []
    for text, day in work:
        by_hand = FROM_EVENT.get(text) or OF_PERIOD[text]
        due = by_hand(day)
        out.append(rolled(due) if text in ROLLS_TOO else due)
    return out


def ours(work: list[tuple[str, date]]) -> list[date]:
    resolver = Resolver(work_calendar("CN"), Policy(roll=Roll.FOLLOWING))
    rules = {text: read_phrase(text).rules[0] for text in (*FROM_EVENT, *OF_PERIOD)}
    return [due.effective.day for due in resolver.many((rules[text], day) for text, day in work) if due]


def timed(
    action: Callable[[list[tuple[str, date]]], list[date]], work: list[tuple[str, date]]
) -> tuple[float, list[date]]:
    gc.collect()
    gc.disable()  # what else the process holds, a test runner's heap, is not to be counted to one of the two
    try:
        begun = time.process_time()  # a busy machine must not change the ratio
        found = action(work)
        return time.process_time() - begun, found
    finally:
        gc.enable()


def compare(count: int) -> tuple[float, float]:
    """Seconds of the naive way and of ours for the same obligations.

    Raises:
        AssertionError: the dates differ.
    """
    work = obligations(count)
    work_calendar("CN")  # both know the holidays before, and we have read our 15 phrases
    for text in (*FROM_EVENT, *OF_PERIOD):
        read_phrase(text)
    theirs, expected = timed(naive, work)
    mine, found = timed(ours, work)
    wrong = [(w, a, b) for w, a, b in zip(work, expected, found, strict=True) if a != b]
    assert not wrong, wrong[:5]
    return theirs, mine


def reading() -> tuple[float, int]:
    """Milliseconds for a phrase read for the first time, over the distinct phrases of the tests."""
    lines = (Path(__file__).parent.parent / "phrases" / "phrases.jsonl").read_text("utf-8").splitlines()
    texts = sorted({json.loads(line)["text"] for line in lines})
    for text in texts:
        read_phrase(f"{text} ")  # compiles the productions; the blank makes it another phrase
    begun = time.process_time()
    for text in texts:
        read_phrase(f" {text}")
    return (time.process_time() - begun) / len(texts) * 1000, len(texts)


def main(argv: list[str]) -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--count", type=int, default=100_000)
    asked = options.parse_args(argv)
    theirs, mine = compare(asked.count)
    print(f"{asked.count:,} obligations, the same dates, processor time:")
    print(f"naive {theirs:.3f} s, toolkit {mine:.3f} s, {theirs / mine:.1f} times as fast")
    each, count = reading()
    print(f"{count:,} distinct phrases: {each:.2f} ms each when new")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
