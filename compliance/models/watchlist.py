"""The watchlist: employers, providers and persons that conceal, dodge, underpay, evade or deceive.

Notice, statement, decision by somebody else, a term, early removal asked for and decided by
somebody else again. Reasons are kept and shown; alerts are ordered by it while it lasts.
"""

from datetime import date

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Provider, Worker
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import Counter, current_sight, guarded_or_own

from .cases import Case
from .documents import Document


class WatchState(models.TextChoices):
    NOTICED = "noticed", _("Notice given")
    LISTED = "listed", _("On the list")
    DISMISSED = "dismissed", _("Not listed")
    REMOVED = "removed", _("Removed early")
    ENDED = "ended", _("Term over")


WATCH_MOVES = {
    "list": (WatchState.NOTICED, WatchState.LISTED),
    "dismiss": (WatchState.NOTICED, WatchState.DISMISSED),
    "remove": (WatchState.LISTED, WatchState.REMOVED),
    "end": (WatchState.LISTED, WatchState.ENDED),
}


class WatchGround(models.TextChoices):
    """What S2 names: whoever does this becomes a top target of supervision."""

    CONCEAL = "conceal", _("conceals")
    DODGE = "dodge", _("dodges supervision")
    UNDERPAY = "underpay", _("underpays")
    EVADE = "evade", _("evades contributions")
    DECEIVE = "deceive", _("deceives the funds")


class WatchlistQuerySet(models.QuerySet["WatchlistEntry"]):
    def visible_to(self, user: User | AnonymousUser) -> "WatchlistQuerySet":
        """Those within the sight of `user`, or about their own enterprise."""
        return self.filter(guarded_or_own(user))

    def at_the_counter(self, user: User | AnonymousUser) -> "WatchlistQuerySet":
        """Those in sight, and for the counter the open ones: statements come there."""
        if current_sight(user).counter != Counter.ALL:
            return self.visible_to(user)
        return self.filter(
            guarded_or_own(user) | Q(state__in=(WatchState.NOTICED, WatchState.LISTED))
        )

    def open(self) -> "WatchlistQuerySet":
        """Those noticed or listed."""
        return self.filter(state__in=(WatchState.NOTICED, WatchState.LISTED))

    def to_decide(self, *, on: date) -> "WatchlistQuerySet":
        """Noticed, and the subject has nothing more to state or its time is over."""
        spoken = Q(statement_complete=True) | Q(statement_due_on__lt=on)
        return self.filter(spoken, state=WatchState.NOTICED)

    def removal_asked(self) -> "WatchlistQuerySet":
        """On the list, and somebody has asked for early removal."""
        return self.filter(state=WatchState.LISTED, asked_at__isnull=False)


@pghistory.track()
class WatchlistEntry(Guarded):
    """One subject on its way to, on, or off the list; exactly one of the three.

    `until_on` is the last day of the term, `early_from_on` the first on which removal can be asked
    for. Its alerts and category follow through alerts.Watched.
    """

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="watchlist_entries"
    )
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.RESTRICT, related_name="watchlist_entries"
    )
    worker = models.ForeignKey(Worker, null=True, on_delete=models.RESTRICT, related_name="+")
    case = models.ForeignKey(
        Case, null=True, on_delete=models.RESTRICT, related_name="watchlist_entries"
    )
    ground = models.CharField(_("ground"), max_length=10, choices=WatchGround.choices)
    reason = models.TextField(_("reason"))
    state = models.CharField(
        _("state"), max_length=10, choices=WatchState.choices, default=WatchState.NOTICED
    )
    language = models.CharField(max_length=10, default="zh-hans")
    noticed_at = models.DateTimeField(_("notice given at"))
    noticed_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    notice = models.OneToOneField(
        Document, null=True, on_delete=models.RESTRICT, related_name="watch_noticed"
    )
    statement_due_on = models.DateField(_("statement until"))
    statement_provisional = models.BooleanField(default=False)
    statement_trace = models.JSONField(default=dict)
    statement = models.TextField(_("statement"), blank=True, default="")
    stated_on = models.DateField(_("stated on"), null=True)
    stated_at = models.DateTimeField(_("statement recorded at"), null=True)
    stated_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    statement_complete = models.BooleanField(_("nothing more is to be stated"), default=False)
    statement_document = models.CharField(_("document"), max_length=255, blank=True, default="")
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    decision_reason = models.TextField(_("reason of the decision"), blank=True, default="")
    decision = models.OneToOneField(
        Document, null=True, on_delete=models.RESTRICT, related_name="watch_decided"
    )
    until_on = models.DateField(_("until"), null=True)
    early_from_on = models.DateField(_("early removal from"), null=True)
    asked_at = models.DateTimeField(_("removal asked for at"), null=True)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    asked_reason = models.TextField(_("why it is to be removed"), blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    ended_reason = models.TextField(blank=True, default="")

    objects = WatchlistQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("watchlist entry")
        constraints = [
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False, provider=None, worker=None)
                | Q(enterprise=None, provider__isnull=False, worker=None)
                | Q(enterprise=None, provider=None, worker__isnull=False),
                name="watchlist_has_one_subject",
            ),
            *(
                models.UniqueConstraint(
                    fields=[subject],
                    condition=Q(state__in=["noticed", "listed"]),
                    name=f"watchlist_{subject}_once",
                )
                for subject in ("enterprise", "provider", "worker")
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, decision_reason="", state="noticed")
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~Q(decision_reason="")
                & ~Q(state="noticed"),
                name="watchlist_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(stated_at=None, stated_by=None)
                | Q(stated_at__isnull=False, stated_by__isnull=False),
                name="watchlist_stated_by_somebody",
            ),
            # Neither whoever gave notice nor whoever recorded the statement decides.
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(stated_by=None) | ~Q(decided_by=F("stated_by")),
                name="watchlist_decided_by_nobody_who_recorded",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("noticed_by")),
                name="watchlist_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None, asked_by=None, asked_reason="")
                | Q(asked_at__isnull=False, asked_by__isnull=False) & ~Q(asked_reason=""),
                name="watchlist_asked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(state="ended", ended_at__isnull=False, ended_by=None)
                | Q(state="removed", ended_at__isnull=False, ended_by__isnull=False)
                & ~Q(ended_reason=""),
                name="watchlist_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | ~Q(ended_by=F("asked_by")),
                name="watchlist_removed_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["grid_group", "-id"], name="watchlist_group"),
            models.Index(fields=["district_code", "-id"], name="watchlist_district"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="watchlist_follows_the_table",
                field="state",
                transitions=[(a.value, b.value) for a, b in WATCH_MOVES.values()],
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject_name(self) -> str:
        """Enterprise or provider by name; a person is not named."""
        subject = self.enterprise or self.provider
        return subject.name if subject else str(_("a person"))
