"""What a case finds: violations, the workers concerned, and the alerts it was opened on."""

from datetime import date

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alerts.models import Alert
from enterprises.models import Scheme, Worker
from inspectorate.organisation.models import GuardedQuerySet, User
from inspectorate.organisation.sight import guarded_by

from .parts import CaseChild


class ViolationType(models.TextChoices):
    """The city's five types refine the mandate's L7 (Decree 423 art. 11)."""

    V1 = "V1", _("V1 not all employees registered")
    V2 = "V2", _("V2 contributions not paid in full")
    V3 = "V3", _("V3 provider deceived the funds")
    V4 = "V4", _("V4 fraudulent claim by an insured person")
    V5 = "V5", _("V5 other fraudulent acts")
    L1 = "L1", _("L1 internal rules")
    L2 = "L2", _("L2 contracts")
    L3 = "L3", _("L3 child labour")
    L4 = "L4", _("L4 women and minors")
    L5 = "L5", _("L5 hours and rest")
    L6 = "L6", _("L6 wages and minimum wage")
    L7 = "L7", _("L7 social insurance")
    L8 = "L8", _("L8 agencies and training bodies")
    L9 = "L9", _("L9 other")


@pghistory.track()
class Violation(CaseChild):
    """One violation of a case: suspected while investigated, confirmed with the case."""

    type = models.CharField(_("type"), max_length=2, choices=ViolationType.choices)
    description = models.TextField(_("main facts"))
    workers_count = models.IntegerField(_("workers"), default=0)
    months_count = models.IntegerField(_("months"), default=0)
    amount_yuan = models.DecimalField(_("yuan"), max_digits=16, decimal_places=2, default=0)
    fund = models.SmallIntegerField(
        _("fund the sum came from"), choices=Scheme.choices, null=True, blank=True
    )
    first_on = models.DateField(_("from"), null=True)
    last_on = models.DateField(_("until"), null=True)
    continuing = models.BooleanField(_("still going on"), default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    dropped_on = models.DateField(null=True)
    dropped_reason = models.CharField(max_length=255, blank=True, default="")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="violation_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="violation_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(workers_count__gte=0) & Q(months_count__gte=0) & Q(amount_yuan__gte=0),
                name="violation_counts_are_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.case_id}"

    @property
    def is_confirmed(self) -> bool:
        """Whether it was confirmed and not dropped since."""
        return self.confirmed_at is not None and self.dropped_on is None


class ViolationWorkerQuerySet(models.QuerySet["ViolationWorker"]):
    def visible_to(self, user: User | AnonymousUser) -> "ViolationWorkerQuerySet":
        return self.filter(guarded_by(user))

    def confirmed(self) -> "ViolationWorkerQuerySet":
        """Those whom confirmed violations name."""
        return self.filter(violation__confirmed_at__isnull=False)

    def newly_covered(self, *, since: date, until: date) -> "ViolationWorkerQuerySet":
        """Workers without cover whom a delivery or visit after the inspection showed covered.

        On days from `since` to `until`, both included; violations of registration only.
        """
        return self.filter(
            put_right_on__range=(since, until),
            violation__type__in=("V1", "L7"),
            violation__confirmed_at__isnull=False,
            violation__dropped_on=None,
        )


@pghistory.track()
class ViolationWorker(CaseChild):
    """A worker a violation concerns; put right when a delivery or a visit showed it."""

    violation = models.ForeignKey(Violation, on_delete=models.CASCADE, related_name="workers")
    worker = models.ForeignKey(
        Worker, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    months_count = models.IntegerField(default=0)
    amount_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    put_right_on = models.DateField(null=True)
    put_right_batch_id = models.IntegerField(null=True)

    objects = ViolationWorkerQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["violation", "worker"], name="violation_worker_once")
        ]

    def __str__(self) -> str:
        return f"{self.violation_id} {self.worker_id}"


@pghistory.track()
class CaseAlert(CaseChild):
    """An alert a case was proposed on. An alert is in one case at a time."""

    alert = models.ForeignKey(Alert, on_delete=models.RESTRICT, related_name="case_links")
    released_on = models.DateField(null=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["alert"], condition=Q(released_on=None), name="alert_in_one_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.alert_id}"
