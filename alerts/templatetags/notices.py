"""The bell in the bar at the top."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Count, Max

from alerts.models import Notification

register = template.Library()
MOST = 99


@register.simple_tag
def bell_of(user: Any) -> dict[str, Any]:
    """How many notices `user` has not read, in figures (`99+` at most), and the newest of them.

    Asked once per user object (so: once per request).
    """
    if not hasattr(user, "bell"):
        newest_first = Notification.objects.visible_to(user).unread().order_by("-id")
        found = newest_first[: MOST + 1].aggregate(unread=Count("pk"), newest=Max("pk"))
        unread = found["unread"]
        user.bell = {
            "unread": unread,
            "shown": f"{MOST}+" if unread > MOST else str(unread or ""),
            "newest": found["newest"] or 0,
        }
    return dict(user.bell)
