"""Paper of trainings, read back: names, modules, questions; nothing cut, nothing overlapping."""

import io
from datetime import date

import pypdf
import pytest

from desktop.documents.module_list import module_list
from desktop.documents.training_certificates import training_certificates
from desktop.documents.training_facts import TrainingFacts
from desktop.documents.training_list import training_list
from desktop.documents.training_test import training_test
from desktop.i18n import translator
from desktop.rules import preparation, training_tests

CHINESE, ENGLISH = translator("zh_CN"), translator("en")
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee"}
EVERYTHING = tuple(each.code for each in preparation.modules())


def facts(**changes):
    values = {
        "number": "MXX-T-2026-0003",
        "held_on": date(2026, 11, 20),
        "audience": "leaving",
        "modules": ["T01", "T05"],
        "place": "村委会二楼",
        "trainer": "李警官",
        "trainer_from": "打洛派出所",
        "hours": 180,
        **changes,
    }
    people = ("玉章罕", "岩温罕龙")
    return TrainingFacts(OFFICE, date(2026, 11, 25), values, (*people, "岩三"), people)


def pages(paper):
    assert paper.missing == ""
    read = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.data)).pages]
    return ["".join(text.split()) for text in read]


def test_the_list_names_who_is_invited_and_leaves_lines_for_others():
    (page,) = pages(training_list([facts()], CHINESE))
    for words in (
        "培训签到表",
        "玉章罕",
        "岩三",
        "T05劳动法常识",
        "李警官（打洛派出所）",
        "村委会二楼",
    ):
        assert words in page
    assert "MXX-T-2026-0003" in page


def test_a_long_list_goes_on_with_its_head_on_the_next_page():
    long = TrainingFacts(OFFICE, date(2026, 11, 25), facts().values, tuple(["玉罕"] * 60))
    read = pages(training_list([long], CHINESE))
    assert len(read) > 1
    assert all("签名或按手印" in page for page in read[:-1])
    assert "".join(read).count("玉罕") == 60


def test_a_certificate_is_for_each_who_came_and_tells_no_points():
    read = pages(training_certificates([facts()], CHINESE))
    assert len(read) == 2
    for name, page in zip(("玉章罕", "岩温罕龙"), read, strict=True):
        assert name in page
        assert "外出前的打算" in page
        assert "劳动法常识" in page
        assert "3小时" in page
        assert "分" not in page.replace("部分", "")


@pytest.mark.parametrize(
    ("first", "second"), [(CHINESE, None), (ENGLISH, None), (CHINESE, ENGLISH)]
)
def test_a_certificate_of_all_modules_still_is_one_page(first, second):
    everything = facts(modules=list(EVERYTHING))
    read = pages(training_certificates([everything], first, second))
    assert len(read) == 2
    assert "Returnandleavingagain" in read[0] or (second is None and first is CHINESE)


def test_the_test_asks_five_questions_a_part_and_keeps_the_answers_on_another_page():
    read = pages(training_test([facts(modules=["T05", "T13"])], CHINESE))
    asked, answered = "".join(read[:-1]), read[-1]
    assert "讲师用答案" in answered
    for part in training_tests.parts_of(["T05", "T13"]):
        for question in part.questions:
            assert question.words.zh.replace(" ", "") in asked
            right = question.answers["ABC".index(question.right)].zh
            assert f"{question.right}{right}".replace(" ", "") in answered
    assert "《劳动合同法》第九条、第八十四条" in answered
    assert "玉章罕" not in asked


def test_without_questions_of_ours_the_trainer_writes_his_own():
    (page,) = pages(training_test([facts(modules=["T08"])], CHINESE))
    assert "由讲师自己出题" in page


def test_the_list_for_the_wall_has_every_module_with_for_whom():
    read = "".join(pages(module_list(OFFICE, CHINESE)))
    for module in preparation.modules():
        assert module.code in read
        assert module.title.zh in read
    assert "十六、十七周岁外出务工的人" in read
    assert "也不限制任何人外出" in read
