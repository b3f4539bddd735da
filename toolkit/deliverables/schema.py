"""Schemas of deliverables, as values. ``declared`` reads them from their files.

The schema of one row is plain JSON Schema (2020-12). The keywords that begin with ``x-`` are ours; they are described
in ``schemas/deliverables/README.md`` and by the docstrings of ``toolkit.deliverables.rules``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from toolkit.sheet.vocabulary import normal
from toolkit.workbook.naming import shown

PERIOD_PATTERN = "^[0-9]{4}-(0[1-9]|1[0-2])$"
MOMENT_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"


class Kind(StrEnum):
    """What a column's cells are read as."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    YES = "yes"
    DATE = "date"
    MOMENT = "moment"
    PERIOD = "period"


_KINDS = {"number": Kind.NUMBER, "integer": Kind.INTEGER, "boolean": Kind.YES}
_FORMATS = {"date": Kind.DATE, "date-time": Kind.MOMENT, "period": Kind.PERIOD}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``titles`` are the normal forms of its own name and its other names, its own first.

    ``completes``: the completeness conditions of a duty (客户本人签字) that a value in this column meets.
    """

    name: str
    kind: Kind
    titles: tuple[str, ...]
    required: bool = False
    completes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliverableSchema:
    """One kind of deliverable.

    ``name`` is the file's stem. ``row`` is the schema of one row as validators take it. ``table`` holds our keywords.
    ``names`` are what an evidence column calls it, ``files`` the patterns of its file names. ``key`` is the column in
    which a row names its case (业务编号); empty for none. ``least`` is the fewest rows that are not "empty".
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    row: Mapping[str, Any]
    table: Mapping[str, Any]
    names: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    key: str = ""
    least: int = 1
    messages: Mapping[str, str] = field(default_factory=dict)
    source: Path = field(default_factory=Path)

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that must be there and filled in every row."""
        return tuple(c.name for c in self.columns if c.required)


def read_schema(raw: dict[str, Any], path: Path) -> DeliverableSchema:
    """A schema from its JSON, which is known to fit the meta-schema."""
    head = raw.get("x-deliverable", {})
    required = set(raw.get("required", ()))
    columns = tuple(_column(name, sub, name in required) for name, sub in raw["properties"].items())
    return DeliverableSchema(
        name=shown(path.stem),
        title=raw["title"],
        columns=columns,
        row=_plain(raw),
        table={k: v for k, v in raw.items() if k.startswith("x-") and k != "x-deliverable"},
        names=tuple(head.get("names", ())) or (shown(path.stem),),
        departments=tuple(head.get("departments", ())),
        duties=tuple(head.get("duties", ())),
        files=tuple(head.get("files", ())),
        sheets=tuple(head.get("sheets", ())),
        key=head.get("case", ""),
        least=head.get("least-rows", 1),
        messages={name: sub["x-message"] for name, sub in raw["properties"].items() if "x-message" in sub},
        source=path,
    )


def _column(name: str, sub: Mapping[str, Any], required: bool) -> Column:
    kind = _FORMATS.get(sub.get("format", "")) or _KINDS.get(sub.get("type", "string"), Kind.TEXT)
    titles = tuple(dict.fromkeys(normal(title) for title in (name, *sub.get("x-names", ()))))
    said = sub.get("x-completes", ())
    return Column(name, kind, titles, required, (said,) if isinstance(said, str) else tuple(said))


_ANNOTATIONS = frozenset({"title", "description", "default", "$comment", "$schema", "$id"})


def _plain(raw: Any) -> Any:
    """The schema as validators take it: without our keywords and annotations, our formats as patterns.

    Messages of ours and examples stay: an error of the authority carries the schema that it broke, and with it these.
    """
    if isinstance(raw, list):
        return [_plain(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    kept: dict[str, Any] = {}
    for name, value in raw.items():
        if name in _ANNOTATIONS or (name.startswith("x-") and name != "x-message"):
            continue
        if name == "properties":
            kept[name] = {column: _plain(sub) for column, sub in value.items()}
        elif name in ("enum", "const", "required", "dependentRequired", "examples"):
            kept[name] = value
        else:
            kept[name] = _plain(value)
    pattern = {"period": PERIOD_PATTERN, "date-time": MOMENT_PATTERN}.get(str(kept.get("format")))
    if pattern:
        del kept["format"]
        kept.setdefault("pattern", pattern)
    return kept
