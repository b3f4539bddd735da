"""Template packs, and the words on the workbooks made from them."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_FIX = ("请改正模板包后重试。", "Correct the pack and try again.")

ENTRIES: dict[str, Entry] = {
    # what is wrong with a pack
    "pack-invalid": entry("模板包 {path} 有误:{where} {detail}", "Pack {path} is wrong: {where} {detail}", *_FIX),
    "pack-department-missing": entry(
        "模板包 {path} 有误:{where} 不是其中的部门",
        "Pack {path} is wrong: {where} is not one of its departments",
        *_FIX,
    ),
    "pack-column-missing": entry(
        "模板包 {path} 有误:{where} 在该部门的业务登记中没有对应的列",
        "Pack {path} is wrong: {where} has no column in that department's register",
        *_FIX,
    ),
    "pack-list-missing": entry(
        "模板包 {path} 有误:没有这个下拉列表 {where}", "Pack {path} is wrong: there is no such list, {where}", *_FIX
    ),
    "pack-event-name": entry(
        "模板包 {path} 有误:{where} 应写成“业务名+时间”,例如“交车时间”",
        "Pack {path} is wrong: {where} should be the event's name and 时间, such as 交车时间",
        *_FIX,
    ),
    "pack-duty-twice": entry(
        "模板包 {path} 有误:责任 {where} 有两条同时有效",
        "Pack {path} is wrong: two versions of duty {where} hold on the same day",
        *_FIX,
    ),
    # the words of a new workbook; choices are parted by |
    "new-exists": entry(
        "{name} 已存在,没有覆盖",
        "{name} exists already and was not replaced",
        "请换一个文件夹,或先移走原文件。",
        "Choose another folder, or move the file away first.",
    ),
    "new-sheet-duties": entry("责任清单", "Duties"),
    "new-sheet-register": entry("业务登记", "Register"),
    "new-sheet-obligations": entry("交付记录", "Deliveries"),
    "new-sheet-issues": entry("问题登记", "Issues"),
    "new-sheet-calendar": entry("日历", "Calendar"),
    "new-sheet-results": entry("检查结果", "Check results"),
    "new-sheet-guide": entry("说明", "Guide"),
    "new-title": entry("{department} · {sheet}", "{department} · {sheet}"),
    "new-title-period": entry(
        "{department} · {sheet} · {year}年{month}月", "{department} · {sheet} · {year}-{month:02d}"
    ),
    "new-hint-duties": entry(
        "本部门答应了什么、什么时候交。期限照原话填写;没有写期限的,与服务对象商定后补上。",
        "What this department promised, and by when, in its own words. Where no deadline was written, agree on one.",
    ),
    "new-hint-register": entry(
        "每笔业务一行,发生了哪一步就填哪一步的日期和时间。没有发生的留空。",
        "One row a case. Fill in date and time of each step that has happened; leave the others blank.",
    ),
    "new-hint-obligations": entry(
        "蓝色表头由本部门填,绿色由财务部(服务对象)填,灰色由检查工具填写。",
        "Blue headers are filled in by this department, green ones by the receiver, grey ones by the check.",
    ),
    "new-hint-issues": entry(
        "别的部门提出的问题,到期限之前必须答复。等对方补充材料时填暂停和恢复时间,暂停期间不计时。",
        "To be answered in time. While you wait for the asker, fill in pause and resumption; it does not count.",
    ),
    "new-hint-calendar": entry(
        "只填与国家节假日安排不同的日子;留空表示按国家安排(含调休)。",
        "Only days that differ from the official calendar; leave it empty to follow the official one.",
    ),
    "new-issue-number": entry("问题编号", "Issue no"),
    "new-issue-receiver": entry("提出部门", "Receiving department"),
    "new-issue-event_at": entry("提出时间", "Raised at"),
    "new-issue-deliverable": entry("问题", "Question"),
    "new-issue-provider": entry("承办部门", "Responsible department"),
    "new-issue-submitted_at": entry("答复时间", "Answered at"),
    "new-note": entry("说明", "Note"),
    "new-statuses": entry(
        "未开始|进行中|已提交|退回|已验收|豁免|不适用|作废",
        "Not started|In progress|Submitted|Rejected|Accepted|Waived|Not applicable|Void",
    ),
    "new-verdicts": entry("已验收|退回", "Accepted|Rejected"),
    "new-yes-no": entry("是|否", "Yes|No"),
    "new-due-in": entry("本月|次月", "This month|Next month"),
    "new-day-kinds": entry("休息|上班", "Day off|Working day"),
    "new-promise": entry("原文:{promise}", "In full: {promise}"),
    "new-nth": entry("第 {n} 次,{day}", "No {n}, {day}"),
    "new-bad-choice": entry("请从下拉列表中选择。", "Please choose from the list."),
    "new-bad-date": entry(
        "请填日期和时间,例如 2026-11-05 17:30。", "Please type a date and time, such as 2026-11-05 17:30."
    ),
    "new-bad-score": entry("评分请填 1 到 5。", "A score is 1 to 5."),
    "new-error-title": entry("请检查", "Please check"),
    "new-page": entry("第 &P 页 共 &N 页", "Page &P of &N"),
    "new-guide-columns": entry("表头颜色", "Header colours"),
    "new-guide-provider": entry("本部门填", "This department"),
    "new-guide-receiver": entry("服务对象填", "The receiver"),
    "new-guide-toolkit": entry("检查工具填", "The check"),
    "new-guide-lights": entry("检查状态", "Check status"),
    "new-guide-calendar": entry("日历怎么填", "How to fill in Calendar"),
    "new-guide-calendar-off": entry(
        "例:{year}-10-08 休息 公司补休一天", "Example: {year}-10-08, Day off, company holiday"
    ),
    "new-guide-calendar-on": entry("例:{year}-10-11 上班 盘点加班", "Example: {year}-10-11, Working day, stock-taking"),
    "new-results-empty": entry(
        "还没有检查过。运行 dutybook check 后,这里列出需要处理的问题。",
        "Not checked yet. After dutybook check, this sheet lists what needs attention.",
    ),
}
