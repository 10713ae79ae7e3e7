"""Errors as RFC 9457 writes them: one form for all of them, `application/problem+json`.

`type` leads to the page of the interface, where each kind is explained. A floor above says once
which status its own refusals have (`answers_with`), so that this floor knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as BadValue
from django.db import DataError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, status
from rest_framework.exceptions import APIException, ErrorDetail
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
PAGE = "/api/"

# The code of each kind of problem, and what it means in general.
KINDS: dict[str, Promise] = {
    "parse-error": gettext_lazy("The body cannot be read"),
    "invalid": gettext_lazy("Something given is wrong"),
    "not-authenticated": gettext_lazy("It is not known who asks"),
    "authentication-failed": gettext_lazy("The token or session does not hold"),
    "permission-denied": gettext_lazy("Not allowed"),
    "not-found": gettext_lazy("Nothing is there, or nothing within sight"),
    "method-not-allowed": gettext_lazy("Not possible at this address"),
    "not-acceptable": gettext_lazy("Answers are JSON"),
    "refused": gettext_lazy("Refused, for a reason of the procedure"),
    "stale-state": gettext_lazy("Somebody was first"),
    "precondition-failed": gettext_lazy("It has changed since it was read"),
    "key-reused": gettext_lazy("The idempotency key belongs to another request"),
    "too-large": gettext_lazy("Too large"),
    "unsupported-media-type": gettext_lazy("This kind of body is not read here"),
    "throttled": gettext_lazy("Too many requests"),
    "error": gettext_lazy("The request could not be dealt with"),
}
_known: dict[type[Exception], tuple[int, str]] = {}


class Answered(Exception):
    """The answer is there already: `response` is given, nothing else is done."""

    def __init__(self, response: Response) -> None:
        super().__init__(response)
        self.response = response


class PreconditionFailed(APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = gettext_lazy("It has changed since it was read. Read it again, then decide.")
    default_code = "precondition_failed"


class Conflict(APIException):
    """Somebody was first; `members` say what differs from what was read."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "stale_state"

    def __init__(self, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.members = members


class TooLarge(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = gettext_lazy("The body is larger than what is taken here.")
    default_code = "too_large"


def answers_with(code: int, kind: str, *refusals: type[Exception]) -> None:
    """From now on these exceptions are answered with that status; str() of one is the detail.

    What one has as `members` stands in the problem too.
    """
    for refusal in refusals:
        _known[refusal] = (code, kind)


def problem_for(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception of a view; None where it is a fault of ours. Nothing is kept."""
    if isinstance(error, Answered):
        return error.response
    told = _as_api_exception(error)
    if told is None:
        return None
    set_rollback()
    request = context["request"]
    if isinstance(told, exceptions.ParseError) and request.method in SAFE_METHODS:
        told.kind = "invalid"  # type: ignore[attr-defined]  # what is asked has no body
    return Response(
        problem(told, instance=request.path),
        status=told.status_code,
        headers=_headers_of(told),
        content_type=MEDIA_TYPE,
    )


def problem(error: APIException, *, instance: str) -> dict[str, Any]:
    """The body: kind, title, status, a sentence, and which fields are wrong."""
    kind = str(getattr(error, "kind", error.default_code)).replace("_", "-")
    kind = kind if kind in KINDS else "error"
    errors = list(_errors_of(error.detail)) if isinstance(error.detail, dict | list) else []
    return {
        "type": f"{PAGE}#{kind}",
        "title": str(KINDS[kind]),
        "status": error.status_code,
        "detail": " ".join(dict.fromkeys(each["detail"] for each in errors)) or str(error.detail),
        "instance": instance,
        **({"errors": errors} if errors else {}),
        **getattr(error, "members", {}),
    }


def _as_api_exception(error: Exception) -> APIException | None:
    if isinstance(error, APIException):
        return error
    for kind, told in _OF_DJANGO.items():
        if isinstance(error, kind):
            return told(error)
    for kind in type(error).__mro__:
        if kind in _known:
            return _refusal(error, *_known[kind])
    return None


_OF_DJANGO: dict[type[Exception], Callable[[Exception], APIException]] = {
    BadValue: lambda error: exceptions.ValidationError(error.messages),  # type: ignore[attr-defined]
    Http404: lambda error: exceptions.NotFound(
        _("There is nothing at this address, or not within your sight.")
    ),
    PermissionDenied: lambda error: exceptions.PermissionDenied(str(error) or None),
    RequestDataTooBig: lambda error: TooLarge(),
    SuspiciousOperation: lambda error: exceptions.ParseError(_("The request cannot be read.")),
    DataError: lambda error: exceptions.ValidationError(
        _("A value is out of the range that can be kept.")
    ),
}


def _refusal(error: Exception, code: int, kind: str) -> APIException:
    told = APIException(str(error))
    told.status_code = code
    told.kind = kind  # type: ignore[attr-defined]
    told.members = getattr(error, "members", {})  # type: ignore[attr-defined]
    return told


def _errors_of(detail: Any, field: str = "") -> Iterator[dict[str, str]]:
    """Each wrong thing: the field as a path (`rows.3.uscc`, '' for the whole), code, sentence."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            whole = name in ("non_field_errors", "__all__")
            yield from _errors_of(inner, field if whole else f"{field}.{name}".strip("."))
    elif isinstance(detail, list):
        nested = any(isinstance(each, dict | list) for each in detail)
        for at, each in enumerate(detail):
            yield from _errors_of(each, f"{field}.{at}".strip(".") if nested else field)
    elif isinstance(detail, ErrorDetail):
        yield {"field": field, "code": str(detail.code), "detail": str(detail)}


def _headers_of(error: APIException) -> dict[str, str]:
    headers = {}
    if auth := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = auth
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait) or 1)
    return headers


def plain(request: HttpRequest, error: APIException) -> JsonResponse:
    """The same answer where no view of the interface was reached."""
    return JsonResponse(
        problem(error, instance=request.path),
        status=error.status_code,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
