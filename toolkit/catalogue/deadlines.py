"""How deadlines are read: what is open in a phrase, the reading taken, and the setting that decides it.

``ambiguity-CODE`` is the reading under the default policy, ``ambiguity-CODE-alt`` the other one; the remedy names the
setting, or how to reword the phrase where no setting can help.
"""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry


def _set(zh: str, en: str, setting: str) -> Entry:
    """An ambiguity that a setting decides."""
    return entry(zh, en, f"由设置 policy.{setting} 决定。", f"The setting policy.{setting} decides.")


def _reword(zh: str, en: str, zh_remedy: str, en_remedy: str) -> Entry:
    return entry(zh, en, zh_remedy, en_remedy)


ENTRIES: dict[str, Entry] = {
    "deadline-kind-none": entry("其中没有期限", "There is no deadline in it"),
    "deadline-reword": entry(
        "请写明哪一天之前或多长时间之内,例如“每月5号前”“交车后3日内”",
        "Say by which day or within what time, such as “by the 5th of each month” or “within 3 days of delivery”",
    ),
    "deadline-kind-policy-undefined": entry(
        "“{word}”没有说明具体时间",
        "“{word}” names no time",
        "请写明日期或天数,或在设置 service_levels 中为它规定期限。",
        "Write a date or a number of days, or give it a level under service_levels in the settings.",
    ),
    "deadline-read-as": entry("读作:{rule}", "Read as: {rule}"),
    "deadline-whichever-earlier": entry(",以较早者为准", ", whichever is earlier"),
    "deadline-event-split": entry(
        "(业务在{time}之前的按前一条,之后的按后一条)", " (the first for events up to {time}, the second for later ones)"
    ),
    "deadline-whichever-later": entry(",以较晚者为准", ", whichever is later"),
    "deadline-next": entry("应交时间:{dates}", "Due: {dates}"),
    "deadline-no-date": entry("没有可以计算的日期", "No date can be computed"),
    "deadline-provisional": entry(
        "涉及的年份尚未公布放假安排,日期为暂定",
        "The days off of a year concerned are not published yet, so the date is provisional",
    ),
    "explain-bad-line": entry(
        "第 {number} 行不是形如 {{\"id\": 1, \"text\": \"每月5号前\"}} 的 JSON",
        "Line {number} is not JSON of the form {{\"id\": 1, \"text\": \"by the 5th\"}}",
    ),
    "ambiguity-before-day-inclusive": _set(
        "“前”按含当天理解:那一天24:00之前都算按时",
        "“before” a day is taken to include it: on time until that day ends",
        "before_inclusive",
    ),
    "ambiguity-before-day-inclusive-alt": _set(
        "“前”按不含当天理解:前一天24:00之前算按时",
        "“before” a day is taken to end with the day before it",
        "before_inclusive",
    ),
    "ambiguity-month-end-calendar-or-workday": _set(
        "“月底”按当月最后一天理解",
        "“month-end” is taken as the last calendar day",
        "month_end_workday",
    ),
    "ambiguity-month-end-calendar-or-workday-alt": _set(
        "“月底”按当月最后一个工作日理解",
        "“month-end” is taken as the last working day",
        "month_end_workday",
    ),
    "ambiguity-week=7-days-or-5-workdays": _set(
        "“一周”按7个自然日理解", "“a week” is taken as 7 calendar days", "week_workdays"
    ),
    "ambiguity-week=7-days-or-5-workdays-alt": _set(
        "“一周”按5个工作日理解", "“a week” is taken as 5 working days", "week_workdays"
    ),
    "ambiguity-next-day-calendar-or-workday": _set(
        "“次日”按下一个自然日理解", "“next day” is taken as the next calendar day", "next_day_workdays"
    ),
    "ambiguity-next-day-calendar-or-workday-alt": _set(
        "“次日”按下一个工作日理解", "“next day” is taken as the next working day", "next_day_workdays"
    ),
    "ambiguity-T+n-calendar-or-workday": _set(
        "“T+n”按自然日计算", "“T+n” is counted in calendar days", "t_plus_workdays"
    ),
    "ambiguity-T+n-calendar-or-workday-alt": _set(
        "“T+n”按工作日计算", "“T+n” is counted in working days", "t_plus_workdays"
    ),
    "ambiguity-from-the-day-counting": _set(
        "“自…之日起”从次日起算,当日不计(民法典第二百零一条)",
        "“from the day of” starts counting with the day after",
        "from_day_counts",
    ),
    "ambiguity-from-the-day-counting-alt": _set(
        "“自…之日起”含当日起算", "“from the day of” counts the day itself", "from_day_counts"
    ),
    "ambiguity-dmy-or-mdy": _set(
        "数字日期按“月/日/年”理解", "A date in figures is read month first", "month_first"
    ),
    "ambiguity-dmy-or-mdy-alt": _set(
        "数字日期按“日/月/年”理解", "A date in figures is read day first", "month_first"
    ),
    "ambiguity-end-of-business-time": _set(
        "“下班前”没有写钟点,未设置下班时间时按24:00计算",
        "The close of business has no clock time; where none is set it is 24:00",
        "end_of_business",
    ),
    "ambiguity-end-of-business-time-alt": _set(
        "“下班前”没有写钟点,按设置的下班时间计算",
        "The close of business has no clock time; it is when business ends as set",
        "end_of_business",
    ),
    "ambiguity-end-of-day": _set("当日完成,以当日结束为限", "To be done by the end of each day", "cut_off"),
    "ambiguity-half-day": _set(
        "“半天”按事件发生后12小时计算", "“half a day” is taken as 12 hours from the event", "half_day_hours"
    ),
    "ambiguity-half-month": _set("“半个月”按15天计算", "“half a month” is taken as 15 days", "half_month_days"),
    "ambiguity-working-hours": _set(
        "工作小时按设置的营业时间在工作日内累计",
        "Working hours run during the business hours of working days",
        "business_hours",
    ),
    "ambiguity-end-of-week": _set(
        "“周末”按设置或字面的最后一天理解", "“end of week” is taken as Friday unless set otherwise", "week_ends_on"
    ),
    "ambiguity-phase": _set(
        "没有写明从哪一期开始,隔期按最近一期起算",
        "The phrase does not say which periods count; the next one is taken as the first",
        "phase_start",
    ),
    "ambiguity-policy-undefined": entry(
        "没有具体时间,不计入按时率",
        "It names no time and is left out of the on-time rate",
        "可在设置 service_levels 中规定期限。",
        "A level under service_levels in the settings gives it one.",
    ),
    "ambiguity-service-level": entry(
        "日期来自设置 service_levels 中的规定,而不是原文",
        "The date rests on service_levels in the settings, not on the phrase",
    ),
    "deadline-day-off": entry(
        "{dates} 是休息日,期限没有写是否顺延;由设置 policy.roll 决定(现为 {roll})",
        "Not a working day: {dates}; the phrase does not say whether it moves, and policy.roll decides (now {roll})",
    ),
    "help-calendar": entry(
        "把一个期间的应交事项导出为日历文件(.ics)。", "Export the obligations of a period as a calendar file (.ics)."
    ),
    "help-ics": entry("要写的日历文件。", "The calendar file to write."),
    "help-todo": entry("导出为任务(VTODO)而不是日程。", "Tasks (VTODO) instead of events."),
    "calendar-name": entry("应交事项", "Obligations"),
    "calendar-summary": entry("{what}({parties})", "{what} ({parties})"),
    "calendar-phrase": entry("期限:{phrase}", "Deadline: {phrase}"),
    "calendar-owner": entry("责任人:{owner}", "Owner: {owner}"),
    "calendar-status": entry("状态:{status}", "Status: {status}"),
    "calendar-place": entry("出处:{workbook} {sheet} 第 {row} 行", "From: {workbook} {sheet}, row {row}"),
    "calendar-moved": entry("原为 {nominal},因休息日调整", "Originally {nominal}, moved off a day off"),
    "calendar-made": entry("已写入 {count} 条到 {name}", "Wrote {count} (entry|entries) to {name}"),
    "calendar-undated": entry(
        "{count} 个事项没有可以计算的日期,未写入", "{count} obligation(|s) (has|have) no computable date and (is|are) left out"
    ),
    "calendar-nothing": entry(
        "没有读到应交事项,日历是空的。运行 dutybook check 会说明原因",
        "No obligations were found; the calendar is empty. dutybook check says why",
    ),
    "calendar-not-ours": entry(
        "{name} 已存在,不是 dutybook 做的日历文件,没有覆盖",
        "{name} exists and is no calendar file that dutybook made; it was left as it is",
        "请换一个以 .ics 结尾的文件名,或先把它移走。",
        "Name another file, ending in .ics, or move it away first.",
    ),
    "calendar-not-written": entry(
        "写不了 {name}:{detail}",
        "{name} cannot be written: {detail}",
        "检查文件夹是否存在、是否有写入权限。",
        "See that the folder exists and may be written to.",
    ),
    "explain-policy": entry("  依据:{setting} = {value}({source})", "  rests on: {setting} = {value} ({source})"),
    "policy-source-default": entry("默认", "default"),
    "help-department": entry("按哪个部门的设置解释。", "Explain under this department's settings."),
    "help-duty": entry("按哪个事项(编号)的设置解释。", "Explain under the settings of this duty (its id)."),
    "help-workbook": entry("按哪个工作簿(文件名)的设置解释。", "Explain under the settings of this workbook (its file name)."),
    "ambiguity-policy-word-plus-date": entry(
        "既有“及时”一类的词又有日期,以日期为准", "It has both an adverb and a date; the date counts"
    ),
    "ambiguity-period-implied": _reword(
        "没有写“每月”,按每月理解",
        "It does not say “each month”; it is taken as monthly",
        "写成“每月5号前”最清楚。",
        "Write “of each month” to be clear.",
    ),
    "ambiguity-recurring-or-once": _reword(
        "没有写是一次还是每期,按本期一次理解",
        "It does not say whether it recurs; it is taken as once, in this period",
        "写成“每月底”或“本月底”。",
        "Write “each month-end” or “this month-end”.",
    ),
    "ambiguity-no-day-in-period": _reword(
        "只写了周期,没有写哪一天,以该期结束为限",
        "It names a period but no day; it holds until the period ends",
        "请写明日期,例如“每月5号前”。",
        "Name a day, such as “by the 5th of each month”.",
    ),
    "ambiguity-start-left-out": _reword(
        "从哪天开始执行没有计入,每期都算",
        "From when it holds is not counted in; it is due in every period",
        "起始日请填在责任清单的“生效日期”列;没有这一列的表,到时再加这一行。",
        "Put it into the column “effective from” of the duty list; on a sheet without one, add the row when the day comes.",
    ),
    "ambiguity-end-left-out": _reword(
        "到哪天为止没有计入,每期都算:那天可能是所交内容截至的日子,或没有写明是哪一年",
        "Up to when it holds is not counted in, for the day may say what is in the thing, or be of any year",
        "到那天就不再交的,写成“每月5日前,有效期至2026年10月31日”。",
        "If it ends on that day, write “by the 5th of each month until 31 October 2026”.",
    ),
    "ambiguity-bound-year-implied": _reword(
        "起止日没有写年份,按离应交日较近的那一年理解",
        "No year is given for from when or up to when it holds; the one near the due day is taken",
        "请写上年份,如“自2026年9月起”。",
        "Write the year, like from September 2026.",
    ),
    "ambiguity-12-oclock-morning": _reword(
        "“上午12点”按中午12:00理解", "12 in the morning is taken as noon", "写成12:00。", "Write 12:00."
    ),
    "ambiguity-12-oclock-night": _reword(
        "“晚上12点”按当日24:00理解",
        "12 at night is taken as the end of that day",
        "写成24:00。",
        "Write 24:00.",
    ),
    "ambiguity-day-missing-in-month": _reword(
        "有的月份没有这一天,按该月最后一天计算",
        "Some months lack this day; their last day is taken",
        "写成“每月最后一天”。",
        "Write “the last day of each month”.",
    ),
    "ambiguity-no-such-day": _reword(
        "日期不存在", "There is no such date", "请核对月份和日子。", "Check the month and the day."
    ),
    "ambiguity-statutory-unset": _reword(
        "法定期限每年公布,设置里没有写用哪张表",
        "Such days are published each year, and the settings name no table of them",
        '请在设置的 [calendar] 里写 statutory,如 ["cn-tax-2026"]。',
        'Name one under [calendar] of the settings, like statutory = ["cn-tax-2026"].',
    ),
    "ambiguity-due-end-of-period": _reword(
        "只写了月份,以该月结束为限",
        "It names a month only; it holds until the month ends",
        "请写明日期。",
        "Name a day.",
    ),
    "ambiguity-month-end-correspondence": entry(
        "按月计算的期间到对应日止,没有对应日的到月末(民法典第二百零二条)",
        "Months end on the corresponding day, or on the last day where there is none",
    ),
    "ambiguity-approximate": _reword(
        "是大概的时间", "The time is approximate", "请写明确切日期。", "Name the exact day."
    ),
    "ambiguity-quota-not-offset": entry("其中的数量是次数或天数要求,不是期限", "The number is a quota, not a deadline"),
    "ambiguity-lunar-or-solar": _set("“初五”按农历理解", "The day is taken by the lunar calendar", "lunar_days"),
    "ambiguity-lunar-or-solar-alt": _set("“初五”按公历5日理解", "The day is taken by the solar calendar", "lunar_days"),
    "ambiguity-statutory-table": entry(
        "日期来自设置 calendar.statutory 中的法定申报日历,表中没有的月份不给日期",
        "The date is that of the table named by calendar.statutory; months that it lacks have none",
    ),
    "ambiguity-biweekly-two-meanings": _reword(
        "biweekly/bimonthly 按每两周(两个月)一次理解",
        "biweekly is taken as every two weeks (bimonthly: every two months)",
        "写成“每两周”或“每周两次”。",
        "Write “every two weeks” or “twice a week”.",
    ),
    "ambiguity-geri-next-or-alternate": _reword(
        "“隔日”按次日理解", "隔日 is taken as the next day", "写成“次日”或“每隔一天”。", "Write 次日 or 每隔一天."
    ),
    "ambiguity-WDn-of-month-or-after-event": _reword(
        "WDn 按当月第 n 个工作日理解",
        "WDn is taken as the nth working day of the month",
        "若从事件起算,写成“T+n个工作日”。",
        "Write “T+n working days” to count from an event.",
    ),
    "ambiguity-period-close-anchor": entry(
        "从结账完成之日起算;没有登记结账日时从期末起算",
        "Counted from the day the books close; from the period's end where that is not recorded",
    ),
    "ambiguity-holiday-anchor": entry("以节日当天为准,不是放假的第一天", "Counted from the holiday itself"),
    "ambiguity-negation": entry("含有否定说法,按否定后的意思理解", "It contains a negation, which is respected"),
    "ambiguity-exception": entry("含有例外,例外的日子不计", "It contains an exception, which is left out"),
    "ambiguity-figures-as-date": _reword(
        "只有数字,按“月.日”理解", "Figures alone are read as month and day", "请写成“11月5日”这样。", "Write it like 5 November."
    ),
    "ambiguity-year-implied": _reword(
        "没有写年份,按所查期间的那一年理解",
        "No year is given; it is taken in the year of the period",
        "请写上年份,如“2027年1月20日”。",
        "Write the year, like 20 January 2027.",
    ),
    "ambiguity-weekday-differs": _reword(
        "写的星期不是那一天的,按日期理解",
        "The weekday is not that of the date, which is taken",
        "请核对日期和星期。",
        "Check the date and the weekday.",
    ),
    "ambiguity-anchor-implied": _reword(
        "没有写从什么事件起算", "It does not say which event starts the count", "写成“收到后3日内”。", "Name the event."
    ),
    "ambiguity-within-implied": entry("没有写“内”,按期限之内理解", "“within” is not written but meant"),
    "ambiguity-instant-as-day": entry(
        "事件发生时完成,以当日结束为限", "To be done with the event; it holds until that day ends"
    ),
    "ambiguity-no-length-after-event": _reword(
        "写了“…后”但没有写多少天之内,无法计算日期",
        "It says “after” without saying how long, so no date can be computed",
        "写成“…后3日内”。",
        "Write how many days after.",
    ),
    "ambiguity-event-time-missing": _reword(
        "事件只登记了日期,按小时的期限从当日24:00起算",
        "The event has a date but no time; hours are counted from the end of that day",
        "登记事件时写明钟点。",
        "Record the time of the event.",
    ),
    "ambiguity-year-calendar-not-published": entry(
        "该年放假安排尚未公布,日期为暂定", "The days off of that year are not published; the date is provisional"
    ),
}  # fmt: skip
