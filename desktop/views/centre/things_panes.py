"""The shelf and the cash book of the Centre on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.errors import Invalid
from desktop.rules import cash_book, lending
from desktop.rules.permissions import Act
from desktop.views.centre.cash_line import CashLine
from desktop.views.centre.close_month import CloseMonthDialog
from desktop.views.centre.links import lists_and_links
from desktop.views.centre.loans_page import LoansPage
from desktop.views.centre.pane import CentrePane
from desktop.views.centre.printing import papers
from desktop.views.centre.shelf_line import ShelfLine
from desktop.views.centre.things_looks import cash_look, things_look
from desktop.views.icons import icon
from desktop.views.records.panel import RecordPanel
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.cards import File
    from desktop.office.cash_reading import CashNow
    from desktop.office.session import Session
    from desktop.views.language import Speaker

    Go = Callable[[str, UUID], object]

_REMARKS = "cash_entry.note"


class ThingsPane(CentrePane):
    """The shelf: lend (Ctrl+B), it came back (Ctrl+Shift+B)."""

    several = "centre_inventory"
    of_none = frozenset({"centre_inventory", "centre_loans"})

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = things_look(), session.things
        self._go = go
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("centre_inventory", "centre_loans"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            beside={"loans": self._make_loans},
        )
        self.lend = _verb(panel, "external-link", speaker("Lend"), "thing_lend", "Ctrl+B")
        self.back = _verb(panel, "undo", speaker("It came back"), "thing_back", "Ctrl+Shift+B")
        super().__init__(session, office, look, speaker, ask, panel)
        self.lend.clicked.connect(lambda _on=False: self.focus_loans("lend"))
        self.back.clicked.connect(lambda _on=False: self.focus_loans("back"))
        for keys, what in (("Ctrl+B", "lend"), ("Ctrl+Shift+B", "back")):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda what=what: self.focus_loans(what))
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers
        self.line = ShelfLine(speaker)
        self.line.print_asked.connect(lambda kind: self.show_paper(kind, ()))
        self.list.add_line(self.line)
        self.desk.saved.connect(self._was_saved)

    def shown(self) -> None:
        super().shown()
        self._count()

    def refresh(self) -> None:
        super().refresh()
        if self._started:
            self._count()

    def came(self, record: UUID | None) -> None:
        file = self.desk.file
        if "loans" in self.panel.sheet.extras:
            self._loans().show_file(file)
        self._show_verbs(file)

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)

    def focus_loans(self, what: str) -> None:
        """Go to the loans of the open thing: to lend it, or to write down how it came back."""
        if self.desk.file is None or not self.session.may(self.office.edit):
            return
        self.panel.sheet.go_to("loans")
        if what == "lend":
            self._loans().focus_lend()
        else:
            self._loans().focus_back()

    def _make_loans(self) -> QWidget:
        session, may = self.session, self.session.may(self.office.edit)
        lists = lists_and_links(session, self._go)
        page = LoansPage(self.speaker, lists, session.today, may_lend=may)
        page.lend_asked.connect(self._lend)
        page.back_asked.connect(self._take_back)
        page.show_file(self.desk.file if hasattr(self, "desk") else None)
        return page

    def _loans(self) -> LoansPage:
        page = self.panel.sheet.beside("loans")
        assert isinstance(page, LoansPage)  # noqa: S101  made above
        return page

    def _lend(self, values: Mapping[str, object]) -> None:
        if self.desk.file is None:
            return
        thing, things = self.desk.file.main.id, self.session.things
        run(
            lambda: things.lend(thing, values),
            owner=self,
            done=self._lent,
            failed=self._loan_failed,
        )

    def followed(self, file: File) -> None:
        super().followed(file)
        self.came(file.main.id)

    def _lent(self, file: File) -> None:
        loan = max(file.rows["loan"], key=lambda row: row.id)
        self._loans().begin_loan()
        self._show_loans(file)
        words = self.speaker(
            "Lent: {n} to {name}", n=loan.values["count"], name=str(loan.values["name"])
        )
        self.said.emit(words, lambda: self._undo(loan.id))

    def _undo(self, loan: UUID) -> None:
        run(
            lambda: self.session.things.undo_loan(loan),
            owner=self,
            done=self._show_loans,
            failed=self._failed,
        )

    def _take_back(self, loan: UUID, values: Mapping[str, object]) -> None:
        run(
            lambda: self.session.things.come_back(loan, values),
            owner=self,
            done=self._came_back,
            failed=self._loan_failed,
        )

    def _came_back(self, file: File) -> None:
        self._show_loans(file)
        self.said.emit(self.speaker("Written down: it came back."), None)

    def _show_loans(self, file: File) -> None:
        self.desk.show_file(file)

    def _was_saved(self, file: File) -> None:
        if self.desk.file is not None and file.main.id == self.desk.file.main.id:
            self.came(file.main.id)
        self._count()

    def _loan_failed(self, error: ClerkError) -> None:
        if isinstance(error, Invalid):
            said = {key: self.speaker(words) for key, words in error.problems.items()}
            self._loans().show_problems(said)
        else:
            self._failed(error)

    def _show_verbs(self, file: File | None) -> None:
        stock: Any = file.facts.get("stock") if file else None
        may = file is not None and self.session.may(self.office.edit)
        in_use = may and file is not None and file.state == lending.IN_USE
        self.lend.setVisible(bool(in_use and stock.free > 0))
        self.back.setVisible(bool(may and stock.out > 0))

    def _count(self) -> None:
        run(
            self.session.things.numbers,
            owner=self,
            done=self.line.show_numbers,
            failed=self._failed,
        )


class CashPane(CentrePane):
    """The cash book: what is in the tin stands above it, the month that waits beside that."""

    several = "cash_receipt"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = cash_look(), session.cash
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("cash_receipt", "cash_month", "cash_year"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        self.right = _verb(panel, "redo", speaker("Set it right"), "cash_set_right", "")
        super().__init__(session, office, look, speaker, ask, panel)
        self.right.clicked.connect(lambda _on=False: self._set_right())
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers
        self.line = CashLine(speaker, may_close=session.may(Act.CLOSE_CASH))
        self.line.close_asked.connect(self.ask_to_close)
        self.line.print_asked.connect(lambda kind: self.show_paper(kind, ()))
        self.list.add_line(self.line)
        self.desk.saved.connect(self._was_saved)

    def shown(self) -> None:
        super().shown()
        self._count()

    def refresh(self) -> None:
        super().refresh()
        if self._started:
            self._count()

    def came(self, record: UUID | None) -> None:
        """What has its receipt is shown only; remarks may be added until the month is closed."""
        file = self.desk.file
        closed = bool(file and file.facts.get("closed"))
        for page in self.panel.sheet.pages.values():
            for form in page.forms:
                for key, editor in form.editors.items():
                    fixed = file is not None and (closed or key != _REMARKS)
                    editor.set_read_only(read_only=fixed)
        may = file is not None and self.session.may(self.office.edit)
        self.right.setVisible(bool(may and file is not None and file.state == cash_book.ENTERED))

    def ask_to_close(self) -> CloseMonthDialog | None:
        """Open the dialog that closes the month that waits."""
        now = self.line.now
        if now is None or now.to_close is None or now.to_close_sums is None:
            return None
        dialog = CloseMonthDialog(
            self.session, self.speaker, now.to_close, now.to_close_sums, self._closed, self
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def followed(self, file: File) -> None:
        super().followed(file)
        self.came(file.main.id)

    def _closed(self, now: object) -> None:
        self._show_now(now)  # type: ignore[arg-type]  # what the dialog's act returned
        self.refresh()
        self.said.emit(self.speaker("The month is closed."), None)

    def _was_saved(self, file: File) -> None:
        if self.desk.file is not None and file.main.id == self.desk.file.main.id:
            self.came(file.main.id)
        self._count()

    def _set_right(self) -> None:
        file = self.desk.file
        if file is not None:
            record = file.main.id
            self.begin(lambda: self.session.cash.setting_right(record))

    def _count(self) -> None:
        run(self.session.cash.now, owner=self, done=self._show_now, failed=self._failed)

    def _show_now(self, now: CashNow) -> None:
        self.line.show_now(now)


def _verb(panel: RecordPanel, sign: str, words: str, name: str, keys: str) -> QPushButton:
    button = QPushButton(icon(sign, panel), words, panel)
    button.setObjectName(name)
    if keys:
        button.setToolTip(f"{words} ({keys})")
    button.hide()
    panel.add_verb(button)
    return button
