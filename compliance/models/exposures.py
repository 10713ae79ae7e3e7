"""Exposures: from the proposal of a decided violation to the end of its public entry.

What the public reads is a snapshot of its own (models/publicity.py); here are the draft, the
review, the reasons, payments, reversals and objections.
"""

from datetime import date, timedelta

import pghistory
import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import DateField, Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from compliance.exposure.states import ONCE_PUBLIC, WAITING, ExposureState, moves
from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User
from inspectorate.organisation.sight import Counter, current_sight, guarded_or_own

from .cases import Case
from .steps import Step
from .violations import ViolationType

PAYMENT_VERBS = ("pay", "correct_payment", "retract_payment")
PAYMENT_IS_NEWS = timedelta(days=7)
# The day of a moment where the inspectorate is, whatever zone a session is in.
PROPOSED_ON = Func(
    F("proposed_at"),
    template="(%(expressions)s AT TIME ZONE 'Asia/Shanghai')::date",
    output_field=DateField(),
)


class ListKind(models.TextChoices):
    QUARTERLY = "quarterly", _("quarterly list")
    URGENT = "urgent", _("urgent entry")


class ExposureListQuerySet(models.QuerySet["ExposureList"]):
    def visible_to(self, user: User | AnonymousUser) -> "ExposureListQuerySet":
        """A published list is the city's; its entries are seen by whom they concern."""
        return self if user.is_active else self.none()


