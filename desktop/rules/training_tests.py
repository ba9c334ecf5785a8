"""Short tests before and after a training: five questions a part, a point each.

Parts of which law and source give no facts have no questions here; the trainer asks his own.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from desktop.i18n import Words
from desktop.rules import preparation, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class Question:
    """A question, its answers in their order, the letter of the right one and why it is right."""

    words: Words
    answers: tuple[Words, ...]
    right: str
    basis: Sentence


@dataclass(frozen=True)
class Part:
    """The questions of a group of modules."""

    title: Words
    modules: tuple[str, ...]
    questions: tuple[Question, ...]


@cache
def parts() -> tuple[Part, ...]:
    """Return the parts of all tests."""
    return tuple(
        Part(
            Words(said["zh"], said["en"]),
            tuple(said["modules"]),
            tuple(
                Question(
                    Words(one["zh"], one["en"]),
                    tuple(Words(answer["zh"], answer["en"]) for answer in one["answers"]),
                    one["right"],
                    _basis(one["basis"]),
                )
                for one in said["question"]
            ),
        )
        for said in reference.load_toml("training_tests.toml")["group"].values()
    )


def parts_of(modules: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts that a training of some modules is tested by."""
    wanted = frozenset(modules)
    return tuple(part for part in parts() if wanted.intersection(part.modules))


def full_points(modules: Iterable[str]) -> int | None:
    """Return how many points the test of some modules has; None where there is none of ours."""
    return sum(len(part.questions) for part in parts_of(modules)) or None


def average(points: Iterable[int | None]) -> Fraction | None:
    """Return the average of the points that were written down; None for none."""
    told = [each for each in points if each is not None]
    return Fraction(sum(told), len(told)) if told else None


def written(value: Fraction) -> str:
    """Write an average with one decimal place, none where it is zero: 3, 3.4."""
    return f"{float(value):.1f}".removesuffix(".0")


def _basis(code: str) -> Sentence:
    known = {each.code for each in preparation.modules()}
    return preparation.module(code).short if code in known else reference.article(code)
