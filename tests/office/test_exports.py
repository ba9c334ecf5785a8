"""Only what the role may see, only whom consent covers, and never without a second pair of eyes."""

from __future__ import annotations

import csv
from datetime import date

import excelize
import openpyxl
import pytest

from desktop.errors import Invalid, NotAllowed, SecondPersonNeeded, StickTrouble
from desktop.office.cards import RowEntry, Second

ALONE = Second(reason="本办公室只有一人")
DAY = date(2026, 11, 20)


def consent(purpose="b", given="yes", **more):
    return RowEntry(
        None, {"purpose": purpose, "given": given, "given_on": DAY, "by": "self", **more}
    )


@pytest.fixture
def people(session, entry):
    agreed = session.migrants.save(entry(rows={"consent": (consent(),)}, id_number="=1+1"))
    refused = session.migrants.save(
        entry(full_name="岩温", rows={"consent": (consent(given="no"),)})
    )
    silent = session.migrants.save(entry(full_name="玉叫"))
    return agreed, refused, silent


def test_those_who_did_not_agree_are_left_out_with_the_reason(session, people):
    plan = session.exports.plan([file.person.id for file in people])
    assert plan.included == (people[0].person.id,)
    assert [left.name for left in plan.left_out] == ["岩温", "玉叫"]
    assert plan.four_eyes


def test_a_childs_own_yes_does_not_count(session, entry):
    child = session.migrants.save(entry(birth="2015-01-01", rows={"consent": (consent(),)}))
    by_parent = session.migrants.save(
        entry(birth="2015-01-01", rows={"consent": (consent(by="parent"),)})
    )
    plan = session.exports.plan([child.person.id, by_parent.person.id])
    assert plan.included == (by_parent.person.id,)


def test_the_table_is_written_read_back_and_logged(session, people, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    plan = session.exports.plan([file.person.id for file in people])
    with pytest.raises(SecondPersonNeeded):
        session.exports.write(plan, "xlsx", stick)
    receipt = session.exports.write(plan, "xlsx", stick, second=ALONE)
    book = openpyxl.load_workbook(stick / receipt.names[0])
    rows = list(book.worksheets[0].values)
    assert len(rows) == 2
    assert "玉章罕" in rows[1]
    assert "=1+1" in rows[1]  # as text
    line = session.audit_log.entries()[0]
    assert (line.detail["people"], line.detail["left_out"]) == (1, 0)


def test_that_she_was_reached_is_exported_and_not_what_she_told(session, entry, tmp_path):
    told = {"happened_on": DAY, "way": "call", "reached": "yes", "wellbeing": "想离开这里"}
    file = session.migrants.save(
        entry(rows={"consent": (consent(),), "check_in": (RowEntry(None, told),)})
    )
    stick = tmp_path / "stick"
    stick.mkdir()
    receipt = session.exports.write(
        session.exports.plan([file.person.id]), "xlsx", stick, second=ALONE
    )
    heads, line = openpyxl.load_workbook(stick / receipt.names[0]).worksheets[0].values
    assert line[heads.index("联系上了吗？")] == "是"
    assert "想离开这里" not in line


def test_a_password_locks_the_table(session, people, tmp_path):
    plan = session.exports.plan([people[0].person.id])
    with pytest.raises(Invalid):
        session.exports.write(plan, "xlsx", tmp_path, password="short", second=ALONE)
    receipt = session.exports.write(
        plan, "xlsx", tmp_path, password="平安 secret-88", second=ALONE, language="en"
    )
    path = tmp_path / receipt.names[0]
    assert "玉章罕".encode() not in path.read_bytes()
    book = excelize.open_file(str(path), excelize.Options(password="平安 secret-88"))
    assert any("玉章罕" in row for row in book.get_rows(book.get_sheet_list()[0]))


def test_csv_and_forms(session, people, tmp_path):
    plan = session.exports.plan([people[0].person.id], ["person.full_name", "journey.number"])
    session.exports.write(plan, "csv", tmp_path, second=ALONE)
    (path,) = tmp_path.glob("*.csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert len(rows[0]) == 2
    receipt = session.exports.write(plan, "pdf", tmp_path, second=ALONE)
    assert (tmp_path / receipt.names[0]).read_bytes().startswith(b"%PDF")


def test_a_consent_withdrawn_meanwhile_counts(session, people, tmp_path):
    plan = session.exports.plan([people[0].person.id])
    consent_id = people[0].rows["consent"][0].id
    session.migrants.withdraw_consent(consent_id, date(2026, 11, 24))
    with pytest.raises(Invalid):
        session.exports.write(plan, "csv", tmp_path, second=ALONE)
    assert not list(tmp_path.glob("*.csv"))


def test_numbers_without_names_need_no_consent(session, people):
    plan = session.exports.plan([file.person.id for file in people], ["journey.purpose"])
    assert len(plan.included) == 3
    assert not plan.four_eyes


def test_a_viewer_takes_nothing_away(make_session, people):
    viewer = make_session("viewer")
    with pytest.raises(NotAllowed):
        viewer.exports.plan([people[0].person.id])
    mediator = make_session("mediator")
    assert "person.id_number" not in dict(mediator.exports.fields())


def test_a_stick_that_is_gone_is_told(session, people, tmp_path):
    plan = session.exports.plan([people[0].person.id])
    with pytest.raises(StickTrouble):
        session.exports.write(plan, "csv", tmp_path / "gone", second=ALONE)


def test_prints_are_in_the_log(session, people):
    ids = [file.person.id for file in people]
    paper = session.papers.registration(ids, "both")
    assert paper.pages >= 6
    session.papers.printed("registration", ids, 2)
    lines = session.audit_log.entries(limit=3)
    assert all(line.detail["copies"] == 2 for line in lines)
    assert {line.detail["number"] for line in lines} == {f"MXX-2026-000{n}" for n in (1, 2, 3)}
    assert session.papers.person_file(ids[0]).pages >= 1
    assert session.papers.person_file(ids[0], "en").pages >= 1
    assert session.papers.blank_registration("en").pages >= 2
    with pytest.raises(Invalid):
        session.papers.registration([])
