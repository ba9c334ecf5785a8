"""Putting a PDF on paper: each page drawn as a picture at the printer's own fineness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from desktop.errors import Cancelled, StorageTrouble
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

DPI: Final = 300  # as fine as office printers print; finer only takes memory


def new_printer() -> QPrinter:
    """Return the system's usual printer, set to A4 without margins (the form has its own)."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setResolution(DPI)
    return printer


def choose_printer(parent: QWidget, copies: int, then: Callable[[QPrinter], object]) -> None:
    """Show the system's print dialog; then ``then(printer)``, unless it was closed."""
    printer = new_printer()
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def print_pdf(
    data: bytes,
    printer: QPrinter,
    report: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    """Draw all pages on ``printer`` (in a worker); return the number of copies that were asked.

    Raises :class:`StorageTrouble` when the printer does not answer, :class:`Cancelled`.
    """
    copies = printer.copyCount()
    rounds = 1 if printer.supportsMultipleCopies() else copies
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageTrouble(
            T("The printer does not answer. Is it switched on? Nothing was printed.")
        )
    try:
        wanted = _pages(printer, document.pageCount()) * rounds
        for done, page in enumerate(wanted):
            if cancelled():
                printer.abort()
                raise Cancelled(T("Printing was stopped."))
            report(done, len(wanted))
            if done:
                printer.newPage()
            _draw(document, page, painter, printer)
        report(len(wanted), len(wanted))
    finally:
        painter.end()
        document.close()
    return copies


def _pages(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    return list(range(max(first - 1, 0), min(last, count))) if first else list(range(count))


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    sheet: QRect = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    points = document.pagePointSize(page)
    scale = min(DPI / 72, sheet.width() / points.width(), sheet.height() / points.height())
    pixels = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
    picture = document.render(page, pixels)
    size = points.scaled(QRectF(sheet).size(), Qt.AspectRatioMode.KeepAspectRatio)
    if scale == DPI / 72:
        size = points * (printer.resolution() / 72)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
