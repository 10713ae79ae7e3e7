"""manage.py compile_translations [--check]"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspectorate.foundation import translations


class Command(BaseCommand):
    """Compiles .po files to .mo without gettext's programs; only those that changed."""

    help = "Compile the translations (no gettext needed); with --check, refuse incomplete ones."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --check."""
        parser.add_argument("--check", action="store_true", help="fail unless complete")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Compile every catalogue that exists."""
        for source in (*settings.CATALOGUES, settings.SCHEMA_CATALOGUE):
            if check and source in settings.CATALOGUES:
                _refuse_incomplete(source)
            if source.exists():
                _compile(source)


def _compile(source: Path) -> None:
    target = source.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        polib.pofile(str(source)).save_as_mofile(str(target))


def _refuse_incomplete(source: Path) -> None:
    if not source.exists():
        raise CommandError(f"{source} does not exist; run manage.py collect_translations")
    messages = translations.messages_in(settings.BASE_DIR, settings.TRANSLATED_FOLDERS)
    faults = translations.faults_of(polib.pofile(str(source)), messages)
    if faults:
        shown = "\n  ".join(faults[:40])
        raise CommandError(f"{source.name}: {len(faults)} faults\n  {shown}")
