"""The door of every view: logged in, and holding the permission the view names."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


class Right(Protocol):
    """A permission: says who holds it, and why somebody else is turned away."""

    def is_held_by(self, user: Any) -> bool:
        """Whether `user` holds it."""

    def refusal(self, user: Any) -> str:
        """One sentence for a person who does not."""


def require(right: Right) -> Callable[[View], View]:
    """Lets a view be reached only by holders of `right`.

    A stranger is sent to log in and comes back; somebody logged in without the right sees the
    403 page with the reason. The view carries `required` so that tests can compare every address
    with one declared table.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            user = request.user
            if not user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not right.is_held_by(user):
                raise PermissionDenied(right.refusal(user))
            return view(request, *args, **kwargs)

        guarded.required = right  # type: ignore[attr-defined]
        return guarded

    return guard
