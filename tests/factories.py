"""Rows for tests, synthetic names only. Each `make_x` takes overrides and saves what it returns."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from stdnum.cn import ric, uscc

from alerts.models import NO_MONTH, Alert, AlertStep, ComparisonRun, Finding, RunState
from enterprises.models import (
    Batch,
    BatchState,
    Employment,
    Enterprise,
    EnterpriseSearch,
    InsuranceRecord,
    Provider,
    Upload,
    UploadState,
    Worker,
)
from enterprises.search import grams_of, letters_of
from inspectorate.foundation.identity import encrypt
from inspectorate.organisation.models import Assignment, GridGroup, Inspector, Role, User

PASSWORD = "a-long-synthetic-password"
NOW = datetime(2026, 11, 17, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 17)
_numbers = itertools.count(1)


def next_number() -> int:
    """A number no other row of this run has."""
    return next(_numbers)


def make_user(
    role: Role | str = Role.FULL_TIME_INSPECTOR,
    *,
    groups: list[GridGroup] | None = None,
    **changes: Any,
) -> User:
    """A log-in with PASSWORD; with `groups`, an inspector who answers for them."""
    n = next_number()
    user = User(**{"username": f"user{n}", "role": role, "display_name": "李示例", **changes})
    if user.role == Role.ENTERPRISE_USER and user.enterprise_id is None:
        user.enterprise_id = 0  # of none; a test that needs one says which
    user.set_password(PASSWORD)
    user.save()
    if groups is not None:
        inspector = Inspector.objects.create(
            staff_no=f"S{n}", name="李示例", kind="full_time", user=user
        )
        for group in groups:
            Assignment.objects.create(
                inspector=inspector, grid_group=group, from_on=date(2020, 1, 1)
            )
    return user


def make_grid_group(**changes: Any) -> GridGroup:
    """A grid group in district 370214."""
    n = next_number()
    values = {"code": f"G{n:04}", "name": f"示例网格{n}", "district_code": "370214", **changes}
    return GridGroup.objects.create(**values)


def make_batch(feed: str = "employments", **changes: Any) -> Batch:
    """A published delivery of one loaded row."""
    values: dict[str, Any] = {
        "feed": feed,
        "file_name": f"{feed}.csv",
        "state": BatchState.PUBLISHED,
        "read": 1,
        "loaded": 1,
        "started_at": NOW,
        "published_at": NOW,
        "encoding": "utf-8",
        "delimiter": ",",
    }
    return Batch.objects.create(**{**values, **changes})


def make_uscc() -> str:
    """A code with the right check character."""
    stem = f"91370214MAEX{next_number():05}"
    return stem + uscc.calc_check_digit(stem)


def make_enterprise(group: GridGroup | None = None, **changes: Any) -> Enterprise:
    """An enterprise in `group`, findable by its bigrams."""
    n = next_number()
    values: dict[str, Any] = {
        "uscc": make_uscc(),
        "name": f"青岛示例机械{n}厂有限公司",
        "address": "示例路1号",
        "area_code": "370214",
        "industry_code": "C34",
        "status": "active",
        "batch_id": 1,
        "grid_group": group,
        "district_code": group.district_code if group else "",
    }
    enterprise = Enterprise.objects.create(**{**values, **changes})
    grams = grams_of(enterprise.name) + grams_of(enterprise.uscc)
    EnterpriseSearch.objects.create(
        enterprise=enterprise,
        letters=f"{letters_of(enterprise.name)}\n{enterprise.uscc}",
        grams=sorted(set(grams)),
    )
    return enterprise


def make_id_number() -> str:
    """An identity number with the right check digit."""
    n = next_number()
    stem = f"370214{1960 + n % 45}0{1 + n % 9}1{n % 9}{n % 1000:03}"
    return stem + ric.calc_check_digit(f"{stem}0")


def make_worker(**changes: Any) -> Worker:
    """A person with an encrypted number."""
    number = changes.pop("id_number", None) or make_id_number()
    values: dict[str, Any] = {"id_cipher": encrypt(number), "name": "王示例", "batch_id": 1}
    return Worker.objects.create(**{**values, **changes})


def make_employment(enterprise: Enterprise, worker: Worker, **changes: Any) -> Employment:
    """An open-ended employment since 6 January 2025."""
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "worker": worker,
        "hired_on": date(2025, 1, 6),
        "monthly_wage": Decimal(5200),
        "contract_kind": "fixed",
        "household": "local_urban",
        "batch_id": 1,
    }
    return Employment.objects.create(**{**values, **changes})


def make_insurance(
    enterprise: Enterprise, worker: Worker, *, schemes: str = "12345", **changes: Any
) -> None:
    """Open insurance in `schemes` since February 2025."""
    values: dict[str, Any] = {
        "from_month": date(2025, 2, 1),
        "base": Decimal(5200),
        "batch_id": 2,
        **changes,
    }
    InsuranceRecord.objects.bulk_create(
        InsuranceRecord(enterprise=enterprise, worker=worker, scheme=int(scheme), **values)
        for scheme in schemes
    )


def make_provider(group: GridGroup | None = None, **changes: Any) -> Provider:
    """A pharmacy."""
    n = next_number()
    values: dict[str, Any] = {
        "code": f"P{n:04}",
        "name": f"示例大药房{n}",
        "kind": "pharmacy",
        "batch_id": 1,
        "grid_group": group,
        "district_code": group.district_code if group else "",
    }
    return Provider.objects.create(**{**values, **changes})


def make_run(**changes: Any) -> ComparisonRun:
    """A finished comparison."""
    values: dict[str, Any] = {
        "as_of": TODAY,
        "state": RunState.DONE,
        "created_at": NOW,
        "finished_at": NOW,
    }
    return ComparisonRun.objects.create(**{**values, **changes})


def make_alert(
    subject: Enterprise | Provider | Worker | None = None,
    *,
    group: GridGroup | None = None,
    **changes: Any,
) -> Alert:
    """A new alert of 98 of 265 workers at `subject`, owned by the subject's group."""
    subject = subject or make_enterprise(group)
    kind = type(subject).__name__.lower()
    owner = getattr(subject, "grid_group", None) or group
    values: dict[str, Any] = {
        "number": f"A-2026-{next_number():06}",
        "rule": "unregistered-worker",
        kind: subject,
        "subject_id": subject.pk,
        "grid_group": owner,
        "district_code": owner.district_code if owner else "",
        "violation_type": "V1",
        "severity": 3,
        "raised_at": NOW,
        "raised_in_run": 1,
        "changed_at": NOW,
        "changed_in_run": 1,
        "as_of": TODAY,
        "findings_count": 98,
        "workers_count": 98,
        "workers_total": 265,
        "at_stake_yuan": Decimal("1152028.80"),
        "first_month": date(2025, 2, 1),
        "raised_count": 91,
        "score": 92,
        "reasons": REASONS,
        "first_look_by": date(2026, 11, 16),
    }
    return Alert.objects.create(**{**values, **changes})


