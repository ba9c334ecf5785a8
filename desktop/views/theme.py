"""How the window looks: colours for light and dark, sizes, the grid and the ring of focus.

One accent (tea-leaf green), neutral greys; red is for danger to a person and nothing else. All
texts reach WCAG 2.1 AA (4.5 to 1) on the surfaces they stand on; a test computes the ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Scheme = Literal["system", "light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("system", "light", "dark")

STEP: Final = 4  # every distance is a multiple of it, in device-independent pixels
GAP: Final = 8  # between fields
GROUP: Final = 16  # between groups
PAGE: Final = 24  # round a page

BODY_PT: Final = 11.0
CENTRE_PT: Final = 13.0
TITLE_PT: Final = 15.0
HELP_PT: Final = 9.5

RADIUS: Final = 4

_EDGED: Final = (
    "QAbstractItemView", "QCheckBox", "QComboBox", "QLineEdit", "QPlainTextEdit", "QRadioButton",
    "QTextEdit",
)  # fmt: skip
"""What has an edge that must be seen: what is typed in, ticked or chosen from."""
_DARKER: Final = 135  # Fusion darkens a palette's window by a little more for the edges on it


class Tone(StrEnum):
    """What a colour says; words always stand beside it."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    READY = "ready"
    CONDITIONS = "conditions"
    WAIT = "wait"
    DANGER = "danger"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Colours:
    """The colours of one scheme, as ``#rrggbb``."""

    dark: bool
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    frame: str
    accent: str
    on_accent: str
    selected: str
    on_selected: str
    conditions: str
    wait: str
    danger: str
    problem: str

    def of(self, tone: Tone) -> QColor:
        """Return the colour in which ``tone`` is written or drawn."""
        name = {Tone.READY: "accent"}.get(tone, tone.value)
        return QColor(getattr(self, name))


LIGHT: Final = Colours(
    dark=False,
    window="#f3f4f1",
    base="#ffffff",
    raised="#e8ebe5",
    text="#1b201c",
    muted="#565f58",
    line="#ccd1ca",
    frame="#7d867e",
    accent="#2c6a3b",
    on_accent="#ffffff",
    selected="#d5e8d6",
    on_selected="#12301a",
    conditions="#735000",
    wait="#943800",
    danger="#b3201a",
    problem="#8a3b12",
)
DARK: Final = Colours(
    dark=True,
    window="#1f2320",
    base="#2a302c",
    raised="#343b36",
    text="#e7eae6",
    muted="#a7b0a8",
    line="#3c433d",
    frame="#7c867e",
    accent="#86c492",
    on_accent="#0f2415",
    selected="#2d5237",
    on_selected="#f2f7f2",
    conditions="#e3bd5d",
    wait="#f2a578",
    danger="#ff8f86",
    problem="#efac7f",
)


def colours_of(widget: QWidget) -> Colours:
    """Return the scheme in which ``widget`` is painted now."""
    return DARK if widget.palette().color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def palette_for(colours: Colours) -> QPalette:
    """Return Fusion's palette in ``colours``."""
    role = QPalette.ColorRole
    shades = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.window,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.on_selected,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.base,
        role.Midlight: colours.raised,
        role.Mid: colours.line,
        role.Dark: colours.frame,
        role.Shadow: colours.frame,
    }
    palette = QPalette()
    for each, shade in shades.items():
        palette.setColor(each, QColor(shade))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(colours.window))
    return palette


def edged(colours: Colours) -> QPalette:
    """Return the palette of what has an edge: Fusion's own is not seen in the dark at all."""
    palette = palette_for(colours)
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.frame).lighter(_DARKER))
    return palette


def sized(font: QFont, points: float, *, bold: bool = False) -> QFont:
    """Return a copy of ``font`` in ``points``."""
    copy = QFont(font)
    copy.setPointSizeF(points)
    if bold:
        copy.setWeight(QFont.Weight.DemiBold)
    return copy


def enlarged(points: float) -> float:
    """Return a size as it is now: everything is larger in the Children's Centre's own window."""
    return points * max(1.0, QApplication.font().pointSizeF() / BODY_PT)


class FocusRing(QFocusFrame):
    """A ring of the accent round whatever has the keyboard, so that one never has to look."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("focus_ring")

    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go where the focus went; windows and pages themselves get no ring."""
        wanted = now is not None and not now.isWindow() and bool(now.property("ring") is not False)
        self.setWidget(now if wanted else None)  # type: ignore[arg-type]  # None takes it off

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self).accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
        event.accept()


class Theme(QObject):
    """Dresses the application; ``changed`` tells those who paint by hand that colours changed."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme: Scheme = scheme
        app.setStyle("Fusion")
        app.setFont(sized(app.font(), BODY_PT))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._ring = FocusRing()
        app.focusChanged.connect(self._ring.follow)
        self.use(scheme)

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    @property
    def colours(self) -> Colours:
        """The colours in use now."""
        if self._scheme != "system":
            return DARK if self._scheme == "dark" else LIGHT
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def use(self, scheme: Scheme) -> None:
        """Change to ``scheme`` at once."""
        self._scheme = scheme
        self._app.setPalette(palette_for(self.colours))
        for kind in _EDGED:
            self._app.setPalette(edged(self.colours), kind)  # type: ignore[arg-type]  # PySide wants str
        self.changed.emit()

    def enlarge(self, *, large: bool) -> None:
        """Speak in larger type: in the Children's Centre's own window."""
        self._app.setFont(sized(self._app.font(), CENTRE_PT if large else BODY_PT))

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.use("system")
