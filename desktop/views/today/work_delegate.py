"""How a line of the day is drawn: its sign, the sentence, who, how near, and the verb that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.icons import pixmap
from desktop.views.tables.work_table import WorkTable
from desktop.views.theme import GAP, HELP_PT, RADIUS, STEP, Tone, colours_of, sized
from desktop.views.widgets.notices import SIGNS

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.views.tables.work_table import Row

    Index = QModelIndex | QPersistentModelIndex

VERB: Final = 156
DUE: Final = 150
_SIGN: Final = 18
_NARROW: Final = 640
_SIGNS: Final = {**SIGNS, Tone.MUTED: "calendar"}


def verb_box(line: QRect) -> QRect:
    """Return where the verb of a line stands, to be pressed."""
    return QRect(line.right() - VERB - GAP, line.center().y() - 15, VERB, 30)


class WorkDelegate(QStyledItemDelegate):
    """Draws headings and items of a :class:`WorkTable`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        heading = row is not None and row.item is None
        lines = QFontMetrics(option.font).height()
        return QSize(0, lines + 3 * GAP if heading else 2 * lines + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        if row is None:
            return
        box: QRect = option.rect
        widget: QWidget = option.widget
        painter.save()
        if row.item is None:
            self._heading(painter, option, row, box, widget)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._item(painter, option, row, box, widget, chosen=chosen)
        painter.restore()

    def _heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect, widget: QWidget
    ) -> None:
        colours = colours_of(widget)
        painter.setFont(sized(option.font, option.font.pointSizeF(), bold=True))
        painter.setPen(colours.of(Tone.TEXT))
        words = box.adjusted(GAP, GAP, -GAP, -STEP)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.words
        )
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(box.left() + GAP, box.bottom(), box.right() - GAP, box.bottom())

    def _item(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Row,
        box: QRect,
        widget: QWidget,
        *,
        chosen: bool,
    ) -> None:
        colours = colours_of(widget)
        if chosen:
            painter.fillRect(box, QColor(colours.selected))
        text = QColor(colours.on_selected if chosen else colours.text)
        faint = text if chosen else colours.of(Tone.MUTED)
        tone = text if chosen else colours.of(row.tone)
        sign = pixmap(_SIGNS[row.tone], widget, Tone.TEXT if chosen else row.tone, _SIGN)
        painter.drawPixmap(box.left() + GAP, box.center().y() - _SIGN // 2, sign)
        verb = verb_box(box)
        left = box.left() + 2 * GAP + _SIGN + STEP
        narrow = box.width() < _NARROW
        right = verb.left() - (0 if narrow else DUE) - 2 * GAP
        under = " · ".join((row.due, row.under)) if narrow else row.under
        font, small = option.font, sized(option.font, HELP_PT)
        middle = box.center().y()
        upper = QRect(left, box.top() + STEP, right - left, middle - box.top() - STEP)
        lower = QRect(left, middle + 1, right - left, box.bottom() - middle - STEP)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        _words(painter, font, text, upper, row.words, top)
        _words(painter, small, faint, lower, under, top)
        if not narrow:
            due = QRect(verb.left() - DUE - GAP, box.top(), DUE, box.height())
            _words(painter, small, tone, due, row.due, Qt.AlignmentFlag.AlignRight | top)
        painter.setPen(QPen(QColor(colours.frame), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(verb, RADIUS, RADIUS)
        _words(painter, font, QColor(colours.text), verb, row.verb, Qt.AlignmentFlag.AlignCenter)


def _words(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    box: QRect,
    words: str,
    flags: Qt.AlignmentFlag,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 4)
    if flags & Qt.AlignmentFlag.AlignRight:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags, elided)


def _row(index: Index) -> Row | None:
    model = index.model()
    return model.row_at(index.row()) if isinstance(model, WorkTable) else None
