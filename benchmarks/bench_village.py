"""The village survey: a question added up for 151 households and for a township's 10,000."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from time import perf_counter

HOUSEHOLDS = (151, 10_000)
MEMBERS = 5
REPEATED = 12
LEFT = ("here", "here", "here", "away", "back")
WHERE = ("county", "jinghong", "province", "mainland")


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from benchmarks.crowd import sign_in
    from desktop.rules import surveys

    session = sign_in(sizes[0])
    for households in HOUSEHOLDS:
        survey = _fill(session, households)
        ask = session.survey_results.table
        start = perf_counter()
        ask(survey, "left", surveys.AGE)
        first = (perf_counter() - start) * 1000
        spent = []
        for number in range(REPEATED):
            start = perf_counter()
            ask(survey, ("left", "where", "schooling")[number % 3], surveys.AGE)
            spent.append((perf_counter() - start) * 1000)
        start = perf_counter()
        list(session.survey_results.tables(survey, None, tuple(surveys.WAYS), leaving=True))
        whole = (perf_counter() - start) * 1000
        small = households == HOUSEHOLDS[0]
        name = f"survey, {households} households:"
        yield f"{name} first question (ms)", first, 200 if small else 3000
        yield f"{name} next question, slowest (ms)", max(spent), 100 if small else 500
        yield f"{name} all questions in all layouts (ms)", whole, None
    session.database.close()


def _fill(session, households: int):
    """Write a round with its answers, straight into the tables."""
    import sqlalchemy as sa

    from desktop.models.base import table
    from desktop.models.village import Survey, SurveyAnswer, SurveyHousehold
    from desktop.storage.ids import new_id

    random, now = Random(4), datetime.now(UTC)
    stamp = {"version": 1, "created_at": now, "changed_at": now}
    survey = new_id()
    asked = [new_id() for _ in range(households)]
    with session.writing() as work:
        put = work.connection.execute
        put(
            sa.insert(table(Survey)),
            [
                {
                    "id": survey, "state": "RUNNING", "number": f"V-{households}", "year": 2026,
                    "questionnaire": "2026", "questionnaire_version": 1, **stamp,
                }
            ],
        )  # fmt: skip
        put(
            sa.insert(table(SurveyHousehold)),
            [
                {
                    "id": one, "survey_id": survey, "number": str(at), "village_group": f"{at % 7}",
                    "asked_on": date(2026, 11, 1), "answers": {"knows_where": "yes"}, **stamp,
                }
                for at, one in enumerate(asked)
            ],
        )  # fmt: skip
        put(
            sa.insert(table(SurveyAnswer)),
            [
                {
                    "id": new_id(), "survey_household_id": one, "survey_id": survey,
                    "sex": random.choice(("female", "male")), "age": random.randrange(1, 80),
                    "answers": {
                        "schooling": "completed", "left": random.choice(LEFT),
                        "where": random.choice(WHERE),
                    },
                    **stamp,
                }
                for one in asked
                for _ in range(MEMBERS)
            ],
        )  # fmt: skip
    return survey
