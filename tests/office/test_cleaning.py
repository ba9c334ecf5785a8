"""From what was typed to what is kept, or to the words beside the field."""

from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.office.cleaning import clean_value
from desktop.rules import durations
from desktop.sheets.fields import Field, Kind

HOURS = Field("hours_day", Kind.HOURS, T("Hours a day"))
LINK = Field("employer_id", Kind.LINK, T("Employer"))


@pytest.mark.parametrize(
    ("value", "kept"),
    [(510, 510), ("8", 480), ("8:30", 510), ("８个半小时", 510), ("  ", None), (0, 0)],
)
def test_hours_are_kept_in_minutes(value, kept):
    assert clean_value(HOURS, value) == kept


@pytest.mark.parametrize("value", ["8-10", -1, durations.MOST + 1, "745"])
def test_hours_that_cannot_be_are_answered(value):
    with pytest.raises(ClerkError):
        clean_value(HOURS, value)


def test_a_link_is_a_record_and_never_words():
    record = uuid4()
    assert clean_value(LINK, record) == record
    assert clean_value(LINK, str(record)) == record
    with pytest.raises(ClerkError):
        clean_value(LINK, "景洪")
