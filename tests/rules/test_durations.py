"""Lengths of working time: as typed, as said, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules import durations
from desktop.rules.durations import MOST, read_hours


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", None),
        ("  ", None),
        ("8", 480),
        ("0", 0),
        ("8.5", 510),
        ("8.0", 480),
        (".5", 30),
        ("8½", 510),
        ("½ h", 30),
        ("8.33", 500),
        ("8:30", 510),
        ("8：05", 485),
        ("８：３０", 510),
        ("36:00", 2160),
        ("8 h 30", 510),
        ("8h30", 510),
        ("8 h", 480),
        ("8 hrs", 480),
        ("8 Hours and 5 minutes", 485),
        ("8 h 30 min", 510),
        ("90 min", 90),
        ("8小时", 480),
        ("8 小时", 480),
        ("8个小时", 480),
        ("8.5小时", 510),
        ("8个半小时", 510),
        ("8个半", 510),
        ("8小时半", 510),
        ("八个半钟头", 510),
        ("八小时", 480),
        ("两个小时", 120),
        ("两个半小时", 150),
        ("十二小时", 720),
        ("二十小时", 1200),
        ("三十六小时", 2160),
        ("一百小时", 6000),
        ("一百零五小时", 6300),
        ("一百七十四小时", 10440),
        ("8小时30分", 510),
        ("8小时30分钟", 510),
        ("8小时零5分", 485),
        ("八小时零五分", 485),
        ("90分钟", 90),
        ("半小时", 30),
        ("半个小时", 30),
        ("744", MOST),
    ],
)
def test_hours_are_read_as_they_are_said(text, minutes):
    assert read_hours(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "eight", "8:60", "8:5", "8 30", "8-10", "-8", "8,5", "8.555", "8h75", "8:30:10", "一百二小时",
        "1e3", "半", "小时", "8天", "٨", "十十小时", "8点", "8//2", "NaN", "inf", "百小时",
    ],
)  # fmt: skip
def test_what_is_no_length_of_time_is_told_how_to_write_it(text):
    with pytest.raises(ClerkError) as told:
        read_hours(text)
    assert told.value.sentence == durations.HOW


@pytest.mark.parametrize("text", ["745", "744:01", "44641 min", "9999"])
def test_more_than_a_month_has_is_a_slip_of_the_hand(text):
    with pytest.raises(ClerkError) as told:
        read_hours(text)
    assert told.value.sentence == durations.TOO_LONG


@given(st.integers(0, MOST), st.sampled_from(["zh_CN", "en"]))
def test_what_is_spoken_is_read_as_the_same(minutes, language):
    assert read_hours(translator(language)(durations.told(minutes))) == minutes
    assert read_hours(durations.typed(minutes)) == minutes


@given(st.text(max_size=12))
def test_any_text_is_read_or_answered_in_words(text):
    try:
        minutes = read_hours(text)
    except ClerkError as error:
        assert error.sentence in (durations.HOW, durations.TOO_LONG)  # noqa: PT017
    else:
        assert minutes is None or 0 <= minutes <= MOST
