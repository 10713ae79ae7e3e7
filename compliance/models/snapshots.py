"""Snapshots of figures: the job that takes one, the rows it leaves, and the targets of the plan."""

from __future__ import annotations

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import User
from inspectorate.organisation.sight import current_sight


class ScopeKind(models.TextChoices):
    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    GRID = "grid", _("grid group")


class PeriodKind(models.TextChoices):
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    CYCLE = "cycle", _("cycle")
    LIST = "list", _("list")


class SnapshotState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")


class Snapshot(models.Model):
    """One count of all figures. `families` lists those done: {family, rows, seconds}.

    What was known when it was begun counts (`known_at`); `version` is that of the definitions.
    """

    id = models.AutoField(primary_key=True)
    as_of = models.DateField(_("as of"))
    known_at = models.DateTimeField(null=True)
    version = models.SmallIntegerField()
    state = models.CharField(
        _("state"), max_length=8, choices=SnapshotState.choices, default=SnapshotState.WAITING
    )
    families = models.JSONField(default=list)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("snapshot of figures")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", finished_at__isnull=False)
                | (~Q(state="done") & Q(finished_at=None)),
                name="snapshot_done_has_moment",
            )
        ]
        indexes = [
            models.Index(fields=["id"], condition=~Q(state="done"), name="snapshot_unfinished")
        ]

    def __str__(self) -> str:
        return f"{self.as_of}"


class FigureValueQuerySet(models.QuerySet["FigureValue"]):
    def visible_to(self, user: User | AnonymousUser) -> FigureValueQuerySet:
        """Figures of one's own districts and what lies in them, or of one's own groups."""
        sight = current_sight(user)
        if sight.everything:
            return self
        from inspectorate.organisation.groups import groups_seen_by

        own = groups_seen_by(user).order_by().values("code")
        seen = Q(scope_kind=ScopeKind.GRID, scope_code__in=own)
        seen |= Q(scope_kind=ScopeKind.DISTRICT, scope_code__in=sight.districts)
        for district in sight.districts:
            seen |= Q(scope_kind=ScopeKind.STREET, scope_code__startswith=district)
        return self.filter(seen)

    def published(self) -> FigureValueQuerySet:
        """What everybody may read: the public figures of the city and its districts."""
        from compliance.figures.catalogue import PUBLIC

        open_to_all = (ScopeKind.CITY, ScopeKind.DISTRICT)
        return self.filter(code__in=PUBLIC, scope_kind__in=open_to_all)

    def of(self, kind: str, code: str = "") -> FigureValueQuerySet:
        """Those of one scope."""
        return self.filter(scope_kind=kind, scope_code=code)


class FigureValue(models.Model):
    """One figure of one scope, dimension and period; docs/figures.md says what each column means.

    The next snapshot of the same month replaces the row; there is one for each cell.
    """

    id = models.BigAutoField(primary_key=True)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.RESTRICT, db_index=False)
    code = models.CharField(max_length=24)
    scope_kind = models.CharField(max_length=8, choices=ScopeKind.choices)
    scope_code = models.CharField(max_length=255, blank=True, default="")
    dimension_kind = models.CharField(max_length=10, blank=True, default="")
    dimension = models.CharField(max_length=40, blank=True, default="")
    period_kind = models.CharField(max_length=5, choices=PeriodKind.choices)
    period_on = models.DateField()
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)

    objects = FigureValueQuerySet.as_manager()

    class Meta:
        ordering = ("code", "scope_kind", "scope_code", "dimension_kind", "period_on", "dimension")
        verbose_name = _("figure")
        constraints = [
            # In this order it also serves a map: one figure, all groups, one month.
            models.UniqueConstraint(
                fields=[
                    "code",
                    "scope_kind",
                    "dimension_kind",
                    "period_kind",
                    "period_on",
                    "scope_code",
                    "dimension",
                ],
                name="figure_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["scope_kind", "scope_code", "dimension_kind", "code", "period_on"],
                name="figure_of_scope",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.scope_kind} {self.scope_code} {self.period_on}"


class TargetMeasure(models.TextChoices):
    NEWLY_COVERED = "newly_covered", _("workers newly covered after inspection")
    INSURED = "insured", _("workers insured")
    COVERAGE_FULL = "coverage_full", _("workers in every scheme, %")


class CoverageTargetQuerySet(models.QuerySet["CoverageTarget"]):
    def visible_to(self, user: User | AnonymousUser) -> CoverageTargetQuerySet:
        """The city's targets, and those of one's districts."""
        sight = current_sight(user)
        if sight.everything:
            return self
        own = Q(scope_kind=ScopeKind.DISTRICT, scope_code__in=sight.districts)
        return self.filter(own | Q(scope_kind=ScopeKind.CITY))


@pghistory.track()
class CoverageTarget(models.Model):
    """A target of the year's plan of coverage extension, for the city or a district."""

    id = models.AutoField(primary_key=True)
    year = models.SmallIntegerField(_("year"))
    scope_kind = models.CharField(max_length=8, choices=ScopeKind.choices, default=ScopeKind.CITY)
    scope_code = models.CharField(_("district"), max_length=6, blank=True, default="")
    measure = models.CharField(_("measure"), max_length=13, choices=TargetMeasure.choices)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source"), max_length=255)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")

    objects = CoverageTargetQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "scope_code", "measure")
        verbose_name = _("target of coverage extension")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "scope_kind", "scope_code", "measure"], name="coverage_target_once"
            ),
            models.CheckConstraint(
                condition=Q(target__gt=0) & (~Q(measure="coverage_full") | Q(target__lte=100)),
                name="coverage_target_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="city", scope_code="")
                | Q(scope_kind="district") & ~Q(scope_code=""),
                name="coverage_target_of_city_or_district",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.scope_code} {self.measure}"

    @property
    def is_share(self) -> bool:
        """Whether the target is a share in per cent; else it is of people."""
        return self.measure == TargetMeasure.COVERAGE_FULL


class GroupShape(models.Model):
    """The outline of a grid group, as the inspectorate loaded it; none is shipped.

    `path` is an SVG path in the units of one drawing of the whole city, `west` to `south` its box.
    """

    group_code = models.CharField(max_length=255, primary_key=True)
    path = models.TextField()
    west = models.FloatField()
    north = models.FloatField()
    east = models.FloatField()
    south = models.FloatField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("group_code",)

    def __str__(self) -> str:
        return self.group_code
