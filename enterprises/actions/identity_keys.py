"""Moving identity numbers to the newest key, piece by piece; safe to break off and to repeat."""

import base64
import tempfile
from typing import Any, BinaryIO, cast

import polars as pl
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from enterprises.landing.sealing import Sealing, key_number_of, unsealed
from enterprises.landing.statements import fetch, run
from enterprises.models import Batch
from inspectorate.foundation import identity
from inspectorate.foundation.bulk import copy_frame
from inspectorate.foundation.contributions import contributed
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation.models import User

PIECE = 20_000
HELD = ("workers", "worker_versions", "orphans", "orphan_versions")
"""Where ciphers are: files list_old_NAME.sql and move_NAME.sql say how they are found and moved."""


def rotate(*, by: User | None) -> dict[str, int]:
    """Encrypts with the newest key whatever an older one encrypted; returns counts by place.

    `by` is None on the command line. Deliveries wait for at most one piece.
    """
    counts = {held: _rotate_held(held) for held in HELD}
    counts["rejects_files"] = sum(map(_reseal, _sealed_batches()))
    return counts | {each.name: each.rotate() for each in contributed("ciphers", "HOLDERS")}


def _rotate_held(held: str) -> int:
    moved = 0
    while count := _rotate_piece(held):
        moved += count
    return moved


@transaction.atomic
def _rotate_piece(held: str) -> int:
    lock_until_commit("landing")
    newest = identity.key_number()
    old = fetch(f"list_old_{held}", newest=newest, key=bytes([newest]), most=PIECE)
    if not old:
        return 0
    numbers = [identity.decrypt(cipher) for (cipher,) in old]
    ciphers = identity.encrypt_many(numbers)
    run("create_rotation")
    copy_frame("landing_rotation", _pairs([bytes(cipher) for (cipher,) in old], ciphers))
    run(f"move_{held}")
    run("drop_rotation")
    return len(old)


def _pairs(old: list[bytes], new: list[bytes]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "old": [f"\\x{cipher.hex()}" for cipher in old],
            "new": [f"\\x{cipher.hex()}" for cipher in new],
            "old_text": [base64.b64encode(cipher).decode() for cipher in old],
            "new_text": [base64.b64encode(cipher).decode() for cipher in new],
        }
    )


def _sealed_batches() -> list[Any]:
    return list(Batch.objects.exclude(rejects_file="").order_by("id"))


def _reseal(batch: Batch) -> bool:
    """Seals the rejects of a batch anew; the old file goes once the batch names the new one."""
    before = batch.rejects_file
    with default_storage.open(before) as opened, tempfile.TemporaryFile() as working:
        file = cast(BinaryIO, opened)
        if key_number_of(file) == identity.key_number():
            return False
        file.seek(0)
        sealing = Sealing(working)
        for piece in unsealed(file):
            sealing.write_bytes(piece)
        sealing.finish()
        working.seek(0)
        batch.rejects_file = default_storage.save(f"rejects/batch-{batch.pk}.sealed", File(working))
    batch.save(update_fields=["rejects_file"])
    default_storage.delete(before)
    return True
