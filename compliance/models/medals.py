"""Medals: by which measures the best are ranked, who was ranked where, and who has one."""

from __future__ import annotations

from datetime import date

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Regime
from inspectorate.foundation.writing import chinese
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User

from .appraisals import Appraisal
from .criteria import StaffQuerySet
from .documents import Document
from .publicity import PublicEntry
from .size_bands import SizeBand


class MedalMeasure(models.TextChoices):
    """What is counted of an enterprise on the last day of the cycle."""

    YEARS = "years_clean", _("years without violation")
    COVERED = "uncovered_count", _("all workers covered")
    BASE = "short_base_count", _("contribution base declared in full")
    ARREARS = "arrears_yuan", _("no arrears")
    ON_TIME = "late_months", _("contributions paid on time")


@pghistory.track()
class MedalCriterion(models.Model):
    """One measure of the ranking. Years give `points` each, up to `most_points`; others give
    `points` where nothing speaks against the enterprise. `required`: no medal without it.
    """

    measure = models.CharField(
        _("measure"), max_length=16, choices=MedalMeasure.choices, primary_key=True
    )
    order = models.SmallIntegerField(default=0)
    points = models.SmallIntegerField(_("points"))
    most_points = models.SmallIntegerField(_("at most"))
    required = models.BooleanField(_("no medal without it"), default=False)
    wording = models.CharField(_("wording, Chinese"), max_length=255)
    wording_en = models.CharField(_("wording, English"), max_length=255)
    source = models.CharField(_("source"), max_length=255)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("order", "measure")
        verbose_name = _("criterion of medals")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    points__gte=0,
                    points__lte=100,
                    most_points__gte=models.F("points"),
                    most_points__lte=100,
                ),
                name="medal_points_in_bounds",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The wording in the reader's language."""
        return self.wording if chinese() else self.wording_en


@pghistory.track()
class MedalTerms(models.Model):
    """What a medal brings, and for how long after the cycle's last day. One row."""

    regime = models.CharField(_("regime"), max_length=12, choices=Regime.choices)
    years = models.SmallIntegerField(_("years"))
    source = models.CharField(_("source"), max_length=255)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("terms of medals")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="medal_terms_once"),
            models.CheckConstraint(
                condition=Q(years__gte=1, years__lte=10), name="medal_years_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime} {self.years}"


class MedalRoundState(models.TextChoices):
    RANKING = "ranking", _("Being ranked")
    RANKED = "ranked", _("Ranked")
    AWARDED = "awarded", _("Awarded")


ROUND_MOVES = [("ranking", "ranked"), ("ranked", "ranking"), ("ranked", "awarded")]


@pghistory.track()
class MedalRound(models.Model):
    """The medals of one final cycle: criteria as they were, who was left out why, and the cut.

    `criteria` repeats the rows the ranking used. `cut` is how many of each size band have one.
    """

    appraisal = models.OneToOneField(
        Appraisal, on_delete=models.RESTRICT, related_name="medal_round"
    )
    grade = models.CharField(_("grade"), max_length=12)
    as_of = models.DateField(_("as of"))
    criteria = models.JSONField(default=list)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=MedalRoundState.choices,
        default=MedalRoundState.RANKING,
    )
    candidates_count = models.IntegerField(_("ranked"), default=0)
    eligible_count = models.IntegerField(_("may have one"), default=0)
    left_out = models.JSONField(default=dict)
    bands = models.JSONField(default=dict)
    seconds = models.FloatField(default=0)
    cut = models.JSONField(default=dict)
    until_on = models.DateField(_("until"), null=True)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    ranked_at = models.DateTimeField(_("ranked at"), null=True)
    awarded_at = models.DateTimeField(_("awarded at"), null=True)
    awarded_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ("-as_of", "-id")
        verbose_name = _("medals of a cycle")
        constraints = [
            models.CheckConstraint(
                condition=Q(awarded_at=None, awarded_by=None, until_on=None) & ~Q(state="awarded")
                | Q(
                    awarded_at__isnull=False,
                    awarded_by__isnull=False,
                    until_on__isnull=False,
                    state="awarded",
                ),
                name="medals_awarded_by_somebody",
            )
        ]
        triggers = [pgtrigger.FSM(name="medals_state", field="state", transitions=ROUND_MOVES)]

    def __str__(self) -> str:
        return str(self.appraisal)

    @property
    def medal_count(self) -> int:
        """How many medals were awarded."""
        return sum(self.cut.values())


