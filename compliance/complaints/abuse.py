"""How often a stranger may do something, counted in Redis; no outside service is asked.

An address or number is counted under a keyed digest and forgotten with its window, so Redis does
not tell from where anybody wrote. Without Redis complaints are taken all the same; secrets are not
tried then, since nobody would count the guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import structlog
from django.conf import settings
from django.utils.crypto import salted_hmac
from redis import Redis
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
QUARTER, HOUR, DAY = 15 * 60, 60 * 60, 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """At most `most` in `seconds`."""

    name: str
    most: int
    seconds: int


@dataclass(frozen=True)
class Counted:
    """A limit and whom it counts."""

    limit: Limit
    whom: str

    @property
    def key(self) -> str:
        """The Redis key: the name of the limit and a digest nobody can trace back."""
        digest = salted_hmac("complaint limits", self.whom, algorithm="sha256").hexdigest()
        return f"complaint-{settings.REDIS_DATABASE}-{self.limit.name}-{digest[:24]}"


SENT_FROM_ADDRESS = Limit("sent-address", 10, HOUR)
SENT_BY_EVERYBODY = Limit("sent-all", 600, HOUR)
TRIED_FROM_ADDRESS = Limit("tried-address", 10, QUARTER)
TRIED_ON_NUMBER = Limit("tried-number", 20, QUARTER)
MESSAGES = Limit("messages", 20, DAY)
CODES_FROM_ADDRESS = Limit("codes-address", 20, HOUR)
CODES_FOR_PERSON = Limit("codes-person", 3, HOUR)
CODES_FOR_NUMBER = Limit("codes-number", 10, HOUR)
CODES_FOR_PERSON_A_DAY = Limit("codes-person-day", 6, DAY)
CODES_FOR_EVERYBODY = Limit("codes-all", 2000, HOUR)
CODES_TRIED_FROM_ADDRESS = Limit("codes-tried", 30, QUARTER)
# Takes one back from a count that still stands: one that has run out must not come back for good.
TAKE_BACK = "if redis.call('exists', KEYS[1]) == 1 then redis.call('decr', KEYS[1]) end"


class NotCounted(Exception):
    """Redis does not answer, so nothing can be counted."""


def sending(address: str) -> list[Counted]:
    """What a new complaint counts against."""
    return [Counted(SENT_FROM_ADDRESS, address), Counted(SENT_BY_EVERYBODY, "")]


def trying(number: str, address: str) -> list[Counted]:
    """What a try with a secret counts against, whether the number exists or not."""
    return [Counted(TRIED_FROM_ADDRESS, address), Counted(TRIED_ON_NUMBER, number)]


def asking_for_code(number: str, name: str, address: str) -> list[Counted]:
    """What asking for a code counts against, whether such a person is on record or not.

    Few for a number with its name, which is what sends codes; more for a number alone, so that
    nobody keeps a person out by asking under their number with other names.
    """
    return [
        Counted(CODES_FROM_ADDRESS, address),
        Counted(CODES_FOR_PERSON, f"{number} {name}"),
        Counted(CODES_FOR_PERSON_A_DAY, f"{number} {name}"),
        Counted(CODES_FOR_NUMBER, number),
        Counted(CODES_FOR_EVERYBODY, ""),
    ]


def trying_code(address: str) -> list[Counted]:
    """What a try with a code counts against; the self-check itself counts its own."""
    return [Counted(CODES_TRIED_FROM_ADDRESS, address)]


def count(counted: Sequence[Counted], *, now: datetime) -> datetime | None:
    """Counts one more; None if all limits allow it, else when the first free moment is.

    Raises NotCounted without Redis.
    """
    try:
        with _redis().pipeline(transaction=True) as pipe:
            for each in counted:
                pipe.set(each.key, 0, ex=each.limit.seconds, nx=True)
                pipe.incr(each.key)
                pipe.ttl(each.key)
            answers = pipe.execute()
    except (RedisError, OSError) as error:
        log.warning("complaint_not_counted", reason=str(error))
        raise NotCounted from error
    waits = [
        answers[3 * n + 2] for n, each in enumerate(counted) if answers[3 * n + 1] > each.limit.most
    ]
    return now + timedelta(seconds=max(waits)) if waits else None


def forgive(counted: Sequence[Counted]) -> None:
    """Takes one back: the secret was right."""
    try:
        with _redis().pipeline(transaction=True) as pipe:
            for each in counted:
                pipe.eval(TAKE_BACK, 1, each.key)
            pipe.execute()
    except (RedisError, OSError) as error:
        log.warning("complaint_not_counted", reason=str(error))


@cache
def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
