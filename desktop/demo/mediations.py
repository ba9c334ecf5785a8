"""Two mediations of the demo's office. The one of the deposit is the story that the source tells."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.office.cards import Entry, RowEntry

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session

RESTAURANT: Final = "景洪市傣味园餐厅"
GIRL: Final = "玉坎"


def make(session: Session, contracts: list[UUID]) -> None:
    """Write down both."""
    _deposit(session, contracts)
    _wages(session)


def _row(**values: object) -> RowEntry:
    return RowEntry(None, values)


def _deposit(session: Session, contracts: list[UUID]) -> None:
    """The story of the source: two girls, a deposit of 1,200 yuan, a visit with the law in hand."""
    today = session.today()
    start = today - timedelta(days=12)
    entry = session.mediations.for_contract(contracts[0])
    claimants = (*entry.rows["mediation_claimant"], _row(name=GIRL, sex="female"))
    claims = (
        _row(kind="deposit", amount="1200", agreed="1200", basis="玉香押金，劳动合同法第九条、第八十四条"),
        _row(kind="deposit", amount="1200", agreed="1200", basis="玉坎押金，劳动合同法第九条、第八十四条"),
    )  # fmt: skip
    values = {
        **entry.values,
        "received_on": start,
        "asked_how": "oral",
        "kinds": ["deposit", "dismissal"],
        "respondent_person": "老板",
        "facts": "两名女孩与雇主签合同，每年押金一千二百元。干了六个月，雇主说不要她们了，不退押金。",
        "evidence": "劳动合同、收据",
        "claimant_agrees": "yes",
        "respondent_agrees": "yes",
        "agreed_on": start + timedelta(days=3),
        "agreement": "雇主承认收取押金违法，当面向两人退还全部押金；双方再无其他争议。",
        "performance": "现金，当面点清",
        "time_limit": start + timedelta(days=4),
        "oral": True,
        "known_on": start,
    }
    rows = {
        "mediation_claimant": claimants,
        "mediation_claim": claims,
        "mediation_mediator": (
            _row(name="岩罕龙", sex="male", ethnic_group="34", duty="村委会主任"),
            _row(name="玉金", sex="female", ethnic_group="18", duty="镇妇联"),
        ),
        "mediation_session": (
            _row(happened_on=start + timedelta(days=2), happened_at="15:00", kind="explain_law",
                 place="雇主店里", present="镇政府工作人员、雇主", respondent_offer="2400",
                 minutes="向雇主出示法律规定，讲明收押金违法。雇主得知有外出人员支持网络。"),
            _row(happened_on=start + timedelta(days=3), happened_at="10:00", kind="joint",
                 place="村委会", present="玉香、玉坎、雇主", claimant_offer="2400", respondent_offer="2400",
                 minutes="雇主笑着退了押金，说欢迎再来，请不要告诉别人。"),
        ),
        "mediation_instalment": (
            _row(due_on=start + timedelta(days=4), amount="2400", paid_on=start + timedelta(days=3),
                 paid="2400", way="cash", receipt="2026-01", received_by="玉香、玉坎"),
        ),
    }  # fmt: skip
    file = session.mediations.save(Entry(None, values, rows, kind="mediation"))
    for state, day in (("ACCEPTED", 0), ("IN_MEDIATION", 1), ("AGREED", 3), ("PERFORMED", 4)):
        session.mediations.move(file.main.id, state, happened_on=start + timedelta(days=day))


def _wages(session: Session) -> None:
    """Wages in three instalments, of which the second has not come."""
    today = session.today()
    start = today - timedelta(days=70)
    values = {
        "received_on": start,
        "asked_how": "written",
        "kinds": ["wages", "overtime"],
        "respondent": RESTAURANT,
        "respondent_person": "岩经理",
        "facts": "三名服务员两个月工资和加班费未付。",
        "evidence": "考勤照片、微信记录",
        "claimant_agrees": "yes",
        "respondent_agrees": "yes",
        "known_on": start - timedelta(days=20),
        "ended_on": start - timedelta(days=20),
        "agreed_on": start + timedelta(days=10),
        "agreement": "餐厅分三期付清工资和加班费共九千元。",
        "time_limit": start + timedelta(days=100),
    }
    rows = {
        "mediation_claimant": tuple(_row(name=name, sex="female") for name in ("玉光", "玉尖", "玉应")),
        "mediation_claim": (
            _row(kind="wages", amount="8400", agreed="7800", basis="每人每月1400元×2个月×3人"),
            _row(kind="overtime", amount="1500", agreed="1200", basis="按考勤折算"),
        ),
        "mediation_mediator": (_row(name="玉香", sex="female", ethnic_group="34", duty="儿童主任"),),
        "mediation_session": (
            _row(happened_on=start + timedelta(days=9), kind="joint", place="黎明社区", present="双方",
                 claimant_offer="9900", respondent_offer="6000", minutes="双方说明情况，同意分期。"),
        ),
        "mediation_instalment": tuple(
            _row(due_on=start + timedelta(days=20 + 30 * n), amount="3000",
                 **({"paid_on": start + timedelta(days=20), "paid": "3000", "way": "transfer"} if n == 0 else {}))
            for n in range(3)
        ),
    }  # fmt: skip
    file = session.mediations.save(Entry(None, values, rows, kind="mediation"))
    for state, day in (("ACCEPTED", 1), ("IN_MEDIATION", 3), ("AGREED", 10)):
        session.mediations.move(file.main.id, state, happened_on=start + timedelta(days=day))
