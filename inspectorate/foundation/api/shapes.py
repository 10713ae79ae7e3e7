"""Shapes of answers that several nouns have."""

from __future__ import annotations

from rest_framework import serializers


class Rows(serializers.ListField):
    """Rows of plain values, as they are kept or computed."""

    child = serializers.DictField()
