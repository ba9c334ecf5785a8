"""What the advice column says while a journey is followed: what is due, what a check-in calls for.

It says what follows from what was told, never whether a case exists: that is for those alone who
may see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, T
from desktop.office import case_advice, journey_reading
from desktop.office.cards import Said
from desktop.rules import check_ins, reference
from desktop.rules.case_clocks import LATER, OVERDUE, SOON, TODAY
from desktop.rules.journey_clocks import LEFT_BEHIND, deadlines
from desktop.rules.journeys import AWAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.rules.journey_clocks import JourneyClock

CASE_CODE: Final = "check_in_case"
DISPUTE_CODE: Final = "check_in_dispute"
LOST_CODE: Final = "check_in_lost"
"""Codes of advice beside which the window offers to begin a case, or a mediation."""
_CHECK_IN: Final = T("What the last check-in says")
_SHOWN: Final = 4
_ARTICLES: Final[Mapping[str, tuple[str, str]]] = {
    "permit": ("papers", "permit_articles"),
    "residence": ("papers", "residence_articles"),
    "care_notice": ("children", "notice_articles"),
    "child_contact": ("children", "contact_articles"),
    "school_place": ("children", "school_articles"),
}
_TONES: Final = {OVERDUE: "wait", TODAY: "wait", SOON: "conditions", LATER: "muted"}
_URGENT: Final = frozenset({"report_missing", "out_of_contact"})


def of_missing(code: str) -> bool:
    """Whether an advice says that she may be missing: a case is offered to be begun beside it."""
    return code == LOST_CODE or any(code.endswith(f"_{urgent}") for urgent in _URGENT)


def due(clock: JourneyClock) -> Iterator[Said]:
    """Yield what is due on a journey, the nearest first; before it, if she left unprepared."""
    if clock.unprepared and clock.state in AWAY:
        yield Said(
            "unprepared",
            "conditions",
            T("She left before she was prepared."),
            None,
            T("At the first contact tell her whom to call and what nobody may ask of her."),
        )
    for number, one in enumerate(deadlines(clock)[:_SHOWN]):
        standing = one.standing(clock.now)
        # Red is for danger to a person alone.
        tone = "danger" if standing == OVERDUE and one.code in _URGENT else _TONES[standing]
        article = _article(one.code)
        day: Sentence = T("By {day}", day=one.at.date())
        yield Said(
            f"due_{number}_{one.code}",
            tone,
            one.words,
            Joined((day, article)) if article else day,
            under=case_advice.DUE,
        )


def _article(code: str) -> Sentence | None:
    place = _ARTICLES.get(code)
    return reference.article(check_ins.numbers(place[0])[place[1]]) if place else None


def of_check_ins(tried: Iterable[Mapping[str, Any]]) -> Iterator[Said]:
    """Yield what follows from the check-ins of a journey, as kept or as typed."""
    rows = [row for row in tried if row.get("happened_on") is not None]
    rows.sort(key=lambda row: row["happened_on"])
    reached = [row for row in rows if row.get("reached") == check_ins.YES]
    if reached:
        yield from _of_answers(check_ins.read(reached[-1]))
    vain = check_ins.in_vain(journey_reading.attempts(rows))
    if check_ins.out_of_reach(vain):
        yield Said(
            LOST_CODE,
            "danger",
            T("Tried {n} times in vain, by several ways.", n=len(vain)),
            None,
            T("Begin a case; take the step “Contact is lost” if it is not taken yet."),
            _CHECK_IN,
        )


def _of_answers(reading: check_ins.Reading) -> Iterator[Said]:
    words: list[Sentence] = [check_ins.indicator_words(number) for number in reading.indicators]
    if reading.code_word:
        words.insert(0, T("she said the code word"))
    told = T("Signs: {signs}.", signs=Joined(tuple(words)))
    basis = T("Eleven indicators of forced labour (ILO)")
    if reading.follows == check_ins.CASE:
        then = T("Begin a case at once; where she is in danger, call 110. Never ask the employer.")
        yield Said(CASE_CODE, "danger", told, basis, then, _CHECK_IN)
    elif reading.follows == check_ins.DISPUTE:
        then = T("Begin a mediation or a case: several things are not as they should be.")
        yield Said(DISPUTE_CODE, "wait", told, basis, then, _CHECK_IN)
    elif reading.follows == check_ins.WATCH:
        then = T("Speak about it, give her the numbers to call, and ask again next time.")
        yield Said("check_in_watch", "conditions", told, basis, then, _CHECK_IN)


def of_children(children: Iterable[Mapping[str, Any]]) -> Iterator[Said]:
    """Yield what the law says of children who stay behind (E09)."""
    for number, child in enumerate(children):
        if child.get("situation") != LEFT_BEHIND:
            continue
        if child.get("carer_fit") == check_ins.NO:
            yield Said(
                f"carer_{number}",
                "danger",
                T("Another carer is needed for {name}.", name=child.get("name") or ""),
                reference.article("UPL 22"),
                T("Speak with the parents; the township's child supervisor can help."),
            )
        elif not child.get("guardian"):
            yield Said(
                f"carer_{number}",
                "wait",
                T("Nobody is named who looks after {name}.", name=child.get("name") or ""),
                reference.article("UPL 22"),
                T("Agree on a carer, and hear the child about it."),
            )


def of_rows(journey: object, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[Said, ...]:
    """Return what is said of the check-ins and children of a journey, as kept or as typed."""
    mine = {
        kind: [row for row in rows.get(kind, ()) if row.get("journey_id") in (None, journey)]
        for kind in ("check_in", "journey_child")
    }
    return (*of_check_ins(mine["check_in"]), *of_children(mine["journey_child"]))
