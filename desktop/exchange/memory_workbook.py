"""A workbook that is written in memory, row by row.

openpyxl puts each sheet, readable, into a file of the temp folder before it zips it. Personal data
must not lie there, so two of its writers are replaced by ones that keep to memory and take the rows
as they come.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    Rows = Iterable[list[Cell]]


class _Sheet(WorksheetWriter):
    """Writes one sheet whose cells come from an iterable and are forgotten once written."""

    def __init__(self, sheet: Worksheet, out: BytesIO, rows: Rows, size: tuple[int, int]) -> None:
        super().__init__(sheet, out)
        self._source = rows
        self._size = size

    def write_dimensions(self) -> None:
        height, width = self._size
        self.xf.send(SheetDimension(f"A1:{get_column_letter(width)}{height}").to_tree())

    def write_rows(self) -> None:
        stream = self.xf.send(True)  # noqa: FBT003  openpyxl's own protocol
        assert stream is not None  # noqa: S101  the generator's own promise
        with stream.element("sheetData"):
            for number, cells in enumerate(self._source, 1):
                for cell in cells:
                    cell.row = number
                self.write_row(stream, cells, number)
        self.xf.send(None)


class _Archive(ExcelWriter):
    """Puts the sheets into the archive without a file in between."""

    def __init__(
        self, workbook: Workbook, archive: ZipFile, rows: Mapping[str, tuple[Rows, tuple[int, int]]]
    ) -> None:
        super().__init__(workbook, archive)
        self._zip = archive
        self._rows = rows

    def write_worksheet(self, ws: Worksheet) -> None:
        rows, size = self._rows[ws.title]
        out = BytesIO()
        writer = _Sheet(ws, out, rows, size)
        try:
            writer.write()
        finally:
            writer.close()  # also after Cancel: its generator must not outlive the buffer
        self._zip.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def empty_workbook() -> Workbook:
    """Return a workbook without sheets that names neither author nor program."""
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    workbook.properties = DocumentProperties(creator="")
    return workbook


def save(workbook: Workbook, rows: Mapping[str, tuple[Rows, tuple[int, int]]]) -> bytes:
    """Return the workbook's bytes.

    ``rows`` has by sheet title the rows of cells and their size (rows, columns). What the iterables
    raise comes through; nothing is left behind.
    """
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        _Archive(workbook, archive, rows).write_data()
    return out.getvalue()
