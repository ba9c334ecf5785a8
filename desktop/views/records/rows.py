"""Rows of which a record may have several: telephones, contacts, other names, journeys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.office.cards import RowEntry
from desktop.views.icons import icon
from desktop.views.records import typed
from desktop.views.theme import GAP, STEP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.sheets.fields import Group, Sheet
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists


class RowCard(QFrame):
    """One row: its name, a verb to take it off, and its fields, which may be folded away."""

    changed = Signal(str)  # field of the row
    saved = Signal()
    taken_off = Signal()
    grew = Signal()  # its fields were made

    def __init__(
        self,
        groups: Sequence[Group],
        kind: str,
        sheets: Mapping[str, Sheet],
        speaker: Speaker,
        lists: Lists,
        *,
        headings: bool,
        read_only: bool,
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.entry = RowEntry(None, {})
        self.form: Form | None = None
        self._read_only = read_only
        self._make: Callable[[], Form] = lambda: Form(
            groups, sheets, speaker, lists, headings=headings
        )
        self._kind = kind
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP + STEP, GAP, GAP + STEP, GAP + STEP)
        self._column.setSpacing(GAP)
        head = QHBoxLayout()
        self.fold = QToolButton(self)
        self.fold.setObjectName("row_fold")
        self.fold.setAutoRaise(True)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._folded)
        head.addWidget(self.fold)
        self.note = Label(tone=Tone.MUTED, wrap=False, name="row_note")
        # The note gives way first: a narrow record must not be scrolled sideways for it.
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self.note, 1)
        self.remove = QToolButton(self)
        self.remove.setObjectName("row_remove")
        self.remove.setAutoRaise(True)
        self.remove.setIcon(icon("x", self, Tone.MUTED, 16))
        self.remove.setText(speaker("Take off"))
        self.remove.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.remove.clicked.connect(self.taken_off)
        self.remove.setVisible(not read_only)
        head.addWidget(self.remove)
        self._column.addLayout(head)

    def show_entry(self, entry: RowEntry, *, unfolded: bool) -> None:
        """Show a row; a folded one makes its fields only when it is unfolded."""
        self.entry = entry
        if self.form is not None:
            typed.show(self.form, self._kind, entry.values)
        self.fold.setChecked(unfolded)
        self._folded(unfolded)

    def name_it(self, words: str, note: str, aloud: str) -> None:
        """Show the row's name, and a note beside it."""
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self.note.setText(note)
        self.note.setToolTip(note)
        self.remove.setAccessibleName(f"{aloud}: {words}")

    def now(self) -> RowEntry:
        """Return the row as typed."""
        if self.form is None:
            return self.entry
        return replace(self.entry, values=typed.values(self.form, self._kind, self.entry.values))

    def fields(self) -> Form:
        """Return the fields, made if they were folded away until now."""
        if self.form is None:
            self.form = self._make()
            if self._read_only:
                self.form.set_read_only(read_only=True)
            self.form.changed.connect(lambda key: self.changed.emit(key.partition(".")[2]))
            self.form.saved.connect(self.saved)
            self._column.addWidget(self.form)
            typed.show(self.form, self._kind, self.entry.values)
            self.grew.emit()
        return self.form

    def _folded(self, unfolded: bool) -> None:  # noqa: FBT001  as the signal carries it
        if unfolded:
            self.fields().show()
        elif self.form is not None:
            self.form.hide()
        self.fold.setIcon(icon("chevron-down" if unfolded else "chevron-right", self, Tone.MUTED))


