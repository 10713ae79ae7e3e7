"""One batch from the first chunk to its row in the table of batches, within one transaction."""

import datetime as dt
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import timezone

from enterprises.feeds.delivery import Delivery, read_feed
from enterprises.feeds.limits import MEBIBYTE, Limits
from enterprises.feeds.mapping import header_at
from enterprises.feeds.options import Options
from enterprises.feeds.places import AreaIndex
from enterprises.feeds.registry import FEEDS
from enterprises.landing.completeness import Complete
from enterprises.landing.landing import Landing, Progress
from enterprises.landing.outcome import Outcome
from enterprises.landing.rejects import Rejects
from enterprises.landing.statements import run
from enterprises.models import Batch, BatchState
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation.models import Area, User

NO_OPTIONS = Options()
LIMITS = Limits(block_bytes=2 * MEBIBYTE)
"""Several chunks are under way at once: smaller ones take no longer, and half the memory."""
_PLACING = {"areas", "grid-groups", "enterprises", "providers"}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a file as a delivery of a feed, read in this way, on this day."""

    feed: str
    path: Path
    on: dt.date
    options: Options = NO_OPTIONS
    profile: str = ""
    complete: Complete | None = None
    by: User | None = None
    dry_run: bool = False
    progress: Progress | None = None
    file_name: str = ""
    now: dt.datetime | None = None

    @property
    def name(self) -> str:
        """The file's name as it is shown."""
        return self.file_name or self.path.name


@dataclass(slots=True)
class _Times:
    started_at: dt.datetime
    began: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        return time.monotonic() - self.began


def publish(order: Order) -> Outcome:
    """Takes the whole delivery. Runs inside a transaction; whatever is raised undoes all of it.

    One batch of a feed at a time; feeds that place enterprises in the grid count as one.
    """
    times = _Times(order.now or timezone.now())
    run("tune_session")
    lock_until_commit("feeds of places" if order.feed in _PLACING else f"feed {order.feed}")
    delivery = read_feed(
        order.path,
        FEEDS[order.feed],
        options=order.options,
        on=order.on,
        areas=_areas(),
        limits=LIMITS,
    )
    rejects = Rejects(delivery)
    try:
        batch = _begin(order, delivery, times.started_at)
        outcome = Outcome(order.feed, order.name, batch=batch.pk)
        landing = Landing(delivery, rejects, outcome, on=order.on)
        landing.land(complete=order.complete, progress=order.progress)
        if not order.dry_run:
            outcome.rejects_file = rejects.store(landing.batch_id) or None
        outcome.seconds = times.seconds()
        _complete(batch, landing, published_at=order.now or timezone.now())
    except BaseException:
        rejects.discard()
        raise
    finally:
        rejects.close()
        delivery.close()
    return outcome


def _areas() -> AreaIndex:
    return AreaIndex(Area.objects.order_by("code").values_list("code", flat=True))


def _begin(order: Order, delivery: Delivery, started_at: dt.datetime) -> Batch:
    """The batch's row, seen by nobody before the transaction ends; counts come with `_complete`."""
    complete = order.complete
    return Batch.objects.create(
        feed=order.feed,
        file_name=order.name[:255],
        size_bytes=delivery.size,
        options=options_as_json(order.options),
        profile=order.profile,
        columns=_columns(delivery),
        complete_from=complete.first if complete else None,
        complete_to=complete.last if complete else None,
        complete_area=complete.area if complete else "",
        state=BatchState.PUBLISHED,
        started_at=started_at,
        published_at=started_at,
        delivered_by=order.by,
    )


COUNTED = ("read", "loaded", "updated", "repeated", "orphaned", "rejected", "withdrawn", "adopted")


def _complete(batch: Batch, landing: Landing, *, published_at: dt.datetime) -> None:
    delivery, outcome = landing.delivery, landing.outcome
    counts = {name: getattr(outcome, name) for name in COUNTED}
    known = counts | {
        "sha256": delivery.sha256,
        "encoding": delivery.encoding or delivery.format,
        "delimiter": delivery.delimiter or "",
        "rejects_by_code": dict(landing.rejects.by_code),
        "rejects_file": outcome.rejects_file or "",
        "touches_everything": landing.touches.everything,
        "touched_enterprises": landing.touched_enterprises,
        "published_at": published_at,
        "seconds": outcome.seconds,
    }
    for name, value in known.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(known))


def options_as_json(options: Options) -> dict[str, Any]:
    """Options as they are kept with batches and profiles."""
    return {"map": options.maps, "set": options.sets, "translate": options.translations}


def options_from_json(kept: dict[str, Any]) -> Options:
    """Options as `options_as_json` wrote them; none where nothing was kept."""
    return Options(
        tuple((theirs, ours) for theirs, ours in kept.get("map", ())),
        tuple((column, value) for column, value in kept.get("set", ())),
        tuple((column, theirs, ours) for column, theirs, ours in kept.get("translate", ())),
    )


def _columns(delivery: Delivery) -> list[dict[str, str]]:
    taken = [
        {
            "column": bound.column.name,
            "header": bound.constant or ""
            if bound.position is None
            else header_at(delivery.header, bound.position),
            "how": bound.how,
        }
        for bound in delivery.binding.bound
    ]
    return taken + [
        {"column": "", "header": header, "how": "unknown"} for header in delivery.unknown_columns
    ]
