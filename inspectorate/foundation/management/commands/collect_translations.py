"""manage.py collect_translations"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from inspectorate.foundation import translations


class Command(BaseCommand):
    """Brings the catalogues up to the texts that code and templates mark; no gettext needed."""

    help = "Add marked texts to the translation catalogues and drop those no longer used."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Update each catalogue; one line each says how much is left to translate."""
        messages = translations.messages_in(settings.BASE_DIR, settings.TRANSLATED_FOLDERS)
        for path in settings.CATALOGUES:
            catalogue = _opened(path)
            translations.update(catalogue, messages)
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
            left = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
            name = path.relative_to(settings.BASE_DIR)
            self.stdout.write(f"{name}: {len(catalogue)} texts, {left} to translate")


def _opened(path: Path) -> polib.POFile:
    """The catalogue of that path with lines as they are; an empty one if there is none."""
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "zh-Hans",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return catalogue
