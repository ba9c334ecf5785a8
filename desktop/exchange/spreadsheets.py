"""Tables as files: XLSX with typed cells and a data dictionary, and CSV for WPS and Excel.

Both keep ID numbers and phone numbers whole (never a float), write dates as dates and money in
yuan, and make text that looks like a formula harmless. Words come in spoken: what is a header here
is already in the reader's language.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from desktop.errors import Cancelled
from desktop.exchange.memory_workbook import empty_workbook, save
from desktop.i18n import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    Progress = Callable[[int, int], None]

Kind = Literal["text", "date", "number", "money_fen", "minutes", "digits", "bool"]

KIND_NAMES: Final[Mapping[Kind, Text]] = {
    "text": T("text"),
    "date": T("date (year-month-day)"),
    "number": T("number"),
    "money_fen": T("amount of money (yuan)"),
    "minutes": T("hours and minutes"),
    "digits": T("number kept as text"),
    "bool": T("yes or no"),
}
STOPPED: Final = T("Stopped. Nothing was written.")

_FORMATS: Final[Mapping[Kind, str]] = {
    "text": "@",
    "date": "yyyy-mm-dd",
    "number": "General",
    "money_fen": "0.00",
    "minutes": "[h]:mm",
    "digits": "@",
    "bool": "@",
}
_LONGEST_CELL: Final = 32_767  # characters, Excel's limit
_FIRST_DAY: Final = date(1900, 3, 1)  # before it Excel counts a day that never was
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_LIKE_A_NUMBER: Final = re.compile(r"(?=\D*\d)[\d.,/:：%年月日 eE+()（）¥￥$-]+[Xx]?")
_BAD_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\]")
_EVERY: Final = 100  # rows between two looks at Cancel
_WIDTHS: Final = (9, 48)  # columns of half-width characters


@dataclass(frozen=True)
class Column:
    """One column: what is in it and, for the data dictionary, what it means.

    ``digits`` are numbers that are names (ID number, phone): text, whatever a program thinks.
    ``money_fen`` takes whole fen and shows yuan, ``minutes`` shows 8:30. ``choices`` says which values may occur; for a
    ``bool`` the table's own two words need not be said.
    """

    key: str
    header: str
    kind: Kind
    help: str = ""
    choices: str = ""


@dataclass(frozen=True)
class Table:
    """Columns and rows of plain values (None is an empty cell).

    A value that does not fit its column's kind (a birth date known as "about 1990") is written as
    text rather than refused. ``yes_no`` are the two words for True and False, spoken.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    yes_no: tuple[str, str] = ("yes", "no")


