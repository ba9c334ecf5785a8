"""The network: the directory at the left, its picture beside it, an agency in its place when open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.office.agencies import OFFICE
from desktop.rules.permissions import Act
from desktop.views import pickers
from desktop.views.cases import looks
from desktop.views.cases.import_dialog import ImportDialog
from desktop.views.cases.links import lists_and_links
from desktop.views.cases.network_picture import NetworkPicture
from desktop.views.cases.panes import CasesTabPane
from desktop.views.cases.printing import TITLES, papers
from desktop.views.icons import icon
from desktop.views.records.panel import RecordPanel
from desktop.views.theme import GAP
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.office.agencies import Picture
    from desktop.office.agency_import import ImportPlan
    from desktop.office.session import Session
    from desktop.views.language import Speaker

    Go = Callable[[str, UUID], object]

_PAPERS = ("whom_to_call", "network_a4", "network_a3")


class AgenciesPane(CasesTabPane):
    """The directory, drawn as a picture while no agency is open."""

    several = "whom_to_call"
    of_none = frozenset(_PAPERS)

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.agencies_look(), session.agencies
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers(*_PAPERS),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        self.picture = NetworkPicture(speaker)
        self.picture.opened.connect(self._open_node)
        self._beside = self._make_beside()
        self.split.addWidget(self._beside)
        self.split.setStretchFactor(2, 3)
        self.split.setSizes([340, 0, 880])
        self.desk.saved.connect(lambda _file: self.draw())

    def shown(self) -> None:
        super().shown()
        self.draw()

    def restore(self, state: Mapping[str, Any]) -> None:
        super().restore(state)
        self._beside.setVisible(not self.desk.busy)
        self.draw()

    def draw(self) -> None:
        """Draw the picture anew."""
        run(self.session.agencies.picture, owner=self, done=self._drawn, failed=self._failed)

    def came(self, record: UUID | None) -> None:
        self._beside.setVisible(not self.desk.busy)

    def new(self) -> None:
        super().new()
        self._beside.setVisible(not self.desk.busy)

    def _make_beside(self) -> QWidget:
        speak, beside = self.speaker, QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(GAP, 0, 0, GAP)
        column.addWidget(self.picture, 1)
        row = QHBoxLayout()
        self.start_button = QPushButton(icon("copy", self), speak("Start from a model"), beside)
        self.start_button.setObjectName("network_models")
        menu = QMenu(self.start_button)
        for key, words in self.session.agencies.models():
            action = menu.addAction(speak(words))
            action.setObjectName(f"model_{key}")
            action.triggered.connect(lambda _on=False, key=key: self._start_from(key))
        self.start_button.setMenu(menu)
        self.import_button = QPushButton(
            icon("spreadsheet", self), speak("Read a spreadsheet"), beside
        )
        self.import_button.setObjectName("network_import")
        self.import_button.clicked.connect(lambda _on=False: self._ask_for_file())
        may = self.session.may(self.office.edit)
        for button in (self.start_button, self.import_button):
            button.setVisible(may)
            row.addWidget(button)
        row.addStretch(1)
        self.print_button = QPushButton(icon("print", self), speak("Print"), beside)
        self.print_button.setObjectName("network_print")
        self.print_button.setVisible(self.session.may(Act.PRINT_FORM))
        papers_ = QMenu(self.print_button)
        for kind in _PAPERS:
            action = papers_.addAction(speak(TITLES[kind]))
            action.setObjectName(f"print_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.show_paper(kind, ()))
        self.print_button.setMenu(papers_)
        row.addWidget(self.print_button)
        column.addLayout(row)
        return beside

    def _drawn(self, picture: Picture) -> None:
        nodes = picture.nodes if len(picture.nodes) > 1 else ()
        self.picture.show_network(nodes, picture.ties)

    def _open_node(self, key: str) -> None:
        if key != OFFICE:
            self.open(UUID(key))

    def _start_from(self, model: str) -> None:
        run(
            lambda: self.session.agencies.start_from(model),
            owner=self,
            done=self._added,
            failed=self._failed,
        )

    def _added(self, number: int) -> None:
        words = self.speaker.plural(
            "{n} added. Fill in the numbers and people of your place.",
            "{n} added. Fill in the numbers and people of your place.",
            number,
        )
        self.said.emit(words, None)
        self.list.refresh()
        self.draw()

    def _ask_for_file(self) -> None:
        pickers.open_file(
            self,
            self.speaker("Read a spreadsheet"),
            None,
            self.speaker("Spreadsheets (*.xlsx *.csv)"),
            self.read_file,
        )

    def read_file(self, path: Path) -> None:
        """Read a spreadsheet and show what it would add."""
        from desktop.office import agency_import

        run(
            lambda: agency_import.plan(self.session, path.read_bytes()),
            owner=self,
            done=self._show_plan,
            failed=self._failed,
        )

    def _show_plan(self, plan: ImportPlan) -> None:
        dialog = ImportDialog(self.session, self.speaker, plan, self)
        dialog.done_.connect(self._added)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
