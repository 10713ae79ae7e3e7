"""Pages by key: the next page starts after the last row shown, however deep one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """The rows of a page, where the next one starts ('' on the last), and the addresses of both."""

    items: list[Item]
    next_address: str
    first_address: str

    @property
    def is_first(self) -> bool:
        """Whether no page comes before this one."""
        return not self.first_address


def page_of(
    rows: QuerySet[Any], request: HttpRequest, *, size: int, key: Callable[[Any], str]
) -> Page[Any]:
    """The first `size` rows and the addresses around them; `key` writes a row as `after`.

    `rows` is already narrowed to what comes after the request's own `after`.
    """
    found = list(rows[: size + 1])
    items = found[:size]
    more = len(found) > size
    query = {name: value for name, value in request.GET.items() if name != "after"}
    return Page(
        items=items,
        next_address="?" + urlencode({**query, "after": key(items[-1])}) if more else "",
        first_address="?" + urlencode(query) if request.GET.get("after") else "",
    )
