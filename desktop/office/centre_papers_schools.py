"""Paper about trainings: sign-in list, certificates, short test, the modules for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.module_list import module_list
from desktop.documents.training_certificates import training_certificates
from desktop.documents.training_facts import TrainingFacts
from desktop.documents.training_list import training_list
from desktop.documents.training_test import training_test
from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import trainings
from desktop.sheets.trainings import PARTICIPANT

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.session import Session


def sign_in(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a sign-in list for each training."""
    return training_list(_facts(session, ids), t, second)


def certificates(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a certificate for everybody who came; :class:`ClerkError` where nobody did yet."""
    facts = _facts(session, ids)
    if not any(one.certified for one in facts):
        raise ClerkError(T("Certificates are given once the training was held."))
    return training_certificates(facts, t, second)


def short_test(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the empty short test of each training, with the answers for the trainer."""
    return training_test(_facts(session, ids), t, second)


def modules(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the list of modules for the wall."""
    return module_list(session.office.values, t, second)


def _facts(session: Session, ids: tuple[UUID, ...]) -> list[TrainingFacts]:
    session.require(session.trainings.see)
    found = []
    with session.reading() as work:
        for record in ids:
            file = session.trainings.load(work, record)
            rows = [row.values for row in file.rows[PARTICIPANT.kind]]
            given = file.state in trainings.GIVEN
            found.append(
                TrainingFacts(
                    session.office.values,
                    session.today(),
                    file.main.values,
                    tuple(str(row["name"] or "") for row in rows),
                    tuple(
                        str(row["name"] or "")
                        for row in rows
                        if given and row["came"] == trainings.CAME
                    ),
                )
            )
    return found
