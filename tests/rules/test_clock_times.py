"""Times of the day: as typed, as said, there and back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.rules.clock_times import HOW, checked, read_time, written

MINUTES = st.integers(0, 24 * 60 - 1)
DIGITS = "零一二三四五六七八九"


def said(number):
    """Say a number below sixty in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("", None),
        (" \u3000 ", None),
        ("0", "00:00"),
        ("8", "08:00"),
        ("14:30", "14:30"),
        ("14：30", "14:30"),
        ("１４：３０", "14:30"),
        ("8:5", "08:05"),
        ("8.30", "08:30"),
        ("930", "09:30"),
        ("1430", "14:30"),
        ("0005", "00:05"),
        ("14点", "14:00"),
        ("14时30分", "14:30"),
        ("8点5分", "08:05"),
        ("八点〇五", "08:05"),
        ("八点零五分", "08:05"),
        ("两点", "02:00"),
        ("十二点三刻", "12:45"),
        ("二十一点", "21:00"),
        ("二十三点五十九", "23:59"),
        ("14点半", "14:30"),
        ("三点钟", "03:00"),
        ("3点整", "03:00"),
        ("下午2点半", "14:30"),
        ("下午 两点一刻", "14:15"),
        ("下午15点", "15:00"),
        ("下午三点钟", "15:00"),
        ("上午9:05", "09:05"),
        ("上午12点", "12:00"),
        ("早上七点", "07:00"),
        ("早晨6点半", "06:30"),
        ("凌晨12点半", "00:30"),
        ("凌晨3点", "03:00"),
        ("中午12点", "12:00"),
        ("中午11点半", "11:30"),
        ("中午一点", "13:00"),
        ("傍晚6点", "18:00"),
        ("晚上8点", "20:00"),
        ("晚上22:15", "22:15"),
        ("2:30 pm", "14:30"),
        ("2:30 P.M.", "14:30"),
        ("12 am", "00:00"),
        ("12:15am", "00:15"),
        ("12pm", "12:00"),
        ("9 a.m.", "09:00"),
    ],
)
def test_times_are_read_as_people_write_them(text, time):
    minutes = read_time(text)
    assert (None if minutes is None else written(minutes)) == time


@pytest.mark.parametrize(
    "text",
    [
        "24:00", "25", "12:60", "0960", "1260", "14:", "14.", "8.5", "-1", "14:30:00", "14h30",
        "soon", "下午", "半", "点半", "2点半半", "二二十点", "二十十点", "六十点", "一百点", "8点六十",
        "晚上12点", "晚上1点", "上午15点", "早上12点", "下午0点", "中午8点", "13am", "0pm", "٣:00", "14½",
    ],
)  # fmt: skip
def test_what_is_no_time_or_could_be_two_is_asked_again(text):
    with pytest.raises(ClerkError) as raised:
        read_time(text)
    assert raised.value.sentence == HOW


@given(MINUTES)
def test_what_is_written_is_read_again(minutes):
    assert read_time(written(minutes)) == minutes
    assert read_time(written(minutes).replace(":", "")) == minutes


@given(MINUTES)
def test_what_is_said_in_chinese_is_read(minutes):
    hour, minute = divmod(minutes, 60)
    assert read_time(f"{said(hour)}点{said(minute)}分") == minutes
    assert read_time(f"{hour}时{minute}分") == minutes


@given(MINUTES)
def test_english_halves_of_the_day_say_the_same(minutes):
    hour, minute = divmod(minutes, 60)
    half = "am" if hour < 12 else "pm"
    assert read_time(f"{hour % 12 or 12}:{minute:02} {half}") == minutes


@given(st.text(max_size=8) | st.text("0123456789:.点时分半刻零一二十上下午晚中apm ", max_size=9))
def test_anything_typed_is_a_time_of_a_day_or_asked_again(text):
    with suppress(ClerkError):
        minutes = read_time(text)
        assert minutes is None or 0 <= minutes < 24 * 60


@pytest.mark.parametrize("minutes", [-1, 24 * 60])
def test_a_day_has_no_more_minutes(minutes):
    with pytest.raises(ClerkError):
        checked(minutes)
