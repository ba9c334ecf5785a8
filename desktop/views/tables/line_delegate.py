"""How the cells of a register's list are drawn: what each shows is asked for once.

Qt's own delegate asks the model for nine roles of each cell at each painting; asked of Python,
that is some thousand calls, each of which waits while a worker reads a long list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.tables.register_table import RegisterTable

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_Feature = QStyleOptionViewItem.ViewItemFeature


class LineDelegate(QStyledItemDelegate):
    """Draws cells of a :class:`RegisterTable`: words, and a sign before them where there is one."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        cell = model.cell(index) if isinstance(model, RegisterTable) else None
        if cell is None:
            super().initStyleOption(option, index)
            return
        words, sign, at = cell
        option.index = index  # type: ignore[assignment]
        option.text = words
        option.displayAlignment = at
        option.features |= _Feature.HasDisplay
        if sign is not None:
            option.icon = sign
            option.features |= _Feature.HasDecoration
