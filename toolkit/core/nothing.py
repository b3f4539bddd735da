"""What people type where there is nothing to write: 无, /, N/A; and 待定, where it is not known yet."""

# ruff: noqa: SIM905  (lists of words read better as one string)

from __future__ import annotations

from toolkit.core.traditional import plain

BLANK = frozenset(["", *"- -- --- ‐ – —— — ―― ― − / // \\ 无 none nil n/a n.a. na".split()])
"""In their plain form (``core.traditional.plain``)."""
PENDING = frozenset("暂无 待定 tbd".split())
_LONGEST = max(map(len, BLANK | PENDING))


def is_blank(text: str, pending: bool = False) -> bool:
    """Whether a text stands where there is nothing to write.

    Args:
        pending: 待定 counts as well. Whether it does depends on what is asked for: a completion that is still to be
            fixed has not come, but a deadline or an amount that is still to be fixed is not none.
    """
    if len(text := text.strip()) > _LONGEST:
        return False
    said = plain(text)
    return said in BLANK or (pending and said in PENDING)
