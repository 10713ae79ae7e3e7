"""What a serving process keeps for good is set aside, so that no request waits for a sweep of it.

Python's collector walks every tracked object now and then; with the modules, addresses and models
of the whole site loaded such a walk takes longer than most pages. They never become garbage.
"""

from __future__ import annotations

import gc

from django.urls import get_resolver

YOUNG, MIDDLE, OLD = 20_000, 20, 20


def settle() -> None:
    """Called once, when a process is ready to serve: loads the addresses, freezes what is there.

    Garbage of requests is collected as before, only less often: after `YOUNG` new objects.
    """
    get_resolver().url_patterns  # noqa: B018 - loads every view
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
