"""What must hold of every table of steps: all is reached, nothing is a trap, guards are exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import ClerkError

DIRECTOR = ("director",)


class StepTable:
    """Checks of a workflow."""

    @staticmethod
    def states(workflow, first, final):
        """Every state is reached, and only the final ones have no way on."""
        reached, before = {first}, set()
        while reached != before:
            before = set(reached)
            reached |= {step.after for step in workflow.steps if step.before in reached}
        assert reached == set(workflow.words)
        assert set(workflow.words) - {step.before for step in workflow.steps} == set(final)
        pairs = [(step.before, step.after) for step in workflow.steps]
        assert len(pairs) == len(set(pairs))

    @staticmethod
    def guards(workflow, good, amiss, needed):
        """Each step is blocked by exactly what it needs: ``needed`` names it, ``amiss`` breaks it."""
        assert {(step.before, step.after) for step in workflow.steps} == set(needed)
        for (state, to), names in needed.items():
            workflow.check(state, to, good, DIRECTOR, reason="有原因")
            for name, change in amiss.items():
                facts = replace(good, **change)
                step = next(s for s in workflow.possible(state, facts, DIRECTOR) if s.to == to)
                assert bool(step.blocked) is (name in names), (state, to, name)
                if name in names:
                    with pytest.raises(ClerkError) as raised:
                        workflow.check(state, to, facts, DIRECTOR, reason="有原因")
                    assert raised.value.sentence in step.blocked

    @staticmethod
    def reasons(workflow, good, asked):
        """Exactly the steps that are ``asked`` want a written reason."""
        for step in workflow.steps:
            if asked(step.before, step.after):
                with pytest.raises(ClerkError) as raised:
                    workflow.check(step.before, step.after, good, DIRECTOR, reason=" ")
                assert raised.value.field == "reason"
            else:
                workflow.check(step.before, step.after, good, DIRECTOR)


@pytest.fixture(scope="session")
def table():
    """The checks of a table of steps."""
    return StepTable
