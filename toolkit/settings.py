"""Settings: what a company decides about its deadlines, read from ``dutybook.toml``.

The nearest ``dutybook.toml`` from the checked folder upwards is used, or the one named on the command line. It is
validated by ``schemas/settings.schema.json``; every key and its default is described there. Precedence of a policy, the
later winning: built-in default, ``[policy]``, ``[policy.departments.NAME]``, ``[policy.duties.ID]``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.core.calendar import Roll
from toolkit.core.deadline import Unit
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy, ServiceLevel
from toolkit.errors import SettingsError

FILE_NAME = "dutybook.toml"
_CLOCK_FIELDS = frozenset({"end_of_business", "morning_ends", "afternoon_ends", "evening_ends"})
_LEVEL = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(working\s+|business\s+|工作)?\s*([a-z\u4e00-\u9fff]+?)s?\s*(?:内|以内)?\s*")
_UNITS = {
    word: unit
    for unit, words in {
        Unit.MINUTE: "minute 分钟",
        Unit.HOUR: "hour workhour 小时 个小时 工作小时 个工作小时",
        Unit.DAY: "day workday 日 天 工作日 个工作日",
        Unit.WEEK: "week 周 个周",
        Unit.MONTH: "month 月 个月",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything configurable, with its defaults. ``source`` is the file it came from, None for the defaults."""

    lang: str | None = None
    timezone: str = "Asia/Shanghai"
    as_of: Moment | None = None
    period: Period | None = None
    pack: str = ""
    departments: tuple[str, ...] = ()
    country: str = "CN"
    company_days: Mapping[date, bool] = field(default_factory=dict)
    policy: Policy = Policy()  # noqa: RUF009 - frozen
    department_policies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    duty_policies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    due_soon_workdays: int = 1
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    backups: bool = True
    backups_keep: int = 20
    source: Path | None = None

    def policy_for(self, department: str, duty_id: str) -> Policy:
        """The policy that holds for one duty of one department."""
        return _layered(self, department, duty_id)

    @property
    def label(self) -> str:
        """For the audit sheet: where the settings came from."""
        return self.source.name if self.source else ""


def _layered(settings: Settings, department: str, duty_id: str) -> Policy:
    policy = settings.policy
    for layer in (settings.department_policies.get(department), settings.duty_policies.get(duty_id)):
        if layer:
            policy = _apply(policy, layer)
    return policy


def find_settings(start: Path) -> Path | None:
    """The nearest ``dutybook.toml`` in the folder ``start`` (or the folder of that file) or above it."""
    folder = start if start.is_dir() else start.parent
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
    return None


def load_settings(path: Path) -> Settings:
    """Read and validate a settings file.

    Raises:
        SettingsError: it is not TOML, does not fit the schema, or a value in it means nothing.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(path=path.name, where="", detail=str(error)) from error
    _validate(raw, path)
    try:
        return _settings(raw, path)
    except ValueError as error:
        raise SettingsError(path=path.name, where="", detail=str(error)) from error


def _validate(raw: Mapping[str, Any], path: Path) -> None:
    import jsonschema  # 60 ms: only runs with a settings file pay for it

    schema = json.loads((resources.schemas() / "settings.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    error = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(json.dumps(raw, default=str))))
    if error is not None:
        where = ".".join(str(p) for p in error.absolute_path)
        raise SettingsError(path=path.name, where=where, detail=error.message)


def _settings(raw: Mapping[str, Any], path: Path) -> Settings:
    calendar = raw.get("calendar", {})
    days = {date.fromisoformat(str(d)): False for d in calendar.get("days_off", ())}
    days.update({date.fromisoformat(str(d)): True for d in calendar.get("workdays", ())})
    policy_raw = dict(raw.get("policy", {}))
    departments = policy_raw.pop("departments", {})
    duties = policy_raw.pop("duties", {})
    levels = tuple(_level(name, text) for name, text in raw.get("service_levels", {}).items())
    policy = replace(_apply(Policy(), policy_raw), service_levels=levels)
    for layer in (*departments.values(), *duties.values()):
        _apply(policy, layer)  # a wrong value is said now, not in the middle of a run
    defaults = Settings()
    return Settings(
        lang=raw.get("lang"),
        timezone=raw.get("timezone", defaults.timezone),
        as_of=Moment.parse(str(raw["as_of"])) if "as_of" in raw else None,
        period=Period.parse(raw["period"]) if "period" in raw else None,
        pack=raw.get("pack", ""),
        departments=tuple(raw.get("departments", ())),
        country=calendar.get("country", defaults.country),
        company_days=days,
        policy=policy,
        department_policies=departments,
        duty_policies=duties,
        due_soon_workdays=raw.get("due_soon_workdays", defaults.due_soon_workdays),
        rules={rule: None if level == "off" else Severity(level) for rule, level in raw.get("rules", {}).items()},
        backups=raw.get("backups", defaults.backups),
        backups_keep=raw.get("backups_keep", defaults.backups_keep),
        source=path,
    )


def _apply(policy: Policy, raw: Mapping[str, Any]) -> Policy:
    """A policy with the given fields replaced; clock times are written 17:30."""
    known = {f.name for f in fields(Policy)}
    changed: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in known:
            raise ValueError(f"policy.{name}")
        if name in _CLOCK_FIELDS:
            value = _second(value)
        elif name == "business_hours":
            value = tuple((_second(a), _second(b)) for a, b in value)
        elif name == "roll":
            value = Roll(value)
        elif name == "phase_start":
            value = date.fromisoformat(str(value))
        changed[name] = value
    return replace(policy, **changed)


def _second(text: str) -> int:
    moment = Moment.parse(f"2000-01-01T{text:0>5}")
    return moment.second or 0


def _level(name: str, text: str) -> ServiceLevel:
    """``1 workday``, ``2 working hours``, ``3个工作日``, ``24小时``."""
    m = _LEVEL.fullmatch(text.lower())
    unit = _UNITS.get(m[3]) if m else None
    if not m or unit is None:
        raise ValueError(f"service_levels.{name}: {text!r}")
    return ServiceLevel(name, float(m[1]), unit, bool(m[2]) or m[3].startswith("work") or "工作" in m[3])
