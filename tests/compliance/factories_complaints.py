"""Complaints for tests: received as the public form and the counter receive them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from compliance.actions import receiving
from compliance.complaints.employers import Employer
from compliance.complaints.identity import Identity
from compliance.models import Complaint
from enterprises.models import Enterprise
from inspectorate.organisation.models import User
from tests.factories import NOW

WHO = Identity(
    name="孙样例",
    phone="13800000000",
    id_number="370214199001010049",
    address="示例路2号",
    wishes="晚上六点以后",
)


def make_complaint(
    enterprise: Enterprise | None = None,
    *,
    by: User | None = None,
    now: datetime = NOW,
    who: Identity | None = WHO,
    **changes: Any,
) -> Complaint:
    """A complaint about wages; matched if an enterprise is given."""
    return made(enterprise, by=by, now=now, who=who, **changes)[0]


def made(
    enterprise: Enterprise | None = None,
    *,
    by: User | None = None,
    now: datetime = NOW,
    who: Identity | None = WHO,
    **changes: Any,
) -> tuple[Complaint, str]:
    """The complaint and its secret."""
    values: dict[str, Any] = {
        "kind": "complaint" if who else "report",
        "employer_name": "示例路口的厂",
        "text": "三个月没有发工资",
        "subjects": ["L6", "L7"],
        "who": who,
        "employer": employer_of(enterprise) if enterprise else None,
        **changes,
    }
    receipt = receiving.receive(receiving.Told(**values), by=by, now=now)
    return Complaint.objects.get(number=receipt.number), receipt.secret


def employer_of(enterprise: Enterprise) -> Employer:
    """The register entry of an enterprise."""
    return Employer(
        id=enterprise.pk,
        name=enterprise.name,
        uscc=enterprise.uscc,
        grid_group_id=enterprise.grid_group_id,
        district_code=enterprise.district_code,
        address=enterprise.address,
    )
