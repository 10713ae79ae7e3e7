"""The entries of this app in the bar at the top."""

from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.navigation import Entry
from inspectorate.organisation.permissions import Permission

ENTRIES = [
    Entry(5, _("Feeds"), "/feeds/", Permission.FEED_DELIVER),
    Entry(20, _("Enterprises"), "/dossiers/", Permission.DOSSIER_READ),
    Entry(30, _("Without group"), "/grid/unmatched/", Permission.FEED_READ),
]
