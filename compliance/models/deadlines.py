"""Deadlines: each a row that says what it rests on, when it ends, and what paused it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import DayType, Guarded, GuardedQuerySet, LimitUnit

from .cases import Case


class DeadlineQuerySet(GuardedQuerySet["Deadline"]):
    def running(self) -> "DeadlineQuerySet":
        return self.filter(met_on=None, dropped_on=None)


@pghistory.track()
class Deadline(Guarded):
    """One running limit. `limit` is the code of a Limit.

    Its length (`days`, of `unit`) and day type are kept as they were at the start, or as an order
    set them, so a changed limit moves no deadline.

    `pauses` is a list of [from, to] days (to null: still paused); `due_on` is empty while paused.
    `trace` says why this date: what was counted and what was left out.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="deadlines")
    limit = models.CharField(_("limit"), max_length=40)
    started_on = models.DateField(_("started on"))
    days = models.IntegerField(_("length"))
    unit = models.CharField(max_length=8, choices=LimitUnit.choices, default=LimitUnit.DAYS)
    day_type = models.CharField(max_length=8, choices=DayType.choices, default=DayType.WORKING)
    extended_days = models.IntegerField(default=0)
    pauses = models.JSONField(default=list)
    due_on = models.DateField(_("due on"), null=True)
    provisional = models.BooleanField(default=False)
    trace = models.JSONField(default=dict)
    met_on = models.DateField(_("met on"), null=True)
    dropped_on = models.DateField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "id")
        verbose_name = _("deadline")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "limit"],
                condition=Q(met_on=None, dropped_on=None),
                name="deadline_runs_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(met_on=None, dropped_on=None),
                name="deadline_running",
            )
        ]

    def __str__(self) -> str:
        return f"{self.limit} {self.due_on}"
