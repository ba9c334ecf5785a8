"""Recruiters are screened, stand and fall by the rules; offers, placements, linking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from desktop.errors import ClerkError, NotAllowed
from desktop.i18n import translator
from desktop.rules import (
    linking,
    lookalikes,
    offers,
    placements,
    recruiters,
    reference,
    screening,
)
from desktop.rules.contracts import stages
from desktop.rules.credit_codes import read_credit_code

TODAY = date(2026, 11, 24)
EN = translator("en")


def answers(kind, **other):
    return {item.code: "yes" for item in screening.items_for(kind)} | other


# ------------------------------------------------------------------ credit codes


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "92532801MA6K1A2B12", "92532801 ma6k1a2b12"]
)
def test_codes_of_the_standard_are_read(code):
    assert read_credit_code(code).problem is None


@pytest.mark.parametrize(
    "code", ["92532801MA6K1A2B13", "9253280IMA6K1A2B12", "92532801MA6K1A2B1", "92532801MA6K1A2S12"]
)
def test_wrong_codes_say_what_is_wrong(code):
    assert read_credit_code(code).problem is not None


def test_a_code_says_who_registered_it_and_where():
    read = read_credit_code("92532801MA6K1A2B12")
    assert (read.kind.zh, read.area.zh) == ("个体工商户", "景洪市")
    assert read_credit_code("532801600012345").warning is not None


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8))
def test_one_wrong_sign_is_noticed(tail):
    body = "925328012" + tail
    whole = body + uscc.calc_check_digit(body)
    other = next(sign for sign in "0123456789" if sign != whole[-1])
    assert read_credit_code(whole[:-1] + other).problem is not None


# ------------------------------------------------------------------ screening


def test_all_in_order_is_approved_and_asks_what_applies():
    assert screening.propose("employer", answers("employer")).level == "APPROVED"
    assert "S03" not in answers("employer")
    assert "S03" in answers("agency")
    assert "S04" in answers("dispatch")


@pytest.mark.parametrize("code", [i.code for i in screening.items_for("agency") if i.red_line])
def test_a_broken_red_line_refuses_and_an_open_one_waits(code):
    assert screening.propose("agency", answers("agency", **{code: "no"})).level == "REFUSED"
    before = screening.propose("agency", answers("agency", **{code: "no"}), approved_before=True)
    assert before.level == "SUSPENDED"
    waiting = screening.propose("agency", answers("agency", **{code: "unknown"}))
    assert waiting.level == "SCREENING"
    assert not waiting.complete


def test_eighty_percent_of_the_others_is_enough_and_one_less_is_not():
    plain = [item.code for item in screening.items_for("employer") if not item.red_line]
    allowed = len(plain) - -(-len(plain) * 80 // 100)
    enough = answers("employer", **dict.fromkeys(plain[:allowed], "no"))
    assert screening.propose("employer", enough).level == "APPROVED"
    short = screening.propose(
        "employer", answers("employer", **dict.fromkeys(plain[: allowed + 1], "no"))
    )
    assert short.level == "CONDITIONAL"
    assert len(short.conditions) == allowed + 1


def test_an_acquaintance_is_never_approved():
    assert screening.propose("informal", answers("informal")).level == "KNOWN"


# ------------------------------------------------------------------ how a recruiter stands

GOOD = recruiters.StandingFacts(
    "agency",
    "APPROVED",
    decided_on=date(2026, 6, 1),
    valid_until=date(2027, 6, 1),
    licence_needed=True,
    licence_expires=date(2027, 1, 1),
)


def test_validity_is_twelve_and_three_months_to_the_day():
    assert recruiters.valid_until("APPROVED", date(2024, 2, 29)) == date(2025, 2, 28)
    assert recruiters.valid_until("CONDITIONAL", date(2026, 11, 30)) == date(2027, 2, 28)
    assert recruiters.valid_until("REFUSED", TODAY) is None


@pytest.mark.parametrize(
    ("facts", "day", "state"),
    [
        (GOOD, TODAY, "APPROVED"),
        (replace(GOOD, licence_expires=TODAY - timedelta(days=30)), TODAY, "APPROVED"),
        (replace(GOOD, licence_expires=TODAY - timedelta(days=31)), TODAY, "SUSPENDED"),
        (replace(GOOD, valid_until=TODAY - timedelta(days=30)), TODAY, "APPROVED"),
        (replace(GOOD, valid_until=TODAY - timedelta(days=31)), TODAY, "SUSPENDED"),
        (replace(GOOD, open_complaints=("deposit",)), TODAY, "SUSPENDED"),
        (replace(GOOD, open_complaints=("lost_minor",)), TODAY, "SUSPENDED"),
        (replace(GOOD, open_complaints=("lodging",)), TODAY, "APPROVED"),
        (replace(GOOD, state="BLACKLISTED"), TODAY, "BLACKLISTED"),
    ],
)
def test_it_is_suspended_by_itself(facts, day, state):
    assert recruiters.standing(facts, day).state == state


def test_an_approval_that_ended_is_not_usable_though_not_yet_suspended():
    ended = replace(GOOD, valid_until=TODAY - timedelta(days=1))
    assert not recruiters.standing(ended, TODAY).usable
    assert recruiters.standing(replace(GOOD, valid_until=TODAY), TODAY).usable


@given(st.sampled_from(sorted(recruiters.WORDS)), st.booleans())
def test_only_the_approved_are_usable(state, complaint):
    facts = replace(GOOD, state=state, open_complaints=("papers",) if complaint else ())
    usable = recruiters.standing(facts, TODAY).usable
    assert usable == (state in ("APPROVED", "CONDITIONAL") and not complaint)


def test_what_is_due_is_told_with_its_day():
    due = {each.code: each.on for each in recruiters.standing(GOOD, TODAY).due}
    assert due["review"] == date(2027, 5, 2)
    assert due["licence_60"] == date(2026, 11, 2)
    assert due["visit"] == date(2027, 6, 1)


def facts(**more):
    return recruiters.StepFacts("employer", "APPROVED", TODAY, **more)


def test_refused_ones_come_again_after_six_months_and_banned_ones_after_two_years():
    flow, director = recruiters.WORKFLOW, ["director"]
    young = facts(refused_on=date(2026, 5, 25))
    with pytest.raises(ClerkError):
        flow.check("REFUSED", "APPLIED", young, director)
    flow.check("REFUSED", "APPLIED", facts(refused_on=date(2026, 5, 24)), director)
    flow.check("REFUSED", "APPLIED", replace(young, papers_only=True), director)
    banned = facts(blacklisted_on=date(2024, 11, 25), opinions=True)
    with pytest.raises(ClerkError):
        flow.check("BLACKLISTED", "SUSPENDED", banned, director, "重新考虑")
    later = replace(banned, blacklisted_on=date(2024, 11, 24))
    flow.check("BLACKLISTED", "SUSPENDED", later, director, "重新考虑")


def test_who_decides_and_how():
    flow = recruiters.WORKFLOW
    ready = facts(opinions=True)
    with pytest.raises(NotAllowed):
        flow.check("SCREENING", "APPROVED", ready, ["clerk"], "好")
    with pytest.raises(ClerkError, match="reason"):
        flow.check("SCREENING", "APPROVED", ready, ["director"], " ")
    with pytest.raises(ClerkError, match="complaint"):
        flow.check("SCREENING", "APPROVED", replace(ready, open_red=True), ["director"], "好的")
    with pytest.raises(ClerkError):
        flow.check("APPLIED", "APPROVED", ready, ["director"], "好的")
    assert flow.possible("SCREENING", ready, ["viewer"]) == ()


# ------------------------------------------------------------------ lookalikes

BROKER = lookalikes.Likeness(("岩光劳务",), ("13988000001",), "532822199001010011")


@pytest.mark.parametrize(
    ("other", "strength"),
    [
        (lookalikes.Likeness(("新店",), ("+86 139 8800 0001",)), "certain"),
        (lookalikes.Likeness(("新店",), (), "532822 19900101 0011"), "certain"),
        (lookalikes.Likeness(("岩光劳务公司",)), "likely"),
        (lookalikes.Likeness(("沿光劳务",)), "likely"),
        (lookalikes.Likeness(("玉光饭店",), ("13988000002",)), None),
        (lookalikes.Likeness(), None),
    ],
)
def test_the_same_broker_is_noticed(other, strength):
    match = lookalikes.compare(BROKER, other)
    assert (match.strength if match else None) == strength


_likenesses = st.builds(
    lookalikes.Likeness,
    st.lists(st.text("岩玉光温坎", max_size=4), max_size=2).map(tuple),
    st.lists(st.text("0123456789", max_size=11), max_size=2).map(tuple),
    st.text("01X", max_size=3),
    st.just(""),
    st.text("景洪市路1号", max_size=6),
)


@given(_likenesses, _likenesses)
def test_likeness_is_the_same_both_ways_and_never_of_nothing(one, other):
    there, back = lookalikes.compare(one, other), lookalikes.compare(other, one)
    assert (there and there.strength) == (back and back.strength)
    assert lookalikes.compare(one, lookalikes.Likeness()) is None


# ------------------------------------------------------------------ offers

OFFER = offers.OfferFacts(
    duties="洗头", place="景洪市", county="532801", workplaces=("salon",), sex_asked="any",
    wage=260000, wage_unit="month", pay_day="10", hours_day=480, days_week=5, lodging="employer",
    conditions_told="yes", contract_kind="labour", contract_seen="yes",
)  # fmt: skip


def test_a_good_offer_has_nothing_against_it():
    advice = offers.check_offer(OFFER, TODAY)
    assert advice.findings == ()
    assert (advice.min_age, advice.blocked, advice.complete) == (16, False, True)


@pytest.mark.parametrize(
    ("code", "wrong", "right", "blocks"),
    [
        ("E01", {"age_from": 15}, {"age_from": 16}, True),
        ("E13", {"workplaces": ("ktv",)}, {"workplaces": ("hotel",)}, False),
        ("JUV", {"hazards": ("loads",)}, {"hazards": ()}, False),
        ("C05", {"deposit": 1}, {"deposit": 0}, True),
        ("R17", {"fees": 100}, {"fees": 0}, True),
        ("C06", {"papers_kept": "yes"}, {"papers_kept": "unknown"}, True),
        ("C13", {"wage": 100000}, {"wage": 192000}, False),
        ("LCL8", {"duties": ""}, {}, False),
        ("LCL8", {"conditions_told": ""}, {"conditions_told": "no"}, False),
        ("C18", {"hours_day": 481}, {"hours_day": 480}, False),
        ("C18", {"days_week": 6}, {"days_week": 5}, False),
        ("C19", {"days_week": 7}, {"days_week": 6, "hours_day": 400}, False),
        ("DIS", {"sex_asked": "female"}, {"sex_asked": "any"}, False),
        ("DIS", {"texts": ("限女性，未婚",)}, {"texts": ("包吃住",)}, False),
        ("RISK", {"texts": ("高薪日结",)}, {"texts": ("月结",)}, False),
        ("OLS", {"abroad": "yes"}, {"abroad": "yes", "overseas_licence": True}, True),
        ("MANDATE", {"mandated": False}, {}, False),
        ("CONTRACT", {"contract_kind": "none"}, {"contract_kind": "labour"}, False),
        ("OLD", {"open_until": date(2026, 11, 23)}, {"open_until": TODAY}, False),
        ("RECRUITER", {"recruiter_state": recruiters.WORDS["REFUSED"]}, {}, True),
    ],
)
def test_what_the_law_says_of_an_offer(code, wrong, right, blocks):
    advice = offers.check_offer(replace(OFFER, **wrong), TODAY)
    assert code in {finding.code for finding in advice.findings}
    assert advice.blocked == blocks
    assert code not in {f.code for f in offers.check_offer(replace(OFFER, **right), TODAY).findings}


def test_ktv_and_forbidden_work_are_from_eighteen():
    for told in ({"workplaces": ("ktv",)}, {"hazards": ("loads",)}):
        assert offers.check_offer(replace(OFFER, **told), TODAY).min_age == 18


# ------------------------------------------------------------------ placements, linking

PLACED = placements.PlacementFacts(
    "PREPARING", "ready", date(2008, 12, 1), 18, date(2026, 12, 2), True, True, 0, "blang", "ok"
)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("PROPOSED", "INFORMED", {"told_in": ""}),
        ("PROPOSED", "INFORMED", {"readiness": "wait"}),
        ("INFORMED", "ACCEPTED", {"starts_on": date(2026, 12, 1)}),  # her 18th birthday
        ("INFORMED", "ACCEPTED", {"birth_last": None}),
        ("INFORMED", "ACCEPTED", {"recruiter_usable": False}),
        ("INFORMED", "ACCEPTED", {"offer_open": False}),
        ("INFORMED", "ACCEPTED", {"vacancies": -1}),
        ("CONTRACT_REVIEW", "SIGNED", {"contract": "illegal"}),
        ("CONTRACT_REVIEW", "SIGNED", {"contract": ""}),
        ("ACCEPTED", "STARTED", {"journey_state": "CHECKING"}),
    ],
)
def test_what_stops_a_placement(before, after, change):
    placements.WORKFLOW.check(before, after, PLACED, ["clerk"])
    with pytest.raises(ClerkError):
        placements.WORKFLOW.check(before, after, replace(PLACED, **change), ["clerk"])


def test_she_can_always_decline_before_she_begins():
    nothing = replace(PLACED, readiness="wait", recruiter_usable=False, offer_open=False)
    for state in ("PROPOSED", "INFORMED", "ACCEPTED", "CONTRACT_REVIEW", "SIGNED"):
        placements.WORKFLOW.check(state, "DECLINED", nothing, ["clerk"])


def test_the_clocks_of_a_placement():
    at_work = placements.ClockFacts(
        "STARTED", date(2026, 12, 2), date(2027, 1, 10), birth_last=date(2009, 6, 1)
    )
    due = {each.code: each.on for each in placements.clocks(at_work)}
    assert due["contact"] == date(2026, 12, 9)
    assert due["contract"] == due["insurance"] == date(2027, 1, 1)
    assert due["pay"] == date(2027, 1, 13)
    assert due["medical"] == date(2026, 12, 2)
    assert placements.clocks(replace(at_work, state="SIGNED")) == ()


SEEKER = linking.Seeker(
    "PREPARING",
    "ready",
    date(2000, 1, 1),
    "female",
    "completed_nine",
    ("salon",),
    ("532801",),
    200000,
)
OPENING = linking.Opening(
    True, True, False, 16, date(2026, 12, 1), "salon", "532801", 260000, "employer", "any"
)


def test_a_fit_says_why():
    fit = linking.fit(SEEKER, replace(OPENING, friends=2), TODAY)
    said = " ".join(EN(reason) for reason in fit.reasons_for)
    assert fit.possible
    assert not fit.reasons_against
    assert "2 from her village group" in said
    assert "Beauty" in said


@pytest.mark.parametrize(
    ("seeker", "opening"),
    [
        ({"readiness": "wait"}, {}),
        ({}, {"usable": False}),
        ({}, {"open": False}),
        ({}, {"vacancies": 0}),
        ({"birth_last": None}, {}),
        ({"birth_last": date(2010, 12, 1)}, {}),
        ({"birth_last": date(2008, 12, 1)}, {"min_age": 18}),
    ],
)
def test_what_can_never_be_proposed(seeker, opening):
    fit = linking.fit(replace(SEEKER, **seeker), replace(OPENING, **opening), TODAY)
    assert not fit.possible
    assert fit.reasons_against


@pytest.mark.parametrize(
    ("seeker", "opening"),
    [
        ({"readiness": "conditional"}, {}),
        ({}, {"conditional": True}),
        ({"trades": ("hotel",)}, {}),
        ({"counties": ("532822",)}, {}),
        ({"wage_least": 260001}, {}),
        ({}, {"sex_asked": "male"}),
        ({}, {"age_to": 25}),
        ({}, {"age_from": 30}),
        ({}, {"schooling_asked": "senior"}),
        ({"from_on": date(2027, 1, 1)}, {}),
        ({"with_whom": "玉罕"}, {}),
    ],
)
def test_doubts_are_told_and_stop_nothing(seeker, opening):
    fit = linking.fit(replace(SEEKER, **seeker), replace(OPENING, **opening), TODAY)
    assert fit.possible
    assert len(fit.reasons_against) == 1


def test_a_contract_is_due_in_three_working_days():
    assert stages.due(date(2026, 11, 24)) == date(2026, 11, 27)  # Tuesday to Friday
    assert stages.due(date(2026, 11, 27)) == date(2026, 12, 2)  # over a weekend


def test_a_red_line_has_three_ways_only():
    red = stages.StageFacts("illegal", red_line=True, explained=True, answered=True)
    steps = stages.WORKFLOW.possible("EXPLAINED", red, ["clerk"])
    free = {step.to for step in steps if not step.blocked}
    assert free == {"TO_EMPLOYER", "REJECTED_BY_WORKER", "ESCALATED"}


def test_every_state_has_words_and_a_way_out_or_is_the_end():
    for flow, ends in (
        (recruiters.WORKFLOW, set()),
        (offers.WORKFLOW, set()),
        (placements.WORKFLOW, {"ENDED"}),
        (stages.WORKFLOW, {"FILED"}),
    ):
        assert {step.after for step in flow.steps} | {step.before for step in flow.steps} <= set(
            flow.words
        )
        assert set(flow.words) - {step.before for step in flow.steps} == ends


def test_every_list_has_both_languages():
    for file in ("choices_recruiters.toml", "choices_contracts.toml"):
        for name, entries in reference.load_toml(file).items():
            for code, entry in entries.items():
                if not code.startswith("_"):
                    assert entry["zh"], (name, code)
                    assert entry["en"], (name, code)
