"""Papers with a number and a hash: made once; a wrong one is replaced, with trace.

A paper belongs to a case, a complaint or a letter; all of them are seen where their owner is.
"""

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_by

from .cases import Case


class DocumentKind(models.TextChoices):
    """What papers there are. Each kind is numbered by itself, year by year."""

    FILING = "filing", _("filing approval")
    NOT_FILED = "not_filed", _("decision not to file")
    INSPECTION_NOTICE = "inspection_notice", _("notice of inspection")
    INSPECTION_RECORD = "inspection_record", _("record of inspection")
    TESTIMONY = "testimony", _("record of inquiry")
    INVESTIGATION_REPORT = "investigation_report", _("investigation report")
    EXTENSION = "extension", _("approval of extension")
    RECUSAL = "recusal", _("decision on recusal")
    WITHDRAWAL = "withdrawal", _("decision to withdraw")
    ORDER = "order", _("rectification order")
    RECHECK = "recheck", _("record of re-check")
    PENALTY_NOTICE = "penalty_notice", _("prior notice of a penalty")
    STATEMENT = "statement", _("record of statement and defence")
    HEARING_NOTICE = "hearing_notice", _("notice of hearing")
    HEARING_RECORD = "hearing_record", _("record of hearing")
    REVIEW_OPINION = "review_opinion", _("opinion of the legal review")
    DISCUSSION = "discussion", _("record of collective discussion")
    PENALTY_DECISION = "penalty_decision", _("penalty decision")
    HANDLING_DECISION = "handling_decision", _("handling decision")
    SERVICE = "service", _("proof of service")
    DEMAND = "demand", _("demand for performance")
    COURT_APPLICATION = "court_application", _("application for enforcement")
    TRANSFER = "transfer", _("transfer letter")
    REDIRECTION = "redirection", _("notice of arbitration")
    CLOSING = "closing", _("closing approval")
    LETTER = "letter", _("self-rectification letter")
    GRADE_NOTICE = "grade_notice", _("notice of the grade")
    GRADE_ANSWER = "grade_answer", _("answer to an objection to the grade")
    COMPLAINT_ACCEPTANCE = "complaint_acceptance", _("acceptance of a complaint")
    COMPLAINT_REFUSAL = "complaint_refusal", _("refusal of a complaint")
    COMPLAINT_ANSWER = "complaint_answer", _("answer to a complaint")
    MEDAL_CERTIFICATE = "medal_certificate", _("certificate of a medal")
    WATCHLIST_NOTICE = "watchlist_notice", _("notice of listing")
    WATCHLIST_DECISION = "watchlist_decision", _("decision on listing")


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User | AnonymousUser) -> "DocumentQuerySet":
        return self.filter(guarded_by(user))

    def in_force(self) -> "DocumentQuerySet":
        return self.filter(replaced_at=None)


@pghistory.track()
class Document(Guarded):
    """One paper (文书): its facts, its file and the file's hash. Numbers have no gaps.

    `facts` is what the paper was filled from; `file` is '' until it is rendered (letters in bulk).
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.RESTRICT, related_name="documents")
    kind = models.CharField(_("kind"), max_length=24, choices=DocumentKind.choices)
    year = models.SmallIntegerField(_("year"))
    serial = models.IntegerField(_("serial"))
    number = models.CharField(_("number"), max_length=40, unique=True)
    language = models.CharField(max_length=10, default="zh-hans")
    facts = models.JSONField(default=dict)
    file = models.CharField(max_length=255, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    pages = models.SmallIntegerField(default=0)
    size_bytes = models.IntegerField(default=0)
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.RESTRICT, related_name="replacement"
    )
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    replaced_reason = models.TextField(blank=True, default="")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("document")
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "serial"], name="document_once"),
            models.CheckConstraint(
                condition=Q(replaced_at=None, replaced_by=None, replaced_reason="")
                | Q(replaced_at__isnull=False, replaced_by__isnull=False) & ~Q(replaced_reason=""),
                name="document_replaced_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="document_replaces_another"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Serial(models.Model):
    """The last number given in a series and year; the row is locked while the next one is given."""

    series = models.CharField(max_length=24)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        ordering = ("series", "year")
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="serial_once")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}"
