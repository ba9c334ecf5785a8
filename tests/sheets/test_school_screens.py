"""Everything asked of schools, volunteers, trainings and parents is kept, and placed once."""

import pytest

from desktop.sheets import parents, schools, schools_screen, trainings, volunteers
from desktop.sheets.register_export import OMITTED, SHEETS
from desktop.storage.records import columns

ALL = (
    (schools.SCHOOL, schools.BELONGING, schools_screen.SCHOOL_SCREEN),
    (volunteers.VOLUNTEER, volunteers.BELONGING, schools_screen.VOLUNTEER_SCREEN),
    (trainings.TRAINING, trainings.BELONGING, schools_screen.TRAINING_SCREEN),
    (parents.PARENT_TALK, parents.BELONGING, schools_screen.PARENT_SCREEN),
)


@pytest.mark.parametrize(("main", "belonging", "layout"), ALL, ids=lambda one: str(one)[:12])
def test_every_field_is_kept_and_stands_in_the_window_once(main, belonging, layout):
    for sheet in (main, *belonging):
        assert set(sheet.keys) <= columns(sheet.kind)
        if sheet.owner is not None:
            assert sheet.owner in columns(sheet.kind)
        for key in sheet.keys:
            placed = layout.keys.count(f"{sheet.kind}.{key}")
            assert placed == (0 if f"{sheet.kind}.{key}" in layout.omitted else 1), key


@pytest.mark.parametrize("main", [main for main, *_rest in ALL], ids=lambda one: one.kind)
def test_an_export_leaves_out_remarks_and_never_takes_a_participant_along(main):
    assert SHEETS[main.kind] is main
    assert "note" in OMITTED[main.kind]
    assert trainings.PARTICIPANT.kind not in SHEETS
