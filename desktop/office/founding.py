"""Making a new office: its folder, keys, database, first user; all of it or nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import opening, passwords, user_names
from desktop.office.cleaning import clean
from desktop.office.session import local_now
from desktop.rules.permissions import Role
from desktop.sheets.offices import OFFICE, USER
from desktop.storage import migrate, unit_of_work
from desktop.storage.ids import new_id
from desktop.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.gate import Gate
    from desktop.office.session import Session

IDLE_MINUTES = 10


def found(
    gate: Gate, office: Mapping[str, object], director: Mapping[str, object], password: str
) -> tuple[Session, str]:
    """Make the office and return the director's session and the recovery code.

    Nothing is left behind when it does not succeed.
    """
    office_values = {"idle_minutes": IDLE_MINUTES, **clean(OFFICE, office)}
    user_values = clean(USER, {**director, "roles": [Role.DIRECTOR.value]})
    user_names.check(str(user_values["sign_in_name"]))
    passwords.check_strength(password)
    new_folder = not gate.folder.exists()
    gate.folder.mkdir(parents=True, exist_ok=True)
    if any(gate.folder.iterdir()):
        raise Invalid({"folder": T("This folder is not empty. Choose a new one for the office.")})
    try:
        return _found(gate, office_values, user_values, password)
    except BaseException:
        for left in gate.folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if new_folder:
            gate.folder.rmdir()
        raise


def _found(
    gate: Gate, office: Mapping[str, object], user: Mapping[str, object], password: str
) -> tuple[Session, str]:
    now = (gate.clock or local_now)()
    site, user_id = new_id(), new_id()
    vault, data_key = Vault.create(gate.folder, user_id, str(user["sign_in_name"]), password)
    code = vault.set_recovery(data_key)
    database = gate.database(data_key, create=True)
    try:
        migrate.upgrade(database, backup=None)
        with unit_of_work.writing(database, author=user_id, site=site, now=now) as work:
            work.records.add("office", {**office, "site": site})
            work.records.add("user_account", user, record=user_id)
            work.audit("office_founded", subject=user_id)
        return opening.begin(gate, vault, database, data_key, user_id, "sign_in"), code
    except BaseException:
        database.close()
        raise
