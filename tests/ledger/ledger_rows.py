"""Obligations and runs made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.duty import Duty
from toolkit.core.finding import Finding, Place
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, Review, Submission
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.ledger import queries, reading
from toolkit.ledger.recorder import Recorder
from toolkit.ledger.records import ColumnChange, FileFacts, RunFacts, Texts, period_code
from toolkit.ledger.store import Ledger

OCTOBER = Period(2026, 10)
DUE = Moment.parse("2026-11-05T24:00")
COLUMNS = {"deliverable": 2, "phrase": 3, "work": 4, "submitted_at": 5, "score": 6, "owner": 7}


def row(
    duty: str = "销售部1",
    number: int = 5,
    *,
    work: Work = Work.SUBMITTED,
    timeliness: Timeliness = Timeliness.ON_TIME,
    submitted: str | None = "2026-11-04T10:00",
    due: Moment | None = DUE,
    deliverable: str = "欠款报表",
    provider: str = "销售部",
    receiver: str = "财务部",
    owner: str = "张三",
    phrase: str = "每月5号前",
    period: Period | None = OCTOBER,
    case: str = "",
    days_late: int | None = None,
    workbook: str = "销售部.xlsx",
    event_at: str | None = None,
    score: float | None = None,
    resubmitted: str | None = None,
    reason: str = "",
) -> Judged:
    """One judged obligation; its id is made as the toolkit makes it."""
    promise = Duty(duty, provider, receiver, deliverable, phrase, owner=owner)
    obligation = Obligation(
        f"{duty or f'{provider}/{deliverable}'}@{case or period or OCTOBER}",
        promise,
        Place(workbook, "责任表", number),
        period=period,
        event_at=Moment.parse(event_at) if event_at else None,
        submission=Submission(Moment.parse(submitted)) if submitted else None,
        resubmission=Submission(Moment.parse(resubmitted)) if resubmitted else None,
        review=Review(score=score) if score else None,
        work=work,
        columns=COLUMNS,
    )
    late = timeliness in (Timeliness.LATE, Timeliness.OVERDUE)
    return Judged(
        obligation,
        work,
        timeliness,
        nominal_due=due,
        due=due,
        overdue=late,
        days_late=days_late if days_late is not None else None if timeliness is Timeliness.UNDETERMINED else 0,
        reason=reason,
    )


def open_row(duty: str = "销售部1", number: int = 5, **more: object) -> Judged:
    """One that is overdue."""
    fixed: dict[str, object] = {"work": Work.NOT_STARTED, "timeliness": Timeliness.OVERDUE, "submitted": None}
    return row(duty, number, **{**fixed, "days_late": 1, **more})  # type: ignore[arg-type]


def run(
    ledger: Ledger,
    *judged: Judged,
    path: str = "销售部.xlsx",
    as_of: str = "2026-11-06T18:00",
    at: str = "",
    period: Period = OCTOBER,
    findings: Sequence[Finding] = (),
    command: str = "month-end",
    fingerprint: str = "a" * 64,
    after: str = "",
    error: str = "",
    changes: tuple[ColumnChange, ...] = (),
) -> int:
    """Record a run over one workbook; its number."""
    moment = Moment.parse(as_of)
    facts = RunFacts(
        command,
        Moment.parse(at or as_of),
        moment,
        period,
        "0.1.0",
        "holidays 0.109 (CN)",
        "dutybook.toml",
        "lang = 'zh'",
        "ops",
    )
    recorder = Recorder(ledger, facts)
    name = path.rpartition("/")[2]
    department = judged[0].obligation.duty.provider if judged else ""
    file = FileFacts(
        path, name, fingerprint, after, department, "plain", error, sum(len(c.rows) for c in changes), "", changes
    )
    recorder.add(file, judged, findings)
    return recorder.finish()


def present(ledger: Ledger, path: str = "销售部.xlsx", period: Period = OCTOBER) -> list[reading.Recorded]:
    """What is recorded of a workbook now."""
    with ledger.reading() as connection:
        before = reading.workbooks(connection, [path])[path]
        reading.fill(connection, [before], {period_code(period)}, Texts())
    return sorted(before.obligations, key=lambda r: r.fact.row)


def trend(ledger: Ledger, **asked: object) -> list[dict[str, object]]:
    """The trend that answers a question."""
    with ledger.reading() as connection:
        within = queries.scope(connection, queries.Question(**asked))  # type: ignore[arg-type]
        return queries.trend(connection, within)
