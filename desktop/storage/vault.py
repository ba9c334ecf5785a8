"""``keys.json``: the data key of the office, wrapped once for each user and for the recovery code.

A password is stretched by Argon2id and opens its slot; nothing in the file tells who works here:
slots are found by a keyed hash of the sign-in name. Each slot's header is bound to its wrapped
key, so that parameters weakened by hand are noticed, and parameters below the floor are refused.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from desktop.errors import Invalid, StorageTrouble, WrongPassword
from desktop.i18n import T
from desktop.storage import attempts, recovery
from desktop.storage.crypto_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE: Final = "keys.json"
FORMAT: Final = 1
_RECOVERY: Final = "recovery"
_SALT_BYTES: Final = 16
_NO_SALT: Final = base64.b64encode(bytes(_SALT_BYTES)).decode()


@dataclass(frozen=True)
class Cost:
    """What one try at a password costs: memory in KiB, rounds, lanes (Argon2id)."""

    memory: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4

    def at_least(self, floor: Cost) -> bool:
        """Whether this cost is no lower than a floor, nor so high that a PC cannot pay it."""
        return (
            floor.memory <= self.memory <= _HIGHEST.memory
            and floor.rounds <= self.rounds <= _HIGHEST.rounds
            and floor.lanes <= self.lanes <= _HIGHEST.lanes
        )


FLOOR: Final = Cost()
_HIGHEST: Final = Cost(memory=512 * 1024, rounds=64, lanes=16)
_WANTED_SECONDS: Final = 0.5
_MOST_ROUNDS: Final = 12


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of the data key."""

    id: str
    user_id: str
    salt: str
    cost: Cost
    wrapped: str = ""

    def header(self) -> bytes:
        """What is bound to the wrapped key: everything but itself."""
        return json.dumps(asdict(replace(self, wrapped="")), sort_keys=True).encode()

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Slot:
        """Read a slot from the file. Raises ``ValueError`` or the like when it is none."""
        cost = Cost(**kept["cost"])
        slot = cls(**{**kept, "cost": cost})
        texts = (slot.id, slot.user_id, slot.salt, slot.wrapped)
        numbers = (cost.memory, cost.rounds, cost.lanes)
        if {*map(type, texts)} != {str} or {*map(type, numbers)} != {int}:
            raise TypeError("a slot has texts and whole numbers")
        if len(base64.b64decode(slot.salt, validate=True)) != _SALT_BYTES:
            raise ValueError("a salt of another length")
        return slot


