"""The door between the office and the Children's Centre: an adult hands over, a child signs in.

Who works in the Centre only has a simple password that opens no key, so that she comes in only
where an adult has opened the office. The database stays open meanwhile; going back to the office
needs the real password of one of its adults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import WrongPassword
from desktop.i18n import T
from desktop.office import opening
from desktop.office.gate import Gate
from desktop.office.user_names import same_name
from desktop.rules.permissions import Act, of_centre_only
from desktop.storage import attempts, simple_passwords

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.records import Stored


class CentreDoor:
    """The open office between two sessions. Nothing of it is reached without one of two passwords."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hand_over(self) -> None:
        """An adult hands the window over to the Centre. Raises :class:`NotAllowed`."""
        session = self._session
        session.require(Act.ORGANISE_CENTRE)
        with session.writing() as work:
            work.audit("handed_to_centre", subject=session.user.id)

    def enter(self, sign_in_name: str, password: str) -> Session:
        """Begin the session of somebody who works in the Centre only.

        Raises :class:`WrongPassword`, with the seconds to wait before the next try counts.
        """
        session = self._session
        with session.reading() as work:
            users = [
                user
                for user in work.records.where("user_account")
                if of_centre_only(user.values["roles"] or ())
                and not user.values["blocked_at"]
                and same_name(user.values["sign_in_name"] or "", sign_in_name)
            ]
        _try(session, users[0] if users else None, password)
        return self._begin(users[0].id, "sign_in_centre")

    def back(self, sign_in_name: str, password: str) -> Session:
        """Begin the session of an adult of the office, with her real password.

        Raises :class:`WrongPassword`, :class:`NotAllowed` for a blocked user.
        """
        _key, user = self._session.vault.unlock(sign_in_name, password)
        return self._begin(user, "back_to_office")

    def end(self) -> object:
        """Back up and close the office from here."""
        return self._session.end()

    def _begin(self, user: UUID, act: str) -> Session:
        session = self._session
        gate = Gate(session.folder, None, session.clock)
        return opening.begin(gate, session.vault, session.database, session.data_key, user, act)


def check(session: Session, password: str) -> None:
    """Raise :class:`WrongPassword` unless it is the simple password of who is signed in."""
    with session.reading() as work:
        user = work.records.get("user_account", session.user.id)
    _try(session, user, password)


def _try(session: Session, user: Stored | None, password: str) -> None:
    folder, clock, file = session.folder, session.vault.clock, simple_passwords.ATTEMPTS
    attempts.refuse_early(folder, clock(), file)
    if not simple_passwords.fits(user.values["simple_hash"] if user else None, password):
        wait = attempts.count_wrong(folder, clock(), file)
        raise WrongPassword(T("Name or password is not right."), wait=wait)
    attempts.forget(folder, file)
