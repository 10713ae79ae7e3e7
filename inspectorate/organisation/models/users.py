"""People who log in, and the role each holds."""

import pghistory
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COUNTER_CLERK = "counter_clerk", _("counter clerk")
    ASSISTANT = "assistant", _("assistant")
    PART_TIME_INSPECTOR = "part_time_inspector", _("part-time inspector")
    FULL_TIME_INSPECTOR = "full_time_inspector", _("full-time inspector")
    DISTRICT_SUPERVISOR = "district_supervisor", _("district supervisor")
    CITY_SUPERVISOR = "city_supervisor", _("city supervisor")
    LEGAL_REVIEWER = "legal_reviewer", _("legal reviewer")
    DATA_OFFICER = "data_officer", _("data officer")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")
    ENTERPRISE_USER = "enterprise_user", _("enterprise user")


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person with one role; `district_codes` are those a district supervisor answers for."""

    role = models.CharField(_("role"), max_length=24, choices=Role.choices, blank=True, default="")
    display_name = models.CharField(_("name"), max_length=255, blank=True, default="")
    district_codes = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    shortcuts_on = models.BooleanField(_("keyboard shortcuts"), default=True)
    language = models.CharField(_("language"), max_length=10, blank=True, default="")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["", *Role.values]), name="user_role_known"
            )
        ]

    def __str__(self) -> str:
        return self.display_name or self.username
