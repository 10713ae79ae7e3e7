"""The entries of this app in the bar at the top."""

from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import Role
from inspectorate.organisation.navigation import Entry
from inspectorate.organisation.permissions import Permission

ENTRIES = [
    Entry(20, _("Enterprises"), "/dossiers/", Permission.DOSSIER_READ),
    Entry(
        30,
        _("Feeds"),
        "/feeds/",
        Permission.FEED_READ,
        home_of=frozenset({Role.DATA_OFFICER}),
        aside=True,
    ),
    Entry(40, _("Without group"), "/grid/unmatched/", Permission.FEED_READ, aside=True),
]
