"""Talking to the person at the window: message boxes and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .unobridge import LibreOfficeError, enum

if TYPE_CHECKING:
    from .app import App

# com.sun.star.awt.MessageBoxButtons and MessageBoxResults
_BUTTONS = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_KINDS = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "ERRORBOX"}


def alert(app: App, prompt: str | None, title: str | None, buttons: str | None, mode: str | None) -> str:
    """Show a message and wait for the person.

    Returns:
        ``ok``, ``cancel``, ``yes`` or ``no``. Where nobody can see it, a mere message counts as read.

    Raises:
        LibreOfficeError: a question where nobody can answer.
    """
    question = _BUTTONS[buttons] != 1
    if app.office.headless:
        if question:
            raise LibreOfficeError(f"LibreOffice runs without windows: nobody can answer {prompt!r}")
        return "ok"
    # An info box has no other button than OK in LibreOffice.
    kind = "QUERYBOX" if question and mode != "critical" else _KINDS[mode]
    toolkit = app.office.service("com.sun.star.awt.Toolkit")
    frame = app.api.getCurrentFrame()
    parent = frame.getContainerWindow() if frame else toolkit.getDesktopWindow()
    box = toolkit.createMessageBox(
        parent,
        enum("com.sun.star.awt.MessageBoxType", kind),
        _BUTTONS[buttons],
        "LibreOffice" if title is None else title,
        prompt or "",
    )
    try:
        answer = _ANSWERS[box.execute()]
        return answer if question else "ok"  # a message that was closed was read
    finally:
        box.dispose()


def show_status(app: App, text: str | None) -> Any:
    """Put a text into the status bar of the active book, or take it away with None.

    Returns:
        the UNO indicator, to be kept as long as the text is to stay; None without a window.
    """
    indicator = app.office.status
    if text is None:
        if indicator is not None:
            indicator.end()
        return None
    if indicator is None:
        frame = app.api.getCurrentFrame()
        if frame is None:
            return None
        indicator = frame.createStatusIndicator()
        indicator.start(text, 0)
    indicator.setText(text)
    return indicator
