"""The demo's activities: about sixty in three years, with competitions, and what is planned next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from desktop.demo.people import SEED
from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import activities
from desktop.rules.activities import Count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.office.session import Session

_PAST: Final = 52
_EVERY: Final = 21  # days between two of them
_PRIZES: Final = ("first", "second", "second", "third", "third", "third", "merit", "merit")
_YOUNGEST: Final = 6
_LEADERS: Final = ("玉光、岩叫", "岩龙", "玉罕、玉应", "玉金", "岩三、玉南")


@dataclass(frozen=True)
class _Plan:
    """An activity as it comes again and again. ``works``: what is entered, for competitions."""

    title: str
    kind: str
    themes: tuple[str, ...]
    messages: str
    place: str
    starts_at: str
    ends_at: str
    needs: tuple[tuple[str, str, int | None, str | None, str], ...] = ()
    place_kind: str = "centre"
    safety: str = ""
    works: tuple[str, ...] = ()
    result: str = "大家都参加了，小的孩子也上台说了话。"
    better: str = ""


_PLANS: Final = (
    _Plan("“平安回家”绘画比赛", "competition", ("trafficking", "safe_migration"),
          "不跟陌生人走，出门先登记。", "儿童之家大厅", "14:00", "17:00",
          (("thing", "画纸", 60, None, "村小"), ("money", "奖品", None, "180", "义卖所得")),
          works=("回家的路", "别上陌生人的车", "我的寨子", "妈妈回来了", "打110", "火车站", "茶山",
                 "一起上学"), better="画纸多备二十张"),
    _Plan("布朗山诗会", "poetry", ("culture", "rights"), "用布朗话和汉话写自己的家。", "缅寺前空地",
          "16:00", "18:00", place_kind="village", better="请老人先唱一首"),
    _Plan("情景剧《不交押金》", "theatre", ("labour_law", "recruiters"), "押金一分不交，身份证自己拿。",
          "篮球场", "19:30", "21:00", (("thing", "音响", 1, None, "村委会"),),
          place_kind="village", better="早点开始，小的孩子要睡觉"),
    _Plan("藤球友谊赛", "sports", ("life_skills",), "", "篮球场", "15:00", "17:30",
          (("thing", "藤球", 4, None, "中心"),), place_kind="village"),
    _Plan("图书角读书会", "reading", ("schooling",), "读完九年，路更宽。", "图书角", "9:30", "11:00"),
    _Plan("电影《失孤》", "film", ("trafficking",), "被拐走的孩子怎样被找到。", "儿童之家大厅",
          "19:00", "21:00", (("thing", "投影仪", 1, None, "镇文化站"),), better="字幕太小，坐近一点"),
    _Plan("同伴教育：出门前想清楚", "peer_education", ("safe_migration", "helplines"),
          "先登记，留联系人，记住求助电话。", "儿童之家大厅", "14:30", "16:00"),
    _Plan("到曼芽宣传防拐", "awareness", ("trafficking", "helplines"), "陌生人介绍的好工作，先问村委会。",
          "曼芽寨", "9:00", "12:00", (("person", "两名家长陪同", 2, None, "村委会"),),
          place_kind="other_village", safety="村委会面包车接送，两名家长同行，十二点前回到村里。"),
    _Plan("健康课：身体是自己的", "peer_education", ("health", "self_protection"), "不愿意就说不。",
          "儿童之家大厅", "14:30", "16:00"),
    _Plan("泼水节义卖", "fund_raising", ("money",), "", "寨门口", "10:00", "15:00",
          place_kind="village", result="手工和茶叶都卖完了。", better="带够零钱"),
    _Plan("诗歌朗诵比赛", "competition", ("culture", "schooling"), "大声说出自己的想法。",
          "村小操场", "15:00", "17:00", (("money", "奖品", None, "120", "镇团委"),),
          place_kind="school", works=("我的妈妈在景洪", "茶树", "长大以后", "书包", "月亮", "回家",
                                      "老师", "山路"), better="先抽签排顺序"),
    _Plan("儿童委员会月会", "meeting", ("none",), "", "活动室", "17:00", "18:00"),
)  # fmt: skip


def make(session: Session, children: Sequence[UUID]) -> None:
    """Write down three years of activities, a weekly series, and what comes next."""
    random = Random(SEED + 1)  # noqa: S311  a village, not a secret
    today = session.today()
    born = {
        line.record_id: int(str(line.cells["birth_year"]))
        for line in session.children.lines(Query())
    }
    latest: UUID | None = None
    for at in range(_PAST):
        day = today - timedelta(days=_EVERY * (_PAST - at) - random.randint(0, 6))
        of_age = [child for child in children if born[child] + _YOUNGEST < day.year]
        latest = _past(session, random, _PLANS[at % len(_PLANS)], day, of_age)
    _weekly(session, random, children)
    if latest is not None:
        session.activities.save(session.activities.next_from(latest))
    _planned(session, today)


def _past(
    session: Session, random: Random, plan: _Plan, day: date, children: Sequence[UUID]
) -> UUID:
    came = random.sample(list(children), min(random.randint(14, 48), len(children)))
    looked_back: dict[str, Any] = {
        "result": plan.result,
        "better": plan.better or None,
        "liked": "想再来一次",
        "photos": random.choice(("yes", "yes", "no")),
        "cost": "180" if plan.works else None,
        "income": "412.50" if plan.kind == "fund_raising" else None,
    }
    entry = _entry(plan, day, random, looked_back, got=True)
    works = zip(came, plan.works, strict=False)
    entries = tuple(
        RowEntry(None, {"child_id": child, "work": work, "points": 96 - 3 * at, "prize": prize})
        for at, ((child, work), prize) in enumerate(zip(works, _PRIZES, strict=False))
    )
    file = session.activities.save(replace(entry, rows={**entry.rows, "activity_entry": entries}))
    record = file.main.id
    grown = plan.kind in ("film", "festival", "fund_raising", "awareness")
    others = (Count("female", "a35", 9), Count("male", "a35", 5)) if grown else ()
    session.activities.keep_coming(record, came, others)
    if plan.place_kind == "village" and random.random() < 0.12:
        session.activities.move(record, activities.CANCELLED, happened_on=day, reason="下大雨")
        return record
    for state in (activities.APPROVED, activities.DONE, activities.REPORTED):
        session.activities.move(record, state, happened_on=day)
    return record


def _entry(
    plan: _Plan, day: date, random: Random, more: dict[str, Any], *, got: bool = False
) -> Entry:
    values = {
        "title": plan.title,
        "kind": plan.kind,
        "themes": list(plan.themes),
        "messages": plan.messages,
        "happens_on": day,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "place_kind": plan.place_kind,
        "place": plan.place,
        "led_by": random.choice(("children", "children", "together")),
        "leader": random.choice(_LEADERS),
        "safety": plan.safety,
        "told": list(activities.to_tell(plan.kind, plan.place_kind)),
        "jury": "玉金老师、岩罕龙、玉香" if plan.works else None,
        **more,
    }
    needs = tuple(
        RowEntry(
            None,
            {
                "kind": kind,
                "what": what,
                "quantity": count,
                "amount": yuan,
                "from_whom": source,
                "got": got,
            },
        )
        for kind, what, count, yuan, source in plan.needs
    )
    return Entry(None, values, {"activity_need": needs}, kind="activity")


def _weekly(session: Session, random: Random, children: Sequence[UUID]) -> None:
    """A reading on Saturdays: begun two weeks ago, to come six times."""
    today = session.today()
    first = today - timedelta(days=14 + (today.weekday() - 5) % 7)
    plan = replace(_PLANS[4], title="周六读书会")
    record = session.activities.save(_entry(plan, first, random, {})).main.id
    session.activities.make_series(record, "weekly", 6)
    session.activities.keep_coming(record, random.sample(list(children), 22))
    session.activities.move(record, activities.APPROVED, happened_on=first)
    session.activities.move(record, activities.DONE, happened_on=first)


def _planned(session: Session, today: date) -> None:
    """What is being prepared: a competition in ten days, a visit to another village."""
    random = Random(SEED + 2)  # noqa: S311  a village, not a secret
    drawing = _entry(_PLANS[0], today + timedelta(days=10), random, {"expected": 60})
    record = session.activities.save(drawing).main.id
    session.activities.move(record, activities.APPROVED, happened_on=today)
    visit = _entry(_PLANS[7], today + timedelta(days=17), random, {"told": ["parents"]})
    session.activities.save(visit)
