"""A scan beside a form: seen, zoomed, turned, moved, read page by page; broken files answered."""

from __future__ import annotations

import struct
from threading import Event

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.i18n import T
from desktop.views import workers
from desktop.views.language import Speaker
from desktop.views.widgets import pictures
from desktop.views.widgets.scan_view import ScanView

RED, BLUE = QColor(200, 30, 30), QColor(30, 30, 200)


def encoded(image, kind):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def paper(width=600, height=800):
    """A page whose upper half is red and whose lower half is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, width, height // 2), RED)
    painter.fillRect(QRect(0, height // 2, width, height), BLUE)
    painter.end()
    return image


def pdf(*colours, dense=0):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for at, colour in enumerate(colours):
        if at:
            writer.newPage()
        painter.fillRect(QRect(0, 0, writer.width(), writer.height()), colour)
        for line in range(dense):
            painter.drawLine(0, line * 7, writer.width(), line * 13 % writer.height())
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


@pytest.fixture
def opened(qtbot):
    """A window with a field to type in and the scan beside it."""

    def do(language="zh_CN"):
        window = QWidget()
        row = QHBoxLayout(window)
        window.line = QLineEdit(window)
        window.line.setMaximumWidth(100)
        view = ScanView(Speaker(language), window)
        row.addWidget(window.line)
        row.addWidget(view, 1)
        window.resize(700, 500)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window, view

    yield do
    qtbot.waitUntil(workers.all_quiet)


@pytest.fixture
def show(qtbot, opened):
    def do(data, media_type="image/png", language="zh_CN"):
        window, view = opened(language)
        view.show_scan(data, media_type, "合同第1页")
        qtbot.waitUntil(view.showing)
        return window, view

    return do


def colour_at(view, x, y):
    """The colour at a place of the view, given in parts of its width and height."""
    seen = view.canvas.viewport().grab().toImage()
    return seen.pixelColor(int(seen.width() * x), int(seen.height() * y))


def near(one, other):
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) < 25 for a, b in parts)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPG", "image/jpeg")])
def test_a_picture_fills_the_width_from_its_top(show, kind, media_type):
    _window, view = show(encoded(paper(), kind), media_type)
    assert view.canvas.zoom == 1
    assert view.canvas.horizontalScrollBar().maximum() == 0
    assert view.canvas.verticalScrollBar().maximum() > 0
    assert near(colour_at(view, 0.02, 0.02), RED)
    assert near(colour_at(view, 0.98, 0.02), RED)
    assert view.title.text() == "合同第1页"
    assert view.canvas.accessibleName() == "合同第1页"


def test_keys_zoom_while_the_clerk_types_beside_it(qtbot, show):
    window, view = show(encoded(paper(), "PNG"))
    window.line.setFocus()
    qtbot.keyClick(window.line, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.line, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.zoom > 1.5
    assert view.canvas.horizontalScrollBar().maximum() > 0
    assert view.percent.text() == "156 %"
    qtbot.keyClick(window.line, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.percent.text() == "125 %"
    qtbot.keyClick(window.line, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.zoom == 1
    assert window.line.hasFocus()
    assert window.line.text() == ""


def test_keys_mean_the_scan_that_has_the_keyboard_when_two_are_seen(qtbot, show):
    window, view = show(encoded(paper(), "PNG"))
    other = ScanView(Speaker("zh_CN"), window)
    window.layout().addWidget(other)
    other.show_scan(encoded(paper(), "PNG"), "image/png", "")
    qtbot.waitUntil(other.showing)
    zoom = (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    other.canvas.setFocus()
    for _each in range(2):
        qtbot.keyClick(other.canvas, *zoom)
    assert (view.percent.text(), other.percent.text()) == ("100 %", "156 %")
    window.line.setFocus()
    for _each in range(2):
        qtbot.keyClick(window.line, *zoom)
    assert (view.percent.text(), other.percent.text()) == ("156 %", "156 %")


def wheel(view, notches, at, keys):
    port = view.canvas.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_ctrl_and_wheel_zoom_at_the_pointer_and_the_wheel_alone_moves(show):
    _window, view = show(encoded(paper(), "PNG"))
    down = view.canvas.verticalScrollBar()
    wheel(view, -1, QPoint(50, 50), Qt.KeyboardModifier.NoModifier)
    assert down.value() > 0
    assert view.canvas.zoom == 1
    down.setValue(down.maximum())
    wheel(view, 3, QPoint(100, 300), Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.zoom == pytest.approx(1.25**3)
    assert near(colour_at(view, 0.3, 0.7), BLUE)
    wheel(view, -3, QPoint(100, 300), Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.zoom == pytest.approx(1)


def test_the_point_under_the_pointer_stays(show):
    _window, view = show(encoded(paper(), "PNG"))
    at = QPointF(120, 200)
    where = (at - view.canvas._corner()) / view.canvas._scale()
    view.canvas.set_zoom(4, at)
    view.canvas.set_zoom(2.5, at)
    after = (at - view.canvas._corner()) / view.canvas._scale()
    assert (after - where).manhattanLength() < 3


def test_zoom_has_ends(show):
    _window, view = show(encoded(paper(), "PNG"))
    for _each in range(30):
        view.zoom_in()
    assert view.percent.text() == "800 %"
    for _each in range(60):
        view.zoom_out()
    assert view.percent.text() == "25 %"


def test_a_scan_that_lies_sideways_is_turned(qtbot, show):
    window, view = show(encoded(paper(), "PNG"))
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    # Turned clockwise, the top is on the right; the width is fitted anew.
    assert near(colour_at(view, 0.9, 0.3), RED)
    assert near(colour_at(view, 0.1, 0.3), BLUE)
    assert view.canvas.horizontalScrollBar().maximum() == 0
    view.rotate()
    assert near(colour_at(view, 0.5, 0.02), BLUE)
    view.rotate()
    view.rotate()
    assert near(colour_at(view, 0.5, 0.02), RED)


def test_a_new_scan_begins_upright_in_the_whole_width(qtbot, show):
    _window, view = show(encoded(paper(), "PNG"))
    view.rotate()
    view.zoom_in()
    view.show_scan(encoded(paper(300, 200), "PNG"), "image/png", "")
    assert not view.showing()
    qtbot.waitUntil(view.showing)
    assert (view.canvas.turns, view.canvas.zoom) == (0, 1)


def test_a_photo_stands_as_the_camera_held_it(show):
    plain = encoded(paper(800, 600), "JPG")
    # EXIF orientation 6: turn by a quarter clockwise to see it upright.
    tiff = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    body = b"Exif\x00\x00" + tiff + b"\x00\x00\x00\x00"
    photo = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]
    _window, view = show(photo, "image/jpeg")
    assert near(colour_at(view, 0.9, 0.3), RED)
    assert near(colour_at(view, 0.1, 0.3), BLUE)


def test_the_hand_moves_the_paper(qtbot, show):
    _window, view = show(encoded(paper(), "PNG"))
    view.zoom_in()
    view.zoom_in()
    port, down = view.canvas.viewport(), view.canvas.verticalScrollBar()
    across = view.canvas.horizontalScrollBar()
    assert port.cursor().shape() == Qt.CursorShape.OpenHandCursor
    down.setValue(50)
    left = across.value()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert port.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    qtbot.mouseMove(port, QPoint(170, 140))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(170, 140))
    assert (across.value() - left, down.value()) == (30, 110)
    assert port.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_arrows_move_the_paper(qtbot, show):
    _window, view = show(encoded(paper(), "PNG"))
    down = view.canvas.verticalScrollBar()
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert 0 < down.value() < down.maximum()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Up)
    assert down.value() == 0
    qtbot.keyClick(view.canvas, Qt.Key.Key_End)
    assert down.value() == down.maximum()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert down.value() == 0


def test_a_pdf_is_read_page_by_page(qtbot, show):
    window, view = show(pdf(RED, BLUE, RED), "application/pdf")
    assert (view.page, view.pages, view.page_words.text()) == (0, 3, "1 / 3")
    assert near(colour_at(view, 0.5, 0.5), RED)
    view.canvas.setFocus()
    view.rotate()
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert view.page_words.text() == "2 / 3"
    qtbot.waitUntil(lambda: near(colour_at(view, 0.5, 0.5), BLUE))
    assert view.canvas.turns == 1  # all pages of a scan lie the same way
    window.line.setFocus()
    qtbot.keyClick(window.line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert view.page == 2
    qtbot.keyClick(window.line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert view.page == 2
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageUp)
    assert view.page == 1
    qtbot.waitUntil(lambda: near(colour_at(view, 0.5, 0.5), BLUE))


def test_pages_turned_quickly_end_at_the_last_that_was_asked(qtbot, show):
    _window, view = show(pdf(RED, RED, RED, BLUE), "application/pdf")
    for _each in range(3):
        view.next_page()
    qtbot.waitUntil(lambda: near(colour_at(view, 0.5, 0.5), BLUE))
    assert view.page_words.text() == "4 / 4"


def test_one_page_has_no_buttons_for_pages(show):
    _window, view = show(encoded(paper(), "PNG"))
    assert not view.button("on").isVisible()
    assert not view.button("back").isVisible()
    assert view.page_words.text() == ""


def test_the_last_button_pressed_does_not_send_the_keyboard_into_the_form(qtbot, show):
    _window, view = show(pdf(RED, BLUE), "application/pdf")
    button = view.button("on")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert view.page == 1
    assert not button.isEnabled()
    assert view.canvas.hasFocus()


PNG = encoded(paper(40, 30), "PNG")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "image/png"),
        (b"not a picture at all", "image/jpeg"),
        (PNG[: len(PNG) // 3], "image/png"),
        (b"", "application/pdf"),
        (b"%PDF-1.7 and then nothing", "application/pdf"),
        (b"%PDF-1.7\nstartxref\n99999\n%%EOF", "application/pdf"),
        (pdf(RED)[:600], "application/pdf"),
        (PNG, "application/pdf"),
    ],
)
@pytest.mark.qt_log_ignore("libpng", "Unable to read")
def test_a_broken_file_is_answered_in_words(qtbot, opened, data, media_type):
    _window, view = opened("en")
    view.show_scan(data, media_type, "scan")
    qtbot.waitUntil(lambda: "damaged" in view.words.text())
    assert not view.showing()
    assert view.words.isVisible()
    assert not view.button("in").isEnabled()
    view.show_scan(PNG, "image/png", "scan")
    qtbot.waitUntil(view.showing)


def test_a_locked_pdf_says_that_it_is_locked(qtbot, opened):
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(RED))))
    writer.encrypt("cha-ye", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    _window, view = opened("en")
    view.show_scan(out.getvalue(), "application/pdf", "scan")
    qtbot.waitUntil(lambda: "password" in view.words.text())


def test_other_files_are_said_to_be_kept(opened):
    _window, view = opened("en")
    view.show_scan(b"PK", "application/vnd.ms-excel", "list")
    assert "cannot show this kind of file" in view.words.text()


def test_clear_says_why_there_is_nothing(qtbot, show):
    _window, view = show(pdf(RED, BLUE), "application/pdf", "en")
    view.clear(T("No scan yet."))
    assert not view.showing()
    assert view.words.text() == "No scan yet."
    assert view.pages == 0
    view.next_page()
    assert view.page == 0


def test_what_was_decoded_for_an_earlier_scan_is_dropped(qtbot, opened, monkeypatch):
    _window, view = opened()
    slow = Event()
    read = pictures.read_image

    def held(data):
        assert slow.wait(5)
        return read(data)

    monkeypatch.setattr("desktop.views.widgets.scan_view.read_image", held)
    view.show_scan(PNG, "image/png", "first")
    monkeypatch.undo()
    view.show_scan(pdf(BLUE), "application/pdf", "second")
    qtbot.waitUntil(view.showing)
    slow.set()
    qtbot.waitUntil(workers.all_quiet)
    assert view.title.text() == "second"
    assert near(colour_at(view, 0.5, 0.5), BLUE)


def test_a_pdf_can_follow_another_that_is_still_being_drawn(qtbot, opened):
    _window, view = opened()
    first, second = pdf(RED, dense=300), pdf(BLUE)
    view.show_scan(first, "application/pdf", "")
    view.show_scan(second, "application/pdf", "")
    view.show_scan(first, "application/pdf", "")
    view.show_scan(second, "application/pdf", "")
    qtbot.waitUntil(view.showing)
    assert near(colour_at(view, 0.5, 0.5), BLUE)


def test_a_window_that_closes_while_a_page_is_drawn_takes_it_along(qtbot, opened):
    window, view = opened()
    view.show_scan(pdf(RED, dense=300), "application/pdf", "")
    with qtbot.waitSignal(view.destroyed):
        window.deleteLater()


def test_a_huge_scan_is_brought_down_to_what_one_can_see(opened):
    wide = encoded(QImage(9000, 6000, QImage.Format.Format_Mono), "PNG")
    made = pictures.make_picture(pictures.read_image(wide))
    width, height = made.size.width(), made.size.height()
    assert width * height <= pictures.MOST_PIXELS
    assert width / height == pytest.approx(1.5, abs=0.01)
    assert made.for_scale(0.01).width() < 1100
    assert made.for_scale(1.0) is made.halves[0]
    for finer, coarser in zip(made.halves, made.halves[1:], strict=False):
        assert coarser.width() == finer.width() // 2


def test_the_window_stays_awake_while_a_large_scan_is_opened(qtbot, opened):
    """Decoding takes far longer than the longest moment in which the window does not answer."""
    image = paper(5000, 7000)
    painter = QPainter(image)
    for line in range(0, 7000, 9):
        painter.drawLine(0, line, 5000, line * 13 % 7000)
    painter.end()
    data = encoded(image, "JPG")
    _window, view = opened()
    meter = workers.StallMeter()
    meter.start()
    view.show_scan(data, "image/jpeg", "")
    qtbot.waitUntil(view.showing, timeout=20_000)
    assert meter.stop() < 0.15  # 5 ms on a PC that does nothing else


def test_everything_has_a_name_and_can_be_reached_by_keyboard(show):
    _window, view = show(pdf(RED, BLUE), "application/pdf", "en")
    buttons = view.findChildren(QToolButton)
    assert len(buttons) == 6
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName())
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert not button.icon().isNull()
    assert view.canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert view.canvas.accessibleDescription() == "Page 1 of 2"


def test_nothing_of_a_scan_is_written_to_a_folder(qtbot, opened, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    _window, view = opened()
    view.show_scan(pdf(RED), "application/pdf", "")
    qtbot.waitUntil(view.showing)
    view.show_scan(encoded(paper(), "JPG"), "image/jpeg", "")
    qtbot.waitUntil(view.showing)
    assert list(tmp_path.iterdir()) == []
