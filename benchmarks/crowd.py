"""An office with many people, made quickly: lines and words of the list without the sheets."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from desktop.demo import office
from desktop.demo.people import villagers
from desktop.office.gate import Gate
from desktop.rules import names

PASSWORD = office.PASSWORD


@cache
def crowd(size: int) -> Path:
    """Return the folder of an office with ``size`` people in its list; it is made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="bench-")) / "office"
    session, _ = Gate(folder).create(
        office.CARD, {"sign_in_name": office.DIRECTOR, "full_name": "director"}, PASSWORD
    )
    _fill(session, size)
    session.database.close()
    return folder


def sign_in(size: int):
    return Gate(crowd(size)).sign_in(office.DIRECTOR, PASSWORD)


def _fill(session, size: int) -> None:
    import sqlalchemy as sa

    from desktop.storage.ids import new_id

    random = Random(1)
    people = list(villagers(date(2026, 11, 24)))
    now = datetime.now(UTC)
    with session.writing() as work:
        persons, lines, words = [], [], []
        for key in range(1, size + 1):
            villager = people[key % len(people)]
            name = villager.values["full_name"]
            if key > len(people):
                name = (
                    name[0]
                    + random.choice("温罕三叫香龙勐囡甩光坎应")
                    + random.choice("亮章尖胆伍约扁帅")
                )
            record = new_id()
            number = f"MXX-2026-{key:06d}"
            persons.append(
                {
                    "id": record,
                    "version": 1,
                    "created_at": now,
                    "changed_at": now,
                    "full_name": name,
                    "sex": villager.values["sex"],
                    "birth": {
                        "text": "2004-05-01",
                        "calendar": "solar",
                        "leap": False,
                        "precision": "day",
                        "first": "2004-05-01",
                        "last": "2004-05-01",
                    },
                }
            )
            born = date(1970 + key % 45, 1 + key % 12, 1 + key % 28)
            lines.append(
                {
                    "key": key,
                    "person_id": record,
                    "name": name,
                    "pinyin": names.sort_key(name),
                    "sex": villager.values["sex"],
                    "birth_first": born,
                    "birth_last": born,
                    "village_group": villager.values["village_group"],
                    "number": number,
                    "state": "INTERESTED",
                    "readiness": ("ready", "wait", "conditional")[key % 3],
                    "schooling": "completed_nine",
                    "registered_on": date(2026, 1 + key % 11, 1),
                    "household_number": f"{key // 4:05d}",
                    "changed_at": now,
                }
            )
            id_number = f"532822{born:%Y%m%d}{key % 1000:03d}X"
            words.append(
                {
                    "k": key,
                    "w": " ".join(
                        dict.fromkeys(
                            [*names.tokens(name), *names.tokens(number), *names.tokens(id_number)]
                        )
                    ),
                }
            )
        from desktop.models.base import table
        from desktop.models.dues import DueLine
        from desktop.models.people import Listing, Person

        work.connection.execute(sa.insert(table(Person)), persons)
        work.connection.execute(sa.insert(table(Listing)), lines)
        work.connection.execute(sa.insert(table(DueLine)), list(_dues(lines, now)))
        work.connection.execute(
            sa.text("INSERT INTO listing_words (rowid, words) VALUES (:k, :w)"), words
        )


DUE_EVERY = 20
"""Of so many people one has something that is overdue or comes this week; all have what comes later."""


def _dues(lines, now):
    """What is to be done about each person, as it stands beside her records."""
    from desktop.i18n import T, packed
    from desktop.storage.ids import new_id

    words = packed(T("Call: has she arrived?"))
    for line in lines:
        key = line["key"]
        soon = key % DUE_EVERY == 0
        days = key % 14 - 7 if soon else 30 + key % 400
        at = now + timedelta(days=days)
        yield {
            "id": new_id(),
            "item": f"person/{line['person_id']}/arrival/{at.date()}",
            "kind": "person",
            "record_id": line["person_id"],
            "guard": None,
            "code": "arrival",
            "series": "word",
            "page": "follow_up",
            "danger": soon and key % 3 == 0,
            "due_at": at,
            "by_day": True,
            "until_on": None,
            "title": line["name"],
            "number": line["number"],
            "words": words,
        }


def percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
