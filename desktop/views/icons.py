"""Line icons drawn in the colour of the text beside them, from ``resources/icons``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.views.theme import Tone, colours_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, widget: QWidget, tone: Tone = Tone.TEXT, size: int = 20) -> QPixmap:
    """Return icon ``name`` in the colour of ``tone`` as ``widget`` is painted now."""
    colour = colours_of(widget).of(tone).name()
    return _drawn(name, colour, size, widget.devicePixelRatioF())


def icon(name: str, widget: QWidget, tone: Tone = Tone.TEXT, size: int = 20) -> QIcon:
    """Return icon ``name`` for a button or a menu; on a disabled one it is paler.

    Raises FileNotFoundError for a name that is not in ``resources/icons``.
    """
    result = QIcon(pixmap(name, widget, tone, size))
    result.addPixmap(pixmap(name, widget, Tone.MUTED, size), QIcon.Mode.Disabled)
    return result


def window_icon() -> QIcon:
    """Return the program's own sign, in colour."""
    path = paths.resources() / "icons" / "app.svg"
    return QIcon(str(path)) if path.exists() else QApplication.windowIcon()
