"""What the theme draws is seen, by day and by night."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QStyle, QStyleOptionButton

from desktop.views.theme import Theme
from desktop.views.widgets.tab_bar import TabBar

SEEN = 3.0
"""The contrast that WCAG 2.1 (1.4.11) asks of the edge of what is ticked."""


def _light(colour):
    def part(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(value) for value in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("enabled", [True, False], ids=["enabled", "disabled"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_an_empty_box_is_seen(qtbot, qapp, kind, scheme, enabled):
    theme = Theme(qapp, scheme)
    box = kind("是")
    qtbot.addWidget(box)
    box.setEnabled(enabled)
    box.show()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    part = (
        QStyle.SubElement.SE_CheckBoxIndicator
        if kind is QCheckBox
        else QStyle.SubElement.SE_RadioButtonIndicator
    )
    where = box.style().subElementRect(part, option, box)
    picture = box.grab().toImage()
    across = [
        picture.pixelColor(at, where.center().y()) for at in range(where.left(), where.right() + 1)
    ]
    ground = QColor(theme.colours.window)
    assert max(_contrast(colour, ground) for colour in across[:3]) >= SEEN


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_empty_field_is_seen(qtbot, qapp, scheme):
    theme = Theme(qapp, scheme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    picture = field.grab().toImage()
    across = [picture.pixelColor(at, picture.height() // 2) for at in range(3)]
    ground = QColor(theme.colours.window)
    assert max(_contrast(colour, ground) for colour in across) >= SEEN


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_under_the_tab_in_front(qtbot, qapp, scheme):
    theme = Theme(qapp, scheme)
    bar = TabBar()
    qtbot.addWidget(bar)
    for words in ("待办", "月历"):
        bar.addTab(words)
    bar.setDrawBase(False)
    bar.setCurrentIndex(1)
    bar.show()
    picture = bar.grab().toImage()

    def lined(at):
        rect = bar.tabRect(at)
        accent = QColor(theme.colours.accent)
        return any(
            picture.pixelColor(rect.center().x(), y) == accent
            for y in range(rect.bottom() - 4, rect.bottom() + 1)
        )

    assert (lined(0), lined(1)) == (False, True)
