"""What is reconciled with what: declarations, read from TOML and held to ``schemas/reconciliation.schema.json``."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.deliverables.declared import wanted_by
from toolkit.errors import UsageError
from toolkit.reconcile.money import cents
from toolkit.reconcile.normal import Form, with_same
from toolkit.reconcile.terms import MILLION, Terms
from toolkit.workbook.naming import shown

FOLDER = "reconciliations"
SCHEMA = "reconciliation.schema.json"
SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class SideSpec:
    """One table. ``columns``: name → other titles; a column that is not among them has its own name as title.

    ``where``, ``unless``, ``negative``: column → value or values, as in ``deliverables.library.holds``. ``must_match``:
    which rows are missing when nothing belongs to them: ``all``, those of the ``period``, ``none``; those that hold
    the values of ``optional`` never are. ``paid_out``: the column of amounts in the other direction; rows that have
    only one of those do not take part. ``paid_out_by``: which rows are of the other direction where one column has the
    amounts of both. ``elsewhere``: other declarations; a row of this table that belongs to something there is not
    missing here.
    """

    label: str
    deliverable: str = ""
    files: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] | None = None
    amount: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    negative: Mapping[str, Any] | None = None
    date: str = ""
    where: Mapping[str, Any] | None = None
    unless: Mapping[str, Any] | None = None
    optional: Mapping[str, Any] | None = None
    show: tuple[str, ...] = ()
    must_match: str = "all"
    paid_out: str = ""
    paid_out_by: Mapping[str, Any] | None = None
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A key: columns of either side, and the form in which their values are compared, one after another."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_form: Form
    right_form: Form


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Something else that must agree. ``note``: a difference is told, and no difference."""

    name: str
    left: str
    right: str
    form: Form
    note: bool


@dataclass(frozen=True, slots=True)
class Declaration:
    """One reconciliation. ``name`` is the file's stem."""

    name: str
    title: str
    left: SideSpec
    right: SideSpec
    keys: tuple[KeySpec, ...]
    fields: tuple[FieldSpec, ...]
    terms: Terms
    source: Path


def load_declarations(folders: Iterable[Path] = ()) -> tuple[Declaration, ...]:
    """The shipped declarations and those of further folders; of two with one name the later holds.

    Raises:
        UsageError: a folder is not there, or a declaration in it is wrong.
    """
    found: dict[str, Declaration] = {}
    for folder in (resources.schemas() / FOLDER, *folders):
        if not folder.is_dir():
            raise UsageError("reconcile-folder", path=folder)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if not path.name.startswith(("_", ".")):
                found[shown(path.stem)] = load_declaration(path)
    return tuple(found.values())


