"""Joining two records of one human being, side by side, and undoing it.

Foreign keys are never rewritten: an edge says that both are the same; the record with the
smaller id stands in the list and shows what belongs to either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import listing_lines, person_files
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act
from desktop.sheets.migrants import PERSON
from desktop.storage import listing, sameness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.cards import PersonFile
    from desktop.office.session import Session


def merge(
    session: Session, keep_id: UUID, other_id: UUID, values: Mapping[str, object]
) -> PersonFile:
    """Join two records. ``values`` are the chosen ones of PERSON; what is not named stays."""
    session.require(Act.MERGE_PEOPLE)
    if keep_id == other_id:
        raise Invalid({"other": T("These are the same record.")})
    shown, hidden = sorted((keep_id, other_id))
    chosen = clean(PERSON, values, partial=True)
    with session.writing() as work:
        one, other = work.records.get("person", shown), work.records.get("person", hidden)
        if one.values["anonymised_at"] or other.values["anonymised_at"]:
            raise Invalid({"other": T("A record that was made anonymous cannot be joined.")})
        sameness.join(
            work.connection,
            shown,
            hidden,
            site=session.site,
            author=session.user.id,
            now=work.now,
        )
        kept = (
            {key: one.values[key] for key in PERSON.keys}
            if keep_id == shown
            else {key: other.values[key] for key in PERSON.keys}
        )
        work.records.change("person", shown, {**kept, **chosen})
        work.audit("persons_merged", subject=shown, detail={"other": str(hidden)})
        listing.remove(work.connection, hidden)
        listing_lines.write(session, work, shown)
        return person_files.load(session, work, shown)


def separate(session: Session, keep_id: UUID, other_id: UUID) -> PersonFile:
    """Undo a joining: both stand in the list again, each with the values it had before."""
    session.require(Act.MERGE_PEOPLE)
    shown, hidden = sorted((keep_id, other_id))
    with session.writing() as work:
        joined_at = sameness.joined_at(work.connection, shown, hidden)
        if joined_at is None:
            raise Invalid({"other": T("These records are not joined.")})
        sameness.separate(work.connection, shown, hidden, author=session.user.id, now=work.now)
        before = work.records.values_before("person", shown, joined_at)
        work.records.change("person", shown, before)
        work.audit("persons_separated", subject=shown, detail={"other": str(hidden)})
        listing_lines.write(session, work, shown)
        listing_lines.write(session, work, hidden)
        return person_files.load(session, work, shown)
