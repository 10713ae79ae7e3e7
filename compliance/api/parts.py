"""What belongs to one thing, as a list: its steps, papers, objections."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from rest_framework.response import Response

from inspectorate.organisation.api.views import ListView


class PartList(ListView):
    """Parts of the `owner` in the address, for whoever sees it; `link` is their key to it."""

    keyset: ClassVar[tuple[str, ...]] = ("id",)
    owner: Any = None
    link = ""
    part: Any = None
    beside: tuple[str, ...] = ()

    def get_queryset(self) -> QuerySet[Any]:
        seen = self.part.objects.visible_to(self.request.user)
        mine = seen.filter(**{self.link: self.kwargs.get("pk")})
        return mine.select_related(*self.beside) if self.beside else mine

    def get(self, request: Any, pk: int) -> Response:
        if not self.owner.objects.visible_to(request.user).filter(pk=pk).exists():
            raise Http404
        return super().get(request)
