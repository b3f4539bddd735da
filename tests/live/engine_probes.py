"""What of xlwings' public API works on the LibreOffice engine, found out by doing it.

Each probe names the members of ``xlwings.main`` that it tries, does something with them on a fresh sheet of a real
LibreOffice, and returns whether what came of it is right. One that raises NotImplementedError proves "not supported".
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlwings


@dataclass
class Here:
    """Where a probe works: an app, a book of it, a fresh sheet in it, a folder."""

    app: Any
    book: Any
    sheet: Any
    folder: Path

    def refuses(self, action: Callable[[], object]) -> bool:
        """Whether an action says that it is not supported and what to do instead."""
        try:
            action()
        except NotImplementedError as error:
            return "not supported by the LibreOffice engine; " in str(error)
        return False


Probe = Callable[[Here], object]
PROBES: list[tuple[list[str], Probe]] = []
# Members that work with limits, and what these are.
PARTLY: dict[str, str] = {}


def probe(members: str) -> Callable[[Probe], Probe]:
    """Register a probe of the members, given as ``Class.member`` with blanks between."""

    def register(function: Probe) -> Probe:
        PROBES.append((members.split(), function))
        return function

    return register


def partly(member: str, remark: str) -> None:
    PARTLY[member] = remark


def png(path: Path, width: int = 40, height: int = 20) -> Path:
    """A small picture file, made with nothing but zlib."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    packed = zlib.compress(rows)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))
    return path


def table(here: Here) -> Any:
    here.sheet["A1"].value = [["区域", "月", "数"], ["北", 1, 10], ["南", 2, 30], ["北", 3, 20]]
    return here.sheet["A1:C4"]


# --- engines, apps, books ---------------------------------------------------------------------------------------------


@probe("Engines.__call__ Engines.__getitem__ Engines.__iter__ Engines.__len__ Engines.add Engines.count")
def _(here: Here) -> object:
    engine = xlwings.engines["libreoffice"]
    return engine in list(xlwings.engines) and xlwings.engines.count == len(xlwings.engines) > 0


@probe("Engine.activate Engine.apps Engine.name Engine.type")
def _(here: Here) -> object:
    engine = xlwings.engines["libreoffice"]
    before = xlwings.engines.active
    engine.activate()
    active = xlwings.engines.active
    xlwings.engines.active = before
    return active is engine and (engine.name, engine.type) == ("libreoffice", "desktop") and here.app in engine.apps


@probe("Apps.__call__ Apps.__getitem__ Apps.__iter__ Apps.__len__ Apps.active Apps.count Apps.keys Apps.cleanup")
def _(here: Here) -> object:
    apps = xlwings.engines["libreoffice"].apps
    here.app.activate()
    apps.cleanup()
    return apps.active == here.app and apps[here.app.pid] == here.app and here.app.pid in apps.keys()  # noqa: SIM118


@probe("Apps.add App.quit App.kill App.books App.__init__")
def _(here: Here) -> object:
    apps = xlwings.engines["libreoffice"].apps
    own = apps.add(add_book=True, visible=False)
    pid, books = own.pid, len(own.books)
    own.quit()
    other = apps.add(visible=False)
    other.kill()
    here.app.activate()
    return books == 1 and pid not in apps.keys() and other.pid not in apps.keys()  # noqa: SIM118


@probe("App.activate App.api App.engine App.pid App.path App.version App.hwnd App.startup_path")
def _(here: Here) -> object:
    app = here.app
    app.activate()
    named = app.startup_path.endswith("python") and app.engine.name == "libreoffice"
    return named and app.version.major >= 7 and Path(app.path).exists() and app.pid and app.hwnd is None


partly("App.hwnd", "None: there is no handle of Windows")
partly("App.startup_path", "the folder of the person's Python macros")


@probe("App.visible")
def _(here: Here) -> object:
    here.app.visible = here.app.visible
    return here.app.visible in (True, False)


partly("App.visible", "one that was started without windows cannot show any")


@probe("App.screen_updating App.display_alerts App.properties")
def _(here: Here) -> object:
    with here.app.properties(screen_updating=False, display_alerts=False):
        off = here.app.screen_updating
        here.sheet["A1"].value = 1
    return off is False and here.app.screen_updating


partly("App.display_alerts", "kept without effect: LibreOffice asks nothing when it is driven")


@probe("App.calculation App.calculate")
def _(here: Here) -> object:
    here.app.calculation = "manual"
    here.sheet["A1"].value, here.sheet["A2"].value = 1, "=A1+1"
    here.sheet["A1"].value = 5
    here.app.calculate()
    here.app.calculation = "automatic"
    return here.sheet["A2"].value == 6 and here.app.calculation == "automatic"


partly("App.calculation", "automatic and manual, for all open books; no semiautomatic")


