"""Twenty-five cases of the demo's office, in every state, with referrals. All people are made up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.office.cards import Entry, RowEntry
from desktop.rules import cases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.office.cards import File, Second
    from desktop.office.session import Session

Values = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A case as it was told: so many days ago, whom about, how far it came."""

    name: str
    sex: str
    born: str
    concerns: tuple[str, ...]
    what: str
    days: int
    state: str
    values: Values = field(default_factory=dict)
    alleged: str = ""


_LINE: Final = (
    cases.ASSESSED,
    cases.PLANNED,
    cases.IN_ACTION,
    cases.FOLLOW_UP,
)
CASES: Final = (
    Told("玉尖章", "female", "2011-04", ("confinement", "papers_kept"), "老板收走户口册，晚上锁门不让出去，她托同乡打电话来", 0, cases.OPEN, {"danger_now": "yes", "threatened": "yes"}, "饭店老板"),
    Told("岩温坎", "male", "2014-01", ("child_labour", "out_of_school"), "没念完小学就在砖厂搬砖", 1, cases.OPEN, {"under_14": "yes"}, "砖厂包工头"),
    Told("玉旺罕", "female", "2004-07", ("wages_deposit",), "三个月没发工资，说年底一起给", 2, cases.OPEN),
    Told("岩罕叫", "male", "1999-02", ("fraud_compound", "missing"), "说去境外做客服，家里一周联系不上", 1, cases.OPEN, {"missing": "yes"}),
    Told("玉儿光", "female", "2009-09", ("emotional_abuse", "distress"), "说不想活了，是同伴教育员听到的", 0, cases.OPEN, {"triggers": ["death_self_harm"]}),
    Told("玉章腊", "female", "2010-05", ("forced_marriage", "out_of_school"), "家里收了彩礼，要她退学嫁人", 6, cases.ASSESSED),
    Told("岩拉温", "male", "2008-03", ("hazardous_work",), "在采石场打眼，没有防护", 9, cases.ASSESSED),
    Told("玉叫坎", "female", "1998-12", ("papers_kept", "wages_deposit"), "身份证被收，押金五百不退", 5, cases.ASSESSED),
    Told("玉罕尖", "female", "2012-08", ("neglect", "unaccompanied"), "父母外出，一个人在家带弟弟", 14, cases.PLANNED),
    Told("岩光", "male", "2010-10", ("child_labour",), "暑假后没返校，在洗车店干活", 12, cases.PLANNED, {}, "洗车店老板"),
    Told("玉应罕", "female", "2001-01", ("discrimination",), "招工时说不要少数民族", 10, cases.PLANNED),
    Told("玉香叫", "female", "2009-06", ("trafficking", "debt_bondage", "confinement"), "被熟人带走，说欠路费不能走，不让用手机", 20, cases.IN_ACTION, {"danger_now": "yes"}, "带她走的熟人"),
    Told("岩坎龙", "male", "2007-11", ("physical_abuse",), "被工头打伤，没钱看病", 16, cases.IN_ACTION, {}, "工头"),
    Told("玉腊旺", "female", "2011-02", ("out_of_school", "health"), "因病退学，家里没钱治", 30, cases.IN_ACTION),
    Told("玉坎章", "female", "2003-03", ("sexual_abuse",), "主管动手动脚，她辞了工不敢说", 18, cases.IN_ACTION, {}, "主管"),
    Told("岩应", "male", "2013-05", ("unaccompanied",), "跟叔叔到景洪，叔叔走了，他留在车站", 11, cases.IN_ACTION, {"under_14": "yes"}),
    Told("玉光儿", "female", "2006-09", ("wages_deposit", "papers_kept"), "工资被扣，身份证已要回", 60, cases.FOLLOW_UP),
    Told("岩龙罕", "male", "2010-12", ("child_labour", "out_of_school"), "已回学校，住校", 75, cases.FOLLOW_UP),
    Told("玉温叫", "female", "2008-08", ("missing",), "失联十天，在昆明找到，已回家", 50, cases.FOLLOW_UP, {"missing": "yes"}),
    Told("玉章旺", "female", "2000-04", ("wages_deposit",), "工资要回来了", 120, cases.CLOSED),
    Told("岩叫温", "male", "2009-07", ("hazardous_work",), "离开采石场，学修车", 140, cases.CLOSED),
    Told("玉龙尖", "female", "2012-11", ("neglect",), "奶奶接来照看", 160, cases.CLOSED),
    Told("玉旺儿", "female", "2011-06", ("out_of_school",), "全家搬到勐海，转给当地", 90, cases.TRANSFERRED),
    Told("岩坎叫", "male", "2008-01", ("wages_deposit",), "结案后老板又扣工资", 100, cases.REOPENED),
    Told("玉儿光", "female", "2009-09", ("distress",), "同一件事又有人来说", 0, cases.DUPLICATE),
)  # fmt: skip
TRAFFICKED: Final = "玉香叫"
"""Whose papers the demo prints: her case has a report, a screening and three letters."""
STATION: Final = "景洪市公安局辖区派出所"
FEDERATION: Final = "景洪市妇联"
LATE: Final = frozenset({"玉坎章", "玉腊旺", "玉罕尖"})
"""Whose case waits for something that should have been done."""
REFERRALS: Final = (
    (0, "打洛派出所", ("police",), ("SENT",)),
    (1, "打洛中心小学、初级中学", ("education",), ("SENT", "ACKNOWLEDGED")),
    (4, "镇卫生院", ("psychosocial", "health"), ("SENT",)),
    (5, "镇妇联", ("womens_services",), ("SENT", "ACCEPTED")),
    (7, "镇劳动和社会保障所", ("labour",), ("SENT", "ACCEPTED", "SERVICE_STARTED")),
    (8, "镇民政办公室", ("child_care", "cash"), ("SENT", "WAITING")),
    (11, "景洪市公安局辖区派出所", ("police",), ("SENT", "ACKNOWLEDGED", "ACCEPTED", "SERVICE_STARTED")),
    (11, "州救助管理站", ("shelter",), ("SENT", "DECLINED")),
    (11, "景洪市妇联", ("shelter", "psychosocial"), ("SENT", "ACCEPTED")),
    (12, "社区卫生服务中心", ("health",), ("SENT", "ACCEPTED", "SERVICE_DELIVERED")),
    (14, "景洪市法律援助中心", ("legal_aid",), ("SENT", "NO_ANSWER")),
    (16, "景洪市人力资源和社会保障局（劳动监察）", ("labour",), ("SENT", "ACCEPTED", "SERVICE_DELIVERED")),
    (17, "打洛中心小学、初级中学", ("education",), ("SENT", "ACCEPTED", "SERVICE_DELIVERED")),
    (2, "镇司法所", ("legal_aid",), ()),
)  # fmt: skip


