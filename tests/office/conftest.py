"""People and cases as a clerk would type them in."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest

import desktop.office
from desktop.i18n import translator
from desktop.office.cards import Entry, RowEntry
from desktop.office.session import Session
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


class Walk:
    """Everything that a session hands out, found by looking at the session itself."""

    modules = (
        "case_", "agency_import", "drafting", "telling_history", "person_files", "links", "exports",
        "centre_people", "handovers", "preparation",
    )  # fmt: skip
    """Modules whose functions take a session themselves."""

    def doors(self, session):
        """Return every object that hangs on a session, by name."""
        found = {"session": session}
        for name, kept in inspect.getmembers(type(session)):
            if isinstance(kept, cached_property | property) and not name.startswith("_"):
                found[name] = getattr(session, name)
        for name in ("alone", "reader", "in_centre"):
            found.pop(name)
        registers = found.pop("registers")
        found["terms.voters"] = session.terms.voters
        for name, part in list(found.items()):
            if part in registers:
                if hasattr(part, "attachments"):
                    found[f"{name}.attachments"] = part.attachments
                found[f"exports_of({name})"] = session.exports_of(name)
        return found

    def acts(self, session):
        """Return every public method of every such object, and the functions of some modules."""
        found = {}
        for door, thing in self.doors(session).items():
            for name, _kept in inspect.getmembers(type(thing), callable):
                if not name.startswith("_"):
                    found[f"{door}.{name}"] = getattr(thing, name)
        for module in pkgutil.iter_modules(desktop.office.__path__):
            if module.name.startswith(self.modules):
                kept = vars(importlib.import_module(f"desktop.office.{module.name}"))
                for name, function in kept.items():
                    own = getattr(function, "__module__", "") == f"desktop.office.{module.name}"
                    takes = inspect.isfunction(function) and "session" in self.signature(function)
                    if own and takes and not name.startswith("_"):
                        found[f"{module.name}.{name}"] = function
        return found

    def signature(self, act):
        """Return what an act asks, by name."""
        return inspect.signature(act).parameters

    def told(self, value, seen=None):
        """Return everything that can be read in what an act handed out, in one text."""
        seen = set() if seen is None else seen
        if id(value) in seen or value is None or isinstance(value, Session):
            return ""
        if isinstance(value, str | int | float | UUID):
            return f" {value}"
        seen.add(id(value))
        if is_dataclass(value):
            return "".join(self.told(getattr(value, f.name), seen) for f in fields(value))
        if isinstance(value, dict):
            return "".join(self.told(each, seen) for pair in value.items() for each in pair)
        if isinstance(value, list | tuple | set | frozenset | range):
            return "".join(self.told(each, seen) for each in value)
        if isinstance(value, Path):
            return f" {value.name}"
        return f" {value}"


@pytest.fixture
def walk():
    """Looking at everything that a session hands out."""
    return Walk()
