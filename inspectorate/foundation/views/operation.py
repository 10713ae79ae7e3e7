"""For those who operate the application: health and metrics. Nothing about anybody."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView

from inspectorate.foundation.sessions import without_transaction

LOOPBACK = {"127.0.0.1", "::1"}


@require_safe
@never_cache
@without_transaction
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether database and Redis answer: 200 if both, 503 if the database is away.

    Pages work without Redis, so its absence is reported but does not take the process out.
    """
    state = {"database": _database_answers(), "redis": _redis_answers()}
    return JsonResponse(state, status=200 if state["database"] else 503)


@require_safe
@never_cache
@without_transaction
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus figures, for this machine or the holder of METRICS_TOKEN; others get 403."""
    if not _may_scrape(request):
        raise PermissionDenied
    response: HttpResponse = ExportToDjangoView(request)
    return response


def _may_scrape(request: HttpRequest) -> bool:
    if token := settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    forwarded = "X-Forwarded-For" in request.headers  # through a proxy on this machine
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not forwarded


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return False
    return True


def _redis_answers() -> bool:
    try:
        cache.get("healthz")
    except Exception:
        return False
    return True
