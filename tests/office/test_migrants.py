"""A clerk registers a migrant, finds her again, corrects her record; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import ClerkError, Conflict, Invalid, NotAllowed, SecondPersonNeeded
from desktop.office.cards import Query, RowEntry, Second


def test_registering_gives_a_number_and_the_person_is_found(session, entry):
    file = session.migrants.save(
        entry(rows={"phone": (RowEntry(None, {"number": "138 8888 1234"}),)}, household_number="17")
    )
    assert file.rows["journey"][0].values["number"] == "MXX-2026-0001"
    assert file.readiness is not None
    assert file.readiness.status == "ready"
    assert file.household is not None
    assert file.household.values["number"] == "17"
    for text in ("玉章", "章罕", "yuzhanghan", "yzh", "1234", "MXX-2026-0001", "yu zh"):
        found = session.migrants.first(Query(text))
        assert [row.name for row in found] == ["玉章罕"], text
    assert session.migrants.find(Query("zzz")) == []
    assert session.migrants.by_number("mxx-2026-0001") == file.person.id


def test_numbers_count_on_and_begin_anew_each_year(make_session, entry):
    session = make_session("director")
    first = session.migrants.save(entry())
    second = session.migrants.save(entry(full_name="岩温"))
    make_session.moment["now"] += timedelta(days=365)
    third = session.migrants.save(entry(full_name="玉叫"))
    numbers = [f.rows["journey"][0].values["number"] for f in (first, second, third)]
    assert numbers == ["MXX-2026-0001", "MXX-2026-0002", "MXX-2027-0001"]


def test_saving_is_never_stopped_by_the_advice(session, entry):
    file = session.migrants.save(entry(birth="2014-05-01", schooling={"status": "primary"}))
    assert file.readiness.status == "wait"
    assert {"E01", "E03"} <= {finding.code for finding in file.readiness.findings}
    assert file.kept_readiness.codes == tuple(f.code for f in file.readiness.findings)


def test_each_wrong_field_has_its_sentence(session, entry):
    bad = entry(
        full_name="  ", birth="2010-02-29", rows={"phone": (RowEntry(None, {"number": "abc"}),)}
    )
    with pytest.raises(Invalid) as caught:
        session.migrants.save(bad)
    assert set(caught.value.problems) == {"person.full_name", "person.birth", "phone#0.number"}
    assert session.migrants.find(Query("")) == []


def test_correcting_keeps_the_history(make_session, entry):
    session = make_session("director", name="主任")
    file = session.migrants.save(entry())
    make_session.moment["now"] += timedelta(minutes=5)
    typed = session.migrants.entry(file)
    session.migrants.save(replace(typed, values={**typed.values, "full_name": "玉章香"}))
    newest = session.migrants.history(file.person.id)[0]
    assert (newest.key, newest.before, newest.after, newest.by) in {
        ("full_name", "玉章罕", "玉章香", "主任"),
        ("name_pinyin", "yu zhang han", "yu zhang xiang", "主任"),
    }
    assert not session.migrants.find(Query("yuzhanghan"))
    assert session.migrants.find(Query("玉章香"))


def test_two_clerks_do_not_save_over_each_other(session, entry):
    file = session.migrants.save(entry())
    mine = session.migrants.entry(file)
    session.migrants.save(replace(mine, values={**mine.values, "father_name": "岩叫"}))
    with pytest.raises(Conflict):
        session.migrants.save(replace(mine, values={**mine.values, "father_name": "岩罕"}))
    kept = session.migrants.open(file.person.id)
    assert kept.person.values["father_name"] == "岩叫"


def test_rows_are_added_changed_and_taken_off(session, entry):
    file = session.migrants.save(
        entry(rows={"contact": (RowEntry(None, {"name": "玉罕", "phone": "13900001111"}),)})
    )
    typed = session.migrants.entry(file)
    contact = typed.rows["contact"][0]
    rows = {
        **typed.rows,
        "contact": (replace(contact, withdrawn=True), RowEntry(None, {"name": "岩三"})),
    }
    file = session.migrants.save(replace(typed, rows=rows))
    assert [row.values["name"] for row in file.rows["contact"]] == ["岩三"]


@pytest.mark.parametrize("role", ["children_committee", "centre_facilitator", "administrator"])
def test_these_roles_see_no_migrant_by_any_path(make_session, entry, role):
    director = make_session("director")
    file = director.migrants.save(entry())
    other = make_session(role)
    journey = file.rows["journey"][0].id
    for path in (
        lambda: other.migrants.first(Query("")),
        lambda: other.migrants.find(Query("")),
        lambda: other.migrants.rows([1]),
        lambda: other.migrants.open(file.person.id),
        lambda: other.migrants.history(file.person.id),
        lambda: other.migrants.by_number("MXX-2026-0001"),
        lambda: other.migrants.filter_choices(),
        lambda: other.migrants.likely(entry()),
        lambda: other.migrants.save(entry()),
        lambda: other.migrants.next_states(file.person.id, journey),
        lambda: other.migrants.move(journey, "CHECKING", happened_on=date(2026, 11, 24)),
        lambda: other.migrants.anonymise(file.person.id, "no reason", None),
        lambda: other.migrants.merge(file.person.id, file.person.id, {}),
    ):
        with pytest.raises(NotAllowed):
            path()


def test_a_hidden_field_is_neither_shown_nor_emptied(make_session, entry):
    director = make_session("director")
    file = director.migrants.save(entry(id_number="532822200802290024", id_type="id_card"))
    viewer = make_session("viewer")
    assert viewer.migrants.open(file.person.id).person.values["id_number"] is None
    assert director.migrants.open(file.person.id).person.values["id_number"] is not None


def test_a_journey_goes_its_way_and_keeps_its_steps(session, entry, trained):
    file = session.migrants.save(
        entry(
            journey={"destination": "景洪市", "arrives_on": "2026-12-02"},
            rows={
                "contact": (
                    RowEntry(None, {"name": "玉罕"}),
                    RowEntry(None, {"name": "岩三"}),
                )
            },
        )
    )
    journey = file.rows["journey"][0].id
    trained(session, file.person.id)
    day = date(2026, 11, 24)
    for state in ("CHECKING", "PREPARING", "CLEARED"):
        file = session.migrants.move(journey, state, happened_on=day)
    assert file.states[journey] == "CLEARED"
    assert [step.to_state for step in file.steps[journey]] == ["CHECKING", "PREPARING", "CLEARED"]
    assert session.migrants.first(Query("yzh"))[0].state == "CLEARED"
    with pytest.raises(ClerkError):
        session.migrants.move(journey, "INTERESTED", happened_on=day)


def test_e04_is_overridden_with_a_reason_and_a_second_person(make_session, entry):
    session = make_session("director")
    file = session.migrants.save(
        entry(birth="2009-12-01", schooling={"status": "dropped_junior"}, guardian_informed="yes")
    )
    journey = file.rows["journey"][0].id
    assert file.readiness.status == "wait"
    make_session("clerk", name="经办人", password="rain over rubber")
    with pytest.raises(SecondPersonNeeded):
        session.migrants.override_readiness(journey, "去夜校", None)
    file = session.migrants.override_readiness(
        journey, "白天上班，晚上读夜校", Second("经办人", "rain over rubber")
    )
    assert file.readiness.status == "conditional"
    assert file.kept_readiness.override_reason == "白天上班，晚上读夜校"
    line = session.audit_log.entries()[0]
    assert line.second == "经办人"


def test_e01_cannot_be_overridden(session, entry):
    file = session.migrants.save(entry(birth="2012-12-01", schooling={"status": "dropped_primary"}))
    with pytest.raises(Invalid):
        session.migrants.override_readiness(
            file.rows["journey"][0].id, "家里困难", Second(reason="只有一人")
        )


def test_alone_a_written_reason_takes_the_place_of_the_second_person(session, entry):
    file = session.migrants.save(entry())
    with pytest.raises(SecondPersonNeeded):
        session.migrants.anonymise(file.person.id, "本人要求", None)
    session.migrants.anonymise(file.person.id, "本人要求", Second(reason="本办只有一名工作人员"))
    assert session.audit_log.entries()[0].detail["four_eyes"] == "alone"


def test_anonymising_erases_who_she_is_everywhere(session, entry):
    file = session.migrants.save(entry(id_number="532822200802290024", father_name="岩叫"))
    session.migrants.anonymise(file.person.id, "本人要求", Second(reason="本办只有一人"))
    assert session.migrants.find(Query("玉章罕")) == []
    kept = session.migrants.open(file.person.id)
    assert kept.anonymised
    assert kept.person.values["full_name"] is None
    assert kept.person.values["sex"] == "female"
    told = [e for e in session.migrants.history(file.person.id) if e.after == "玉章罕"]
    assert told == []
    with pytest.raises(NotAllowed):
        session.migrants.save(session.migrants.entry(kept))


def test_joining_two_records_and_undoing_it(make_session, entry):
    session = make_session("director")
    one = session.migrants.save(entry(father_name="岩叫"))
    make_session.moment["now"] += timedelta(minutes=1)
    other = session.migrants.save(entry(father_name="岩罕", birth="约2004"))
    likely = session.migrants.likely(replace(entry(), record_id=None))
    assert {found.person_id for found in likely} == {one.person.id, other.person.id}
    make_session.moment["now"] += timedelta(minutes=1)
    joined = session.migrants.merge(one.person.id, other.person.id, {"father_name": "岩罕"})
    assert joined.person.values["father_name"] == "岩罕"
    assert len(session.migrants.find(Query("玉章罕"))) == 1
    make_session.moment["now"] += timedelta(minutes=1)
    apart = session.migrants.separate(one.person.id, other.person.id)
    assert apart.person.values["father_name"] == "岩叫"
    assert len(session.migrants.find(Query("玉章罕"))) == 2
    assert session.keeping.check().ok


def test_three_records_of_one_person_stand_in_one_line_and_part_again(make_session, entry):
    session = make_session("director")
    files = []
    for father in ("岩叫", "岩罕", "岩三"):
        files.append(session.migrants.save(entry(father_name=father)).person.id)
        make_session.moment["now"] += timedelta(minutes=1)
    a, b, c = files
    session.migrants.merge(a, b, {})
    make_session.moment["now"] += timedelta(minutes=1)
    joined = session.migrants.merge(b, c, {})
    assert set(joined.merged) == {b, c}
    assert len(session.migrants.find(Query("玉章罕"))) == 1
    assert session.keeping.check().ok
    make_session.moment["now"] += timedelta(minutes=1)
    session.migrants.separate(a, c)
    assert len(session.migrants.find(Query("玉章罕"))) == 2
    assert session.keeping.check().ok
    with pytest.raises(Invalid):
        session.migrants.separate(a, c)


def test_withdrawing_a_consent_says_what_follows(session, entry):
    file = session.migrants.save(
        entry(
            rows={
                "consent": (
                    RowEntry(
                        None, {"purpose": "b", "given": "yes", "given_on": date(2026, 11, 20)}
                    ),
                )
            }
        )
    )
    follows = session.migrants.withdraw_consent(file.rows["consent"][0].id, date(2026, 11, 24))
    assert "destination" in str(follows[0])
    kept = session.migrants.open(file.person.id).rows["consent"][0]
    assert kept.values["withdrawn_on"] == date(2026, 11, 24)


def test_drafts_come_back_as_they_were_typed(session, entry):
    half = entry(full_name="玉", birth="2010-02-")
    draft_id = session.migrants.keep_draft(half)
    session.migrants.keep_draft(replace(half, values={"full_name": "玉章"}), draft_id)
    (draft,) = session.migrants.drafts()
    assert draft.entry.values == {"full_name": "玉章"}
    assert draft.entry.rows == half.rows
    session.migrants.drop_draft(draft.id)
    assert session.migrants.drafts() == ()


def test_filters_narrow_the_list(session, entry):
    session.migrants.save(entry())
    session.migrants.save(entry(full_name="岩温", sex="male", birth="2010-03-01"))
    names = lambda **f: [r.name for r in session.migrants.first(Query(filters=f))]  # noqa: E731
    assert names(sex=("male",)) == ["岩温"]
    assert names(age_band=("16-17",)) == ["岩温"]
    assert names(age_band=("18-24",)) == ["玉章罕"]
    assert names(year=("2026",), state=("INTERESTED",)) == ["岩温", "玉章罕"]
    assert names(readiness=("ready",)) == ["玉章罕"]
    choices = session.migrants.filter_choices()
    assert {code: n for code, _, n in choices["sex"]} == {"female": 1, "male": 1}
    by_name = session.migrants.first(Query(sort="name"))
    assert [row.name for row in by_name] == ["岩温", "玉章罕"]


def test_an_id_number_fills_in_sex_birth_and_place(session, entry):
    typed = entry(id_number="53282220101124101X", id_type="id_card", sex=None, birth=None)
    advice = session.migrants.advise(typed)
    assert advice.fills["sex"] == "male"
    assert advice.fills["birth"]["first"] == "2010-11-24"
    assert advice.fills["hukou_place"] == "勐海县"
    # On his 16th birthday he has not reached 16 yet: the day after, he has.
    assert "E01" in {finding.code for finding in advice.readiness.findings}
