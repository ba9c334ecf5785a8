"""The windows of children and activities place every field once, or say openly that they do not."""

from __future__ import annotations

import pytest

from desktop.rules import reference
from desktop.rules.permissions import Role, visible
from desktop.sheets import activities, activities_screen
from desktop.storage import records

LAYOUTS = (
    (activities_screen.CHILDREN, activities_screen.CHILD_SCREEN),
    (activities_screen.ACTIVITIES, activities_screen.SCREEN),
)
SHEETS = (activities.CENTRE_CHILD, activities.ACTIVITY, *activities.BELONGING, *activities.WRITTEN)
FIELDS = [
    (layout, f"{kind}.{field.key}", field)
    for screen, layout in LAYOUTS
    for kind, sheet in screen.sheets.items()
    for field in sheet
]


@pytest.mark.parametrize(("layout", "key", "field"), FIELDS)
def test_every_field_is_placed_once_or_openly_omitted(layout, key, field):
    assert layout.keys.count(key) == (0 if key in layout.omitted else 1)
    if field.choices:
        assert reference.choices(field.choices)


@pytest.mark.parametrize(("screen", "layout"), LAYOUTS)
def test_nothing_else_is_placed_and_every_kind_of_row_can_be_added(screen, layout):
    keys = {f"{kind}.{field.key}" for kind, sheet in screen.sheets.items() for field in sheet}
    assert set(layout.keys) | layout.omitted == keys
    placed = {key.partition(".")[0] for key in layout.keys} & screen.repeated
    assert placed <= set(screen.add_words)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_field_has_its_column_and_is_open_to_the_children_who_run_the_centre(sheet):
    assert set(sheet.keys) <= records.columns(sheet.kind)
    for field in sheet:
        assert visible([Role.CHILDREN_COMMITTEE], field.sensitivity.value)
