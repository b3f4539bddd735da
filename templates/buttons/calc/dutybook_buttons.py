"""The buttons of dutybook's workbooks in LibreOffice Calc.

``dutybook buttons install`` puts this file into PROFILE/user/Scripts/python, with dutybook_buttons.json beside it. It
needs nothing but what LibreOffice brings. A click starts the Python that dutybook is installed in, once a session, and
hands it the click; that process works on the open workbook over a pipe that only this session knows. LibreOffice goes
on answering meanwhile. What is shown (messages, questions, the status bar) is shown from here, by LibreOffice itself.

Each side writes one JSON object a line. To the worker: ``{"click": name, "book": id}``, then ``{"answer": …}`` to each
question. From it: ``status``, ``tell``, ``ask``, ``folder``, and ``done`` at the end.
"""

import json
import os
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import uno
import unohelper
from com.sun.star.awt import Selection, XCallback, XKeyHandler
from com.sun.star.awt.MessageBoxType import ERRORBOX, INFOBOX, QUERYBOX, WARNINGBOX

CONFIG = "dutybook_buttons.json"
IMPATIENT = 20  # seconds after which a second click offers to stop the first; the configuration may say otherwise
ESCAPE = 1281  # com.sun.star.awt.Key
NOT_INSTALLED = (
    "按钮还没有装好:找不到 {path}。请运行 dutybook buttons install。\n"
    "The buttons are not installed: {path} is missing. Run: dutybook buttons install"
)
BOXES = {"info": INFOBOX, "warning": WARNINGBOX, "error": ERRORBOX, "ask": QUERYBOX}
OK, YES_NO, YES = 1, 3, 2  # com.sun.star.awt.MessageBoxButtons and MessageBoxResults


def _service(name):
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(name, context)


class _Call(unohelper.Base, XCallback):
    """A function to be called on LibreOffice's main thread, the only one that may show windows everywhere."""

    def __init__(self, function):
        self.function = function

    def notify(self, _data):
        self.function()


def _on_main(function):
    _service("com.sun.star.awt.AsyncCallback").addCallback(_Call(function), None)


def _answer_from_main(function):
    """Call on the main thread, and wait there for what a person answers."""
    answered, answer = threading.Event(), []

    def call():
        try:
            answer.append(function())
        finally:
            answered.set()

    _on_main(call)
    answered.wait()
    return answer[0] if answer else None


# -- what is shown ------------------------------------------------------------------------------------------------


def _message(document, kind, text, buttons=OK):
    window = document.getCurrentController().getFrame().getContainerWindow()
    box = _service("com.sun.star.awt.Toolkit").createMessageBox(window, BOXES[kind], buttons, "责任表", text)
    try:
        return box.execute()
    finally:
        box.dispose()