@probe("App.status_bar")
def _(here: Here) -> object:
    here.app.status_bar = "十月"
    shown = here.app.status_bar
    here.app.status_bar = False
    return shown in ("十月", False) and here.app.status_bar is False


@probe("App.cut_copy_mode")
def _(here: Here) -> object:
    here.sheet["A1"].copy()
    copied = here.app.cut_copy_mode
    here.app.cut_copy_mode = False
    return copied == "copy" and here.app.cut_copy_mode is None


@probe("App.enable_events App.interactive")
def _(here: Here) -> object:
    here.app.enable_events = here.app.interactive = True
    refused = here.refuses(lambda: setattr(here.app, "enable_events", False))
    return refused and here.refuses(lambda: setattr(here.app, "interactive", False))


partly("App.enable_events", "True only")
partly("App.interactive", "True only")


@probe("App.alert")
def _(here: Here) -> object:
    return here.app.alert("只是消息", title="标题", mode="info") == "ok"


partly("App.alert", "without windows a message counts as read, and a question raises LibreOfficeError")


@probe("App.range App.selection Book.selection Range.select Sheet.select Sheet.activate Sheets.active Books.active")
def _(here: Here) -> object:
    here.sheet.activate()
    here.sheet["B2:C3"].select()
    here.sheet.select()
    chosen = [here.app.selection.address, here.book.selection.address, here.app.range("B2").address]
    return chosen == ["$B$2:$C$3"] * 2 + ["$B$2"] and here.book.sheets.active == here.sheet


BASIC = """Function Twice(x)
  Twice = x * 2
End Function
Function Total(values)
  Dim s, i
  For i = LBound(values) To UBound(values)
    s = s + values(i)
  Next
  Total = s
End Function
Sub Mark
  ThisComponent.Sheets.getByIndex(0).getCellRangeByName("ZZ1").String = "marked"
End Sub
"""


@probe("App.macro Book.macro Macro.__call__ Macro.run")
def _(here: Here) -> object:
    libraries = here.app.impl.office.service("com.sun.star.script.ApplicationScriptLibraryContainer")
    standard = (
        libraries.getByName("Standard") if libraries.hasByName("Standard") else libraries.createLibrary("Standard")
    )
    if not standard.hasByName("Probe"):
        standard.insertByName("Probe", BASIC)
    folder = Path(here.app.startup_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "probe.py").write_text("def joined(*parts):\n    return '-'.join(str(part) for part in parts)\n")
    results = [here.app.macro("Twice")(21), here.app.macro("Probe.Twice").run(1.5), here.app.macro("total")([1, 2, 3])]
    python = here.app.macro("probe.py$joined")("a", 1)
    try:
        here.book.macro("NoSuch")()
    except KeyError:
        return results == [42, 3, 6] and python == "a-1"
    return False


partly("Book.macro", "macros of a document run where LibreOffice's security lets them; Basic and Python")


@probe("App.create_report App.render_template Book.render_template Sheet.render_template Book.json")
def _(here: Here) -> object:
    raise NotImplementedError("xlwings PRO")


@probe("Books.add Books.open Book.api Book.app Book.name Book.fullname Book.save Book.close Book.activate Book.sheets")
def _(here: Here) -> object:
    path = here.folder / "新表.xlsx"
    with here.app.books.add() as book:
        book.sheets[0]["A1"].value = "x"
        book.save(path)
        book.activate()
        saved = (book.name, Path(book.fullname)) == (path.name, path.resolve())
    with here.app.books.open(path, read_only=True) as book:
        read = book.sheets[0]["A1"].value
    secret = here.folder / "secret.ods"
    with here.app.books.add() as book:
        book.sheets[0]["A1"].value = "y"
        book.save(secret, password="词")
    with here.app.books.open(secret, password="词") as book:
        read += book.sheets[0]["A1"].value
    return saved and read == "xy"


partly("Book.save", "the file is written anew: what LibreOffice does not know is lost, such as an .xlsm's buttons")
partly("Books.open", "what only Excel knows (converter, notify, origin, add_to_mru …) has no effect")


@probe("Book.__init__ Book.caller Book.set_mock_caller Book.names Book.notes Book.sheet_names")
def _(here: Here) -> object:
    kept = getattr(xlwings.Book, "_mock_caller", None)
    here.book.set_mock_caller()
    caller = xlwings.Book.caller()
    if kept is None:
        del xlwings.Book._mock_caller
    else:
        xlwings.Book._mock_caller = kept
    here.sheet["A1"].add_note("n")
    found = [note.text for note in here.book.notes]
    return caller == here.book and here.sheet.name in here.book.sheet_names and "n" in found


@probe("Book.comments Sheet.comments Range.comment Range.add_comment Comments.__getitem__ Comments.__iter__")
def _(here: Here) -> object:
    here.sheet["A1"].add_comment("x")
    return False


