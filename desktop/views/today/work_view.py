"""The list of what is to be done, by keyboard and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.rules.worklist import Way
from desktop.views.today.work_delegate import WorkDelegate, verb_box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker
    from desktop.views.tables.work_table import WorkTable

_KEYS: Final = {Qt.Key.Key_D: Way.DONE, Qt.Key.Key_P: Way.LATER, Qt.Key.Key_G: Way.GIVEN}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WorkView(QListView):
    """``done_now`` asks to do an item; ``mark_asked`` to say something of it."""

    done_now = Signal(object)  # Item
    mark_asked = Signal(object, object)  # Item, Way
    back_asked = Signal(object)  # Item whose mark is to be taken back
    chosen = Signal(object)  # Item or None

    def __init__(self, table: WorkTable, speaker: Speaker, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(speaker("What is to be done"))
        self.table = table
        self.setModel(table)
        self.setItemDelegate(WorkDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda *_at: self.chosen.emit(self.item()))

    def item(self) -> Item | None:
        """Return the item that is chosen."""
        row = self.table.row_at(self.currentIndex().row())
        return row.item if row is not None else None

    def choose(self, key: str, near: int = 0) -> None:
        """Choose an item, or the one that now stands in its place."""
        at = self.table.place_of(key)
        if at < 0:
            at = self.table.first_item(near)
        self.setCurrentIndex(self.table.index(at) if at >= 0 else QModelIndex())

    def act(self) -> None:
        """Do the chosen item, or bring a marked one back."""
        row = self.table.row_at(self.currentIndex().row())
        if row is not None and row.item is not None:
            (self.back_asked if row.marked else self.done_now).emit(row.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.table.row_at(self.currentIndex().row())
        way = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _ENTER:
            self.act()
        elif plain and way is not None:
            if row is not None and row.item is not None and not row.marked:
                self.mark_asked.emit(row.item, way)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_verb(event):
            self.setCurrentIndex(index)
            self.act()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._on_verb(event)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._on_verb(event):
            self.act()

    def _on_verb(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.table.row_at(index.row())
        return (
            row is not None
            and row.item is not None
            and verb_box(self.visualRect(index)).contains(at)
        )
