"""Official divisions: city, district, street, community."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaLevel(models.TextChoices):
    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    COMMUNITY = "community", _("community")


class Area(models.Model):
    """One division. `code` as delivered; `stem` is the code less the zeros that only fill it up."""

    code = models.CharField(_("code"), max_length=12, primary_key=True)
    stem = models.CharField(max_length=12, db_index=True)
    name = models.CharField(_("name"), max_length=255)
    level = models.CharField(_("level"), max_length=10, choices=AreaLevel.choices)
    parent_code = models.CharField(max_length=12, blank=True, default="")
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    batch_id = models.IntegerField(null=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("area")

    def __str__(self) -> str:
        return f"{self.name} {self.code}"
