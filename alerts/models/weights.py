"""What orders alerts and puts enterprises into categories, as data with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enterprises.industries import SECTIONS
from enterprises.models import Regime
from inspectorate.organisation.models import Role, User


class StaffRows(models.QuerySet[Any]):
    """Working orders of the house: every member of the staff may read them."""

    def visible_to(self, user: User | AnonymousUser) -> Any:
        """All of them for staff."""
        roles: frozenset[str] = getattr(user, "roles", frozenset())
        return self if roles - {Role.ENTERPRISE_USER} else self.none()


class RegimeWeightQuerySet(StaffRows):
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


# Code → what it is, and the least and the most it may be. A code is the section and the name under
# which the statements know it.
ALERT = {
    "severity_1": (_("slight violation, points"), 0, 100),
    "severity_2": (_("medium violation, points"), 0, 100),
    "severity_3": (_("severe violation, points"), 0, 100),
    "workers_points": (_("workers concerned, most points"), 0, 100),
    "workers_full": (_("workers concerned, number with most points"), 2, 1_000_000),
    "share_points": (_("all of the staff concerned, points"), 0, 100),
    "yuan_points": (_("yuan at stake, most points"), 0, 100),
    "yuan_full": (_("yuan at stake, sum with most points"), 1_000, 1_000_000_000),
    "age_points": (_("age, most points"), 0, 100),
    "age_full": (_("age in months with most points"), 1, 600),
    "watchlist_points": (_("on the watchlist, points"), 0, 100),
    "material_growth": (_("growth after which a dismissed alert reopens, times"), 1, 100),
    "first_look_days": (_("working days until somebody has looked"), 1, 60),
}
CATEGORY = {
    "alert_points": (_("open alerts, most points"), 0, 100),
    "further_alert_points": (_("each further open alert, points"), 0, 100),
    "history_points": (_("earlier decisions, most points"), 0, 100),
    "decision_points": (_("each earlier decision, points"), 0, 100),
    "history_days": (_("days within which decisions count"), 1, 3_660),
    "watchlist_points": (_("on the watchlist, points"), 0, 100),
    "class_b": (_("category B from points"), 1, 400),
    "class_c": (_("category C from points"), 1, 400),
    "class_d": (_("category D from points"), 1, 400),
}
SECTOR = {letter: (name, 0, 100) for letter, name in SECTIONS.items()}
KNOWN = {"alert": ALERT, "category": CATEGORY, "sector": SECTOR}
BROKEN = {"alert.material_growth"}  # all others are whole numbers
RISING = (
    ("alert.severity_1", "alert.severity_2", "alert.severity_3"),
    ("category.class_b", "category.class_c", "category.class_d"),
)
CODES = [
    (f"{section}.{name}", label)
    for section, names in KNOWN.items()
    for name, (label, _least, _most) in names.items()
]


class OrderWeightQuerySet(StaffRows):
    def by_section(self) -> dict[str, dict[str, Any]]:
        """The numbers by section and name, as SQL values."""
        found: dict[str, dict[str, Any]] = {section: {} for section in KNOWN}
        for code, value in self.order_by().values_list("code", "value"):
            section, _dot, name = code.partition(".")
            found[section][name] = int(value) if value == int(value) else float(value)
        return found


@pghistory.track()
class OrderWeight(models.Model):
    """One number of the order of alerts (`alert`), of the categories of enterprises (`category`),
    or the points an industry gives there (`sector`, by the letter of its section).
    """

    code = models.CharField(_("weight"), max_length=32, choices=CODES, primary_key=True)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source"), max_length=255)

    objects = OrderWeightQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        verbose_name = _("weight of the order of alerts")
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="order_weight_not_below_zero")
        ]

    def __str__(self) -> str:
        return str(self.get_code_display())

    @property
    def shown(self) -> Decimal | int:
        """The number without needless places."""
        return int(self.value) if self.value == int(self.value) else self.value.normalize()

    def clean(self) -> None:
        """Raises ValidationError for a number out of bounds, broken, or out of its row's order."""
        section, _dot, name = self.code.partition(".")
        if self.value is None or name not in KNOWN.get(section, {}):
            return
        _label, least, most = KNOWN[section][name]
        if not least <= self.value <= most:
            told = {"least": least, "most": most}
            raise ValidationError({"value": gettext("Between %(least)s and %(most)s.") % told})
        if self.code not in BROKEN and self.value != int(self.value):
            raise ValidationError({"value": gettext("A whole number is asked for.")})
        for row in RISING:
            if self.code in row:
                self._refuse_falling(row)

    def _refuse_falling(self, row: tuple[str, ...]) -> None:
        kept = OrderWeight.objects.filter(code__in=row).order_by()
        known = {**dict(kept.values_list("code", "value")), self.code: self.value}
        numbers = [known[code] for code in row]
        if numbers != sorted(numbers):
            raise ValidationError({"value": gettext("A graver step has no fewer points.")})
