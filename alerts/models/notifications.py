"""What people are told: the notice itself, the ways it leaves the house, and what they chose.

The notice is the truth and is written by the transaction that decided something; everything that
leaves the house goes through the outbox, whose rows are written by the same transaction.
"""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import User


class NotificationKind(models.TextChoices):
    NEW_ALERT = "new_alert", _("New alerts")
    ALERT_CHANGED = "alert_changed", _("An alert changed")
    ASSIGNED = "assigned", _("Assigned to me")
    APPROVAL_ASKED = "approval_asked", _("Approval asked of me")
    APPROVAL_GIVEN = "approval_given", _("Approval given")
    APPROVAL_REFUSED = "approval_refused", _("Approval refused")
    DEADLINE_SOON = "deadline_soon", _("Deadline soon")
    DEADLINE_OVER = "deadline_over", _("Deadline over")
    COMPLAINT_RECEIVED = "complaint_received", _("Complaint received")
    COMPLAINT_ANSWERED = "complaint_answered", _("Complaint answered")
    LETTER_RESULT = "letter_result", _("What letters achieved")
    LETTER_ANSWERED = "letter_answered", _("An enterprise answered a letter")
    VISIT_PLANNED = "visit_planned", _("Visit planned")
    CAME_BACK = "came_back", _("Came back from a delivery")
    CERTIFICATE_ENDS = "certificate_ends", _("Certificate ends")
    ESCALATION = "escalation", _("Passed on to me as a supervisor")
    PAPER_REACHED = "paper_reached", _("A letter or paper reached the enterprise")
    GRADE_TOLD = "grade_told", _("The grade of the enterprise is told")
    ENTRY_CHANGED = "entry_changed", _("A public entry about the enterprise")
    REPLY_GIVEN = "reply_given", _("An answer to what the enterprise sent")
    OWN_LOGIN = "own_login", _("About my log-in")
    TEST = "test", _("Test notice")


# Told to whoever acts for an enterprise, and to nobody of the house.
TO_ENTERPRISES = frozenset(
    {
        NotificationKind.PAPER_REACHED,
        NotificationKind.GRADE_TOLD,
        NotificationKind.ENTRY_CHANGED,
        NotificationKind.REPLY_GIVEN,
    }
)
# Sent in office hours only, whatever a person chose.
REMINDERS = frozenset(
    {NotificationKind.DEADLINE_SOON, NotificationKind.DEADLINE_OVER, NotificationKind.ESCALATION}
)


class Channel(models.TextChoices):
    """A way out of the house. In the application itself everything is shown."""

    EMAIL = "email", _("E-mail")
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")


class OutboxState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: User | AnonymousUser) -> NotificationQuerySet:
        return self.filter(user_id=user.pk)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


class Notification(models.Model):
    """One thing one person is told, once: `key` names it, `values` fill the kind's sentence.

    `values` never hold names or numbers of workers, nor who complained. Rows are written by the
    database function announce_notices alone.
    """

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=24, choices=NotificationKind.choices)
    key = models.CharField(max_length=200)
    address = models.CharField(max_length=255)
    values = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="notification_once"),
            models.CheckConstraint(
                condition=Q(address__startswith="/") & ~Q(address__startswith="//"),
                name="notification_opens_own_page",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_own"),
            models.Index(
                fields=["user", "-id"], condition=Q(read_at=None), name="notification_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class OutboxEntry(models.Model):
    """A notice on its way out by one channel. `claim` is the sender that has it in hand.

    waiting → sending (claimed, committed before anything is sent) → sent, or back to waiting with
    a later `next_attempt_at`, or failed after the last attempt.
    """

    id = models.BigAutoField(primary_key=True)
    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="ways")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    state = models.CharField(max_length=7, choices=OutboxState.choices, default=OutboxState.WAITING)
    attempts = models.SmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="outbox_once"),
            models.CheckConstraint(
                condition=Q(state="sent") ^ Q(sent_at=None), name="outbox_sent_has_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claim__isnull=False), name="outbox_claimed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"],
                condition=Q(state="waiting"),
                name="outbox_waiting",
            ),
            models.Index(fields=["claim"], condition=Q(state="sending"), name="outbox_sending"),
            models.Index(fields=["user", "channel", "-id"], name="outbox_own"),
        ]

    def __str__(self) -> str:
        return f"{self.notification_id} {self.channel} {self.state}"


class ChannelChoice(models.Model):
    """Where a person is reached by a channel, and for which kinds of notice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="channel_choices"
    )
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=255)
    kinds = ArrayField(models.CharField(max_length=24), default=list, blank=True)

    class Meta:
        ordering = ("user_id", "channel")
        constraints = [
            models.UniqueConstraint(fields=["user", "channel"], name="channel_choice_once"),
            models.CheckConstraint(condition=~Q(address=""), name="channel_choice_has_address"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.channel}"


class QuietHours(models.Model):
    """When a person is left alone outside the application; the span may run over midnight.

    Who has no row is left alone outside the office's hours.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="quiet_hours",
    )
    quiet_from = models.TimeField(_("quiet from"))
    quiet_until = models.TimeField(_("quiet until"))
    working_days_only = models.BooleanField(_("working days only"), default=True)

    class Meta:
        ordering = ("user_id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(quiet_from=F("quiet_until")), name="quiet_hours_are_a_span"
            )
        ]

    def __str__(self) -> str:
        return f"{self.quiet_from} – {self.quiet_until}"


@pghistory.track()
class OfficeHours(models.Model):
    """When the office works, on working days, from a day on; where that is laid down."""

    from_day = models.DateField(_("from"), primary_key=True)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("-from_day",)
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="office_hours_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.opens} – {self.closes}"
