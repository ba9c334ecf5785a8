"""The demo's Children's Committee: two terms with their elections, three handovers, meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from desktop.office.cards import Entry, RowEntry
from desktop.rules import elections, handovers, meetings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.office.cards import File
    from desktop.office.session import Session
    from desktop.office.voters import Voter

NAME: Final = "儿童委员会"
PASSWORD: Final = "707707"  # noqa: S105  of a fictional office, printed beside it
_SEATS: Final = 7
_CANDIDATES: Final = 10
_SEED: Final = 11
_DUTIES: Final = (
    ["head"], ["deputy", "peer_education"], ["arts"], ["sports"], ["library"], ["money"],
    ["outreach", "things"],
)  # fmt: skip
_STATEMENTS: Final = (
    "我想让图书角每个周末都开门。",
    "我会组织篮球赛，女生也有自己的队。",
    "我想请外出打工回来的哥哥姐姐讲一讲城里的事。",
    "每个月画一次画，把最好的挂在活动室。",
    "我会把钱和东西都记清楚，每个月念给大家听。",
    "有小朋友不来上学，我们就去家里看看他。",
    "我们一起排一出布朗族的戏。",
)


def make(session: Session) -> None:
    """Hold two elections over three years, and what comes after them; let the children sign in."""
    session.users.add(
        {"sign_in_name": NAME, "full_name": NAME, "roles": ["children_committee"]}, PASSWORD
    )
    today, random = session.today(), Random(_SEED)  # noqa: S311  a village, not a secret
    first = _elected(session, random, "第一届儿童委员会", today - timedelta(days=1000))
    if first is None:
        return
    _hand_over(session, first, today - timedelta(days=620), handovers.LEFT, "同伴教育")
    _hand_over(session, first, today - timedelta(days=480), handovers.EIGHTEEN, "篮球赛的裁判")
    session.terms.move(first.main.id, elections.ENDED, happened_on=today - timedelta(days=300))
    second = _elected(session, random, "第二届儿童委员会", today - timedelta(days=307))
    if second is not None:
        _hand_over(session, second, None, handovers.OTHER, "")
        _meet(session, today)


def _elected(session: Session, random: Random, name: str, day: date) -> File | None:
    """Elect a committee; None where too few children are old enough."""
    values = {
        "name": name,
        "seats": _SEATS,
        "marks": 3,
        "election_on": day,
        "ends_on": day + timedelta(days=700),
        "place": "儿童活动中心",
        "counters": "两名同学和一名辅导员",
    }
    file = session.terms.save(Entry(None, values, kind="committee_term"))
    term = file.main.id
    file = session.terms.voters.add_children(term)
    voters: Any = file.facts["voters"]
    standing = [one for one in voters if one.born and 9 <= day.year - one.born <= 15]
    if len(standing) < _CANDIDATES:
        return None
    chosen = random.sample(standing, _CANDIDATES)
    entry = session.terms.entry(file)
    rows = tuple(_candidate(one, number, day) for number, one in enumerate(chosen))
    session.terms.save(replace(entry, rows={**entry.rows, "committee_candidate": rows}))
    session.terms.move(term, elections.CALLED, happened_on=day - timedelta(days=21))
    session.terms.move(term, elections.VOTING, happened_on=day)
    voted = [one for one in voters if random.random() < 0.85]
    for one in voted:
        session.terms.voters.tick(term, one.id, voted=True)
    file = session.terms.move(term, elections.COUNTED, happened_on=day)
    _count(session, random, file, len(voted), day)
    file = session.terms.move(term, elections.SERVING, happened_on=day + timedelta(days=7))
    return _with_duties(session, file)


def _candidate(one: Voter, number: int, day: date) -> RowEntry:
    values = {
        "person_id": one.person_id,
        "statement": _STATEMENTS[number % len(_STATEMENTS)],
        "agreed_on": day - timedelta(days=30),
        "guardian_agreed_on": day - timedelta(days=28),
    }
    return RowEntry(None, values)


def _count(session: Session, random: Random, file: File, voted: int, day: date) -> None:
    """Write down a count that agrees with the ballots, with no two equal."""
    spoilt = min(2, voted // 10)
    valid = voted - spoilt
    entry = session.terms.entry(file)
    rows = entry.rows["committee_candidate"]
    votes = random.sample(range(1, max(valid, len(rows) + 1)), len(rows))
    while sum(votes) > valid * 3:
        votes = [max(one * 2 // 3, number) for number, one in enumerate(sorted(votes))]
    if len(set(votes)) < len(votes):
        votes = list(range(1, len(rows) + 1))
    last = sorted(votes, reverse=True)[_SEATS - 1]
    counted = tuple(
        replace(row, values={**row.values, "votes": number, "elected": number >= last})
        for row, number in zip(rows, votes, strict=True)
    )
    typed = {
        **entry.values,
        "ballots_valid": valid,
        "ballots_spoilt": spoilt,
        "result_signed_on": day,
    }
    session.terms.save(
        replace(entry, values=typed, rows={**entry.rows, "committee_candidate": counted})
    )


def _with_duties(session: Session, file: File) -> File:
    entry = session.terms.entry(file)
    rows = tuple(
        replace(row, values={**row.values, "duties": _DUTIES[number % len(_DUTIES)]})
        for number, row in enumerate(entry.rows["committee_member"])
    )
    return session.terms.save(replace(entry, rows={**entry.rows, "committee_member": rows}))


def _hand_over(session: Session, term: File, day: date | None, why: str, advises_on: str) -> None:
    """Hand over from the oldest who serves to the youngest voter; begun only, without a day."""
    file = session.terms.open(term.main.id)
    voters: Sequence[Any] = file.facts["voters"]  # type: ignore[assignment]
    born = {one.person_id: one.born or 0 for one in voters}
    serving = [
        row.values["person_id"]
        for row in file.rows["committee_member"]
        if row.values["until"] is None
    ]
    oldest = min(serving, key=lambda person: born.get(person, 0))
    free = [one.person_id for one in voters if one.person_id not in serving]
    entry = session.handovers.for_member(oldest)  # type: ignore[arg-type]
    done = day is not None
    items = tuple(
        replace(row, values={**row.values, "given": done})
        for row in (
            *entry.rows["handover_item"],
            RowEntry(None, {"kind": "key", "what": "图书柜的钥匙"}),
            RowEntry(None, {"kind": "contact", "what": "打洛中学王老师的电话"}),
        )
    )
    values = {
        **entry.values,
        "term_id": term.main.id,
        "why": why,
        "due_on": day or session.today() + timedelta(days=20),
        "plans": "下个月的朗诵比赛还没有找到评委。",
        "to_id": max(free, key=lambda person: born[person]) if free else None,
        "from_signed_on": day,
        "to_signed_on": day,
        "witness": "玉香",
        "advises_on": advises_on or None,
    }
    kept = session.handovers.save(
        replace(entry, values=values, rows={**entry.rows, "handover_item": items})
    )
    if day is not None:
        session.handovers.move(kept.main.id, handovers.DONE, happened_on=day)


_MEETINGS: Final = (
    (200, "新一届分工\n活动室的钥匙", "大家商量了每个人做什么。钥匙由主任和财务各拿一把。",
     "每周六上午打扫活动室"),
    (120, "暑假的画画比赛", "比赛分两组，10岁以下和10岁以上。", "去学校贴通知"),
    (30, "有两个同学不来上学了", "先由同村的同伴去家里看看，再告诉老师。", "这个星期去家里看看"),
)  # fmt: skip


def _meet(session: Session, today: date) -> None:
    members = [person for person, _name in session.terms.standing()]
    for number, (ago, agenda, minutes, decided) in enumerate(_MEETINGS):
        day = today - timedelta(days=ago)
        fresh = session.meetings.fresh()
        decision = {
            "what": decided,
            "who_id": members[number % len(members)],
            "due_on": day + timedelta(days=14),
            "done_on": day + timedelta(days=12) if number < len(_MEETINGS) - 1 else None,
        }
        file = session.meetings.save(
            replace(
                fresh,
                values={
                    **fresh.values,
                    "held_on": day,
                    "place": "儿童活动中心",
                    "led_by_id": members[0],
                    "agenda": agenda,
                    "minutes": minutes,
                },
                rows={**fresh.rows, "meeting_decision": (RowEntry(None, decision),)},
            )
        )
        session.meetings.move(file.main.id, meetings.HELD, happened_on=day)