def make(session: Session, second: Second, agencies: Mapping[str, UUID]) -> list[UUID]:
    """Write down the cases and what was done; return them in order."""
    made: list[UUID] = []
    for told in CASES:
        made.append(_case(session, second, told, made, agencies))
    for at, agency, services, path in REFERRALS:
        _refer(session, made[at], CASES[at], agencies[agency], services, path)
    return made


def _row(**values: object) -> RowEntry:
    return RowEntry(None, values)


def _case(
    session: Session,
    second: Second,
    told: Told,
    made: list[UUID],
    agencies: Mapping[str, UUID],
) -> UUID:
    day = session.today() - timedelta(days=told.days)
    minor = told.born >= "2008-12"
    rows: dict[str, tuple[RowEntry, ...]] = {
        "case_person": (
            _row(role="harmed", name=told.name, sex=told.sex, birth=told.born, language="blang",
                 caregiver="奶奶" if minor else None, care="kinship" if minor else None,
                 moved="yes" if "trafficking" in told.concerns else None),
        ),
    }  # fmt: skip
    if told.alleged:
        rows["case_alleged"] = (_row(name=told.alleged, relation="employer", access="yes"),)
    if told.concerns[0] not in ("wages_deposit", "discrimination", "out_of_school"):
        rows["case_report"] = (
            _row(reported_to="police_station", agency="打洛派出所", reported_on=day,
                 reported_at="11:20", reported_by="岩罕龙", officer="值班民警", receipt="受字〔2026〕" + str(40 + len(made)),
                 supervisor_on=day),
        )  # fmt: skip
    if told.state == cases.OPEN and told.days == 0:
        rows.pop("case_report", None)
    if told.state in (cases.CLOSED, cases.REOPENED, cases.TRANSFERRED, cases.DUPLICATE):
        rows["case_team"] = _two(session, second)
    if "trafficking" in told.concerns:
        rows["case_answer"] = _answers(day)
    values = {
        "received_on": day,
        "received_at": "9:10",
        "source": "child" if "同伴" in told.what else "relative",
        "way": "phone",
        "what": told.what,
        "place": "景洪市" if told.days % 2 else "打洛镇",
        "concerns": list(told.concerns),
        "ground": "guardian" if minor else "consent",
        "safe_contact": "晚上七点后打奶奶的电话，不说是村委会",
        "immediate": "当天打电话确认安全" if told.days else None,
        **told.values,
    }
    file = session.cases.save(Entry(None, values, rows, kind="protection_case"))
    if told.state == cases.DUPLICATE:
        other = next(one for one, case in zip(made, CASES, strict=False) if case.name == told.name)
        file = _change(session, file, duplicate_of_id=other)
        session.cases.move(
            file.main.id,
            cases.DUPLICATE,
            happened_on=session.today(),
            reason="同一人同一事",
            second=second,
        )
    elif told.state != cases.OPEN:
        _carry_on(session, second, file, told, agencies)
    return file.main.id


