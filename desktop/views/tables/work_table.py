"""The lines of the day as Qt's item model: headings, and what is to be done under each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.i18n import T
from desktop.rules import worklist, worklist_words
from desktop.rules.worklist import Section, Way
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.i18n import Sentence
    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker

    Index = QModelIndex | QPersistentModelIndex

MARKED: Final = T("Done or put off")
BRING_BACK: Final = T("Bring back")
_TONES: Final = {
    Section.NOW: Tone.WAIT,
    Section.TODAY: Tone.CONDITIONS,
    Section.WEEK: Tone.MUTED,
    Section.WAITING: Tone.MUTED,
}


@dataclass(frozen=True)
class Row:
    """A line as it is drawn; one without an item is a heading."""

    words: str
    under: str = ""
    due: str = ""
    verb: str = ""
    tone: Tone = Tone.TEXT
    item: Item | None = None
    marked: bool = False


class WorkTable(QAbstractListModel):
    """Headings and items; only items can be chosen."""

    def __init__(
        self,
        speaker: Speaker,
        now: Callable[[], datetime],
        kinds: Mapping[str, Sentence],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._speak, self._now, self._kinds = speaker, now, kinds
        self._rows: list[Row] = []

    def show_parts(self, parts: Iterable[tuple[str, Section, Iterable[Item]]]) -> None:
        """Show items under headings; a heading without items is left out."""
        now = self._now()
        rows: list[Row] = []
        for words, section, items in parts:
            lines = [self._row(item, section, now) for item in items]
            if lines and words:
                rows.append(Row(f"{words}  {len(lines)}", tone=_TONES[section]))
            rows += lines
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """Return a line by its place."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Return the place of an item; -1 where it is not shown."""
        places = (at for at, row in enumerate(self._rows) if row.item and row.item.key == key)
        return next(places, -1)

    def first_item(self, after: int = 0) -> int:
        """Return the place of the first item from a place on, else of the last before it."""
        places = [at for at, row in enumerate(self._rows) if row.item]
        return next((at for at in places if at >= after), places[-1] if places else -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        if row is None or row.item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(part for part in (row.words, row.under, row.due) if part)
        return None

    def _row(self, item: Item, section: Section, now: datetime) -> Row:
        speak, mark = self._speak, item.mark
        hidden = worklist.hidden(item, now)
        parts = [item.title, item.number, speak(self._kinds[item.kind])]
        if mark is not None and (hidden or mark.way == Way.GIVEN):
            parts.append(speak(worklist_words.marked_words(mark)))
            parts.append(mark.why)
        return Row(
            speak(item.words),
            " · ".join(part for part in parts if part),
            speak(worklist_words.due_words(item, now)),
            speak(BRING_BACK if hidden else worklist_words.verb(item)),
            Tone.DANGER if item.danger and section == Section.NOW else _TONES[section],
            item,
            hidden,
        )
