"""Converters that productions name with ``@``: from matched tokens to the fields of a new token, or None for no match.

They hold the arithmetic that a table of fields cannot: clock times, counts with units, lists and ranges of days. Every
public function of the modules here is one, under its own name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.core.phrase.convert import (
    anchors,
    compound,
    counts,
    english,
    english_counts,
    english_quarters,
    exceptions,
    months,
    moved,
    places,
    rates,
    special,
    times,
    weeks,
    windows,
)
from toolkit.core.phrase.grammar import Fields, Token

CONVERTERS: dict[str, Callable[[Sequence[Token]], Fields | None]] = {
    name.rstrip("_"): function
    for module in (
        times,
        compound,
        rates,
        places,
        special,
        exceptions,
        anchors,
        counts,
        english,
        english_quarters,
        months,
        english_counts,
        moved,
        weeks,
        windows,
    )
    for name, function in vars(module).items()
    if not name.startswith("_") and getattr(function, "__module__", "") == module.__name__
}
