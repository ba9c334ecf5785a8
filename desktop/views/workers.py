"""Long work beside the window: what the office does is done in a thread, told in the window.

Results come through queued signals, on the GUI thread, and only while their owner lives.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.errors import Cancelled, ClerkError
from desktop.views.bugs import CALM

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    Report = Callable[[int, int], None]
    Asked = Callable[[], bool]

Result = TypeVar("Result")

# Qt's objects must die on the GUI thread. A job is therefore kept here until its worker has let go
# of it, and workers are Python's own threads, which hold nothing of Qt's when they are idle.
_at_work: Final[dict[int, Job]] = {}
_resting: Final[list[Job]] = []
_numbers: Final = count()
# A list asks Python some thousand times for one painting. While a worker is busy in Python each of
# these waits until the worker lets go; after Python's own 5 ms that would hold the window up.
sys.setswitchinterval(0.0005)
_threads: Final = ThreadPoolExecutor(max_workers=4, thread_name_prefix="office")


class Job(QObject):
    """One piece of work under way. ``cancel()`` asks it to stop; ``running`` until it ended."""

    progressed = Signal(int, int)
    ended = Signal()
    _told = Signal(object, object)

    def __init__(
        self,
        act: Callable[[Job], object],
        owner: QObject,
        done: Callable[[object], None],
        failed: Callable[[ClerkError], None],
    ) -> None:
        super().__init__()
        self._act = act
        self._owner = owner
        self._done = done
        self._failed = failed
        self._stop = Event()
        self._last_report = 0.0
        self.running = True
        self.number = next(_numbers)
        self.errand: Future[None] | None = None
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next chance; it then fails with :class:`Cancelled`."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether Cancel was pressed (asked from the worker)."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is (called from the worker, as often as it likes)."""
        now = perf_counter()
        if done >= total or now - self._last_report > 0.05:
            self._last_report = now
            self.progressed.emit(done, total)

    def work(self) -> None:
        """Do the work; called once, in the worker's thread."""
        try:
            result, error = self._act(self), None
        except BaseException as raised:  # noqa: BLE001  handed to the GUI thread and raised there
            result, error = None, raised
        self._told.emit(result, error)

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        self.running = False
        _rest(_at_work.pop(self.number))
        self.ended.emit()
        if not shiboken6.isValid(self._owner):
            return
        if error is None:
            self._done(result)
        elif isinstance(error, ClerkError):
            self._failed(error)
        else:
            # A bug: the one door for bugs (desktop.views.bugs) is Python's own hook.
            sys.excepthook(type(error), error, error.__traceback__)
            self._failed(ClerkError(CALM))


def run(
    act: Callable[[], Result],
    *,
    owner: QObject,
    done: Callable[[Result], None],
    failed: Callable[[ClerkError], None],
) -> Job:
    """Do ``act`` in a worker; then call ``done(result)`` or ``failed(error)`` on this thread.

    ``error.sentence`` is what to show. Neither is called once ``owner`` was deleted. An exception
    that is no :class:`ClerkError` goes to the door for bugs; ``failed`` then gets the calm
    sentence, so that the window can let go of its bar.
    """
    return _start(Job(lambda _job: act(), owner, done, failed))  # type: ignore[arg-type]


def run_long(
    act: Callable[[Report, Asked], Result],
    *,
    owner: QObject,
    done: Callable[[Result], None],
    failed: Callable[[ClerkError], None],
    progress: Report | None = None,
) -> Job:
    """Like :func:`run` for work that tells how far it is and can be cancelled.

    ``act(report, cancelled)`` gets the two callables that use cases ask for. Cancelled work calls
    ``failed`` with :class:`Cancelled`.
    """
    job = Job(lambda job: act(job.report, job.cancelled), owner, done, failed)  # type: ignore[arg-type]
    if progress is not None:
        told = progress

        def pass_on(at: int, total: int) -> None:
            if shiboken6.isValid(owner):
                told(at, total)

        job.progressed.connect(pass_on, Qt.ConnectionType.QueuedConnection)
    return _start(job)


def _start(job: Job) -> Job:
    _at_work[job.number] = job
    job.errand = _threads.submit(_work, job.number)
    return job


def _work(number: int) -> None:
    _at_work[number].work()


def _rest(job: Job) -> None:
    """Keep a job that ended until its worker is out of it; let go of those that are."""
    _resting.append(job)
    _resting[:] = [each for each in _resting if each.errand is None or not each.errand.done()]


def was_cancelled(error: ClerkError) -> bool:
    """Whether work failed only because the user stopped it."""
    return isinstance(error, Cancelled)


class StallMeter(QObject):
    """Measures the longest time in which the window could not have answered, in seconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worst = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self.worst = 0.0
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Stop and return the longest stall since the start."""
        self._tick()
        self._timer.stop()
        return self.worst

    def _tick(self) -> None:
        now = perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now


def all_quiet() -> bool:
    """Whether no job is under way."""
    return not _at_work
