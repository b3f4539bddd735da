"""Why lines of a reconciliation agree, differ or stay open."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "reconcile-why-tolerance": entry("差 {difference},在允许的误差内", "{difference} apart, within the tolerance"),
    "reconcile-why-fee": entry("差 {difference},按手续费", "{difference} less, taken as the fee"),
    "reconcile-why-sum": entry("{count} 行相加等于 1 行", "{count} row(|s) (adds|add) up to one"),
    "reconcile-why-whole": entry(
        "左方 {left} 行之和等于右方 {right} 行之和",
        "the sum of {left} row(|s) on the left is that of {right} on the right",
    ),
    "reconcile-why-netted": entry("一收一退 {amount}", "paid and refunded: {amount}"),
    "reconcile-why-netted-sum": entry(
        "{count} 行相加为 0,收退各 {amount}", "{count} row(|s) add(s|) up to 0: paid and refunded {amount}"
    ),
    "reconcile-why-amount": entry(
        "金额差 {difference}(左 {left},右 {right})", "the amounts differ by {difference} (left {left}, right {right})"
    ),
    "reconcile-why-currency": entry(
        "币种不同:左 {left},右 {right}(没有写的,另一方有别的币种时按人民币算)",
        "different money: left {left}, right {right} (what says none is CNY where another is said)",
    ),
    "reconcile-why-amount-sum": entry(
        "合计差 {difference}(左 {left},右 {right})", "the sums differ by {difference} (left {left}, right {right})"
    ),
    "reconcile-why-signs": entry(
        "正负相抵后相等,但没有声明可以相抵(netting)", "equal only when negative rows are netted, which is not declared"
    ),
    "reconcile-why-days": entry(
        "日期相差 {days} 天,超出允许的范围", "the dates are {days} day(|s) apart, outside the window"
    ),
    "reconcile-why-workdays": entry(
        "日期相差 {days} 个工作日,超出允许的范围", "the dates are {days} working day(|s) apart, outside the window"
    ),
    "reconcile-why-days-some": entry("有的行日期超出允许的范围", "some rows' dates lie outside the window"),
    "reconcile-why-days-far": entry(
        "{label}第{rows}行与最近的一行日期相差 {days} 天,超出允许的范围",
        "row {rows} of {label} is {days} day(|s) from the nearest, outside the window",
    ),
    "reconcile-why-days-far-workdays": entry(
        "{label}第{rows}行与最近的一行日期相差 {days} 个工作日,超出允许的范围",
        "row {rows} of {label} is {days} working day(|s) from the nearest, outside the window",
    ),
    "reconcile-why-day-unknown": entry("日期不明", "a date is not known"),
    "reconcile-why-undated": entry(
        "{label}有的行没有可用的日期,日期未核对", "{label} has rows without a usable date; dates were not compared"
    ),
    "reconcile-why-field": entry(
        "“{field}”不一致:左“{left}”,右“{right}”", "{field} differs: left “{left}”, right “{right}”"
    ),
    "reconcile-why-field-note": entry(
        "注意:“{field}”左为“{left}”,右为“{right}”", "note: {field} is “{left}” on the left, “{right}” on the right"
    ),
    "reconcile-why-ambiguous-alike": entry(
        "左方 {left} 行、右方 {right} 行金额相同,分不出谁对谁(合计差 {difference})",
        "{left} row(|s) on the left and {right} on the right have the same amount (the sums differ by {difference})",
    ),
    "reconcile-why-ambiguous-alike-ties": entry(
        "左方 {left} 行、右方 {right} 行合计相等(差 {difference}),但逐行对应不只一种",
        "{left} row(|s) on the left and {right} on the right have equal sums (difference {difference}), but go together in more than one way",
    ),
    "reconcile-why-ambiguous-several": entry(
        "左方 {left} 行、右方 {right} 行能凑成的方式不只一种(合计差 {difference})",
        "{left} row(|s) on the left and {right} on the right add up in more than one way (the sums differ by {difference})",
    ),
    "reconcile-why-ambiguous-several-ties": entry(
        "左方 {left} 行、右方 {right} 行合计相等(差 {difference}),但凑成的方式不只一种",
        "{left} row(|s) on the left and {right} on the right have equal sums (difference {difference}), but add up in more than one way",
    ),
    "reconcile-why-ambiguous-too-many": entry(
        "左方 {left} 行、右方 {right} 行,组合太多,没有逐一试(合计差 {difference})",
        "{left} row(|s) on the left and {right} on the right: too many ways to add up, not all were tried (the sums differ by {difference})",
    ),
    "reconcile-why-ambiguous-too-many-ties": entry(
        "左方 {left} 行、右方 {right} 行合计相等(差 {difference}),组合太多,没有逐一试",
        "{left} row(|s) on the left and {right} on the right have equal sums (difference {difference}); too many ways to add up, not all were tried",
    ),
    "reconcile-why-ambiguous-none-equal": entry(
        "左方 {left} 行、右方 {right} 行,没有金额相等的(合计差 {difference})",
        "{left} row(|s) on the left and {right} on the right, none of equal amount (the sums differ by {difference})",
    ),
    "reconcile-why-ambiguous-none-equal-ties": entry(
        "左方 {left} 行、右方 {right} 行合计相等(差 {difference}),但没有金额相等的行",
        "{left} row(|s) on the left and {right} on the right have equal sums (difference {difference}), but no two rows are equal",
    ),
    "reconcile-why-either": entry(
        "同样金额的不止一笔,哪一笔对哪一笔看不出来,按日期先后列出",
        "there is more than one of this amount: which belongs to which cannot be told, they are in order of days",
    ),
    "reconcile-why-nobody": entry("对方没有这个编号或名称", "the other side does not have this key"),
    "reconcile-why-unread": entry(
        "对方有这个编号或名称(第{rows}行),但那里的金额没有填或看不懂",
        "the other side has this key (row {rows}), but no amount there that can be read",
    ),
    "reconcile-why-left-out": entry(
        "对方有这个编号或名称(第{rows}行),但那里的“{column}”是“{said}”,按声明不参加核对",
        "the other side has this key (row {rows}), but {column} is “{said}” there, which the declaration leaves out",
    ),
    "reconcile-why-extra": entry(
        "同一编号或名称的其他行已对上,多出这一行", "the other rows of this key are matched; this one is left over"
    ),
    "reconcile-why-far": entry(
        "对方有这个编号或名称(第{rows}行),但日期不在本期,也超出允许的天数",
        "the other side has this key (row {rows}), but of another period and beyond the days allowed",
    ),
    "reconcile-why-no-key": entry("用来核对的列都没有填", "none of the columns to match by is filled in"),
    "reconcile-why-no-key-column": entry(
        "“{columns}”里没有可以核对的,表里也没有“{lost}”列",
        "{columns} has nothing to match by, and the table has no column {lost}",
    ),
    "reconcile-why-no-key-digits": entry(
        "“{column}”的“{value}”在 Excel 里丢了位数,不能用来核对",
        "{column} “{value}” lost digits in a spreadsheet and cannot be matched by",
    ),
    "reconcile-why-outside": entry("日期不在本期", "its date is outside the period"),
    "reconcile-why-not-asked": entry("这张表的行不要求都对上", "rows of this table need not all be matched"),
    "reconcile-why-spared": entry(
        "“{column}”是“{said}”,不要求都对上", "{column} is “{said}”: such rows need not all be matched"
    ),
    "reconcile-why-paid-out": entry(
        "负数是付出的款,不要求对上", "a negative amount is a payment out, which need not be matched"
    ),
    "reconcile-why-elsewhere": entry("它对应“{title}”里的一笔", "it belongs to a line of {title}"),
    "reconcile-why-on-the-way": entry(
        "日期靠近 {period} 的首尾,对方可能记在上期或下期",
        "it is near an end of {period}: the other side may have it in the period before or after",
    ),
    "reconcile-why-unreadable-amount": entry("金额“{value}”看不懂", "the amount “{value}” cannot be read"),
    "reconcile-why-unreadable-formula": entry(
        "金额没有可用的值(公式没有计算结果,或是 #N/A 之类的错误值)",
        "its amount has no usable value (a formula without a result, or an error such as #N/A)",
    ),
    "reconcile-why-unreadable-shared": entry(
        "金额 {value} 是几行合并的一格,各行编号或名称不同,分不出各是多少",
        "the amount {value} is one merged cell for rows of several keys: how much is whose cannot be told",
    ),
    "reconcile-why-unreadable-blank": entry("金额没有填", "there is no amount"),
    "reconcile-why-number-amount": entry(
        "编号只差一个字,金额相同", "the number differs by one character, the amount is the same"
    ),
    "reconcile-why-number": entry("编号看起来一样(例如 0 和 O)", "the numbers look alike (such as 0 and O)"),
    "reconcile-why-amount-alone": entry("金额相同", "same amount"),
    "reconcile-why-amount-day": entry("金额相同,日期相近", "same amount, near in time"),
    "reconcile-why-named": entry(
        "一笔里写着几个编号,金额合计正好相同", "its text names several numbers, and their amounts add up to its own"
    ),
    "reconcile-why-lack": entry(
        "金额正好是 {value} 的差额 {difference}", "the amount is just the difference of {value}, {difference}"
    ),
}