def xlsx(
    table: Table,
    *,
    dictionary_title: str,
    dictionary_headers: tuple[str, str, str, str],
    kind_names: Mapping[Kind, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the table as an XLSX workbook, with its data dictionary on the second sheet.

    The dictionary has a row for each column: field, meaning, kind, allowed values. ``kind_names``
    are :data:`KIND_NAMES`, spoken; without them the English wordings are used. Nothing touches the
    disk. Raises :class:`Cancelled` soon after ``cancelled()`` became true.
    """
    names = kind_names or {kind: str(name) for kind, name in KIND_NAMES.items()}
    dictionary = Table(
        dictionary_title,
        [Column(str(at), header, "text") for at, header in enumerate(dictionary_headers)],
        [
            (each.header, each.help, names[each.kind], _choices(each, table))
            for each in table.columns
        ],
    )
    workbook = empty_workbook()
    sources = {}
    for part, watched in ((table, _watched(table, progress, cancelled)), (dictionary, None)):
        sheet = _sheet(workbook, part)
        rows = _cells(sheet, part.columns, iter(part.rows) if watched is None else watched)
        sources[sheet.title] = (rows, (len(part.rows) + 1, len(part.columns)))
    return save(workbook, sources)


def csv_bytes(
    table: Table,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the table as CSV: UTF-8 with BOM, CRLF, header row; opens rightly by double click.

    Every cell stands in quotation marks: LibreOffice takes TAB and semicolon for separators too, and
    what follows one would be a cell of its own, a formula even.

    Two signs are put before what WPS and Excel would spoil, and both show as nothing or next to it:

    - an apostrophe before text that begins like a formula (= + - @, also full-width);
    - a TAB before numbers that are names and before text that they would take for a number or a
      date (ID 532821…, phone, 0691, household 3-12): they then keep it as text, whole.

    Raises :class:`Cancelled` soon after ``cancelled()`` became true.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([_harmless(column.header, "text") for column in table.columns])
    for row in _watched(table, progress, cancelled):
        writer.writerow(
            [_plain(value, column) for value, column in zip(row, table.columns, strict=True)]
        )
    return out.getvalue().encode("utf-8-sig")


def _watched(
    table: Table, progress: Progress | None, cancelled: Callable[[], bool] | None
) -> Iterator[Sequence[object]]:
    total = len(table.rows)
    for done, row in enumerate(table.rows):
        if done % _EVERY == 0:
            if cancelled is not None and cancelled():
                raise Cancelled(STOPPED)
            if progress is not None:
                progress(done, total)
        yield _worded(row, table)
    if progress is not None:
        progress(total, total)


def _worded(row: Sequence[object], table: Table) -> Sequence[object]:
    """Return the row with words for True and False."""
    yes, no = table.yes_no
    return [(yes if value else no) if isinstance(value, bool) else value for value in row]


def _choices(column: Column, table: Table) -> str:
    return column.choices or (" / ".join(table.yes_no) if column.kind == "bool" else "")


def _typed(value: object, kind: Kind) -> str | int | float | Decimal | date | timedelta | None:
    """Return the value as the column's kind has it, or as text when it does not fit."""
    if value is None or value == "":
        return None
    if kind == "date" and isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day if day >= _FIRST_DAY else day.isoformat()
    if kind == "number" and isinstance(value, int | float | Decimal):
        return value
    if kind == "money_fen" and isinstance(value, int):
        return Decimal(value) / 100
    if kind == "minutes" and isinstance(value, int):
        return timedelta(minutes=value)
    return _clean(str(value))


def _clean(text: str) -> str:
    """Return the text with U+FFFD for characters that XML forbids, with one sort of line end."""
    kept = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return kept if len(kept) <= _LONGEST_CELL else kept[: _LONGEST_CELL - 1] + "…"


def _plain(value: object, column: Column) -> str:
    typed = _typed(value, column.kind)
    if typed is None:
        return ""
    if isinstance(typed, date):
        return typed.isoformat()
    if isinstance(typed, timedelta):
        hours, minutes = divmod(int(typed.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02}"
    if isinstance(typed, Decimal) and column.kind == "money_fen":
        return f"{typed:.2f}"
    return _harmless(typed, column.kind) if isinstance(typed, str) else str(typed)


def _harmless(text: str, kind: Kind) -> str:
    start = text.lstrip()  # a TAB or blank of the text's own must not stand before a formula
    if start.startswith(_FORMULA):
        return "'" + start
    if kind == "digits" or _LIKE_A_NUMBER.fullmatch(start):
        return "\t" + start if start else ""
    return text


def _sheet(workbook: Workbook, table: Table) -> Worksheet:
    title = _BAD_IN_TITLE.sub(" ", _clean(table.title)).strip(" '")[:28] or "1"
    sheet: Worksheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    first = [_worded(row, table) for row in islice(table.rows, 200)]
    for at, column in enumerate(table.columns):
        seen = (_plain(row[at], column) for row in first)
        # A dictionary's or a filter's arrow takes about three columns of the header.
        wanted = max([_width(column.header) + 3, *map(_width, seen)]) + 2
        narrow, wide = _WIDTHS
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(wanted, narrow), wide)
    return sheet


def _width(text: str) -> int:
    """Return the columns that the longest line takes: a Chinese character takes two."""
    return max(
        (sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line))
        for line in text.split("\n")
    )


def _cells(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterator[Sequence[object]]
) -> Iterator[list[Cell]]:
    """Yield the header's cells, then each row's. The same cells are used again and again."""
    yield [_header(sheet, at, column.header) for at, column in enumerate(columns, 1)]
    plain = [_body(sheet, at, column) for at, column in enumerate(columns, 1)]
    quoted = [_body(sheet, at, column, quoted=True) for at, column in enumerate(columns, 1)]
    for row in rows:
        line = []
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            typed = _typed(value, column.kind)
            danger = isinstance(typed, str) and typed.startswith(_FORMULA)
            cell = (quoted if danger else plain)[at]
            cell.value = typed
            if isinstance(typed, str):
                cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
            line.append(cell)
        yield line


def _header(sheet: Worksheet, at: int, words: str) -> Cell:
    cell = WriteOnlyCell(sheet, _clean(words))
    cell.data_type = "s"
    cell.column = at
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFE8EDF0")
    cell.border = Border(bottom=Side("thin"))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _body(sheet: Worksheet, at: int, column: Column, *, quoted: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet)
    cell.column = at
    cell.number_format = _FORMATS[column.kind]
    cell.alignment = Alignment(vertical="top", wrap_text=column.kind == "text")
    if quoted:
        cell.quotePrefix = True
    return cell
