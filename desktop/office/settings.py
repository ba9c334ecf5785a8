"""The office's own card and its recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.office import opening
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act
from desktop.sheets.offices import OFFICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.cards import OfficeCard
    from desktop.office.session import Session


class Settings:
    """What can be set for the whole office."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def office(self) -> OfficeCard:
        """Return the office's card."""
        return self._session.office

    def save_office(self, values: Mapping[str, object]) -> OfficeCard:
        """Save the office's card; :class:`Invalid` names the fields that cannot be kept."""
        self._session.require(Act.MANAGE_OFFICE)
        cleaned = clean(OFFICE, values)
        with self._session.writing() as work:
            office = work.records.change("office", self._session.office.id, cleaned)
            work.audit("office_changed", subject=office.id)
        self._session.office = opening.office_card(office)
        return self._session.office

    def new_recovery_code(self) -> str:
        """Make a new recovery code; the one on the old sheet opens nothing from now on."""
        self._session.require(Act.GIVE_RECOVERY_SHEET)
        code = self._session.vault.set_recovery(self._session.data_key)
        with self._session.writing() as work:
            work.audit("recovery_code_made")
        return code
