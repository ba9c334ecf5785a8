"""Backups: made, verified, rotated; and what no byte of the folder may say."""

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

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff\xe0 a photograph"


def test_a_stick_that_is_not_there_is_told_and_the_first_copy_stands(office, tmp_path):
    made = office.backup(second=tmp_path / "no stick")
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
    made = office.backup(second=stick)
    assert made.trouble is not None
    assert [path for path in stick.rglob("*") if path.is_file()] == []
    assert backups.listed(office.folder)[0].path == made.path


def test_a_full_disk_leaves_the_earlier_backups_and_nothing_half(office, monkeypatch):
    first = office.backup()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageTrouble, match="full"):
        office.backup(at=NOW + timedelta(hours=1))
    monkeypatch.undo()
    assert [b.path for b in backups.listed(office.folder)] == [first.path]
    assert {path.name for path in (office.folder / "backups").iterdir()} == {
        first.path.name, "attachments"
    }  # fmt: skip


def test_an_attachment_lies_in_the_backups_once_however_many_there_are(office):
    office.attach(PHOTO)
    for hour in range(3):
        office.backup(at=NOW + timedelta(hours=hour))
    assert len(list((office.folder / "backups/attachments").iterdir())) == 1


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_attachments_that_no_backup_needs_any_more_go(office):
    gone = office.attach(PHOTO)
    office.backup()
    with office.writing() as work:
        (row,) = work.records.where("attachment")
        work.records.erase("attachment", row.id, ["file_id", "sha256", "title"])
    attachments.erase(office.folder, gone.file_id)
    for hour in range(1, 12):
        office.backup("closing", at=NOW + timedelta(hours=hour))
    assert len(backups.listed(office.folder)) == backups.LAST_KEPT
    assert list((office.folder / "backups/attachments").iterdir()) == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_two_offices_on_one_stick_leave_each_other_alone(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for hour in range(3):
        office.backup(at=NOW + timedelta(hours=hour), second=stick)
    neighbour = stick / "office-ffffffffffff"
    neighbour.mkdir()
    theirs = neighbour / "20200101-000000-hand-aaaa.scb"
    theirs.write_bytes(b"theirs")
    for hour in range(3, 15):
        office.backup(at=NOW + timedelta(hours=hour), second=stick)
    assert theirs.exists()
    assert len(backups.listed(stick)) == backups.LAST_KEPT + 1


def test_a_missing_attachment_keeps_no_backup_from_being_made(office):
    stored = office.attach(PHOTO)
    attachments.erase(office.folder, stored.file_id)
    made = office.backup()
    backups.verify(made.path, office.key)


def test_a_copy_that_rotted_is_replaced_by_the_next_backup_by_hand(office):
    stored = office.attach(PHOTO)
    made = office.backup()
    copy = office.folder / "backups/attachments" / stored.file_id
    copy.write_bytes(copy.read_bytes()[:-1] + b"?")
    with pytest.raises(StorageTrouble) as caught:
        backups.verify(made.path, office.key)
    assert caught.value.sentence.params["n"] == 1
    office.backup(at=NOW + timedelta(hours=1))
    backups.verify(made.path, office.key)


def test_a_backup_of_a_newer_program_is_refused_before_anything_moves(office):
    made = office.backup()
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
    made = office.backup()
    with zipfile.ZipFile(made.path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("backup.json", '{"format": 2}')
    with pytest.raises(StorageTrouble, match="newer version"):
        backups.verify(made.path, office.key)


def test_a_backup_of_another_office_does_not_open(office):
    made = office.backup()
    with pytest.raises(StorageTrouble):
        backups.verify(made.path, bytes(32))


def test_a_stick_that_is_write_protected_can_be_verified(office, tmp_path, monkeypatch):
    made = office.backup()
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
    with office.database.write() as connection:
        connection.execute(sa.text("CREATE TABLE somebody_elses AS SELECT 1 AS n"))
    person = office.register("玉罕", languages=["傣语"], household_id=None)
    office.attach(PHOTO, person)
    made = office.backup()
    with zipfile.ZipFile(made.path) as archive:
        archive.extract("office.db", office.folder)
    copy = Database.sqlcipher(office.folder / "office.db", office.key)
    with copy.read() as there, office.database.read() as here:
        rows = backup_rows.counts(there)
        assert rows == {k: n for k, n in backup_rows.counts(here).items() if k in rows}
        assert (rows["person"], rows["attachment"]) == (1, 1)
        assert rows["change"] > 5
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
    office.backup()
    old = office.folder / "backups" / "x.scb.part"
    new = office.folder / "backups" / "y.scb.db.part"
    for path in (old, new):
        path.write_bytes(b"half")
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    os.utime(old, (NOW.timestamp() - 100_000,) * 2)
    office.backup(at=NOW + timedelta(minutes=1))
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
    made = [office.backup(at=NOW + timedelta(hours=hour)) for hour in range(3)]
    (office.folder / "backups" / "notes.scb").write_bytes(b"")
    (office.folder / "backups" / "readme.txt").write_bytes(b"")
    found = backups.listed(office.folder)
    assert [b.path for b in found] == [b.path for b in reversed(made)]
    assert [b.made_at for b in found] == [b.made_at for b in reversed(made)]
    assert {b.reason for b in found} == {"hand"}
    assert backups.listed(office.folder / "nothing here") == ()


def test_a_damaged_key_file_is_told_before_good_backups_rotate_away(office):
    office.backup()
    (office.folder / "keys.json").write_bytes(b"{")
    with pytest.raises(StorageTrouble, match="key file"):
        office.backup(at=NOW + timedelta(hours=1))
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
    office.backup(second=second)
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
    made = office.backup()
    altered = made.path.with_name("20270101-000000-hand-aaaa.scb")
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            empty = crypto_files.seal(b"[]", bytes(32), "backup", "contents")
            new.writestr(name, empty if name == "contents" else old.read(name))
    with pytest.raises(StorageTrouble, match="damaged"):
        backups.verify(altered, office.key)
