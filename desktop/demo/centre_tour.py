"""The tour through the Children's Centre: each register, the month, and its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.office.cards import Query
from desktop.rules import activities, elections, handovers, trainings

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.demo.tour import Guide
    from desktop.documents.page import Paper
    from desktop.i18n import Language
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.views.centre.tab import CentreTab


def look(guide: Guide, tab: CentreTab) -> None:
    """Take a picture of each register, and of its first record with all pages of it."""
    for register in tab.permitted():
        pane = tab.show_register(register)
        guide.until(lambda pane=pane: pane.list.table.lines())  # type: ignore[misc]
        guide.picture(tab.window(), f"centre-{register}")
        guide.open(pane, pane.list.table.lines()[0].record_id)
        for page in pane.look.screen.tabs:
            if page.key not in ("attachment", "history"):
                pane.panel.sheet.go_to(page.key)
                guide.picture(tab.window(), f"centre-{register}-{page.key}")
        pane.desk.close()


def papers(session: Session, language: Language) -> dict[str, Paper]:
    """Return the papers of the Centre by the name of their file."""

    def first(register: Register, holds: Callable[[Any], object]) -> UUID:
        with session.reading() as work:
            files = (register.load(work, line.record_id) for line in register.lines(Query()))
            return next(file.main.id for file in files if holds(file))

    told = first(session.activities, lambda file: file.state == activities.REPORTED)
    prizes = first(
        session.activities,
        lambda file: any(row.values.get("prize") for row in file.rows["activity_entry"]),
    )
    term = first(session.terms, lambda file: file.state == elections.SERVING)
    handed = first(session.handovers, lambda file: file.state == handovers.DONE)
    training = first(session.trainings, lambda file: file.state == trainings.HELD)
    entry = session.cash.lines(Query())[0].record_id
    make = session.centre_papers.make
    wanted: tuple[tuple[str, str, tuple[UUID, ...]], ...] = (
        ("poster", "activity_poster", (told,)),
        ("sign-in-sheet", "sign_in_sheet", (told,)),
        ("activity-report", "activity_report", (told,)),
        ("certificates", "certificates", (prizes,)),
        ("month-plan", "month_plan", ()),
        ("ballot", "committee_ballot", (term,)),
        ("election-result", "committee_result", (term,)),
        ("handover", "handover_sheet", (handed,)),
        ("service-certificate", "service_certificate", (term,)),
        ("inventory", "centre_inventory", ()),
        ("loan-list", "centre_loans", ()),
        ("cash-book", "cash_year", ()),
        ("cash-receipt", "cash_receipt", (entry,)),
        ("training-list", "training_list", (training,)),
        ("training-certificates", "training_certificates", (training,)),
        ("training-modules", "training_modules", ()),
    )
    return {name: make(kind, records, language) for name, kind, records in wanted}
