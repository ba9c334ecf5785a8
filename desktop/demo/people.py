"""The villagers of the demo: names as Bulang and Dai people bear them, in 151 households.

Men's names begin with 岩, women's with 玉; there are no surnames and many namesakes, as in the
village itself. Everything is drawn from one seed, so that every demo is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from stdnum.iso7064 import mod_11_2

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSEHOLDS: Final = 151
PEOPLE: Final = 707
GROUPS: Final = ("曼夕上寨", "曼夕下寨", "曼芽", "曼山老寨")
_MEN: Final = [
    "温",
    "罕",
    "三",
    "叫",
    "香",
    "龙",
    "勐",
    "囡",
    "甩",
    "光",
    "坎",
    "应",
    "亮",
    "章",
    "尖",
    "胆",
    "伍",
    "约",
    "扁",
    "帅",
    "糯",
    "拉",
    "论",
    "书",
    "永",
    "吨",
]
_WOMEN: Final = [
    "章",
    "罕",
    "叫",
    "香",
    "囡",
    "儿",
    "波",
    "金",
    "喃",
    "光",
    "坎",
    "应",
    "南",
    "温",
    "丙",
    "恩",
    "拉",
    "糯",
    "亮",
    "腊",
    "旺",
    "药",
    "书",
    "永",
    "保",
    "凤",
]
_SECOND: Final = ["", "", "", "罕", "香", "龙", "囡", "叫", "温", "尖", "勐", "坎"]
SEED: Final = 2007


@dataclass
class Villager:
    """Somebody of the demo, as the sheet asks."""

    household: int
    values: dict[str, Any]
    schooling: dict[str, Any]
    journey: dict[str, Any] | None = None
    wish: dict[str, Any] | None = None
    phones: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    consents: list[dict[str, Any]] = field(default_factory=list)


def villagers(today: date) -> Iterator[Villager]:
    """Yield 707 people in 151 households, the head of each first."""
    random = Random(SEED)  # noqa: S311  a village, not a secret
    sizes = [4] * HOUSEHOLDS
    for _ in range(PEOPLE - sum(sizes)):
        sizes[random.randrange(HOUSEHOLDS)] += 1
    for number, size in enumerate(sizes, start=1):
        group = GROUPS[number % len(GROUPS)]
        father, mother = _name(random, "male"), _name(random, "female")
        for place in range(size):
            yield _villager(random, today, number, group, place, father, mother)


def _villager(
    random: Random, today: date, household: int, group: str, place: int, father: str, mother: str
) -> Villager:
    sex = ("male", "female")[place] if place < 2 else random.choice(("male", "female"))
    age = random.randint(32, 58) if place < 2 else random.randint(1, 27)
    name = (father, mother)[place] if place < 2 else _name(random, sex)
    born = today - timedelta(days=age * 365 + random.randint(10, 350))
    values: dict[str, Any] = {
        "full_name": name,
        "sex": sex,
        "birth": born.isoformat(),
        "birth_evidence": "household_register",
        "ethnic_group": random.choices(("34", "18", "16", "01"), (88, 7, 3, 2))[0],
        "nationality": "china",
        "village_group": group,
        "languages": ["blang", "chinese"] if random.random() < 0.8 else ["blang"],
        "reads_chinese": random.choice(("no", "little", "well")) if age > 40 else "well",
        "hukou_place": "勐海县打洛镇",
        "relation_to_head": ("self", "spouse", "child")[min(place, 2)],
    }
    if place >= 2:
        values |= {"father_name": father, "mother_name": mother}
    if age < 18:
        values |= {
            "guardian_name": father,
            "guardian_relation": "parent",
            "guardian_informed": random.choice(("yes", "yes", "no")),
        }
    _papers(random, values, born, sex, age)
    person = Villager(household, values, _schooling(random, age))
    if 13 <= age <= 40 and random.random() < 0.42:
        _plan(random, today, person, age, father)
    return person


def _name(random: Random, sex: str) -> str:
    if sex == "male":
        return "岩" + random.choice(_MEN) + random.choice(_SECOND)
    return "玉" + random.choice(_WOMEN) + random.choice(_SECOND)


def _papers(random: Random, values: dict[str, Any], born: date, sex: str, age: int) -> None:
    if age < 16 and random.random() < 0.7:
        values["id_type"] = random.choice(("household_register", "birth_certificate", "none"))
        if values["id_type"] != "household_register":
            return
    else:
        values["id_type"] = "id_card"
    odd = 2 * random.randint(0, 499) + (1 if sex == "male" else 0)
    body = f"532822{born:%Y%m%d}{odd:03d}"
    values["id_number"] = body + mod_11_2.calc_check_digit(body)
    if random.random() < 0.06:
        # Some know their birthday in the lunar calendar only.
        values["birth"] = f"农历{born.year}年三月初五"
        values["birth_evidence"] = "told"
        values.pop("id_number")


def _schooling(random: Random, age: int) -> dict[str, Any]:
    if age < 6:
        return {"status": "never"}
    if age < 13:
        return {"status": "primary", "school": "曼夕小学", "grade": f"{min(age - 6, 6)}年级"}
    if age < 16:
        status = random.choices(("junior_middle", "dropped_junior"), (9, 1))[0]
        return {"status": status, "school": "打洛中学"}
    status = random.choices(
        ("completed_nine", "dropped_junior", "dropped_primary", "senior", "beyond"),
        (62, 14, 8, 9, 7),
    )[0]
    evidence = "certificate" if status in ("completed_nine", "senior", "beyond") else "told"
    return {"status": status, "evidence": evidence, "school": "打洛中学"}


_PLACES: Final = (
    ("prefecture", "景洪市"), ("province", "昆明市"), ("mainland", "广东省东莞市"), ("mainland", "海南省三亚市"),
)  # fmt: skip
_JOBS: Final = (
    ("restaurant", "服务员"), ("salon", "美容学徒"), ("hotel", "客房服务"), ("factory", "流水线"),
    ("shop", "收银员"), ("farm", "采茶"), ("construction", "小工"), ("ktv", "服务员"),
)  # fmt: skip


def _wish(random: Random, today: date) -> dict[str, Any]:
    trades = random.sample(("salon", "restaurant", "hotel", "factory", "shop"), 2)
    counties = random.choice((["532801"], ["532801", "532822"], []))
    return {
        "expressed_on": today,
        "trades": trades,
        "counties": counties,
        "wage_least": random.randrange(1800, 2800, 100) * 100,
        "needs_lodging": "yes",
    }


def _plan(random: Random, today: date, person: Villager, age: int, father: str) -> None:
    kind, place = random.choice(_PLACES)
    workplace, job = random.choice(_JOBS)
    purpose = "study" if age < 16 and random.random() < 0.5 else "work"
    leaves = today + timedelta(days=random.randint(3, 60))
    person.journey = {
        "registered_on": today - timedelta(days=random.randint(0, 200)),
        "how_registered": random.choice(("self", "family", "peer_educator", "teacher")),
        "purpose": purpose,
        "destination_kind": kind,
        "destination": place,
        "departs_on": leaves,
        "arrives_on": leaves + timedelta(days=1),
        "transport": "bus",
        "companions": _name(random, "female"),
        "how_found": random.choice(("relative", "recruiter", "friend", "committee")),
        "stay_length": "year",
        "with_guardian": "no",
        # Some wish no name on what may be found in a pocket.
        "card_name": person.values["full_name"] if person.household % 4 else "",
        "risk_id_asked": random.choice(("no", "no", "yes")),
        "risk_pay_too_good": "no",
    }
    if purpose == "work":
        wage = random.randrange(2000, 4800, 100) * 100
        person.journey |= {
            "workplaces": [workplace],
            "job": job,
            "wage": wage,
            "wage_unit": "month",
        }
        person.wish = _wish(random, today)
    person.phones = [{"number": f"1{random.randint(3000000000, 9999999999)}", "owner": "own"}]
    person.contacts = [
        {
            "name": father,
            "relation": "parent",
            "phone": f"1{random.randint(3000000000, 9999999999)}",
        },
        {"name": _name(random, "female"), "relation": "other_relative"},
    ]
    by = "parent" if age < 14 else "self"
    person.consents = [
        {"purpose": purpose_, "given": given, "given_on": today, "by": by, "method": "signature"}
        for purpose_, given in (
            ("a", "yes"),
            ("b", random.choice(("yes", "yes", "no"))),
            ("e", "yes"),
        )
    ]
    if random.random() < 0.3:
        person.names = [{"name": "小" + person.values["full_name"][1:], "kind": "nickname"}]
