"""What a workbook without a duty sheet holds instead, to be said of it."""

from __future__ import annotations

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.sheet.column_names import LOOSE, fields_of, is_of_another_time, is_of_prices
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.plan_names import is_planned_end, says_over, says_to_be_over
from toolkit.workbook.port import WorkbookContent

_OF_A_DUTY = frozenset({"provider", "receiver", "owner", "work", "submitted_at"})


def seen(content: WorkbookContent, words: DeadlineWords) -> tuple[Place, dict[str, str]]:
    """What is there instead of a duty sheet, and where: deadlines that stand apart from the rows, or what else."""
    from toolkit.sheet.said_apart import said_apart  # a plain check finds duties

    for sheet in content.sheets:
        if sheet.visible and (apart := said_apart(sheet.rows, words)):
            said = listed(f"“{one}”" for one in apart.said)
            return Place(content.name, sheet.name, apart.row, apart.column), {"variant": "apart", "said": said}
    return Place(content.name), _names(content)


def _names(content: WorkbookContent, most: int = 8) -> dict[str, str]:
    """Nothing; formulas that were never calculated; what is to be done, without deadlines; or else the header-like row
    with the most words near the top."""
    best: list[str] = []
    for sheet in content.sheets:
        for row in sheet.rows[:20]:
            texts = [v.strip() for v in row if isinstance(v, str) and v.strip()]
            if len(texts) > len(best):
                best = texts
    if not best and not any(v not in (None, "") for sheet in content.sheets for row in sheet.rows for v in row):
        return {"variant": "uncached" if any(sheet.uncached for sheet in content.sheets) else "blank"}
    fields = {field: text for text in best for field, rank in fields_of(text) if rank < LOOSE}
    owed = fields.get("deliverable")
    of_duties = owed is not None and not _OF_A_DUTY.isdisjoint(fields) and not any(map(is_of_prices, best))
    if owed is not None and of_duties and not any(_may_be_deadline(name) for name in best if name != owed):
        return {"variant": "no-deadline", "name": owed}
    return {"seen": listed(t[:12] for t in best[:most]) or "-"}


def _may_be_deadline(name: str) -> bool:
    """Whether deadlines may stand below a name, were there rows: 计划完成, 结束日期, 付款期限."""
    if is_of_another_time(name) or is_planned_end(name, plainly=False) or says_to_be_over(name) or says_over(name):
        return True
    return "phrase" in dict(fields_of(name))
