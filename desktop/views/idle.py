"""What can wait is done when no worker is at work: two of them at once would hold the window up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from desktop.views import workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

PAUSE_MS: Final = 10


def when_quiet(owner: QObject, act: Callable[[], object]) -> None:
    """Do ``act`` on this thread once no worker is at work; never if ``owner`` is gone by then."""
    if workers.all_quiet():
        act()
        return
    QTimer.singleShot(PAUSE_MS, owner, lambda: when_quiet(owner, act))
