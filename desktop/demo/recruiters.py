"""The recruiters and employers of the demo's office, and how they are screened. All fictional."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from stdnum.cn import uscc

from desktop.office.cards import Entry, RowEntry, Second
from desktop.rules import screening

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.session import Session

Values = dict[str, Any]


def credit_code(body: str) -> str:
    """Return a code with its check sign for 17 signs."""
    return body + str(uscc.calc_check_digit(body))


@dataclass(frozen=True)
class Known:
    """A recruiter. ``answers`` are those that differ from yes; ``level`` what was decided."""

    values: Values
    level: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[Values, ...]] = field(default_factory=dict)
    reason: str = "材料齐全，走访情况属实"
    conditions: str = ""


_SALON: Final = Known(
    {
        "kind": "employer",
        "name": "景洪市丽人美容美发店",
        "other_names": "丽人坊",
        "trade": "salon",
        "credit_code": credit_code("92532801MA6K1A2B1"),
        "legal_representative": "陶云",
        "licence_seen": "yes",
        "county": "532801",
        "address": "景洪市宣慰大道演示路8号",
        "phone": "0691-5550201",
        "places": "景洪市区",
        "workers": 14,
        "women": 12,
        "minors": 2,
        "lodging": "女员工宿舍，四人一间，可上锁",
        "how_found": "destination",
    },
    "APPROVED",
    rows={
        "recruiter_contact": ({"name": "玉拉", "duty": "店长", "phone": "13900000201"},),
        "recruiter_workplace": ({"name": "总店", "county": "532801", "address": "宣慰大道"},),
        "good_practice": (
            {"kind": "training", "topics": ["labour_law", "contract"], "people": 12},
            {"kind": "training", "topics": ["health"], "people": 14},
            {"kind": "contracts", "note": "每月第一个星期一晚上，店里开会讨论合同"},
            {"kind": "volunteers", "people": 3, "note": "三名员工做外出务工志愿者"},
        ),
        "monitoring": (
            {
                "kind": "settled",
                "told_by": "在店里干了两年的同乡",
                "paid_on_time": "yes",
                "as_promised": "yes",
                "hours_fair": "yes",
                "treated_well": "yes",
                "papers_in_hand": "yes",
                "free_to_leave": "yes",
            },
        ),
    },
)
RECRUITERS: Final = (
    _SALON,
    Known(
        {
            "kind": "employer", "name": "景洪市傣味园餐厅", "trade": "restaurant",
            "credit_code": credit_code("92532801MA6K2B3C2"), "legal_representative": "岩温扁",
            "licence_seen": "yes", "county": "532801", "address": "景洪市民航路演示12号",
            "phone": "0691-5550202", "workers": 22, "women": 13, "how_found": "self",
        },
        "APPROVED",
    ),
    Known(
        {
            "kind": "employer", "name": "景洪市澜江宾馆", "trade": "hotel",
            "credit_code": credit_code("91532801MA6K3C4D3"), "legal_representative": "李云峰",
            "licence_seen": "yes", "county": "532801", "address": "景洪市沿江路演示3号",
            "phone": "0691-5550203", "workers": 40, "women": 28, "how_found": "labour_bureau",
        },
        "CONDITIONAL",
        {"S06": "no", "S14": "unknown", "S15": "no", "S22": "unknown"},
        conditions="补齐招聘简章；办理工伤保险；女工宿舍加锁",
    ),
    Known(
        {
            "kind": "employer", "name": "勐海县古茶山茶厂", "trade": "factory",
            "credit_code": credit_code("91532822MA6K4D5E4"), "legal_representative": "罗永生",
            "licence_seen": "yes", "county": "532822", "address": "勐海县工业园演示路",
            "phone": "0691-5550204", "workers": 60, "women": 41, "how_found": "labour_bureau",
        },
        "APPROVED",
    ),
    Known(
        {
            "kind": "agency", "name": "西双版纳启程人力资源有限公司", "trade": "other",
            "credit_code": credit_code("91532801MA6K5E6F5"), "legal_representative": "王海",
            "licence_seen": "yes", "licence_kind": "hr_service",
            "licence_number": "532801-2024-0007", "licence_issuer": "景洪市人力资源和社会保障局",
            "licence_scope": "职业中介", "county": "532801", "phone": "0691-5550205",
            "how_found": "labour_bureau",
        },
        "APPROVED",
    ),
    Known(
        {
            "kind": "dispatch", "name": "昆明众达劳务派遣有限公司", "trade": "factory",
            "credit_code": credit_code("91530100MA6K6F7G6"), "legal_representative": "赵强",
            "licence_seen": "yes", "licence_kind": "dispatch", "licence_number": "530100-2023-0021",
            "licence_issuer": "昆明市人力资源和社会保障局",
            "phone": "0871-5550206", "how_found": "phone",
        },
        "APPROVED",
    ),
    Known(
        {
            "kind": "agent", "name": "岩光", "trade": "restaurant", "phone": "13900000207",
            "how_found": "relative", "brought_by": "本村亲戚",
        },
        "CONDITIONAL",
        {"S06": "no", "S07": "unknown", "S21": "no", "S22": "no"},
        conditions="交来招聘简章；由景洪黎明社区核实工作地点",
    ),
    Known(
        {
            "kind": "school", "name": "版纳演示职业技术学校", "trade": "other",
            "credit_code": credit_code("52532801MJ6K7G8H7"), "licence_kind": "school",
            "licence_seen": "yes", "county": "532801", "phone": "0691-5550208",
            "how_found": "self",
        },
    ),
    Known(
        {
            "kind": "informal", "name": "玉大姐", "phone": "13900000209", "how_found": "relative",
            "earlier": "每年春节后带三四个女孩去景洪、昆明做服务员，都是她的亲戚。",
        },
        "KNOWN",
    ),
    Known(
        {
            "kind": "employer", "name": "勐腊县边贸砂石场", "trade": "construction",
            "credit_code": credit_code("91532823MA6K8H9J8"), "county": "532823",
            "phone": "0691-5550210", "how_found": "self",
        },
        "REFUSED",
        {"S11": "no", "S12": "no"},
        reason="想招16岁的人到采石场，属于未成年工禁忌劳动",
    ),
    Known(
        {
            "kind": "employer", "name": "景洪市好再来饭店", "trade": "restaurant",
            "credit_code": credit_code("92532801MA6K9JAK9"), "legal_representative": "刘发财",
            "licence_seen": "yes", "county": "532801", "phone": "0691-5550211",
            "how_found": "self",
        },
        "APPROVED",
        rows={
            "monitoring": (
                {
                    "kind": "complaint",
                    "told_by": "两名女孩的家长",
                    "complaints": ["deposit", "dismissal"],
                    "what": "每人每年收押金1200元，干了半年无故辞退，押金不退。",
                },
            ),
        },
    ),
    Known(
        {
            "kind": "agent", "name": "金色年华KTV 刘经理", "trade": "other",
            "phone": "13900000212", "how_found": "phone",
        },
        "BLACKLISTED",
        {"S08": "no", "S10": "no"},
        reason="收押金、扣身份证，招未满16周岁的女孩到KTV",
    ),
    Known(
        {
            "kind": "agent", "name": "新希望招工服务部", "trade": "restaurant",
            "phone": "13900000212", "how_found": "self",
        },
    ),
)  # fmt: skip
EXPIRED: Final = "昆明众达劳务派遣有限公司"
"""Its licence ended two months ago: the program suspends it by itself."""


def make(session: Session, second: Second) -> dict[str, UUID]:
    """Register, screen and decide about everybody; return the records by name."""
    today = session.today()
    return {str(one.values["name"]): _one(session, one, second, today) for one in RECRUITERS}


def _one(session: Session, one: Known, second: Second, today: date) -> UUID:
    values = {**one.values, "registered_on": today - timedelta(days=200)}
    if values.get("licence_kind") in ("hr_service", "dispatch"):
        ended = timedelta(days=-61 if values["name"] == EXPIRED else 500)
        values["licence_expires"] = today + ended
    rows = {
        kind: tuple(RowEntry(None, _dated(kind, row, today)) for row in rows)
        for kind, rows in one.rows.items()
    }
    if one.level not in ("", "KNOWN"):
        rows["screening_check"] = tuple(_checks(str(values["kind"]), one, today))
    file = session.recruiters.save(Entry(None, values, rows, kind="recruiter"))
    record = file.main.id
    if one.level == "KNOWN":
        session.recruiters.move(record, "KNOWN", happened_on=today)
    elif one.level:
        session.recruiters.move(record, "SCREENING", happened_on=today - timedelta(days=190))
        _decide(session, record, one, second, today)
    return record


def _decide(session: Session, record: UUID, one: Known, second: Second, today: date) -> None:
    if one.rows.get("monitoring") and "complaints" in one.rows["monitoring"][0]:
        _decide_before_the_complaint(session, record, one, second, today)
        return
    decided = today - timedelta(days=30 if one.level == "CONDITIONAL" else 120)
    session.recruiters.decide(record, _decision(one, decided), second)


def _decide_before_the_complaint(
    session: Session, record: UUID, one: Known, second: Second, today: date
) -> None:
    """It was approved first; what was told later suspends it."""
    from dataclasses import replace

    entry = session.recruiters.entry(session.recruiters.open(record))
    told = entry.rows["monitoring"]
    off = tuple(replace(row, withdrawn=True) for row in told)
    session.recruiters.save(replace(entry, rows={**entry.rows, "monitoring": off}))
    session.recruiters.decide(record, _decision(one, today - timedelta(days=180)), second)
    entry = session.recruiters.entry(session.recruiters.open(record))
    again = tuple(RowEntry(None, row.values) for row in told)
    session.recruiters.save(replace(entry, rows={**entry.rows, "monitoring": again}))


def _decision(one: Known, on: date) -> Values:
    return {
        "level": one.level,
        "decided_on": on,
        "reason": one.reason,
        "conditions": one.conditions,
        "labour_opinion": "县人社局：无异议" if one.level != "BLACKLISTED" else "同意列入",
        "police_opinion": "派出所：无已知不良记录" if one.level != "BLACKLISTED" else "有报案记录",
        "minutes": f"委员会{on.year}年第{on.month}次会议",
    }


def _checks(kind: str, one: Known, today: date) -> list[RowEntry]:
    ways = ("papers", "visit", "call", "labour_bureau", "migrants", "declaration")
    return [
        RowEntry(
            None,
            {
                "code": item.code,
                "answer": one.answers.get(item.code, "yes"),
                "way": ways[number % len(ways)],
                "checked_on": today - timedelta(days=195),
                "checked_by": "岩罕龙",
            },
        )
        for number, item in enumerate(screening.items_for(kind))
    ]


def _dated(kind: str, row: Values, today: date) -> Values:
    if kind in ("monitoring", "good_practice"):
        return {"happened_on": today - timedelta(days=20), **row}
    return row
