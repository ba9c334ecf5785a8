"""The windows of the committee's registers place every field once, or say openly that they do not."""

from __future__ import annotations

import pytest

from desktop.rules import reference
from desktop.sheets import committee_screen, register_export
from desktop.storage import records

LAYOUTS = (
    (committee_screen.TERMS, committee_screen.TERM_SCREEN),
    (committee_screen.MEETINGS, committee_screen.MEETING_SCREEN),
    (committee_screen.HANDOVERS, committee_screen.HANDOVER_SCREEN),
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
    if field.choices:
        assert reference.choices(field.choices)


@pytest.mark.parametrize(("screen", "layout"), LAYOUTS)
def test_nothing_else_is_placed_and_every_field_is_a_column(screen, layout):
    keys = {f"{kind}.{field.key}" for kind, sheet in screen.sheets.items() for field in sheet}
    assert set(layout.keys) | layout.omitted == keys
    placed = {key.partition(".")[0] for key in layout.keys} & screen.repeated
    assert placed <= set(screen.add_words)
    for kind, sheet in screen.sheets.items():
        assert set(sheet.keys) <= records.columns(kind)


def test_no_name_leaves_the_office_with_the_committees_lists():
    for kind in ("committee_term", "committee_meeting", "handover"):
        sheet = register_export.SHEETS[kind]
        sent = set(sheet.keys) - register_export.OMITTED[kind]
        assert not any(sheet[key].kind.value in ("link", "long_text") for key in sent)
