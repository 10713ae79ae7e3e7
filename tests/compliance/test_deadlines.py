"""Deadlines of a case: started, met, dropped, paused, extended; the case repeats the earliest."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.actions import deadlines
from compliance.models import Case
from compliance.presenting.deadlines import case_due
from inspectorate.organisation.models import Limit
from tests.compliance.factories_deadlines import make_case

pytestmark = pytest.mark.django_db
FILED = date(2026, 9, 14)


def next_of(case: Case) -> tuple[date | None, str, bool]:
    """What the case repeats for lists."""
    case.refresh_from_db()
    return case.next_due_on, case.next_limit, case.next_provisional


def test_the_case_repeats_its_earliest_deadline() -> None:
    case = make_case()
    deadlines.start(case, "investigation", on=FILED)
    assert next_of(case) == (date(2026, 12, 11), "investigation", False)
    deadlines.start(case, "order", on=date(2026, 10, 26), days=25)
    assert next_of(case) == (date(2026, 11, 20), "order", False)
    deadlines.meet(case, "order", on=date(2026, 11, 18))
    assert next_of(case) == (date(2026, 12, 11), "investigation", False)
    deadlines.drop(case, "investigation", on=date(2026, 11, 18))
    assert next_of(case) == (None, "", False)


def test_pausing_takes_the_date_away_and_resuming_moves_it() -> None:
    case = make_case()
    deadlines.start(case, "investigation", on=FILED)
    deadlines.pause(case, "investigation", on=date(2026, 11, 2))
    assert next_of(case) == (None, "investigation", False)
    assert case_due(case, on=date(2026, 11, 3)).shape == "paused"
    deadlines.resume(case, "investigation", on=date(2026, 11, 9))
    assert next_of(case) == (date(2026, 12, 18), "investigation", False)


def test_an_extension_may_reach_the_unpublished_year() -> None:
    case = make_case()
    deadlines.start(case, "investigation", on=FILED)
    deadline = deadlines.extend(case, "investigation", days=30)
    assert deadline.trace["extended"] == 30
    assert next_of(case) == (date(2027, 1, 25), "investigation", True)


def test_a_changed_limit_moves_no_running_deadline() -> None:
    case = make_case()
    deadlines.start(case, "statement", on=date(2026, 11, 16))
    Limit.objects.filter(code="statement").update(length=3, day_type="calendar")
    deadline = deadlines.extend(case, "statement", days=1)
    assert (deadline.due_on, deadline.day_type) == (date(2026, 11, 24), "working")


def test_what_does_not_run_is_refused() -> None:
    case = make_case()
    with pytest.raises(deadlines.UnknownLimit, match="no limit lunch"):
        deadlines.start(case, "lunch", on=FILED)
    with pytest.raises(deadlines.UnknownLimit):
        deadlines.meet(case, "lunch", on=FILED)
    with pytest.raises(deadlines.NotRunning, match="statement does not run"):
        deadlines.meet(case, "statement", on=FILED)
    deadlines.start(case, "statement", on=FILED)
    with pytest.raises(deadlines.AlreadyRunning):
        deadlines.start(case, "statement", on=FILED)
    with pytest.raises(deadlines.PauseConflict):
        deadlines.resume(case, "statement", on=FILED)
    deadlines.pause(case, "statement", on=FILED)
    with pytest.raises(deadlines.PauseConflict):
        deadlines.pause(case, "statement", on=FILED)