def load_declaration(path: Path) -> Declaration:
    """Read one declaration.

    Raises:
        UsageError: it is not TOML, not what the schema wants, or contradicts itself.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError.of_file(path.name, error) from error
    _hold_to_schema(raw, path)
    return _declaration(raw, path)


def _hold_to_schema(raw: Any, path: Path) -> None:
    import jsonschema

    schema = json.loads((resources.schemas() / SCHEMA).read_text("utf-8"))
    errors = [*jsonschema.Draft202012Validator(schema).iter_errors(raw)]
    if not errors:
        return
    # A word that is not known is the likeliest cause of one that is missing.
    unknown = [e for e in errors if e.validator == "additionalProperties"]
    error = unknown[0] if unknown else jsonschema.exceptions.best_match(errors)
    where = "".join(f" → {step + 1 if isinstance(step, int) else step}" for step in error.absolute_path)
    if error.validator == "additionalProperties":
        known = sorted(error.schema["properties"])
        extra = next(k for k in error.instance if k not in known)
        hint = listed(get_close_matches(extra, known, 1, 0.6) or known)
        raise UsageError("reconcile-keyword", path=path.name, where=where, keyword=extra, known=hint)
    if error.validator in ("required", "anyOf"):
        lost = "files / deliverable"
        if "anyOf" not in error.schema_path:
            lost = next(k for k in error.validator_value if k not in error.instance)
        raise UsageError("reconcile-lacks", path=path.name, where=where, keyword=lost)
    wanted = wanted_by(error) or error.message
    value = json.dumps(error.instance, ensure_ascii=False, default=str)[:60]
    raise UsageError("reconcile-value", path=path.name, where=where, value=value, wanted=wanted)


def _declaration(raw: Mapping[str, Any], path: Path) -> Declaration:
    match = raw.get("match", {})
    left, right = _side(raw["left"]), _side(raw["right"])
    if bool(left.amount) != bool(right.amount):
        raise UsageError("reconcile-one-amount", path=path.name, side="right" if left.amount else "left")
    _check_use(raw, match, path)
    keys = tuple(_key(item, path) for item in raw["keys"])
    for key in keys:
        if len(key.left) != len(key.right):
            raise UsageError("reconcile-key-columns", path=path.name, name=key.name)
    return Declaration(
        shown(path.stem),
        raw["title"],
        left,
        right,
        keys,
        tuple(_field(item) for item in raw.get("compare", ())),
        _terms(match, bool(left.date and right.date), not left.amount),
        path,
    )


def _check_use(raw: Mapping[str, Any], match: Mapping[str, Any], path: Path) -> None:
    """What is declared must be of use: no window of days without dates, no tolerance without amounts, and no name that
    means two things."""
    windows = [word for word in ("days-before", "days-after") if word in match]
    for side in ("left", "right"):
        if windows and "date" not in raw[side]:
            raise UsageError("reconcile-idle", path=path.name, keyword=windows[0], where=side, lost="date")
        for word in ("tolerance", "fee-percent", "fee-most"):
            if match.get(word) and "amount" not in raw[side]:
                raise UsageError("reconcile-idle", path=path.name, keyword=word, where=side, lost="amount")
        _once(raw[side].get("columns", {}), f" → {side} → columns", path)
    if match.get("workdays") and not windows:
        lost = "days-before / days-after"
        raise UsageError("reconcile-idle", path=path.name, keyword="workdays", where="match", lost=lost)
    for part in ("keys", "compare"):
        for number, item in enumerate(raw.get(part, ()), 1):
            _once(item.get("same", {}), f" → {part} → {number} → same", path)


def _once(names: Mapping[str, Any], where: str, path: Path) -> None:
    """Every other name stands for one thing."""
    meant: dict[str, str] = {}
    for name, others in names.items():
        for other in (name, *_tuple(others)):
            first = meant.setdefault(other, name)
            if first != name:
                raise UsageError("reconcile-twice", path=path.name, where=where, title=other, one=first, other=name)


def _side(raw: Mapping[str, Any]) -> SideSpec:
    return SideSpec(
        raw["label"],
        raw.get("deliverable", ""),
        _tuple(raw.get("files", ())),
        _tuple(raw.get("sheets", ())),
        {name: _tuple(titles) for name, titles in raw.get("columns", {}).items()},
        _tuple(raw.get("amount", ())),
        _tuple(raw.get("minus", ())),
        raw.get("negative"),
        raw.get("date", ""),
        raw.get("where"),
        raw.get("unless"),
        raw.get("optional"),
        _tuple(raw.get("show", ())),
        raw.get("must-match", "all"),
        raw.get("paid-out", ""),
        raw.get("paid-out-by"),
        _tuple(raw.get("elsewhere", ())),
    )


def _key(raw: Mapping[str, Any], path: Path) -> KeySpec:
    form = _form(raw)
    sides = {side: _pattern(raw.get(f"{side}-pattern"), path, raw["name"]) for side in ("left", "right")}
    return KeySpec(
        raw["name"],
        _tuple(raw.get("left", raw["name"])),
        _tuple(raw.get("right", raw["name"])),
        replace(form, pattern=sides["left"]),
        replace(form, pattern=sides["right"]),
    )


def _field(raw: Mapping[str, Any]) -> FieldSpec:
    name = raw["name"]
    return FieldSpec(name, raw.get("left", name), raw.get("right", name), _form(raw), raw.get("level") == "note")


def _form(raw: Mapping[str, Any]) -> Form:
    form = Form(raw.get("as", "text"), last=raw.get("last", 0))
    return with_same(form, {name: _tuple(some) for name, some in raw.get("same", {}).items()})


def _pattern(text: str | None, path: Path, key: str) -> re.Pattern[str] | None:
    try:
        return re.compile(text, re.IGNORECASE) if text else None
    except re.error as error:
        raise UsageError("reconcile-pattern", path=path.name, name=key, detail=str(error)) from error


def _terms(match: Mapping[str, Any], dated: bool, bare: bool) -> Terms:
    kind = match.get("cardinality", "one-to-one")
    windowed = dated and ("days-before" in match or "days-after" in match)
    return Terms(
        before=match.get("days-before", 0) if windowed else None,
        after=match.get("days-after", 0) if windowed else None,
        tolerance=cents(match.get("tolerance", 0)) or 0,
        fee_rate=round(match.get("fee-percent", 0) * MILLION / 100),
        fee_most=cents(match.get("fee-most", 0)) or 0,
        many_right=kind in ("one-to-many", "many-to-many"),
        many_left=kind in ("many-to-one", "many-to-many"),
        whole=kind == "many-to-many",
        netting=match.get("netting", False),
        bare=bare,
        workdays=match.get("workdays", False),
    )


def _tuple(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
