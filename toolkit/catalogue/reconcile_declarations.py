"""Declarations of reconciliations that are wrong, and what to write instead."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_SEE_ZH, _SEE_EN = (
    "可用的写法见 schemas/reconciliations/README.md。",
    "See schemas/reconciliations/README.md for what can be said.",
)

ENTRIES: dict[str, Entry] = {
    "reconcile-folder": entry(
        "没有核对声明文件夹“{path}”",
        "There is no folder of reconciliations “{path}”",
        "请改 dutybook.toml 里 [reconciliations] 的 folders。",
        "Correct folders under [reconciliations] in dutybook.toml.",
    ),
    "reconcile-which": entry(
        "--left、--right 只能用于一项核对",
        "--left and --right go with one reconciliation",
        "请写明是哪一项:{known}。",
        "Name it: {known}.",
    ),
    "reconcile-unknown": entry(
        "没有名为“{name}”的核对声明",
        "There is no reconciliation named “{name}”",
        "已有:{known}。也可以写 .toml 文件的路径。",
        "There are: {known}. The path of a .toml file will do, too.",
    ),
    "reconcile-keyword": entry(
        "核对声明 {path}{where} 里有不认识的“{keyword}”(是不是:{known})",
        "The reconciliation {path}{where} has an unknown “{keyword}” (did you mean: {known})",
        _SEE_ZH,
        _SEE_EN,
    ),
    "reconcile-lacks": entry(
        "核对声明 {path}{where} 里缺“{keyword}”",
        "The reconciliation {path}{where} lacks “{keyword}”",
        _SEE_ZH,
        _SEE_EN,
    ),
    "reconcile-value": entry(
        "核对声明 {path}{where} 写的是 {value},应为:{wanted}",
        "The reconciliation {path}{where} is {value}; it should be: {wanted}",
        _SEE_ZH,
        _SEE_EN,
    ),
    "reconcile-one-amount": entry(
        "核对声明 {path} 只有一边写了金额列(amount),{side} 没有",
        "In the reconciliation {path}, {side} has no amount and the other side has",
        "两边都写,或都不写(只核对编号和日期)。",
        "Give both an amount, or neither (keys and dates alone are compared).",
    ),
    "reconcile-idle": entry(
        "核对声明 {path} 写了 {keyword},{where} 里却没有“{lost}”,不起作用",
        "The reconciliation {path} has {keyword}, which is of no use as {where} has no “{lost}”",
        "请补上,或删去 {keyword}。",
        "Add it, or delete {keyword}.",
    ),
    "reconcile-twice": entry(
        "核对声明 {path}{where} 里,“{title}”既写在“{one}”里,又写在“{other}”里",
        "In the reconciliation {path}{where}, “{title}” stands for “{one}” and for “{other}”",
        "一个名称只能归一处,请从其中一处去掉。",
        "A name may stand for one thing only: take it out of the other.",
    ),
    "reconcile-key-columns": entry(
        "核对声明 {path} 的“{name}”两边列数不同",
        "In the reconciliation {path}, {name} has another number of columns on either side",
        "left 和 right 要一一对应。",
        "left and right must go together one by one.",
    ),
    "reconcile-pattern": entry(
        "核对声明 {path} 的“{name}”不是正则表达式:{detail}",
        "In the reconciliation {path}, the pattern of {name} is no regular expression: {detail}",
        "不确定时请删去 pattern。",
        "If in doubt, leave the pattern out.",
    ),
    "reconcile-deliverable": entry(
        "核对声明 {path} 提到的交付件“{name}”没有",
        "The reconciliation {path} names a deliverable {name} that does not exist",
        "已有:{known}。",
        "There are: {known}.",
    ),
}
