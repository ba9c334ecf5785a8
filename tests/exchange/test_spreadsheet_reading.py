"""A spreadsheet that somebody brings: read whole, or refused with a sentence; never run."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.errors import ClerkError
from desktop.exchange.locked_xlsx import lock
from desktop.exchange.spreadsheet_reading import MOST_BYTES, MOST_ROWS, match_columns, read
from desktop.i18n import translator

EN = translator("en")
ROWS = [["名称", "电话"], ["打洛派出所", "0691-5561110"], ["镇妇联", "13800000000"]]
SHEET = "xl/worksheets/sheet1.xml"
WANTED = {"name": ("名称", "Name"), "phone": ("电话", "Phone")}


def workbook(rows, **cells):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for at, value in cells.items():
        book.active[at] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WHOLE = workbook(ROWS)


def text(rows=ROWS, separator=",", encoding="utf-8"):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode(encoding)


def mended(data, name, change):
    """Return a workbook with one of its parts changed."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return made.getvalue()


def told(data):
    return [dict(row.cells) for row in read(data).rows]


def refused(data):
    with pytest.raises(ClerkError) as raised:
        read(data)
    return EN(raised.value.sentence)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_as_the_table_programs_of_the_country_write_it(encoding, separator):
    found = read(text(separator=separator, encoding=encoding))
    assert found.headers == ("名称", "电话")
    assert found.rows[0].cells == {"名称": "打洛派出所", "电话": "0691-5561110"}
    assert [row.number for row in found.rows] == [2, 3]


def test_a_workbook_is_read_and_what_its_cells_are_is_written_out():
    rows = [
        ["名称", "电话", "床位", "价格", "自", "到", "开放"],
        ["救助站", 13800000000, 12.0, 2.5, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), True],
        ["  妇联 ", None, None, None, None, None, None],
    ]
    first, second = told(workbook(rows))
    assert first == {
        "名称": "救助站",
        "电话": "13800000000",
        "床位": "12",
        "价格": "2.5",
        "自": "2026-03-01",
        "到": "2026-03-01 09:30:00",
        "开放": "True",
    }
    assert second == dict.fromkeys(rows[0], "") | {"名称": "妇联"}


def test_numbers_are_written_out_however_the_program_kept_them():
    data = workbook([["名称", "电话"], ["一", 1]])
    kept = mended(data, SHEET, lambda part: part.replace(b"<v>1</v></c></row></", b"<v>1.38E10</v></c></row></"))  # fmt: skip
    assert kept != data
    assert told(kept) == [{"名称": "一", "电话": "13800000000"}]


def test_only_the_first_sheet_is_read():
    book = Workbook()
    book.active.append(["名称"])
    book.create_sheet().append(["别的"])
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).headers == ("名称",)


def test_a_formula_is_not_run():
    assert told(workbook([["名称", "和"], ["一", "=1+1"]])) == [{"名称": "一", "和": ""}]
    asked = text([["名称"], ['=HYPERLINK("http://x")']])
    assert told(asked) == [{"名称": '=HYPERLINK("http://x")'}]


@pytest.mark.parametrize("make", [text, workbook])
def test_empty_rows_are_left_out_and_numbers_stay_those_of_the_table_program(make):
    rows = [[], ["名称", "电话"], [], ["一", "1"], [None, None], ["二", "2"]]
    found = read(make([[cell or "" for cell in row] for row in rows]))
    assert [(row.number, row.cells["名称"]) for row in found.rows] == [(4, "一"), (6, "二")]


def test_a_cell_of_several_lines_is_one_row():
    found = read(text([["名称", "地址"], ["一", "打洛镇\n老街"], ["二", "勐海"]]))
    assert [row.number for row in found.rows] == [2, 3]
    assert found.rows[0].cells["地址"] == "打洛镇\n老街"


def test_cells_without_a_heading_are_left_out():
    found = read(text([["名称", "", "电话", ""], ["一", "x", "1", "y", "z"]]))
    assert found.headers == ("名称", "电话")
    assert found.rows[0].cells == {"名称": "一", "电话": "1"}


def test_a_file_that_is_wrong_about_its_own_size_is_read_whole():
    data = workbook(ROWS)
    lying = mended(data, SHEET, lambda part: part.replace(b'ref="A1:B3"', b'ref="A1"'))
    assert lying != data
    assert told(lying) == told(data)


def test_rows_after_a_long_gap_are_read():
    assert [row.number for row in read(workbook(ROWS, A9000="远")).rows] == [2, 3, 9000]


# ------------------------------------------------------------------ refused


