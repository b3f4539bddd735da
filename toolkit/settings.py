"""Settings: what a company decides about its deadlines, read from ``dutybook.toml``.

The nearest ``dutybook.toml`` from the checked folder upwards is used, or the one named on the command line. It is
validated by ``schemas/settings.schema.json``; every key and its default is described there. Precedence of a policy, the
later winning: built-in default, ``[policy]``, ``[policy.workbooks."FILE*.xlsx"]``, ``[policy.departments.NAME]``,
``[policy.duties.ID]``. What a phrase says itself goes before all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.core.deadline import PhraseReading
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import Policy, StatutoryTable
from toolkit.core.register import same
from toolkit.core.scoring import LOW_SCORE, Targets
from toolkit.errors import CannotRunError, SettingsError
from toolkit.record import NamedTuple
from toolkit.settings_policy import replaced
from toolkit.settings_schema import hold, meant
from toolkit.settings_values import company_days, department_aliases, own_words, service_levels
from toolkit.sheet.units import fold

FILE_NAME = "dutybook.toml"
DEFAULT = "default"  # the source of a policy value that nobody set


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
        for table, layer in self._layers(department, duty_id, workbook):
            policy = replaced(policy, layer, self.source or Path(), table)
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

    @property
    def policy_tables(self) -> tuple[str, ...]:
        """The tables of the file that set something for some workbooks, departments or duties alone."""
        kinds = {
            "workbooks": self.workbook_policies,
            "departments": self.department_policies,
            "duties": self.duty_policies,
        }
        return tuple(_table(kind, name) for kind, layers in kinds.items() for name in layers)

    def tables_for(self, department: str = "", duty_id: str = "", workbook: str = "") -> Iterator[str]:
        """Those of ``policy_tables`` that hold for a department, a duty and a workbook."""
        return (table for table, _ in self._layers(department, duty_id, workbook))

    def _layers(self, department: str, duty_id: str, workbook: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What is set for the workbook, the department, the duty, in the order in which the later wins; each with the
        table that says so.

        Names are compared as in the sheets: a department goes by any of its names, and may have a table under several.
        """
        for pattern, layer in self.workbook_policies.items():
            if workbook and fnmatchcase(workbook, pattern):
                yield _table("workbooks", pattern), layer
        own = self._own_name(department)
        for name, layer in self.department_policies.items():
            if self._own_name(name) == own:
                yield _table("departments", name), layer
        number = same(duty_id)
        for name, layer in self.duty_policies.items():
            if same(name) == number:
                yield _table("duties", name), layer

    def _own_name(self, department: str) -> str:
        """The name that a department has here, folded."""
        plain = fold(department)
        return fold(self.department_aliases.get(plain, plain))

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
    """The nearest ``dutybook.toml`` in the folder ``start`` (or the folder of that file) or above it.

    Raises:
        CannotRunError: the folder may not be looked into, so that it cannot be known which settings hold there.
    """
    place = start
    try:
        folder = (start if start.is_dir() else start.parent).resolve()
        for place in (folder, *folder.parents):
            if (place / FILE_NAME).is_file():
                return place / FILE_NAME
    except PermissionError as error:
        raise CannotRunError("file-not-readable", name=place.name, detail=error.strerror) from error
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
    policy_raw = dict(raw.get("policy", {}))
    departments = policy_raw.pop("departments", {})
    duties = policy_raw.pop("duties", {})
    workbooks = policy_raw.pop("workbooks", {})
    tables = [_statutory(name, path) for name in calendar.get("statutory", ())]
    said = tuple((word.replace("_", " "), "STATUTORY", table.name) for table, words in tables for word in words)
    policy = replaced(Policy(), policy_raw, path, "policy")._replace(
        service_levels=service_levels(raw.get("service_levels", {}), path),
        statutory=tuple(table for table, _ in tables),
        zone=_zone(raw.get("timezone", Settings().timezone)),
    )
    for kind, layers in (("workbooks", workbooks), ("departments", departments), ("duties", duties)):
        for name, layer in layers.items():
            replaced(policy, layer, path, _table(kind, name))  # a wrong value is said now, not in the middle of a run
    defaults = Settings()
    return Settings(
        lang=raw.get("lang"),
        timezone=raw.get("timezone", defaults.timezone),
        as_of=meant("moment", path, "as_of", Moment.parse, raw["as_of"]) if "as_of" in raw else None,
        period=meant("period", path, "period", Period.parse, raw["period"]) if "period" in raw else None,
        pack=raw.get("pack", ""),
        departments=tuple(raw.get("departments", ())),
        department_aliases=department_aliases(raw.get("department_names", {}), path),
        country=calendar.get("country", defaults.country),
        company_days=company_days(calendar, path),
        policy=policy,
        policy_names=frozenset(policy_raw),
        workbook_policies=workbooks,
        department_policies=departments,
        duty_policies=duties,
        due_soon_workdays=raw.get("due_soon_workdays", defaults.due_soon_workdays),
        rules={rule: None if level == "off" else Severity(level) for rule, level in raw.get("rules", {}).items()},
        words=Vocabulary(said, own_words(raw.get("words", {}), path)),
        backups=raw.get("backups", defaults.backups),
        backups_keep=raw.get("backups_keep", defaults.backups_keep),
        low_score=float(raw.get("review", {}).get("low_score", defaults.low_score)),
        targets=Targets(**{name: float(value) for name, value in raw.get("targets", {}).items()}),
        ledger=raw.get("ledger", {}).get("url", defaults.ledger),
        source=path,
    )


def _table(kind: str, name: str) -> str:
    """What the table of a policy for some alone is called."""
    return f"policy.{kind}.{name}"


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