@pghistory.track()
class ExposureList(models.Model):
    """A list that was published: of a quarter (2026-Q3), or one urgent entry (2026-09-14).

    `effect` holds how many of a comparable group had paid after so many days, as reckoned last.
    """

    code = models.CharField(_("list"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ListKind.choices)
    quarter_on = models.DateField(_("quarter"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    effect = models.JSONField(default=dict)
    reckoned_at = models.DateTimeField(null=True)

    objects = ExposureListQuerySet.as_manager()

    class Meta:
        ordering = ("-quarter_on", "-id")
        verbose_name = _("exposure list")
        constraints = [
            models.UniqueConstraint(
                fields=["quarter_on"], condition=Q(kind="quarterly"), name="exposure_quarter_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ExposureQuerySet(models.QuerySet["Exposure"]):
    def visible_to(self, user: User | AnonymousUser) -> "ExposureQuerySet":
        """Those within the sight of `user`; an enterprise's own once it was published."""
        seen = self.filter(guarded_or_own(user))
        published = seen.filter(state__in=ONCE_PUBLIC)
        return seen if current_sight(user).enterprise is None else published

    def at_the_counter(self, user: User | AnonymousUser) -> "ExposureQuerySet":
        """Those in sight, and for the counter those that are public: objections come there."""
        if current_sight(user).counter != Counter.ALL:
            return self.visible_to(user)
        return self.filter(guarded_or_own(user) | Q(state=ExposureState.PUBLISHED))

    def waiting(self) -> "ExposureQuerySet":
        """Proposals that nobody has decided on."""
        return self.filter(state=ExposureState.PROPOSED)

    def to_withdraw(self) -> "ExposureQuerySet":
        """Published entries whose decision was reversed."""
        return self.filter(state=ExposureState.PUBLISHED, reversed_on__isnull=False)

    def with_objection(self) -> "ExposureQuerySet":
        """Entries an objection to which waits for its decision."""
        waiting = ExposureObjection.objects.filter(exposure=OuterRef("pk"), decided_at=None)
        return self.filter(Exists(waiting))

    def payment_seen(self, *, on: date) -> "ExposureQuerySet":
        """Those of which a payment was recorded or corrected in the last seven days."""
        since = on - PAYMENT_IS_NEWS
        paid = ExposureStep.objects.filter(
            exposure=OuterRef("pk"), verb__in=PAYMENT_VERBS, taken_at__date__gte=since
        )
        return self.filter(Exists(paid))


@pghistory.track()
class Exposure(Guarded):
    """One decision made public: exactly one for each decided violation that meets a criterion.

    The decision is that of a served case (`decision_step`) or a row of the feed of penalties
    (`penalty_no`). `grounds` lists the criteria met, each with type, yuan and workers. What is to
    be printed is frozen at the proposal and may be put into better words by the reviewer.
    `owed_from_on` to `owed_until_on` are the months the deliveries show unpaid, so that they can
    tell when they are paid. Yuan owed are marked paid, never erased; without `paid_day_known` that
    is the day on which a delivery showed it, since it named no day.
    """

    id = models.BigAutoField(primary_key=True)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="exposures")
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="exposures")
    decision_step = models.OneToOneField(
        Step, null=True, on_delete=models.RESTRICT, related_name="exposure"
    )
    penalty_no = models.CharField(max_length=255, blank=True, default="")
    state = models.CharField(
        _("state"), max_length=12, choices=ExposureState.choices, default=ExposureState.PROPOSED
    )
    quarter_on = models.DateField(_("quarter"))
    exposure_list = models.ForeignKey(
        ExposureList, null=True, on_delete=models.RESTRICT, related_name="entries"
    )
    grounds = models.JSONField(default=list)
    types = ArrayField(models.CharField(max_length=2, choices=ViolationType.choices))
    name = models.CharField(_("full name"), max_length=255)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    address = models.CharField(_("address"), max_length=255)
    person_in_charge = models.CharField(
        _("legal representative or person in charge"), max_length=255, blank=True, default=""
    )
    facts = models.TextField(_("main facts"))
    facts_composed = models.TextField(default="")
    decision = models.TextField(_("how it was dealt with"))
    legal_basis = models.TextField(_("legal basis"))
    authority = models.CharField(_("authority"), max_length=120)
    decision_no = models.CharField(_("decision"), max_length=255)
    decided_on = models.DateField(_("decided on"))
    workers_count = models.IntegerField(_("workers"), default=0)
    wages_yuan = models.DecimalField(
        _("arrears in wages"), max_digits=16, decimal_places=2, default=0
    )
    contributions_yuan = models.DecimalField(
        _("arrears in contributions"), max_digits=16, decimal_places=2, default=0
    )
    owed_from_on = models.DateField(null=True)
    owed_until_on = models.DateField(null=True)
    term_months = models.SmallIntegerField()
    regime = models.CharField(max_length=12)
    regime_months = models.SmallIntegerField()
    proposed_at = models.DateTimeField(_("proposed at"))
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True)
    reviewed_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    left_out_reason = models.TextField(_("reason"), blank=True, default="")
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    entry_id = models.BigIntegerField(null=True, unique=True)
    ends_on = models.DateField(_("ends on"), null=True)
    wages_paid_on = models.DateField(_("wages paid on"), null=True)
    contributions_paid_on = models.DateField(_("contributions paid on"), null=True)
    paid_on = models.DateField(_("paid on"), null=True)
    paid_day_known = models.BooleanField(default=True, db_default=True)
    payment_document = models.CharField(_("document"), max_length=255, blank=True, default="")
    reversed_on = models.DateField(_("reversed on"), null=True)
    reversal = models.TextField(_("reversal"), blank=True, default="")
    withdraw_due_on = models.DateField(_("to be withdrawn by"), null=True)
    withdraw_provisional = models.BooleanField(default=False)
    withdraw_trace = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    explanation = models.TextField(_("explanation"), blank=True, default="")

    objects = ExposureQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("exposure")
        constraints = [
            models.CheckConstraint(
                condition=Q(decision_step__isnull=False, case__isnull=False, penalty_no="")
                | Q(decision_step=None, case=None) & ~Q(penalty_no=""),
                name="exposure_has_one_source",
            ),
            models.UniqueConstraint(
                fields=["penalty_no"], condition=~Q(penalty_no=""), name="exposure_penalty_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__lte=PROPOSED_ON),
                name="exposure_proposed_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="exposure_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="left_out") & ~Q(left_out_reason="")
                | ~Q(state="left_out") & Q(left_out_reason=""),
                name="exposure_left_out_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["published", "withdrawn", "expired"],
                    published_at__isnull=False,
                    published_by__isnull=False,
                    exposure_list__isnull=False,
                    ends_on__isnull=False,
                )
                | Q(
                    state__in=[*WAITING, "lapsed"],
                    published_at=None,
                    published_by=None,
                    exposure_list=None,
                ),
                name="exposure_published_by_somebody",
            ),
            # Whoever accepted it does not publish it.
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("reviewed_by")),
                name="exposure_published_by_another",
            ),
            models.CheckConstraint(
                condition=Q(reversed_on=None, withdraw_due_on=None, reversal="")
                | Q(reversed_on__isnull=False, withdraw_due_on__isnull=False) & ~Q(reversal=""),
                name="exposure_reversed_has_limit",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", ended_at__isnull=False, ended_by__isnull=False)
                & ~Q(explanation="")
                | ~Q(state="withdrawn") & Q(ended_at=None, ended_by=None, explanation=""),
                name="exposure_withdrawn_has_explanation",
            ),
        ]
        indexes = [
            models.Index(fields=["grid_group", "-id"], name="exposure_group"),
            models.Index(fields=["district_code", "-id"], name="exposure_district"),
            models.Index(fields=["quarter_on", "state"], name="exposure_quarter"),
        ]
        triggers = [
            pgtrigger.FSM(name="exposure_follows_the_table", field="state", transitions=moves()),
        ]

    def __str__(self) -> str:
        return self.decision_no

    @property
    def owes_nothing_more(self) -> bool:
        """Whether everything that was owed is paid, or nothing was."""
        return bool(
            (not self.wages_yuan or self.wages_paid_on)
            and (not self.contributions_yuan or self.contributions_paid_on)
        )

    @property
    def owed_yuan(self) -> object:
        """Wages and contributions owed, together."""
        return self.wages_yuan + self.contributions_yuan


