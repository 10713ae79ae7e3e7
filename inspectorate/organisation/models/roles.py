"""The roles of the house, and which of them no one person may hold together.

INCOMPATIBLE is the one table of it: the actions refuse by it, check constraints of the database
are generated from it, and the page of rights prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
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


FIELD = frozenset({Role.ASSISTANT, Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR})
INSPECTORS = frozenset({Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR})
SUPERVISORS = frozenset({Role.DISTRICT_SUPERVISOR, Role.CITY_SUPERVISOR})
STAFF = frozenset(Role) - {Role.ENTERPRISE_USER}
# Who logs in with a second factor where the installation demands it (settings.MFA_REQUIRED).
SECOND_FACTOR = SUPERVISORS | {Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Apart:
    """Nobody holds a role of `one` and a role of `other`; `reason` is a sentence for people."""

    code: str
    one: frozenset[Role]
    other: frozenset[Role]
    reason: Promise

    def broken_by(self, roles: Iterable[str]) -> bool:
        """Whether somebody with these roles holds one of each."""
        held = set(roles)
        return bool(held & self.one) and bool(held & self.other)

    def pairs(self) -> Iterator[tuple[Role, Role]]:
        """Every pair kept apart, in the order of the roles."""
        for one in Role:
            for other in Role:
                if one in self.one and other in self.other:
                    yield one, other

    def constraint(self) -> models.CheckConstraint:
        """The same sentence for the database, over `role` and `further_roles`."""
        return models.CheckConstraint(
            condition=~(_holds_one_of(self.one) & _holds_one_of(self.other)),
            name=f"user_roles_apart_{self.code}",
        )


def _holds_one_of(roles: frozenset[Role]) -> Q:
    values = sorted(role.value for role in roles)
    return Q(role__in=values) | Q(further_roles__overlap=values)


INCOMPATIBLE = (
    Apart(
        "approval",
        FIELD,
        SUPERVISORS,
        _("Who proposes or investigates a case does not approve, decide or close one."),
    ),
    Apart(
        "review",
        FIELD | SUPERVISORS,
        frozenset({Role.LEGAL_REVIEWER}),
        _("Who investigates or decides cases does not review decisions legally."),
    ),
    Apart(
        "audit",
        STAFF - {Role.AUDITOR},
        frozenset({Role.AUDITOR}),
        _("Who does a work does not audit it."),
    ),
    Apart(
        "office",
        STAFF - {Role.ADMINISTRATOR},
        frozenset({Role.ADMINISTRATOR}),
        _("Who gives the roles does none of the work they allow."),
    ),
    Apart(
        "outside",
        STAFF,
        frozenset({Role.ENTERPRISE_USER}),
        _("Who acts for an enterprise is not on the staff that inspects it."),
    ),
    Apart(
        "assistant",
        frozenset({Role.ASSISTANT}),
        INSPECTORS,
        _("An assistant collects and verifies and takes no legal step, so is no inspector."),
    ),
)


def broken_rules(roles: Iterable[str]) -> list[Apart]:
    """The rules that somebody with these roles would break; [] if they go together."""
    held = frozenset(roles)
    return [rule for rule in INCOMPATIBLE if rule.broken_by(held)]
