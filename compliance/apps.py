"""The application compliance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    """Registers compliance under the label `compliance`."""

    name = "compliance"
    label = "compliance"
    verbose_name = _("Compliance")

    def ready(self) -> None:
        """Asks to be called when a comparison has ended: letters are answered at once."""
        from alerts.landings import compared

        from .landings import recheck_letters_after

        if recheck_letters_after not in compared:
            compared.append(recheck_letters_after)
