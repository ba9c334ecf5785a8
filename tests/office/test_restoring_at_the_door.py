"""An office whose restoring was broken off by a power cut opens at the next signing in."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import StorageTrouble
from desktop.storage import restoring


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_restoring_broken_off_is_finished_at_the_door(make_session, tmp_path, monkeypatch):
    session = make_session("director", name="主任")
    made = session.keeping.backup()

    class PowerCut(BaseException):
        pass

    real = Path.replace

    def replace(self, target):
        if self.name == "keys.json" and self.parent.name.startswith("restored-"):
            raise PowerCut
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(PowerCut):
            session.keeping.restore(made.path)
    assert not (tmp_path / "keys.json").exists()
    assert make_session.gate.exists()
    # The tests' cheap passwords are refused at the real door, but only after it has finished.
    with pytest.raises(StorageTrouble, match="was changed"):
        make_session.gate.sign_in("主任", "tea forest morning")
    assert restoring.resume(tmp_path) is None
    assert {"keys.json", "office.db"} <= {path.name for path in tmp_path.iterdir()}
