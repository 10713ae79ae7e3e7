"""Start the embedded services where they are wanted and not running; stop them; say where.

When they run already, asking costs a lock and two connections: about a millisecond, and none of
the wheels is imported.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from inspectorate.foundation.services import postgres, redis
from inspectorate.foundation.services.places import Places, places_here

SERVICES = {"DATABASE_URL": postgres, "REDIS_URL": redis}


def wanted() -> list[str]:
    """The variables that are not set, and whose service is therefore the embedded one."""
    return [variable for variable in SERVICES if not os.environ.get(variable)]


def ensure_running() -> None:
    """Return when every wanted service accepts requests. Raises ServiceFailed.

    Any number of processes may call this at once: one of them starts, the others wait.
    """
    services = [SERVICES[variable] for variable in wanted()]
    if not services:
        return
    places = places_here()
    with _locked(places, fcntl.LOCK_SH):
        if all(service.is_listening(places) for service in services):
            return
    with _locked(places, fcntl.LOCK_EX):
        for service in services:
            if not service.is_listening(places):
                service.start(places)


def stop_running() -> list[str]:
    """Stop what runs below VAR_DIR; the variables of the services that were stopped."""
    places = places_here()
    with _locked(places, fcntl.LOCK_EX):
        return [variable for variable, service in SERVICES.items() if service.stop(places)]


def addresses() -> dict[str, str]:
    """Where each service listens, by variable: a given URL's as it is, else the socket."""
    places = places_here()
    sockets = {"DATABASE_URL": places.postgres_socket, "REDIS_URL": places.redis_socket}
    return {name: os.environ.get(name) or str(path) for name, path in sockets.items()}


@contextmanager
def _locked(places: Places, mode: int) -> Iterator[None]:
    with places.lock.open("a") as lock:
        fcntl.flock(lock, mode)
        yield
