"""A dismissed alert comes back when it grows materially, in number or in sum, and not before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from alerts.actions import alerts, comparisons
from alerts.models import Alert
from enterprises.models import Contribution, Enterprise
from inspectorate.organisation.models import User
from tests.alerts.facts import AS_OF, NOW, make_batch, make_enterprise, make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def arrears() -> Enterprise:
    """1,000 yuan of pension contributions unpaid for one month; the alert is dismissed."""
    enterprise = make_enterprise(make_group())
    owe(enterprise, 1000)
    compare()
    by = User.objects.create(username="inspector", role="full_time_inspector")
    alerts.dismiss(Alert.objects.get(), by=by, reason="示例", ground="explained")
    return enterprise


def owe(enterprise: Enterprise, yuan: int) -> None:
    """A delivery says what is due for February, nothing paid."""
    Contribution.objects.update_or_create(
        enterprise=enterprise,
        scheme=1,
        month=date(2026, 2, 1),
        defaults={
            "headcount": 3,
            "due": Decimal(yuan),
            "paid": 0,
            "batch_id": make_batch("contributions").pk,
        },
    )


def compare() -> None:
    """The rule, over everything."""
    comparisons.compare(by=None, now=NOW, as_of=AS_OF, names=["contribution-arrears"])


@pytest.mark.parametrize(("yuan", "state"), [(1150, "dismissed"), (1250, "new")])
def test_a_sum_that_grows_brings_it_back_only_materially(
    yuan: int, state: str, arrears: Enterprise
) -> None:
    owe(arrears, yuan)
    compare()
    alert = Alert.objects.get()
    assert (alert.state, alert.amount) == (state, Decimal(yuan))
    assert alert.decision_reason == "示例"
