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
    "new-exists": entry(
        "{name} 已存在,没有覆盖",
        "{name} exists already and was not replaced",
        "请换一个文件夹,或先移走原文件。",
        "Choose another folder, or move the file away first.",
    ),
}
