"""The application inspectorate.foundation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    """Registers inspectorate.foundation under the label `foundation`."""

    name = "inspectorate.foundation"
    label = "foundation"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        """Has the checks of an installation known to `manage.py check`, and limits in our words."""
        from . import checks, limits  # noqa: F401

        limits.speak()
