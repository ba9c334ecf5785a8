"""The list of migrants: as many rows as were found, fetched a page at a time as they are seen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon

    from desktop.i18n import Text
    from desktop.office.cards import ListRow
    from desktop.views.language import Speaker

    Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS: Final = 100
PAGES_KEPT: Final = 60
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
PLACEHOLDER: Final = "…"


@dataclass(frozen=True)
class Column:
    """One column: ``sort`` is the row's field that orders it, ``turned`` if the other way round."""

    key: str
    title: Text
    sort: str
    width: int
    turned: bool = False


COLUMNS: Final = (
    Column("name", T("Name"), "pinyin", 96),
    Column("sex", T("Sex"), "sex", 64),
    Column("age", T("Age"), "birth_last", 52, turned=True),
    Column("village_group", T("Village group"), "village_group", 88),
    Column("number", T("Number"), "number", 120),
    Column("state", T("State"), "state", 108),
    Column("readiness", T("Readiness"), "readiness", 128),
    Column("schooling", T("Schooling"), "schooling", 130),
    Column("registered_on", T("Registered"), "registered_on", 120),
)


@dataclass(frozen=True)
class Saying:
    """How codes and dates of a row become words: given by the list, spoken in its language."""

    speaker: Speaker
    age: Callable[[ListRow], str]
    words: Callable[[str, str], str]  # column, code -> words
    icon: Callable[[str], QIcon | None]  # readiness code -> sign


class MigrantsTable(QAbstractTableModel):
    """Rows by key. ``wanted(ticket, keys)`` asks for some rows; answer with :meth:`take`.

    Only one page is asked for at a time, the one looked at last first, so that a drag of the
    scroll bar through 100,000 people asks for a handful of pages.
    """

    wanted = Signal(int, object)  # ticket, tuple[int, ...]

    def __init__(self, saying: Saying, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saying = saying
        self._keys: Sequence[int] = ()
        self._pages: OrderedDict[int, dict[int, ListRow]] = OrderedDict()
        self._waiting: list[int] = []
        self._whole: set[int] = set()
        self._asked: int | None = None
        self._ticket = 0

    def keys(self) -> Sequence[int]:
        """The keys of all rows, in order."""
        return self._keys

    def show_first(self, rows: Sequence[ListRow]) -> None:
        """Show these rows at once, in place of everything."""
        self.beginResetModel()
        self._keys = tuple(row.key for row in rows)
        self._forget()
        self._keep(rows)
        self.endResetModel()

    def renew(self, rows: Sequence[ListRow]) -> bool:
        """Show newer states of the first rows where they stand, and read the others anew.

        False when others come first now: then the list must be shown anew. The selection stays.
        """
        if tuple(row.key for row in rows) != tuple(self._keys[: len(rows)]) or not rows:
            return False
        self._forget()
        self._keep(rows)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))
        return True

    def show_all(self, keys: Sequence[int]) -> None:
        """Show all that was found. Rows that already stand there stay as they are."""
        have = len(self._keys)
        if len(keys) >= have and tuple(keys[:have]) == tuple(self._keys):
            if len(keys) > have:
                self.beginInsertRows(QModelIndex(), have, len(keys) - 1)
                self._keys = keys
                self.endInsertRows()
            return
        known = {row.key: row for page in self._pages.values() for row in page.values()}
        self.beginResetModel()
        self._keys = keys
        self._forget()
        self._keep([known[key] for key in keys[:PAGE_ROWS] if key in known])
        self.endResetModel()

    def take(self, ticket: int, rows: Sequence[ListRow]) -> None:
        """Take the rows that were asked for with ``ticket``; those of an older list are dropped."""
        if ticket != self._ticket or self._asked is None:
            return
        page, self._asked = self._asked, None
        wanted = set(self._keys[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])
        self._pages[page] = {row.key: row for row in rows if row.key in wanted}
        self._whole.add(page)
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            gone, _ = self._pages.popitem(last=False)
            self._whole.discard(gone)
        self._tell(page)
        self._ask_next()

    def gave_up(self, ticket: int) -> None:
        """Hear that the rows could not be read; others that wait are still asked for."""
        if ticket == self._ticket:
            self._asked = None
            self._ask_next()

    def speak(self, saying: Saying) -> None:
        """Show the same rows in another language or colour."""
        self._saying = saying
        if self._keys:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1)
            )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def row_at(self, number: int) -> ListRow | None:
        """Return the row if it is here already; otherwise ask for its page."""
        page = number // PAGE_ROWS
        rows = self._pages.get(page)
        if rows is not None:
            self._pages.move_to_end(page)
        found = rows.get(self._keys[number]) if rows is not None else None
        if found is None and page not in self._whole:
            self._want(page)
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._saying.speaker(COLUMNS[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # Qt asks for nine roles of each cell at each painting: most are answered here at once.
        if role not in _ROLES or not index.isValid():
            return None
        number = index.row()
        if number >= len(self._keys):
            return None
        row = self.row_at(number)
        if row is None:
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        column = COLUMNS[index.column()]
        if role == RECORD_ROLE:
            return row
        if role == SORT_ROLE:
            return _sortable(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._saying.icon(row.readiness) if column.key == "readiness" else None
        return self._shown(row, column.key)

    def _aloud(self, row: ListRow, column: Column) -> str:
        words = self._shown(row, column.key)
        return f"{self._saying.speaker(column.title)} {words}".strip()

    def _shown(self, row: ListRow, key: str) -> str:
        say = self._saying
        if key == "age":
            return say.age(row)
        if key == "registered_on":
            return say.speaker.day(row.registered_on)
        if key in ("sex", "state", "readiness", "schooling"):
            return say.words(key, getattr(row, key))
        return str(getattr(row, key))

    def _forget(self) -> None:
        self._pages.clear()
        self._waiting.clear()
        self._whole.clear()
        self._asked = None

    def _keep(self, rows: Sequence[ListRow]) -> None:
        for number, row in enumerate(rows):
            self._pages.setdefault(number // PAGE_ROWS, {})[row.key] = row

    def _tell(self, page: int) -> None:
        first = page * PAGE_ROWS
        last = min(first + PAGE_ROWS, len(self._keys)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _want(self, page: int) -> None:
        if page == self._asked:
            return
        if page in self._waiting:
            self._waiting.remove(page)
        self._waiting.append(page)
        del self._waiting[:-4]  # what was only scrolled past need not be read
        if self._asked is None:
            self._ask_next()

    def _ask_next(self) -> None:
        if not self._waiting:
            return
        self._asked = page = self._waiting.pop()
        self._ticket += 1
        keys = tuple(self._keys[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])
        self.wanted.emit(self._ticket, keys)


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.AccessibleTextRole,
        SORT_ROLE,
        RECORD_ROLE,
    }
)


def _sortable(row: ListRow, column: Column) -> object:
    value = getattr(row, column.sort)
    return value.toordinal() if hasattr(value, "toordinal") else value
