"""Buttons: captions, messages, and what installing them says."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # captions
    "button-check": entry("检查本表", "Check"),
    "button-due_rows": entry("生成本期应交", "Add what is due"),
    "button-hand_in": entry("登记完成", "Hand in"),
    "button-explain": entry("解释期限", "Explain deadline"),
    "button-undo": entry("撤销上次写回", "Undo last write"),
    "button-choose_folder": entry("选择文件夹", "Choose folder"),
    "button-month_end": entry("月结检查", "Month-end check"),
    "button-open_summary": entry("打开汇总", "Open summary"),
    "button-tab": entry("责任表", "Duty sheet"),
    # what a caption leaves open
    "button-check-tip": entry(
        "按窗口里现在的内容检查(不用先保存),把结果写进最右边的灰色列",
        "Judges what the window shows, saved or not, and fills in the grey columns at the right",
    ),
    "button-due_rows-tip": entry(
        "按“责任清单”把某个月应交的事项加到“交付记录”", "Adds a month's obligations from the duty list"
    ),
    "button-hand_in-tip": entry("把选中的行登记为现在已提交", "Marks the selected rows as handed in now"),
    "button-explain-tip": entry(
        "说明选中单元格(或所在行)的期限怎样理解、哪天到期", "Says how the deadline of the selected row is read"
    ),
    "button-undo-tip": entry(
        "恢复上一次由按钮写入的单元格;之后有人改过的不动",
        "Gives the cells that a button wrote last what they held; what was changed since stays",
    ),
    "button-choose_folder-tip": entry("选择各部门责任表所在的文件夹", "Chooses the folder of the duty sheets"),
    "button-month_end-tip": entry("检查文件夹中全部责任表,生成月结汇总", "Checks every duty sheet of the folder"),
    "button-open_summary-tip": entry("打开最近一次生成的月结汇总", "Opens the summary that was made last"),
    # the status bar
    "button-reading": entry("正在读取…", "Reading…"),
    "button-judging": entry("正在判断期限…", "Judging…"),
    "button-writing": entry("正在写入结果…", "Writing…"),
    "button-working": entry("正在处理…", "Working…"),
    "button-checking": entry("检查中 {done}/{total} {name}", "Checking {done}/{total} {name}"),
    # messages
    "button-see-results": entry(",见“检查结果”", "; see the result sheet"),
    "button-first": entry("第一处:{place} {message}", "First: {place} {message}"),
    "button-which-period": entry("生成哪个月的应交事项?", "For which month?"),
    "button-no-duty-list": entry(
        "这个工作簿没有“责任清单”和“交付记录”两张表,每一行本身就是一项应交,不用生成",
        "This workbook has no duty list with a table of deliveries: its rows are the obligations already",
    ),
    "button-nothing-to-add": entry(
        "没有要加的行:{period} 按日期应交的,“{sheet}”里都有了;随业务发生的(如“提车次日”),发生后请自己加一行",
        "Nothing to add: what is due on a day of {period} is on sheet {sheet} already. What a case starts, such as “the day after pick-up”, is for you to add when it happens",
    ),
    "button-no-room": entry(
        "“{sheet}”表格下面没有空行,{period} 的事项加不进去。请在表格下面插入空行后重试",
        "There is no blank row below the table on sheet {sheet} for {period}. Insert rows there and try again",
    ),
    "button-added": entry(
        "已在“{sheet}”第 {row} 行起加入 {period} 应交的 {count} 项",
        "Added to sheet {sheet} from row {row}: {count} obligation(|s) of {period}",
    ),
    "button-select": entry("请先选中表格里的单元格,再点按钮", "Select cells of the table first, then click the button"),
    "button-too-many": entry(
        "选中的行太多(一次最多 {most} 行)",
        "Too many rows are selected (at most {most} at once)",
        "请只选要登记的行。",
        "Select only the rows to be handed in.",
    ),
    "button-no-rows": entry(
        "选中的单元格不在责任表的行里。请选中要登记的行(可以多选),再点“登记完成”",
        "The selected cells are not in rows of a duty sheet. Select the rows to hand in, then click again",
    ),
    "button-already-in": entry(
        "选中的行都已登记完成(或无需交付),没有改动", "The selected rows are handed in already; nothing was changed"
    ),
    "button-not-a-date": entry(
        "{cells} 里写的不是日期,这 {count} 行没有登记。请清空或改成日期,再点“登记完成”",
        "{cells}: what stands there is no date, so {count} row(|s) (is|are) not handed in. Empty it or type a date, then click “Hand in”",
    ),
    "button-row": entry("第 {row} 行 {what}", "Row {row}: {what}"),
    "button-more-rows": entry("…… 另有 {count} 行", "… and {count} more"),
    "button-which-number": entry(
        "以上 {count} 行登记为 {when} 提交。\n请输入凭证号(没有可留空):",
        "The {count} row(|s) above (is|are) handed in at {when}.\nVoucher number (may stay empty):",
    ),
    "button-confirm": entry(
        "以上 {count} 行登记为 {when} 提交。\n本表没有“凭证号”列,点“确定”即可:",
        "The {count} row(|s) above (is|are) handed in at {when}.\nThe sheet has no column for a voucher number; just confirm:",
    ),
    "button-handed-in": entry(
        "已登记 {count} 行,提交时间 {when}。点“检查本表”更新检查状态",
        "{count} row(|s) (is|are) handed in at {when}. Click “Check” for the new status",
    ),
    "button-handed-in-but": entry(
        "已登记 {count} 行,提交时间 {when};另有 {skipped} 行早已登记或无需交付,没有改动。点“检查本表”更新检查状态",
        "{count} row(|s) (is|are) handed in at {when}; {skipped} had been handed in already, and (stays|stay). Click “Check” for the status",
    ),
    "button-no-phrase": entry(
        "这里没有写期限。请选中写有期限的单元格,或责任表中的一行",
        "There is no deadline here. Select a cell with a deadline, or a row of a duty sheet",
    ),
    "button-row-due": entry("本行应交时间:{due}", "This row is due: {due}"),
    "button-undone": entry(
        "已恢复上一次写入的 {cells} 个单元格", "{cells} cell(|s) (holds|hold) again what they held before"
    ),
    "button-undone-nothing": entry("没有恢复任何单元格", "Nothing was taken back"),
    "button-undone-kept": entry(
        ";有 {count} 个之后有人改过,没有动", "; {count} (was|were) changed since and (stays|stay)"
    ),
    "button-undone-lost": entry(
        ";有 {count} 个所在的行找不到了,没有动", "; the rows of {count} cannot be found: (it stays|they stay)"
    ),
    "button-folder-chosen": entry("{folder}\n其中有 {count} 个工作簿", "{folder}\nholds {count} workbook(|s)"),
    "button-missing": entry(
        "{count} 个部门没有责任表:{names}", "{count} department(|s) (has|have) no duty sheet: {names}"
    ),
    "button-summary-made": entry("汇总:{path}\n点“打开汇总”查看", "Summary: {path}\nClick “Open summary”"),
    "button-state-fine": entry("已查", "checked"),
    "button-state-overdue": entry("有逾期", "overdue"),
    "button-state-missing-file": entry("缺责任表", "no duty sheet"),
    # the sheet of 月结检查
    "button-more-departments": entry("另有 {count} 个部门,见汇总", "{count} more department(|s): see the summary"),
    "button-results-empty": entry(
        "还没有检查过。点“交付记录”里的“检查本表”,这里就列出需要处理的问题。",
        "Not checked yet. Click “Check” on the sheet Deliveries, and what needs attention is listed here.",
    ),
    "button-sheet-name": entry("月结检查", "Month-end check"),
    "button-sheet-hint": entry(
        "① 选择各部门责任表所在的文件夹  ② 核对期间  ③ 点“月结检查”  ④ 点“打开汇总”",
        "1 choose the folder of the duty sheets  2 see to the period  3 check  4 open the summary",
    ),
    "button-sheet-folder": entry("文件夹", "Folder"),
    "button-sheet-period": entry("期间", "Period"),
    "button-sheet-summary": entry("汇总", "Summary"),
    "button-sheet-department": entry("部门", "Department"),
    "button-sheet-state": entry("情况", "State"),
    "button-sheet-count": entry("应交", "Obligations"),
    "button-sheet-on-time": entry("按时", "On time"),
    "button-sheet-late": entry("迟交", "Late"),
    "button-sheet-overdue": entry("逾期未交", "Overdue"),
    "button-sheet-undetermined": entry("无法判定", "Undetermined"),
    # errors
    "button-closed": entry(
        "工作簿已经关闭", "The workbook was closed", "请重新打开后再点按钮。", "Open it again and click again."
    ),
    "button-crash": entry(
        "程序内部出错({detail})。详细信息在 {path}",
        "An internal error ({detail}). Details are in {path}",
        "请把该文件发给维护人员。",
        "Please send that file to whoever maintains this.",
    ),
    "button-not-finance": entry(
        "这个工作簿不是“月结检查”",
        "This is not the workbook for the month-end check",
        "请打开 月结检查.xlsm 或 月结检查.ods。",
        "Open the workbook for the month-end check.",
    ),
    "button-no-folder:chosen": entry(
        "还没有选择文件夹", "No folder was chosen yet", "请点“选择文件夹”。", "Click “Choose folder”."
    ),
    "button-no-folder": entry(
        "找不到文件夹 {path}",
        "There is no folder {path}",
        "请点“选择文件夹”。",
        "Click “Choose folder”.",
    ),
    "button-no-period": entry(
        "期间没有填写或认不出来",
        "The period is missing or cannot be read",
        "请写“年-月”,例如 2026-11。",
        "Write year and month, like 2026-11.",
    ),
    "button-no-summary": entry(
        "还没有汇总 {path}", "There is no summary {path} yet", "请先点“月结检查”。", "Click “Month-end check” first."
    ),
    "button-nothing-to-undo": entry(
        "{name} 没有可以撤销的写入", "Nothing was written into {name} that could be taken back"
    ),
    "button-read-only": entry(
        "工作簿 {name} 以只读方式打开,不能写入",
        "{name} was opened to be read only; nothing can be written into it",
        "请点窗口上方的“编辑文档”,或关闭后以可编辑的方式重新打开,再点按钮。",
        "Click “Edit Document” above the sheet, or open it anew to be edited, and click the button again.",
    ),
    "button-undo-lost": entry(
        "上一次写入的 {cells} 个单元格,所在的行都找不到了(表改了名,或行已删改),没有恢复任何内容",
        "The rows of the {cells} cell(|s) written last cannot be found (a sheet has another name, or the rows were changed or deleted); nothing was taken back",
        "请把表名或行改回原样,再点一次。",
        "Put the name of the sheet or the rows back as they were, and click again.",
    ),
    # shown by LibreOffice itself
    "button-still-working": entry(
        "上一次点击还在处理中。要停止它吗?\n(停止不会损坏工作簿)",
        "The last click is still being worked on. Stop it?\n(This does not harm the workbook)",
    ),
    "button-no-python": entry(
        "找不到安装 dutybook 的 Python:{{path}}\n请重新运行 dutybook buttons install",
        "The Python that dutybook is installed in is not there: {{path}}\nRun again: dutybook buttons install",
    ),
    "button-lost": entry(
        "处理没有完成。已经写入的可以点“撤销上次写回”恢复。\n详细信息在 {{log}}",
        "The work was not finished. What was written can be taken back with “Undo last write”.\nDetails are in {{log}}",
    ),
    # installing
    "help-buttons": entry("表格里的按钮:安装、卸载", "Buttons on the sheets: install, uninstall"),
    "help-buttons-install": entry(
        "让这些文件夹中带按钮的工作簿在本机的 Excel 或 LibreOffice 里可以点:写好解释器路径,把这些文件夹设为受信任位置(不降低宏安全级别)。",
        "Makes the buttons of the workbooks in FOLDERS work in this machine's Excel or LibreOffice: sets the interpreter, and trusts these folders (the level of macro security stays).",
    ),
    "help-buttons-uninstall": entry(
        "撤销 buttons install 所做的一切;工作簿不动。", "Undoes what buttons install did; workbooks stay as they are."
    ),
    "help-dry-run": entry("只说明要做什么,不改动", "Say what would be done, change nothing"),
    "help-office-profile": entry(
        "LibreOffice 用户配置目录(含 user 的那一层),默认自动查找",
        "The LibreOffice profile (the folder that holds user); found by itself",
    ),
    "help-new-buttons": entry(
        "制作带按钮的工作簿:excel(.xlsm)或 calc(.ods),并附“月结检查”",
        "Make workbooks with buttons: excel (.xlsm) or calc (.ods), and the one for the month-end check",
    ),
    "buttons-next": entry(
        "接下来:dutybook buttons install {out},然后打开其中的工作簿点按钮",
        "Next: dutybook buttons install {out}, then open a workbook there and click",
    ),
    "buttons-found": entry("找到 {program}:{path}", "Found {program}: {path}"),
    "buttons-macro": entry("  宏文件 → {path}", "  macro file → {path}"),
    "buttons-interpreter": entry("  由 {path} 执行", "  run by {path}"),
    "buttons-interpreter-excel": entry("  由 {path} 执行(写入 {file})", "  run by {path} (written to {file})"),
    "buttons-mac-script": entry("  xlwings 的 AppleScript → {path}", "  xlwings' AppleScript → {path}"),
    "buttons-mac-trust": entry(
        "  macOS 的 Excel 没有受信任位置:打开工作簿时请点“启用宏”",
        "  Excel on macOS has no trusted locations: click “Enable macros” when opening a workbook",
    ),
    "buttons-trust": entry("  受信任的文件夹:{path}", "  trusted folder: {path}"),
    "buttons-removed": entry("删除 {path}", "Removed {path}"),
    "buttons-removed-interpreter": entry("从 {file} 去掉解释器路径", "The interpreter was taken out of {file}"),
    "buttons-untrust": entry("取消 {count} 个受信任的文件夹", "{count} folder(|s) (is|are) not trusted any more"),
    "buttons-untrust-excel": entry("取消 Excel 的受信任位置", "Excel's trusted locations were removed"),
    "buttons-not-installed": entry(
        "LibreOffice({path})没有装过按钮", "No buttons are installed in LibreOffice ({path})"
    ),
    "buttons-done": entry("安装完成。请重新打开工作簿。", "Installed. Open the workbooks anew."),
    "buttons-undone": entry("卸载完成。", "Uninstalled."),
    "buttons-step-failed": entry(
        "这一步没有做成({detail}):{step}",
        "A step failed ({detail}): {step}",
        "请检查权限和磁盘空间,再运行一次;已做的步骤不用撤销。",
        "Check your rights and the free space, and run it again; what was done may stay.",
    ),
    "buttons-dry-run": entry("(试运行:以上都没有做)", "(Dry run: none of this was done)"),
    "buttons-too-wide": entry(
        "{path} 范围太大,不能整个设为受信任:下载来的文件也会被信任",
        "{path} is too wide to be trusted: files from the internet would be trusted too",
        "请建一个专放责任表的文件夹。",
        "Make a folder for the duty sheets alone.",
    ),
    "buttons-no-program": entry(
        "没有找到 Excel,也没有找到 LibreOffice",
        "Neither Excel nor LibreOffice was found",
        "请先安装其中之一。",
        "Install one of them first.",
    ),
    "buttons-office-runs": entry(
        "LibreOffice 正在运行,退出时会盖掉设置({path})",
        "LibreOffice is running and would overwrite its settings at its end ({path})",
        "请关闭所有 LibreOffice 窗口后重试;若确实没有在运行,请删除该文件。",
        "Close all LibreOffice windows and try again; if it does not run, delete that file.",
    ),
    "buttons-lacks": entry("缺少:{what}", "Missing: {what}", "{fix}", "{fix}"),
    "buttons-lacks-office": entry("LibreOffice", "LibreOffice"),
    "buttons-lacks-office-fix": entry(
        "安装 LibreOffice(Debian/Ubuntu:apt install libreoffice-calc)",
        "Install LibreOffice (Debian, Ubuntu: apt install libreoffice-calc)",
    ),
    "buttons-lacks-uno": entry(
        "LibreOffice 的 Python 桥(uno)不能用于本 Python", "LibreOffice's Python bridge (uno) for this Python"
    ),
    "buttons-lacks-uno-fix": entry(
        "Debian/Ubuntu:apt install python3-uno;Windows/macOS:用 LibreOffice 自带的 Python 安装 dutybook",
        "Debian, Ubuntu: apt install python3-uno; Windows, macOS: install dutybook into LibreOffice's own Python",
    ),
    "buttons-lacks-provider": entry("LibreOffice 的 Python 宏支持", "LibreOffice's support for Python macros"),
    "buttons-lacks-provider-fix": entry(
        "Debian/Ubuntu:apt install libreoffice-script-provider-python",
        "Debian, Ubuntu: apt install libreoffice-script-provider-python",
    ),
    # doctor
    "doctor-buttons": entry("按钮({program})", "Buttons ({program})"),
    "doctor-buttons-none": entry("没有安装", "not installed"),
    "doctor-buttons-fix": entry("dutybook buttons install 文件夹", "dutybook buttons install FOLDER"),
    "doctor-buttons-trusts": entry("{python};受信任:{folders}", "{python}; trusts {folders}"),
    "doctor-buttons-stale": entry(
        "宏文件不是当前版本,或解释器 {python} 已不存在", "The macro file is out of date, or {python} is gone"
    ),
}
