"""An attachment shown in the program, from memory alone: nothing of it is written to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.views.theme import Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from desktop.views.language import Speaker

PDF = "application/pdf"
SHOWN_WIDTH = 1100


class Viewer(QWidget):
    """Shows an image or a PDF."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("attachment_viewer")
        self._speak = speaker
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None

    def show_file(self, media_type: str, data: bytes) -> bool:
        """Show ``data``; False (and a sentence) when the program cannot show this kind of file."""
        self.clear()
        inside = self._pdf(data) if media_type == PDF else self._image(data)
        shown = inside is not None
        if inside is None:
            inside = Label(
                self._speak("The program cannot show this kind of file. It is kept safely."),
                tone=Tone.MUTED,
                name="viewer_sorry",
            )
        self._inside = inside
        self._column.addWidget(inside, 1)
        return shown

    def clear(self) -> None:
        """Let go of what was shown."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if self._document is not None:
            self._document.close()
            self._document.deleteLater()
            self._document = None
        self._buffer = None

    def _image(self, data: bytes) -> QWidget | None:
        image = QImage.fromData(QByteArray(data))
        if image.isNull():
            return None
        if image.width() > SHOWN_WIDTH:
            image = image.scaledToWidth(SHOWN_WIDTH, Qt.TransformationMode.SmoothTransformation)
        label = QLabel(self)
        label.setObjectName("viewer_image")
        label.setPixmap(QPixmap.fromImage(image))
        label.setAccessibleName(self._speak("Picture"))
        area = QScrollArea(self)
        area.setWidget(label)
        return area

    def _pdf(self, data: bytes) -> QWidget | None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        self._document, self._buffer = document, buffer
        if document.pageCount() < 1:
            return None
        view = QPdfView(self)
        view.setObjectName("viewer_pdf")
        view.setAccessibleName(self._speak("Pages"))
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(document)
        return view


def as_pdf(media_type: str, data: bytes) -> bytes:
    """Return an attachment as PDF bytes for printing; an image is put on one A4 page.

    May be called in a worker. Returns empty bytes for what is neither.
    """
    if media_type == PDF:
        return data
    image = QImage.fromData(QByteArray(data))
    if image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setResolution(150)
    painter = QPainter(writer)
    room = QRectF(0, 0, writer.width(), writer.height())
    size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(room.topLeft(), size), image)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
