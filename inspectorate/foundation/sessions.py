"""What a web request tells the database: who looks, and that GET only reads."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

SET_ALL = "SELECT set_config(name, value, true) FROM unnest(%s, %s) AS given (name, value)"
# A page's statement takes a few milliseconds: starting processes to share it takes longer.
OF_PAGES = {"max_parallel_workers_per_gather": "0"}
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


@contextmanager
def web_role(values: Mapping[str, str], *, read_only: bool) -> Iterator[None]:
    """A transaction as the web role with these session settings; both end with it.

    Inside an outer transaction (a test's) it is a savepoint, and the role before is given back.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        given = {**values, **OF_PAGES, "role": settings.DATABASE_WEB_ROLE}
        cursor.execute(SET_ALL, [list(given), list(given.values())])
        if read_only:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
        if not connection.needs_rollback:
            cursor.execute("SELECT set_config('role', %s, true)", [before])


def without_transaction(view: Any) -> Any:
    """Marks a view that runs outside any transaction, as whoever the process logged in as."""
    view.without_transaction = True
    return transaction.non_atomic_requests(view)


class SightMiddleware:
    """Calls each view in one transaction, as the web role, with the sight of the request's user.

    Stands last in MIDDLEWARE. `settings.SIGHT_SETTINGS` names the function user → session
    settings, so that this floor knows no user model. An exception in the view rolls back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.settings_for = import_string(settings.SIGHT_SETTINGS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:  # what somebody logged in has seen stays nowhere else
            response.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple, kwargs: dict
    ) -> Any:
        if getattr(view, "without_transaction", False):
            return None
        values = self.settings_for(request.user)
        with web_role(values, read_only=request.method in SAFE_METHODS):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
        return response
