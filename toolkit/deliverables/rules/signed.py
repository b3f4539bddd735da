"""``x-signed``: who must have signed, and what must be sealed, above or below the table.

``"x-signed": [{"label": "制表人"}, {"label": ["审核", "复核"]}, {"label": "单位盖章", "kind": "seal"}]``. The name
stands after the label's colon in the same cell, or in the next cells to its right, or where several labels stand side
by side, in the cell below. For a seal the cell says 已盖章 or
是, or names the stamp; a picture of one says nothing to a program. Words such as 未签, 无 or pending, and lines to sign
on, are blank; so are dates, telephone and other numbers, and what stands behind another label is not this one's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.core.traditional import plain
from toolkit.deliverables.rules.base import Named, Problem, Sheet
from toolkit.deliverables.signatures import bare, says_nothing, signers
from toolkit.sheet.table import at
from toolkit.sheet.values import DateContext, read_moment, read_text
from toolkit.sheet.vocabulary import normal

KEYWORD = "x-signed"
REACH = 3
"""Cells to the right of a label in which a signature may stand."""

_NUMBER = "0123456789年月日号时点分秒:/,+-第共页"
"""What dates, blanks for dates (年 月 日), telephone, page and other numbers are made of."""
_LABEL = re.compile(
    r"(?:(?:制表|填表|制单|填单|填报|编制|审核|复核|审批|主管|负责|经办|移交|接收|保管|归档|报销|收银"
    r"|出纳|会计|财务|店长|经理|总经理|厂长|站长|仓管|库管|采购|验收|质检|领用|领导|监交|客户|车主|司机|供应商"
    r")(?:人|员|者|签字|签名|签章|盖章)*|[^:]{1,6}(?:人|员|者|方|部门|单位)(?:签字|签名|签章|盖章)?(?=:)"
    r"|(?:prepared|checked|reviewed|approved|signed|received)by|备注|说明|remarks?|notes?"
    r"|(?:制表|填表|制单|填报|审核|复核|审批|报送|打印|签字|签章|盖章|签收|确认)?(?:日期|时间)|date"
    r"|(?:联系)?(?:电话|手机|传真)(?:号码?)?|tel|(?:tele|mobile)?phone|mobile|fax)"
    rf"(?::.*|[{_NUMBER}]*)"
)
"""Labels that are known even where no colon follows, with what stands behind them in their cell."""
_OWN = {
    "sign": r"(?:电子|已)?签[字名章批]?|同意|批准|姓名|name|(?:e-?)?sign(?:ed|ature)|approved",
    "seal": r"(?:电子|已)?签章|已?盖章|公章|sealed",
}
_OWN_LABEL = {kind: re.compile(rf"^\s*(?:{words})\s*:", re.IGNORECASE) for kind, words in _OWN.items()}
"""A label that goes with the one before it: 收银员 | 签字:张三."""
_MATTERS = (
    r"时间|日期|打印|导出|电话|手机|传真|邮箱|地址|页|备注|说明|附件|份数|单号|版本"
    r"|print|phone|mobile|\btel|fax|mail|date|time|page|\bnote|remark|version"
)
_OTHER = {
    kind: re.compile(rf"(?=[^:\s]{{1,12}}:)[^:]*(?:{_MATTERS}|{words})[^:]*(?<![部室组科处店]):", re.IGNORECASE)
    for kind, words in {"sign": r"盖章|公章|印章|用印|seal", "seal": r"签[字名]|姓名|name|signature"}.items()
}
"""A label of another matter: 打印时间:2026-11-02. Any other word before a colon is that of who signs: 财务部:张三."""
_HAN = r"[\u3400-\u9fff]"
_UNDER = {
    "sign": re.compile(rf"[√✓✔是]|已签[字名]?|{_HAN}(?: *{_HAN}){{1,3}}|{_HAN}+[·•・]{_HAN}+|[a-z][a-z .'-]+"),
    "seal": re.compile(r"[√✓✔是]|已(?:加?盖|用印|签章).*|.*[章司厂店行院]"),
}
"""What signs in the cell below a label: somebody's name, or the name of a stamp or of whose it is."""
_NO_NAME = re.compile(
    r"经理|总监|领导|负责|董事|总裁|主任|主管|会计|出纳|财务|厂长|店长|校长|院长|科长|组长|核对|审|空白|无误|以[上下]|数据|日期"
    r"|单据|汇总|明细|合计|统计|登记|公司|(?<=.)[部科室处组股店章表单册]$|^(?:本|各)"
    r"|manager|director|head|chief|finance|dep(?:artmen)?t|blank|page|note|total|summary|report|date|list"
)
"""What says that such a text is a post, a department, a title or a remark."""
_NOT = re.compile(r"(?<![a-z])(?:not|never|yet|be|un|non)[\s-]+$", re.IGNORECASE)
"""What says before a label that nobody has signed so far: Not yet approved by: CFO, To be approved by: CFO."""
_BEGINS = re.compile(r"(?:^|[^\w\s]|[^\x00-\x7f]|\s{2})\s*$")
"""Where a label may begin that is not spelled quite as the schema has it."""
_NEXT = re.compile(r"\s{2,}\S{2,12}\s*:|[;,。]\s*\S{2,12}:|\s\S{2,8}:")
"""Where another label begins in the same cell."""
_APART = re.compile(r"\s{2,}\S{2,12}\s*:|[;,。]\s*\S{2,12}:|\s[^\sA-Za-z]\S{1,7}:")
"""The same, but for what may be the end of this very label: Checked by:."""
_WIDE = re.compile(r"\s{4,}")
"""Blanks that stand for no more than three do."""
_SEALED = re.compile(r"已(?:加?盖(?:公|财务专用|业务专用|合同专用)?章|签章|用印)")
_OF_WHOM = re.compile(
    r"(?![我本贵总分])[^\W\d_]{2,30}(?:公司|集团|厂|[修专商]店|商行|车行|银行|经营部|门市部|[修护]中心|合作社|事务所|医院)"
)
"""Whose seal it is: a firm's, of what is called like one; not our own, and no paper that was sealed."""
_DATED = re.compile(r"(?<=\S)\(?(?:签[字名]|盖章)?(?:日期|时间):[^)]*\)?$")
"""What stands behind a name: 张三(签字日期:2026-11-02)."""


