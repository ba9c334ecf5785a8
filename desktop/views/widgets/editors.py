"""The common face of every field: label above, input, help in grey, words under it if amiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.icons import pixmap
from desktop.views.theme import HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label, help_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Found
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker

    Lists = Callable[[str], Sequence[tuple[str, Sentence]]]


@dataclass(frozen=True)
class LinkSource:
    """Where the records are found that a field may link to; both are asked in a worker.

    ``opens`` shows such a record (on the GUI thread); without it there is no button for that.
    """

    search: Callable[[str], Sequence[Found]]
    title_of: Callable[[UUID], str]
    opens: Callable[[UUID], object] | None = None


@dataclass(frozen=True)
class ListsAndLinks:
    """Lists to choose from, and records to link to by the field's ``sheet.key`` or ``key``."""

    entries: Lists
    links: Mapping[str, LinkSource]

    def __call__(self, name: str) -> Sequence[tuple[str, Sentence]]:
        return self.entries(name)


def link_source(lists: Lists, key: str) -> LinkSource | None:
    """Return where the records for field ``sheet.key`` are found; None when nobody said."""
    if not isinstance(lists, ListsAndLinks):
        return None
    return lists.links.get(key) or lists.links.get(key.rpartition(".")[2])


class Notice(QWidget):
    """One line under a field: a sign and words, so that the colour never stands alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        self._sign = QLabel(self)
        self._words = Label(points=HELP_PT, tone=Tone.PROBLEM, parent=self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, words: str, tone: Tone) -> None:
        """Show ``words`` in ``tone``; nothing when they are empty."""
        self._words.setText(words)
        self._words.set_tone(tone)
        sign = "alert-triangle" if tone == Tone.PROBLEM else "info"
        self._sign.setPixmap(pixmap(sign, self, tone, 14))
        self.setVisible(bool(words))

    def text(self) -> str:
        """The words shown now."""
        return self._words.text()


class Editor(QWidget):
    """A field of a form. Subclasses build the input and say how its value is typed.

    ``changed`` is told only for what the user does, never for ``set_value``. ``entered`` asks for
    the next field, ``saved`` for the form to be saved (Ctrl+Enter).
    """

    changed = Signal()
    entered = Signal()
    saved = Signal()

    def __init__(self, field: Field, speaker: Speaker, key: str = "") -> None:
        super().__init__()
        self.field = field
        self.key = key or field.key
        self.speaker = speaker
        self.wide = False
        self._filling = False
        self._notice: Notice | None = None
        self._tone = Tone.PROBLEM
        self.setObjectName(f"field_{self.key}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP // 2)
        words = speaker(field.label)
        label = Label(f"{words} *" if field.required else words, name=f"label_{self.key}")
        self._column.addWidget(label)
        self.input = self.build()
        self._column.addWidget(self.input)
        target = self.focus_target()
        label.setBuddy(target)
        self.setFocusProxy(target)
        target.setObjectName(f"input_{self.key}")
        required = speaker("required") if field.required else ""
        target.setAccessibleName(f"{words}, {required}" if required else words)
        if field.help is not None:
            told = speaker(field.help)
            target.setAccessibleDescription(told)
            self._column.addWidget(help_label(told))
        target.installEventFilter(self)

    def build(self) -> QWidget:
        """Make the input (subclasses)."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what is typed, as the field's kind keeps it; None when empty."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show ``value`` without telling ``changed``."""
        self._filling = True
        try:
            self.fill(value)
        finally:
            self._filling = False
        self.show_problem("")

    def fill(self, value: object) -> None:
        """Put ``value`` into the input (subclasses)."""
        raise NotImplementedError

    def raw(self) -> object:
        """Return what stands in the input even when it has no value yet (for drafts)."""
        return self.value()

    def restore_raw(self, raw: object) -> None:
        """Put back what :meth:`raw` returned."""
        self.set_value(raw)

    def focus_target(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        return self.input

    def problem_of_input(self) -> str:
        """Return in words why what is typed cannot be read; empty when it can."""
        return ""

    def set_read_only(self, *, read_only: bool) -> None:
        """Show the value only."""
        self.input.setEnabled(not read_only)

    def show_problem(self, words: str) -> None:
        """Say under the field what is amiss; empty words take it away."""
        self._say(words, Tone.PROBLEM)

    def show_warning(self, words: str) -> None:
        """Say what looks odd; it stops nothing."""
        if words or self._tone != Tone.PROBLEM or not self.notice():
            self._say(words, Tone.CONDITIONS)

    def notice(self) -> str:
        """Return the words under the field."""
        return self._notice.text() if self._notice else ""

    def _say(self, words: str, tone: Tone) -> None:
        if self._notice is None:
            if not words:
                return
            self._notice = Notice(self)
            self._notice.setObjectName(f"notice_{self.key}")
            self._column.addWidget(self._notice)
        self._tone = tone
        self._notice.show_words(words, tone)
        about = self.speaker(self.field.help) if self.field.help else ""
        self.focus_target().setAccessibleDescription(words or about)

    def touched(self) -> None:
        """Tell that the user changed the value."""
        if not self._filling:
            if self._notice is not None and self._notice.text() and self._tone == Tone.PROBLEM:
                self.show_problem("")
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.left()
        return super().eventFilter(watched, event)

    def left(self) -> None:
        """The keyboard left the field: say at once if what is typed cannot be read."""
        words = self.problem_of_input()
        if words:
            self.show_problem(words)

    def enter_leaves(self) -> bool:
        """Whether Enter goes on to the next field (not where it begins a new line)."""
        return True

    def _key(self, event: QEvent) -> bool:
        key = event.key()  # type: ignore[attr-defined]  # only called for key events
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
            self.saved.emit()
            return True
        if self.enter_leaves():
            self.entered.emit()
            return True
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())
