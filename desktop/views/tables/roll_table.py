"""The roll of an activity as Qt's item model: one child a row, ticked where it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.i18n import T
from desktop.rules import centre_children, names, reference
from desktop.views.icons import icon
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.coming import Child
    from desktop.views.language import Speaker

    Index = QModelIndex | QPersistentModelIndex

_HEADS: Final = (T("Name"), T("Sex"), T("Born"), T("Age"), T("Photos"), T("Last time"))
NAME, SEX, BORN, AGE, PHOTO, LAST = range(6)
_PHOTOS: Final = {
    "yes": (Tone.READY, "check-circle"),
    "no": (Tone.WAIT, "ban"),
    centre_children.NOT_ASKED: (Tone.CONDITIONS, "help"),
}


class RollTable(QAbstractTableModel):
    """Shows the children that a search finds; ticks of the others stay."""

    ticked = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._speak, self._widget = speaker, parent
        self._children: Sequence[Child] = ()
        self._shown: list[Child] = []
        self._here: set[UUID] = set()
        self._terms: list[str] = []
        self.may_tick = True

    # --- what is on the roll

    def show_children(self, children: Sequence[Child], here: Iterable[UUID]) -> None:
        """Show these children, ``here`` ticked."""
        self._children, self._here = children, set(here)
        self._sift()

    def search(self, text: str) -> None:
        """Show those whose name has a word beginning with each term of a search."""
        self._terms = names.query_terms(text)
        self._sift()

    def here(self) -> frozenset[UUID]:
        """Return the children that are ticked, shown or not."""
        return frozenset(self._here)

    def children_here(self) -> list[Child]:
        """Return the same as children, in the order of the roll."""
        return [child for child in self._children if child.id in self._here]

    def everybody(self) -> Sequence[Child]:
        """Return everybody on the roll."""
        return self._children

    def child_at(self, row: int) -> Child | None:
        """Return the child in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def tick(self, children: Iterable[UUID], *, on: bool = True) -> None:
        """Tick children, or take the tick off."""
        if not self.may_tick:
            return
        if on:
            self._here |= set(children)
        else:
            self._here -= set(children)
        last = max(self.rowCount() - 1, 0)
        self.dataChanged.emit(self.index(0, 0), self.index(last, len(_HEADS) - 1))
        self.ticked.emit()

    def toggle(self, row: int) -> None:
        """Tick the child in a row, or take the tick off."""
        child = self.child_at(row)
        if child is not None:
            self.tick([child.id], on=child.id not in self._here)

    def _sift(self) -> None:
        self.beginResetModel()
        self._shown = [child for child in self._children if self._fits(child)]
        self.endResetModel()

    def _fits(self, child: Child) -> bool:
        return all(any(word.startswith(term) for word in child.words) for term in self._terms)

    # --- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speak(_HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME and self.may_tick:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        child = self.child_at(index.row()) if index.isValid() else None
        if child is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(child, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            ticked = child.id in self._here
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
            here = self._speak("here") if child.id in self._here else self._speak("not here")
            return f"{child.name} {here}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PHOTO:
            tone, sign = _PHOTOS[child.photo]
            return icon(sign, self._widget, tone, 16)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME:
            return False
        self.toggle(index.row())
        return True

    def _words(self, child: Child, column: int) -> str:
        speak = self._speak
        if column == NAME:
            return child.name
        if column == SEX:
            words = reference.words("sex").get(child.sex)
            return speak(words) if words is not None else ""
        if column == BORN:
            return str(child.birth_year or "")
        if column == AGE:
            return str(child.age) if child.age is not None else ""
        if column == PHOTO:
            return speak(reference.words("photo_consent")[child.photo])
        return speak("came") if child.last_time else ""
