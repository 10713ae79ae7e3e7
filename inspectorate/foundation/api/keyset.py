"""Pages by key: the next page starts after the last row given, however deep one is.

A view names its `keyset`, a total order: `("-score", "-id")`. A key that may be empty is written
`"next_due_on?"`: rows without it come last. The mark of a page is opaque to whoever asks.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError as BadValue
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, IntegerField, Q
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

USUAL, MOST = 50, 200
PARAMETERS = ("cursor", "limit")


@dataclass(frozen=True)
class Key:
    """One key of an order."""

    name: str
    down: bool = False
    empty_last: bool = False

    @classmethod
    def read(cls, written: str) -> Key:
        """`-score`, `id`, `next_due_on?`."""
        return cls(written.strip("-?"), written.startswith("-"), written.endswith("?"))

    @property
    def order(self) -> OrderBy:
        """For ORDER BY."""
        last = True if self.empty_last else None
        return OrderBy(F(self.name), descending=self.down, nulls_last=last)

    def after(self, value: Any) -> Q | None:
        """Rows strictly after that value; None where nothing is."""
        if value is None:
            return None
        beyond = Q(**{f"{self.name}__{'lt' if self.down else 'gt'}": value})
        return beyond | Q(**{f"{self.name}__isnull": True}) if self.empty_last else beyond

    def same(self, value: Any) -> Q:
        """Rows with that value."""
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})


class Keyset(BasePagination):
    """Gives `results` and `next`, the address of the next page or null."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        """The rows of the page that the request asks for."""
        self.request = request
        self.keys = [Key.read(written) for written in view.keyset]
        size = size_of(request.query_params.get("limit"))
        rows = queryset.order_by(*[key.order for key in self.keys])
        if mark := request.query_params.get("cursor"):
            rows = rows.filter(_beyond(self.keys, _read(mark, self.keys, queryset.model)))
        found = list(rows[: size + 1])
        self.last = found[size - 1] if len(found) > size else None
        return found[:size]

    def get_paginated_response(self, data: Any) -> Response:
        """The body around the rows."""
        return Response({"results": data, "next": self._next_address()})

    def _next_address(self) -> str | None:
        if self.last is None:
            return None
        values = [getattr(self.last, key.name) for key in self.keys]
        asked = self.request.query_params.copy()
        asked["cursor"] = written(values)
        return self.address_of(f"{self.request.path}?{asked.urlencode()}")

    def address_of(self, path: str) -> str:
        """The whole address of a page, by the host that was asked."""
        return str(self.request.build_absolute_uri(path))

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The two parameters of every list."""
        size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            {
                "name": "cursor",
                "in": "query",
                "description": "Where the page starts: taken from `next`, never made.",
                "schema": {"type": "string"},
            },
            {
                "name": "limit",
                "in": "query",
                "description": "How many rows a page has at most.",
                "schema": size,
            },
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What a list looks like."""
        address = {"type": ["string", "null"], "description": "Address of the next page."}
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {"results": schema, "next": address},
        }


def written(values: list[Any]) -> str:
    """A mark that holds the values."""
    return base64.urlsafe_b64encode(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode()


def _read(mark: str, keys: list[Key], model: Any) -> list[Any]:
    """The values of a mark. Raises ValidationError if it is none of this list."""
    try:
        values = json.loads(base64.urlsafe_b64decode(mark.encode("ascii")))
        if not isinstance(values, list):
            raise TypeError(values)
        return [
            None
            if value is None and key.empty_last
            else _value(model._meta.get_field(key.name), value)
            for key, value in zip(keys, values, strict=True)
        ]
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error, BadValue) as bad:
        raise ValidationError({"cursor": [_("This is no mark of a page of this list.")]}) from bad


def _value(field: Any, value: Any) -> Any:
    if value is None or isinstance(value, dict | list | bool | float) or "\0" in str(value):
        raise TypeError(value)
    field.get_prep_value(read := field.to_python(value))
    if isinstance(field, IntegerField):
        field.run_validators(read)  # its bounds
    return read


def _beyond(keys: list[Key], values: list[Any]) -> Q:
    found, before = Q(pk__in=()), Q()
    for key, value in zip(keys, values, strict=True):
        if (after := key.after(value)) is not None:
            found |= before & after
        before &= key.same(value)
    return found


def size_of(asked: str | None, *, usual: int = USUAL) -> int:
    """How many rows a page has. Raises ValidationError for what is no number from 1 to the most."""
    if asked is None:
        return usual
    if asked.isascii() and asked.isdecimal() and len(asked) < 5 and 1 <= int(asked) <= MOST:
        return int(asked)
    raise ValidationError({"limit": [_("A number from 1 to %(most)s.") % {"most": MOST}]})
