"""Files of npm packages, each served only because it is named: a package holds thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class NpmFinder(BaseFinder):
    """Finds the keys of `settings.NPM_ASSETS` (served path: path below node_modules)."""

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The file served as `path`, or an empty list; a list of all of them if asked."""
        source = settings.NPM_ASSETS.get(path)
        if source is None or not (settings.NPM_ROOT / source).is_file():
            return []
        found = str(settings.NPM_ROOT / source)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Every named file with the storage that reads it under its served path."""
        storage = _NamedFiles()
        for path in settings.NPM_ASSETS:
            if not any(fnmatch(path, pattern) for pattern in ignore_patterns or ()):
                yield path, storage


class _NamedFiles(FileSystemStorage):
    """Reads a served path from where npm put the file."""

    prefix = ""

    def path(self, name: str) -> str:
        return str(Path(settings.NPM_ROOT) / settings.NPM_ASSETS[name])


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Names with content hashes, compressed; source maps stay at home and are not looked for."""

    patterns = (
        (
            "*.css",
            tuple(
                pattern
                for pattern in CompressedManifestStaticFilesStorage.patterns[0][1]
                if "sourceMappingURL" not in str(pattern)
            ),
        ),
    )
