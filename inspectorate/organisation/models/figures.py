"""Numbers that come from law or policy: dated data, each with the source shown to its reader."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class ContributionLimit(models.Model):
    """Floor and cap of the contribution base in a year, in yuan a month."""

    year = models.SmallIntegerField(_("year"), primary_key=True)
    floor_yuan = models.DecimalField(_("floor"), max_digits=10, decimal_places=2)
    cap_yuan = models.DecimalField(_("cap"), max_digits=10, decimal_places=2)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("year",)
        verbose_name = _("floor and cap")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(floor_yuan__gt=0, cap_yuan__gte=models.F("floor_yuan")),
                name="contribution_limit_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class RateShare(models.TextChoices):
    EMPLOYER = "employer", _("employer")
    WORKER = "worker", _("worker")


@pghistory.track()
class ContributionRate(models.Model):
    """Share of the base that employer or worker owes for a scheme (1 pension … 5 maternity).

    In force from a month until the next row of the same scheme, share and class. `industry_class`
    is the work-injury class of the unit's industry; 0 holds where no row names the class.
    `collected_with` is the scheme in whose rate it is contained from then on: its own is 0. `law`
    and `article` say why it is owed.
    """

    scheme = models.SmallIntegerField(_("scheme"))
    share = models.CharField(
        _("share"), max_length=8, choices=RateShare.choices, default=RateShare.EMPLOYER
    )
    industry_class = models.SmallIntegerField(_("industry class"), default=0)
    from_month = models.DateField(_("from"))
    rate = models.DecimalField(_("rate"), max_digits=6, decimal_places=4)
    collected_with = models.SmallIntegerField(_("collected with"), null=True, blank=True)
    law = models.CharField(_("law"), max_length=24, default="social_insurance_law")
    article = models.CharField(_("article"), max_length=20, blank=True, default="")
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("scheme", "share", "industry_class", "from_month")
        verbose_name = _("contribution rate")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "share", "industry_class", "from_month"],
                name="one_rate_per_scheme",
            ),
            models.CheckConstraint(
                condition=models.Q(rate__gte=0, rate__lte=1), name="contribution_rate_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(collected_with=None) | models.Q(rate=0),
                name="contribution_rate_collected_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.share} {self.from_month}"


@pghistory.track()
class IndustryClass(models.Model):
    """The work-injury class, 1 (least risk) to 8, of industries whose code begins with `prefix`."""

    prefix = models.CharField(_("industry"), max_length=5, primary_key=True)
    risk = models.SmallIntegerField(_("class"))
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("prefix",)
        verbose_name = _("industry class")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(risk__gte=1, risk__lte=8), name="industry_class_1_to_8"
            )
        ]

    def __str__(self) -> str:
        return self.prefix


class PensionAge(models.Model):
    """Statutory pension age in months for people of a sex and kind born from a month on."""

    sex = models.CharField(max_length=1, choices=[("f", _("female")), ("m", _("male"))])
    kind = models.CharField(max_length=10, default="worker")
    born_from = models.DateField()
    age_months = models.SmallIntegerField()
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("sex", "kind", "born_from")
        constraints = [
            models.UniqueConstraint(fields=["sex", "kind", "born_from"], name="one_pension_age")
        ]

    def __str__(self) -> str:
        return f"{self.sex} {self.kind} {self.born_from}"
