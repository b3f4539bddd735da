"""The table rules: what a row by itself cannot say. One keyword a module; its docstring is its documentation.

What ``total`` is made of stands beside it, in ``total_spans``, ``total_figure`` and ``total_words``.
"""

from __future__ import annotations

from toolkit.deliverables.rules import control, decimals, limit, period, registered, signed, sums, total, unique
from toolkit.deliverables.rules.base import TableRule

RULES: tuple[TableRule, ...] = (unique, sums, decimals, limit, total, control, registered, period, signed)

__all__ = ["RULES", "TableRule"]
