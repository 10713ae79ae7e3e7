"""Acts that a table lists with form, right and hindrance: an address for each verb.

GET says whether it can be done today, and what it asks for; POST does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.forms import FileField
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.procedure.refusals import Refused
from inspectorate.foundation.api.bodies import described, either, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ActView
from inspectorate.organisation.permissions import Permission


class ActOfferSerializer(serializers.Serializer[Any]):
    """An act: whether it can be done today, and what it asks for."""

    verb = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    possible = serializers.BooleanField()
    hindrance = serializers.CharField(help_text="Why it cannot be done today; '' if it can.")
    body = serializers.DictField(help_text="The JSON schema of its body.")


class ListedAct(ActView):
    """One act of a table; the answer is the thing as it stands then."""

    verb = ""
    acts: ClassVar[Mapping[str, Any]] = {}
    examples: ClassVar[Mapping[str, dict[str, Any]]] = {}
    reading: Permission

    @property
    def deed(self) -> str:
        """What its button says."""
        return str(self.acts[self.verb].label).rstrip("…")

    @property
    def rights(self) -> Mapping[str, Permission | None]:  # type: ignore[override]
        """Reading what it asks for is for readers, doing it for whom the table names."""
        return {"GET": self.reading, "POST": self.acts[self.verb].permission}

    @property
    def form_class(self) -> Any:
        """The form of the act's page."""
        return self.acts[self.verb].form

    @property
    def example(self) -> dict[str, Any]:
        """A body."""
        return self.examples[self.verb]

    def body_schema(self) -> dict[str, Any]:
        """The form of the act; with a file it may come as JSON too, without one then."""
        files = [isinstance(each, FileField) for each in self.form_class.base_fields.values()]
        return either(self.form_class) if any(files) else described(self.form_class)

    def hindrance(self, thing: Any) -> str:
        """Why the person cannot do it today; '' if they can."""
        raise NotImplementedError

    @extend_schema(responses={200: ActOfferSerializer})
    def get(self, request: Any, pk: int) -> Response:
        """What an act asks for, and whether it can be done today."""
        refuse_unknown(request, set())
        thing = self.thing()
        why = self.hindrance(thing)
        form = self.form_class(**self.form_options(thing))
        told = {
            "verb": self.verb,
            "label": self.deed,
            "possible": not why,
            "hindrance": why,
            "body": schema_of(form.fields, choices=True),
        }
        return Response(ActOfferSerializer(told).data)

    def post(self, request: Any, pk: int) -> Response:
        """Do what the page of the act does.

        GET of the same address says whether it can be done, and what it asks for.
        """
        return super().post(request, pk)

    def act(self, thing: Any, given: dict[str, Any], now: datetime) -> Any:
        """Does it, unless something hinders it."""
        if why := self.hindrance(thing):
            raise Refused(why)
        return self.acts[self.verb].call(thing, by=self.person, now=now, **given)
