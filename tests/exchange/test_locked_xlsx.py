"""The lock of a spreadsheet, opened again by a library that had no part in locking it."""

from __future__ import annotations

import io
import os
import tempfile
from zipfile import ZIP_STORED, ZipFile

import excelize
import pytest

from desktop.errors import Invalid
from desktop.exchange.locked_xlsx import LONGEST_PASSWORD, lock
from desktop.exchange.spreadsheets import Column, Table, xlsx

PLAIN = xlsx(
    Table(
        "外出人员",
        (Column("name", "姓名", "text"), Column("id", "证件", "digits")),
        [("玉章罕", "532801198503120027")],
    ),
    dictionary_title="数据字典",
    dictionary_headers=("字段", "含义", "类型", "可填的值"),
)


def unlocked(data, password):
    return excelize.open_reader(data, excelize.Options(password=password))


@pytest.mark.parametrize(
    "password", ["correct horse battery", "平安外出 2026", "岩温𠮷", " ", "p" * LONGEST_PASSWORD]
)
def test_the_password_opens_it(password):
    rows = unlocked(lock(PLAIN, password), password).get_rows("外出人员")
    assert rows == [["姓名", "证件"], ["玉章罕", "532801198503120027"]]


@pytest.mark.parametrize("wrong", ["Secret-88", "secret-8", "secret-888", ""])
def test_a_wrong_password_does_not(wrong):
    with pytest.raises(RuntimeError):
        unlocked(lock(PLAIN, "secret-88"), wrong)


def test_nothing_is_readable_and_two_locks_differ():
    first, second = lock(PLAIN, "secret-88"), lock(PLAIN, "secret-88")
    assert not first.startswith(b"PK")
    for trace in ("玉章罕".encode(), "玉章罕".encode("utf-16-le"), b"532801198503120027", b"xl/"):
        assert trace not in first
    assert first != second


def test_a_changed_file_is_refused():
    locked = bytearray(lock(PLAIN, "secret-88"))
    spot = locked.index(b"<encryption") + 700  # within the wrapped keys
    locked[spot] ^= 1
    with pytest.raises(RuntimeError):
        unlocked(bytes(locked), "secret-88")


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 9_000_000])
def test_any_size_can_be_locked(size):
    """The container counts sectors: at 7 MB its table of tables begins."""
    out = io.BytesIO(PLAIN)
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("xl/media/photo.bin", os.urandom(size))
    rows = unlocked(lock(out.getvalue(), "secret-88"), "secret-88").get_rows("外出人员")
    assert rows[1][0] == "玉章罕"


def test_only_in_memory(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    assert lock(PLAIN, "secret-88")


@pytest.mark.parametrize("password", ["", "p" * (LONGEST_PASSWORD + 1), "𠮷" * 128])
def test_passwords_that_no_office_program_would_take(password):
    with pytest.raises(Invalid) as caught:
        lock(PLAIN, password)
    assert caught.value.field == "password"
