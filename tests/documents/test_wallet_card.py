"""The wallet card: readable, cut and folded right, and written in any language that has a file."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from reportlab.pdfgen.canvas import Canvas

from desktop import paths
from desktop.documents import card_sheets, fonts, shaping
from desktop.documents.page import HEIGHT, WIDTH
from desktop.documents.wallet_card import HIGH, LEAST, WIDE, CardFacts, spaced
from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules import form_codes, reference, wallet_cards

HERE = Path(__file__).parent
NAMES = ("玉章罕", "", "小香", "岩温", "玉囡", "依香", "岩光", "玉罕叫", "波岩龙", "玉应")
LEFT, BOTTOM = (WIDTH - 2 * WIDE) / 2, (HEIGHT - 5 * HIGH) / 2


def cards(names=NAMES, carried=None, **values):
    told = {"there_name": "黎明社区居民委员会", "there_phone": "06915550400", **values}
    return [
        CardFacts(
            f"MXX-2026-{place:04d}",
            "曼夕村民委员会",
            "06911234567",
            wallet_cards.carried() if carried is None else frozenset(carried),
            name,
            **told,
        )
        for place, name in enumerate(names, start=1)
    ]


def spoken(*codes):
    known = wallet_cards.languages()
    return [known[code] for code in codes]


def faces(paper, page=0):
    """The signs of each face by row and column, counted from the upper left."""
    found = {}
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        for sign in pdf.pages[page].chars:
            row = int((sign["top"] - BOTTOM) // HIGH)
            column = int((sign["x0"] - LEFT) // WIDE)
            if sign["top"] > BOTTOM:  # above it is the margin that is cut off
                found.setdefault((row, column), []).append(sign)
    return found


def words(signs):
    return "".join(sign["text"] for sign in signs if sign["text"].strip())


T = translator("zh_CN")


def test_ten_different_people_on_one_sheet_with_their_backs_behind_them(read):
    paper = card_sheets.two_sided(cards(), spoken("zh_CN", "en"), T)
    assert paper.pages == 2
    fronts, backs = faces(paper), faces(paper, 1)
    assert len(fronts) == len(backs) == 10
    for place, name in enumerate(NAMES):
        front = words(fronts[divmod(place, 2)])
        assert f"MXX-2026-{place + 1:04d}" in front
        assert name in front
        assert "0691-1234567" in front
    assert all("记住五条" in words(signs) for signs in backs.values())
    read.check_apart(paper)


def test_a_lone_card_has_its_back_behind_it_when_the_sheet_is_turned():
    paper = card_sheets.two_sided(cards(NAMES[:1]), spoken("zh_CN"), T)
    assert set(faces(paper)) == {(0, 0)}
    assert set(faces(paper, 1)) == {(0, 1)}


def test_folded_the_front_is_right_of_the_fold_and_of_the_same_person(read):
    paper = card_sheets.folded(cards(), spoken("zh_CN", "en"), T)
    assert paper.pages == 2
    for page in (0, 1):
        found = faces(paper, page)
        for row in range(5):
            assert "记住五条" in words(found[row, 0])
            assert NAMES[page * 5 + row] in words(found[row, 1])
    read.check_apart(paper)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        fold = [line for line in pdf.pages[0].lines if line["height"] > 5 * HIGH]
        cuts = {round(line["x0"]) for line in pdf.pages[0].lines if line["width"] < 0.1}
    assert any(abs(line["x0"] - WIDTH / 2) < 0.5 for line in fold)
    assert {round(LEFT), round(LEFT + 2 * WIDE)} <= cuts


@pytest.mark.parametrize("languages", [("zh_CN",), ("zh_CN", "en")])
def test_nothing_is_too_small_or_too_near_to_the_edge(languages):
    for make in (card_sheets.folded, card_sheets.two_sided):
        paper = make(cards(), spoken(*languages), T)
        for page in range(paper.pages):
            for (row, column), signs in faces(paper, page).items():
                left, top = LEFT + column * WIDE, BOTTOM + row * HIGH
                for sign in signs:
                    assert sign["size"] >= LEAST - 0.01, sign["text"]
                    assert left + 5 <= sign["x0"], sign["text"]
                    assert sign["x1"] <= left + WIDE - 5, sign["text"]
                    assert sign["matrix"][5] >= HEIGHT - top - HIGH + 5, sign["text"]
                    assert sign["matrix"][5] + sign["size"] * 0.8 <= HEIGHT - top - 5


def test_the_telephones_are_the_largest_of_all():
    (front, *_rest) = faces(
        card_sheets.two_sided(cards(NAMES[:1]), spoken("zh_CN", "en"), T)
    ).values()
    largest = max(sign["size"] for sign in front)
    assert largest >= 14
    assert words(sign for sign in front if sign["size"] == largest) == "0691-12345670691-5550400"
    assert {sign["size"] for sign in front if sign["text"] == "2"} >= {15}  # 120


def test_each_code_finds_the_form_when_it_is_photographed():
    paper = card_sheets.two_sided(cards(), spoken("zh_CN", "en"), T)
    image = pypdfium2.PdfDocument(paper.data)[0].render(scale=3).to_pil()
    found = {form_codes.read(code.text) for code in zxingcpp.read_barcodes(image)}
    assert found == {f"MXX-2026-{place:04d}" for place in range(1, 11)}


def test_a_long_name_and_a_long_office_stay_on_the_card(read):
    long = cards(
        ("玛丽亚·安娜·岩温罕玉章香囡南恩",),
        there_name="景洪市允景洪街道办事处黎明社区居民委员会流动人口服务站",
    )
    paper = card_sheets.two_sided(long, spoken("zh_CN", "en"), T)
    front = faces(paper)[0, 0]
    assert "玛丽亚·安娜·岩温罕玉章香囡南恩" in words(front)
    read.check_apart(paper)
    code = LEFT + WIDE - 66
    beside = [s for s in front if 24 < HEIGHT - s["matrix"][5] - BOTTOM < 80]
    assert all(s["x1"] < code for s in beside)


def test_only_numbers_that_may_be_carried_are_printed():
    assert {"110", "120"} <= wallet_cards.carried()
    unsure = {line.number for line in reference.hotlines() if line.verified == "no"}
    assert not (unsure - {"110", "120", "119", "122"}) & wallet_cards.carried()
    paper = card_sheets.two_sided(cards(NAMES[:1], carried={"110"}), spoken("zh_CN"), T)
    front, back = words(faces(paper)[0, 0]), words(faces(paper, 1)[0, 1])
    assert "110" in front
    assert "被关" in front
    for number in ("120", "12333", "12348"):
        assert number not in front
        assert number not in back
    assert "找我们" in back


def test_an_unknown_number_at_the_destination_is_left_to_be_written():
    paper = card_sheets.two_sided(
        cards(NAMES[:1], there_name="", there_phone=""), spoken("zh_CN"), T
    )
    front = words(faces(paper)[0, 0])
    assert "到了那边找" in front
    assert "5550400" not in front
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        lines = [line for line in pdf.pages[0].lines if 60 < line["width"] < WIDE - 60]
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("kept", "read_out"),
    [
        ("13812345678", "138 1234 5678"),
        ("+8613812345678", "138 1234 5678"),
        ("06915550400", "0691-5550400"),
        ("01012345678", "010-12345678"),
        ("0691-5550100", "0691-5550100"),
        ("+95912345678", "+95912345678"),
    ],
)
def test_numbers_are_grouped_as_they_are_read_out(kept, read_out):
    assert spaced(kept) == read_out


# --- further languages


@pytest.fixture
def resources(tmp_path, monkeypatch):
    """The program's resources with room for another language."""
    shutil.copytree(paths.resources() / "reference", tmp_path / "reference")
    (tmp_path / "fonts").mkdir()
    for font in (paths.resources() / "fonts").glob("*.ttf"):
        (tmp_path / "fonts" / font.name).symlink_to(font)
    sample = HERE / "fonts" / "NotoSansMyanmar-Sample.ttf"
    (tmp_path / "fonts" / sample.name).symlink_to(sample)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    for kept in (fonts.drawn, fonts._known, fonts.laid):
        kept.cache_clear()
    return tmp_path


