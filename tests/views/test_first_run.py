"""The first run from language to recovery sheet, and the door afterwards; real keys, real window."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.app import Program
from desktop.office.gate import Gate
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.sign_in import SignIn
from desktop.views.wizard.steps import Step

PASSWORD = "tea forest morning"


@pytest.fixture
def program(qapp, tmp_path):
    made = Program(qapp, tmp_path / "office", None, "zh_CN")
    made.bugs.install = lambda: None
    yield made
    workers_quiet = workers.all_quiet()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    assert workers_quiet


def test_the_first_run_ends_in_the_office_and_the_sheet_opens_it_again(program, qtbot):
    program.begin()
    wizard = program.window
    wizard.language.chosen.emit("zh_CN")
    wizard.office.form.set_values(
        "office",
        {
            "kind": "village_committee",
            "name_zh": "曼夕村民委员会",
            "county": "532822",
            "code": "MXX",
        },
    )
    wizard._forward()
    wizard._back()
    assert wizard.office.values()["name_zh"] == "曼夕村民委员会"
    wizard._forward()
    wizard.director.form.set_values("user", {"full_name": "王主任", "sign_in_name": "主任"})
    wizard.director.password.first.line.setText(PASSWORD)
    wizard.director.password.again.line.setText(PASSWORD)
    wizard._forward()
    qtbot.waitUntil(lambda: bool(wizard.progress.code), timeout=20000)
    code = wizard.progress.code
    assert wizard.progress.step is Step.SHEET
    wizard._on_paper()
    wizard._forward()
    assert wizard.progress.wrong_groups(("AAAAA", "BBBBB"))
    groups = code.split("-")
    asked = wizard.progress.asked
    typed = tuple(groups[number] for number in asked)
    assert wizard.progress.wrong_groups(typed) == ()
    for line, words in zip(wizard.check.findChildren(QLineEdit), typed, strict=False):
        line.setText(words)
    wizard._forward()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10000)
    window = program.window
    with qtbot.waitSignal(window.signed_out, timeout=20000):
        window.sign_out()
    assert isinstance(program.window, SignIn)
    door = program.window
    door.findChild(QLineEdit, "sign_in_name").setText("主任")
    door.findChild(QLineEdit, "password").setText("not this one")
    door.findChild(QPushButton, "sign_in_button").click()
    qtbot.waitUntil(lambda: bool(door.notice.text()), timeout=10000)
    qtbot.waitUntil(workers.all_quiet)
    session = Gate(program.gate.folder).sign_in_with_code(code, "主任", "a new long password")
    session.database.close()
    session = Gate(program.gate.folder).sign_in("主任", "a new long password")
    session.database.close()


def test_signing_in_paints_before_anything_heavy_is_loaded():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from desktop.views.sign_in import SignIn; from desktop.views.language import Speaker;"
        "from desktop.office.gate import Gate; from pathlib import Path;"
        "gate = Gate(Path('nowhere')); w = SignIn(gate, Speaker()); w.show(); w.repaint();"
        "print([m for m in ('sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'pypinyin') "
        "if m in sys.modules]); import os; sys.stdout.flush(); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
