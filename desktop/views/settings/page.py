"""What every page of the settings has: words for the quiet line, a heading, room to breathe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.views import workers
from desktop.views.theme import GROUP
from desktop.views.widgets.labels import title

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.views.language import Speaker

    Result = TypeVar("Result")


class Page(QWidget):
    """A page; ``column`` is where its parts go. It asks by signal, as a tab does."""

    said = Signal(str)
    trouble = Signal(str)
    working = Signal(str, object)
    print_asked = Signal(object)

    def __init__(self, session: Session, speaker: Speaker, heading: str) -> None:
        super().__init__()
        self._session, self._speak = session, speaker
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(title(heading))
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, GROUP, GROUP, 0)
        self.column.setSpacing(GROUP)
        area.setWidget(inner)
        outer.addWidget(area, 1)

    def shown(self) -> None:
        """The page came to the front."""

    def do(
        self,
        act: Callable[[], Result],
        done: Callable[[Result], object],
        words: str = "",
    ) -> None:
        """Do something in a worker; trouble goes to the quiet line."""
        job = workers.run(
            act, owner=self, done=lambda result: _call(done, result), failed=self.failed
        )
        if words:
            self.working.emit(words, job)

    def failed(self, error: ClerkError) -> None:
        """Show what went wrong."""
        self.trouble.emit(self._speak(error.sentence))


def _call(done: Callable[[Result], object], result: Result) -> None:
    done(result)
