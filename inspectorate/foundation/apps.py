"""The application inspectorate.foundation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    """Registers inspectorate.foundation under the label `foundation`."""

    name = "inspectorate.foundation"
    label = "foundation"
    verbose_name = _("Foundation")
