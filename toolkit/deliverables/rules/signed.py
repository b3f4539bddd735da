"""``x-signed``: who must have signed, and what must be sealed, above or below the table.

``"x-signed": [{"label": "制表人"}, {"label": ["审核", "复核"]}, {"label": "单位盖章", "kind": "seal"}]``. The name
stands after the label's colon in the same cell, or in the next cells to its right. For a seal the cell says 已盖章 or
是, or names the stamp; a picture of one says nothing to a program. Words such as 未签, 无 or pending, and lines to sign
on, are blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from toolkit.core.finding import Place
from toolkit.deliverables.rules.base import Problem, Sheet
from toolkit.sheet.table import at
from toolkit.sheet.values import read_text
from toolkit.sheet.vocabulary import normal

KEYWORD = "x-signed"
REACH = 3
"""Cells to the right of a label in which a signature may stand."""

_NOTHING = re.compile(
    r"[-/?×✗✘x]*|[nf]|否|无|签字|签名|签章|盖章|公章|章"
    r"|(?:还|尚|暂)?(?:未|没有?|待|无|缺|不)(?:补|签|盖|印|字|名|章|公章|审|复|核|批|定|办|交|齐|全)*"
    r"|no(?:ne|signature|seal|stamp)?|nil|n/a|tb[acd]|missing|blank|outstanding|(?:pending|awaiting)[a-z]*"
    r"|(?:not(?:yet)?|tobe|un)(?:signed|sealed|stamped|approved|checked|reviewed|done|available|applicable|provided)?"
)
"""What says that nothing was signed, without blanks and in lower case."""
_LINE = re.compile(r"[_\s.…·()()]+")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield what is not signed or sealed."""
    raw = sheet.found.sheet
    table = range(sheet.found.first_row, (sheet.read.numbers or [sheet.found.last_row])[-1] + 1)
    lines = [(n, row) for n, row in enumerate(raw.rows, 1) if n not in table and (n > table[0] or n >= table[0] - 12)]
    for item in sheet.options(KEYWORD):
        labels = [item["label"]] if isinstance(item["label"], str) else list(item["label"])
        kind = item.get("kind", "sign")
        place, said, label = _signature(sheet, lines, labels)
        if said:
            continue
        params = {"label": label}
        variant = f"{kind}-missing" if place is None else kind
        where = place or Place(sheet.name, raw.name)
        yield Problem(where, "deliverable-unsigned", params, variant, completes=item.get("completes", ""))


def _signature(
    sheet: Sheet, lines: Sequence[tuple[int, Sequence[object]]], labels: Sequence[str]
) -> tuple[Place | None, str, str]:
    """The cell where it should stand (None: there is no such label), what stands there, and the label that is used."""
    first: Place | None = None
    used = labels[0]
    for number, row in lines:
        for column, value in enumerate(row, 1):
            if not isinstance(value, str):
                continue
            for label in labels:
                inside = _after(value, label)
                if inside is None:
                    continue
                here = Place(sheet.name, sheet.found.sheet.name, number, column)
                if first is None:
                    first, used = here, label
                said = inside or _right(row, column, _all_labels(sheet.schema.table))
                if said:
                    return here, said, label
    return first, "", used


def _after(text: str, label: str) -> str | None:
    """What follows a label in its cell; empty for nothing, None where the cell has no such label."""
    plain = unicodedata.normalize("NFKC", text)
    wanted = r"\s*".join(map(re.escape, unicodedata.normalize("NFKC", label)))
    for m in re.finditer(wanted + r"(?:\s*(?:人|员|者|签字|签名|签章|盖章))*\s*(?:\([^)]*\))?\s*(?P<colon>:)?", plain):
        alone = not plain[m.end() :].strip() and not m["colon"]
        if not m["colon"] and not alone:
            continue
        rest = plain[m.end() :]
        following = re.search(r"\s{2,}\S{2,12}\s*:|[;,。]\s*\S{2,12}:|\s\S{2,8}:", rest)
        return _said(rest[: following.start()] if following else rest)
    return None


def _said(text: str) -> str:
    bare = _LINE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return "" if _NOTHING.fullmatch(bare) else bare


def _right(row: Sequence[object], column: int, labels: Sequence[str]) -> str:
    """What stands in the next cells, up to the next label."""
    for right in range(column + 1, min(column + REACH, len(row)) + 1):
        value = at(row, right)  # type: ignore[arg-type]  # cells as they were read
        text = read_text(value)
        if not text:
            continue
        if re.search(r"[:：]\s*$", text) or any(normal(text).startswith(normal(label)) for label in labels):
            return ""
        return _said(text)
    return ""


def _all_labels(table: Mapping[str, object]) -> list[str]:
    found: list[str] = []
    items = table.get(KEYWORD)
    for item in items if isinstance(items, list) else []:
        found += [item["label"]] if isinstance(item["label"], str) else item["label"]
    return found
