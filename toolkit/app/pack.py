"""Template packs: the duties, registers, lists and guide that departments start from, read from ``pack.toml``.

A pack is data only. It is held to ``schemas/pack.schema.json``, then to what a schema cannot say: that every event
has a column in its department's register, and every condition a column to look at.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.core.condition import Condition
from toolkit.core.duty import Duty
from toolkit.core.expected import AGE_NAMES
from toolkit.core.period import Period
from toolkit.errors import PackError
from toolkit.sheet.conditions import parse_conditions
from toolkit.sheet.values import DateContext
from toolkit.sheet.vocabulary import event_stem, normal

_NO_PERIOD = DateContext(Period(2000, 1))
"""Workbooks made from a pack read its conditions again: days without a year are then of their own period."""

_WIDTHS = {"event": 17.0, "datetime": 17.0, "date": 12.0, "number": 10.0, "money": 13.0, "choice": 11.0, "text": 14.0}


class ColumnKind(StrEnum):
    """What is typed in a register's column."""

    TEXT = "text"
    EVENT = "event"
    DATETIME = "datetime"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register. ``choices`` names a list of the pack; ``width`` is in characters."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    choices: str = ""
    width: float = 14.0
    gloss: str = ""

    @property
    def event(self) -> str:
        """The event that an event column dates: 交车 for 交车时间; empty for other columns."""
        return event_stem(self.name) if self.kind is ColumnKind.EVENT else ""


