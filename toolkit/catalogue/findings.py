"""Findings: what a clerk reads beside a cell, and what to type. The key is the rule's id, ``:variant`` where it has some."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_TYPE_DATE_ZH = "请按 2026-11-05 或 2026-11-05 17:30 的样式填写。"
_TYPE_DATE_EN = "Type it like 2026-11-05 or 2026-11-05 17:30."

ENTRIES: dict[str, Entry] = {
    "deadline-missing": entry(
        "期限为空",
        "The deadline is blank",
        "请填写期限,例如“每月5号前”。",
        "Type a deadline such as “by the 5th of each month”.",
    ),
    "deadline-missing:within": entry(
        "“{what}”里没有写什么时候要",
        "“{what}” does not say by when",
        "请在里面写明,例如“每月5号前”,或另加一列“期限”。",
        "Write it there, such as “by the 5th of each month”, or add a column Deadline.",
    ),
    "deadline-unreadable": entry(
        "看不懂期限“{raw}”",
        "Cannot read the deadline “{raw}”",
        "请换一种写法,例如“每月5号前”“交车后3日内”“3个工作日内”。",
        "Word it like “by the 5th of each month” or “within 3 working days of delivery”.",
    ),
    "deadline-unreadable:statutory": entry(
        "期限“{raw}”是每年公布的,设置里没有写用哪张表",
        "The days of the deadline “{raw}” are published each year, and the settings name no table of them",
        '请在 dutybook.toml 的 [calendar] 里写 statutory = ["cn-tax-2026"],或在这里写出日期。',
        'Put statutory = ["cn-tax-2026"] into [calendar] of dutybook.toml, or write the day here.',
    ),
    "deadline-unmeasurable": entry(
        "“{raw}”没有具体日期,无法判定是否按时",
        "“{raw}” names no day, so it cannot be judged",
        '可在设置的 service_levels 中约定时限,例如 "{word}" = "1 workday"。',
        'Agree on a level in the settings under service_levels, for example "{word}" = "1 workday".',
    ),
    "deadline-unmeasurable:none": entry(
        "没有约定期限,不判定",
        "No deadline was agreed; not judged",
        "如要检查,请填写期限,例如“每月5号前”。",
        "To have it judged, type a deadline such as “by the 5th of each month”.",
    ),
    "deadline-year-missing": entry(
        "期限“{raw}”没有写年份,按 {due} 理解;也可能是另一年",
        "The deadline “{raw}” names no year and is taken as {due}; another year may be meant",
        "请写上年份,例如 2027年1月20日。",
        "Write the year, like 20 January 2027.",
    ),
    "deadline-weekday-wrong": entry(
        "期限“{raw}”里的星期与日期对不上,按 {due} 理解",
        "The weekday in the deadline “{raw}” is not that of the date; it is taken as {due}",
        "请核对日期和星期,改对写错的那一个。",
        "Check both and correct the one that is wrong.",
    ),
    "deadline-not-in-period": entry(
        "期限“{raw}”在 {period} 没有应交日",
        "The deadline “{raw}” falls on no day of {period}",
        "到该交的那一期再判定,现在不用填;本期就该交的,请改正期限。",
        "It is judged in the period in which it falls, and nothing need be typed now. If it is owed in this one, correct "
        "the deadline.",
    ),
    "deadline-not-in-period:bound": entry(
        "期限“{raw}”在 {period} 没有应交日;起止日没有写年份,按较近的那一年理解",
        "The deadline “{raw}” falls on no day of {period}; from when or up to when it holds names no year, and the one "
        "near is taken",
        "请写上年份,例如 自2026年9月起。",
        "Write the year, like from September 2026.",
    ),
    "value-unreadable:unreadable": entry(
        "{header}“{raw}”不是能识别的日期", "{header} “{raw}” is no date that can be read", _TYPE_DATE_ZH, _TYPE_DATE_EN
    ),
    "value-unreadable:no-such-day": entry(
        "{header}“{raw}”没有这一天(或这个时间)",
        "{header} “{raw}”: there is no such day or time",
        _TYPE_DATE_ZH,
        _TYPE_DATE_EN,
    ),
    "value-unreadable:one-or-ten": entry(
        "{header}“{raw}”存成了数字,分不清是 {raw} 还是 {raw}0",
        "{header} “{raw}” is stored as a number, which may be {raw} or {raw}0",
        _TYPE_DATE_ZH,
        _TYPE_DATE_EN,
    ),
    "value-unreadable:only-time": entry(
        "{header}“{raw}”只有时间,没有日期", "{header} “{raw}” has a time but no date", _TYPE_DATE_ZH, _TYPE_DATE_EN
    ),
    "value-unreadable:several": entry(
        "{header}“{raw}”有不止一个日期",
        "{header} “{raw}” holds more than one date",
        "一格只填一个日期;退回后重交的时间填在“重交时间”。",
        "Type one date; what was handed in again goes under Resubmitted at.",
    ),
    "value-unreadable:status": entry(
        "{header}“{raw}”不是能识别的状态",
        "{header} “{raw}” is no status that can be read",
        "请选:未开始、进行中、已提交、退回、已验收、豁免、不适用、作废;没有“完成时间”列的,填完成的日期,例如 2026-11-05。",
        "Use Not started, In progress, Submitted, Rejected, Accepted, Waived, Not applicable or Void; where there is no "
        "column Completed at, type the day, like 2026-11-05.",
    ),
    "value-unreadable:verdict": entry(
        "{header}“{raw}”看不出是接受还是退回",
        "{header} “{raw}” says neither accepted nor rejected",
        "请填“已验收”或“退回”;还没有验收的留空。",
        "Type Accepted or Rejected; leave it blank while it is not reviewed yet.",
    ),
    "value-unreadable:yes": entry(
        "{header}“{raw}”不是“是”或“否”", "{header} “{raw}” is neither yes nor no", "请填“是”或“否”。", "Type yes or no."
    ),
    "value-unreadable:score": entry(
        "{header}“{raw}”不是 1 到 5 的分数", "{header} “{raw}” is no score from 1 to 5", "请填 1 到 5。", "Type 1 to 5."
    ),
    "value-unreadable:period": entry(
        "{header}“{raw}”不是能识别的期间",
        "{header} “{raw}” is no period that can be read",
        "请填成 2026-10 的样式。",
        "Type it like 2026-10.",
    ),
    "value-unreadable:condition": entry(
        "{header}“{raw}”看不懂",
        "Cannot read {header} “{raw}”",
        "请写成“交车时间≥17:00 且 现金金额>0”的样式;≥ 这类比大小的后面要写数字、有这一天的日期或钟点。",
        "Write it like “amount>0 and method=cash”; what is to be more or less is a number, a day that there is, or a time "
        "of day.",
    ),
    "value-unreadable:day-kind": entry(
        "{header}“{raw}”看不出是休息还是上班",
        "{header} “{raw}” is neither a day off nor a working day",
        "请填“休息”或“上班”。",
        "Type off or work.",
    ),
    "value-unreadable:no-such-stretch": entry(
        "{header}“{raw}”早于开始日期,或晚了一年以上",
        "{header} “{raw}” lies before the first day, or more than a year after it",
        "请核对这两个日期。",
        "Compare the two dates.",
    ),
    "value-unreadable:no-calendar": entry(
        "工作表“{raw}”写了休息日,但看不出是哪些天,都没有算进日历",
        "The sheet “{raw}” names days off, and it cannot be told which days; none of them counts",
        "请用“日期、类型”两列,或“开始日期、结束日期、类型”三列;类型填“休息”或“上班”。不是全公司休息日的,请给工作表换个名字。",
        "Use the columns Date and Type, or Start date, End date and Type; type off or work. If these are not the days "
        "off of the whole company, give the sheet another name.",
    ),
    "date-ambiguous": entry(
        "{header}“{raw}”的月和日分不清",
        "{header} “{raw}” may be read as month-day or day-month",
        "请按 2026-11-05 的样式填写;或在 dutybook.toml 的 [policy] 里写 month_first = true(月在前)或 false(日在前)。",
        "Type it like 2026-11-05, or put month_first = true or false into [policy] of dutybook.toml.",
    ),
    "column-ambiguous": entry(
        "{header}“{raw}”的月和日分不清(这一列共 {count} 格),读作 {read}",
        "{header} “{raw}” may be read as month-day or day-month ({count} in this column); it was read as {read}",
        "请按 2026-10-05 的样式填写;日写在前面的,在 dutybook.toml 的 [policy] 里写 month_first = false。",
        "Type it like 2026-10-05; where the day comes first, put month_first = false into [policy] of dutybook.toml.",
    ),
    "completion-undated": entry(
        "{header}写的是“{raw}”,没有日期",
        "{header} says “{raw}” but not when",
        "请填完成的日期,例如 2026-11-05。",
        "Type the date, like 2026-11-05.",
    ),
    "completion-column-unclear": entry(
        "看不出哪一列是完成时间:“{names}”里有日期或“已完成”之类的话,都没有当作完成,填了的行无法判定",
        "No column could be told to say when things were done: “{names}” hold dates or words like done, none was taken "
        "for it, and rows with something there cannot be judged",
        "请把记完成日期的那一列改名为“完成时间”,写做没做完的那一列改名为“状态”(期限起算的那一列叫“业务时间”)。",
        "Call the column of the completion Completed at, one that says how far things are Status (and that from which "
        "deadlines count Event date).",
    ),
    "completion-missing": entry(
        "“{what}”应于 {due} 前完成,已逾期 {days} 天,完成时间里没有日期",
        "“{what}” was due {due}, is {days} day(|s) overdue, and has no completion time",
        "如已完成请填完成时间,例如 2026-11-05;未完成请尽快交;这次不用交的,填“不适用”。",
        "If it was handed in, type when, like 2026-11-05; otherwise it is owed. If nothing is owed this time, type Not"
        " applicable.",
    ),
    "completion-missing:said": entry(
        "“{what}”标着已交,完成时间里却没有日期",
        "“{what}” is said to be handed in but has no completion time",
        "请填完成时间,例如 2026-11-05 17:30。",
        "Type the completion time, like 2026-11-05 17:30.",
    ),
    "completion-missing:late-nowhere": entry(
        "“{what}”应于 {due} 前完成,已逾期 {days} 天,表里没有“完成时间”这一列",
        "“{what}” was due {due}, is {days} day(|s) overdue, and the table has no column of the completion",
        "请加一列“完成时间”(已有这样一列的,改成这个名称),已完成的填上,例如 2026-11-05;这次不用交的,填“不适用”。",
        "Add a column Completed at, or call the one you have so, and type when things were handed in, like 2026-11-05; if"
        " nothing is owed this time, type Not applicable.",
    ),
    "completion-missing:said-nowhere": entry(
        "“{what}”的状态是已提交,表里却没有“完成时间”这一列",
        "“{what}” is said to be handed in and the table has no column of the completion",
        "请加一列“完成时间”(已有这样一列的,改成这个名称),填上交的时间,例如 2026-11-05 17:30。",
        "Add a column Completed at, or call the one you have so, and type when it was handed in, like 2026-11-05 17:30.",
    ),
    "completion-in-future": entry(
        "完成时间 {raw} 晚于检查时间",
        "Completed {raw} lies after the time of the check",
        "请核对年份和月份。",
        "Check the year and the month.",
    ),
    "completion-year-early": entry(
        "完成时间 {raw} 比应交时间 {due} 早了将近一年或更久",
        "Completed {raw} lies about a year or more before the due, {due}",
        "请核对年份;是上一年留下的日期,请改成这次的,没交的清空。",
        "Check the year; if it is the date of the year before, type this one's, or empty the cell.",
    ),
    "completion-turn-early": entry(
        "期限是“{phrase}”,完成时间 {raw} 却在上一次的期限之前,这一次到 {due} 才应交:像是上一次的",
        "The deadline is “{phrase}”, and completed {raw} lies before the due before this one, {due}: it looks like that of "
        "the time before",
        "是上一次留下的日期,请改成这次的,没交的清空;真是提前交的,不用管。",
        "If the date was left from the time before, type this one's, or empty the cell; if it was done early, leave it.",
    ),
    "completion-before-event": entry(
        "完成时间 {raw} 早于业务发生时间 {event}",
        "Completed {raw} lies before its event, {event}",
        "请核对这两个日期。",
        "Check the two dates.",
    ),
    "time-missing": entry(
        "完成时间 {raw} 没有钟点,而期限是 {due},按当天完成算按时",
        "Completed {raw} has no clock time while it was due {due}; counted as on time by the day",
        "请补上钟点,例如 {raw} 11:30。",
        "Add the time, like {raw} 11:30.",
    ),
    "time-missing:event": entry(
        "业务时间 {raw} 没有钟点,按当天 24:00 起算,应交时间为 {due}",
        "The event {raw} has no clock time; counted from the end of that day, due {due}",
        "请补上钟点,例如 {raw} 09:30。",
        "Add the time, like {raw} 09:30.",
    ),
    "status-contradiction": entry(
        "状态写着没有做(未开始、否),却填了完成时间 {at}",
        "The status says that it is not done (Not started, No), but there is a completion time, {at}",
        "请改状态或清空完成时间。",
        "Correct the one or the other.",
    ),
    "status-contradiction:rejected": entry(
        "状态是退回,却没有完成时间",
        "The status is Rejected but nothing was handed in",
        "请补填首次提交的完成时间。",
        "Type when it was first handed in.",
    ),
    "status-contradiction:exempt": entry(
        "状态是不用交,却填了完成时间 {at}",
        "Nothing is owed by its status but there is a completion time, {at}",
        "请改状态或清空完成时间。",
        "Correct the one or the other.",
    ),
    "status-contradiction:accepted": entry(
        "状态是已验收,验收却是退回",
        "The status is Accepted but the verdict is Rejected",
        "请把过时的一处改正;退回后又重交的,补填重交时间。",
        "Correct the one that is out of date; if it was handed in again, type when.",
    ),
    "status-contradiction:sent-back": entry(
        "状态是退回,验收却是已验收",
        "The status is Rejected but the verdict is Accepted",
        "请把过时的一处改正;退回后又重交的,补填重交时间。",
        "Correct the one that is out of date; if it was handed in again, type when.",
    ),
    "event-missing": entry(
        "期限“{raw}”从业务发生算起,但没有业务时间",
        "The deadline “{raw}” counts from an event that has no date here",
        "请填业务时间,例如 2026-11-05 09:30;本期没有发生的,完成时间也留空。",
        "Type when the event happened, like 2026-11-05 09:30; if it did not happen, leave the completion blank too.",
    ),
    "event-missing:said": entry(
        "期限“{raw}”要看是哪一天说的,这一行没有写,无法判定",
        "Which day “{raw}” is depends on the day on which it was said, which is not in the row; it cannot be judged",
        "请写成具体日期,例如 2026-11-13;每周、每天都要交的,写“每周五”“每天17:00前”;或在“业务时间”里填从哪天算。",
        "Write the day, like 2026-11-13, or “every Friday”, “daily by 17:00” where it recurs; or type under Event date "
        "from when it counts.",
    ),
    "event-unknown": entry(
        "业务登记里没有编号“{case}”的{event}业务",
        "The register has no {event} with number “{case}”",
        "请核对业务编号,或先在业务登记里登记。",
        "Check the number, or register the event first.",
    ),
    "obligation-missing": entry(
        "{period} 应交的“{what}”({duty})没有交付记录",
        "“{what}” ({duty}), owed for {period}, has no row of its own",
        "请在交付记录里补一行;不用交的,状态选“不适用”或“豁免”。",
        "Add a row; if nothing is owed, set its status to Not applicable or Waived.",
    ),
    "obligation-missing:event": entry(
        "{event}业务 {case} 的“{what}”({duty},{period})没有交付记录",
        "“{what}” ({duty}, {period}) for {event} {case} has no row of its own",
        "请在交付记录里补一行;不用交的,状态选“不适用”或“豁免”。",
        "Add a row; if nothing is owed, set its status to Not applicable or Waived.",
    ),
    "obligation-repeated": entry(
        "{duty} 与第 {row} 行重复",
        "{duty} repeats row {row}",
        "多余的一行请删除或把状态改为“作废”。",
        "Delete the extra row or set its status to Void.",
    ),
    "obligation-repeated:case": entry(
        "业务 {case} 的“{deliverable}”与第 {row} 行重复",
        "“{deliverable}” of case {case} repeats row {row}",
        "多余的一行请删除或把状态改为“作废”;不是同一笔的,核对业务编号。",
        "Delete the extra row or set its status to Void; if it is another case, correct its number.",
    ),
    "obligation-repeated:row": entry(
        "“{deliverable}”这一行与第 {row} 行除序号外完全相同,两行都计数",
        "This row, “{deliverable}”, is the same as row {row} in all but a running number; both are counted",
        "多余的一行请删除或把状态改为“作废”;不是同一项的,写明各是哪一项,例如门店或业务编号。",
        "Delete the extra row or set its status to Void; if they are two things, say which each is: the branch, the case.",
    ),
    "duty-unknown": entry(
        "责任清单里没有“{duty}”",
        "The duty list has no “{duty}”",
        "请核对责任编号,或在责任清单里补上。",
        "Check the id, or add the duty to the list.",
    ),
    "rule-broken": entry(
        "业务 {case} 违反 {duty}:要求 {requirement},登记的是“{have}”",
        "Case {case} breaks {duty}: it requires {requirement}, the register says “{have}”",
        "请核实收款方式;确有违反的请说明原因。",
        "Check how it was paid; if the rule was broken, say why.",
    ),
    "rule-broken:unclear": entry(
        "业务 {case} 是否符合 {duty} 看不出来:{field} 为空",
        "Whether case {case} keeps {duty} cannot be told: {field} is blank",
        "请补填 {field}。",
        "Fill in {field}.",
    ),
    "rule-broken:unread": entry(
        "业务 {case} 是否符合 {duty} 看不出来:{field} 填的是“{have}”,看不懂",
        "Whether case {case} keeps {duty} cannot be told: {field} is “{have}”, which cannot be read",
        "请在 {field} 填数字、日期或钟点。",
        "Type a number, a date or a time of day into {field}.",
    ),
    "rule-broken:no-clock": entry(
        "业务 {case} 是否符合 {duty} 看不出来:{field} 没有写钟点",
        "Whether case {case} keeps {duty} cannot be told: {field} has no time of day",
        "请在 {field} 补上钟点,例如 2026-11-05 17:30。",
        "Add the time of day to {field}, like 2026-11-05 17:30.",
    ),
    "submission-incomplete": entry(
        "“{what}”交来的资料不完整,暂不算已交(要求:{wanted})",
        "What was handed in for “{what}” is incomplete and does not count yet (required: {wanted})",
        "资料补齐后请填“重交时间”。",
        "When the papers are complete, type Resubmitted at.",
    ),
    "submission-incomplete:bare": entry(
        "“{what}”交来的资料不完整,暂不算已交",
        "What was handed in for “{what}” is incomplete and does not count yet",
        "资料补齐后请填“重交时间”。",
        "When the papers are complete, type Resubmitted at.",
    ),
    "rejection-unexplained": entry(
        "“{what}”被退回,没有写原因",
        "“{what}” was rejected without a reason",
        "请在“退回原因”写明要改什么。",
        "Say under Reject reason what must be mended.",
    ),
    "score-unexplained": entry(
        "“{what}”只评了 {score} 分,没有写理由",
        "“{what}” was scored {score} without a reason",
        "请在“评分理由”(没有这一列就写在“退回原因”)写明差在哪里。",
        "Say under Score reason (or Reject reason, where there is no such column) what was wanting.",
    ),
    "rework-overdue": entry(
        "“{what}”退回后应于 {due} 前重交,已逾期 {days} 天",
        "“{what}” was to be handed in again by {due} and is {days} day(|s) overdue",
        "请尽快重交,并填“重交时间”。",
        "Hand it in again and type Resubmitted at.",
    ),
    "result-provisional": entry(
        "应交时间 {due} 所在年份的放假安排尚未公布,结果是暂定的",
        "Due {due} rests on a year whose holidays are not published; the result is provisional",
        "公布后请升级 dutybook,或在“日历”里填写公司安排。",
        "Update dutybook when they are, or fill in the company calendar.",
    ),
    "formula-uncached": entry(
        "这一格没有可用的值(公式没有计算结果,或是 #N/A 之类的错误值)",
        "This cell has no usable value (a formula without a result, or an error such as #N/A)",
        "请用 Excel 打开,改正公式或重新计算后保存。",
        "Open it in Excel, correct the formula or let it calculate, and save.",
    ),
    "row-struck": entry(
        "“{deliverable}”划掉了(删除线),仍算应交:只划线,看不出是交了还是不用交",
        "“{deliverable}” is struck through and still counts as owed: a line through it does not say whether it came",
        "交了的填完成时间;不用交的,状态选“作废”,或在备注里写“作废”。",
        "If it came, fill in when; if it is not owed any more, set its status to Void or write Void as the note.",
    ),
    "deadline-of-total": entry(
        "“{label}”这一行是合计,没有判定,期限里却写着“{raw}”",
        "“{label}” is a row of totals and is not judged, but its deadline says “{raw}”",
        "是要交的,把名称写完整,例如“10月合计表”;不是的,清空这一格。",
        "If something is owed, write what, such as “Report of the totals”; if not, empty the cell.",
    ),
    "sheet-of-other-month": entry(
        "工作表“{sheets}”是别的月份的,{period} 只判断本月的表",
        "The sheets “{sheets}” are of other months; only that of {period} was judged",
        "那里还没交的事项请写进本月的表,或把 --period 换成那个月再查。",
        "Carry what is still owed there over to this month's sheet, or check with that month as --period.",
    ),
    "columns-guessed:deliverable": entry(
        "列名“{name}”不常见,按内容当作应交事项",
        "“{name}” is no usual name of a column; by its content it is taken for what is owed",
        "认得对就不用管;它若是“事项”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Deliverable; if not, give it a name that says what it is.",
    ),
    "columns-guessed:phrase": entry(
        "列名“{name}”不常见,按内容当作期限",
        "“{name}” is no usual name of a column; by its content it is taken for the deadline",
        "认得对就不用管;它若是“期限”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Deadline; if not, give it a name that says what it is.",
    ),
    "columns-guessed:both": entry(
        "“{name}”一列里事项和期限写在一起,期限从里面读",
        "“{name}” says what is owed and when in one cell; the deadline is read from there",
        "认得对就不用管;期限也可以另写一列,列名叫“期限”。",
        "Nothing to do if that is right; deadlines may also stand in a column of their own, called Deadline.",
    ),
    "columns-guessed:event_at": entry(
        "列名“{name}”不常见,按内容当作业务时间(期限从这天算起)",
        "“{name}” is no usual name of a column; by its content it is taken for the day from which deadlines count",
        "认得对就不用管;它若是“业务时间”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Event date; if not, give it a name that says what it is.",
    ),
    "columns-guessed:evidence": entry(
        "列名“{name}”不常见,按内容当作凭证(交来的文件)",
        "“{name}” is no usual name of a column; by its content it is taken for the evidence (the files handed in)",
        "认得对就不用管;它若是“凭证”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Evidence; if not, give it a name that says what it is.",
    ),
    "columns-guessed:month": entry(
        "“{name}”一列当作本期的完成时间,别的月份的列本期不看",
        "“{name}” is taken for when things of this period were done; the columns of other months are not looked at",
        "认得对就不用管;各月的列记的不是完成时间的,请改成说明它是什么的名称。",
        "Nothing to do if that is right; if the months say something else, call them by what they say.",
    ),
    "columns-guessed:no-month": entry(
        "“{names}”是各月的完成时间,没有本期的那一列",
        "“{names}” say when things of single months were done, and there is none for this period",
        "请照样加一列本期的,或核对所查的期间(--period)。",
        "Add one for this period, or check which period (--period) you want.",
    ),
    "columns-guessed:served": entry(
        "列名写着本期的那一列没有本期的日期,“{names}”里却有:列名说的可能是所属的期间,不是完成的期间",
        "No date of this period stands in the column that is called by it, but some in “{names}”: the names may say what "
        "period a report is about, not when it was done",
        "请把记本期完成时间的那一列改名为“完成时间”。",
        "Call the column of what was done in this period Completed at.",
    ),
    "columns-guessed:rival": entry(
        "“{taken}”和“{name}”都像完成时间,有的行两列不是同一天;按“{taken}”判断",
        "“{taken}” and “{name}” may both be when things were done, and differ in some rows; “{taken}” is taken",
        "该按“{name}”判断的,请把它改名为“完成时间”。",
        "If it should be “{name}”, call that column Completed at.",
    ),
    "columns-guessed:due_given": entry(
        "“{name}”和“{taken}”都像期限;两列都填了的行,按“{taken}”判断",
        "“{name}” and “{taken}” may both be the deadline; where both are filled, “{taken}” is taken",
        "认得对就不用管;“{taken}”只是自己估计的,改名为“预计完成时间”,就不按它判断。",
        "Nothing to do if that is right; if “{taken}” is only what somebody thinks, call it Expected date, and it is not "
        "judged by.",
    ),
    "columns-guessed:ours": entry(
        "没有写期限的列,按上次检查写的“{name}”判断",
        "There is no column of deadlines; what an earlier check wrote below “{name}” is taken for them",
        "期限那一列是误删的,请恢复;以后就用“{name}”作期限的,直接改里面的日期。",
        "If the column of deadlines was deleted by mistake, restore it; if “{name}” is to be the deadline, change its dates.",
    ),
    "columns-guessed:provider": entry(
        "列名“{name}”不常见,按内容当作责任部门",
        "“{name}” is no usual name of a column; by its content it is taken for who owes it",
        "认得对就不用管;它若是“责任部门”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Department; if not, give it a name that says what it is.",
    ),
    "columns-guessed:receiver": entry(
        "列名“{name}”不常见,按内容当作服务对象",
        "“{name}” is no usual name of a column; by its content it is taken for who gets it",
        "认得对就不用管;它若是“服务对象”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Receiver; if not, give it a name that says what it is.",
    ),
    "columns-guessed:verdict": entry(
        "列名“{name}”不常见,按内容当作验收结果(接收一方怎么说)",
        "“{name}” is no usual name of a column; by its content it is taken for what the receiving side said",
        "认得对就不用管;它若是“验收结果”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Verdict; if not, give it a name that says what it is.",
    ),
    "columns-guessed:work": entry(
        "列名“{name}”不常见,按内容当作状态(做到哪一步)",
        "“{name}” is no usual name of a column; by its content it is taken for the status (how far things are)",
        "认得对就不用管;它若是“状态”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Status; if not, give it a name that says what it is.",
    ),
    "columns-guessed:reason": entry(
        "列名“{name}”不常见,按内容当作退回原因",
        "“{name}” is no usual name of a column; by its content it is taken for why things were sent back",
        "认得对就不用管;它若是“退回原因”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Reject reason; if not, give it a name that says what it is.",
    ),
    "columns-guessed:resubmitted_at": entry(
        "列名“{name}”不常见,按内容当作重交时间",
        "“{name}” is no usual name of a column; by its content it is taken for when things came again",
        "认得对就不用管;它若是“重交时间”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Resubmitted at; if not, give it a name that says what it is.",
    ),
    "columns-guessed:score": entry(
        "列名“{name}”不常见,按内容当作评分(接收一方打的分)",
        "“{name}” is no usual name of a column; by its content it is taken for the score of the receiving side",
        "认得对就不用管;它若是“评分”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Score; if not, give it a name that says what it is.",
    ),
    "columns-guessed:owner": entry(
        "列名“{name}”不常见,按内容当作责任人",
        "“{name}” is no usual name of a column; by its content it is taken for the person responsible",
        "认得对就不用管;它若是“责任人”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Owner; if not, give it a name that says what it is.",
    ),
    "columns-guessed:submitted_at": entry(
        "列名“{name}”不常见,按内容当作完成时间",
        "“{name}” is no usual name of a column; by its content it is taken for when it was done",
        "认得对就不用管;它若是“完成时间”,改成这个名称就不再提示;不是,请改成说明它是什么的名称。",
        "Nothing to do if that is right, or call it Completed; if not, give it a name that says what it is.",
    ),
    "own-column-aside": entry(
        "“{name}”里的日期可能是以前检查写的应交时间,没有当作期限,也没有覆盖;期限按另一列判断",
        "The dates in “{name}” may be what an earlier check wrote: they are not taken for the deadline and were not "
        "written over; another column is",
        "不再需要,就删除这一列;真是您填的期限,请写进“期限”列。",
        "Delete the column if it is not needed; if these are deadlines of yours, type them into the column Deadline.",
    ),
    "own-column-aside:status": entry(
        "“{name}”里不全是检查写的内容,没有覆盖,也不再更新;检查结果写在另外一列",
        "“{name}” holds more than what a check writes: it was not written over and is kept up to date no more; the result "
        "is in a column of its own",
        "里面有要留的话,请把这一列改个名称(例如“备注”);没有,就删除这一列。",
        "If something there is to be kept, give the column another name (such as Remarks); else delete it.",
    ),
    "own-column-aside:twice": entry(
        "“{name}”有不止一列;这一列不再更新,检查结果写在另外一列",
        "“{name}” stands there more than once: this one is kept up to date no more, the result is in the other",
        "是复制出来的,不再需要,就删除这一列;要留的,请改个名称。",
        "Delete the column if it is a copy that is not needed; to keep it, give it another name.",
    ),
    "month-sheet-missing": entry(
        "没有 {period} 的工作表:“{sheets}”里的都判断了,计入了 {period}",
        "No sheet is of {period}: all in “{sheets}” was judged and counted for it",
        "请把本月的那张(多半是“{last}”)改名为 {period} 的样子;旧的各张移到别的文件。",
        "Rename this month's sheet (most likely “{last}”) for {period}; move the old ones to another file.",
    ),
    "tables-side-by-side": entry(
        "两张责任表左右并排,只检查、不写入状态列",
        "Two duty tables stand side by side: judged, but no status columns were written",
        "请改为上下排列或分到两张工作表。",
        "Put them below one another or on two sheets.",
    ),
    # files
    "duty-sheet-hidden": entry(
        "责任表“{sheet}”是隐藏的,没有检查",
        "The duty sheet “{sheet}” is hidden and was not checked",
        "请右键工作表标签 → 取消隐藏,再检查。",
        "Right-click the sheet tabs, choose Unhide, and check again.",
    ),
    "workbook-copied": entry(
        "与“{other}”有 {count} 行相同(都已登记完成),像是同一份责任表的两份,两份都计入了",
        "{count} row(|s) handed in at the same time (is|are) in “{other}” too: it looks like the same duty workbook, "
        "and both were counted",
        "请只留一份(多半是最新的),另一份移出月结的文件夹。",
        "Keep one of them, most likely the latest, and move the other out of the month's folder.",
    ),
    "no-workbooks": entry(
        "这个文件夹里没有工作簿",
        "There are no workbooks in this folder",
        "请检查文件夹对不对。能读的有 .xlsx、.xlsm、.xls、.xlsb、.et、.ods 和 .csv。",
        "Check that it is the right one. What can be read is .xlsx, .xlsm, .xls, .xlsb, .et, .ods and .csv.",
    ),
    "no-duty-sheet": entry(
        "没有找到责任表(要有“事项”和“期限”两列;看到的列:{seen})",
        "No duty sheet found (it needs a deliverable and a deadline column; columns seen: {seen})",
        "请检查表头名称。",
        "Check the header names.",
    ),
    "no-duty-sheet:blank": entry(
        "工作簿里什么都没有(或只有图片),没有可以检查的",
        "There is nothing in the cells of this workbook, or only pictures: nothing can be checked",
        "请核对是不是这个文件;责任要写在单元格里。",
        "See whether it is the right file; duties have to stand in cells.",
    ),
    "no-duty-sheet:uncached": entry(
        "工作簿里只有公式,都没有可用的值(没有计算结果,或是 #N/A 之类的错误值)",
        "There are only formulas in this workbook, and none has a usable value (no result, or an error such as #N/A)",
        "请用 Excel 打开,改正公式或重新计算后保存。",
        "Open it in Excel, correct the formulas or let it calculate, and save.",
    ),
    "no-duty-sheet:apart": entry(
        "没有找到责任表:没有一列是期限;这里写着{said}",
        "No duty sheet found: no column is of deadlines; here it says {said}",
        "如果它是各行的期限,请加一列“期限”,逐行写上(小标题行留空);几列各有一个期限的,改成一行一项。",
        "If that is the deadline of the rows, add a column Deadline and write it into each (but headings); where columns "
        "have one each, give each thing a row of its own.",
    ),
    "no-duty-sheet:no-deadline": entry(
        "没有找到责任表:“{name}”一列写着要做的事,没有一列是期限",
        "No duty sheet found: “{name}” says what is to be done, and no column says by when",
        "请加一列“期限”,写明各项什么时候交,例如“每月5号前”;已有这样一列的,改成这个名称。",
        "Add a column Deadline that says by when each is due, such as “by the 5th of each month”, or call the one you "
        "have so.",
    ),
}