def add_language(resources, change=lambda text: text, code="my"):
    """Write a language as somebody would: the English file with other words."""
    folder = resources / "reference" / "wallet_card"
    text = (folder / "en.toml").read_text(encoding="utf-8")
    for old, new in (
        ('code = "en"', f'code = "{code}"'),
        ('name = "English"', 'name = "မြန်မာစာ"'),
        ("NotoSansSC-Regular", "NotoSansMyanmar-Sample"),
        ("NotoSansSC-Bold", "NotoSansMyanmar-Sample"),
        ("shaped = false", "shaped = true"),
        ("leading = 1.2", "leading = 1.5"),
        ("Pay no deposit and no fee.", "အကူအညီ\u200bခေါ်ပါ\u200b 110။"),
    ):
        assert old in text, old
        text = text.replace(old, new)
    (folder / f"{code}.toml").write_text(change(text), encoding="utf-8")


def test_another_language_is_one_file_and_one_font(resources, read):
    add_language(resources)
    languages = wallet_cards.languages()
    assert list(languages) == ["zh_CN", "en", "my"]
    assert [code for code, _words in wallet_cards.offered()] == ["zh_CN+en", "zh_CN+my", "zh_CN"]
    paper = card_sheets.two_sided(cards(), [languages["zh_CN"], languages["my"]], T)
    assert paper.missing == ""
    back = faces(paper, 1)[0, 0]
    burmese = [sign for sign in back if "NotoSansMyanmar" in sign["fontname"]]
    assert burmese
    # The number in the Burmese sentence is drawn in the paper's own font, on the same line.
    line = {round(sign["matrix"][5], 1) for sign in burmese}
    digits = [s for s in back if s["text"] == "0" and "NotoSansSC" in s["fontname"]]
    assert any(round(sign["matrix"][5], 1) in line for sign in digits)


