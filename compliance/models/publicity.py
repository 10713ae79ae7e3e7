"""What the public reads: entries of public lists as printed, and what became of them.

No row of these tables names a worker, and none leads to a guarded table: everybody may read them.
"""

from __future__ import annotations

from datetime import date

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicKind(models.TextChoices):
    MEDAL = "medal", _("Compliance medals")
    EXPOSURE = "exposure", _("Major violations made public")
    WATCHLIST = "watchlist", _("Watchlist")


class PublicStatus(models.TextChoices):
    LISTED = "listed", _("listed")
    PAID = "paid", pgettext_lazy("entry", "paid")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")
    EXPIRED = "expired", _("expired")


class PublicChangeKind(models.TextChoices):
    ADDED = "added", _("added")
    PAID = "paid", pgettext_lazy("entry", "paid")
    CORRECTED = "corrected", _("payment corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")
    EXPIRED = "expired", _("expired")


STANDING = (PublicStatus.LISTED, PublicStatus.PAID)
LIVING_COLUMNS = (
    "status", "status_on", "explanation", "wages_paid_on", "contributions_paid_on", "named",
    "paid_day_known",
)  # fmt: skip


class PublicEntryQuerySet(models.QuerySet["PublicEntry"]):
    def of(self, kind: PublicKind) -> PublicEntryQuerySet:
        return self.filter(kind=kind)

    def standing(self) -> PublicEntryQuerySet:
        """Those that still stand: listed, or paid since."""
        return self.filter(status__in=STANDING)

    def shown(self) -> PublicEntryQuerySet:
        """Those a list still names: exposures that have ended are told of by number only."""
        ended = self.exclude(kind=PublicKind.EXPOSURE, status=PublicStatus.EXPIRED)
        return ended.filter(named=True)

    def ended_before(self, day: object) -> PublicEntryQuerySet:
        return self.standing().filter(ends_on__lt=day)

    def withdrawn_and_over(self, day: object) -> PublicEntryQuerySet:
        """Exposures taken back whose time would be over too, and that are named still."""
        taken_back = self.of(PublicKind.EXPOSURE).filter(status=PublicStatus.WITHDRAWN, named=True)
        return taken_back.filter(ends_on__lt=day)


