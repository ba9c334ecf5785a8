"""Twenty jobs of the demo's office with different findings, and some people linked to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError
from desktop.office.cards import Entry, Query
from desktop.rules import offers, placements

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.session import Session

Values = dict[str, Any]
_SALON, _FOOD, _HOTEL = "景洪市丽人美容美发店", "景洪市傣味园餐厅", "景洪市澜江宾馆"
_TEA, _AGENCY, _AGENT = "勐海县古茶山茶厂", "西双版纳启程人力资源有限公司", "岩光"
_GOOD: Final[Values] = {
    "county": "532801", "place": "景洪市区", "wanted": 3, "wage": 260000, "wage_unit": "month",
    "pay_day": "每月10日", "hours_day": 480, "days_week": 5, "rest_days": "每周两天",
    "lodging": "employer", "board": "yes", "travel_payer": "employer", "conditions_told": "yes",
    "contract_kind": "labour", "contract_seen": "yes", "sex_asked": "any",
    "insurance": "五险", "papers_kept": "no",
}  # fmt: skip
JOBS: Final[tuple[tuple[str, str, str, Values], ...]] = (
    ("美容学徒", _SALON, "", {"trade": "salon", "workplaces": ["salon"], "duties": "洗头、护理，跟师傅学手艺"}),
    ("美发助理", _SALON, "", {"trade": "salon", "workplaces": ["salon"], "duties": "洗吹、打扫", "wage": 240000}),
    ("前台接待", _SALON, "", {"trade": "salon", "workplaces": ["salon"], "duties": "接待、收银", "schooling_asked": "junior"}),
    ("服务员", _FOOD, "", {"trade": "restaurant", "workplaces": ["restaurant"], "duties": "端菜、收拾桌子"}),
    ("厨房帮工", _FOOD, "", {"trade": "restaurant", "workplaces": ["restaurant"], "duties": "洗菜、配菜", "wanted": 2}),
    ("收银员", _FOOD, _AGENCY, {"trade": "restaurant", "workplaces": ["restaurant"], "duties": "收银", "schooling_asked": "senior"}),
    ("客房服务员", _HOTEL, "", {"trade": "hotel", "workplaces": ["hotel"], "duties": "打扫客房", "days_week": 6, "rest_days": "每周一天"}),
    ("洗衣工", _HOTEL, "", {"trade": "hotel", "workplaces": ["hotel"], "duties": "洗熨床单", "wage": 210000}),
    ("茶叶拣工", _TEA, "", {"trade": "factory", "workplaces": ["factory"], "duties": "拣茶、包装", "county": "532822", "place": "勐海县"}),
    ("制茶学徒", _TEA, _AGENCY, {"trade": "factory", "workplaces": ["factory"], "duties": "学制茶", "county": "532822", "place": "勐海县", "wage": 280000}),
    ("夜班保洁", _HOTEL, "", {"trade": "hotel", "workplaces": ["hotel"], "duties": "夜间打扫", "hours_day": 600, "days_week": 7}),
    ("服务员（交押金）", _FOOD, _AGENT, {"trade": "restaurant", "workplaces": ["restaurant"], "duties": "端菜", "deposit": 120000}),
    ("包装工", _TEA, _AGENT, {"trade": "factory", "workplaces": ["factory"], "duties": "包装", "fees": 30000, "county": "532822"}),
    ("迎宾", _HOTEL, "", {"trade": "hotel", "workplaces": ["hotel"], "duties": "迎宾", "sex_asked": "female", "age_to": 25, "announced": "限女性，未婚，形象气质佳，身高1.65米"}),
    ("KTV服务员", _HOTEL, "", {"trade": "hotel", "workplaces": ["ktv"], "duties": "送酒水"}),
    ("学徒（15岁起）", _SALON, "", {"trade": "salon", "workplaces": ["salon"], "duties": "打杂", "age_from": 15}),
    ("缅甸客服", _FOOD, _AGENT, {"trade": "office", "workplaces": ["online"], "duties": "打电话", "abroad": "yes", "announced": "高薪日结，包机票，小勐拉"}),
    ("搬运工", _TEA, "", {"trade": "factory", "workplaces": ["factory"], "duties": "搬茶", "hazards": ["loads"], "county": "532822"}),
    ("临时工", _FOOD, "", {"trade": "restaurant", "duties": "", "wage": None, "hours_day": None, "pay_day": None, "conditions_told": None, "lodging": None}),
    ("低薪服务员", _FOOD, "", {"trade": "restaurant", "workplaces": ["restaurant"], "duties": "端菜", "wage": 120000}),
)  # fmt: skip
OPENED: Final = 10
"""The first jobs are opened for linking."""


def make(session: Session, named: Mapping[str, UUID]) -> list[UUID]:
    """Write the jobs down and open those that can be; return them in order."""
    made = []
    today = session.today()
    for number, (post, employer, through, told) in enumerate(JOBS):
        values = {
            **_GOOD,
            "post": post,
            "employer_id": named[employer],
            "recruiter_id": named[through] if through else None,
            "received_on": today - timedelta(days=20 - number),
            "starts_on": today + timedelta(days=14),
            "open_until": today + timedelta(days=60),
            **told,
        }
        file = session.offers.save(Entry(None, values, kind="offer"))
        made.append(file.main.id)
        states = (offers.SUBMITTED, offers.CHECKED, offers.OPEN) if number < OPENED else ()
        for state in states:
            session.offers.move(file.main.id, state, happened_on=today)
    session.offers.move(made[9], offers.FILLED, happened_on=today)
    return made


def link(session: Session, jobs: list[UUID], *, most: int = 30) -> list[UUID]:
    """Take ready people to “preparing” and link some; return the placements."""
    today = session.today()
    ready = session.migrants.first(Query(filters={"readiness": ("ready", "conditional")}), 90)
    done = 0
    for row in ready:
        if not row.number or done >= most:
            continue
        file = session.migrants.open(row.person_id)
        journey = file.rows["journey"][-1]
        if journey.values["purpose"] != "work":
            continue
        try:
            for state in ("CHECKING", "PREPARING"):
                session.migrants.move(journey.id, state, happened_on=today)
        except ClerkError:
            continue  # a paper is not seen yet: she stays where she is
        done += 1
    return _placed(session, jobs)


def _placed(session: Session, jobs: list[UUID]) -> list[UUID]:
    made: list[UUID] = []
    today = session.today()
    steps = (
        (),
        (placements.INFORMED,),
        (placements.INFORMED, placements.ACCEPTED),
        (placements.INFORMED, placements.DECLINED),
        (placements.INFORMED, placements.ACCEPTED, placements.STARTED),
        (placements.INFORMED, placements.ACCEPTED, placements.CONTRACT_REVIEW),
    )
    taken: set[UUID] = set()
    for offer, path in zip(
        (jobs[0], jobs[3], jobs[6], jobs[4], jobs[1], jobs[8]), steps, strict=True
    ):
        match = next(
            (
                each
                for each in session.linking.for_offer(offer)
                if each.fit.possible and each.record not in taken
            ),
            None,
        )
        if match is None:
            continue
        taken.add(match.record)
        file = session.placements.propose(match.record, offer)
        entry = session.placements.entry(file)
        told = {**entry.values, "told_in": "blang", "starts_on": today + timedelta(days=14)}
        file = session.placements.save(replace(entry, values=told))
        for state in path:
            file = session.placements.move(file.main.id, state, happened_on=today)
        made.append(file.main.id)
    return made
