"""A paper comes back to the desk: scanner, picture or typed number, and its record stands open."""

from __future__ import annotations

from datetime import date

import pytest
import segno
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry, RowEntry
from desktop.rules import form_codes
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.scanning import pictures
from desktop.views.scanning.dialog import ScanDialog
from desktop.views.theme import Theme


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def open_window(qtbot, qapp, session):
    Theme(qapp, "light")

    def open_(signed_in=session, language="zh_CN"):
        window = MainWindow(signed_in, Speaker(language), Theme(qapp, "light"))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(workers.all_quiet)
        return window

    return open_


@pytest.fixture
def registered(session):
    """Register somebody and return (person, number)."""

    def register(name="玉章罕"):
        trip = {"registered_on": date(2026, 11, 2), "purpose": "work"}
        entry = session.migrants.blank()
        rows = {**entry.rows, "journey": (RowEntry(None, trip),)}
        values = {**entry.values, "full_name": name, "sex": "female"}
        file = session.migrants.save(Entry(None, values, rows))
        return file.person.id, str(file.rows["journey"][0].values["number"])

    return register


@pytest.fixture
def scanning(qtbot, open_window):
    """Press Ctrl+K in a window; return the window and the dialog."""

    def press(window=None):
        window = window or open_window()
        window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: window.findChild(ScanDialog) is not None)
        return window, window.findChild(ScanDialog)

    return press


def code_image(number):
    """A page with a form's code in its corner, as a scanner makes it."""
    rows = segno.make(form_codes.payload(number), error="m", micro=False).matrix
    page = QImage(900, 1270, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    for down, row in enumerate(rows):
        for along, dark in enumerate(row):
            if dark:
                painter.fillRect(600 + along * 5, 1000 + down * 5, 5, 5, Qt.GlobalColor.black)
    painter.end()
    return page


def shown(window, person):
    desk = window.tabs["migrants"].desk if "migrants" in window.tabs else None
    return desk is not None and desk.file is not None and desk.file.person.id == person


def test_a_typed_number_opens_the_record(qtbot, scanning, registered):
    person, number = registered()
    window, dialog = scanning()
    qtbot.keyClicks(dialog.line, number.lower())
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window, person))
    assert window.stack.currentWidget() is window.tabs["migrants"]
    qtbot.waitUntil(workers.all_quiet)


def test_a_scanner_that_types_into_a_search_box_opens_the_record_and_no_other(
    qtbot, open_window, registered
):
    wanted, number = registered("玉章罕")
    registered("岩温")  # stands first in the list
    window = open_window()
    window.show_tab("migrants")
    qtbot.waitUntil(workers.all_quiet)
    box = window.tabs["migrants"].list.box
    for code in (form_codes.payload(number), form_codes.payload(number).replace(":", "：")):
        box.setFocus()
        box.insert(code)  # as an input method does, which widens the colon
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: shown(window, wanted))
        assert box.text() == ""
        qtbot.waitUntil(workers.all_quiet)
        window.tabs["migrants"].desk.close()
        qtbot.waitUntil(lambda: not shown(window, wanted))
    qtbot.waitUntil(workers.all_quiet)


def test_from_the_search_box_of_another_tab_too(qtbot, open_window, registered):
    person, number = registered()
    window = open_window()
    window.show_tab("recruiters")
    qtbot.waitUntil(workers.all_quiet)
    box = window.tabs["recruiters"].panes["recruiters"].list.box
    qtbot.keyClicks(box, form_codes.payload(number))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window, person))
    qtbot.waitUntil(workers.all_quiet)


def test_a_photo_that_is_dropped_opens_the_record(qtbot, scanning, registered, tmp_path):
    person, number = registered()
    path = tmp_path / "照片.jpg"
    assert code_image(number).save(str(path))
    window, dialog = scanning()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(QPoint(30, 30)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(drop)
    qtbot.waitUntil(lambda: shown(window, person))
    qtbot.waitUntil(workers.all_quiet)


def test_the_second_page_of_a_pdf_opens_the_record(qtbot, scanning, registered, tmp_path):
    person, number = registered()
    path = tmp_path / "scan.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(150)
    painter = QPainter(writer)
    writer.newPage()
    painter.drawImage(0, 0, code_image(number))
    painter.end()
    window, dialog = scanning()
    dialog.read_file(path)
    qtbot.waitUntil(lambda: shown(window, person), timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)


def test_a_picture_held_to_a_camera_is_read(qtbot, scanning, registered):
    person, number = registered()
    window, dialog = scanning()
    blank = QImage(640, 480, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.darkGray)
    dialog.camera.frame.emit(blank)
    qtbot.waitUntil(workers.all_quiet)
    assert dialog.isVisible()
    assert not dialog.banner.isVisible()  # most frames have no code: nothing is said
    dialog.camera.frame.emit(code_image(number))
    qtbot.waitUntil(lambda: shown(window, person))
    qtbot.waitUntil(workers.all_quiet)


def test_without_a_camera_it_says_so_in_one_sentence(qtbot, scanning, open_window):
    _window, dialog = scanning(open_window(language="en"))
    if dialog.camera.there:
        assert dialog.camera_button.isEnabled()
    else:
        assert not dialog.camera_button.isEnabled()
        assert dialog.camera_words.text() == "No camera is found that this program can use."
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("SMC1:MXX-2026-0042:0", "再扫一次"),
        ("MXX-2026-9999", "没有编号为 MXX-2026-9999 的登记"),
    ],
)
def test_what_is_not_found_is_said_and_can_be_mended(qtbot, scanning, typed, said):
    _window, dialog = scanning()
    qtbot.keyClicks(dialog.line, typed)
    dialog.open_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert said in dialog.banner.words.text()
    assert dialog.line.text() == typed
    assert dialog.isVisible()
    dialog.reject()


