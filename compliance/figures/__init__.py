"""Figures: what is counted, how it is counted, and where the counts are kept."""

from .reading import latest

__all__ = ["latest"]
