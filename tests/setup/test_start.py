"""The set-up: what it would install, when it believes itself done, what it says when it cannot."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load():
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def start(tmp_path, monkeypatch):
    module = _load()
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "safe-channel-setup")
    monkeypatch.setattr(module, "PYTHON", venv / "python")
    return module


def _pretend_ready(start, lock):
    start.VENV.mkdir()
    start.PYTHON.touch()
    start.STAMP.write_text(start.fingerprint(lock), encoding="utf-8")


def test_only_the_standard_library_is_imported():
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("testing", [False, True])
def test_nothing_is_ready_in_a_fresh_checkout(start, testing):
    assert not start.is_ready(testing=testing)


def test_what_the_tests_need_is_enough_for_the_program_but_not_the_other_way_round(start):
    _pretend_ready(start, start.lock_file(testing=False))
    assert start.is_ready(testing=False)
    assert not start.is_ready(testing=True)
    start.STAMP.write_text(start.fingerprint(start.lock_file(testing=True)), encoding="utf-8")
    assert start.is_ready(testing=False)
    assert start.is_ready(testing=True)


def test_a_changed_lock_another_python_or_another_folder_sets_up_again(
    start, tmp_path, monkeypatch
):
    lock = tmp_path / "some.lock"
    lock.write_text("alembic==1\n")
    before = start.fingerprint(lock)
    assert start.fingerprint(lock) == before
    lock.write_text("alembic==2\n")
    assert start.fingerprint(lock) != before
    lock.write_text("alembic==1\n")
    monkeypatch.setattr(start.sys, "version_info", (3, 99, 0))
    assert start.fingerprint(lock) != before
    monkeypatch.undo()
    monkeypatch.setattr(start, "ROOT", tmp_path)
    assert start.fingerprint(lock) != before


def test_missing_libraries_and_programs_are_named_by_their_packages(start, monkeypatch):
    monkeypatch.setattr(start, "has_library", lambda soname: soname != "libEGL.so.1")
    monkeypatch.setattr(start, "has_program", lambda name: name != "initdb")
    monkeypatch.setattr(start, "has_module", lambda name: name != "ensurepip")
    venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert start.missing_packages(testing=False) == ["libegl1", venv]
    assert start.missing_packages(testing=True) == ["libegl1", "postgresql", venv]


def test_the_loader_is_asked_and_not_a_list_of_packages(start):
    assert start.has_library("kernel32" if os.name == "nt" else "libc.so.6")
    assert not start.has_library("libthere-is-no-such-thing.so.7")


def test_every_library_that_qt_loads_is_in_the_list(start):
    from PySide6 import QtCore

    folder = Path(QtCore.__file__).parent
    plugins = folder / "Qt" / "plugins"
    wanted = ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so"]
    wanted += ["printsupport/libcupsprintersupport.so", "imageformats/libqsvg.so"]
    files = [*(plugins / name for name in wanted), *folder.glob("Qt*.abi3.so")]
    names = ("QtWidgets", "QtPdf", "QtPrintSupport", "QtSvg", "libq", "libcups")
    files = [file for file in files if file.exists() and file.name.startswith(names)]
    for file in files if sys.platform == "linux" else []:
        shown = subprocess.run(["ldd", file], capture_output=True, text=True, check=True)
        missing = {line.split()[0] for line in shown.stdout.splitlines() if "not found" in line}
        assert missing <= set(start.LIBRARIES), file.name


@pytest.mark.parametrize(
    ("version", "words"), [((3, 9, 2), "Python 3.11"), ((3, 10, 99), "需要 Python 3.11")]
)
def test_an_old_python_is_refused_in_both_languages(start, monkeypatch, capsys, version, words):
    monkeypatch.setattr(start.sys, "version_info", version)
    assert start.main([]) == 1
    assert words in capsys.readouterr().out


def test_a_full_disk_is_named_before_anything_is_downloaded(start, monkeypatch, capsys):
    usage = type("Usage", (), {"free": 5_000_000})
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _place: usage)
    assert start.main(["test"]) == 1
    printed = capsys.readouterr().out
    assert "磁盘空间不够" in printed
    assert "5 MB free" in printed


def test_without_sudo_the_clerk_is_told_what_the_administrator_must_type(start, monkeypatch):
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(
        start.shutil, "which", lambda name, **_: None if name == "sudo" else f"/usr/bin/{name}"
    )
    with pytest.raises(start.SetupError) as caught:
        start.install_packages(["libegl1"])
    assert "apt-get install --yes --no-install-recommends libegl1" in caught.value.args[0]
    assert "libegl1" in caught.value.args[1]


def test_root_needs_no_sudo_and_others_do(start, monkeypatch):
    monkeypatch.setattr(start.os, "geteuid", lambda: 0, raising=False)
    assert start.administrator() == []
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(start.shutil, "which", lambda _name: "/usr/bin/sudo")
    assert start.administrator() == ["sudo"]


def test_all_tests_are_measured_and_single_ones_are_not(start):
    assert "--cov-fail-under=85" in start.test_command([])
    assert start.test_command(["tests/rules", "-x"])[-2:] == ["tests/rules", "-x"]
    assert "--cov" not in start.test_command(["tests/rules"])


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_pin_each_package_by_hash_and_name_no_index(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    entries = [line for line in text.splitlines() if line[:1].isalpha()]
    assert entries
    assert all("==" in line and line.endswith("\\") for line in entries)
    assert text.count("--hash=sha256:") >= len(entries)


def test_what_the_program_needs_is_pinned_alike_in_both_locks():
    def pins(name):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if line[:1].isalpha()}

    assert pins("requirements.lock") <= pins("requirements-test.lock")


def test_every_dependency_of_the_project_is_in_the_locks():
    import re
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    def name(requirement):
        return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-")

    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-test.lock", project["optional-dependencies"]["test"]),
    ):
        text = "\n" + (ROOT / lock).read_text("utf-8")
        assert [r for r in wanted if f"\n{name(r)}==" not in text] == []