@dataclass
class Vault:
    """The key file of one office."""

    folder: Path
    store_id: str
    slots: dict[str, Slot]
    floor: Cost = FLOOR
    cost: Cost | None = None
    clock: Callable[[], float] = field(default=time.time, repr=False)

    @classmethod
    def create(
        cls,
        folder: Path,
        user_id: UUID,
        sign_in_name: str,
        password: str,
        *,
        cost: Cost | None = None,
        floor: Cost = FLOOR,
    ) -> tuple[Vault, bytes]:
        """Make the key file of a new office; return it and the new data key."""
        data_key = secrets.token_bytes(32)
        vault = cls(folder, secrets.token_hex(16), {}, floor, cost)
        vault.set_password(data_key, user_id, sign_in_name, password)
        return vault, data_key

    @classmethod
    def open(cls, folder: Path, *, floor: Cost = FLOOR) -> Vault:
        """Read the key file. Raises :class:`StorageTrouble` when it is damaged or newer."""
        try:
            kept = json.loads((folder / FILE).read_text("utf-8"))
            if int(kept["format"]) > FORMAT:
                raise StorageTrouble(
                    T("This office was made by a newer version of the program. Update it first.")
                )
            slots = [Slot.read(slot) for slot in kept["slots"]]
            bytes.fromhex(kept["store"])
            vault = cls(folder, kept["store"], {slot.id: slot for slot in slots}, floor)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            raise StorageTrouble(
                T("The key file of the office is damaged. Restore a backup.")
            ) from None
        if not all(slot.cost.at_least(floor) for slot in slots):
            raise StorageTrouble(T("The key file of the office was changed. Restore a backup."))
        return vault

    def unlock(self, sign_in_name: str, password: str) -> tuple[bytes, UUID]:
        """Return the data key and the user's id.

        Raises :class:`WrongPassword`, with the seconds to wait before the next try counts.
        """
        attempts.refuse_early(self.folder, self.clock())
        slot = self.slots.get(self._slot_id(sign_in_name))
        # Without such a slot the same work is done, so that time does not tell who works here.
        data_key = _unwrap(slot or self._blind_slot(), password.encode())
        if slot is None or data_key is None:
            wait = attempts.count_wrong(self.folder, self.clock())
            raise WrongPassword(T("Name or password is not right."), wait=wait)
        attempts.forget(self.folder)
        return data_key, UUID(slot.user_id)

    def unlock_with_code(self, code: str) -> bytes:
        """Return the data key for the code of the recovery sheet."""
        attempts.refuse_early(self.folder, self.clock())
        secret = recovery.secret(code)
        slot = self.slots.get(_RECOVERY)
        data_key = _unwrap(slot, secret) if slot else None
        if data_key is None:
            wait = attempts.count_wrong(self.folder, self.clock())
            raise WrongPassword(T("This code does not open the office."), wait=wait)
        attempts.forget(self.folder)
        return data_key

    def set_password(
        self, data_key: bytes, user_id: UUID, sign_in_name: str, password: str
    ) -> None:
        """Give a user a slot, in place of any she had.

        Raises :class:`Invalid` when the name is somebody else's: her slot would be lost.
        """
        self.reread()
        slot_id = self._slot_id(sign_in_name)
        if slot_id in self.slots and self.slots[slot_id].user_id != str(user_id):
            raise Invalid({"sign_in_name": T("Somebody else signs in by this name.")})
        slot = self._wrapped(slot_id, str(user_id), data_key, password.encode())
        kept = {key: old for key, old in self.slots.items() if old.user_id != str(user_id)}
        self._write({**kept, slot.id: slot})

    def set_recovery(self, data_key: bytes) -> str:
        """Make a new recovery code, in place of the one before, and return it."""
        self.reread()
        code = recovery.new_code()
        slot = self._wrapped(_RECOVERY, "", data_key, recovery.secret(code))
        self._write({**self.slots, _RECOVERY: slot})
        return code

    def remove(self, user_id: UUID) -> None:
        """Take a user's slot away. The last one stays: nobody could open the office any more."""
        self.reread()
        kept = {key: slot for key, slot in self.slots.items() if slot.user_id != str(user_id)}
        if not kept.keys() - {_RECOVERY}:
            raise Invalid({"user": T("This is the last user who can open the office.")})
        self._write(kept)

    def has_slot(self, user_id: UUID) -> bool:
        """Whether a password of a user opens the office."""
        return any(slot.user_id == str(user_id) for slot in self.slots.values())

    def reread(self) -> None:
        """Read the file anew: another window of this office may have changed it."""
        if (self.folder / FILE).exists():
            self.slots = Vault.open(self.folder, floor=self.floor).slots

    def _slot_id(self, sign_in_name: str) -> str:
        name = unicodedata.normalize("NFKC", sign_in_name).strip().casefold().encode()
        return hashlib.blake2b(name, key=bytes.fromhex(self.store_id), digest_size=16).hexdigest()

    def _wrapped(self, slot_id: str, user_id: str, data_key: bytes, secret: bytes) -> Slot:
        if self.cost is None:
            self.cost = calibrated(self.floor)
        salt = base64.b64encode(secrets.token_bytes(_SALT_BYTES)).decode()
        slot = Slot(slot_id, user_id, salt, self.cost)
        wrapped = Aead(_stretch(slot, secret)).encrypt(data_key, slot.header())
        return replace(slot, wrapped=base64.b64encode(wrapped).decode())

    def _blind_slot(self) -> Slot:
        like = next((s for key, s in self.slots.items() if key != _RECOVERY), None)
        return like or Slot("", "", _NO_SALT, self.floor)

    def _write(self, slots: dict[str, Slot]) -> None:
        written = {
            "format": FORMAT,
            "store": self.store_id,
            "slots": [asdict(slots[key]) for key in sorted(slots)],
        }
        write_whole(self.folder / FILE, json.dumps(written, indent=1).encode())
        self.slots = slots


def calibrated(floor: Cost = FLOOR) -> Cost:
    """Return a cost that makes one try take about half a second on this PC."""
    began = time.perf_counter()
    _stretch(Slot("", "", _NO_SALT, floor), b"calibration")
    once = max(time.perf_counter() - began, 0.001)
    rounds = round(floor.rounds * _WANTED_SECONDS / once)
    return replace(floor, rounds=min(max(rounds, floor.rounds), _MOST_ROUNDS))


def _stretch(slot: Slot, secret: bytes) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", secret.decode()).encode(),
        base64.b64decode(slot.salt),
        time_cost=slot.cost.rounds,
        memory_cost=slot.cost.memory,
        parallelism=slot.cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _unwrap(slot: Slot, secret: bytes) -> bytes | None:
    key = _stretch(slot, secret)
    try:
        wrapped: Any = base64.b64decode(slot.wrapped)
        return Aead(key).decrypt(wrapped, slot.header())
    except (CryptoError, ValueError):
        return None
