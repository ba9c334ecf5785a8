"""Cases: told on the telephone, reported, looked after, kept from whom they do not concern."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.office.cards import Entry, RowEntry
from desktop.rules import cases
from desktop.views import workers

ENTER = Qt.Key.Key_Return


@pytest.fixture
def keys(qtbot):
    """Type at the keyboard, wherever it is: words, or a key."""

    def press(*typed):
        for each in typed:
            at = QApplication.activePopupWidget() or QApplication.focusWidget()
            if isinstance(each, str) and each.isascii():
                qtbot.keyClicks(at, each)
            elif isinstance(each, str):  # as an input method writes
                (at.insertPlainText if hasattr(at, "insertPlainText") else at.insert)(each)
            else:
                qtbot.keyClick(at, each)

    return press


def at():
    return QApplication.focusWidget().objectName()


def chosen(qtbot, keys, typed):
    """Type a part of an entry, take the first that is offered, and go on."""
    keys(typed)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=10_000)
    keys(ENTER)
    window = QApplication.focusWidget().window()
    # Off-screen no window manager gives the keyboard back to the window.
    window.activateWindow()
    qtbot.waitUntil(
        lambda: (
            QApplication.activePopupWidget() is None
            and QApplication.activeWindow() is window
            and QApplication.focusWindow() is window.windowHandle()
        )
    )
    keys(ENTER)


def test_what_is_told_on_the_telephone_is_written_down_by_keys_alone(
    qtbot, register, session, person, keys
):
    pane = register("cases")
    pane.list.box.setFocus()
    qtbot.keyClick(pane.list.box, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: at() == "input_protection_case.source")
    told = pane.panel.sheet.pages["intake"].forms[0].editors
    told["protection_case.source"].set_value("neighbour")
    told["protection_case.way"].set_value("phone")
    keys(ENTER, ENTER)
    assert at() == "input_protection_case.reporter"
    keys(ENTER, ENTER, ENTER, ENTER)  # nobody's name, no number; day and hour are there already
    assert at() == "input_protection_case.what"
    keys("老板锁门不让出去", Qt.Key.Key_Tab, "景洪", ENTER, ENTER)
    assert at() == "input_case_person.person_id"
    chosen(qtbot, keys, "yuzh")
    # What her own record says is not asked again: name, sex and birth are passed over.
    assert at() == "input_case_person.role"
    keys(ENTER, ENTER, "老板", ENTER)
    assert at() == "input_case_alleged.relation"
    keys(ENTER, "y", ENTER, ENTER, "y", ENTER, "n", ENTER, "n", ENTER, ENTER)
    assert at() == "input_protection_case.concerns"
    chosen(qtbot, keys, "xianzhi")
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
        )
    qtbot.waitUntil(workers.all_quiet)
    file = signal.args[0]
    assert file.facts["level"] == "high"
    assert file.facts["report"].called_for
    assert [one.name for one in file.facts["subjects"]] == ["玉章罕"]
    assert file.main.values["danger_now"] == "yes"
    assert file.rows["case_alleged"][0].values["name"] == "老板"


def test_the_red_line_stays_until_the_report_is_written(qtbot, register, open_record, saved, case):
    file = case(missing="yes")
    pane = open_record(register("cases"), file.main.id)
    assert not pane.panel.banner.isHidden()
    buttons = pane.panel.banner.findChildren(QPushButton)
    write = next(button for button in buttons if button.text() == "填写报告")
    write.click()
    assert pane.panel.sheet.in_front() == "report"
    report = pane.panel.sheet.pages["report"].rows["case_report"].cards[0].fields()
    assert report.editors["case_report.reported_on"].value() == pane.session.today()
    assert report.editors["case_report.reported_by"].value() == "主任"
    editor = report.editors["case_report.reported_to"]
    editor.set_value("police_station")
    editor.touched()
    kept = saved(pane)
    assert kept.facts["reported"]
    assert pane.panel.banner.isHidden()


def test_nothing_that_was_said_of_one_case_stands_beside_a_new_one(register, open_record, case):
    pane = open_record(register("cases"), case(missing="yes").main.id)
    assert pane.panel.advice.findChild(object, "advice_report") is not None
    pane.new()
    assert pane.panel.advice.status.text() == ""
    assert pane.panel.banner.isHidden()
    told = [
        card for card in pane.panel.advice.findChildren(object)
        if card.objectName() == "advice_report" and not card.isHidden()
    ]  # fmt: skip
    assert told == []


def test_a_case_is_assessed_and_the_next_step_is_taken(qtbot, register, open_record, saved, case):
    file = case(ground="consent", safe_contact="晚上打奶奶电话")
    pane = open_record(register("cases"), file.main.id)
    pane.panel.sheet.finish_making()
    for key, value in (
        ("assessed_on", pane.session.today()),
        ("wishes_asked", "yes"),
        ("conclusion", "需要帮助"),
    ):
        form = next(
            form for form in pane.panel.sheet.pages["assessment"].forms
            if f"protection_case.{key}" in form.editors
        )  # fmt: skip
        form.editors[f"protection_case.{key}"].set_value(value)
        form.editors[f"protection_case.{key}"].touched()
    saved(pane)
    name = f"step_{cases.ASSESSED}"
    qtbot.waitUntil(lambda: pane.panel.advice.findChild(QPushButton, name) is not None)
    pane.panel.advice.findChild(QPushButton, name).click()
    pane.panel.advice.steps.go.click()
    qtbot.waitUntil(lambda: pane.desk.file.state == cases.ASSESSED, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert "已评估" in pane.panel.facts.text()


def test_rarely_needed_fields_are_folded_until_something_stands_there(register, open_record, case):
    pane = register("cases")
    pane.new()
    card = pane.panel.sheet.pages["intake"].rows["case_person"].cards[0]
    address = card.fields().editors["case_person.address"]
    assert not address.isVisible()
    file = case(
        {"case_person": (RowEntry(None, {"role": "harmed", "name": "玉", "address": "车站"}),)}
    )
    open_record(pane, file.main.id)
    card = pane.panel.sheet.pages["intake"].rows["case_person"].cards[0]
    assert card.fields().editors["case_person.address"].isVisible()


def test_what_is_wrong_in_a_folded_field_is_shown_beside_it(qtbot, register):
    pane = register("cases")
    pane.new()
    card = pane.panel.sheet.pages["intake"].rows["case_person"].cards[0]
    phone = card.fields().editors["case_person.caregiver_phone"]
    phone.line.setText("12")
    with qtbot.waitSignal(pane.trouble, timeout=10_000):
        pane.desk.save()
    assert phone.notice()
    assert phone.isVisible()
    form = pane.panel.sheet.pages["intake"].forms[0]
    assert form.editors["protection_case.source"].notice()
    assert QApplication.focusWidget() is form.editors["protection_case.source"].focus_target()
    qtbot.waitUntil(workers.all_quiet)


def test_overdue_is_seen_in_the_list_and_sorted_by(qtbot, tab, register, session, case):
    case(received_on=session.today() - timedelta(days=30), place="勐海")
    case(
        {
            "case_person": (
                RowEntry(None, {"role": "harmed", "name": "岩罕", "birth": "1990-01-01"}),
            )
        },
        concerns=["wages_deposit"],
    )
    tab.shown()
    pane = register("cases")
    pane.refresh()
    qtbot.waitUntil(lambda: pane.list.table.rowCount() == 2)
    column = [one.key for one in pane.look.columns].index("due")
    words = [pane.list.table.index(row, column).data() for row in range(2)]
    assert any(said.startswith("超期 ") and said.endswith(" 天") for said in words)
    assert any(said.startswith("还有 ") for said in words)
    pane.list.view.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: pane.list.table.line_at(0).title == "玉香")
    qtbot.waitUntil(lambda: tab.bar.tabText(0) == "个案 (1)")


def test_a_referral_and_a_mediation_begin_from_the_case(
    qtbot, tab, register, open_record, case, agency
):
    agency("镇妇联")
    file = case()
    pane = open_record(register("cases"), file.main.id)
    pane.panel.sheet.go_to("referrals")
    linked = pane.panel.sheet.beside("referrals")
    linked.refer.click()
    qtbot.waitUntil(lambda: tab.current == "referrals", timeout=10_000)
    referrals = tab.panes["referrals"]
    qtbot.waitUntil(lambda: referrals.desk.busy, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    begun = referrals.panel.sheet.entry().values
    assert begun["case_id"] == file.main.id
    assert begun["person_name"] == "玉香"
    tab.show_register("cases")
    qtbot.waitUntil(workers.all_quiet)
    linked.mediate.click()
    qtbot.waitUntil(lambda: tab.current == "mediations", timeout=10_000)
    qtbot.waitUntil(lambda: tab.panes["mediations"].desk.busy, timeout=10_000)
    assert tab.panes["mediations"].panel.sheet.entry().values["case_id"] == file.main.id
    qtbot.waitUntil(workers.all_quiet)


def test_a_referral_of_the_case_is_opened_by_enter(
    qtbot, tab, register, open_record, session, case, agency
):
    file = case()
    draft = session.referrals.for_case(file.main.id)
    typed = {
        **draft.values, "agency_id": agency("镇妇联").main.id, "services": ["psychosocial"],
        "reason": "需要有人陪伴", "told": ["sex"],
    }  # fmt: skip
    letter = session.referrals.save(Entry(None, typed, draft.rows, kind="referral"))
    pane = open_record(register("cases"), file.main.id)
    pane.panel.sheet.go_to("referrals")
    lines = pane.panel.sheet.beside("referrals").referrals
    assert lines.item(0, 1).text() == "镇妇联"
    lines.setFocus()
    lines.setCurrentCell(0, 0)
    qtbot.keyClick(lines, ENTER)
    qtbot.waitUntil(
        lambda: "referrals" in tab.panes and tab.panes["referrals"].desk.file is not None,
        timeout=10_000,
    )
    assert tab.panes["referrals"].desk.file.main.id == letter.main.id
    qtbot.waitUntil(workers.all_quiet)


def test_who_looked_at_it_is_told_to_who_is_responsible_only(
    qtbot, open_window, register, open_record, session, make_session, case
):
    file = case()
    entry = session.cases.entry(session.cases.open(file.main.id))
    helper = make_session("child_director", name="玉金")
    rows = {
        **entry.rows,
        "case_team": (
            *entry.rows["case_team"],
            RowEntry(None, {"user_id": helper.user.id, "duty": "child_director"}),
        ),
    }
    session.cases.save(Entry(entry.record_id, entry.values, rows, entry.seen, kind=entry.kind))
    helper.cases.open(file.main.id)
    pane = open_record(register("cases"), file.main.id)
    pane.panel.sheet.go_to("team")
    watch = pane.panel.sheet.pages["team"].watch
    qtbot.waitUntil(lambda: watch.table.rowCount() > 0, timeout=10_000)
    told = {(watch.table.item(r, 1).text(), watch.table.item(r, 2).text())
            for r in range(watch.table.rowCount())}  # fmt: skip
    assert ("玉金", "查看记录") in told
    hers = open_window(helper).tabs["cases"]
    mine = open_record(hers.show_register("cases"), file.main.id)
    mine.panel.sheet.go_to("team")
    qtbot.waitUntil(workers.all_quiet)
    assert mine.panel.sheet.pages["team"].watch.isHidden()


def test_who_is_named_for_some_parts_sees_those_pages_only(
    qtbot, open_window, open_record, session, make_session, case
):
    helper = make_session("child_director", name="玉金")
    team = RowEntry(
        None, {"user_id": helper.user.id, "duty": "child_director", "parts": ["people", "plan"]}
    )
    mine = RowEntry(None, {"user_id": session.user.id, "duty": "clerk", "owner": True})
    file = case({"case_team": (mine, team)}, missing="yes")
    tab = open_window(helper).tabs["cases"]
    pane = open_record(tab.show_register("cases"), file.main.id)
    sheet = pane.panel.sheet
    shown = {each.key for at, each in enumerate(pane.look.screen.tabs) if sheet.isTabVisible(at)}
    assert "plan" in shown
    assert not shown & {"assessment", "screening", "notes", "closing", "attachment", "report"}


def test_another_language_keeps_what_was_typed(qtbot, window, register):
    pane = register("cases")
    pane.new()
    form = pane.panel.sheet.pages["intake"].forms[0]
    form.editors["protection_case.reporter"].line.setText("奶奶")
    window.use_language("en")
    qtbot.waitUntil(workers.all_quiet)
    tab = window.tabs["cases"]
    again = tab.panes["cases"]
    assert again.panel.sheet.entry().values["reporter"] == "奶奶"
    assert tab.bar.tabText(3) == "Network"
    assert again.panel.sheet.tabText(0) == "Intake"


def test_a_viewer_sees_no_case_and_changes_nothing(qtbot, open_window, make_session, case):
    case()
    window = open_window(make_session("viewer"))
    assert "cases" in window.tabs
    for name in window.tabs["cases"].permitted():
        pane = window.tabs["cases"].show_register(name)
        qtbot.waitUntil(workers.all_quiet)
        assert pane.list.new_button.isHidden()
        assert pane.panel.save_button.isHidden()
        if name == "cases":
            assert pane.list.table.rowCount() == 0


def test_an_empty_register_says_so_and_offers_to_begin(register):
    for name in ("cases", "referrals", "mediations"):
        pane = register(name)
        assert pane.list.empty.isVisible()
        assert pane.list.empty.words.text()
        assert pane.list.empty.button.isVisible()


def test_a_sum_is_divided_into_even_months(qtbot, register, saved):
    pane = register("mediations")
    pane.new()
    pane.panel.sheet.finish_making()
    sheet = pane.panel.sheet
    sheet.go_to("sums")
    sheet.pages["sums"].rows["mediation_claim"].add_row()
    claim = sheet.pages["sums"].rows["mediation_claim"].cards[-1].fields()
    claim.editors["mediation_claim.agreed"].line.setText("1000")
    sheet.go_to("agreement")
    page = sheet.pages["agreement"]
    page.button.click()
    assert page.asked.editors["parts.number"].notice()
    assert page.asked.editors["parts.first"].notice()
    page.asked.editors["parts.number"].line.setText("3")
    page.asked.editors["parts.first"].line.setText("2027-1-31")
    page.button.click()
    rows = [row.values for row in page.rows["mediation_instalment"].rows() if not row.withdrawn]
    assert [row["amount"] for row in rows] == [33334, 33333, 33333]
    assert [row["due_on"].isoformat() for row in rows] == ["2027-01-31", "2027-02-28", "2027-03-31"]
    qtbot.waitUntil(workers.all_quiet)


def test_what_is_paid_already_is_not_divided_again(qtbot, register, open_record, session):
    day = session.today()
    rows = {
        "mediation_claimant": (RowEntry(None, {"name": "玉光"}),),
        "mediation_claim": (RowEntry(None, {"kind": "wages", "amount": 90000, "agreed": 90000}),),
        "mediation_instalment": (
            RowEntry(None, {"due_on": day, "amount": 30000, "paid_on": day, "paid": 30000}),
            RowEntry(None, {"due_on": day, "amount": 60000}),
        ),
    }
    typed = {"received_on": day, "kinds": ["wages"], "respondent": "某饭店", "facts": "欠薪"}
    file = session.mediations.save(Entry(None, typed, rows, kind="mediation"))
    pane = open_record(register("mediations"), file.main.id)
    pane.panel.sheet.finish_making()
    page = pane.panel.sheet.pages["agreement"]
    page.asked.editors["parts.number"].line.setText("2")
    page.asked.editors["parts.first"].line.setText("2027-01-01")
    page.divide()
    kept = page.rows["mediation_instalment"].rows()
    assert [row.values["amount"] for row in kept if not row.withdrawn] == [30000, 30000, 30000]
    assert [row.values["amount"] for row in kept if row.withdrawn] == [60000]
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    amounts = [row.values["amount"] for row in signal.args[0].rows["mediation_instalment"]]
    assert sorted(amounts) == [30000, 30000, 30000]


def test_the_form_and_the_numbers_of_the_office_need_no_record(qtbot, window, register, case):
    case(missing="yes")
    pane = register("cases")
    pane.shown()
    qtbot.waitUntil(lambda: "高 1" in pane.numbers.text(), timeout=10_000)
    with qtbot.waitSignal(pane.print_asked, timeout=10_000) as asked:
        pane.print_one("blank_case")
    request = asked.args[0]
    assert request.make("zh_CN", lambda _a, _b: None, lambda: False).data.startswith(b"%PDF")
    qtbot.waitUntil(workers.all_quiet)


def test_who_may_only_look_types_nothing(qtbot, open_window, open_record, make_session, agency):
    file = agency("镇妇联")
    tab = open_window(make_session("viewer")).tabs["cases"]
    pane = open_record(tab.show_register("agencies"), file.main.id)
    pane.panel.sheet.finish_making()
    editors = pane.panel.sheet.pages["agency"].forms[0].editors
    editors["agency.name"].setFocus()
    qtbot.keyClicks(editors["agency.name"].line, "x")
    assert editors["agency.name"].value() == "镇妇联"
    assert not pane.desk.unsaved()
    rows = next(iter(pane.panel.sheet.pages["people"].rows.values()))
    assert rows.add.isHidden()
