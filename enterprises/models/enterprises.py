"""Enterprises: the working units, each in one grid group, with regime and current category."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import GridGroup, Guarded, User
from inspectorate.organisation.sight import guarded_or_own


class RegisterStatus(models.TextChoices):
    ACTIVE = "active", _("active")
    REVOKED = "revoked", _("revoked")
    DEREGISTERED = "deregistered", _("deregistered")


class Regime(models.TextChoices):
    WAIVED = "waived", _("waived")
    REDUCED = "reduced", _("reduced")
    NORMAL = "normal", _("normal")
    INTENSIFIED = "intensified", _("intensified")


class RiskClass(models.TextChoices):
    A = "A", _("low risk")
    B = "B", _("some risk")
    C = "C", _("raised risk")
    D = "D", _("high risk")


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    def visible_to(self, user: User | AnonymousUser) -> "EnterpriseQuerySet":
        return self.filter(guarded_or_own(user, own="id"))

    def without_group(self) -> "EnterpriseQuerySet":
        return self.filter(grid_group=None)


class Enterprise(Guarded):
    """A working unit (用人单位), identified by its USCC.

    The register's columns come from the `enterprises` feed. `area_stem` is the longest loaded
    division that begins `area_code`. Regime is set by the floor above; category by alerts.
    """

    id = models.AutoField(primary_key=True)
    uscc = models.CharField(_("unified social credit code"), max_length=18, unique=True)
    name = models.CharField(_("name"), max_length=255)
    address = models.CharField(_("address"), max_length=255)
    area_code = models.CharField(_("area code"), max_length=12)
    area_stem = models.CharField(max_length=12, blank=True, default="")
    industry_code = models.CharField(_("industry"), max_length=5, blank=True, default="")
    legal_representative = models.CharField(
        _("legal representative"), max_length=255, blank=True, default=""
    )
    established_on = models.DateField(_("established on"), null=True)
    closed_on = models.DateField(_("closed on"), null=True)
    status = models.CharField(
        _("register status"),
        max_length=12,
        choices=RegisterStatus.choices,
        blank=True,
        default="",
    )
    phone = models.CharField(_("phone"), max_length=255, blank=True, default="")
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    batch_id = models.IntegerField()
    regime = models.CharField(
        _("regime"), max_length=12, choices=Regime.choices, default=Regime.NORMAL
    )
    regime_until = models.DateField(_("regime until"), null=True)
    regime_reason = models.CharField(max_length=255, blank=True, default="")
    risk_class = models.CharField(
        _("category"), max_length=1, choices=RiskClass.choices, default=RiskClass.A
    )
    risk_points = models.SmallIntegerField(default=0)
    risk_reasons = models.JSONField(default=list)

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("enterprise")
        indexes = [
            models.Index(
                fields=["grid_group", "id"], include=["district_code"], name="enterprise_of_group"
            ),
            models.Index(fields=["district_code", "id"]),
        ]

    def __str__(self) -> str:
        return self.name


class GroupSize(models.Model):
    """How many enterprises lie in a grid group, kept by triggers on the enterprises."""

    grid_group = models.OneToOneField(
        GridGroup, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False
    )
    enterprises = models.IntegerField()

    class Meta:
        ordering = ("grid_group_id",)

    def __str__(self) -> str:
        return str(self.enterprises)


class EnterpriseSearch(models.Model):
    """What an enterprise is found by, unguarded, so that the index works behind row security.

    `letters` are name and code as `enterprises.search.letters_of` writes them, a line each, and
    `grams` the distinct pairs of neighbours in them.
    """

    enterprise = models.OneToOneField(
        Enterprise, primary_key=True, on_delete=models.CASCADE, db_constraint=False
    )
    letters = models.TextField()
    grams = ArrayField(models.TextField())

    class Meta:
        ordering = ("enterprise_id",)
        indexes = [GinIndex(fields=["grams"], name="enterprise_grams")]

    def __str__(self) -> str:
        return str(self.enterprise_id)
