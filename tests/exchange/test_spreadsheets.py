"""A table as a spreadsheet: what WPS, Excel and LibreOffice will make of each cell."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zipfile import ZipFile

import excelize
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.errors import Cancelled
from desktop.exchange.spreadsheets import KIND_NAMES, Column, Table, csv_bytes, xlsx
from desktop.i18n import translator

ID_NUMBER = "532801198503120027"
COLUMNS = (
    Column("name", "姓名", "text", "身份证上的姓名，不拆开"),
    Column("id_number", "证件号码", "digits", "证件上的号码", "18 位或 15 位"),
    Column("born", "出生日期", "date"),
    Column("wage", "约定工资（元）", "money_fen"),
    Column("children", "子女数", "number"),
)
ROWS = [
    ("玉章罕", ID_NUMBER, date(1985, 3, 12), 350_050, 2),
    ('=HYPERLINK("http://x")', "0691-2123456", "约1990年", None, None),
]
TABLE = Table("外出人员", COLUMNS, ROWS)
WORDS = {
    "dictionary_title": "数据字典",
    "dictionary_headers": ("字段", "含义", "类型", "可填的值"),
    "kind_names": {kind: translator("zh_CN")(name) for kind, name in KIND_NAMES.items()},
}
DANGEROUS = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "#N/A"]


def opened(data):
    return load_workbook(io.BytesIO(data))


def one(kind, value):
    """The only cell of a table of one column and one row."""
    book = opened(xlsx(Table("t", (Column("c", "C", kind),), [(value,)]), **WORDS))
    return book.worksheets[0]["A2"]


def csv_rows(table):
    return list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))


def test_cells_are_typed():
    sheet = opened(xlsx(TABLE, **WORDS))["外出人员"]
    name, number, born, wage, children = sheet[2]
    assert (name.value, name.data_type) == ("玉章罕", "s")
    assert (number.value, number.data_type, number.number_format) == (ID_NUMBER, "s", "@")
    assert (born.value, born.number_format) == (datetime(1985, 3, 12), "yyyy-mm-dd")
    assert born.is_date
    assert (wage.value, wage.number_format) == (3500.5, "0.00")
    assert (children.value, children.data_type) == (2, "n")
    assert sheet["C3"].value == "约1990年"
    assert sheet["D3"].value is None


def test_header_is_bold_frozen_and_filtered():
    sheet = opened(xlsx(TABLE, **WORDS)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.header for column in COLUMNS]
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.dimensions == "A1:E3"


def test_columns_are_wide_enough_for_chinese_and_not_endless():
    table = Table(
        "t", (Column("a", "A", "text"), Column("b", "B", "text")), [("玉" * 12, "长" * 99)]
    )
    sheet = opened(xlsx(table, **WORDS)).worksheets[0]
    assert 24 < sheet.column_dimensions["A"].width < 30
    assert sheet.column_dimensions["B"].width < 50
    assert sheet["B2"].alignment.wrap_text


def test_second_sheet_explains_each_field():
    book = opened(xlsx(TABLE, **WORDS))
    assert book.sheetnames == ["外出人员", "数据字典"]
    rows = list(book["数据字典"].values)
    assert rows[0] == WORDS["dictionary_headers"]
    assert rows[2] == ("证件号码", "证件上的号码", WORDS["kind_names"]["digits"], "18 位或 15 位")
    assert len(rows) == len(COLUMNS) + 1


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("kind", ["text", "digits", "date", "number", "money_fen"])
def test_text_like_a_formula_stays_text(kind, text):
    cell = one(kind, text)
    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\n")
    if text[0] in "=+-@\t":
        assert cell.quotePrefix


def test_headers_and_dictionary_cannot_be_formulas_either():
    table = Table("t", (Column("c", "=1+1", "text", "=2+2", "@x"),), [])
    first, second = opened(xlsx(table, **WORDS)).worksheets
    assert first["A1"].data_type == "s"
    assert {cell.data_type for cell in second[2]} == {"s"}


def test_a_second_library_sees_the_same():
    book = excelize.open_reader(xlsx(TABLE, **WORDS))
    rows = book.get_rows("外出人员")
    assert rows[1][:4] == ["玉章罕", ID_NUMBER, "1985-03-12", "3500.50"]
    assert rows[2][0] == ROWS[1][0]
    assert book.get_cell_formula("外出人员", "A3") == ""


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_makes_a_workbook_that_opens(text):
    cell = one("text", text)
    assert cell.value is None or "\x00" not in cell.value


def test_forbidden_characters_show_as_replaced_and_the_rest_stays():
    assert one("text", "岩\x00温\x0b\ufffe\ud800\n𠮷").value == "岩\ufffd温\ufffd\ufffd\ufffd\n𠮷"
    assert len(one("text", "长" * 40_000).value) == 32_767


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (date(1899, 12, 31), "1899-12-31"),  # Excel has no such day as a number
        (date(1900, 3, 1), datetime(1900, 3, 1)),
        (datetime(2026, 11, 24, 9, 30, tzinfo=UTC), datetime(2026, 11, 24)),
    ],
)
def test_dates_at_the_edge(value, seen):
    assert one("date", value).value == seen


def test_yes_and_no_are_said_in_words():
    columns = (Column("ready", "可以外出", "bool", "是否可以外出"), Column("any", "其他", "number"))
    table = Table("t", columns, [(True, False), (None, 1)], yes_no=("是", "否"))
    first, second = opened(xlsx(table, **WORDS)).worksheets
    assert [[cell.value for cell in row] for row in first["A2:B3"]] == [["是", "否"], [None, 1]]
    assert [cell.value for cell in second[2]] == [
        "可以外出", "是否可以外出", WORDS["kind_names"]["bool"], "是 / 否",
    ]  # fmt: skip
    assert csv_rows(table)[1:] == [["是", "否"], ["", "1"]]


def test_decimals_stay_exact():
    assert one("money_fen", 1).value == 0.01
    assert one("number", Decimal("1.5")).value == 1.5


def test_sheet_names_that_excel_refuses_are_mended():
    columns = (Column("c", "C", "text"),)
    names = opened(xlsx(Table("a/b:[c]*?\\" + "长" * 40, columns, []), **WORDS)).sheetnames
    assert len(names[0]) <= 31
    assert not set(names[0]) & set("[]:*?/\\")
    twice = WORDS | {"dictionary_title": "同名"}
    assert len(set(opened(xlsx(Table("同名", columns, []), **twice)).sheetnames)) == 2
    assert opened(xlsx(Table("", columns, []), **WORDS)).sheetnames[0]


def test_the_file_names_no_author():
    with ZipFile(io.BytesIO(xlsx(TABLE, **WORDS))) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "openpyxl" not in core
    assert opened(xlsx(TABLE, **WORDS)).properties.creator in ("", None)


def test_nothing_is_written_to_the_temp_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    assert opened(xlsx(TABLE, **WORDS)).sheetnames


@pytest.mark.parametrize("make", [lambda t, **k: xlsx(t, **WORDS, **k), csv_bytes])
def test_progress_and_cancel(make):
    table = Table("t", (Column("c", "C", "text"),), [(str(at),) for at in range(1000)])
    told = []
    make(table, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 1000)
    assert told[-1] == (1000, 1000)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        make(table, cancelled=lambda: next(asked))


def test_hours_can_be_added_up_and_are_shown_as_hours_and_minutes():
    table = Table("工时", [Column("hours", "每天工时", "minutes")], [(510,), (36 * 60,), (None,)])
    sheet = load_workbook(io.BytesIO(xlsx(table, **WORDS)))["工时"]
    assert sheet["A2"].value == timedelta(hours=8, minutes=30)
    assert sheet["A3"].value == timedelta(hours=36)
    assert sheet["A2"].number_format == "[h]:mm"
    lines = csv_bytes(table).decode("utf-8-sig").splitlines()
    assert lines == ['"每天工时"', '"8:30"', '"36:00"', '""']


def test_csv_opens_by_double_click():
    data = csv_bytes(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    rows = csv_rows(TABLE)
    assert rows[0] == [column.header for column in COLUMNS]
    assert rows[1] == ["玉章罕", "\t" + ID_NUMBER, "1985-03-12", "3500.50", "2"]


@pytest.mark.parametrize("text", DANGEROUS[:-1])
@pytest.mark.parametrize("kind", ["text", "digits"])
def test_csv_formulas_are_harmless(kind, text):
    table = Table("t", (Column("c", text, kind),), [(text,)])
    for (cell,) in csv_rows(table):
        assert cell == "'" + text.strip()


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("53280119850312002X", "text", True),
        ("0691", "text", True),
        ("3-12", "text", True),  # a household's number, not the twelfth of March
        ("3月12日", "text", True),
        ("1E5", "text", True),
        ("(3)", "text", True),  # a bookkeeper's minus three
        ("¥300", "text", True),
        ("13800001111", "digits", True),
        ("C1234567", "digits", True),
        ("勐海县3组", "text", False),
        ("玉章罕", "text", False),
    ],
)
def test_csv_keeps_numbers_that_are_names(text, kind, kept):
    table = Table("t", (Column("c", "C", kind),), [(text,)])
    assert csv_rows(table)[1] == [("\t" if kept else "") + text]


def test_csv_in_libreoffice_that_takes_tab_and_semicolon_for_separators_too():
    """Its import dialog has these three ticked: no cell may fall apart, or a formula come out."""
    text = '甲;=1+1,"乙"\t=2+2'
    columns = (Column("id", "证件", "digits"), Column("note", "备注", "text"))
    lines = csv_bytes(Table("t", columns, [(ID_NUMBER, text)])).decode("utf-8-sig").split("\r\n")
    assert lines[1] == f'"\t{ID_NUMBER}","{text.replace(chr(34), chr(34) * 2)}"'
    for line in lines[:2]:
        outside = re.sub(r'"(?:[^"]|"")*"', "", line)
        assert outside == ","


def test_csv_negative_amounts_stay_numbers():
    table = Table("t", (Column("c", "C", "money_fen"), Column("d", "D", "number")), [(-150, -3)])
    assert csv_rows(table)[1] == ["-1.50", "-3"]


@given(st.text(max_size=40))
def test_csv_never_begins_a_cell_with_a_formula(text):
    cell = csv_rows(Table("t", (Column("c", "C", "text"),), [(text,)]))[1]
    assert not cell or not cell[0].lstrip().startswith(tuple("=+-@＝＋－＠"))
