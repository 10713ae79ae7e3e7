"""Which release of the public pages runs here: kept renderings of another one are not shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

WATCHED = (
    ("templates/public", "*.*"),
    ("templates/components", "brand.html"),
    ("templates", "base_public.html"),
    ("compliance/publicity", "*.*"),
    ("inspectorate/static/inspectorate/css", "*.css"),
    ("locale", "*.mo"),
)


@cache
def release() -> str:
    """Eight characters that change with templates, styles, guide and translations."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _files() -> Iterator[Path]:
    for folder, pattern in WATCHED:
        yield from sorted((Path(settings.BASE_DIR) / folder).rglob(pattern))
    if settings.AUTHORITY_FILE:
        yield Path(settings.AUTHORITY_FILE)
