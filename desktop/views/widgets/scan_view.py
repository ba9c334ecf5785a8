"""A scan beside a form: the clerk reads the paper and types what stands on it.

The file is decoded away from the window and never leaves the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.views.icons import icon
from desktop.views.theme import GROUP, HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.pictures import make_picture, read_image
from desktop.views.widgets.scan_canvas import ONE_STEP, ScanCanvas
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from desktop.errors import ClerkError
    from desktop.i18n import Sentence
    from desktop.views.language import Speaker
    from desktop.views.widgets.pdf_pages import PdfPages
    from desktop.views.widgets.pictures import Picture

PDF: Final = "application/pdf"
_PICTURES: Final = "image/"

NO_SCAN: Final = T("No scan yet.")
OPENING: Final = T("The scan is being opened …")
OTHER_KIND: Final = T("The program cannot show this kind of file. It is kept safely.")


class ScanView(QWidget):
    """Shows a picture or a PDF page by page. While it is seen, its keys work in the whole window."""

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_view")
        self._speak = speaker
        self._buttons: dict[str, tuple[QToolButton, str]] = {}
        self._pdf: PdfPages | None = None
        self._shown = 0  # which scan: what was decoded for an earlier one is dropped
        self._count = 0
        self._page = 0
        self._fresh = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self.title = Label(tone=Tone.MUTED, points=HELP_PT, name="scan_title")
        column.addWidget(self.title)
        column.addLayout(self._bar())
        self.words = Label(tone=Tone.MUTED, name="scan_words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMargin(GROUP)
        self.canvas = ScanCanvas(self)
        self.canvas.zoomed.connect(self._show_zoom)
        self.canvas.page_asked.connect(self._turn_page)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.canvas)
        column.addWidget(self._stack, 1)
        self._draw_icons()
        self.setFocusProxy(self.canvas)
        self.clear(NO_SCAN)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the scan has; 0 when none is shown."""
        return self._count

    def showing(self) -> bool:
        """Whether a page is to be seen (and not words in its place)."""
        return self._stack.currentWidget() is self.canvas

    def show_scan(self, data: bytes, media_type: str, title: str) -> None:
        """Show a file. A broken one, or one of another kind, is answered in words in its place."""
        self.clear(OPENING)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.canvas.setAccessibleName(title or self._speak("Scan"))
        if media_type == PDF:
            self._open_pdf(data)
        elif media_type.startswith(_PICTURES):
            self._count = 1
            self._prepare(lambda: make_picture(read_image(data)))
        else:
            self._say(OTHER_KIND)

    def clear(self, sentence: Sentence = NO_SCAN) -> None:
        """Let go of what was shown and say ``sentence`` in its place."""
        self._shown += 1
        self._count = self._page = 0
        self._fresh = True
        self.title.hide()
        if self._pdf is not None:
            self._pdf.close()
        self._say(sentence)

    def zoom_in(self) -> None:
        """Show it larger."""
        self.canvas.set_zoom(self.canvas.zoom * ONE_STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.canvas.set_zoom(self.canvas.zoom / ONE_STEP)

    def fit_width(self) -> None:
        """Show the whole width."""
        self.canvas.set_zoom(1.0)

    def rotate(self) -> None:
        """Turn it by a quarter, clockwise."""
        self.canvas.turn()

    def next_page(self) -> None:
        """Go on one page."""
        self._turn_page(1)

    def previous_page(self) -> None:
        """Go back one page."""
        self._turn_page(-1)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        speak = self._speak
        out = self._button("out", speak("Smaller"), "zoom-out", self.zoom_out, "Ctrl+-")
        self.percent = Label(tone=Tone.MUTED, wrap=False, name="scan_zoom")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("800 %"))
        larger = self._button("in", speak("Larger"), "zoom-in", self.zoom_in, "Ctrl++", "Ctrl+=")
        fit = self._button("fit", speak("Whole width"), "fit-width", self.fit_width, "Ctrl+0")
        turn = self._button("turn", speak("Turn by a quarter"), "rotate", self.rotate, "Ctrl+R")
        back = self._button(
            "back", speak("Page before"), "chevron-left", self.previous_page, "Alt+PgUp"
        )
        self.page_words = Label(tone=Tone.MUTED, wrap=False, name="scan_page")
        on = self._button("on", speak("Next page"), "chevron-right", self.next_page, "Alt+PgDown")
        for widget in (out, self.percent, larger, fit, turn):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (back, self.page_words, on):
            row.addWidget(widget)
        return row

    def _button(
        self, name: str, words: str, sign: str, act: Callable[[], None], *keys: str
    ) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"scan_{name}")
        button.setAccessibleName(words)
        shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words}  {shown}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(QSize(20, 20))
        button.clicked.connect(lambda _on=False: act())
        for each in keys:
            shortcut = QShortcut(QKeySequence(each), self)
            shortcut.activated.connect(act)
            shortcut.activatedAmbiguously.connect(lambda: self._in_use().button(name).click())
        self._buttons[name] = (button, sign)
        return button

    def button(self, name: str) -> QToolButton:
        """Return a button of the bar: out, in, fit, turn, back or on."""
        return self._buttons[name][0]

    def _in_use(self) -> ScanView:
        """Return whom keys mean that several scans in the window heed: where the keyboard is."""
        views = [view for view in self.window().findChildren(ScanView) if view.isVisible()]
        now = QApplication.focusWidget()
        held = [view for view in views if now is not None and view.isAncestorOf(now)]
        return (held or [view for view in views if view.showing()] or [self])[0]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        for button, sign in self._buttons.values():
            button.setIcon(icon(sign, self))

    def _open_pdf(self, data: bytes) -> None:
        if self._pdf is None:
            # Imported here: the library is large, and most people look at no PDF.
            from desktop.views.widgets.pdf_pages import PdfPages

            self._pdf = PdfPages(self)
            self._pdf.opened.connect(self._opened)
            self._pdf.drawn.connect(self._drawn)
            self._pdf.failed.connect(self._say)
        self._pdf.open(data)

    def _opened(self, pages: int) -> None:
        self._count = pages
        if self._pdf is not None:
            self._pdf.draw(0)

    def _drawn(self, page: int, image: QImage) -> None:
        self._prepare(lambda: make_picture(image), page)

    def _prepare(self, make: Callable[[], Picture], page: int = 0) -> None:
        shown = self._shown

        def current() -> bool:
            return shown == self._shown and page == self._page

        def done(picture: Picture) -> None:
            if current():
                self._put(picture)

        def failed(error: ClerkError) -> None:
            if current():
                self._say(error.sentence)

        run(make, owner=self, done=done, failed=failed)

    def _put(self, picture: Picture) -> None:
        self.canvas.show_picture(picture, fresh=self._fresh)
        self._fresh = False
        self._stack.setCurrentWidget(self.canvas)
        self._show_state()

    def _say(self, sentence: Sentence) -> None:
        self.canvas.show_picture(None, fresh=True)
        self.words.setText(self._speak(sentence))
        self._stack.setCurrentWidget(self.words)
        self._show_state()

    def _turn_page(self, by: int) -> None:
        page = self._page + by
        if self._pdf is not None and self.showing() and 0 <= page < self._count:
            self._page = page
            self._show_state()
            self._pdf.draw(page)

    def _show_state(self) -> None:
        seen = self.showing()
        several = seen and self._count > 1
        more = {"back": self._page > 0, "on": self._page + 1 < self._count}
        for name, (button, _sign) in self._buttons.items():
            able = several and more[name] if name in more else seen
            if button.hasFocus() and not able:
                self.canvas.setFocus()  # else the keyboard would go astray, into the form
            button.setEnabled(able)
            button.setVisible(several or name not in more)
        words = self._speak("{page} / {pages}", page=self._page + 1, pages=self._count)
        self.page_words.setText(words if several else "")
        told = self._speak("Page {page} of {pages}", page=self._page + 1, pages=self._count)
        self.canvas.setAccessibleDescription(told if seen else "")
        self._show_zoom()

    def _show_zoom(self) -> None:
        seen = self.showing()
        self.percent.setText(f"{round(self.canvas.zoom * 100)} %" if seen else "")
