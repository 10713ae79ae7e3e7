"""What this floor keeps encrypted: moved to a newer key with the rest (see enterprises)."""

from __future__ import annotations

from dataclasses import astuple

from django.db import transaction

from inspectorate.foundation import identity as keys
from inspectorate.foundation.identity import Holder
from inspectorate.foundation.statements import execute, fetch

from .complaints.identity import Identity, marks_of

PIECE = 500


def rotate_complainants() -> int:
    """Seals identities that an older key encrypted with the newest one; how many."""
    moved = 0
    while count := _rotate_piece():
        moved += count
    return moved


@transaction.atomic
def _rotate_piece() -> int:
    newest = bytes([keys.key_number()])
    old = fetch("compliance", "complainants_of_older_keys", newest=newest, most=PIECE)
    for row in old:
        columns = ("name", "phone", "number", "address", "wishes")
        who = Identity(*(keys.decrypt(row[column]) for column in columns))
        called, phone, number, address, wishes = keys.encrypt_many(astuple(who))
        execute(
            "compliance",
            "seal_complainant_anew",
            about=row["id"],
            called=called,
            phone=phone,
            number=number,
            address=address,
            wishes=wishes,
            marks=marks_of(who),
        )
    return len(old)


HOLDERS = [Holder(10, "complainants", rotate_complainants)]
