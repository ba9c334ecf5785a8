"""Writing to a stick, in ordinary folders; real small, full and vanishing drives are next door."""

from __future__ import annotations

import errno
import mmap
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Cancelled, StickTrouble
from desktop.exchange import stick_troubles as say
from desktop.exchange.stick import LARGEST, LONGEST_NAME, Part, Written, put, safe_name
from desktop.i18n import translator

BIG = bytes(range(256)) * 10_000  # three pieces
PARTS = (
    Part("register.xlsx", BIG),
    Part("register.csv", b"\xef\xbb\xbfa,b\r\n"),
    Part("empty", b""),
)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_written_is_there(tmp_path):
    written = put(PARTS, tmp_path)
    expected = tuple(tmp_path / part.name for part in PARTS)
    assert written == Written(expected, len(BIG) + 8)
    assert [path.read_bytes() for path in written.paths] == [part.data for part in PARTS]
    assert names(tmp_path) == ["empty", "register.csv", "register.xlsx"]


def test_nothing_is_ever_overwritten(tmp_path):
    (tmp_path / "register.csv").write_bytes(b"yesterday's")
    (tmp_path / "register-2.csv").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    put(PARTS, tmp_path)
    put([PARTS[1], PARTS[1]], tmp_path)
    assert (tmp_path / "register.csv").read_bytes() == b"yesterday's"
    assert names(tmp_path) == [
        "empty", "empty-2", "register-2.csv", "register-3.csv", "register-4.csv", "register-5.csv",
        "register.csv", "register.xlsx",
    ]  # fmt: skip


def test_progress_counts_writing_and_reading_back(tmp_path):
    told = []
    put(PARTS, tmp_path, progress=lambda done, total: told.append((done, total)))
    total = 2 * (len(BIG) + 8)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize("moment", range(9))
def test_cancel_at_any_moment_leaves_nothing(tmp_path, moment):
    (tmp_path / "register.csv").write_bytes(b"yesterday's")
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > moment

    with pytest.raises(Cancelled):
        put(PARTS, tmp_path, cancelled=cancelled)
    assert names(tmp_path) == ["register.csv"]
    assert (tmp_path / "register.csv").read_bytes() == b"yesterday's"


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_whatever_goes_wrong_leaves_nothing(tmp_path, error):
    def progress(done, total):
        if done > total / 2:
            raise error

    with pytest.raises(error):
        put(PARTS, tmp_path, progress=progress)
    assert names(tmp_path) == []


def test_a_stick_that_gives_back_something_else(tmp_path):
    (tmp_path / "mine.txt").write_bytes(b"mine")

    def decay(done, total):  # while the first is read back, a bit of the second turns over
        if done == len(BIG) * 2 + 8:
            (tmp_path / "register.csv").write_bytes(b"\xef\xbb\xbfa,b\r\x0b")

    with pytest.raises(StickTrouble) as caught:
        put(PARTS, tmp_path, progress=decay)
    assert caught.value.sentence == say.NOT_THE_SAME
    assert names(tmp_path) == ["mine.txt"]


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_bytes(b"")])
def test_the_folder_is_gone(tmp_path, make):
    make(tmp_path / "stick")
    with pytest.raises(StickTrouble) as caught:
        put(PARTS, tmp_path / "stick")
    assert caught.value.sentence == say.PULLED_OUT


def test_more_than_fat32_can_hold_is_refused_before_writing(tmp_path):
    source = tmp_path / "sparse"
    with source.open("xb") as file:
        file.truncate(LARGEST + 1)
    stick = tmp_path / "stick"
    stick.mkdir()
    with (
        source.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as huge,
        pytest.raises(StickTrouble) as caught,
    ):
        put([PARTS[1], Part("huge", huge)], stick)
    assert caught.value.sentence == say.TOO_LARGE
    assert names(stick) == []


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("register.xlsx", "register.xlsx"),
        ("外出人员 2026.xlsx", "2026.xlsx"),
        ("外出人员.xlsx", "file.xlsx"),
        ("勐海县", "file"),
        ('a:b?c*d|e<f>g"h/i\\j.csv', "a-b-c-d-e-f-g-h-i-j.csv"),
        ("CON", "file-CON"),
        ("con.csv", "file-con.csv"),
        ("lpt1.tar.gz", "file-lpt1.tar.gz"),
        ("Console.csv", "Console.csv"),
        ("../../etc/passwd", "file.etc-pass"),
        (".hidden", "file.hidden"),
        ("name.", "name"),
        ("", "file"),
        ("Łódź é.pdf", "odz-e.pdf"),
        ("x" * 300 + ".xlsx", "x" * (LONGEST_NAME - 5) + ".xlsx"),
    ],
)
def test_names_that_every_stick_takes(wanted, safe):
    assert safe_name(wanted) == safe


@given(st.text(max_size=120))
def test_any_name_becomes_one_that_fat_takes(wanted):
    safe = safe_name(wanted)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", safe)
    assert len(safe) <= LONGEST_NAME
    assert not safe.endswith(".")
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", safe)
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, say.FULL),
        (errno.EDQUOT, say.FULL),
        (errno.EROFS, say.PROTECTED),
        (errno.EACCES, say.PROTECTED),
        (errno.EPERM, say.PROTECTED),
        (errno.EIO, say.PULLED_OUT),
        (errno.ENODEV, say.PULLED_OUT),
        (errno.ENXIO, say.PULLED_OUT),
        (errno.ESTALE, say.PULLED_OUT),
        (errno.EFBIG, say.TOO_LARGE),
    ],
)
def test_each_error_has_its_sentence(number, sentence):
    assert say.sentence_of(OSError(number, "x"), 1).msgid == sentence.msgid


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (112, say.FULL),  # ERROR_DISK_FULL
        (19, say.PROTECTED),  # ERROR_WRITE_PROTECT
        (21, say.PULLED_OUT),  # ERROR_NOT_READY
        (1167, say.PULLED_OUT),  # ERROR_DEVICE_NOT_CONNECTED
        (223, say.TOO_LARGE),  # ERROR_FILE_TOO_LARGE
    ],
)
def test_each_error_of_windows_has_its_sentence(number, sentence):
    if sys.platform == "win32":
        error = OSError(0, "x", None, number)
    else:
        error = OSError(errno.EINVAL, "x")
        error.winerror = number
    assert say.sentence_of(error, 1).msgid == sentence.msgid


def test_an_unknown_error_is_told_in_the_systems_words():
    sentence = say.sentence_of(OSError(errno.EMFILE, "Too many open files"), 1)
    assert sentence.params == {"reason": "Too many open files"}


def test_a_full_stick_says_how_much_is_needed():
    sentence = say.sentence_of(OSError(errno.ENOSPC, "x"), 2_340_001)
    assert translator("en")(sentence).startswith("The stick is full: 2.4 MB are needed. ")


def test_the_need_is_rounded_up_and_the_room_down():
    assert say.too_little_room(1_000_001, 999_999).params == {"needed": 1.1, "free": 0.9}
