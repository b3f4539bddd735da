"""Reconciliation: how lines came out, the tables that show it, and the command."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # statuses
    "reconcile-status-matched": entry("相符", "Matched"),
    "reconcile-status-differing": entry("不符", "Differs"),
    "reconcile-status-missing_left": entry("左方缺", "Missing left"),
    "reconcile-status-missing_right": entry("右方缺", "Missing right"),
    "reconcile-status-ambiguous": entry("待定", "Ambiguous"),
    "reconcile-status-outside": entry("不要求", "Not required"),
    "reconcile-status-unreadable": entry("看不懂", "Unreadable"),
    # sentences of a line
    "reconcile-by": entry("按“{by}”{value}:", "By {by} {value}: "),
    "reconcile-row": entry("第{row}行", "row {row}"),
    "reconcile-rows": entry("{label}{rows} {amount}", "{label} {rows} {amount}"),
    "reconcile-rows-bare": entry("{label}{rows}", "{label} {rows}"),
    "reconcile-line-matched": entry("{left} 与 {right} 相符", "{left} matches {right}"),
    "reconcile-line-differing": entry("{left} 与 {right} 不符", "{left} differs from {right}"),
    "reconcile-line-ambiguous": entry(
        "{left} 与 {right} 无法确定怎样对应", "how {left} goes with {right} cannot be told"
    ),
    "reconcile-alone-netted": entry(
        "{rows} 相互抵销,{other}里不需要对应", "{rows} cancel one another; {other} need not have them"
    ),
    "reconcile-alone-missing_left": entry("{rows} 在{other}里没有", "{rows} is not in {other}"),
    "reconcile-alone-missing_right": entry("{rows} 在{other}里没有", "{rows} is not in {other}"),
    "reconcile-alone-outside": entry("{rows} 没有用到", "{rows} was not needed"),
    "reconcile-alone-unreadable": entry("{rows} 不能核对", "{rows} cannot be reconciled"),
    "reconcile-proposals": entry("可能对应(请人工确认):{rows}", "It may be (for you to confirm): {rows}"),
    # the bridge from one total to the other
    "reconcile-bridge-left": entry("左方合计", "Left total"),
    "reconcile-bridge-right": entry("右方合计", "Right total"),
    "reconcile-bridge-matched": entry("加减:相符行的误差、手续费", "Tolerance and fees of matched rows"),
    "reconcile-bridge-differing": entry("加减:不符的差额", "Differences"),
    "reconcile-bridge-missing_left": entry("加:左方缺", "Missing on the left"),
    "reconcile-bridge-missing_right": entry("减:右方缺", "Missing on the right"),
    "reconcile-bridge-ambiguous": entry("加减:待定的差额", "Ambiguous rows"),
    "reconcile-bridge-outside": entry("加减:不要求对上的行", "Rows not required"),
    "reconcile-bridge-unreadable": entry("加减:看不懂的行", "Unreadable rows"),
    # tables
    "reconcile-sheet": entry("核对", "Reconciliation"),
    "reconcile-head-no": entry("序号", "No."),
    "reconcile-head-name": entry("核对项目", "Reconciliation"),
    "reconcile-head-status": entry("结果", "Result"),
    "reconcile-head-key": entry("核对依据", "Key"),
    "reconcile-head-value": entry("编号或名称", "Value"),
    "reconcile-head-left": entry("左方", "Left"),
    "reconcile-head-right": entry("右方", "Right"),
    "reconcile-head-rows": entry("{label}:行", "{label}: rows"),
    "reconcile-head-day": entry("{label}:日期", "{label}: date"),
    "reconcile-head-amount": entry("{label}:金额", "{label}: amount"),
    "reconcile-head-difference": entry("差额", "Difference"),
    "reconcile-head-why": entry("说明", "Why"),
    "reconcile-head-left-total": entry("左方合计", "Left total"),
    "reconcile-head-right-total": entry("右方合计", "Right total"),
    "reconcile-title": entry("{title} {period}", "{title} {period}"),
    "reconcile-prepared": entry("编制:__________  复核:__________", "Prepared: __________  Reviewed: __________"),
    # the command
    "help-reconcile": entry(
        "核对两张表:汇款与收款、刷卡单与交车、装饰单与交车、理赔与收款,或自己声明的。",
        "Reconcile two tables: remittances and receipts, card slips and deliveries, or what you declare.",
    ),
    "help-reconcile-folder": entry(
        "两张表所在的文件夹(默认当前文件夹)。", "Folder of the two tables (default: the current one)."
    ),
    "help-reconcile-left": entry(
        "左方的文件(不写就在文件夹里找)。", "File of the left table (default: looked for in the folder)."
    ),
    "help-reconcile-right": entry(
        "右方的文件(不写就在文件夹里找)。", "File of the right table (default: looked for in the folder)."
    ),
    "help-reconcile-out": entry("把结果写成工作簿。", "Write the result into a workbook."),
    "help-reconcile-all": entry("相符的行也列出。", "List matched rows too."),
    "reconcile-none": entry(
        "文件夹里没有可以核对的两张表(已有的声明:{known})。写上其中一个的名称再核对一次,就会说缺哪个文件、文件名要怎样",
        "The folder has no two tables to reconcile (declarations: {known}). Name one of them to be told which file is missing and what it may be called",
    ),
    "reconcile-report": entry(
        "{title}:{left}({left_files},{left_rows} 行,{left_total})与{right}({right_files},{right_rows} 行,{right_total})",
        "{title}: {left} ({left_files}, {left_rows} row(|s), {left_total}) and {right} ({right_files}, {right_rows} row(|s), {right_total})",
    ),
    "reconcile-report-bare": entry(
        "{title}:{left}({left_files},{left_rows} 行)与{right}({right_files},{right_rows} 行)",
        "{title}: {left} ({left_files}, {left_rows} row(|s)) and {right} ({right_files}, {right_rows} row(|s))",
    ),
    "reconcile-excluded": entry(
        "{label}另有 {count} 行按声明不参加核对(如付出的款)",
        "{label} has {count} more row(|s) that the declaration leaves out (such as payments out)",
    ),
    "reconcile-tally": entry(
        "相符 {matched},不符 {differing},左方缺 {missing_left},右方缺 {missing_right},待定 {ambiguous},不要求 {outside},看不懂 {unreadable}",
        "{matched} matched, {differing} differ, {missing_left} missing left, {missing_right} missing right, {ambiguous} ambiguous, {outside} not required, {unreadable} unreadable",
    ),
    "reconcile-provisional": entry(
        "提示:涉及的年份还没有公布放假安排,工作日是暂定的",
        "Note: holidays of a year in it are not published yet; working days are provisional",
    ),
    "reconcile-more": entry(
        "还有 {count} 行,见 --out 或 --format json", "{count} more line(|s); see --out or --format json"
    ),
    "reconcile-written": entry("核对表:{path}", "Written: {path}"),
}
