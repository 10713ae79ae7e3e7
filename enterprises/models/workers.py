"""Workers: people, identified by an encrypted identity number."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Household(models.TextChoices):
    LOCAL_URBAN = "local_urban", _("local, urban")
    LOCAL_RURAL = "local_rural", _("local, rural")
    MIGRANT_URBAN = "migrant_urban", _("migrant, urban")
    MIGRANT_RURAL = "migrant_rural", _("migrant, rural")


class IdKind(models.TextChoices):
    RESIDENT = "resident", _("resident identity number")
    FOREIGN = "foreign", _("foreign passport")
    HK_MO_TW = "hk_mo_tw", _("Hong Kong, Macao or Taiwan permit")


class Worker(models.Model):
    """A person (劳动者). `id_cipher` is the AES-SIV ciphertext: deterministic, so it is the key.

    Of the birth date only the month is kept: with the masked number it must not give the rest.
    """

    id = models.AutoField(primary_key=True)
    id_cipher = models.BinaryField(unique=True, max_length=80)
    id_kind = models.CharField(max_length=10, choices=IdKind.choices, default=IdKind.RESIDENT)
    name = models.CharField(_("name"), max_length=255, blank=True, default="")
    area_code = models.CharField(max_length=12, blank=True, default="")
    household = models.CharField(
        _("household"), max_length=13, choices=Household.choices, blank=True, default=""
    )
    phone = models.CharField(max_length=255, blank=True, default="")
    birth_month = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True, default="")
    batch_id = models.IntegerField()

    class Meta:
        ordering = ("id",)
        verbose_name = _("worker")

    def __str__(self) -> str:
        return self.name
