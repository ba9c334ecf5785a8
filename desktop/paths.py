"""Where the program's own files lie: in a checkout, in an installed copy, in a frozen build."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    # A checkout has resources/ beside the package; a wheel carries both folders inside it.
    return package.parent if (package.parent / "resources").is_dir() else package


def resources() -> Path:
    """Return the folder of fonts, icons, catalogues and reference data."""
    return _root() / "resources"


def reference(name: str) -> Path:
    """Return one file of reference data, by its name."""
    return resources() / "reference" / name


def migrations() -> Path:
    """Return the folder of Alembic's environment and revisions."""
    return _root() / "migrations"


def default_office() -> Path:
    """Return the data folder used when none is named (``--office`` overrides it)."""
    from platformdirs import user_data_path

    return user_data_path("safe-channel", appauthor=False)
