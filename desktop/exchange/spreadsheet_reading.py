"""Reading a spreadsheet that somebody brings: XLSX or CSV, its first sheet, as rows of text.

Nothing of the workbook is run, no link is followed, nothing is written to disk.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
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
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_SEPARATORS: Final = ",;\t"


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


def read(name: str, data: bytes) -> SheetRead:
    """Read a file. Raises :class:`ClerkError` with a sentence for what cannot be read."""
    if len(data) > MOST_BYTES:
        raise ClerkError(T("The file is larger than 10 MB."))
    if data.startswith(_OLE):
        raise ClerkError(
            T("The file is an old .xls or locked with a password: save it as .xlsx without one.")
        )
    lines = _workbook(data) if data.startswith(b"PK") else _text(data)
    return _table(lines)


def match_columns(headers: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each wanted field the heading that means it, of those that are there."""
    found: dict[str, str] = {}
    for key, words in wanted.items():
        meant = {_plain(word) for word in words}
        heading = next((header for header in headers if _plain(header) in meant), None)
        if heading is not None:
            found[key] = heading
    return found


def _workbook(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise ClerkError(T("The file unpacks to more than 100 MB."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = [
            (number, [_cell(value) for value in row])
            for number, row in enumerate(
                sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 50), start=1
            )
        ]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise ClerkError(T("The file is no spreadsheet, or it is damaged.")) from error
    yield from rows


def _cell(value: Any) -> str:  # noqa: ANN401  whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _text(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise ClerkError(T("The file is no spreadsheet, or it is damaged.")) from error


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise ClerkError(T("The file is no spreadsheet, or it is damaged."))
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ClerkError(T("The file is no spreadsheet, or it is damaged."))


def _table(lines: Iterable[tuple[int, list[str]]]) -> SheetRead:
    filled = ((number, cells) for number, cells in lines if any(cells))
    head = next(filled, None)
    if head is None:
        raise ClerkError(T("The file is empty."))
    headers = head[1]
    while headers and not headers[-1]:
        headers.pop()
    named = [header for header in headers if header]
    if len({_plain(header) for header in named}) < len(named):
        raise ClerkError(T("Two columns have the same heading."))
    rows: list[SheetRow] = []
    for number, cells in filled:
        if len(rows) == MOST_ROWS:
            raise ClerkError(T("The file has more than {n} rows.", n=MOST_ROWS))
        rows.append(SheetRow(number, {h: c for h, c in zip(headers, cells, strict=False) if h}))
    return SheetRead(tuple(named), tuple(rows))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    head, _bracket, _rest = plain.partition("(")
    return "".join(sign for sign in head if sign.isalnum())
