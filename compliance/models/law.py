"""What law and policy say in figures: which route a violation takes, how it is fined.

Every row is dated where it may change, names its article, carries the article's wording in both
languages and its source, and keeps its history. Nothing here is a constant of the code.
"""

from datetime import date
from decimal import Decimal

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Scheme
from inspectorate.foundation.writing import chinese

from .violations import ViolationType


class Law(models.TextChoices):
    SOCIAL_INSURANCE = "social_insurance_law", _("Social Insurance Law")
    DECREE_423 = "decree_423", _("Labour Inspection Regulations (Decree 423)")
    PENALTY = "penalty_law", _("Administrative Penalty Law")
    LABOUR = "labour_law", _("Labour Law")
    LABOUR_CONTRACT = "labour_contract_law", _("Labour Contract Law")
    CHILD_LABOUR = "decree_364", _("Child Labour Provisions (Decree 364)")
    MEDICAL_FUNDS = "decree_735", _("Medical Fund Regulations (Decree 735)")
    PUBLICATION = "order_29", _("Measure on publishing grave violations (Order 29)")
    CITY = "city", _("rule of the city")


class Authority(models.TextChoices):
    DEPARTMENT = "department", _("human resources and social security department")
    COLLECTING = "collecting", _("tax or collecting agency")
    MEDICAL = "medical", _("medical-security bureau")
    POLICE = "police", _("police")
    ARBITRATION = "arbitration", _("labour arbitration")


class Cited(models.Model):
    """A rule with its article, the article's wording in both languages, and where it was read."""

    law = models.CharField(_("law"), max_length=24, choices=Law.choices)
    article = models.CharField(_("article"), max_length=20, blank=True, default="")
    wording = models.TextField(_("wording, Chinese"))
    wording_en = models.TextField(_("wording, English"))
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        abstract = True

    @property
    def words(self) -> str:
        """The wording in the reader's language."""
        return self.wording if chinese() else self.wording_en


