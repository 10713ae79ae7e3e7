"""A world of the oracle of grades as rows of the database; keys are kept, so that sources compare.

Cases get their steps as they are written down, without the way there: what is compared is what a
freeze makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import count

from compliance.models import (
    Case,
    CaseOrigin,
    ConductFact,
    CriteriaSet,
    Criterion,
    Document,
    PublicChange,
    PublicEntry,
    Scale,
    ScaleGrade,
    Step,
    Violation,
)
from compliance.procedure.states import CaseState
from enterprises.models import Enterprise, FactVersion, Penalty
from inspectorate.organisation.models import User
from tests.factories import make_batch, make_user, make_worker
from tests.oracle import grades_oracle as plain
from tests.oracle.grades_oracle import World, day_of


class Loader:
    """Writes a world; batches are made for each moment something was published."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people: list[User] = [make_user(), make_user()]
        self.batches: dict[tuple[str, datetime], int] = {}
        self.ids: dict[str, int] = {}

    def load(self) -> None:
        """Everything the world holds."""
        self.enterprises()
        self.penalties()
        self.cases()
        self.conduct()
        self.entries()

    def batch(self, feed: str, moment: datetime) -> int:
        """The batch of a feed published at a moment."""
        if (feed, moment) not in self.batches:
            made = make_batch(feed, published_at=moment, started_at=moment)
            self.batches[feed, moment] = made.pk
        return self.batches[feed, moment]

    def enterprises(self) -> None:
        """The newest version as the row, older ones as versions a batch ended."""
        rows = self.world.enterprises
        for uscc in dict.fromkeys(row.uscc for row in rows):
            versions = sorted((r for r in rows if r.uscc == uscc), key=lambda r: r.published_at)
            made = self._register(versions[-1])
            self.ids[uscc] = made.pk
            for old in versions[:-1]:
                self._version("enterprises", made, old.published_at, old.ended_at, {
                    "id": made.pk, "established_on": old.established_on, "status": old.status,
                    "closed_on": old.closed_on, "industry_code": "C34",
                })  # fmt: skip

    def _register(self, row: plain.Enterprise) -> Enterprise:
        return Enterprise.objects.create(
            uscc=row.uscc, name="示例厂", address="示例路1号", area_code="370214",
            industry_code="C34", established_on=row.established_on, closed_on=row.closed_on,
            status=row.status, batch_id=self.batch("enterprises", row.published_at),
        )  # fmt: skip

    def _version(
        self, feed: str, enterprise: Enterprise, begun: datetime, ended: datetime | None, row: dict
    ) -> None:
        assert ended
        kept = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}
        FactVersion.objects.create(
            relation={"enterprises": "enterprises_enterprise"}.get(feed, "enterprises_penalty"),
            enterprise_id=enterprise.pk, row=kept, batch_id=self.batch(feed, begun),
            ended_by_batch_id=self.batch(feed, ended),
        )  # fmt: skip

    def penalties(self) -> None:
        """A row where the last version stands, versions for what was replaced or withdrawn."""
        for row in self.world.penalties:
            owner = Enterprise(pk=self.ids[row.uscc])
            columns = {
                "document_no": row.document_no, "enterprise_id": owner.pk,
                "decided_on": row.decided_on, "violation_type": row.violation_type, "amount": None,
            }  # fmt: skip
            if row.ended_at is None:
                Penalty.objects.create(
                    batch_id=self.batch("penalties", row.published_at), **columns
                )
            else:
                self._version("penalties", owner, row.published_at, row.ended_at, columns)

    def cases(self) -> None:
        """Cases with violations and papers; steps of all of them in the order of their keys."""
        steps = []
        serials = count(1)
        for row in self.world.cases:
            case = self._case(row)
            steps += [(step, case) for step in row.steps]
            for found in row.violations:
                Violation.objects.create(
                    pk=found.key, case=case, type=found.type, description="示例",
                    confirmed_at=found.confirmed_at, dropped_on=found.dropped_on,
                    confirmed_by=self.people[0] if found.confirmed_at else None,
                )  # fmt: skip
            for paper in row.papers:
                Document.objects.create(
                    case=case, kind=paper.kind, number=paper.number, year=2024,
                    serial=next(serials), issued_at=paper.issued_at, issued_by=self.people[0],
                )  # fmt: skip
        for step, case in sorted(steps, key=lambda pair: pair[0].key):
            Step.objects.create(
                case=case, verb=step.verb, to_state=CaseState.PROPOSED, taken_at=step.made_at
            )

    def _case(self, row: plain.Case) -> Case:
        uscc = row.uscc or next(iter(self.ids))
        subject = {"enterprise_id": self.ids[uscc]} if row.uscc else {"worker_id": make_worker().pk}
        return Case.objects.create(
            pk=row.key, subject_id=next(iter(subject.values())), origin=CaseOrigin.ALERT,
            violation_type="V1", summary="示例", proposed_at=self.world.frozen_at,
            proposed_by=self.people[0], **subject,
        )  # fmt: skip

    def conduct(self) -> None:
        """Conduct facts in whatever stage."""
        recorder, other = self.people
        for row in self.world.conduct:
            ConductFact.objects.create(
                pk=row.key, enterprise_id=self.ids[row.uscc], kind=row.kind,
                happened_on=row.happened_on, description="示例", proof=row.document,
                recorded_at=row.recorded_at, recorded_by=recorder, confirmed_at=row.confirmed_at,
                confirmed_by=other if row.confirmed_at else None, withdrawn_at=row.withdrawn_at,
                withdrawn_by=other if row.withdrawn_at else None,
                withdrawn_reason="示例" if row.withdrawn_at else "",
            )  # fmt: skip

    def entries(self) -> None:
        """Entries of public lists with the changes that tell when; a draft is no entry."""
        for row in self.world.entries:
            if row.published_at is None:
                continue
            day = day_of(row.published_at)
            entry = PublicEntry.objects.create(
                pk=row.key, kind=row.kind, list_code="2025-Q1", number=row.key, uscc=row.uscc,
                name="示例厂", published_on=day, starts_on=day, ends_on=day, status_on=day,
                verification_code=f"{row.key:016}",
            )  # fmt: skip
            changes = [("added", row.published_at), ("withdrawn", row.withdrawn_at)]
            for change, moment in changes:
                if moment:
                    PublicChange.objects.create(
                        entry=entry, change=change, happened_on=day_of(moment), recorded_at=moment
                    )


def make_scale(
    code: str, grades: Iterable[str], rows: Iterable[plain.Criterion], *, now: datetime
) -> Scale:
    """A scale of two years with its criteria in force; `grades` begin with the worst."""
    scale = Scale.objects.create(code=code, name=code, name_en=code, years=2, source="示例")
    for rank, grade in enumerate(reversed(list(grades)), start=1):
        ScaleGrade.objects.create(
            scale=scale, code=grade, rank=rank, name=grade, name_en=grade, regime="normal",
            regime_years=2, source="示例",
        )  # fmt: skip
    criteria = CriteriaSet.objects.create(
        scale=scale, version=1, drafted_at=now, drafted_by=make_user(), note="示例"
    )
    for number, row in enumerate(rows, start=1):
        Criterion.objects.create(
            criteria=criteria, number=number, grade=row.grade, facts=sorted(row.codes),
            at_least=row.at_least,
        )  # fmt: skip
    return scale
