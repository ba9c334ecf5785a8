"""Referrals: drafted, sent, answered; declined, another agency; found by the code on the letter."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry
from desktop.rules import form_codes, referrals
from desktop.views import workers


@pytest.fixture
def letter(session, case, agency):
    """A referral of a case to an agency, as far as it came."""

    def make(*path, to="镇妇联"):
        draft = session.referrals.for_case(case().main.id)
        typed = {
            **draft.values, "agency_id": agency(to).main.id, "services": ["psychosocial"],
            "reason": "需要有人陪伴", "told": ["sex"], "agreed": "同意", "ground": "guardian",
            "refusal": "full" if "DECLINED" in path else None, "way": "by_hand",
        }  # fmt: skip
        file = session.referrals.save(Entry(None, typed, draft.rows, kind="referral"))
        for state in path:
            file = session.referrals.move(
                file.main.id,
                state,
                happened_on=session.today(),
                reason="对方没有床位",
                way="call" if state != "SENT" else "",
                told_by="值班人员" if state != "SENT" else "",
            )
        return file

    return make


def test_the_number_of_a_letter_and_its_scanned_code_find_it(qtbot, register, letter):
    letter(to="镇司法所")
    file = letter()
    pane = register("referrals")
    pane.refresh()
    qtbot.waitUntil(lambda: pane.list.table.rowCount() == 2)
    number = str(file.main.values["number"])
    for typed in (
        number,
        form_codes.payload(number),
        form_codes.payload(number).replace(":", "："),
    ):
        pane.list.box.setText(typed)
        qtbot.waitUntil(lambda: pane.list.table.rowCount() == 1, timeout=10_000)
        assert pane.list.table.line_at(0).record_id == file.main.id
        pane.list.box.clear()
        qtbot.waitUntil(lambda: pane.list.table.rowCount() == 2, timeout=10_000)


def test_who_declines_is_answered_by_asking_another_with_the_same_service(
    qtbot, register, open_record, letter, agency
):
    file = letter("SENT", "DECLINED")
    other = agency("州救助管理站")
    pane = open_record(register("referrals"), file.main.id)
    assert pane.again.isVisible()
    told = [
        label.text()
        for label in pane.panel.advice.findChildren(object)
        if hasattr(label, "text") and callable(label.text)
    ]
    assert any("州救助管理站" in str(words) for words in told)
    pane.again.click()
    qtbot.waitUntil(lambda: pane.desk.busy and pane.desk.file is None, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    begun = pane.panel.sheet.entry().values
    assert begun["earlier_id"] == file.main.id
    assert begun["agency_id"] != file.main.values["agency_id"]
    assert other.main.values["name"] == "州救助管理站"


def test_an_answer_says_how_it_is_known_and_by_whom(qtbot, register, open_record, letter):
    pane = open_record(register("referrals"), letter("SENT").main.id)
    steps = pane.panel.advice.steps
    name = f"step_{referrals.ACCEPTED}"
    qtbot.waitUntil(lambda: pane.panel.advice.findChild(QPushButton, name) is not None)
    pane.panel.advice.findChild(QPushButton, name).click()
    assert steps.way.isVisible()
    steps.way.set_value("call")
    steps.told_by.set_value("王干事")
    steps.go.click()
    qtbot.waitUntil(lambda: pane.desk.file.state == referrals.ACCEPTED, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert not pane.again.isVisible()
