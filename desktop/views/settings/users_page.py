"""Those who work in the office: add, roles, block and let in again, new password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.sheets.fields import Field, Group, Kind
from desktop.sheets.offices import USER
from desktop.views import lists
from desktop.views.settings.page import Page
from desktop.views.widgets.editors import LinkSource, ListsAndLinks
from desktop.views.widgets.form import Form, make_editor
from desktop.views.widgets.labels import heading, help_label
from desktop.views.widgets.passwords import NewPassword

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.errors import ClerkError
    from desktop.office.cards import UserCard
    from desktop.office.session import Session
    from desktop.views.language import Speaker

_OWN: Final = Field(
    "person_id",
    Kind.LINK,
    T("Her own record in the register"),
    T("Cases about her or her family stay hidden from her. Type her name or its pinyin."),
)
_GROUPS: Final = (Group(T("User"), tuple(f"user.{key}" for key in USER.keys)),)


class UsersPage(Page):
    """The table of users above, the chosen or new user below."""

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__(session, speaker, speaker("Users"))
        self.setObjectName("users_page")
        self._users: tuple[UserCard, ...] = ()
        self.table = QTableWidget(0, 4, self)
        self.table.setObjectName("users_table")
        self.table.setAccessibleName(speaker("Users"))
        self.table.setHorizontalHeaderLabels(
            [speaker("Sign-in name"), speaker("Full name"), speaker("Roles"), speaker("State")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(130)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.column.addWidget(self.table)
        self.heading = heading(speaker("New user"), "user_heading")
        self.column.addWidget(self.heading)
        self.form = Form(_GROUPS, {"user": USER}, speaker, lists.entries, headings=False)
        self.column.addWidget(self.form)
        self._own_record()
        self.password = NewPassword(speaker)
        self.password.setMaximumWidth(420)
        self.column.addWidget(self.password)
        self.column.addWidget(
            help_label(speaker("Users are never deleted. Blocking takes the password away."))
        )
        self.reason = QLineEdit(self)
        self.reason.setObjectName("block_reason")
        self.reason.setAccessibleName(speaker("Reason"))
        self.reason.setPlaceholderText(speaker("Reason"))
        self.reason.setMaximumWidth(420)
        self.column.addWidget(self.reason)
        self._buttons()
        self.column.addStretch(1)
        self._chosen()

    def _buttons(self) -> None:
        speak = self._speak
        row = QHBoxLayout()
        self.new = self._button("new_user", speak("New user"), self.table.clearSelection)
        self.add = self._button("add_user", speak("Add the user"), self._add)
        self.roles = self._button("save_roles", speak("Save the roles"), self._save_roles)
        self.give = self._button("give_password", speak("Give a new password"), self._give)
        self.block = self._button("block_user", speak("Block"), self._block)
        for button in (self.add, self.roles, self.give, self.block, self.new):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _own_record(self) -> None:
        """Ask which record of the register is the user's own."""
        speak, links = self._speak, self._session.links
        people = LinkSource(links.people, links.title_of)
        self.own = make_editor(
            _OWN, speak, ListsAndLinks(lists.entries, {"person_id": people}), "user.person_id"
        )
        self.own.setMaximumWidth(420)
        self.link = self._button("save_own_record", speak("Save her own record"), self._save_own)
        self.own.saved.connect(self._save_own)
        self.own.entered.connect(self.link.setFocus)
        row = QHBoxLayout()
        row.addWidget(self.own)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.column.addLayout(row)

    def _button(self, name: str, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]
        return button

    def shown(self) -> None:
        self.do(self._session.users.all, self._show)

    def _show(self, users: Sequence[UserCard]) -> None:
        self._users = tuple(users)
        words = reference.words("roles")
        separator = "、" if self._speak.chinese else ", "
        self.table.setRowCount(len(users))
        for row, user in enumerate(users):
            told = separator.join(self._speak(words[role]) for role in user.roles)
            state = self._speak("blocked") if user.blocked_at else self._speak("active")
            for column, text in enumerate((user.sign_in_name, user.full_name, told, state)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._chosen()

    def _selected(self) -> UserCard | None:
        rows = self.table.selectionModel().selectedRows()
        return self._users[rows[0].row()] if rows and rows[0].row() < len(self._users) else None

    def _chosen(self) -> None:
        user = self._selected()
        known = user is not None
        speak = self._speak
        self.heading.setText(user.sign_in_name if user else speak("New user"))
        values = (
            {
                "sign_in_name": user.sign_in_name,
                "full_name": user.full_name,
                "roles": list(user.roles),
            }
            if user
            else {"roles": ["clerk"]}
        )
        self.form.set_values("user", values)
        self.form.show_problems({})
        for key in ("sign_in_name", "full_name"):
            self.form.editors[f"user.{key}"].set_read_only(read_only=known)
        self.add.setVisible(not known)
        for button in (self.new, self.roles, self.give, self.block):
            button.setVisible(known)
        self.own.set_value(user.person_id if user else None)
        may_link = known and self._session.may(Act.SEE_MIGRANTS)
        self.own.setVisible(may_link)
        self.link.setVisible(may_link)
        blocked = bool(user and user.blocked_at)
        self.block.setText(speak("Let in again") if blocked else speak("Block"))
        self.give.setVisible(known and not blocked)
        self.reason.setVisible(known and not blocked)
        self.reason.clear()
        self.password.clear()

    def _add(self) -> None:
        if not self.password.agree():
            return
        values, password = self.form.values("user"), self.password.text()
        self.do(
            lambda: self._session.users.add(values, password),
            lambda _user: self._again(self._speak("The user was added.")),
            self._speak("Adding the user"),
        )

    def _save_roles(self) -> None:
        user = self._selected()
        if user is not None:
            roles = self.form.values("user")["roles"]
            chosen = [str(role) for role in roles] if isinstance(roles, list | tuple) else []
            self.do(
                lambda: self._session.users.set_roles(user.id, chosen),
                lambda _user: self._again(self._speak("Saved")),
            )

    def _save_own(self) -> None:
        user, problem = self._selected(), self.own.problem_of_input()
        self.own.show_problem(problem)
        if user is None or problem:
            return
        person = self.own.value()
        person_id = person if isinstance(person, UUID) else None
        self.do(
            lambda: self._session.users.set_person(user.id, person_id),
            lambda _user: self._again(self._speak("Saved")),
        )

    def _give(self) -> None:
        user = self._selected()
        if user is not None and self.password.agree():
            password = self.password.text()
            self.do(
                lambda: self._session.users.set_password(user.id, password),
                lambda _none: self._again(self._speak("The password was changed.")),
                self._speak("Changing the password"),
            )

    def _block(self) -> None:
        user = self._selected()
        if user is None:
            return
        users = self._session.users
        if user.blocked_at:
            if self.password.agree():
                password = self.password.text()
                self.do(
                    lambda: users.unblock(user.id, password),
                    lambda _user: self._again(self._speak("The user may sign in again.")),
                )
            return
        reason = self.reason.text()
        self.do(
            lambda: users.block(user.id, reason),
            lambda _user: self._again(self._speak("The user is blocked.")),
        )

    def _again(self, words: str) -> None:
        self.said.emit(words)
        self.table.clearSelection()
        self.shown()

    def failed(self, error: ClerkError) -> None:
        words = self._speak(error.sentence)
        if isinstance(error, Invalid) and error.field == "password":
            self.password.show_problem(words)
        elif isinstance(error, Invalid) and f"user.{error.field}" in self.form.editors:
            problems = {f"user.{key}": self._speak(said) for key, said in error.problems.items()}
            self.form.show_problems(problems)
        else:
            if error.field == "reason":
                self.reason.setFocus()
            super().failed(error)
