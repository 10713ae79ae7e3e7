"""Why a step was not taken: each refusal is a sentence for the person who asked."""

from __future__ import annotations


class Refused(Exception):
    """The step was not taken, nothing was written; str() says why in one sentence."""


class NotPermitted(Refused):
    """The person may not take this step at all, or not in this case."""


class NotFromHere(Refused):
    """The step does not start from the state the case is in."""


class NotYet(Refused):
    """The step starts from here, but something it needs is missing today."""


class StaleState(Refused):
    """Somebody was first: the case moved on since the page was read."""
