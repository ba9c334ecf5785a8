"""The registers of recruiting on a stick: what is open goes, what names a migrant needs consent."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from desktop.errors import SecondPersonNeeded
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.sheets.register_export import OMITTED, SHEETS

TODAY = date(2026, 11, 24)
SECOND = Second(reason="本办只有一名工作人员")


@pytest.fixture
def recruiter(session):
    values = {
        "kind": "agent",
        "name": "岩光",
        "id_number": "532822199001010011",
        "registered_on": TODAY,
        "note": "不要外传",
    }
    return session.recruiters.save(Entry(None, values, kind="recruiter")).main.id


def rows(folder):
    path = next(folder.glob("*.csv"))
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("kind", list(SHEETS))
def test_every_field_is_exported_or_openly_left_out(kind):
    assert OMITTED[kind] <= set(SHEETS[kind].keys)


def test_open_fields_need_no_second_person(session, recruiter, tmp_path):
    exports = session.exports_of("recruiters")
    plan = exports.plan([recruiter], ["name", "kind", "registered_on"])
    assert not plan.four_eyes
    exports.write(plan, "csv", tmp_path)
    assert rows(tmp_path)[0]["名称（姓名）"] == "岩光"


def test_an_id_number_needs_four_eyes_and_remarks_stay(session, recruiter, tmp_path):
    exports = session.exports_of("recruiters")
    plan = exports.plan([recruiter])
    assert plan.four_eyes
    assert "note" not in plan.keys
    with pytest.raises(SecondPersonNeeded):
        exports.write(plan, "csv", tmp_path)
    exports.write(plan, "csv", tmp_path, second=SECOND)
    assert "不要外传" not in next(tmp_path.glob("*.csv")).read_text("utf-8-sig")


def test_a_contract_goes_with_her_consent_only(session, entry, tmp_path):
    consent = {"purpose": "c", "given": "yes", "given_on": TODAY, "by": "self"}
    agreed = session.migrants.save(entry(rows={"consent": (RowEntry(None, consent),)}))
    silent = session.migrants.save(entry(full_name="玉二"))
    made = [
        session.contracts.save(
            Entry(
                None,
                {"received_on": TODAY, "person_id": person, "wage": 250000, "wage_unit": "month"},
                kind="contract",
            )
        ).main.id
        for person in (agreed.person.id, silent.person.id, None)
    ]
    exports = session.exports_of("contracts")
    plan = exports.plan(made)
    assert plan.included == (made[0],)
    assert len(plan.left_out) == 2
    exports.write(plan, "xlsx", tmp_path, second=SECOND)
    assert [path.name.split("-")[0] for path in tmp_path.glob("*.xlsx")] == ["contracts"]


def test_a_viewer_takes_nothing_away(make_session, recruiter):
    viewer = make_session("viewer", name="看客")
    from desktop.errors import NotAllowed

    with pytest.raises(NotAllowed):
        viewer.exports_of("recruiters").plan([recruiter])
    assert viewer.recruiters.lines(Query())[0].record_id == recruiter
