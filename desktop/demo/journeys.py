"""Three years of journeys of the demo's people, in every state, with check-ins and children."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError
from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import preparation, trainings
from desktop.rules.journeys import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.office.cards import ListRow, PersonFile
    from desktop.office.session import Session

Values = dict[str, Any]
_PREPARED: Final = ((State.CHECKING, 40), (State.PREPARING, 35), (State.CLEARED, 12))
_TRAININGS: Final = (1100, 730, 390, 180, 50)
"""How many days ago those who leave were trained."""
_WELL: Final[Values] = {
    "pay_as_promised": "yes", "papers_in_hand": "yes", "free_to_leave": "yes",
    "hours_bearable": "yes", "ill_treated": "no", "threatened": "no", "works_off_debt": "no",
    "deceived": "no", "may_phone": "yes", "conditions_decent": "yes", "taken_advantage": "no",
}  # fmt: skip
_CALLS: Final = ("call", "message", "call", "visit", "relative")
_WORDS: Final = (
    "都好，想家",
    "活不重，老板人不错",
    "有点累，工资按时发了",
    "和同乡住一起，挺好",
    "学会做头发了",
)


@dataclass(frozen=True)
class Life:
    """A journey as it went: left so many days ago, the steps after that, and what was heard.

    ``steps`` are (state, days after she left, how it is known); ``heard`` are days after leaving on
    which she was reached, ``vain`` those on which she was not, ``said`` what differs from "well".
    """

    left: int
    steps: tuple[tuple[State, int, str], ...]
    heard: tuple[int, ...] = ()
    vain: tuple[int, ...] = ()
    said: Values | None = None
    values: Values | None = None
    child: Values | None = None
    again: bool = False


_GONE: Final = (State.DEPARTED, 0, "seen")
_THERE: Final = (State.ARRIVED, 2, "call")
_SETTLED: Final = (State.SETTLED, 33, "visit")
_CHECKS: Final = (2, 9, 32, 92, 183, 275, 366)
LIVES: Final = (
    Life(1, (_GONE,)),
    Life(2, (_GONE,)),
    Life(6, (_GONE,), vain=(6,)),
    Life(12, (_GONE,), vain=(4, 6)),
    Life(9, (_GONE, _THERE), heard=(2,)),
    Life(15, (_GONE, _THERE), heard=(2,), values={"residence_registered": "yes"}),
    Life(28, (_GONE, _THERE), heard=(2, 9), values={"work_as_promised": "no", "work_differs": "说是收银，实际洗碗"}),
    Life(50, (_GONE, _THERE), heard=(2, 9, 33), said={"pay_as_promised": "no", "hours_bearable": "no"}),
    Life(58, (_GONE, _THERE), heard=(2, 9, 34), said={"papers_in_hand": "no"}),
    Life(40, (_GONE, _THERE), heard=(2, 9), vain=(33, 36), child={"name": "玉囡", "situation": "left_behind", "guardian": "外婆"}),
    Life(75, (_GONE, _THERE, _SETTLED), heard=(2, 9, 32), child={"name": "岩书", "situation": "goes_along", "school_place": "no"}),
    Life(130, (_GONE, _THERE, _SETTLED), heard=(2, 9, 32, 92), values={"residence_registered": "yes"}),
    Life(210, (_GONE, _THERE, _SETTLED), heard=_CHECKS[:5], values={"residence_registered": "yes"}),
    Life(320, (_GONE, _THERE, _SETTLED), heard=_CHECKS[:5]),
    Life(430, (_GONE, _THERE, _SETTLED), heard=_CHECKS, values={"residence_registered": "yes"}),
    Life(760, (_GONE, _THERE, _SETTLED), heard=(*_CHECKS, 730), values={"residence_registered": "yes"}),
    Life(160, (_GONE, _THERE, _SETTLED, (State.MOVED_ON, 158, "message")), heard=(2, 9, 32, 92)),
    Life(240, (_GONE, _THERE, _SETTLED, (State.MOVED_ON, 120, "call"), (State.ARRIVED, 123, "call")), heard=(2, 9, 32, 92, 131, 155)),
    Life(90, (_GONE, (State.LOST_CONTACT, 14, "call")), vain=(4, 6, 8, 11)),
    Life(200, (_GONE, _THERE, (State.LOST_CONTACT, 60, "call"), (State.ARRIVED, 75, "relative")), heard=(2, 9, 75), vain=(34, 36, 45)),
    Life(170, (_GONE, _THERE, _SETTLED, (State.RETURNED, 150, "seen")), heard=(2, 9, 32, 92), values={"return_reason": "holiday"}),
    Life(400, (_GONE, _THERE, _SETTLED, (State.RETURNED, 300, "seen")), heard=_CHECKS[:5], values={"return_reason": "planned"}, again=True),
    Life(620, (_GONE, _THERE, (State.RETURNED, 45, "seen")), heard=(2, 9, 32), values={"return_reason": "unpaid", "return_owed": 180000}),
    Life(700, (_GONE, _THERE, _SETTLED, (State.RETURNED, 330, "seen")), heard=_CHECKS[:5], values={"return_reason": "family"}, again=True),
    Life(900, (_GONE, _THERE, _SETTLED, (State.RETURNED, 500, "seen")), heard=_CHECKS, values={"return_reason": "job_ended"}, again=True),
    Life(1050, (_GONE, _THERE, _SETTLED, (State.RETURNED, 700, "seen")), heard=_CHECKS, values={"return_reason": "planned"}),
    Life(980, (_GONE, _THERE, _SETTLED, (State.ENDED, 420, "")), heard=_CHECKS),
)  # fmt: skip
UNPREPARED: Final = (
    Life(3, ((State.LEFT_UNREGISTERED, 0, "relative"),)),
    Life(20, ((State.LEFT_UNREGISTERED, 0, "relative"), (State.ARRIVED, 5, "call")), heard=(5, 12)),
    Life(30, ((State.LEFT_UNREGISTERED, 0, "relative"), (State.LOST_CONTACT, 8, "call")), vain=(3, 5, 7)),
    Life(100, ((State.LEFT_UNREGISTERED, 0, "relative"), (State.RETURNED, 25, "seen")), values={"return_reason": "school"}),
)  # fmt: skip
HERE: Final = (
    (State.CHECKING,),
    (State.CHECKING, State.PREPARING),
    (State.CHECKING, State.PREPARING, State.CLEARED),
    (State.CHECKING, State.PREPARING, State.CLEARED),
    (State.WITHDRAWN,),
)


def make(session: Session) -> None:
    """Let some of the registered people leave, arrive, call, come home; nobody twice."""
    wished = session.migrants.first(Query(filters={"state": (State.INTERESTED,)}), 400)
    prepared = [row for row in wished if row.readiness == "ready"][: len(LIVES) + len(HERE)]
    _train(session, prepared)
    ready = iter(prepared)
    waiting = iter([row for row in wished if row.readiness == "wait"])
    conditional = iter([row for row in wished if row.readiness == "conditional"])
    for life in LIVES:
        _live(session, ready, life)
    for life in UNPREPARED:
        _live(session, waiting, life)
    for states in HERE:
        _here(session, ready, states)
    others = iter([row for row in wished if row.readiness == "ready"][len(prepared) :])
    for people, states in (
        (waiting, (State.CHECKING, State.NOT_ELIGIBLE)),
        (conditional, (State.CHECKING, State.CONDITIONAL)),
        (others, (State.CHECKING,)),
    ):
        for row in people:
            _here(session, iter((row,)), states)


def _train(session: Session, people: Sequence[ListRow]) -> None:
    """Let them hear all that is a must, some time before each of them leaves."""
    codes = [module.code for module in preparation.modules()]
    lives = [*LIVES, *(Life(0, ()) for _ in HERE)]
    groups: dict[int, list[UUID]] = {}
    for row, life in zip(people, lives, strict=False):
        ago = min(each for each in _TRAININGS if each >= life.left + _PREPARED[-1][1])
        groups.setdefault(ago, []).append(row.person_id)
    for ago, heard in groups.items():
        day = session.today() - timedelta(days=ago)
        rows = tuple(RowEntry(None, {"person_id": one, "came": "yes"}) for one in heard)
        values = {
            "held_on": day,
            "audience": "leaving",
            "modules": codes,
            "trainer": "玉香",
            "trainer_from": "本办公室",
            "place": "村委会二楼会议室",
        }
        entry = Entry(None, values, {"training_participant": rows}, kind="training")
        file = session.trainings.save(entry)
        session.trainings.move(file.main.id, trainings.HELD, happened_on=day)


def _live(session: Session, people: Iterator[ListRow], life: Life) -> None:
    """Let the next of these people live a journey."""
    row = next(people, None)
    if row is None:
        return
    file = _told(session, session.migrants.open(row.person_id), life)
    journey = file.rows["journey"][-1].id
    left = session.today() - timedelta(days=life.left)
    try:
        if life.steps[0][0] is not State.LEFT_UNREGISTERED:
            for earlier, before in _PREPARED:
                on = left - timedelta(days=before)
                session.migrants.move(journey, earlier, happened_on=on)
        for state, after, way in life.steps:
            on = left + timedelta(days=after)
            reason = "" if way else "户口已迁往目的地"
            session.migrants.move(journey, state, happened_on=on, way=way, reason=reason)
    except ClerkError:
        return  # a paper is not seen yet: she stays where she is
    if life.again:
        _again(session, row)


def _told(session: Session, file: PersonFile, life: Life) -> PersonFile:
    """Write what was planned, what was heard, and of her child."""
    today = session.today()
    left = today - timedelta(days=life.left)
    entry = session.migrants.entry(file)
    trip = entry.rows["journey"][-1]
    planned = {
        "registered_on": left - timedelta(days=45),
        "departs_on": left,
        "arrives_on": left + timedelta(days=1),
        "call_days": ["sun"],
        "knows_help": "yes",
        "knows_papers": "yes",
        "packed": ["id_card", "copies_home", "phone"],
    }
    kept = RowEntry(trip.id, {**trip.values, **planned, **(life.values or {})})
    rows: dict[str, tuple[RowEntry, ...]] = {
        **entry.rows,
        "journey": (*entry.rows["journey"][:-1], kept),
        "check_in": tuple(RowEntry(None, values) for values in _check_ins(life, left, today)),
    }
    if life.child is not None:
        rows["journey_child"] = (RowEntry(None, life.child),)
    return session.migrants.save(Entry(entry.record_id, entry.values, rows, entry.seen))


def _check_ins(life: Life, left: date, today: date) -> Iterable[Values]:
    days = [(day, True) for day in life.heard] + [(day, False) for day in life.vain]
    for number, (after, reached) in enumerate(sorted(days)):
        on = left + timedelta(days=after)
        if on > today:
            continue
        told: Values = {"happened_on": on, "way": _CALLS[number % len(_CALLS)], "reached": "no"}
        if reached:
            last = after == max(life.heard)
            differs = (life.said or {}) if last else {}
            words = _WORDS[number % len(_WORDS)]
            told |= {**_WELL, **differs, "reached": "yes", "with_whom": "本人", "wellbeing": words}
        yield told


def _again(session: Session, row: ListRow) -> None:
    """She plans to go again: a new journey of the same person."""
    entry = session.migrants.entry(session.migrants.open(row.person_id))
    before = entry.rows["journey"][-1].values
    plan = {
        "registered_on": session.today() - timedelta(days=5),
        "purpose": "work",
        "destination": before.get("destination"),
        "destination_kind": before.get("destination_kind"),
    }
    rows = {**entry.rows, "journey": (*entry.rows["journey"], RowEntry(None, plan))}
    session.migrants.save(replace(entry, rows=rows))


def _here(session: Session, people: Iterator[ListRow], states: tuple[State, ...]) -> None:
    """Take the next of these people as far as these states, and no further."""
    row = next(people, None)
    if row is None:
        return
    journey = session.migrants.open(row.person_id).rows["journey"][-1].id
    try:
        for state in states:
            session.migrants.move(journey, state, happened_on=session.today())
    except ClerkError:
        return  # a paper is not seen yet: she stays where she is
