"""Answers that are files: any Accept is taken, since there is one form only."""

from __future__ import annotations

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation


class OneForm(BaseContentNegotiation):
    """The file as it is, errors as problems."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        """The first that fits."""
        return parsers[0]

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        """The only one."""
        return renderers[0], renderers[0].media_type
