"""Deliveries: a file taken as one batch or refused, and how an agency's files are read."""

import datetime as dt
import errno
from pathlib import Path

import psycopg2
import structlog
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.options import Options
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from enterprises.landing import landed
from enterprises.landing.completeness import Complete
from enterprises.landing.landing import Progress
from enterprises.landing.outcome import Outcome
from enterprises.landing.publishing import Order, options_as_json, options_from_json, publish
from enterprises.models import Batch, BatchState, FeedProfile
from inspectorate.organisation.models import User

log = structlog.get_logger(__name__)
NO_OPTIONS = Options()
DISK_FULL = "53100"


def land(
    *,
    feed: str,
    path: Path,
    by: User | None,
    on: dt.date | None = None,
    options: Options = NO_OPTIONS,
    profile: str = "",
    complete: str = "",
    area: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
    file_name: str = "",
    now: dt.datetime | None = None,
) -> Outcome:
    """Takes a file as one batch of a feed: all of it, or nothing, and `error` says why.

    `on` is the day of import (default today), `complete` a period FROM..TO of which, in `area`,
    the file holds every row. `now` is the moment it is taken at (default: the clock's), by which
    knowledge is told apart. A dry run does everything and keeps nothing. A refusal is recorded.
    """
    try:
        order = Order(
            feed=_known(feed),
            path=path,
            on=on or timezone.localdate(),
            options=saved_options(feed=feed, name=profile).followed_by(options),
            profile=profile,
            complete=Complete.parse(feed, complete, area) if complete or area else None,
            by=by,
            dry_run=dry_run,
            progress=progress,
            file_name=file_name,
            now=now,
        )
        with transaction.atomic():
            outcome = publish(order)
            if dry_run:
                transaction.set_rollback(True)
                outcome.batch = None
            else:
                _announce(int(outcome.batch or 0))
    except Refusal as refusal:
        return refuse(
            feed=feed, file_name=file_name or path.name, by=by, refusal=refusal, record=not dry_run
        )
    except (DatabaseError, InterfaceError, OSError) as error:
        return refuse(
            feed=feed,
            file_name=file_name or path.name,
            by=by,
            refusal=_refusal_for(error),
            record=not dry_run,
        )
    return outcome


def _known(feed: str) -> str:
    if feed not in FEEDS:
        raise Refusal(
            "unknown_feed",
            _("There is no feed %(feed)s. The feeds are: %(feeds)s."),
            feed=feed,
            feeds=", ".join(FEEDS),
        )
    return feed


def _announce(batch_id: int) -> None:
    """Tells the floors above once the batch is committed; what they fail at undoes nothing."""
    for listener in landed:
        transaction.on_commit(lambda tell=listener: tell(batch_id), robust=True)  # type: ignore[misc]


def _refusal_for(error: Exception) -> Refusal:
    cause = error.__cause__
    if (isinstance(cause, psycopg2.Error) and cause.pgcode == DISK_FULL) or is_disk_full(error):
        return Refusal(
            "disk_full",
            _("The disk is full. Nothing was loaded; free space and send the same file again."),
        )
    if isinstance(error, OSError):
        return Refusal(
            "unreadable_file",
            _("The file cannot be read: %(reason)s. Nothing was loaded."),
            reason=error.strerror or str(error),
        )
    if isinstance(cause, psycopg2.Error) and cause.pgcode:
        return Refusal(
            "database_error",
            _("The database could not take the batch: %(reason)s. Nothing was loaded."),
            reason=cause.diag.message_primary,
        )
    return Refusal(
        "database_away",
        _(
            "The database does not answer. Nothing was loaded; start it and send the same file "
            "again."
        ),
    )


def is_disk_full(error: BaseException) -> bool:
    """Whether the error says that a disk, a quota or the largest size of a file is reached."""
    full = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return isinstance(error, OSError) and error.errno in full


def refuse(
    *, feed: str, file_name: str, by: User | None, refusal: Refusal, record: bool = True
) -> Outcome:
    """The outcome of a refused file. The refusal is recorded if the database answers."""
    outcome = Outcome(feed, file_name, error=refusal.sentence, code=refusal.code)
    if record:
        try:
            outcome.refused_batch = _recorded(feed, file_name, by, refusal)
        except (DatabaseError, InterfaceError) as error:
            log.warning("refusal_not_recorded", feed=feed, reason=str(error).strip())
    return outcome


def _recorded(feed: str, file_name: str, by: User | None, refusal: Refusal) -> int:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    batch = Batch.objects.create(
        feed=feed[:40],
        file_name=file_name[:255],
        state=BatchState.REFUSED,
        refusal=refusal.sentence,
        started_at=timezone.now(),
        delivered_by=by,
    )
    return batch.pk


def save_profile(*, feed: str, name: str, options: Options, by: User | None) -> FeedProfile:
    """Saves how an agency's files of this feed are read; the same name replaces it."""
    profile, _created = FeedProfile.objects.update_or_create(
        feed=_known(feed),
        name=name,
        defaults={
            "options": options_as_json(options),
            "saved_at": timezone.now(),
            "saved_by": by,
        },
    )
    return profile


def saved_options(*, feed: str, name: str) -> Options:
    """The options of a profile; none without a name. Refuses a name that is not saved."""
    if not name:
        return NO_OPTIONS
    profile = FeedProfile.objects.filter(feed=feed, name=name).first()
    if profile is None:
        saved = FeedProfile.objects.filter(feed=feed).order_by("name")
        raise Refusal(
            "unknown_profile",
            _("The feed %(feed)s has no profile %(name)s. Saved are: %(names)s."),
            feed=feed,
            name=name,
            names=", ".join(saved.values_list("name", flat=True)) or "–",
        )
    return options_from_json(profile.options)
