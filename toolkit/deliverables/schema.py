"""Schemas of deliverables: read from JSON, held to the meta-schema, then to what a schema cannot say.

The schema of one row is plain JSON Schema (2020-12). The keywords that begin with ``x-`` are ours; they are described
in ``schemas/deliverables/README.md`` and by the docstrings of ``toolkit.deliverables.rules``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.errors import UsageError
from toolkit.sheet.vocabulary import normal

FOLDER = "deliverables"
META = "_meta.json"
SUFFIX = ".json"
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


def shipped_folder() -> Path:
    """Where the schemas are that come with the program."""
    return resources.schemas() / FOLDER


def load_schemas(folders: Iterable[Path] = ()) -> tuple[DeliverableSchema, ...]:
    """The shipped schemas and those of further folders; of two with one name the later holds.

    Raises:
        UsageError: a folder is not there, or a schema in it is wrong.
    """
    found: dict[str, DeliverableSchema] = {}
    shipped = shipped_folder()
    for folder in (shipped, *folders):
        if not folder.is_dir():
            raise UsageError("deliverable-schema-folder", path=folder)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if not path.name.startswith(("_", ".")):
                # The shipped ones are held to the meta-schema by the tests, which takes longer than a small file here.
                found[path.stem] = load_schema(path, held=folder == shipped)
    return tuple(found.values())


def load_schema(path: Path, held: bool = False) -> DeliverableSchema:
    """Read one schema; ``held``: it is known to fit the meta-schema.

    Raises:
        UsageError: it is not JSON, not what the meta-schema wants, or names a column that it does not have.
    """
    try:
        raw = json.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError.of_file(path.name, error) from error
    if not held:
        _hold_to_meta(raw, path)
    return _schema(raw, path)


@cache
def _meta() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((shipped_folder() / META).read_text("utf-8")))


def _hold_to_meta(raw: Any, path: Path) -> None:
    from jsonschema.exceptions import best_match

    error = best_match(_meta().iter_errors(raw))
    if error is None:
        return
    where = " → ".join(str(step) for step in error.absolute_path) or path.name
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", ()))
        for extra in (k for k in error.instance if k not in known):
            near = get_close_matches(extra, known, 1, 0.6)
            hint = near[0] if near else listed(known)
            raise UsageError("deliverable-schema-keyword", path=path.name, where=where, keyword=extra, known=hint)
    if error.validator == "required":
        lost = next(k for k in error.validator_value if k not in error.instance)
        raise UsageError("deliverable-schema-missing", path=path.name, where=where, keyword=lost)
    if error.validator in ("type", "enum", "oneOf", "anyOf"):
        wanted = error.validator_value if error.validator in ("type", "enum") else "oneOf"
        if isinstance(wanted, list):
            wanted = listed(map(str, wanted))
        if error.validator in ("oneOf", "anyOf"):
            wanted = error.schema.get("description", error.message)
        raise UsageError(
            "deliverable-schema-value", path=path.name, where=where, value=_short(error.instance), wanted=wanted
        )
    raise UsageError("deliverable-schema-other", path=path.name, where=where, detail=error.message)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def _schema(raw: dict[str, Any], path: Path) -> DeliverableSchema:
    head = raw.get("x-deliverable", {})
    required = set(raw.get("required", ()))
    columns = tuple(_column(name, sub, name in required) for name, sub in raw["properties"].items())
    schema = DeliverableSchema(
        name=path.stem,
        title=raw["title"],
        columns=columns,
        row=_plain(raw),
        table={k: v for k, v in raw.items() if k.startswith("x-") and k != "x-deliverable"},
        names=tuple(head.get("names", ())) or (path.stem,),
        departments=tuple(head.get("departments", ())),
        duties=tuple(head.get("duties", ())),
        files=tuple(head.get("files", ())),
        sheets=tuple(head.get("sheets", ())),
        key=head.get("case", ""),
        least=head.get("least-rows", 1),
        messages={name: sub["x-message"] for name, sub in raw["properties"].items() if "x-message" in sub},
        source=path,
    )
    _cross_check(schema, raw, path)
    return schema


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


def _cross_check(schema: DeliverableSchema, raw: Mapping[str, Any], path: Path) -> None:
    """What the meta-schema cannot see: every column that is named must exist, every pattern be one, no title twice.

    Raises:
        UsageError: the first such mistake.
    """
    known = [c.name for c in schema.columns]
    for where, name in _named_columns(raw):
        if name not in known:
            near = get_close_matches(name, known, 1, 0.4)
            hint = near[0] if near else listed(known)
            raise UsageError("deliverable-schema-column", path=path.name, where=where, column=name, known=hint)
    titles: dict[str, str] = {}
    for column in schema.columns:
        for title in column.titles:
            other = titles.setdefault(title, column.name)
            if other != column.name:
                raise UsageError("deliverable-schema-title", path=path.name, title=title, one=other, other=column.name)
    for where, pattern in _patterns(raw, ""):
        try:
            re.compile(pattern)
        except re.error as error:
            raise UsageError("deliverable-schema-pattern", path=path.name, where=where, detail=str(error)) from error


def _named_columns(raw: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name in raw.get("required", ()):
        yield "required", name
    if key := raw.get("x-deliverable", {}).get("case"):
        yield "x-deliverable → case", key
    for names in raw.get("x-unique", ()):
        yield from (("x-unique", n) for n in ([names] if isinstance(names, str) else names))
    for item in raw.get("x-total", ()):
        yield "x-total", item if isinstance(item, str) else item["column"]
    for item in raw.get("x-sum", ()):
        yield from (("x-sum", n) for n in (item["result"], *item["of"], *item.get("minus", ())))
    for item in raw.get("x-limit", ()):
        yield "x-limit", item["column"]
        yield from (("x-limit", n) for n in (*([item["per"]] if "per" in item else ()), *item.get("when", {})))
    for item in raw.get("x-control", ()):
        yield from (("x-control", n) for n in (*([item["column"]] if "column" in item else ()), *item.get("where", {})))
    for item in raw.get("x-register", ()):
        yield from (("x-register", n) for n in (item["column"], *item.get("agree", {}), *item.get("where", {})))
    for name in raw.get("x-period", {}).get("columns", {}):
        yield "x-period", name
    for name in raw.get("x-decimals", {}):
        yield "x-decimals", name


def _patterns(raw: Any, where: str) -> Iterable[tuple[str, str]]:
    if isinstance(raw, dict):
        for name, value in raw.items():
            here = f"{where} → {name}" if where else name
            if name == "pattern" and isinstance(value, str):
                yield here, value
            else:
                yield from _patterns(value, here)
    elif isinstance(raw, list):
        for item in raw:
            yield from _patterns(item, where)
