"""What the commands say: progress, tallies, the result sheet, help."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_PLACEHOLDERS = {
    "FILE": "文件",
    "FILES": "文件",
    "FOLDER": "文件夹",
    "FOLDERS": "文件夹",
    "ISO": "时间",
    "N": "整数",
    "NAME": "名称",
    "PACK": "模板包",
    "PATH": "路径",
    "PATHS": "路径",
    "PERIOD": "期间",
    "PHRASES": "期限",
    "REASON": "理由",
    "TEXT": "文字",
    "URL": "地址",
    "WORKBOOK": "工作簿",
}
"""What a help page writes for a value that a person puts there."""

ENTRIES: dict[str, Entry] = {
    "result-title": entry("检查结果", "Check results"),
    "result-when": entry(
        "检查时间 {as_of},期间 {period}。由 dutybook 生成,每次检查整张替换,请勿在此填写。",
        "Checked as of {as_of}, period {period}. Made by dutybook and replaced by each check: do not type here.",
    ),
    "result-no": entry("序号", "No."),
    "result-severity": entry("级别", "Severity"),
    "result-sheet": entry("工作表", "Sheet"),
    "result-cell": entry("单元格", "Cell"),
    "result-message": entry("问题", "Problem"),
    "result-remedy": entry("处理办法", "What to do"),
    "result-rule": entry("规则", "Rule"),
    "result-row": entry("第 {row} 行", "row {row}"),
    "result-more": entry("另有 {count} 条,这里列不下。", "{count} more (has|have) no room here."),
    "result-none": entry("没有发现问题。", "No problems found."),
    "tally": entry(
        "本表 {total} 项{parts};{problems} 处数据问题", "{total} obligation(|s){parts}; {problems} data problem(|s)"
    ),
    "tally-all": entry(
        "共 {total} 项{parts};{problems} 处数据问题", "{total} obligation(|s){parts}; {problems} data problem(|s)"
    ),
    "tally-part": entry("{label} {count}", "{label} {count}"),
    "tally-exempt": entry("无需交付", "nothing owed"),
    # reports
    "progress": entry("检查中", "Checking"),
    "report-infos": entry(
        "另有 {count} 条提示,见“检查结果”表或 --format json。",
        "{count} more for your information: see the result sheet or --format json.",
    ),
    "report-infos-summary": entry(
        "另有 {count} 条提示,见汇总的“数据问题”或 --format json。",
        "{count} more for your information: see “Data problems” in the summary, or --format json.",
    ),
    "report-written": entry("。已写入 {cells} 格", ". {cells} cell(|s) written"),
    "report-results": entry("。已更新检查结果", ". The result sheet is up to date"),
    "report-unchanged": entry("", ""),
    "report-total": entry(
        "合计 {files} 个工作簿,检查时间 {as_of}。{tally}", "{files} workbook(|s) as of {as_of}. {tally}"
    ),
    "report-summary": entry("汇总工作簿:{path}", "Summary workbook: {path}"),
    "month-end-file": entry("月结汇总-{period}.xlsx", "month-end-{period}.xlsx"),
    "crash": entry(
        "程序内部出错({detail})。每个工作簿或者没有动过,或者已完整写入。详细信息在 {path}",
        "An internal error ({detail}). Every workbook is either untouched or written whole. Details are in {path}",
        "请把该文件发给维护人员。",
        "Please send that file to whoever maintains this.",
    ),
    "stopped": entry(
        "已停止。每个文件或者没有动过,或者已完整写入",
        "Stopped. Every file is either untouched or written whole",
        "再运行一次就从头做完;要退回已写好的工作簿,用 dutybook undo。",
        "Run it again to do it all; dutybook undo takes back what was written into workbooks.",
    ),
    "stopped:at": entry(
        "已停止,停在第 {number} 个文件(共 {total} 个):{name};它后面的还没有开始,它和前面的未必都做完了。"
        "每个文件或者没有动过,或者已完整写入",
        "Stopped at file {number} of {total}, {name}: those after it were not begun, and it and those before may be "
        "unfinished. Every file is either untouched or written whole",
        "再运行一次就从头做完;要退回已写好的工作簿,用 dutybook undo。",
        "Run it again to do it all; dutybook undo takes back what was written into workbooks.",
    ),
    # wrong usage
    # the frame of a help page, and of what is said about wrong usage
    **{f"placeholder-{en}": entry(zh, en) for en, zh in _PLACEHOLDERS.items()},
    "frame-usage": entry("用法: {words}", "Usage: {words}"),
    "frame-any-options": entry("[选项]", "[OPTIONS]"),
    "frame-command": entry("命令 [参数]...", "COMMAND [ARGS]..."),
    "frame-options": entry("选项:", "Options:"),
    "frame-commands": entry("命令:", "Commands:"),
    "frame-required": entry("[必填]", "[required]"),
    "frame-try": entry("运行 '{command} --help' 查看说明。", "Try '{command} --help' for help."),
    "frame-error": entry("错误: {said}", "Error: {said}"),
    "usage-unknown-command": entry("没有命令 '{command}'。", "No such command '{command}'."),
    "usage-unknown-option": entry("没有选项 '{option}'。", "No such option '{option}'."),
    "usage-after-dashes": entry(
        "选项 '{option}' 在 -- 之后,会当成文件名。请写在 -- 之前。",
        "Option '{option}' stands after --, where it is a file name. Write it before --.",
    ),
    "usage-dash": entry(
        "“{option}”前面不是两个英文减号。请写成 {meant}。",
        "“{option}” does not begin with two hyphens. Write {meant}.",
    ),
    "usage-near": entry("是不是 {options}?", " Did you mean {options}?"),
    "usage-option-value": entry("选项 '{option}' 要有值。", "Option '{option}' requires an argument."),
    "usage-twice": entry(
        "选项 '{option}' 写了两次,值不一样。", "Option '{option}' was given twice, with different values."
    ),
    "usage-which": entry(
        "找不到 {raw};这里有 {found}。请写出是哪一个。", "Cannot find {raw}; there are {found}. Say which one is meant."
    ),
    "usage-flag-value": entry("选项 '{option}' 不带值。", "Option '{option}' does not take a value."),
    "usage-no-option": entry("缺少选项 '{option}'。", "Missing option '{option}'."),
    "usage-no-argument": entry("缺少参数 '{option}'。", "Missing argument '{option}'."),
    "usage-superfluous": entry("多余的参数({words})。", "Got unexpected extra arguments ({words})"),
    "usage-choice": entry(
        "'{option}' 的值“{raw}”不对,只能是 {choices}。",
        "Invalid value for '{option}': '{raw}' is not one of {choices}.",
    ),
    "usage-number": entry(
        "'{option}' 的值“{raw}”不是整数。", "Invalid value for '{option}': '{raw}' is not a whole number."
    ),
    "usage-range": entry(
        "'{option}' 的值 {raw} 不在 {least} 到 {most} 之间。",
        "Invalid value for '{option}': {raw} is not in the range {least}<=x<={most}.",
    ),
    "usage-as-of": entry(
        "“{raw}”不是时间",
        "“{raw}” is no time",
        "请写日期和时间,例如 2026-11-06T18:00。",
        "Write it like 2026-11-06T18:00.",
    ),
    "usage-period": entry(
        "“{raw}”不是期间", "“{raw}” is no period", "请写“年-月”,例如 2026-10。", "Write it like 2026-10."
    ),
    "usage-period-for-file": entry(
        "找不到 {name},什么都没有检查",
        "Cannot find {name}; nothing was checked",
        "它若是期间,请写成 --period {period};若是文件或文件夹,请检查路径。",
        "If it is a period, write --period {period}; if it is a file or folder, check the path.",
    ),
    "usage-timezone": entry(
        "没有名为“{raw}”的时区",
        "There is no time zone named “{raw}”",
        "请在设置里改 timezone,例如 Asia/Shanghai。",
        "Correct timezone in the settings, for example Asia/Shanghai.",
    ),
    "usage-folder": entry(
        "“{path}”不是文件夹",
        "“{path}” is no folder",
        "请给出存放各部门工作簿的文件夹。",
        "Name the folder that holds the departments' workbooks.",
    ),
    "usage-explain": entry(
        "没有给出期限",
        "No phrase was given",
        "例如 dutybook explain '每月5号前'。",
        "For example: dutybook explain 'by the 5th of each month'.",
    ),
    "usage-department": entry(
        "设置里没有部门“{raw}”",
        "The settings know no department “{raw}”",
        "设置里的部门:{known}。",
        "Departments of the settings: {known}.",
    ),
    "demo-exists": entry(
        "“{path}”里已有文件",
        "There are files in “{path}” already",
        "请用 --out 指定一个新文件夹。",
        "Name a new folder with --out.",
    ),
    # help
    "help-dutybook": entry(
        "看懂责任表里的期限,判定是否按时,把状态写回表格,生成月结汇总。",
        "Reads the deadlines in duty sheets, judges them, writes the status back, and builds the month-end summary.",
    ),
    "help-demo": entry(
        "用自带的样表走一遍:检查、写回、月结汇总。",
        "The main job on the shipped samples: check, write back, month-end summary.",
    ),
    "help-check": entry(
        "检查工作簿或文件夹里的责任表,并把状态写回。",
        "Check the duty sheets in workbooks or folders and write the status back.",
    ),
    "help-month-end": entry(
        "财务月结检查:各部门、各事项是否齐全,并生成汇总工作簿。",
        "Finance's check over every department's workbook, with a summary workbook.",
    ),
    "help-explain": entry(
        "解释期限怎么读、下一次是哪天、哪里有歧义。",
        "How a deadline phrase is read, its next dates, and what is ambiguous.",
    ),
    "help-read": entry(
        "输出从工作簿读到的责任、业务、交付、问题和日历(JSON)。",
        "What was understood of the workbooks: duties, events, submissions, issues, calendar (JSON).",
    ),
    "help-new": entry(
        "按模板包为各部门新建本期工作簿。", "Make each department's workbook for a period from a template pack."
    ),
    "help-rules": entry("列出所有检查规则。", "What is checked."),
    "help-doctor": entry("检查本机缺什么、怎么补。", "What this machine has and lacks, with the fix."),
    "help-version": entry("显示版本后退出。", "Show the version and exit."),
    "help-help": entry("显示这段说明后退出。", "Show this message and exit."),
    "help-lang": entry(
        "消息语言(默认看环境,其次中文)。", "Language of messages (default: the environment, else Chinese)."
    ),
    "help-settings": entry(
        "设置文件(默认取所查文件夹及其上级中最近的 dutybook.toml)。",
        "Settings file (default: the nearest dutybook.toml from the checked folder upwards).",
    ),
    "help-format": entry("输出形式。", "Form of the output."),
    "help-as-of": entry(
        "按这个时间判定(默认现在),如 2026-11-06T18:00。", "Judge as of this time (default: now), like 2026-11-06T18:00."
    ),
    "help-no-write": entry("只检查,不改动任何工作簿。", "Check only; leave every workbook untouched."),
    "help-period": entry("业务期间,如 2026-10。", "Business period, like 2026-10."),
    "help-demo-out": entry(
        "放样表的新文件夹(默认 dutybook-demo)。", "New folder for the samples (default dutybook-demo)."
    ),
    "help-month-end-out": entry("汇总工作簿(默认放在该文件夹里)。", "The summary workbook (default: in the folder)."),
    "help-pack": entry(
        "模板包:应交哪些事项以它为准(默认看设置)。", "The template pack that says what is owed (default: the settings)."
    ),
    "help-batch": entry(
        '逐行 JSON 文件,每行 {{"id": …, "text": …}},逐行输出;有的行不能用时,退出码为 1。',
        'A file of JSON lines, each {{"id": …, "text": …}}; one line of output for each, and exit code 1 if some could '
        "not be used.",
    ),
    "help-event": entry("业务发生的时间,如 2026-11-04T10:00。", "When the event happened, like 2026-11-04T10:00."),
    "help-new-out": entry("新工作簿放在哪个文件夹。", "Folder for the new workbooks."),
    # new, demo
    "new-made": entry("已在 {out} 建好 {count} 个工作簿:", "Made {count} workbook(|s) in {out}:"),
    "new-next": entry(
        "填好业务登记和交付记录后,运行 dutybook check {out} --period {period}",
        "When they are filled in, run dutybook check {out} --period {period}",
    ),
    "new-settings": entry(
        '# dutybook 的设置。改完保存即可,写错会有提示。\npack = "{pack}"\n\n[service_levels]\n# 给“及时”约定时限后才能判定,例如:\n# "及时" = "1 workday"\n',
        '# Settings of dutybook.\npack = "{pack}"\n\n[service_levels]\n# 及时 (promptly) can be judged once it has a length, for example:\n# "及时" = "1 workday"\n',
    ),
    "demo-report": entry(
        "样表已复制到 {folder},检查了 {files} 个工作簿(检查时间 {as_of},期间 {period})。\n"
        "{tally};写入 {cells} 格。\n\n请打开看看:\n"
        "  {summary}\n      总览、逾期清单、数据问题(每条都能点回原单元格)\n"
        "  {folder}/{example}\n      最右边的六列和“检查结果”表是 dutybook 写的,其余原样未动\n"
        "  {folder}/交付件\n      交来的文件:查过内容,刷卡单与业务单逐笔核对过;各埋了一处错,见汇总的“完整性”“核对”和“数据问题”\n"
        "  {folder}/.dutybook-backup\n      写入之前的备份",
        "The samples are in {folder}; {files} workbook(|s) (was|were) checked (as of {as_of}, period {period}).\n"
        "{tally}; {cells} cell(|s) written.\n\nLook at:\n"
        "  {summary}\n      overview, overdue list, data problems (each links back to its cell)\n"
        "  {folder}/{example}\n      the six columns at the right and the result sheet are dutybook's; the rest is as it was\n"
        "  {folder}/交付件\n      files that were handed in: checked inside, and two of them against each other. Each check finds a mistake:\n"
        "      see completeness, reconciliation and data problems in the summary\n"
        "  {folder}/.dutybook-backup\n      the workbooks as they were before",
    ),
    # doctor
    "doctor-ok": entry("有", "ok"),
    "doctor-missing": entry("缺", "missing"),
    "doctor-optional": entry("可选", "optional"),
    "doctor-none": entry("没有", "none"),
    "doctor-data": entry("模板和样表", "templates and samples"),
    "doctor-calendar": entry("放假安排", "holiday data"),
    "doctor-calendar-fix": entry(
        "今年的放假安排不在其中,请运行 pip install -U holidays", "this year is not in it: pip install -U holidays"
    ),
    "doctor-office-fix": entry(
        "只有在 LibreOffice 里用按钮时才需要,请安装 LibreOffice",
        "needed only for buttons in LibreOffice: install LibreOffice",
    ),
    # explain
    "explain-due": entry("  接下来:{dates}", "  next: {dates}"),
    "explain-due-from": entry("  从 {start} 算起:{dates}", "  counted from {start}: {dates}"),
    "explain-due-from-now": entry(
        "  假如从 {start} 算起:{dates};业务发生的时间用 --event 给出",
        "  if counted from {start}: {dates}; give the time of the event with --event",
    ),
    "explain-none": entry("  算不出具体日期", "  no date can be computed"),
    "explain-note": entry("  注意:{words}", "  note: {words}"),
}