class ExposurePart(Guarded):
    """A part of an exposure; it lies where its enterprise lies."""

    id = models.BigAutoField(primary_key=True)
    exposure = models.ForeignKey(Exposure, on_delete=models.RESTRICT, related_name="%(class)ss")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        abstract = True


class ExposureStep(ExposurePart):
    """One entry of an exposure's story, never changed. Without `taken_by`: by machine."""

    verb = models.CharField(max_length=30)
    from_state = models.CharField(max_length=12, choices=ExposureState.choices, blank=True)
    to_state = models.CharField(max_length=12, choices=ExposureState.choices)
    taken_at = models.DateTimeField(_("at"))
    taken_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    text = models.TextField(blank=True, default="")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["exposure", "id"], name="exposure_story")]
        triggers = [
            pgtrigger.ReadOnly(
                name="exposure_step_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="exposure_step_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.exposure_id} {self.verb}"


class ExposureOutcome(models.TextChoices):
    UPHELD = "upheld", _("upheld: entry withdrawn")
    REJECTED = "rejected", _("rejected: entry stays")


class ExposureObjectionQuerySet(GuardedQuerySet["ExposureObjection"]):
    def visible_to(self, user: User | AnonymousUser) -> "ExposureObjectionQuerySet":
        """Those within the sight of `user`, and an enterprise's own."""
        return self.filter(guarded_or_own(user))


@pghistory.track()
class ExposureObjection(ExposurePart):
    """The enterprise objects to its entry; decided in time by somebody else.

    `recorded_by` is empty where the enterprise filed it itself.
    """

    text = models.TextField(_("what it says"))
    document = models.CharField(_("document"), max_length=255, blank=True, default="")
    filed_on = models.DateField(_("filed on"))
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    due_on = models.DateField(_("due"))
    provisional = models.BooleanField(default=False)
    trace = models.JSONField(default=dict)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=ExposureOutcome.choices, blank=True, default=""
    )
    answer = models.TextField(_("answer"), blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = ExposureObjectionQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("objection")
        constraints = [
            models.UniqueConstraint(
                fields=["exposure"], condition=Q(decided_at=None), name="exposure_objection_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="", answer="")
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer=""),
                name="exposure_objection_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | Q(recorded_by=None)
                | ~Q(decided_by=F("recorded_by")),
                name="exposure_objection_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exposure_id} {self.filed_on}"
