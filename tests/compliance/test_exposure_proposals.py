"""Every decided violation that meets a criterion is proposed, once; nothing else is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from compliance.actions import exposure_runs
from compliance.exposure.states import ExposureState
from compliance.models import Document, Exposure, ExposureCriterion, Violation
from tests.compliance.factories import Office, propose, reaching, walk, with_the_order
from tests.compliance.factories_exposures import (
    DECIDED,
    OCTOBER,
    make_exposure,
    make_owed_month,
    make_penalty,
)
from tests.factories import make_enterprise, make_grid_group

pytestmark = pytest.mark.django_db


def proposed(**changes: Any) -> bool:
    """Whether a delivered decision is proposed."""
    make_penalty(make_enterprise(make_grid_group()), **changes)
    return exposure_runs.propose(now=OCTOBER) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"violation_type": "L6", "amount": Decimal(100000)}, True),
        ({"violation_type": "L6", "amount": Decimal("99999.99")}, False),
        ({"violation_type": "L6", "amount": None}, False),
        ({"violation_type": "L3", "amount": None}, True),
        ({"violation_type": "V2", "amount": Decimal(200000)}, True),
        ({"violation_type": "V2", "amount": Decimal("199999.99")}, False),
        ({"violation_type": "L1", "amount": Decimal(9999999)}, False),
        ({"violation_type": "L3", "amount": None, "decided_on": date(2017, 1, 1)}, True),
        ({"violation_type": "L3", "amount": None, "decided_on": date(2016, 12, 31)}, False),
    ],
)
def test_a_delivered_decision_against_the_criteria(changes: dict[str, Any], expected: bool) -> None:
    assert proposed(**changes) is expected


def test_a_criterion_holds_for_decisions_made_while_it_is_in_force() -> None:
    row = ExposureCriterion.objects.get(code="child-labour")
    row.pk, row.from_on, row.until_on = None, DECIDED, DECIDED + timedelta(days=1)
    row.min_yuan = Decimal(1)
    row.save()
    assert proposed(violation_type="L3", amount=None, decided_on=DECIDED - timedelta(days=1))
    assert not proposed(violation_type="L3", amount=None, decided_on=DECIDED)
    assert proposed(violation_type="L3", amount=Decimal(1), decided_on=DECIDED)
    assert not proposed(
        violation_type="L3", amount=Decimal(1), decided_on=DECIDED + timedelta(days=1)
    )


def test_a_served_decision_is_proposed_with_what_is_printed() -> None:
    office = Office()
    case = propose(office)
    now = walk(case, office, *with_the_order(reaching("decided")))
    assert exposure_runs.propose(now=now) == 0
    now = walk(case, office, "serve_decision", now=now)
    assert exposure_runs.propose(now=now) == 1
    assert exposure_runs.propose(now=now) == 0
    exposure = Exposure.objects.get()
    paper = Document.objects.get(kind="penalty_decision")
    assert (exposure.case, exposure.decision_no) == (case, paper.number)
    assert exposure.contributions_yuan == Decimal("1152028.80")
    assert exposure.facts == ("未依法为职工办理社会保险登记，涉及劳动者2人，金额1,152,028.80元。")
    assert exposure.decision.startswith("已作出行政处罚决定，罚款")
    assert [ground["criterion"] for ground in exposure.grounds] == ["insurance-sum"]
    # The same decision, delivered as history, is not another one.
    make_penalty(case.enterprise, document_no=paper.number, violation_type="L3")
    assert exposure_runs.propose(now=now) == 0
    now = walk(case, office, "record_compliance", "close", "reopen", now=now)
    assert exposure_runs.follow_reversals(now=now) == 1
    exposure.refresh_from_db()
    assert exposure.state == ExposureState.LAPSED


def test_a_refused_decision_is_proposed_whatever_its_sum() -> None:
    office = Office()
    case = propose(office)
    now = walk(case, office, *with_the_order(reaching("decision_served")))
    Violation.objects.filter(case=case).update(amount_yuan=Decimal(10))
    assert exposure_runs.propose(now=now) == 0
    now = walk(case, office, "apply_to_court", now=now)
    assert exposure_runs.propose(now=now) == 1
    assert Exposure.objects.get().grounds[0]["criterion"] == "refused-decision"


def test_a_late_decision_comes_into_the_current_quarter() -> None:
    exposure = make_exposure()
    assert exposure.quarter_on == date(2026, 7, 1)


def test_a_decision_delivered_ahead_of_its_day_waits_for_it() -> None:
    enterprise = make_enterprise(make_grid_group())
    tomorrow = timezone.localdate(OCTOBER) + timedelta(days=1)
    make_penalty(enterprise, decided_on=tomorrow)
    assert exposure_runs.propose(now=OCTOBER) == 0
    assert exposure_runs.propose(now=OCTOBER + timedelta(days=1)) == 1
    with pytest.raises(IntegrityError, match="proposed_after_decision"), transaction.atomic():
        Exposure.objects.update(proposed_at=OCTOBER)


def test_deliveries_show_the_day_contributions_were_paid() -> None:
    enterprise = make_enterprise(make_grid_group())
    months = [make_owed_month(enterprise, date(2026, month, 1)) for month in (5, 6)]
    make_penalty(enterprise, violation_type="V2", amount=Decimal(500000))
    exposure_runs.propose(now=OCTOBER)
    assert exposure_runs.follow_payments(now=OCTOBER) == 0
    for n, month in enumerate(months):
        month.paid, month.paid_on = month.due, date(2026, 10, 12 + n)
        month.save(update_fields=["paid", "paid_on"])
        assert exposure_runs.follow_payments(now=OCTOBER) == n
    assert exposure_runs.follow_payments(now=OCTOBER) == 0
    exposure = Exposure.objects.get()
    assert exposure.contributions_paid_on == exposure.paid_on == date(2026, 10, 13)


@pytest.mark.parametrize(("day", "owed_until"), [(15, None), (16, date(2026, 7, 1))])
def test_a_month_is_owed_from_the_day_after_its_due_day(day: int, owed_until: date | None) -> None:
    enterprise = make_enterprise(make_grid_group())
    for month in (7, 8):  # due on 15 Aug, 15 Sep
        make_owed_month(enterprise, date(2026, month, 1))
    make_penalty(
        enterprise, violation_type="V2", amount=Decimal(500000), decided_on=date(2026, 8, day)
    )
    exposure_runs.propose(now=OCTOBER)
    assert Exposure.objects.get().owed_until_on == owed_until
