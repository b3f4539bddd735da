"""What a schema says that could never be of any use: limits of texts, values that no cell can hold, a ``then`` without
an ``if``. Such a rule would be passed over without a word. Of several values one that can be is enough."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.finding import cut
from toolkit.deliverables.schema import DeliverableSchema, Kind
from toolkit.errors import UsageError

_NUMBERS = frozenset({Kind.NUMBER, Kind.INTEGER})
_DAYS = frozenset({Kind.DATE, Kind.MOMENT, Kind.PERIOD})
_OF_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_OF_TEXT = ("pattern", "minLength", "maxLength")
_RANGES = (
    ("minimum", "maximum", "≤"),
    ("minimum", "exclusiveMaximum", "<"),
    ("exclusiveMinimum", "maximum", "<"),
    ("exclusiveMinimum", "exclusiveMaximum", "<"),
    ("minLength", "maxLength", "≤"),
)
_EXAMPLES = {Kind.NUMBER: "number (1200.5)", Kind.INTEGER: "integer (3)", Kind.YES: "true / false"}
_OWN_ROWS = {"x-limit": "when", "x-control": "where", "x-register": "where"}
"""What picks rows of the table itself."""


def check_use(schema: DeliverableSchema, raw: Mapping[str, Any]) -> None:
    """Hold a schema, whose columns are known to exist, to what can be of use.

    Raises:
        UsageError: the first such mistake.
    """
    for where, condition in _conditions(raw, ""):
        for name, said in condition.get("properties", {}).items():
            _column(schema, name, said, f"{where} → properties → {name}" if where else f"properties → {name}")
        for one, other in (("if", "then"), ("then", "if"), ("else", "if")):
            if one in condition and other not in condition and not (one == "if" and "else" in condition):
                at = where or one
                raise UsageError("deliverable-schema-missing", path=schema.source.name, where=at, keyword=other)
    for name in raw.get("x-period", {}).get("columns", {}):
        if schema.column(name).kind not in _DAYS:
            raise UsageError("deliverable-schema-day", path=schema.source.name, where="x-period", column=name)
    for keyword, picks in _OWN_ROWS.items():
        for number, item in enumerate(raw.get(keyword, ()), 1):
            for name, wanted in item.get(picks, {}).items():
                _listed(schema, name, wanted, f"{keyword} → {number} → {picks} → {name}")


def _conditions(condition: Mapping[str, Any], where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The schema of a row and the conditions in it, each with where it stands."""
    yield where, condition
    for keyword in ("if", "then", "else", "not"):
        if keyword in condition:
            yield from _conditions(condition[keyword], f"{where} → {keyword}" if where else keyword)
    for keyword in ("allOf", "anyOf"):
        for number, part in enumerate(condition.get(keyword, ()), 1):
            yield from _conditions(part, f"{where} → {keyword} → {number}" if where else f"{keyword} → {number}")


def _column(schema: DeliverableSchema, name: str, said: Mapping[str, Any], where: str) -> None:
    """What is said of one column, under ``properties`` of the schema or of a condition."""
    kind, path = schema.column(name).kind, schema.source.name
    for keyword in _OF_NUMBERS:
        if keyword in said and kind not in _NUMBERS:
            raise UsageError("deliverable-schema-number", path=path, where=f"{where} → {keyword}", column=name)
    for keyword in _OF_TEXT:
        if keyword in said and kind in (*_NUMBERS, Kind.YES):
            raise UsageError("deliverable-schema-text", path=path, where=f"{where} → {keyword}", column=name)
    for low, high, sign in _RANGES:
        if low in said and high in said and not (said[low] < said[high] or (sign == "≤" and said[low] == said[high])):
            wanted = f"{sign} {said[high]} ({high})"
            _wrong(schema, f"{where} → {low}", said[low], wanted)
    own = f"properties → {name}" == where
    for keyword in ("enum", "const"):
        if keyword in said:
            values = [v for v in _several(said[keyword]) if v is not None]
            if values and not any(_is_of_kind(value, kind) for value in values):
                _wrong(schema, f"{where} → {keyword}", said[keyword], _EXAMPLES.get(kind, 'string ("…")'))
            if not own:
                _listed(schema, name, said[keyword], f"{where} → {keyword}")


def _several(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _is_of_kind(value: Any, kind: Kind) -> bool:
    """Whether a cell of a column can come to a value."""
    if kind is Kind.YES:
        return isinstance(value, bool)
    if kind in _NUMBERS:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str)


def _listed(schema: DeliverableSchema, name: str, said: Any, where: str) -> None:
    """Of a column that may hold only some values, one of them must be asked for."""
    known = schema.row.get("properties", {}).get(name, {}).get("enum")
    if known is None:
        return
    allowed = {str(value) for value in known}
    if not any(value in known or str(value).strip() in allowed for value in _several(said)):
        _wrong(schema, where, said, listed(map(str, known)))


def _wrong(schema: DeliverableSchema, where: str, value: Any, wanted: str) -> None:
    said = cut(json.dumps(value, ensure_ascii=False), 60)
    raise UsageError("deliverable-schema-value", path=schema.source.name, where=where, value=said, wanted=wanted)
