"""Rules over duty sheets, as ``dutybook rules`` explains them: what each finds and why it matters; what to do about it.

The key is ``about-`` and the rule's id. Those over deliverables and reconciliations are in ``rules_files``.
"""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "rules-remedy": entry("怎么办:{words}", "What to do: {words}"),
    "rules-levels": entry(
        '每条规则的级别可以改:在 dutybook.toml 的 [rules] 里写规则的名称,例如 time-missing = "off"(不查)、"error"、"warning" 或 '
        '"info"。',
        'The level of each rule can be set by its name under [rules] of dutybook.toml, such as time-missing = "off", or '
        '"error", "warning", "info".',
    ),
    # headings
    "rules-ledger": entry("—— 与台账对照(month-end、check)——", "-- Against the ledger (month-end, check) --"),
    "rules-month-end": entry("—— 月结的齐全检查 ——", "-- What month-end misses --"),
    "rules-deliverables": entry("—— 交付件(validate、month-end)——", "-- Deliverables (validate, month-end) --"),
    "rules-reconciliations": entry("—— 核对(reconcile、month-end)——", "-- Reconciliations (reconcile, month-end) --"),
    # deadlines
    "about-deadline-missing": entry(
        "这一行写了要交什么,没有写什么时候交。没有期限就没有判定的依据,按时还是逾期谁也说不清。",
        "The row says what is owed but not by when. Without a deadline nobody can say whether it was on time.",
        "与对方商定后填上;只约定“尽快”的填“及时”,再在设置的 [service_levels] 里写明多长。",
        "Agree on one and fill it in. Where it is only to be soon, type “promptly” and say under [service_levels] of "
        "the settings how long that is.",
    ),
    "about-deadline-unreadable": entry(
        "期限这一格有字,但读不出是哪一天。原文不会被改动,这一行不判定,也就不会提醒到期。",
        "The deadline cell holds words from which no day can be told. They stay as they are; the row is not judged, so "
        "nobody is reminded of it.",
        "换一种写法,可以先用 dutybook explain 试读;公司自己的说法(如“关账日”)在设置的 [words] 里写明是哪天。",
        "Word it otherwise; dutybook explain shows how a wording is read. Say under [words] of the settings what the "
        "company's own words stand for.",
    ),
    "about-deadline-unmeasurable": entry(
        "“及时”一类的词没有说哪一天,“—”表示没有约定。不会替您编一个日期,所以既不算按时,也不算逾期。",
        "A word such as “promptly” names no day, and a dash says that none was agreed. No date is invented for it: "
        "it is neither on time nor overdue.",
        "双方约定时限后写进设置的 [service_levels],按这个词写,或只按某项责任的编号写。",
        "Agree on a length and put it under [service_levels] of the settings, for the word or for one duty by its id.",
    ),
    "about-deadline-not-in-period": entry(
        "期限能读懂,但所查的期间里没有一天应交,例如季报在不是季末的月份。这通常是正常的。",
        "The deadline can be read, but no day of the period is one, as with a quarterly report in between. This is usual.",
        "不用处理;觉得本期该交的,核对期限和所查的期间。",
        "Nothing, unless you expected it in this period: then check the deadline, and the period that was asked for.",
    ),
    "about-deadline-year-missing": entry(
        "“1月20日”“春节前”这样的期限没有写年份,按所查期间的那一年理解(已交的,按离完成时间最近的那一年);如果指的是来年,就差了"
        "整整一年。离所查期间近的日子不会这样提示。",
        "A deadline such as 20 January or before Christmas names no year and is taken in that of the period, or in that "
        "nearest to when it was handed in; if another is meant, it is a whole year off. Days near the period are not "
        "doubted.",
        "在期限里写上年份。",
        "Write the year.",
    ),
    "about-deadline-weekday-wrong": entry(
        "“11月20日(周四)”这样写了星期的期限,星期与那一天对不上:不是日期写错,就是星期抄了往年的。按日期判断。",
        "A deadline such as Thursday, 20 November names a weekday that the date does not have: either the date is wrong, "
        "or the weekday is that of another year. The date is judged by.",
        "核对日期和星期,改对写错的那一个。",
        "Check both and correct the one that is wrong.",
    ),
    # completions
    "about-completion-missing": entry(
        "过了应交时间而完成时间空着,算逾期未交;状态写着已提交而没有时间的,无法判定是否按时。",
        "What is past its due without a completion time counts as overdue; what is only said to be handed in cannot be "
        "judged.",
        "交了的补填时间;本期确实不用交的,状态选“不适用”或“豁免”,就不再算逾期。",
        "Type when it was handed in. If nothing is owed this time, set the status to Not applicable or Waived, and it is "
        "no longer overdue.",
    ),
    "about-completion-in-future": entry(
        "完成时间在检查时间之后,多半是年份或月份打错了,或者填的是计划。应交时间还没到的,不算已交;已经过了的,暂按所填的判定。",
        "A completion after the time of the check is usually a typing error in the year or month, or a plan. Before the due "
        "it does not count as handed in; what is past its due is judged as typed.",
        "打错的改正。用 --as-of 按以前的时间检查时,之后才交的也会这样提示,不用改。",
        "Correct it. With --as-of in the past, what was handed in later is told, too, and is no mistake.",
    ),
    "about-completion-year-early": entry(
        "完成时间比应交时间早一年左右或更久:多半是年份打错,或者上一年的日期没有清掉。暂按所填的判定,算按时。",
        "The completion lies about a year or more before the due: the year is mistyped, or the date of the year before was never "
        "emptied. It is judged as typed, and so on time.",
        "改正年份;还没交的,把那一格清空。",
        "Correct the year; if nothing was handed in yet, empty the cell.",
    ),
    "about-completion-turn-early": entry(
        "每月、每季、每年要交一次的,完成时间在上一次的期限之前:多半是复制上个月的表,日期没有清掉。暂按所填的判定,算按时。",
        "What is due every month, quarter or year was completed by when it was due the last time: often the sheet of the "
        "month before was copied and its date never emptied. It is judged as typed, and so on time.",
        "改成这次的日期;还没交的,把那一格清空。",
        "Type the date of this time; if nothing was handed in yet, empty the cell.",
    ),
    "about-completion-before-event": entry(
        "东西应在业务发生之后交,所填的完成时间却更早,两个日期多半有一个打错。暂按所填的判定。",
        "Something was handed in before the event that it answers to: one of the two dates is probably wrong. It is "
        "judged as typed.",
        "对照单据,改正其中打错的一个。",
        "Compare both with the papers and correct the wrong one.",
    ),
    "about-completion-undated": entry(
        "只写了“完成”或打了勾:知道交了,不知道哪天交的,是否按时就无法判定。",
        "“Done” or a tick says that it was handed in but not on which day, so whether it was on time cannot be judged.",
        "改填实际交的那天;记不清的,查交接签收的记录。",
        "Type the day; if nobody remembers, the receipt or the mail may tell.",
    ),
    "about-completion-column-unclear": entry(
        "表里有日期列(或写着“已完成”之类的列),却看不出哪一列是完成时间(列名不常见,日期的先后也说明不了)。不猜:那里填了的行不判按时,也不判逾期。",
        "The table has columns of dates, or of words like done, and neither their names nor the order of the dates tell "
        "which says when things were done. Nothing is guessed: rows with something there are neither on time nor overdue.",
        "把那一列改名为“完成时间”,期限起算的那一列叫“业务时间”,再查一次。",
        "Call that column Completed at, and the one from which deadlines count Event date, and check again.",
    ),
    "about-time-missing": entry(
        "期限到几点,而完成时间只写到当天,分不出几点之前还是之后,先算按时;业务时间没有钟点而按小时计的,从当天 24:00 起算。",
        "The deadline has a clock time and the completion, on that very day, has none: it counts as on time. Hours that "
        "run from a day without a time are counted from its end.",
        "补上钟点,结果才可靠。",
        "Add the time, so that the result can be relied on.",
    ),
    "about-status-contradiction": entry(
        "状态说没有交(或不用交),完成时间却填着;状态是退回,却从没交过;或者状态和验收一处说已验收、一处说退回。两处必有一处没有更新。"
        "写着未开始而有完成时间的,按已交判定;状态和验收不一致的,按状态判定,仍算被退回过。",
        "The status contradicts the completion time or the receiver's verdict: one of the two is out of date. Not started "
        "with a completion time is judged as handed in; where status and verdict disagree, the status counts, and the "
        "row counts as sent back once.",
        "把过时的一处改正。",
        "Correct the one that is out of date.",
    ),
    # events
    "about-event-missing": entry(
        "期限从业务发生那天算起(如“提车次日”),东西交了,却没有写业务是哪天发生的,算不出应交时间。“本周五”“明天”要看是哪天说的,"
        "按检查那天算就永远不会逾期,所以也不替您定。",
        "The deadline counts from an event (such as the day after pick-up), and something was handed in, but not when "
        "the event happened: no due can be computed. Nor can one of “this Friday” or “tomorrow”: counted from the day of "
        "the check it would never be overdue.",
        "填业务时间;有“业务登记”的,填业务编号就会取登记里的日期。业务和完成时间都没有的行算不适用,不会提示。“本周五”改写成日期。",
        "Type when it happened, or the number of the event, whose date is then taken from the register. A row with "
        "neither event nor completion is not applicable and not told. Write a date instead of “this Friday”.",
    ),
    "about-event-unknown": entry(
        "这一行的业务编号在“业务登记”里没有:编号打错,或者业务漏登记。取不到日期,应交时间就可能算不出来。",
        "The register has no event of this number: it is mistyped, or the event was never registered. Its date, from "
        "which the due may count, is not known.",
        "改正编号,或先把这笔业务登记上。",
        "Correct the number, or register the event.",
    ),
    "about-rule-broken": entry(
        "某笔业务符合一项规定的条件,却没有照规定做,例如 17:00 以后交车收了现金,又没有预存或刷卡;登记里缺一格而看不出来的也会提示。",
        "A case meets the condition of a rule but not what the rule requires, such as a car handed over after 17:00 for "
        "cash that was neither prepaid nor paid by card. What cannot be told from the register is said, too.",
        "核对这笔业务的登记;规定本身写在“责任清单”里,条件不对的在那里改。",
        "Check the case in the register. The rule itself, with its condition, stands in the duty list.",
    ),
    # duties and rows
    "about-obligation-missing": entry(
        "按责任清单和业务登记,本期应交的这一项在“交付记录”里没有对应的行,按没有交判定。",
        "By the duty list and the register this is owed, and no row of the delivery record stands for it. It is judged "
        "as not handed in.",
        "补上这一行;有按钮的工作簿点“生成本期应交”,按日期应交的可以一次补齐。",
        "Add the row. In workbooks with buttons, “Add what is due” adds all that is due on a day of the period.",
    ),
    "about-obligation-repeated": entry(
        "同一项责任、同一期间(或同一笔业务)登记了两行,或两行除序号外完全相同。两行都判定、都计数,合计就多了。",
        "Two rows stand for the same duty and the same period or event, or are equal in all but a running number. Both are judged and counted, so the totals are "
        "too high.",
        "留下正确的一行,另一行删去或把状态改为“作废”。",
        "Keep the right one; delete the other or set its status to Void.",
    ),
    "about-duty-unknown": entry(
        "这一行的责任编号在“责任清单”里没有,清单里的期限和对方就取不到;行里自己写了期限的,按它判定。",
        "The duty list has no duty of this id, so its deadline and receiver are not known. A deadline in the row itself "
        "is judged.",
        "改正编号;新的责任先写进“责任清单”。",
        "Correct the id, or put the new duty on the list first.",
    ),
    "about-submission-incomplete": entry(
        "“资料完整”填了“否”。资料不齐不算交,补齐之前照未交判定,过了期限就算逾期。",
        "The papers are said to be incomplete. Until the complete ones are there it counts as not handed in, and becomes "
        "overdue.",
        "补齐后填“重交时间”;其实是齐的,改成“是”。",
        "Complete them and type Resubmitted at; if they are complete after all, say yes.",
    ),
    # the receiving side
    "about-rejection-unexplained": entry(
        "接收的一方退回了,没有写原因。不说差在哪里,交的一方不知道改什么。",
        "The receiver rejected something without saying why. Without a reason the provider does not know what to mend.",
        "由退回的一方填“退回原因”。",
        "The side that rejected it gives a reason.",
    ),
    "about-score-unexplained": entry(
        "接收的一方打了低分,没有写理由。低分会拉低对方的平均分,知道差在哪里才改得了。",
        "The receiver gave a low score without saying why. It lowers the provider's average, who can only mend what it "
        "is told.",
        "由打分的一方补写理由。几分以下算低分,由设置 [review] 的 low_score 定:不写是 2,写 0 就都不要求。",
        "The side that scored gives a reason. Scores up to low_score under [review] of the settings are low: 2 unless "
        "told; with 0 none is.",
    ),
    "about-rework-overdue": entry(
        "退回之后重交有自己的期限,现在也过了。第一次交的按时与否另外判定,不受影响。",
        "What was rejected has a due of its own for the second attempt, and that is past. The first submission keeps its "
        "own judgement.",
        "尽快重交并登记;双方同意推迟的,改“重交期限”。",
        "Hand it in again and record it. If both sides agreed on a later day, change the rework due.",
    ),
    # the calendar, cells, sheets
    "about-result-provisional": entry(
        "应交时间落在放假、调休安排还没有公布的年份,先按周末和法定节日推算,公布之后可能会变。",
        "The due rests on a year whose days off are not published. It was computed from weekends and statutory days and "
        "may move when they are.",
        "公布后升级 dutybook 再查;等不及的,在“日历”表或设置的 [calendar] 里写上那几天休息还是上班,就不再是暂定。",
        "Update dutybook after they are published and check again; or say in the calendar sheet, or under [calendar] of "
        "the settings, whether those days are off.",
    ),
    "about-value-unreadable": entry(
        "该填日期、状态、是或否、分数、期间、条件的格里是别的内容。要靠这一格才能判定的不判定,其他行照常。",
        "A cell for a date, a status, yes or no, a score, a period or a condition holds something else. What rests on it "
        "is not judged; other rows are.",
        "照提示里的样式改;要说明的话写在别的列。",
        "Type it as the message says, and put remarks into another column.",
    ),
    "about-date-ambiguous": entry(
        "“03/04/2027”可以是 3 月 4 日,也可以是 4 月 3 日。看不出是哪种时按月在前理解,读反了就差一个月左右。",
        "03/04/2027 can be the 4th of March or the 3rd of April. Where nothing says which, the month is taken to come "
        "first; the other way it is about a month off.",
        "改成 2027-03-04 的样式;全公司写法一致的,在设置的 [policy] 里写一次 month_first 就够了。",
        "Type it like 2027-03-04. If everybody writes it one way, month_first under [policy] of the settings says so "
        "once.",
    ),
    "about-formula-uncached": entry(
        "这一格是公式,文件里却没有它的结果,或者结果是 #N/A 之类的错误值,不知道是多少。",
        "A formula whose result is not in the file, or an error such as #N/A: nobody can tell its value.",
        "用 Excel 打开,让它算一遍再保存。别的系统导出的表常有这种情况。",
        "Open the workbook in Excel, let it calculate, and save it. Exports of other systems often need this.",
    ),
    "about-row-struck": entry(
        "应交事项的文字加了删除线。有人划线表示交了,有人表示取消,不替您猜:没有完成时间、也没有写作废的,照旧判定。",
        "What is owed is struck through. Some mean that it came, some that it is cancelled, so nothing is guessed: a row "
        "with no completion and no word that it is void is judged as before.",
        "交了的填完成时间;取消的,状态选“作废”,或在备注里写“作废”。",
        "Fill in when it came, or set the status to Void, or write Void as the note.",
    ),
    "about-deadline-of-total": entry(
        "合计行什么也不欠,不判定;可这一行的期限里写着期限,也许是要交一张合计表。",
        "A row of totals owes nothing and is not judged; but this one has a deadline, and a sheet of totals may be owed.",
        "是要交的,把名称写完整(10月合计表);不是的,清空期限。",
        "If something is owed, write what (a report of the totals); if not, empty the deadline.",
    ),
    "about-tables-side-by-side": entry(
        "一张工作表里左右各有一张责任表。两张都判定,但我们的六列要写在表的右边,这里没有地方。",
        "Two duty tables stand beside one another in the same rows. Both are judged, but our six columns go to the right "
        "of a table, where there is no room.",
        "上下排,或分到两张工作表,再查一次就会写入。",
        "Put them below one another or on sheets of their own and check again.",
    ),
    "about-columns-guessed": entry(
        "表的列名不是常见的写法(例如“要给财务的东西”“啥时候要”),程序看内容认出了哪列是应交的、哪列是期限,照此判断并写入。",
        "The columns of a table have names that are not known (such as “stuff for finance”); which is what is owed and "
        "which the deadline was told by what stands in them, and the table was judged and written so.",
        "认错了就改列名:事项、期限、责任部门、服务对象、完成时间。",
        "If it was told wrongly, rename the columns: Deliverable, Deadline, Department, Receiver, Completed.",
    ),
    "about-own-column-aside": entry(
        "有一列像是以前检查写的六列之一,又不能肯定(改了名、挪了地方,或者有人在里面填了别的)。不覆盖,旧的应交时间也不当期限用。",
        "A column looks like one of the six that a check writes, and nobody can be sure: it was renamed, moved, or somebody "
        "typed something else into it. It is not written over, and an old due is not taken for the deadline.",
        "不要了就删除;要留的,改个名称,期限写进“期限”列。",
        "Delete it, or give it another name to keep it; deadlines belong into the column Deadline.",
    ),
    "about-month-sheet-missing": entry(
        "一个工作簿里每月一张表,却没有所查月份的那张(多半是结转或复制之后没有改名):看不出该查哪张,就都查了,旧月份的也计入本月。",
        "A workbook has a sheet for every month and none for the one that is checked, often because it was not renamed "
        "after rolling or copying: nobody can say which is meant, so all are judged and old months count too.",
        "把本月的那张改名,例如“11月”,再查一次;旧的移到别的文件。",
        "Rename this month's sheet, November for example, and check again; move the old ones to another file.",
    ),
    "about-sheet-of-other-month": entry(
        "一个工作簿里每月一张表时,只查所查期间的那一张,别的月份不判定也不计数,免得一件事算两次。",
        "Of a workbook with a sheet for every month only that of the period is judged, so that nothing counts twice.",
        "别的月份还没交的,写到本月的表里;要查那个月,就把它作为期间。",
        "Put what is still owed there on this month's sheet, or check with that month as the period.",
    ),
    # the ledger
    "about-status-step": entry(
        "台账记着每一项上次的状态。从已验收变回未开始之类的跳步不合流程,多半改错了格,也可能是记录被抹掉了。",
        "The ledger remembers the last status of everything owed. A step such as from accepted back to not started is "
        "none that the work can take: a slip, or a record that was wiped out.",
        "改错的改回;确实变了的,按流程一步步登记。",
        "Change it back; if things did change, record them step by step.",
    ),
    "about-late-change": entry(
        "这个月已经由两人签字关账,报出去的数以当时为准。之后谁再改,逐处列出,免得已报的数悄悄变了。",
        "Two people signed this month off, and what was reported stands as it was then. Whatever was changed since is "
        "told, so that no reported figure changes unseen.",
        "不该改的改回;确需更正的先 dutybook reopen,写明原因,改完再关账。",
        "Change it back; to correct it, dutybook reopen with a reason, and close again.",
    ),
    # what month-end misses
    "about-no-workbooks": entry(
        "给出的文件夹里没有能读的工作簿:什么都没查,不等于没有问题。",
        "There is nothing in this folder that could be checked, which does not mean that all is well.",
        "核对文件夹的位置;本来就可能是空的,可以不查这一条。",
        "Check where the workbooks are. If the folder may be empty, switch this rule off.",
    ),
    "about-no-duty-sheet": entry(
        "这个工作簿里没有同时有“事项”和“期限”的表,所以没有检查。它若本来就不是责任表,不用理会。",
        "No sheet of this workbook has both a deliverable and a deadline, so it was not checked. If it is no duty sheet, "
        "there is nothing to do.",
        "它若是责任表,核对表头:这两列要各有一个常用的名称。",
        "If it is one, see that the header calls these two columns by usual names.",
    ),
    "about-duty-sheet-hidden": entry(
        "隐藏的工作表不查,因为多半是旧表、底稿;但这个工作簿的责任只在隐藏的表里,整本就漏查了。",
        "Hidden sheets are not checked, being mostly old ones and drafts; but this workbook's only duties are on one.",
        "取消隐藏再查;是旧表的,不用理会。",
        "Unhide it and check again, unless it is an old one.",
    ),
    "about-workbook-copied": entry(
        "名称像是副本(如“保险部(1)”)、每周一份(“第1周/保险部”)或又一版(“保险部v2”),登记完成的行又大半相同。两份都计数,合计就重了。",
        "This workbook is called like a copy, one more week's or another version, and most of what was handed in is in "
        "both: it is counted twice.",
        "只留在用的一份;其实是两家分店的,换一个不像副本的文件名。",
        "Leave only the one in use. If these are two branches, rename one so that it does not look like a copy.",
    ),
    "about-evidence-not-judged": entry(
        "有一行的凭证写的就是这个文件,或它的名称和表格与公司自己的一种交付件规则相符,所以把它当作交上来的文件:不当责任表检查,也不写入。",
        "A row names this file as what was handed in, or by its name and table it is of one of the company's own kinds of "
        "deliverables, so it is taken as that: not judged as a duty sheet, nor written into.",
        "通常不用处理;它若是责任表,改正那一行的凭证。",
        "Usually nothing. If it is a duty sheet after all, correct the evidence in that row.",
    ),
    "about-department-missing": entry(
        "应有工作簿的部门,文件夹里没有它的,或者工作簿里没有责任表。整个部门没查到,总数就不完整。",
        "A department that should have a workbook has none here, or none with a duty sheet. A whole department lacks in "
        "the totals.",
        "向该部门要,文件名里写上部门名称;不再要求的部门,从设置的 departments 里去掉。",
        "Ask for it; its name should contain the department's. Take departments that owe nothing any more out of "
        "departments in the settings.",
    ),
    "about-department-alike": entry(
        "同一个部门在各张表里写法不同(财务、财务科、财务科(总院)),就各算一个部门,按时率和服务矩阵都被拆开。",
        "A department that sheets call by different names counts as several, and its rates and figures are split.",
        "在设置的 [department_names] 里写明哪些是同一个部门;确是两个部门的,都写进 departments,就不再提示。",
        "Say under [department_names] in the settings which names are one department's. Where there are two, put both "
        "into departments, and nothing more is said.",
    ),
    "about-department-folders": entry(
        "几家分店的部门都叫“销售部”,就合计成一个:按时率是几家一起的,看不出是哪一家。",
        "Departments of several branches that bear one name count as one: its rate is that of all of them.",
        "各表写明是哪一家的部门;本来就是一个部门的,不用理会。",
        "Name the branch with the department in each workbook; if it is one department, nothing.",
    ),
    "about-workbook-astray": entry(
        "一家分店的表抄自另一家,部门没有改:它的事项算到了那一家名下,本店的反而没有。",
        "A branch's workbook was copied from another's and its department not changed: what it holds counts as the "
        "other's, and the branch has none.",
        "改成本店的部门;放错文件夹的,移走。",
        "Name the branch's own department; move what is in the wrong folder.",
    ),
    "about-workbook-gone": entry(
        "本期早先的月结读过的工作簿,这次不在文件夹里了。没有列出各部门名单(departments)时,少一个工作簿自己不会显出来。",
        "A workbook that an earlier month-end of the period read is not in the folder any more. Where no list of "
        "departments says who is expected, nothing else shows that.",
        "放回去再运行月结;确实不用的,关账时写明理由。",
        "Put it back and run month-end again; if it is not needed, close with a reason.",
    ),
    "about-department-unnamed": entry(
        "表里没有责任部门一列(或有些行没填),标题、工作表名、文件名也没有写部门:这些事项不算任何部门的,它的按时率里没有,也催不到人。",
        "No column says which department owes something, nor do title, sheet and file: it is in no department's rates, "
        "and nobody can be asked for it.",
        "写上部门,再跑一次月结。",
        "Write the department down and run month-end again.",
    ),
    "about-policy-unused": entry(
        "设置里单给某个部门、某项责任或某些工作簿定的做法,本期没有一行用得上,多半是名称写错了:写错的不起作用,照全公司的算。",
        "What the settings decide for one department, duty or kind of workbook concerns no row of the period. Most likely "
        "its name is misspelt; then it does nothing, and what holds for the company is done.",
        "对照表里的部门、责任编号和文件名改正。偶尔才有的事项,不用处理。",
        "Compare it with the departments, ids of duties and names of files as they are. What only happens now and then "
        "needs nothing.",
    ),
    "about-deliverable-missing": entry(
        "模板包规定该部门本期应交的一项,哪个工作簿里都没有。没有登记的事项自己不会显出逾期,所以另外核对。",
        "Something that the department owes by the template pack is in no workbook. What nobody wrote down never becomes "
        "overdue by itself, so it is looked for.",
        "请该部门补登;不再要求的,从模板包里去掉。",
        "Have it entered; take out of the pack what is no longer owed.",
    ),
}
