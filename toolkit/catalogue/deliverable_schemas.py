"""Schemas of deliverables that are wrong, and what to write instead."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "deliverable-schema-folder": entry(
        "没有交付件规则文件夹“{path}”",
        "There is no folder of deliverable schemas “{path}”",
        "请改 dutybook.toml 里 [deliverables] 的 schemas。",
        "Correct schemas under [deliverables] in dutybook.toml.",
    ),
    "deliverable-schema-unknown": entry(
        "没有名为“{name}”的交付件规则",
        "There is no deliverable schema named “{name}”",
        "已有:{known}。",
        "There are: {known}.",
    ),
    "deliverable-schema-keyword": entry(
        "交付件规则 {path} 的 {where} 里有不认识的“{keyword}”(是不是:{known})",
        "In the deliverable schema {path}, {where} has an unknown “{keyword}” (did you mean: {known})",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-missing": entry(
        "交付件规则 {path} 的 {where} 里缺“{keyword}”",
        "In the deliverable schema {path}, {where} lacks “{keyword}”",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-value": entry(
        "交付件规则 {path} 的 {where} 写的是 {value},应为:{wanted}",
        "In the deliverable schema {path}, {where} is {value}; it should be: {wanted}",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-other": entry(
        "交付件规则 {path} 的 {where} 不对:{detail}",
        "In the deliverable schema {path}, {where} is wrong: {detail}",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-column": entry(
        "交付件规则 {path} 的 {where} 提到“{column}”,properties 里没有这一列(是不是:{known})",
        "In the deliverable schema {path}, {where} names “{column}”, which is not among properties (did you mean: {known})",
        "请改成 properties 里的列名。",
        "Use a column of properties.",
    ),
    "deliverable-schema-number": entry(
        "交付件规则 {path} 的 {where} 用到“{column}”,这一列没有写明是数字",
        "In the deliverable schema {path}, {where} names “{column}”, which is not a column of numbers",
        '请在 properties 的这一列里写 "type": "number"。',
        'Say "type": "number" at this column under properties.',
    ),
    "deliverable-schema-text": entry(
        "交付件规则 {path} 的 {where} 只管文字,“{column}”这一列不是文字",
        "In the deliverable schema {path}, {where} is for text only, which “{column}” is not",
        '请删去,或把这一列的 type 改为 "string"。',
        'Delete it, or say "type": "string" at this column.',
    ),
    "deliverable-schema-day": entry(
        "交付件规则 {path} 的 {where} 用到“{column}”,这一列没有写明是日期",
        "In the deliverable schema {path}, {where} names “{column}”, which is not a column of dates",
        '请在 properties 的这一列里写 "type": "string", "format": "date"。',
        'Say "type": "string", "format": "date" at this column under properties.',
    ),
    "deliverable-schema-twice": entry(
        "交付件规则 {path} 里“{name}”在同一处写了两次",
        "In the deliverable schema {path}, “{name}” stands twice at one place",
        "请并成一个,或删去一个。",
        "Put the two into one, or delete one.",
    ),
    "deliverable-schema-title": entry(
        "交付件规则 {path} 里“{one}”和“{other}”都叫“{title}”",
        "In the deliverable schema {path}, “{one}” and “{other}” are both called “{title}”",
        "一个名称只能归一列,请从其中一列的 x-names 里去掉。",
        "A title may belong to one column only: take it out of the x-names of the other.",
    ),
    "deliverable-schema-pattern": entry(
        "交付件规则 {path} 的 {where} 不是正则表达式:{detail}",
        "In the deliverable schema {path}, {where} is no regular expression: {detail}",
        "不确定时请删去 pattern。",
        "If in doubt, leave the pattern out.",
    ),
}
