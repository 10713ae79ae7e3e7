"""Self-rectification letters, one per enterprise, and the campaigns many of them belong to."""

from datetime import date, datetime, time, timedelta

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alerts.models import Alert
from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User
from inspectorate.organisation.sight import current_sight, guarded_or_own

from .cases import Case
from .documents import Document

LANGUAGES = (("zh-hans", "简体中文"), ("en", "English"))


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    RECHECKED = "rechecked", _("Re-checked")
    ENDED = "ended", _("Ended")


class CampaignKind(models.TextChoices):
    LETTERS = "letters", _("Letters")
    WRITTEN_REVIEW = "written_review", _("Written review")


class LetterState(models.TextChoices):
    SENT = "sent", _("Out")
    PUT_RIGHT = "put_right", _("Put right")
    FILING_PROPOSED = "filing_proposed", _("Filing proposed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User | AnonymousUser) -> "CampaignQuerySet":
        """One's district's and the city's own campaigns, and those with letters within sight."""
        sight = current_sight(user)
        if sight.everything:
            return self
        from .reviews import ReviewReply

        letters = Letter.objects.visible_to(user).filter(campaign=OuterRef("pk"))
        replies = ReviewReply.objects.visible_to(user).filter(campaign=OuterRef("pk"))
        return self.filter(
            Q(district_codes__overlap=list(sight.districts)) | Exists(letters) | Exists(replies)
        )

    def drafts(self) -> "CampaignQuerySet":
        return self.filter(state=CampaignState.DRAFT)

    def reviews(self) -> "CampaignQuerySet":
        return self.filter(kind=CampaignKind.WRITTEN_REVIEW)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Campaign(models.Model):
    """Letters across groups for one question, or the annual written review of a `year`.

    `filter` is the list's: {name: value}. `district_codes` are its supervisor's districts, none a
    campaign of the whole city. A draft has no letters; it becomes re-checked with the first
    complete delivery that answers one of them, and ends with the last. A review is sent once;
    `asked_at` is when its enterprises were written down, `answers_batch_id` the last delivery of
    answers they were compared with.
    """

    kind = models.CharField(
        _("kind"), max_length=14, choices=CampaignKind.choices, default=CampaignKind.LETTERS
    )
    year = models.IntegerField(_("year"), null=True)
    name = models.CharField(_("name"), max_length=80)
    filter = models.JSONField(default=dict)
    district_codes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("districts"), default=list, blank=True
    )
    state = models.CharField(
        _("state"), max_length=10, choices=CampaignState.choices, default=CampaignState.DRAFT
    )
    due_on = models.DateField(_("due on"))
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES, default="zh-hans")
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    sent_at = models.DateTimeField(_("sent at"), null=True)
    sent_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    answers_batch_id = models.IntegerField(null=True)

    objects = CampaignQuerySet.as_manager()

    @property
    def standing(self) -> str:
        """Its state in a word: letters are sent, a written review is under way."""
        if self.kind == CampaignKind.WRITTEN_REVIEW and self.state == CampaignState.SENT:
            return str(_("Under way"))
        return str(CampaignState(self.state).label)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("campaign")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None, sent_by=None)
                | ~Q(state="draft") & Q(sent_at__isnull=False, sent_by__isnull=False),
                name="campaign_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | ~Q(state="ended") & Q(ended_at=None),
                name="campaign_ended_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(kind="written_review", year__isnull=False)
                | ~Q(kind="written_review") & Q(year=None, asked_at=None, answers_batch_id=None),
                name="campaign_review_has_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User | AnonymousUser) -> "LetterQuerySet":
        return self.filter(guarded_or_own(user))

    def answered_between(self, first: date, last: date) -> "LetterQuerySet":
        """Those a complete delivery answered from the first to the last of these days."""
        begin = timezone.make_aware(datetime.combine(first, time.min))
        end = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
        return self.filter(checked_at__gte=begin, checked_at__lt=end)

    def out(self) -> "LetterQuerySet":
        return self.filter(state=LetterState.SENT)


@pghistory.track()
class Letter(Guarded):
    """A letter to one enterprise: what to put right, and by when.

    The counts are those of its alerts when it was sent, `…_left` those of the last complete
    delivery that answered it. Its paper is set by a job; until then `document` is empty.
    """

    id = models.BigAutoField(primary_key=True)
    campaign = models.ForeignKey(
        Campaign, null=True, on_delete=models.RESTRICT, related_name="letters"
    )
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="letters")
    state = models.CharField(
        _("state"), max_length=16, choices=LetterState.choices, default=LetterState.SENT
    )
    due_on = models.DateField(_("due on"))
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES, default="zh-hans")
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    alerts_count = models.IntegerField(default=0)
    findings_count = models.IntegerField(default=0)
    workers_count = models.IntegerField(default=0)
    at_stake_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    findings_left = models.IntegerField(null=True)
    workers_left = models.IntegerField(null=True)
    checked_at = models.DateTimeField(_("re-checked at"), null=True)
    checked_batch_id = models.IntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="letter")
    document = models.OneToOneField(
        Document, null=True, on_delete=models.RESTRICT, related_name="letter"
    )
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    withdrawn_reason = models.CharField(max_length=255, blank=True, default="")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("letter")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", ended_at=None)
                | ~Q(state="sent") & Q(ended_at__isnull=False),
                name="letter_ended_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_by=None, withdrawn_reason=""),
                name="letter_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="filing_proposed", case__isnull=False)
                | ~Q(state="filing_proposed") & Q(case=None),
                name="letter_proposal_has_case",
            ),
        ]
        indexes = [
            models.Index(fields=["grid_group", "-id"], name="letter_list"),
            models.Index(fields=["campaign", "-id"], name="letter_of_campaign"),
            models.Index(fields=["due_on"], condition=Q(state="sent"), name="letter_out"),
            models.Index(fields=["id"], condition=Q(document=None), name="letter_without_paper"),
            models.Index(
                fields=["checked_at"], condition=~Q(checked_at=None), name="letter_answered"
            ),
        ]

    def __str__(self) -> str:
        return self.document.number if self.document else f"L-{self.pk}"


class LetterAlert(Guarded):
    """An alert in a letter, as it was when the letter was sent and when it was last answered.

    What the letter named are the findings of runs up to `run_id`: later ones are a new matter.
    `answered_on` is the day on which a complete delivery covering its rule, period and area told
    of it; `put_right_on` that day, if nothing was found any more.
    """

    id = models.BigAutoField(primary_key=True)
    letter = models.ForeignKey(Letter, on_delete=models.RESTRICT, related_name="parts")
    alert = models.ForeignKey(Alert, on_delete=models.RESTRICT, related_name="letter_parts")
    rule = models.CharField(max_length=40)
    run_id = models.IntegerField(default=0)
    first_month = models.DateField(null=True)
    findings_count = models.IntegerField(default=0)
    workers_count = models.IntegerField(default=0)
    at_stake_yuan = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    findings_left = models.IntegerField(null=True)
    workers_left = models.IntegerField(null=True)
    answered_batch_id = models.IntegerField(null=True)
    answered_on = models.DateField(null=True)
    put_right_on = models.DateField(null=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["letter", "alert"], name="letter_names_alert_once")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.alert_id}"
