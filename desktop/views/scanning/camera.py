"""The camera of the PC, where the program was installed with Qt's multimedia part.

That part (PySide6 Addons) is large and most offices have no camera; without it a file or a typed
code serves as well.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

EVERY_MS: Final = 400
"""How often a frame is looked at: a hand is never still for longer."""


def multimedia() -> Any | None:  # noqa: ANN401  a module that is there or not
    """Return Qt's multimedia part; None where it is not installed or lacks a library."""
    try:
        return importlib.import_module("PySide6.QtMultimedia")
    except ImportError:
        return None


class Camera(QObject):
    """Shows what the first camera sees. ``there`` says whether there is one."""

    frame = Signal(object)  # QImage, a few times a second

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._part = multimedia()
        self._camera: Any = None
        self._last: Any = None
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self._tell)

    @property
    def there(self) -> bool:
        """Whether the PC has a camera that the program can use."""
        return self._part is not None and bool(self._part.QMediaDevices.videoInputs())

    def start(self) -> None:
        """Begin to look."""
        if not self.there or self._part is None:
            return
        self._camera = self._part.QCamera(self._part.QMediaDevices.defaultVideoInput(), self)
        self._session = self._part.QMediaCaptureSession(self)
        self._sink = self._part.QVideoSink(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._seen)
        self._camera.start()
        self._clock.start()

    def stop(self) -> None:
        """Let go of the camera; its light goes out."""
        self._clock.stop()
        if self._camera is not None:
            self._camera.stop()
            self._camera = None

    def _seen(self, frame: Any) -> None:  # noqa: ANN401  QVideoFrame
        self._last = frame  # made into a picture only when it is looked at

    def _tell(self) -> None:
        if self._last is None:
            return
        image: QImage = self._last.toImage()
        self._last = None
        if not image.isNull():
            self.frame.emit(image)
