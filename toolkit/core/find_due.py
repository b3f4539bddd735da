"""Which due a row is judged by: of its phrase's rules, of the dues in its period, and seen from which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from toolkit.core.deadline import DeadlineRule, Due, Kind, PhraseReading, Relation, Unit, Whichever
from toolkit.core.left_open import seen_from_a_day, without_year
from toolkit.core.moment import Moment
from toolkit.core.nothing import is_blank
from toolkit.core.obligation import Obligation, counting_submission
from toolkit.core.period import Period
from toolkit.core.resolve import YEAR_IMPLIED, due_for_event
from toolkit.core.resolve_many import Resolver
from toolkit.core.status import Reason
from toolkit.core.traditional import plain

_SHORTLY = timedelta(days=62)  # before a change, in which somebody may write of it
_SAYS_NONE = frozenset({"没有", "不限"})
"""Words in a deadline cell that say on purpose that none was agreed, as 无 and / do."""


def find_due(
    obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver
) -> tuple[Due | None, Reason]:
    """The due of an obligation, or None and why.

    A compound phrase (初稿, 定稿) is met when its last part is, unless it says that the earlier counts (以先到者为准)
    or that the time of the event decides (16:00前下单当日发,16:00后次日发).
    """
    if obligation.due_given is not None and not _is_left_over(obligation, reading, period, resolver):
        whole = obligation.due_given.whole
        return Due(whole, whole), ""
    duty = obligation.duty
    rules = [r for r in reading.rules_for(obligation.event_at) if r.kind is not Kind.NONE]
    if "phrase" in obligation.unreadable or duty.doubted:
        return None, "deadline-doubted" if duty.phrase.strip() else "formula-uncached"
    if not rules:
        if reading.kind is Kind.POLICY_UNDEFINED:
            return None, "policy-undefined"
        written = duty.phrase.strip()
        if written and (is_blank(written) or plain(written) in _SAYS_NONE):
            return None, "deadline-none"
        return None, "deadline-unreadable" if written and not obligation.says_both else "deadline-missing"
    found: list[Due] = []
    reason: Reason = ""
    for rule in rules:
        dues, why = _dues(rule, obligation, period, resolver)
        if any(_may_be_over(rule, due, rules) for due in dues):
            return None, "deadline-doubted"
        found += dues
        reason = reason or why
    if not found or (reason and reading.whichever is Whichever.LATER):
        return None, reason or "no-due-in-period"
    if reading.event_split is not None and len({due.effective for due in found}) > 1:
        return None, "event-time-unknown"
    if reading.whichever is Whichever.EARLIER:
        return min(found, key=lambda d: d.effective.latest), ""
    return max(found, key=lambda d: d.effective.latest), ""


def _may_be_over(rule: DeadlineRule, due: Due, rules: Sequence[DeadlineRule]) -> bool:
    """Whether a promise that another is to follow may have ended a year before: 6月前每月5日,6月起每月20日 in January.

    Shortly before the change it is the coming one, which is why somebody wrote it.
    """
    ends, starts = rule.ends, [r.starts for r in rules if r.starts is not None and r.starts.year is None]
    if ends is None or ends.year is not None or rule.starts is not None or not starts:
        return False
    day = due.effective.day
    return ends.ends_near(day) - day > _SHORTLY or any(start.near(day) <= day for start in starts)


def _is_left_over(obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver) -> bool:
    """Whether the day to which a due was moved is of an earlier one: of last month's beside 每月5日前."""
    given = obligation.due_given
    if given is None or not obligation.moved:
        return False
    waiting = obligation._replace(due_given=None, submission=None, resubmission=None)
    first, reason = find_due(waiting, reading, period, resolver)
    if first is not None:
        return given.latest < first.effective.earliest
    return reason == "no-due-in-period" and given.day < (obligation.period or period).start


