"""Scopes of tokens for deliveries: one per feed, and the rejected rows as delivered."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.registry import FEEDS
from inspectorate.organisation.scopes import Scope

REJECTS = "rejects"
SCOPES = [
    Scope(10, REJECTS, _("download rejected rows")),
    *(
        Scope(20 + at, f"feed:{feed.name}", format_lazy(_("deliver: {feed}"), feed=feed.title))
        for at, feed in enumerate(FEEDS.values())
    ),
]
