"""Bodies: JSON, read strictly."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

UNSTORABLE = frozenset({"\0", *map(chr, range(0xD800, 0xE000))})
LONGEST_NUMBER = 40


class StrictJSONParser(BaseParser):
    """UTF-8 JSON; no NUL, no halves of characters, no name twice, no NaN, no endless number."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """The value. Raises ParseError."""
        try:
            text = (parser_context["request"].body if stream else b"").decode("utf-8")
            found = json.loads(
                text,
                object_pairs_hook=_without_doubles,
                parse_constant=_refuse,
                parse_int=_whole,
                parse_float=_broken,
            )
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
        except ValueError as error:
            raise ParseError(_("The body is no JSON: %(why)s") % {"why": error}) from error
        refuse_unstorable(found)
        return found


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(digits)


def _broken(written: str) -> Any:
    """Kept as written, so that money never passes through a float."""
    if len(written) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return Written(written)


class Written(float):
    """A number with decimals that remembers how it was written."""

    def __new__(cls, written: str) -> Written:
        """From its digits."""
        number = super().__new__(cls, written)
        number.written = written  # type: ignore[attr-defined]
        return number

    def __str__(self) -> str:
        return str(self.written)  # type: ignore[attr-defined]


def refuse_unstorable(value: Any) -> None:
    """Raises ParseError if a text in it holds what the database keeps in no text."""
    if isinstance(value, str):
        if not UNSTORABLE.isdisjoint(value):
            raise ParseError(_("A text holds a character that no text has (NUL, half a pair)."))
    elif isinstance(value, dict):
        for name, inner in value.items():
            refuse_unstorable(name)
            refuse_unstorable(inner)
    elif isinstance(value, list):
        for inner in value:
            refuse_unstorable(inner)
