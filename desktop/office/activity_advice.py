"""What is said beside an activity: what the next step lacks, who came, photos, who is to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.office.cards import Advice, Said
from desktop.rules import activities, reference
from desktop.sheets.activities import ENTRY, NEED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.office.coming import Came
    from desktop.office.register import Rows

_NAMED: Final = 12
_TONES: Final = {
    activities.PLANNED: "conditions",
    activities.APPROVED: "ready",
    activities.DONE: "wait",
    activities.REPORTED: "ready",
    activities.CANCELLED: "muted",
}
_LACKS: Final = T("Before the next step")
_WHO: Final = T("Who came")


def advice(
    values: Mapping[str, Any],
    rows: Rows,
    came: Came,
    facts: activities.ActivityFacts,
    better: str | None,
    roles: Iterable[str],
) -> Advice:
    """Return what is said of an activity; ``better`` is what the one before wrote down."""
    state = str(values.get("state") or activities.PLANNED)
    said = [
        *_last_time(better, state),
        *_lacks(state, facts, roles),
        *_to_tell(values, state),
        *_needs(rows, state),
        *_who_came(came),
        *_photos(values, came),
        *_prizes(values, rows, state),
    ]
    return Advice(
        {}, {}, {}, headline=activities.WORDS[state], tone=_TONES[state], said=tuple(said)
    )


def _last_time(better: str | None, state: str) -> Iterator[Said]:
    if better and state in (activities.PLANNED, activities.APPROVED):
        yield Said("better", "conditions", T("Last time: {what}", what=better))


def _lacks(state: str, facts: activities.ActivityFacts, roles: Iterable[str]) -> Iterator[Said]:
    onward = {
        activities.PLANNED: activities.APPROVED,
        activities.APPROVED: activities.DONE,
        activities.DONE: activities.REPORTED,
    }.get(state)
    steps = activities.WORKFLOW.possible(state, facts, roles)
    step = next((step for step in steps if step.to == onward), None)
    if onward is not None and step is None:
        words = T("It is outside the village: a grown-up of the Centre agrees to it.")
        yield Said("adult", "conditions", words, under=_LACKS)
    for at, lacking in enumerate(step.blocked if step else ()):
        if state != activities.APPROVED:  # that the day is still to come needs no saying
            yield Said(f"lacks_{at}", "wait", lacking, under=_LACKS)


def _to_tell(values: Mapping[str, Any], state: str) -> Iterator[Said]:
    if state not in (activities.PLANNED, activities.APPROVED):
        return
    asked = activities.to_tell(
        str(values.get("kind") or ""),
        str(values.get("place_kind") or ""),
        values.get("expected"),
        values.get("ends_at"),
    )
    words = reference.words("activity_told")
    left = [words[code] for code in asked if code not in (values.get("told") or ())]
    if left:
        yield Said("tell", "conditions", T("Still to be told: {whom}.", whom=_listed(left)))


def _needs(rows: Rows, state: str) -> Iterator[Said]:
    if state not in (activities.PLANNED, activities.APPROVED):
        return
    left = [
        str(row["what"])
        for row in rows.get(NEED.kind, [])
        if row.get("what") and not row.get("got")
    ]
    if left:
        what = Words("、".join(left), ", ".join(left))
        yield Said("needs", "conditions", T("Not there yet: {what}.", what=what))


def _who_came(came: Came) -> Iterator[Said]:
    if not came.total:
        return
    yield Said("total", "ready", T("{n} came.", n=came.total), under=_WHO)
    sexes, ages = reference.words("sex"), reference.words("age_band")
    for sex in dict.fromkeys(count.sex for count in came.counts):
        mine = [count for count in came.counts if count.sex == sex]
        who = sexes.get(sex, Words("性别不详", "Sex not known"))
        parts = [(ages[count.band], count.number) for count in mine]
        told = Words(
            "，".join(f"{words.zh}{number}人" for words, number in parts),
            ", ".join(f"{words.en}: {number}" for words, number in parts),
        )
        total = sum(count.number for count in mine)
        line = T("{who} {n}: {ages}", who=who, n=total, ages=told)
        yield Said(f"came_{sex}", "muted", line, under=_WHO)


def _photos(values: Mapping[str, Any], came: Came) -> Iterator[Said]:
    missing = [child for child in came.no_photo if child.name]
    if not missing or values.get("photos") == "no":
        return
    named = [child.name for child in missing[:_NAMED]]
    more = len(missing) - len(named)
    who = Words(
        "、".join(named) + (f"等{len(missing)}人" if more else ""),
        ", ".join(named) + (f" and {more} more" if more else ""),
    )
    tone = "wait" if values.get("photos") == "yes" else "conditions"
    yield Said(
        "photos",
        tone,
        T("No photo of: {who}.", who=who),
        None,
        T("Nobody said yes for them. Ask first; leave them out of pictures until then."),
    )


def _prizes(values: Mapping[str, Any], rows: Rows, state: str) -> Iterator[Said]:
    entries = rows.get(ENTRY.kind, [])
    planned = values.get("kind") == activities.COMPETITION and state == activities.PLANNED
    if planned and not values.get("jury"):
        yield Said("jury", "conditions", T("Say who the jury is."))
    if entries and state == activities.DONE and not any(row.get("prize") for row in entries):
        yield Said("prizes", "conditions", T("No prize is written down yet."))


def _listed(words: list[Words]) -> Words:
    return Words("、".join(each.zh for each in words), ", ".join(each.en for each in words))
