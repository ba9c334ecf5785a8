"""A person's sheet: typing, advice, errors beside fields, drafts, conflicts, keys, languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.office.cards import RowEntry
from desktop.views import workers
from desktop.views.language import Speaker

# The off-screen platform says this of every window that is shown; there is no window manager.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


def editor(tab, key: str):
    """The field called ``sheet.key``; of rows, the first."""
    tab.panel.sheet.finish_making()
    for page in tab.panel.sheet.pages.values():
        for form in page.forms:
            if key in form.editors:
                return form.editors[key]
        for rows in page.rows.values():
            for card in rows.cards:
                if key in card.fields().editors:
                    return card.form.editors[key]
    raise KeyError(key)


def compose(widget, text: str) -> None:
    """Type Chinese as an input method does: half a word first, then the word."""
    half = QInputMethodEvent("yu", [])
    QApplication.sendEvent(widget, half)
    whole = QInputMethodEvent()
    whole.setCommitString(text)
    QApplication.sendEvent(widget, whole)


def begin(qtbot, tab, name: str):
    qtbot.keyClick(tab, Qt.Key.Key_N, CTRL)
    line = tab.focusWidget()
    assert line.objectName() == "input_person.full_name"
    compose(line, name)
    return line


def open_person(qtbot, tab, file):
    with qtbot.waitSignal(tab.desk.came):
        tab.desk.open(file.person.id)
    qtbot.waitUntil(lambda: tab.panel.advice.status.text() != "")


def test_a_registration_by_keyboard_alone(qtbot, open_tab, session):
    tab = open_tab()
    line = begin(qtbot, tab, "玉键盘")
    qtbot.keyClick(line, Qt.Key.Key_Return)  # Enter goes on to the next field
    assert tab.focusWidget() is not line
    qtbot.keyClick(tab, Qt.Key.Key_PageDown, CTRL)
    assert tab.panel.sheet.currentIndex() == 1
    qtbot.keyClick(tab, Qt.Key.Key_PageUp, CTRL)
    for row in tab.panel.sheet.entry().rows["journey"]:
        assert row.values["registered_on"] == session.today()
    editor(tab, "journey.purpose").set_value("work")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        qtbot.keyClick(tab, Qt.Key.Key_S, CTRL)
    file = saved.args[0]
    assert file.person.values["name_pinyin"] == "yu jian pan"
    assert tab.panel.head.name.text() == "玉键盘"
    assert "MXX-" in tab.panel.head.facts.text()
    # The list hears of the new person a moment later; an empty one would give the search box.
    qtbot.waitUntil(lambda: tab.list.view.model().rowCount() > 0 and workers.all_quiet())
    qtbot.keyClick(tab, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tab.focusWidget() is tab.list.view)


def test_an_id_number_fills_sex_birth_and_place_but_never_again_what_was_emptied(qtbot, open_tab):
    tab = open_tab()
    begin(qtbot, tab, "岩证件")
    editor(tab, "person.id_number").line.setText("532822200002290018")
    qtbot.waitUntil(lambda: editor(tab, "person.sex").value() == "male")
    assert editor(tab, "person.birth").value()["first"] == "2000-02-29"
    assert "勐海" in str(editor(tab, "person.hukou_place").value())
    place = editor(tab, "person.hukou_place")
    place.line.clear()
    editor(tab, "person.wechat").line.setText("x1")
    with qtbot.waitSignal(tab.desk._adviser.advised):
        editor(tab, "person.wechat").line.setText("x12")
    assert place.value() is None


def test_a_wrong_number_is_told_beside_the_field_once_it_is_left(qtbot, open_tab):
    tab = open_tab()
    begin(qtbot, tab, "岩错号")
    number = editor(tab, "person.id_number")
    number.setFocus()
    with qtbot.waitSignal(tab.desk._adviser.advised):
        number.line.setText("532822200002290019")
    assert number.notice() == ""
    editor(tab, "person.wechat").setFocus()
    qtbot.waitUntil(lambda: number.notice() != "")


def test_a_refused_save_goes_to_the_first_error_and_loses_nothing(qtbot, open_tab):
    tab = open_tab()
    qtbot.keyClick(tab, Qt.Key.Key_N, CTRL)
    editor(tab, "person.wechat").line.setText("wx-yu")
    tab.panel.sheet.go_to("consent")
    qtbot.keyClick(tab, Qt.Key.Key_S, CTRL)
    name = editor(tab, "person.full_name")
    qtbot.waitUntil(lambda: name.notice() != "")
    assert tab.panel.sheet.currentIndex() == 0
    assert tab.focusWidget() is name.focus_target()
    assert editor(tab, "person.wechat").value() == "wx-yu"
    assert tab.heard


def test_a_date_that_cannot_be_read_stays_in_its_field_and_is_told(qtbot, open_tab):
    tab = open_tab()
    begin(qtbot, tab, "玉日期")
    editor(tab, "person.birth").line.setText("二月三十")
    qtbot.keyClick(tab, Qt.Key.Key_S, CTRL)
    birth = editor(tab, "person.birth")
    qtbot.waitUntil(lambda: birth.notice() != "")
    assert birth.line.text() == "二月三十"


def test_the_advice_changes_while_one_types(qtbot, open_tab, birth):
    tab = open_tab()
    begin(qtbot, tab, "玉提示")
    editor(tab, "journey.purpose").set_value("work")
    editor(tab, "person.birth").line.setText("2012-01-01")
    qtbot.waitUntil(lambda: "建议暂缓" in tab.panel.advice.status.text())
    assert tab.panel.advice.findChild(object, "advice_E01") is not None
    focus = tab.focusWidget()
    editor(tab, "person.birth").line.setText("1990-01-01")
    qtbot.waitUntil(lambda: "建议暂缓" not in tab.panel.advice.status.text())
    assert tab.focusWidget() is focus


def test_somebody_like_her_is_offered_and_opened_instead(qtbot, open_tab, register, birth):
    known = register("玉相像", birth=birth("1999-05-06"), village_group="曼夕上寨")
    tab = open_tab()
    begin(qtbot, tab, "玉相像")
    editor(tab, "person.sex").set_value("female")
    editor(tab, "person.birth").line.setText("1999-05-06")
    found = "likely_open_0"
    qtbot.waitUntil(lambda: tab.panel.advice.findChild(QPushButton, found) is not None)
    with qtbot.waitSignal(tab.desk.came):
        tab.panel.advice.findChild(QPushButton, found).click()
    assert tab.desk.file.person.id == known.person.id


def test_going_to_another_person_keeps_a_draft_that_is_offered_on_return(qtbot, open_tab, register):
    one, other = register("玉草稿"), register("玉别人")
    tab = open_tab()
    open_person(qtbot, tab, one)
    editor(tab, "person.note").text.setPlainText("没有保存的话")
    with qtbot.waitSignal(tab.desk.drafts.kept):
        open_person(qtbot, tab, other)
    assert any("玉草稿" in words for words, _undo in tab.heard)
    open_person(qtbot, tab, one)
    assert tab.panel.banner.isVisible()
    assert editor(tab, "person.note").value() is None
    tab.panel.banner.findChild(QPushButton, "banner_button_0").click()
    assert editor(tab, "person.note").value() == "没有保存的话"
    with qtbot.waitSignal(tab.desk.saved):
        tab.desk.save()
    qtbot.waitUntil(
        lambda: not [d for d in tab._session.migrants.drafts() if d.record_id == one.person.id]
    )


def test_typing_is_kept_by_itself_and_offered_when_the_program_comes_back(qtbot, open_tab, session):
    tab = open_tab()
    begin(qtbot, tab, "玉断电")
    with qtbot.waitSignal(tab.desk.drafts.kept, timeout=5000):
        editor(tab, "person.wechat").line.setText("wx")
    after = open_tab()  # the first window was killed: nothing was closed
    qtbot.waitUntil(lambda: after.banner.isVisible())
    assert "玉断电" in after.banner.words.text()
    after.banner.findChild(QPushButton, "banner_button_0").click()
    assert editor(after, "person.full_name").value() == "玉断电"
    assert editor(after, "person.wechat").value() == "wx"
    with qtbot.waitSignal(after.desk.saved):
        after.desk.save()
    qtbot.waitUntil(
        lambda: (
            not [
                d for d in session.migrants.drafts() if d.entry.values.get("full_name") == "玉断电"
            ]
        )
    )
    tab.desk.forget()
    tab.desk.drafts.saved()


def test_what_another_clerk_wrote_is_shown_and_nothing_is_overwritten(
    qtbot, open_tab, register, session
):
    file = register("玉冲突", wechat="old")
    tab = open_tab()
    open_person(qtbot, tab, file)
    theirs = session.migrants.entry(file)
    session.migrants.save(
        replace(theirs, values={**theirs.values, "wechat": "theirs", "note": "n"})
    )
    editor(tab, "person.wechat").line.setText("mine")
    tab.desk.save()
    qtbot.waitUntil(lambda: tab.panel.banner.isVisible())
    wechat = editor(tab, "person.wechat")
    assert wechat.value() == "mine"
    assert "theirs" in wechat.notice()
    assert editor(tab, "person.note").value() == "n"
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert saved.args[0].person.values["wechat"] == "mine"
    assert saved.args[0].person.values["note"] == "n"


def test_a_change_of_language_keeps_every_typed_word(qtbot, open_tab):
    tab = open_tab()
    begin(qtbot, tab, "玉双语")
    editor(tab, "person.birth").line.setText("农历二〇〇八年正月廿三")
    editor(tab, "journey.departs_on").line.setText("明年春天")
    tab.panel.sheet.go_to("journey")
    state = tab.state()
    english = open_tab(speaker=Speaker("en"))
    english.restore(state)
    assert editor(english, "person.full_name").value() == "玉双语"
    assert editor(english, "person.birth").line.text() == "农历二〇〇八年正月廿三"
    assert editor(english, "journey.departs_on").line.text() == "明年春天"
    assert english.panel.sheet.currentIndex() == 3
    for each in (tab, english):
        each.desk.drafts.saved()
        each.desk.forget()


def test_a_household_is_found_or_made_and_what_is_told_of_it_is_kept(qtbot, open_tab, register):
    one, other = register("玉户甲"), register("玉户乙")
    tab = open_tab()
    open_person(qtbot, tab, one)
    editor(tab, "household.number").line.setText("H077")
    editor(tab, "household.head_name").line.setText("岩户主")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    household = saved.args[0].household
    assert household.values["head_name"] == "岩户主"
    open_person(qtbot, tab, other)
    editor(tab, "household.number").line.setText("H077")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert saved.args[0].household.id == household.id
    assert saved.args[0].household.values["head_name"] == "岩户主"
    qtbot.waitUntil(lambda: not tab.desk.unsaved())
    assert editor(tab, "household.head_name").value() == "岩户主"
    editor(tab, "household.head_name").line.setText("岩新户主")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert saved.args[0].household.values["head_name"] == "岩新户主"


def test_rows_are_added_and_taken_off(qtbot, open_tab, register):
    file = register("玉电话")
    tab = open_tab()
    open_person(qtbot, tab, file)
    phones = tab.panel.sheet.pages["self"].rows["phone"]
    phones.add.click()
    phones.cards[0].form.editors["phone.number"].line.setText("138 8888 8888")
    phones.add.click()
    phones.cards[1].form.editors["phone.number"].line.setText("12ab")
    tab.desk.save()
    bad = phones.cards[1].form.editors["phone.number"]
    qtbot.waitUntil(lambda: bad.notice() != "")
    phones.cards[1].remove.click()
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert [row.values["number"] for row in saved.args[0].rows["phone"]] == ["13888888888"]
    qtbot.waitUntil(lambda: not tab.desk.unsaved())
    phones.cards[0].remove.click()
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert saved.args[0].rows["phone"] == ()


def test_a_second_journey_only_after_the_first_is_over(qtbot, open_tab, register, session):
    file = register("玉再去")
    tab = open_tab()
    open_person(qtbot, tab, file)
    tab.panel.sheet.finish_making()
    rows = tab.panel.sheet.pages["journey"].rows["journey"]
    assert rows.add.isHidden()
    step = tab.panel.advice.findChild(QPushButton, "step_WITHDRAWN")
    step.click()
    with qtbot.waitSignal(tab.desk.saved):
        tab.panel.advice.steps.go.click()
    qtbot.waitUntil(lambda: not rows.add.isHidden())
    rows.add.click()
    rows.cards[1].form.editors["journey.purpose"].set_value("study")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    assert len(saved.args[0].rows["journey"]) == 2


def test_consents_are_ticked_in_one_block_and_withdrawn_knowing_what_follows(
    qtbot, open_tab, register, birth
):
    file = register("玉同意", birth=birth("2014-01-01"))
    tab = open_tab()
    open_person(qtbot, tab, file)
    tab.panel.sheet.finish_making()
    tab.panel.sheet.show_age(12)
    block = tab.panel.sheet.pages["consent"].consents
    assert not block.rule.isHidden()
    next(line for line in block.lines if line.code == "a").buttons["yes"].click()
    next(line for line in block.lines if line.code == "f").buttons["no"].click()
    block.form.editors["consent.by"].set_value("parent")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.desk.save()
    given = {row.values["purpose"]: row.values for row in saved.args[0].rows["consent"]}
    assert given["a"]["given"] == "yes"
    assert given["a"]["by"] == "parent"
    assert given["f"]["given"] == "no"
    tab.panel.sheet.finish_making()
    next(line for line in block.lines if line.code == "a").withdraw.click()
    assert tab.panel.banner.isVisible()
    with qtbot.waitSignal(tab.desk.saved) as saved:
        tab.panel.banner.findChild(QPushButton, "banner_button_0").click()
    gone = {row.values["purpose"]: row.values for row in saved.args[0].rows["consent"]}
    assert gone["a"]["withdrawn_on"] == tab._session.today()


def test_two_records_are_joined_side_by_side_and_taken_apart_again(qtbot, open_tab, register):
    keep, other = register("玉合并", wechat="aa"), register("玉合并二", wechat="bb")
    tab = open_tab()
    open_person(qtbot, tab, keep)
    tab.panel.advice.compare_asked.emit(other.person.id)
    qtbot.waitUntil(lambda: tab.panel.merge.isVisible())
    tab.panel.merge.findChild(object, "merge_wechat_1").setChecked(True)
    with qtbot.waitSignal(tab.acts.said) as said:
        tab.panel.merge.join.click()
    qtbot.waitUntil(lambda: tab.desk.file is not None)
    assert tab.desk.file.person.values["wechat"] == "bb"
    with qtbot.waitSignal(tab.acts.said):
        said.args[1]()
    qtbot.waitUntil(lambda: tab.desk.file is not None)
    assert tab._session.migrants.open(other.person.id).person.values["wechat"] == "bb"
    assert tab._session.migrants.open(keep.person.id).person.values["wechat"] == "aa"


def test_the_history_tells_who_changed_what_from_what_to_what(qtbot, open_tab, register):
    file = register("玉历史", wechat="before")
    tab = open_tab()
    open_person(qtbot, tab, file)
    editor(tab, "person.wechat").line.setText("after")
    with qtbot.waitSignal(tab.desk.saved):
        tab.desk.save()
    tab.panel.sheet.go_to("history")
    history = tab.panel.history()
    qtbot.waitUntil(lambda: history.table.rowCount() > 0)
    cells = [history.table.index(0, column).data() for column in range(5)]
    assert cells[1] == "王主任"
    assert cells[3:] == ["before", "after"]
    history.field.setCurrentIndex(history.field.findData("person.wechat"))
    assert history.table.rowCount() == 2


def test_override_and_anonymising_ask_for_four_eyes(qtbot, open_tab, register, birth, asked):
    today = date.today()
    file = register("玉四眼", birth=birth(f"{today.year - 17}-01-01"))
    tab = open_tab()
    open_person(qtbot, tab, file)
    editor(tab, "schooling.status").set_value("dropped_junior")
    with qtbot.waitSignal(tab.desk.saved):
        tab.desk.save()
    qtbot.waitUntil(lambda: not tab.panel.advice.override.isHidden())
    tab.panel.advice.override.click()
    _title, words, verb, do, done = asked[0]
    assert words
    assert verb
    from desktop.office.cards import Second

    reason = "已安排上夜校，主任同意"
    done(do(reason, Second(reason=reason)))
    assert tab.panel.advice.findChild(object, "advice_E04") is not None
    assert reason in tab.panel.advice.kept.text()
    tab.panel.head.menu.anonymise.emit()
    _title, _words, _verb, do, done = asked[1]
    done(do(reason, Second(reason=reason)))
    assert not tab.panel.isVisible()
    assert tab._session.migrants.open(file.person.id).anonymised


def test_a_file_is_added_seen_and_taken_off(qtbot, open_tab, register, tmp_path):
    from PySide6.QtGui import QImage

    picture = tmp_path / "photo.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(picture))
    tab = open_tab()
    open_person(qtbot, tab, register("玉附件"))
    tab.panel.sheet.go_to("attachment")
    page = tab.panel.attachments()
    page._pick = lambda take: take(str(picture))
    page.add.click()
    page.form.editors["attachment.title"].line.setText("照片")
    with qtbot.waitSignal(page.changed_file):
        page.keep.click()
    assert page.list.count() == 1
    page.look.click()
    qtbot.waitUntil(page._viewer.showing)
    page._back()
    page.off.click()
    qtbot.waitUntil(lambda: page.list.count() == 0)


def test_a_file_that_is_too_large_is_refused_in_words(tmp_path):
    from desktop.errors import StorageTrouble
    from desktop.views.records.attachments_panel import LARGEST, read_file

    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(StorageTrouble):
        read_file(large)


def test_the_sheet_fits_a_small_screen_without_scrolling_sideways(qtbot, open_tab, register):
    for language in ("zh_CN", "en"):
        tab = open_tab(language)
        tab.resize(1366 - 140, 690)
        open_person(qtbot, tab, register(journey={"destination": "景洪市允景洪街道黎明社区"}))
        tab.panel.sheet.finish_making()
        assert tab.width() <= 1366 - 140
        for at in range(tab.panel.sheet.count()):
            tab.panel.sheet.setCurrentIndex(at)
            area = tab.panel.sheet.widget(at)
            inside = area.widget()
            assert inside.minimumSizeHint().width() <= area.viewport().width(), (language, at)


def test_every_field_has_a_name_for_the_screen_reader(qtbot, open_tab):
    tab = open_tab()
    qtbot.keyClick(tab, Qt.Key.Key_N, CTRL)
    tab.panel.sheet.finish_making()
    for page in tab.panel.sheet.pages.values():
        for form in page.forms:
            for key, each in form.editors.items():
                assert each.focus_target().accessibleName(), key


@pytest.mark.parametrize("withdrawn", [False, True])
def test_rows_keep_the_numbers_that_errors_go_by(qtbot, qapp, withdrawn):
    from uuid import uuid4

    from desktop.sheets.fields import Group
    from desktop.sheets.migrants_screen import SHEETS
    from desktop.views import lists
    from desktop.views.records.rows import RowsEditor

    group = Group(SHEETS["phone"].title, ("phone.number",))
    rows = RowsEditor(
        [group],
        "phone",
        SHEETS,
        Speaker("en"),
        lists.entries,
        add_words="+",
        name=lambda at, _row: (str(at), ""),
    )
    qtbot.addWidget(rows)
    kept = [
        RowEntry(uuid4(), {"number": "1"}, withdrawn=withdrawn),
        RowEntry(uuid4(), {"number": "2"}),
    ]
    rows.show_rows(kept)
    rows.show_problems({"phone#1.number": "wrong"})
    card = rows.cards[-1]
    assert card.form.editors["phone.number"].notice() == "wrong"
    assert rows.rows() == tuple(kept)
