"""Who signs a kind of deliverable, which of its columns hold signatures, and what says that there is none yet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from toolkit.core.nothing import is_blank
from toolkit.core.traditional import plain
from toolkit.deliverables.schema import Column, DeliverableSchema, Kind
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.words import read_yes

SIGNED = "已签字"
"""What a mark such as √ means in a column of signatures."""

_NOTHING = re.compile(
    r"[-/?×✗✘x]*|[nf]|false|否|签字|签名|签章|盖章|公章|章"
    r"|(?:客户|本人|车主|对方)?(?:还|尚|暂)?(?:未|没有?|待|缺)(?:补?签|盖).*"
    r"|(?:还|尚|暂)?(?:未|没有?|待|无|缺|不)(?:补|签|盖|印|字|名|章|公章|审|复|核|批|定|办|交|齐|全)*"
    r"|no(?:signature|seal|stamp)?|tb[acd]|missing|blank|outstanding|(?:pending|awaiting)[a-z]*"
    r"|(?:not(?:yet)?|tobe|un)(?:signed|sealed|stamped|approved|checked|reviewed|done|available|applicable|provided)?"
)
"""What says that nothing was signed, besides 无 and none, as ``bare`` gives it."""
_BLANK = re.compile(r"[-‐–—―−/\\]*")
_LINE = re.compile(r"[_\s.…·()()]+")
_COLUMN = re.compile(r".*(?:签\s*[字名章]|盖章|signature|signed(?: by)?)(?:人|栏|情况)?", re.IGNORECASE | re.DOTALL)
_FOR_OTHERS = re.compile(r"代签.*|.*(?:代签字?|\(代签?\))")
_FIXED = frozenset({"enum", "const", "pattern"})


def signers(schema: DeliverableSchema) -> tuple[str, ...]:
    """Every label of a signature or seal that a schema names (``x-signed``)."""
    labels = [item["label"] for item in schema.table.get("x-signed", ())]
    return tuple(text for label in labels for text in ([label] if isinstance(label, str) else label))


def says_nothing(text: str) -> bool:
    """Whether a text, as ``bare`` gives it, says that nothing was signed: 未签, 无, pending."""
    return is_blank(text) or _NOTHING.fullmatch(text) is not None


def bare(text: str) -> str:
    """A text without blanks, lines to sign on and brackets, in lower case and simplified characters."""
    return _LINE.sub("", plain(text))


def is_signed(schema: DeliverableSchema, column: Column) -> bool:
    """Whether a column holds signatures: it is called so, and its schema does not say what words it takes."""
    if column.kind is not Kind.TEXT or _COLUMN.fullmatch(column.name) is None:
        return False
    return _FIXED.isdisjoint(schema.row.get("properties", {}).get(column.name, ()))


def read_signature(raw: Raw, column: Column) -> tuple[str | None, bool]:
    """What a cell of such a column says, and whether it says that nobody has signed yet.

    Where the paper is to be signed by the customer himself (本人), a signature for him is none.
    """
    if raw is None or raw == "":
        return None, False
    return _read(raw if isinstance(raw, str) else read_text(raw), any("本人" in said for said in column.completes))


@lru_cache(maxsize=65536)
def _read(raw: str, himself: bool) -> tuple[str | None, bool]:
    text = raw.strip()
    if read_yes(text) is True:
        return (text if len(text) > 1 else SIGNED), False
    said = unicodedata.normalize("NFKC", text)
    if _BLANK.fullmatch(said):
        return None, False
    if says_nothing(bare(text)) or (himself and _FOR_OTHERS.fullmatch(said)):
        return None, True
    return text, False
