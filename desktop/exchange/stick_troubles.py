"""What can go wrong with a stick, as sentences for the clerk."""

from __future__ import annotations

import errno
from typing import Final

from desktop.i18n import T, Text

STOPPED: Final = T("Stopped. Nothing from this time was left on the stick.")
FULL: Final = T(
    "The stick is full: {needed} MB are needed. Make room on it or take another one. "
    "Nothing from this time was left on it."
)
PROTECTED: Final = T(
    "The stick cannot be written to. Push its lock switch over if it has one, or take another one. "
    "The office's own records are safe."
)
PULLED_OUT: Final = T(
    "The stick no longer answers: it was pulled out, or it is broken. Put it in and export again; "
    "use no file on it from this time. The office's own records are safe."
)
TOO_LARGE: Final = T(
    "A file is larger than a stick can take (4 GB). Export fewer people at a time. "
    "Nothing from this time was left on the stick."
)
NOT_THE_SAME: Final = T(
    "What the stick gave back is not what was written to it. The stick is damaged or a counterfeit: "
    "take another one. The files from this time were taken off it."
)
_GONE: Final = "EIO ENODEV ENOENT ENXIO ENOTDIR ESTALE ENOTCONN ENOMEDIUM EMEDIUMTYPE ESHUTDOWN"
_BY_ERRNO: Final[dict[int, Text]] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: PROTECTED,
    errno.EACCES: PROTECTED,
    errno.EPERM: PROTECTED,
    errno.EFBIG: TOO_LARGE,
    **{getattr(errno, name): PULLED_OUT for name in _GONE.split() if hasattr(errno, name)},
}
# Windows' own numbers (winerror.h), of which errno keeps too little: disk full, write-protected,
# drive or device not there, not ready, read or write fault, volume changed outside, file too large.
_BY_WINERROR: Final[dict[int, Text]] = {
    **dict.fromkeys((39, 112), FULL),
    19: PROTECTED,
    **dict.fromkeys((15, 20, 21, 23, 27, 29, 30, 31, 55, 433, 1006, 1110, 1112), PULLED_OUT),
    **dict.fromkeys((1117, 1167), PULLED_OUT),
    223: TOO_LARGE,
}


def too_little_room(needed: int, free: int) -> Text:
    """Return the sentence with both sizes (given in bytes) in MB, the need rounded up."""
    return T(
        "There is not enough room on the stick: {needed} MB are needed, {free} MB are free. "
        "Make room on it or take another one. Nothing was written.",
        needed=_megabytes(needed),
        free=free // 100_000 / 10,
    )


def sentence_of(error: OSError, needed: int) -> Text:
    """Return what a system's error means for the person in front of the stick.

    ``needed`` is what all files of this time take, in bytes: a full stick's sentence says it.
    """
    by_windows = _BY_WINERROR.get(getattr(error, "winerror", None) or 0)
    known = by_windows or _BY_ERRNO.get(error.errno or 0)
    if known is None:
        return T(
            "Writing to the stick failed ({reason}). Try again or take another stick. "
            "The office's own records are safe.",
            reason=error.strerror or type(error).__name__,
        )
    return Text(FULL.msgid, {"needed": _megabytes(needed)}) if known is FULL else known


def _megabytes(size: int) -> float:
    """Return a need in MB, rounded up so that the person brings enough."""
    return -(-size // 100_000) / 10
