"""manage.py document_rules: writes docs/rules/, a page per rule."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alerts.catalogue import rules
from alerts.rule_pages import page


class Command(BaseCommand):
    help = "Writes a page per rule to docs/rules/, from rule.toml."

    def handle(self, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "rules"
        folder.mkdir(parents=True, exist_ok=True)
        for name, rule in rules().items():
            (folder / f"{name}.md").write_text(page(rule), encoding="utf-8")
        self.stdout.write(f"{len(rules())} pages")