class RowsEditor(QWidget):
    """The rows of one kind, and a verb that adds one.

    ``name`` gives a row's name and note from its place and values. ``only_last`` unfolds the last
    row alone (journeys), otherwise all are open. Rows that are kept are not lost when taken off.
    """

    changed = Signal(str)  # kind#index.key
    saved = Signal()
    grew = Signal()  # there are fields that were not there before

    def __init__(
        self,
        groups: Sequence[Group],
        kind: str,
        sheets: Mapping[str, Sheet],
        speaker: Speaker,
        lists: Lists,
        *,
        add_words: str,
        name: Callable[[int, RowEntry], tuple[str, str]],
        only_last: bool = False,
        fresh: Callable[[], Mapping[str, object]] = dict,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(f"rows_{kind}")
        self.kind = kind
        self._speak = speaker
        self._make: Callable[[], RowCard] = lambda: RowCard(
            groups,
            kind,
            sheets,
            speaker,
            lists,
            headings=sum(not group.folded for group in groups) > 1,
            read_only=read_only,
        )
        self._name = name
        self._only_last = only_last
        self._fresh = fresh
        self._off: list[tuple[int, RowEntry]] = []  # taken off, with the place it had
        self.cards: list[RowCard] = []
        self._spare: list[RowCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.add = QPushButton(add_words, self)
        self.add.setObjectName(f"add_{kind}")
        self.add.setIcon(icon("add", self))
        self.add.clicked.connect(self.add_row)
        self.add.setVisible(not read_only)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[RowEntry]) -> None:
        """Show ``rows``; those that were taken off already are kept out of sight."""
        self._off = [(at, row) for at, row in enumerate(rows) if row.withdrawn]
        standing = [row for row in rows if not row.withdrawn]
        while len(self.cards) > len(standing):
            self._put_aside(self.cards[-1])
        while len(self.cards) < len(standing):
            self._place()
        for at, (card, row) in enumerate(zip(self.cards, standing, strict=True)):
            last = at == len(standing) - 1
            card.show_entry(row, unfolded=last or not self._only_last)
        self._rename()

    def rows(self) -> tuple[RowEntry, ...]:
        """Return the rows as typed, those taken off in their places."""
        found = [card.now() for card in self.cards]
        for at, row in self._off:
            found.insert(min(at, len(found)), row)
        return tuple(found)

    def add_row(self) -> None:
        """Add an empty row and go to its first field."""
        card = self._place()
        if self._only_last:
            for other in self.cards[:-1]:
                other.fold.setChecked(False)
        card.show_entry(RowEntry(None, self._fresh()), unfolded=True)
        self._rename()
        next(iter(card.fields().editors.values())).setFocus()
        self.changed.emit(f"{self.kind}#{len(self.rows()) - 1}.")

    def prepare(self) -> None:
        """Make the fields of one row, so that the first record need not wait for them."""
        if not self.cards and not self._spare:
            card = self._place()
            card.fields()
            self._put_aside(card)

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Say beside the fields what is amiss; return the first field that has something."""
        first: QWidget | None = None
        for at, card in self._numbered():
            mine = self._of_row(problems, at)
            if not mine and card.form is None:
                continue
            form = card.fields()
            form.show_problems(mine, focus=False)
            if mine and first is None:
                card.fold.setChecked(True)
                first = next(
                    (form.editors[k].focus_target() for k in form.editors if k in mine), None
                )
        return first

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say beside the fields what looks odd."""
        for at, card in self._numbered():
            if card.form is not None:
                card.form.show_warnings(self._of_row(warnings, at))

    def state(self) -> tuple[RowEntry, ...]:
        """Return what is typed, for a window built anew."""
        return self.rows()

    def _of_row(self, words: Mapping[str, str], at: int) -> dict[str, str]:
        start = f"{self.kind}#{at}."
        return {
            f"{self.kind}.{key.removeprefix(start)}": said
            for key, said in words.items()
            if key.startswith(start)
        }

    def _numbered(self) -> list[tuple[int, RowCard]]:
        """The cards with the numbers that their rows have in the entry."""
        gone = {at for at, _row in self._off}
        places = (at for at in range(len(self.cards) + len(gone)) if at not in gone)
        return list(zip(places, self.cards, strict=False))

    def _place(self) -> RowCard:
        card = self._spare.pop() if self._spare else self._connected(self._make())
        self.cards.append(card)
        card.setObjectName(f"{self.kind}_{len(self.cards) - 1}")
        self._column.insertWidget(len(self.cards) - 1, card)
        card.show()
        self.grew.emit()
        return card

    def _connected(self, card: RowCard) -> RowCard:
        card.changed.connect(lambda key: self._row_changed(card, key))
        card.saved.connect(self.saved)
        card.grew.connect(self.grew)
        card.taken_off.connect(lambda: self._take_off(card))
        return card

    def _row_changed(self, card: RowCard, key: str) -> None:
        at = next(number for number, each in self._numbered() if each is card)
        self._rename()
        self.changed.emit(f"{self.kind}#{at}.{key}")

    def _take_off(self, card: RowCard) -> None:
        at = next(number for number, each in self._numbered() if each is card)
        if card.entry.id is not None:
            self._off.append((at, replace(card.now(), withdrawn=True)))
            self._off.sort(key=lambda pair: pair[0])
        else:
            self._off = [(n - 1 if n > at else n, row) for n, row in self._off]
        self._put_aside(card)
        self._rename()
        self.add.setFocus()
        self.changed.emit(f"{self.kind}#{at}.")

    def _put_aside(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        self._spare.append(card)

    def _rename(self) -> None:
        for at, card in enumerate(self.cards):
            words, note = self._name(at, card.now())
            card.name_it(words, note, self._speak("Take off"))
            card.setObjectName(f"{self.kind}_{at}")
