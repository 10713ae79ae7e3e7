"""Small facts for the engine's tests: people registered and insured at synthetic enterprises."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from enterprises.models import Batch, Employment, Enterprise, InsuranceRecord, Worker
from inspectorate.foundation.identity import encrypt
from inspectorate.organisation.models import GridGroup

AS_OF = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 8, 0, tzinfo=timezone.get_default_timezone())


def make_batch(feed: str, published_at: datetime = NOW) -> Batch:
    return Batch.objects.create(
        feed=feed,
        file_name=f"{feed}.csv",
        state="published",
        started_at=published_at,
        published_at=published_at,
    )


def make_group(code: str = "CY-17") -> GridGroup:
    return GridGroup.objects.create(code=code, name=f"网格{code}", district_code="370214")


def make_enterprise(group: GridGroup | None, number: int = 1, **columns: Any) -> Enterprise:
    return Enterprise.objects.create(
        **{
            "uscc": f"9137021400000{number:05d}",
            "name": f"青岛示例第{number}有限公司",
            "address": "示例路 1 号",
            "area_code": "370214",
            "grid_group": group,
            "district_code": group.district_code if group else "",
            "batch_id": make_batch("enterprises").pk,
        }
        | columns
    )


def register(enterprise: Enterprise, people: int, *, insured: int, batch: Batch) -> list[Worker]:
    """`people` hired on 1 Jan 2026; the first `insured` of them are insured in all five schemes."""
    workers = Worker.objects.bulk_create(
        Worker(
            id_cipher=encrypt(f"{enterprise.pk:04d}{number:014d}"), name="示例", batch_id=batch.pk
        )
        for number in range(people)
    )
    Employment.objects.bulk_create(
        Employment(
            enterprise=enterprise,
            worker=worker,
            hired_on=date(2026, 1, 1),
            monthly_wage=6000,
            contract_kind="fixed",
            household="local_urban",
            batch_id=batch.pk,
        )
        for worker in workers
    )
    insure(enterprise, workers[:insured], batch=batch)
    return workers


def insure(enterprise: Enterprise, workers: list[Worker], *, batch: Batch) -> None:
    InsuranceRecord.objects.bulk_create(
        InsuranceRecord(
            enterprise=enterprise,
            worker=worker,
            scheme=scheme,
            from_month=date(2026, 1, 1),
            base=6000,
            batch_id=batch.pk,
        )
        for worker in workers
        for scheme in (1, 2, 3, 4, 5)
    )