def test_a_language_that_is_too_long_is_never_printed_too_small(resources):
    add_language(resources, lambda text: text.replace("You may leave", "You may leave " * 40))
    languages = wallet_cards.languages()
    with pytest.raises(ClerkError) as refused:
        card_sheets.two_sided(cards(), [languages["zh_CN"], languages["my"]], T)
    assert "မြန်မာစာ" in translator("en")(refused.value.sentence)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda text: text.replace('  "You may leave at any time.",\n', ""), "rules"),
        (lambda text: text.replace('call = "120"', 'call = "119"'), "emergency"),
        (lambda text: text.replace("title =", "titel ="), "title"),
        (lambda text: text + "\nbroken", "Expected"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(resources, change, named):
    add_language(resources, change)
    with pytest.raises(ClerkError) as refused:
        wallet_cards.languages()
    said = translator("en")(refused.value.sentence)
    assert "my.toml" in said
    assert named in said


def drawn_by(hand, text, size=40):
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(400, 100))
    hand.draw(canvas, 20, 40, text, size)
    canvas.save()
    return pypdfium2.PdfDocument(page.getvalue())[0].render(scale=2).to_pil().convert("L")


def test_signs_that_change_places_are_laid_out_by_harfbuzz(resources):
    """In မြန် the sign ြ is written after မ and stands before it, round it."""
    hand = shaping.Hand("NotoSansMyanmar-Sample", "NotoSansMyanmar-Sample", shaped=True)
    plain = shaping.Hand("NotoSansMyanmar-Sample", "NotoSansMyanmar-Sample")
    # A letter that is drawn after it stands as far to the right as HarfBuzz says.
    shaped, unshaped = drawn_by(hand, "မြန်"), drawn_by(plain, "မြန်")
    assert shaped.tobytes() != unshaped.tobytes()
    assert drawn_by(hand, "မန").tobytes() == drawn_by(plain, "မန").tobytes()

    def ink(image):
        return image.point(lambda grey: 255 if grey < 128 else 0).getbbox()

    # Before it stood beside the letter, the bracket now goes round it: its ink begins left of
    # the letter, which is moved to the right by the bracket's width.
    bracket = ink(drawn_by(hand, "မြ"))
    assert bracket[3] - bracket[1] > ink(drawn_by(plain, "မ"))[3] - ink(drawn_by(plain, "မ"))[1]
    assert hand.width("မြ", 40) > hand.width("မ", 40) + 4


def test_a_shaped_line_breaks_only_where_its_writer_let_it(resources):
    hand = shaping.Hand("NotoSansMyanmar-Sample", "NotoSansMyanmar-Sample", shaped=True)
    text = "အကူအညီ\u200bခေါ်ပါ\u200bဖုန်း စာ"
    for room in range(20, 140, 3):
        lines = hand.wrap(text, 10, room)
        parts = ["အကူအညီ", "ခေါ်ပါ", "ဖုန်း", "စာ"]
        for line in lines:
            begun = [part for part in parts if line.replace(" ", "").startswith(part)]
            assert begun, line  # no line begins within a word
            assert hand.width(line, 10) <= room or line in parts
        assert "".join(lines).replace(" ", "") == "".join(parts)
    assert hand.wrap(text, 10, 1000) == [text.replace("\u200b", "")]


def test_without_harfbuzz_a_script_that_needs_it_is_refused_and_not_drawn_wrong(
    resources, monkeypatch
):
    from reportlab.pdfbase import ttfonts

    add_language(resources)
    languages = wallet_cards.languages()
    monkeypatch.setattr(ttfonts.TTFont, "shapable", False)
    with pytest.raises(ClerkError) as refused:
        card_sheets.two_sided(cards(), [languages["zh_CN"], languages["my"]], T)
    assert "uharfbuzz" in translator("en")(refused.value.sentence)
    card_sheets.two_sided(cards(), [languages["zh_CN"], languages["en"]], T)  # needs none
