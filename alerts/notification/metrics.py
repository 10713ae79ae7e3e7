"""Figures of the outbox for whoever operates the application: how many notices wait or failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.db import DatabaseError
from prometheus_client import REGISTRY
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from inspectorate.foundation.statements import fetch

NAME = "inspectorate_outbox_entries"


class OutboxCollector(Collector):
    """Counts the rows of the outbox by state and channel when asked; nothing about anybody."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """The family without figures: nothing is read while the application starts."""
        yield self._family()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The counts as they are; no figure while the database does not answer."""
        family = self._family()
        try:
            rows = fetch("alerts", "count_outbox")
        except DatabaseError:
            return
        for row in rows:
            family.add_metric([row["state"], row["channel"]], row["entries"])
        yield family

    def _family(self) -> GaugeMetricFamily:
        words = "Notices on their way, by state and channel"
        return GaugeMetricFamily(NAME, words, labels=["state", "channel"])


def register() -> None:
    """Adds the figures to those of the process, once."""
    with suppress(ValueError):  # known already
        REGISTRY.register(OutboxCollector())
