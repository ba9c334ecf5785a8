"""Pictures made ready to be looked at: read and halved in a worker, from memory alone.

Only calls that let other threads go on meanwhile are used: ``QImageReader.read`` does,
``QImage.fromData`` keeps the whole program waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.errors import ClerkError
from desktop.i18n import T

MOST_PIXELS: Final = 24_000_000  # A4 at 490 dpi; finer takes memory and shows no more
_SMALLEST: Final = 500  # pixels; below it halving gains nothing

DAMAGED: Final = T(
    "This file cannot be shown: it seems to be damaged. Nothing of it was changed. "
    "Please scan the paper again."
)


class Unshowable(ClerkError):
    """The file is no picture that can be shown; the sentence says what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture in its own size and halved again and again, so that any zoom paints at once."""

    halves: tuple[QImage, ...]

    @property
    def size(self) -> QSize:
        """Width and height of the picture itself, in its pixels."""
        return self.halves[0].size()

    def for_scale(self, scale: float) -> QImage:
        """Return the smallest half that is still fine enough to be shown at ``scale``."""
        wanted = self.size.width() * scale
        fine = [image for image in self.halves if image.width() >= wanted]
        return fine[-1] if fine else self.halves[0]


def read_image(data: bytes) -> QImage:
    """Return a picture, upright as the camera meant it, with at most MOST_PIXELS.

    May be called in a worker. Raises :class:`Unshowable` when it cannot be read.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and _pixels(size) > MOST_PIXELS:
        reader.setScaledSize(_bounded(size))
    image = reader.read()
    if image.isNull():
        raise Unshowable(DAMAGED)
    return image


def make_picture(image: QImage) -> Picture:
    """Return ``image`` with its halves, in the format that paints fastest (in a worker)."""
    if image.isNull():
        raise Unshowable(DAMAGED)
    if _pixels(image.size()) > MOST_PIXELS:
        image = _scaled(image, _bounded(image.size()))
    paints = QImage.Format.Format_RGB32
    if image.hasAlphaChannel():
        paints = QImage.Format.Format_ARGB32_Premultiplied
    halves = [image.convertToFormat(paints)]
    while max(halves[-1].width(), halves[-1].height()) > 2 * _SMALLEST:
        size = halves[-1].size()
        halves.append(
            _scaled(halves[-1], QSize(max(size.width() // 2, 1), max(size.height() // 2, 1)))
        )
    return Picture(tuple(halves))


def _scaled(image: QImage, size: QSize) -> QImage:
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _pixels(size: QSize) -> int:
    return size.width() * size.height()


def _bounded(size: QSize) -> QSize:
    by = sqrt(MOST_PIXELS / _pixels(size))
    return QSize(max(int(size.width() * by), 1), max(int(size.height() * by), 1))
