"""The access log: written at once and for good, whatever becomes of the request."""

from __future__ import annotations

from inspectorate.foundation.aside import autocommit_cursor
from inspectorate.foundation.statements import statement
from inspectorate.organisation.models import User


def record(
    *, by: User | None, action: str, subject_kind: str, subject_id: int, purpose: str
) -> int:
    """One access by `by` (None: on the command line), kept before anything is shown; its entry."""
    with autocommit_cursor() as cursor:
        cursor.execute(
            statement("inspectorate.organisation", "record_access"),
            {
                "user": by.pk if by else None,
                "action": action,
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "purpose": purpose,
            },
        )
        return int(cursor.fetchone()[0])
