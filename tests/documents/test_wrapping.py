"""Lines are never too wide, nothing is lost, and closing marks do not begin a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.fonts import REGULAR
from desktop.documents.wrapping import text_width, wrap

TEXT = st.text(alphabet="玉章罕打工景洪，。（）《》abc XYZ0123 -/", max_size=120)


@given(TEXT, st.floats(60, 400))
def test_lines_fit_and_nothing_is_lost(text, width):
    lines = wrap(text, REGULAR, 10.5, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, REGULAR, 10.5) <= width + 10.6 for line in lines)


def test_a_line_does_not_begin_with_a_closing_mark():
    for width in range(60, 200, 7):
        lines = wrap("他说（在景洪打工），工资每月一付。不交押金，不押证件。", REGULAR, 10.5, width)
        assert not any(line[:1] in "，。）" for line in lines[1:])
