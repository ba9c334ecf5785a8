"""The parts of a case's sheet, and what of it a member sees who is named for some parts only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from desktop.office import case_advice
from desktop.office.case_reading import Subject
from desktop.rules import names
from desktop.rules.permissions import Role
from desktop.sheets.cases import (
    ACTION,
    ALLEGED,
    ANSWER,
    ASSESSMENT,
    CASE,
    CLOSING,
    FLAG,
    INTAKE,
    NOTE,
    PERSON,
    REPORT,
    TEAM,
)
from desktop.sheets.migrants import ATTACHMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from desktop.office.cards import Edit, Entry, File, Line
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

PARTS: Final[Mapping[str, frozenset[str]]] = {
    "intake": frozenset(f"{CASE.kind}.{field.key}" for field in INTAKE if field.key != "number"),
    "people": frozenset({PERSON.kind, ALLEGED.kind}),
    "report": frozenset({REPORT.kind}),
    "screening": frozenset({ANSWER.kind}),
    "assessment": frozenset(f"{CASE.kind}.{field.key}" for field in ASSESSMENT),
    "plan": frozenset({ACTION.kind}),
    "notes": frozenset({NOTE.kind, FLAG.kind}),
    "referrals": frozenset({"referral", "mediation"}),
    "closing": frozenset(f"{CASE.kind}.{field.key}" for field in CLOSING),
    "files": frozenset({ATTACHMENT.kind}),
}
"""What each part of the sheet is: single fields (``sheet.key``) and kinds of rows."""
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "screening": ("screenings",),
    "referrals": ("referrals", "mediations"),
}


def closed(session: Session, work: UnitOfWork, case: UUID) -> frozenset[str]:
    """Return the parts of a case that are closed to the user."""
    return closed_by_case(session, work).get(case, frozenset())


def closed_by_case(session: Session, work: UnitOfWork) -> dict[UUID, frozenset[str]]:
    """Return for each case on which the user is named for some parts only those closed to her."""
    if Role.DIRECTOR in session.user.roles:
        return {}
    seen: dict[UUID, set[str]] = {}
    for row in work.records.where(TEAM.kind, user_id=session.user.id):
        seen.setdefault(row.values["case_id"], set()).update(row.values["parts"] or PARTS)
    return {
        case: frozenset(PARTS) - parts for case, parts in seen.items() if frozenset(PARTS) - parts
    }


def without(file: File, parts: frozenset[str]) -> File:
    """Return a case's file without some parts."""
    if not parts:
        return file
    keys = _keys(parts)
    main = {
        key: None if f"{CASE.kind}.{key}" in keys else value
        for key, value in file.main.values.items()
    }
    facts: dict[str, Any] = {**file.facts, "hidden_parts": tuple(sorted(parts))}
    for part in parts & _FACTS.keys():
        facts.update(dict.fromkeys(_FACTS[part], ()))
    facts["deadlines"] = tuple(
        one for one in facts["deadlines"] if not case_advice.of_deadline(one.code, parts)
    )
    if "people" in parts:
        facts["subjects"] = tuple(map(_named_only, facts["subjects"]))
    if parts & {"intake", "people"}:
        facts["report"] = replace(facts["report"], reasons=(), articles="")
    return replace(
        file,
        main=replace(file.main, values=main),
        rows={kind: () if kind in keys else those for kind, those in file.rows.items()},
        advice=case_advice.of_parts(file.advice, parts),
        facts=facts,
    )


def of_line(line: Line, parts: frozenset[str]) -> Line:
    """Return a case's line without what tells of some parts."""
    cells = dict(line.cells)
    if "intake" in parts:
        cells["concerns"] = []
    if case_advice.of_deadline(str(cells.get("due_code") or ""), parts):
        cells |= {"due_at": None, "due_code": None, "due": "", "due_days": None}
    return replace(line, cells=cells)


def may_find(line: Line, terms: Sequence[str], parts: frozenset[str]) -> bool:
    """Whether a line is found by what is shown of its case: a search tells of no hidden part."""
    if not parts & {"intake", "people"}:
        return True
    words = [word for text in (line.title, line.number) for word in names.tokens(text)]
    return all(any(word.startswith(term) for word in words) for term in terms)


def of_entry(entry: Entry, parts: frozenset[str]) -> Entry:
    """Return a sheet as typed without some parts: they were open when it was typed."""
    keys = _keys(parts)
    return replace(
        entry,
        values={k: v for k, v in entry.values.items() if f"{CASE.kind}.{k}" not in keys},
        rows={kind: those for kind, those in entry.rows.items() if kind not in keys},
    )


def told(edits: Iterable[Edit], parts: frozenset[str]) -> tuple[Edit, ...]:
    """Return the history of a case without that of some parts."""
    keys = _keys(parts)
    return tuple(edit for edit in edits if not {edit.sheet, f"{edit.sheet}.{edit.key}"} & keys)


def put_back(entry: Entry, kept: File, parts: frozenset[str]) -> Entry:
    """Put back what was not shown, so that nobody empties what she does not see."""
    if not parts:
        return entry
    keys = _keys(parts)
    values = {
        key: kept.main.values.get(key) if f"{CASE.kind}.{key}" in keys else value
        for key, value in {**kept.main.values, **entry.values}.items()
        if key in CASE.keys
    }
    rows = {kind: those for kind, those in entry.rows.items() if kind not in keys}
    return replace(entry, values=values, rows=rows)


def _named_only(one: Subject) -> Subject:
    values = {"id": one.row, "role": one.values.get("role")}
    return Subject(one.row, one.name, "", "", None, moved=False, alone=False, values=values)


def _keys(parts: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(PARTS[part] for part in parts))
