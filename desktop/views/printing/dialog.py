"""The window before printing: the pages, the paper's language, copies; print or save as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout

from desktop.errors import Cancelled, ClerkError, StorageTrouble
from desktop.i18n import T
from desktop.views import pickers, workers
from desktop.views.icons import icon
from desktop.views.printing import printer as printing
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import Banner, JobBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.tab import PaperLanguage, PaperLike, PrintRequest

LANGUAGES: Final[tuple[tuple[PaperLanguage, Sentence], ...]] = (
    ("zh_CN", T("Chinese")),
    ("en", T("English")),
    ("both", T("Chinese and English")),
)


class PrintDialog(QDialog):
    """``on_paper`` tells that the paper was printed or saved."""

    on_paper = Signal()

    def __init__(
        self,
        request: PrintRequest,
        session: Session,
        speaker: Speaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self._request, self._session, self._speak = request, session, speaker
        self._paper: PaperLike | None = None
        self._making: workers.Job | None = None
        self.setWindowTitle(request.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.banner = Banner()
        column.addLayout(self._head())
        column.addWidget(self.banner)
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName("pages")
        self.view.setAccessibleName(request.title)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        column.addWidget(self.view, 1)
        self.bar = JobBar(speaker)
        column.addWidget(self.bar)
        column.addLayout(self._foot())
        self.resize(900, 700)
        self.finished.connect(self._closed)
        self._make()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        label = Label(self._speak("Language of the paper"), wrap=False)
        row.addWidget(label)
        self.language = QComboBox(self)
        self.language.setObjectName("paper_language")
        self.language.setAccessibleName(label.text())
        label.setBuddy(self.language)
        for code, words in self._request.languages or LANGUAGES:
            self.language.addItem(self._speak(words), code)
        spoken = self.language.findData(self._speak.language)
        # A paper with languages of its own begins with the one that says most.
        self.language.setCurrentIndex(0 if self._request.languages else spoken)
        self.language.currentIndexChanged.connect(lambda _at: self._make())
        row.addWidget(self.language)
        row.addStretch(1)
        self.count = Label(tone=Tone.MUTED, wrap=False, name="page_count")
        row.addWidget(self.count)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.close_button = QPushButton(self._speak("Close"), self)
        self.close_button.setObjectName("close")
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.close_button)
        row.addStretch(1)
        label = Label(self._speak("Copies"), wrap=False)
        row.addWidget(label)
        self.copies = QSpinBox(self)
        self.copies.setObjectName("copies")
        self.copies.setAccessibleName(label.text())
        self.copies.setRange(1, 99)
        self.copies.valueChanged.connect(lambda _n: self._show_verb())
        row.addWidget(self.copies)
        self.save_button = QPushButton(self._speak("Save as PDF …"), self)
        self.save_button.setObjectName("save_pdf")
        self.save_button.setIcon(icon("save", self))
        self.save_button.clicked.connect(self._ask_where)
        row.addWidget(self.save_button)
        self.print_button = QPushButton(self)
        self.print_button.setObjectName("print")
        self.print_button.setIcon(icon("print", self))
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self._ask_printer)
        row.addWidget(self.print_button)
        self._show_verb()
        return row

    def _show_verb(self) -> None:
        copies = self.copies.value()
        self.print_button.setText(self._speak.plural("Print {n} copy", "Print {n} copies", copies))

    def _ready(self, *, ready: bool) -> None:
        for button in (self.print_button, self.save_button, self.copies, self.language):
            button.setEnabled(ready)

    def _make(self) -> None:
        language: PaperLanguage = self.language.currentData()
        self._ready(ready=False)
        self._making = workers.run_long(
            lambda report, cancelled: self._request.make(language, report, cancelled),
            owner=self,
            done=self._made,
            failed=self._failed,
        )
        self.bar.watch(self._speak("The pages are being made"), self._making)

    def _made(self, paper: PaperLike) -> None:
        self._making = None
        self._paper = paper
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        pages = self.document.pageCount()
        self.count.setText(self._speak.plural("{n} page", "{n} pages", pages))
        self.banner.say("")
        if paper.missing:
            words = self._speak(
                "No font has these characters; they are drawn as a box to be filled in by hand: "
                "{characters}",
                characters=" ".join(paper.missing),
            )
            self.banner.say(words, Tone.CONDITIONS)
        self._ready(ready=True)
        self.print_button.setFocus()

    def _failed(self, error: ClerkError) -> None:
        self._making = None
        self._ready(ready=True)
        made = self._paper is not None
        self.print_button.setEnabled(made)
        self.save_button.setEnabled(made)
        if isinstance(error, Cancelled) and not made:
            self.reject()
            return
        self.banner.say(self._speak(error.sentence), Tone.PROBLEM)

    def _ask_printer(self) -> None:
        printing.choose_printer(self, self.copies.value(), self._print)

    def _print(self, printer: QPrinter) -> None:
        paper = self._paper
        if paper is None:
            return
        self._ready(ready=False)

        def act(report: workers.Report, cancelled: workers.Asked) -> int:
            copies = printing.print_pdf(paper.data, printer, report, cancelled)
            self._session.papers.printed(self._request.kind, self._request.person_ids, copies)
            return copies

        job = workers.run_long(act, owner=self, done=self._printed, failed=self._failed)
        self.bar.watch(self._speak("Printing"), job)

    def _printed(self, copies: int) -> None:
        self._ready(ready=True)
        words = self._speak.plural(
            "{n} copy was sent to the printer.", "{n} copies were sent to the printer.", copies
        )
        self.banner.say(words, Tone.READY)
        self.on_paper.emit()

    def _ask_where(self) -> None:
        pickers.save_file(
            self,
            self._speak("Save as PDF"),
            self._request.name,
            self._speak("PDF files (*.pdf)"),
            self._save,
        )

    def _save(self, path: Path) -> None:
        paper = self._paper
        if paper is None:
            return
        self._ready(ready=False)

        def act() -> Path:
            write_whole(path, paper.data)
            self._session.papers.printed(
                self._request.kind, self._request.person_ids, 1, saved_as_file=True
            )
            return path

        job = workers.run(act, owner=self, done=self._saved, failed=self._failed)
        self.bar.watch(self._speak("Saving"), job, cancel=False)

    def _saved(self, path: Path) -> None:
        self._ready(ready=True)
        words = self._speak(
            "Saved as {name}. The file is not locked: whoever finds it can read it.",
            name=path.name,
        )
        self.banner.say(words, Tone.READY)
        self.on_paper.emit()

    def _closed(self) -> None:
        if self._making is not None:
            self._making.cancel()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all.

    Raises :class:`StorageTrouble` when the place is full or cannot be written to.
    """
    file = QSaveFile(str(path))
    if (
        not file.open(QIODevice.OpenModeFlag.WriteOnly)
        or file.write(QByteArray(data)) != len(data)
        or not file.commit()
    ):
        raise StorageTrouble(
            T(
                "The file could not be written: {why}. Please choose another place.",
                why=file.errorString(),
            )
        )
