"""Deliverables: what is wrong in single cells of a file that was handed in."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

CORRECT_ZH, CORRECT_EN = "请核对原始单据后改正。", "Check the original papers and correct it."
"""What to do about most of what is wrong."""

ENTRIES: dict[str, Entry] = {
    "deliverable-value:blank": entry(
        "“{column}”没有填", "“{column}” is blank", "请补填后重交。", "Fill it in and hand the file in again."
    ),
    "deliverable-value:nothing": entry(
        "“{column}”填的是“{value}”,等于没有填",
        "“{column}” is “{value}”, which is as good as blank",
        "请补填后重交;是零的填 0。",
        "Fill it in and hand the file in again; type 0 if it is zero.",
    ),
    "deliverable-value:own-blank": entry(
        "“{column}”没有填:{said}",
        "“{column}” is blank: {said}",
        "请补填后重交。",
        "Fill it in and hand the file in again.",
    ),
    "deliverable-value:own": entry(
        "“{column}”填的是“{value}”:{said}", "“{column}” is “{value}”: {said}", CORRECT_ZH, CORRECT_EN
    ),
    "deliverable-value:unsigned": entry(
        "“{column}”填的是“{value}”,还没有签字",
        "“{column}” is “{value}”: it is not signed yet",
        "签字后填签字人姓名再交。",
        "Have it signed, type who signed, and hand it in again.",
    ),
    "deliverable-value:own-row": entry("{column}:{said}", "{column}: {said}", CORRECT_ZH, CORRECT_EN),
    "deliverable-value:other": entry(
        "“{column}”不符合要求:{said}", "“{column}” does not fit: {said}", CORRECT_ZH, CORRECT_EN
    ),
    "deliverable-value:number": entry(
        "“{column}”填的是“{value}”,不是数字",
        "“{column}” is “{value}”, which is no number",
        "请只填数字,例如 1200.50。",
        "Type a number only, like 1200.50.",
    ),
    "deliverable-value:integer": entry(
        "“{column}”填的是“{value}”,不是整数",
        "“{column}” is “{value}”, which is no whole number",
        "请填整数。",
        "Type a whole number.",
    ),
    "deliverable-value:yes": entry(
        "“{column}”填的是“{value}”,不是“是”或“否”",
        "“{column}” is “{value}”, which is neither yes nor no",
        "请填“是”或“否”。",
        "Type yes or no.",
    ),
    "deliverable-value:date": entry(
        "“{column}”填的是“{value}”,不是能识别的日期",
        "“{column}” is “{value}”, which is no date",
        "请按 2026-10-05 的样式填写。",
        "Type it like 2026-10-05.",
    ),
    "deliverable-value:moment": entry(
        "“{column}”填的是“{value}”,不是能识别的时间",
        "“{column}” is “{value}”, which is no date and time",
        "请按 2026-10-05 17:30 的样式填写。",
        "Type it like 2026-10-05 17:30.",
    ),
    "deliverable-value:period": entry(
        "“{column}”填的是“{value}”,不是能识别的期间",
        "“{column}” is “{value}”, which is no period",
        "请按 2026-10 的样式填写。",
        "Type it like 2026-10.",
    ),
    "deliverable-value:enum": entry(
        "“{column}”填的是“{value}”,只能是:{allowed}",
        "“{column}” is “{value}”; it may be: {allowed}",
        "请从中选一个。",
        "Choose one of these.",
    ),
    "deliverable-value:enum-yes": entry(
        "“{column}”填的是“{value}”,只能是“是”",
        "“{column}” is “{value}”; it must be yes",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:enum-no": entry(
        "“{column}”填的是“{value}”,只能是“否”",
        "“{column}” is “{value}”; it must be no",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:minimum": entry(
        "“{column}”填的是 {value},不能小于 {limit}",
        "“{column}” is {value}; it may not be less than {limit}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:maximum": entry(
        "“{column}”填的是 {value},不能大于 {limit}",
        "“{column}” is {value}; it may not be more than {limit}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:exclusiveMinimum": entry(
        "“{column}”填的是 {value},必须大于 {limit}",
        "“{column}” is {value}; it must be more than {limit}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:exclusiveMaximum": entry(
        "“{column}”填的是 {value},必须小于 {limit}",
        "“{column}” is {value}; it must be less than {limit}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:minLength": entry(
        "“{column}”填的是“{value}”,至少要 {limit} 个字",
        "“{column}” is “{value}”; it must have at least {limit} character(|s)",
        "请写完整。",
        "Write it in full.",
    ),
    "deliverable-value:maxLength": entry(
        "“{column}”填的是“{value}”,最多 {limit} 个字",
        "“{column}” is “{value}”; it may have at most {limit} character(|s)",
        "请写短一些。",
        "Shorten it.",
    ),
    "deliverable-value:pattern": entry(
        "“{column}”填的是“{value}”,写法不对(应如:{pattern})",
        "“{column}” is “{value}”, which is not of the form {pattern}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-value:struck": entry(
        "第 {row} 行划了删除线,仍按有效的一行检查和相加",
        "Row {row} is struck through; it was checked and added up like any other",
        "作废的请删去这一行,或在状态、备注里写“作废”;有效的请取消删除线。",
        "Delete the row if it does not count, or write void in its status or remark; else take the line off.",
    ),
    "deliverable-value:decimals": entry(
        "“{column}”填的是 {value},小数位数超过 {most} 位",
        "“{column}” is {value}, with more than {most} decimal(|s)",
        "金额请四舍五入后填写。",
        "Round the amount.",
    ),
}
