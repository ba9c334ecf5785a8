"""The demo's children of the Centre: of the village's own children most of those of school age."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from desktop.demo.people import SEED
from desktop.office.cards import Query

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session

_CHILDREN: Final = 90
_YOUNGEST, _OLDEST = 7, 17
_SAID: Final = (("yes", "both"), ("yes", "guardian"), ("no", "guardian"), ("not_asked", None))
_HOW_OFTEN: Final = (55, 20, 8, 17)


def make(session: Session) -> list[UUID]:
    """Take children in and write down what they and their guardians said about photos."""
    random = Random(SEED)  # noqa: S311  a village, not a secret
    today = session.today()
    young = [
        row
        for row in session.migrants.first(Query(), 10_000)
        if row.birth_last is not None
        and _YOUNGEST <= (today - row.birth_last).days // 365 <= _OLDEST
    ]
    made = []
    for row in random.sample(young, min(_CHILDREN, len(young))):
        file = session.children.add_known(row.person_id)
        photo, by = random.choices(_SAID, _HOW_OFTEN)[0]
        joined = today - timedelta(days=random.randint(20, 1000))
        entry = session.children.entry(file)
        said = {"photo": photo, "photo_by": by, "joined_on": joined}
        if by is not None:
            said["photo_on"] = joined
        session.children.save(replace(entry, values={**entry.values, **said}))
        made.append(file.main.id)
    return made
