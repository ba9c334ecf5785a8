"""A file or a frame of the camera, made ready for the reader of codes. May be called in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.office.cards import Greys
from desktop.views.widgets.pdf_pages import LOCKED
from desktop.views.widgets.pictures import DAMAGED, read_image

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIXELS: Final = 2400
"""The longer side of a picture: a code of 2 cm on a whole A4 page is read at that."""
MOST_PAGES: Final = 12
MOST_BYTES: Final = 40_000_000
_PDF: Final = b"%PDF"


def pictures(path: Path) -> tuple[Greys, ...]:
    """Return the pictures of a file: one of a photo, one for each page of a PDF.

    Raises :class:`ClerkError` for a file that cannot be read or shown.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ClerkError(T("The file is too large to look for a code in it."))
        data = path.read_bytes()
    except OSError as error:
        raise ClerkError(
            T("The file cannot be read: {why}.", why=error.strerror or path.suffix)
        ) from error
    return _pages(data) if data.startswith(_PDF) else (greys(read_image(data)),)


def greys(image: QImage) -> Greys:
    """Return a picture in grey, no larger than a code needs it."""
    if max(image.width(), image.height()) > MOST_PIXELS:
        image = image.scaled(
            MOST_PIXELS,
            MOST_PIXELS,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high, step = image.width(), image.height(), image.bytesPerLine()
    kept = bytes(image.constBits())
    # Qt fills each row up to four bytes.
    rows = b"".join(kept[at * step : at * step + wide] for at in range(high))
    return Greys(wide, high, rows)


def _pages(data: bytes) -> tuple[Greys, ...]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        if document.error() == QPdfDocument.Error.IncorrectPassword:
            raise ClerkError(LOCKED)
        if document.pageCount() < 1:
            raise ClerkError(DAMAGED)
        return tuple(_page(document, page) for page in range(min(document.pageCount(), MOST_PAGES)))
    finally:
        document.close()


def _page(document: QPdfDocument, page: int) -> Greys:
    points = document.pagePointSize(page)
    scale = MOST_PIXELS / max(points.width(), points.height(), 1.0)
    size = QSize(max(int(points.width() * scale), 1), max(int(points.height() * scale), 1))
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)  # the ground of a page is see-through
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return greys(paper)
