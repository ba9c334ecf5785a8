"""The desk on which a person's record lies: what only persons have of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.office.cards import PersonFile, RowEntry
from desktop.rules.permissions import Act
from desktop.sheets.migrants_screen import MIGRANTS
from desktop.views.records.desk import Desk
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from desktop.office.cards import Entry
    from desktop.office.session import Session
    from desktop.office.stepping import Offer
    from desktop.views.language import Speaker
    from desktop.views.migrants.person_panel import PersonPanel


class PersonDesk(Desk[PersonFile]):
    """One person's record at a time."""

    def __init__(self, session: Session, speaker: Speaker, panel: PersonPanel) -> None:
        self._session = session
        super().__init__(session.migrants, MIGRANTS, speaker, panel, panel)

    def called(self, entry: Entry) -> str:
        return str(entry.values.get("full_name") or self._speak("the new registration"))

    def may_save(self, *, new: bool) -> bool:
        return self._session.may(Act.REGISTER_MIGRANT if new else Act.EDIT_MIGRANTS)

    def steps(self, file: PersonFile) -> tuple[Offer, ...]:
        journeys = file.rows.get("journey", ())
        if not journeys or file.anonymised:
            return ()
        return self._session.migrants.next_states(file.person.id, journeys[-1].id)

    def entry_of(self, file: PersonFile) -> Entry:
        """Return the entry of a file together with what is kept of its household."""
        entry = super().entry_of(file)
        if file.household is None:
            return entry
        home = RowEntry(file.household.id, dict(file.household.values))
        return replace(entry, rows={**entry.rows, "household": (home,)})

    def names(self, entry: Entry) -> tuple[object, ...]:
        """What the search for the same person goes by; it is not repeated while that stays."""
        person = entry.values
        return (
            person.get("full_name"),
            person.get("id_number"),
            str(person.get("birth")) if person.get("birth") else None,
            person.get("mother_name"),
            person.get("father_name"),
            entry.household_number,
            *(row.values.get("name") for row in entry.rows.get("person_name", ())),
            *(row.values.get("number") for row in entry.rows.get("phone", ())),
        )

    def filled_from(self, entry: Entry) -> str:
        return str(entry.values.get("id_number") or "")

    def opened(self, file: PersonFile) -> None:
        if file.anonymised:
            self._panel.banner.say(self._speak("This record was made anonymous."), Tone.MUTED)
