"""The application compliance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    """Registers compliance under the label `compliance`."""

    name = "compliance"
    label = "compliance"
    verbose_name = _("Compliance")

    def ready(self) -> None:
        """Asks to be called when a comparison has ended: letters and orders are re-checked."""
        from alerts.landings import compared

        from .landings import recheck_letters_after, recheck_orders_after

        compared += [
            call for call in (recheck_letters_after, recheck_orders_after) if call not in compared
        ]
