"""Every kind of paper in both languages, filled from sample facts: to be looked at."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from compliance.models import DocumentKind
from compliance.papers.samples import facts_of_paper
from compliance.papers.setting import pictures, set_in_type

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


class Command(BaseCommand):
    """Writes KIND-LANGUAGE.pdf, and with --png every page as a picture too."""

    help = "Write a sample of every kind of paper, in both languages, into a folder"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--png", action="store_true", help="the pages as pictures too")
        parser.add_argument("--kind", choices=DocumentKind.values, action="append")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for kind in options["kind"] or DocumentKind.values:
            for language in ("zh-hans", "en"):
                self._write(folder, kind, language, png=options["png"])

    def _write(self, folder: Path, kind: str, language: str, *, png: bool) -> None:
        given: dict[str, Any] = {
            "language": language,
            "facts": facts_of_paper(kind, language=language),
            "check": "0" * 16,
        }
        sheets = set_in_type(kind, at=AT, **given)
        (folder / f"{kind}-{language}.pdf").write_bytes(sheets.content)
        if png:
            for page, picture in enumerate(pictures(kind, ppi=80, **given), 1):
                (folder / f"{kind}-{language}-{page}.png").write_bytes(picture)
        self.stdout.write(f"{kind} {language}: {sheets.pages}")
