"""The command line, with real keys and a real file."""

from __future__ import annotations

import io

import pytest

from desktop import cli
from desktop.office.gate import Gate

PASSWORD = "tea forest morning"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("cli") / "office"
    session, _ = Gate(place).create(
        {"kind": "other", "name_zh": "演示", "county": "532822", "code": "MXX"},
        {"sign_in_name": "主任", "full_name": "主任"},
        PASSWORD,
    )
    session.database.close()
    return place


def run(monkeypatch, *words, password=PASSWORD):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    return cli.main([*words])


def test_help_speaks_the_users_language(capsys):
    for language, words in (("zh_CN", "备份"), ("en", "Make a backup")):
        with pytest.raises(SystemExit) as ended:
            cli.main(["--lang", language, "--help"])
        assert ended.value.code == 0
        assert words in capsys.readouterr().out


def test_wrong_words_are_said_to_be_so(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--lang", "zh_CN", "chek"])
    assert ended.value.code == 2
    assert "看不懂" in capsys.readouterr().err


def test_check_backup_and_restore(folder, monkeypatch, capsys, tmp_path):
    common = ("--office", str(folder), "--lang", "en")
    signing = ("--user", "主任", "--password-stdin")
    assert run(monkeypatch, *common, "check", *signing) == 0
    assert "✓" in capsys.readouterr().out
    assert run(monkeypatch, *common, "backup", *signing, "--to", str(tmp_path)) == 0
    (made,) = (folder / "backups").glob("*.scb")
    assert str(made) in capsys.readouterr().out
    assert run(monkeypatch, *common, "restore", str(made), *signing) == 0
    assert run(monkeypatch, *common, "check", *signing) == 0
    fresh = tmp_path / "new-pc"
    words = ("--office", str(fresh), "--lang", "en")
    assert run(monkeypatch, *words, "restore", str(made), *signing, password="wrong") == 1
    assert run(monkeypatch, *words, "restore", str(made), *signing) == 0
    assert run(monkeypatch, *words, "check", *signing) == 0
    made.write_bytes(made.read_bytes()[:-2000])
    assert run(monkeypatch, *common, "check", *signing) == 1
    assert "✗" in capsys.readouterr().out


def test_a_wrong_password_and_a_missing_office(folder, monkeypatch, capsys, tmp_path):
    words = ("check", "--user", "主任", "--password-stdin", "--lang", "zh_CN")
    assert run(monkeypatch, "--office", str(folder), *words, password="no") == 1
    assert "密码" in capsys.readouterr().err
    assert run(monkeypatch, "--office", str(tmp_path / "none"), *words) == 1
    assert capsys.readouterr().err
