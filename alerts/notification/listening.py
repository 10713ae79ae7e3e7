"""One ear on Redis per process: every nudge that comes is passed on to that person's streams."""

from __future__ import annotations

import asyncio
from collections import defaultdict

import structlog
from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from .nudges import channel_of

log = structlog.get_logger(__name__)
PAUSE_SECONDS = 2.0


class Listener:
    """One open stream: `newest` is the number of the latest notice it has not passed on."""

    def __init__(self) -> None:
        self.newest = ""
        self.nudged = asyncio.Event()

    def nudge(self, newest: str) -> None:
        """Something is new; what came before it and was not passed on yet is covered by it."""
        self.newest = newest
        self.nudged.set()


class Ear:
    """Listens to the channels of all persons, as long as somebody has a stream open."""

    def __init__(self) -> None:
        self.streams: dict[int, set[Listener]] = defaultdict(set)
        self.listening: asyncio.Task[None] | None = None

    def open(self, user: int) -> Listener:
        """A new stream of `user`, nudged from now on."""
        listener = Listener()
        self.streams[user].add(listener)
        if self.listening is None or self.listening.done():
            self.listening = asyncio.create_task(self._listen())
        return listener

    def close(self, user: int, listener: Listener) -> None:
        """The stream ended; the last one ends the listening."""
        self.streams[user].discard(listener)
        if not self.streams[user]:
            del self.streams[user]
        if not self.streams and self.listening:
            self.listening.cancel()
            self.listening = None

    def count(self, user: int) -> int:
        """How many streams `user` has open here."""
        return len(self.streams.get(user, ()))

    @property
    def total(self) -> int:
        """How many streams are open here."""
        return sum(map(len, self.streams.values()))

    async def newest_of(self, user: int) -> str:
        """The number of the latest notice `user` was nudged about; "" if none, or no Redis."""
        redis = Redis.from_url(settings.REDIS_URL, decode_responses=True)
        try:
            return str(await redis.get(channel_of(user)) or "")
        except (RedisError, OSError):
            return ""
        finally:
            await redis.aclose()

    async def _listen(self) -> None:
        first = True
        while True:
            try:
                await self._hear(missed=not first)
            except (RedisError, OSError) as error:
                log.warning("ear_lost_redis", reason=str(error))
            first = False
            await asyncio.sleep(PAUSE_SECONDS)

    async def _hear(self, *, missed: bool) -> None:
        """Passes nudges on until Redis goes; when it came back, everybody has missed something."""
        redis = Redis.from_url(settings.REDIS_URL, decode_responses=True, health_check_interval=30)
        try:
            async with redis.pubsub() as ear:
                await ear.psubscribe(channel_of("*"))
                if missed:
                    self._nudge_everybody()
                async for message in ear.listen():
                    if message["type"] == "pmessage":
                        user = int(message["channel"].rpartition("-")[2])
                        for listener in self.streams.get(user, ()):
                            listener.nudge(message["data"])
        finally:
            await redis.aclose()

    def _nudge_everybody(self) -> None:
        for listeners in self.streams.values():
            for listener in listeners:
                listener.nudge(listener.newest)
