"""Linking a field to another record: searched, chosen, taken away, opened, by keyboard alone."""

from __future__ import annotations

from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QListView

from desktop.errors import Missing
from desktop.i18n import T
from desktop.office.cards import Found
from desktop.sheets.fields import Field, Group, Kind, Sheet
from desktop.views import lists, workers
from desktop.views.language import Speaker
from desktop.views.records import typed
from desktop.views.widgets.editors import LinkSource, ListsAndLinks
from desktop.views.widgets.form import Form

# The off-screen platform says of every list that drops down that it cannot do these.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")

TEA, SALON = Found(uuid4(), "勐海茶厂", "打洛镇"), Found(uuid4(), "景洪美发店", "景洪市")
SHEET = Sheet(
    "offer",
    1,
    T("Job offers"),
    (
        Field("employer_id", Kind.LINK, T("Employer"), required=True),
        Field("hours_day", Kind.HOURS, T("Hours a day")),
    ),
)


class Office:
    """Records in memory, searched as the office does; ``gate`` holds a search up."""

    def __init__(self):
        self.asked = []
        self.gate = Event()
        self.gate.set()
        self.opened = []

    def search(self, text):
        self.asked.append(text)
        assert self.gate.wait(5)
        return [each for each in (TEA, SALON) if set(text) & set(each.title + each.note)]

    def title_of(self, record):
        for each in (TEA, SALON):
            if each.id == record:
                return each.title
        raise Missing(T("This record is not there any more."))


@pytest.fixture
def office(qtbot):
    made = Office()
    yield made
    made.gate.set()
    qtbot.waitUntil(workers.all_quiet)


@pytest.fixture
def make(qtbot, office):
    def do(*, links=True, opens=True, language="zh_CN"):
        source = LinkSource(office.search, office.title_of, office.opened.append if opens else None)
        given = ListsAndLinks(lists.entries, {"employer_id": source}) if links else lists.entries
        group = Group(T(""), ("offer.employer_id", "offer.hours_day"))
        form = Form([group], {"offer": SHEET}, Speaker(language), given, headings=False)
        qtbot.addWidget(form)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        form.told = []
        form.changed.connect(form.told.append)
        return form, form.editors["offer.employer_id"]

    return do


def write(editor, text):
    """Write as a Chinese input method does, word by word."""
    editor.line.setFocus()
    for word in text:
        event = QInputMethodEvent()
        event.setCommitString(word)
        QApplication.sendEvent(editor.line, event)


def search(qtbot, editor, text):
    write(editor, text)
    qtbot.waitUntil(lambda: popup() is not None)
    return popup()


def popup():
    """Return the list that is open, if one is."""
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QListView)]
    return next((each for each in tops if each.isVisible()), None)


def rows(view):
    return [view.model().index(at, 0).data() for at in range(view.model().rowCount())]


def test_words_find_records_and_enter_chooses(qtbot, make):
    form, editor = make()
    shown = search(qtbot, editor, "景洪")
    assert rows(shown) == ["景洪美发店  ·  景洪市"]
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert editor.value() == SALON.id
    assert editor.line.text() == editor.title() == SALON.title
    assert editor.line.isReadOnly()
    assert form.told == ["offer.employer_id"]
    assert form.values("offer") == {"employer_id": SALON.id, "hours_day": None}


def test_arrows_go_through_what_is_found(qtbot, make):
    _form, editor = make()
    shown = search(qtbot, editor, "市镇")
    assert len(rows(shown)) == 2
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert editor.value() == SALON.id


def test_escape_closes_the_list_and_chooses_nothing(qtbot, make):
    _form, editor = make()
    qtbot.keyClick(search(qtbot, editor, "茶"), Qt.Key.Key_Escape)
    assert popup() is None
    assert editor.value() is None
    assert editor.line.text() == "茶"


def test_typing_is_searched_once_after_a_pause(qtbot, make, office):
    _form, editor = make()
    search(qtbot, editor, "勐海茶")
    assert office.asked == ["勐海茶"]


def test_what_is_typed_during_a_search_is_searched_next(qtbot, make, office):
    _form, editor = make()
    office.gate.clear()
    write(editor, "景")
    qtbot.waitUntil(lambda: office.asked == ["景"])
    write(editor, "洪")
    office.gate.set()
    qtbot.waitUntil(lambda: popup() is not None)
    assert office.asked == ["景", "景洪"]


def test_enter_does_not_wait_for_the_pause(qtbot, make, office):
    _form, editor = make()
    write(editor, "茶")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert office.asked == ["茶"] or not workers.all_quiet()
    assert editor.line.hasFocus()
    qtbot.waitUntil(lambda: popup() is not None)


def test_words_that_find_nothing_are_no_value(qtbot, make):
    form, editor = make(language="en")
    write(editor, "nobody")
    qtbot.waitUntil(lambda: "Nothing is found" in editor.notice())
    assert form.values("offer")["employer_id"] is None
    form.editors["offer.hours_day"].line.setFocus()
    assert "choose" in editor.notice()
    assert "offer.employer_id" in form.unreadable()


