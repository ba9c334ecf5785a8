"""The gate E01 to E13, law by law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.i18n import translator
from desktop.rules import reference
from desktop.rules.age import reached
from desktop.rules.calendars import read_date
from desktop.rules.readiness import STATUS_WORDS, ReadinessFacts, assess, load_rules

ON = date(2026, 11, 24)


def born(years, **more):
    """Somebody whose last birthday but for a month was so many years ago, all else in order."""
    day = date(ON.year - years, ON.month - 1, ON.day)
    return replace(
        ReadinessFacts(
            on=ON,
            birth_first=day,
            birth_last=day,
            birth_verified=True,
            sex="female",
            education_status="completed_nine",
            education_evidence="certificate",
            id_type="id_card",
            guardian_informed="yes",
            workplaces=("restaurant",),
        ),
        **more,
    )


def codes(facts):
    return {finding.code for finding in assess(facts).findings}


def levels(facts, code):
    return {finding.level for finding in assess(facts).findings if finding.code == code}


@pytest.mark.parametrize(
    ("facts", "status", "expected"),
    [
        # E01, E03, E08: under 16
        (born(15), "wait", {"E01", "E08"}),
        (born(15, with_guardian="yes"), "wait", {"E01"}),
        (born(15, with_guardian="yes", education_status="junior_middle"), "wait", {"E01", "E03"}),
        # E02: 16 and 17
        (born(16), "conditional", {"E02"}),
        (born(17), "conditional", {"E02"}),
        # E04: 16 and 17 without nine years of school
        (born(16, education_status="dropped_junior"), "wait", {"E02", "E04"}),
        (born(17, education_status="never"), "wait", {"E02", "E04"}),
        (born(16, education_status="deferred"), "wait", {"E02", "E04"}),
        (born(16, education_status="dropped_junior", override=True), "conditional", {"E02", "E04"}),
        (born(16, education_status="senior"), "conditional", {"E02"}),
        # grown up
        (born(18), "ready", set()),
        (born(18, education_status="dropped_junior"), "ready", {"E05"}),
        (born(30, education_status="unknown"), "conditional", {"E05"}),
        # E06, E07
        (born(30, birth_verified=False), "conditional", {"E06"}),
        (born(30, id_type="household_register"), "conditional", {"E07"}),
        (born(30, id_type="none"), "conditional", {"E07"}),
        (born(15, id_type="none", with_guardian="yes"), "wait", {"E01"}),
        # E08 for any purpose
        (born(12, purpose="study"), "conditional", {"E08"}),
        (born(12, purpose="study", boarding_school="yes"), "ready", set()),
        (born(12, purpose="family", with_guardian="yes"), "ready", set()),
        # E09
        (born(30, children_under_18=2, children_carer="外婆玉罕"), "conditional", {"E09"}),
        # E10
        (born(19, purpose="marriage"), "conditional", {"E10"}),
        (born(20, purpose="marriage"), "ready", set()),
        (born(21, purpose="marriage", sex="male"), "conditional", {"E10"}),
        (born(22, purpose="marriage", sex="male"), "ready", set()),
        # E11, E12
        (born(30, abroad=True), "conditional", {"E11"}),
        (born(30, nationality="myanmar", id_type="foreign_id"), "wait", {"E12"}),
        (
            born(30, nationality="myanmar", id_type="foreign_id", work_permit="yes"),
            "ready",
            set(),
        ),
        (born(12, nationality="myanmar", purpose="study", with_guardian="yes"), "ready", set()),
        # E13: the place of work
        (born(17, workplaces=("ktv",)), "wait", {"E02", "E13"}),
        (born(17, workplaces=("restaurant", "bar")), "wait", {"E02", "E13"}),
        (born(17, workplaces=("internet_cafe",)), "wait", {"E02", "E13"}),
        (born(18, workplaces=("ktv",)), "ready", set()),
        (born(17, hazards=("height",)), "wait", {"E02"}),
        (born(18, hazards=("height",)), "ready", set()),
    ],
)
def test_the_gate(facts, status, expected):
    advice = assess(facts)
    assert ({finding.code for finding in advice.findings}, advice.status) == (expected, status)


@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2026, 11, 24), "wait"), (date(2026, 11, 25), "conditional")],
)
def test_sixteen_is_reached_on_the_day_after_the_birthday(on, status):
    day = date(2010, 11, 24)
    facts = born(16, birth_first=day, birth_last=day, on=on, with_guardian="yes")
    assert assess(facts).status == status


def test_an_estimated_year_counts_as_the_youngest_age():
    about = read_date("约2010")
    facts = born(
        16,
        on=date(2026, 11, 25),
        birth_first=about.first,
        birth_last=about.last,
        birth_verified=False,
        with_guardian="yes",
    )
    advice = assess(facts)
    assert advice.status == "wait"
    assert {finding.code for finding in advice.findings} == {"E01", "E06"}
    (e01,) = [finding for finding in advice.findings if finding.code == "E01"]
    assert "2027年1月1日" in translator("zh_CN")(e01.reason)
    assert "1 Jan 2027" in translator("en")(e01.reason)


def test_without_any_birth_date_she_is_asked_and_not_told_to_wait():
    facts = born(16, birth_first=None, birth_last=None, birth_verified=False)
    advice = assess(facts)
    assert advice.status == "conditional"
    assert levels(facts, "E06") == {"pending"}
    assert "E01" not in codes(facts)


def test_only_e04_can_be_overridden():
    facts = born(15, education_status="dropped_junior", workplaces=("bar",), hazards=("height",))
    for each in (facts, born(17, education_status="never", workplaces=("ktv",))):
        overridable = {f.code for f in assess(each).findings if f.overridable}
        assert overridable <= {"E04"}
        assert assess(replace(each, override=True)).status == "wait"


def test_an_overridden_finding_is_still_told():
    facts = born(17, education_status="never", override=True)
    (e04,) = [finding for finding in assess(facts).findings if finding.code == "E04"]
    assert e04.overridden
    assert assess(facts).status == "conditional"


def test_a_juveniles_schooling_wants_to_be_seen_and_an_adults_not():
    for evidence in ("", "told", "none"):
        assert levels(born(16, education_evidence=evidence), "E04") == {"pending"}
        assert codes(born(18, education_evidence=evidence)) == set()


def test_a_juvenile_whose_guardian_does_not_know_gets_one_more_condition():
    told = assess(born(16)).findings
    untold = assess(born(16, guardian_informed="no")).findings
    assert len(untold) == len(told) + 1


def test_children_left_behind_want_a_carer():
    with_carer = assess(born(30, children_under_18=1, children_carer="外婆")).findings
    without = assess(born(30, children_under_18=1)).findings
    assert (len(with_carer), len(without)) == (1, 2)


def test_going_abroad_other_than_for_work_only_warns_of_the_border():
    assert levels(born(30, abroad=True, purpose="family"), "E11") == {"flag"}
    assert levels(born(30, abroad=True), "E11") == {"condition"}


def test_what_is_forbidden_is_named():
    facts = born(17, workplaces=("ktv",), hazards=("height",))
    spoken = " ".join(translator("en")(finding.reason) for finding in assess(facts).findings)
    assert "Dance hall or KTV" in spoken
    assert "heights" in spoken


@pytest.mark.parametrize(
    ("facts", "code", "articles"),
    [
        (born(15), "E01", ("《劳动法》第十五条", "《未成年人保护法》第六十一条第一款")),
        (born(15, education_status="primary"), "E03", ("《义务教育法》第四条",)),
        (born(15), "E08", ("《未成年人保护法》第二十一条第二款",)),
        (born(30, id_type="none"), "E07", ("《居民身份证法》第二条",)),
        (born(19, purpose="marriage"), "E10", ("《民法典》第一千零四十七条",)),
    ],
)
def test_each_reason_has_its_article(facts, code, articles):
    found = [finding for finding in assess(facts).findings if finding.code == code]
    for article in articles:
        assert article in found[0].basis.zh


def test_every_sentence_of_the_file_can_be_spoken_in_both_languages():
    rules = load_rules()
    values = {"age": 16, "day": ON, "months": 3, "n": 1, "what": "…"}
    for key, entry in rules.data.items():
        if isinstance(entry, dict) and "reason" in entry:
            finding = rules.finding(key, **values)
            for language in ("zh_CN", "en"):
                for sentence in (finding.reason, finding.next_step, finding.basis):
                    assert translator(language)(sentence)
            assert entry["verified"] in ("primary", "secondary", "no", "policy")


def test_a_changed_law_is_a_changed_file(tmp_path):
    text = paths.reference("readiness.toml").read_text("utf-8")
    other = tmp_path / "readiness.toml"
    changed = text.replace("work = 16", "work = 18").replace('version = "', 'version = "next-')
    other.write_text(changed, "utf-8")
    facts = born(17)
    assert assess(facts).status == "conditional"
    advice = assess(facts, load_rules(other))
    assert advice.status == "wait"
    assert advice.rules_version.startswith("next-")
    assert advice.rules_version != assess(facts).rules_version


def codes_of(name):
    return st.sampled_from(["", *(choice.code for choice in reference.choices(name))])


FACTS = st.builds(
    ReadinessFacts,
    on=st.just(ON),
    purpose=codes_of("purpose"),
    birth_first=st.none(),
    birth_last=st.none() | st.dates(date(1950, 1, 1), ON),
    birth_verified=st.booleans(),
    sex=codes_of("sex"),
    education_status=codes_of("education_status"),
    education_evidence=codes_of("education_evidence"),
    id_type=codes_of("id_type"),
    nationality=codes_of("nationality"),
    work_permit=codes_of("yes_no"),
    abroad=st.booleans(),
    with_guardian=codes_of("yes_no"),
    boarding_school=codes_of("yes_no"),
    guardian_informed=codes_of("yes_no"),
    children_under_18=st.integers(0, 4),
    workplaces=st.lists(codes_of("workplace_kind"), max_size=2).map(tuple),
    hazards=st.lists(codes_of("juvenile_bans"), max_size=2).map(tuple),
    override=st.booleans(),
)


@given(FACTS)
def test_under_16_nothing_makes_work_possible(facts):
    if facts.birth_last is None or reached(facts.birth_last, 16, ON):
        return
    assert assess(replace(facts, purpose="work")).status == "wait"


@given(FACTS)
def test_advice_can_always_be_given_and_spoken(facts):
    advice = assess(facts)
    assert advice.status in STATUS_WORDS
    for finding in advice.findings:
        for language in ("zh_CN", "en"):
            speak = translator(language)
            assert "{" not in speak(finding.reason) + speak(finding.next_step)


@given(FACTS, st.integers(1, 4000))
def test_being_born_earlier_never_makes_work_harder(facts, days):
    if facts.birth_last is None:
        return
    rank = {"ready": 0, "conditional": 1, "wait": 2}
    older = replace(
        facts, purpose="work", birth_last=facts.birth_last - timedelta(days=days), id_type="id_card"
    )
    younger = replace(facts, purpose="work", id_type="id_card")
    assert rank[assess(older).status] <= rank[assess(younger).status]
