"""Saves one person after another and prints each confirmed number, until it is killed.

Started once; it then forks a child for every line that it reads, so that no kill has to wait for
the imports. ``python crash_child.py FOLDER KEY``; the line is the number to begin with.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from desktop.storage import unit_of_work
from desktop.storage.engine import Database

NOW = datetime(2026, 11, 24, tzinfo=UTC)
USER, SITE = UUID(int=1), UUID(int=2)


def save_one(database, number):
    """One save as the office makes it: two records, their changes and the log in one act."""
    with unit_of_work.writing(database, author=USER, site=SITE, now=NOW) as work:
        person = work.records.add("person", {"full_name": f"人{number}", "note": "x" * 2000})
        work.records.add("phone", {"person_id": person.id, "number": str(number)})
        work.audit("person_registered", subject=person.id)


def run(folder, key, number):
    database = Database.sqlcipher(folder / "office.db", key)
    while True:
        save_one(database, number)
        os.write(1, f"{number}\n".encode())
        number += 1


def main():
    folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(folder, key, int(line))
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
