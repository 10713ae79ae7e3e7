"""Facts owned by an enterprise: natural keys plus batch, no identity column.

Every key begins with the enterprise, so that the database can be spread by it; foreign keys are
not constraints (the merge's join proves them, a nightly check repeats it): see docs/decisions.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enterprises import Enterprise
from .schemes import Scheme
from .workers import Household, Worker


class ContractKind(models.TextChoices):
    FIXED = "fixed", _("fixed term")
    OPEN_ENDED = "open_ended", _("open-ended")
    PROJECT = "project", _("project")
    DISPATCH = "dispatch", _("dispatch")
    PART_TIME = "part_time", _("part-time")


class Fact(models.Model):
    """A row of a delivery, told apart by its natural key."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


def owner(model: type[models.Model]) -> models.ForeignKey:
    """A foreign key that the merge proves: no constraint, no index of its own."""
    return models.ForeignKey(
        model, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )


def money(label: Any, **options: Any) -> models.DecimalField:
    """A column of yuan with two decimals, stored exactly."""
    return models.DecimalField(label, max_digits=16, decimal_places=2, **options)


class Employment(Fact):
    """A registration (就业登记): worker × enterprise over [hired_on, left_on)."""

    pk = models.CompositePrimaryKey("enterprise_id", "worker_id", "hired_on")
    enterprise = owner(Enterprise)
    worker = owner(Worker)
    hired_on = models.DateField(_("hired on"))
    left_on = models.DateField(_("left on"), null=True)
    batch_id = models.IntegerField()
    monthly_wage = money(_("monthly wage"), null=True)
    contract_kind = models.CharField(max_length=10, choices=ContractKind.choices, blank=True)
    household = models.CharField(max_length=13, choices=Household.choices, blank=True)
    source = models.CharField(max_length=5, default="feed", db_default="feed")

    class Meta:
        indexes = [models.Index(fields=["worker", "enterprise"])]


class InsuranceRegistration(Fact):
    """The enterprise's account with social insurance over [registered_on, cancelled_on)."""

    pk = models.CompositePrimaryKey("enterprise_id", "registered_on")
    enterprise = owner(Enterprise)
    registered_on = models.DateField()
    cancelled_on = models.DateField(null=True)
    batch_id = models.IntegerField()


class InsuranceRecord(Fact):
    """A worker insured at an enterprise in a scheme over [from_month, to_month] (none: open)."""

    pk = models.CompositePrimaryKey("enterprise_id", "worker_id", "scheme", "from_month")
    enterprise = owner(Enterprise)
    worker = owner(Worker)
    from_month = models.DateField()
    to_month = models.DateField(null=True)
    batch_id = models.IntegerField()
    scheme = models.SmallIntegerField(choices=Scheme.choices)
    base = money(_("contribution base"))

    class Meta:
        indexes = [models.Index(fields=["worker", "enterprise"])]


class Contribution(Fact):
    """What an enterprise owed and paid for a scheme and month, in yuan."""

    pk = models.CompositePrimaryKey("enterprise_id", "scheme", "month")
    enterprise = owner(Enterprise)
    scheme = models.SmallIntegerField(choices=Scheme.choices)
    month = models.DateField()
    headcount = models.IntegerField()
    due = money(_("due"))
    paid = money(_("paid"))
    paid_on = models.DateField(null=True)
    batch_id = models.IntegerField()


class TaxFiling(Fact):
    """Head count and wages an enterprise declared to the tax agency for a month."""

    pk = models.CompositePrimaryKey("enterprise_id", "month")
    enterprise = owner(Enterprise)
    month = models.DateField()
    headcount = models.IntegerField()
    wages_paid = money(_("wages paid"))
    batch_id = models.IntegerField()


class Penalty(Fact):
    """A decision taken over from an earlier system."""

    document_no = models.CharField(max_length=255, primary_key=True)
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.DO_NOTHING, db_constraint=False, related_name="penalties"
    )
    decided_on = models.DateField()
    violation_type = models.CharField(max_length=2)
    amount = money(_("amount"), null=True)
    batch_id = models.IntegerField()

    class Meta:
        ordering = ("-decided_on", "document_no")


class WrittenReview(Fact):
    """What an enterprise answered in the review of its papers (书面审查) for a year."""

    pk = models.CompositePrimaryKey("enterprise_id", "year")
    enterprise = owner(Enterprise)
    year = models.IntegerField()
    answered_on = models.DateField()
    headcount = models.IntegerField()
    contracts_signed = models.IntegerField(null=True)
    insured_headcount = models.IntegerField(null=True)
    wages_owed = money(_("wages owed"), null=True)
    internal_rules = models.CharField(max_length=3, blank=True)
    minors = models.IntegerField(null=True)
    remark = models.CharField(max_length=255, blank=True)
    batch_id = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["year", "enterprise"], name="written_review_of_year")]
