"""The papers of a mediation read back: parties, sums in capital figures, ways on, room to sign."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import dispute_filings, mediation_papers
from desktop.documents.case_facts import MediationFacts
from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules import dispute_clocks
from desktop.rules.mediations import Sums

ZH, EN = translator("zh_CN"), translator("en")
LANGUAGES = pytest.mark.parametrize(
    ("t", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
TODAY = date(2026, 11, 24)
NUMBER = "MXX-M-2026-0001"
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}


def mediation(values=None, rows=None, **more):
    kept = {
        "mediation_claimant": (
            {"name": "玉香", "sex": "female", "id_number": "532822200902170024"},
            {"name": "玉坎", "sex": "female"},
        ),
        "mediation_claim": (
            {"kind": "deposit", "amount": 120000, "agreed": 120000, "basis": "劳动合同法第九条"},
            {"kind": "wages", "amount": 160050, "agreed": 120000},
        ),
        "mediation_mediator": ({"name": "岩罕龙", "sex": "male"}, {"name": "玉金"}),
        "mediation_session": (
            {"happened_on": TODAY, "happened_at": 900, "kind": "joint", "minutes": "双方同意退还。"},
        ),
        "mediation_instalment": (
            {"due_on": TODAY, "amount": 240000, "paid_on": TODAY, "paid": 240000, "way": "cash",
             "receipt": "2026-01"},
        ),
        **(rows or {}),
    }  # fmt: skip
    claims = kept["mediation_claim"]
    return MediationFacts(
        **{
            "office": OFFICE, "number": NUMBER, "printed_on": TODAY, "clerk": "岩罕龙",
            "values": {
                "received_on": date(2026, 11, 12), "kinds": ["deposit"], "respondent": "好再来饭店",
                "facts": "每年押金一千二百元，干了六个月就不要她们了。", "evidence": "劳动合同、收据",
                "agreement": "雇主当面退还全部押金。", "agreed_on": TODAY, "known_on": TODAY,
                "time_limit": date(2026, 12, 1), "invited_for": date(2026, 11, 20),
                "invited_at": 900, "invited_to": "村委会", **(values or {}),
            },
            "rows": kept,
            "sums": Sums(sum(c["amount"] for c in claims), sum(c["agreed"] for c in claims), 0),
            "limitations": (dispute_clocks.clock("inspection", TODAY),
                            dispute_clocks.clock("arbitration", TODAY)),
            **more,
        }
    )  # fmt: skip


PAPERS = {
    "invitation": mediation_papers.invitation,
    "minutes": mediation_papers.minutes,
    "agreement": mediation_papers.agreement,
    "receipt": mediation_papers.receipt,
    "rights": mediation_papers.rights,
    "complaint": dispute_filings.inspection_complaint,
    "request": dispute_filings.arbitration_request,
}
NAMES = tuple(f"玉第{n}人" for n in range(12))
TWELVE = {"mediation_claimant": tuple({"name": name, "sex": "female"} for name in NAMES)}
SESSIONS = {
    "mediation_session": tuple(
        {"happened_on": TODAY + timedelta(days=n), "kind": "joint", "minutes": f"第{n}次：" + "双方各说各的。" * 20 * n}
        for n in range(15)
    )
}  # fmt: skip


@pytest.mark.parametrize("name", list(PAPERS))
@LANGUAGES
def test_everything_lies_within_the_margins_and_nothing_on_anything_else(read, name, t, second):
    read.check_geometry(PAPERS[name](mediation(), t, second))


@pytest.mark.parametrize("name", list(PAPERS))
@LANGUAGES
def test_twelve_claimants_fifteen_sessions_and_long_facts_flow_on(read, name, t, second):
    many = mediation({"facts": "老板说年底一起给，" * 70}, {**TWELVE, **SESSIONS})
    paper = PAPERS[name](many, t, second)
    read.check_geometry(paper)
    said = read.pages(paper)
    assert all(NUMBER in one for one in said)
    assert all(one in "".join(said) for one in NAMES) or name == "rights"


def test_the_agreement_says_what_the_law_asks_of_it(read):
    paper = mediation_papers.agreement(mediation(), ZH)
    said = read.text(paper)
    assert paper.pages == 1
    for part in (
        "调解协议书", NUMBER, "玉香", "532822200902170024", "好再来饭店", "岩罕龙；玉金", "事实与争议",
        "雇主当面退还全部押金", "2026年12月1日", "2,400元（人民币贰仟肆佰元整）", "签名、指印", "委员会盖章",
        "《人民调解法》第二十九条", "三十日内", "曼夕村民委员会2026年11月24日",
    ):  # fmt: skip
        assert part in said, part
    assert "身份证号码：____" in said  # the other claimant's, by hand


def test_many_claimants_sign_each_in_a_box_of_their_own(read):
    said = read.text(mediation_papers.agreement(mediation(rows=TWELVE), ZH))
    for name in NAMES:
        assert f"{name}（签名、指印）" in said


@LANGUAGES
def test_nobody_signs_a_page_that_says_nothing(read, t, second):
    said = read.pages(mediation_papers.agreement(mediation(), t, second))
    assert ("第三十三条" if t.chinese else "Art.33") in said[-1]


def test_the_receipt_has_the_sum_in_capital_figures_and_who_paid(read):
    said = read.text(mediation_papers.receipt(mediation(), ZH))
    for part in (
        "收据",
        "2026-01",
        "好再来饭店",
        "玉香、玉坎",
        "2,400元（人民币贰仟肆佰元整）",
        "现金",
    ):
        assert part in said, part
    assert "人民币" not in read.text(mediation_papers.receipt(mediation(), EN))


def test_each_party_is_invited_on_a_page_of_its_own(read):
    said = read.pages(mediation_papers.invitation(mediation(), ZH))
    assert len(said) == 3
    for page, name in zip(said, ("好再来饭店", "玉香", "玉坎"), strict=True):
        assert f"调解邀请书{name}：" in page
        assert "2026年11月20日15:00" in page
        assert "自愿、免费" in page


def test_every_session_has_minutes_of_its_own(read):
    paper = mediation_papers.minutes(mediation(rows=SESSIONS), ZH)
    said = read.text(paper)
    assert said.count("调解笔录申请人") == 15
    assert all(f"第{n}次：" in said for n in range(15))


def test_the_notice_of_other_ways_says_failed_only_when_it_was(read):
    open_still = read.text(mediation_papers.rights(mediation(), ZH))
    assert "如调解不成" in open_still
    failed = read.text(mediation_papers.rights(mediation(failed=True), ZH))
    assert "未能解决" in failed
    for said in (open_still, failed):
        assert "2027年11月24日" in said
        assert "2028年11月24日" in said


def test_the_complaint_asks_the_inspection_and_leaves_blanks_where_nothing_is_known(read):
    said = read.text(dispute_filings.inspection_complaint(mediation(), ZH))
    for part in (
        "劳动保障监察投诉书", "投诉人", "被投诉单位", "好再来饭店", "押金：1,200元（劳动合同法第九条）",
        "合计：2,800.50元（人民币贰仟捌佰元伍角整）", "劳动合同、收据", "此致____", "第二十条", "曼夕村民委员会协助填写",
    ):  # fmt: skip
        assert part in said, part


def test_the_request_has_all_that_the_law_asks_of_it(read):
    """LDL 28: parties with sex, age, work, address; head and duty; demands, facts, evidence, witnesses."""
    said = read.text(dispute_filings.arbitration_request(mediation(failed=True), ZH))
    for part in (
        "劳动人事争议仲裁申请书", "性别：女", "年龄：____", "工作：____", "532822200902170024", "电话：____",
        "地址：____", "被申请人", "法定代表人或者主要负责人、职务：____", "请求事项", "事实和理由", "证据来源",
        "证人姓名、住所", "仲裁委员会", "第二十八条", "2026年11月12日申请调解", NUMBER,
    ):  # fmt: skip
        assert part in said, part
    assert "申请调解" not in read.text(dispute_filings.arbitration_request(mediation(), ZH))


@pytest.mark.parametrize(
    ("paper", "facts"),
    [
        ("minutes", mediation(rows={"mediation_session": ()})),
        ("agreement", mediation({"agreement": ""})),
        ("receipt", mediation(rows={"mediation_instalment": ({"due_on": TODAY, "amount": 1},)})),
    ],
)
def test_what_did_not_happen_is_not_printed(paper, facts):
    with pytest.raises(ClerkError):
        PAPERS[paper](facts, ZH)


@settings(max_examples=20)
@given(
    facts=st.integers(0, 120), agreed=st.integers(1, 120), claims=st.integers(0, 25),
    people=st.integers(1, 12), parts=st.integers(0, 24),
)  # fmt: skip
def test_no_length_of_text_clips_or_covers(read, facts, agreed, claims, people, parts):
    told = mediation(
        {"facts": "老板说年底一起给，" * facts, "agreement": "餐厅分期付清工资。" * agreed},
        {
            "mediation_claimant": tuple({"name": name} for name in NAMES[:people]),
            "mediation_claim": ({"kind": "wages", "amount": 1, "agreed": 1},) * claims,
            "mediation_instalment": ({"due_on": TODAY, "amount": 1},) * parts,
        },
    )
    read.check_geometry(mediation_papers.agreement(told, ZH, EN))
    read.check_geometry(dispute_filings.arbitration_request(told, ZH))
