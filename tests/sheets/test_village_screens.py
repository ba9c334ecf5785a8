"""The windows of the Village tab place every field once, or say openly that they do not."""

from __future__ import annotations

import pytest

from desktop.rules import reference
from desktop.sheets import village_screen
from desktop.storage.records import columns

LAYOUTS = (
    (village_screen.HOUSEHOLDS, village_screen.HOUSEHOLD_SCREEN),
    (village_screen.SCHOOL_RETURNS, village_screen.SCHOOL_RETURN_SCREEN),
    (village_screen.SURVEYS, village_screen.SURVEY_SCREEN),
)
FIELDS = [
    (screen, layout, f"{kind}.{field.key}", field)
    for screen, layout in LAYOUTS
    for kind, sheet in screen.sheets.items()
    for field in sheet
]


@pytest.mark.parametrize(("screen", "layout", "key", "field"), FIELDS)
def test_every_field_is_placed_once_or_openly_omitted(screen, layout, key, field):
    assert layout.keys.count(key) == (0 if key in layout.omitted else 1)
    assert key.partition(".")[2] in columns(key.partition(".")[0])
    if field.choices:
        assert reference.choices(field.choices)


@pytest.mark.parametrize(("screen", "layout"), LAYOUTS)
def test_nothing_else_is_placed_and_every_kind_of_row_can_be_added(screen, layout):
    keys = {f"{kind}.{field.key}" for kind, sheet in screen.sheets.items() for field in sheet}
    assert set(layout.keys) | layout.omitted == keys
    placed = {key.partition(".")[0] for key in layout.keys} & screen.repeated
    assert placed <= set(screen.add_words)
