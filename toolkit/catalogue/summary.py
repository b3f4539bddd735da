"""The summary workbook: what its sheets say beside their columns."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
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
    "summary-outcome-exempt": entry("无需交付", "Nothing owed"),
    "summary-names-join": entry("、", ", "),
    "summary-names-more": entry("{names} 等 {count} 个部门", "{names} and others ({count} department(|s))"),
    "summary-of": entry("{part} / {whole}", "{part} / {whole}"),
    "summary-workbook-there": entry("有", "yes"),
    "summary-workbook-missing": entry("缺", "missing"),
    "summary-workbook-failed": entry("打不开", "unreadable"),
    "summary-workbook-empty": entry("没有责任表", "no duties"),
    "summary-shape-plain": entry("一张表", "one table"),
    "summary-shape-full": entry("完整工作簿", "full workbook"),
    "summary-shape-none": entry("没有责任表", "no duty sheet"),
    "summary-shape-deliverable": entry("交付文件", "deliverable"),
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
    "summary-light-green": entry("达标", "met"),
    "summary-light-amber": entry("接近", "close"),
    "summary-light-red": entry("未达标", "missed"),
    "summary-target": entry("目标 {target}", "target {target}"),
    "summary-no-last": entry("没有上期数据", "no last month yet"),
    "summary-against-last": entry("上期 {before}  {change}", "last month {before}  {change}"),
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
    # departments
    "summary-departments-none": entry("没有读到任何部门的应交付事项。", "No obligation of any department was read."),
    "summary-departments-elsewhere": entry("(不属于某个部门的文件)", "(files of no department)"),
    "summary-departments-lead": entry(
        "逾期未交多的在前。按时率:绿灯 {green}% 以上,黄灯 {amber}% 以上,红灯再低;目标在 dutybook.toml 的 [targets] 里定。",
        "The most overdue first. On-time rate: green from {green}%, amber from {amber}%, red below; set under [targets] in dutybook.toml.",
    ),
    # matrix
    "summary-matrix-rate": entry("按时率", "On-time rate"),
    "summary-matrix-count": entry("应交付项数", "Number of obligations"),
    "summary-matrix-corner": entry("责任部门 ↓  服务对象 →", "Provider ↓  Receiver →"),
    "summary-matrix-others": entry("其他 {count} 个", "{count} other(|s)"),
    "summary-matrix-none": entry("没有读到任何应交付事项。", "No obligation was read."),
    "summary-matrix-lead": entry(
        "谁(行)为谁(列)服务,做到了多少,对方怎样评价。",
        "Who (rows) serves whom (columns), how much of it was done in time, and how it was scored.",
    ),
    "summary-matrix-score": entry("平均评分(1–5)", "Average score (1 to 5)"),
    # ratings and reviews
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
    "summary-completeness-files": entry("交付文件", "Deliverable files"),
    "summary-completeness-no-files": entry(
        "没有责任指明交付文件,文件夹里也没有按名称认得出的交付文件。",
        "No duty names a file, and no file in the folder is called like a deliverable.",
    ),
    # reconciliation
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
    # problems
    "summary-problems-lead": entry(
        "错误 {errors} · 警告 {warnings} · 提示 {infos}。点位置可打开原单元格。",
        "{errors} error(|s), {warnings} warning(|s), {infos} for information. A place opens its cell.",
    ),
    "summary-problems-none": entry("没有发现数据问题。", "No problem was found in the data."),
    # trend
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
    "summary-audit-targets": entry("目标", "Targets"),
    "summary-audit-targets-value": entry(
        "按时率 {on_time}%,一次通过率 {first_time_right}%,平均评分 {score},低于目标 {amber} 个百分点以内为黄灯",
        "On time {on_time}%, first time right {first_time_right}%, score {score}; amber within {amber} points",
    ),
    "summary-audit-ledger": entry("台账", "Ledger"),
    "summary-audit-no-ledger": entry("没有记台账", "none is kept"),
    "summary-audit-ledger-value": entry("{name},往期 {count} 期", "{name}, {count} earlier period(|s)"),
    "summary-file-fine": entry("正常", "fine"),
    "summary-no-reason": entry("没有写明原因", "no reason was given"),
}
