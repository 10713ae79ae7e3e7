"""Whose certificate ends is told 90 and 30 days before, each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from alerts.models import Notification
from compliance.actions import certificates
from tests.compliance.factories_visits import make_inspector
from tests.factories import NOW, TODAY, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (TODAY + timedelta(days=91), 0),
        (TODAY + timedelta(days=90), 1),
        (TODAY, 1),
        (TODAY - timedelta(days=1), 0),
    ],
)
def test_who_is_told(until: date, told: int) -> None:
    make_inspector(user=make_user(), certificate_until=until)
    assert certificates.announce_ending(now=NOW) == told
    assert certificates.announce_ending(now=NOW) == 0
    assert Notification.objects.count() == told


def test_a_second_notice_comes_within_30_days() -> None:
    make_inspector(user=make_user(), certificate_until=TODAY + timedelta(days=60))
    certificates.announce_ending(now=NOW)
    assert certificates.announce_ending(now=NOW + timedelta(days=31)) == 1
