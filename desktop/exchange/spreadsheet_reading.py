"""Reading a spreadsheet that somebody brings: XLSX or CSV, its first sheet, as rows of text.

Nothing of the workbook is run, no link is followed, nothing is written to disk.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop.errors import ClerkError
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_ROWS: Final = 5_000
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_COLUMNS: Final = 200
_LAST_ROW: Final = 100_000  # with the empty ones between; a file may name rows without end
_EXACT: Final = 10**15  # from here on a table program keeps a number without its last digits
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_SEPARATORS: Final = ",;\t"
DAMAGED: Final = T("The file is no spreadsheet, or it is damaged.")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,  # also of XML
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    OSError,
    EOFError,
)
"""What a workbook that is damaged or made to harm comes to inside the libraries."""


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as the table program shows it, its cells by heading."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class SheetRead:
    """What a spreadsheet says: its headings in order, its rows without the empty ones."""

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read(data: bytes) -> SheetRead:
    """Read a file. Raises :class:`ClerkError` with a sentence for what cannot be read whole."""
    if len(data) > MOST_BYTES:
        raise ClerkError(T("The file is larger than 10 MB."))
    if data.startswith(_OLE):
        raise ClerkError(
            T("The file is an old .xls or locked with a password: save it as .xlsx without one.")
        )
    lines = _workbook(data) if data.startswith(b"PK") else _text(data)
    return _table(lines)


def match_columns(headers: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each wanted field the heading that means it, of those that are there.

    What stands in brackets does not matter, 电话（必填） is 电话; but the very words come first.
    """
    found: dict[str, str] = {}
    for read_as in (_same, _plain):
        for key, words in wanted.items():
            meant = {read_as(word) for word in words}
            free = (header for header in headers if header not in found.values())
            heading = next((header for header in free if read_as(header) in meant), None)
            if heading is not None:
                found.setdefault(key, heading)
    return found


def _workbook(data: bytes) -> list[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise ClerkError(T("The file unpacks to more than 100 MB."))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and the like, which are not read
            return list(islice(_sheet(data), MOST_ROWS + 2))  # the heading, and one too many
    except _BROKEN as error:
        raise ClerkError(DAMAGED) from error


def _sheet(data: bytes) -> Iterator[tuple[int, list[str]]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size is not always so
    rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows, start=1):
        if number > _LAST_ROW:
            raise _too_many()
        if any(value is not None for value in row):
            yield number, _cells(number, row)


def _cells(number: int, row: Sequence[Any]) -> list[str]:
    if len(row) > MOST_COLUMNS and row[MOST_COLUMNS] is not None:
        raise ClerkError(T("The file has more than {n} columns.", n=MOST_COLUMNS))
    for value in row:
        if isinstance(value, int | float) and abs(value) >= _EXACT:
            raise ClerkError(
                T(
                    "Row {n} has a long number that lost its last digits: "
                    "make its column text, and type it again.",
                    n=number,
                )
            )
    return [_cell(value) for value in row[:MOST_COLUMNS]]


def _cell(value: Any) -> str:  # noqa: ANN401  whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _text(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            yield number, [cell.strip() for cell in row]
    except csv.Error as error:
        raise ClerkError(DAMAGED) from error


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise ClerkError(DAMAGED)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ClerkError(DAMAGED)


def _table(lines: Iterable[tuple[int, list[str]]]) -> SheetRead:
    filled = ((number, cells) for number, cells in lines if any(cells))
    head = next(filled, None)
    if head is None:
        raise ClerkError(T("The file is empty."))
    headers = head[1]
    while headers and not headers[-1]:
        headers.pop()
    named = [header for header in headers if header]
    if len({_same(header) for header in named}) < len(named):
        raise ClerkError(T("Two columns have the same heading."))
    rows: list[SheetRow] = []
    for number, cells in filled:
        if len(rows) == MOST_ROWS:
            raise _too_many()
        rows.append(SheetRow(number, {h: c for h, c in zip(headers, cells, strict=False) if h}))
    return SheetRead(tuple(named), tuple(rows))


def _too_many() -> ClerkError:
    return ClerkError(T("The file has more than {n} rows.", n=MOST_ROWS))


def _same(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _plain(text: str) -> str:
    head, _bracket, _rest = _same(text).partition("(")
    return "".join(sign for sign in head if sign.isalnum())
