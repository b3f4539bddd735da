"""The usual names of columns and sheets: what departments call them, in Chinese and English.

A name is compared after ``normal``: brackets with their content, spaces, line breaks and punctuation do not count, nor
do full-width forms and upper case. The first name of each field is the one our own templates use.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from toolkit.core.traditional import UNSEEN, simplified
from toolkit.patterns import compiled

# fmt: off
NAMES: dict[str, tuple[str, ...]] = {
    # the promise
    "duty_id": ("责任编号", "责任代码", "事项编号", "条款编号", "任务编号", "duty id", "duty no", "duty", "duty code", "task id"),
    "provider": ("责任部门", "部门", "提供部门", "承办部门", "责任单位", "牵头部门", "执行部门", "主办部门", "服务部门", "报送部门", "填报部门",
                 "处室", "科室", "责任处室", "责任科室", "牵头处室", "牵头科室", "承办处室", "承办科室", "班组", "年级组", "教研组", "门店", "店铺", "分店",
                 "provider", "department", "dept", "responsible department", "responsible institution", "responsible party", "responsible unit", "responsible office", "responsible team", "providing department", "from department", "team", "division", "branch", "owning department", "owner department", "provided by"),
    "receiver": ("服务对象", "接收部门", "对象部门", "需求部门", "提出部门", "服务部门对象", "内部客户", "报送对象", "接收方", "提交对象", "交付对象",
                 "对口部门", "对象", "receiver", "receiving department", "internal customer", "customer", "recipient", "to department", "deliver to"),
    "deliverable": ("责任事项", "事项", "服务事项", "工作事项", "服务内容", "工作内容", "任务", "任务名称", "工作任务", "事项名称", "内容", "交付物",
                    "交付内容", "工作名称", "材料名称", "清单名称", "工作职责", "岗位职责", "提供资料", "主要工作", "重点工作", "服务承诺", "承诺内容", "服务明细", "责任内容", "报表名称", "单据名称", "文件名称", "资料名称", "报送内容", "项目", "问题", "问题描述", "问题内容", "需求内容",
                    "应交资料", "应交材料", "应报资料", "应报材料", "报送资料", "报送材料", "提交资料", "提交材料", "提交文件", "应交文件", "所需文件", "上报资料", "上报材料", "上交资料", "上交材料", "所需材料",
                    "交付成果", "交付件", "成果物", "输出物", "产出物", "表单名称", "报表", "资料", "材料", "工作", "职责", "事情", "成果", "产出", "表名", "交什么", "报什么", "做什么", "要交什么", "要报什么", "工作计划", "任务计划",
                    "deliverable", "item", "task", "duty", "duty description", "description", "service", "service item", "what", "issue", "question",
                    "report", "obligation", "action"),
    "phrase": ("期限", "时限", "完成期限", "完成时限", "办理时限", "办理期限", "交付期限", "报送时限", "报送期限", "时间要求", "期限要求", "时限要求",
               "要求时间", "规定时间", "规定期限", "规定完成时间", "时间节点", "完成节点", "时间安排", "限期", "限时", "截止", "最迟时间", "最晚时间",
               "计划时间", "计划日期", "截止时间", "截止日期", "截止日", "最后期限", "到期日", "到期时间", "应完成时间", "应完成日期",
               "要求完成", "要求完成时间", "要求完成日期", "计划完成时间", "计划完成日期", "应交日期", "应交时间", "应报日期", "答复期限", "提交期限", "提交时限",
               "约定时间", "承诺时间", "最迟日期", "最晚日期", "截至时间", "截至日期", "交期", "节点", "何时交", "何时报", "几点之前", "时点", "上交时点", "报送时点", "呈报时点", "什么时候交", "什么时候", "几号前",
               "预计完成时间", "预计完成日期",
               "deadline", "due", "due date", "due by", "target completion", "committed date", "timeline", "time limit", "timing", "when", "target date", "required by", "due in words", "sla", "ddl", "cutoff", "cut-off", "latest date", "needed by", "required date", "turnaround"),
    "event": ("触发业务", "业务事件", "触发事件", "起算业务", "起算事件", "业务类型", "event", "trigger", "trigger event", "event type"),
    "event_id": ("业务编号", "业务单号", "单号", "合同号", "合同编号", "订单号", "案件编号", "工单号", "event id", "event no", "case id", "case no",
                 "order no", "contract no", "ticket", "reference"),
    "event_at": ("业务时间", "业务日期", "业务发生时间", "业务发生日期", "业务发生日", "发生时间", "发生日期", "事件时间", "事件日期", "起算时间",
                 "起算日期", "起算日", "开始时间", "开始日期", "提出时间", "提出日期", "受理时间", "受理日期", "接收时间", "收到时间", "收到日期",
                 "event date", "event time", "event", "business date", "start date", "started", "raised", "raised at", "raised on", "received",
                 "received at", "received on", "opened", "opened at", "reported at"),
    "evidence": ("凭证", "凭证名称", "证明材料", "交付凭证", "依据", "佐证", "佐证材料", "佐证资料", "支撑材料", "印证材料", "附件", "附件名称",
                 "evidence", "voucher", "proof", "supporting document", "supporting documents", "supporting file", "attachment", "attachments"),
    "evidence_no": ("凭证号", "凭证编号", "单据号", "单据编号", "票据号", "voucher no", "voucher number", "document no", "evidence no"),
    "completeness": ("完整性要求", "完整要求", "资料要求", "质量要求", "completeness", "completeness conditions", "requirements of content"),
    "conditions": ("适用条件", "条件", "前提条件", "conditions", "condition", "applies when"),
    "requirements": ("须满足", "必须满足", "规则要求", "requires", "must hold"),
    "due_in": ("交付月份", "应交月份", "交付所在月", "due in", "due month", "falls in"),
    "owner": ("责任人", "负责人", "经办人", "承办人", "办理人", "执行人", "联系人", "owner", "person in charge", "responsible", "responsible person",
              "assignee", "handler", "contact"),
    "reviewer": ("复核人", "审核人", "验收人", "reviewer", "checked by", "approver", "accepted by"),
    "stage": ("阶段", "环节", "stage", "step"),
    "effective_from": ("生效日期", "生效时间", "启用日期", "effective from", "valid from"),
    "effective_to": ("失效日期", "失效时间", "停用日期", "effective to", "valid to", "valid until"),
    "period": ("期间", "所属期间", "所属期", "所属月份", "会计期间", "月份", "年月", "账期", "period", "month", "for period", "fiscal period"),
    # what became of it
    "work": ("状态", "工作状态", "完成状态", "办理状态", "完成情况", "办理情况", "进度", "进展", "落实情况", "status", "work status", "state", "progress"),
    "submitted_at": ("完成时间", "完成日期", "实际完成时间", "实际完成日期", "完成日", "实际完成", "提交时间", "提交日期", "实际提交时间", "交付时间",
                     "交付日期", "实际交付时间", "实际交付日期", "办结时间", "办结日期", "办理时间", "办理日期", "报送时间", "报送日期", "上报时间", "上报日期",
                     "上交时间", "上交日期", "送达时间", "送达日期", "答复时间", "答复日期", "回复时间", "回复日期", "解决时间", "实际时间", "实际日期",
                     "实际提交", "完成时点", "落实时间", "落实日期", "反馈时间", "反馈日期", "送交时间", "送交日期", "销号时间", "销号日期", "实交时间", "实交日期", "交单时间", "交单日期", "首次提交时间", "归还时间", "归还日期",
                     "completed", "completed at", "completed on", "completion", "completion date", "completion time", "date completed", "done",
                     "done at", "done on", "submitted", "submitted at", "submitted on", "date submitted", "submission date", "date of submission", "date of completion", "delivered",
                     "delivered at", "delivered on", "finished", "finished at", "finish date", "sent", "sent on", "handed over", "handed over on", "actual", "actual date", "actual completion", "answered",
                     "answered at", "resolved at", "returned at", "handed in", "handed in at", "handed in on"),
    "complete": ("资料完整", "是否完整", "资料是否完整", "完整", "是否齐全", "资料是否齐全", "材料是否齐全", "是否齐备", "complete", "is complete", "papers complete"),
    "verdict": ("验收", "验收结果", "验收结论", "验收情况", "审核结果", "审核结论", "是否通过", "是否验收通过", "review", "verdict", "acceptance", "accepted",
                "received ok", "accepted ok", "review result"),
    "reviewed_at": ("验收时间", "验收日期", "退回时间", "退回日期", "reviewed at", "reviewed on", "rejected at", "rejected on", "accepted at", "accepted on"),
    "reason": ("退回原因", "退回或低分原因", "拒收原因", "驳回原因", "不合格原因", "退单原因", "退件原因", "打回原因", "退回理由", "驳回理由", "拒收理由", "退回说明",
               "reason", "reject reason", "rejection reason", "reason for rejection", "why rejected", "why sent back",
               "why returned", "return reason", "reason for return"),
    "rework_due": ("重交期限", "返工期限", "整改期限", "补交期限", "rework due", "rework by", "redo by", "resubmit by", "rework deadline"),
    "resubmitted_at": ("重交时间", "重交日期", "补交时间", "补交日期", "补报时间", "补报日期", "再次提交时间", "整改完成时间", "resubmitted", "resubmitted at", "resubmitted on", "redone", "redone on", "reworked", "reworked on", "resubmission date"),
    "score": ("评分", "打分", "分数", "评价分", "score", "rating"),
    "score_reason": ("评分理由", "评分说明", "评分原因", "打分理由", "打分说明", "打分原因", "低分原因", "低分说明", "扣分原因", "评价理由", "评价说明", "评价意见", "验收意见",
                     "score reason", "reason for score", "rating reason", "review comment"),
    "paused_from": ("暂停时间", "暂停起", "暂停开始", "暂停自", "paused from", "paused at"),
    "paused_to": ("恢复时间", "暂停止", "暂停结束", "暂停至", "paused to", "paused until", "resumed at"),
    "ended_at": ("结束时间", "结束日期", "终止日期", "结案时间", "closed at", "ended", "end date"),
    "boundary": ("边界确认", "期限确认", "口径确认", "boundary confirmed", "reading confirmed"),
    "due_given": ("约定交付时间", "本次期限", "本期截止", "本次截止日期", "agreed due", "due this time"),
    "note": ("备注", "说明", "备考", "补充", "补充说明", "注意", "注意事项", "提醒", "异常说明", "特别说明", "延误说明", "批注", "催办记录", "跟进", "跟进记录", "附注", "remark", "remarks", "note", "notes", "comment", "comments"),
    "number": ("序号", "编号", "行号", "no", "no.", "#", "seq", "id"),
    # the calendar sheet
    "day": ("日期", "日子", "day", "date"),
    "day_kind": ("类型", "性质", "日期类型", "是否上班", "是否工作日", "是否工作", "是否休息", "是否放假", "是否休假", "上班/休息", "工作/休息", "班/休", "班次", "休班",
                 "day type", "kind", "type", "working", "workday", "working day", "day off"),
}

BARE = frozenset(
    ("报表", "资料", "材料", "工作", "职责", "事情", "成果", "产出", "表名", "交期", "节点", "什么时候", "几号前", "约定时间", "做什么")
)
"""Names so general that a longer header with one of them in it (材料编号, 工作地点) may be anything."""

MAY_ASK_HOW = frozenset({"要求完成"})
"""Names of deadlines below which as well stands how much is asked for, or in what way: 30, 100%, 按模板."""

OWN: dict[str, tuple[str, str]] = {
    "due": ("应交时间", "Due"),
    "timeliness": ("检查状态", "Check status"),
    "overdue": ("逾期标志", "Overdue"),
    "days_late": ("逾期天数", "Days late"),
    "checked_at": ("检查时间", "Checked at"),
    "note": ("检查说明", "Note"),
}
# fmt: on
"""The columns that we write: field → (Chinese, English) header, in their order on the sheet."""

SHEETS: dict[str, tuple[str, ...]] = {
    "duties": ("责任清单", "服务责任清单", "职责清单", "duties", "duty list"),
    "register": ("业务登记", "业务登记表", "登记表", "台账", "register", "events", "event register"),
    "obligations": ("交付记录", "交付台账", "应交付", "obligations", "deliveries", "submissions"),
    "issues": ("问题登记", "问题台账", "issues", "questions"),
    "calendar": ("日历", "工作日历", "公司日历", "calendar", "work calendar"),
    "results": ("检查结果", "Check results"),
    "guide": ("说明", "填写说明", "使用说明", "guide", "read me"),
}
"""The sheets of the full workbook. ``results`` is ours: it is replaced by each check."""

_BRACKETS = compiled(r"[(\[{【〔<《][^)\]}】〕>》]*[)\]}】〕>》]")
_OPENING = frozenset("([{【〔<《")
_NOISE = str.maketrans("", "", ":：、,，。.;；?!*★#_/\\-—~'\"“”")
_BILINGUAL = compiled(
    r"(?:([一-鿿]+)[\s/|·(]+([a-z][a-z .'-]{2,}?)[\s)]*|([a-z][a-z .'-]{2,}?)[\s/|·(]+([一-鿿]+)[\s)]*)"
)
_NO_DATES = frozenset("工休假生节周末作")  # before 日
_DATE_FIRST_EN = compiled(r"(?:date|time|day) of (?:the )?(?P<stem>[a-z][a-z /_-]*)")
_DATE_ENDING_EN = compiled(r"(?P<stem>[a-z][a-z /_-]*?)[ _-](?:date|time|at|on)$")


def normal(name: object) -> str:
    """A header as it is compared. ``#`` alone stays, being a name of its own."""
    return _normal(str(name))


