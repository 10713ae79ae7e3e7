"""The application alerts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    """Registers alerts under the label `alerts`."""

    name = "alerts"
    label = "alerts"
    verbose_name = _("Alerts")
