"""What the window tells: an empty list, advice, a quiet line with Undo, a bar of long work."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.icons import icon, pixmap
from desktop.views.theme import GAP, GROUP, HELP_PT, RADIUS, STEP, Tone, colours_of
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.views.language import Speaker
    from desktop.views.workers import Job

SIGNS = {
    Tone.READY: "check-circle",
    Tone.CONDITIONS: "info",
    Tone.WAIT: "clock",
    Tone.DANGER: "alert-octagon",
    Tone.PROBLEM: "alert-triangle",
    Tone.MUTED: "info",
    Tone.ACCENT: "info",
    Tone.TEXT: "info",
}


class EmptyState(QWidget):
    """What stands where a list has nothing: one sentence and the button that fills it."""

    pressed = Signal()

    def __init__(self, words: str, verb: str = "", sign: str = "list") -> None:
        super().__init__()
        self.setObjectName("empty_state")
        column = QVBoxLayout(self)
        column.setSpacing(GROUP)
        column.addStretch(2)
        self._sign = QLabel(self)
        self._name = sign
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = Label(words, tone=Tone.MUTED, name="empty_words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        self.button = QPushButton(verb, self)
        self.button.setObjectName("empty_button")
        self.button.clicked.connect(self.pressed)
        self.button.setVisible(bool(verb))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(self._name, self, Tone.MUTED, 40))


class Panel(QFrame):
    """A raised surface with a stripe in the tone of what it says."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFrameShape(QFrame.Shape.NoFrame)

    def set_tone(self, tone: Tone) -> None:
        """Say it in ``tone``."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.base))
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.of(self._tone))
        painter.drawRoundedRect(0, 0, STEP, self.height(), STEP // 2, STEP // 2)
        painter.end()
        event.accept()


class AdviceCard(Panel):
    """One reason: a sign and its name in words, the law it comes from, and what to do next."""

    def __init__(self, tone: Tone, words: str, source: str = "", next_step: str = "") -> None:
        super().__init__(tone)
        self.setObjectName("advice_card")
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 3, GAP, GAP, GAP)
        row.setSpacing(GAP)
        self._sign = QLabel(self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(STEP // 2)
        row.addLayout(column, 1)
        column.addWidget(Label(words, name="advice_words"))
        if source:
            column.addWidget(Label(source, tone=Tone.MUTED, points=HELP_PT, name="advice_source"))
        if next_step:
            column.addWidget(Label(f"→ {next_step}", tone=Tone.ACCENT, name="advice_next"))
        self.setAccessibleName(" ".join(part for part in (words, source, next_step) if part))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(SIGNS[self._tone], self, self._tone, 18))


class Banner(Panel):
    """A line across a page that stays until it is answered, with up to two verbs."""

    def __init__(self, tone: Tone = Tone.CONDITIONS, parent: QWidget | None = None) -> None:
        super().__init__(tone, parent)
        self.setObjectName("banner")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(STEP * 3, GAP, GAP, GAP)
        self._row.setSpacing(GAP)
        self._sign = QLabel(self)
        self._row.addWidget(self._sign)
        self.words = Label(name="banner_words")
        self._row.addWidget(self.words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def say(
        self,
        words: str,
        tone: Tone = Tone.CONDITIONS,
        *verbs: tuple[str, Callable[[], object]],
    ) -> None:
        """Show ``words``, and a button for each verb."""
        self.set_tone(tone)
        self.words.setText(words)
        self._sign.setPixmap(pixmap(SIGNS[tone], self, tone, 18))
        self._clear()
        for at, (verb, act) in enumerate(verbs):
            button = QPushButton(verb, self)
            button.setObjectName(f"banner_button_{at}")
            button.clicked.connect(lambda _on=False, act=act: act())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []


class QuietLine(QWidget):
    """The line at the bottom: what was done, and Undo where it can be undone."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("quiet_line")
        self._undo: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, STEP, GAP, STEP)
        row.setSpacing(GAP)
        self._sign = QLabel(self)
        row.addWidget(self._sign)
        self.words = Label(wrap=True, name="quiet_words")
        row.addWidget(self.words, 1)
        self.button = QPushButton(speaker("Undo"), self)
        self.button.setObjectName("quiet_undo")
        self.button.setIcon(icon("undo", self))
        self.button.clicked.connect(self._undone)
        self.button.hide()
        row.addWidget(self.button)
        self.setMinimumHeight(self.button.sizeHint().height() + 2 * STEP)

    def say(
        self, words: str, undo: Callable[[], object] | None = None, tone: Tone = Tone.MUTED
    ) -> None:
        """Show ``words``; with ``undo`` a button takes back what was done."""
        self.words.setText(words)
        self.words.set_tone(Tone.TEXT if tone == Tone.MUTED else tone)
        self._undo = undo
        self.button.setVisible(undo is not None)
        if words:
            sign = "check" if tone == Tone.MUTED else SIGNS[tone]
            self._sign.setPixmap(pixmap(sign, self, tone, 16))
        else:
            self._sign.clear()
        self.setAccessibleName(words)

    def _undone(self) -> None:
        undo, self._undo = self._undo, None
        self.button.hide()
        if undo is not None:
            undo()


class JobBar(QWidget):
    """Long work: what is done, how far, how long it may still take, and Cancel."""

    cancelled = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_bar")
        self._speak = speaker
        self._began = 0.0
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, STEP, GAP, STEP)
        row.setSpacing(GAP)
        self.words = Label(wrap=False, name="job_words")
        row.addWidget(self.words)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("job_progress")
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(160)
        row.addWidget(self.bar, 1)
        self.time = Label(tone=Tone.MUTED, wrap=False, name="job_time")
        row.addWidget(self.time)
        self.button = QPushButton(speaker("Cancel"), self)
        self.button.setObjectName("job_cancel")
        self.button.clicked.connect(self._cancel)
        row.addWidget(self.button)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.show)
        self.hide()

    def watch(self, words: str, job: Job, *, cancel: bool = True, at_once: bool = False) -> None:
        """Show ``job`` until it ends; quick work (under 0.3 s) shows nothing at all."""
        self._job = job
        self._began = monotonic()
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.time.setText("")
        self.bar.setRange(0, 0)
        self.button.setVisible(cancel)
        self.button.setEnabled(True)
        job.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        job.ended.connect(self._end)
        if at_once:
            self.show()
        else:
            self._late.start(300)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        spent = monotonic() - self._began
        counted = self._speak("{done} of {total}", done=done, total=total)
        left = round(spent / done * (total - done)) if done and spent > 1 else 0
        if left > 1:
            counted += " · " + self._speak("about {n} s left", n=left)
        self.time.setText(counted)

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
        self.cancelled.emit()

    def _end(self) -> None:
        self._job = None
        self._late.stop()
        self.hide()
