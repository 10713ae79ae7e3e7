"""A small city delivered file by file: enterprises with workers in no scheme, and their letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import time_machine
from django.core.management import call_command
from django.utils import timezone

from alerts.models import Alert
from alerts.triage import Listed
from compliance.actions import letters
from compliance.models import Letter
from inspectorate.organisation.models import Assignment, GridGroup, Inspector, User
from tests.contract.counter import Counter, code, number
from tests.contract.samples import ROWS
from tests.factories import make_user

SENT = datetime.fromisoformat("2026-11-17T09:00+08:00")
EARLY = datetime.fromisoformat("2026-12-01T09:00+08:00")
LATE = datetime.fromisoformat("2026-12-21T09:00+08:00")
DUE = datetime.fromisoformat("2026-12-15T00:00+08:00").date()


@dataclass
class City:
    """Enterprise n employs `workers` people since 2024; nobody is insured until it is delivered."""

    counter: Counter
    enterprises: Sequence[int] = (1,)
    workers: int = 3
    person: User = field(init=False)

    def __post_init__(self) -> None:
        with time_machine.travel(SENT, tick=False):
            self.counter.take("areas", [ROWS["areas"]])
            self.counter.take("grid-groups", [ROWS["grid-groups"]])
            self.counter.take("enterprises", [self.enterprise(n) for n in self.enterprises])
            self.counter.take(
                "employments", [row for n in self.enterprises for row in self.staff(n)]
            )
            self.insure({99: ()})
            self.person = make_user(username="li", display_name="李示例")
            inspector = Inspector.objects.create(
                staff_no="S9", name="李示例", kind="full_time", user=self.person
            )
            Assignment.objects.create(
                inspector=inspector,
                grid_group=GridGroup.objects.get(code="G01"),
                from_on=SENT.date().replace(year=2020),
            )
            self.compare()

    def enterprise(self, n: int) -> dict[str, Any]:
        """A row of the registry."""
        return {**ROWS["enterprises"], "uscc": code(n), "name": f"青岛示例机械{n}厂有限公司"}

    def people(self, n: int) -> list[str]:
        """The identity numbers of an enterprise's staff."""
        return [number(n * 50 + k) for k in range(self.workers)]

    def staff(self, n: int) -> list[dict[str, Any]]:
        """Registrations of an enterprise."""
        return [
            {**ROWS["employments"], "id_number": person, "uscc": code(n)}
            for person in self.people(n)
        ]

    def insure(self, chosen: dict[int, Sequence[int]], *options: str) -> None:
        """Delivers insurance records: of enterprise n the people with these positions."""
        rows = [
            {**ROWS["insurance-records"], "id_number": self.people(n)[k], "uscc": code(n)} | scheme
            for n, positions in chosen.items()
            for k in positions
            for scheme in ({"scheme": s} for s in ("pension", "medical", "unemployment", "injury"))
        ] or [{**ROWS["insurance-records"], "id_number": number(9), "uscc": code(1)}]
        self.counter.take("insurance-records", rows, *options)

    def compare(self) -> None:
        """The rule, over everything."""
        call_command("compare", "--rule", "unregistered-worker", "--threads", "1")

    def send(self, *, at: datetime = SENT) -> list[Letter]:
        """Letters about every alert."""
        found = Alert.objects.order_by("pk").values_list("pk", "state")
        with time_machine.travel(at, tick=False):
            return letters.send(
                Listed(dict(found)),
                by=self.person,
                now=timezone.now(),
                due_on=DUE,
                language="zh-hans",
            )

    def deliver(
        self, chosen: dict[int, Sequence[int]], *, at: datetime, complete: bool = True
    ) -> None:
        """A delivery of insurance records at a moment, compared."""
        with time_machine.travel(at, tick=False):
            options = ("--complete", "2024-01..2026-12") if complete else ()
            self.insure(chosen, *options)
            self.compare()
