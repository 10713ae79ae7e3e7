"""Which decided violations are made public: rows of policy with their source, dated."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Regime
from inspectorate.foundation.writing import chinese

from .law import Cited
from .violations import ViolationType


class ExposureCriterionQuerySet(models.QuerySet["ExposureCriterion"]):
    def in_force(self, *, on: date) -> "ExposureCriterionQuerySet":
        """Of each code the row that began last, on or before the day, unless it has ended."""
        begun = self.filter(from_on__lte=on).order_by("code", "-from_on")
        newest = begun.distinct("code").values_list("pk", flat=True)
        alive = Q(until_on=None) | Q(until_on__gt=on)
        return self.filter(alive, pk__in=list(newest))


@pghistory.track()
class ExposureCriterion(Cited):
    """One criterion, in force for decisions made on days in [from_on, until_on).

    A violation of one of the types meets it if it reaches every threshold that is set, and if the
    decision was refused (the court was asked to enforce it) where that is asked. An entry stays
    `term_months`, and the enterprise is inspected under `regime` for `regime_months`.
    """

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name, Chinese"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    violation_types = ArrayField(
        models.CharField(max_length=2, choices=ViolationType.choices),
        verbose_name=_("violations"),
    )
    min_yuan = models.DecimalField(
        _("at least, in yuan"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    min_workers = models.IntegerField(_("at least, in workers"), null=True, blank=True)
    refused = models.BooleanField(_("decision refused"), default=False)
    term_months = models.SmallIntegerField(_("entry stays, in months"))
    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices)
    regime_months = models.SmallIntegerField(_("regime lasts, in months"))
    order = models.SmallIntegerField(default=0)

    objects = ExposureCriterionQuerySet.as_manager()

    class Meta:
        ordering = ("order", "code", "-from_on")
        verbose_name = _("criterion of exposure")
        constraints = [
            models.UniqueConstraint(fields=["code", "from_on"], name="exposure_criterion_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")),
                name="exposure_criterion_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(term_months__gte=1, term_months__lte=120)
                & Q(regime_months__gte=1, regime_months__lte=120),
                name="exposure_criterion_terms_in_bounds",
            ),
            models.CheckConstraint(
                condition=~Q(violation_types=[]), name="exposure_criterion_has_types"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name if chinese() else self.name_en
