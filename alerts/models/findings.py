"""Findings: what a rule found, row by row. Ordinary tables that copy natural keys, never facts.

A key column that does not apply is 0, '' or NO_MONTH, so that keys join by plain equality.
"""

from datetime import date
from typing import Any

from django.db import models

NO_MONTH = date(1, 1, 1)

KEY = ("enterprise_id", "provider_id", "worker_id", "scheme", "from_month", "detail")


class Found(models.Model):
    """The columns a rule's SELECT delivers: a natural key, and measures.

    `detail` tells apart findings that share the exported columns (a claim number, a day);
    `figures` holds what a reader wants beside the measure (what is usual among peers).
    """

    enterprise_id = models.IntegerField(default=0, db_default=0)
    provider_id = models.IntegerField(default=0, db_default=0)
    worker_id = models.IntegerField(default=0, db_default=0)
    scheme = models.SmallIntegerField(default=0, db_default=0)
    from_month = models.DateField(default=NO_MONTH, db_default=NO_MONTH)
    detail = models.TextField(default="", db_default="")
    to_month = models.DateField(null=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    batch_id = models.IntegerField(null=True)
    figures = models.JSONField(null=True)

    class Meta:
        abstract = True


class RuleHit(Found):
    """What a rule finds right now in one shard of one run; emptied when the shard is done.

    The key is there for the planner as much as for the invariant: without it, clearing was slow.
    """

    pk = models.CompositePrimaryKey("shard_id", *KEY)
    shard_id = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.shard_id} {self.enterprise_id} {self.worker_id}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: Any) -> "FindingQuerySet":
        """The findings of alerts within the sight of `user`."""
        from .alerts import Alert

        return self.filter(alert__in=Alert.objects.visible_to(user))

    def current(self) -> "FindingQuerySet":
        return self.filter(gone_in_run=None)


class Finding(Found):
    """A finding of an alert; current until `gone_in_run`, when the facts no longer show it."""

    id = models.BigAutoField(primary_key=True)
    rule = models.CharField(max_length=40)
    alert = models.ForeignKey(
        "alerts.Alert", on_delete=models.CASCADE, related_name="findings", db_constraint=False
    )
    found_in_run = models.IntegerField()
    changed_in_run = models.IntegerField()
    gone_in_run = models.IntegerField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["changed_in_run"])]
        constraints = [
            models.UniqueConstraint(
                fields=("rule", *KEY),
                condition=models.Q(gone_in_run=None),
                name="finding_current_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.pk}"
