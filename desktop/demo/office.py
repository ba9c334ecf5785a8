"""The demo's office, made by the program's own use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.demo import (
    cases,
    centre,
    centre_committee,
    contracts,
    jobs,
    journeys,
    mediations,
    network,
    recruiters,
    village,
)
from desktop.demo.people import villagers
from desktop.office.cards import Entry, RowEntry, Second
from desktop.office.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.demo.people import Villager
    from desktop.i18n import Language
    from desktop.office.session import Session

DIRECTOR: Final = "主任"
CLERK: Final = "经办人"
PASSWORD: Final = "tea-leaf-morning-707"  # noqa: S105  of a fictional office, printed beside it
CARD: Final = {
    "kind": "village_committee",
    "name_zh": "曼夕村民委员会（演示）",
    "name_en": "Manxi Village Committee (demo)",
    "county": "532822",
    "township": "打洛镇",
    "committee": "曼夕村",
    "village_group": "曼夕下寨",
    "code": "MXX",
    "phone": "0691-5550100",
    "idle_minutes": 10,
}


def found(
    folder: Path, language: Language, progress: Callable[[int], None] | None = None
) -> Session:
    """Make the office with its people and two users; return the director's session."""
    session, _code = Gate(folder).create(
        CARD, {"sign_in_name": DIRECTOR, "full_name": "岩罕龙"}, PASSWORD
    )
    session.users.add(
        {"sign_in_name": CLERK, "full_name": "玉香", "roles": ["clerk", "child_director"]}, PASSWORD
    )
    for done, villager in enumerate(villagers(session.today()), start=1):
        session.migrants.save(entry(villager))
        if progress is not None:
            progress(done)
    second = Second(CLERK, PASSWORD)
    named = recruiters.make(session, second)
    offered = jobs.make(session, named)
    jobs.link(session, offered)
    journeys.make(session)
    read = contracts.make(session, named)
    cases.make(session, second, network.make(session))
    mediations.make(session, read)
    centre.make(session, second)
    village.make(session)
    (folder / "README.txt").write_text(
        "演示办公室，人物均为虚构 / A fictional office\n"
        f"登录名 sign-in name: {DIRECTOR}\n密码 password: {PASSWORD}\n"
        "儿童活动中心 Children's Centre: "
        f"{centre_committee.NAME} / {centre_committee.PASSWORD}\n",
        encoding="utf-8",
    )
    return session


def entry(villager: Villager) -> Entry:
    """A villager as a clerk would have typed her in."""
    rows: dict[str, tuple[RowEntry, ...]] = {
        "schooling": (RowEntry(None, villager.schooling),),
        "phone": tuple(RowEntry(None, row) for row in villager.phones),
        "contact": tuple(RowEntry(None, row) for row in villager.contacts),
        "person_name": tuple(RowEntry(None, row) for row in villager.names),
        "consent": tuple(RowEntry(None, row) for row in villager.consents),
    }
    if villager.journey is not None:
        rows["journey"] = (RowEntry(None, villager.journey),)
    if villager.wish is not None:
        rows["wish"] = (RowEntry(None, villager.wish),)
    return Entry(None, villager.values, rows, household_number=f"{villager.household:03d}")
