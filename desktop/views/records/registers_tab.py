"""A tab of several registers, one at a time: a bar above, the register below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.views.icons import icon
from desktop.views.tab import Tab
from desktop.views.theme import GAP
from desktop.views.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.records.pane import RegisterPane

    Kind = tuple[Sentence, str, Callable[..., RegisterPane]]

_KEYS = 10
"""Alt+1 to Alt+9, then Alt+0, bring the first ten registers to the front."""


class RegistersTab(Tab):
    """Subclasses name their registers: words, icon and maker of each, and their page of help."""

    kinds: ClassVar[Mapping[str, Kind]]
    help: ClassVar[str]

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        ask: Callable[..., object],
    ) -> None:
        super().__init__()
        self.setObjectName(f"{self.help}_tab")
        self.session, self._speak, self._ask_four = session, speaker, ask
        self.panes: dict[str, RegisterPane] = {}
        self._states: dict[str, Mapping[str, Any]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.setSpacing(GAP)
        self.bar = TabBar(self)
        self.bar.setObjectName("registers")
        self.bar.setAccessibleName(speaker("Registers"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for number, (name, (words, sign, _make)) in enumerate(self.permitted().items(), start=1):
            at = self.bar.addTab(icon(sign, self, size=18), speaker(words))
            self.bar.setTabData(at, name)
            self.bar.setTabToolTip(at, speaker(words))
            if number <= _KEYS:
                key = f"Alt+{number % _KEYS}"
                self.bar.setTabToolTip(at, f"{speaker(words)}  {key}")
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(lambda at=at: self.bar.setCurrentIndex(at))
        column.addWidget(self.bar)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(lambda at: self.show_register(self.bar.tabData(at)))

    @property
    def current(self) -> str:
        """The register in front."""
        return str(self.bar.tabData(self.bar.currentIndex()))

    def show_register(self, name: str) -> RegisterPane:
        """Bring a register to the front; it is built when it is first asked for."""
        pane = self._brought(name)
        if self.isVisible():
            pane.shown()
        return pane

    def _brought(self, name: str) -> RegisterPane:
        pane = self._pane(name)
        at = list(self.permitted()).index(name)
        if self.bar.currentIndex() != at:
            self.bar.setCurrentIndex(at)
        self.stack.setCurrentWidget(pane)
        return pane

    @classmethod
    def opens(cls) -> frozenset[str]:
        return frozenset(cls.kinds)

    def turn_to(self, register: str, page: str = "") -> None:
        if register in self.permitted():
            self.show_register(register)

    def open(self, register: str, record: UUID, page: str = "") -> None:
        """Open a record of a register; those of other tabs are asked of the frame."""
        if register in self.permitted():
            self.show_register(register).open(record, page)
        elif register not in self.opens():
            self.go_asked.emit(register, record)

    def shown(self) -> None:
        # The window round the tab may itself be shown only a moment later: when it was just built.
        self._brought(self.current).shown()

    def search(self, text: str) -> None:
        self._pane(self.current).list.box.setText(text)

    def state(self) -> Mapping[str, object]:
        return {
            "current": self.current,
            "panes": {name: pane.state() for name, pane in self.panes.items()},
        }

    def restore(self, state: Mapping[str, object]) -> None:
        panes = state.get("panes")
        self._states = dict(panes) if isinstance(panes, dict) else {}
        names = list(self.permitted())
        name = str(state.get("current") or names[0])
        self.bar.setCurrentIndex(names.index(name))
        self._pane(name)

    def leave(self) -> Callable[[], object] | None:
        acts = [act for act in (pane.leave() for pane in self.panes.values()) if act is not None]
        return (lambda: [act() for act in acts]) if acts else None

    def _pane(self, name: str) -> RegisterPane:
        if name not in self.panes:
            make = self.kinds[name][2]
            pane = make(self.session, self._speak, self._ask_four, self.open)
            pane.said.connect(self.said)
            pane.trouble.connect(self.trouble)
            pane.print_asked.connect(self.print_asked)
            pane.export_asked.connect(lambda records, name=name: self._export(name, records))
            pane.go_asked.connect(self._asked)
            pane.list.code_typed.connect(self.code_scanned)
            pane.desk.saved.connect(lambda _file, name=name: self._others_follow(name))
            self.panes[name] = pane
            self.stack.addWidget(pane)
            if name in self._states:
                pane.restore(self._states.pop(name))
        return self.panes[name]

    def permitted(self) -> Mapping[str, Kind]:
        """Return the registers that the user may see."""
        return self.kinds

    def _asked(self, what: str, record: UUID | None) -> None:
        """A pane asks for something of another one (subclasses know more)."""
        if what in self.panes:
            self.panes[what].refresh()

    def _others_follow(self, changed: str) -> None:
        """What one register keeps is shown and judged in the others."""
        for name, pane in self.panes.items():
            if name != changed:
                pane.refresh()

    def _export(self, register: str, records: tuple[UUID, ...]) -> None:
        self.export_asked.emit((register, records))
