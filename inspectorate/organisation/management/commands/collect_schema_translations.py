"""manage.py collect_schema_translations"""

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from inspectorate.foundation import translations
from inspectorate.foundation.api.schema import words_of
from inspectorate.foundation.translations import Message
from inspectorate.organisation.api.entrance import schema_in


class Command(BaseCommand):
    """Brings the catalogue of the schema up to the docstrings and help texts it is made from.

    What is Chinese already, by the catalogue of the pages, is not asked for again.
    """

    help = "Add the words of the schema of /api/ to its catalogue and drop those no longer used."

    def handle(self, *args: Any, **options: Any) -> None:
        """Update the catalogue; a line says how much is left to translate."""
        path = settings.SCHEMA_CATALOGUE
        catalogue = polib.pofile(str(path), wrapwidth=100)
        own = {entry.msgid: entry.msgstr or entry.msgid for entry in catalogue}
        english, chinese = (set(words_of(schema_in(code))) for code in ("en", "zh-hans"))
        wanted = {text for text in english - {""} if {text, own.get(text)} & chinese}
        translations.update(catalogue, {Message(text): {"api"} for text in wanted})
        for entry in catalogue:
            entry.occurrences, entry.flags = [], []
        catalogue.save(str(path))
        left = len(catalogue.untranslated_entries())
        name = path.relative_to(settings.BASE_DIR)
        self.stdout.write(f"{name}: {len(catalogue)} texts, {left} to translate")
