"""Pages by key: the next page starts after the last row shown, however deep one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

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
    rows: QuerySet[Any],
    request: HttpRequest,
    *,
    size: int,
    key: Callable[[Any], str],
    query: QueryDict | None = None,
) -> Page[Any]:
    """The first `size` rows and the addresses around them; `key` writes a row as `after`.

    `rows` is already narrowed to what comes after the `after` of `query`, by default the request's.
    """
    asked = request.GET if query is None else query
    found = list(rows[: size + 1])
    items = found[:size]
    more = len(found) > size
    chosen = {name: value for name, value in asked.items() if name != "after"}
    return Page(
        items=items,
        next_address="?" + urlencode({**chosen, "after": key(items[-1])}) if more else "",
        first_address="?" + urlencode(chosen) if asked.get("after") else "",
    )
