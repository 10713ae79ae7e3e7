"""Numbers that come from law or policy: dated data, each with the source shown to its reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContributionLimit(models.Model):
    """Floor and cap of the contribution base in a year, in yuan a month."""

    year = models.SmallIntegerField(_("year"), primary_key=True)
    floor_yuan = models.DecimalField(_("floor"), max_digits=10, decimal_places=2)
    cap_yuan = models.DecimalField(_("cap"), max_digits=10, decimal_places=2)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("year",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(floor_yuan__gt=0, cap_yuan__gte=models.F("floor_yuan")),
                name="contribution_limit_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class ContributionRate(models.Model):
    """Share of the base that is owed for a scheme (1 pension … 5 maternity) from a month on."""

    scheme = models.SmallIntegerField(_("scheme"))
    from_month = models.DateField(_("from"))
    rate = models.DecimalField(_("rate"), max_digits=6, decimal_places=4)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        ordering = ("scheme", "from_month")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "from_month"], name="one_rate_per_scheme")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.from_month}"


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
