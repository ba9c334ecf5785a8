"""No sentence lacks its Chinese; and the tool that says so sees each kind of gap."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["catalogue"]


@pytest.fixture
def house(tmp_path):
    (tmp_path / "desktop").mkdir()
    (tmp_path / "resources/reference").mkdir(parents=True)
    (tmp_path / "resources/locale/zh_CN/LC_MESSAGES/parts").mkdir(parents=True)
    return tmp_path


def _write(house, source, part="", reference=""):
    (house / "desktop/one.py").write_text(source, encoding="utf-8")
    folder = house / "resources/locale/zh_CN/LC_MESSAGES/parts"
    (folder / "one.po").write_text(part, encoding="utf-8")
    (house / "resources/reference/lists.toml").write_text(reference, encoding="utf-8")


def _gaps(catalogue, house):
    catalogue.extract(house)
    catalogue.compile_all(house)
    return catalogue.problems(house)


def test_the_program_has_no_gap(catalogue):
    assert catalogue.problems() == []


def test_a_whole_catalogue_speaks_both_languages(catalogue, house):
    import gettext

    _write(
        house,
        'a = T("Save {name}")\nb = i18n.T("Save " "it" if a else "Leave")\n'
        'c = self.t.plural("{n} person", "{n} people", 3)\n',
        'msgid "Save {name}"\nmsgstr "保存{name}"\n\nmsgid "Save it"\nmsgstr "保存"\n\n'
        'msgid "Leave"\nmsgstr "离开"\n\n'
        'msgid "{n} person"\nmsgid_plural "{n} people"\nmsgstr[0] "{n}人"\n',
    )
    assert _gaps(catalogue, house) == []
    for language, one, many in (("zh_CN", "{n}人", "{n}人"), ("en", "{n} person", "{n} people")):
        spoken = gettext.translation("safe_channel", house / "resources/locale", [language])
        assert spoken.ngettext("{n} person", "{n} people", 1) == one
        assert spoken.ngettext("{n} person", "{n} people", 3) == many
    assert spoken.gettext("Save it") == "Save it"


def test_writing_again_changes_no_byte(catalogue, house):
    _write(house, 't("Yes")', 'msgid "Yes"\nmsgstr "是"\n')
    _gaps(catalogue, house)
    files = [p for p in house.rglob("safe_channel.*") if p.is_file()]
    before = {path: path.read_bytes() for path in files}
    assert len(files) == 4
    _gaps(catalogue, house)
    assert {path: path.read_bytes() for path in files} == before
    everything = b"".join(before.values())
    assert b"Date" not in everything
    assert b"Babel 2" not in everything


@pytest.mark.parametrize(
    ("source", "part", "gap"),
    [
        ('T("Yes")', "", "no Chinese: 'Yes'"),
        ('T("Yes")', 'msgid "Yes"\nmsgstr ""\n', "no Chinese: 'Yes'"),
        ('T("Yes")', '#, fuzzy\nmsgid "Yes"\nmsgstr "是"\n', "no Chinese: 'Yes'"),
        ('T("Yes")', 'msgid "Yes"\nmsgstr "Yes"\n', "no Chinese in the Chinese"),
        ('T("Of {a}")', 'msgid "Of {a}"\nmsgstr "{b}的"\n', "placeholders differ"),
        ('T("Of {a}")', 'msgid "Of {a}"\nmsgstr "{a的"\n', "braces do not match"),
        ('T(f"Of {a}")', "", "not a literal"),
        ('t("Of " + name)', "", "not a literal"),
        ('t.plural(f"{n}", "many", n)', "", "not a literal"),
        ("def f(zzz: Translator): ...", "", "not listened to"),
        ("", 'msgid "Gone"\nmsgstr "没有了"\n', "in no source any more: 'Gone'"),
    ],
)
def test_each_kind_of_gap_is_named(catalogue, house, source, part, gap):
    _write(house, source, part)
    assert any(gap in problem for problem in _gaps(catalogue, house))


def test_parts_that_disagree_are_named(catalogue, house):
    _write(house, 'T("Yes")', 'msgid "Yes"\nmsgstr "是"\n')
    other = house / "resources/locale/zh_CN/LC_MESSAGES/parts/two.po"
    other.write_text('msgid "Yes"\nmsgstr "对"\n', encoding="utf-8")
    assert any("said differently" in problem for problem in _gaps(catalogue, house))


def test_a_forgotten_extract_and_a_forgotten_compile_are_named(catalogue, house):
    _write(house, 'T("Yes")', 'msgid "Yes"\nmsgstr "是"\n')
    assert _gaps(catalogue, house) == []
    _write(house, 'T("Yes")', 'msgid "Yes"\nmsgstr "是的"\n')
    catalogue.extract(house)
    assert any("compile" in problem for problem in catalogue.problems(house))
    _write(house, 'T("Yes")\nT("No")', 'msgid "Yes"\nmsgstr "是"\n\nmsgid "No"\nmsgstr "否"\n')
    assert any("'No'" in problem for problem in catalogue.problems(house))


@pytest.mark.parametrize(
    ("reference", "gap"),
    [
        ('[sex]\nfemale = { zh = "女" }\n', "sex.female: no en"),
        ('[sex]\nfemale = { zh = "", en = "Female" }\n', "sex.female: no zh"),
        ('[[rule]]\nzh = "{n}天"\nen = "days"\n', "rule[0]: placeholders differ"),
    ],
)
def test_reference_data_speaks_both_languages(catalogue, house, reference, gap):
    _write(house, "", reference=reference)
    assert any(gap in problem for problem in _gaps(catalogue, house))


def test_tables_of_reference_data_speak_both_languages(catalogue, house):
    _write(house, "")
    table = "code,name_zh,name_en\n01,汉族,Han\n02,布朗族,\n"
    (house / "resources/reference/groups.csv").write_text(table, encoding="utf-8-sig")
    assert _gaps(catalogue, house) == ["groups.csv: row 2: name_zh and name_en are not both there"]
