"""People as a clerk would type them in."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.office.cards import Entry, RowEntry


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
