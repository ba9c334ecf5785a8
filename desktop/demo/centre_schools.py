"""The demo's schools, volunteers, trainings and talks with parents."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import trainings
from desktop.rules.journeys import State
from desktop.sheets.parents import PARENT_TALK, VISIT
from desktop.sheets.schools import CONTACT, SCHOOL, SESSION
from desktop.sheets.trainings import PARTICIPANT, TRAINING
from desktop.sheets.volunteers import DEED, VOLUNTEER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.office.cards import File, Found, ListRow
    from desktop.office.session import Session

_SCHOOLS: Final[tuple[tuple[str, str, str, str, tuple[tuple[int, str, str, int, int], ...]], ...]] = (
    ("打洛中心小学", "primary", "打洛镇", "玉光老师",
     ((240, "五年级1班", "T02", 22, 19), (60, "六年级2班", "T02", 20, 23))),
    ("打洛中学", "junior_middle", "打洛镇", "李老师",
     ((400, "八年级1班", "T02", 24, 22), (210, "八年级2班", "T03", 21, 25),
      (30, "九年级3班", "T03", 23, 21))),
    ("景洪市职业高级中学", "vocational", "景洪市", "刀老师",
     ((330, "护理2班", "T05", 38, 4), (120, "汽修1班", "T05", 2, 41))),
    ("景洪市第四中学", "senior_middle", "景洪市", "王老师", ((500, "高一3班", "T12", 27, 24),)),
)  # fmt: skip
_VOLUNTEERS: Final[tuple[tuple[str, str, str, str, tuple[tuple[int, str, int, str], ...]], ...]] = (
    ("", "peer_educator", "曼夕下寨", "",
     ((90, "peer_education", 18, "讲“陌生人招工”的情景剧"), (25, "centre_activity", 24, "读书会带小组"))),
    ("", "peer_educator", "曼芽", "", ((40, "school_session", 46, "打洛中学八年级"),)),
    ("", "migrant", "景洪市嘎洒镇", "",
     ((70, "accompanied", 1, "陪新来的同乡办居住证"), (15, "told_office", 2, "告诉办公室一家餐馆押身份证"))),
    ("", "migrant", "景洪市江北", "", ((130, "call", 12, "中秋给外出的同乡打电话"),)),
    ("岩龙", "student", "西双版纳职业技术学院", "景洪市职业高级中学",
     ((50, "peer_education", 35, "给师弟师妹讲怎样看合同"),)),
    ("玉应香", "youth_league", "州团委同伴教育队", "", ((20, "school_session", 43, "护理班"),)),
    ("岩叫", "former_member", "曼夕上寨", "", ()),
)  # fmt: skip
_ALL: Final = tuple(f"T{number:02d}" for number in range(1, 15))
_TALKS: Final[tuple[tuple[str, tuple[str, ...], str, tuple[tuple[int, str, str, str], ...]], ...]] = (
    ("objects", ("no_use", "housework"), "yes",
     ((30, "家长说孩子要带弟弟妹妹。", "看了绘画比赛，同意周末来。", "consents"),)),
    ("objects", ("girls",), "yes", ((20, "父亲认为女孩不要出门。", "母亲愿意再商量。", "undecided"),)),
    ("undecided", ("lessons",), "yes", ()),
    ("consents", (), "yes", ()),
    ("objects", ("distance", "photos"), "unknown", ()),
    ("consents", ("not_told",), "yes", ()),
)  # fmt: skip


def make(session: Session) -> None:
    """Fill the four registers; who prepares to leave is at the trainings."""
    named = _schools(session)
    helpers = _volunteers(session, named)
    _trainings(session, session.trainings.preparing(), helpers)
    _talks(session)
    _prepared(session)


def _schools(session: Session) -> dict[str, UUID]:
    today = session.today()
    named = {}
    for name, kind, place, teacher, held in _SCHOOLS:
        sessions = tuple(
            RowEntry(None, {
                "held_on": today - timedelta(days=ago), "class_name": group, "topics": [topic],
                "led_by": "儿童委员会、同伴教育员", "girls": girls, "boys": boys,
                "outcome": "问得最多的是押金和身份证。",
            })
            for ago, group, topic, girls, boys in held
        )  # fmt: skip
        contact = RowEntry(None, {"name": teacher, "duty": "德育主任", "phone": "06915550210"})
        values = {"name": name, "kind": kind, "address": place,
                  "since": today - timedelta(days=700)}  # fmt: skip
        rows = {CONTACT.kind: (contact,), SESSION.kind: sessions}
        named[name] = session.schools.save(Entry(None, values, rows, kind=SCHOOL.kind)).main.id
    return named


def _volunteers(session: Session, schools: dict[str, UUID]) -> list[UUID]:
    today = session.today()
    grown = iter(_people(session, "18-24"))
    linked: list[UUID] = []
    for name, kind, place, school, did in _VOLUNTEERS:
        values: dict[str, Any] = {
            "name": name,
            "kind": kind,
            "place": place,
            "school_id": schools.get(school),
            "languages": ["blang", "chinese"],
            "since": today - timedelta(days=300),
        }
        if not name:
            values["person_id"] = next(grown).person_id
            linked.append(values["person_id"])
        deeds = tuple(
            RowEntry(None, {"done_on": today - timedelta(days=ago), "kind": what,
                            "reached": reached, "what": words})
            for ago, what, reached, words in did
        )  # fmt: skip
        session.volunteers.save(Entry(None, values, {DEED.kind: deeds}, kind=VOLUNTEER.kind))
    return linked


def _people(session: Session, band: str) -> Sequence[ListRow]:
    """The first people of an age band who have no plan to leave yet, or the youngest plans."""
    rows = session.migrants.first(Query(filters={"age_band": (band,)}), 40)
    return [row for row in rows if not row.number] or list(rows)


def _trainings(session: Session, leaving: Sequence[Found], helpers: Sequence[UUID]) -> None:
    half = len(leaving) // 2
    _held(session, 150, "committee", ("T02", "T03"),
          [{"name": name} for name in ("岩罕龙", "玉香", "岩温胆", "玉金", "刀主任")],
          "州妇联讲师", "州妇联")  # fmt: skip
    _held(session, 80, "employers_staff", ("T05", "T11"),
          [{"name": name} for name in ("玉波", "玉腊", "岩亮", "玉旺")], "王医生",
          "社区卫生服务中心")  # fmt: skip
    _held(session, 60, "peer_educators", ("T02", "T03", "T12", "T13"),
          [{"person_id": one} for one in helpers[:3]], "玉金", "镇妇联")  # fmt: skip
    _held(session, 45, "leaving", ("T01", "T02", "T03", "T04"), _linked(leaving[:half]),
          "李警官", "打洛派出所")  # fmt: skip
    _held(session, 38, "leaving", ("T05", "T06", "T16"), _linked(leaving[:half]), "岩温胆",
          "镇劳动和社会保障所")  # fmt: skip
    _held(session, 31, "leaving", _ALL[6:], _linked(leaving[: half // 2]), "玉香", "本办公室")
    _held(session, 24, "parents", ("T17",), _parents(session), "李老师", "打洛中学")
    values = _values(session, -9, "leaving", ("T03", "T05", "T07", "T13"), "李警官", "打洛派出所")
    rows = {PARTICIPANT.kind: tuple(RowEntry(None, row) for row in _linked(leaving[half:]))}
    session.trainings.save(Entry(None, values, rows, kind=TRAINING.kind))


def _prepared(session: Session, most: int = 3) -> None:
    """Take a few who have had all their musts to “prepared”."""
    done = 0
    for one in session.trainings.preparing():
        journey = session.migrants.open(one.id).rows["journey"][-1]
        steps = session.migrants.next_states(one.id, journey.id)
        free = any(step.to_state == State.CLEARED and not step.blocked for step in steps)
        if free and done < most:
            session.migrants.move(journey.id, State.CLEARED, happened_on=session.today())
            done += 1


def _linked(people: Sequence[Found]) -> list[dict[str, Any]]:
    return [{"person_id": one.id} for one in people]


def _parents(session: Session) -> list[dict[str, Any]]:
    """Parents of the youngest who prepare to leave, each for her child's sake."""
    rows = session.migrants.first(Query(filters={"state": ("PREPARING",)}, sort="birth_last",
                                        descending=True), 3)  # fmt: skip
    return [
        {"name": name, "parent_of_id": row.person_id}
        for name, row in zip(("岩光", "玉南", "岩香"), rows, strict=False)
    ]


