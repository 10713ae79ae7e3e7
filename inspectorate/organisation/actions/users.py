"""Log-ins: who may enter, in which roles, and which inspector they are.

Every change names who made it and why, and stands in the history. Nobody changes their own roles;
roles that no one person may hold are refused by the table in models/roles.py; the last
administrator stays.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager

from axes.utils import reset as unlock
from django.db import transaction
from django.utils.translation import gettext as _

from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation import journal
from inspectorate.organisation.models import Inspector, Role, User
from inspectorate.organisation.models.roles import broken_rules

INSPECTOR_ROLES = {
    "full_time": Role.FULL_TIME_INSPECTOR,
    "part_time": Role.PART_TIME_INSPECTOR,
    "assistant": Role.ASSISTANT,
}


class Refused(Exception):
    """Nothing was written; str() says why in one sentence."""


def enrol(
    *,
    by: User | None,
    username: str,
    password: str,
    role: Role,
    display_name: str,
    district_codes: list[str] | None = None,
    further_roles: Iterable[str] = (),
    enterprise_id: int | None = None,
    reason: str = "",
) -> User:
    """A log-in with its roles. `by` None (set-up): one of that name is brought in line with it."""
    with transaction.atomic(), _written(by, reason):
        user = User.objects.filter(username=username).first() or User(username=username)
        if user.pk and by is not None:
            raise Refused(_("The user name %(name)s is taken.") % {"name": username})
        _give(user, role, further_roles, district_codes or [], enterprise_id)
        user.display_name = display_name
        user.set_password(password)
        user.save()
    return user


def enrol_first_administrator(*, username: str, display_name: str, reason: str) -> tuple[User, str]:
    """The administrator who enrols everybody else, and a password never kept in the clear.

    For the set-up of an installation: refused as soon as it has an administrator.
    """
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        lock_until_commit("first administrator")
        first = User.objects.active().holding(Role.ADMINISTRATOR).first()
        if first is not None:
            raise Refused(
                _("%(name)s is an administrator and enrols further people, under People.")
                % {"name": first.username}
            )
        if User.objects.filter(username=username).exists():
            raise Refused(_("The user name %(name)s is taken.") % {"name": username})
        user = enrol(
            by=None,
            username=username,
            password=password,
            role=Role.ADMINISTRATOR,
            display_name=display_name,
            reason=reason,
        )
    return user, password


def enrol_inspector(inspector: Inspector, *, by: User | None, username: str, password: str) -> User:
    """A log-in for a member of staff, in the role of their kind."""
    with transaction.atomic():
        user = enrol(
            by=by,
            username=username,
            password=password,
            role=INSPECTOR_ROLES[inspector.kind],
            display_name=inspector.name,
        )
        Inspector.objects.filter(user=user).exclude(pk=inspector.pk).update(user=None)
        inspector.user = user
        inspector.save(update_fields=["user"])
    return user


def change_roles(
    user: User,
    *,
    by: User,
    role: str,
    further_roles: Iterable[str],
    district_codes: list[str],
    reason: str,
) -> User:
    """Gives `user` these roles and districts in place of those held."""
    with transaction.atomic(), _written(by, reason):
        user = _held(user)
        _not_oneself(user, by)
        if Role.ADMINISTRATOR not in {role, *further_roles}:
            _not_the_last_administrator(user)
        _give(user, role, further_roles, district_codes, user.enterprise_id)
        user.save(update_fields=["role", "further_roles", "district_codes", "is_staff"])
    return user


def switch_off(user: User, *, by: User, reason: str) -> User:
    """Nobody enters by this log-in any more, and open sessions end with their next request."""
    with transaction.atomic(), _written(by, reason):
        user = _held(user)
        _not_oneself(user, by)
        _not_the_last_administrator(user)
        user.is_active = False
        user.save(update_fields=["is_active"])
    return user


def switch_on(user: User, *, by: User, reason: str) -> User:
    """The log-in works again, with the roles it had."""
    with transaction.atomic(), _written(by, reason):
        user = _held(user)
        _not_oneself(user, by)
        user.is_active = True
        user.save(update_fields=["is_active"])
    return user


def link(user: User, *, by: User, inspector: Inspector | None, reason: str) -> User:
    """`user` is that member of staff (None: no one); whoever has a log-in already keeps it."""
    with transaction.atomic(), _written(by, reason):
        user = _held(user)
        _not_oneself(user, by)
        if inspector is not None:
            inspector = Inspector.objects.select_for_update().get(pk=inspector.pk)
            if inspector.user_id not in (None, user.pk):
                raise Refused(_("This member of staff has another log-in: one person, one log-in."))
        for former in Inspector.objects.filter(user=user).order_by("pk"):
            former.user = None
            former.save(update_fields=["user"])
        if inspector is not None:
            inspector.user = user
            inspector.save(update_fields=["user"])
    return user


def renew_password(user: User, *, by: User, reason: str) -> str:
    """A new password, returned once and never kept in the clear. Sessions end, locks are lifted."""
    password = secrets.token_urlsafe(12)
    with transaction.atomic(), _written(by, reason):
        user = _held(user)
        if user.pk == by.pk:
            raise Refused(_("Your own password is changed in your own settings."))
        user.set_password(password)
        user.save(update_fields=["password"])
        unlock(username=user.username)
    return password


def _give(
    user: User,
    role: str,
    further_roles: Iterable[str],
    district_codes: list[str],
    enterprise_id: int | None,
) -> None:
    held = {role, *further_roles}
    broken = broken_rules(held)
    if broken:
        raise Refused(" ".join(str(rule.reason) for rule in broken))
    if (Role.ENTERPRISE_USER in held) != (enterprise_id is not None):
        raise Refused(
            _("Who acts for an enterprise is enrolled with it, and keeps that log-in for it alone.")
        )
    if Role.DISTRICT_SUPERVISOR in held and not district_codes:
        raise Refused(_("A district supervisor needs at least one district."))
    user.role = role
    user.further_roles = [known.value for known in Role if known in held and known != role]
    user.district_codes = sorted(district_codes) if Role.DISTRICT_SUPERVISOR in held else []
    user.enterprise_id = enterprise_id
    user.is_staff = Role.ADMINISTRATOR in held


def _held(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _not_oneself(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise Refused(_("Nobody changes their own log-in: another administrator does it."))


def _not_the_last_administrator(user: User) -> None:
    """All administrators are locked, so that two cannot switch each other off at once."""
    active = User.objects.active().holding(Role.ADMINISTRATOR).select_for_update(of=("self",))
    left = {other.pk for other in active.order_by("pk")}
    if left == {user.pk}:
        raise Refused(_("This is the last administrator; make another one first."))


def _written(by: User | None, reason: str) -> AbstractContextManager[None]:
    return journal.told(user=by.pk if by else None, reason=reason)
