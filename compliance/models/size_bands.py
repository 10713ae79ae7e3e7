"""Size bands: from how many workers on an enterprise is small, medium or large, from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.writing import day, number

from .criteria import StaffQuerySet


class SizeBand(models.TextChoices):
    """By workers registered on the day that is counted; SizeBands says from how many on."""

    MICRO = "micro", pgettext_lazy("size", "micro")
    SMALL = "small", pgettext_lazy("size", "small")
    MEDIUM = "medium", pgettext_lazy("size", "medium")
    LARGE = "large", pgettext_lazy("size", "large")


class SizeBandsQuerySet(StaffQuerySet):
    def on(self, day: date) -> SizeBands:
        """Those that hold on a day: of the rows begun, the one that began last."""
        begun: models.QuerySet[Any] = self.filter(from_on__lte=day)
        found: SizeBands = begun.order_by("-from_on")[0]
        return found


@pghistory.track()
class SizeBands(models.Model):
    """Where each band begins, in workers, from a day on; what begins before the first is micro.

    Cycles, medals and figures are counted by the row that holds on their day. A row they were
    counted by is kept: other bands are a row that begins on a later day.
    """

    from_on = models.DateField(_("from"), primary_key=True)
    small_from = models.IntegerField(_("small from, workers"))
    medium_from = models.IntegerField(_("medium from, workers"))
    large_from = models.IntegerField(_("large from, workers"))
    source = models.CharField(_("source"), max_length=255)

    objects = SizeBandsQuerySet.as_manager()

    class Meta:
        ordering = ("-from_on",)
        verbose_name = _("size bands")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    small_from__gte=1,
                    medium_from__gt=F("small_from"),
                    large_from__gt=F("medium_from"),
                    large_from__lte=1_000_000,
                ),
                name="size_bands_in_order",
                violation_error_message=_("Each band begins with more workers than the last."),
            )
        ]

    def __str__(self) -> str:
        return str(gettext("size bands from %(day)s")) % {"day": day(self.from_on)}

    @property
    def words(self) -> dict[str, str]:
        """The bands in words, the smallest first."""
        small, medium, large = self.small_from, self.medium_from, self.large_from
        between = pgettext("size", "%(first)s to %(last)s")
        return {
            SizeBand.MICRO: gettext("under %(n)s") % {"n": number(small)},
            SizeBand.SMALL: between % {"first": number(small), "last": number(medium - 1)},
            SizeBand.MEDIUM: between % {"first": number(medium), "last": number(large - 1)},
            SizeBand.LARGE: gettext("%(n)s and more") % {"n": number(large)},
        }

    @property
    def bounds(self) -> tuple[Any, ...]:
        """What is kept once something was counted by it."""
        return self.small_from, self.medium_from, self.large_from
