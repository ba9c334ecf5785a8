"""The Recruiters tab in a real window, with a real office behind it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.rules import screening
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.printing.dialog import PrintDialog
from desktop.views.recruiting.matches_page import MatchesPage
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)
SECOND = Second(reason="本办只有一名工作人员")


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def window(qtbot, qapp, session):
    made = MainWindow(session, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    made.show_tab("recruiters")
    qtbot.waitUntil(workers.all_quiet)
    return made


@pytest.fixture
def tab(window):
    return window.tabs["recruiters"]


@pytest.fixture
def register(qtbot, tab):
    """Bring a register to the front and wait for its list."""

    def bring(name):
        pane = tab.show_register(name)
        qtbot.waitUntil(workers.all_quiet)
        return pane

    return bring


def fill(pane, **values):
    for key, value in values.items():
        editor = next(
            form.editors[key.replace("__", ".")]
            for page in pane.panel.sheet.pages.values()
            for form in page.forms
            if key.replace("__", ".") in form.editors
        )
        editor.set_value(value)
        editor.touched()


def saved(qtbot, pane):
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    return signal.args[0]


def employer(session, **values):
    rows = {
        "screening_check": tuple(
            RowEntry(None, {"code": item.code, "answer": "yes"})
            for item in screening.items_for("employer")
        )
    }
    typed = {"kind": "employer", "name": "丽人", "registered_on": TODAY, **values}
    file = session.recruiters.save(Entry(None, typed, rows, kind="recruiter"))
    session.recruiters.move(file.main.id, "SCREENING", happened_on=TODAY)
    decided = {
        "level": "APPROVED",
        "decided_on": TODAY,
        "reason": "齐全",
        "labour_opinion": "无异议",
        "police_opinion": "无",
    }
    return session.recruiters.decide(file.main.id, decided, SECOND)


def test_a_recruiter_is_registered_screened_by_keys_and_decided_about(
    qtbot, window, tab, register, session
):
    pane = register("recruiters")
    pane.new()
    fill(pane, recruiter__kind="employer", recruiter__name="傣味园")
    file = saved(qtbot, pane)
    assert str(file.main.values["number"]).endswith("R-2026-0001")
    pane.panel.sheet.go_to("screening")
    page = pane.panel.sheet.pages["screening"]
    page.list.setFocus()
    for _item in screening.items_for("employer"):
        qtbot.keyClicks(page.list, "y")
    file = saved(qtbot, pane)
    assert len(file.rows["screening_check"]) == len(screening.items_for("employer"))
    qtbot.waitUntil(lambda: pane.panel.advice.findChild(QPushButton, "step_SCREENING") is not None)
    pane.panel.advice.findChild(QPushButton, "step_SCREENING").click()
    pane.panel.advice.steps.go.click()
    qtbot.waitUntil(lambda: pane.desk.file.state == "SCREENING", timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    pane.panel.sheet.go_to("decision")
    decision = pane.panel.sheet.beside("decision")
    said = {
        "level": "APPROVED",
        "decided_on": TODAY,
        "reason": "材料齐全",
        "labour_opinion": "无异议",
        "police_opinion": "无不良记录",
    }
    decision.form.set_values("recruiter_decision", said)
    decision.button.click()
    dialog = next(
        w for w in window.findChildren(object) if getattr(w, "objectName", str)() == "four_eyes"
    )
    dialog.reason.setPlainText("本办只有一人")
    dialog.verb.click()
    qtbot.waitUntil(lambda: pane.desk.file.state == "APPROVED", timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert "通过" in pane.panel.facts.text()


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(qtbot, register):
    pane = register("recruiters")
    pane.new()
    code = "recruiter__credit_code"
    fill(
        pane, recruiter__kind="employer", recruiter__name="错码饭店", **{code: "92532801MA6K1A2B13"}
    )
    with qtbot.waitSignal(pane.trouble, timeout=10_000):
        pane.desk.save()
    editor = pane.panel.sheet.pages["self"].forms[0].editors
    whole = {k: v for form in pane.panel.sheet.pages["self"].forms for k, v in form.editors.items()}
    assert "校验" in whole["recruiter.credit_code"].notice()
    assert editor["recruiter.name"].value() == "错码饭店"
    qtbot.waitUntil(workers.all_quiet)


def test_a_job_with_a_deposit_is_judged_while_it_is_typed(qtbot, register, session):
    employer(session)
    pane = register("offers")
    pane.new()
    fill(pane, offer__post="服务员", offer__deposit=120000)
    qtbot.waitUntil(
        lambda: pane.panel.advice.findChild(object, "advice_C05") is not None, timeout=10_000
    )
    qtbot.waitUntil(workers.all_quiet)


def test_ready_people_are_proposed_from_the_job(qtbot, tab, register, session):
    boss = employer(session)
    job = {
        "post": "学徒", "employer_id": boss.main.id, "duties": "洗头", "county": "532801",
        "wage": 260000, "wage_unit": "month", "pay_day": "10", "hours_day": 480, "days_week": 5,
        "lodging": "employer", "conditions_told": "yes", "received_on": TODAY, "wanted": 2,
        "starts_on": date(2026, 12, 10), "trade": "salon", "workplaces": ["salon"],
    }  # fmt: skip
    offer = session.offers.save(Entry(None, job, kind="offer"))
    for state in ("SUBMITTED", "CHECKED", "OPEN"):
        session.offers.move(offer.main.id, state, happened_on=TODAY)
    person = session.migrants.save(
        Entry(
            None,
            {
                "full_name": "玉章罕", "sex": "female", "birth": "2002-05-01",
                "birth_evidence": "id_card", "id_type": "id_card", "nationality": "china",
            },
            {
                "schooling": (
                    RowEntry(None, {"status": "completed_nine", "evidence": "certificate"}),
                ),
                "journey": (RowEntry(None, {"registered_on": TODAY, "purpose": "work"}),),
            },
        )
    )  # fmt: skip
    for state in ("CHECKING", "PREPARING"):
        session.migrants.move(person.rows["journey"][0].id, state, happened_on=TODAY)
    pane = register("offers")
    pane.open(offer.main.id)
    qtbot.waitUntil(lambda: pane.desk.file is not None)
    pane.panel.sheet.go_to("linking")
    page = pane.panel.sheet.beside("linking")
    assert isinstance(page, MatchesPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=10_000)
    assert page.propose.isEnabled()
    page.propose.click()
    qtbot.waitUntil(lambda: len(session.placements.lines(Query())) == 1, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    with qtbot.waitSignal(tab.go_asked) as asked:
        page.open.click()
    assert asked.args == ["migrants", person.person.id]
    qtbot.waitUntil(workers.all_quiet)


def test_a_contract_is_read_with_its_scan_beside_it(qtbot, register, tmp_path):
    pane = register("contracts")
    pane.new()
    fill(pane, contract__worker_name="玉章罕", contract__employer_name="某饭店")
    for key in [tab.key for tab in pane.look.screen.tabs if tab.groups]:
        pane.panel.sheet.go_to(key)
    fill(pane, contract__deposit=120000)
    saved(qtbot, pane)
    qtbot.waitUntil(
        lambda: pane.panel.advice.findChild(object, "advice_C05") is not None, timeout=10_000
    )
    picture = QImage(600, 800, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    assert picture.save(str(tmp_path / "page.png"))
    pane.scan.take(str(tmp_path / "page.png"))
    qtbot.waitUntil(lambda: bool(pane.desk.file.rows["attachment"]), timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    pane.scan.button.setChecked(True)
    qtbot.waitUntil(pane.scan.view.showing, timeout=10_000)
    assert pane.scan.view.isVisible()
    qtbot.waitUntil(workers.all_quiet)


def test_the_opinion_is_shown_before_it_is_printed(qtbot, window, register, session):
    typed = {"worker_name": "玉", "received_on": TODAY, "deposit": 120000}
    file = session.contracts.save(Entry(None, typed, kind="contract"))
    pane = register("contracts")
    pane.open(file.main.id)
    qtbot.waitUntil(lambda: pane.desk.file is not None)
    pane.print_one("contract_opinion")
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None, timeout=10_000)
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.document.pageCount() > 0, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    dialog.reject()


def test_a_draft_outlives_the_window_and_another_language_keeps_what_was_typed(
    qtbot, window, tab, register, session
):
    pane = register("recruiters")
    pane.new()
    fill(pane, recruiter__name="半途而废")
    window.use_language("en")
    qtbot.waitUntil(workers.all_quiet)
    again = window.tabs["recruiters"].panes["recruiters"]
    assert again.panel.sheet.entry().values["name"] == "半途而废"
    assert window.tabs["recruiters"].bar.tabText(1) == "Jobs"
    again.desk.close()
    qtbot.waitUntil(lambda: len(session.recruiters.drafts()) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not again.banner.isHidden(), timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)


def test_a_viewer_looks_and_changes_nothing(qtbot, qapp, make_session):
    viewer = make_session("viewer")
    window = MainWindow(viewer, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(window)
    window.show()
    window.show_tab("recruiters")
    qtbot.waitUntil(workers.all_quiet)
    pane = window.tabs["recruiters"].panes["recruiters"]
    assert pane.list.new_button.isHidden()
    assert pane.panel.save_button.isHidden()


def test_the_empty_form_and_the_boards_list_need_no_record(qtbot, window, register):
    pane = register("recruiters")
    pane.new()
    with qtbot.waitSignal(pane.print_asked) as asked:
        pane.print_one("blank_recruiter_form")
    request = asked.args[0]
    assert request.person_ids == ()
    assert request.make("zh_CN", lambda _a, _b: None, lambda: False).data.startswith(b"%PDF")
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.document.pageCount() > 0, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    dialog.reject()