@lru_cache(maxsize=4096)
def _normal(name: str) -> str:
    text = (
        simplified(unicodedata.normalize("NFKC", name.translate(UNSEEN)).strip().lower())
        .replace("边个", "谁")
        .replace("咗", "了")
    )
    if text == "#":
        return text
    return _bare(text if _OPENING.isdisjoint(text) else _BRACKETS.sub("", text)) or _bare(text)


def _bare(text: str) -> str:
    return "".join(text.translate(_NOISE).split())


def halves(name: object) -> tuple[str, ...]:
    """The Chinese and the English half of a name in both languages (Deadline 期限, 状态/Status); empty for any other."""
    text = unicodedata.normalize("NFKC", str(name)).strip().lower()
    if text.isascii() or not any("a" <= letter <= "z" for letter in text):
        return ()
    found = _BILINGUAL.fullmatch(text)
    return tuple(sorted(map(normal, filter(None, found.groups())), key=str.isascii)) if found else ()


def _table(names: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, all_names in names.items():
        for name in all_names:
            found.setdefault(normal(name), []).append(field)
    return found


BY_NAME: dict[str, list[str]] = _table(NAMES)
"""Normal name → the fields it may be, the likeliest first."""

OWN_BY_NAME: dict[str, str] = {normal(name): field for field, pair in OWN.items() for name in pair}
SHEET_BY_NAME: dict[str, str] = {normal(n): kind for kind, names in SHEETS.items() for n in names}


_NAME_ENDS = (
    "日期 时间 金额 单价 总价 数量 件数 份数 页数 天数 电话 手机 地址 邮编 邮箱 姓名 名称 编号 单号 票号 账号 工号 号码 备注 说明"
    " 类型 类别 原因 理由 事由 摘要 规格 型号 单位 部门 科室 人 人员 岗位 职务 状态 结果 情况 序号 费用 价格 合计 小计 地点 内容"
    " 方式 用途 余额 账户 银行 供应商 客户 date time amount name phone email address type reason qty quantity number price remarks notes"
    " status item description total payee bank account"
)
_ENDS_OF_NAMES = tuple(_NAME_ENDS.split())


def names_column(text: str) -> bool:
    """Whether a text is plainly the name of a column, of whatever table: 付款日期, Amount."""
    name = _normal(text)
    return name in BY_NAME or name.endswith(_ENDS_OF_NAMES)


def event_stem(name: object) -> str:
    """``提车`` for 提车日期 or 提车时间, ``delivery`` for Delivery date or Date of delivery; empty for other names.

    English needs the words apart: Region and Location end in -on and are no dates.
    """
    plain = next(iter(halves(name)), "") or normal(name)
    if plain.isascii():
        bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", str(name))).strip(" *:.#!?")
        words = " ".join(bare.lower().split())
        m = _DATE_FIRST_EN.fullmatch(words) or _DATE_ENDING_EN.fullmatch(words)
        return normal(m["stem"]) if m else ""
    if plain.endswith(("日期", "时间")):
        stem = plain[:-2]
    else:
        stem = plain[:-1] if plain.endswith("日") and plain[-2:-1] not in _NO_DATES else ""
    return stem.removesuffix("的") or stem
