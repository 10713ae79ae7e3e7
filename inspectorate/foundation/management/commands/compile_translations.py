"""manage.py compile_translations [--check]"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Compiles .po files to .mo without gettext's programs; only those that changed."""

    help = "Compile the translations (no gettext needed); with --check, refuse incomplete ones."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --check."""
        parser.add_argument("--check", action="store_true", help="fail on missing or fuzzy entries")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Compile every catalogue below the locale paths."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).rglob("*.po")):
                if check:
                    self._refuse_incomplete(source)
                self._compile(source)

    def _compile(self, source: Path) -> None:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))

    def _refuse_incomplete(self, source: Path) -> None:
        catalogue = polib.pofile(str(source))
        missing = [entry.msgid for entry in catalogue.untranslated_entries()]
        fuzzy = [entry.msgid for entry in catalogue.fuzzy_entries()]
        if missing or fuzzy:
            raise CommandError(f"{source}: untranslated {missing[:10]}, fuzzy {fuzzy[:10]}")
