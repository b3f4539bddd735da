"""Reconciliation: what was held against what, how it came out and why, and declarations that are wrong."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_SEE_ZH, _SEE_EN = (
    "可用的写法见 schemas/reconciliations/README.md。",
    "See schemas/reconciliations/README.md for what can be said.",
)
_CHECK_ZH, _CHECK_EN = (
    "请核对两边的原始单据,改正错的一边。",
    "Check the papers of both sides and correct the one that is wrong.",
)

ENTRIES: dict[str, Entry] = {
    # statuses
    "reconcile-status-matched": entry("相符", "Matched"),
    "reconcile-status-differing": entry("不符", "Differs"),
    "reconcile-status-missing_left": entry("左方缺", "Missing left"),
    "reconcile-status-missing_right": entry("右方缺", "Missing right"),
    "reconcile-status-ambiguous": entry("待定", "Ambiguous"),
    "reconcile-status-outside": entry("不要求", "Not required"),
    "reconcile-status-unreadable": entry("看不懂", "Unreadable"),
    # sentences of a line
    "reconcile-by": entry("按“{by}”{value}:", "By {by} {value}: "),
    "reconcile-row": entry("第{row}行", "row {row}"),
    "reconcile-rows": entry("{label}{rows} {amount}", "{label} {rows} {amount}"),
    "reconcile-rows-bare": entry("{label}{rows}", "{label} {rows}"),
    "reconcile-line-matched": entry("{left} 与 {right} 相符", "{left} matches {right}"),
    "reconcile-line-differing": entry("{left} 与 {right} 不符", "{left} differs from {right}"),
    "reconcile-line-ambiguous": entry(
        "{left} 与 {right} 无法确定怎样对应", "how {left} goes with {right} cannot be told"
    ),
    "reconcile-alone-netted": entry(
        "{rows} 相互抵销,{other}里不需要对应", "{rows} cancel one another; {other} need not have them"
    ),
    "reconcile-alone-missing_left": entry("{rows} 在{other}里没有", "{rows} is not in {other}"),
    "reconcile-alone-missing_right": entry("{rows} 在{other}里没有", "{rows} is not in {other}"),
    "reconcile-alone-outside": entry("{rows} 没有用到", "{rows} was not needed"),
    "reconcile-alone-unreadable": entry("{rows} 不能核对", "{rows} cannot be reconciled"),
    "reconcile-proposals": entry("可能对应(请人工确认):{rows}", "It may be (for you to confirm): {rows}"),
    # why
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
    # findings
    "reconcile-differs": entry(
        "{title}:“{by}”{value} 与{other}({file}第{rows}行)差 {difference}(这里 {left},对方 {right})",
        "{title}: {by} {value} differs from {other} ({file}row {rows}) by {difference} (here {left}, there {right})",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:field": entry(
        "{title}:“{by}”{value} 的“{field}”与{other}({file}第{rows}行)不一致:“{left}”和“{right}”",
        "{title}: {field} of {by} {value} differs from {other} ({file}row {rows}): “{left}” and “{right}”",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:currency": entry(
        "{title}:“{by}”{value} 与{other}({file}第{rows}行)币种不同(这里 {left},对方 {right})",
        "{title}: {by} {value} and {other} ({file}row {rows}) are in different money (here {left}, there {right})",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:days": entry(
        "{title}:“{by}”{value} 与{other}({file}第{rows}行)日期相差 {days} 天",
        "{title}: {by} {value} and {other} ({file}row {rows}) are {days} day(|s) apart",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:workdays": entry(
        "{title}:“{by}”{value} 与{other}({file}第{rows}行)日期相差 {days} 个工作日",
        "{title}: {by} {value} and {other} ({file}row {rows}) are {days} working day(|s) apart",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:far": entry(
        "{title}:“{by}”{value} 里{label}第{rows}行与对方最近的一行日期相差 {days} 天,超出允许的范围",
        "{title}: of {by} {value}, row {rows} of {label} is {days} day(|s) from the nearest of the other side, outside the window",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:far-workdays": entry(
        "{title}:“{by}”{value} 里{label}第{rows}行与对方最近的一行日期相差 {days} 个工作日,超出允许的范围",
        "{title}: of {by} {value}, row {rows} of {label} is {days} working day(|s) from the nearest of the other side, outside the window",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-differs:else": entry(
        "{title}:“{by}”{value} 与{other}({file}第{rows}行)金额相等,日期或正负不符",
        "{title}: {by} {value} and {other} ({file}row {rows}) are equal in amount, but not in dates or signs",
        _CHECK_ZH,
        _CHECK_EN,
    ),
    "reconcile-missing": entry(
        "{title}:“{by}”{value}({amount})在{other}里没有",
        "{title}: {by} {value} ({amount}) is not in {other}",
        "请补登,或查明原因。",
        "Enter it there, or find out why it is not.",
    ),
    "reconcile-missing:no-key": entry(
        "{title}:这一行({amount})没有可以核对的编号或名称,在{other}里找不到对应的",
        "{title}: this row ({amount}) has nothing to match it by, so nothing in {other} belongs to it",
        "请补填编号或名称。",
        "Fill in its number or name.",
    ),
    "reconcile-missing:no-key-bare": entry(
        "{title}:这一行没有可以核对的编号或名称,在{other}里找不到对应的",
        "{title}: this row has nothing to match it by, so nothing in {other} belongs to it",
        "请补填编号或名称。",
        "Fill in its number or name.",
    ),
    "reconcile-missing:bare": entry(
        "{title}:“{by}”{value} 在{other}里没有",
        "{title}: {by} {value} is not in {other}",
        "请补登,或查明原因。",
        "Enter it there, or find out why it is not.",
    ),
    "reconcile-missing:extra-bare": entry(
        "{title}:“{by}”{value} 多出一行,{other}里没有与它对应的",
        "{title}: one row too many of {by} {value}; {other} has nothing for it",
        "请查是否重复登记。",
        "Find out whether it was entered twice.",
    ),
    "reconcile-missing:extra": entry(
        "{title}:“{by}”{value} 多出一行({amount}),{other}里没有与它对应的",
        "{title}: one row too many of {by} {value} ({amount}); {other} has nothing for it",
        "请查是否重复登记或重复收款。",
        "Find out whether it was entered or paid twice.",
    ),
    "reconcile-missing:unread": entry(
        "{title}:“{by}”{value}({amount})在{other}里有(第{rows}行),但那里的金额没有填或看不懂,没有核对",
        "{title}: {by} {value} ({amount}) is in {other} (row {rows}), but without an amount that can be read; not compared",
        "请先补填或改正那一行的金额。",
        "Fill in or correct the amount of that row first.",
    ),
    "reconcile-missing:left-out": entry(
        "{title}:“{by}”{value}({amount})在{other}里有(第{rows}行),但那里的“{column}”是“{said}”,不参加核对",
        "{title}: {by} {value} ({amount}) is in {other} (row {rows}), but {column} is “{said}” there, which takes no part",
        "请看那一行填得对不对。",
        "See whether that row is filled in rightly.",
    ),
    "reconcile-missing:left-out-bare": entry(
        "{title}:“{by}”{value} 在{other}里有(第{rows}行),但那里的“{column}”是“{said}”,不参加核对",
        "{title}: {by} {value} is in {other} (row {rows}), but {column} is “{said}” there, which takes no part",
        "请看那一行填得对不对。",
        "See whether that row is filled in rightly.",
    ),
    "reconcile-missing:far": entry(
        "{title}:“{by}”{value}({amount})在{other}里只有别期的(第{rows}行),日期超出允许的天数",
        "{title}: {by} {value} ({amount}) is in {other} only for another period (row {rows}), beyond the days allowed",
        "请看是不是同一笔:是的,查明为什么晚了或早了;不是的,请补登。",
        "If it is the same, find out why it came late or early; if it is not, enter it there.",
    ),
    "reconcile-missing:far-bare": entry(
        "{title}:“{by}”{value} 在{other}里只有别期的(第{rows}行),日期超出允许的天数",
        "{title}: {by} {value} is in {other} only for another period (row {rows}), beyond the days allowed",
        "请看是不是同一笔:是的,查明为什么晚了或早了;不是的,请补登。",
        "If it is the same, find out why it came late or early; if it is not, enter it there.",
    ),
    "reconcile-on-the-way": entry(
        "{title}:“{by}”{value}({amount})在{other}里没有,日期靠近月初月末,可能记在上期或下期",
        "{title}: {by} {value} ({amount}) is not in {other}; it is near an end of the period and may be in the one before or after",
        "请在上期、下期的表里找。",
        "Look for it in the tables of the periods before and after.",
    ),
    "reconcile-on-the-way:bare": entry(
        "{title}:“{by}”{value} 在{other}里没有,日期靠近月初月末,可能记在上期或下期",
        "{title}: {by} {value} is not in {other}; it is near an end of the period and may be in the one before or after",
        "请在上期、下期的表里找。",
        "Look for it in the tables of the periods before and after.",
    ),
    "reconcile-ambiguous": entry(
        "{title}:“{by}”{value} 这里 {left} 行与{other} {right} 行({file}第{rows}行)无法确定怎样对应",
        "{title}: {by} {value}: how {left} row(|s) here (goes|go) with {right} of {other} ({file}row {rows}) cannot be told",
        "请看原始单据后人工确认。",
        "Look at the papers and decide.",
    ),
    "reconcile-unreadable:amount": entry(
        "{title}:金额“{value}”看不懂",
        "{title}: the amount “{value}” cannot be read",
        "请只填数字。",
        "Type a number only.",
    ),
    "reconcile-unreadable:formula": entry(
        "{title}:金额没有可用的值(公式没有计算结果,或是 #N/A 之类的错误值)",
        "{title}: the amount has no usable value (a formula without a result, or an error such as #N/A)",
        "请用 Excel 打开,改正公式或重新计算后保存。",
        "Open it in Excel, correct the formula or let it calculate, and save.",
    ),
    "reconcile-unreadable:shared": entry(
        "{title}:金额 {value} 是几行合并的一格,各行编号或名称不同,分不出各是多少",
        "{title}: the amount {value} is one merged cell for rows of several keys: how much is whose cannot be told",
        "请拆开合并的单元格,每行填自己的金额。",
        "Unmerge the cells and enter each row's own amount.",
    ),
    "reconcile-unreadable:blank": entry(
        "{title}:金额没有填", "{title}: there is no amount", "请补填金额。", "Fill in the amount."
    ),
    "reconcile-undated": entry(
        "{title}:“{column}”填的是“{value}”,不是能识别的日期,这一行没有核对日期",
        "{title}: {column} is “{value}”, which is no date; it was not compared for this row",
        "请按 2026-10-05 的样式填写。",
        "Type it like 2026-10-05.",
    ),
    "reconcile-source": entry(
        "{title}:找不到“{label}”的文件({files})",
        "{title}: no file of {label} was found ({files})",
        "请把文件放到文件夹里,名称照此。",
        "Put it into the folder under such a name.",
    ),
    "reconcile-not-done": entry(
        "没有核对:“{label}”的表格缺列({columns})",
        "Not reconciled: the table of {label} lacks columns ({columns})",
        "需要核对的,请补列,或在声明的 columns 里补上别名。",
        "If it should be, add them, or their other names under columns in the declaration.",
    ),
    "reconcile-not-done:keys": entry(
        "没有核对:“{label}”和“{other}”没有两边都有的核对列(至少要有其中一项:{columns})",
        "Not reconciled: {label} and {other} have no column in common to match by (at least one is needed of: {columns})",
        "需要核对的,请检查两边的表头,或在声明的 columns 里补上别名。",
        "If it should be, check the headers of both, or add other names under columns in the declaration.",
    ),
    "reconcile-not-done:field": entry(
        "“{label}”和“{other}”都没有“{columns}”列,这一列没有核对",
        "Neither {label} nor {other} has the column {columns}: it was not compared",
        "需要核对的,请补列,或在声明的 columns 里补上别名。",
        "If it should be, add it, or its other name under columns in the declaration.",
    ),
    "reconcile-column": entry(
        "没有找到“{label}”的表格(要有:{columns})",
        "The table of {label} was not found (needed: {columns})",
        "请检查表头,或在声明的 columns 里补上别名。",
        "Check the header, or add other names under columns in the declaration.",
    ),
    "reconcile-column:lost": entry(
        "“{label}”的表格缺列:{columns}(看到的列:{seen})",
        "The table of {label} lacks: {columns} (columns seen: {seen})",
        "请检查表头,或在声明的 columns 里补上别名。",
        "Check the header, or add other names under columns in the declaration.",
    ),
    "reconcile-column:sheet": entry(
        "“{label}”没有名为“{columns}”的工作表(有:{seen})",
        "{label} has no sheet called {columns} (there are: {seen})",
        "请改工作表名,或改声明里的 sheets。",
        "Rename the sheet, or change sheets in the declaration.",
    ),
    "reconcile-currencies:unsaid": entry(
        "“{label}”没有写币种,“{other}”是 {currencies}:当作同一币种核对",
        "{label} does not say in which currency it is, {other} is in {currencies}: they were taken for the same",
        "请在列名里写明币种,例如 金额(美元)。",
        "Say it in the header, like Amount (USD).",
    ),
    "reconcile-currencies": entry(
        "“{label}”里不止一种货币({currencies}),合计没有折算",
        "{label} has amounts in more than one currency ({currencies}); its total adds them up as they are",
        "各行按币种分开核对;看合计时请分币种看。",
        "Rows are matched by currency; look at the totals of each by themselves.",
    ),
    "reconcile-sheets:order": entry(
        "“{label}”第 {row} 行又有一个表头,列名或列的顺序和上面不同,从这一行起没有用上",
        "Row {row} of {label} has a header again with other columns or another order; from there on nothing was used",
        "请把几段的列改成一样的名称和顺序。",
        "Give all parts the same columns in one order.",
    ),
    "reconcile-sheets:apart": entry(
        "“{label}”从第 {row} 行起是另一张表,没有用上",
        "From row {row} of {label} on there is another table, which was not used",
        "如果是同一种的,请把列改成和上面一样的名称和顺序;不是的,不用管。",
        "If it is of the same kind, give it the same columns in the same order; else nothing need be done.",
    ),
    "reconcile-sheets": entry(
        "“{label}”的工作表“{seen}”里也有这样的表,没有核对(只用了“{used}”)",
        "{label}: the sheet {seen} has such a table too; it was not read (only {used} was)",
        '要一起核对的,在声明里写 sheets = "*";不要的,在 sheets 里写明用哪一张。',
        'To take them all, put sheets = "*" into the declaration; else name the one to use in sheets.',
    ),
    "reconcile-column:date": entry(
        "“{label}”没有日期列“{columns}”,日期没有核对",
        "{label} has no date column {columns}; dates were not compared",
        "请补上这一列,或在声明的 columns 里补上别名。",
        "Add the column, or its other name under columns in the declaration.",
    ),
    "reconcile-column:minus": entry(
        "“{label}”没有要减去的列“{columns}”,金额里没有减",
        "{label} has no column {columns} to subtract; amounts were taken without it",
        "请补上这一列,或在声明的 columns 里补上别名。",
        "Add the column, or its other name under columns in the declaration.",
    ),
    "reconcile-unchecked:several": entry(
        "“{label}”里叫“{column}”的有几列({seen}),只用了 {used} 列",
        "Several columns of {label} may be “{column}” ({seen}); only {used} was used",
        "应用另一列的,请改列名,或在声明的 columns 里写明那一列的名字。",
        "If another one is meant, rename the columns, or name it under columns in the declaration.",
    ),
    "reconcile-unchecked:digits": entry(
        "“{label}”的“{column}”填的是“{value}”(这样的共 {count} 格),Excel 只留前 15 位,后面的数字已经丢掉,没有按它核对",
        "{label}: {column} is “{value}” (cells like it: {count}); spreadsheets keep 15 digits, so it was not compared",
        "请先把这一列设成文本格式,再按原始单据重新填写整个号码。",
        "Format the column as text first, then type the whole numbers again from the papers.",
    ),
    "reconcile-column:keys": entry(
        "“{label}”和“{other}”没有两边都有的核对列(至少要有其中一项:{columns})",
        "{label} and {other} have no column in common to match by (at least one is needed of: {columns})",
        "请检查两边的表头,或在声明的 columns 里补上别名。",
        "Check the headers of both, or add other names under columns in the declaration.",
    ),
    "reconcile-unchecked": entry(
        "“{label}”没有“{columns}”列,“{name}”没有核对",
        "{label} has no column {columns}; {name} was not compared",
        "请补上这一列,或在声明的 columns 里补上别名;不用核对的,从声明里去掉。",
        "Add the column, or its other name under columns in the declaration; else take it out of the declaration.",
    ),
    # the bridge from one total to the other
    "reconcile-bridge-left": entry("左方合计", "Left total"),
    "reconcile-bridge-right": entry("右方合计", "Right total"),
    "reconcile-bridge-matched": entry("加减:相符行的误差、手续费", "Tolerance and fees of matched rows"),
    "reconcile-bridge-differing": entry("加减:不符的差额", "Differences"),
    "reconcile-bridge-missing_left": entry("加:左方缺", "Missing on the left"),
    "reconcile-bridge-missing_right": entry("减:右方缺", "Missing on the right"),
    "reconcile-bridge-ambiguous": entry("加减:待定的差额", "Ambiguous rows"),
    "reconcile-bridge-outside": entry("加减:不要求对上的行", "Rows not required"),
    "reconcile-bridge-unreadable": entry("加减:看不懂的行", "Unreadable rows"),
    # tables
    "reconcile-sheet": entry("核对", "Reconciliation"),
    "reconcile-head-no": entry("序号", "No."),
    "reconcile-head-name": entry("核对项目", "Reconciliation"),
    "reconcile-head-status": entry("结果", "Result"),
    "reconcile-head-key": entry("核对依据", "Key"),
    "reconcile-head-value": entry("编号或名称", "Value"),
    "reconcile-head-left": entry("左方", "Left"),
    "reconcile-head-right": entry("右方", "Right"),
    "reconcile-head-rows": entry("{label}:行", "{label}: rows"),
    "reconcile-head-day": entry("{label}:日期", "{label}: date"),
    "reconcile-head-amount": entry("{label}:金额", "{label}: amount"),
    "reconcile-head-difference": entry("差额", "Difference"),
    "reconcile-head-why": entry("说明", "Why"),
    "reconcile-head-left-total": entry("左方合计", "Left total"),
    "reconcile-head-right-total": entry("右方合计", "Right total"),
    "reconcile-title": entry("{title} {period}", "{title} {period}"),
    "reconcile-prepared": entry("编制:__________  复核:__________", "Prepared: __________  Reviewed: __________"),
    # the command
    "help-reconcile": entry(
        "核对两张表:汇款与收款、刷卡单与交车、装饰单与交车、理赔与收款,或自己声明的。",
        "Reconcile two tables: remittances and receipts, card slips and deliveries, or what you declare.",
    ),
    "help-reconcile-folder": entry(
        "两张表所在的文件夹(默认当前文件夹)。", "Folder of the two tables (default: the current one)."
    ),
    "help-reconcile-left": entry(
        "左方的文件(不写就在文件夹里找)。", "File of the left table (default: looked for in the folder)."
    ),
    "help-reconcile-right": entry(
        "右方的文件(不写就在文件夹里找)。", "File of the right table (default: looked for in the folder)."
    ),
    "help-reconcile-out": entry("把结果写成工作簿。", "Write the result into a workbook."),
    "help-reconcile-all": entry("相符的行也列出。", "List matched rows too."),
    "reconcile-none": entry(
        "文件夹里没有可以核对的两张表(已有的声明:{known})。写上其中一个的名称再核对一次,就会说缺哪个文件、文件名要怎样",
        "The folder has no two tables to reconcile (declarations: {known}). Name one of them to be told which file is missing and what it may be called",
    ),
    "reconcile-report": entry(
        "{title}:{left}({left_files},{left_rows} 行,{left_total})与{right}({right_files},{right_rows} 行,{right_total})",
        "{title}: {left} ({left_files}, {left_rows} row(|s), {left_total}) and {right} ({right_files}, {right_rows} row(|s), {right_total})",
    ),
    "reconcile-report-bare": entry(
        "{title}:{left}({left_files},{left_rows} 行)与{right}({right_files},{right_rows} 行)",
        "{title}: {left} ({left_files}, {left_rows} row(|s)) and {right} ({right_files}, {right_rows} row(|s))",
    ),
    "reconcile-excluded": entry(
        "{label}另有 {count} 行按声明不参加核对(如付出的款)",
        "{label} has {count} more row(|s) that the declaration leaves out (such as payments out)",
    ),
    "reconcile-tally": entry(
        "相符 {matched},不符 {differing},左方缺 {missing_left},右方缺 {missing_right},待定 {ambiguous},不要求 {outside},看不懂 {unreadable}",
        "{matched} matched, {differing} differ, {missing_left} missing left, {missing_right} missing right, {ambiguous} ambiguous, {outside} not required, {unreadable} unreadable",
    ),
    "reconcile-provisional": entry(
        "提示:涉及的年份还没有公布放假安排,工作日是暂定的",
        "Note: holidays of a year in it are not published yet; working days are provisional",
    ),
    "reconcile-more": entry(
        "还有 {count} 行,见 --out 或 --format json", "{count} more line(|s); see --out or --format json"
    ),
    "reconcile-written": entry("核对表:{path}", "Written: {path}"),
    # declarations that are wrong
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
