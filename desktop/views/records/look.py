"""How one register looks in the window: its columns, filters, words and signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, Line
    from desktop.sheets.screens import Screen
    from desktop.views.language import Speaker

SIGNS: dict[str, str] = {
    Tone.READY: "check-circle",
    Tone.CONDITIONS: "info",
    Tone.WAIT: "clock",
    Tone.DANGER: "alert-octagon",
    Tone.MUTED: "circle",
}


@dataclass(frozen=True)
class Column:
    """One column of the list: a field of :class:`Line` or one of its cells.

    ``words`` has the words of codes; ``tones`` gives codes a sign; ``said`` says a line's cell
    where a code is not enough; ``sorts`` is what the column is sorted by, if not by its key. The
    first column is never given up when the list is narrow, the last goes first.
    """

    key: str
    title: Sentence
    width: int
    words: Mapping[str, Sentence] = field(default_factory=dict)
    tones: Mapping[str, Tone] = field(default_factory=dict)
    said: Callable[[Speaker, Line], str] | None = None
    sorts: str = ""


def called(entry: Entry) -> str:
    """Return what a record is called, by the first of its fields that can name it."""
    for key in ("name", "post", "worker_name"):
        if entry.values.get(key):
            return str(entry.values[key])
    return ""


@dataclass(frozen=True)
class Look:
    """What the list and the sheet of a register say. ``name`` begins the names of its widgets.

    ``called`` says what a record is called; ``ways`` names the list of how a step is known, for
    registers whose steps are answers from outside.
    """

    name: str
    icon: str
    screen: Screen
    columns: tuple[Column, ...]
    states: Mapping[str, Sentence]
    filters: Mapping[str, Sentence]
    search: Sentence
    new: Sentence
    none: Sentence
    counted: Callable[[Speaker, int], str]
    called: Callable[[Entry], str] = called
    ways: str = ""
    stations: tuple[str, ...] = ()