@pghistory.track()
class PublicEntry(models.Model):
    """One entry of a public list: a snapshot of exactly what is printed.

    `list_code` names the list within its kind: "2024-2025" (a medal cycle), "2026-Q3" (a quarter),
    "2026-09-14" (an urgent single entry). `number` runs within the list. `medals_in_a_row` counts
    the cycles up to this one. `ends_on` is the last day on which the entry stands; an exposure that
    was withdrawn is told of until then as well, with the explanation, and is not `named` after it.
    Without `paid_day_known` the day of payment is the one on which a delivery showed it paid.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("list"), max_length=9, choices=PublicKind.choices)
    list_code = models.CharField(_("list"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    enterprise_id = models.IntegerField(null=True)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    name = models.CharField(_("name"), max_length=255)
    address = models.CharField(_("address"), max_length=255, blank=True)
    district_code = models.CharField(_("district"), max_length=6, blank=True)
    person_in_charge = models.CharField(_("person in charge"), max_length=255, blank=True)
    staff_band = models.CharField(_("staff"), max_length=40, blank=True)
    facts = models.TextField(_("what was found"), blank=True)
    decision = models.CharField(_("decision"), max_length=255, blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    authority = models.CharField(_("authority"), max_length=255, blank=True)
    arrears_wages_yuan = models.DecimalField(
        _("wages owed"), max_digits=16, decimal_places=2, default=0
    )
    arrears_contributions_yuan = models.DecimalField(
        _("contributions owed"), max_digits=16, decimal_places=2, default=0
    )
    medals_in_a_row = models.PositiveSmallIntegerField(default=0)
    decided_on = models.DateField(_("decided on"), null=True)
    published_on = models.DateField(_("published on"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    status = models.CharField(
        _("status"), max_length=9, choices=PublicStatus.choices, default=PublicStatus.LISTED
    )
    status_on = models.DateField(_("since"))
    wages_paid_on = models.DateField(null=True)
    contributions_paid_on = models.DateField(null=True)
    paid_day_known = models.BooleanField(default=True, db_default=True)
    explanation = models.TextField(_("explanation"), blank=True)
    named = models.BooleanField(default=True, db_default=True)
    verification_code = models.CharField(max_length=16, unique=True)

    objects = PublicEntryQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "list_code", "number")
        verbose_name = _("public entry")
        constraints = [
            models.UniqueConstraint(fields=["kind", "list_code", "number"], name="public_number"),
            models.UniqueConstraint(
                fields=["kind", "list_code", "uscc", "decision"], name="public_entry_once"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(explanation=""),
                name="public_withdrawal_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="public_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(arrears_wages_yuan__gte=0, arrears_contributions_yuan__gte=0),
                name="public_arrears_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["uscc", "-id"], name="public_of_uscc"),
            models.Index(fields=["enterprise_id", "kind"], name="public_of_enterprise"),
            models.Index(
                fields=["ends_on"],
                name="public_standing",
                condition=Q(status__in=["listed", "paid"]),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="public_entry_is_kept", exclude=[*LIVING_COLUMNS]),
            pgtrigger.Protect(name="public_entry_is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.FSM(
                name="public_entry_follows_the_table",
                field="status",
                transitions=[
                    ("listed", "paid"),
                    ("listed", "withdrawn"),
                    ("listed", "expired"),
                    # A later delivery shows it owed still.
                    ("paid", "listed"),
                    ("paid", "withdrawn"),
                    ("paid", "expired"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        """How the entry is called in print: the list and its number in it."""
        return f"{self.list_code}-{self.number:04}"

    @property
    def stands(self) -> bool:
        """Whether it is on the list today: not withdrawn, not expired."""
        return self.status in STANDING

    @property
    def is_shown(self) -> bool:
        """Whether its list still names the enterprise (see `shown`)."""
        ended = self.kind == PublicKind.EXPOSURE and self.status == PublicStatus.EXPIRED
        return self.named and not ended

    @property
    def owes(self) -> bool:
        """Whether arrears were published."""
        return bool(self.arrears_wages_yuan or self.arrears_contributions_yuan)

    @property
    def paid_on(self) -> date | None:
        """The day on which the last of the published arrears was paid; None before."""
        days = [
            day
            for owed, day in (
                (self.arrears_wages_yuan, self.wages_paid_on),
                (self.arrears_contributions_yuan, self.contributions_paid_on),
            )
            if owed
        ]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def paid_before(self) -> bool:
        """Whether everything was paid before it was published."""
        paid_on = self.paid_on
        return self.paid_day_known and paid_on is not None and paid_on < self.published_on


class PublicChangeQuerySet(models.QuerySet["PublicChange"]):
    def of(self, kind: PublicKind) -> PublicChangeQuerySet:
        """What became known last comes first, each with its entry."""
        return self.filter(entry__kind=kind).select_related("entry").newest_first()

    def newest_first(self) -> PublicChangeQuerySet:
        """By the moment each was recorded, whatever day it tells of."""
        return self.order_by("-recorded_at", "-id")

    def after(self, change: PublicChange) -> PublicChangeQuerySet:
        """Those that come after one in this order."""
        same_moment = Q(recorded_at=change.recorded_at, id__lt=change.pk)
        return self.filter(Q(recorded_at__lt=change.recorded_at) | same_moment)


class PublicChange(models.Model):
    """One line of a list's change log; only ever added.

    `happened_on` is the day of what is told: a payment may become known long after it was made.
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(PublicEntry, on_delete=models.RESTRICT, related_name="changes")
    change = models.CharField(_("change"), max_length=9, choices=PublicChangeKind.choices)
    happened_on = models.DateField(_("on"))
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    objects = PublicChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("change of a public list")
        indexes = [
            models.Index(fields=["entry", "id"], name="public_change_of_entry"),
            models.Index(fields=["-recorded_at", "-id"], name="public_change_newest"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="public_change_is_kept", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.change}"
