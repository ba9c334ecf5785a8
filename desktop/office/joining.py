"""Joining two records of one human being, side by side, and undoing it.

Foreign keys are never rewritten: an edge says that both are the same; the record with the
smaller id stands in the list and shows what belongs to either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import case_access, listing_lines, person_files
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act
from desktop.rules.sameness import canonical, cut
from desktop.sheets.migrants import PERSON
from desktop.storage import sameness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.cards import PersonFile
    from desktop.office.session import Session
    from desktop.storage.records import Stored


def merge(
    session: Session, keep_id: UUID, other_id: UUID, values: Mapping[str, object]
) -> PersonFile:
    """Join two records. ``values`` are the chosen ones of PERSON; what is not named stays."""
    session.require(Act.MERGE_PEOPLE)
    if keep_id == other_id:
        raise Invalid({"other": T("These are the same record.")})
    chosen = clean(PERSON, values, partial=True)
    with session.writing() as work:
        kept, other = work.records.get("person", keep_id), work.records.get("person", other_id)
        if kept.values["anonymised_at"] or other.values["anonymised_at"]:
            raise Invalid({"other": T("A record that was made anonymous cannot be joined.")})
        sameness.join(
            work.connection,
            keep_id,
            other_id,
            site=session.site,
            author=session.user.id,
            now=work.now,
        )
        shown = canonical(sameness.live(work.connection), keep_id)
        work.records.change("person", shown, {**_of_sheet(kept), **chosen})
        work.audit("persons_merged", subject=shown, detail={"other": str(other_id)})
        listing_lines.relist(session, work, [shown])
        case_access.write_touching(work, [keep_id, other_id])
        return person_files.load(session, work, shown)


def separate(session: Session, keep_id: UUID, other_id: UUID) -> PersonFile:
    """Undo a joining: both stand in the list again, with the values they had before.

    Where they are joined by way of a third record too, as few sayings as possible are taken back.
    """
    session.require(Act.MERGE_PEOPLE)
    with session.writing() as work:
        edges = sameness.live(work.connection)
        shown = canonical(edges, keep_id)
        joined_at = sameness.take_back(
            work.connection, cut(edges, keep_id, other_id), author=session.user.id, now=work.now
        )
        if joined_at is None:
            raise Invalid({"other": T("These records are not joined.")})
        work.records.change("person", shown, work.records.values_before("person", shown, joined_at))
        work.audit("persons_separated", subject=keep_id, detail={"other": str(other_id)})
        listing_lines.relist(session, work, [keep_id, other_id])
        case_access.write_touching(work, [keep_id, other_id])
        return person_files.load(session, work, keep_id)


def _of_sheet(person: Stored) -> dict[str, object]:
    return {key: person.values[key] for key in PERSON.keys}
