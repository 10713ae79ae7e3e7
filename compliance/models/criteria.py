"""Scales, criteria sets and effects: what a grade is, when it is given, and what follows from it.

All of it is data with its source: the city's biennial full, medium and poor and the ministry's
yearly A, B and C are rows, and a set of criteria is a numbered version of a list of rows.
"""

from __future__ import annotations

from datetime import date

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enterprises.models import Regime
from inspectorate.foundation.writing import chinese
from inspectorate.organisation.models import Role, User


class FactCode(models.TextChoices):
    """The facts a grade may rest on (docs/decisions/0022)."""

    DEALT_WITH = "dealt_with", _("dealt with")
    CHILD_LABOUR = "child_labour", _("child labour")
    FORCED_LABOUR = "forced_labour", _("forced labour")
    MASS_INCIDENT = "mass_incident", _("mass incident")
    PUBLIC_HARM = "public_harm", _("grave public harm")
    REFUSED_ORDER = "refused_order", _("order not followed")
    REFUSED_DECISION = "refused_decision", _("decision refused")
    OBSTRUCTION = "obstruction", _("inspectors obstructed")
    CRIMINAL_PROSECUTION = "criminal_prosecution", _("criminally prosecuted")
    EXPOSED = "exposed", _("publicly exposed")


class StaffQuerySet(models.QuerySet):
    """Rules of the house: every member of the staff may read them, nobody else."""

    def visible_to(self, user: User | AnonymousUser) -> StaffQuerySet:
        """All of it for staff."""
        roles: frozenset[str] = getattr(user, "roles", frozenset())
        return self if roles - {Role.ENTERPRISE_USER} else self.none()


class ScaleQuerySet(StaffQuerySet):
    def standing(self) -> ScaleQuerySet:
        """Those that were not deleted as drafts."""
        return self.filter(dropped_at=None)

    def ready(self) -> ScaleQuerySet:
        """Those whose criteria are in force, so that a cycle may be opened by them."""
        in_force = CriteriaSet.objects.filter(scale=models.OuterRef("pk"), state="in_force")
        return self.filter(models.Exists(in_force))


@pghistory.track()
class Scale(models.Model):
    """A way of grading: which grades there are, and how many years one cycle looks back.

    It is a version of its `family`, for periods that begin on `from_on` or later. From the day
    criteria for it are in force it is kept as it is, with its grades; a change is a new version.
    A draft deleted before that is listed no more; its row stays, so that its number is not given
    again, and its history says why.
    """

    code = models.SlugField(_("code"), max_length=20, primary_key=True)
    family = models.SlugField(_("family"), max_length=16)
    version = models.SmallIntegerField(_("version"), default=1)
    from_on = models.DateField(_("for periods from"), default=date(2000, 1, 1))
    name = models.CharField(_("name, Chinese"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80)
    years = models.SmallIntegerField(_("years of a period"))
    order = models.SmallIntegerField(default=0)
    source = models.CharField(_("source"), max_length=255)
    dropped_at = models.DateTimeField(_("deleted at"), null=True)
    dropped_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = ScaleQuerySet.as_manager()

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("scale of grades")
        constraints = [
            models.CheckConstraint(
                condition=Q(years__gte=1, years__lte=10), name="scale_years_in_bounds"
            ),
            models.UniqueConstraint(fields=["family", "version"], name="scale_version_once"),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
                name="scale_dropped_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name if chinese() else self.name_en


@pghistory.track()
class ScaleGrade(models.Model):
    """A grade of a scale with its effect: the regime of the years that follow.

    `rank` 1 is the best grade; the regime ends `regime_years` after the period. `on_paper`: the
    enterprise is sent its grade as a paper; of the others it stands on their page.
    """

    scale = models.ForeignKey(Scale, on_delete=models.RESTRICT, related_name="grades")
    code = models.SlugField(_("code"), max_length=12)
    rank = models.SmallIntegerField(_("rank"))
    name = models.CharField(_("name, Chinese"), max_length=40)
    name_en = models.CharField(_("name, English"), max_length=40)
    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices)
    regime_years = models.SmallIntegerField(_("years of the regime"))
    on_paper = models.BooleanField(_("notified on paper"), default=True)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    source = models.CharField(_("source"), max_length=255)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("scale", "rank")
        verbose_name = _("grade of a scale")
        constraints = [
            models.UniqueConstraint(fields=["scale", "code"], name="scale_grade_once"),
            models.UniqueConstraint(
                fields=["scale", "rank"],
                name="scale_rank_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1, regime_years__gte=1, regime_years__lte=10),
                name="scale_grade_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.name if chinese() else self.name_en


class CriteriaState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    RETIRED = "retired", _("Retired")
    DROPPED = "dropped", pgettext_lazy("draft", "Dropped")


CRITERIA_MOVES = [("draft", "in_force"), ("draft", "dropped"), ("in_force", "retired")]


@pghistory.track()
class CriteriaSet(models.Model):
    """A version of a scale's criteria. Rows of a draft may change; once in force they are kept."""

    scale = models.ForeignKey(Scale, on_delete=models.RESTRICT, related_name="criteria_sets")
    version = models.SmallIntegerField(_("version"))
    state = models.CharField(
        _("state"), max_length=8, choices=CriteriaState.choices, default=CriteriaState.DRAFT
    )
    note = models.CharField(_("what it is about"), max_length=255, blank=True, default="")
    source = models.CharField(_("source"), max_length=255, blank=True, default="")
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    enacted_at = models.DateTimeField(_("in force since"), null=True)
    enacted_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True)
    dropped_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("scale", "-version")
        verbose_name = _("criteria set")
        constraints = [
            models.UniqueConstraint(fields=["scale", "version"], name="criteria_version_once"),
            models.UniqueConstraint(
                fields=["scale"],
                condition=Q(state__in=["in_force"]),
                name="criteria_one_in_force",
            ),
            # What is shipped was put in force by nobody of the house.
            models.CheckConstraint(
                condition=Q(enacted_at=None, enacted_by=None, state__in=["draft", "dropped"])
                | Q(enacted_at__isnull=False, state__in=["in_force", "retired"])
                & (Q(enacted_by__isnull=False) | Q(drafted_by=None)),
                name="criteria_enacted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(enacted_by=None) | ~Q(enacted_by=F("drafted_by")),
                name="criteria_enacted_by_another",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False, state="dropped"),
                name="criteria_dropped_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="criteria_state", field="state", transitions=CRITERIA_MOVES),
        ]

    def __str__(self) -> str:
        return f"{self.scale} {self.version}"


@pghistory.track()
class Criterion(models.Model):
    """A row of a set: at least so many of these facts together give this grade.

    Rows are tried in their order; the first that is reached decides. The last grade of the scale's
    order needs no row: it is what remains.
    """

    criteria = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="rows")
    number = models.SmallIntegerField(_("number"))
    grade = models.CharField(_("grade"), max_length=12)
    facts = ArrayField(models.CharField(max_length=24), verbose_name=_("facts"))
    at_least = models.SmallIntegerField(_("at least"))

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("criteria", "number")
        verbose_name = _("criterion")
        constraints = [
            models.UniqueConstraint(fields=["criteria", "number"], name="criterion_number_once"),
            models.CheckConstraint(
                condition=Q(at_least__gte=1, at_least__lte=999), name="criterion_count_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criteria_id} {self.number}"
