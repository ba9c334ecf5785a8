"""An office whose restoring was broken off by a power cut opens at the next signing in."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import ClerkError
from desktop.storage import restoring


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_restoring_broken_off_is_finished_at_the_door(make_session, tmp_path, monkeypatch):
    session = make_session("director", name="主任")
    made = session.keeping.backup()

    class PowerCut(BaseException):
        pass

    real = Path.replace

    def replace(self, target):
        if self.name == "office.db" and "before-restore" in str(target):
            raise PowerCut
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(PowerCut):
            session.keeping.restore(made.path)
    (tmp_path / "keys.json").unlink()  # as if it had not come yet
    assert make_session.gate.exists()
    with pytest.raises(ClerkError):  # the tests' cheap passwords are refused, after finishing
        make_session.gate.sign_in("主任", "tea forest morning")
    assert restoring.resume(tmp_path) is None
    assert (tmp_path / "office.db").exists()
