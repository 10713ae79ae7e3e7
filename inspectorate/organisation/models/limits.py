"""Time limits of the procedure: rows with their source, so that none is a constant of the code."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.writing import chinese


class DayType(models.TextChoices):
    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("calendar days")


class LimitUnit(models.TextChoices):
    DAYS = "days", _("days")
    MONTHS = "months", _("months")


class LimitActor(models.TextChoices):
    """For whom a limit runs. A right's end frees the way: nobody is late by it."""

    OFFICE = "office", _("the authority")
    DUTY = "duty", _("the party: it has to do something")
    RIGHT = "right", _("the party: it may do something")


class LimitQuerySet(models.QuerySet["Limit"]):
    def of_rights(self) -> "LimitQuerySet":
        """Those that run for the party's right: shown, never overdue."""
        return self.filter(actor=LimitActor.RIGHT)


@pghistory.track()
class Limit(models.Model):
    """One limit. Without a length, whoever starts it says how long it is (an order's days).

    Months end on the same day of their last month. `remind_days` working days before its end the
    people responsible are reminded; `escalate_days` working days past it their supervisors are
    told. A changed row holds for the deadlines that start after it. `actor` is by whom the article
    of the row is acted on; it is no figure, so it is not changed like one.
    """

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name, Chinese"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80)
    length = models.SmallIntegerField(_("length"), null=True, blank=True)
    unit = models.CharField(
        _("unit"), max_length=8, choices=LimitUnit.choices, default=LimitUnit.DAYS
    )
    day_type = models.CharField(_("day type"), max_length=8, choices=DayType.choices)
    starts = models.CharField(_("starts, Chinese"), max_length=200)
    starts_en = models.CharField(_("starts, English"), max_length=200)
    pauses = models.CharField(_("pauses, Chinese"), max_length=200, blank=True, default="")
    pauses_en = models.CharField(_("pauses, English"), max_length=200, blank=True, default="")
    actor = models.CharField(
        _("runs for"), max_length=6, choices=LimitActor.choices, default=LimitActor.OFFICE
    )
    basis = models.CharField(_("basis, Chinese"), max_length=120)
    basis_en = models.CharField(_("basis, English"), max_length=120)
    source = models.CharField(_("source"), max_length=255)
    remind_days = models.SmallIntegerField(_("reminder before the end, working days"))
    escalate_days = models.SmallIntegerField(_("escalation after the end, working days"))
    order = models.SmallIntegerField(default=0)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("time limit")
        constraints = [
            models.CheckConstraint(
                condition=Q(length=None) | Q(length__gte=1, length__lte=1000),
                name="limit_length_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(unit="days") | Q(day_type="calendar"),
                name="limit_months_are_calendar",
            ),
            models.CheckConstraint(
                condition=Q(
                    remind_days__gte=0,
                    remind_days__lte=60,
                    escalate_days__gte=0,
                    escalate_days__lte=60,
                ),
                name="limit_notice_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name if chinese() else self.name_en

    @property
    def is_right(self) -> bool:
        """Whether it is the party's time to speak, ask or object."""
        return self.actor == LimitActor.RIGHT

    @property
    def starting(self) -> str:
        """What starts it, in the reader's language."""
        return self.starts if chinese() else self.starts_en

    @property
    def pausing(self) -> str:
        """What pauses it, in the reader's language; '' where nothing does."""
        return self.pauses if chinese() else self.pauses_en

    @property
    def article(self) -> str:
        """The article it rests on, in the reader's language."""
        return self.basis if chinese() else self.basis_en
