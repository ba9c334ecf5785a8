"""Bringing a backup back: all of it or nothing, on this PC or another, through power cuts."""

from __future__ import annotations

import errno
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.errors import StorageTrouble
from desktop.storage import attachments, audit, backups
from desktop.storage.vault import Vault

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff\xe0 a photograph"


def test_a_backup_brings_everything_back(office):
    office.register("玉罕", birth={"day": "2009-05-01", "kind": "solar"}, languages=["布朗语"])
    stored = office.attach(PHOTO)
    made = office.backup()
    assert made.verified
    assert (made.reason, made.size) == ("hand", made.path.stat().st_size)
    office.register("后来的人")
    if office.database.kind == "postgresql":
        backups.restore_to_server(made.path, office.database, office.folder, office.key)
    else:
        office.database.close()
        aside = backups.restore(made.path, office.folder, office.key, now=NOW)
        assert (aside / "office.db").exists()
        office.reopen(office.folder)
    assert office.names() == ["岩温", "玉罕"]
    with office.writing() as work:
        (person,) = work.records.where("person", full_name="玉罕")
        assert person.values["birth"] == {"day": "2009-05-01", "kind": "solar"}
        assert person.values["languages"] == ["布朗语"]
        assert work.records.changes(person.id)
        assert audit.verify(work.connection) is None
    assert attachments.load(office.folder, office.key, stored.file_id) == PHOTO
    office.register("以后的人")  # the office goes on from here


def test_the_second_place_brings_everything_to_another_pc(office, tmp_path):
    stick, other = tmp_path / "stick", tmp_path / "other pc"
    stick.mkdir()
    stored = office.attach(PHOTO)
    made = office.backup("closing", second=stick)
    assert made.trouble is None
    shutil.rmtree(office.folder / "backups")
    (found,) = backups.listed(stick)
    assert found.path == made.second
    other.mkdir()
    laid_out = tmp_path / "keys"
    laid_out.mkdir()
    keys = Vault.open(_unpacked_keys(found.path, laid_out), floor=office.vault.floor)
    key, _ = keys.unlock("主任", "tea forest morning")
    backups.restore(found.path, other, key, now=NOW)
    office.reopen(other)
    assert office.names() == ["岩温"]
    assert attachments.load(other, key, stored.file_id) == PHOTO
    assert Vault.open(other, floor=keys.floor).unlock("主任", "tea forest morning")[0] == key


def _unpacked_keys(path, folder):
    with pytest.raises(StorageTrouble, match="was changed"):
        backups.keys_of(path, folder)  # the program itself refuses the tests' cheap passwords
    return folder


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_lost_photograph_does_not_keep_the_records_from_coming_back(office):
    stored = office.attach(PHOTO)
    made = office.backup()
    (office.folder / "backups/attachments" / stored.file_id).unlink()
    office.database.close()
    backups.restore(made.path, office.folder, office.key, now=NOW)  # the office itself has it
    attachments.erase(office.folder, stored.file_id)
    with pytest.raises(StorageTrouble, match="records are whole"):
        backups.restore(made.path, office.folder, office.key, now=NOW)
    backups.restore(made.path, office.folder, office.key, now=NOW, without_lost=True)
    assert office.reopen(office.folder).names() == ["岩温"]


def damaged_copies(path, folder):
    data = path.read_bytes()
    for n, at in enumerate([len(data) // 4, len(data) // 2, len(data) * 3 // 4]):
        flipped = bytearray(data)
        flipped[at] ^= 1
        yield _written(folder / f"20260101-00000{n}-hand-aaaa.scb", bytes(flipped))
    for n, size in enumerate([0, 100, len(data) // 2, len(data) - 1]):
        yield _written(folder / f"20260102-00000{n}-hand-aaaa.scb", data[:size])


def _written(path, data):
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_damaged_backup_is_refused_and_the_office_stays_as_it_is(office, tmp_path):
    office.register("玉罕")
    made = office.backup()
    before = (office.folder / "office.db").read_bytes()
    place = tmp_path / "damaged"
    place.mkdir()
    for path in damaged_copies(made.path, place):
        with pytest.raises(StorageTrouble):
            backups.verify(path, office.key)
        with pytest.raises(StorageTrouble):
            backups.restore(path, office.folder, office.key, now=NOW)
    assert (office.folder / "office.db").read_bytes() == before
    assert not list(office.folder.glob("*restor*"))
    assert office.names() == ["玉罕"]


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("broken_at", range(1, 9))
def test_a_restoring_that_fails_half_way_changes_nothing(office, monkeypatch, broken_at):
    office.attach(PHOTO)
    made = office.backup()
    office.register("后来的人")
    office.database.close()
    real, calls = Path.replace, []

    def replace(self, target):
        if self.suffix != ".part" and "restoring" not in self.parts[-1]:
            calls.append(self)
            if len(calls) == broken_at:
                raise OSError(errno.EIO, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    try:
        backups.restore(made.path, office.folder, office.key, now=NOW)
    except StorageTrouble as error:
        assert "as it was before" in str(error)  # noqa: PT017
        expected = ["后来的人", "岩温"]
    else:
        assert len(calls) < broken_at
        expected = ["岩温"]
    monkeypatch.undo()
    assert not [*office.folder.glob("restoring-*"), *office.folder.glob("restored-*")]
    assert office.reopen(office.folder).names() == expected


class PowerCut(BaseException):
    """The power goes off: nothing more is run, no tidying up either."""


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("cut_at", range(1, 9))
def test_a_power_cut_while_restoring_is_made_good_at_the_next_start(office, monkeypatch, cut_at):
    stored = office.attach(PHOTO)
    made = office.backup()
    office.register("后来的人")
    office.database.close()
    real, calls = Path.replace, []

    def replace(self, target):
        if self.suffix != ".part":
            calls.append(self)
            if len(calls) == cut_at:
                raise PowerCut
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    try:
        backups.restore(made.path, office.folder, office.key, now=NOW)
    except PowerCut:
        expected = ["后来的人", "岩温"] if cut_at == 1 else ["岩温"]
    else:
        expected = ["岩温"]
    monkeypatch.undo()
    backups.resume(office.folder)
    assert office.reopen(office.folder).names() == expected
    assert attachments.load(office.folder, office.key, stored.file_id) == PHOTO
    assert backups.resume(office.folder) is None
    aside = list(office.folder.glob("before-restore-*"))
    assert bool(aside) == (cut_at > 1)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_a_server_keeps_its_records_when_the_backup_is_damaged(office, tmp_path):
    made = office.backup()
    office.register("后来的人")
    for path in damaged_copies(made.path, tmp_path):
        with pytest.raises(StorageTrouble):
            backups.restore_to_server(path, office.database, office.folder, office.key)
    assert office.names() == ["后来的人"]
