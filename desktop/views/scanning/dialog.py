"""The window that turns a paper into its record: type or scan the code, a picture, the camera."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from desktop.views import pickers, workers
from desktop.views.icons import icon
from desktop.views.scanning import pictures
from desktop.views.scanning.camera import Camera
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage
    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.scanned import Target
    from desktop.office.session import Session
    from desktop.views.language import Speaker

_FRAME = QSize(420, 300)


class ScanDialog(QDialog):
    """``found`` carries the record of the first code that is read; the window closes then."""

    found = Signal(object)  # Target

    def __init__(self, session: Session, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_dialog")
        self.setAcceptDrops(True)
        self._session, self._speak = session, speaker
        self._looking = False
        self.setWindowTitle(speaker("Open a record by the code on its paper"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.banner = Banner()
        column.addWidget(self.banner)
        self._add_line(column)
        self._add_files(column)
        self._add_camera(column)
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(speaker("Close"), self)
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column.addLayout(row)
        self.setMinimumWidth(520)
        self.finished.connect(lambda _code: self.camera.stop())
        self.line.setFocus()

    def _add_line(self, column: QVBoxLayout) -> None:
        speak = self._speak
        label = Label(speak("Point the scanner at the code, or type the number below it"))
        column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.line = QLineEdit(self)
        self.line.setObjectName("scan_code")
        self.line.setAccessibleName(label.text())
        self.line.setPlaceholderText("MXX-2026-0001")
        self.line.returnPressed.connect(self._typed)
        label.setBuddy(self.line)
        row.addWidget(self.line, 1)
        self.open_button = QPushButton(speak("Open"), self)
        self.open_button.setObjectName("scan_open")
        self.open_button.setDefault(True)
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._typed)
        row.addWidget(self.open_button)
        column.addLayout(row)

    def _add_files(self, column: QVBoxLayout) -> None:
        speak = self._speak
        column.addSpacing(GAP)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.file_button = QPushButton(speak("Photo or scan …"), self)
        self.file_button.setObjectName("scan_file")
        self.file_button.setIcon(icon("photo", self))
        self.file_button.setAutoDefault(False)
        self.file_button.clicked.connect(self._choose)
        row.addWidget(self.file_button)
        row.addWidget(Label(speak("or drop a picture or a PDF here."), tone=Tone.MUTED), 1)
        column.addLayout(row)

    def _add_camera(self, column: QVBoxLayout) -> None:
        speak = self._speak
        self.camera = Camera(self)
        self.camera.frame.connect(self._frame)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.camera_button = QPushButton(speak("Camera"), self)
        self.camera_button.setObjectName("scan_camera")
        self.camera_button.setIcon(icon("camera", self))
        self.camera_button.setAutoDefault(False)
        self.camera_button.setEnabled(self.camera.there)
        self.camera_button.clicked.connect(self._look)
        row.addWidget(self.camera_button)
        said = (
            speak("Hold the code in front of the camera.")
            if self.camera.there
            else speak("No camera is found that this program can use.")
        )
        self.camera_words = Label(said, tone=Tone.MUTED, name="scan_camera_words")
        row.addWidget(self.camera_words, 1)
        column.addLayout(row)
        self.view = QLabel(self)
        self.view.setObjectName("scan_view")
        self.view.setFixedSize(_FRAME)
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.hide()
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)

    def read_file(self, path: Path) -> None:
        """Look for a code in a picture or a PDF."""
        scanned = self._session.scanned
        self.banner.say(self._speak("Looking for the code …"), Tone.MUTED)
        self._ask(lambda: scanned.in_pictures(pictures.pictures(path)), self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or _file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file(event)
        if path is not None:
            self.read_file(path)
        elif event.mimeData().hasImage():
            self._read_image(event.mimeData().imageData(), self._failed)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.camera.stop()
        super().closeEvent(event)

    def _typed(self) -> None:
        text = self.line.text()
        if text.strip():
            self._ask(lambda: self._session.scanned.find(text), self._failed)

    def _choose(self) -> None:
        pickers.open_file(
            self,
            self._speak("Photo or scan with a code"),
            None,
            self._speak("Pictures and PDF files")
            + " (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.pdf)",
            self.read_file,
        )

    def _look(self) -> None:
        self.view.show()
        self.camera.start()

    def _frame(self, image: QImage) -> None:
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.view.setPixmap(QPixmap.fromImage(image).scaled(_FRAME, keep))
        # Most frames have no code (yet): nothing is said of them.
        self._read_image(image, lambda _error: None)

    def _read_image(self, image: QImage, failed: Callable[[ClerkError], None]) -> None:
        scanned = self._session.scanned
        self._ask(lambda: scanned.in_pictures((pictures.greys(image),)), failed)

    def _ask(self, act: Callable[[], Target], failed: Callable[[ClerkError], None]) -> None:
        if self._looking:
            return
        self._looking = True

        def over(error: ClerkError) -> None:
            self._looking = False
            failed(error)

        workers.run(act, owner=self, done=self._found, failed=over)

    def _found(self, target: Target) -> None:
        self._looking = False
        self.camera.stop()
        self.accept()
        self.found.emit(target)

    def _failed(self, error: ClerkError) -> None:
        self.banner.say(self._speak(error.sentence), Tone.PROBLEM)
        self.line.selectAll()
        self.line.setFocus()


def _file(event: QDropEvent) -> Path | None:
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(paths[0]) if paths else None
