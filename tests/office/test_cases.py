"""From the first word of harm to the closing of a case, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.i18n import translator
from desktop.office.cards import Entry, RowEntry, Second
from desktop.rules import cases

TODAY = date(2026, 11, 24)
EN = translator("en")
ALONE = Second(reason="本办只有一名工作人员")


def row(**values):
    return RowEntry(None, values)


def opened(session, rows=None, **values):
    typed = {
        "received_on": session.today(),
        "received_at": "9:30",
        "source": "relative",
        "what": "老板不让她出门，身份证也被收走了",
        "concerns": ["papers_kept"],
        **values,
    }
    people = {"case_person": (row(role="harmed", name="玉香", sex="female", birth="2012-03-05"),)}
    return session.cases.save(
        Entry(None, typed, {**people, **(rows or {})}, kind="protection_case")
    )


def changed(session, file, rows=None, **values):
    entry = session.cases.entry(file)
    more = {kind: (*entry.rows.get(kind, ()), *new) for kind, new in (rows or {}).items()}
    entry = replace(entry, values={**entry.values, **values}, rows={**entry.rows, **more})
    return session.cases.save(entry)


def blocked(session, file, to):
    offer = next(step for step in session.cases.next_states(file.main.id) if step.to_state == to)
    return " ".join(EN(words) for words in offer.blocked)


def said(file, code):
    return [EN(one.words) for one in file.advice.said if one.code.startswith(code)]


def test_an_intake_proposes_its_risk_and_calls_for_the_report(session):
    file = opened(session, danger_now="yes", concerns=["confinement"])
    assert EN(file.advice.headline).startswith("High")
    assert "Somebody is in danger now." in said(file, "risk_")
    assert file.facts["report"].called_for
    assert file.advice.said[0].code == "report"
    assert "Art. 11" in EN(file.advice.said[0].basis)
    assert "mandatory report" in blocked(session, file, cases.CLOSED).casefold()
    file = changed(
        session,
        file,
        {
            "case_report": [
                row(reported_to="police_110", reported_on=session.today(), reported_by="王主任")
            ]
        },
    )
    assert said(file, "report_done")
    assert "mandatory report" not in blocked(session, file, cases.CLOSED).casefold()
