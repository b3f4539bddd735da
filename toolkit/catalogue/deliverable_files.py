"""Deliverables that were not handed in as they should be, and the command that looks into them."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # what was to be handed in
    "deliverable-key-unused": entry(
        "设置的 [deliverables.files] 里写了“{entry}”({file}),{period} 的表里没有这样的责任编号、凭证或事项,这个文件没有找也没有查;"
        "最像的责任编号:{names}",
        "[deliverables.files] of the settings has “{entry}” ({file}), but no duty, evidence or deliverable of {period} is "
        "called so: the file was not looked for; numbers of duties most like it: {names}",
        "写错了就改成表里的责任编号(或凭证、事项的名称);只是本期没有的,不用管。",
        "Correct what is misspelt to the number of the duty, or what its evidence or deliverable is called; if it only has "
        "nothing this period, there is nothing to do.",
    ),
    "deliverable-key-unused:bare": entry(
        "设置的 [deliverables.files] 里写了“{entry}”({file}),{period} 的表里没有这样的凭证或事项,也没有责任编号,这个文件没有找也没有查",
        "[deliverables.files] of the settings has “{entry}” ({file}), but no evidence or deliverable of {period} is called so, "
        "and no duty has a number: the file was not looked for",
        "写成凭证栏里的叫法或事项的名称;要按责任编号写,就在表里加一列“责任编号”。",
        "Write what the evidence or the deliverable is called; to go by numbers, add a column Duty id to the table.",
    ),
    "deliverable-file-missing": entry(
        "“{what}”应于 {due} 前交的文件没有找到:{pattern}",
        "“{what}” was due {due}, and its file was not found: {pattern}",
        "请把文件放到 {folder},文件名照此。",
        "Put the file into {folder} under this name.",
    ),
    "deliverable-file-missing:early": entry(
        "“{what}”的文件还没有交({due} 前交):{pattern}",
        "The file of “{what}” is not there yet (due {due}): {pattern}",
        "到期前请放到 {folder}。",
        "Put it into {folder} in time.",
    ),
    "deliverable-file-missing:said": entry(
        "“{what}”登记为 {at} 已交,文件却没有找到:{pattern}",
        "“{what}” is said to have been handed in {at}, but its file was not found: {pattern}",
        "请把文件放到 {folder},或改正登记。",
        "Put the file into {folder}, or correct the record.",
    ),
    "deliverable-file-missing:other": entry(
        "“{what}”本期的文件没有找到:{pattern};只有“{seen}”",
        "This period's file of “{what}” was not found: {pattern}; there is “{seen}”",
        "请交本期的文件到 {folder}。",
        "Put this period's file into {folder}.",
    ),
    "deliverable-file-missing:another": entry(
        "“{what}”的文件没有找到:{pattern};{seen} 在另一家的文件夹里,不算这里交的",
        "The file of “{what}” was not found: {pattern}; {seen} lies in somebody else's folder and does not count here",
        "请把文件放到 {folder};两家交的就是那一个文件的,在凭证里连文件夹一起写明:{seen}。",
        "Put the file into {folder}. Where both hand in that very file, write it as evidence with its folder: {seen}.",
    ),
    "deliverable-file-missing:another-month": entry(
        "“{what}”的文件没有找到:{pattern};{seen} 在另一个月的文件夹里,不算本期交的",
        "The file of “{what}” was not found: {pattern}; {seen} lies in another month's folder and does not count here",
        "是本期交的,请把文件放到 {folder}。",
        "If it was handed in for this period, put the file into {folder}.",
    ),
    "deliverable-file-missing:before": entry(
        "“{what}”的文件不在 {folder},在另一个月的文件夹里:{seen}",
        "The file of “{what}” is not in {folder}, but in another month's folder: {seen}",
        "这一行是结转来的,把文件复制到 {folder};是本期的,请改正凭证里的月份,交本期的文件。",
        "If this row was carried over, copy the file into {folder}; if it is this period's, correct the month in its"
        " evidence and hand in this period's file.",
    ),
    "deliverable-unrecorded": entry(
        "“{what}”的文件 {file} 已在,完成时间却没有填,不能判定何时交的(文件修改时间 {mtime},仅供参考)",
        "The file of “{what}”, {file}, is there, but no completion time says when it was handed in "
        "(the file was modified {mtime}, which proves little)",
        "请填完成时间。",
        "Type the completion time.",
    ),
    "deliverable-touched": entry(
        "“{what}”登记为 {at} 交,文件 {file} 在 {mtime} 又改过(修改时间会因复制、同步而变,仅供参考)",
        "“{what}” was handed in {at} by the record; its file {file} was modified {mtime} "
        "(copying and syncing change that too: weak evidence)",
        "如是更换的文件,请登记重交时间。",
        "If the file was replaced, record when it was handed in again.",
    ),
    # papers
    "paper-incomplete": entry(
        "“{what}”({case})不算交齐:缺“{condition}”,见 {where}",
        "“{what}” ({case}) is not complete: “{condition}” is missing, see {where}",
        "资料补齐后填“重交时间”。",
        "When the papers are complete, type Resubmitted at.",
    ),
    "paper-incomplete:unsaid": entry(
        "“{what}”({case})没有交齐:缺“{condition}”,见 {where};“资料完整”没有填,表里仍算已交",
        "“{what}” ({case}) is not complete: “{condition}” is missing, see {where}; whether the papers are complete is "
        "not said, so the sheet still counts it as handed in",
        "请在“资料完整”填“否”,就不算已交;补齐后填“重交时间”。",
        "Type no under Papers complete, and it does not count; when they are complete, type Resubmitted at.",
    ),
    "paper-absent": entry(
        "“{what}”登记为已交,{file} 里却没有业务 {case}",
        "“{what}” is said to have been handed in, but {file} has no case {case}",
        "请补上这笔业务,或改正登记。",
        "Add the case, or correct the record.",
    ),
    "paper-unconfirmed": entry(
        "“{what}”要求“{conditions}”,“资料完整”没有填“是”或“否”:是否交齐没有人确认,暂按登记的时间算已交",
        "“{what}” requires “{conditions}”; nobody has said whether the papers are complete: until then it counts as "
        "handed in when the record says",
        "请核对资料,在“资料完整”填“是”或“否”;填“否”就不算已交。",
        "Check the papers and type yes or no under Papers complete; with no it does not count.",
    ),
    "paper-contradicted": entry(
        "“{what}”({case})的“资料完整”填“是”,但缺“{condition}”,见 {where}",
        "“{what}” ({case}) is marked complete, but “{condition}” is missing, see {where}",
        "请改为“否”并补齐资料。",
        "Type no, and complete the papers.",
    ),
    # the command
    "help-validate": entry(
        "检查交付件(欠款报表、结算单、刷卡单等)的内容。",
        "Check what is inside deliverables: reports, settlement sheets, card slips and the like.",
    ),
    "help-validate-schema": entry(
        "交付件种类(名称或 .json 文件;默认按文件名和列自动识别)。",
        "Kind of deliverable, by name or .json file (default: found out from name and columns).",
    ),
    "help-validate-annotate": entry(
        "在此文件夹另存一份标注副本:有问题的格标色并加批注;原文件不动。",
        "Folder for annotated copies: cells marked, with a note in each; the originals stay as they are.",
    ),
    "validate-file": entry(
        "{name}:{schema},{rows} 行,{problems} 处问题", "{name}: {schema}, {rows} row(|s), {problems} problem(|s)"
    ),
    "validate-file-unknown": entry("{name}:没有适用的规则", "{name}: no schema fits"),
    "validate-total": entry(
        "共 {files} 个文件,{rows} 行,{problems} 处问题", "{files} file(|s), {rows} row(|s), {problems} problem(|s)"
    ),
    "validate-annotated": entry("标注副本:{path}", "Annotated copy: {path}"),
    "validate-slow": entry(
        "提示:没有安装 jsonschema-rs,大文件会慢很多。pip install 'dutybook[fast]'",
        "Note: jsonschema-rs is not installed; large files take much longer. pip install 'dutybook[fast]'",
    ),
    "annotate-inside": entry(
        "标注副本的文件夹“{path}”就是原文件所在的文件夹",
        "The folder of the annotated copies, “{path}”, is that of the originals",
        "请用 --annotate 指定另一个文件夹。",
        "Name another folder with --annotate.",
    ),
    "annotate-format": entry(
        "{suffix} 格式不能加批注,没有标注副本",
        "A {suffix} file cannot be annotated; there is no copy of it",
        "请用 Excel 另存为 .xlsx 后再检查。",
        "Save it as .xlsx in Excel and check that.",
    ),
    "annotate-author": entry("检查", "Check"),
    "annotate-sheet": entry("校验结果", "Findings"),
    "annotate-title": entry("校验结果:{name}", "Findings: {name}"),
}
