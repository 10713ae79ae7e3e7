"""Files handed in through the pages: stored, then landed as a batch or looked at as a sample.

A stored file becomes exactly one batch: its landing and the note that it landed are one
transaction, so a worker killed in between leaves it waiting and the next one takes it up.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from enterprises.feeds.options import UNCHANGED, Options
from enterprises.landing.publishing import options_as_json, options_from_json
from enterprises.models import Upload, UploadState
from inspectorate.organisation.models import User

from . import batches

LONGEST_NAME = 200  # bytes


def receive(
    *,
    by: User,
    feed: str,
    file: UploadedFile,
    now: datetime,
    profile: str = "",
    complete: str = "",
    complete_area: str = "",
    options: Options = UNCHANGED,
) -> Upload:
    """Stores a delivery; it waits to be landed. `options` follow those of the profile."""
    return _store(
        by=by,
        feed=feed,
        file=file,
        now=now,
        state=UploadState.WAITING,
        profile=profile,
        complete=complete,
        complete_area=complete_area,
        options=options_as_json(options),
    )


def keep_sample(*, by: User, feed: str, file: UploadedFile, now: datetime) -> Upload:
    """Stores a file that is only looked at, to say how its columns are read."""
    return _store(by=by, feed=feed, file=file, now=now, state=UploadState.SAMPLE)


def _store(
    *, by: User, feed: str, file: UploadedFile, now: datetime, state: UploadState, **said: Any
) -> Upload:
    name = Path(file.name or "delivery").name
    stored = default_storage.save(f"uploads/{now:%Y%m%d%H%M%S}-{secrets.token_hex(8)}", file)
    return Upload.objects.create(
        feed=feed,
        file_name=name[:255],
        stored_as=stored,
        state=state,
        uploaded_at=now,
        uploaded_by=by,
        **said,
    )


def land(upload: Upload, *, progress: Callable[[float], None] | None = None) -> Upload:
    """Lands a waiting file and removes it from the storage; one that has landed stays as it is.

    Where not even a refusal could be recorded, it goes on waiting.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.state != UploadState.WAITING:
            return upload
        stored = upload.stored_as
        with local_copy(upload) as path:
            outcome = batches.land(
                feed=upload.feed,
                path=path,
                by=upload.uploaded_by,
                options=options_from_json(upload.options),
                profile=upload.profile,
                complete=upload.complete,
                area=upload.complete_area,
                progress=progress,
                file_name=upload.file_name,
            )
        batch_id = outcome.batch or outcome.refused_batch
        if batch_id is None:
            return upload
        upload.state = UploadState.LANDED
        upload.batch_id = batch_id
        upload.stored_as = ""
        upload.save(update_fields=["state", "batch", "stored_as"])
        transaction.on_commit(lambda: default_storage.delete(stored))
    return upload


def drop_samples(*, before: datetime) -> int:
    """Removes samples older than a moment, files and rows; returns how many."""
    old = list(Upload.objects.filter(state=UploadState.SAMPLE, uploaded_at__lt=before))
    for sample in old:
        default_storage.delete(sample.stored_as)
        sample.delete()
    return len(old)


@contextmanager
def local_copy(upload: Upload) -> Iterator[Path]:
    """The stored file as a path, under its own name, for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as folder, default_storage.open(upload.stored_as) as file:
        path = Path(folder) / _short(upload.file_name)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        yield path


def _short(name: str) -> str:
    """A name that any file system takes, with the same ending."""
    return name.encode()[-LONGEST_NAME:].decode(errors="ignore")
