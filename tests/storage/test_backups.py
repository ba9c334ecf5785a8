"""Backups: made, verified, rotated, brought back; and what no byte of the folder may say."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import StorageTrouble, WrongPassword
from desktop.storage import attachments, audit, backup_rows, backups, crypto_files, migrate
from desktop.storage.backups import Backup
from desktop.storage.engine import Database
from desktop.storage.vault import Vault

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff\xe0 a photograph"


def make(office, reason="hand", at=NOW, second=None):
    return backups.make(
        office.database, office.folder, office.key, reason, now=at, second_place=second
    )


def restored(office, folder):
    office.database.close()
    office.folder = folder
    office.database = Database.sqlcipher(folder / "office.db", office.key)
    return office


def test_a_backup_brings_everything_back(office):
    office.register("玉罕", birth={"day": "2009-05-01", "kind": "solar"}, languages=["布朗语"])
    stored = office.attach(PHOTO)
    made = make(office)
    assert made.verified
    assert (made.reason, made.size) == ("hand", made.path.stat().st_size)
    office.register("后来的人")
    if office.database.kind == "postgresql":
        backups.restore_to_server(made.path, office.database, office.folder, office.key)
    else:
        office.database.close()
        aside = backups.restore(made.path, office.folder, office.key, now=NOW)
        assert (aside / "office.db").exists()
        restored(office, office.folder)
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
    made = make(office, "closing", second=stick)
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
    restored(office, other)
    assert office.names() == ["岩温"]
    assert attachments.load(other, key, stored.file_id) == PHOTO
    assert Vault.open(other, floor=keys.floor).unlock("主任", "tea forest morning")[0] == key


def _unpacked_keys(path, folder):
    with pytest.raises(StorageTrouble, match="was changed"):
        backups.keys_of(path, folder)  # the program itself refuses the tests' cheap passwords
    return folder


def test_a_stick_that_is_not_there_is_told_and_the_first_copy_stands(office, tmp_path):
    made = make(office, second=tmp_path / "no stick")
    assert made.path.exists()
    assert made.second is None
    assert "second place" in str(made.trouble)
    backups.verify(made.path, office.key)


def test_a_full_stick_is_told_and_nothing_half_stays(office, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()

    real = shutil.copyfileobj

    def full(source, target, *rest):
        if str(stick) in str(getattr(target, "name", "")):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(source, target, *rest)

    monkeypatch.setattr(shutil, "copyfileobj", full)
    made = make(office, second=stick)
    assert made.trouble is not None
    assert [path for path in stick.rglob("*") if path.is_file()] == []
    assert backups.listed(office.folder)[0].path == made.path


def test_a_full_disk_leaves_the_earlier_backups_and_nothing_half(office, monkeypatch):
    first = make(office)

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageTrouble, match="full"):
        make(office, at=NOW + timedelta(hours=1))
    monkeypatch.undo()
    assert [b.path for b in backups.listed(office.folder)] == [first.path]
    assert {path.name for path in (office.folder / "backups").iterdir()} == {
        first.path.name, "attachments"
    }  # fmt: skip


def test_an_attachment_lies_in_the_backups_once_however_many_there_are(office):
    office.attach(PHOTO)
    for hour in range(3):
        make(office, at=NOW + timedelta(hours=hour))
    assert len(list((office.folder / "backups/attachments").iterdir())) == 1


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_attachments_that_no_backup_needs_any_more_go(office):
    gone = office.attach(PHOTO)
    make(office)
    with office.writing() as work:
        (row,) = work.records.where("attachment")
        work.records.erase("attachment", row.id, ["file_id", "sha256", "title"])
    attachments.erase(office.folder, gone.file_id)
    for hour in range(1, 12):
        make(office, "closing", at=NOW + timedelta(hours=hour))
    assert len(backups.listed(office.folder)) == backups.LAST_KEPT
    assert list((office.folder / "backups/attachments").iterdir()) == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_two_offices_on_one_stick_leave_each_other_alone(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for hour in range(3):
        make(office, at=NOW + timedelta(hours=hour), second=stick)
    neighbour = stick / "office-ffffffffffff"
    neighbour.mkdir()
    theirs = neighbour / "20200101-000000-hand-aaaa.scb"
    theirs.write_bytes(b"theirs")
    for hour in range(3, 15):
        make(office, at=NOW + timedelta(hours=hour), second=stick)
    assert theirs.exists()
    assert len(backups.listed(stick)) == backups.LAST_KEPT + 1


def test_a_missing_attachment_keeps_no_backup_from_being_made(office):
    stored = office.attach(PHOTO)
    attachments.erase(office.folder, stored.file_id)
    made = make(office)
    backups.verify(made.path, office.key)


def test_a_copy_that_rotted_is_replaced_by_the_next_backup_by_hand(office):
    stored = office.attach(PHOTO)
    made = make(office)
    copy = office.folder / "backups/attachments" / stored.file_id
    copy.write_bytes(copy.read_bytes()[:-1] + b"?")
    with pytest.raises(StorageTrouble) as caught:
        backups.verify(made.path, office.key)
    assert caught.value.sentence.params["n"] == 1
    make(office, at=NOW + timedelta(hours=1))
    backups.verify(made.path, office.key)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_lost_photograph_does_not_keep_the_records_from_coming_back(office):
    stored = office.attach(PHOTO)
    made = make(office)
    (office.folder / "backups/attachments" / stored.file_id).unlink()
    office.database.close()
    backups.restore(made.path, office.folder, office.key, now=NOW)  # the office itself has it
    attachments.erase(office.folder, stored.file_id)
    with pytest.raises(StorageTrouble, match="records are whole"):
        backups.restore(made.path, office.folder, office.key, now=NOW)
    backups.restore(made.path, office.folder, office.key, now=NOW, without_lost=True)
    assert restored(office, office.folder).names() == ["岩温"]


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
    made = make(office)
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
    made = make(office)
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
    assert restored(office, office.folder).names() == expected


class PowerCut(BaseException):
    """The power goes off: nothing more is run, no tidying up either."""


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("cut_at", range(1, 9))
def test_a_power_cut_while_restoring_is_made_good_at_the_next_start(office, monkeypatch, cut_at):
    stored = office.attach(PHOTO)
    made = make(office)
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
    assert restored(office, office.folder).names() == expected
    assert attachments.load(office.folder, office.key, stored.file_id) == PHOTO
    assert backups.resume(office.folder) is None
    aside = list(office.folder.glob("before-restore-*"))
    assert bool(aside) == (cut_at > 1)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_a_server_keeps_its_records_when_the_backup_is_damaged(office, tmp_path):
    made = make(office)
    office.register("后来的人")
    for path in damaged_copies(made.path, tmp_path):
        with pytest.raises(StorageTrouble):
            backups.restore_to_server(path, office.database, office.folder, office.key)
    assert office.names() == ["后来的人"]


def test_a_backup_of_a_newer_program_is_refused_before_anything_moves(office):
    made = make(office)
    unpacked = office.folder / "unpacked"
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(unpacked)
    newer = Database.sqlcipher(unpacked / "office.db", office.key)
    with newer.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    newer.close()
    path = made.path.with_name("20270101-000000-hand-aaaa.scb")
    with zipfile.ZipFile(path, "w") as archive:
        for part in unpacked.iterdir():
            archive.write(part, part.name)
    for act in (
        lambda: backups.verify(path, office.key),
        lambda: backups.restore(path, office.folder, office.key, now=NOW),
    ):
        with pytest.raises(StorageTrouble, match="newer version"):
            act()


def test_a_newer_format_of_backups_is_refused_by_name(office):
    made = make(office)
    with zipfile.ZipFile(made.path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("backup.json", '{"format": 2}')
    with pytest.raises(StorageTrouble, match="newer version"):
        backups.verify(made.path, office.key)


def test_a_backup_of_another_office_does_not_open(office):
    made = make(office)
    with pytest.raises(StorageTrouble):
        backups.verify(made.path, bytes(32))


def test_a_stick_that_is_write_protected_can_be_verified(office, tmp_path, monkeypatch):
    made = make(office)
    opened = []
    real = Path.open

    def guarded(self, mode="r", *rest, **named):
        opened.append((self, mode))
        return real(self, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", guarded)
    before = sorted(made.path.parent.iterdir())
    backups.verify(made.path, office.key)
    assert sorted(made.path.parent.iterdir()) == before
    assert not [path for path, mode in opened if mode != "r" and path.parent == made.path.parent]


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_the_copy_of_a_server_is_equal_table_by_table(office):
    person = office.register("玉罕", languages=["傣语"], household_id=None)
    office.attach(PHOTO, person)
    made = make(office)
    with zipfile.ZipFile(made.path) as archive:
        archive.extract("office.db", office.folder)
    copy = Database.sqlcipher(office.folder / "office.db", office.key)
    with copy.read() as there, office.database.read() as here:
        assert {k: n for k, n in backup_rows.counts(here).items() if n} == {
            k: n for k, n in backup_rows.counts(there).items() if n
        }
        assert audit.head(there) == audit.head(here)
        assert audit.verify(there) is None
    assert migrate.current(copy) == migrate.head()
    copy.close()


def test_rows_that_are_missing_from_a_copy_are_noticed():
    with pytest.raises(StorageTrouble, match="not complete"):
        backup_rows.require_same({"person": 5}, {"person": 6}, {"person": 4})
    with pytest.raises(StorageTrouble, match="not complete"):
        backup_rows.require_same({"person": 5}, {"person": 5}, {})
    backup_rows.require_same({"person": 5}, {"person": 6}, {"person": 6})


def test_what_a_killed_program_left_is_swept_a_day_later(office):
    make(office)
    old = office.folder / "backups" / "x.scb.part"
    new = office.folder / "backups" / "y.scb.db.part"
    for path in (old, new):
        path.write_bytes(b"half")
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    os.utime(old, (NOW.timestamp() - 100_000,) * 2)
    make(office, at=NOW + timedelta(minutes=1))
    assert not old.exists()
    assert new.exists()


DAYS = st.lists(st.integers(0, 700), max_size=60, unique=True)


def on_day(n):
    return Backup(Path(f"{n}.scb"), NOW - timedelta(days=n), "closing", 1)


@given(DAYS)
def test_the_last_ten_and_the_last_of_each_month_are_kept(days):
    made = [on_day(n) for n in days]
    kept = backups.to_keep(made)
    newest = sorted(made, key=lambda b: b.made_at, reverse=True)
    assert {b.path for b in newest[:10]} <= kept
    for month in {(b.made_at.year, b.made_at.month) for b in made}:
        last = max((b for b in made if (b.made_at.year, b.made_at.month) == month),
                   key=lambda b: b.made_at)  # fmt: skip
        assert last.path in kept
    months = {(b.made_at.year, b.made_at.month) for b in made}
    assert len(kept) <= 10 + len(months)


@given(DAYS)
def test_keeping_day_by_day_keeps_what_keeping_at_once_keeps(days):
    made, left = [on_day(n) for n in sorted(days, reverse=True)], []
    for backup in made:
        left = [b for b in [*left, backup] if b.path in backups.to_keep([*left, backup])]
    assert {b.path for b in left} == backups.to_keep(made)


def test_listed_are_the_newest_first_and_other_files_not_at_all(office):
    made = [make(office, at=NOW + timedelta(hours=hour)) for hour in range(3)]
    (office.folder / "backups" / "notes.scb").write_bytes(b"")
    (office.folder / "backups" / "readme.txt").write_bytes(b"")
    found = backups.listed(office.folder)
    assert [b.path for b in found] == [b.path for b in reversed(made)]
    assert [b.made_at for b in found] == [b.made_at for b in reversed(made)]
    assert {b.reason for b in found} == {"hand"}
    assert backups.listed(office.folder / "nothing here") == ()


def test_a_damaged_key_file_is_told_before_good_backups_rotate_away(office):
    make(office)
    (office.folder / "keys.json").write_bytes(b"{")
    with pytest.raises(StorageTrouble, match="key file"):
        make(office, at=NOW + timedelta(hours=1))
    assert len(backups.listed(office.folder)) == 1


SECRETS = ("岩温罕", "玉罕香", "532822200905011234", "13988123456", "曼夕下寨", "布朗族")


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_no_name_or_number_is_in_any_byte_of_the_folder(office, tmp_path, closed):
    name, other, number, phone, village, group = SECRETS
    with office.writing() as work:
        work.records.add("user_account", {"sign_in_name": name, "full_name": name})
    office.vault.set_password(office.key, office.user, name, "tea forest morning")
    with pytest.raises(WrongPassword):
        office.vault.unlock(other, phone)
    person = office.register(other, id_number=number, village_group=village, ethnic_group=group)
    with office.writing() as work:
        work.records.add("phone", {"person_id": person, "number": phone})
    office.attach("、".join(SECRETS).encode() * 50, person)
    second = tmp_path / "stick"
    second.mkdir()
    make(office, second=second)
    office.register(other, id_number=number)
    if closed:
        office.database.close()
    else:
        assert (office.folder / "office.db-wal").stat().st_size > 0
    files = [path for path in office.folder.rglob("*") if path.is_file()]
    assert len(files) > 6
    for path in files:
        content = path.read_bytes() + str(path.relative_to(tmp_path)).encode()
        for secret in SECRETS:
            for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "utf-32-le"):
                assert secret.encode(coding) not in content, (path.name, secret)


def test_what_a_backup_belongs_to_cannot_be_altered(office):
    office.attach(PHOTO)
    made = make(office)
    altered = made.path.with_name("20270101-000000-hand-aaaa.scb")
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            empty = crypto_files.seal(b"[]", bytes(32), "backup", "contents")
            new.writestr(name, empty if name == "contents" else old.read(name))
    with pytest.raises(StorageTrouble, match="damaged"):
        backups.verify(altered, office.key)
