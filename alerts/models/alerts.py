"""Alerts: one suspected violation at one enterprise (or provider, or person), with findings."""

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Provider, Worker
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_or_own


class AlertState(models.TextChoices):
    NEW = "new", _("New")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    CASE_OPEN = "case_open", _("Case open")
    LETTER_SENT = "letter_sent", _("Letter sent")
    DISMISSED = "dismissed", _("Dismissed")
    RESOLVED = "resolved", _("Put right by data")
    CLOSED = "closed", _("Closed")


OPEN_STATES = (
    AlertState.NEW,
    AlertState.ACKNOWLEDGED,
    AlertState.CASE_OPEN,
    AlertState.LETTER_SENT,
)


# What is decided of an alert in whose case filing is proposed; the state stays, the buttons rest.
FILING_PROPOSED = "filing_proposed"


class Severity(models.IntegerChoices):
    SLIGHT = 1, _("Slight")
    MEDIUM = 2, _("Medium")
    SEVERE = 3, _("Severe")


class DismissalGround(models.TextChoices):
    """Why an alert is dismissed; the words beside it say what was seen."""

    EXPLAINED = "explained", _("lawful, explained by the enterprise")
    ELSEWHERE = "elsewhere", _("insured or registered elsewhere")
    WRONG_DATA = "wrong_data", _("the delivered data are wrong")
    TRIFLING = "trifling", _("too slight to act on now")
    OTHER = "other", _("another reason")


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, user: User | AnonymousUser) -> "AlertQuerySet":
        return self.filter(guarded_or_own(user))

    def open(self) -> "AlertQuerySet":
        return self.filter(state__in=OPEN_STATES)

    def by_priority(self) -> "AlertQuerySet":
        return self.order_by("-score", "-id")


@pghistory.track(
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange("state", "decision", "held_until", "grid_group")
    ),
)
class Alert(Guarded):
    """The set of findings of one rule at one subject; its fingerprint is (rule, subject).

    Exactly one of enterprise, provider and worker is the subject, `subject_id` its id. Without a
    group the alert belongs to the city's fund desk. `number` is per year of raising and never
    reused. Counts, sums and score are the machine's; state, decision and held_until are people's.
    `decision_count` and `decision_amount` are what the findings were when somebody decided.
    """

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    rule = models.CharField(_("rule"), max_length=40)
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="alerts"
    )
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.RESTRICT, related_name="alerts"
    )
    worker = models.ForeignKey(Worker, null=True, on_delete=models.RESTRICT, related_name="alerts")
    subject_id = models.IntegerField()
    violation_type = models.CharField(max_length=2)
    severity = models.SmallIntegerField(choices=Severity.choices)
    state = models.CharField(
        _("state"), max_length=12, choices=AlertState.choices, default=AlertState.NEW
    )
    raised_at = models.DateTimeField()
    raised_in_run = models.IntegerField()
    changed_at = models.DateTimeField()
    changed_in_run = models.IntegerField()
    as_of = models.DateField()
    findings_count = models.IntegerField(default=0)
    workers_count = models.IntegerField(default=0)
    workers_total = models.IntegerField(default=0)
    amount = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    at_stake_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    first_month = models.DateField(null=True)
    months_count = models.IntegerField(default=0, db_default=0)
    raised_count = models.IntegerField(default=0)
    score = models.SmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    first_look_by = models.DateField(null=True)
    decision = models.CharField(max_length=20, blank=True, default="")
    decision_ground = models.CharField(
        max_length=12, choices=DismissalGround.choices, blank=True, default="", db_default=""
    )
    decision_count = models.IntegerField(default=0)
    decision_amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    decision_reason = models.TextField(blank=True, default="")
    held_until = models.DateField(null=True)
    recurrence_of = models.ForeignKey(
        "self", null=True, on_delete=models.RESTRICT, related_name="recurrences"
    )

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ("-score", "-id")
        verbose_name = _("alert")
        constraints = [
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False, provider=None, worker=None)
                | Q(enterprise=None, provider__isnull=False, worker=None)
                | Q(enterprise=None, provider=None, worker__isnull=False),
                name="alert_has_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(subject_id=Coalesce("enterprise_id", "provider_id", "worker_id")),
                name="alert_subject_id_is_subject",
            ),
            models.UniqueConstraint(
                fields=["rule", "subject_id"],
                condition=~Q(state="closed"),
                name="alert_fingerprint_once",
            ),
        ]
        indexes = [
            # What a new alert names as its forerunner.
            models.Index(
                fields=["rule", "subject_id"],
                condition=Q(state="closed"),
                name="alert_closed_subject",
            ),
            models.Index(
                fields=["grid_group", "-score", "-id"],
                condition=Q(state__in=["new", "acknowledged", "case_open", "letter_sent"]),
                name="alert_queue",
            ),
            models.Index(
                fields=["-score", "-id"],
                condition=Q(state__in=["new", "acknowledged", "case_open", "letter_sent"]),
                name="alert_queue_city",
            ),
            models.Index(
                fields=["district_code", "-score", "-id"],
                condition=Q(state__in=["new", "acknowledged", "case_open", "letter_sent"]),
                name="alert_queue_district",
            ),
            models.Index(
                fields=["rule", "-score", "-id"],
                condition=Q(state__in=["new", "acknowledged", "case_open", "letter_sent"]),
                name="alert_queue_rule",
            ),
            # Open and overdue alerts by group or district, counted from the index alone.
            models.Index(
                fields=["grid_group", "district_code"],
                include=["state", "first_look_by", "enterprise"],
                condition=Q(state__in=["new", "acknowledged", "case_open", "letter_sent"]),
                name="alert_load",
            ),
            # Overdue and due first looks of a whole city, counted without reading all alerts.
            models.Index(
                fields=["first_look_by"],
                condition=Q(state__in=["new", "acknowledged"]),
                name="alert_first_look",
            ),
            models.Index(fields=["raised_in_run"], name="alert_raised_in_run"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_proposed(self) -> bool:
        """Whether filing a case on it is proposed and not decided yet."""
        return self.decision == FILING_PROPOSED and self.state in OPEN_STATES

    @property
    def standing(self) -> str:
        """Its state in words, or that filing is proposed."""
        return str(_("Filing proposed")) if self.is_proposed else str(AlertState(self.state).label)


class AlertStepQuerySet(models.QuerySet["AlertStep"]):
    def visible_to(self, user: User | AnonymousUser) -> "AlertStepQuerySet":
        return self.filter(alert__in=Alert.objects.visible_to(user))


class AlertStep(models.Model):
    """The machine's part of an alert's story: raised, grown, shrunk, resolved, reopened."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    run_id = models.IntegerField()
    count_before = models.IntegerField(default=0)
    count_after = models.IntegerField(default=0)

    objects = AlertStepQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["alert", "-id"]),
            models.Index(
                fields=["run_id"], condition=Q(kind="reopened"), name="alert_step_reopened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.kind}"
