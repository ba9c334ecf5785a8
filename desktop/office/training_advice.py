"""What the advice says of a training: points, who still misses which must, what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, T, Words
from desktop.office import preparation
from desktop.office.cards import Advice, Said
from desktop.rules import training_tests, trainings
from desktop.rules.permissions import Act
from desktop.rules.preparation import module
from desktop.rules.trainings import CAME
from desktop.sheets.trainings import PARTICIPANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.register import Rows, Values
    from desktop.office.session import Session
    from desktop.rules.preparation import Must
    from desktop.storage.unit_of_work import UnitOfWork

Row = dict[str, Any]
_TONES: Final = {
    trainings.PLANNED: "conditions",
    trainings.HELD: "ready",
    trainings.CLOSED: "ready",
    trainings.CANCELLED: "muted",
}
_MOST: Final = 12
"""How many names are told at once; more are counted."""
_SHORT: Final = 4
"""How many modules are told by their titles."""


def advice(session: Session, work: UnitOfWork, values: Values, rows: Rows) -> Advice:
    """Return what is said of a training as typed or as kept."""
    state = str(values.get("state") or trainings.PLANNED)
    people = rows.get(PARTICIPANT.kind, [])
    said: list[Said] = []
    if state != trainings.CANCELLED:
        said += _next(values, people, state, session.today())
        said += _points(values, people)
        if session.may(Act.SEE_MIGRANTS):
            said += _missing(work, values, people, session.today())
        said += _usual_trainers(values)
    return Advice({}, {}, {}, headline=trainings.WORDS[state], tone=_TONES[state], said=tuple(said))


def _next(values: Values, people: Sequence[Row], state: str, today: date) -> Iterator[Said]:
    """What is left to do, in the order in which one does it."""
    day, came = values.get("held_on"), sum(row.get("came") == CAME for row in people)
    open_ones = sum(not row.get("came") for row in people)
    if not people:
        step = T("Page “Participants”: search a name, or add all who prepare to leave.")
        yield Said("nobody", "conditions", T("Nobody is on the list yet."), None, step)
    elif state == trainings.PLANNED and day is not None and day > today:
        yield Said("invited", "muted", T("{n} are invited, for {day}.", n=len(people), day=day))
    elif state == trainings.PLANNED and not came:
        yield Said("came", "conditions", T("Tick who came."))
    elif state == trainings.PLANNED:
        words = T("Its day has come: say that it was held. Only then does it count.")
        yield Said("held", "conditions", words)
    elif open_ones:
        yield Said("open", "conditions", T("{n}: did they come or not?", n=open_ones))
    if state == trainings.HELD:
        if not values.get("trainer"):
            yield Said("trainer", "conditions", T("The trainer is missing."))
        without = sum(row.get("came") == CAME and not row.get("certificate_on") for row in people)
        if without:
            words = T("{n} have no certificate yet.", n=without)
            yield Said("certificates", "muted", words)


def _points(values: Values, people: Sequence[Row]) -> Iterator[Said]:
    came = [row for row in people if row.get("came") == CAME]
    before = training_tests.average(row.get("points_before") for row in came)
    after = training_tests.average(row.get("points_after") for row in came)
    full = values.get("full_points") or training_tests.full_points(values.get("modules") or ())
    under = T("Short test")
    if full and before is None and after is None:
        words = T("{n} points in all: five questions a part.", n=full)
        yield Said("full", "muted", words, under=under)
    for code, value, words in (
        ("before", before, T("Average before: {n}", n=_of(before, full))),
        ("after", after, T("Average after: {n}", n=_of(after, full))),
    ):
        if value is not None:
            yield Said(code, "muted", words, under=under)
    if before is not None and after is not None:
        if after > before:
            words = T("They know more than before: {n} points.", n=_of(after - before, None))
            yield Said("gain", "ready", words, under=under)
        else:
            step = T("Ask what was not understood, and in which language.")
            words = T("They do not know more than before.")
            yield Said("gain", "conditions", words, None, step, under)


def _of(value: Any, full: int | None) -> str:  # noqa: ANN401  a fraction or nothing
    if value is None:
        return ""
    said = training_tests.written(value)
    return f"{said} / {full}" if full else said


def _missing(
    work: UnitOfWork, values: Values, people: Sequence[Row], today: date
) -> Iterator[Said]:
    """Who of the registered still misses which must once this training is counted."""
    persons = _persons(people)
    if not persons:
        return
    kept = {row.id: row for row in work.records.where("person", id=persons)}
    journeys: dict[UUID, list[Any]] = {person: [] for person in persons}
    for row in work.records.where("journey", person_id=persons):
        journeys[row.values["person_id"]].append(row)
    heard = preparation.had_by(work, persons)
    given = frozenset(values.get("modules") or ())
    told = []
    for person in persons:
        if person not in kept:
            continue
        musts = preparation.missing(kept[person].values, journeys[person], heard[person], today)
        left = [must for must in musts if not _given(must, given, person, people)]
        if left:
            told.append((str(kept[person].values["full_name"] or ""), left))
    yield from _grouped(told)


def _grouped(told: Sequence[tuple[str, Sequence[Must]]]) -> Iterator[Said]:
    """Tell those together who miss the same; a long list by its codes only."""
    groups: dict[tuple[Must, ...], list[str]] = {}
    for name, left in told:
        groups.setdefault(tuple(left), []).append(name)
    under = T("Still missing before leaving")
    for number, (left, names) in enumerate(sorted(groups.items(), key=lambda one: -len(one[1]))):
        what = preparation.joined(left) if len(left) <= _SHORT else _codes(left)
        words = T("{name}: {what}", name=_named(names), what=what)
        yield Said(f"missing_{number}", "muted", words, under=under)


def _named(names: Sequence[str]) -> Sentence:
    shown = names[:_MOST]
    who = Words("、".join(shown), ", ".join(shown))
    if len(names) == len(shown):
        return who
    return T("{names} and {n} more", names=who, n=len(names) - len(shown))


def _codes(left: Sequence[Must]) -> Sentence:
    codes = [must.code for must in left]
    return Words(" ".join(codes), " ".join(codes))


def _persons(people: Sequence[Row]) -> list[UUID]:
    wanted = [row[key] for row in people for key in ("person_id", "parent_of_id") if row.get(key)]
    return list(dict.fromkeys(wanted))


def _given(must: Must, given: frozenset[str], person: UUID, people: Sequence[Row]) -> bool:
    """Whether a must is given here to somebody who came, or of whom it is not said yet."""
    key = "parent_of_id" if must.by_parent else "person_id"
    there = any(row.get(key) == person and row.get("came") in (CAME, None) for row in people)
    return there and must.code in given


def _usual_trainers(values: Values) -> Iterator[Said]:
    """Who usually gives these modules, while no trainer is named."""
    if values.get("trainer"):
        return
    by = [
        Words(f"{each.code}：{each.by.zh}", f"{each.code}: {each.by.en}")
        for each in map(module, values.get("modules") or ())
        if each.by is not None
    ]
    if by:
        yield Said("by", "muted", Joined(tuple(by)), under=T("Who usually teaches it"))
