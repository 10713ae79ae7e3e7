"""The annual written review (书面审查): each enterprise asked and what it answered."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_by

from .cases import Case
from .letters import Campaign


class Misfit(models.TextChoices):
    UNINSURED = "uninsured", _("more staff answered than insured on record")
    OVERSTATED = "overstated", _("more insured answered than on record")
    NO_CONTRACT = "no_contract", _("staff without a written contract")
    WAGES_OWED = "wages_owed", _("wages owed")
    NO_RULES = "no_rules", _("no internal rules")


class ReviewReplyQuerySet(models.QuerySet["ReviewReply"]):
    def visible_to(self, user: User | AnonymousUser) -> "ReviewReplyQuerySet":
        return self.filter(guarded_by(user))

    def answered(self) -> "ReviewReplyQuerySet":
        return self.filter(answered_on__isnull=False)

    def missing(self) -> "ReviewReplyQuerySet":
        return self.filter(answered_on=None)

    def misfitting(self) -> "ReviewReplyQuerySet":
        return self.filter(answered_on__isnull=False).exclude(misfits=[])


class ReviewReply(Guarded):
    """One enterprise asked in a written review.

    The answered columns repeat the newest delivered answer; `insured_recorded` is how many persons
    the records had insured there in the month of the answer.
    """

    id = models.BigAutoField(primary_key=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.RESTRICT, related_name="replies")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="replies")
    answered_on = models.DateField(_("answered on"), null=True)
    headcount = models.IntegerField(_("staff"), null=True)
    contracts_signed = models.IntegerField(null=True)
    insured_headcount = models.IntegerField(null=True)
    insured_recorded = models.IntegerField(null=True)
    wages_owed = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    misfits = ArrayField(models.CharField(max_length=12, choices=Misfit.choices), default=list)
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="replies")

    objects = ReviewReplyQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("reply")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "enterprise"], name="reply_asked_once_of_each"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False, headcount__isnull=False)
                | Q(answered_on=None, headcount=None),
                name="reply_answered_has_headcount",
            ),
        ]
        indexes = [
            models.Index(
                fields=["campaign", "id"], condition=Q(answered_on=None), name="reply_missing"
            ),
            models.Index(
                fields=["campaign", "id"], condition=~Q(misfits=[]), name="reply_misfitting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.enterprise_id}"
