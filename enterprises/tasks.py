"""Doors for Celery: a file that waits is landed; what a killed worker left is taken up again."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from inspectorate.foundation.locks import held

from .actions import uploads
from .models import Upload, UploadState

SAMPLES_KEPT = timedelta(days=1)
PROGRESS_SECONDS = 3_600


def progress_key(upload_id: int) -> str:
    """Where the share read of a file is noted while it lands."""
    return f"upload-{upload_id}"


@shared_task(acks_late=True)
def land_upload(upload_id: int) -> None:
    """Lands one stored file, once."""
    with held(f"land upload {upload_id}") as ours:
        if not ours:
            return
        uploads.land(
            Upload.objects.get(pk=upload_id),
            progress=lambda share: cache.set(
                progress_key(upload_id), round(100 * share), PROGRESS_SECONDS
            ),
        )


@shared_task(acks_late=True)
def take_up_uploads() -> None:
    """Queues every waiting file that nobody is landing, and removes old samples."""
    for upload_id in Upload.objects.filter(state=UploadState.WAITING).values_list("id", flat=True):
        with held(f"land upload {upload_id}") as free:
            pass
        if free:
            land_upload.delay(upload_id)
    uploads.drop_samples(before=timezone.now() - SAMPLES_KEPT)
