"""Holding rows against a row schema: jsonschema is the authority and writes every message, jsonschema-rs screens.

The screen may only let pass what the authority would let pass too. Where the two could disagree in that direction (see
``may_screen``) it is not used; where it is not installed neither: then every row goes to the authority, which takes
longer and says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.finding import shortened
from toolkit.deliverables.schema import DeliverableSchema, Kind

Record = Mapping[str, Any]

# What both validators take to mean the same. Not among them: multipleOf, which they round differently.
_SHARED = frozenset(
    (
        *("type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("minLength", "maxLength", "pattern", "format", "required", "properties", "dependentRequired"),
        *("if", "then", "else", "allOf", "anyOf", "not", "x-message", "examples"),
    )
)
# Both know [0-9], and \d within ASCII. What else \w or \s take in differs, and so does what negated classes leave out.
_WIDER = re.compile(r"\\[DWSBbwspP]|\[\^[^\]]*\\|\(\?(?!:)")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One problem of one row: the column it is in, and the message's variant and parameters."""

    column: str
    variant: str
    params: tuple[tuple[str, str], ...] = ()


class RowChecker:
    """Validators of one row schema.

    Args:
        without: required columns that the table does not have at all, which is said once and not for each row.
        fast: False to hold every row against the authority alone.
    """

    def __init__(self, schema: DeliverableSchema, without: Iterable[str] = (), fast: bool = True) -> None:
        from jsonschema import Draft202012Validator

        lost = set(without)
        row = dict(schema.row)
        if lost:
            row["required"] = [name for name in row.get("required", ()) if name not in lost]
        self._schema = schema
        self._authority = Draft202012Validator(row, format_checker=Draft202012Validator.FORMAT_CHECKER)
        self._passes = _screen(row) if fast and may_screen(row) else None

    def problems(self, records: Sequence[Record], suspects: Iterable[int] = ()) -> Iterator[tuple[int, RowProblem]]:
        """Every problem of every record, in order; ``suspects`` go to the authority whatever the screen says."""
        passes = self._passes
        look = set(suspects)
        for index, record in enumerate(records):
            if passes is not None and index not in look and passes(record):
                continue
            yield from ((index, problem) for problem in self._say(record))

    def _say(self, record: Record) -> list[RowProblem]:
        found: dict[RowProblem, None] = {}
        for error in self._authority.iter_errors(record):
            for problem in _problems(error, record, self._schema):
                found[problem] = None
        # What is blank is said once, not again as breaking a condition on the same column.
        return sorted(found, key=lambda p: (p.column, p.variant))


def may_screen(row: Any) -> bool:
    """Whether the screen passes no row that the authority would refuse."""
    return _agrees(row, turned=False)


def _agrees(schema: Any, turned: bool) -> bool:
    """``turned``: the result of this part is negated, so that passing too little there is passing too much."""
    for name, value in schema.items():
        if name not in _SHARED:
            return False
        if name == "pattern" and (turned or _WIDER.search(value)):
            return False
        if name == "properties":
            if not all(_agrees(sub, turned) for sub in value.values()):
                return False
        elif name in ("allOf", "anyOf"):
            if not all(_agrees(sub, turned) for sub in value):
                return False
        elif name in ("if", "then", "else", "not") and not _agrees(value, turned or name in ("if", "not")):
            return False
    return True


@cache
def has_screen() -> bool:
    """Whether jsonschema-rs is installed."""
    from importlib.util import find_spec

    return find_spec("jsonschema_rs") is not None


def _screen(row: Mapping[str, Any]) -> Callable[[Record], bool] | None:
    if not has_screen():
        return None
    import jsonschema_rs

    check: Callable[[Record], bool] = jsonschema_rs.Draft202012Validator(dict(row), validate_formats=True).is_valid

    def passes(record: Record) -> bool:
        try:
            return check(record)
        except ValueError:  # a value it cannot take, such as a number that is none
            return False

    return passes


def _problems(error: Any, record: Record, schema: DeliverableSchema) -> Iterator[RowProblem]:
    """What an error of the authority says, by column."""
    keyword, wanted = str(error.validator), error.validator_value
    said = error.schema.get("x-message", "") if isinstance(error.schema, Mapping) else ""
    path = list(error.absolute_path)
    if keyword in ("required", "dependentRequired"):
        names = wanted if keyword == "required" else [n for k, some in wanted.items() if k in record for n in some]
        for name in names:
            if name not in record:
                own = said or schema.messages.get(name, "")
                yield RowProblem(name, "own-blank" if own else "blank", (("said", own),) if own else ())
        return
    if not path:
        column = _column_of(error.schema, schema)
        detail = said or error.message
        yield RowProblem(column, "own-row" if said else "other", (("said", detail),))
        return
    column = str(path[0])
    value = _shown(error.instance)
    if said:
        yield RowProblem(column, "own", (("said", said), ("value", value)))
        return
    kind = schema.column(column).kind
    yield RowProblem(column, *_words(keyword, wanted, error, kind, value))


def _words(keyword: str, wanted: Any, error: Any, kind: Kind, value: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    have = (("value", value),)
    unread = keyword in ("type", "format") or (keyword == "pattern" and kind in (Kind.PERIOD, Kind.MOMENT))
    if unread and kind is not Kind.TEXT:
        return kind.value, have
    match keyword:
        case "enum" | "const":
            allowed = wanted if keyword == "enum" else [wanted]
            if kind is Kind.YES:  # said in words of each language
                return "enum-yes" if False not in allowed else "enum-no" if True not in allowed else kind.value, have
            return "enum", (*have, ("allowed", listed(map(_shown, allowed))))
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "minLength" | "maxLength":
            return keyword, (*have, ("limit", _shown(wanted)))
        case "pattern":
            hint = error.schema.get("examples", ())
            return "pattern", (*have, ("pattern", str(hint[0] if hint else wanted)))
    return "other", (("said", str(error.message)),)


def _column_of(part: Any, schema: DeliverableSchema) -> str:
    """The column to mark where a whole row breaks a condition: the first that the condition names."""
    todo = [part]
    known = {c.name for c in schema.columns}
    while todo:
        one = todo.pop(0)
        if isinstance(one, Mapping):
            for name in (*one.get("properties", {}), *one.get("required", ())):
                if name in known:
                    return str(name)
            todo += [v for v in one.values() if isinstance(v, (Mapping, list))]
        elif isinstance(one, list):
            todo += one
    return schema.columns[0].name


def _shown(value: Any) -> str:
    """A value as a person reads it, on one line and not too long."""
    if isinstance(value, bool):
        return str(value).upper()  # as Excel has it
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 1e15 else repr(value)
    return shortened(str(value), 60)