def test_a_file_that_is_no_picture_is_said_calmly(qtbot, scanning, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("hello", encoding="utf-8")
    _window, dialog = scanning()
    for bad in (path, tmp_path / "gone.png"):
        dialog.read_file(bad)
        qtbot.waitUntil(workers.all_quiet)
        qtbot.waitUntil(dialog.banner.isVisible)
        assert "二维码……" not in dialog.banner.words.text()
    blank = tmp_path / "blank.png"
    page = QImage(200, 200, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    page.save(str(blank))
    dialog.read_file(blank)
    qtbot.waitUntil(lambda: "没有找到本办公室表格的二维码" in dialog.banner.words.text())
    dialog.reject()
    qtbot.waitUntil(workers.all_quiet)


def test_a_case_is_as_unknown_to_the_clerk_as_a_number_of_nobody(
    qtbot, scanning, open_window, make_session, session
):
    people = {"case_person": (RowEntry(None, {"role": "harmed", "name": "玉香", "sex": "female"}),)}
    told = {
        "received_on": session.today(),
        "received_at": "9:30",
        "source": "relative",
        "what": "身份证被收走",
        "concerns": ["papers_kept"],
    }
    case = session.cases.save(Entry(None, told, people, kind="protection_case"))
    number = str(case.main.values["number"])
    _window, dialog = scanning(open_window(make_session("clerk", name="玉香")))
    said = []
    for typed in (number, number[:-2] + "98"):
        dialog.line.setText(typed)
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda typed=typed: typed in dialog.banner.words.text())
        said.append(dialog.banner.words.text().replace(typed, "…"))
    assert said[0] == said[1]
    dialog.reject()


def test_a_locked_window_opens_nothing(qtbot, open_window):
    window = open_window()
    window.lock()
    window._scan()
    assert window.findChild(ScanDialog) is None
    qtbot.waitUntil(workers.all_quiet)


def test_the_print_menu_shows_the_card_in_two_languages(qtbot, open_window, registered):
    from desktop.views.printing.dialog import PrintDialog

    person, _number = registered()
    window = open_window()
    window.show_tab("migrants")
    qtbot.waitUntil(workers.all_quiet)
    tab = window.tabs["migrants"]
    tab.desk.open(person)
    qtbot.waitUntil(lambda: shown(window, person))
    menu = tab.panel.buttons["person_print"].menu()
    next(a for a in menu.actions() if a.objectName() == "paper_wallet_card").trigger()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.document.pageCount() == 1, timeout=20_000)
    offered = [dialog.language.itemData(at) for at in range(dialog.language.count())]
    assert offered[0] == "zh_CN+en"
    assert dialog.language.currentData() == "zh_CN+en"
    dialog.language.setCurrentIndex(offered.index("zh_CN"))
    qtbot.waitUntil(workers.all_quiet, timeout=20_000)
    assert not dialog.banner.isVisible()
    dialog.reject()
    qtbot.waitUntil(workers.all_quiet)


def test_ten_cards_at_once_from_the_list_or_why_not(qtbot, open_window, registered, session):
    from desktop.views.printing.dialog import PrintDialog

    for name in ("玉章罕", "岩温", "玉囡"):
        registered(name)
    session.settings.save_office({**session.office.values, "phone": ""})
    window = open_window()
    window.show_tab("migrants")
    qtbot.waitUntil(workers.all_quiet)
    people = window.tabs["migrants"].list
    people.view.selectAll()

    def asked():
        menu = people.batch.findChild(QPushButton, "people_print").menu()
        next(a for a in menu.actions() if a.objectName() == "papers_wallet_card_ten").trigger()
        qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
        dialog = window.findChild(PrintDialog)
        qtbot.waitUntil(workers.all_quiet, timeout=20_000)
        return dialog

    refused = asked()
    qtbot.waitUntil(refused.banner.isVisible)
    assert "没有填写本办公室的电话" in refused.banner.words.text()
    assert not refused.print_button.isEnabled()
    refused.reject()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is None)
    session.settings.save_office({**session.office.values, "phone": "06911234567"})
    made = asked()
    qtbot.waitUntil(lambda: made.document.pageCount() == 2, timeout=20_000)
    made.reject()
    qtbot.waitUntil(workers.all_quiet)


def test_rows_of_any_width_reach_the_reader_whole():
    image = QImage(5, 2, QImage.Format.Format_Grayscale8)
    image.fill(0)
    for along in range(5):
        image.setPixel(along, 1, 0xFFFFFF)
    greys = pictures.greys(image)
    assert (greys.width, greys.height) == (5, 2)
    assert greys.rows == bytes(5) + b"\xff" * 5
