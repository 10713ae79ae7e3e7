"""The application compliance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    """Registers compliance under the label `compliance`."""

    name = "compliance"
    label = "compliance"
    verbose_name = _("Compliance")

    def ready(self) -> None:
        """Asks to be called when a delivery has landed or a comparison has ended."""
        from alerts.landings import compared
        from enterprises.landing import landed

        from .landings import (
            follow_exposures_after,
            recheck_letters_after,
            recheck_orders_after,
        )

        compared += [
            call for call in (recheck_letters_after, recheck_orders_after) if call not in compared
        ]
        if follow_exposures_after not in landed:
            landed.append(follow_exposures_after)