class AgainstMedal(models.TextChoices):
    """What speaks against a medal on the day of the ranking, whatever the last day showed."""

    EXPOSED = "exposed", _("on the exposure list")
    WATCHLIST = "watchlist", _("on the watchlist")
    FACT = "fact", _("a counted fact since the last day")
    CLOSED = "closed", _("no longer in business")


class MedalCandidateQuerySet(GuardedQuerySet["MedalCandidate"]):
    def eligible(self) -> MedalCandidateQuerySet:
        return self.filter(place__isnull=False)

    def by_place(self) -> MedalCandidateQuerySet:
        return self.order_by("place", "id")


class MedalCandidate(Guarded):
    """An enterprise of the best grade with its measures; `place` in its size band if it may have
    a medal. Equal points are ordered by years, then by staff, then by code.
    """

    id = models.BigAutoField(primary_key=True)
    round = models.ForeignKey(
        MedalRound, on_delete=models.CASCADE, related_name="candidates", db_index=False
    )
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    size_band = models.CharField(_("size"), max_length=6, choices=SizeBand.choices)
    staff_count = models.IntegerField(_("staff"))
    years_clean = models.SmallIntegerField(_("years without violation"))
    uncovered_count = models.IntegerField(_("without full cover"))
    short_base_count = models.IntegerField(_("base too low"))
    arrears_yuan = models.DecimalField(_("arrears, yuan"), max_digits=16, decimal_places=2)
    late_months = models.IntegerField(_("paid late"))
    against = models.CharField(
        _("against it"), max_length=9, choices=AgainstMedal.choices, blank=True, default=""
    )
    points = models.SmallIntegerField(_("points"))
    place = models.IntegerField(_("place"), null=True)

    objects = MedalCandidateQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("candidate for a medal")
        constraints = [
            models.UniqueConstraint(fields=["round", "enterprise"], name="candidate_once"),
            models.UniqueConstraint(
                fields=["round", "size_band", "place"],
                condition=Q(place__isnull=False),
                name="candidate_place_once",
            ),
            models.CheckConstraint(
                condition=Q(against="") | Q(place=None), name="candidate_against_has_no_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.enterprise_id}"


class MedalQuerySet(GuardedQuerySet["Medal"]):
    def in_force(self, *, on: date) -> MedalQuerySet:
        """Neither revoked nor run out on a day."""
        return self.filter(revoked_at=None, until_on__gte=on)


@pghistory.track()
class Medal(Guarded):
    """A medal of one enterprise until a day, included; what the public reads of it is `entry`."""

    id = models.BigAutoField(primary_key=True)
    round = models.ForeignKey(MedalRound, on_delete=models.RESTRICT, related_name="medals")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="medals")
    entry = models.OneToOneField(PublicEntry, on_delete=models.RESTRICT, related_name="medal")
    document = models.OneToOneField(
        Document, null=True, on_delete=models.RESTRICT, related_name="medal"
    )
    awarded_at = models.DateTimeField(_("awarded at"))
    awarded_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    until_on = models.DateField(_("until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    revoked_reason = models.CharField(max_length=255, blank=True, default="")

    objects = MedalQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("compliance medal")
        constraints = [
            models.UniqueConstraint(fields=["round", "enterprise"], name="medal_once"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, revoked_reason="")
                | Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_reason=""),
                name="medal_revoked_with_reason",
            ),
        ]
        triggers = [pgtrigger.Protect(name="medal_is_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.entry.mark
