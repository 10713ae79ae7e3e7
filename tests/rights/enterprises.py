"""Addresses of dossiers and deliveries."""

from __future__ import annotations

from enterprises.models import UploadState
from inspectorate.organisation.models import GridGroup, Role
from inspectorate.organisation.permissions import Permission
from tests.factories import make_batch, make_enterprise, make_upload, make_user

GUARDED = {
    "enterprises:dossiers": Permission.DOSSIER_READ,
    "enterprises:dossier": Permission.DOSSIER_READ,
    "enterprises:unmatched": Permission.FEED_READ,
    "enterprises:feeds": Permission.FEED_READ,
    "enterprises:feed": Permission.FEED_READ,
    "enterprises:batch": Permission.FEED_READ,
    "enterprises:orphans": Permission.FEED_READ,
    "enterprises:deliver": Permission.FEED_DELIVER,
    "enterprises:upload": Permission.FEED_DELIVER,
    "enterprises:new_sample": Permission.PROFILE_SAVE,
    "enterprises:mapping": Permission.PROFILE_SAVE,
    "enterprises:rejects": Permission.REJECTS_DOWNLOAD,
}
BY_POST = {"enterprises:rejects"}
ANSWERS = {"enterprises:rejects": {404}}  # this batch has no rejects


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    enterprise, batch = make_enterprise(group), make_batch()
    person = make_user(Role.DATA_OFFICER)
    waiting = make_upload(person)
    sample = make_upload(person, state=UploadState.SAMPLE, content=b"uscc,name\n")
    feed = {"feed": "employments"}
    of_batch = {**feed, "pk": batch.pk}
    return {
        "enterprises:dossier": {"uscc": enterprise.uscc},
        "enterprises:feed": feed,
        "enterprises:batch": of_batch,
        "enterprises:orphans": of_batch,
        "enterprises:rejects": of_batch,
        "enterprises:deliver": feed,
        "enterprises:new_sample": feed,
        "enterprises:upload": {**feed, "pk": waiting.pk},
        "enterprises:mapping": {**feed, "pk": sample.pk},
    }
