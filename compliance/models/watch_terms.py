"""What being on the watchlist brings an enterprise, as data with its source."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Regime

from .criteria import StaffQuerySet


@pghistory.track()
class WatchTerms(models.Model):
    """The regime of a listed enterprise, for the term of its entry. One row."""

    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices)
    source = models.CharField(_("source"), max_length=255)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("terms of the watchlist")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="watch_terms_once"),
            models.CheckConstraint(
                condition=~Q(regime="waived"),
                name="watch_terms_do_not_waive",
                violation_error_message=_("Who is on the watchlist is not waived."),
            ),
        ]

    def __str__(self) -> str:
        return str(Regime(self.regime).label)
