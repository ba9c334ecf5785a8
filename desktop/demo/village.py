"""Two rounds of the survey over the demo's households, and children on every step back to school."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from desktop.demo.people import SEED
from desktop.office.cards import Query, RowEntry
from desktop.rules import interviews, questionnaires, school_returns
from desktop.rules.age import birthday
from desktop.rules.interviews import ITSELF, Asked

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.cards import Entry
    from desktop.office.session import Session
    from desktop.office.survey_entry import HouseholdForm
    from desktop.rules.questionnaires import Answer, Question, Questionnaire

ASKED_THIS_YEAR: Final = 114
"""Of 151 households: this year's round is still running."""
_ADULT: Final = 18
_OUT: Final = ("dropped_junior", "dropped_primary")
_LIKELY: Final[dict[str, dict[str, int]]] = {
    "left": {"here": 74, "away": 18, "back": 8},
    "where": {"jinghong": 46, "province": 18, "mainland": 20, "county": 12, "abroad": 4},
    "why": {"work": 68, "study": 18, "family": 9, "marriage": 4, "other": 1},
    "with": {"friends": 44, "family": 26, "alone": 16, "recruiter": 12, "unknown": 2},
    "knows_risks": {"well": 26, "little": 46, "no": 28},
    "met_recruiter": {"yes": 24, "no": 72, "unknown": 4},
    "wants": {"stay": 22, "study": 26, "trade": 20, "leave": 22, "return": 6, "unknown": 4},
    "recruiter_came": {"yes": 22, "no": 74, "unknown": 4},
    "knows_where": {"yes": 61, "no": 30, "unknown": 9},
    "parents_view": {"against": 34, "rather_not": 38, "depends": 20, "for": 8},
    "income": {"tea": 40, "rubber": 34, "crops": 30, "sent_home": 26, "local_work": 14,
               "animals": 10, "trade": 6, "aid": 12},
    "wishes": {"school": 34, "jobs": 40, "contract": 22, "training": 20, "contact": 26, "wages": 14,
               "care": 18, "centre": 12},
}  # fmt: skip
_BEFORE: Final[dict[str, dict[str, int]]] = {
    **_LIKELY,
    "knows_risks": {"well": 11, "little": 38, "no": 51},
    "knows_where": {"yes": 38, "no": 50, "unknown": 12},
    "parents_view": {"against": 22, "rather_not": 34, "depends": 28, "for": 16},
}
"""A year ago fewer knew the risks, and fewer knew whom to call."""


def make(session: Session) -> None:
    """Ask the households in two years; help the children."""
    year = session.today().year
    _round(session, year - 1, _BEFORE, None)
    _round(session, year, _LIKELY, ASKED_THIS_YEAR)
    _children(session)


def _round(
    session: Session, year: int, likely: dict[str, dict[str, int]], most: int | None
) -> None:
    fresh = session.surveys.fresh()
    first = date(year, 3, 2) if most is None else session.today() - timedelta(days=9)
    values = {**fresh.values, "year": year, "starts_on": first, "asked_by": "玉香、岩罕龙"}
    file = session.surveys.save(replace(fresh, values=values))
    survey = file.main.id
    session.surveys.move(survey, questionnaires.RUNNING, happened_on=first)
    random = Random(SEED + year)  # noqa: S311  a village, not a secret
    paper = session.survey_entry.questionnaire(survey)
    numbers = sorted(line.number for line in session.households.lines(Query()))
    for number in numbers[:most]:
        form = session.survey_entry.open(survey, number)
        session.survey_entry.save(_answered(random, paper, form, likely))
    if most is None:
        session.surveys.move(survey, questionnaires.CLOSED, happened_on=first + timedelta(days=20))


def _answered(
    random: Random, paper: Questionnaire, form: HouseholdForm, likely: dict[str, dict[str, int]]
) -> HouseholdForm:
    """Answer question after question, in the order in which a clerk meets them."""
    place = interviews.places(paper, form.answers, _asked(form))[0]
    while True:
        question = paper[place.code]
        age = None if place.who == ITSELF else form.people[place.who].age
        form = _with(form, place, _drawn(random, question, age, likely))
        following = interviews.after(interviews.places(paper, form.answers, _asked(form)), place)
        if following is None:
            return form
        place = following


def _asked(form: HouseholdForm) -> list[Asked]:
    return [Asked(one.age, one.answers) for one in form.people]


def _with(form: HouseholdForm, place: interviews.Place, answer: Answer) -> HouseholdForm:
    if place.who == ITSELF:
        return replace(form, answers={**form.answers, place.code: answer})
    people = list(form.people)
    one = people[place.who]
    people[place.who] = replace(one, answers={**one.answers, place.code: answer})
    return replace(form, people=tuple(people))


def _drawn(
    random: Random, question: Question, age: int | None, likely: dict[str, dict[str, int]]
) -> Answer:
    if question.code == "schooling":
        return _school(random, age or 0)
    if question.code == "left_year":
        return random.randint(2004, 2026)
    weights = likely[question.code]
    if question.code == "left" and not 15 <= (age or 0) <= 40:
        weights = {"here": 94, "away": 4, "back": 2}
    codes = random.choices(list(weights), list(weights.values()), k=3)
    if question.kind == questionnaires.CHOICES:
        return sorted(set(codes[: random.randint(1, 3)]))
    return codes[0]


