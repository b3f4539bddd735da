"""Labels: statuses, reasons, and the phrases of the note (检查说明) beside each row, and names of files."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "work-not_started": entry("未开始", "Not started"),
    "work-in_progress": entry("进行中", "In progress"),
    "work-submitted": entry("已提交", "Submitted"),
    "work-rejected": entry("退回", "Rejected"),
    "work-accepted": entry("已验收", "Accepted"),
    "work-waived": entry("豁免", "Waived"),
    "work-not_applicable": entry("不适用", "Not applicable"),
    "work-void": entry("作废", "Void"),
    "timeliness-not_due": entry("未到期", "Not due"),
    "timeliness-due_soon": entry("临期", "Due soon"),
    "timeliness-overdue": entry("逾期未交", "Overdue"),
    "timeliness-on_time": entry("按时", "On time"),
    "timeliness-late": entry("迟交", "Late"),
    "timeliness-undetermined": entry("无法判定", "Undetermined"),
    "severity-error": entry("错误", "Error"),
    "severity-warning": entry("警告", "Warning"),
    "severity-info": entry("提示", "Info"),
    "yes": entry("是", "Yes"),
    "no": entry("否", "No"),
    # why something could not be judged, or on what the judgement rests
    "reason-deadline-missing": entry("期限为空", "No deadline"),
    "reason-deadline-none": entry("没有约定期限", "No deadline was agreed"),
    "reason-deadline-unreadable": entry("期限看不懂", "The deadline cannot be read"),
    "reason-deadline-doubted": entry("期限是哪一天分不清", "Which day the deadline means cannot be told"),
    "reason-formula-uncached": entry("期限是公式,没有计算结果", "The deadline is a formula without a result"),
    "reason-policy-undefined": entry(
        "期限没有具体日期,未约定时限", "The deadline names no day and no service level is set"
    ),
    "reason-event-none": entry("没有业务时间", "No event date"),
    "reason-event-missing": entry("没有业务时间", "No event date"),
    "reason-event-unclear": entry("看不出业务时间", "The event date cannot be told"),
    "reason-event-time-unknown": entry(
        "要看业务的钟点,业务时间没有写(或正好在分界上)", "Depends on the event's clock time, which is not given"
    ),
    "reason-day-unsaid": entry("期限要看是哪天说的,没有写", "Depends on the day it was said, which is not given"),
    "reason-period-unclear": entry("看不出是哪一期", "The period cannot be told"),
    "reason-no-due-in-period": entry("本期没有应交日", "No due day in this period"),
    "reason-no-due": entry("算不出应交时间", "No due can be computed"),
    "reason-window": entry("是时间范围,不是期限", "A time window, not a deadline"),
    "reason-not-before": entry("只规定最早时间,没有最晚期限", "Says the earliest time, not a deadline"),
    "reason-paused": entry("暂停计时,等待对方", "The clock is paused, waiting for the other side"),
    "reason-completion-missing": entry("标着已交,没有完成时间", "Said to be handed in, no completion time"),
    "reason-completion-undated": entry("写了已完成,没有写日期", "Said to be done, not when"),
    "reason-completion-doubted": entry(
        "完成时间是哪一天分不清,不同的读法结论不同", "Which day the completion means cannot be told, and it matters"
    ),
    "reason-completion-unreadable": entry("完成时间看不懂", "The completion time cannot be read"),
    "reason-completion-no-month": entry("没有本期的列可写完成时间", "No column of this period for the completion time"),
    "reason-time-missing": entry("完成时间没有钟点,按当天算按时", "No clock time; on time by the day"),
    "reason-service-level": entry("按约定的服务时限判定", "Judged by the agreed service level"),
    "reason-waived": entry("豁免", "Waived"),
    "reason-not_applicable": entry("不适用:没有发生业务", "Not applicable: no event happened"),
    "reason-void": entry("作废", "Void"),
    # the note
    "note-boundary": entry("边界日:“前”按含当日计", "Boundary: “before” is taken to include the day"),
    "note-boundary-exclusive": entry("边界日:“前”按不含当日计", "Boundary: “before” is taken to exclude the day"),
    "note-rolled": entry("遇休息日由 {nominal} 调整", "moved from {nominal}, a day off"),
    "note-provisional": entry("暂定:放假安排尚未公布", "provisional: holidays not published yet"),
    "note-rejected": entry("已退回:{reason}", "rejected: {reason}"),
    "note-rework": entry("重交应于 {due},{timeliness}", "to be handed in again by {due}: {timeliness}"),
    "note-incomplete": entry("资料不完整", "papers incomplete"),
    "note-paused": entry("暂停计时", "clock paused"),
    # by what the result workbook beside a file that cannot be written is known; each check asks for it
    "beside-file": entry("{stem}.检查结果.xlsx", "{stem}.check-results.xlsx"),
    "beside-sheet": entry("所属工作簿", "Belongs to"),
    "beside-marker": entry("dutybook 检查结果工作簿", "dutybook result workbook"),
}
