"""What an export of the register offers: each field, or openly not; nothing told in confidence."""

from __future__ import annotations

import pytest

from desktop.sheets.fields import Sensitivity
from desktop.sheets.journeys import CHECK_IN, QUESTIONS
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.sheets.migrants_export import EXPORT

SHEETS = (PERSON, *REPEATED)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.kind)
def test_every_field_is_offered_once_or_openly_left_out(sheet):
    for key in sheet.keys:
        placed = EXPORT.keys.count(f"{sheet.kind}.{key}")
        assert placed == (0 if f"{sheet.kind}.{key}" in EXPORT.omitted else 1), key


def test_no_answer_of_a_check_in_leaves_the_office():
    for field in (*QUESTIONS, *(f for f in CHECK_IN if f.sensitivity is Sensitivity.SENSITIVE)):
        assert f"check_in.{field.key}" not in EXPORT.keys
    assert "journey.missing_reported_on" not in EXPORT.keys
