"""A table without rows that says itself that there was nothing: 本月无业务, nil return."""

from __future__ import annotations

from toolkit.core.traditional import plain
from toolkit.deliverables.table import Found
from toolkit.patterns import compiled

_NOTHING = compiled(
    r"(?:[本当该]\s*[月期季]|(?:20\d\d\s*年)?\s*\d{1,2}\s*月份?)?\s*(?:均|全部|内)?\s*(?:无|没有|未发生)(?!法|人|权)"
    r"[^\s\d:,;。待补未后缓交报]{0,12}[,;。!]?\s*(?:特此(?:说明|声明|报告))?[。!]?"
    r"|(?:nil|none)(?:\s+(?:return|report))?\.?"
    r"|(?:no|nil)\s(?!.*\b(?:yet|received|available|access|data)\b)[a-z /-]{3,60}\.?"
)
"""What says so; neither 无法提供 nor 没有交, and not what is to come: 暂无, 待补."""


def says_nothing_came(found: Found) -> bool:
    """Whether a line below the header, with nothing beside it, says that there was nothing to list."""
    for _, row in found.below:
        filled = [value for value in row if value not in (None, "")]
        if len(filled) == 1 and isinstance(filled[0], str) and _NOTHING.fullmatch(plain(filled[0])):
            return True
    return False
