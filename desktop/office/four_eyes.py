"""Four eyes: a second person looks before an act that cannot be taken back.

Source: the roles and workflows of the channel: recruiter decisions, the override of E04, closing
of high-risk cases, anonymising and the export of personal data need two officers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import NotAllowed, SecondPersonNeeded
from desktop.i18n import T
from desktop.rules import permissions

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.cards import Second
    from desktop.office.session import Session


@dataclass(frozen=True)
class Approval:
    """Who looked on: a second user, or nobody with the reason written instead."""

    second_id: UUID | None
    reason: str

    def detail(self) -> dict[str, object]:
        """What the log says of it."""
        if self.second_id is not None:
            return {"four_eyes": "second user"}
        return {"four_eyes": "alone", "reason": self.reason}


def approve(session: Session, act: permissions.Act, second: Second | None) -> Approval | None:
    """Check the second pair of eyes for an act; None where the act needs none.

    Raises :class:`SecondPersonNeeded` when nobody was named, :class:`WrongPassword` when the
    second sign-in is wrong, :class:`NotAllowed` when she may not approve this act.
    """
    if not permissions.needs_four_eyes(act):
        return None
    if session.alone:
        return _alone(second)
    if second is None or not second.sign_in_name.strip():
        raise SecondPersonNeeded(T("A second person must sign in for this."), field="sign_in_name")
    _, second_id = session.vault.unlock(second.sign_in_name, second.password)
    if second_id == session.user.id:
        raise SecondPersonNeeded(
            T("The second person must be somebody else."), field="sign_in_name"
        )
    with session.reading() as work:
        user = work.records.get("user_account", second_id)
    if user.values["blocked_at"] or not permissions.second_may(user.values["roles"] or (), act):
        raise NotAllowed(T("This user may not approve it."), field="sign_in_name")
    return Approval(second_id, second.reason.strip())


def _alone(second: Second | None) -> Approval:
    reason = second.reason.strip() if second else ""
    if len(reason) < 2:
        raise SecondPersonNeeded(
            T("This office has one user only: write down the reason instead."), field="reason"
        )
    return Approval(None, reason)
