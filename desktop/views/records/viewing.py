"""An attachment made ready for paper, from memory alone: nothing of it is written to the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from desktop.views.widgets.pictures import Unshowable, read_image
from desktop.views.widgets.scan_view import PDF


def as_pdf(media_type: str, data: bytes) -> bytes:
    """Return an attachment as PDF bytes for printing; an image is put on one A4 page.

    May be called in a worker. Returns empty bytes for what is neither.
    """
    if media_type == PDF:
        return data
    try:
        image = read_image(data)
    except Unshowable:
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