@probe(
    "Comments.__len__ Comments.count Comment.add_reply Comment.api Comment.author Comment.creation_date Comment.delete"
)
def _(here: Here) -> object:
    return len(here.sheet.comments)


@probe(
    "Comment.location Comment.reopen Comment.replies Comment.resolve Comment.resolved Comment.text CommentReply.text"
)
def _(here: Here) -> object:
    return len(here.sheet.comments)


@probe("Book.to_pdf Sheet.to_pdf Sheet.to_html Range.to_pdf Range.to_png")
def _(here: Here) -> object:
    cells = table(here)
    files = [here.folder / name for name in ("b.pdf", "s.pdf", "r.pdf", "s.html", "r.png")]
    here.book.to_pdf(files[0])
    here.sheet.to_pdf(files[1])
    cells.to_pdf(files[2])
    here.sheet.to_html(files[3])
    cells.to_png(files[4])
    heads = [path.read_bytes()[:4] for path in files]
    return heads[:3] == [b"%PDF"] * 3 and heads[4] == b"\x89PNG" and "区域" in files[3].read_text("utf-8")


partly("Book.to_pdf", "quality has no effect; layout belongs to xlwings PRO")


# --- sheets -----------------------------------------------------------------------------------------------------------


@probe("Sheets.__call__")
def _(here: Here) -> object:
    same = here.app.books[here.book.name] == here.book
    return same and here.book.sheets[here.sheet.name.upper()] == here.sheet == here.book.sheets[here.sheet.index - 1]


@probe("Sheets.add Sheet.__init__ Sheet.name Sheet.index Sheet.book Sheet.api Sheet.delete Sheet.move Sheet.copy")
def _(here: Here) -> object:
    other = here.app.books.add()
    try:
        first = here.book.sheets.add("甲", before=here.sheet)
        second = here.book.sheets.add("乙", after=here.sheet)
        first.name = "丙"
        order = [first.index < here.sheet.index, here.sheet.index + 1 == second.index]
        second.move(before=first)
        order.append(second.index < first.index)
        here.sheet["A1"].value = "copied"
        twin = here.sheet.copy(name="丁")
        away = here.sheet.copy(before=other.sheets[0])
        values = [twin["A1"].value, away["A1"].value, away.book == other]
        for sheet in (first, second, twin):
            sheet.delete()
        return all(order) and values == ["copied", "copied", True] and "丁" not in here.book.sheet_names
    finally:
        other.close()


@probe("Sheet.__getitem__ Sheet.range Sheet.cells Sheet.used_range Sheet.autofit")
def _(here: Here) -> object:
    sheet = here.sheet
    sheet["B2"].value = "长长长长长长长长长长长长长长长长长长长长"
    before = sheet["B2"].column_width
    sheet.autofit("columns")
    same = sheet.range("B2") == sheet.range((2, 2)) == sheet[1, 1] == sheet.cells(2, 2) == sheet["A1:B2"][1, 1]
    return same and sheet.used_range.last_cell.address == "$B$2" and sheet["B2"].column_width > before


@probe("Sheet.clear Sheet.clear_contents Sheet.clear_formats Range.clear Range.clear_contents Range.clear_formats")
def _(here: Here) -> object:
    cells = here.sheet["A1:B2"]

    def fill() -> None:
        cells.value, cells.color = 1, (1, 2, 3)

    states = []
    for owner in (here.sheet, cells):
        for name in ("clear", "clear_contents", "clear_formats"):
            fill()
            getattr(owner, name)()
            states.append((cells[0, 0].value, cells[0, 0].color))
    return states == [(None, None), (None, (1, 2, 3)), (1, None)] * 2


@probe("Sheet.visible Sheet.show_gridlines Sheet.names Sheet.notes Sheet.page_setup")
def _(here: Here) -> object:
    here.sheet.visible = False
    hidden = here.sheet.visible
    here.sheet.visible = True
    here.sheet.show_gridlines = False
    return (hidden, here.sheet.visible, here.sheet.show_gridlines) == (False, True, False)


@probe("PageSetup.print_area PageSetup.api")
def _(here: Here) -> object:
    setup = here.sheet.page_setup
    setup.print_area = "$A$1:$C$9"
    chosen = setup.print_area
    setup.print_area = None
    return chosen == "$A$1:$C$9" and setup.print_area is None and setup.api.Width > 0


@probe("Sheet.freeze_panes FreezePanes.freeze_at FreezePanes.unfreeze")
def _(here: Here) -> object:
    here.sheet.activate()
    here.sheet.freeze_panes.freeze_at("1:2")
    frozen = here.book.api.getCurrentController().hasFrozenPanes()
    here.sheet.freeze_panes.unfreeze()
    return frozen and not here.book.api.getCurrentController().hasFrozenPanes()
