"""What letters came to, by real deliveries: complete or not, in time or late, once and twice."""

from __future__ import annotations

import pytest
import time_machine

from alerts.models import Alert, Notification
from compliance.actions import rechecks
from compliance.models import Case, Letter
from tests.compliance.letters.city import EARLY, LATE, City
from tests.contract.conftest import counter  # noqa: F401 - the fixture
from tests.contract.counter import Counter

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(counter: Counter) -> City:  # noqa: F811 - the fixture
    """One enterprise with three workers in no scheme, and its letter out."""
    made = City(counter)
    made.send()
    return made


def state() -> tuple[str, str]:
    """The letter's state, and its alert's."""
    return Letter.objects.get().state, Alert.objects.get().state


def test_everything_put_right_in_a_complete_delivery_ends_the_letter(city: City) -> None:
    city.deliver({1: (0, 1, 2)}, at=EARLY)
    assert rechecks.recheck(now=EARLY) == rechecks.Rechecked(put_right=1)
    assert state() == ("put_right", "closed")
    assert Alert.objects.get().decision == "self_rectified"
    assert Letter.objects.get().workers_left == 0
    assert not Case.objects.exists()


def test_a_delivery_that_is_not_complete_answers_nothing(city: City) -> None:
    city.deliver({1: (0, 1, 2)}, at=LATE, complete=False)
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked()
    assert state() == ("sent", "letter_sent")


def test_partly_put_right_before_the_day_is_told_and_the_letter_stays_out(city: City) -> None:
    city.deliver({1: (0, 1)}, at=EARLY)
    assert rechecks.recheck(now=EARLY) == rechecks.Rechecked(still_out=1)
    assert state() == ("sent", "letter_sent")
    letter = Letter.objects.get()
    assert (letter.workers_count, letter.workers_left) == (3, 1)


def test_what_is_left_after_the_day_is_proposed_for_filing_and_filed_by_nobody(city: City) -> None:
    city.deliver({1: (0, 1)}, at=LATE)
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked(proposed=1)
    case = Case.objects.get()
    letter = Letter.objects.get()
    assert (letter.state, letter.case) == ("filing_proposed", case)
    assert (case.state, case.origin, case.filed_at) == ("proposed", "alert", None)
    assert case.proposed_by.username == "system"
    assert "3人（项）中已改正2人（项）" in case.summary
    assert [link.alert_id for link in case.casealerts.order_by("pk")] == [Alert.objects.get().pk]


def test_the_same_recheck_twice_does_its_work_once(city: City) -> None:
    city.deliver({1: ()}, at=LATE)
    rechecks.recheck(now=LATE)
    told = Notification.objects.count()
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked()
    assert Case.objects.count() == 1
    assert Notification.objects.count() == told


def test_the_day_passing_alone_proposes_nothing(city: City) -> None:
    city.deliver({1: ()}, at=EARLY)
    rechecks.recheck(now=EARLY)
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked()
    assert state() == ("sent", "letter_sent")
    city.deliver({1: ()}, at=LATE)
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked(proposed=1)


def test_a_complete_delivery_waits_for_its_comparison(city: City) -> None:
    with time_machine.travel(EARLY, tick=False):
        city.insure({1: (0, 1, 2)}, "--complete", "2024-01..2026-12")
    assert rechecks.recheck(now=EARLY) == rechecks.Rechecked()
    with time_machine.travel(EARLY, tick=False):
        city.compare()
    assert rechecks.recheck(now=EARLY) == rechecks.Rechecked(put_right=1)


@pytest.mark.parametrize(
    "options",
    [
        ("--complete", "2024-01..2026-10"),
        ("--complete", "2024-01..2026-12", "--area", "370214"),
    ],
)
def test_a_delivery_of_another_period_or_area_answers_nothing(
    options: tuple[str, ...], city: City
) -> None:
    with time_machine.travel(LATE, tick=False):
        city.insure({1: (0, 1, 2)}, *options)
        city.compare()
    assert rechecks.recheck(now=LATE) == rechecks.Rechecked()


def test_the_sender_is_told_once_what_came_back(city: City) -> None:
    city.deliver({1: (0, 1, 2)}, at=EARLY)
    rechecks.recheck(now=EARLY)
    notice = Notification.objects.get(user=city.person, kind="letter_result")
    assert notice.values == {"count": 1, "righted": 1, "open": 0}
