"""Keeps None, True and False alive where Qt's binding lets go of them once too often.

PySide 6.12 drops a reference to None for every None that a Python item model returns to Qt from
``data()`` (seen with Python 3.11: 100 calls, about 100 references fewer). After some thousand
cells the interpreter stops with "deallocating None". From Python 3.12 on these objects cannot
die; here they are given so many references that no program lives to use them up.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

PLENTY: Final = 1 << 40


def hold() -> None:
    """Give None, True and False references without number; does nothing where they cannot die."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY:
        return
    for each in (None, True, False):
        ctypes.c_ssize_t.from_address(id(each)).value += 2 * PLENTY