@pytest.mark.parametrize("by", ["button", "keyboard", "delete"])
def test_a_link_is_taken_away(qtbot, make, by):
    form, editor = make()
    editor.set_value(TEA.id, TEA.title)
    assert form.told == []
    if by == "button":
        editor.clear_button.click()
    elif by == "keyboard":
        editor.line.setFocus()
        qtbot.keyClick(editor.line, Qt.Key.Key_Tab)
        assert editor.clear_button.hasFocus()
        qtbot.keyClick(editor.clear_button, Qt.Key.Key_Space)
    else:
        editor.line.setFocus()
        qtbot.keyClick(editor.line, Qt.Key.Key_Delete)
    assert editor.value() is None
    assert editor.line.text() == ""
    assert not editor.line.isReadOnly()
    assert editor.line.hasFocus()
    assert form.told == ["offer.employer_id"]


def test_the_title_of_a_kept_link_is_asked_for(qtbot, make):
    form, editor = make()
    form.set_values("offer", {"employer_id": TEA.id, "hours_day": 510})
    assert editor.line.text() != str(TEA.id)
    qtbot.waitUntil(lambda: editor.line.text() == TEA.title)
    assert editor.value() == TEA.id
    assert form.told == []
    assert form.editors["offer.hours_day"].line.text() == "8:30"


def test_a_link_to_what_is_gone_says_so_and_is_kept(qtbot, make):
    _form, editor = make()
    gone = uuid4()
    editor.set_value(gone)
    qtbot.waitUntil(lambda: editor.notice() != "")
    assert editor.value() == gone


def test_enter_on_a_link_goes_on_to_the_next_field(qtbot, make):
    form, editor = make()
    editor.set_value(TEA.id, TEA.title)
    editor.line.setFocus()
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert form.editors["offer.hours_day"].line.hasFocus()


def test_the_record_is_opened_where_somebody_can_open_it(qtbot, make, office):
    _form, editor = make()
    editor.set_value(TEA.id, TEA.title)
    with qtbot.waitSignal(editor.open_asked) as told:
        editor.open_button.click()
    assert told.args == [TEA.id]
    assert office.opened == [TEA.id]
    _form, other = make(opens=False)
    other.set_value(TEA.id, TEA.title)
    assert not other.open_button.isVisible()


def test_without_a_source_a_link_is_shown_and_kept(make):
    form, editor = make(links=False)
    form.set_values("offer", {"employer_id": TEA.id})
    assert editor.line.isReadOnly()
    assert not editor.clear_button.isVisible()
    assert str(TEA.id) not in editor.line.text()
    assert form.values("offer")["employer_id"] == TEA.id


def test_a_draft_brings_back_words_and_links(qtbot, make):
    form, editor = make()
    typed.show(form, "offer", {"employer_id": "景洪", "hours_day": "8点"})
    assert editor.line.text() == "景洪"
    assert typed.values(form, "offer", {}) == {"employer_id": "景洪", "hours_day": "8点"}
    typed.show(form, "offer", {"employer_id": str(SALON.id)})
    assert editor.value() == SALON.id
    qtbot.waitUntil(lambda: editor.title() == SALON.title)


def test_a_read_only_link_cannot_be_taken_away(qtbot, make):
    form, editor = make()
    editor.set_value(TEA.id, TEA.title)
    form.set_read_only(read_only=True)
    editor.line.setFocus()
    qtbot.keyClick(editor.line, Qt.Key.Key_Delete)
    assert editor.value() == TEA.id
    assert not editor.clear_button.isVisible()


def test_its_parts_have_names_for_a_screen_reader(make):
    _form, editor = make(language="en")
    editor.set_value(TEA.id, TEA.title)
    assert editor.line.accessibleName() == "Employer, required"
    assert editor.clear_button.accessibleName() == "Take away the link: Employer"
    assert editor.open_button.accessibleName() == "Open the record: Employer"


@pytest.mark.parametrize(
    ("text", "minutes", "rewritten"),
    [("8", 480, "8"), ("8.5", 510, "8:30"), ("八个半小时", 510, "8:30"), ("8h30", 510, "8:30")],
)
def test_hours_are_rewritten_when_the_keyboard_leaves(qtbot, make, text, minutes, rewritten):
    form, editor = make()
    hours = form.editors["offer.hours_day"]
    hours.line.setFocus()
    hours.line.setText(text)
    assert hours.value() == minutes
    told = list(form.told)
    editor.line.setFocus()
    assert hours.line.text() == rewritten
    assert hours.value() == minutes
    assert form.told == told


def test_hours_that_cannot_be_read_are_answered_under_the_field(qtbot, make):
    form, editor = make(language="en")
    hours = form.editors["offer.hours_day"]
    hours.line.setFocus()
    qtbot.keyClicks(hours.line, "8-10")
    editor.line.setFocus()
    assert "8:30" in hours.notice()
    assert hours.value() is None
    assert hours.line.text() == "8-10"
