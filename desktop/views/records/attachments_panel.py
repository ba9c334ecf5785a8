"""Files that belong to a record: added, looked at in the program, printed, taken off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import ClerkError, Missing, StorageTrouble
from desktop.i18n import T
from desktop.sheets.fields import Group
from desktop.sheets.migrants import ATTACHMENT
from desktop.views.icons import icon
from desktop.views.reading import value_words
from desktop.views.theme import GAP, GROUP, HELP_PT, Tone
from desktop.views.widgets.flow import FlowLayout
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label
from desktop.views.widgets.scan_view import ScanView
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.office.attachments import Attachments
    from desktop.office.cards import File, PersonFile, Row
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

    AnyFile = File | PersonFile

LARGEST: Final = 20 * 1024 * 1024
TOO_LARGE: Final = T(
    "The file is larger than 20 MB. Nothing was added. Please choose a smaller one."
)
GONE: Final = T("The file could not be read. Nothing was added. Is the stick still there?")
NO_THUMB_PRINT: Final = T(
    "Up to 20 MB each. Never a picture of a thumb print alone: it stays on paper."
)


def read_file(path: Path) -> bytes:
    """Return a file's content. Raises :class:`StorageTrouble` when it is too large or not readable."""
    try:
        if path.stat().st_size > LARGEST:
            raise StorageTrouble(TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise Missing(GONE) from error


class AttachmentsPanel(QWidget):
    """The list of files; a file opens in place of the list."""

    changed_file = Signal(object)  # the file, after adding or taking off
    print_wanted = Signal(object)  # Row of the attachment
    trouble = Signal(object)  # Sentence

    def __init__(
        self,
        office: Attachments[Any],
        speaker: Speaker,
        lists: Lists,
        *,
        may_edit: bool = True,
        pick: Callable[[Callable[[str], None]], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("attachments_panel")
        self._office = office
        self._speak = speaker
        self._lists = lists
        self._pick = pick or self._ask_file
        self._file: AnyFile | None = None
        self._rows: Sequence[Row] = ()
        self._path = Path()
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._list_page(may_edit=may_edit))
        self._stack.addWidget(self._view_page())
        self._stack.addWidget(self._add_page())
        self.show_file(None)

    def show_file(self, file: AnyFile | None) -> None:
        """Show the attachments of a record; None is one that is not saved yet."""
        self._file = file
        self._rows = file.rows.get("attachment", ()) if file else ()
        self.list.clear()
        for row in self._rows:
            self.list.addItem(QListWidgetItem(icon("file", self), self._words(row)))
        if self._rows:
            self.list.setCurrentRow(0)
        self.add.setEnabled(file is not None)
        if file is None:
            words = self._speak("Save first; then files can be added.")
        else:
            words = "" if self._rows else self._speak("No files yet.")
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.list.setVisible(bool(self._rows))
        for button in (self.look, self.print, self.off):
            button.setEnabled(bool(self._rows))
        self._viewer.clear()
        self._stack.setCurrentIndex(0)

    def _list_page(self, *, may_edit: bool) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(self._speak(NO_THUMB_PRINT), tone=Tone.MUTED, points=HELP_PT))
        self.words = Label(tone=Tone.MUTED, name="attachments_none")
        column.addWidget(self.words)
        self.list = QListWidget(page)
        self.list.setObjectName("attachments")
        self.list.setAccessibleName(self._speak("Attachments"))
        self.list.itemActivated.connect(lambda _item: self._view())
        column.addWidget(self.list, 1)
        buttons = QWidget(page)
        row = FlowLayout(buttons, GAP)
        self.add = self._button("attachment_add", self._speak("Add a file"), "add", self._begin)
        self.look = self._button("attachment_view", self._speak("View"), "eye", self._view)
        self.print = self._button("attachment_print", self._speak("Print"), "print", self._print)
        self.off = self._button("attachment_off", self._speak("Take off"), "x", self._take_off)
        for button in (self.add, self.look, self.print, self.off):
            row.addWidget(button)
        self.add.setVisible(may_edit)
        self.off.setVisible(may_edit)
        column.addWidget(buttons)
        column.addStretch(1)
        return page

    def _view_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        back = self._button(
            "attachment_back", self._speak("Back to the list"), "chevron-left", self._back
        )
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._viewer = ScanView(self._speak)
        self._viewer.setMinimumHeight(420)
        column.addWidget(self._viewer, 1)
        return page

    def _add_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        self.chosen = Label(name="attachment_chosen")
        column.addWidget(self.chosen)
        group = Group(T(""), ("attachment.title", "attachment.kind"))
        self.form = Form(
            [group], {"attachment": ATTACHMENT}, self._speak, self._lists, headings=False
        )
        self.form.saved.connect(self._add_now)
        column.addWidget(self.form)
        row = QHBoxLayout()
        cancel = self._button("attachment_cancel", self._speak("Do not add it"), "x", self._back)
        row.addWidget(cancel)
        row.addStretch(1)
        self.keep = self._button(
            "attachment_keep", self._speak("Add to the file"), "check", self._add_now
        )
        row.addWidget(self.keep)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _button(self, name: str, words: str, sign: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setIcon(icon(sign, self))
        button.clicked.connect(lambda _on=False: act())
        return button

    def _words(self, row: Row) -> str:
        values = row.values
        kind = value_words(ATTACHMENT["kind"], values.get("kind"), self._speak)
        size = values.get("size")
        large = f"{size / 1024:,.0f} KB" if isinstance(size, int) else ""
        return " · ".join(w for w in (str(values.get("title") or ""), kind, large) if w)

    def _current(self) -> Row | None:
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _ask_file(self, take: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, self._speak("Add a file"))
        dialog.setObjectName("attachment_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self._speak("Pictures and PDF") + " (*.png *.jpg *.jpeg *.pdf *.bmp *.webp)",
                self._speak("All files") + " (*)",
            ]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(take)
        dialog.open()

    def _begin(self) -> None:
        self._pick(self._picked)

    def _picked(self, path: str) -> None:
        self._path = Path(path)
        self.chosen.setText(self._path.name)
        self.form.set_values("attachment", {"title": self._path.stem, "kind": None})
        self.form.show_problems({})
        self._stack.setCurrentIndex(2)
        self.form.editors["attachment.title"].setFocus()

    def _add_now(self) -> None:
        file, path, office = self._file, self._path, self._office
        if file is None:
            return
        values = self.form.values("attachment")
        title, kind = str(values["title"] or ""), str(values["kind"] or "")
        self.keep.setEnabled(False)
        run(
            lambda: office.add(file.main.id, title, read_file(path), kind),
            owner=self,
            done=self._added,
            failed=self._not_added,
        )

    def _added(self, file: AnyFile) -> None:
        self.keep.setEnabled(True)
        self.changed_file.emit(file)

    def _not_added(self, error: ClerkError) -> None:
        self.keep.setEnabled(True)
        problems = getattr(error, "problems", {})
        mine = {f"attachment.{key}": self._speak(said) for key, said in problems.items()}
        self.form.show_problems(mine)
        if not set(mine) & set(self.form.editors):
            self.trouble.emit(error.sentence)

    def _view(self) -> None:
        row = self._current()
        if row is None:
            return
        run(
            lambda: self._office.load(row.id),
            owner=self,
            done=lambda found: self._loaded(found, self._words(row)),
            failed=self._failed,
        )

    def _loaded(self, found: tuple[str, bytes], title: str) -> None:
        media_type, data = found
        self._viewer.show_scan(data, media_type, title)
        self._stack.setCurrentIndex(1)
        self._viewer.setFocus()

    def _print(self) -> None:
        row = self._current()
        if row is not None:
            self.print_wanted.emit(row)

    def _take_off(self) -> None:
        row = self._current()
        if row is None:
            return
        why = self._speak("Taken off on the sheet")
        run(
            lambda: self._office.withdraw(row.id, why),
            owner=self,
            done=self.changed_file.emit,
            failed=self._failed,
        )

    def _back(self) -> None:
        self._viewer.clear()
        self._stack.setCurrentIndex(0)
        (self.list if self._rows else self.add).setFocus()

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
