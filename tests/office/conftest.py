"""People as a clerk would type them in."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.office.cards import Entry, RowEntry
from desktop.rules import preparation, trainings


@pytest.fixture
def entry():
    """Make an entry: ``entry(full_name='岩温', journey={'purpose': 'study'})``."""

    def make(*, journey=None, schooling=None, rows=None, household_number=None, **person):
        return Entry(
            None,
            {
                "full_name": "玉章罕",
                "sex": "female",
                "birth": "2004-05-01",
                "birth_evidence": "id_card",
                "ethnic_group": "34",
                "nationality": "china",
                "village_group": "曼夕下寨",
                **person,
            },
            {
                "schooling": (RowEntry(None, schooling or {"status": "completed_nine"}),),
                "journey": (
                    RowEntry(
                        None,
                        {
                            "registered_on": date(2026, 11, 24),
                            "purpose": "work",
                            **(journey or {}),
                        },
                    ),
                ),
                **(rows or {}),
            },
            household_number=household_number,
        )

    return make


@pytest.fixture
def trained():
    """Hold a training of the modules for a person: ``trained(session, person_id)``, of all."""

    def hold(session, *persons, modules=None, on=date(2026, 11, 23), audience="leaving"):
        codes = modules or [each.code for each in preparation.modules()]
        rows = tuple(RowEntry(None, {"person_id": person, "came": "yes"}) for person in persons)
        values = {"held_on": on, "audience": audience, "modules": codes, "trainer": "玉金"}
        entry = Entry(None, values, {"training_participant": rows}, kind="training")
        file = session.trainings.save(entry)
        return session.trainings.move(file.main.id, trainings.HELD, happened_on=on)

    return hold
