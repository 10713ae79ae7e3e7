"""What somebody may: the right the view names for the method, and the token's scope."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission

from inspectorate.foundation.sessions import SAFE_METHODS
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.scopes import READ, WRITE


class HoldsRight(BasePermission):
    """The same table of permissions as for the pages. A view without a right is open."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether the request may reach the view. Raises PermissionDenied with the reason."""
        method = "GET" if request.method == "HEAD" else request.method
        if method not in view.rights:
            return bool(method not in view.allowed_methods or view.rights == {})
        if not request.user.is_authenticated:
            return False
        right: Permission | None = view.rights[method]
        if right is not None and not right.is_held_by(request.user):
            raise PermissionDenied(right.refusal(request.user))
        if request.auth is not None and not view.scopes_for(request) & set(request.auth.scopes):
            raise refuse_without(view.scopes_for(request))
        return True


def refuse_without(scopes: set[str]) -> PermissionDenied:
    """The refusal of a token that has none of these scopes."""
    named = ", ".join(sorted(scopes))
    return PermissionDenied(_("This token has no scope %(scopes)s.") % {"scopes": named})


def usual_scopes(request: Any) -> set[str]:
    """Reading needs `read`, anything else `write`."""
    return {READ if request.method in SAFE_METHODS else WRITE}
