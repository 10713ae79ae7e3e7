"""The application enterprises."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """Registers enterprises under the label `enterprises`."""

    name = "enterprises"
    label = "enterprises"
    verbose_name = _("Enterprises")
