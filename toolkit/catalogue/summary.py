"""Month-end: its findings, and every word of the summary workbook."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # findings of month-end
    "department-missing": entry(
        "没有找到 {department} 的工作簿",
        "There is no workbook of {department}",
        "请向 {department} 催要 {period} 的工作簿,放进本文件夹后重新检查。",
        "Ask {department} for its workbook of {period}, put it into this folder and check again.",
    ),
    "department-missing:empty": entry(
        "{department} 的工作簿里没有责任表",
        "The workbook of {department} has no duty sheet",
        "请 {department} 用模板补齐 {period} 的责任表后重新检查。",
        "Let {department} fill in its duty sheet of {period} and check again.",
    ),
    "deliverable-missing": entry(
        "{department} 本期应有的事项“{deliverable}”({duty}),各工作簿里都没有",
        "No workbook has “{deliverable}” ({duty}), which {department} owes this period",
        "请 {department} 在交付记录中补上这一行;如果名称不同,请填责任编号 {duty}。",
        "Let {department} add the row to its obligations; where it goes by another name, fill in the duty id {duty}.",
    ),
    # sheets
    "summary-sheet-overview": entry("总览", "Overview"),
    "summary-sheet-departments": entry("部门", "Departments"),
    "summary-sheet-matrix": entry("服务矩阵", "Service matrix"),
    "summary-sheet-overdue": entry("逾期清单", "Overdue"),
    "summary-sheet-late": entry("迟交清单", "Late"),
    "summary-sheet-soon": entry("即将到期", "Due soon"),
    "summary-sheet-undetermined": entry("未判定", "Undetermined"),
    "summary-sheet-completeness": entry("完整性", "Completeness"),
    "summary-sheet-problems": entry("数据问题", "Data problems"),
    "summary-sheet-audit": entry("审计", "Audit"),
    # the workbook as a whole
    "summary-title": entry("服务责任月末汇总 {period}", "Service duties at month-end, {period}"),
    "summary-as-of": entry("截至 {as_of}", "As of {as_of}"),
    "summary-page": entry("第 {page} 页,共 {pages} 页", "Page {page} of {pages}"),
    "summary-none": entry("—", "—"),
    "summary-unnamed-provider": entry("(未写部门)", "(no department)"),
    "summary-unnamed-receiver": entry("(未写服务对象)", "(no receiver)"),
    "summary-total": entry("合计", "Total"),
    "summary-more": entry("另有 {count} 项没有列出。", "{count} more are not listed."),
    "summary-month": entry("{year}年{month}月", "{month} {year}"),
    "summary-quarter": entry("{year}年第{quarter}季度", "Q{quarter} {year}"),
    "summary-year": entry("{year}年", "{year}"),
    # outcomes
    "summary-outcome-exempt": entry("无需交付", "Nothing owed"),
    # overview
    "summary-overview-nothing": entry(
        "没有读到任何应交付事项。请确认文件夹里有各部门的工作簿,并看“数据问题”。",
        "No obligation was read. See that the workbooks are in the folder, and look at “Data problems”.",
    ),
    "summary-overview-rate": entry(
        "已到期 {due} 项,按时 {on_time} 项,按时率 {rate}", "{on_time} of {due} due were on time ({rate})"
    ),
    "summary-overview-rate-none": entry("本期还没有到期的事项", "Nothing has fallen due yet"),
    "summary-overview-overdue": entry(
        "{count} 项逾期未交,最久 {days} 天", "{count} overdue and not handed in, the oldest by {days} days"
    ),
    "summary-overview-overdue-none": entry("没有逾期未交的事项", "nothing is overdue"),
    "summary-overview-missing": entry("没有读到 {names} 的工作簿", "no workbook could be read from {names}"),
    "summary-overview-join": entry(";", "; "),
    "summary-overview-stop": entry("。", "."),
    "summary-names-join": entry("、", ", "),
    "summary-names-more": entry("{names} 等 {count} 个部门", "{names} and others ({count} departments)"),
    "summary-card-obligations": entry("应交付", "Obligations"),
    "summary-card-obligations-note": entry("其中 {count} 项无需交付", "{count} with nothing owed"),
    "summary-card-rate": entry("按时率", "On-time rate"),
    "summary-card-rate-note": entry("{on_time} / {due} 项", "{on_time} of {due}"),
    "summary-card-rate-none": entry("没有到期的", "none fell due"),
    "summary-card-overdue": entry("逾期未交", "Overdue"),
    "summary-card-overdue-note": entry("最久 {days} 天", "oldest {days} days"),
    "summary-card-late": entry("迟交", "Late"),
    "summary-card-late-note": entry("最迟 {days} 天", "latest by {days} days"),
    "summary-card-soon": entry("临期", "Due soon"),
    "summary-card-soon-note": entry("另有 {count} 项未到期", "{count} not due yet"),
    "summary-card-undetermined": entry("无法判定", "Undetermined"),
    "summary-card-undetermined-note": entry("不计入按时率", "not in the rate"),
    "summary-card-departments": entry("交表部门", "Departments in"),
    "summary-card-departments-note": entry("缺 {count} 个部门", "{count} missing"),
    "summary-card-departments-all": entry("全部交齐", "all are in"),
    "summary-card-deliverables": entry("应有事项", "Expected deliverables"),
    "summary-card-deliverables-note": entry("缺 {count} 项", "{count} missing"),
    "summary-card-deliverables-all": entry("全部都有", "all are there"),
    "summary-card-deliverables-none": entry("没有可核对的清单", "no list to compare with"),
    "summary-card-problems": entry("数据问题", "Data problems"),
    "summary-card-problems-note": entry(
        "错误 {errors} · 警告 {warnings} · 提示 {infos}", "{errors} errors, {warnings} warnings, {infos} notes"
    ),
    "summary-card-files": entry("读到的工作簿", "Workbooks read"),
    "summary-card-files-note": entry("{count} 个没有读成或写成", "{count} not read or written"),
    "summary-card-files-all": entry("全部处理完毕", "all were dealt with"),
    "summary-of": entry("{part} / {whole}", "{part} / {whole}"),
    "summary-chart-departments": entry("哪个部门欠得最多?{answer}", "Who owes most? {answer}"),
    "summary-chart-departments-worst": entry("{name},{count} 项逾期未交", "{name}, {count} overdue"),
    "summary-chart-departments-fine": entry("都没有逾期", "nobody is overdue"),
    "summary-chart-ageing": entry("拖了多久?{answer}", "For how long? {answer}"),
    "summary-chart-ageing-old": entry("{count} 项超过 15 天", "{count} over 15 days"),
    "summary-chart-ageing-young": entry("都在 15 天以内", "all within 15 days"),
    "summary-first": entry("先办这些:逾期最久的 {count} 项", "Deal with these first: the {count} longest overdue"),
    "summary-first-all": entry("先办这些:逾期未交的全部 {count} 项", "Deal with these first: all {count} overdue"),
    "summary-first-none": entry("本期没有逾期事项。", "Nothing is overdue this period."),
    "summary-note-rate": entry(
        "按时率 = 按时 ÷(按时 + 迟交 + 逾期未交)。未到期、临期、无法判定、无需交付的不计入。",
        "On-time rate = on time ÷ (on time + late + overdue). Not due, undetermined, nothing owed: not counted.",
    ),
    "summary-note-provisional": entry(
        "有 {count} 项的应交时间用到尚未公布放假安排的年份,为暂定结果。",
        "{count} dues rest on a year whose public holidays are not published yet; they are provisional.",
    ),
    # columns
    "summary-column-department": entry("部门", "Department"),
    "summary-column-workbook": entry("工作簿", "Workbook"),
    "summary-column-obligations": entry("应交付", "Obligations"),
    "summary-column-rate": entry("按时率", "On-time rate"),
    "summary-column-longest": entry("最长逾期天数", "Longest overdue (days)"),
    "summary-column-problems": entry("数据问题", "Data problems"),
    "summary-column-receiver": entry("服务对象", "Receiver"),
    "summary-column-owner": entry("责任人", "Owner"),
    "summary-column-deliverable": entry("事项", "Deliverable"),
    "summary-column-phrase": entry("期限(原文)", "Deadline as written"),
    "summary-column-for": entry("期间或业务", "Period or case"),
    "summary-column-due": entry("应交时间", "Due"),
    "summary-column-submitted": entry("完成时间", "Submitted"),
    "summary-column-days": entry("逾期天数", "Days late"),
    "summary-column-ageing": entry("账龄", "Ageing"),
    "summary-column-work": entry("状态", "Status"),
    "summary-column-source": entry("来源", "Source"),
    "summary-column-why": entry("为什么", "Why"),
    "summary-column-severity": entry("级别", "Severity"),
    "summary-column-place": entry("位置", "Place"),
    "summary-column-message": entry("问题", "Problem"),
    "summary-column-remedy": entry("怎么办", "What to do"),
    "summary-column-rule": entry("规则", "Rule"),
    "summary-column-duty": entry("责任编号", "Duty"),
    "summary-column-there": entry("有没有", "There?"),
    "summary-column-note": entry("说明", "Note"),
    "summary-column-shape": entry("形式", "Shape"),
    "summary-column-fingerprint": entry("指纹 (SHA-256)", "Fingerprint (SHA-256)"),
    "summary-column-written": entry("写入格数", "Cells written"),
    "summary-column-backup": entry("备份", "Backup"),
    # departments
    "summary-departments-lead": entry(
        "逾期未交多的在前。按时率:绿灯 95% 以上,黄灯 80% 以上,红灯不到 80%。",
        "The most overdue first. On-time rate: green from 95%, amber from 80%, red below.",
    ),
    "summary-departments-none": entry("没有读到任何部门的应交付事项。", "No obligation of any department was read."),
    "summary-workbook-there": entry("有", "yes"),
    "summary-workbook-missing": entry("缺", "missing"),
    "summary-workbook-failed": entry("打不开", "unreadable"),
    "summary-workbook-empty": entry("没有责任表", "no duties"),
    # matrix
    "summary-matrix-lead": entry(
        "谁(行)为谁(列)服务,做到了多少。", "Who (rows) serves whom (columns), and how much of it was done in time."
    ),
    "summary-matrix-rate": entry("按时率", "On-time rate"),
    "summary-matrix-count": entry("应交付项数", "Number of obligations"),
    "summary-matrix-corner": entry("责任部门 ↓  服务对象 →", "Provider ↓  Receiver →"),
    "summary-matrix-others": entry("其他 {count} 个", "{count} others"),
    "summary-matrix-none": entry("没有读到任何应交付事项。", "No obligation was read."),
    # lists
    "summary-overdue-lead": entry(
        "到期还没有交的,拖得最久的在前。", "Due and not handed in, the longest overdue first."
    ),
    "summary-overdue-none": entry("本期没有逾期事项。", "Nothing is overdue this period."),
    "summary-late-lead": entry("交了,但过了期限的,迟得最多的在前。", "Handed in after the deadline, the latest first."),
    "summary-late-none": entry("本期没有迟交事项。", "Nothing was handed in late this period."),
    "summary-soon-lead": entry(
        "还没有交、马上要到期的,先到期的在前。", "Not handed in and about to fall due, the earliest first."
    ),
    "summary-soon-none": entry("现在没有即将到期的事项。", "Nothing is about to fall due."),
    "summary-undetermined-lead": entry(
        "不能判定按时与否的,不计入按时率。", "What cannot be judged; it does not count in the on-time rate."
    ),
    "summary-undetermined-none": entry("没有无法判定的事项。", "Everything could be judged."),
    "summary-shown": entry("筛选后 {count} 项", "{count} shown"),
    "summary-ageing-1-3": entry("1–3 天", "1–3 days"),
    "summary-ageing-4-7": entry("4–7 天", "4–7 days"),
    "summary-ageing-8-15": entry("8–15 天", "8–15 days"),
    "summary-ageing-over-15": entry("15 天以上", "over 15 days"),
    "summary-ageing-unknown": entry("天数不明", "days unknown"),
    # completeness
    "summary-completeness-lead": entry(
        "各部门的工作簿和本期应有的事项是否都在。",
        "Whether every workbook and every deliverable of the period is there.",
    ),
    "summary-completeness-departments": entry("部门工作簿", "Workbooks of the departments"),
    "summary-completeness-deliverables": entry("本期应有事项", "Deliverables expected this period"),
    "summary-completeness-no-departments": entry("没有指定应有哪些部门。", "No departments are expected."),
    "summary-completeness-no-deliverables": entry(
        "没有可以核对的责任清单:未选用模板包,或其中没有每期都有确定日期的事项。",
        "There is no list to compare with: no template pack is in use, or none of its duties has a date each period.",
    ),
    "summary-completeness-rule": entry(
        "只核对每期有确定日期的事项;由业务触发的、只写“及时”的和条件规则不在其中。"
        "先比责任编号,再比事项名称(相同,或一个包含另一个)。",
        "Only what has a date each period is expected: not what a case starts, what is due “promptly”, or rules. "
        "Compared by duty id first, then by name (equal, or one within the other).",
    ),
    "summary-deliverable-there": entry("有", "yes"),
    "summary-deliverable-missing": entry("缺", "missing"),
    # problems
    "summary-problems-lead": entry(
        "错误 {errors} · 警告 {warnings} · 提示 {infos}。点位置可打开原单元格。",
        "{errors} errors, {warnings} warnings, {infos} for information. A place opens its cell.",
    ),
    "summary-problems-none": entry("没有发现数据问题。", "No problem was found in the data."),
    # audit
    "summary-audit-lead": entry("这份汇总依据什么、怎样得出。", "What this summary rests on."),
    "summary-audit-run": entry("本次检查", "This check"),
    "summary-audit-files": entry("读到的文件", "Files read"),
    "summary-audit-no-files": entry("文件夹里没有工作簿。", "There is no workbook in the folder."),
    "summary-audit-period": entry("期间", "Period"),
    "summary-audit-as-of": entry("截至", "As of"),
    "summary-audit-folder": entry("文件夹", "Folder"),
    "summary-audit-calendar": entry("工作日历", "Work calendar"),
    "summary-audit-provisional": entry("日历是否暂定", "Provisional"),
    "summary-audit-final": entry("否:用到的年份都已公布放假安排", "No: the holidays of every year used are published"),
    "summary-audit-provisional-yes": entry(
        "是:{count} 项的应交时间用到尚未公布放假安排的年份",
        "Yes: {count} dues rest on a year whose holidays are not published",
    ),
    "summary-audit-settings": entry("设置", "Settings"),
    "summary-audit-default": entry("默认", "default"),
    "summary-audit-version": entry("程序", "Program"),
    "summary-audit-generated": entry("生成时间", "Generated"),
    "summary-audit-counts": entry("应交付", "Obligations"),
    "summary-audit-counts-value": entry(
        "{obligations} 项 = 按时 {on_time} + 迟交 {late} + 逾期未交 {overdue} + 临期 {due_soon} + 未到期 {not_due}"
        " + 无法判定 {undetermined} + 无需交付 {exempt}",
        "{obligations} = on time {on_time} + late {late} + overdue {overdue} + due soon {due_soon} + not due {not_due}"
        " + undetermined {undetermined} + nothing owed {exempt}",
    ),
    "summary-audit-rate": entry("按时率的算法", "On-time rate"),
    "summary-shape-plain": entry("一张表", "one table"),
    "summary-shape-full": entry("完整工作簿", "full workbook"),
    "summary-shape-none": entry("没有责任表", "no duty sheet"),
    "summary-file-fine": entry("正常", "fine"),
    "summary-no-reason": entry("没有写明原因", "no reason was given"),
}
