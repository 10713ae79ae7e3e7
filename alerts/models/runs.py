"""Comparison runs: what was compared, as of when, with which parameters, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")


class ComparisonRun(models.Model):
    """One execution of rules over a scope, repeatable from its row.

    `scope` is {} for everything, or holds `enterprises`, `workers`, `providers` (ids) or `grids`
    (ids); `rules` maps each rule to the version of the parameters used.
    """

    as_of = models.DateField()
    known_at = models.DateTimeField(null=True)
    rules = models.JSONField(default=dict)
    scope = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.WAITING)
    batch_id = models.IntegerField(null=True, unique=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("comparison run")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", finished_at__isnull=False)
                | (~Q(state="done") & Q(finished_at=None)),
                name="run_done_has_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.as_of}"


class RunShard(models.Model):
    """A part of a run: one rule over enterprises (or workers) `first` to `last`."""

    run = models.ForeignKey(ComparisonRun, on_delete=models.CASCADE, related_name="shards")
    rule = models.CharField(max_length=40)
    number = models.IntegerField()
    first = models.IntegerField()
    last = models.IntegerField()
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.WAITING)
    rows_read = models.BigIntegerField(default=0)
    findings = models.IntegerField(default=0)
    findings_new = models.IntegerField(default=0)
    findings_grown = models.IntegerField(default=0)
    findings_gone = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("run", "rule", "number")
        constraints = [
            models.UniqueConstraint(fields=["run", "rule", "number"], name="run_shard_once")
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.rule} {self.number}"


class RunResult(models.Model):
    """What a rule came to in a run: the numbers `compare` prints, or why it was skipped."""

    run = models.ForeignKey(ComparisonRun, on_delete=models.CASCADE, related_name="results")
    rule = models.CharField(max_length=40)
    skipped = models.CharField(max_length=255, blank=True, default="")
    rows_read = models.BigIntegerField(default=0)
    findings = models.IntegerField(default=0)
    alerts_new = models.IntegerField(default=0)
    alerts_updated = models.IntegerField(default=0)
    alerts_resolved = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        ordering = ("run", "rule")
        constraints = [models.UniqueConstraint(fields=["run", "rule"], name="run_result_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.rule}"
