"""The pages of a PDF as pictures, one at a time, drawn by Qt's own thread from memory alone.

PDFium works on one thing at a time: whoever asks it something while a page is being drawn waits.
What is asked meanwhile is therefore kept until the page is done, so that the window never waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from desktop.i18n import T
from desktop.views.widgets.pictures import DAMAGED, MOST_PIXELS

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocumentRenderOptions

DPI: Final = 300  # as fine as offices scan
_POINTS_AN_INCH: Final = 72
_END: Final = b"startxref"  # stands at the end of every whole PDF; looking for pages would be slow

LOCKED: Final = T(
    "This PDF is locked with a password and cannot be shown. "
    "Please ask whoever sent it for one without."
)


class PdfPages(QObject):
    """Opens PDFs one after another and draws the pages that are asked for."""

    opened = Signal(int)  # number of pages
    drawn = Signal(int, object)  # page, QImage
    failed = Signal(object)  # Sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Children die in this order: first the thread that draws, last what it draws from.
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._rendered)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._next: bytes | None = None
        self._changes = False
        self._wanted = 0
        self._busy = False

    def open(self, data: bytes) -> None:
        """Open another PDF in place of the one before; ``opened`` or ``failed`` answers."""
        self._become(data)

    def close(self) -> None:
        """Let go of what is open."""
        self._become(None)

    def draw(self, page: int) -> None:
        """Draw a page (from 0); ``drawn`` answers, for the last page that was asked only."""
        self._wanted = page
        if self._busy:
            return
        points = self._document.pagePointSize(page)
        width, height = points.width(), points.height()
        if min(width, height) < 1:
            self.failed.emit(DAMAGED)
            return
        scale = min(DPI / _POINTS_AN_INCH, (MOST_PIXELS / (width * height)) ** 0.5)
        self._busy = True
        pixels = QSize(max(int(width * scale), 1), max(int(height * scale), 1))
        self._renderer.requestPage(page, pixels)

    def _become(self, data: bytes | None) -> None:
        self._next, self._changes = data, True
        if not self._busy:
            self._change()

    def _change(self) -> None:
        data, self._next, self._changes = self._next, None, False
        self._renderer.setDocument(None)  # type: ignore[arg-type]  # None takes it off
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data or b""))
        if data is None:
            return
        if data.rfind(_END) < 0:  # from the end, where it is found at once
            self.failed.emit(DAMAGED)
            return
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.error() == QPdfDocument.Error.IncorrectPassword:
            self.failed.emit(LOCKED)
        elif self._document.pageCount() < 1:
            self.failed.emit(DAMAGED)
        else:
            self._renderer.setDocument(self._document)
            self.opened.emit(self._document.pageCount())

    def _rendered(
        self,
        page: int,
        _size: QSize,
        image: QImage,
        _options: QPdfDocumentRenderOptions,
        _request: int,
    ) -> None:
        self._busy = False
        if self._changes:
            self._change()
        elif page != self._wanted:
            self.draw(self._wanted)
        elif image.isNull():
            self.failed.emit(DAMAGED)
        else:
            self.drawn.emit(page, image)
