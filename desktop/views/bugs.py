"""The door for bugs: one calm sentence on the screen, and a trace in the log without any values.

The log says the kind of error and where in our code it happened; never a message, an argument or
anything that was typed, because those may hold a person's name.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QMetaObject,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging.handlers import RotatingFileHandler
    from types import TracebackType

    from desktop.i18n import Sentence

CALM: Final = T(
    "Something in the program went wrong. What you typed is still there. The place is noted in "
    "the program's log, without any names."
)
_OURS: Final = Path(__file__).resolve().parent.parent
_log = logging.getLogger("desktop")


def trace(error: BaseException) -> str:
    """Return the kind of ``error`` and the places in our own code that it came through."""
    places = [
        f"{Path(frame.filename).resolve().relative_to(_OURS)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(_OURS)
    ]
    return " < ".join([type(error).__name__, *reversed(places)])


class BugDoor(QObject):
    """Catches what nothing else caught. ``noted`` tells the sentence to show, on the GUI thread."""

    noted = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._handler: RotatingFileHandler | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._qt_before: Callable[..., object] | None = None

    def install(self) -> None:
        """Take over the hooks of Python, its threads and Qt; the log lies in the office's folder."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        self._qt_before = qInstallMessageHandler(self._qt_said)

    def remove(self) -> None:
        """Give the hooks back and close the log."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error or kind(), _where)
            return
        self._open_log()
        _log.error("%s", trace(error) if error is not None else kind.__name__)
        # Queued, because the hook may run in any thread.
        QMetaObject.invokeMethod(self, "_tell", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _tell(self) -> None:
        sentence: Sentence = CALM
        self.noted.emit(sentence)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        self._open_log()
        # Only the method that complains ("QPainter::begin"): the rest may quote what was typed.
        _log.warning("Qt %s %s", context.category or "", words.partition(": ")[0][:80])

    def _open_log(self) -> None:
        if self._handler is not None:
            return
        from logging.handlers import RotatingFileHandler  # not before the first window is painted

        try:
            handler = RotatingFileHandler(
                self._folder / "program.log", maxBytes=200_000, backupCount=3, encoding="utf-8"
            )
        except OSError:
            return  # no folder yet, or no room even for the log: the sentence must do
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.propagate = False
        self._handler = handler
