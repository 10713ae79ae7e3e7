"""Filters of lists: the filter sets of the pages. A filter that does not exist is refused."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ErrorDetail, ValidationError

from .keyset import PARAMETERS


class ByFilterSet(DjangoFilterBackend):
    """Narrows by the view's `filterset_class`; a misspelt name must not give the whole list."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """The rows that the address asks for. Raises ValidationError."""
        filterset = self.get_filterset(request, queryset, view)
        known = set(filterset.filters) if filterset is not None else set()
        refuse_unknown(request, known | set(PARAMETERS))
        if filterset is not None:
            found = filterset.filters.items()
            refuse_blank(request, {n for n, each in found if not isinstance(each, CharFilter)})
        return super().filter_queryset(request, queryset, view)


def refuse_blank(request: Any, names: set[str]) -> None:
    """Raises ValidationError if one of these parameters is there and says nothing."""
    if blank := sorted(name for name in names if request.query_params.get(name) == ""):
        sentence = ErrorDetail(_("A value is asked for, or the parameter left out."), code="blank")
        raise ValidationError({name: [sentence] for name in blank})


def refuse_unknown(request: Any, known: set[str]) -> None:
    """Raises ValidationError if the address has a parameter that is not known."""
    if unknown := set(request.query_params) - known:
        sentence = ErrorDetail(_("There is no such parameter here."), code="unknown")
        raise ValidationError({name: [sentence] for name in sorted(unknown)})
