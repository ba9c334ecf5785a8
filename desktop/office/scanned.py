"""From a scanned code to the record: a paper comes back to the desk, and its record opens.

A code says only a form's number. A record that the user may not see is as unknown as one that is
not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, Missing, NotAllowed
from desktop.exchange import code_pictures
from desktop.i18n import T
from desktop.rules import form_codes
from desktop.rules.permissions import Act
from desktop.rules.sameness import canonical
from desktop.storage import registers, sameness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.office.cards import Greys
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork


MIGRANTS: Final = "migrants"
REGISTERS: Final[Mapping[str, str]] = {
    "recruiter": "recruiters",
    "offer": "offers",
    "placement": "placements",
    "contract": "contracts",
    "protection_case": "cases",
    "referral": "referrals",
    "mediation": "mediations",
    "agency": "agencies",
    "school_return": "school_returns",
    "survey": "surveys",
}
"""The register of the session in which the records of each kind stand."""


@dataclass(frozen=True)
class Target:
    """Where a code leads: a register by its name, and a record of it."""

    register: str
    record: UUID


class NoCode(ClerkError):
    """A picture or a text has no code of one of our forms."""


class Scanned:
    """Codes that were scanned or typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, text: str) -> Target:
        """Return the record of a code or of a number typed by hand.

        Raises :class:`NoCode` for anything else and for a misread code, :class:`Missing` where
        there is no such record for this user.
        """
        number = form_codes.number(text)
        if number is None:
            raise NoCode(
                T("This is no code of our forms, or it was misread. Please scan it once more.")
            )
        with self._session.reading() as work:
            found = self._person(work, number) or self._record(work, number)
        if found is None:
            raise Missing(T("There is no record with the number {number} here.", number=number))
        return found

    def in_pictures(self, pictures: tuple[Greys, ...]) -> Target:
        """Return the record of the first code of ours in some pictures, page after page.

        Raises as :meth:`find` does. May take a second a picture: ask it in a worker.
        """
        for picture in pictures:
            for text in code_pictures.texts(picture.width, picture.height, picture.rows):
                if form_codes.read(text) is not None:
                    return self.find(text)
        raise NoCode(
            T(
                "No code of our forms is found in the picture. Please take it closer, in good "
                "light, with the whole code in it; or type the number below the code."
            )
        )

    def _person(self, work: UnitOfWork, number: str) -> Target | None:
        if not self._session.may(Act.SEE_MIGRANTS):
            return None
        kept = work.records.where("journey", number=number)
        if not kept:
            return None
        # Of two joined records the list shows one.
        person = canonical(sameness.live(work.connection), kept[0].values["person_id"])
        return Target(MIGRANTS, person)

    def _record(self, work: UnitOfWork, number: str) -> Target | None:
        for line in registers.numbered(work.connection, number):
            if line["kind"] in REGISTERS and self._open(work, line):
                return Target(REGISTERS[line["kind"]], line["record_id"])
        return None

    def _open(self, work: UnitOfWork, line: RowMapping) -> bool:
        register: Register = getattr(self._session, REGISTERS[line["kind"]])
        try:
            self._session.require(register.see)
            register.stored(work, line["record_id"])
        except (NotAllowed, Missing):
            return False
        return True
