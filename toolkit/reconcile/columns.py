"""Columns that a declaration wants to be compared and the tables do not have: what was not looked at is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.deliverables.rules.base import Problem
from toolkit.reconcile.declaration import Declaration
from toolkit.reconcile.part import Part
from toolkit.reconcile.table import Table


def without_key(declaration: Declaration, left: Table, right: Table) -> Problem | None:
    """The problem of two tables that have no key in common; None where they have one."""
    if any(_has(left, key.left) and _has(right, key.right) for key in declaration.keys):
        return None
    params = {"label": left.spec.label, "other": right.spec.label}
    params["columns"] = listed(dict.fromkeys(key.name for key in declaration.keys))
    return Problem(_header(left.parts[0]), "reconcile-column", params, "keys")


def unchecked(declaration: Declaration, left: Table, right: Table) -> Iterator[Problem]:
    """Columns that were not compared: those of a key that neither table has, and what else must agree.

    One side may lack a key where there are others, and a field of which a difference would only be noted.
    """
    for key in declaration.keys:
        if not any(_some(table, names) for table, names in ((left, key.left), (right, key.right))):
            yield _on_neither(left, right, (*key.left, *key.right))
    for field in declaration.fields:
        lacking = [
            (table, part, name)
            for table, name in ((left, field.left), (right, field.right))
            for part in table.parts
            if name not in part.found.columns
        ]
        if field.note or not lacking:
            continue
        if not _has(left, [field.left]) and not _has(right, [field.right]):
            yield _on_neither(left, right, (field.left, field.right))
            continue
        for table, part, name in lacking:
            params = {"label": table.spec.label, "columns": name, "name": field.name}
            yield Problem(_header(part), "reconcile-unchecked", params)


def _has(table: Table, names: Sequence[str]) -> bool:
    return any(all(name in part.found.columns for name in names) for part in table.parts)


def _some(table: Table, names: Sequence[str]) -> bool:
    return any(name in part.found.columns for name in names for part in table.parts)


def _on_neither(left: Table, right: Table, names: Sequence[str]) -> Problem:
    params = {"label": left.spec.label, "other": right.spec.label, "columns": listed(dict.fromkeys(names))}
    return Problem(_header(left.parts[0]), "reconcile-not-done", params, "field")


def _header(part: Part) -> Place:
    return Place(part.name, part.found.sheet.name, part.found.last_row)
