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
        "{department} 的工作簿里没有责任表,或表是空的、隐藏的",
        "The workbook of {department} has no duty sheet, or one that is empty or hidden",
        "请 {department} 用模板补齐 {period} 的责任表后重新检查。",
        "Let {department} fill in its duty sheet of {period} and check again.",
    ),
    "department-alike": entry(
        "“{names}”像是“{like}”的另一种写法,现在各算一个部门",
        "“{names}” looks like “{like}” by another name; each counts as a department of its own",
        '是同一个部门的,在 dutybook.toml 的 [department_names] 里写 "{like}" = [{toml}];不是的,加进 departments。',
        'If it is one department, write "{like}" = [{toml}] under [department_names] in dutybook.toml; if not, add them '
        "to departments.",
    ),
    "department-folders": entry(
        "“{department}”在几个文件夹里都有({folders}),合计成了一个部门",
        "“{department}” is in several folders ({folders}), and counts as one department",
        "是几家分店各自的,在各表的标题或责任部门一列写明哪一家(如“{like}”),就分开统计;本来就是一个部门的,不用理会。",
        "If these are branches, name the branch in each table's title or column Department (“{like}”), and they count "
        "apart; if it is one department, nothing.",
    ),
    "workbook-astray": entry(
        "放在“{folder}”,写的却全是“{home}”的部门(“{department}”):像是抄来没有改,或放错了文件夹;都算在“{department}”名下",
        "It lies in “{folder}”, yet all of it is of a department of “{home}” (“{department}”), to which it counts: it "
        "looks as if it was copied and not changed, or put into the wrong folder",
        "是“{folder}”的表,把标题和责任部门改成本店的;放错了的,移走。",
        "If it is of “{folder}”, name its own department in the title and the rows; if it is in the wrong place, move it.",
    ),
    "workbook-gone": entry(
        "本期早先的月结读过这个工作簿({count} 项),这次没有找到,它的事项不再统计",
        "An earlier month-end of this period read this workbook ({count} obligation(|s)); it was not found this time, and "
        "what it holds does not count any more",
        "误删、移走或改了名又改了内容的,放回原处再运行月结;确实不用的,写明理由关账即可。",
        "If it was deleted or moved away by mistake, put it back and run month-end again; if it is not needed, close with "
        "a reason.",
    ),
    "department-unnamed": entry(
        "有 {count} 行看不出是哪个部门的,都算在“(未写部门)”下",
        "Nothing says which department {count} row(|s) (is|are) of; (it counts|they count) under “(no department)”",
        "加一列“责任部门”,或在表的标题、工作表名、文件名里写上部门;那里写的是别的叫法,就在设置的 [department_names] 里写明。",
        "Add a column Department, or name it in the table's title, the sheet's or the file's name; where it goes by "
        "another name there, say so under [department_names] in the settings.",
    ),
    "policy-unused": entry(
        "设置里的 {table} 在 {period} 没有用上:没有这样的部门、责任编号或工作簿",
        "{table} of the settings was of no use in {period}: there is no such department, duty or workbook",
        "写错了就改正,要和表里的写法一致(部门的别的叫法写在 [department_names] 里);只是本期没有的,不用管。",
        "Correct what is misspelt, so that it is as the sheets have it (a department's other names stand under "
        "[department_names]); if it only has nothing this period, there is nothing to do.",
    ),
    "deliverable-missing": entry(
        "{department} 本期应有的事项“{deliverable}”({duty}),各工作簿里都没有",
        "No workbook has “{deliverable}” ({duty}), which {department} owes this period",
        "请 {department} 在交付记录中补上这一行;如果名称不同,请填责任编号 {duty}。",
        "Let {department} add the row to its obligations; where it goes by another name, fill in the duty id {duty}.",
    ),
    # sheets
    "report-more": entry(
        "另有 {count} 处数据问题没有列出,见各工作簿的“检查结果”表。",
        "{count} more problem(|s) (is|are) not listed: see the sheet Check results of the workbooks.",
    ),
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
    "summary-and-also": entry(";", "; "),
    "summary-unnamed-provider": entry("(未写部门)", "(no department)"),
    "summary-unnamed-receiver": entry("(未写服务对象)", "(no receiver)"),
    "summary-total": entry("合计", "Total"),
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
        "{count} 项逾期未交,最久 {days} 天", "{count} overdue and not handed in, the oldest by {days} day(|s)"
    ),
    "summary-overview-overdue-none": entry("没有逾期未交的事项", "nothing is overdue"),
    "summary-overview-missing": entry("没有读到 {names} 的工作簿", "no workbook could be read from {names}"),
    "summary-overview-join": entry(";", "; "),
    "summary-overview-stop": entry("。", "."),
    "summary-names-join": entry("、", ", "),
    "summary-names-more": entry("{names} 等 {count} 个部门", "{names} and others ({count} department(|s))"),
    "summary-card-obligations": entry("应交付", "Obligations"),
    "summary-card-obligations-note": entry("其中 {count} 项无需交付", "{count} with nothing owed"),
    "summary-card-overdue-note": entry("最久 {days} 天", "oldest {days} day(|s)"),
    "summary-card-late": entry("迟交", "Late"),
    "summary-card-late-note": entry("最迟 {days} 天", "latest by {days} day(|s)"),
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
    "summary-card-files": entry("读到的工作簿", "Workbooks read"),
    "summary-card-files-note": entry("{count} 个没有读成或写成", "{count} not read or written"),
    "summary-card-files-all": entry("全部处理完毕", "all were dealt with"),
    "summary-of": entry("{part} / {whole}", "{part} / {whole}"),
    "summary-chart-departments-most": entry(
        "哪个部门欠得最多({whole} 个中的 {count} 个)?{answer}", "Who owes most ({count} of {whole})? {answer}"
    ),
    "summary-chart-departments": entry("哪个部门欠得最多?{answer}", "Who owes most? {answer}"),
    "summary-chart-departments-worst": entry("{name},{count} 项逾期未交", "{name}, {count} overdue"),
    "summary-chart-departments-alike": entry(
        "{name}等 {alike} 个部门,各 {count} 项逾期未交", "{alike} alike, {name} among them: {count} overdue each"
    ),
    "summary-chart-departments-fine": entry("都没有逾期", "nobody is overdue"),
    "summary-chart-ageing": entry("拖了多久?{answer}", "For how long? {answer}"),
    "summary-chart-ageing-old": entry("{count} 项超过 15 天", "{count} over 15 days"),
    "summary-chart-ageing-young": entry("都在 15 天以内", "all within 15 days"),
    "summary-first": entry("先办这些:逾期最久的 {count} 项", "Deal with these first: the {count} longest overdue"),
    "summary-first-all": entry(
        "先办这些:逾期未交的全部 {count} 项", "Deal with these first: all that is overdue ({count})"
    ),
    "summary-first-none": entry("本期没有逾期事项。", "Nothing is overdue this period."),
    "summary-note-rate": entry(
        "按时率 = 按时 ÷(按时 + 迟交 + 逾期未交)。未到期、临期、无法判定、无需交付的不计入。",
        "On-time rate = on time ÷ (on time + late + overdue). Not due, undetermined, nothing owed: not counted.",
    ),
    "summary-note-provisional": entry(
        "有 {count} 项的应交时间用到尚未公布放假安排的年份,为暂定结果。",
        "{count} due(|s) (rests|rest) on a year whose public holidays are not published yet, which makes (it|them) provisional.",
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
    "summary-column-source": entry("来源", "Source"),
    "summary-column-why": entry("为什么", "Why"),
    "summary-column-severity": entry("级别", "Severity"),
    "summary-column-place": entry("位置", "Place"),
    "summary-column-message": entry("问题", "Problem"),
    "summary-column-remedy": entry("怎么办", "What to do"),
    "summary-column-duty": entry("责任编号", "Duty"),
    "summary-column-there": entry("有没有", "There?"),
    "summary-column-note": entry("说明", "Note"),
    "summary-column-shape": entry("形式", "Shape"),
    "summary-column-fingerprint": entry("指纹 (SHA-256)", "Fingerprint (SHA-256)"),
    "summary-column-written": entry("写入格数", "Cells written"),
    "summary-column-backup": entry("备份", "Backup"),
    # departments
    "summary-departments-none": entry("没有读到任何部门的应交付事项。", "No obligation of any department was read."),
    "summary-departments-elsewhere": entry("(不属于某个部门的文件)", "(files of no department)"),
    "summary-workbook-there": entry("有", "yes"),
    "summary-workbook-missing": entry("缺", "missing"),
    "summary-workbook-failed": entry("打不开", "unreadable"),
    "summary-workbook-empty": entry("没有责任表", "no duties"),
    # matrix
    "summary-matrix-rate": entry("按时率", "On-time rate"),
    "summary-matrix-count": entry("应交付项数", "Number of obligations"),
    "summary-matrix-corner": entry("责任部门 ↓  服务对象 →", "Provider ↓  Receiver →"),
    "summary-matrix-others": entry("其他 {count} 个", "{count} other(|s)"),
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
        "{errors} error(|s), {warnings} warning(|s), {infos} for information. A place opens its cell.",
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
        "Yes: {count} due(|s) (rests|rest) on a year whose holidays are not published",
    ),
    "summary-audit-settings": entry("设置", "Settings"),
    "summary-audit-default": entry("默认", "default"),
    "summary-audit-version": entry("程序", "Program"),
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
    # month-end as an instrument: report, ratings, reconciliation, trend, sign-off
    "summary-sheet-report": entry("服务监督报告", "Service report"),
    "summary-sheet-ratings": entry("评价", "Ratings"),
    "summary-sheet-reviews": entry("退回与低分", "Sent back"),
    "summary-sheet-reconciled": entry("核对", "Reconciliation"),
    "summary-sheet-trend": entry("趋势", "Trend"),
    "summary-sheet-signoff": entry("签核", "Sign-off"),
    "summary-more": entry(
        "另有 {count} 项没有列出,见各部门工作簿的“检查状态”列和“检查结果”表。",
        "{count} more (is|are) not listed: see the column Check status and the sheet Check results of the workbooks.",
    ),
    "summary-more-lines": entry(
        "{name}:另有 {count} 行没有列出,用 dutybook reconcile 可看全部。",
        "{name}: {count} more line(|s) (is|are) not listed; dutybook reconcile shows all.",
    ),
    "summary-more-departments": entry(
        "另有 {count} 个部门没有列出,见“部门”。",
        "{count} more department(|s) (is|are) not listed here: see Departments.",
    ),
    "summary-unchanged": entry("持平", "same"),
    "summary-light-green": entry("达标", "met"),
    "summary-light-amber": entry("接近", "close"),
    "summary-light-red": entry("未达标", "missed"),
    "summary-target": entry("目标 {target}", "target {target}"),
    "summary-no-last": entry("没有上期数据", "no last month yet"),
    "summary-against-last": entry("上期 {before}  {change}", "last month {before}  {change}"),
    "summary-stage-open": entry("本期尚未签核", "not signed yet"),
    "summary-stage-lapsed": entry(
        "{by} 的编制签字({at})已失效:之后的检查改了状态或评价,要重新签",
        "what {by} signed as prepared ({at}) has lapsed: a later run changed a status or rating; to be signed again",
    ),
    "summary-stage-prepared": entry("{by} 已编制({at}),待复核", "prepared by {by} ({at}), not reviewed yet"),
    "summary-stage-closed": entry("已关账:{by} 复核于 {at}", "closed: reviewed by {by}, {at}"),
    "summary-overview-met": entry(",达到目标 {target}", ", which meets the target of {target}"),
    "summary-overview-not-met": entry(",未达到目标 {target}", ", short of the target of {target}"),
    "summary-card-on_time": entry("按时率", "On-time rate"),
    "summary-card-overdue": entry("逾期未交", "Overdue"),
    "summary-card-first_right": entry("一次通过率", "First time right"),
    "summary-card-score": entry("平均评分", "Average score"),
    "summary-card-sent_back": entry("退回", "Sent back"),
    "summary-card-sent-back": entry("退回", "Sent back"),
    "summary-card-sent-back-note": entry("低分 {count} 项", "{count} scored low"),
    "summary-card-problems-note": entry(
        "错误 {errors} · 警告 {warnings}", "{errors} error(|s), {warnings} warning(|s)"
    ),
    "summary-card-departments-none": entry("没有指定", "none named"),
    "summary-card-evidence": entry("交付文件", "Deliverable files"),
    "summary-card-evidence-note": entry("缺 {count} 个", "{count} missing"),
    "summary-card-evidence-unread": entry("打不开 {unread} 个", "{unread} unreadable"),
    "summary-card-evidence-both": entry("缺 {count} 个,打不开 {unread} 个", "{count} missing, {unread} unreadable"),
    "summary-card-evidence-all": entry("全部都在", "all are there"),
    "summary-card-evidence-none": entry("没有指定文件", "none named"),
    "summary-card-checked": entry("文件内容", "Inside the files"),
    "summary-card-checked-note": entry("{count} 个有错误", "{count} with errors"),
    "summary-card-checked-all": entry("没有错误", "no errors"),
    "summary-card-checked-none": entry("没有可查的文件", "no file to look into"),
    "summary-card-reconciled": entry("核对", "Reconciled"),
    "summary-card-reconciled-note": entry("{count} 行待处理", "{count} line(|s) open"),
    "summary-card-reconciled-undone": entry("{count} 项缺表,没有核对", "{count} not done"),
    "summary-card-reconciled-all": entry("全部相符", "all agree"),
    "summary-card-reconciled-none": entry("没有要核对的表", "nothing to compare"),
    "summary-card-files-none": entry("文件夹里没有", "none in the folder"),
    "summary-chart-trend": entry(
        "一个月比一个月好吗?按时率与目标(柱:逾期未交)",
        "Is it getting better? On-time rate against target (bars: overdue)",
    ),
    "summary-column-work": entry("工作状态", "Status"),
    "summary-column-rule": entry("规则", "Rule"),
    "summary-column-last-rate": entry("上期按时率", "Last month"),
    "summary-column-first-right": entry("一次通过率", "First time right"),
    "summary-column-first-right-count": entry("一次通过", "Right first time"),
    "summary-column-score": entry("评分", "Score"),
    "summary-column-reviewed": entry("已验收评价", "Reviewed"),
    "summary-column-sent-back": entry("退回", "Sent back"),
    "summary-column-mended": entry("退回后验收", "Accepted after"),
    "summary-column-rework-on-time": entry("重交按时", "Rework on time"),
    "summary-column-rework-late": entry("重交逾期", "Rework late"),
    "summary-column-scored": entry("评分项数", "Scored"),
    "summary-column-low": entry("低分", "Low"),
    "summary-column-first": entry("首次提交", "First handed in"),
    "summary-column-owed": entry("应交付", "Owed"),
    "summary-column-state": entry("情况", "Case"),
    "summary-column-reason": entry("原因", "Reason"),
    "summary-column-reviewed-at": entry("验收时间", "Reviewed at"),
    "summary-column-rework-due": entry("重交期限", "Rework due"),
    "summary-column-resubmitted": entry("重交时间", "Resubmitted"),
    "summary-column-rework": entry("重交情况", "Rework"),
    "summary-column-reconciliation": entry("核对项目", "Reconciliation"),
    "summary-column-left": entry("左方", "Left"),
    "summary-column-right": entry("右方", "Right"),
    "summary-column-matched": entry("相符", "Matched"),
    "summary-column-differing": entry("不符", "Differs"),
    "summary-column-only-left": entry("右方缺", "Missing right"),
    "summary-column-only-right": entry("左方缺", "Missing left"),
    "summary-column-ambiguous": entry("待定", "Ambiguous"),
    "summary-column-unreadable": entry("看不懂", "Unreadable"),
    "summary-column-difference": entry("差额", "Difference"),
    "summary-column-overdue": entry("逾期未交", "Overdue"),
    "summary-column-late": entry("迟交", "Late"),
    "summary-column-measure": entry("指标", "Measure"),
    "summary-column-this": entry("本期", "This month"),
    "summary-column-last": entry("上期", "Last month"),
    "summary-column-change": entry("变化", "Change"),
    "summary-column-target": entry("目标", "Target"),
    "summary-column-light": entry("评价", "Light"),
    "summary-column-due-count": entry("已到期", "Fell due"),
    "summary-column-file": entry("文件", "File"),
    "summary-column-rows": entry("行数", "Rows"),
    "summary-column-errors": entry("错误", "Errors"),
    "summary-column-warnings": entry("警告", "Warnings"),
    "summary-departments-lead": entry(
        "逾期未交多的在前。按时率:绿灯 {green}% 以上,黄灯 {amber}% 以上,红灯再低;目标在 dutybook.toml 的 [targets] 里定。",
        "The most overdue first. On-time rate: green from {green}%, amber from {amber}%, red below; set under [targets] in dutybook.toml.",
    ),
    "summary-matrix-lead": entry(
        "谁(行)为谁(列)服务,做到了多少,对方怎样评价。",
        "Who (rows) serves whom (columns), how much of it was done in time, and how it was scored.",
    ),
    "summary-matrix-score": entry("平均评分(1–5)", "Average score (1 to 5)"),
    "summary-ratings-lead": entry(
        "同一批事项从两个方向看:提供得怎样,收到的怎样。",
        "The same obligations from both sides: how they were delivered, and how they were received.",
    ),
    "summary-ratings-given": entry("作为责任部门:交给别人的", "As provider: what was delivered to others"),
    "summary-ratings-received": entry("作为服务对象:别人交来的", "As receiver: what others delivered"),
    "summary-ratings-note": entry(
        "一次通过率 = 第一次交来就验收的 ÷ 已验收或退回的。重交有自己的期限,首次提交仍按原期限计按时与否。{low} 分及以下为低分,须写理由。",
        "First time right = accepted as first handed in ÷ accepted or sent back. Rework has its own due; the first attempt is still judged by the original one. Scores up to {low} are low and want a reason.",
    ),
    "summary-reviews-lead": entry(
        "接收部门退回过的,和评了低分的:还没有重交的在前。",
        "What the receivers sent back or scored low: first what was not handed in again.",
    ),
    "summary-reviews-none": entry("没有退回的,也没有低分。", "Nothing was sent back, and nothing was scored low."),
    "summary-review-open": entry("退回未重交", "sent back, open"),
    "summary-review-again": entry("已重交待验收", "handed in again"),
    "summary-review-mended": entry("退回后已验收", "accepted after"),
    "summary-review-low": entry("低分", "scored low"),
    "summary-review-no-reason": entry("(没有写原因)", "(no reason given)"),
    "summary-reconciled-lead": entry(
        "两张表按约定的字段逐笔核对:相符的、有差异的、只有一方有的、要人判断的。",
        "Two tables held against one another line by line: what agrees, what differs, what only one has, what a person must decide.",
    ),
    "summary-reconciled-figures": entry("核对结果", "Results"),
    "summary-reconciled-bridge": entry("差额说明:从左方合计到右方合计", "From the left total to the right one"),
    "summary-reconciled-lines": entry("待处理的行", "Lines to be dealt with"),
    "summary-reconciled-undone": entry(
        "没有核对:缺表,或表看不懂,见“{sheet}”", "Not done: a table is missing or cannot be read; see {sheet}"
    ),
    "summary-reconciled-none": entry(
        "本期没有要核对的表:没有在 dutybook.toml 的 [reconciliations] 里指定,文件夹里也没有成对的表。",
        "Nothing was reconciled: no tables are named under [reconciliations] in dutybook.toml, and no pair of them lies in the folder.",
    ),
    "summary-reconciled-clean": entry("全部相符,没有待处理的行。", "All agree; nothing is left to deal with."),
    "summary-reconciled-side-bare": entry("{label}:{rows} 行", "{label}: {rows} row(|s)"),
    "summary-reconciled-side": entry("{label}:{rows} 行,合计 {total}", "{label}: {rows} row(|s), total {total}"),
    "summary-trend-lead": entry(
        "最近十二期,取自台账;没有记录的月份留空。",
        "The last twelve periods, from the ledger; months without a record are blank.",
    ),
    "summary-trend-no-ledger": entry(
        "没有台账,所以没有往期数据。月结检查默认会在文件夹旁的 .dutybook 里记台账,从下个月起这里会有趋势。",
        "There is no ledger, and so no history. Month-end keeps one in .dutybook beside the folder by default; from next month on the trend is here.",
    ),
    "summary-trend-first": entry(
        "台账里还没有以前的月份:这是第一期。从下个月起这里会有趋势。",
        "The ledger has no earlier month yet: this is the first. From next month on the trend is here.",
    ),
    "summary-trend-all": entry("全部部门", "All departments"),
    "summary-trend-departments": entry("各部门按时率", "On-time rate by department"),
    "summary-trend-measure": entry("指标", "Measure"),
    "summary-trend-spark": entry("走势", "Course"),
    "summary-trend-target": entry("目标按时率", "Target"),
    "summary-trend-closed": entry("是否已关账", "Closed"),
    "summary-trend-yes": entry("已结", "yes"),
    "summary-trend-no": entry("未结", "no"),
    "summary-signoff-title": entry("{period} 月结签核", "Sign-off for {period}"),
    "summary-signoff-statement": entry(
        "本工作簿汇总各部门 {period} 的服务责任履行情况,截至 {as_of}。签字人确认:已看过“逾期清单”“未判定”“数据问题”和“核对”,其中未解决的事项已另行说明。",
        "This workbook sums up how the departments kept their service duties in {period}, as of {as_of}. Those who sign have looked at Overdue, Undetermined, Data problems and Reconciliation; what is not settled there is accounted for.",
    ),
    "summary-signoff-reopened": entry("重新打开", "Reopened"),
    "summary-signoff-reopened-by": entry("{by} 于 {at} 重新打开,原因:{reason}", "Reopened by {by}, {at}: {reason}"),
    "summary-signoff-accepted": entry("带着未解决事项签字", "Signed with open items"),
    "summary-signoff-accepted-line": entry(
        "{by}:数据问题 {findings} 项、逾期未交 {overdue} 项、未到期未交 {pending} 项。理由:{reason}",
        "{by}: {findings} problem(|s), {overdue} overdue, {pending} not handed in yet. Because: {reason}",
    ),
    "summary-signoff-late": entry("关账后的改动", "Changes after closing"),
    "summary-signoff-late-count": entry(
        "关账后工作簿里有 {count} 处改动,状态仍按关账时的算,明细见“{sheet}”。",
        "{count} change(|s) (was|were) made in the workbooks after closing; statuses stand as they were closed. See {sheet}.",
    ),
    "summary-signoff-how": entry(
        "签字可以记进台账:dutybook close {period} --by 姓名(先编制,再由另一人复核);没有记录的在上面手签。",
        "To sign in the ledger: dutybook close {period} --by NAME (who prepared first, then another person who reviewed). Where nothing is recorded, sign above by hand.",
    ),
    "summary-sign-role": entry("签核", "Role"),
    "summary-sign-name": entry("姓名", "Name"),
    "summary-sign-date": entry("日期", "Date"),
    "summary-sign-hand": entry("签字", "Signature"),
    "summary-sign-prepared": entry("编制", "Prepared"),
    "summary-sign-reviewed": entry("复核", "Reviewed"),
    "summary-sign-approved": entry("总经理批准", "Approved (general manager)"),
    "summary-report-title": entry("服务监督报告", "Service Supervision Report"),
    "summary-report-period": entry("{period}", "{period}"),
    "summary-report-to": entry(
        "报送:公司总经理    截至 {as_of}    {stage}", "To: the general manager    as of {as_of}    {stage}"
    ),
    "summary-report-1": entry("一、总体情况", "1. The month as a whole"),
    "summary-report-2": entry("二、各部门履行情况", "2. Departments"),
    "summary-report-3": entry("三、逾期与迟交", "3. Overdue and late"),
    "summary-report-4": entry("四、验收、退回与评分", "4. Acceptance, rework, scores"),
    "summary-report-5": entry("五、资料、数据与核对", "5. Papers, data, reconciliation"),
    "summary-report-6": entry("六、请督办的事项", "6. What is to be done"),
    "summary-report-age": entry("{age} {count} 项", "{count} of {age}"),
    "summary-report-overdue": entry(
        "逾期未交 {count} 项:{ages}。拖得最久的:", "{count} (is|are) overdue: {ages}. The longest:"
    ),
    "summary-report-more": entry("另有 {count} 项,见“{sheet}”。", "{count} more: see {sheet}."),
    "summary-report-late": entry(
        "已交但迟交的 {count} 项,最迟 {days} 天。", "{count} (was|were) handed in late, the latest by {days} day(|s)."
    ),
    "summary-report-no-reviews": entry(
        "接收部门本期没有填写验收和评分。", "The receivers neither accepted, rejected nor scored anything this month."
    ),
    "summary-report-reviews": entry(
        "接收部门验收评价了 {reviewed} 项,一次通过 {right} 项(一次通过率 {rate}),退回 {back} 项,其中 {mended} 项重交后已验收。",
        "Receivers reviewed {reviewed}; {right} (was|were) right first time ({rate}), {back} (was|were) sent back, {mended} of them accepted since.",
    ),
    "summary-report-scores": entry(
        "评分 {scored} 项,平均 {average} 分,低分 {low} 项。",
        " {scored} were scored, {average} on average, {low} of them low.",
    ),
    "summary-report-workbooks": entry(
        "部门工作簿应有 {whole} 个,已交 {there} 个。", "{there} of {whole} departments handed in their workbook."
    ),
    "summary-report-missing": entry("缺:{names}。", " Missing: {names}."),
    "summary-report-deliverables": entry(
        "本期应有而各表都没有的事项 {count} 项:{names}。",
        "{count} deliverable(|s) of the period (is|are) in no workbook: {names}.",
    ),
    "summary-report-files": entry(
        "查看了 {count} 个交付文件、{rows} 行,有错误的文件 {errors} 个;没找到的文件 {absent} 个,打不开的 {shut} 个。",
        "Looked into {count} deliverable file(|s) with {rows} row(|s): {errors} with errors; not found: {absent}, "
        "not to be opened: {shut}.",
    ),
    "summary-report-problems": entry(
        "数据问题:错误 {errors} 处,警告 {warnings} 处,见“{sheet}”。",
        "Problems in the data: {errors} error(|s), {warnings} warning(|s); see {sheet}.",
    ),
    "summary-report-reconciled": entry(
        "{title}:相符 {matched} 笔,没有待处理的。", "{title}: {matched} agree, nothing is open."
    ),
    "summary-report-reconciled-money": entry(
        "{title}:相符 {matched} 笔,没有待处理的(差额 {difference})。",
        "{title}: {matched} agree, nothing is open (difference {difference}).",
    ),
    "summary-report-reconciled-open": entry(
        "{title}:相符 {matched} 笔,待处理 {open} 行。", "{title}: {matched} agree, {open} line(|s) (is|are) open."
    ),
    "summary-report-reconciled-open-money": entry(
        "{title}:相符 {matched} 笔,待处理 {open} 行,差额 {difference}。",
        "{title}: {matched} agree, {open} line(|s) (is|are) open, difference {difference}.",
    ),
    "summary-advice-missing": entry(
        "请 {department} 交来 {period} 的工作簿。", "{department} is to hand in its workbook of {period}."
    ),
    "summary-advice-missing-more": entry(
        "还缺 {names} 的工作簿,请一并催要。", "The workbooks of {names} are missing too."
    ),
    "summary-advice-overdue-more": entry(
        "{names} 另有逾期 {count} 项,请一并补交。", "{names} owe another {count} that are overdue."
    ),
    "summary-advice-overdue": entry(
        "请 {department} 补交逾期的 {count} 项,最久的已拖 {days} 天。",
        "{department} is to hand in the {count} that (is|are) overdue, the oldest by {days} day(|s).",
    ),
    "summary-advice-nothing-read": entry(
        "没有读到任何应交付事项,这份报告说明不了什么:请把各部门的工作簿放进文件夹,重新检查。",
        "No obligation was read, so this report says nothing: put the departments' workbooks into the folder and check again.",
    ),
    "summary-advice-files-absent": entry(
        "有 {count} 个交付文件没有找到或打不开,请交件部门补交。",
        "{count} deliverable file(|s) (was|were) not found or could not be opened: the departments are to hand (it|them) in.",
    ),
    "summary-advice-files-wrong": entry(
        "有 {count} 个交付文件内容有错误,请交件部门改正后重交。",
        "{count} deliverable file(|s) (has|have) errors inside: the departments are to correct (it|them) and hand (it|them) in again.",
    ),
    "summary-advice-rules": entry(
        "有 {count} 笔业务没有按规定办理(见“数据问题”),请逐笔核实。",
        "{count} case(|s) broke a rule (see Data problems): each is to be looked into.",
    ),
    "summary-advice-old": entry(
        "有 {count} 项已逾期 15 天以上,请分管领导逐项过问。",
        "{count} (is|are) overdue by more than 15 days: the manager in charge is to look into each.",
    ),
    "summary-advice-rework": entry(
        "有 {count} 项被退回还没有重交,请责任部门改好再交。", "{count} (was|were) sent back and not handed in again."
    ),
    "summary-advice-weak": entry(
        "{names} 的按时率离目标 {target}% 差得较远,请说明原因和改进办法。",
        "{names} are far from the target of {target}%: causes and remedies are to be named.",
    ),
    "summary-report-unreconciled": entry(
        "应核对而没有核对的:{names}(缺表,或表看不懂),见“{sheet}”。",
        "Not reconciled, though it should be: {names} (a table is missing or cannot be read); see {sheet}.",
    ),
    "summary-advice-unreconciled": entry(
        "{names} 缺表没有核对,请有关部门补交后重新检查。",
        "{names} could not be reconciled: the tables are to be handed in and checked again.",
    ),
    "summary-advice-reconcile": entry(
        "核对中有 {count} 行待处理,请相关部门逐行说明。",
        "{count} line(|s) of the reconciliations (is|are) open: the departments are to account for each.",
    ),
    "summary-advice-undetermined": entry(
        "有 {count} 项无法判定(多数因为:{reason}),请补填后重查。",
        "{count} cannot be judged (mostly: {reason}); the sheets are to be completed and checked again.",
    ),
    "summary-advice-late": entry(
        "关账后有 {count} 处改动,请确认是否需要重新打开。",
        "{count} change(|s) (was|were) made after closing: decide whether to reopen the period.",
    ),
    "summary-advice-none": entry("本期没有需要督办的事项。", "Nothing needs attention this month."),
    "summary-completeness-files": entry("交付文件", "Deliverable files"),
    "summary-completeness-no-files": entry(
        "没有责任指明交付文件,文件夹里也没有按名称认得出的交付文件。",
        "No duty names a file, and no file in the folder is called like a deliverable.",
    ),
    "summary-audit-targets": entry("目标", "Targets"),
    "summary-audit-targets-value": entry(
        "按时率 {on_time}%,一次通过率 {first_time_right}%,平均评分 {score},低于目标 {amber} 个百分点以内为黄灯",
        "On time {on_time}%, first time right {first_time_right}%, score {score}; amber within {amber} points",
    ),
    "summary-audit-ledger": entry("台账", "Ledger"),
    "summary-audit-no-ledger": entry("没有记台账", "none is kept"),
    "summary-audit-ledger-value": entry("{name},往期 {count} 期", "{name}, {count} earlier period(|s)"),
    "summary-shape-deliverable": entry("交付文件", "deliverable"),
}
