"""The application compliance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    """Registers compliance under the label `compliance`."""

    name = "compliance"
    label = "compliance"
    verbose_name = _("Compliance")
