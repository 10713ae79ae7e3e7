"""manage.py check_rules: whether every rule can be read, bound and planned."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alerts.catalogue import RuleError, rules
from alerts.previews import fault_of


class Command(BaseCommand):
    help = "Reads every rule, binds its parameters and has the database plan it."

    def handle(self, **options: Any) -> None:
        try:
            found = rules()
        except RuleError as error:
            raise CommandError(str(error), returncode=2) from error
        faults = {}
        for name, rule in found.items():
            fault = fault_of(rule, as_of=timezone.localdate())
            if fault:
                faults[name] = fault
            self.stdout.write(json.dumps({"rule": name, "ok": not fault}))
        if faults:
            raise CommandError("\n".join(faults.values()), returncode=2)
