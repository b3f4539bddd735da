"""A deadline rule as ``explain`` prints it."""

from __future__ import annotations

from toolkit.core.deadline import DeadlineRule, Position, time_text


def rule_json(rule: DeadlineRule) -> dict[str, object]:
    """The rule as ``explain`` prints it; silent fields are null so that readers need not guess."""
    out: dict[str, object] = {
        "kind": rule.kind.value,
        "freq": {"unit": rule.frequency.unit.value, "every": rule.frequency.every} if rule.frequency else None,
        "on": (_position_json(rule.position) or None) if rule.position else None,
        "anchor_event": rule.anchor_event,
        "offset": int(rule.offset) if rule.offset is not None and rule.offset == int(rule.offset) else rule.offset,
        "unit": rule.unit.value if rule.unit else None,
        "working_days": rule.working_days,
        "relation": rule.relation.value if rule.relation else None,
        "time": time_text(rule.time),
        "inclusive": rule.inclusive,
        "count_from": rule.count_from.value if rule.count_from else None,
        "roll": rule.roll.value if rule.roll else None,
    }
    if rule.position and rule.position.window:
        out["window"] = list(rule.position.window)
    if rule.position and rule.position.lunar_day:
        out["lunar"] = True
    for name, value in (
        ("period_offset", rule.period_offset),
        ("quota", rule.quota),
        ("except_months", list(rule.except_months)),
        ("except_days_off", rule.except_days_off),
        ("except_last_day", rule.except_last_day),
        ("freq_implied", rule.freq_implied),
        ("and_days", rule.and_days),
        ("minutes_ahead", rule.minutes_ahead),
        ("word", rule.word),
        ("starts", str(rule.starts) if rule.starts else None),
        ("ends", str(rule.ends) if rule.ends else None),
    ):
        if value:
            out[name] = value
    return out


def _position_json(position: Position) -> dict[str, object]:
    """What is said of a place in a period, by name; a single day or month as a number, as people write it."""
    out: dict[str, object] = {}
    for name, value in zip(position._fields, position, strict=True):
        if name in ("unit", "offset_workdays", "window") or value in (None, (), 0):
            continue
        if isinstance(value, tuple):
            out[name] = value[0] if len(value) == 1 and name in ("month_day", "month") else list(value)
        else:
            out[name] = value
    if position.offset_workdays and position.offset:
        out["unit"] = "workday"
    return out
