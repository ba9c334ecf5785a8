"""What every test may ask for: a PostgreSQL server of its own, an office on either database."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# A busy PC must not fail a test; `--hypothesis-profile=thorough` looks for rarer histories.
settings.register_profile("usual", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("usual")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DATABASES = ("sqlite",) if sys.platform == "win32" else ("sqlite", "postgresql")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def pytest_report_header():
    if sys.platform == "win32":
        return "PostgreSQL: left out on Windows"
    return "PostgreSQL: a private server for each worker"


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise RuntimeError("PostgreSQL's server is not installed: run start.py test")
    return Path(on_path).parent


def _as_postgres(command: list[str]) -> list[str]:
    # The server refuses to run as root.
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _started(control: list[str], base: Path, run: dict[str, object]) -> int:
    """Start a server on a free port and return it; another one where somebody was quicker."""
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = f"-p {port} -k {base} -c listen_addresses=127.0.0.1 -c fsync=off"
        with suppress(subprocess.CalledProcessError):
            subprocess.run(_as_postgres([*control, "-o", options, "start"]), **run)
            return port
    raise RuntimeError((base / "log").read_text(encoding="utf-8", errors="replace"))


@pytest.fixture(scope="session")
def postgres_server():
    """A private PostgreSQL cluster; its base URL without a database name."""
    # Not in pytest's own folder: the next run of pytest shuts that to every other user.
    base = Path(tempfile.mkdtemp(prefix="pg-"))
    data = base / "data"
    if os.geteuid() == 0:
        shutil.chown(base, "postgres")
    binaries = _binaries()
    run = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run(
        _as_postgres(
            [str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-N",
             "-E", "UTF8", "--locale=C.UTF-8"]
        ),
        **run,
    )  # fmt: skip
    control = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(base / "log")]
    port = _started(control, base, run)
    yield f"postgresql+psycopg://postgres@127.0.0.1:{port}"
    with suppress(subprocess.CalledProcessError):
        subprocess.run(_as_postgres([*control, "-m", "immediate", "stop"]), **run)
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server):
    """A migrated, empty database that others are copied from."""
    from desktop.storage import migrate
    from desktop.storage.engine import Database

    _create(postgres_server, "template_office")
    database = Database.postgres(f"{postgres_server}/template_office")
    migrate.upgrade(database, backup=None)
    database.close()
    return "template_office"


def _create(server: str, name: str, template: str = "template1") -> None:
    import sqlalchemy as sa

    engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    engine.dispose()


@pytest.fixture
def postgres_url(postgres_server, postgres_template):
    """An empty, migrated PostgreSQL database of its own."""
    name = f"office_{secrets.token_hex(6)}"
    _create(postgres_server, name, postgres_template)
    return f"{postgres_server}/{name}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A migrated, empty encrypted database, and its key."""
    from desktop.storage import migrate
    from desktop.storage.engine import Database

    key = secrets.token_bytes(32)
    path = tmp_path_factory.mktemp("template") / "office.db"
    database = Database.sqlcipher(path, key, create=True)
    migrate.upgrade(database, backup=None)
    database.close()
    return path, key


@pytest.fixture(params=DATABASES)
def database_kind(request):
    return request.param


@pytest.fixture
def opened(database_kind, request, tmp_path, sqlite_template):
    """(database, data key, url or None) of an empty migrated database of the kind under test."""
    from desktop.storage.engine import Database

    template, key = sqlite_template
    if database_kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
        database = Database.postgres(url)
    else:
        url = None
        shutil.copy(template, tmp_path / "office.db")
        database = Database.sqlcipher(tmp_path / "office.db", key)
    yield database, key, url
    database.close()


@pytest.fixture
def database(opened):
    return opened[0]


OFFICE = {
    "kind": "village_committee",
    "name_zh": "曼夕村民委员会",
    "name_en": "Manxi Village Committee",
    "county": "532822",
    "township": "打洛镇",
    "committee": "曼夕村",
    "village_group": "曼夕下寨",
    "code": "MXX",
    "phone": "06911234567",
    "idle_minutes": 10,
}


@pytest.fixture
def make_session(opened, tmp_path):
    """Make sessions on one office: ``make_session('clerk')`` signs another user in.

    Argon2 is paid for once only: the sessions begin with the data key itself.
    """
    from desktop.office import opening
    from desktop.office.gate import Gate
    from desktop.storage import unit_of_work
    from desktop.storage.ids import new_id
    from desktop.storage.vault import Cost, Vault

    database, key, url = opened
    cheap = Cost(memory=64, rounds=1, lanes=1)
    moment = {"now": NOW}
    gate = Gate(tmp_path, url, clock=lambda: moment["now"])
    vault = Vault(tmp_path, secrets.token_hex(16), {}, cheap, cheap)
    site, director = new_id(), new_id()
    with unit_of_work.writing(database, author=director, site=site, now=NOW) as work:
        work.records.add("office", {**OFFICE, "site": site})

    def make(*roles, name=None, password="tea forest morning"):
        user_id = new_id()
        name = name or (roles[0] if roles else "director")
        with unit_of_work.writing(database, author=director, site=site, now=NOW) as work:
            work.records.add(
                "user_account",
                {"sign_in_name": name, "full_name": name, "roles": list(roles or ("director",))},
                record=user_id,
            )
        if roles == ("children_committee",):  # no key is hers: an adult has opened the office
            return opening.begin(gate, vault, database, key, user_id, "sign_in_centre")
        vault.set_password(key, user_id, name, password)
        return opening.begin(gate, vault, database, key, user_id, "sign_in")

    make.moment = moment
    make.gate = gate
    return make


@pytest.fixture
def session(make_session):
    """The director of an office with one user."""
    return make_session("director", name="主任")
