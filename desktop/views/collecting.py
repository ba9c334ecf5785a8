"""When Python looks for rings of objects that nothing else holds.

Everybody waits while it looks through all that the program has loaded: a third of a second, in the
midst of reading a long list. So what is there is set aside when the window opens and whenever it
locks, and between these moments only what is young is looked through.
"""

from __future__ import annotations

import gc
from typing import Final

_YOUNG: Final = 2_000
_OLDER: Final = 10
_NEVER: Final = 1_000_000


def set_aside() -> None:
    """Look through everything and set aside what stays; call it when nobody waits."""
    gc.set_threshold(_YOUNG, _OLDER, _NEVER)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