@pghistory.track()
class ViolationRoute(Cited):
    """What the law asks between a confirmed violation and a fine.

    `order_first`: the article fines only who fails to correct in time, so a rectification order
    comes first. `statute_years`: out of time after so long, unless still going on. `transfer_to`:
    where a case may go; with `transfer_fund` it has to go there when the sum came from that fund,
    for the reason given.
    """

    violation_type = models.CharField(
        _("violation"), max_length=2, choices=ViolationType.choices, primary_key=True
    )
    order_first = models.BooleanField(_("rectification order first"))
    transfer_to = models.CharField(
        _("transferred to"), max_length=12, choices=Authority.choices, blank=True, default=""
    )
    transfer_fund = models.SmallIntegerField(
        _("transferred if it concerns the fund"), choices=Scheme.choices, null=True, blank=True
    )
    transfer_why = models.TextField(_("why it is transferred, Chinese"), blank=True, default="")
    transfer_why_en = models.TextField(_("why it is transferred, English"), blank=True, default="")
    statute_years = models.SmallIntegerField(_("out of time after, in years"), default=2)

    class Meta:
        ordering = ("violation_type",)
        verbose_name = _("route")
        constraints = [
            models.CheckConstraint(
                condition=Q(statute_years__gte=1, statute_years__lte=20),
                name="route_statute_in_bounds",
            ),
            # Whoever has to hand a case over is told to whom and why.
            models.CheckConstraint(
                condition=Q(transfer_fund=None)
                | ~Q(transfer_to="") & ~Q(transfer_why="") & ~Q(transfer_why_en=""),
                name="route_transfer_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.violation_type

    @property
    def why_transferred(self) -> str:
        """Why another authority is competent, in the reader's language."""
        return self.transfer_why if chinese() else self.transfer_why_en


class PenaltyBase(models.TextChoices):
    """What a penalty is a multiple of, or counted by."""

    PAYABLE = "payable", _("contributions payable")
    ARREARS = "arrears", _("contributions in arrears")
    CONCEALED = "concealed_wages", _("concealed wages")
    DEFRAUDED = "defrauded", _("sums obtained by deceit")
    WAGES = "unpaid_wages", _("wages owed")
    WORKERS = "workers", _("each worker harmed")
    WORKER_MONTHS = "worker_months", _("each worker and month")
    ONCE = "once", _("the act as such")


class PenaltyRangeQuerySet(models.QuerySet["PenaltyRange"]):
    def in_force(self, *, on: date) -> "PenaltyRangeQuerySet":
        """Of each code the row that began last, on or before the day."""
        begun = self.filter(from_on__lte=on).order_by("code", "-from_on")
        newest = begun.distinct("code").values("pk")
        return self.filter(pk__in=list(newest.values_list("pk", flat=True)))


@pghistory.track()
class PenaltyRange(Cited):
    """How an act is fined: a multiple of `base`, or yuan by it, and yuan for persons responsible.

    A violation type has one usual range; others may be chosen, obstruction belongs to no type.
    """

    code = models.SlugField(_("code"), max_length=40)
    from_on = models.DateField(_("from"), default=date(2000, 1, 1))
    violation_type = models.CharField(
        _("violation"), max_length=2, choices=ViolationType.choices, blank=True, default=""
    )
    usual = models.BooleanField(_("usual for this violation"), default=False)
    act = models.CharField(_("act, Chinese"), max_length=255)
    act_en = models.CharField(_("act, English"), max_length=255)
    base = models.CharField(_("reckoned by"), max_length=16, choices=PenaltyBase.choices)
    times_min = models.DecimalField(
        _("at least, times"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    times_max = models.DecimalField(
        _("at most, times"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    yuan_min = models.DecimalField(
        _("at least, yuan"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    yuan_max = models.DecimalField(
        _("at most, yuan"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    person_yuan_min = models.DecimalField(
        _("each person responsible, at least"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
    )
    person_yuan_max = models.DecimalField(
        _("each person responsible, at most"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
    )
    authority = models.CharField(
        _("fined by"), max_length=12, choices=Authority.choices, default=Authority.DEPARTMENT
    )

    objects = PenaltyRangeQuerySet.as_manager()

    class Meta:
        ordering = ("violation_type", "-usual", "code", "-from_on")
        verbose_name = _("penalty range")
        constraints = [
            models.UniqueConstraint(fields=["code", "from_on"], name="penalty_range_once"),
            models.CheckConstraint(
                condition=Q(
                    base__in=["workers", "worker_months", "once"],
                    times_min=None,
                    times_max=None,
                    yuan_min__gte=0,
                    yuan_max__gte=F("yuan_min"),
                )
                | Q(
                    base__in=["payable", "arrears", "concealed_wages", "defrauded", "unpaid_wages"],
                    times_min__gte=0,
                    times_max__gte=F("times_min"),
                    yuan_min=None,
                    yuan_max=None,
                ),
                name="penalty_range_times_or_yuan",
            ),
            models.CheckConstraint(
                condition=Q(person_yuan_min=None, person_yuan_max=None)
                | Q(person_yuan_min__gte=0, person_yuan_max__gte=F("person_yuan_min")),
                name="penalty_range_person_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.act if chinese() else self.act_en


class DiscretionLevel(models.TextChoices):
    SLIGHT = "slight", _("slight")
    NORMAL = "normal", _("normal")
    SERIOUS = "serious", _("serious")


@pghistory.track()
class DiscretionGrade(Cited):
    """A grade of the discretion benchmark (裁量基准): which part of a penalty's range it opens.

    0 is the range's lower end, 1 its upper end. Without a violation type it holds for all that
    have no grade of their own.
    """

    violation_type = models.CharField(
        _("violation"), max_length=2, choices=ViolationType.choices, blank=True, default=""
    )
    grade = models.CharField(_("grade"), max_length=8, choices=DiscretionLevel.choices)
    from_on = models.DateField(_("from"), default=date(2000, 1, 1))
    share_min = models.DecimalField(_("from part"), max_digits=4, decimal_places=3)
    share_max = models.DecimalField(_("to part"), max_digits=4, decimal_places=3)

    class Meta:
        ordering = ("violation_type", "share_min", "-from_on")
        verbose_name = _("benchmark grade")
        constraints = [
            models.UniqueConstraint(
                fields=["violation_type", "grade", "from_on"], name="discretion_grade_once"
            ),
            models.CheckConstraint(
                condition=Q(share_min__gte=0, share_max__lte=1, share_max__gte=F("share_min")),
                name="discretion_grade_within_range",
            ),
        ]

    def __str__(self) -> str:
        return str(DiscretionLevel(self.grade).label)


class FigureCode(models.TextChoices):
    LATE_FEE = "late_fee_a_day", _("late fee a day, share of the arrears")
    DISCUSSION_UNIT = "discussion_unit_yuan", _("collective discussion: fine on a unit, from yuan")
    DISCUSSION_PERSON = (
        "discussion_person_yuan",
        _("collective discussion: fine on a person, from yuan"),
    )
    HEARING_UNIT = "hearing_unit_yuan", _("hearing offered: fine on a unit, from yuan")
    HEARING_PERSON = "hearing_person_yuan", _("hearing offered: fine on a person, from yuan")
    VISIT_INSPECTORS = "visit_inspectors", _("certified inspectors on a visit, at least")
    VISITS_A_WEEK = "visits_a_week", _("routine visits a week of a full-time inspector")
    LOAD_CASE = "load_of_case", _("load of an open case, points")
    LOAD_ALERT = "load_of_alert", _("load of an open alert, points")
    LATE_ENTRY = "late_entry_days", _("days after which a thing may still be entered")
    LOAD_ENTERPRISE = "load_of_enterprise", _("load of an enterprise, points")


class LegalFigureQuerySet(models.QuerySet["LegalFigure"]):
    def value_of(self, code: str, *, on: date) -> Decimal:
        """The figure in force on a day. Raises DoesNotExist if there was none yet."""
        begun = self.filter(code=code, from_on__lte=on).order_by("-from_on").first()
        if begun is None:
            raise LegalFigure.DoesNotExist(code)
        return begun.value


@pghistory.track()
class LegalFigure(Cited):
    """A single figure of the law or of policy, from a day on."""

    code = models.CharField(_("figure"), max_length=24, choices=FigureCode.choices)
    from_on = models.DateField(_("from"), default=date(2000, 1, 1))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4)

    objects = LegalFigureQuerySet.as_manager()

    class Meta:
        ordering = ("code", "-from_on")
        verbose_name = _("legal figure")
        constraints = [
            models.UniqueConstraint(fields=["code", "from_on"], name="legal_figure_once"),
            models.CheckConstraint(condition=Q(value__gt=0), name="legal_figure_above_zero"),
        ]

    def __str__(self) -> str:
        return str(FigureCode(self.code).label)
