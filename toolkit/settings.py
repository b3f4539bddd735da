"""Settings: what a company decides about its deadlines, read from ``dutybook.toml``.

The nearest ``dutybook.toml`` from the checked folder upwards is used, or the one named on the command line. It is
validated by ``schemas/settings.schema.json``; every key and its default is described there. Precedence of a policy, the
later winning: built-in default, ``[policy]``, ``[policy.workbooks."FILE*.xlsx"]``, ``[policy.departments.NAME]``,
``[policy.duties.ID]``. What a phrase says itself goes before all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, tzinfo
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.core.calendar import Roll
from toolkit.core.deadline import PhraseReading, Unit
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import Policy, ServiceLevel, StatutoryTable
from toolkit.core.scoring import LOW_SCORE, Targets
from toolkit.errors import SettingsError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.settings_schema import hold, meant
from toolkit.sheet.units import fold

FILE_NAME = "dutybook.toml"
DEFAULT = "default"  # the source of a policy value that nobody set
_CLOCK_FIELDS = frozenset({"cut_off", "end_of_business", "morning_ends", "afternoon_ends", "evening_ends"})
_LEVEL = compiled(r"\s*(\d+(?:\.\d+)?)\s*(working\s+|business\s+|工作)?\s*([a-z\u4e00-\u9fff]+?)s?\s*(?:内|以内)?\s*")
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


class Settings(NamedTuple):
    """Everything configurable, with its defaults. ``source`` is the file it came from, None for the defaults."""

    lang: str | None = None
    timezone: str = "Asia/Shanghai"
    as_of: Moment | None = None
    period: Period | None = None
    pack: str = ""
    departments: tuple[str, ...] = ()
    department_aliases: Mapping[str, str] = {}  # each name that a department may go by, folded, and the one it has here
    country: str = "CN"
    company_days: Mapping[date, bool] = {}
    policy: Policy = Policy()
    policy_names: frozenset[str] = frozenset()  # what [policy] itself sets
    workbook_policies: Mapping[str, Mapping[str, Any]] = {}  # by file name, * and ? allowed
    department_policies: Mapping[str, Mapping[str, Any]] = {}
    duty_policies: Mapping[str, Mapping[str, Any]] = {}
    due_soon_workdays: int = 1
    rules: Mapping[str, Severity | None] = {}
    words: Vocabulary = Vocabulary()
    backups: bool = True
    backups_keep: int = 20
    low_score: float = LOW_SCORE  # scores up to this one want a reason
    targets: Targets = Targets()
    ledger: str = ""  # a URL or file, relative to the settings file; empty: the nearest .dutybook/ledger.sqlite
    source: Path | None = None

    def read(self, phrase: str) -> PhraseReading:
        """A deadline phrase read with the company's own words."""
        return read_phrase(phrase, self.words)

    def policy_for(self, department: str, duty_id: str, workbook: str) -> Policy:
        """The policy that holds for one duty of one department in one workbook (its file name; empty for none)."""
        policy = self.policy
        for _, layer in self._layers(department, duty_id, workbook):
            policy = _apply(policy, layer, self.source or Path())
        return policy

    def policy_sources(self, department: str, duty_id: str, workbook: str) -> dict[str, str]:
        """Where each field of that policy was set: ``default``, ``policy``, ``policy.departments.NAME`` and so on."""
        found = dict.fromkeys(Policy._fields, DEFAULT)
        found.update(dict.fromkeys(self.policy_names, "policy"))
        if self.policy.service_levels:
            found["service_levels"] = "service_levels"
        if self.policy.statutory:
            found["statutory"] = "calendar.statutory"
        for source, layer in self._layers(department, duty_id, workbook):
            found.update(dict.fromkeys(layer, source))
        return found

    def _layers(self, department: str, duty_id: str, workbook: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What is set for the workbook, the department, the duty, in the order in which the later wins."""
        for pattern, layer in self.workbook_policies.items():
            if workbook and fnmatchcase(workbook, pattern):
                yield f"policy.workbooks.{pattern}", layer
        if layer := self.department_policies.get(department, {}):
            yield f"policy.departments.{department}", layer
        if layer := self.duty_policies.get(duty_id, {}):
            yield f"policy.duties.{duty_id}", layer

    def day_order(self, workbook: str = "", department: str = "") -> str:
        """How 03/04/2027 in a cell is meant, as in ``DateContext``; empty where nobody says.

        Args:
            workbook: the file's name.
            department: whose table it is in; what is set for it wins over what is for the workbook.
        """
        month_first = self.policy.month_first if "month_first" in self.policy_names else None
        for _, layer in self._layers(department, "", workbook):
            month_first = layer.get("month_first", month_first)
        return "" if month_first is None else "mdy" if month_first else "dmy"

    def names_of_departments(self, of_pack: Iterable[str] = ()) -> tuple[str, ...]:
        """What the company's departments may be called, the other names folded.

        Args:
            of_pack: its departments are the company's where the settings list none.
        """
        return (*(self.departments or of_pack), *self.department_aliases)

    @property
    def label(self) -> str:
        """For the audit sheet: where the settings came from."""
        return self.source.name if self.source else ""


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
    raw = _toml(path)
    hold(raw, resources.schemas() / "settings.schema.json", path)
    try:
        return _settings(raw, path)
    except ValueError as error:
        raise SettingsError(path=path.name, where="", detail=str(error)) from error


def own_table(settings: Settings, table: str, schema: Path) -> dict[str, Any] | None:
    """A table of the settings' file that another part of the program reads by itself; None where there is none.

    Args:
        schema: the JSON Schema that the table must fit.

    Raises:
        SettingsError: it does not.
    """
    path = settings.source
    raw = None if path is None else _toml(path).get(table)
    if raw is None or path is None:
        return None
    hold(raw, schema, path, table)
    return dict(raw)


def _toml(path: Path) -> dict[str, Any]:
    """What a file says. Dates and times may stand without quotation marks; they are text all the same.

    Raises:
        SettingsError: it cannot be read, or is not TOML.
    """
    import tomllib  # only runs with a settings file pay for it

    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError.of_file(path.name, error) from error
    plain: dict[str, Any] = json.loads(json.dumps(raw, default=str))
    return plain


def _settings(raw: Mapping[str, Any], path: Path) -> Settings:
    calendar = raw.get("calendar", {})
    days = {
        meant("day", path, f"calendar.{name}", date.fromisoformat, day): works
        for name, works in (("days_off", False), ("workdays", True))
        for day in calendar.get(name, ())
    }
    policy_raw = dict(raw.get("policy", {}))
    departments = policy_raw.pop("departments", {})
    duties = policy_raw.pop("duties", {})
    workbooks = policy_raw.pop("workbooks", {})
    tables = [_statutory(name, path) for name in calendar.get("statutory", ())]
    said = tuple((word.replace("_", " "), "STATUTORY", table.name) for table, words in tables for word in words)
    levels = tuple(
        meant("level", path, f"service_levels.{name}", partial(_level, name), text)
        for name, text in raw.get("service_levels", {}).items()
    )
    policy = _apply(Policy(), policy_raw, path)._replace(
        service_levels=levels,
        statutory=tuple(table for table, _ in tables),
        zone=_zone(raw.get("timezone", Settings().timezone)),
    )
    for layer in (*workbooks.values(), *departments.values(), *duties.values()):
        _apply(policy, layer, path)  # a wrong value is said now, not in the middle of a run
    defaults = Settings()
    return Settings(
        lang=raw.get("lang"),
        timezone=raw.get("timezone", defaults.timezone),
        as_of=meant("moment", path, "as_of", Moment.parse, raw["as_of"]) if "as_of" in raw else None,
        period=meant("period", path, "period", Period.parse, raw["period"]) if "period" in raw else None,
        pack=raw.get("pack", ""),
        departments=tuple(raw.get("departments", ())),
        department_aliases=_department_aliases(raw.get("department_names", {}), path),
        country=calendar.get("country", defaults.country),
        company_days=days,
        policy=policy,
        policy_names=frozenset(policy_raw),
        workbook_policies=workbooks,
        department_policies=departments,
        duty_policies=duties,
        due_soon_workdays=raw.get("due_soon_workdays", defaults.due_soon_workdays),
        rules={rule: None if level == "off" else Severity(level) for rule, level in raw.get("rules", {}).items()},
        words=Vocabulary(said, tuple(raw.get("words", {}).items())),
        backups=raw.get("backups", defaults.backups),
        backups_keep=raw.get("backups_keep", defaults.backups_keep),
        low_score=float(raw.get("review", {}).get("low_score", defaults.low_score)),
        targets=Targets(**{name: float(value) for name, value in raw.get("targets", {}).items()}),
        ledger=raw.get("ledger", {}).get("url", defaults.ledger),
        source=path,
    )


def _department_aliases(raw: Mapping[str, str | Sequence[str]], path: Path) -> dict[str, str]:
    """By every other name, the one that a department has.

    Raises:
        SettingsError: two departments have the same.
    """
    found: dict[str, str] = {}
    for name, others in raw.items():
        for other in (name, *([others] if isinstance(others, str) else others)):
            if found.setdefault(fold(other), name) != name:
                raise SettingsError("settings-department-names", path=path.name, name=other)
    return found


def _statutory(name: str, settings_file: Path) -> tuple[StatutoryTable, list[str]]:
    """A shipped table by its name, or a file named from the settings' folder; with the words that mean it.

    Raises:
        SettingsError: there is no such table, or it does not fit ``schemas/statutory.schema.json``.
    """
    folder = resources.templates() / "statutory"
    shipped = folder / f"{name}.toml"
    path = shipped if shipped.is_file() else settings_file.parent / name
    if not path.is_file():
        known = listed(sorted(each.stem for each in folder.glob("*.toml")))
        raise SettingsError("settings-statutory", path=settings_file.name, name=name, known=known)
    raw = _toml(path)
    hold(raw, resources.schemas() / "statutory.schema.json", path)
    days = tuple(sorted(date.fromisoformat(day) for day in raw["days"]))
    return StatutoryTable(raw["name"], raw["title"], days), raw["words"]


def _apply(policy: Policy, raw: Mapping[str, Any], path: Path) -> Policy:
    """A policy with the given fields replaced; clock times are written 17:30."""
    changed: dict[str, Any] = {}
    for name, value in raw.items():
        clock = partial(meant, "clock", path, f"policy.{name}", _second)
        if name in _CLOCK_FIELDS:
            value = clock(value)
        elif name == "business_hours":
            value = tuple((clock(a), clock(b)) for a, b in value)
        elif name == "roll":
            value = Roll(value)
        elif name == "phase_start":
            value = meant("day", path, f"policy.{name}", date.fromisoformat, value)
        changed[name] = value
    return policy._replace(**changed)


def _zone(name: str) -> tzinfo | None:
    """The zone whose clock changes count; none is needed for China's.

    Raises:
        SettingsError: there is no zone of that name.
    """
    if name == Settings().timezone:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # Asia is a folder of zones
        raise SettingsError("usage-timezone", raw=name) from error


def _second(text: str) -> int:
    moment = Moment.parse(f"2000-01-01T{text:0>5}")
    return moment.second or 0


def _level(name: str, text: str) -> ServiceLevel:
    """``1 workday``, ``2 working hours``, ``3个工作日``, ``24小时``."""
    m = _LEVEL.fullmatch(text.lower())
    unit = _UNITS.get(m[3]) if m else None
    if not m or unit is None:
        raise ValueError(text)
    return ServiceLevel(name, float(m[1]), unit, bool(m[2]) or m[3].startswith("work") or "工作" in m[3])