REASONS = [
    {"code": "severity", "value": 3, "points": 30},
    {"code": "workers", "value": 98, "total": 265, "points": 24},
    {"code": "yuan", "value": 1152028.80, "points": 19},
    {"code": "age", "since": "2025-02-01", "months": 21, "points": 9},
    {"code": "regime", "value": "intensified", "until": "2028-01-12", "points": 10},
]


def make_finding(alert: Alert, **changes: Any) -> Finding:
    """A current finding of `alert`, at its own enterprise or provider."""
    values: dict[str, Any] = {
        "rule": alert.rule,
        "alert": alert,
        "enterprise_id": alert.enterprise_id or 0,
        "provider_id": alert.provider_id or 0,
        "worker_id": alert.worker_id or 0,
        "from_month": NO_MONTH,
        "batch_id": 1,
        "found_in_run": 1,
        "changed_in_run": 1,
    }
    return Finding.objects.create(**{**values, **changes})


def make_step(alert: Alert, kind: str = "raised", **changes: Any) -> AlertStep:
    """A step of the alert's story."""
    values: dict[str, Any] = {
        "at": NOW,
        "run_id": 1,
        "count_before": 0,
        "count_after": 91,
        **changes,
    }
    return AlertStep.objects.create(alert=alert, kind=kind, **values)


def make_upload(by: User, *, content: bytes = b"uscc,name\n", **changes: Any) -> Upload:
    """A file handed in, stored, waiting to be landed."""
    values: dict[str, Any] = {
        "feed": "employments",
        "file_name": "sample.csv",
        "state": UploadState.WAITING,
        "uploaded_at": NOW,
        "uploaded_by": by,
    }
    stored = default_storage.save("uploads/sample.csv", ContentFile(content))
    return Upload.objects.create(**{**values, "stored_as": stored, **changes})
