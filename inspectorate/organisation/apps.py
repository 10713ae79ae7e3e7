"""The application inspectorate.organisation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Registers inspectorate.organisation under the label `organisation`."""

    name = "inspectorate.organisation"
    label = "organisation"
    verbose_name = _("Inspectorate")