def _two(session: Session, second: Second) -> tuple[RowEntry, ...]:
    """Whoever looks on at the end of a case must see it."""
    other = next(u for u in session.users.all() if u.sign_in_name == second.sign_in_name)
    return (
        _row(user_id=session.user.id, duty="village_committee", owner=True),
        _row(user_id=other.id, duty="child_director"),
    )


def _answers(day: object) -> tuple[RowEntry, ...]:
    told = (
        ("FL01", "她没有出过远门，身边没有认识的人"), ("FL03", "不让出门"), ("FL09", "说欠路费八百"),
        ("EX01", "每天做到夜里十二点"), ("EX04", "两个月没有拿到钱"), ("CD02", "路费没还清不让走"),
        ("CD03", "门从外面锁"), ("DR01", "说是卖衣服，去了是按摩店"), ("DR08", "说一个月三千"),
    )  # fmt: skip
    return tuple(
        _row(code=code, answer="yes", evidence=shown, source="told", answered_on=day)
        for code, shown in told
    )


def _change(
    session: Session,
    file: File,
    rows: Mapping[str, tuple[RowEntry, ...]] | None = None,
    **values: object,
) -> File:
    entry = session.cases.entry(session.cases.open(file.main.id))
    more = {kind: (*entry.rows.get(kind, ()), *new) for kind, new in (rows or {}).items()}
    return session.cases.save(
        replace(entry, values={**entry.values, **values}, rows={**entry.rows, **more})
    )


class _Course:
    """One case taken as far as it came, with what each step asks for."""

    def __init__(self, session: Session, second: Second, file: File, told: Told) -> None:
        self.session, self.second, self.file, self.told = session, second, file, told
        self.today = session.today()
        self.start = self.today - timedelta(days=told.days)

    def later(self, days: int) -> date:
        """Return a day so long after the beginning, today at the latest."""
        return min(self.start + timedelta(days=days), self.today)

    def step(self, to: str, days: int, reason: str = "") -> None:
        """Take a step on a day after the beginning."""
        self.session.cases.move(
            self.file.main.id,
            to,
            happened_on=self.later(days),
            reason=reason,
            second=self.second,
        )

    def change(
        self, rows: Mapping[str, tuple[RowEntry, ...]] | None = None, **values: object
    ) -> None:
        """Write more into the sheet."""
        _change(self.session, self.file, rows, **values)

    def assess(self) -> None:
        """The first calls and the assessment."""
        notes = (
            _row(happened_on=self.later(0), kind="call", who="玉香", what="电话里她说现在安全", alone="yes"),
            _row(happened_on=self.later(2), kind="visit", who="岩罕龙", place="家里", what="和奶奶、本人都谈了，单独谈了二十分钟", alone="yes"),
        )  # fmt: skip
        self.change(
            {"case_note": notes},
            assessed_on=self.later(2), wishes_asked="yes", wishes="想先回家，再想读书的事",
            safety="现在和家人在一起", strengths="奶奶支持，班主任愿意帮忙", needs="证件、学籍、看病",
            best_interest="留在熟悉的人身边，边治边读", conclusion="需要多部门一起帮助",
        )  # fmt: skip
        self.step(cases.ASSESSED, 2)
        if self.told.name not in LATE:
            _conference(self.session, self.file, self.later(3))

    def plan(self) -> None:
        """Two actions, each with somebody responsible and a day."""
        first = self.later(7) if self.told.days > 8 else self.start + timedelta(days=8)
        last = self.today + timedelta(days=self.told.days % 9 + 2)
        actions = (
            _row(goal="人身安全", what="要回证件，接回家", service="police", who="岩罕龙", due_on=first),
            _row(goal="继续上学或就业", what="与学校、劳保所联系", service="education", who="玉香", due_on=last),
        )  # fmt: skip
        self.change({"case_action": actions}, plan_agreed="yes")
        self.step(cases.PLANNED, 3)

    def act(self) -> None:
        """The first action is done, and somebody called."""
        self.step(cases.IN_ACTION, 4)
        _first_done(self.session, self.file, self.later(8))
        late = 6 if self.told.name in LATE else 0
        recent = self.today - timedelta(days=self.told.days % 5 + late)
        call = _row(happened_on=recent, kind="call", who="玉香", what="打电话问近况，约好下次时间")
        self.change({"case_note": (call,)})

    def follow(self) -> None:
        """Only follow-up is left."""
        self.step(cases.FOLLOW_UP, 30)
        on = self.today - timedelta(days=self.told.days % 7)
        note = _row(happened_on=on, kind="follow_up", who="玉香", what="打电话回访，她说都好")
        self.change({"case_note": (note,)})

    def close(self) -> None:
        """The closing, with what she says of the help."""
        self.change(
            close_reason="goals_met", outcome="目标达到，本人和家人满意", told_closed="yes",
            satisfaction="good", feedback="多亏你们，以后有事还找你们",
            return_contact="村委会 0691-5550100", follow_up_on=self.later(60) + timedelta(days=90),
        )  # fmt: skip
        self.step(cases.CLOSED, 60)


