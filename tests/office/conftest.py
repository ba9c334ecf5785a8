"""People and cases as a clerk would type them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest

from desktop.i18n import translator
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


def _row(**values):
    return RowEntry(None, values)


class CaseDesk:
    """What somebody at the desk does with a case, in one line each."""

    row = staticmethod(_row)
    people: ClassVar = {
        "case_person": (_row(role="harmed", name="玉香", sex="female", birth="2012-03-05"),)
    }

    def opened(self, session, rows=None, **values):
        """Write down a case: a child whose papers are kept, unless other people are told."""
        typed = {
            "received_on": session.today(),
            "received_at": "9:30",
            "source": "relative",
            "what": "老板不让她出门，身份证也被收走了",
            "concerns": ["papers_kept"],
            **values,
        }
        return session.cases.save(
            Entry(None, typed, {**self.people, **(rows or {})}, kind="protection_case")
        )

    def changed(self, session, file, rows=None, *, register="cases", **values):
        """Write more into a record, as it stands now."""
        desk = getattr(session, register)
        entry = desk.entry(desk.open(file.main.id))
        more = {kind: (*entry.rows.get(kind, ()), *new) for kind, new in (rows or {}).items()}
        return desk.save(
            replace(entry, values={**entry.values, **values}, rows={**entry.rows, **more})
        )

    def amended(self, session, file, kind, at=0, *, register="cases", **values):
        """Change one row of a record."""
        desk = getattr(session, register)
        entry = desk.entry(desk.open(file.main.id))
        rows = list(entry.rows[kind])
        rows[at] = replace(rows[at], values={**rows[at].values, **values})
        return desk.save(replace(entry, rows={**entry.rows, kind: tuple(rows)}))

    def named(self, user, **values):
        """Return a row of the team for a user."""
        return _row(**{"user_id": user.id, "duty": "child_director", **values})

    def agency(self, session, **values):
        """Keep an agency in the directory."""
        typed = {
            "name": "勐海县妇女联合会",
            "kind": "womens_federation",
            "place_kind": "origin",
            "services": ["psychosocial", "legal_aid"],
            "phone": "06915121234",
            **values,
        }
        return session.agencies.save(Entry(None, typed, kind="agency"))

    def referred(self, session, case, agency, **values):
        """Draft a referral of a case, or of somebody who is no case (``case`` None)."""
        desk = session.referrals
        entry = desk.for_case(case.main.id) if case else desk.blank()
        typed = {
            **entry.values,
            "agency_id": agency.main.id,
            "services": ["psychosocial"],
            "reason": "需要有人陪伴",
            "told": ["sex", "concerns"],
            **values,
        }
        return desk.save(replace(entry, values=typed))

    def blocked(self, register, file, to):
        """Return in English why a step cannot be taken yet; "" where it can."""
        offers = register.next_states(file.main.id)
        return " ".join(
            translator("en")(words)
            for words in next(step for step in offers if step.to_state == to).blocked
        )

    def said(self, file, code):
        """Return in English what the advice says under a code."""
        return [
            translator("en")(one.words) for one in file.advice.said if one.code.startswith(code)
        ]


@pytest.fixture
def desk():
    """The acts of an office that works on cases."""
    return CaseDesk()
