"""The ledger: history, steps of status, closing and reopening a period."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.catalogue.entry import Entry, entry

_WORK = {
    "not_started": ("未开始", "not started"),
    "in_progress": ("进行中", "in progress"),
    "submitted": ("已提交", "submitted"),
    "rejected": ("退回", "rejected"),
    "accepted": ("已验收", "accepted"),
    "waived": ("豁免", "waived"),
    "not_applicable": ("不适用", "not applicable"),
    "void": ("作废", "void"),
}
_FIELDS = {
    "provider": ("责任部门", "the provider"),
    "receiver": ("服务对象", "the receiver"),
    "deliverable": ("责任事项", "the deliverable"),
    "phrase": ("期限", "the deadline"),
    "owner": ("责任人", "the owner"),
    "due_given": ("应交时间", "the due time"),
    "submitted_at": ("完成时间", "the completion time"),
    "resubmitted_at": ("重交时间", "the second submission"),
    "score": ("评分", "the score"),
    "reason": ("退回原因", "the reason for the rejection"),
    "score_reason": ("评分理由", "the reason for the score"),
    "reviewed_at": ("验收时间", "the time of acceptance"),
    "reviewer": ("验收人", "the reviewer"),
    "rework_due": ("重交期限", "the due time of the second submission"),
    "evidence": ("凭证", "the evidence"),
}
_VERDICT = {"none": ("—", "—"), "accepted": _WORK["accepted"], "rejected": _WORK["rejected"]}
_VERDICT["unread"] = ("看不懂的内容", "what cannot be read")
_COMPLETE = {"none": ("—", "—"), "yes": ("是", "yes"), "no": ("否", "no")}
_CLOSED_ZH = "{period} 已由 {by} 于 {at} 关账"
_CLOSED_EN = "{period} was closed by {by} on {at}"
_PAPERS = {"deliverable": ("交付文件", "deliverable"), "source": ("核对用的表", "table of a reconciliation")}
_PAPER_REMEDY = (
    "如属误改请换回关账时的文件;确需更正的先用 dutybook reopen 重新打开并写明原因。",
    "If by mistake, put back the file that was closed; to correct it, reopen the period first and say why.",
)
_LATE_REMEDY = (
    "报表仍按关账时的状态。如属误改请改回;确需更正的先用 dutybook reopen 重新打开并写明原因。",
    "Reports keep what was closed. Change it back if it was a slip; to correct it, reopen the period with dutybook reopen and a reason.",
)


def _of_statuses(key: str, sign: str, general: Entry, words: Mapping[str, tuple[str, str]] = _WORK) -> dict[str, Entry]:
    """An entry for every two statuses (or other ``words``), as ``key`` with both after ``sign``; under ``key`` itself as
    ``rules`` says it."""
    return {
        key: general,
        **{
            f"{key}{sign}{before}-{after}": general._replace(
                zh=general.zh.replace("{before}", words[before][0]).replace("{after}", words[after][0]),
                en=general.en.replace("{before}", words[before][1]).replace("{after}", words[after][1]),
            )
            for before in words
            for after in words
            if before != after
        },
    }


ENTRIES: dict[str, Entry] = {
    # findings
    **_of_statuses(
        "status-step",
        ":",
        entry(
            "“{what}”的状态上次记录是“{before}”,不能变成“{after}”",
            "The recorded status of “{what}” is {before}; it cannot become {after}",
            "请核对:要撤回验收请填“退回”和原因,录错了请改回。",
            "Check it: to take back an acceptance, reject with a reason; if it was a slip, change it back.",
        ),
    ),
    **{
        f"late-change:{field}": entry(
            f"{_CLOSED_ZH},之后“{{what}}”的{zh}由“{{before}}”改成了“{{after}}”",
            f"{_CLOSED_EN}; since then {en} of “{{what}}” was changed from {{before}} to {{after}}",
            *_LATE_REMEDY,
        )
        for field, (zh, en) in _FIELDS.items()
    },
    **_of_statuses(
        "late-change:work",
        "-",
        entry(
            f"{_CLOSED_ZH},之后“{{what}}”的状态由“{{before}}”改成了“{{after}}”",
            f"{_CLOSED_EN}; since then the status of “{{what}}” was changed from {{before}} to {{after}}",
            *_LATE_REMEDY,
        ),
    ),
    **_of_statuses(
        "late-change:verdict",
        "-",
        entry(
            f"{_CLOSED_ZH},之后“{{what}}”的验收由“{{before}}”改成了“{{after}}”",
            f"{_CLOSED_EN}; since then the acceptance of “{{what}}” was changed from {{before}} to {{after}}",
            *_LATE_REMEDY,
        ),
        _VERDICT,
    ),
    **_of_statuses(
        "late-change:complete",
        "-",
        entry(
            f"{_CLOSED_ZH},之后“{{what}}”的资料完整由“{{before}}”改成了“{{after}}”",
            f"{_CLOSED_EN}; since then “Papers complete” of “{{what}}” was changed from {{before}} to {{after}}",
            *_LATE_REMEDY,
        ),
        _COMPLETE,
    ),
    "late-change:added": entry(
        f"{_CLOSED_ZH},之后增加了“{{what}}”(应交 / 完成:{{after}})",
        f"{_CLOSED_EN}; since then “{{what}}” was added (due / completed: {{after}})",
        *_LATE_REMEDY,
    ),
    "late-change:removed": entry(
        f"{_CLOSED_ZH},之后删去了“{{what}}”(应交 / 完成:{{before}})",
        f"{_CLOSED_EN}; since then “{{what}}” was removed (due / completed: {{before}})",
        *_LATE_REMEDY,
    ),
    "late-change:file": entry(
        f"{_CLOSED_ZH},之后文件有改动,但判定和评价依据的各格没有变(版本 {{before}} → {{after}})",
        f"{_CLOSED_EN}; the file was changed since, but in no cell that statuses and ratings rest on (version {{before}} → {{after}})",
    ),
    "late-change:file-unknown": entry(
        f"{_CLOSED_ZH},之后文件有改动(版本 {{before}} → {{after}});关账用的是早先版本的 dutybook,没有记下验收、资料完整和凭证,这些格有没有变无法核对",
        f"{_CLOSED_EN}; the file was changed since (version {{before}} → {{after}}). It was closed with an earlier "
        "dutybook, which did not keep acceptance, completeness and evidence: nobody can tell whether those cells were "
        "changed",
        "请与备份核对。重新打开(dutybook reopen)、运行 month-end 再关账,以后就能逐格核对。",
        "Compare it with a backup. Reopen the period, run month-end and close it again, and it can be told from then on.",
    ),
    **{
        key: each
        for shape, (zh, en) in _PAPERS.items()
        for key, each in {
            f"late-change:file-{shape}": entry(
                f"{_CLOSED_ZH},之后{zh}有改动(版本 {{before}} → {{after}})",
                f"{_CLOSED_EN}; the {en} was changed since (version {{before}} → {{after}})",
                *_PAPER_REMEDY,
            ),
            f"late-change:file-{shape}-gone": entry(
                f"{_CLOSED_ZH},现在{zh}不在了", f"{_CLOSED_EN}; the {en} is not there any more", *_PAPER_REMEDY
            ),
            f"late-change:file-{shape}-added": entry(
                f"{_CLOSED_ZH},当时没有这个{zh}",
                f"{_CLOSED_EN}; this {en} was not there then",
                "如属误放请移走;确需补入的先用 dutybook reopen 重新打开并写明原因。",
                "If by mistake, move it away; to take it in, reopen the period first and say why.",
            ),
        }.items()
    },
    "late-change:gone": entry(
        f"{_CLOSED_ZH},现在文件不在了(其中 {{rows}} 项)",
        f"{_CLOSED_EN}; the file is not there any more ({{rows}} obligation(|s))",
        "报表仍按关账时的状态。请找回文件。",
        "Reports keep what was closed. Find the file again.",
    ),
    # errors
    "ledger-none-here": entry(
        "文件夹“{name}”还没有台账",
        "The folder {name} has no ledger yet",
        "先运行 dutybook month-end,或用 --ledger 指定。",
        "Run dutybook month-end first, or name one with --ledger.",
    ),
    "ledger-none": entry(
        "没有台账“{name}”",
        "There is no ledger {name}",
        "先运行 dutybook month-end,或用 --ledger 指定。",
        "Run dutybook month-end first, or name one with --ledger.",
    ),
    "ledger-url": entry(
        "“{raw}”不是台账的地址",
        "“{raw}” is not the address of a ledger",
        "请写文件名,或 sqlite:///文件、postgresql://用户@主机/库。",
        "Give a file, or sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
    ),
    "ledger-anothers": entry(
        "这本台账记的是“{folder}”的月结,不能和这里的混在一起,没有运行",
        "This ledger keeps the month-ends of {folder}, which must not be mixed with those of this folder; nothing was run",
        "给这里另建一个数据库;要在同一个库里,建一个模式(CREATE SCHEMA 名称),在地址后加 ?options=-csearch_path%3D名称。"
        "那里不再用的,把那里的 dutybook.toml 移走。",
        "Make a database for this folder; or, in the same one, a schema (CREATE SCHEMA name), and add "
        "?options=-csearch_path%3Dname to the address. If that folder is not in use any more, move its dutybook.toml away.",
    ),
    "ledger-newer": entry(
        "台账“{name}”是较新版本的 dutybook 写的(版本 {have},本程序只认到 {known}),没有打开",
        "The ledger {name} was written by a newer dutybook (version {have}; this program knows {known}); it was not opened",
        "请升级 dutybook。",
        "Update dutybook.",
    ),
    "ledger-damaged": entry(
        "台账“{name}”不能用({detail})",
        "The ledger {name} cannot be used ({detail})",
        "请核对地址;文件损坏的从备份恢复。",
        "Check the address; if the file is damaged, restore it from a backup.",
    ),
    "ledger-failed": entry(
        "台账“{name}”连不上或写不了({detail})",
        "The ledger {name} cannot be reached or written ({detail})",
        "请确认磁盘、网络和权限后重新运行;不需要台账时加 --ledger none。",
        "Check disk, network and permissions and run again; without a ledger, add --ledger none.",
    ),
    "ledger-ahead": entry(
        "台账里已有截至 {later} 的记录,比这次的 {as_of} 晚:这次的运行记下了,状态仍以台账里的为准",
        "The ledger has workbooks as of {later}, later than this run's {as_of}: the run is noted, but what it says of "
        "them is not taken over",
        "只想看当时的情况就不用管;要按最新情况记账,去掉 --as-of 再运行一次。",
        "To see how things stood, nothing is to be done; to record how they stand, run again without --as-of.",
    ),
    "ledger-begun": entry(
        "台账“{name}”是空的,已从头记起;以前的记录和关账都不在里面",
        "The ledger {name} was empty and was begun anew; earlier runs and closings are not in it",
        "以前记过账的,请从备份恢复这个文件,再运行一次。",
        "If there were any, restore the file from a backup and run again.",
    ),
    "ledger-begun:anew": entry(
        "台账“{name}”是这次新建的,而文件夹里有以前的月结汇总;那时的记录和关账都不在里面",
        "The ledger {name} was made by this run, though the folder has the summary of an earlier month-end; the runs and"
        " closings of then are not in it",
        "当时记过账的,请从备份恢复这个文件,再运行一次;当时没有记账(--ledger none)的,不用处理。",
        "If there were any, restore the file from a backup and run again; if none was kept then (--ledger none), there is"
        " nothing to do.",
    ),
    "ledger-moved": entry(
        "台账认出:“{before}”现在是“{after}”,记录和关账都接着用",
        "The ledger knows it again: {before} is now {after}; its history and closings go on",
    ),
    "ledger-moved:folder": entry(
        "台账认出:“{before}”里的 {files} 个文件现在在“{after}”,记录和关账都接着用",
        "The ledger knows them again: {files} file(|s) of {before} (is|are) now in {after}; their history and closings go "
        "on",
    ),
    "ledger-overtaken": entry(
        "运行期间有人给 {period} 关账或重新打开,这次的状态和汇总可能与关账时的不一致",
        "{period} was closed or reopened during this run; its statuses and summary may not be those that were closed",
        "请再运行一次。",
        "Run it again.",
    ),
    "ledger-driver": entry(
        "缺少 {module},不能连接台账“{name}”",
        "The module {module} is missing; the ledger {name} cannot be reached",
        "请运行 pip install 'dutybook[postgres]'。",
        "Run pip install 'dutybook[postgres]'.",
    ),
    "help-ledger": entry(
        "台账:文件或数据库地址;none 表示不记。默认取 dutybook.toml 的 [ledger] url,或最近的 .dutybook/ledger.sqlite。",
        "The ledger: a file or the URL of a database; none keeps none. Default: [ledger] url of dutybook.toml, or the nearest .dutybook/ledger.sqlite.",
    ),
    # history
    "help-history": entry(
        "历史:各期间的按时率、逾期、退回,谁在何时改了什么、写了什么。",
        "History: on-time rate, late, overdue and rejected by period; what changed and what was written when.",
    ),
    "help-history-duty": entry("只看一项责任(责任编号,或事项中的文字)。", "One duty only: its id, or words of it."),
    "help-history-department": entry("只看一个责任部门。", "One providing department only."),
    "help-history-workbook": entry("只看一个工作簿(各月的同名文件算一个)。", "One workbook only, over all months."),
    "help-history-last": entry("看最近几个月(默认 12)。", "How many months back (default 12)."),
    "help-history-table": entry(
        "用 csv、json、parquet 导出哪张表:trend 趋势、obligations 应交、changes 变化、runs 运行、files 文件、written 写入、findings 发现。",
        "Which table to export as csv, json or parquet: trend, obligations, changes, runs, files, written or findings.",
    ),
    "help-history-out": entry("写到这个文件。", "Write to this file."),
    "history-table-text": entry(
        "表 {table} 不能写成文字",
        "The table {table} is not told in words",
        "请加上 --format csv、json 或 parquet。",
        "Add --format csv, json or parquet.",
    ),
    "history-out-workbook": entry(
        "“{name}”是工作簿的文件名,{form} 不能写成这样",
        "{name} is the name of a workbook; {form} is not written into one",
        "请换一个文件名;要在 Excel 里打开的,用 --format csv 和 .csv 结尾的文件名。",
        "Give another name; for Excel use --format csv and a name that ends with .csv.",
    ),
    "history-out-other": entry(
        "“{name}”已存在,不是台账导出的文件,没有覆盖",
        "{name} exists already and is no export of a ledger; it was left as it is",
        "请换一个文件名,或先把它移走。",
        "Give another name, or move it away first.",
    ),
    "history-out-needed": entry(
        "导出 parquet 要用 --out 指定文件", "Parquet needs a file", "请加上 --out 文件名。", "Name it with --out."
    ),
    "history-no-parquet": entry(
        "缺少 {module},不能导出 parquet",
        "The module {module} is missing; Parquet cannot be written",
        "请运行 pip install 'dutybook[parquet]',或改用 --format csv。",
        "Run pip install 'dutybook[parquet]', or use --format csv.",
    ),
    "history-not-written": entry(
        "不能写 {name}({detail})",
        "{name} could not be written ({detail})",
        "请核对文件夹和权限。",
        "Check folder and permissions.",
    ),
    "history-made": entry("已导出 {rows} 行到 {path}", "{rows} row(|s) written to {path}"),
    "history-title": entry("台账 {name},{what}", "Ledger {name}, {what}"),
    "history-all": entry("全部", "everything"),
    "history-nothing": entry("没有相符的记录", "Nothing is recorded about that"),
    "history-columns": entry(
        "期间|应交|按时|迟交|逾期|退回|未定|无需|按时率|",
        "Period|All|On time|Late|Overdue|Rejected|Unjudged|Not owed|On-time rate|",
    ),
    "history-closed": entry("已关账", "closed"),
    "history-changes": entry("最近的变化:", "Latest changes:"),
    "history-change": entry(
        "  {as_of} {workbook} 第{row}行 {what}:{before} → {after}",
        "  {as_of} {workbook} row {row} {what}: {before} → {after}",
    ),
    "history-same": entry("{status}(别的内容有改动)", "{status} (something else was changed)"),
    "history-score": entry("评分 {value}", "score {value}"),
    "history-resubmitted": entry("重交 {value}", "handed in again {value}"),
    "history-rework": entry("重交:{value}", "second submission: {value}"),
    "history-due": entry("应交 {value}", "due {value}"),
    "history-removed": entry("行已删去", "row removed"),
    "history-runs": entry("最近的运行:", "Latest runs:"),
    "history-run": entry(
        "  {at} {command} {period}(截至 {as_of}):{workbooks} 个工作簿,{obligations} 项,写入 {cells} 格;dutybook {version},{calendar}",
        "  {at} {command} {period} (as of {as_of}): {workbooks} workbook(|s), {obligations} obligation(|s), {cells} cell(|s) written; dutybook {version}, {calendar}",
    ),
    "history-run-broken": entry("  (没有跑完)", "  (did not finish)"),
    # closing
    "help-close": entry(
        "关账:制表人、复核人先后签字,之后该期间的状态不再变。退出码 0 已签或已关账,1 还不能关,2 用法不对(如同一人签两次)。",
        "Close a period: one person prepares, another reviews; then its statuses stand. Exit code 0: signed or closed, 1: not yet, 2: wrong use (one person signing twice).",
    ),
    "help-close-by": entry("签字人。", "Who signs."),
    "help-close-as": entry(
        "以什么身份签:制表或复核(默认按顺序)。", "What for: prepared or reviewed (default: what comes next)."
    ),
    "help-close-accept": entry(
        "还有问题或逾期时仍然签字的理由。", "Why to sign although findings, overdue or open obligations remain."
    ),
    "help-close-status": entry(
        "只看状态:0 已关账且无改动,1 未关账或关账后有改动。",
        "Only tell: 0 closed and unchanged, 1 not closed, or changed since.",
    ),
    "help-close-folder": entry("月结文件夹(默认当前文件夹)。", "The month-end folder (default: the current one)."),
    "help-reopen": entry(
        "重新打开已关账的期间,须写原因。退出码 0 已重新打开,2 用法不对(没有原因,或没有签过)。",
        "Reopen a closed period; a reason is needed. Exit code 0: reopened, 2: wrong use (no reason, or nothing signed).",
    ),
    "help-reopen-reason": entry("原因。", "The reason."),
    "close-no-name": entry("没有签字人", "Nobody is named", "请加上 --by 姓名。", "Add --by NAME."),
    "close-no-reason": entry(
        "没有写原因",
        "No reason is given",
        "请写明原因:关账(close)加 --accept-open 理由,重新打开(reopen)加 --reason 原因。",
        "Give one: --accept-open REASON to close, --reason TEXT to reopen.",
    ),
    "close-no-run": entry(
        "{period} 还没有检查记录,不能关账",
        "No run for {period} is recorded; it cannot be closed",
        "请先运行 dutybook month-end 文件夹 --period {period}。",
        "Run dutybook month-end FOLDER --period {period} first.",
    ),
    "close-open-items": entry(
        "{period} 还不能关账:问题 {findings} 处,逾期 {overdue} 项,未到期未交 {pending} 项,检查后又改动的工作簿 {changed} 个",
        "{period} cannot be closed yet: {findings} finding(|s), {overdue} overdue, {pending} not due and not handed in, {changed} workbook(|s) changed since their check",
        "请处理后重新运行 month-end;确要带着这些关账的,加 --accept-open 理由。",
        "Settle them and run month-end again; to close with them, add --accept-open REASON.",
    ),
    "close-only-behind": entry(
        "{period} 还不能关账:最近一次月结没有记入台账",
        "{period} cannot be closed yet: the ledger did not take over the last month-end",
        "确要按台账里的状态关账的,加 --accept-open 理由。",
        "To close with the statuses of the ledger, add --accept-open REASON.",
    ),
    "close-not-prepared": entry(
        "{period} 还没有制表人签字",
        "Nobody has signed {period} as prepared",
        "请制表人先签:dutybook close {period} --by 姓名 --as prepared。",
        "Have it prepared first: dutybook close {period} --by NAME --as prepared.",
    ),
    "close-out-of-date": entry(
        "制表人签字之后 {period} 的状态或评价又变了,那个签字已失效",
        "Statuses or ratings of {period} changed after they were signed as prepared, and that signature has lapsed",
        "请制表人重新签字。",
        "Have it signed as prepared again.",
    ),
    "close-same-person": entry(
        "{by} 已作为制表人签字,复核要换一个人",
        "{by} signed as prepared; somebody else has to review",
        "请复核人签字。",
        "Have another person sign.",
    ),
    "close-already-prepared": entry(
        "{by} 已经签过", "{by} has signed already", "等复核人签字。", "It waits for the reviewer."
    ),
    "close-already-closed": entry(
        "{period} 已经关账",
        "{period} is closed already",
        "要更正请先用 dutybook reopen 重新打开。",
        "To correct it, reopen it with dutybook reopen.",
    ),
    "close-not-closed": entry("{period} 没有关账,也没有人签字", "{period} is not closed, and nobody has signed"),
    "close-prepared": entry(
        "{period}:{by} 已作为制表人签字,等待复核", "{period}: {by} signed as prepared; a review is needed"
    ),
    "close-closed": entry(
        "{period} 已关账:制表 {prepared},复核 {by}", "{period} is closed: prepared by {prepared}, reviewed by {by}"
    ),
    "close-reopened": entry("{period} 已由 {by} 重新打开:{reason}", "{period} was reopened by {by}: {reason}"),
    "close-is-open": entry("{period} 未关账", "{period} is open"),
    "close-is-prepared": entry(
        "{period} 已由 {by} 制表签字,等待复核", "{period} is signed as prepared by {by}; a review is needed"
    ),
    "close-is-closed": entry(
        "{period} 已于 {at} 关账(制表 {prepared},复核 {by}),状态截至 {as_of}",
        "{period} was closed at {at} (prepared by {prepared}, reviewed by {by}); statuses as of {as_of}",
    ),
    "close-items": entry(
        "  未了:问题 {findings} 处,逾期 {overdue} 项,未到期未交 {pending} 项,检查后又改动的工作簿 {changed} 个",
        "  open: {findings} finding(|s), {overdue} overdue, {pending} not due and not handed in, {changed} workbook(|s) changed since their check",
    ),
    "close-items:signed": entry(
        "  签字时未了:问题 {findings} 处,逾期 {overdue} 项,未到期未交 {pending} 项,检查后又改动的工作簿 {changed} 个",
        "  open when it was signed: {findings} finding(|s), {overdue} overdue, {pending} not due and not handed in, {changed} workbook(|s) changed since their check",
    ),
    "close-lapsed": entry(
        "  {by} 于 {at} 的制表签字已失效:之后的检查改了状态或评价。请核对后重新制表签字",
        "  what {by} signed as prepared at {at} has lapsed: a later run changed a status or rating. Have it signed as "
        "prepared again",
    ),
    "close-replaced": entry(
        "  {by} 于 {at} 的制表签字不再有效,由这次签字代替",
        "  what {by} signed as prepared at {at} counts no more: this signature replaces it",
    ),
    "close-accepted": entry("  理由:{reason}", "  reason: {reason}"),
    "close-changed": entry("  检查后改动:{name}", "  changed since its check: {name}"),
    "close-changed:more": entry("  检查后改动的还有 {count} 个", "  and {count} more changed since their check"),
    "close-behind": entry(
        "  台账里的状态截至 {as_of};最近一次月结按更早的 {behind} 判定,当作回头看,没有记入台账。请不加 --as-of(或用 --as-of {moment} 及以后的时间)再运行 month-end,然后关账",
        "  the ledger has the statuses as of {as_of}; the last month-end judged as of {behind}, which is earlier: a look "
        "back that the ledger did not take over. Run month-end again without --as-of (or with --as-of {moment} or "
        "later), then close",
    ),
    "close-late": entry("  关账后改动 {count} 处", "  {count} change(|s) since it was closed"),
}
