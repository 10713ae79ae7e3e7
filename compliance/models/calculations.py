"""Calculations: what a violation comes to, line by line, and what a fine may be.

A calculation is made anew whenever facts change; the one a notice or decision uses is frozen, and
from then on the database lets nobody change it or its lines.
"""

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import GuardedQuerySet, User

from .documents import Document
from .law import DiscretionLevel, PenaltyBase
from .parts import CaseChild
from .violations import Violation


class LineKind(models.TextChoices):
    CONTRIBUTION = "contribution", _("contribution owed")
    SHORTFALL = "shortfall", _("contribution on the part of the wage not declared")
    ARREARS = "arrears", _("contribution unpaid")
    LATE_FEE = "late_fee", _("late fee")
    CONCEALED = "concealed", _("wage concealed")
    REPAYMENT = "repayment", _("sum obtained")
    WAGES = "wages", _("wages owed")


class CalculationQuerySet(GuardedQuerySet["Calculation"]):
    def newest_first(self) -> "CalculationQuerySet":
        return self.order_by("-id")

    def frozen(self) -> "CalculationQuerySet":
        return self.exclude(frozen_on=None)


@pghistory.track()
class Calculation(CaseChild):
    """The sums of a violation on a day, the range of the fine, and the fine proposed.

    `parameters` repeats the rows of law it used as they were; `totals` the sums by kind, scheme and
    share; `sha256` is over the canonical lines. Yuan of the range are for the unit; those of
    `person_` for each person responsible.
    """

    id = models.BigAutoField(primary_key=True)
    violation = models.ForeignKey(Violation, on_delete=models.RESTRICT, related_name="calculations")
    kind = models.CharField(_("reckoned by"), max_length=16, choices=PenaltyBase.choices)
    as_of = models.DateField(_("as of"))
    parameters = models.JSONField(default=dict)
    lines_count = models.IntegerField(default=0)
    totals = models.JSONField(default=dict)
    base_yuan = models.DecimalField(_("base"), max_digits=16, decimal_places=2, default=0)
    late_fee_yuan = models.DecimalField(_("late fee"), max_digits=16, decimal_places=2, default=0)
    range_min_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    range_max_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    grade = models.CharField(
        _("grade"), max_length=8, choices=DiscretionLevel.choices, blank=True, default=""
    )
    grade_min_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    grade_max_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    responsible_persons = models.SmallIntegerField(_("persons responsible"), default=0)
    person_min_yuan = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    person_max_yuan = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    proposed_fine_yuan = models.DecimalField(
        _("fine proposed"), max_digits=16, decimal_places=2, null=True
    )
    proposed_person_yuan = models.DecimalField(
        _("fine proposed for each person"), max_digits=12, decimal_places=2, null=True
    )
    sha256 = models.CharField(max_length=64, blank=True, default="")
    calculated_at = models.DateTimeField(_("calculated at"))
    calculated_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    frozen_on = models.DateField(_("frozen on"), null=True)
    frozen_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    document = models.ForeignKey(
        Document, null=True, on_delete=models.RESTRICT, related_name="calculations"
    )

    objects = CalculationQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("calculation")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    range_min_yuan__gte=0,
                    range_max_yuan__gte=F("range_min_yuan"),
                    grade_min_yuan__gte=F("range_min_yuan"),
                    grade_max_yuan__gte=F("grade_min_yuan"),
                    grade_max_yuan__lte=F("range_max_yuan"),
                ),
                name="calculation_ranges_in_order",
            ),
            models.CheckConstraint(
                condition=Q(frozen_on=None, frozen_by=None, document=None)
                | Q(frozen_on__isnull=False, frozen_by__isnull=False),
                name="calculation_frozen_by_somebody",
            ),
            # A fine lies within the range of the grade, whoever proposes it.
            models.CheckConstraint(
                condition=Q(proposed_fine_yuan=None)
                | Q(
                    proposed_fine_yuan__gte=F("grade_min_yuan"),
                    proposed_fine_yuan__lte=F("grade_max_yuan"),
                ),
                name="calculation_fine_in_range",
            ),
            models.CheckConstraint(
                condition=Q(proposed_person_yuan=None)
                | Q(
                    proposed_person_yuan__gte=F("person_min_yuan"),
                    proposed_person_yuan__lte=F("person_max_yuan"),
                ),
                name="calculation_person_fine_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id} {self.as_of}"


class CalculationLineQuerySet(models.QuerySet["CalculationLine"]):
    def visible_to(self, user: User | AnonymousUser) -> "CalculationLineQuerySet":
        return self.filter(calculation__in=Calculation.objects.visible_to(user))


class CalculationLine(models.Model):
    """One line: who, which month and scheme, on which base at which rate, by which article.

    Written once, in the canonical order that `position` counts; never changed. `worker_id` is 0
    for lines of the unit as a whole, `scheme` 0 where none applies; `detail` is the number of the
    medical claim a line is about.
    """

    pk = models.CompositePrimaryKey("calculation_id", "position")
    calculation = models.ForeignKey(
        Calculation,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    position = models.IntegerField()
    worker_id = models.IntegerField()
    month = models.DateField(null=True)
    scheme = models.SmallIntegerField()
    share = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=12, choices=LineKind.choices)
    base_yuan = models.DecimalField(max_digits=16, decimal_places=2)
    rate = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    days = models.IntegerField(null=True)
    amount_yuan = models.DecimalField(max_digits=16, decimal_places=2)
    law = models.CharField(max_length=24)
    article = models.CharField(max_length=20)
    detail = models.CharField(max_length=255, blank=True, default="", db_default="")

    objects = CalculationLineQuerySet.as_manager()

    class Meta:
        ordering = ("calculation_id", "position")

    def __str__(self) -> str:
        return f"{self.calculation_id} {self.position}"
