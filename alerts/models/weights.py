"""What a regime weighs in the order of alerts, as data with its source."""

from __future__ import annotations

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Regime
from inspectorate.organisation.models import Role, User


class RegimeWeightQuerySet(models.QuerySet["RegimeWeight"]):
    def visible_to(self, user: User | AnonymousUser) -> RegimeWeightQuerySet:
        """All of them for staff."""
        roles: frozenset[str] = getattr(user, "roles", frozenset())
        return self if roles - {Role.ENTERPRISE_USER} else self.none()

    def points(self) -> dict[str, int]:
        """Points of an open alert by the regime of its enterprise."""
        return dict(self.order_by().values_list("regime", "alert_points"))


@pghistory.track()
class RegimeWeight(models.Model):
    """How many of the hundred points of an alert's priority the regime of its enterprise gives."""

    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices, primary_key=True)
    alert_points = models.SmallIntegerField(_("points of an alert's priority"))
    source = models.CharField(_("source"), max_length=255)

    objects = RegimeWeightQuerySet.as_manager()

    class Meta:
        ordering = ("-alert_points", "regime")
        verbose_name = _("weight of a regime")
        constraints = [
            models.CheckConstraint(
                condition=Q(alert_points__gte=0, alert_points__lte=30),
                name="regime_weight_in_bounds",
            )
        ]

    def __str__(self) -> str:
        return str(Regime(self.regime).label)
