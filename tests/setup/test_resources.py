"""The fonts draw what names need, and the icons take the theme's colour."""

from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop import paths

FONTS = paths.resources() / "fonts"
ICONS = sorted((paths.resources() / "icons").glob("*.svg"))


@pytest.fixture(scope="module")
def characters():
    names = [
        "NotoSansSC-Regular", "NotoSansSC-Bold",
        "SafeChannelRareHan-Regular", "NotoSansNewTaiLue-Regular",
    ]  # fmt: skip
    return {name: set(TTFontFile(str(FONTS / f"{name}.ttf")).charToGlyph) for name in names}


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_main_font_draws_every_character_of_ordinary_names_and_forms(characters, weight):
    have = characters[f"NotoSansSC-{weight}"]
    assert set(range(0x4E00, 0x9FF0)) <= have
    assert set(range(0x3400, 0x4DB6)) <= have
    assert set(map(ord, "岩㑇䶮，。（）《》“”…—·□✓①℃ABCabc0189")) <= have


def test_rare_characters_of_extension_b_are_drawn_by_one_of_the_two(characters):
    have = characters["NotoSansSC-Regular"] | characters["SafeChannelRareHan-Regular"]
    assert ord("𠮷") in have
    assert set(range(0x20000, 0x2A6D7)) <= have


def test_the_dai_script_is_drawn(characters):
    assert set(map(ord, "ᦷᦎᦟᦹᧉᦈᦹᧈᦵᦋᦲᧁ")) <= characters["NotoSansNewTaiLue-Regular"]


def test_each_font_comes_with_its_licence():
    for font in FONTS.glob("*.ttf"):
        licence = FONTS / f"OFL-{font.stem.split('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_icons_are_drawings_in_the_colour_of_the_text(icon: Path, qapp):
    source = icon.read_text("utf-8")
    assert QSvgRenderer(source.encode()).isValid()
    assert icon.stem == "app" or 'stroke="currentColor"' in source
