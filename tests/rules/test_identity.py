"""Resident ID numbers (GB 11643-1999)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules.identity import mismatches, read_id_number, with_century

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("number", "sex", "birth", "place"),
    [
        ("11010519491231002X", "female", date(1949, 12, 31), "北京市"),  # the standard's samples
        ("440524188001010014", "male", date(1880, 1, 1), "广东省"),
        ("53282220101124101X", "male", date(2010, 11, 24), "勐海县"),
        ("532822200802290024", "female", date(2008, 2, 29), "勐海县"),
        ("532821198506153037", "male", date(1985, 6, 15), "景洪县"),  # the county of until 1993
    ],
)
def test_valid_numbers(number, sex, birth, place):
    read = read_id_number(number, TODAY)
    assert read.problem is None
    assert read.warnings == ()
    assert (read.kind, read.normalized, read.sex, read.birth) == ("18", number, sex, birth)
    assert read.area is not None
    assert read.area.zh.startswith(place)
    for digit in "0123456789X":
        if digit != number[-1]:
            assert read_id_number(number[:-1] + digit, TODAY).problem is not None


@pytest.mark.parametrize("code", ["532821", "532801"])
def test_a_place_is_not_tied_to_a_year(code):
    body = f"{code}19850615303"
    numbers = [read_id_number(f"{body}{digit}", TODAY) for digit in "0123456789X"]
    (valid,) = [number for number in numbers if number.problem is None]
    assert valid.birth == date(1985, 6, 15)
    assert valid.warnings == ()


@pytest.mark.parametrize(
    "text", ["53282220101124101x", "532822 20101124 101X", "５３２８２２２０１０１１２４１０１Ｘ"]
)
def test_spelling_does_not_matter(text):
    assert read_id_number(text, TODAY).normalized == "53282220101124101X"
    assert read_id_number(text, TODAY).problem is None


def test_an_old_number_of_15_digits_is_brought_to_18():
    read = read_id_number("532821850615303", TODAY)
    assert (read.kind, read.normalized) == ("15", "532821198506153037")
    assert read.problem is None
    assert "532821198506153037" in translator("en")(read.warnings[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5328222010112410", "18 digits; this has 16"),
        ("53282220101124A01X", "digits only"),
        ("532822201013241010", "date of birth"),
        ("532822202611251015", "date of birth"),  # tomorrow
        ("532822200902290024", "date of birth"),
    ],
)
def test_what_is_wrong_is_told(text, says):
    assert says in translator("en")(read_id_number(text, TODAY).problem)


def test_an_unknown_place_only_warns():
    number = with_century("000000850615303")
    read = read_id_number(number, TODAY)
    assert read.problem is None
    assert read.area is None
    assert len(read.warnings) == 1


def test_what_differs_from_the_number_is_asked_and_not_forbidden():
    read = read_id_number("53282220101124101X", TODAY)
    day = date(2010, 11, 24)
    assert mismatches(read, "male", day, day) == {}
    assert mismatches(read, "unknown", None, None) == {}
    assert mismatches(read, "male", date(2010, 1, 1), date(2010, 12, 31)) == {}
    assert set(mismatches(read, "female", date(2010, 10, 17), date(2010, 10, 17))) == {
        "sex",
        "birth",
    }


@given(
    st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["532801", "532821", "532822", "532823", "530102"]),
)
def test_every_old_number_becomes_a_valid_one(born, order, area):
    read = read_id_number(f"{area}{born:%y%m%d}{order:03}", TODAY)
    assert read.problem is None
    assert read.birth == born
    assert read.sex == ("male" if order % 2 else "female")
    again = read_id_number(read.normalized, TODAY)
    assert (again.birth, again.sex, again.problem) == (born, read.sex, None)


@given(st.text(max_size=20))
def test_anything_typed_is_read_or_refused(text):
    read = read_id_number(text, TODAY)
    assert read.birth is not None or read.problem is not None
