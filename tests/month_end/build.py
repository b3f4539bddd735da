"""Month-ends made by hand: a few hundred varied obligations over five departments, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from toolkit.app.expected import Finder, expected_duties
from toolkit.app.month_end import assess
from toolkit.app.month_end_result import Expected, MonthEnd
from toolkit.app.noted import Noted
from toolkit.app.pack import Pack
from toolkit.app.result import CheckResult, FileRecord, Written, count
from toolkit.app.tally import Tally
from toolkit.app.tally_lists import MOST
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, Submission
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.settings import Settings

AS_OF = Moment.parse("2026-11-06T18:00")
PERIOD = Period(2026, 10)
DEPARTMENTS = ("消贷部", "客服部", "保险部", "销售部", "人事部")
_PROMISES = (
    ("及时(5号前)提供欠款报表", "每月5号前"),
    ("提车次日及时提供刷卡单", "提车次日"),
    ("提回车当日及时将车辆及车辆手续入库", "提回车当日"),
    ("交车后3日内出装饰单,填写装饰单时带订车单、交车单", "交车后3日内"),
    ("报上月业务单及报销上月所有业务费用", "每月1号上午12点之前"),
    ("及时报销入户、过户、抵押相关费用", "业务发生一周内"),
    ("及时提供购车打款单及内容完整", "及时"),
)
_RECEIVERS = ("财务部", "财务部", "财务部", "总经办", "销售部", "客服部")
_OWNERS = ("张三", "李四", "王五", "")
_WEIGHTS = {
    Timeliness.ON_TIME: 60,
    Timeliness.LATE: 10,
    Timeliness.OVERDUE: 9,
    Timeliness.DUE_SOON: 4,
    Timeliness.NOT_DUE: 8,
    Timeliness.UNDETERMINED: 9,
}


def judged(
    provider: str = "销售部",
    timeliness: Timeliness = Timeliness.OVERDUE,
    *,
    receiver: str = "财务部",
    deliverable: str = "欠款报表",
    owner: str = "张三",
    duty_id: str = "",
    days_late: int | None = 3,
    row: int = 12,
    sheet: str = "交付记录",
    workbook: str | None = None,
    work: Work | None = None,
    phrase: str = "每月5号前",
    event: Event | None = None,
    due: Moment | None = None,
    submitted: Moment | None = None,
    provisional: bool = False,
    reason: str = "",
) -> Judged:
    """One obligation and what became of it."""
    duty = Duty(duty_id or f"{provider}1", provider, receiver, deliverable, phrase, owner=owner)
    late = timeliness in (Timeliness.LATE, Timeliness.OVERDUE)
    handed_in = timeliness in (Timeliness.ON_TIME, Timeliness.LATE)
    obligation = Obligation(
        id=f"{duty.id}/{row}",
        duty=duty,
        place=Place(workbook or f"{provider}.xlsx", sheet, row),
        period=PERIOD,
        event=event,
        submission=Submission(submitted or due) if handed_in else None,
        columns={"submitted_at": 9, "deliverable": 2},
    )
    return Judged(
        obligation,
        work=work or (Work.ACCEPTED if handed_in else Work.NOT_STARTED),
        timeliness=timeliness,
        nominal_due=due,
        due=due,
        overdue=late,
        days_late=days_late if late else (0 if handed_in else None),
        provisional=provisional,
        reason=reason,
    )


def many(count: int, seed: int = 1) -> tuple[Judged, ...]:
    """Obligations of every outcome, with dues of every precision."""
    rng = random.Random(seed)
    found = []
    for row in range(12, 12 + count):
        provider = rng.choices(DEPARTMENTS, (5, 4, 3, 6, 2))[0]
        deliverable, phrase = rng.choice(_PROMISES)
        timeliness = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        day = date(2026, 10, 1) + timedelta(days=rng.randrange(31))
        due = Moment(day, rng.choice((None, 86_400, 86_400, 43_200, 61_200, 61_201)))
        work = None
        if timeliness is Timeliness.UNDETERMINED:
            work = rng.choice((Work.NOT_STARTED, Work.NOT_APPLICABLE, Work.WAIVED, Work.VOID, Work.SUBMITTED))
        event = Event("交车", f"JC-{row:05d}", Moment(day)) if rng.random() < 0.5 else None
        found.append(
            judged(
                provider,
                timeliness,
                receiver=rng.choice([r for r in _RECEIVERS if r != provider]),
                deliverable=deliverable,
                owner=rng.choice(_OWNERS),
                days_late=rng.choice((1, 2, 3, 4, 6, 9, 14, 17, 30)),
                row=row,
                work=work,
                phrase=phrase,
                event=event,
                due=None if timeliness is Timeliness.UNDETERMINED else due,
                submitted=Moment(day, 36_000),
                provisional=rng.random() < 0.01,
            )
        )
    return tuple(found)


def findings(count: int) -> tuple[Finding, ...]:
    """Findings over the departments' workbooks, of every severity."""
    rng = random.Random(2)
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    return tuple(
        Finding(
            Place(f"{rng.choice(DEPARTMENTS)}.xlsx", "交付记录", row, 6),
            "deliverable-missing",
            rng.choice(severities),
            (("department", "销售部"), ("deliverable", "上月业务单"), ("duty", "销售部8a"), ("period", "2026-10")),
        )
        for row in range(12, 12 + count)
    )


def tally(rows: Sequence[Judged], most: int = MOST) -> Tally:
    """The tally of obligations that are all at hand."""
    found = Tally(most=most)
    found.add(rows)
    return found


def assessed(result: CheckResult, folder: Path, settings: Settings, pack: Pack | None) -> MonthEnd:
    """A result held against what is expected, as if its workbooks had just gone by."""
    finder = Finder(expected_duties(pack, result.period, settings), result.period)
    found = Tally(settings.low_score, finder.see)
    found.add(result.obligations)
    return assess(result, folder, settings, pack, tally=found, finder=finder, noted=Noted(result.findings))


def month_end(
    obligations: tuple[Judged, ...],
    folder: Path,
    *,
    problems: tuple[Finding, ...] = (),
    departments: tuple[str, ...] = DEPARTMENTS,
    missing: tuple[str, ...] = (),
    expected: tuple[Expected, ...] = (),
) -> MonthEnd:
    """A month-end over files of the folder (which need not exist)."""
    names = sorted({j.obligation.place.workbook for j in obligations})
    files = tuple(
        FileRecord(
            name,
            folder / name,
            fingerprint=f"{i:x}" * 64,
            department=name.removesuffix(".xlsx"),
            shape="full" if i % 2 else "plain",
            counts=count([j for j in obligations if j.obligation.place.workbook == name]),
        )
        for i, name in enumerate(names, 1)
    )
    result = CheckResult(
        as_of=AS_OF,
        period=PERIOD,
        obligations=obligations,
        findings=problems,
        files=files,
        written=tuple(Written(n, 12, folder / f"{n}.bak") for n in names),
        calendar="holidays 0.109 (CN)",
        settings="dutybook.toml",
    )
    return MonthEnd(result, departments, missing, tally(obligations), Noted(problems), expected, folder)
