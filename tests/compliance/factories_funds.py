"""Cases about sums obtained by deceit: a provider's claims, and benefits of a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from alerts.models import Alert
from compliance.actions import cases
from compliance.models import Case, CaseOrigin
from enterprises.models import Benefit, MedicalClaim, Provider, Worker
from tests.compliance.factories import START, Office
from tests.factories import make_alert, make_finding, make_provider, make_worker, next_number

STAYS = (
    (date(2026, 5, 4), date(2026, 5, 11), "4200.00"),
    (date(2026, 5, 6), date(2026, 5, 9), "3100.50"),
    (date(2026, 7, 1), None, "2700.00"),
)


# Where each was at the same time, as the rule tells it.
ELSEWHERE = {
    "claim_no": "YB2026990001",
    "provider": "示例区第二样例医院",
    "code": "370214H0088",
    "admitted_on": "2026-05-03",
    "discharged_on": "2026-05-08",
}


def make_claim(provider: Provider, worker: Worker, **changes: Any) -> MedicalClaim:
    """A stay in May."""
    values: dict[str, Any] = {
        "claim_no": f"YB2026{next_number():06}",
        "worker": worker,
        "provider": provider,
        "kind": "inpatient",
        "admitted_on": date(2026, 5, 4),
        "discharged_on": date(2026, 5, 11),
        "item_code": "ZY01",
        "amount": Decimal("4200.00"),
        "batch_id": 1,
    }
    return MedicalClaim.objects.create(**{**values, **changes})


def claims_alert(office: Office, *, provider: Provider | None = None) -> Alert:
    """Three stays of three people who were in hospital elsewhere at the same time."""
    provider = provider or make_provider(
        office.group, code="370214H0087", name="示例区样例医院", kind="hospital"
    )
    alert = make_alert(
        provider,
        rule="overlapping-inpatient",
        violation_type="V3",
        severity=2,
        findings_count=3,
        workers_count=3,
        workers_total=0,
        at_stake_yuan=Decimal("10000.50"),
        first_month=date(2026, 5, 1),
    )
    for admitted_on, discharged_on, amount in STAYS:
        claim = make_claim(
            provider,
            make_worker(),
            admitted_on=admitted_on,
            discharged_on=discharged_on,
            amount=Decimal(amount),
        )
        month = admitted_on.replace(day=1)
        make_finding(
            alert,
            worker_id=claim.worker_id,
            detail=claim.claim_no,
            from_month=month,
            to_month=month,
            amount=claim.amount,
            figures={"elsewhere": [ELSEWHERE]},
        )
    return alert


def proposed(office: Office, alert: Alert, *, summary: str) -> Case:
    """A case proposed by the lead on an alert, about whom the alert is about."""
    return cases.propose(
        by=office.inspector,
        now=START,
        origin=CaseOrigin.ALERT,
        violation_type=alert.violation_type,
        summary=summary,
        provider=alert.provider,
        worker=alert.worker,
        alerts=[alert],
    )


def propose_provider(office: Office) -> Case:
    """A V3 case proposed on such an alert."""
    return proposed(office, claims_alert(office), summary="同期重复住院")


def benefits_alert(office: Office, *, kind: str = "unemployment", scheme: int = 3) -> Alert:
    """Two months of a benefit that a person drew while employed."""
    worker = make_worker(name="钱样例")
    alert = make_alert(
        worker,
        group=office.group,
        rule="benefit-while-employed" if kind == "unemployment" else "benefit-after-death",
        violation_type="V4",
        findings_count=2,
        workers_count=1,
        workers_total=0,
        at_stake_yuan=Decimal("3800.00"),
        first_month=date(2026, 3, 1),
    )
    for month in (date(2026, 3, 1), date(2026, 4, 1)):
        Benefit.objects.create(
            worker=worker, kind=kind, month=month, amount=Decimal("1900.00"), batch_id=1
        )
        make_finding(
            alert,
            worker_id=worker.pk,
            scheme=scheme,
            detail=kind,
            from_month=month,
            to_month=month,
            amount=Decimal("1900.00"),
        )
    return alert


def propose_person(office: Office, *, kind: str = "unemployment", scheme: int = 3) -> Case:
    """A V4 case proposed on such an alert."""
    return proposed(
        office, benefits_alert(office, kind=kind, scheme=scheme), summary="就业期间领取失业金"
    )
