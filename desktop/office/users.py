"""Those who work in the office: added, blocked, given a new password or roles; never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid, NotAllowed
from desktop.i18n import T
from desktop.office import case_access, opening, passwords, user_names
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act, Role
from desktop.sheets.offices import USER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.office.cards import UserCard
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork


class Users:
    """The users of the office."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[UserCard, ...]:
        """Return every user, blocked ones too."""
        self._session.require(Act.MANAGE_USERS)
        with self._session.reading() as work:
            return tuple(map(opening.user_card, work.records.where("user_account")))

    def add(self, values: Mapping[str, object], password: str) -> UserCard:
        """Add a user with a first password."""
        self._session.require(Act.MANAGE_USERS)
        cleaned = clean(USER, values)
        name = str(cleaned["sign_in_name"])
        user_names.check(name)
        passwords.check_strength(password)
        with self._session.writing() as work:
            if _named(work, name) is not None:
                raise Invalid({"sign_in_name": T("Another user signs in by this name already.")})
            user = work.records.add("user_account", cleaned)
            case_access.write_all(work)
            work.audit("user_added", subject=user.id, detail={"roles": cleaned["roles"]})
            # Inside the transaction: without a key slot the user is not kept either.
            self._session.vault.set_password(self._session.data_key, user.id, name, password)
        return opening.user_card(user)

    def set_person(self, user_id: UUID, person_id: UUID | None) -> UserCard:
        """Note which record of the register is the user's own: cases of her family are hidden
        from her."""
        self._session.require(Act.MANAGE_USERS)
        if person_id is not None:
            self._session.require(Act.SEE_MIGRANTS)
        with self._session.writing() as work:
            if person_id is not None:
                work.records.get("person", person_id)
            unread = case_access.unread(work)
            user = work.records.change("user_account", user_id, {"person_id": person_id})
            case_access.write_all(work)
            case_access.require_readers(work, unread)
            work.audit("user_linked", subject=user_id)
        return self._seen(opening.user_card(user))

    def set_roles(self, user_id: UUID, roles: Sequence[str]) -> UserCard:
        """Give a user other roles. The last director stays one."""
        self._session.require(Act.MANAGE_USERS)
        if not roles:
            raise Invalid({"roles": T("Choose at least one role.")})
        with self._session.writing() as work:
            if Role.DIRECTOR.value not in roles:
                self._keep_a_director(work, user_id)
            unread = case_access.unread(work)
            user = work.records.change("user_account", user_id, {"roles": list(roles)})
            case_access.require_readers(work, unread)
            work.audit("user_roles", subject=user_id, detail={"roles": list(roles)})
        return self._seen(opening.user_card(user))

    def block(self, user_id: UUID, reason: str) -> UserCard:
        """Block a user, with the reason; her key slot is taken away."""
        self._session.require(Act.MANAGE_USERS)
        if user_id == self._session.user.id:
            raise NotAllowed(T("You cannot block yourself."))
        if not reason.strip():
            raise Invalid({"reason": T("Write down the reason.")})
        with self._session.writing() as work:
            self._keep_a_director(work, user_id)
            unread = case_access.unread(work)
            user = work.records.change("user_account", user_id, {"blocked_at": work.now})
            case_access.require_readers(work, unread)
            work.audit("user_blocked", subject=user_id, detail={"reason": reason.strip()})
            self._session.vault.remove(user_id)
        return opening.user_card(user)

    def unblock(self, user_id: UUID, password: str) -> UserCard:
        """Let a blocked user in again, with a new password."""
        self._session.require(Act.MANAGE_USERS)
        passwords.check_strength(password)
        with self._session.writing() as work:
            user = work.records.change("user_account", user_id, {"blocked_at": None})
            work.audit("user_unblocked", subject=user_id)
            name = str(user.values["sign_in_name"])
            self._session.vault.set_password(self._session.data_key, user_id, name, password)
        return opening.user_card(user)

    def set_password(self, user_id: UUID, password: str) -> None:
        """Give a user a new password, because she lost hers."""
        self._session.require(Act.MANAGE_USERS)
        self._set_password(user_id, password, "password_given")

    def change_own(self, old: str, new: str) -> None:
        """Change one's own password. Raises :class:`WrongPassword` when the old one is wrong."""
        self._session.check_password(old)
        self._set_password(self._session.user.id, new, "password_changed")

    def save_preferences(self, preferences: Mapping[str, object]) -> None:
        """Keep the window's own settings of this user: language, theme, widths, filters."""
        with self._session.writing() as work:
            user = work.records.set_aside(
                "user_account", self._session.user.id, {"preferences": dict(preferences)}
            )
        self._session.user = opening.user_card(user)

    def _set_password(self, user_id: UUID, password: str, act: str) -> None:
        passwords.check_strength(password)
        with self._session.writing() as work:
            user = work.records.get("user_account", user_id)
            if user.values["blocked_at"]:
                raise NotAllowed(T("This user is blocked."))
            work.audit(act, subject=user_id)
            name = str(user.values["sign_in_name"])
            self._session.vault.set_password(self._session.data_key, user_id, name, password)

    def _keep_a_director(self, work: UnitOfWork, without: UUID) -> None:
        others = [
            user
            for user in work.records.where("user_account")
            if user.id != without
            and not user.values["blocked_at"]
            and Role.DIRECTOR.value in (user.values["roles"] or ())
        ]
        if not others:
            raise NotAllowed(T("The office needs at least one director."))

    def _seen(self, user: UserCard) -> UserCard:
        if user.id == self._session.user.id:
            self._session.user = user
        return user


def _named(work: UnitOfWork, name: str) -> UUID | None:
    for user in work.records.where("user_account"):
        if user_names.same_name(user.values["sign_in_name"] or "", name):
            return user.id
    return None