def _values(
    session: Session, ago: int, audience: str, modules: Sequence[str], trainer: str, of: str
) -> dict[str, Any]:
    return {
        "held_on": session.today() - timedelta(days=ago),
        "audience": audience,
        "modules": list(modules),
        "trainer": trainer,
        "trainer_from": of,
        "place": "村委会二楼会议室",
        "languages": ["blang", "chinese"],
        "methods": ["talk", "role_play", "case_study"],
        "hours": 180,
    }


def _held(
    session: Session,
    ago: int,
    audience: str,
    modules: Sequence[str],
    people: Sequence[dict[str, Any]],
    trainer: str,
    of: str,
) -> File:
    """Hold a training: nearly all came, knew some before, more after; certificates are given."""
    day = session.today() - timedelta(days=ago)
    rows = []
    for at, person in enumerate(people):
        came = at % 9 != 8
        points = {"points_before": 1 + at % 3, "points_after": 3 + at % 3} if came else {}
        rows.append(RowEntry(None, {**person, "came": "yes" if came else "no", **points}))
    values = _values(session, ago, audience, modules, trainer, of)
    if audience == "employers_staff":
        values["place"] = "店内休息室"
    file = session.trainings.save(
        Entry(None, values, {PARTICIPANT.kind: tuple(rows)}, kind=TRAINING.kind)
    )
    file = session.trainings.move(file.main.id, trainings.HELD, happened_on=day)
    if ago > 35:
        session.trainings.give_certificates(file.main.id)
        file = session.trainings.move(file.main.id, trainings.CLOSED, happened_on=day)
    return file


def _talks(session: Session) -> None:
    today = session.today()
    girls = Query(filters={"age_band": ("14-15", "0-13"), "sex": ("female",)})
    children = session.migrants.first(girls, len(_TALKS))
    for (view, reasons, wishes, visits), child in zip(_TALKS, children, strict=False):
        file = session.migrants.open(child.person_id).person.values
        values = {
            "person_id": child.person_id,
            "parent_name": file["father_name"] or "岩光",
            "relation": "parent",
            "asked_on": today - timedelta(days=40),
            "view": view,
            "reasons": list(reasons),
            "child_wishes": wishes,
        }
        rows = tuple(
            RowEntry(None, {"visited_on": today - timedelta(days=ago), "visitor": "玉金、玉香",
                            "said": said, "changed": changed, "view": now})
            for ago, said, changed, now in visits
        )  # fmt: skip
        session.parents.save(Entry(None, values, {VISIT.kind: rows}, kind=PARENT_TALK.kind))