def _carry_on(
    session: Session,
    second: Second,
    file: File,
    told: Told,
    agencies: Mapping[str, UUID],
) -> None:
    course = _Course(session, second, file, told)
    ends = {
        cases.CLOSED: cases.FOLLOW_UP,
        cases.REOPENED: cases.FOLLOW_UP,
        cases.TRANSFERRED: cases.PLANNED,
    }
    target = ends.get(told.state, told.state)
    for state, carry in zip(
        _LINE, (course.assess, course.plan, course.act, course.follow), strict=False
    ):
        carry()
        if state == target:
            break
    if told.state in (cases.CLOSED, cases.REOPENED):
        course.close()
    if told.state == cases.REOPENED:
        course.step(cases.REOPENED, 98, "老板又扣了两个月工资")
    if told.state == cases.TRANSFERRED:
        course.change(transferred_to_id=agencies["镇民政办公室"], handed_over_on=course.later(20))
        course.step(cases.TRANSFERRED, 20)


def _conference(session: Session, file: File, day: object) -> None:
    team = (
        _row(duty="police", name="值班民警", agency="打洛派出所"),
        _row(duty="womens_federation", name="玉金", agency="镇妇联"),
        _row(duty="labour_bureau", name="岩温胆", agency="镇劳保所"),
    )
    note = _row(
        happened_on=day,
        kind="conference",
        who="岩罕龙",
        what="四方碰头，分工：派出所查证，妇联陪护，劳保所追工资",
    )
    _change(session, file, {"case_team": team, "case_note": (note,)})


def _first_done(session: Session, file: File, day: object) -> None:
    entry = session.cases.entry(session.cases.open(file.main.id))
    first, *others = entry.rows["case_action"]
    done = replace(
        first, values={**first.values, "done_on": day, "success": "yes", "result": "证件已要回"}
    )
    session.cases.save(replace(entry, rows={**entry.rows, "case_action": (done, *others)}))


def _refer(
    session: Session,
    case: UUID,
    told: Told,
    agency: UUID,
    services: tuple[str, ...],
    path: tuple[str, ...],
) -> None:
    day = session.today() - timedelta(days=max(told.days - 4, 0))
    entry = session.referrals.for_case(case)
    values = {
        **entry.values,
        "agency_id": agency,
        "services": list(services),
        "reason": f"{told.what}。",
        "written_on": day,
        "told": ["name", "sex", "birth", "language", "concerns", "facts", "safe_contact"],
        "facts": told.what,
        "held_why": "fear",
        "agreed": "同意请贵单位帮助，希望由女同志接待",
        "escort": "儿童主任玉香",
        "reply_by": day + timedelta(days=7),
        "enclosures": "无",
        "way": "by_hand",
        "refusal": "full" if "DECLINED" in path else None,
        "result": "已按要求提供" if "SERVICE_DELIVERED" in path else None,
    }
    file = session.referrals.save(replace(entry, values=values))
    for number, state in enumerate(path):
        session.referrals.move(
            file.main.id,
            state,
            happened_on=min(day + timedelta(days=number), session.today()),
            way="call" if number else "",
            told_by="值班人员" if number else "",
        )
