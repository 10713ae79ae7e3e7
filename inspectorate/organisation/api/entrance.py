"""What stands at the entrance: the page for people, the schema, and what is not there."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.exceptions import APIException, NotFound

from inspectorate.foundation.api.problems import KINDS, plain
from inspectorate.organisation.scopes import scopes

METHODS = ("get", "post", "put", "patch", "delete")


@cache
def schema_in(language: str | None) -> dict[str, Any]:
    """The schema in a language: the same for everybody, made once in a process."""
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


@require_safe
def schema(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1, as JSON."""
    return JsonResponse(schema_in(get_language()), json_dumps_params={"ensure_ascii": False})


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The page for people: every address, the scopes, the kinds of problems."""
    made = schema_in(get_language())
    rows = [
        {"method": method.upper(), "path": path, "operation": operation}
        for path, operations in made["paths"].items()
        for method, operation in operations.items()
        if method in METHODS
    ]
    nouns: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        nouns.setdefault(row["operation"]["tags"][0], []).append(row)
    context = {"nouns": nouns, "kinds": KINDS.items(), "scopes": scopes()}
    return render(request, "organisation/api.html", context)


@csrf_exempt
def nothing_there(request: HttpRequest, rest: str) -> JsonResponse:
    """Whatever else is asked for below the entrance."""
    return plain(request, NotFound())


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: as a problem to machines, as the page to people."""
    from django.views.defaults import server_error

    if request.path.startswith("/api/"):
        return plain(request, APIException())
    return server_error(request)