def _ask(document, question, default):
    """A line of text from a person; None when they cancel."""
    dialog_model = _service("com.sun.star.awt.UnoControlDialogModel")
    lines = question.count("\n") + 1
    dialog_model.setPropertyValues(("Height", "Title", "Width"), (46 + 9 * lines, "责任表", 190))

    def add(kind, name, place, **values):
        model = dialog_model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        left, top, width, height = place
        values.update(PositionX=left, PositionY=top, Width=width, Height=height)
        for key in sorted(values):
            model.setPropertyValue(key, values[key])
        dialog_model.insertByName(name, model)

    top = 10 + 9 * lines
    add("FixedText", "question", (8, 7, 174, 9 * lines), Label=question, MultiLine=True, NoLabel=True)
    add("Edit", "line", (8, top, 174, 13), Text=default)
    add("Button", "ok", (82, top + 19, 48, 14), PushButtonType=1, DefaultButton=True)
    add("Button", "cancel", (134, top + 19, 48, 14), PushButtonType=2)
    dialog = _service("com.sun.star.awt.UnoControlDialog")
    dialog.setModel(dialog_model)
    window = document.getCurrentController().getFrame().getContainerWindow()
    dialog.createPeer(_service("com.sun.star.awt.Toolkit"), window)
    whole, part = window.getPosSize(), dialog.getPosSize()
    dialog.setPosSize((whole.Width - part.Width) // 2, (whole.Height - part.Height) // 3, 0, 0, 3)  # PosSize.POS
    line = dialog.getControl("line")
    line.setFocus()
    line.setSelection(Selection(0, len(default)))  # what is typed replaces it
    try:
        return line.getText() if dialog.execute() else None
    finally:
        dialog.dispose()


def _folder(title, start):
    """A folder from a person; None when they cancel."""
    picker = _service("com.sun.star.ui.dialogs.FolderPicker")
    picker.setTitle(title)
    if start:
        picker.setDisplayDirectory(uno.systemPathToFileUrl(start))
    return uno.fileUrlToSystemPath(picker.getDirectory()) if picker.execute() else None


class _Escape(unohelper.Base, XKeyHandler):
    """The Esc key in one window while a click is worked on."""

    def __init__(self, document, function):
        self.controller, self.function = document.getCurrentController(), function
        self.controller.addKeyHandler(self)

    def keyPressed(self, event):
        if event.KeyCode == ESCAPE:
            _on_main(self.function)  # not from here: a message needs the keyboard
        return event.KeyCode == ESCAPE

    def keyReleased(self, _event):
        return False

    def disposing(self, _event):
        pass

    def end(self):
        self.controller.removeKeyHandler(self)


class _Status:
    """The status bar of one window while a click is worked on."""

    def __init__(self, document):
        self.bar = document.getCurrentController().getFrame().createStatusIndicator()
        self.shown = False

    def show(self, text, percent):
        if not self.shown:
            self.bar.start(text, 100)
            self.shown = True
        self.bar.setText(text)
        self.bar.setValue(percent)

    def end(self):
        if self.shown:
            self.bar.end()
        self.shown = False


# -- the worker ---------------------------------------------------------------------------------------------------


class _Click:
    """One click that is being worked on.

    ``told``: its message is shown. ``over``: that was read; at most tidying up is left. ``asking``: whether to stop it.
    """

    def __init__(self, worker, config, document, order, before):
        self.worker, self.config, self.document, self.order, self.before = worker, config, document, order, before
        self.status = _Status(document)
        self.escape = _Escape(document, lambda: worker.offer_to_stop(self))
        self.asking = self.told = False
        self.begun = time.monotonic()
        self.over = False
        self.thread = threading.Thread(target=self.attend, daemon=True)

    def attend(self):
        """Hand over the click and do what the worker asks for, until it is done. Runs on a thread of its own."""
        if self.before is not None and self.before.thread.ident is not None:
            self.before.thread.join()
        self.before = None  # or every click would keep all those before it
        lost = ""
        try:
            self.worker.start(self.config)
            self.worker.send(self.order)
            while True:
                asked = self.worker.receive()
                if asked is None:
                    lost = self.config["lost"].format(log=self.config["log"])
                    break
                if "done" in asked:
                    break
                self.obey(asked)
        except (OSError, ValueError) as error:
            lost = self.config["lost"].format(log=self.config["log"]) + "\n" + str(error)
        if lost:
            self.worker.forget()
        _answer_from_main(lambda: self.finish(lost))

    def obey(self, asked):
        """Do one thing that the worker asks for, and send what comes of it."""
        document = self.document
        if "status" in asked:
            _on_main(lambda: self.status.show(asked["status"], asked["percent"]))
        elif "tell" in asked:
            _on_main(self.status.end)
            self.told = True
            answer = _answer_from_main(lambda: _message(document, asked["kind"], asked["tell"]))
            self.over = True
            self.worker.send({"answer": answer})
        elif "ask" in asked:
            answer = _answer_from_main(lambda: _ask(document, asked["ask"], asked["default"]))
            self.worker.send({"answer": answer})
        elif "folder" in asked:
            self.worker.send({"answer": _answer_from_main(lambda: _folder(asked["folder"], asked["start"]))})

    def finish(self, lost):
        self.over = True
        try:
            self.status.end()
            self.escape.end()
            self.document.IsAdjustHeightEnabled = True  # a worker that was stopped half-way left it otherwise
            while self.document.hasControllersLocked():
                self.document.unlockControllers()
            if lost:
                _message(self.document, "error", lost)
        except uno.getClass("com.sun.star.uno.RuntimeException"):
            pass  # the window was closed meanwhile


class _Worker:
    """The process that does the work: started at the first click, kept for the next ones."""

    def __init__(self):
        self.process = None
        self.acceptor = None
        self.pipe = "dutybook" + uuid.uuid4().hex
        self.last = None

    def click(self, name, document):
        config = _config(document)
        if config is None:
            return
        if not Path(config["python"]).is_file():
            _message(document, "error", config["no-python"].format(path=config["python"]))
            return
        last = self.last
        if last is not None and not last.over:
            self.second_click(last, config)
            return
        order = {"click": name, "book": document.RuntimeUID}
        # Before anything that lets LibreOffice take another event: that may be the second click of a double click.
        this = self.last = _Click(self, config, document, order, last)
        try:
            _end_typing(document)
            this.thread.start()
            this.status.show(config["working"], 0)
        except uno.getClass("com.sun.star.uno.Exception"):
            if not this.thread.is_alive():
                this.over = True
                this.escape.end()
            raise

    def second_click(self, last, config):
        """One click at a time. While it is under way the status bar says so; one that takes long may be stopped."""
        if time.monotonic() - last.begun >= config.get("impatient", IMPATIENT):
            self.offer_to_stop(last)

    def offer_to_stop(self, click):
        """Ask whether a click is to be stopped, unless it is over or this is being asked."""
        if click.over or click.asking or click.told:
            return
        click.asking = True
        try:
            answer = _message(click.document, "ask", click.config["still-working"], YES_NO)
        finally:
            click.asking = False
        if answer == YES and not (click.over or click.told) and self.process is not None:
            self.process.kill()

    def start(self, config):
        if self.acceptor is None:
            self.acceptor = _service("com.sun.star.office.Acceptor")
            self.acceptor.initialize((f"pipe,name={self.pipe};urp;", True))
        if self.process is not None and self.process.poll() is None:
            return
        dropped = ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
        environment = {name: value for name, value in os.environ.items() if name not in dropped}
        environment["PYTHONIOENCODING"] = "utf-8"
        command = [config["python"], "-m", "toolkit.frontends.buttons.calc", self.pipe]
        with Path(config["log"]).open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment,
                cwd=_home(),
                creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
            )

    def send(self, what):
        self.process.stdin.write(json.dumps(what).encode("ascii") + b"\n")
        self.process.stdin.flush()

    def receive(self):
        """What the worker writes next; None when it has ended."""
        line = self.process.stdout.readline()
        return json.loads(line.decode("utf-8")) if line else None

    def forget(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
        self.process = None


_worker = _Worker()


def _home():
    """The folder of this file."""
    user = _service("com.sun.star.util.PathSubstitution").substituteVariables("$(user)", True)
    return Path(uno.fileUrlToSystemPath(user)) / "Scripts" / "python"


def _config(document):
    """What the installer wrote down; None, with a message, when it is not there."""
    path = _home() / CONFIG
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        _message(document, "error", NOT_INSTALLED.format(path=path))
        return None


def _document(event):
    """The workbook whose button was clicked."""
    part = event.Source.getModel() if hasattr(event, "Source") else None
    while part is not None and hasattr(part, "Parent"):
        part = part.Parent
        if hasattr(part, "supportsService") and part.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            return part
    return XSCRIPTCONTEXT.getDocument()  # noqa: F821  # LibreOffice puts it here


def _end_typing(document):
    """What is being typed in a cell counts. Nothing but moving the cursor enters it: by no columns, and back."""
    controller = document.getCurrentController()
    chosen = controller.getSelection()
    by = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    by.Name, by.Value = "By", 0
    _service("com.sun.star.frame.DispatchHelper").executeDispatch(controller.getFrame(), ".uno:GoRight", "", 0, (by,))
    controller.select(chosen)


# -- one function a button ----------------------------------------------------------------------------------------


def check(event=None):
    _worker.click("check", _document(event))


def due_rows(event=None):
    _worker.click("due_rows", _document(event))


def hand_in(event=None):
    _worker.click("hand_in", _document(event))


def explain(event=None):
    _worker.click("explain", _document(event))


def undo(event=None):
    _worker.click("undo", _document(event))


def choose_folder(event=None):
    _worker.click("choose_folder", _document(event))


def month_end(event=None):
    _worker.click("month_end", _document(event))


def open_summary(event=None):
    _worker.click("open_summary", _document(event))


def ask_line(question, default):
    """A line of text from a person, for a script that runs outside and has no window of its own."""
    return _ask(XSCRIPTCONTEXT.getDesktop().getCurrentComponent(), question, default)  # noqa: F821


def ask_folder(title, start):
    """A folder from a person, likewise."""
    return _folder(title, start)


g_exportedScripts = (check, due_rows, hand_in, explain, undo, choose_folder, month_end, open_summary)
