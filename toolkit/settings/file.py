"""Settings as their file says them: TOML, held to its schema, each value read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import Vocabulary
from toolkit.core.policy import Policy, StatutoryTable
from toolkit.core.scoring import Targets
from toolkit.errors import SettingsError
from toolkit.settings import Settings, table_of
from toolkit.settings.policy import replaced
from toolkit.settings.schema import hold, meant
from toolkit.settings.values import company_days, department_aliases, own_words, service_levels


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
        raise SettingsError.of_file(path.name or str(path), error) from error
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
            replaced(policy, layer, path, table_of(kind, name))  # a wrong value is said now, not in the middle of a run
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
        words=Vocabulary(said, own_words(raw.get("words", {}), path, Vocabulary(said))),
        backups=raw.get("backups", defaults.backups),
        backups_keep=raw.get("backups_keep", defaults.backups_keep),
        low_score=float(raw.get("review", {}).get("low_score", defaults.low_score)),
        targets=Targets(**{name: float(value) for name, value in raw.get("targets", {}).items()}),
        ledger=raw.get("ledger", {}).get("url", defaults.ledger),
        source=path,
    )


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
