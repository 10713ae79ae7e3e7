"""Refusals: a file, or what was asked for it, that cannot be taken at all.

A refusal ends the batch with nothing loaded. Its sentence says what is wrong, where, and how to
put it right; it is translated when it is read, not when it is raised.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise


class Refusal(Exception):
    """A batch that is refused whole. `code` is stable; `sentence` is for people."""

    def __init__(self, code: str, template: str | Promise, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.template = template
        self.facts: Mapping[str, Any] = facts

    @property
    def sentence(self) -> str:
        """The sentence in the language active now."""
        return str(self.template) % self.facts

    def __str__(self) -> str:
        return self.sentence
