"""manage.py preview_rule: what a rule would raise with other parameters, writing nothing."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alerts.actions.parameters import in_force
from alerts.catalogue import RuleError, rule
from alerts.previews import preview

from .compare import read_day


class Command(BaseCommand):
    help = "Counts the alerts a rule would raise, by grid group, with twenty examples."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rule", metavar="ID")
        parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
        parser.add_argument("--as-of", metavar="DATE")

    def handle(self, **options: Any) -> None:
        try:
            each = rule(options["rule"])
            parameters = in_force()[each.id].parameters | read_settings(options["set"])
            as_of = read_day(options["as_of"]) or timezone.localdate()
            shown = preview(each, parameters, as_of=as_of)
        except RuleError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(json.dumps(asdict(shown), ensure_ascii=False, default=str))


def read_settings(pairs: list[str]) -> dict[str, Any]:
    """NAME=VALUE options; a value of several schemes is separated by commas."""
    settings: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise RuleError(f"{pair} must be NAME=VALUE.")
        settings[name] = value.split(",") if "," in value else value
    return settings
