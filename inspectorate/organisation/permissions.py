"""Which role may do what: one declared table, compared with every address by a test."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models.users import Role


class Permission(models.TextChoices):
    """Something a person may do; the imperative is the same in button, address and log."""

    ALERT_READ = "alert_read", gettext_lazy("see alerts")
    ALERT_ACKNOWLEDGE = "alert_acknowledge", gettext_lazy("acknowledge alerts")
    ALERT_DISMISS = "alert_dismiss", gettext_lazy("dismiss alerts")
    IDENTITY_REVEAL = "identity_reveal", gettext_lazy("reveal identity numbers")
    DOSSIER_READ = "dossier_read", gettext_lazy("see enterprises")
    FEED_READ = "feed_read", gettext_lazy("see feeds and deliveries")
    FEED_DELIVER = "feed_deliver", gettext_lazy("deliver files")
    PROFILE_SAVE = "profile_save", gettext_lazy("save mapping profiles")
    REJECTS_DOWNLOAD = "rejects_download", gettext_lazy("download rejected rows")
    RULE_READ = "rule_read", gettext_lazy("see rules")
    RULE_CHANGE = "rule_change", gettext_lazy("change rules")
    GALLERY_READ = "gallery_read", gettext_lazy("see the components")

    def is_held_by(self, user: Any) -> bool:
        """Whether the role of `user` is in this permission's row of the table."""
        return bool(user.is_active) and getattr(user, "role", "") in HOLDERS[self]

    def refusal(self, user: Any) -> str:
        """Why `user` is turned away, naming the roles that are not."""
        allowed = ", ".join(str(role.label) for role in Role if role in HOLDERS[self])
        return _("Only these roles may %(act)s: %(roles)s.") % {
            "act": self.label,
            "roles": allowed,
        }


FIELD = frozenset({Role.ASSISTANT, Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR})
INSPECTORS = frozenset({Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR})
SUPERVISORS = frozenset({Role.DISTRICT_SUPERVISOR, Role.CITY_SUPERVISOR})
READERS = frozenset({Role.LEGAL_REVIEWER, Role.AUDITOR})

HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.ALERT_READ: FIELD | SUPERVISORS | READERS,
    Permission.ALERT_ACKNOWLEDGE: INSPECTORS | SUPERVISORS,
    Permission.ALERT_DISMISS: INSPECTORS | SUPERVISORS,
    Permission.IDENTITY_REVEAL: INSPECTORS | SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.DOSSIER_READ: FIELD | SUPERVISORS | READERS | {Role.DATA_OFFICER},
    Permission.FEED_READ: frozenset({Role.DATA_OFFICER, Role.CITY_SUPERVISOR, Role.AUDITOR}),
    Permission.FEED_DELIVER: frozenset({Role.DATA_OFFICER}),
    Permission.PROFILE_SAVE: frozenset({Role.DATA_OFFICER}),
    Permission.REJECTS_DOWNLOAD: frozenset({Role.DATA_OFFICER}),
    Permission.RULE_READ: FIELD | SUPERVISORS | READERS | {Role.DATA_OFFICER},
    Permission.RULE_CHANGE: frozenset({Role.CITY_SUPERVISOR}),
    Permission.GALLERY_READ: frozenset({Role.ADMINISTRATOR, Role.CITY_SUPERVISOR}),
}
