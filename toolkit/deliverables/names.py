"""The files that a text names, as people type them into the column of evidence.

Names stand one under the other, with commas between them, or joined by a word or a slash; in quotes, behind a label
(见附件:), before a remark in brackets. Where a name begins in the middle of a sentence nobody can tell: it is none.
"""

from __future__ import annotations

import re
import unicodedata

from toolkit.deliverables.library import DOCUMENTS, plain
from toolkit.workbook.formats import READABLE

_APART = re.compile(r"[、;；,，\n]")
_SUFFIX = re.compile(
    rf"(?:{'|'.join(re.escape(s) for s in sorted(READABLE | DOCUMENTS))})(?!\.?[a-z0-9])", re.IGNORECASE
)
_LABEL = re.compile(r"[:\uff1a](?![\\/])")  # D:\财务 is a folder
_REMARK = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_JOINED = re.compile(r"(?:[\s/\\+&|·.。\-–—>》〉」』】”\"’)\uff09]|以及|和|及|与|and(?![a-z]))+", re.IGNORECASE)
_PAGE = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*(?:[-—~至、]\s*\d+\s*)?[页张条行]")
_SEE = re.compile(r"(?:详|参|请)?见(?=.)")
_NUMBER = re.compile(r"(?:[(\uff08]\d{1,2}[)\uff09]|\d{1,2}(?:[.\uff0e](?!\d)|[)\uff09])|[①-⑳])\s*(?=[^.\s])")
_QUOTES = tuple(zip('《〈“"‘「『【<(\uff08', '》〉”"’」』】>)\uff09', strict=True))


def files_in(text: str) -> tuple[str, ...]:
    """Every file's name in a text, and every pattern of one (``欠款报表-{period}``)."""
    if "." not in text and "{" not in text:
        return ()
    return tuple(name for part in _APART.split(text) for name in _in_part(part))


def without_lead(name: str) -> str:
    """A name without what may be none of it: the number of a list (1.水电.pdf), 见; empty where it has neither."""
    m = _NUMBER.match(name) or _SEE.match(name)
    return name[m.end() :] if m else ""


def _in_part(part: str) -> list[str]:
    if "://" in part:
        return []  # it lies elsewhere
    found = []
    begin = 0
    ends = [m.end() for m in _SUFFIX.finditer(part)]
    for end in ends:
        found.append(_bare(part[begin:end], begin > 0))
        begin = end
    rest = part[begin:]
    if found and _PAGE.match(rest):
        found[-1] = _SEE.sub("", found[-1], count=1) if _SEE.match(found[-1]) else found[-1]
    elif found and rest[:1].isalnum():
        found.pop()
    if _is_pattern(rest):
        found.append(_bare(rest, begin > 0))
    return [name for name in found if name]


def _is_pattern(text: str) -> bool:
    """Whether a text without a suffix names files by a pattern; or it has one, typed in full width."""
    bare = plain(text)
    return "{period}" in bare or "{case}" in bare or bool(_SUFFIX.search(unicodedata.normalize("NFKC", text)))


def _bare(text: str, joined: bool) -> str:
    """A name without what stands before it: a label, an opening quote, the word that joins it to the one before."""
    if joined:
        remark = _REMARK.match(text)
        text = text[remark.end() :] if remark else text
        link = _JOINED.match(text)
        text = text[link.end() :] if link else text
    text = _LABEL.split(text)[-1].strip()
    for first, last in _QUOTES:
        begin = text.rfind(first)
        closed = text.count(first) % 2 == 0 if first == last else last in text[begin + 1 :]
        if begin >= 0 and not closed:
            text = text[begin + 1 :]
        elif begin == 0 and text.endswith(last):
            text = text[1:-1]
    return text.strip()
