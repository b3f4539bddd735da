"""The service supervision report of the summary workbook, what it advises, and who signs."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "summary-stage-open": entry("本期尚未签核", "not signed yet"),
    "summary-stage-lapsed": entry(
        "{by} 的编制签字({at})已失效:之后的检查改了状态或评价,要重新签",
        "what {by} signed as prepared ({at}) has lapsed: a later run changed a status or rating; to be signed again",
    ),
    "summary-stage-prepared": entry("{by} 已编制({at}),待复核", "prepared by {by} ({at}), not reviewed yet"),
    "summary-stage-closed": entry("已关账:{by} 复核于 {at}", "closed: reviewed by {by}, {at}"),
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
}
