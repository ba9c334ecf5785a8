"""The order in which one household is asked: itself first, then its members, one after another.

What comes next follows from what was answered, so that whoever types never meets a question that is
not asked of this person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import Words
from desktop.rules import questionnaires, reference
from desktop.rules.questionnaires import Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.rules.questionnaires import Answer, Questionnaire

ITSELF: Final = -1
"""Who is asked where it is the household."""
OLDEST: Final = 120


@dataclass(frozen=True)
class Place:
    """One question to one respondent: ``who`` is a member's place in the list, or ITSELF."""

    who: int
    code: str


@dataclass(frozen=True)
class Asked:
    """A member as far as the order of questions depends on him."""

    age: int | None
    answers: Mapping[str, Answer]


def places(
    paper: Questionnaire, answers: Mapping[str, Answer], members: Sequence[Asked]
) -> tuple[Place, ...]:
    """Return every question that is asked, as things stand."""
    found = [
        Place(ITSELF, question.code)
        for question in paper.of(questionnaires.HOUSEHOLD)
        if question.asked_of(None, answers)
    ]
    for who, member in enumerate(members):
        found += [
            Place(who, question.code)
            for question in paper.of(questionnaires.MEMBER)
            if question.asked_of(member.age, member.answers)
        ]
    return tuple(found)


def after(order: Sequence[Place], place: Place) -> Place | None:
    """Return the question that follows; None at the end."""
    at = order.index(place) + 1
    return order[at] if at < len(order) else None


def before(order: Sequence[Place], place: Place) -> Place | None:
    """Return the question before; None at the beginning."""
    at = order.index(place)
    return order[at - 1] if at else None


def new_member() -> tuple[Question, ...]:
    """Return what is asked of a member who is not in the register: name, sex, age."""
    sexes = tuple(
        Option(choice.code, choice.words)
        for choice in reference.choices("sex")
        if choice.code != "unknown"
    )
    asked = (
        ("name", questionnaires.TEXT, Words("还有谁住在这里？姓名", "Who else lives here? Name")),
        ("sex", questionnaires.CHOICE, Words("性别", "Sex")),
        ("age", questionnaires.NUMBER, Words("周岁", "Age in full years")),
    )
    return tuple(
        Question(
            code,
            questionnaires.MEMBER,
            kind,
            words,
            words,
            options=sexes if code == "sex" else (),
            least=0 if code == "age" else None,
            most=OLDEST if code == "age" else None,
        )
        for code, kind, words in asked
    )
