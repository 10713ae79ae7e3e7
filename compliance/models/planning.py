"""The year's inspection plan and the double-random draws: what visits without a cause come from."""

from __future__ import annotations

from typing import Any

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Regime
from inspectorate.organisation.models import User
from inspectorate.organisation.sight import current_sight


def within_districts(user: Any) -> Q:
    """The filter on `district_code` for what belongs to whole districts, not to one group.

    Somebody who sees groups only sees what belongs to the districts those lie in.
    """
    sight = current_sight(user)
    if sight.everything:
        return Q()
    from inspectorate.organisation.groups import groups_seen_by

    own = groups_seen_by(user).order_by().values("district_code")
    return Q(district_code__in=sight.districts) | Q(district_code__in=own)


@pghistory.track()
class InspectionQuota(models.Model):
    """How often enterprises under a regime are visited without a cause, and which share of them."""

    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices, primary_key=True)
    visits_a_year = models.SmallIntegerField(_("routine visits a year"))
    share_percent = models.DecimalField(
        _("share of the enterprises, %"), max_digits=5, decimal_places=2
    )
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("regime",)
        verbose_name = _("inspection quota")
        constraints = [
            models.CheckConstraint(
                condition=Q(visits_a_year__gte=0, visits_a_year__lte=12),
                name="quota_visits_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(share_percent__gte=0, share_percent__lte=100),
                name="quota_share_is_a_share",
            ),
            models.CheckConstraint(
                condition=~Q(regime="waived") | Q(visits_a_year=0),
                name="quota_waived_is_not_visited",
            ),
        ]

    def __str__(self) -> str:
        return str(Regime(self.regime).label)


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")


class InspectionPlanQuerySet(models.QuerySet["InspectionPlan"]):
    def visible_to(self, user: User | AnonymousUser) -> InspectionPlanQuerySet:
        return self.filter(within_districts(user))


@pghistory.track()
class InspectionPlan(models.Model):
    """The routine visits of a year in a district. `groups` is the plan by group as adopted.

    Its lines are inspections of the purpose routine; without an adopted plan there are none.
    """

    year = models.SmallIntegerField(_("year"))
    district_code = models.CharField(_("district"), max_length=6)
    state = models.CharField(
        _("state"), max_length=7, choices=PlanState.choices, default=PlanState.DRAFT
    )
    groups = models.JSONField(default=list)
    visits_count = models.IntegerField(_("visits"), default=0)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = InspectionPlanQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "district_code")
        verbose_name = _("inspection plan")
        constraints = [
            models.UniqueConstraint(fields=["year", "district_code"], name="plan_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_at=None, adopted_by=None)
                | Q(state="adopted", adopted_at__isnull=False, adopted_by__isnull=False),
                name="plan_adopted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.district_code}"


class DrawQuerySet(models.QuerySet["Draw"]):
    def visible_to(self, user: User | AnonymousUser) -> DrawQuerySet:
        return self.filter(within_districts(user))


class Draw(models.Model):
    """A double-random draw (双随机): objects and inspectors both drawn, from a published seed.

    `objects_pool` (one code a line), `inspectors_pool` and `recusals` freeze what was drawn from,
    `pool_hash` is their SHA-256. `result` names each object and its inspectors in the order drawn;
    `manage.py repeat_draw` computes it again from the rest.
    """

    number = models.CharField(_("number"), max_length=20, unique=True)
    district_code = models.CharField(_("district"), max_length=6)
    title = models.CharField(_("occasion"), max_length=120)
    inspectors_each = models.SmallIntegerField(_("inspectors an object"))
    seed = models.CharField(_("seed"), max_length=80)
    criteria = models.JSONField(default=dict)
    objects_pool = models.TextField()
    inspectors_pool = models.JSONField(default=list)
    recusals = models.JSONField(default=list)
    pool_hash = models.CharField(max_length=64)
    objects_count = models.IntegerField(_("objects drawn"))
    result = models.JSONField(default=list)
    visits_from_on = models.DateField(_("visits from"))
    held_at = models.DateTimeField(_("held at"))
    held_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    published_on = models.DateField(_("published on"), null=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("double-random draw")
        triggers = [
            pgtrigger.ReadOnly(name="draw_is_kept", exclude=["published_on"]),
            pgtrigger.Protect(name="draw_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.number
