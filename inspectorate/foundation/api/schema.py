"""The schema (OpenAPI 3.1): what every operation has that its view need not say."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from .bodies import described, example_of

PROBLEM = {
    "type": "object",
    "description": "An error as RFC 9457 writes it; `type` leads to its explanation.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["/api/#stale-state"]},
        "title": {"type": "string", "examples": ["Somebody was first"]},
        "status": {"type": "integer", "examples": [409]},
        "detail": {
            "type": "string",
            "examples": [
                "王示例 was first: Investigation begun, 17 Nov 09:12. Nothing was changed."
            ],
        },
        "instance": {"type": "string", "examples": ["/api/cases/17/steps/begin/"]},
        "difference": {
            "type": "object",
            "description": "Of a set that changed: what changed, and the rest to go on with.",
        },
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
HEADERS = {
    "Idempotency-Key": (
        "A name of your own for this request, kept for a day: sent again with the same body, the "
        "first answer comes back and nothing is done twice."
    ),
    "If-Match": "The ETag that was read; if it has changed since, 412 and nothing is done.",
}


class Operation(AutoSchema):
    """An operation, described from its view's docstring, form, right and throttling."""

    def get_override_parameters(self) -> list[Any]:
        """Writes take a key; those to one thing also the version that was read."""
        writes = self.method != "GET"
        names = ["Idempotency-Key"] if writes and not getattr(self.view, "reveals", False) else []
        if writes and hasattr(self.view, "thing"):
            names.append("If-Match")
        return [
            OpenApiParameter(
                name,
                {"type": "string", "maxLength": 200},
                OpenApiParameter.HEADER,
                description=HEADERS[name],
            )
            for name in names
        ]

    def get_operation_id(self) -> str:
        """`get_cases`, `get_cases_by_id`, `post_cases_by_id_steps_file`."""
        parts = self.path.strip("/").split("/")[1:]
        words = [f"by_{part[1:-1]}" if part.startswith("{") else part for part in parts]
        return "_".join([self.method.lower(), *words]).replace("-", "_")

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.method == "GET" and hasattr(self.view, "keyset")

    def _map_serializer_field(
        self, field: Any, direction: Any, bypass_extensions: bool = False
    ) -> Any:
        """A choice that a row may leave open is '' then."""
        schema = super()._map_serializer_field(field, direction, bypass_extensions)
        model = getattr(getattr(field.parent, "Meta", None), "model", None)
        if model is not None and "enum" in schema and "." not in str(field.source):
            known = {each.name: each for each in model._meta.get_fields()}
            if getattr(known.get(field.source), "blank", False) and "" not in schema["enum"]:
                schema["enum"] = [*schema["enum"], ""]
        return schema

    def get_summary(self) -> str | None:
        """The view's own word for what is done, or the first line of the docstring."""
        deed: Any = getattr(self.view, "deed", None)
        if self.method == "POST" and deed:
            return str(deed)
        lines = self._words().splitlines()
        return lines[0].rstrip(".") if lines else None

    def get_description(self) -> str:  # type: ignore[override]
        """The rest of the docstring, and who may."""
        rest = "\n".join(self._words().splitlines()[1:]).strip()
        who = self.view.who_may(self.method) if hasattr(self.view, "who_may") else ""
        return "\n\n".join(part for part in (rest, who) if part)

    def _words(self) -> str:
        method = getattr(self.view, self.method.lower(), None)
        own = inspect.getdoc(method) if method else ""
        return own or inspect.getdoc(type(self.view)) or ""

    def get_response_serializers(self) -> Any:
        """Under the status that the view says its writes have."""
        if self.method == "POST" and hasattr(self.view, "status"):
            view: Any = self.view
            return {view.status: view.serializer_class}
        return super().get_response_serializers()

    def get_examples(self) -> list[Any]:
        """The view's own example of a body, or one made from its form."""
        if self.method == "GET" or "application/json" not in self._bodies():
            return []
        value = getattr(self.view, "example", None) or example_of(
            getattr(self.view, "form_class", None)
        )
        return [OpenApiExample("Usual", value=value, request_only=True)] if value else []

    def _bodies(self) -> Any:
        asked = self.get_request_serializer()
        return asked if isinstance(asked, dict) else {}

    def get_request_serializer(self) -> Any:
        """The form of the view, where it has one."""
        if self.method == "POST" and hasattr(self.view, "body_schema"):
            return self.view.body_schema()
        form = getattr(self.view, "form_class", None)
        if self.method != "GET" and form is not None:
            return described(form)
        return super().get_request_serializer()


def completed(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Every operation answers problems; what is written for people is in the reader's language."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = {"description": "A problem.", "content": content}
    made: dict[str, Any] = _with_words(result, in_language)
    return made


WORDS = ("summary", "description")
VALUES = ("example", "examples", "x-choices", "enum", "default")


def in_language(text: str) -> str:
    """The text paragraph by paragraph; what no catalogue has stays as it is."""
    return "\n\n".join(gettext(each) if each else "" for each in paragraphs(text))


def paragraphs(text: str) -> list[str]:
    """Each on one line, as the catalogue of the schema has them."""
    return [" ".join(each.split()) for each in text.split("\n\n")]


def words_of(schema: dict[str, Any]) -> list[str]:
    """Every paragraph of a schema that is written for people."""
    found: list[str] = []

    def noted(text: str) -> str:
        found.extend(paragraphs(text))
        return text

    _with_words(schema, noted)
    return found


def _with_words(part: Any, told: Callable[[str], str]) -> Any:
    """The same part of a schema, its words as `told` gives them; examples are left alone."""
    if isinstance(part, list):
        return [_with_words(each, told) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: value
        if name in VALUES
        else told(str(value))
        if name in WORDS and isinstance(value, str | Promise)
        else _with_words(value, told)
        for name, value in part.items()
    }
