"""A small city to grade: enterprises with decisions of an earlier system, and a cycle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from compliance.actions import appraisal_runs, appraisals
from compliance.models import Appraisal, Grade, WorkState
from enterprises.models import Enterprise, Penalty
from inspectorate.organisation.models import GridGroup, Role, User
from tests.factories import make_batch, make_enterprise, make_grid_group, make_user, next_number

OPENED = datetime(2026, 1, 12, 2, tzinfo=UTC)
EARLIER = datetime(2023, 12, 1, tzinfo=UTC)


@dataclass
class Graded:
    """A city, its supervisors, and how many decisions each enterprise has against it."""

    decisions: tuple[int, ...] = (0, 1, 3)
    complete: bool = True
    group: GridGroup = field(default_factory=make_grid_group)

    def __post_init__(self) -> None:
        district = self.group.district_code
        self.city: User = make_user(Role.CITY_SUPERVISOR, display_name="周示例")
        self.district: User = make_user(
            Role.DISTRICT_SUPERVISOR, display_name="吴示例", district_codes=[district]
        )
        self.third: User = make_user(Role.CITY_SUPERVISOR, display_name="郑示例")
        register = make_batch("enterprises", published_at=EARLIER)
        ends: dict[str, Any] = {}
        if self.complete:
            ends = {"complete_from": date(2020, 1, 1), "complete_to": date(2026, 1, 1)}
        history = make_batch("penalties", published_at=EARLIER, **ends)
        self.enterprises: list[Enterprise] = []
        for many in self.decisions:
            each = make_enterprise(self.group, batch_id=register.pk)
            self.enterprises.append(each)
            for _n in range(many):
                Penalty.objects.create(
                    document_no=f"示例罚{next_number()}号", enterprise=each,
                    decided_on=date(2025, 3, 1), violation_type="V2", batch_id=history.pk,
                )  # fmt: skip

    def open(self, code: str = "2024-2025", *, now: datetime = OPENED, **changes: Any) -> Appraisal:
        """The cycle opened by the city supervisor and computed."""
        opened = appraisals.open_cycle(code, by=self.city, now=now, **changes)
        work(opened, now=now)
        return opened

    def grade(self, appraisal: Appraisal, at: int) -> Grade:
        """The grade of one of the enterprises."""
        return Grade.objects.get(appraisal=appraisal, enterprise=self.enterprises[at])


def work(appraisal: Appraisal, *, now: datetime) -> None:
    """Carries out whatever work over the cycle waits, and what follows from it."""
    while run := appraisal.runs.filter(state=WorkState.WAITING).first():
        appraisal_runs.carry_out_all(run, now=now)
    appraisal.refresh_from_db()
