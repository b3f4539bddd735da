"""Rules over deliverables and reconciliations, as ``dutybook rules`` explains them: the other half of ``rules``."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # files that were to be handed in
    "about-deliverable-file-missing": entry(
        "责任里写明要交的文件(如“欠款报表-2026-10.xlsx”)没有找到。登记了不算数,文件要在;没到期的只作提示。"
        "别家分店(有同名部门工作簿的文件夹,或以它命名的文件夹)里的同名文件不算。",
        "A file that a duty names was not found. A record that it was handed in is not enough; before its due this is "
        "for information only. One of the same name in another branch's folder (with a workbook of a department "
        "of this name, or called like it) does not count.",
        "照提示的文件名放到部门工作簿旁边;放在别处的,在设置的 [deliverables] 里写 folder。",
        "Put it beside the department's workbook under that name. Where files are kept elsewhere, say so with folder "
        "under [deliverables] of the settings.",
    ),
    "about-deliverable-key-unused": entry(
        "设置的 [deliverables.files] 里有一项,本期没有一行的责任编号、凭证或事项与它相符,多半是写错了:那个文件就没有人找,缺了也看不出来。",
        "An entry under [deliverables.files] of the settings fits no duty number, evidence or deliverable of the period. "
        "Most likely it is misspelt; then nobody looks for its file, or misses it.",
        "对照提示里的责任编号改正。偶尔才有的事项,不用处理。",
        "Compare it with the numbers in the message. What is only owed now and then needs nothing.",
    ),
    "about-deliverable-unrecorded": entry(
        "文件在,完成时间空着。哪天交的以登记为准:文件的修改时间复制一下就变,不能代替。",
        "The file is there but nobody recorded when. The record decides: a file's own time changes with every copy.",
        "补填完成时间。",
        "Type the completion time.",
    ),
    "about-deliverable-touched": entry(
        "应交时间和登记的交付时间都过了,文件又改过,可能换了一份。修改时间只是旁证,所以只作提示。",
        "The file was changed after both its due and the time it was handed in: it may have been replaced. A file's time "
        "is weak evidence, so this is for information only.",
        "换过的,登记重交时间;只是复制、同步过的,不用理会。",
        "If it was replaced, record when it was handed in again; if it was only copied or synced, nothing.",
    ),
    "about-deliverable-no-schema": entry(
        "看不出这个文件是哪一种交付件,只知道它在,里面的内容没有查。",
        "It cannot be told which kind of deliverable this is: the file is there, but nothing in it was checked.",
        "在文件名里写上种类的名称,或用 --schema 指定;公司自己的种类可以加一种,不用编程,见 schemas/deliverables/README.md。",
        "Put the kind into the file's name, or name it with --schema. Finance can add a kind without programming: see "
        "schemas/deliverables/README.md.",
    ),
    "about-deliverable-no-table": entry(
        "说是某一种交付件,里面却找不到该有的表格:可能交错了文件,或者表头改得认不出。内容没有查。",
        "It should be of a certain kind, but has no such table: another file, or a header that cannot be recognised. "
        "Nothing in it was checked.",
        "交对文件;只是列名不同的,在这一种的规则里用 x-names 加上。",
        "Hand in the right one. If only the columns are called otherwise, add the names to x-names of that kind.",
    ),
    "about-deliverable-column": entry(
        "少一个必须有的列,与它有关的都没法查。",
        "A column that must be there is not, and whatever rests on it could not be checked.",
        "补上这一列;只是叫法不同的,在这一种的规则里用 x-names 加上。",
        "Add it. If it is only called otherwise, add the name to x-names of that kind.",
    ),
    "about-deliverable-empty": entry(
        "文件在,里面一行数据也没有,等于没交。",
        "The file is there without a single row, which is as good as not handed in.",
        "填好重交;本月确实没有的,在表头下面写“本月无业务”。这种表常常没有业务的,在它的规则里写 least-rows 为 0。",
        "Fill it in; if there was nothing, write “nil return” below the header. If there often is nothing, put least-rows 0 "
        "into that kind's schema.",
    ),
    # what is inside
    "about-deliverable-sheets": entry(
        "同一个文件里还有一张同样的表(例如每周一张),没有检查:那里的错看不见。按月分的,只查本期那张,不提示。",
        "The file has another sheet with such a table, one a week for example, which was not checked: what is wrong there "
        "is not seen. Of a sheet a month that of the period is checked, and nothing is said.",
        "并到一张表,或分成几个文件;不用查的,在这一种的规则里写明 sheets。",
        "Put it on one sheet or into several files; else say in sheets of that kind's schema which to check.",
    ),
    "about-deliverable-value": entry(
        "某一格不符合这种交付件对这一列的要求:没有填、不是数字或日期、超出范围、写法不对。一格错了,合计和核对往往跟着错。",
        "A cell is not what this kind of deliverable asks of its column: blank, no number or date, out of bounds, not of "
        "the right form. Totals and reconciliations often go wrong with it.",
        "对照原始单据改正;要求本身不合适的,改这一种的规则(properties)。",
        "Correct it from the papers. If the demand itself is wrong, change properties in that kind's schema.",
    ),
    "about-deliverable-repeated": entry(
        "不该重复的编号出现了两次,同一笔可能算了两遍。",
        "A number that may stand only once stands twice: the same thing may be counted double.",
        "删去多余的,或改正编号。哪些列不能重复,由这一种规则的 x-unique 定。",
        "Delete the extra row or correct the number. Which columns are unique is said by x-unique of that kind.",
    ),
    "about-deliverable-sum": entry(
        "同一行里,填的数与几列加减出来的不一致。",
        "Within a row, a figure is not what the others add up to.",
        "核对单据,改正错的那一格。怎么加减由这一种规则的 x-sum 定。",
        "Check the papers and correct the wrong cell. The formula is x-sum of that kind.",
    ),
    "about-deliverable-currencies": entry(
        "一列金额里有人民币,也有美元、港币等:相加的合计没有意义。",
        "A column has amounts in yuan and in dollars: what they add up to means nothing.",
        "按币种分开列、分开合计,或折算成一种。",
        "List and add up each currency by itself, or convert them into one.",
    ),
    "about-deliverable-limit": entry(
        "金额超过公司的标准,例如住宿费每晚 150 元。",
        "An amount is above what the company allows, such as 150 for a night in a hotel.",
        "超出的自理,或附上审批;标准变了的,改这一种规则的 x-limit。",
        "Have the excess approved, or do not pay it. The limits are x-limit of that kind.",
    ),
    "about-deliverable-total": entry(
        "合计与各行之和不一致,或者没有合计。合计是手填的、漏了一行、数字存成了文本,都会这样。",
        "The total is not the sum of the rows, or there is none. It was typed, a row was left out, or numbers stand as "
        "text.",
        "找出差的那一笔再改合计,不要直接改成相等。哪些列要有合计,由这一种规则的 x-total 定。",
        "Find what makes the difference before you change the total. Which columns have one is said by x-total.",
    ),
    "about-deliverable-control": entry(
        "这份表与应当一致的另一处(另一张表、另一个文件)数不一样。各自看都对,放在一起才看得出。",
        "This table and another place that should agree do not. Each looks right by itself.",
        "两处逐笔对,改正错的一处。与哪里核对,由这一种规则的 x-control 定。",
        "Go through both and correct the wrong one. What is compared is said by x-control of that kind.",
    ),
    "about-deliverable-register": entry(
        "编号在登记里没有,或者客户等内容与登记的不一样:可能是没有登记的业务,也可能打错了。",
        "A number is not in the register, or has another customer there: a case that nobody registered, or a slip.",
        "改正编号,或先登记。与哪个登记核对,由这一种规则的 x-register 定。",
        "Correct it, or register the case first. The register is named by x-register of that kind.",
    ),
    "about-deliverable-source": entry(
        "要拿来核对的文件、工作表或列没有找到,这一项没有核对成,不等于没有问题。",
        "What this was to be compared with was not found. That comparison was not made, which does not mean that all is "
        "well.",
        "把那个文件放好;名称变了的,改这一种的规则。",
        "Put that file in place; if it is called otherwise now, change that kind's schema.",
    ),
    "about-deliverable-unsigned": entry(
        "该签字、盖章的地方空着,或者没有这样的地方。图片里的章程序看不见,所以盖了章还要在格里写“已盖章”。",
        "A place to sign or seal is blank, or is not there. A seal in a picture cannot be seen, so “sealed” is typed, too.",
        "签好再交。谁要签,由这一种规则的 x-signed 定。",
        "Have it signed. Who signs is said by x-signed of that kind.",
    ),
    "about-deliverable-period": entry(
        "标题、名称或日期说的不是本期,常见的是把上月的文件又交了一次;哪里都没写期间的,只作警告。",
        "Title, name or dates speak of another period: often last month's file was handed in again. Where none is said "
        "at all, this is a warning.",
        "换成本期的文件,或改正写错的期间。哪些日期要在本期,由这一种规则的 x-period 定。",
        "Hand in this period's, or correct what it says. Which dates must lie in the period is said by x-period.",
    ),
    "about-deliverable-more": entry(
        "一个文件里同一条规则的问题太多,只列前面的,免得别的问题看不见。",
        "One rule finds so much in one file that only the first are listed, lest they hide the rest.",
        "往往是同一个原因(例如整列格式不对),先改它。",
        "Often there is one cause, such as the form of a whole column: mend that first.",
    ),
    "about-column-ambiguous": entry(
        "交付件或核对的表里,整列日期都像“03/04/2027”,分不清月和日。读反了,期间和天数都会错。",
        "In a deliverable or a table of a reconciliation, all dates of a column are like 03/04/2027. Read the other way, "
        "period and days would be wrong.",
        "看提示里读成了哪天,不对的就改写法,或在设置的 [policy] 里写 month_first。",
        "See how the message reads it; if that is wrong, type dates otherwise, or set month_first under [policy].",
    ),
    # papers
    "about-paper-incomplete": entry(
        "责任要求的资料(如客户本人签字)在交来的文件里看得出缺一项。资料不齐不算交齐。",
        "What the duty requires, such as the customer's own signature, is seen to lack in the file. Without it the "
        "papers are not complete.",
        "补齐后重交并登记。哪一列表示哪项要求,由这一种规则的 x-completes 定。",
        "Complete and hand in again. Which column shows what is said by x-completes of that kind.",
    ),
    "about-paper-absent": entry(
        "登记说这笔业务交了,交来的文件里却没有它。",
        "The record says that this case was handed in, but the file does not have it.",
        "补进文件重交;登记错的,改登记。",
        "Add it to the file, or correct the record.",
    ),
    "about-paper-unconfirmed": entry(
        "责任要求资料齐全,文件里看不出,“资料完整”也没有人填。先按登记的时间算已交。",
        "The duty requires complete papers; the file does not show it and nobody said so. Until then it counts as handed "
        "in.",
        "请看过资料的人在“资料完整”填“是”或“否”。",
        "Whoever saw the papers says yes or no under Papers complete.",
    ),
    "about-paper-contradicted": entry(
        "“资料完整”填了“是”,文件里却看得出缺一项:两处必有一处不对。",
        "The papers are said to be complete, but the file shows that something lacks: one of the two is wrong.",
        "先查那份资料,再改错的一处。",
        "Look at the papers and correct the wrong one.",
    ),
    # reconciliations
    "about-reconcile-differs": entry(
        "两张表里是同一笔,金额、日期或别的列却不同。差的就是要查清的钱。",
        "Both tables have it, but amount, date or another column differ. The difference is the money to look for.",
        "对照两边的单据,改错的一边;允许的误差、手续费和天数在声明的 [match] 里写。",
        "Compare the papers of both sides. What may differ (tolerance, fees, days) is said under [match] of the "
        "declaration.",
    ),
    "about-reconcile-missing": entry(
        "一边有、另一边没有,或者多出一行:漏记、重记,也可能钱没有到账。",
        "One table has it and the other has not, or has one row less: not entered, entered twice, or never paid.",
        "查明之后补上或删去。看起来像的会列为“可能对应”,但不会替您认定。",
        "Find out, and enter or delete it. What looks like it is proposed, never decided.",
    ),
    "about-reconcile-on-the-way": entry(
        "另一边没有,但日期靠近月初月末,可能记在相邻的月份,所以只作警告。",
        "The other table lacks it, but near an end of the month it may be in the next or the last: a warning only.",
        "在相邻月份里找到的不用改;找不到的,当漏记查。",
        "If it is found there, nothing; else it is missing.",
    ),
    "about-reconcile-ambiguous": entry(
        "同一编号下有好几笔,对应的方式不只一种。对错了比不对更糟,所以交给人定。",
        "Several rows of one key go together in more than one way. A wrong match is worse than none, so it is left to "
        "you.",
        "看单据后人工认定;表里有更细的编号的,在声明的 [[keys]] 里加上,以后就分得清。",
        "Decide from the papers. If the tables have a finer number, add it to [[keys]] of the declaration.",
    ),
    "about-reconcile-unreadable": entry(
        "这一行没有能用的金额,没有参加核对,两边合计也就对不平。",
        "This row has no amount that can be used. It took no part, so the totals cannot agree.",
        "补填或改正金额,再核对一次。",
        "Fill in or correct it, and reconcile again.",
    ),
    "about-reconcile-undated": entry(
        "这一行的日期读不出,只对了编号和金额,没有核对相差几天。",
        "The date of this row cannot be read: key and amount were compared, days were not.",
        "改正日期。",
        "Correct the date.",
    ),
    "about-reconcile-column": entry(
        "要核对的表格、工作表或列没有找到,这一项没有核对成(只缺日期列的,日期没有核对;只缺要减去的列的,没有减)。",
        "A table, sheet or column was not found, so this was not reconciled (without a date column: not by date; without "
        "one to subtract: amounts as they are).",
        "核对表头和工作表名;只是叫法不同的,在声明的 columns 或 sheets 里写上。",
        "Check header and sheet names; if they are only called otherwise, put that into columns or sheets of the "
        "declaration.",
    ),
    "about-reconcile-unchecked": entry(
        "声明要核对这一列,表里却没有,所以这一项没有核对,其余照常。",
        "The declaration wants this column compared and a table lacks it: it was not compared, all else was.",
        "只是叫法不同的,在声明的 columns 里写上;表里本来没有的,从 [[compare]] 里去掉。",
        "If it is only called otherwise, put that into columns of the declaration; if tables never have it, take it out "
        "of [[compare]].",
    ),
    "about-reconcile-currencies": entry(
        "一张表里有几种货币,合计是把它们照数字相加,没有折算。",
        "A table has amounts in several currencies: its total adds up their figures, without any rate.",
        "各行按币种分开核对,币种不同的不会算相符;看合计时请分币种看。",
        "Rows are matched by currency, and never with another; look at the totals of each by themselves.",
    ),
    "about-reconcile-sheets": entry(
        "同一个文件里还有一张同样的表没有用上,可能漏了一部分。",
        "The file has another sheet with such a table, which was not used: something may be left out.",
        "在声明的 sheets 里写明用哪一张,还是都用。",
        "Say in sheets of the declaration which to use, or all.",
    ),
    "about-reconcile-source": entry(
        "每月必做(或点了名要做)的核对缺一边的文件,没有做成。",
        "A reconciliation that is to be made each month, or was asked for, lacks the file of one side.",
        "放进文件夹;不再必做的,从设置 [reconciliations] 的 names 里去掉。",
        "Put it into the folder. What need not be made is taken out of names under [reconciliations] of the settings.",
    ),
    "about-reconcile-not-done": entry(
        "两个文件的名称合适,但表里的列不够。没有规定必做,所以只作提示。",
        "Two files are called as this reconciliation wants, but a table lacks columns. Nobody demanded it, so this is for "
        "information only.",
        "与核对无关的文件,不用理会。",
        "Nothing, if the files have nothing to do with it.",
    ),
}
