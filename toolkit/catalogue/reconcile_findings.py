"""What reconciliation finds in the tables that are held against each other."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_CHECK_ZH, _CHECK_EN = (
    "请核对两边的原始单据,改正错的一边。",
    "Check the papers of both sides and correct the one that is wrong.",
)

ENTRIES: dict[str, Entry] = {
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
}
