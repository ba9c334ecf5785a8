"""Tab and Enter go through a page as it is read, also to what was added to it later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def set_in_order(page: QWidget) -> None:
    """Let the keyboard go through everything on ``page`` in the order of its layouts."""
    for before, after in pairwise(_stops(page)):
        QWidget.setTabOrder(before, after)


def let_follow(page: QWidget, after: QWidget) -> None:
    """Let the keyboard go from the end of ``page`` to what is on ``after``."""
    stops = list(_stops(page))
    for before, next_one in pairwise([*stops[-1:], *_stops(after)]) if stops else ():
        QWidget.setTabOrder(before, next_one)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _within(inner)
