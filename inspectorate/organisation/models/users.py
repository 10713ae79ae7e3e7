"""People who log in, and the roles each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .roles import INCOMPATIBLE, SECOND_FACTOR, Role

if TYPE_CHECKING:
    from .inspectors import Inspector


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def holding(self, *roles: str) -> UserQuerySet:
        """People who hold at least one of the roles, as first or further role."""
        return self.filter(Q(role__in=roles) | Q(further_roles__overlap=list(roles)))

    def without_second_factor(self) -> UserQuerySet:
        """People whose roles ask for a second factor and who have none."""
        return self.holding(*sorted(SECOND_FACTOR)).filter(second_factor_at=None)


class People(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django's manager of users, with the words of this house."""

    use_in_migrations = False


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person with a role, and perhaps further ones that go with it (see roles.INCOMPATIBLE).

    `district_codes` are those a district supervisor answers for; `enterprise_id` is the enterprise
    an enterprise user acts for, a plain number since this floor knows no enterprises.
    `second_factor_at` is when the second factor that holds was set up; nobody who has one gets in
    without it.
    """

    role = models.CharField(_("role"), max_length=24, choices=Role.choices, blank=True, default="")
    further_roles = ArrayField(
        models.CharField(max_length=24, choices=Role.choices),
        verbose_name=_("further roles"),
        default=list,
        blank=True,
    )
    display_name = models.CharField(_("name"), max_length=255, blank=True, default="")
    district_codes = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    enterprise_id = models.IntegerField(_("enterprise"), null=True, blank=True, db_index=True)
    shortcuts_on = models.BooleanField(_("keyboard shortcuts"), default=True)
    language = models.CharField(_("language"), max_length=10, blank=True, default="")
    second_factor_at = models.DateTimeField(_("second factor since"), null=True, blank=True)

    objects: ClassVar[People] = People()

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["", *Role.values]), name="user_role_known"
            ),
            models.CheckConstraint(
                condition=Q(further_roles__contained_by=list(Role.values)),
                name="user_further_roles_known",
            ),
            models.CheckConstraint(
                condition=~Q(role="") | Q(further_roles__len=0),
                name="user_further_roles_follow_a_first",
            ),
            *(rule.constraint() for rule in INCOMPATIBLE),
            models.CheckConstraint(
                condition=Q(role=Role.ENTERPRISE_USER, enterprise_id__isnull=False)
                | ~Q(role=Role.ENTERPRISE_USER) & Q(enterprise_id=None),
                name="user_enterprise_of_its_role",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def roles(self) -> frozenset[str]:
        """All roles held, the first and the further ones."""
        return frozenset({self.role, *self.further_roles} - {""})

    @property
    def roles_label(self) -> str:
        """The roles in words, the first one first."""
        held = [role for role in [self.role, *self.further_roles] if role]
        return gettext(", ").join(str(Role(role).label) for role in held)

    @property
    def needs_second_factor(self) -> bool:
        """Whether the installation demands a second factor of a role held."""
        return settings.MFA_REQUIRED and not self.roles.isdisjoint(SECOND_FACTOR)

    @property
    def owes_second_factor(self) -> bool:
        """Whether one is demanded and not set up; such a person may do nothing else first."""
        return self.needs_second_factor and self.second_factor_at is None

    @property
    def staff(self) -> Inspector | None:
        """The member of staff this log-in is; None for whoever is none."""
        return getattr(self, "inspector", None)
