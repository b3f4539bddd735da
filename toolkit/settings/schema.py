"""The settings file held to its schema; what does not fit is said so that whoever wrote it can mend it.

The people who write settings know neither JSON Schema nor its English: what they get names the key as they wrote it,
what stands there, and what may.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from toolkit.catalogue import ENTRIES, listed
from toolkit.core.finding import cut
from toolkit.errors import SettingsError

T = TypeVar("T")
_NOT_KNOWN = ("additionalProperties", "unevaluatedProperties")
_LIMITS = {"minimum": "least", "maximum": "most", "exclusiveMinimum": "more"}
_BROKEN = {"enum": "choice", **_LIMITS, "not": "percent", "minLength": "content", "minItems": "content"}
_LONGEST = 60
_MOST = 20  # names that are told where none is like the one that is not known


def hold(raw: Any, schema: Path, path: Path, table: str = "") -> None:
    """Hold what a file says to a schema.

    Args:
        table: the table of the file that ``raw`` is; empty for the whole file.

    Raises:
        SettingsError: it does not fit.
    """
    import jsonschema  # 60 ms: only runs with a settings file pay for it

    wanted = json.loads(schema.read_text("utf-8"))
    errors = [*jsonschema.Draft202012Validator(wanted).iter_errors(raw)]
    if not errors:
        return
    # A name that is not known is the likeliest cause of one that is missing.
    for error in errors:
        if error.validator in _NOT_KNOWN:
            _refuse_unknown(error.instance, _keys(error.schema, wanted), path, _where(error, table))
        elif error.validator == "enum" and "propertyNames" in error.schema_path:
            _refuse_unknown([error.instance], set(error.validator_value), path, _where(error, table))
    # What is left of those is known by name, and its value is wrong: another error says how.
    error = jsonschema.exceptions.best_match(e for e in errors if e.validator not in _NOT_KNOWN)
    kind = _kind(error, wanted)
    about = {"path": path.name, "where": _where(error, table) or path.name}
    if f"settings-{kind}" not in ENTRIES:
        raise SettingsError(**about, detail=error.message)
    limit = error.validator_value
    more = {"wanted": listed(limit)} if kind == "choice" else {"limit": limit} if kind in _LIMITS.values() else {}
    raise SettingsError(f"settings-{kind}", **about, value=_short(error.instance), **more)


def meant(kind: str, path: Path, where: str, read: Callable[[Any], T], raw: Any) -> T:
    """What a value that the schema lets pass means.

    Args:
        kind: of the message that says what may stand there.

    Raises:
        SettingsError: it means nothing.
    """
    try:
        return read(raw)
    except ValueError as error:
        raise SettingsError(f"settings-{kind}", path=path.name, where=where, value=_short(raw)) from error


def _refuse_unknown(names: Iterable[str], known: set[str], path: Path, where: str) -> None:
    for name in names:
        if name not in known:
            from difflib import get_close_matches  # only a mistake pays for it

            near = get_close_matches(name, known, 1, 0.6) or sorted(known)[:_MOST]
            raise SettingsError("settings-key", path=path.name, where=f"{where}.{name}".strip("."), known=listed(near))


def _keys(schema: Mapping[str, Any], root: Mapping[str, Any]) -> set[str]:
    """The names that a schema and those it refers to know."""
    found = set(schema.get("properties", ()))
    for each in schema.get("allOf", ()):
        found |= _keys(each, root)
    if name := schema.get("$ref", "").removeprefix("#/$defs/"):
        found |= _keys(root["$defs"][name], root)
    return found


def _kind(error: Any, root: Mapping[str, Any]) -> str:
    """Which message says what may stand there: that of the schema's own kind of value, else of what it breaks."""
    own = next((name for name, each in root.get("$defs", {}).items() if each == error.schema), "")
    if f"settings-{own}" in ENTRIES:
        return own
    if error.validator == "type":
        return str(error.validator_value)
    if error.validator == "pattern":
        return "country"
    return _BROKEN.get(error.validator, "")


def _where(error: Any, table: str) -> str:
    """The key as it was written; of an item of a list the list's, for the item is told by what it is."""
    steps = [*([table] if table else []), *error.absolute_path]
    while steps and isinstance(steps[-1], int):
        steps.pop()
    return ".".join(map(str, steps))


def _short(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False), _LONGEST)