def _dues(rule: DeadlineRule, obligation: Obligation, period: Period, resolver: Resolver) -> tuple[list[Due], Reason]:
    duty, event = obligation.duty, obligation.event_at
    if rule.relation is Relation.FROM:
        return [], "window"
    if rule.relation is Relation.NOT_BEFORE:
        return [], "not-before"
    own_period = obligation.period or period
    if rule.kind is Kind.EVENT_RELATIVE or rule.kind is Kind.POLICY_UNDEFINED:
        if event is None:
            served = resolver.for_period(rule, own_period, duty.due_next_month)
            if served:
                return served[:1], ""
            if rule.kind is Kind.POLICY_UNDEFINED:
                level = resolver.policy.service_level(duty.id, rule.word)
                return [], "event-missing" if level else "policy-undefined"
            return [], "event-unclear" if "event_at" in obligation.unreadable else "event-none"
        if obligation.pauses or rule.kind is Kind.POLICY_UNDEFINED:
            due = due_for_event(rule, event, resolver.calendar, resolver.policy, obligation.pauses, duty.id)
        else:
            due = resolver.for_event(rule, event)
        if due is None and rule.kind is Kind.POLICY_UNDEFINED:
            return [], "policy-undefined"
        return ([due], "") if due else ([], "no-due")
    if "of-event" in rule.marks and event is None:
        return [], "event-none"
    if event is not None and _seen_from(rule, obligation):
        due = resolver.for_event(rule, event)
        if due is not None:
            return [due], ""
    if seen_from_a_day(rule):
        return [], "event-unclear" if "event_at" in obligation.unreadable else "day-unsaid"
    dues = resolver.for_period(rule, own_period, duty.due_next_month)
    if "period" in obligation.unreadable:
        # Something is said of its period, and nobody can say what: only a day that hangs on none of them is told.
        before = resolver.for_period(rule, own_period.shift(-1), duty.due_next_month)
        if dues != before:
            return [], "period-unclear"
    if not dues:
        return [], "no-due-in-period"
    handed_in = counting_submission(obligation)
    if YEAR_IMPLIED in dues[0].ambiguity:
        return [_of_its_year(rule, dues, handed_in, obligation, own_period, resolver)], ""
    return [_serving(rule, dues, handed_in, obligation)], ""


def _seen_from(rule: DeadlineRule, obligation: Obligation) -> bool:
    """Whether a calendar deadline is seen from the date of its row, and not from the period.

    今天下班前 and 本周五前 can only be seen from a day, 当天下班前 names one. 次月5日前, 月底前 are seen from when the
    business was, and not from any other date beside them; 11月9日 is a day of the year, and counts from nothing.
    """
    if rule.kind is not Kind.CALENDAR or (rule.position is not None and rule.position.year):
        return False
    if seen_from_a_day(rule) or "of-event" in rule.marks:
        return True
    return obligation.event_of_business and not without_year(rule)


def _of_its_year(
    rule: DeadlineRule,
    dues: Sequence[Due],
    handed_in: Moment | None,
    obligation: Obligation,
    period: Period,
    resolver: Resolver,
) -> Due:
    """Which year's due a day without a year is, where another than the period's may be meant.

    When the business was says it: what began on 2026-12-20 is due by the 1月5日 after. Else what was handed in does,
    but what is on time by the period's year is not late by another.
    """
    years = sorted([*dues, *_of_other_years(rule, period, resolver)], key=lambda d: d.effective.latest)
    if obligation.event_at is not None and obligation.event_of_business:
        began = obligation.event_at.earliest
        coming = next((d for d in years if d.effective.latest >= began), None)
        if coming is not None:
            return coming._replace(ambiguity=tuple(a for a in coming.ambiguity if a != YEAR_IMPLIED))
    if handed_in is None:
        return dues[0]
    nearest = _nearest(years, handed_in)
    turns_late = nearest.effective.latest < handed_in.latest <= dues[0].effective.latest
    return dues[0] if turns_late else nearest


def _of_other_years(rule: DeadlineRule, period: Period, resolver: Resolver) -> list[Due]:
    """The dues a year before and after, marked as doubted as well.

    What came on 2027-01-03 was for 1月5日 of that year, whatever month's sheet it stands in.
    """
    found = (resolver.for_period(rule, period._replace(year=period.year + years)) for years in (-1, 1))
    return [due._replace(ambiguity=(YEAR_IMPLIED,)) for dues in found for due in dues]


def _serving(rule: DeadlineRule, dues: Sequence[Due], handed_in: Moment | None, obligation: Obligation) -> Due:
    """Which of several dues in a period a single row stands for (每周五 in a monthly table).

    Rows that share a duty and period serve its dues in turn. A row that names its own date serves the due on or after
    it; else the one nearest to what was handed in, which is that of its own week where any day of the week will do
    (每周); with nothing handed in, the first.
    """
    if len(dues) == 1:
        return dues[0]
    if obligation.occurrence:
        return dues[min(obligation.occurrence, len(dues)) - 1]
    if obligation.event_at is not None:
        own_day = obligation.event_at.earliest
        return next((d for d in dues if d.effective.latest >= own_day), dues[-1])
    if handed_in is None:
        return dues[0]
    daily = rule.frequency is not None and rule.frequency.unit is Unit.DAY and rule.frequency.every == 1
    if rule.relation is Relation.WITHIN_PERIOD and not daily:
        return next((d for d in dues if d.nominal.latest >= handed_in.latest), dues[-1])  # 每周(遇节假日提前)
    return _nearest(dues, handed_in)


def _nearest(dues: Sequence[Due], handed_in: Moment) -> Due:
    at = handed_in.latest
    return min(dues, key=lambda d: abs(d.effective.latest - at))