@pytest.mark.parametrize("make", [text, workbook])
@pytest.mark.parametrize("more", [0, 1])
def test_five_thousand_rows_and_not_one_more(make, more):
    rows = [["名称"], *([f"第{n}"] for n in range(MOST_ROWS + more))]
    if more:
        assert refused(make(rows)) == "The file has more than 5000 rows."
    else:
        assert len(read(make(rows)).rows) == MOST_ROWS


def test_more_columns_than_a_list_can_have_are_refused():
    assert refused(workbook([["名"] * 1 + [f"c{n}" for n in range(250)]])).endswith("200 columns.")


def test_a_long_number_that_lost_its_last_digits_is_asked_for_again():
    said = refused(workbook([["名称", "证件号码"], ["玉", 532822200802290024]]))
    assert said.startswith("Row 2 has a long number")
    assert told(workbook([["证件号码"], ["532822200802290024"]])) == [
        {"证件号码": "532822200802290024"}
    ]


@pytest.mark.parametrize("data", [b"", b"\n \n,,\n", workbook([]), workbook([[" "], [None]])])
def test_an_empty_file_says_so(data):
    assert refused(data) == "The file is empty."


@pytest.mark.parametrize("second", ["名称", "名 称", "名称 "])
def test_two_columns_with_the_same_heading_are_refused(second):
    assert refused(text([["名称", second], ["a", "b"]])) == "Two columns have the same heading."


def test_a_locked_or_old_workbook_says_what_to_do():
    assert "locked with a password" in refused(lock(workbook(ROWS), "七彩云南2026"))


def test_a_file_that_is_too_large_or_unpacks_to_too_much_is_refused():
    assert "10 MB" in refused(b"a" * (MOST_BYTES + 1))
    bomb = mended(workbook(ROWS), "xl/styles.xml", lambda _part: b" " * (101 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES
    assert "100 MB" in refused(bomb)


def test_entities_that_grow_without_end_are_refused():
    grows = b'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">'
    for n in range(1, 10):
        grows += b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10)
    body = b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&a9;</v></c></row></sheetData>"
    made = mended(workbook(ROWS), SHEET, lambda _part: grows + b"]>" + body + b"</worksheet>")
    with suppress(ClerkError):
        assert sum(map(len, read(made).headers)) < 1_000_000


def test_a_row_beyond_all_rows_does_not_count_for_ever():
    far = mended(workbook(ROWS), SHEET, lambda part: part.replace(b'r="3"', b'r="999999999999"'))
    assert refused(far) == "The file has more than 5000 rows."


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 nothing more",
        workbook(ROWS)[:-200],
        mended(workbook(ROWS), SHEET, lambda part: part[:-40]),
        mended(workbook(ROWS), "xl/workbook.xml", lambda _part: b"<workbook/>"),
        mended(workbook(ROWS), "[Content_Types].xml", lambda _part: b"not XML"),
        b"\x89PNG\r\n\x1a\n\0\0\0",
        "名称".encode("utf-16"),
        b"\xff\xff\xff",
        b'name,phone\n"never closed,1\nsecond,2\n',
    ],
)
def test_what_is_damaged_or_no_spreadsheet_is_refused(data):
    assert refused(data) == "The file is no spreadsheet, or it is damaged."


@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ClerkError):
        read(bytes(whole))


@settings(max_examples=60)
@given(st.data())
def test_a_workbook_with_any_part_changed_is_read_or_refused(data):
    name = data.draw(st.sampled_from([SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"]))

    def broken(part):
        at = data.draw(st.integers(0, len(part) - 1))
        return part[:at] + data.draw(st.binary(max_size=3)) + part[at + 2 :]

    with suppress(ClerkError):
        read(mended(WHOLE, name, broken))


@given(st.lists(st.lists(st.text("甲乙丙ab1,;\"'\n ", max_size=6), min_size=2, max_size=2)))
def test_what_was_written_as_text_is_read_again(rows):
    found = read(text([["甲", "乙"], *rows]))
    kept = [[cell.strip() for cell in row] for row in rows]
    assert [list(row.cells.values()) for row in found.rows] == [row for row in kept if any(row)]


# ------------------------------------------------------------------ which column is which


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        (["名称", "电话"], {"name": "名称", "phone": "电话"}),
        (["NAME", "Phone *"], {"name": "NAME", "phone": "Phone *"}),
        (["名 称（必填）", "电话(办公)"], {"name": "名 称（必填）", "phone": "电话(办公)"}),
        (["电话(家)", "电话"], {"phone": "电话"}),
        (["电话(家)", "电话(单位)"], {"phone": "电话(家)"}),
        (["（备注）"], {}),
    ],
)
def test_headings_are_found_in_both_languages_whatever_stands_in_brackets(headers, found):
    assert match_columns(headers, WANTED) == found
