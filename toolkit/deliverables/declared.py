"""Schemas of deliverables from their files: held to the meta-schema, and to what it cannot see."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.core.finding import cut
from toolkit.deliverables.rules import RULES
from toolkit.deliverables.rules.base import Named
from toolkit.deliverables.schema import DeliverableSchema, Kind, read_schema
from toolkit.deliverables.sound import check_use
from toolkit.errors import UsageError
from toolkit.patterns import compiled

FOLDER = "deliverables"
META = "_meta.json"
SUFFIX = ".json"
_EXAMPLE = compiled(r'\[\[.+?\]\]|\{.+\}|".+')
_OF_TYPE = {"number": "number (0.5)", "integer": "integer (3)", "boolean": "true / false", "string": 'string ("…")'}
_OF_TYPE |= {"array": 'array (["…"])', "object": "object ({…})"}
_LIMITS = {"minimum": "≥", "maximum": "≤", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}


def shipped_folder() -> Path:
    """Where the schemas are that come with the program."""
    return resources.schemas() / FOLDER


def load_schemas(folders: Iterable[Path] = (), idle: list[UsageError] | None = None) -> tuple[DeliverableSchema, ...]:
    """The shipped schemas and those of further folders; of two with one name the later holds.

    Args:
        idle: takes what could never be of use, which is then no mistake: the rest of such a schema is.

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
                found[path.stem] = load_schema(path, held=folder == shipped, idle=idle)
    return tuple(found.values())


def load_schema(path: Path, held: bool = False, idle: list[UsageError] | None = None) -> DeliverableSchema:
    """Read one schema; ``held``: it is known to fit the meta-schema. ``idle`` is as of ``load_schemas``.

    Raises:
        UsageError: it is not JSON, not what the meta-schema wants, names a column that it does not have, or says what
            can be of no use.
    """
    try:
        raw = json.loads(path.read_text("utf-8-sig"), object_pairs_hook=partial(_once, path))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError.of_file(path.name, error) from error
    if not held:
        _hold_to_meta(raw, path)
    schema = read_schema(raw, path)
    _cross_check(schema, raw, path)
    if not held:
        try:
            check_use(schema, raw)
        except UsageError as error:
            if idle is None:
                raise
            idle.append(error)
    return schema


def _once(path: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, in which no name may stand twice: of two the first would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise UsageError("deliverable-schema-twice", path=path.name, name=twice)
    return found


@cache
def _meta() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((shipped_folder() / META).read_text("utf-8")))


def _hold_to_meta(raw: Any, path: Path) -> None:
    from jsonschema.exceptions import best_match

    errors = [*_meta().iter_errors(raw)]
    error = best_match(iter(errors))
    if error is None:
        return
    if error.validator == "required":  # what is missing may be there, misspelt
        here = (e for e in errors if e.validator == "additionalProperties" and e.absolute_path == error.absolute_path)
        error = next(here, error)
    steps = (step + 1 if isinstance(step, int) else step for step in error.absolute_path)
    where = " → ".join(map(str, steps)) or path.name
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", ()))
        for extra in (k for k in error.instance if k not in known):
            near = get_close_matches(extra, known, 1, 0.6)
            hint = near[0] if near else listed(known)
            raise UsageError("deliverable-schema-keyword", path=path.name, where=where, keyword=extra, known=hint)
    if error.validator == "required":
        lost = next(k for k in error.validator_value if k not in error.instance)
        raise UsageError("deliverable-schema-missing", path=path.name, where=where, keyword=lost)
    if wanted := wanted_by(error):
        value = _short(error.instance)
        raise UsageError("deliverable-schema-value", path=path.name, where=where, value=value, wanted=wanted)
    raise UsageError("deliverable-schema-other", path=path.name, where=where, detail=error.message)


def wanted_by(error: Any) -> str:
    """What may stand where an error of a JSON Schema is, in the signs of the file and not in words; empty if it cannot
    be said. An example in the schema's description goes before the name of a type."""
    kind, value = error.validator, error.validator_value
    if kind == "enum":
        return listed(map(str, value))
    if kind == "const":
        return json.dumps(value, ensure_ascii=False)
    said = str(error.schema.get("description", ""))
    if kind in ("oneOf", "anyOf"):
        return said
    if m := _EXAMPLE.search(said):
        return m[0]
    if kind == "type":
        return " / ".join(_OF_TYPE.get(name, name) for name in ([value] if isinstance(value, str) else value))
    if kind in _LIMITS:
        return f"{_LIMITS[kind]} {value}"
    return {"minLength": '"…"', "minItems": '["…"]'}.get(kind, "")


def _short(value: Any) -> str:
    return cut(json.dumps(value, ensure_ascii=False), 60)


def _cross_check(schema: DeliverableSchema, raw: Mapping[str, Any], path: Path) -> None:
    """What the meta-schema cannot see: every column that is named must exist, every pattern be one, no title twice.

    Raises:
        UsageError: the first such mistake.
    """
    known = [c.name for c in schema.columns]
    for where, (name, number) in _named_columns(raw):
        if name not in known:
            near = get_close_matches(name, known, 1, 0.4)
            hint = near[0] if near else listed(known)
            raise UsageError("deliverable-schema-column", path=path.name, where=where, column=name, known=hint)
        if number and schema.column(name).kind not in (Kind.NUMBER, Kind.INTEGER):
            raise UsageError("deliverable-schema-number", path=path.name, where=where, column=name)
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


def _named_columns(raw: Mapping[str, Any]) -> Iterable[tuple[str, Named]]:
    """Where a schema names columns, and which."""
    yield from _named_in(raw, "")
    if key := raw.get("x-deliverable", {}).get("case"):
        yield "x-deliverable → case", Named(key)
    for rule in RULES:
        if rule.KEYWORD in raw:
            yield from ((rule.KEYWORD, named) for named in rule.columns(raw[rule.KEYWORD]))


def _named_in(condition: Mapping[str, Any], where: str) -> Iterable[tuple[str, Named]]:
    """The same of the schema of a row and of the conditions in it."""
    for keyword, value in condition.items():
        here = f"{where} → {keyword}" if where else keyword
        if keyword in ("required", "properties"):
            yield from ((here, Named(name)) for name in value)
        elif keyword == "dependentRequired":
            yield from ((here, Named(name)) for first, others in value.items() for name in (first, *others))
        elif keyword in ("if", "then", "else", "not"):
            yield from _named_in(value, here)
        elif keyword in ("allOf", "anyOf"):
            for part in value:
                yield from _named_in(part, here)


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
