"""What stands at the entrance: the page for people, the schema, and what is not there."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.exceptions import APIException, NotFound, ValidationError

from inspectorate.foundation.api.problems import KINDS, plain
from inspectorate.organisation.scopes import scopes

METHODS = ("get", "post", "put", "patch", "delete")


@cache
def schema_in(language: str | None) -> dict[str, Any]:
    """The schema in a language: the same for everybody, made once in a process."""
    with override(language):
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


@require_safe
def schema(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1, as JSON; in the language of `lang`, else of Accept-Language."""
    asked = request.GET.get("lang", get_language())
    if asked not in dict(settings.LANGUAGES):
        known = ", ".join(code for code, _name in settings.LANGUAGES)
        sentence = _("One of: %(languages)s.") % {"languages": known}
        return plain(request, ValidationError({"lang": [sentence]}))
    response = JsonResponse(schema_in(asked), json_dumps_params={"ensure_ascii": False})
    response["Content-Language"] = asked
    return response


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
    words = {tag["name"]: tag["description"] for tag in made["tags"]}
    below = [(noun, words.get(noun, ""), rows) for noun, rows in nouns.items()]
    context = {"nouns": below, "kinds": KINDS.items(), "scopes": scopes()}
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
