"""Addresses that no page has: a NUL character cannot stand in any text of the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from rest_framework.exceptions import ValidationError

from .api.problems import plain

NUL = "\0"
REFUSAL = (  # in both languages: which one is wanted is not known yet
    "This address holds the sign NUL, which no text has. Take %00 out of it and try again.\n"
    "网址中含有任何文字都没有的 NUL 字符。请去掉 %00 后重试。\n"
)


class NulMiddleware:
    """Answers 400 to an address with a NUL in it, before any view looks something up by it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if NUL in request.path_info or NUL in query or "%00" in query:
            return self._refuse(request)
        return self.get_response(request)

    @staticmethod
    def _refuse(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/api/"):
            return plain(request, ValidationError(REFUSAL.split("\n")[:2]))
        return HttpResponseBadRequest(REFUSAL, content_type="text/plain; charset=utf-8")
