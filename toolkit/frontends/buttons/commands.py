"""The buttons by name, which workbook they belong on, and in which order they stand there."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.frontends.buttons import actions, finance

DEPARTMENT = tuple(actions.ACTIONS)
FINANCE = tuple(finance.ACTIONS)
COMMANDS: dict[str, Callable[[actions.Click], None]] = actions.ACTIONS | finance.ACTIONS
