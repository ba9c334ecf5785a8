"""Ten contracts of the demo's office, each with something else to find. The first is the source's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.office.cards import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.session import Session

Values = dict[str, Any]
_GOOD: Final[Values] = {
    "paper_kind": "labour", "employer_licensed": "yes", "employer_as_licence": "yes",
    "signed_by_worker": "yes", "signed_by_employer": "yes", "blanks": "no", "pages_missing": "no",
    "own_copy": "yes", "term_kind": "fixed", "county": "532801", "place": "景洪市",
    "hours_day": 480, "days_week": 5, "rest_days_month": 8, "wage": 260000, "wage_unit": "month",
    "wage_in": ["money"], "pay_interval": "month", "pay_day": "每月10日", "pay_day_stated": "yes",
    "pay_slip": "yes", "paid_to": "self", "insurance": "full", "charge_stated": "yes",
    "protection_stated": "yes", "women_clause": "yes", "told_in_own_language": "yes",
}  # fmt: skip
_FORMER: Final[Values] = {
    "deposit": 120000,
    "deposit_name": "押金",
    "deposit_per": "year",
    "deposit_paid": 120000,
    "ended_by": "dismissed",
    "ground_given": "none",
    "wage": 90000,
}
CONTRACTS: Final[tuple[tuple[str, str, str, Values], ...]] = (
    ("玉香", "景洪市好再来饭店", "服务员", _FORMER),
    ("玉坎", "景洪市好再来饭店", "服务员", _FORMER),
    ("玉罕", "景洪市丽人美容美发店", "美容师", {}),
    ("岩叫", "勐海县古茶山茶厂", "制茶工", {"probation_months": 3, "probation_wage": 150000}),
    ("玉光", "景洪市傣味园餐厅", "服务员", {"wage": 120000}),
    ("岩罕", "景洪市澜江宾馆", "保安", {"no_overtime_pay": "yes", "hours_day": 720, "days_week": 6}),
    ("玉腊", "景洪市澜江宾馆", "客房服务员", {"papers_kept": ["id_card"], "insurance": "waived"}),
    ("玉尖", "景洪市傣味园餐厅", "小时工", {"paper_kind": "part_time", "hours_day": 360, "wage": 1500, "wage_unit": "hour", "probation_months": 1}),
    ("岩坎", "昆明众达劳务派遣有限公司", "流水线工人", {"paper_kind": "dispatch", "dispatch_fee": 50000, "host_stated": "no"}),
    ("玉应", "景洪市傣味园餐厅", "帮工", {"paper_kind": "oral", "own_copy": "no"}),
)  # fmt: skip
SOURCE: Final = 0
"""The place of the source's own contract."""


def make(session: Session, named: Mapping[str, UUID]) -> list[UUID]:
    """Read the contracts; return them in order."""
    today = session.today()
    made = []
    for number, (worker, employer, post, told) in enumerate(CONTRACTS):
        begun = today - timedelta(days=200 if told is _FORMER else 10)
        values = {
            **_GOOD,
            "received_on": today - timedelta(days=10 - number),
            "recruiter_id": named[employer],
            "employer_name": employer,
            "worker_name": worker,
            "post": post,
            "starts_on": begun,
            "signed_on": begun,
            "term_from": begun,
            "term_until": begun + timedelta(days=364),
            **({"ended_on": begun + timedelta(days=184)} if told is _FORMER else {}),
            **told,
        }
        made.append(session.contracts.save(Entry(None, values, kind="contract")).main.id)
    return made
