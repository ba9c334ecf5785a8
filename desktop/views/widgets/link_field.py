"""A field that links to another record: searched while typing, then shown by what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.views.icons import icon
from desktop.views.theme import STEP, Tone
from desktop.views.widgets.editors import Editor
from desktop.views.widgets.offers import Offers
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QObject

    from desktop.errors import ClerkError
    from desktop.office.cards import Found
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import LinkSource

PAUSE_MS: Final = 120  # after the last key, before it is searched
MOST_SHOWN: Final = 50


class LinkEditor(Editor):
    """The id of another record. Without a source the link is shown and cannot be changed.

    ``open_asked`` tells the id when its record is to be opened.
    """

    open_asked = Signal(object)  # UUID

    def __init__(
        self, field: Field, speaker: Speaker, source: LinkSource | None, key: str = ""
    ) -> None:
        self._source = source
        self._id: UUID | None = None
        self._title = ""
        self._read_only = source is None
        self._searching = False
        self._offered: dict[str, Found] = {}
        super().__init__(field, speaker, key)
        label = speaker(field.label)
        self.clear_button.setAccessibleName(speaker("Take away the link: {what}", what=label))
        self.open_button.setAccessibleName(speaker("Open the record: {what}", what=label))
        self._offers = Offers(self.line, tuple)
        self._offers.taken.connect(self._taken)
        self._show()

    def build(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        self.line = QLineEdit(box)
        self.line.textEdited.connect(self._edited)
        row.addWidget(self.line, 1)
        self.clear_button = self._button("clear", "x", self.speaker("Take away"), self.clear)
        self.open_button = self._button("open", "external-link", self.speaker("Open"), self._open)
        row.addWidget(self.clear_button)
        row.addWidget(self.open_button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        return box

    def focus_target(self) -> QWidget:
        return self.line

    def value(self) -> UUID | None:
        return self._id

    def title(self) -> str:
        """What the record that is linked to is called; empty while that is not known."""
        return self._title

    def set_value(self, value: object, title: str = "") -> None:
        """Show a link without telling ``changed``; a title that is not given is asked for."""
        super().set_value(value)
        if title and self._id is not None:
            self._title = title
            self._show()
        elif self._id is not None:
            self._ask_title(self._id)

    def fill(self, value: object) -> None:
        self._pause.stop()
        words, before = "", self._id
        if isinstance(value, str):
            try:
                value = UUID(value)
            except ValueError:  # words that were searched by, from a draft
                words = str(value)
        self._id = value if isinstance(value, UUID) else None
        if self._id is None or self._id != before:
            self._title = ""
        self._show(words)

    def raw(self) -> object:
        return self._id or self.line.text().strip() or None

    def clear(self) -> None:
        """Take the link away, as the user asks it; the keyboard is ready to search another."""
        self._id, self._title = None, ""
        self._show()
        self.line.setFocus()
        self.touched()

    def problem_of_input(self) -> str:
        if self._id is None and self.line.text().strip():
            return self.speaker("Nothing is chosen yet. Please choose from what is found.")
        return ""

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only or self._source is None
        self._show(self.line.text() if self._id is None else "")

    def enter_leaves(self) -> bool:
        return self._id is not None or not self.line.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if pressed and watched is self.line and self._key_of_line(event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _key_of_line(self, event: QKeyEvent) -> bool:
        deletes = event.matches(QKeySequence.StandardKey.Delete) or event.matches(
            QKeySequence.StandardKey.Backspace
        )
        if deletes and self._id is not None and not self._read_only:
            self.clear()
            return True
        enters = event.matches(QKeySequence.StandardKey.InsertParagraphSeparator)
        if enters and not self.enter_leaves():
            self._search()
            return True
        if enters and self._id is not None:
            # Enter goes on to the next field, past the buttons of this one.
            last = self.clear_button if self.open_button.isHidden() else self.open_button
            last.setFocus()
        return False

    def _button(self, name: str, sign: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{self.key}_{name}")
        button.setIcon(icon(sign, self, Tone.MUTED, 16))
        button.setToolTip(words)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _on=False: act())
        button.installEventFilter(self)
        return button

    def _show(self, words: str = "") -> None:
        """Show what is chosen like a chip, or the line in which one searches."""
        chosen, line = self._id is not None, self.line
        line.setReadOnly(chosen or self._read_only)
        if chosen:
            words = self._title or self.speaker("A record that is linked here")
        line.setText(words)
        line.setCursorPosition(0)
        line.setToolTip(words if chosen else "")
        line.setFrame(not chosen)
        font = QFont(line.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        line.setFont(font)
        palette = QPalette()
        if chosen:
            palette.setColor(
                QPalette.ColorRole.Base, self.palette().color(QPalette.ColorRole.Button)
            )
        line.setPalette(palette)
        line.setPlaceholderText("" if self._read_only else self.speaker("Type to search"))
        self.clear_button.setVisible(chosen and not self._read_only)
        opens = self._source is not None and self._source.opens is not None
        self.open_button.setVisible(chosen and opens)

    def _edited(self, text: str) -> None:
        self._say("", Tone.MUTED)
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._offers.close()

    def _search(self) -> None:
        self._pause.stop()
        text, source = self.line.text().strip(), self._source
        if self._searching or self._id is not None or not text or source is None:
            return
        self._searching = True

        def done(found: Sequence[Found]) -> None:
            self._searching = False
            if text == self.line.text().strip():
                self._offer(found)
            else:
                self._search()  # typed on meanwhile

        run(lambda: source.search(text), owner=self, done=done, failed=self._not_searched)

    def _not_searched(self, error: ClerkError) -> None:
        self._searching = False
        self.show_problem(self.speaker(error.sentence))

    def _offer(self, found: Sequence[Found]) -> None:
        if self._id is not None or self._read_only or not self.line.hasFocus():
            return
        self._offered = {str(each.id): each for each in found[:MOST_SHOWN]}
        self._offers.offer(
            [
                (code, f"{each.title}  ·  {each.note}" if each.note else each.title)
                for code, each in self._offered.items()
            ]
        )
        if not found:
            self._say(self.speaker("Nothing is found by these words."), Tone.MUTED)

    def _taken(self, code: str, _words: str) -> None:
        found = self._offered[code]
        self._id, self._title = found.id, found.title
        self._say("", Tone.MUTED)
        self._show()
        self.touched()

    def _ask_title(self, record: UUID) -> None:
        source = self._source
        if source is None:
            return

        def done(title: str) -> None:
            if self._id == record:
                self._title = title
                self._show()

        def failed(error: ClerkError) -> None:
            if self._id == record:
                self.show_warning(self.speaker(error.sentence))

        run(lambda: source.title_of(record), owner=self, done=done, failed=failed)

    def _open(self) -> None:
        if self._id is None:
            return
        self.open_asked.emit(self._id)
        if self._source is not None and self._source.opens is not None:
            self._source.opens(self._id)