@dataclass(frozen=True, slots=True)
class Department:
    """One department, and the columns of its 业务登记 in order."""

    name: str
    columns: tuple[Column, ...]
    gloss: str = ""

    @property
    def events(self) -> tuple[str, ...]:
        """The types of event that its register can hold."""
        return tuple(c.event for c in self.columns if c.event)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and a text of the guide, by language (``zh``, ``en``)."""

    head: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack. ``title`` is by language; ``lists`` are the choices by list name."""

    name: str
    version: str
    title: Mapping[str, str]
    departments: tuple[Department, ...]
    duties: tuple[Duty, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guide: tuple[Paragraph, ...] = ()
    source: str = ""
    issue_phrase: str = ""

    @property
    def department_names(self) -> tuple[str, ...]:
        """The departments by name, in the order of the pack."""
        return tuple(d.name for d in self.departments)

    def duties_of(self, department: str) -> tuple[Duty, ...]:
        """What a department owes, in the pack's order."""
        return tuple(d for d in self.duties if d.provider == department)


def known_packs() -> tuple[str, ...]:
    """Names of the packs that came with the program."""
    return tuple(sorted(p.parent.name for p in resources.templates().glob("*/pack.toml")))


def load_pack(name_or_path: str | Path) -> Pack:
    """Read a pack by its name, or by the path of its folder or ``pack.toml``.

    Raises:
        PackError: no such pack, or its file is wrong; the message names the place.
    """
    path = _find(name_or_path)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError.of_file(path.name, error) from error
    raw = _plain(raw)
    _validate(raw, path)
    pack = Pack(
        name=raw["name"],
        version=raw["version"],
        title=MappingProxyType(raw["title"]),
        departments=tuple(_department(d) for d in raw["departments"]),
        duties=tuple(_duty(d, f"duties[{i}] {d['id']}", path) for i, d in enumerate(raw["duties"])),
        lists=MappingProxyType({name: tuple(choices) for name, choices in raw.get("lists", {}).items()}),
        guide=tuple(Paragraph(MappingProxyType(p["head"]), MappingProxyType(p["text"])) for p in raw.get("guide", ())),
        source=raw.get("source", ""),
        issue_phrase=raw.get("issue_phrase", ""),
    )
    _cross_check(pack, path)
    return pack


def _find(name_or_path: str | Path) -> Path:
    given = Path(name_or_path)
    for path in (resources.templates() / given / "pack.toml", given / "pack.toml", given):
        if path.is_file():
            return path
    raise PackError(name=str(name_or_path), known=listed(known_packs()))


def _plain(value: Any) -> Any:
    """TOML's own dates as ISO text, so that a pack is the same thing in TOML and in JSON."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def _validate(raw: Any, path: Path) -> None:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    folder = resources.schemas()
    pack_schema, duty_schema = (
        json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("pack", "duty")
    )
    registry: Any = Registry().with_resource(duty_schema["$id"], Resource.from_contents(duty_schema))
    errors = sorted(
        Draft202012Validator(pack_schema, registry=registry).iter_errors(raw), key=lambda e: [str(p) for p in e.path]
    )
    if errors:
        raise PackError("pack-invalid", path=path.name, where=_where(errors[0].path, raw), detail=errors[0].message)


def _where(steps: Any, raw: Any) -> str:
    """``duties[3] 消贷部4.phrase`` for the steps to a value, with the id or name of what a list holds."""
    text = ""
    for step in steps:
        raw = raw[step] if isinstance(raw, (dict, list)) else None
        if isinstance(step, int):
            label = (raw.get("id") or raw.get("name") or "") if isinstance(raw, dict) else ""
            text += f"[{step}]" + (f" {label}" if label else "")
        else:
            text += ("." if text else "") + str(step)
    return text


def _department(raw: dict[str, Any]) -> Department:
    columns = []
    for c in raw["columns"]:
        kind = ColumnKind(c.get("kind", "text"))
        width = float(c.get("width", _WIDTHS[kind]))
        columns.append(Column(c["name"], kind, c.get("choices", ""), width, c.get("gloss", "")))
    return Department(raw["name"], tuple(columns), raw.get("gloss", ""))


def _duty(raw: dict[str, Any], where: str, path: Path) -> Duty:
    def tests(key: str) -> tuple[Condition, ...]:
        found: list[Condition] = []
        for line in raw.get(key, ()):
            try:
                found += parse_conditions(line, _NO_PERIOD)
            except ValueError as error:
                raise PackError("pack-invalid", path=path.name, where=f"{where}.{key}", detail=line) from error
        return tuple(found)

    def day(key: str) -> date | None:
        return date.fromisoformat(raw[key]) if key in raw else None

    return Duty(
        **{k: raw[k] for k in ("id", "provider", "receiver", "deliverable")},
        **{k: raw[k] for k in ("phrase", "event", "owner", "reviewer", "stage", "gloss", "note") if k in raw},
        evidence=tuple(raw.get("evidence", ())),
        completeness=tuple(raw.get("completeness", ())),
        conditions=tests("conditions"),
        requirements=tests("requirements"),
        due_next_month=raw.get("due_next_month", False),
        effective_from=day("effective_from"),
        effective_to=day("effective_to"),
        extra=MappingProxyType(dict(raw.get("extra", {}))),
    )


def _cross_check(pack: Pack, path: Path) -> None:
    """What the schema cannot see. Each problem is raised at the first place it is found.

    Raises:
        PackError: a duty that no department owes, an event or condition without a column, an unknown list.
    """

    def wrong(where: str, key: str) -> PackError:
        return PackError(f"pack-{key}", path=path.name, where=where)

    departments = {d.name: d for d in pack.departments}
    for department in pack.departments:
        for column in department.columns:
            if column.choices and column.choices not in pack.lists:
                raise wrong(f"{department.name}.{column.name}.choices: {column.choices}", "list-missing")
            if column.kind is ColumnKind.EVENT and not column.event:
                raise wrong(f"{department.name}.{column.name}", "event-name")
    spans: dict[str, list[Duty]] = {}
    for duty in pack.duties:
        if duty.provider not in departments:
            raise wrong(f"{duty.id}.provider: {duty.provider}", "department-missing")
        department = departments[duty.provider]
        if duty.event and normal(duty.event) not in {normal(e) for e in department.events}:
            raise wrong(f"{duty.id}.event: {duty.event}", "column-missing")
        headers = {c.name for c in department.columns} | {*AGE_NAMES}
        for condition in (*duty.conditions, *duty.requirements):
            if condition.field not in headers:
                raise wrong(f"{duty.id}: {condition}", "column-missing")
        if any(_overlap(duty, other) for other in spans.get(duty.id, ())):
            raise wrong(duty.id, "duty-twice")
        spans.setdefault(duty.id, []).append(duty)


def _overlap(one: Duty, other: Duty) -> bool:
    """Whether two versions of a promise are in force on the same day."""
    start = max(one.effective_from or date.min, other.effective_from or date.min)
    return start <= min(one.effective_to or date.max, other.effective_to or date.max)