def columns(_option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    yield from ()


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield what is not signed or sealed."""
    raw = sheet.found.sheet
    table = range(sheet.found.first_row, (sheet.read.numbers or [sheet.found.last_row])[-1] + 1)
    lines = [(n, row) for n, row in enumerate(raw.rows, 1) if n not in table and (n > table[0] or n >= table[0] - 12)]
    between = [(n, row) for n, row in sheet.found.below if n in table]
    for item in sheet.options(KEYWORD):
        labels = [item["label"]] if isinstance(item["label"], str) else list(item["label"])
        kind = item.get("kind", "sign")
        place, said, label = _signature(sheet, lines, labels, kind)
        if place is None:
            place, said, label = _signature(sheet, between, labels, kind)
        if said or (kind == "seal" and place is None and _lone_seal(lines)):
            continue
        if kind == "seal" and place is not None:
            place = _field(sheet, place)
        params = {"label": label}
        variant = f"{kind}-missing" if place is None else kind
        where = place or Place(sheet.name, raw.name)
        yield Problem(where, "deliverable-unsigned", params, variant, completes=item.get("completes", ""))


def _signature(
    sheet: Sheet, lines: Sequence[tuple[int, Sequence[object]]], labels: Sequence[str], kind: str
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
                known = signers(sheet.schema)
                said = inside or _right(row, column, known, kind) or _below(sheet, number, column, known, kind)
                if said:
                    return here, said, label
    return first, "", used


def _field(sheet: Sheet, label: Place) -> Place:
    """Where to write that it is sealed: beside the label, if that cell is blank or says that it is not sealed yet.

    Where others of the line stand in the cell of their label (经办人:李四), this one belongs there, too.
    """
    raw = sheet.found.sheet
    row = raw.rows[label.row - 1]
    texts = [bare(v) for v in row if isinstance(v, str)]
    ends = [c2 for r1, c1, r2, c2 in raw.merges if r1 <= label.row <= r2 and c1 == label.column]
    beside = max(ends, default=label.column) + 1
    if any(":" in text[:-1] for text in texts) or not says_nothing(bare(read_text(at(row, beside)))):
        return label
    return label._replace(column=beside)


def _lone_seal(lines: Sequence[tuple[int, Sequence[object]]]) -> bool:
    """Whether somewhere it says 已盖章, or 鑫达汽修厂(已盖章), where the label stood, and not beside another label."""
    for _, row in lines:
        before = ""
        for value in row:
            text = bare(value) if isinstance(value, str) else ""
            labelled = before.endswith(":") or (":" not in before and _LABEL.fullmatch(before) is not None)
            whose, _, mark = plain(value).rpartition("(") if isinstance(value, str) else ("", "", "")
            sealed = _OF_WHOM.fullmatch(whose.strip()) and mark.endswith(")") and _SEALED.fullmatch(mark[:-1].strip())
            if (sealed or _SEALED.fullmatch(text)) and not labelled:
                return True
            before = text or before
    return False


def _after(text: str, label: str) -> str | None:
    """What follows a label in its cell; empty for nothing, None where the cell has no such label."""
    plain = unicodedata.normalize("NFKC", text)
    wanted = r"[\s()]*".join(map(re.escape, unicodedata.normalize("NFKC", label)))  # 单位盖章 is 单位(盖章)
    if len(label) > 2 and label[-1] in "人员者":
        wanted += "?"  # 制表:张三
    ending = r"\)?(?:\s*(?:人|员|者|签字|签名|签章|盖章))*\s*(?:\([^)]*\))?\s*(?P<colon>:)?"
    for m in re.finditer(rf"(?P<label>{_whole(label, wanted)}){ending}", plain, re.IGNORECASE):
        alone = not plain[m.end() :].strip() and not m["colon"]
        before = plain[: m.start()]
        if (not m["colon"] and not alone) or before.endswith("已") or _NOT.search(before):
            continue
        # In other capitals it begins what is said: File name: is no Name.
        if not re.match(wanted, m["label"]) and not _BEGINS.search(before):
            continue
        return _said(plain[m.end() :])
    return None


def _whole(label: str, wanted: str) -> str:
    """The expression of a label of which Latin letters are whole words: Sign is not in Design, nor HR in Chr."""
    begin, end = ("[a-z]" if sign.isascii() and sign.isalpha() else "" for sign in (label[:1], label[-1:]))
    return (f"(?<!{begin})" if begin else "") + wanted + (f"(?!{end})" if end else "")


def _said(text: str) -> str:
    """What may be a name or a seal, up to another label; empty for what is neither."""
    text = _WIDE.sub("   ", text)
    if _LABEL.fullmatch(bare(_APART.split(text)[0])):
        return ""
    own = _NEXT.split(text)[0]
    said = bare(own).strip(_NUMBER)  # (签字) 2026-11-02 is as blank as (签字)
    return "" if says_nothing(said) or _is_number(own) else said


def _is_number(text: str) -> bool:
    """Whether a text is a date, a time or a number, however it is written."""
    if not bare(text).strip(_NUMBER):
        return True
    read = read_moment(text, DateContext(Period(2000, 1)))
    return read.value is not None or read.problem == "only-time"


def _below(sheet: Sheet, number: int, column: int, labels: Sequence[str], kind: str) -> str:
    """The name or seal under a label in a row of several labels and nothing else: 制表人 | 审核人, above 张三 | 李四.
    What stands below may as well be the table's title or header, a line of posts that are to sign, or a remark."""
    raw = sheet.found.sheet
    under = raw.rows[number] if number < len(raw.rows) else ()
    held = {c: bare(v) for c, v in enumerate(raw.rows[number - 1], 1) if isinstance(v, str) and v.strip()}
    known = {bare(label) for label in labels}
    if len(held) < 2 or not all(text.rstrip(":") in known or _LABEL.fullmatch(text) for text in held.values()):
        return ""
    head = sheet.found.first_row <= number + 1 <= sheet.found.last_row
    filled = {c for c, v in enumerate(under, 1) if v is not None and v != ""}
    if head or number + 1 in sheet.read.numbers or not filled <= held.keys():
        return ""
    value = at(under, column)
    text = bare(value) if isinstance(value, str) else ""
    if _LABEL.fullmatch(text) or text in known or not _UNDER[kind].fullmatch(plain(read_text(value)).strip()):
        return ""
    return "" if kind == "sign" and _NO_NAME.search(text) else _said(text)


def _right(row: Sequence[object], column: int, labels: Sequence[str], kind: str) -> str:
    """What stands in the next cells, up to the next label; dates and numbers on the way are passed over."""
    for right in range(column + 1, min(column + REACH, len(row)) + 1):
        value = at(row, right)  # type: ignore[arg-type]  # cells as they were read
        plain = _WIDE.sub("   ", unicodedata.normalize("NFKC", read_text(value)))
        own = _OWN_LABEL[kind].sub("", plain)
        text = _DATED.sub("", own)
        if _is_number(text):
            continue
        if any(normal(plain).startswith(normal(label)) for label in labels) or _OTHER[kind].match(text.strip()):
            return ""
        if any(_LABEL.fullmatch(bare(_NEXT.split(said)[0])) for said in (own, text)):
            return ""
        return _said(text)
    return ""
