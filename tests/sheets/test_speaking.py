"""Kept values in words."""

from __future__ import annotations

import pytest

from desktop.i18n import T, translator
from desktop.sheets.fields import Field, Kind
from desktop.sheets.speaking import spoken

HOURS = Field("hours_day", Kind.HOURS, T("Hours a day"))


@pytest.mark.parametrize(
    ("minutes", "chinese", "english"),
    [
        (480, "8小时", "8 h"),
        (510, "8小时30分", "8 h 30 min"),
        (45, "45分钟", "45 min"),
        (0, "0小时", "0 h"),
        (None, "", ""),
    ],
)
def test_hours_are_spoken_in_hours_and_minutes(minutes, chinese, english):
    assert spoken(HOURS, minutes, translator("zh_CN")) == chinese
    assert spoken(HOURS, minutes, translator("en")) == english