def _school(random: Random, age: int) -> str:
    if age < 6:
        return "too_young"
    if age < 16:
        return random.choices(("in_school", "left_primary", "left_junior"), (93, 3, 4))[0]
    if age < 20:
        return random.choices(("in_school", "completed", "left_junior"), (40, 46, 14))[0]
    if age < 40:
        return random.choices(("completed", "left_junior", "left_primary"), (58, 24, 18))[0]
    return random.choices(("left_primary", "completed", "never", "left_junior"), (44, 22, 22, 12))[
        0
    ]


# --- back to school


@dataclass(frozen=True)
class Child:
    """One child's way: how long known, why, and the steps with the days after it was known."""

    days: int
    causes: tuple[str, ...]
    steps: tuple[tuple[str, int], ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    checks: tuple[int, ...] = ()


_V, _P, _S, _R = (
    school_returns.VISITED, school_returns.PLANNED, school_returns.SUPPORTED, school_returns.RETURNED,
)  # fmt: skip
CHILDREN: Final = (
    Child(2, ("learning",)),
    Child(9, ("cost", "distance"), ((_V, 2),)),
    Child(24, ("care",), ((_V, 3), (_P, 12)), {"would_help": ["family_work", "boarding"]}),
    Child(38, ("cost",), ((_V, 2), (_P, 9), (_S, 14)), {"would_help": ["fee", "clothes"]}),
    Child(45, ("learning",), ((_V, 3), (_P, 8), (_S, 10), (_R, 26)), {"back": 26}, (40,)),
    Child(
        210, ("distance",), ((_V, 2), (_P, 9), (_S, 12), (_R, 30), (school_returns.RETAINED, 125)),
        {"back": 30}, (44, 61, 122),
    ),
    Child(
        420, ("family_moved",),
        ((_V, 3), (_P, 10), (_S, 15), (_R, 28), (school_returns.RETAINED, 122),
         (school_returns.COMPLETED, 300)),
        {"back": 28, "certificate": "打洛中学毕业证书（原件已看）"}, (42, 60, 120, 210),
    ),
    Child(20, ("marriage",), ((_V, 3), (school_returns.REFUSED, 12))),
    Child(
        60, ("work",), ((_V, 2), (school_returns.REFUSED, 14), (school_returns.REPORTED, 16)),
        {"notice": 16, "works": "yes"},
    ),
    Child(
        90, ("learning",), ((_V, 4), (_P, 15), (school_returns.OTHER_WAY, 40)),
        {"other_way": "勐海县职业高级中学 茶艺班"},
    ),
    Child(12, ("temple",), (), {"temple_agreed": "yes", "temple": 40}),
)  # fmt: skip
"""One on every step; the last stays at the temple as agreed with the school."""


def _children(session: Session) -> None:
    rows = session.migrants.rows(session.migrants.find(Query(filters={"schooling": _OUT})))
    adult = birthday(session.today(), -_ADULT)
    young = [row for row in rows if row.birth_last and row.birth_last > adult]
    young.sort(key=lambda row: (row.birth_last, row.key), reverse=True)
    for child, row in zip(CHILDREN, young, strict=False):
        _child(session, row.person_id, child)


def _child(session: Session, person: UUID, child: Child) -> None:
    found = session.today() - timedelta(days=child.days)

    def day(after: int) -> date:
        return found + timedelta(days=after)

    told = dict(child.values)
    entry = session.school_returns.for_person(person)
    values: dict[str, Any] = {
        **entry.values,
        "found_on": found,
        "found_how": "teacher",
        "last_day": found - timedelta(days=4),
        "teacher": "李老师",
        "causes": list(child.causes),
        "own_view": "想和同学在一起，怕跟不上。" if child.steps else None,
        "would_help": told.pop("would_help", ["tutoring"]) if child.steps else [],
        "plan": "玉香每周家访，学校安排补课。" if len(child.steps) > 1 else None,
        "persuader": "玉香" if len(child.steps) > 1 else None,
        "plan_until": day(35) if len(child.steps) > 1 else None,
    }
    for key, name in (("back", "back_on"), ("notice", "notice_on"), ("temple", "temple_until")):
        if key in told:
            values[name] = day(told.pop(key))
    if len(child.steps) > 1:
        values.setdefault("notice_on", day(6))
    if values.get("notice_on"):
        values["notice_to"] = ["school", "township"]
    if values.get("back_on"):
        values["back_to"] = values["school"]
    file = session.school_returns.save(_entry(entry, {**values, **told}, _rows(child, day)))
    for state, after in child.steps:
        reason = "父母还没有同意" if state == school_returns.REFUSED else ""
        session.school_returns.move(file.main.id, state, happened_on=day(after), reason=reason)


def _entry(entry: Entry, values: dict[str, Any], rows: dict[str, tuple[RowEntry, ...]]) -> Entry:
    return replace(entry, values=values, rows=rows)


def _rows(child: Child, day: Any) -> dict[str, tuple[RowEntry, ...]]:  # noqa: ANN401  a function of days
    steps = dict(child.steps)
    rows: dict[str, tuple[RowEntry, ...]] = {}
    if _V in steps:
        talk = {"happened_on": day(steps[_V]), "kind": "visit", "with_whom": "父母和孩子",
                "child_heard": "yes", "by_whom": "玉香", "said": "说明上学的好处，听了家里的难处。"}  # fmt: skip
        rows["school_return_talk"] = (RowEntry(None, talk),)
    if _S in steps:
        given = {
            "kind": "fee",
            "given_on": day(steps[_S]),
            "given_by": "学校、村委会",
            "amount": "300",
        }
        rows["school_return_support"] = (RowEntry(None, given),)
    rows["school_return_check"] = tuple(
        RowEntry(None, {"checked_on": day(after), "attending": "yes", "told_by": "李老师"})
        for after in child.checks
    )
    return rows
